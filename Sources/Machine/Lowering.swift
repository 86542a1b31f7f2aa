import InstructionSet
import Numerics

/// A program flattened for execution: one list of steps, loops as jumps.
struct LoweredProgram: Sendable {
  /// Positions are indices into `steps`.
  enum Step: Sendable {
    case run(Int)
    case runCustomOp(Int)
    case strip(Strip)
    case loopStart(loop: Int, count: Int, end: Int)
    case loopEnd(loop: Int, count: Int, start: Int)
    case whileStart(loop: Int)
    case whileTest(loop: Int, predicate: WhileLoop.Predicate, end: Int)
    case whileEnd(loop: Int, start: Int)
    case branch(selector: Int, table: Int)
    case jump(Int)
    /// The steps from here to `end` are for one worker alone, between barriers.
    case alone(end: Int)
  }

  /// Instructions that each work on partitions by themselves, and on so much that it pays to do all of them on a few
  /// partitions, whose data stays in the host's caches, before the next few.
  struct Strip: Sendable {
    var instructions: Range<Int>
    /// Partitions at a time; divides the blocks that workers own.
    var partitions: Int
    /// The partitions that any of the instructions works on.
    var extent: Range<Int>
  }

  var steps: [Step] = []
  var instructions: [LoweredInstruction] = []
  var origins: [Origin] = []
  /// `accesses[accessStarts[i]..<accessStarts[i + 1]]` belong to instruction i.
  var accesses: [Access] = []
  var accessStarts = [0]
  /// First steps of the cases of each branch.
  var tables: [[Int]] = []
  /// HBM buffers that some instruction writes.
  var written: Set<Int> = []

  /// Workers that have something to do.
  let workers: Int

  private let smallWork: Int

  /// For a machine with that many workers; `smallWork` as there.
  init(_ program: Program, workers: Int, smallWork: Int) throws(InstructionError) {
    self.workers = program.body.isSmallWork(smallWork) ? 1 : workers
    self.smallWork = smallWork
    try lower(program.body, program, workers: self.workers)
  }

  private mutating func lower(_ nodes: [Node], _ program: Program, workers: Int) throws(InstructionError) {
    var strip = StripBuilder()
    for node in nodes {
      if workers > 1, node.isBlock, node.isSmallWork(smallWork) {
        close(&strip)
        let start = steps.count
        steps.append(.jump(0))
        try lower([node], program, workers: 1)
        steps[start] = .alone(end: steps.count)
        continue
      }
      switch node {
      case .instruction(let statement):
        let index = instructions.count
        var collector = AccessCollector(program, statement.instruction, workers: workers)
        var instruction = statement.instruction
        try instruction.visitFields(&collector)
        accesses += collector.finish()
        accessStarts.append(accesses.count)
        written.formUnion(collector.written)
        instructions.append(lowered(statement.instruction))
        origins.append(statement.origin)
        if let rows = collector.ownRows {
          strip.add(index, rows)
          continue
        }
        close(&strip)
        steps.append(statement.instruction is CustomOp ? .runCustomOp(index) : .run(index))
      case .loop(let loop):
        close(&strip)
        let start = steps.count
        steps.append(.jump(0))
        try lower(loop.body, program, workers: workers)
        steps.append(.loopEnd(loop: loop.id.index, count: loop.count, start: start + 1))
        steps[start] = .loopStart(loop: loop.id.index, count: loop.count, end: steps.count)
      case .whileLoop(let loop):
        close(&strip)
        steps.append(.whileStart(loop: loop.id.index))
        let condition = steps.count
        try lower(loop.condition, program, workers: workers)
        let test = steps.count
        steps.append(.jump(0))
        try lower(loop.body, program, workers: workers)
        steps.append(.whileEnd(loop: loop.id.index, start: condition))
        steps[test] = .whileTest(loop: loop.id.index, predicate: loop.predicate, end: steps.count)
      case .branch(let branch):
        close(&strip)
        let table = tables.count
        tables.append([])
        steps.append(.branch(selector: branch.selector.index, table: table))
        var starts: [Int] = []
        var exits: [Int] = []
        for body in branch.cases {
          starts.append(steps.count)
          try lower(body, program, workers: workers)
          exits.append(steps.count)
          steps.append(.jump(0))
        }
        for exit in exits { steps[exit] = .jump(steps.count) }
        tables[table] = starts
      }
    }
    close(&strip)
  }

  private mutating func close(_ strip: inout StripBuilder) {
    steps += strip.steps
    strip = StripBuilder()
  }
}

/// An instruction in an object of its own. To execute an existential is to retain its box, and workers would contend for
/// that count at every instruction.
class LoweredInstruction: @unchecked Sendable {
  func execute(_ context: borrowing ExecutionContext) {}
  func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? { nil }
}

private final class TypedInstruction<Body: Instruction>: LoweredInstruction, @unchecked Sendable {
  private let body: Body
  init(_ body: Body) { self.body = body }
  override func execute(_ context: borrowing ExecutionContext) { body.execute(context) }
  override func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? { body.rowOperation(context) }
}

private func lowered(_ instruction: some Instruction) -> LoweredInstruction { TypedInstruction(instruction) }

/// Rows that an instruction works on, one or more in each partition, without a look at other partitions.
private struct OwnRows {
  var partitions: Range<Int>
  /// Of the operands that it writes, and of those that it reads from HBM.
  var bytesPerPartition: Int
}

/// Collects neighbouring instructions that work on partitions by themselves.
private struct StripBuilder {
  /// What a worker's tiles take at most in a second-level cache, and from how much on that matters.
  private static let windowBytes = 1 << 19
  private static let leastBytes = 1 << 20

  private var instructions = 0..<0
  private var extent = 0..<0
  private var bytesPerPartition = 0

  mutating func add(_ index: Int, _ rows: OwnRows) {
    if instructions.isEmpty {
      instructions = index..<index + 1
      extent = rows.partitions
    } else {
      instructions = instructions.lowerBound..<index + 1
      extent =
        min(extent.lowerBound, rows.partitions.lowerBound)..<max(extent.upperBound, rows.partitions.upperBound)
    }
    bytesPerPartition += rows.bytesPerPartition
  }

  var steps: [LoweredProgram.Step] {
    guard instructions.count > 1, bytesPerPartition * extent.count >= Self.leastBytes else {
      return instructions.map { .run($0) }
    }
    var partitions = ExecutionContext.partitionsPerBlock
    while partitions > 1, partitions * bytesPerPartition > Self.windowBytes { partitions /= 2 }
    return [.strip(LoweredProgram.Strip(instructions: instructions, partitions: partitions, extent: extent))]
  }
}

/// What an instruction touches, for the placement of barriers between workers.
struct Access: Sendable {
  enum Kind: Sendable {
    /// Read by the workers that own the partitions: never waits.
    case read
    case readAcross
    /// Read across, but element for element what the instruction overwrites.
    case readAcrossInPlace
    case write
  }

  var kind: Kind
  var buffer: Int
  var space: MemorySpace
  /// Bytes from the start of the memory's partition (of the buffer on HBM), without the moving part of the offset.
  var low: Int
  var high: Int
  /// The part of the offset that moves, in elements of `elementBytes`; nil when none does.
  var moving: AffineOffset?
  var elementBytes: Int
}

extension Program {
  /// What the instruction touches, for that many workers.
  func accesses(of instruction: some Instruction, workers: Int) -> [Access] {
    var collector = AccessCollector(self, instruction, workers: workers)
    var instruction = instruction
    try? instruction.visitFields(&collector)
    return collector.finish()
  }
}

/// Lists the accesses of one instruction.
private struct AccessCollector: FieldVisitor {
  let program: Program
  let workers: Int
  let scatters: Bool
  let copiesToHBM: Bool
  /// Reads across only because HBM has no owners: element i of the result needs element i of each operand.
  let isElementwise: Bool
  /// Moves rows between partitions and HBM, each by itself.
  let movesRows: Bool
  private var reads: [(pattern: AccessPattern, across: Bool)] = []
  private var writes: [AccessPattern] = []

  init(_ program: Program, _ instruction: any Instruction, workers: Int) {
    self.program = program
    self.workers = workers
    isElementwise = instruction is DMACompute
    movesRows =
      if let copy = instruction as? DMACopy {
        copy.indirection == nil && copy.dst.partitions == copy.src.partitions
          && (program[copy.dst.buffer].space == .hbm) != (program[copy.src.buffer].space == .hbm)
      } else {
        false
      }
    switch instruction {
    case let copy as DMACopy:
      scatters = copy.indirection != nil && program[copy.dst.buffer].space == .hbm
      copiesToHBM = !scatters && program[copy.dst.buffer].space == .hbm
    case let compute as DMACompute:
      scatters = compute.indirection != nil && program[compute.dst.buffer].space == .hbm
      copiesToHBM = !scatters && program[compute.dst.buffer].space == .hbm
    default:
      scatters = false
      copiesToHBM = false
    }
  }

  var written: [Int] { writes.map(\.buffer.index) }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { reads.append((operand, false)) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { reads.append((operand, true)) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { writes.append(operand) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) {
    reads.append((operand, false))
    writes.append(operand)
  }
  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    if case .perPartition(let pattern) = operand { reads.append((pattern, false)) }
  }
  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {}

  /// Nil for an instruction that reads across partitions, or writes to none.
  var ownRows: OwnRows? {
    let onChip = (reads.map(\.pattern) + writes).filter { program[$0.buffer].space != .hbm }
    guard !writes.isEmpty, let first = onChip.first, movesRows || reads.allSatisfy({ !$0.across }),
      onChip.allSatisfy({ $0.startPartition == first.startPartition && $0.partitions == first.partitions })
    else { return nil }
    let moved = movesRows ? reads.map(\.pattern) : []
    return OwnRows(
      partitions: first.startPartition..<first.startPartition + first.partitions,
      bytesPerPartition: (writes + moved).reduce(0) { $0 + $1.freeCount * $1.element.byteCount })
  }

  func finish() -> [Access] {
    var accesses: [Access] = []
    for read in reads {
      var kind = Access.Kind.read
      if read.across {
        kind = isElementwise && writes.contains(read.pattern) ? .readAcrossInPlace : .readAcross
        // A copy from chip to HBM is split by the partitions it reads.
        if copiesToHBM, program[read.pattern.buffer].space != .hbm { kind = .read }
      } else if let dst = writes.first {
        // The same element may belong to another worker when the partitions of operand and result differ.
        let shift = read.pattern.startPartition - dst.startPartition
        if shift % (ExecutionContext.partitionsPerBlock * workers) != 0 { kind = .readAcross }
      }
      accesses.append(access(kind, read.pattern))
    }
    for write in writes { accesses.append(access(.write, write)) }
    return accesses
  }

  private func access(_ kind: Access.Kind, _ pattern: AccessPattern) -> Access {
    let buffer = program[pattern.buffer]
    let bytes = pattern.element.byteCount
    var low = pattern.offset.constant
    var high = low
    var dimensions = pattern.free
    if buffer.space == .hbm { dimensions.append(Dimension(pattern.partitions, stride: pattern.partitionStride)) }
    for dimension in dimensions {
      let extent = (dimension.count - 1) * dimension.stride
      if extent < 0 { low += extent } else { high += extent }
    }
    var moving: AffineOffset? = nil
    if !pattern.offset.terms.isEmpty || !pattern.offset.registers.isEmpty {
      moving = pattern.offset
      moving!.constant = 0
    }
    if buffer.space == .hbm, scatters || moving?.registers.isEmpty == false || isIndirect(pattern) {
      return Access(
        kind: kind, buffer: pattern.buffer.index, space: .hbm, low: 0, high: buffer.byteCount, moving: nil,
        elementBytes: 1)
    }
    return Access(
      kind: kind, buffer: pattern.buffer.index, space: buffer.space, low: buffer.address + low * bytes,
      high: buffer.address + (high + 1) * bytes, moving: moving, elementBytes: bytes)
  }

  /// Whole-buffer access is assumed of every HBM pattern without partition stride and several partitions.
  private func isIndirect(_ pattern: AccessPattern) -> Bool {
    pattern.partitions > 1 && pattern.partitionStride == 0
  }
}
