import InstructionSet
public import Machine

/// Why the core, or the language, refuses what a kernel does.
public struct KernelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The rule: a code of `InstructionError` or of `MachineError`.
  public var code: String
  /// What is wrong, with the operand and the remedy.
  public var message: String
  /// The kernel's line, `file:line`; empty when the caller knows it better.
  public var place: String

  public init(_ code: String, _ message: String, place: String = "") {
    self.code = code
    self.message = message
    self.place = place
  }

  init(_ error: InstructionError) { self.init(error.code.rawValue, error.message, place: error.place) }

  public init(_ error: MachineError) {
    self.init(
      error.code.rawValue, error.remedy.isEmpty ? error.message : "\(error.message); \(error.remedy)",
      place: error.place)
  }

  public var description: String { place.isEmpty ? "\(code): \(message)" : "\(place): \(code): \(message)" }
}
