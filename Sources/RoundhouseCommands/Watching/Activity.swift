import Runtime

/// What a process did on the simulated machine between two looks at it. Times are simulated unless they are host times.
struct Activity {
  /// One logical core.
  struct Core {
    var calls = 0
    /// With launches, and without.
    var seconds = 0.0
    var busySeconds = 0.0
    var modelFLOPs = 0.0

    /// The share of simulated time in which a program runs; the rest is the cost of launching, since a simulated core
    /// never waits for its host. Of a logical core's physical cores, programs use the first.
    var utilization: Double { seconds > 0 ? busySeconds / seconds : 0 }
    /// In a simulated second.
    var flops: Double { seconds > 0 ? modelFLOPs / seconds : 0 }

    static func += (sum: inout Core, more: Core) {
      sum.calls += more.calls
      sum.seconds += more.seconds
      sum.busySeconds += more.busySeconds
      sum.modelFLOPs += more.modelFLOPs
    }
  }

  /// One program, by its number in the process.
  struct Program {
    var program: ProcessStatus.Program
    var calls: Int
    var failures: Int
    var hostSeconds: Double
    /// With launches; nil where a call could not be timed.
    var seconds: Double?
    var launchSeconds: Double?
  }

  /// By the core's number in the instance; those of the process that did nothing too.
  var cores: [Int: Core] = [:]
  /// Those that were called.
  var programs: [Program] = []

  /// - Parameter earlier: Nil for all that the process ever did.
  init(of status: ProcessStatus, since earlier: ProcessStatus? = nil) {
    for core in status.cores { cores[core] = Core() }
    let before = Dictionary((earlier?.programs ?? []).map { ($0.id, $0) }) { first, _ in first }
    for program in status.programs {
      let old = before[program.id]
      let oldRuns = Dictionary((old?.runs ?? []).map { ($0.device, $0) }) { first, _ in first }
      var times: (seconds: Double, launch: Double)? = (0, 0)
      for run in program.runs where status.cores.indices.contains(run.device) {
        let oldRun = oldRuns[run.device]
        let calls = run.calls - (oldRun?.calls ?? 0)
        guard calls > 0 else { continue }
        guard let seconds = run.seconds, let launch = run.launchSeconds else {
          times = nil
          cores[status.cores[run.device]]?.calls += calls
          continue
        }
        let taken = seconds - (oldRun?.seconds ?? 0)
        let launches = launch - (oldRun?.launchSeconds ?? 0)
        times = times.map { ($0.seconds + taken, $0.launch + launches) }
        cores[status.cores[run.device]]? += Core(
          calls: calls, seconds: taken, busySeconds: taken - launches, modelFLOPs: Double(calls) * program.modelFLOPs)
      }
      let calls = program.calls - (old?.calls ?? 0)
      let failures = program.failures - (old?.failures ?? 0)
      guard calls > 0 || failures > 0 else { continue }
      programs.append(
        Program(
          program: program, calls: calls, failures: failures,
          hostSeconds: program.executionSeconds - (old?.executionSeconds ?? 0), seconds: times?.seconds,
          launchSeconds: times?.launch))
    }
  }

  /// Percentiles 0, 1, 25, 50, 75, 99 and 100 of the calls' simulated seconds, by the nearest rank; nil without calls. A
  /// program whose calls differ counts with their mean.
  func latencies(launches: Bool) -> [(percentile: Int, seconds: Double)]? {
    let times = programs.compactMap { program -> (seconds: Double, calls: Int)? in
      guard program.calls > 0, let seconds = program.seconds, let launch = program.launchSeconds else { return nil }
      return ((launches ? seconds : seconds - launch) / Double(program.calls), program.calls)
    }.sorted { $0.seconds < $1.seconds }
    let count = times.reduce(0) { $0 + $1.calls }
    guard count > 0 else { return nil }
    return [0, 1, 25, 50, 75, 99, 100].map { percentile in
      var rank = max(1, (percentile * count + 99) / 100)
      let place = times.first {
        rank -= $0.calls
        return rank <= 0
      }
      return (percentile, place?.seconds ?? times[times.count - 1].seconds)
    }
  }
}
