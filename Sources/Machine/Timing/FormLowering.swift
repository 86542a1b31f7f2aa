import InstructionSet
import Numerics
import Silicon

/// Finds out what a statement's time depends on: `TimedForm`s.
struct FormLowering {
  private let program: Program
  private let core: NeuronCore
  private var shapes: [Shape: Int] = [:]
  private var mnemonics: [String: Int] = [:]
  private var tables: [String: Int] = [:]

  private struct Shape: Hashable {
    let grid: Int
    let partitions: Range<Int>
    let partitionStride: Int
    let element: ElementType
    let free: [Dimension]
    let whole: Int?
  }

  init(program: Program, core: NeuronCore) {
    self.program = program
    self.core = core
  }

  /// Appends the form of a statement with that cost.
  mutating func lower(
    _ statement: Statement, _ cost: Cost, documented: Cost, into timed: inout TimedProgram
  ) {
    let instruction = statement.instruction
    let operands = Operands(instruction)
    let firstOperand = timed.formOperands.count
    for operand in operands.all {
      let isDynamic = operands.isIndirect && program[operand.pattern.buffer].space == .hbm
      timed.formOperands.append(
        self.operand(operand.pattern, .init(operand.mode), isDynamic: isDynamic, &timed.table))
    }
    var form = TimedForm(
      kind: .engine, engine: Engine.allCases.firstIndex(of: instruction.engine)!, issue: cost.issue.count,
      latency: max(cost.issue.count, cost.latency.count), status: cost.status,
      operands: firstOperand..<timed.formOperands.count)
    switch cost.kind {
    case .engine: describePorts(&form, operands)
    case .free: form.kind = .free
    case .matmul(let load):
      form.kind = .matmul
      form.load = load.count
      describeMatmul(&form, instruction, operands)
      // A pass that does the same in less time keeps the array as busy.
      if documented.issue > cost.issue, cost.issue != .zero {
        form.arrayShare = min(1, form.arrayShare * Double(documented.issue.count) / Double(cost.issue.count))
      }
    case .dma(let work):
      form.kind = .dma
      form.latency = cost.latency.count
      describeDMA(&form, work, operands, &timed)
    case .software(let read, let written):
      form.kind = .software
      form.hbmBytesRead = read
      form.hbmBytesWritten = written
      describeSoftware(&form, &timed)
    }
    form.meetsOtherCore = instruction is any CoreMeeting
    if let table = cost.activationTable {
      form.table = tables[table] ?? tables.count
      tables[table] = form.table
    }
    let mnemonic = type(of: instruction).mnemonic
    form.mnemonic = mnemonics[mnemonic] ?? timed.mnemonics.count
    if form.mnemonic == timed.mnemonics.count { timed.mnemonics.append(mnemonic) }
    mnemonics[mnemonic] = form.mnemonic
    timed.forms.append(form)
  }

  /// - Parameter isDynamic: Whether indices say where it is, besides registers.
  mutating func operand(
    _ pattern: AccessPattern, _ mode: TimedAccess.Mode, isDynamic: Bool, _ table: inout OperandTable
  ) -> TimedForm.Operand {
    let grid = program.grid(of: pattern.buffer)
    let isDynamic = isDynamic || !pattern.offset.registers.isEmpty
    let whole = isDynamic ? program[pattern.buffer].byteCount : nil
    let key = Shape(
      grid: grid, partitions: pattern.startPartition..<pattern.startPartition + pattern.partitions,
      partitionStride: pattern.partitionStride, element: pattern.element, free: pattern.free, whole: whole)
    let position = shapes[key] ?? table.shapes.count
    if position == table.shapes.count {
      table.shapes.append(OperandTable.shape(pattern, grid: grid, whole: whole, &table.segments))
      shapes[key] = position
    }
    let shape = table.shapes[position]
    return TimedForm.Operand(
      shape: Int32(position), mode: mode, isPSUM: grid == AddressMap.psum, isDynamic: isDynamic,
      elementBytes: shape.elementBytes, lowest: shape.lowest)
  }

  // MARK: Costs by kind

  private func describeMatmul(_ form: inout TimedForm, _ instruction: any Instruction, _ operands: Operands) {
    guard let position = operands.all.lastIndex(where: { ["stationary", "data"].contains($0.name.description) }) else {
      return
    }
    form.stationary = position
    form.arrayShare = min(1, Double(operands.all[position].pattern.partitions) / Double(core.tensorRows))
    guard let pass = instruction as? any MatrixPass else { return }
    form.multiplyAdds = pass.multiplyAdds
    form.arrayBlocks = pass.tile.blocks
    if let columns = pass.tile.size.last { form.arrayShare *= Double(columns) / 128 }
  }

  /// Spreads descriptors over the DMA engines: each serves its 1/16 of the partitions when one side is SBUF
  /// (nki-dma-overview.rst), otherwise they take descriptors in turn. The longest descriptor is 64 KiB.
  private func describeDMA(
    _ form: inout TimedForm, _ work: DMAWork, _ operands: Operands, _ timed: inout TimedProgram
  ) {
    let engines = core.dmaEngines
    let longest = 65536
    let pieces = max(1, (work.bytesPerDescriptor + longest - 1) / longest)
    let (total, overflow) = work.descriptors.multipliedReportingOverflow(by: pieces)
    let descriptors = overflow ? Int(Int32.max) : total
    var counts = [Int](repeating: 0, count: engines)
    let onChip = operands.all.map(\.pattern).first { program[$0.buffer].space != .hbm && $0.partitions >= 1 }
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
    form.dmaService = timed.dmaService.count
    for count in counts { timed.dmaService.append(Ticks(nanoseconds: Double(count) * one).count) }
    form.bytes = work.bytes
    form.descriptors = work.descriptors
    form.hbmBytesRead = work.readsHBM ? work.bytes : 0
    form.hbmBytesWritten = work.writesHBM ? work.bytes : 0
    let steps =
      work.writesHBM
      ? [core.dmaStoreStartNanoseconds, core.dmaStoreNoticeNanoseconds]
      : [core.dmaLoadStartNanoseconds, core.dmaLoadNoticeNanoseconds]
    form.linkTime = work.linkTime.count
    form.notice = steps.reduce(0) { $0 + Ticks(nanoseconds: $1).count }
  }

  /// Without DMA engines of its own GpSimd takes the core's, in turn; a descriptor fills the local memory of a processor.
  private func describeSoftware(_ form: inout TimedForm, _ timed: inout TimedProgram) {
    form.dmaService = timed.dmaService.count
    var service = 0.0
    if core.gpsimdDMABytesPerNanosecond == nil {
      let bytes = Double(form.hbmBytesRead + form.hbmBytesWritten)
      service = bytes / 65536 * core.dmaDescriptorNanoseconds + bytes / core.dmaBytesPerNanosecond
    }
    let each = Ticks(nanoseconds: service / Double(core.dmaEngines)).count
    for _ in 0..<core.dmaEngines { timed.dmaService.append(each) }
  }

  private func describePorts(_ form: inout TimedForm, _ operands: Operands) {
    var elements = 0
    for operand in operands.all {
      switch program[operand.pattern.buffer].space {
      case .hbm: continue
      case .sbuf: form.usesSBUF = true
      case .psum: form.usesPSUM = true
      }
      elements = max(elements, operand.pattern.freeCount)
    }
    if Engine.allCases[form.engine] == .vector && !core.sharesVectorPorts {
      form.locksGpSimd =
        form.usesSBUF && form.issue < Ticks(cycles: Double(elements), gigahertz: core.vectorClock).count
    }
  }
}
