/// What is wrong with a chip name, a chip file or a figure.
public struct SiliconError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable, CaseIterable {
    /// No chip or instance of that name.
    case unknownName
    /// The text is not YAML, or not of the shape of a chip file.
    case syntax
    case unknownField
    /// A unit that does not measure what the field is.
    case unit
    /// Not a number, or a number no chip can have.
    case value
    case missingField
  }

  public var code: Code
  public var message: String
  /// `file:line:column`; the file's name alone, or empty, when no line is to blame.
  public var place: String
  public var remedy: String

  public init(_ code: Code, _ message: String, place: String = "", remedy: String) {
    self.code = code
    self.message = message
    self.place = place
    self.remedy = remedy
  }

  public var description: String {
    (place.isEmpty ? "" : "\(place): ") + "\(code.rawValue): \(message). \(remedy)"
  }
}
