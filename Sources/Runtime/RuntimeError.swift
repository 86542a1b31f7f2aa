import StableHLO

/// What went wrong between a front end and the device: code, place and remedy of the layer that found it.
public struct RuntimeError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case invalidArgument, invalidModule, compilation, unsupported, resourceExhausted, failedPrecondition, execution
    case fileNotFound, unreadableFile
  }

  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(code.rawValue): \(message)" }
}
