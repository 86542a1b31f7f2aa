import InstructionSet
import Silicon
import Synchronization

/// Executes batches in order while the kernel goes on: on all workers when the kernel waits for them, else on all but one, whose
/// processor the kernel has.
final class LiveExecutor: Sendable {
  /// Batches that may wait to be executed, so that what they take does not grow with the kernel.
  private static let mostBatches = 64

  private let shared: Shared

  private final class Shared: @unchecked Sendable {
    let state: LiveState
    let batches = Mutex<[(LiveBatch, LiveBuffers)]>([])
    let submitted = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    /// Whether the kernel waits.
    let isAwaited = Atomic<Bool>(false)
    let stopped = Atomic<Bool>(false)
    let executor = Sleepers()
    let kernel = Sleepers()

    init(_ state: LiveState) { self.state = state }
  }

  /// Nil where the host refuses threads.
  init?(_ state: LiveState) {
    let shared = Shared(state)
    self.shared = shared
    guard startDetachedThread({ LiveExecutor.serve(shared) }) else { return nil }
  }

  deinit {
    shared.stopped.store(true, ordering: .releasing)
    shared.submitted.wrappingAdd(1, ordering: .sequentiallyConsistent)
    shared.executor.wake()
  }

  private static func serve(_ shared: Shared) {
    // Its threads are there as long as this one.
    let pool = WorkerPool(workers: shared.state.workers)
    var done = 0
    while true {
      shared.executor.wait { shared.submitted.load(ordering: .sequentiallyConsistent) == done }
      if shared.stopped.load(ordering: .acquiring) { return }
      let (batch, buffers) = shared.batches.withLock { $0.removeFirst() }
      let workers = shared.isAwaited.load(ordering: .relaxed) ? pool.workers : max(1, pool.workers - 1)
      shared.state.execute(batch, buffers, on: pool, workers: workers)
      done += 1
      shared.done.store(done, ordering: .sequentiallyConsistent)
      shared.kernel.wake()
    }
  }

  func submit(_ batch: LiveBatch, _ buffers: LiveBuffers) {
    shared.batches.withLock { $0.append((batch, buffers)) }
    let submitted = shared.submitted.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
    shared.executor.wake()
    wait { submitted - $0 > Self.mostBatches }
  }

  /// Returns when everything is executed.
  func finish() {
    let submitted = shared.submitted.load(ordering: .relaxed)
    wait { $0 < submitted }
  }

  private func wait(while isTooFew: (_ done: Int) -> Bool) {
    if !isTooFew(shared.done.load(ordering: .sequentiallyConsistent)) { return }
    shared.isAwaited.store(true, ordering: .relaxed)
    shared.kernel.wait { isTooFew(shared.done.load(ordering: .sequentiallyConsistent)) }
    shared.isAwaited.store(false, ordering: .relaxed)
  }
}

/// What the threads of a live execution share.
final class LiveState: @unchecked Sendable {
  let workers: Int
  let engines: EngineState
  /// One of each for every worker.
  private let scratch: [UnsafeMutableRawPointer]
  let faults: UnsafeMutablePointer<ExecutionFault>
  /// No instruction is in a loop of the program.
  private let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  /// What the sequencers' registers hold. Nothing executes while there come to be more of them.
  private(set) var registers = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  init(core: NeuronCore, workers: Int) {
    self.workers = workers
    engines = EngineState(core: core)
    scratch = (0..<workers).map { _ in .allocate(byteCount: ExecutionContext.scratchBytes, alignment: 64) }
    faults = .allocate(capacity: workers)
    faults.initialize(repeating: ExecutionFault(), count: workers)
    counter.initialize(to: 0)
  }

  deinit {
    engines.deallocate()
    for scratch in scratch { scratch.deallocate() }
    faults.deinitialize(count: workers)
    faults.deallocate()
    counter.deallocate()
    registers.deallocate()
  }

  func setRegisters(_ values: [Int32]) {
    registers.deallocate()
    registers = .allocate(capacity: values.count)
    registers.initialize(from: values, count: values.count)
  }

  func context(_ worker: Int, of workers: Int, _ buffers: LiveBuffers) -> ExecutionContext {
    ExecutionContext(
      worker: worker, workers: workers, bases: buffers.bases, partitionStrides: buffers.partitionStrides,
      startPartitions: buffers.startPartitions, counters: counter, registers: registers, engines: engines,
      scratch: scratch[worker], fault: faults + worker, customOps: NoCustomOps(), roundingSeed: nil)
  }

  /// On the caller's thread.
  func execute(_ batch: LiveBatch, _ buffers: LiveBuffers) {
    let context = context(0, of: 1, buffers)
    for item in batch.items { item.execute(context) }
  }

  /// On the first `workers` of a pool.
  func execute(_ batch: LiveBatch, _ buffers: LiveBuffers, on pool: WorkerPool, workers: Int) {
    if workers == 1 || !batch.isShared { return execute(batch, buffers) }
    pool.run { worker in
      if worker < workers { self.work(worker, of: workers, batch, buffers, pool) }
    }
  }

  private func work(_ worker: Int, of workers: Int, _ batch: LiveBatch, _ buffers: LiveBuffers, _ pool: WorkerPool) {
    let own = context(worker, of: workers, buffers)
    let alone = context(worker, of: 1, buffers)
    var barriers = 0
    var wasAlone = false
    for item in batch.items {
      let isAlone = item.order == .alone
      if isAlone ? !wasAlone : item.order == .afterAll {
        barriers += 1
        pool.barrier(barriers, participants: workers)
      }
      wasAlone = isAlone
      if !isAlone { item.execute(own) } else if worker == 0 { item.execute(alone) }
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
