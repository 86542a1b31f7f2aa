import InstructionSet

/// Why a machine refused to run a program.
public struct MachineError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// HBM or host memory does not suffice.
    case outOfMemory
    /// Inputs or outputs do not match the program's buffers.
    case arguments
    /// A dynamic index is out of range (nki.isa `oob_mode.error`).
    case indexOutOfRange
    /// What the executor of custom ops threw.
    case customOp
    /// An instruction that the core refuses.
    case refused
    /// Time depends on control flow that is not known, or was given for another program.
    case controlTrace
    /// SBUF or PSUM is read where nothing has been written.
    case uninitializedRead
    /// Two buffers in use at the same time share bytes of SBUF or PSUM.
    case overlappingBuffers
  }

  public var code: Code
  public var message: String
  /// The origin of the instruction, or the program.
  public var place: String
  /// What to do about it, where there is more than the message says.
  public var remedy: String

  public init(_ code: Code, _ message: String, place: String, remedy: String = "") {
    self.code = code
    self.message = message
    self.place = place
    self.remedy = remedy
  }

  public var description: String {
    "\(place): \(code.rawValue): \(message)" + (remedy.isEmpty ? "" : "; \(remedy)")
  }
}

extension MachineError {
  init(_ code: Code, _ fault: ExecutionFault, place: String) {
    self.init(
      code,
      "index \(fault.index) of partition \(fault.partition) is outside 0..<\(fault.bound); use oob_mode skip or clamp the "
        + "indices", place: place)
  }
}
