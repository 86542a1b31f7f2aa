public import Machine
public import Profile
import Silicon
import Synchronization

/// The account of one program: how often it ran and where, how long the chip would have taken, how long the host took.
public final class ProgramRecord: Sendable {
  public struct Counts: Sendable {
    /// Runs that have not succeeded.
    public var failures = 0
    /// Runs that were launched and have not ended.
    public var underWay = 0
    public var hostTime = Duration.zero
    /// By the device's number.
    fileprivate var devices: [DeviceRuns] = []
    fileprivate var lastPath: ControlTrace?

    /// Runs that succeeded.
    public var calls: Int { devices.reduce(0) { $0 + $1.calls } }
  }

  fileprivate struct DeviceRuns {
    var calls = 0
    /// How often control flow took which path, empty when it depends on nothing.
    var paths: [ControlTrace: Int] = [:]
  }

  /// The runs on one device, in simulated time.
  public struct DeviceTime: Sendable {
    public var device: Int
    public var calls: Int
    /// Launches included. Nil where a run cannot be timed.
    public var seconds: Double?
    public var launchSeconds: Double?
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

  /// Who is told of the runs on a device.
  public func observer(on device: Int) -> some LaunchObserver { Observer(record: self, device: device) }

  private struct Observer: LaunchObserver {
    var record: ProgramRecord
    var device: Int

    func launched() { record.state.withLock { $0.underWay += 1 } }

    func ended(_ run: Executable.Run?) {
      record.state.withLock { counts in
        counts.underWay -= 1
        guard let run else {
          counts.failures += 1
          return
        }
        while counts.devices.count <= device { counts.devices.append(DeviceRuns()) }
        counts.devices[device].calls += 1
        counts.hostTime += run.hostTime
        if run.control.isEmpty { return }
        counts.devices[device].paths[run.control, default: 0] += 1
        counts.lastPath = run.control
      }
    }
  }

  /// What the last run, or before the first one any run, would take on the chip. Nil as long as only a run can tell:
  /// control flow that depends on values.
  public func timeline() -> Timeline? { try? program.timeline(counts.lastPath) }

  /// Simulated time of all runs, by device; devices without runs are left out.
  public func timeByDevice() -> [DeviceTime] {
    counts.devices.enumerated().filter { $0.element.calls > 0 }.map { device, runs in
      var time = DeviceTime(device: device, calls: runs.calls)
      let paths = runs.paths.isEmpty ? [(nil, runs.calls)] : runs.paths.map { (Optional($0.key), $0.value) }
      var seconds: [Double] = []
      var launches: [Double] = []
      for (path, calls) in paths {
        guard let timeline = try? program.timeline(path) else { return time }
        seconds.append(Double(calls) * (timeline.total.seconds + timeline.launch.seconds))
        launches.append(Double(calls) * timeline.launch.seconds)
      }
      // The same sums in whatever order a dictionary has them: by size.
      time.seconds = seconds.sorted().reduce(0, +)
      time.launchSeconds = launches.sorted().reduce(0, +)
      return time
    }
  }

  /// Simulated time of all runs, launches included, in seconds. Nil where a run cannot be timed.
  public func totalSeconds() -> Double? {
    timeByDevice().reduce(0) { sum, time in
      guard let sum, let seconds = time.seconds else { return nil }
      return sum + seconds
    }
  }

  /// What profiles of the last run are made from.
  public func capture(_ facts: Capture.Facts) -> Capture {
    program.capture(name: name, chip: chip, control: counts.lastPath, facts: facts)
  }

  public func summary() -> Summary? { timeline().map { Summary(of: program, timeline: $0, chip: chip) } }
}
