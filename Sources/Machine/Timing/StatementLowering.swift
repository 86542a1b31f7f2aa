import InstructionSet
import Numerics
import Silicon

/// Turns instructions into `TimedStatement`s with their accesses.
struct StatementLowering {
  let program: Program
  let core: NeuronCore
  /// By loop id; `.max` when unknown.
  var loopCounts: [Int]
  private var originIndex: [ObjectIdentifier: Int] = [:]
  private var shapes: [Shape: Int] = [:]
  private var mnemonics: [String: Int] = [:]

  private struct Shape: Hashable {
    let grid: Int
    let partitions: Range<Int>
    let element: ElementType
    let free: [Dimension]
  }

  private let change: TimingModel.CostChange?

  init(program: Program, core: NeuronCore, changing change: TimingModel.CostChange?) {
    self.change = change
    self.program = program
    self.core = core
    loopCounts = [Int](repeating: 1, count: program.loopCount)
  }

  mutating func lower(_ statement: Statement, into timed: inout TimedProgram) throws(MachineError) {
    var instruction = statement.instruction
    var visitor = OperandVisitor()
    do {
      try instruction.visitFields(&visitor)
    } catch {
      throw MachineError(.refused, error.message, place: statement.origin.place)
    }
    var cost = instruction.cost(on: core, in: program)
    let documented = cost.issue
    if let change { cost = change(timed.statements.count, statement, cost) }
    let firstAccess = timed.accesses.count
    var stationary = -1
    for operand in visitor.operands {
      if operand.name == "stationary" || (operand.name == "data" && instruction.engine == .tensor) {
        stationary = timed.accesses.count
      }
      let isDynamic = visitor.hasIndices && program[operand.pattern.buffer].space == .hbm
      timed.accesses.append(access(operand.pattern, operand.mode, isDynamic: isDynamic, &timed))
    }
    var lowered = TimedStatement(
      kind: .engine, engine: Engine.allCases.firstIndex(of: instruction.engine)!, issue: cost.issue.count,
      latency: max(cost.issue.count, cost.latency.count), status: cost.status, firstAccess: firstAccess,
      endAccess: timed.accesses.count, origin: origin(statement.origin, &timed))
    switch cost.kind {
    case .engine: break
    case .free: lowered.kind = .free
    case .matmul(let load):
      lowered.kind = .matmul
      lowered.load = load.count
      lowered.stationary = stationary
      describeMatmul(&lowered, instruction, visitor)
      // A pass that does the same in less time keeps the array as busy.
      if documented > cost.issue, cost.issue != .zero {
        lowered.arrayShare = min(1, lowered.arrayShare * Double(documented.count) / Double(cost.issue.count))
      }
    case .dma(let work):
      lowered.kind = .dma
      lowered.latency = cost.latency.count
      describeDMA(&lowered, work, visitor, &timed)
    case .software(let read, let written):
      lowered.kind = .software
      lowered.hbmBytesRead = read
      lowered.hbmBytesWritten = written
      describeSoftware(&lowered, &timed)
    }
    if let table = cost.activationTable {
      lowered.table = timed.tables[table] ?? timed.tables.count
      timed.tables[table] = lowered.table
    }
    describePorts(&lowered, visitor, timed)
    let mnemonic = type(of: instruction).mnemonic
    lowered.mnemonic = mnemonics[mnemonic] ?? timed.mnemonics.count
    if lowered.mnemonic == timed.mnemonics.count { timed.mnemonics.append(mnemonic) }
    mnemonics[mnemonic] = lowered.mnemonic
    timed.statements.append(lowered)
  }

  /// One element of an HBM buffer that sequencers read: a predicate or selector.
  mutating func scalarAccess(_ id: BufferID, into timed: inout TimedProgram) -> Int {
    let pattern = AccessPattern(id, program[id].element, partitions: 1, free: [])
    timed.accesses.append(access(pattern, .read, isDynamic: false, &timed))
    return timed.accesses.count - 1
  }

  private mutating func origin(_ origin: Origin, _ timed: inout TimedProgram) -> Int {
    if let known = originIndex[ObjectIdentifier(origin)] { return known }
    timed.origins.append(origin)
    originIndex[ObjectIdentifier(origin)] = timed.origins.count - 1
    return timed.origins.count - 1
  }

  // MARK: Costs by kind

  private func describeMatmul(
    _ lowered: inout TimedStatement, _ instruction: any Instruction, _ visitor: OperandVisitor
  ) {
    guard let stationary = visitor.operands.first(where: { $0.name == "stationary" || $0.name == "data" })?.pattern
    else { return }
    lowered.arrayShare = min(1, Double(stationary.partitions) / Double(core.tensorRows))
    guard let pass = instruction as? any MatrixPass else { return }
    lowered.multiplyAdds = pass.multiplyAdds
    lowered.arrayBlocks = pass.tile.blocks
    if let columns = pass.tile.size.last { lowered.arrayShare *= Double(columns) / 128 }
  }

  /// Spreads descriptors over the DMA engines: each serves its 1/16 of the partitions when one side is SBUF
  /// (nki-dma-overview.rst), otherwise they take descriptors in turn. The longest descriptor is 64 KiB.
  private func describeDMA(
    _ lowered: inout TimedStatement, _ work: DMAWork, _ visitor: OperandVisitor, _ timed: inout TimedProgram
  ) {
    let engines = core.dmaEngines
    let longest = 65536
    let pieces = max(1, (work.bytesPerDescriptor + longest - 1) / longest)
    let (total, overflow) = work.descriptors.multipliedReportingOverflow(by: pieces)
    let descriptors = overflow ? Int(Int32.max) : total
    var counts = [Int](repeating: 0, count: engines)
    let onChip = visitor.operands.map(\.pattern).first { program[$0.buffer].space != .hbm && $0.partitions >= 1 }
    if let onChip, descriptors >= onChip.partitions, onChip.partitions <= core.partitions {
      let each = descriptors / onChip.partitions
      var rest = descriptors % onChip.partitions
      let perEngine = max(1, core.partitions / engines)
      for partition in onChip.startPartition..<onChip.startPartition + onChip.partitions {
        counts[min(engines - 1, partition / perEngine)] += each + (rest > 0 ? 1 : 0)
        rest -= 1
      }
    } else {
      for engine in counts.indices { counts[engine] = (descriptors + engines - 1 - engine) / engines }
    }
    let bytes = Double(work.bytesPerDescriptor) / Double(pieces)
    let one = (core.dmaDescriptorNanoseconds + bytes / core.dmaBytesPerNanosecond) * work.slowdown
    lowered.dmaService = timed.dmaService.count
    timed.dmaService += counts.map { Ticks(nanoseconds: Double($0) * one).count }
    lowered.bytes = work.bytes
    lowered.descriptors = work.descriptors
    lowered.hbmBytesRead = work.readsHBM ? work.bytes : 0
    lowered.hbmBytesWritten = work.writesHBM ? work.bytes : 0
    let steps =
      work.writesHBM
      ? [core.dmaStoreStartNanoseconds, core.dmaStoreNoticeNanoseconds]
      : [core.dmaLoadStartNanoseconds, core.dmaLoadNoticeNanoseconds]
    lowered.linkTime = work.linkTime.count
    lowered.notice = steps.reduce(0) { $0 + Ticks(nanoseconds: $1).count }
  }

  /// Without DMA engines of its own GpSimd takes the core's, in turn; a descriptor fills the local memory of a processor.
  private func describeSoftware(_ lowered: inout TimedStatement, _ timed: inout TimedProgram) {
    lowered.dmaService = timed.dmaService.count
    var service = 0.0
    if core.gpsimdDMABytesPerNanosecond == nil {
      let bytes = Double(lowered.hbmBytesRead + lowered.hbmBytesWritten)
      service = bytes / 65536 * core.dmaDescriptorNanoseconds + bytes / core.dmaBytesPerNanosecond
    }
    let each = Ticks(nanoseconds: service / Double(core.dmaEngines)).count
    timed.dmaService += repeatElement(each, count: core.dmaEngines)
  }

  private func describePorts(
    _ lowered: inout TimedStatement, _ visitor: OperandVisitor, _ timed: borrowing TimedProgram
  ) {
    guard lowered.kind == .engine else { return }
    let engine = Engine.allCases[lowered.engine]
    var elements = 0
    for (index, operand) in visitor.operands.enumerated() {
      let buffer = program[operand.pattern.buffer]
      switch buffer.space {
      case .hbm: continue
      case .sbuf:
        lowered.usesSBUF = true
        elements = max(elements, operand.pattern.freeCount)
      case .psum:
        elements = max(elements, operand.pattern.freeCount)
        let access = timed.accesses[lowered.firstAccess + index]
        let first = max(0, access.lowest) / core.psumBankBytes
        let last = max(access.lowest, access.highest + access.extent - 1) / core.psumBankBytes
        for bank in first...max(first, min(last, core.psumBanks - 1)) { lowered.psumBanks |= 1 << UInt8(bank % 8) }
      }
    }
    if core.sharesVectorPorts && lowered.psumBanks != 0 { lowered.psumBanks = .max }
    if engine == .vector && !core.sharesVectorPorts {
      lowered.locksGpSimd =
        lowered.usesSBUF && lowered.issue < Ticks(cycles: Double(elements), gigahertz: core.vectorClock).count
    }
  }

  // MARK: Operands

  private mutating func access(
    _ pattern: AccessPattern, _ mode: TimedAccess.Mode, isDynamic: Bool, _ timed: inout TimedProgram
  ) -> TimedAccess {
    let buffer = program[pattern.buffer]
    let size = pattern.element.byteCount
    let firstTerm = timed.terms.count
    let firstSegment = timed.segments.count
    let isOnChip = buffer.space != .hbm
    var base = pattern.offset.constant * size
    var run = size
    var steps: [TimedAccess.Step] = []
    var exact = true
    if isDynamic || !pattern.offset.registers.isEmpty {
      run = max(1, buffer.byteCount)
      base = 0
      exact = false
    } else {
      for term in pattern.offset.terms where term.stride != 0 {
        timed.terms.append(
          TimedAccess.Term(loop: term.loop.index, stride: term.stride * size, modulus: term.modulus))
      }
      var dimensions = pattern.free
      if !isOnChip { dimensions.append(Dimension(pattern.partitions, stride: pattern.partitionStride)) }
      (run, steps) = Self.merge(dimensions, size: size, base: &base)
    }
    let extent = steps.reduce(run) { $0 + ($1.count - 1) * $1.stride }
    if isOnChip {
      base += buffer.address
      let pieces = TimedAccess.segments(run: run, steps: steps[...])
      timed.segments += pieces.segments
      exact = exact && pieces.exact
    }
    var access = TimedAccess(
      grid: buffer.space == .sbuf
        ? AddressMap.sbuf : buffer.space == .psum ? AddressMap.psum : pattern.buffer.index + 2,
      buffer: pattern.buffer.index, mode: mode,
      partitions: isOnChip ? pattern.startPartition..<pattern.startPartition + pattern.partitions : 0..<1,
      base: base, terms: firstTerm..<timed.terms.count, segments: firstSegment..<timed.segments.count,
      extent: extent, run: run, steps: steps, isExact: exact)
    access.lowest = base
    access.highest = base
    for term in timed.terms[access.terms] {
      var last = loopCounts[term.loop] == .max ? 0 : loopCounts[term.loop] - 1
      if term.modulus > 0 { last = loopCounts[term.loop] == .max ? term.modulus - 1 : min(last, term.modulus - 1) }
      if term.stride > 0 { access.highest += term.stride * last } else { access.lowest += term.stride * last }
    }
    access.shapeKey = shapeKey(access, pattern)
    return access
  }

  private mutating func shapeKey(_ access: TimedAccess, _ pattern: AccessPattern) -> Int {
    let shape = Shape(
      grid: access.grid, partitions: access.partitions, element: pattern.element, free: pattern.free)
    if let known = shapes[shape] { return known }
    shapes[shape] = shapes.count
    return shapes.count - 1
  }

  /// A pattern as contiguous runs of bytes and the steps between them, shortest first; `base` moves to the lowest byte.
  static func merge(_ dimensions: [Dimension], size: Int, base: inout Int) -> (run: Int, steps: [TimedAccess.Step]) {
    var sorted: [TimedAccess.Step] = []
    for dimension in dimensions where dimension.count > 1 && dimension.stride != 0 {
      let stride = dimension.stride * size
      if stride < 0 { base += (dimension.count - 1) * stride }
      sorted.append(TimedAccess.Step(count: dimension.count, stride: abs(stride)))
    }
    sorted.sort { $0.stride < $1.stride }
    var run = size
    var index = 0
    while index < sorted.count && sorted[index].stride <= run {
      run += (sorted[index].count - 1) * sorted[index].stride
      index += 1
    }
    return (run, Array(sorted[index...]))
  }
}

extension Origin {
  /// Where errors say they are.
  var place: String { location.isEmpty ? op : location }
}

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
