public import InstructionSet
import Numerics

/// Device loops of kernels that are recorded without values: their bodies are recorded once, and registers hold anything.
extension Kernel {
  struct OpenLoop {
    var predicate: WhileLoop.Predicate
    /// What comes before the loop.
    var before: [Node]
    /// The number of its first instruction, and of the first tensor that is made in it.
    var start: Int
    var firstTensor: Int
  }

  /// What is emitted until ``endLoop()`` runs while `predicate`, which names registers of the kernel, holds. Throws `tracedValue` where
  /// instructions are executed: their loops are the caller's.
  public func beginLoop(while predicate: WhileLoop.Predicate) throws(KernelError) {
    guard !executes else {
      throw KernelError(
        "tracedValue", "instructions are executed as they come: loop over the calls", place: origin.location)
    }
    openLoops.append(
      OpenLoop(
        predicate: predicate, before: program.body, start: instructionCount, firstTensor: tensors.count))
    program.body = []
  }

  /// Ends the innermost loop that was begun; nothing without one.
  public func endLoop() {
    guard let loop = openLoops.popLast() else { return }
    let body = program.body
    program.body = loop.before
    program.body.append(
      .whileLoop(
        WhileLoop(
          id: LoopID(program.loopCount), condition: [], predicate: loop.predicate, body: body, knownTripCount: nil)))
    program.loopCount += 1
    guard instructionCount > loop.start else { return }
    // Values that come from before the loop, or from the iteration before, are needed until the last iteration is over.
    for index in tensors.indices {
      guard let uses = tensors[index].uses, uses.upperBound >= loop.start else { continue }
      if uses.lowerBound < loop.start || index < loop.firstTensor || tensors[index].startsWithRead {
        tensors[index].uses = min(uses.lowerBound, loop.start)...instructionCount - 1
      }
    }
  }

  /// Limits registers, which may hold anything, to what keeps each operand inside its buffer: addresses are checked when the
  /// instruction runs.
  func limitRegisters(of instruction: inout some Instruction) {
    guard !executes, program.registerCount > 0 else { return }
    var rewriting = OperandRewriting { operand, _ in
      guard operand.offset.registers.count == 1, self.tensors.indices.contains(operand.buffer.index) else { return }
      operand.offset.registers[0].limits = self.limits(of: operand)
    }
    // Only parsers throw.
    try? instruction.visitFields(&rewriting)
  }

  /// Nil where no value would do.
  private func limits(of operand: AccessPattern) -> ClosedRange<Int32>? {
    let buffer = tensors[operand.buffer.index].buffer
    var dimensions = operand.free
    if buffer.space == .hbm { dimensions.append(Dimension(operand.partitions, stride: operand.partitionStride)) }
    var (low, high) = (operand.offset.constant, operand.offset.constant)
    for dimension in dimensions {
      // Numbers of operands are below 2^44.
      let (extent, overflow) = (dimension.count - 1).multipliedReportingOverflow(by: dimension.stride)
      guard !overflow, abs(extent) < 1 << 50 else { return nil }
      if extent < 0 { low += extent } else { high += extent }
    }
    let stride = operand.offset.registers[0].stride
    let room = buffer.byteCount / operand.element.byteCount - 1 - high
    guard stride != 0 else { return nil }
    func down(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
    func up(_ a: Int, _ b: Int) -> Int { -down(-a, b) }
    // -low <= stride * value <= room
    let (least, most) = stride > 0 ? (up(-low, stride), down(room, stride)) : (up(-room, -stride), down(low, -stride))
    guard let first = Int32(exactly: max(least, Int(Int32.min))), let last = Int32(exactly: min(most, Int(Int32.max))),
      first <= last
    else { return nil }
    return first...last
  }

  /// Whether a matrix pass adds is decided once for all iterations of a loop.
  func refuseUnknownAccumulation(_ pass: some MatrixPass) throws(KernelError) {
    guard !executes else { return }
    if pass.dst.offset.registers.isEmpty {
      let isFromBefore = openLoops.contains { pass.dst.buffer.index < $0.firstTensor }
      guard isFromBefore, tensors[pass.dst.buffer.index].written.share(of: region(of: pass.dst)) == .none else {
        return
      }
    }
    throw KernelError(
      "psumAccumulation",
      "\(type(of: pass).mnemonic): in a device loop, or at a place that a register chooses, accumulate=None would be decided once "
        + "for all iterations; pass accumulate=False or True")
  }
}
