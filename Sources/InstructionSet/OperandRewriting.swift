/// Changes the operands of an instruction that it visits, those that are scalars in memory too.
package struct OperandRewriting: FieldVisitor {
  private let change: (_ operand: inout AccessPattern, _ isWritten: Bool) -> Void

  package init(_ change: @escaping (_ operand: inout AccessPattern, _ isWritten: Bool) -> Void) { self.change = change }

  package mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { change(&operand, false) }
  package mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { change(&operand, false) }
  package mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { change(&operand, true) }
  package mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { change(&operand, true) }
  package mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    guard case .perPartition(var pattern) = operand else { return }
    change(&pattern, false)
    operand = .perPartition(pattern)
  }
  package mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {}
}
