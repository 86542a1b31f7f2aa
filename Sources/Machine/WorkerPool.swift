import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Host threads that run one job together; the caller's thread is worker 0.
final class WorkerPool: Sendable {
  let workers: Int
  private let shared: Shared

  private final class Shared: @unchecked Sendable {
    /// Jobs started so far; threads wait for it to change, and then see the job.
    let started = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    let arrivals = Atomic<Int>(0)
    let stopped = Atomic<Bool>(false)
    var job: (@Sendable (Int) -> Void)?
    let sleepers = Sleepers()
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
    shared.started.wrappingAdd(1, ordering: .releasing)
    shared.sleepers.wakeAll()
  }

  private static func serve(worker: Int, _ shared: Shared) {
    var seen = 0
    while true {
      var spins = 0
      while shared.started.load(ordering: .acquiring) == seen {
        spins += 1
        if spins < 2000 {
          pause(spins)
        } else {
          shared.sleepers.wait { shared.started.load(ordering: .acquiring) == seen }
        }
      }
      seen += 1
      if shared.stopped.load(ordering: .acquiring) { return }
      work(worker, shared)
      shared.finished.wrappingAdd(1, ordering: .releasing)
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
      shared.started.wrappingAdd(1, ordering: .releasing)
      shared.sleepers.wakeAll()
      body(0)
      var spins = 0
      while shared.finished.load(ordering: .acquiring) < workers - 1 {
        spins += 1
        Self.pause(spins)
      }
      shared.job = nil
    }
  }

  /// Returns when every worker has called it `count` times in this job; `count` is the caller's number of this call,
  /// from 1.
  @inline(__always)
  func barrier(_ count: Int) {
    if workers == 1 { return }
    let target = count * workers
    if shared.arrivals.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue >= target { return }
    var spins = 0
    while shared.arrivals.load(ordering: .acquiring) < target {
      spins += 1
      Self.pause(spins)
    }
  }

  /// Spins briefly, then lets others run: workers may share a processor.
  @inline(__always)
  private static func pause(_ spins: Int) {
    if spins > 200 { sched_yield() }
  }
}

/// A condition variable for threads between jobs.
private final class Sleepers: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

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

  func wait(while waiting: () -> Bool) {
    pthread_mutex_lock(mutex)
    while waiting() { pthread_cond_wait(condition, mutex) }
    pthread_mutex_unlock(mutex)
  }

  func wakeAll() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }
}
