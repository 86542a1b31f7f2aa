import InstructionSet

extension Node {
  /// Whether it has instructions inside.
  var isBlock: Bool { if case .instruction = self { false } else { true } }

  /// As for a list of nodes.
  func isSmallWork(_ elements: Int) -> Bool { [self].isSmallWork(elements) }
}

extension [Node] {
  /// Whether every instruction has at most that many elements, and a sixteenth of it on average: workers would wait for
  /// each other longer than they would work, so one of them does all of it.
  func isSmallWork(_ elements: Int) -> Bool {
    var amount = WorkAmount()
    return amount.add(self, each: elements) && amount.elements <= amount.instructions * elements / 16
  }
}

private struct WorkAmount {
  var instructions = 0
  var elements = 0

  /// False when an instruction has more than `most` elements.
  mutating func add(_ nodes: [Node], each most: Int) -> Bool {
    for node in nodes {
      switch node {
      case .instruction(let statement):
        let size = statement.instruction.workElements
        if size > most { return false }
        instructions += 1
        elements += size
      case .loop(let loop): if !add(loop.body, each: most) { return false }
      case .whileLoop(let loop): if !add(loop.condition, each: most) || !add(loop.body, each: most) { return false }
      case .branch(let branch): for body in branch.cases where !add(body, each: most) { return false }
      }
    }
    return true
  }
}

extension Instruction {
  /// How many elements an instruction of one operation for each element would have that takes as long, more or less: a
  /// multiplication of matrices takes a sixteenth of that. A custom op is the work of one worker in any case.
  var workElements: Int {
    if self is CustomOp { return 0 }
    var instruction = self
    var largest = LargestOperand()
    // Only parsers throw.
    try? instruction.visitFields(&largest)
    let products = (self as? any MatrixPass)?.multiplyAdds ?? 0
    return max(largest.elements, products / 16)
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
