public import Numerics

/// What an instruction sees of the machine while it executes: its operands' bytes, and its share of the partitions.
///
/// Several workers execute the same instruction stream, each on its own partitions: blocks of
/// `partitionsPerBlock` on-chip partitions are dealt to workers in turn, so whatever a worker wrote on its partitions it
/// may read there again without waiting. The machine puts barriers where an instruction reads across partitions.
public struct ExecutionContext: ~Copyable {
  public static let partitionsPerBlock = 16
  /// Those that each of GpSimd's cores is connected to (nki.isa `local_gather`). A core's are one worker's.
  static let partitionsPerGpSimdCore = 16
  public static let scratchBytes = 16 << 20

  public let worker: Int
  public let workers: Int
  /// On-chip partitions that instructions work on for now, of those that are this worker's.
  public var window = 0..<Int.max
  /// Base of each buffer (partition `startPartition` of on-chip buffers).
  @usableFromInline let bases: UnsafePointer<UnsafeMutableRawPointer?>
  /// Bytes between partitions of each buffer, 0 for HBM.
  @usableFromInline let partitionStrides: UnsafePointer<Int>
  @usableFromInline let startPartitions: UnsafePointer<Int>
  @usableFromInline let counters: UnsafePointer<Int>
  public let registers: UnsafeMutablePointer<Int32>
  /// What engines remember between instructions.
  let engines: EngineState
  /// This worker's scratch memory, `scratchBytes` of it, aligned to 64 bytes.
  public let scratch: UnsafeMutableRawPointer
  @usableFromInline let fault: UnsafeMutablePointer<ExecutionFault>
  public let customOps: any CustomOpExecutor
  /// Where random bits come from when engines round stochastically; nil when they round to the nearest.
  private let roundingSeed: UInt64?

  public init(
    worker: Int, workers: Int, bases: UnsafePointer<UnsafeMutableRawPointer?>, partitionStrides: UnsafePointer<Int>,
    startPartitions: UnsafePointer<Int>, counters: UnsafePointer<Int>, registers: UnsafeMutablePointer<Int32>,
    engines: EngineState, scratch: UnsafeMutableRawPointer,
    fault: UnsafeMutablePointer<ExecutionFault>, customOps: any CustomOpExecutor, roundingSeed: UInt64?
  ) {
    self.worker = worker
    self.workers = workers
    self.bases = bases
    self.partitionStrides = partitionStrides
    self.startPartitions = startPartitions
    self.counters = counters
    self.registers = registers
    self.engines = engines
    self.scratch = scratch
    self.fault = fault
    self.customOps = customOps
    self.roundingSeed = roundingSeed
  }

  /// How the present execution of the present statement rounds: the same in all workers, another way each time.
  var rounding: Rounding {
    guard let roundingSeed else { return .nearestEven }
    let round = CounterGenerator.bits(seed: roundingSeed, index: UInt64(unsafe fault.pointee.round))
    return .stochastic(seed: CounterGenerator.bits(seed: round, index: UInt64(unsafe fault.pointee.statement)))
  }

  /// Remembers the first index out of range; the run goes on and throws at its end.
  @usableFromInline
  func reportIndexOutOfRange(_ index: Int, bound: Int, partition: Int) {
    guard (unsafe fault.pointee.faultedStatement) < 0 else { return }
    unsafe fault.pointee.faultedStatement = fault.pointee.statement
    unsafe fault.pointee.index = index
    unsafe fault.pointee.bound = bound
    unsafe fault.pointee.partition = partition
  }

  func reportFailure(_ error: any Error) {
    unsafe fault.pointee.faultedStatement = fault.pointee.statement
    unsafe fault.pointee.failure = error
  }

  @inlinable
  func counter(_ loop: LoopID) -> Int { unsafe counters[loop.index] }

  /// The offset in elements with the loops' present counters.
  @inlinable
  public func evaluate(_ offset: borrowing AffineOffset) -> Int {
    var sum = offset.constant
    // Indices rather than iterators: an iterator retains the array, and workers would contend for its count.
    for index in 0..<offset.terms.count {
      let counter = unsafe counters[offset.terms[index].loop.index]
      let modulus = offset.terms[index].modulus
      sum += (modulus == 0 ? counter : counter % modulus) * offset.terms[index].stride
    }
    for index in 0..<offset.registers.count {
      var value = unsafe registers[offset.registers[index].register.index]
      if let limits = offset.registers[index].limits, !limits.contains(value) {
        reportIndexOutOfRange(Int(value), bound: Int(limits.upperBound) + 1, partition: 0)
        value = min(max(value, limits.lowerBound), limits.upperBound)
      }
      sum += Int(value) * offset.registers[index].stride
    }
    return sum
  }

  /// Address of element (0, 0, …) of an operand.
  @inlinable
  public func base(_ operand: borrowing AccessPattern) -> UnsafeMutableRawPointer {
    let buffer = operand.buffer.index
    let partition = operand.startPartition - (unsafe startPartitions[buffer])
    let partitionBytes = unsafe partitionStrides[buffer]
    return unsafe bases[buffer]! + (partition * partitionBytes + evaluate(operand.offset) * operand.element.byteCount)
  }

  @inlinable
  func isOnChip(_ operand: borrowing AccessPattern) -> Bool { unsafe partitionStrides[operand.buffer.index] != 0 }

  /// Bytes between partitions of an operand.
  @inlinable
  public func partitionStride(_ operand: borrowing AccessPattern) -> Int {
    let onChip = unsafe partitionStrides[operand.buffer.index]
    return onChip != 0 ? onChip : operand.partitionStride * operand.element.byteCount
  }
}

/// What went wrong in a worker, and where it is.
public struct ExecutionFault: Sendable {
  /// The statement in execution; the executor keeps it up to date.
  public var statement = 0
  /// Rounds of loops that are over.
  public var round = 0
  /// The statement of the first index out of range, or -1.
  public var faultedStatement = -1
  public var index = 0
  public var bound = 0
  public var partition = 0
  /// What a custom op threw: nothing after it runs.
  public var failure: (any Error)?

  public init() {}
}

/// Runs ops that no engine has an instruction for, on GpSimd's behalf.
public protocol CustomOpExecutor: Sendable {
  /// `inputs` and `outputs` are whole HBM buffers; `op` is the executor's own description of the op. Throwing ends the
  /// run.
  func execute(op: String, inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer]) throws
}
