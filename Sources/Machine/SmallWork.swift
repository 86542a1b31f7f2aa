import InstructionSet

extension Node {
  /// Whether it has instructions inside.
  var isBlock: Bool { if case .instruction = self { false } else { true } }

  /// Whether every instruction in it has at most that many elements: workers would wait for each other longer than they
  /// would work, so one of them does all of it.
  func isSmallWork(_ elements: Int) -> Bool {
    switch self {
    case .instruction(let statement): statement.instruction.isSmallWork(elements)
    case .loop(let loop): loop.body.isSmallWork(elements)
    case .whileLoop(let loop): loop.condition.isSmallWork(elements) && loop.body.isSmallWork(elements)
    case .branch(let branch): branch.cases.allSatisfy { $0.isSmallWork(elements) }
    }
  }
}

extension [Node] {
  func isSmallWork(_ elements: Int) -> Bool { allSatisfy { $0.isSmallWork(elements) } }
}

extension Instruction {
  /// A custom op is the work of one worker in any case.
  func isSmallWork(_ elements: Int) -> Bool {
    if self is CustomOp { return true }
    var instruction = self
    var largest = LargestOperand()
    try? instruction.visitFields(&largest)
    // A multiplication takes a sixteenth of what an element of another instruction takes, more or less.
    let products = (self as? any MatrixPass)?.multiplyAdds ?? 0
    return max(largest.elements, products / 16) <= elements
  }
}

/// The elements of the largest operand of an instruction.
private struct LargestOperand: FieldVisitor {
  private(set) var elements = 0

  private mutating func see(_ operand: AccessPattern) {
    elements = max(elements, operand.partitions * operand.freeCount)
  }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { see(operand) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { see(operand) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { see(operand) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { see(operand) }
  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {}
  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {}
}
