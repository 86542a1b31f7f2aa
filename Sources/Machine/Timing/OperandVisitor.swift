import InstructionSet

/// Lists the operands of an instruction.
struct OperandVisitor: FieldVisitor {
  var operands: [(name: String, pattern: AccessPattern, mode: TimedAccess.Mode)] = []
  var hasIndices = false

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) {
    operands.append((name.description, operand, .read))
  }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) {
    let name = name.description
    if name == "indices" { hasIndices = true }
    operands.append((name, operand, .read))
  }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) {
    operands.append((name.description, operand, .write))
  }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) {
    operands.append((name.description, operand, .update))
  }
  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    if case .perPartition(let pattern) = operand { operands.append((name.description, pattern, .read)) }
  }
  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {}
  mutating func present(_ name: StaticString, _ isPresent: inout Bool) {}
}
