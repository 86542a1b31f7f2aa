public import StableHLO

/// Why a module cannot be compiled.
public struct CompileError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case unsupportedOperation, unsupportedType, dynamicShape, noEntryPoint, outOfMemory, invalidOption, invalidProgram
  }

  public var code: Code
  /// What was refused, with the op and its operand types, and the remedy.
  public var message: String
  public var location: SourceLocation

  public init(_ code: Code, _ message: String, location: SourceLocation = .unknown) {
    self.code = code
    self.message = message
    self.location = location
  }

  public var description: String {
    let place = location.line > 0 ? "\(location.line):\(location.column): " : ""
    return "\(place)\(code.rawValue): \(message)"
  }
}
