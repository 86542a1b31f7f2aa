/// Why a machine refused to run a program.
public struct MachineError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// HBM or host memory does not suffice.
    case outOfMemory
    /// Inputs or outputs do not match the program's buffers.
    case arguments
    /// A dynamic index is out of range (nki.isa `oob_mode.error`).
    case indexOutOfRange
  }

  public var code: Code
  public var message: String
  /// The origin of the instruction, or the program.
  public var place: String

  public init(_ code: Code, _ message: String, place: String) {
    self.code = code
    self.message = message
    self.place = place
  }

  public var description: String { "\(place): \(code.rawValue): \(message)" }
}
