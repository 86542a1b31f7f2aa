public import InstructionSet
import Numerics
public import Silicon

/// The memories of one NeuronCore for a program in the making: each instruction is executed as it comes, and its results can
/// be looked at.
///
/// Memory that nothing has written reads as NaN, and as 4 in integers. There are several of each on-chip memory,
/// one behind the other: where a buffer is to be is known only when its last use is.
public final class LiveExecution {
  /// How many SBUFs and PSUMs there can be. A buffer is inside one of them. Kernels may fill PSUM many times over before the
  /// first of their tensors is done.
  public static let rooms = (sbuf: 16, psum: 256)

  /// Elements of an instruction that one worker does alone. More than in a program: workers wait awake for a while between
  /// instructions, which costs the caller's thread more than they gain where they are threads of one processor core.
  private static let smallWork = 1 << 17

  private let core: NeuronCore
  /// Its workers share instructions that are large enough.
  private let pool: WorkerPool
  private var sbuf: [OnChipMemory] = []
  private var psum: [OnChipMemory] = []
  /// The buffers so far.
  private var program = Program(name: "")
  /// HBM that is not the caller's.
  private var mappings: [MemoryMapping] = []
  private var bases: [UnsafeMutableRawPointer?] = []
  private var partitionStrides: [Int] = []
  private var startPartitions: [Int] = []
  /// What the sequencers' registers hold.
  public private(set) var registers: [Int32] = []
  private let engines: EngineState
  /// One of each for every worker.
  private let scratch: [UnsafeMutableRawPointer]
  private let faults: UnsafeMutablePointer<ExecutionFault>
  /// No instruction is in a loop of the program.
  private let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  private var statements = 0

  /// With `workers` host threads; results do not depend on it.
  public init(core: NeuronCore, workers: Int = 1) throws(MachineError) {
    self.core = core
    pool = WorkerPool(workers: workers)
    scratch = (0..<pool.workers).map { _ in .allocate(byteCount: ExecutionContext.scratchBytes, alignment: 64) }
    faults = .allocate(capacity: pool.workers)
    faults.initialize(repeating: ExecutionFault(), count: pool.workers)
    engines = EngineState(core: core)
    counter.initialize(to: 0)
  }

  deinit {
    engines.deallocate()
    for scratch in scratch { scratch.deallocate() }
    counter.deallocate()
    faults.deinitialize(count: pool.workers)
    faults.deallocate()
  }

  /// Adds the next buffer of the program. `memory` is the caller's and stands for an HBM buffer as long as this lives; without it,
  /// the buffer starts uninitialised.
  public func add(_ buffer: Buffer, memory: UnsafeMutableRawPointer? = nil) throws(MachineError) {
    var base: UnsafeMutableRawPointer
    var partitionStride = 0
    switch buffer.space {
    case .hbm where memory != nil: base = memory!
    case .hbm:
      guard let mapping = MemoryMapping(byteCount: buffer.byteCount) else {
        throw MachineError(.outOfMemory, "the host has no \(buffer.byteCount) bytes for HBM", place: buffer.name)
      }
      mappings.append(mapping)
      base = mapping.base
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
    bases.append(base)
    partitionStrides.append(partitionStride)
    startPartitions.append(buffer.space == .hbm ? 0 : buffer.startPartition)
    guard memory == nil else { return }
    for _ in 0..<(buffer.space == .hbm ? 1 : buffer.partitions) {
      fillAsUninitialised(base, buffer)
      base += partitionStride
    }
  }

  private func room(of buffer: Buffer, _ capacity: Int, among rooms: inout [OnChipMemory]) throws(MachineError)
    -> OnChipMemory
  {
    let number = buffer.address / capacity
    while rooms.count <= number {
      rooms.append(try OnChipMemory(partitions: core.partitions, bytesPerPartition: capacity))
    }
    return rooms[number]
  }

  public func addRegister() { registers.append(0) }

  /// The address of the first element of an operand, and the bytes between its partitions; the operand must lie in its buffer.
  public func address(of operand: AccessPattern) -> (base: UnsafeMutableRawPointer, partitionStride: Int) {
    withMemories { memories in
      let context = memories.context(0, of: 1)
      return (context.base(operand), context.partitionStride(operand))
    }
  }

  /// Executes a statement that `Program.validate(_:registers:on:)` accepts.
  public func execute(_ statement: Statement) throws(MachineError) {
    let workers = workers(for: statement.instruction)
    for worker in 0..<workers { faults[worker].statement = statements }
    statements += 1
    withMemories { memories in
      if workers == 1 { return statement.instruction.execute(memories.context(0, of: 1)) }
      pool.run { worker in statement.instruction.execute(memories.context(worker, of: workers)) }
    }
    for worker in 0..<workers where faults[worker].faultedStatement >= 0 {
      let found = faults[worker]
      for worker in 0..<workers { faults[worker] = ExecutionFault() }
      let place = statement.origin.location
      if let failure = found.failure { throw MachineError(.customOp, "\(failure)", place: place) }
      throw MachineError(.indexOutOfRange, found, place: place)
    }
  }

  private func workers(for instruction: some Instruction) -> Int {
    if pool.workers == 1 || instruction.workElements <= Self.smallWork { return 1 }
    let accesses = program.accesses(of: instruction, workers: pool.workers)
    let placement = BarrierPlacement(
      sbufBytes: Self.rooms.sbuf * core.sbufBytesPerPartition, psumBytes: Self.rooms.psum * core.psumBytesPerPartition,
      buffers: program.buffers.count)
    return withMemories { memories in
      accesses.withUnsafeBufferPointer { placement.decide($0, memories.context(0, of: 1)) } == .alone ? 1 : pool.workers
    }
  }

  /// What contexts point to; good during one call.
  private struct Memories: @unchecked Sendable {
    let bases: UnsafePointer<UnsafeMutableRawPointer?>
    let partitionStrides: UnsafePointer<Int>
    let startPartitions: UnsafePointer<Int>
    let registers: UnsafeMutablePointer<Int32>
    let counter: UnsafeMutablePointer<Int>
    let engines: EngineState
    let scratch: [UnsafeMutableRawPointer]
    let faults: UnsafeMutablePointer<ExecutionFault>

    func context(_ worker: Int, of workers: Int) -> ExecutionContext {
      ExecutionContext(
        worker: worker, workers: workers, bases: bases, partitionStrides: partitionStrides,
        startPartitions: startPartitions, counters: counter, registers: registers, engines: engines,
        scratch: scratch[worker], fault: faults + worker, customOps: NoCustomOps(), roundingSeed: nil)
    }
  }

  private func withMemories<Result>(_ body: (Memories) -> Result) -> Result {
    bases.withUnsafeBufferPointer { bases in
      partitionStrides.withUnsafeBufferPointer { partitionStrides in
        startPartitions.withUnsafeBufferPointer { startPartitions in
          registers.withUnsafeMutableBufferPointer { registers in
            // An operand names a buffer, and a register that there is: pointers to none are never followed.
            body(
              Memories(
                bases: bases.baseAddress ?? UnsafePointer(bitPattern: 8)!,
                partitionStrides: partitionStrides.baseAddress ?? UnsafePointer(bitPattern: 8)!,
                startPartitions: startPartitions.baseAddress ?? UnsafePointer(bitPattern: 8)!,
                registers: registers.baseAddress ?? UnsafeMutablePointer(bitPattern: 8)!, counter: counter,
                engines: engines, scratch: scratch, faults: faults))
          }
        }
      }
    }
  }

  /// One partition, or all of an HBM buffer.
  private func fillAsUninitialised(_ base: UnsafeMutableRawPointer, _ buffer: Buffer) {
    let count = buffer.byteCount / buffer.element.byteCount
    switch buffer.element.byteCount {
    case _ where !(buffer.element.isInteger || buffer.element == .bool):
      // All ones: NaN in every float type that has NaN.
      base.initializeMemory(as: UInt8.self, repeating: 0xFF, count: buffer.byteCount)
    case 1: base.initializeMemory(as: UInt8.self, repeating: 4, count: count)
    case 2: base.initializeMemory(as: UInt16.self, repeating: 4, count: count)
    case 4: base.initializeMemory(as: UInt32.self, repeating: 4, count: count)
    default: base.initializeMemory(as: UInt64.self, repeating: 4, count: count)
    }
  }
}

private struct NoCustomOps: CustomOpExecutor {
  struct Refusal: Error, CustomStringConvertible {
    let description = "custom ops run in compiled programs only"
  }

  func execute(op: String, inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer]) throws {
    throw Refusal()
  }
}
