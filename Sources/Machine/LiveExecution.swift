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

  private let core: NeuronCore
  private var sbuf: [OnChipMemory] = []
  private var psum: [OnChipMemory] = []
  private var buffers: [Buffer] = []
  /// HBM that is not the caller's.
  private var mappings: [MemoryMapping] = []
  private var bases: [UnsafeMutableRawPointer?] = []
  private var partitionStrides: [Int] = []
  private var startPartitions: [Int] = []
  /// What the sequencers' registers hold.
  public private(set) var registers: [Int32] = []
  private let engines: EngineState
  private let scratch = UnsafeMutableRawPointer.allocate(byteCount: ExecutionContext.scratchBytes, alignment: 64)
  /// No instruction is in a loop of the program.
  private let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  private let fault = UnsafeMutablePointer<ExecutionFault>.allocate(capacity: 1)
  private var statements = 0

  public init(core: NeuronCore) throws(MachineError) {
    self.core = core
    engines = EngineState(core: core)
    counter.initialize(to: 0)
    fault.initialize(to: ExecutionFault())
  }

  deinit {
    engines.deallocate()
    scratch.deallocate()
    counter.deallocate()
    fault.deinitialize(count: 1)
    fault.deallocate()
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
    buffers.append(buffer)
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
    withContext { context in (context.base(operand), context.partitionStride(operand)) }
  }

  /// Executes a statement that `Program.validate(_:registers:on:)` accepts.
  public func execute(_ statement: Statement) throws(MachineError) {
    fault.pointee.statement = statements
    statements += 1
    withContext { context in statement.instruction.execute(context) }
    guard fault.pointee.faultedStatement >= 0 else { return }
    let found = fault.pointee
    fault.pointee = ExecutionFault()
    let place = statement.origin.location
    if let failure = found.failure { throw MachineError(.customOp, "\(failure)", place: place) }
    throw MachineError(.indexOutOfRange, found, place: place)
  }

  private func withContext<Result>(_ body: (borrowing ExecutionContext) -> Result) -> Result {
    bases.withUnsafeBufferPointer { bases in
      partitionStrides.withUnsafeBufferPointer { partitionStrides in
        startPartitions.withUnsafeBufferPointer { startPartitions in
          registers.withUnsafeMutableBufferPointer { registers in
            // An operand names a buffer, and a register that there is: pointers to none are never followed.
            body(
              ExecutionContext(
                worker: 0, workers: 1, bases: bases.baseAddress ?? UnsafePointer(bitPattern: 8)!,
                partitionStrides: partitionStrides.baseAddress ?? UnsafePointer(bitPattern: 8)!,
                startPartitions: startPartitions.baseAddress ?? UnsafePointer(bitPattern: 8)!, counters: counter,
                registers: registers.baseAddress ?? UnsafeMutablePointer(bitPattern: 8)!,
                engines: engines, scratch: scratch, fault: fault, customOps: NoCustomOps(),
                roundingSeed: nil))
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
