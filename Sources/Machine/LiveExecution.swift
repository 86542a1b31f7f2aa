public import InstructionSet
import Numerics
public import Silicon

/// The memories of one NeuronCore for a program in the making: instructions are executed in the order in which they come, while
/// the caller goes on, and their results can be looked at.
///
/// Memory that nothing has written reads as NaN, and as 4 in integers. There are several of each on-chip memory,
/// one behind the other: where a buffer is to be is known only when its last use is.
public final class LiveExecution {
  /// How many SBUFs and PSUMs there can be. A buffer is inside one of them. Kernels may fill PSUM many times over before the
  /// first of their tensors is done.
  public static let rooms = (sbuf: 16, psum: 256)

  /// Elements of an instruction that one worker does alone: the others would wait longer than they would work.
  private static let smallWork = 1 << 11
  /// What is handed over to other threads together: enough to be worth waking them, and little enough for them to be at
  /// work soon.
  private static let batch = (elements: 1 << 20, items: 256)

  private let core: NeuronCore
  private var sbuf: [OnChipMemory] = []
  private var psum: [OnChipMemory] = []
  /// The buffers so far.
  private var program = Program(name: "")
  /// HBM that is not the caller's.
  private var mappings: [MemoryMapping] = []
  private var buffers = LiveBuffers(capacity: 64)
  /// What the sequencers' registers hold.
  public private(set) var registers: [Int32] = []
  private let state: LiveState
  /// Nil before there is enough to do for it, and where there is no thread for it.
  private var executor: LiveExecutor?
  private var hasThreads: Bool
  /// What is not handed over yet.
  private var pending = LiveBatch()
  /// Buffers that no instruction has named: the first one most often writes all of its result.
  private var unfilled: [Int: LiveFill] = [:]

  /// With `workers` host threads, the caller's among them; results do not depend on it.
  public init(core: NeuronCore, workers: Int = 1) throws(MachineError) {
    self.core = core
    state = LiveState(core: core, workers: workers)
    hasThreads = workers > 1
  }

  deinit {
    executor?.finish()
    SpareMemories.keep(sbuf + psum)
  }

  /// Adds the next buffer of the program. `memory` is the caller's and stands for an HBM buffer as long as this lives; without it,
  /// the buffer starts uninitialised.
  public func add(_ buffer: Buffer, memory: UnsafeMutableRawPointer? = nil) throws(MachineError) {
    let base: UnsafeMutableRawPointer
    var partitionStride = 0
    switch buffer.space {
    case .hbm where memory != nil: base = memory!
    case .hbm:
      guard let mapping = MemoryMapping(byteCount: buffer.byteCount) else {
        throw MachineError(.outOfMemory, "the host has no \(buffer.byteCount) bytes for HBM", place: buffer.name)
      }
      mappings.append(mapping)
      base = mapping.base
      UninitialisedBytes(buffer).fill(base)
    case .sbuf:
      let memory = try room(of: buffer, core.sbufBytesPerPartition, among: &sbuf)
      base = memory.base(partition: buffer.startPartition, byte: buffer.address % core.sbufBytesPerPartition)
      partitionStride = memory.partitionStride
    case .psum:
      let memory = try room(of: buffer, core.psumBytesPerPartition, among: &psum)
      base = memory.base(partition: buffer.startPartition, byte: buffer.address % core.psumBytesPerPartition)
      partitionStride = memory.partitionStride
    }
    program.buffers.append(buffer)
    buffers = buffers.adding(
      base, partitionStride: partitionStride, startPartition: buffer.space == .hbm ? 0 : buffer.startPartition)
    if buffer.space == .hbm { return }
    let fill = LiveFill(
      base: base, partitionStride: partitionStride, startPartition: buffer.startPartition,
      partitions: buffer.partitions, bytes: UninitialisedBytes(buffer))
    // What the kernel places in the first of the memories may lie over another buffer.
    let isApart = buffer.address >= (buffer.space == .sbuf ? core.sbufBytesPerPartition : core.psumBytesPerPartition)
    if isApart { unfilled[program.buffers.count - 1] = fill } else { append(fill, of: buffer) }
  }

  private func room(of buffer: Buffer, _ capacity: Int, among rooms: inout [OnChipMemory]) throws(MachineError)
    -> OnChipMemory
  {
    let number = buffer.address / capacity
    while rooms.count <= number {
      rooms.append(try SpareMemories.take(partitions: core.partitions, bytesPerPartition: capacity))
    }
    return rooms[number]
  }

  public func addRegister() {
    finish()
    registers.append(0)
    state.setRegisters(registers)
  }

  /// The address of the first element of an operand, and the bytes between its partitions; the operand must lie in its buffer.
  /// What is there is what the instructions so far have made of it, until the next one.
  public func address(of operand: AccessPattern) -> (base: UnsafeMutableRawPointer, partitionStride: Int) {
    fill(operand.buffer)
    finish()
    let context = state.context(0, of: 1, buffers)
    return (context.base(operand), context.partitionStride(operand))
  }

  /// Executes a statement that `Program.validate(_:registers:on:)` accepts, now or while the caller goes on; throws at once what
  /// comes of its execution.
  package func execute(_ statement: Statement, _ operands: Operands) throws(MachineError) {
    let instruction = statement.instruction
    if !unfilled.isEmpty { fillResults(of: instruction, operands) }
    append(.instruction(instruction), elements: instruction.workElements) { accesses(of: instruction) }
    if !instruction.hasOutcome { return }
    finish()
    if !registers.isEmpty { registers = Array(UnsafeBufferPointer(start: state.registers, count: registers.count)) }
    for worker in 0..<state.workers where state.faults[worker].faultedStatement >= 0 {
      let found = state.faults[worker]
      for worker in 0..<state.workers { state.faults[worker] = ExecutionFault() }
      let place = statement.origin.location
      if let failure = found.failure { throw MachineError(.customOp, "\(failure)", place: place) }
      throw MachineError(.indexOutOfRange, found, place: place)
    }
  }

  /// Returns when every statement so far is executed. Memory of the caller has its values then.
  public func finish() {
    if let executor {
      if pending.elements > Self.batch.elements / 4 { submit() }
      executor.finish()
    }
    if pending.items.isEmpty { return }
    state.execute(pending, buffers)
    pending = LiveBatch()
  }

  // MARK: - Work

  /// Fills the buffers that an instruction is the first to name, unless it writes all of them.
  private func fillResults(of instruction: some Instruction, _ operands: Operands) {
    for (index, operand) in operands.all.enumerated() where unfilled[operand.pattern.buffer.index] != nil {
      let isWhole =
        operand.mode == .write && instruction.writesAllResults
        && operand.pattern.isWhole(program.buffers[operand.pattern.buffer.index])
        && !operands.all.enumerated().contains { $0 != index && $1.pattern.buffer == operand.pattern.buffer }
      if isWhole { unfilled[operand.pattern.buffer.index] = nil } else { fill(operand.pattern.buffer) }
    }
  }

  private func fill(_ buffer: BufferID) {
    if let fill = unfilled.removeValue(forKey: buffer.index) { append(fill, of: program.buffers[buffer.index]) }
  }

  private func append(_ fill: LiveFill, of buffer: Buffer) {
    let write = LiveAccess(
      kind: .write, space: buffer.space, bytes: buffer.address..<buffer.address + buffer.byteCount)
    // Sixteen bytes are filled in the time of an element.
    append(.fill(fill), elements: buffer.partitions * buffer.byteCount / 16) { [write] }
  }

  private func append(_ body: LiveBatch.Body, elements: Int, accesses: () -> [LiveAccess]) {
    if !hasThreads { return execute(body) }
    pending.append(body, elements: elements, accesses: elements <= Self.smallWork ? nil : accesses())
    if pending.elements >= Self.batch.elements || pending.items.count >= Self.batch.items { submit() }
  }

  private func execute(_ body: LiveBatch.Body) {
    let context = state.context(0, of: 1, buffers)
    LiveBatch.Item(body: body, order: .alone).execute(context)
  }

  private func submit() {
    if executor == nil {
      executor = LiveExecutor(state)
      hasThreads = executor != nil
    }
    if let executor { executor.submit(pending, buffers) } else { state.execute(pending, buffers) }
    pending = LiveBatch()
  }

  private func accesses(of instruction: some Instruction) -> [LiveAccess] {
    let context = state.context(0, of: 1, buffers)
    // All workers execute it, or all but one.
    let workers = state.workers * (state.workers - 1)
    return program.accesses(of: instruction, workers: workers).map { access in
      var low = access.low
      if let moving = access.moving { low += context.evaluate(moving) * access.elementBytes }
      let high = low + access.high - access.low
      guard access.space == .hbm else {
        return LiveAccess(kind: access.kind, space: access.space, bytes: low..<high)
      }
      // Two buffers can be the same memory of the caller.
      let base = Int(bitPattern: buffers.bases[access.buffer])
      return LiveAccess(kind: access.kind, space: .hbm, bytes: base + low..<base + high)
    }
  }
}

extension AccessPattern {
  /// Whether it names every byte of an on-chip buffer.
  fileprivate func isWhole(_ buffer: Buffer) -> Bool {
    guard startPartition == buffer.startPartition, partitions == buffer.partitions, offset == 0,
      freeCount * element.byteCount == buffer.byteCount
    else { return false }
    var count = 1
    for dimension in free.reversed() {
      if dimension.count > 1, dimension.stride != count { return false }
      count *= dimension.count
    }
    return true
  }
}
