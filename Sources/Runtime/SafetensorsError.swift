/// What is wrong with a safetensors file, where, and what would be right.
public struct SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case unreadable
    case unwritable
    /// The file ends before what its header promises.
    case truncated
    /// The header is not the JSON object that the format asks for.
    case badHeader = "bad-header"
    case unknownType = "unknown-type"
    case badShape = "bad-shape"
    /// A tensor's place in the file contradicts its type and shape, the file's size or another tensor's place.
    case badOffsets = "bad-offsets"
    case tooLarge = "too-large"
    /// Two tensors to be written have one name, or a name that the format reserves.
    case badName = "bad-name"
  }

  public var code: Code
  /// What was found, what was expected, and the remedy.
  public var message: String
  public var file: String
  /// The tensor at fault, if it is one.
  public var tensor: String?

  public init(_ code: Code, _ message: String, file: String, tensor: String? = nil) {
    self.code = code
    self.message = message
    self.file = file
    self.tensor = tensor
  }

  public var description: String {
    let place = tensor.map { "\(file): tensor \"\($0)\"" } ?? file
    return "\(place): \(code.rawValue): \(message)"
  }
}
