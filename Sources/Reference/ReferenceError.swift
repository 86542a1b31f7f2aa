public import StableHLO

/// Why an op could not be evaluated.
public struct ReferenceError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// The op, element type or target has no evaluation here.
    case unsupported
    /// Operand shapes, attributes and the declared result do not fit each other.
    case shapeMismatch
    case typeMismatch
    case missingAttribute
    /// A value is used before anything defines it, or outside its function.
    case undefinedValue
    case missingFunction
    /// The tensors given to a function are not what its signature says.
    case inputMismatch
    /// A tensor has more elements than can be addressed.
    case tooLarge
    /// Functions call each other without end.
    case callDepth
    /// A function outside the module is not there, or failed.
    case hostFunction
  }

  public var code: Code
  /// What is wrong, with the op, its operand types and what to do about it.
  public var message: String
  public var location: SourceLocation

  public init(_ code: Code, _ message: String, at location: SourceLocation = .unknown) {
    self.code = code
    self.message = message
    self.location = location
  }

  public var description: String {
    var place = ""
    if location.line > 0 { place = " at \(location.line):\(location.column)" }
    if let origin = location.origin { place += " (\(origin))" }
    return "\(code.rawValue): \(message)\(place)"
  }
}
