import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Host threads that run one job together; the caller's thread is worker 0.
package final class WorkerPool: Sendable {
  let workers: Int
  private let shared: Shared

  private final class Shared: @unchecked Sendable {
    /// Jobs started so far; threads wait for it to change, and then see the job.
    let started = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    let arrivals = Atomic<Int>(0)
    let stopped = Atomic<Bool>(false)
    var job: (@Sendable (Int) -> Void)?
    let betweenJobs = Sleepers()
    let withinJob = Sleepers()
  }

  /// Fewer workers than asked for where the host refuses threads.
  init(workers wanted: Int) {
    let shared = Shared()
    var started = 1
    while started < wanted {
      let worker = started
      guard startDetachedThread({ WorkerPool.serve(worker: worker, shared) }) else { break }
      started += 1
    }
    self.shared = shared
    workers = started
  }

  deinit {
    shared.stopped.store(true, ordering: .releasing)
    shared.started.wrappingAdd(1, ordering: .sequentiallyConsistent)
    shared.betweenJobs.wake()
  }

  private static func serve(worker: Int, _ shared: Shared) {
    var seen = 0
    while true {
      shared.betweenJobs.wait { shared.started.load(ordering: .sequentiallyConsistent) == seen }
      seen += 1
      if shared.stopped.load(ordering: .acquiring) { return }
      work(worker, shared)
      shared.finished.wrappingAdd(1, ordering: .sequentiallyConsistent)
      shared.withinJob.wake()
    }
  }

  /// A function of its own, so that this thread has let go of the job by the time it says that it finished.
  @inline(never)
  private static func work(_ worker: Int, _ shared: Shared) { shared.job?(worker) }

  /// Runs `body(worker)` on every worker and returns when all are done. One call at a time.
  func run(_ body: @Sendable (Int) -> Void) {
    if workers == 1 { return body(0) }
    withoutActuallyEscaping(body) { body in
      shared.job = body
      shared.finished.store(0, ordering: .relaxed)
      shared.arrivals.store(0, ordering: .relaxed)
      shared.started.wrappingAdd(1, ordering: .sequentiallyConsistent)
      shared.betweenJobs.wake()
      body(0)
      shared.withinJob.wait { shared.finished.load(ordering: .sequentiallyConsistent) < workers - 1 }
      shared.job = nil
    }
  }

  /// Returns when every worker, or each of `participants` where only they do something, has called it `count` times in this
  /// job; `count` is the caller's number of this call, from 1.
  @inline(__always)
  func barrier(_ count: Int, participants: Int? = nil) {
    let participants = participants ?? workers
    if participants == 1 { return }
    let target = count * participants
    if shared.arrivals.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue >= target {
      return shared.withinJob.wake()
    }
    shared.withinJob.wait { shared.arrivals.load(ordering: .sequentiallyConsistent) < target }
  }
}

extension WorkerPool {
  /// What `body` gives for each of `0..<count`, by as many host threads; each takes the next when it is done with one.
  package static func map<Result: Sendable>(
    _ count: Int, workers: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let next = Atomic<Int>(0)
    let results = Mutex([Result?](repeating: nil, count: count))
    WorkerPool(workers: max(1, min(workers, count))).run { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let result = body(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.map { $0! } }
  }
}

/// Threads that wait for an atomic to change: a short while awake, since most waits are shorter than it takes to put a
/// thread to sleep and wake it, and then asleep, so that a worker which has lost its processor to another process
/// can have one.
///
/// The atomics that conditions read change in sequentially consistent order, as `asleep` does: either the one who
/// changes it sees the sleeper, or the sleeper sees the change.
final class Sleepers: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let asleep = Atomic<Int>(0)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Returns when `waiting` no longer holds.
  @inline(__always)
  func wait(while waiting: () -> Bool) {
    var spins = 0
    while waiting() {
      spins += 1
      if spins > 200 { return waitLonger(while: waiting) }
    }
  }

  @inline(never)
  private func waitLonger(while waiting: () -> Bool) {
    let start = ContinuousClock.now
    while waiting() {
      if ContinuousClock.now - start > .microseconds(50) { return sleep(while: waiting) }
    }
  }

  private func sleep(while waiting: () -> Bool) {
    pthread_mutex_lock(mutex)
    asleep.wrappingAdd(1, ordering: .sequentiallyConsistent)
    while waiting() { pthread_cond_wait(condition, mutex) }
    asleep.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }

  /// Call after a change for which threads may wait.
  @inline(__always)
  func wake() {
    if asleep.load(ordering: .sequentiallyConsistent) == 0 { return }
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
