public import Machine
import Silicon
import Synchronization

/// The account of one program: how often it ran, how long the chip would have taken, how long the host took.
public final class ProgramRecord: LaunchObserver {
  public struct Counts: Sendable {
    /// Runs that succeeded.
    public var calls = 0
    /// Runs that were launched and have not ended.
    public var underWay = 0
    public var hostTime = Duration.zero
    /// How often control flow took which path, empty when it depends on nothing.
    fileprivate var paths: [ControlTrace: Int] = [:]
    fileprivate var lastPath: ControlTrace?
  }

  public let name: String
  public let program: Executable
  /// The chip as the user knows it.
  public let chip: String
  public let compileTime: Duration
  private let state = Mutex(Counts())

  public init(_ name: String, _ program: Executable, chip: String, compileTime: Duration) {
    self.name = name
    self.program = program
    self.chip = chip
    self.compileTime = compileTime
  }

  public var counts: Counts { state.withLock { $0 } }

  public func launched() { state.withLock { $0.underWay += 1 } }

  public func ended(_ run: Executable.Run?) {
    state.withLock { counts in
      counts.underWay -= 1
      guard let run else { return }
      counts.calls += 1
      counts.hostTime += run.hostTime
      if run.control.isEmpty { return }
      counts.paths[run.control, default: 0] += 1
      counts.lastPath = run.control
    }
  }

  /// What the last run, or before the first one any run, would take on the chip. Nil as long as only a run can tell:
  /// control flow that depends on values.
  public func timeline() -> Timeline? { try? program.timeline(counts.lastPath) }

  /// Simulated time of all runs, launches included, in seconds. Nil where a run cannot be timed.
  public func totalSeconds() -> Double? {
    let counts = counts
    if counts.calls == 0 { return 0 }
    let paths = counts.paths.isEmpty ? [(nil, counts.calls)] : counts.paths.map { (Optional($0.key), $0.value) }
    var seconds: [Double] = []
    for (path, calls) in paths {
      guard let timeline = try? program.timeline(path) else { return nil }
      seconds.append(Double(calls) * (timeline.total.seconds + timeline.launch.seconds))
    }
    // The same sum in whatever order a dictionary has them: by size.
    return seconds.sorted().reduce(0, +)
  }

  public func summary() -> Summary? { timeline().map { Summary(of: program, timeline: $0, chip: chip) } }
}
