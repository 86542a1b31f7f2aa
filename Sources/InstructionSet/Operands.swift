/// The operands of an instruction, found in one visit.
package struct Operands: FieldVisitor {
  package enum Mode: Sendable { case read, write, update }

  package struct Operand {
    package let name: StaticString
    package let pattern: AccessPattern
    package let mode: Mode
  }

  package private(set) var all: [Operand] = []
  /// Offsets that are no operand's, and the loops that an accumulation counts.
  package private(set) var offsets: [AffineOffset] = []
  /// Whether indices choose the rows of the HBM operand.
  package private(set) var isIndirect = false

  package init(_ instruction: some Instruction) {
    all.reserveCapacity(4)
    var instruction = instruction
    // Only parsers throw.
    try? instruction.visitFields(&self)
  }

  package mutating func read(_ name: StaticString, _ operand: inout AccessPattern) {
    all.append(Operand(name: name, pattern: operand, mode: .read))
  }

  package mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) {
    if name.description == "indices" { isIndirect = true }
    all.append(Operand(name: name, pattern: operand, mode: .read))
  }

  package mutating func write(_ name: StaticString, _ operand: inout AccessPattern) {
    all.append(Operand(name: name, pattern: operand, mode: .write))
  }

  package mutating func update(_ name: StaticString, _ operand: inout AccessPattern) {
    all.append(Operand(name: name, pattern: operand, mode: .update))
  }

  package mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    if case .perPartition(let pattern) = operand { all.append(Operand(name: name, pattern: pattern, mode: .read)) }
  }

  package mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {
    if T.self == AffineOffset.self { offsets.append(value as! AffineOffset) }
    if T.self == Accumulation.self, case .afterFirst(let loops) = value as! Accumulation {
      // Modulus 1: only the loop's being in scope matters.
      offsets.append(AffineOffset(0, terms: loops.map { AffineOffset.Term($0, stride: 0, modulus: 1) }))
    }
  }
}
