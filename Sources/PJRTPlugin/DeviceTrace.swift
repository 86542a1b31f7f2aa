import Machine
import Profile
import Runtime
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What ran on the devices between start and stop of a profiler of the framework.
///
/// While one runs, the end of a program's run costs an entry in a list; while none does, a launch costs the look at a
/// number. Simulated time is computed when the data are collected.
final class DeviceTrace: PJRTObject {
  static let noun = "profiler"

  /// Runs of one trace; those beyond are counted only.
  static let limit = 100_000

  /// A run that has ended.
  private struct Run {
    var executable: PJRTExecutable
    var control: ControlTrace
    var device: Int
    /// Nanoseconds since 1970.
    var start: Int64
  }

  private enum Phase { case new, running, stopped }

  private struct State {
    var phase = Phase.new
    var runs: [Run] = []
    var leftOut = 0
    var collected: HandedOut<UInt8>?
  }

  private let state = Mutex(State())

  /// All that run now, and how many they are. The first one gets the runs: JAX makes a profiler for each name that it knows
  /// the plugin by, and puts together what they collect.
  private static let running = Mutex<[DeviceTrace]>([])
  private static let runningCount = Atomic<Int>(0)

  func start() throws {
    try move(from: .new, to: .running, "started")
    Self.running.withLock { traces in
      traces.append(self)
      Self.runningCount.store(traces.count, ordering: .releasing)
    }
  }

  func stop() throws {
    try move(from: .running, to: .stopped, "stopped")
    Self.running.withLock { traces in
      traces.removeAll { $0 === self }
      Self.runningCount.store(traces.count, ordering: .releasing)
    }
  }

  private func move(from phase: Phase, to next: Phase, _ word: String) throws {
    let moved = state.withLock { state in
      guard state.phase == phase else { return false }
      state.phase = next
      return true
    }
    guard moved else {
      throw RuntimeError(.failedPrecondition, "the profiler cannot be \(word) twice, nor stopped before it is started")
    }
  }

  // MARK: Runs

  /// Who is told of a run of `executable` on a device: `observer`, and the traces that run now.
  static func observer(
    _ executable: PJRTExecutable, on device: Int, besides observer: any LaunchObserver
  ) -> any LaunchObserver {
    guard runningCount.load(ordering: .acquiring) > 0 else { return observer }
    return TracedLaunch(executable: executable, device: device, observer: observer)
  }

  private struct TracedLaunch: LaunchObserver {
    var executable: PJRTExecutable
    var device: Int
    var observer: any LaunchObserver

    func launched() { observer.launched() }

    func ended(_ run: Executable.Run?) {
      observer.ended(run)
      guard let run else { return }
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      let end = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
      let start = end - Int64(run.hostTime / .nanoseconds(1))
      let ended = Run(executable: executable, control: run.control, device: device, start: start)
      DeviceTrace.running.withLock({ $0.first })?.add(ended)
    }
  }

  private func add(_ run: Run) {
    state.withLock { state in
      guard state.phase == .running else { return }
      if state.runs.count < Self.limit { state.runs.append(run) } else { state.leftOut += 1 }
    }
  }

  // MARK: Data

  /// An XSpace message of what ran, the same each time.
  func collect() throws -> HandedOut<UInt8> {
    let (phase, runs, leftOut, known) = state.withLock { ($0.phase, $0.runs, $0.leftOut, $0.collected) }
    guard phase == .stopped else { throw RuntimeError(.failedPrecondition, "the profiler has to be stopped first") }
    if let known { return known }
    // Timing programs may take a while: without the lock.
    let made = HandedOut(Self.space(of: runs, leftOut: leftOut))
    return state.withLock { state in
      state.collected = state.collected ?? made
      state.runs = []
      return state.collected ?? made
    }
  }

  private static func space(of runs: [Run], leftOut: Int) -> [UInt8] {
    struct Key: Hashable {
      var executable: ObjectIdentifier
      var control: ControlTrace
    }
    var programs: [Profile] = []
    var positions: [Key: Int?] = [:]
    var placed: [XSpace.Run] = []
    var warnings: [String] = []
    for run in runs {
      let key = Key(executable: ObjectIdentifier(run.executable), control: run.control)
      if positions[key] == nil {
        do throws(ProfileError) {
          programs.append(try Profile(run.executable.capture(run.control)))
          positions[key] = .some(programs.count - 1)
        } catch {
          warnings.append(error.message)
          positions[key] = .some(nil)
        }
      }
      if let position = positions[key] ?? nil {
        placed.append(XSpace.Run(device: run.device, program: position, start: run.start))
      }
    }
    if leftOut > 0 { warnings.append("\(leftOut) runs after the first \(limit) are left out") }
    return XSpace.bytes(programs, placed, warnings: warnings)
  }
}

extension PJRTExecutable {
  fileprivate func capture(_ control: ControlTrace) -> Capture {
    program.capture(name: record.name, chip: record.chip, control: control, facts: Capture.Facts())
  }
}
