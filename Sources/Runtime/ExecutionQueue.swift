import Machine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs jobs one after the other, in the order in which they come: on a thread of its own, or at once on the caller's.
final class ExecutionQueue: Sendable {
  typealias Job = @Sendable () -> Void

  /// Jobs that may wait; whoever brings one more waits too, so that a host does not run ahead without bound.
  private static let depth = 32

  private struct State {
    var waiting: [Job] = []
    /// The thread that runs a job.
    var runner: pthread_t?
    var isRunning: Bool { runner != nil }
    var hasThread = false
    var isStopped = false
  }

  private let state = Monitor(State())

  deinit { state.update { $0.isStopped = true } }

  /// Whether a job asks this that runs now: it must not wait for another one, which would wait for it.
  var isRunByCaller: Bool {
    state.update { state in state.runner.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
  }

  /// Runs `job` after all jobs before it. Returns at once, unless too many wait already.
  func add(_ job: @escaping Job) {
    let needsThread = state.update(
      when: { $0.waiting.count < Self.depth },
      { state in
        state.waiting.append(job)
        defer { state.hasThread = true }
        return !state.hasThread
      })
    if needsThread { startThread() }
  }

  /// Runs `job` on this thread if nothing runs or waits; else returns false and does nothing.
  func runIfIdle(_ job: () -> Void) -> Bool {
    let mayRun = state.update { state in
      guard !state.isRunning, state.waiting.isEmpty else { return false }
      state.runner = pthread_self()
      return true
    }
    guard mayRun else { return false }
    job()
    state.update { $0.runner = nil }
    return true
  }

  private func startThread() {
    let hasStarted = startDetachedThread { [state] in
      while ExecutionQueue.serve(state, when: { !$0.waiting.isEmpty || $0.isStopped }) {}
    }
    guard !hasStarted else { return }
    // The host refuses a thread: the caller does the work, now and next time.
    while Self.serve(state, when: { _ in true }) {}
    state.update { $0.hasThread = false }
  }

  /// Runs the next job. False when there is none.
  private static func serve(_ state: Monitor<State>, when ready: (State) -> Bool) -> Bool {
    let job: Job? = state.update(
      when: { !$0.isRunning && ready($0) },
      { state in
        guard !state.waiting.isEmpty else { return nil }
        state.runner = pthread_self()
        return state.waiting.removeFirst()
      })
    guard let job else { return false }
    job()
    state.update { $0.runner = nil }
    return true
  }
}
