import FoundationEssentials
import Glibc
import History
import Runtime
import Silicon

/// The history of this user, and what of a run goes into it.
enum RunHistory {
  /// `ROUNDHOUSE_DATA`, else `$XDG_DATA_HOME/roundhouse/history.sqlite`, else `~/.local/share/roundhouse/history.sqlite`.
  static func path(on console: Console) throws(CommandError) -> String {
    func variable(_ name: String) -> String? { console.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let path = variable("ROUNDHOUSE_DATA") { return path }
    guard let data = variable("XDG_DATA_HOME") ?? variable("HOME").map({ $0 + "/.local/share" }) else {
      throw CommandError(
        .invalidArgument, "neither HOME nor ROUNDHOUSE_DATA is set; set ROUNDHOUSE_DATA to a file's path")
    }
    return data + "/roundhouse/history.sqlite"
  }

  /// The history for writing; its folder is made.
  static func open(on console: Console) throws -> History {
    let path = try path(on: console)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandError(
        .unwritableFile, "the folder cannot be made: \(error.systemReason); name another file with ROUNDHOUSE_DATA",
        place: folder)
    }
    return try History(path: path, access: .writing)
  }

  /// Recorded runs, the first one first; none where nothing was ever recorded.
  static func runs(limit: Int? = nil, on console: Console) throws -> [RecordedRun] {
    let path = try path(on: console)
    return try History.isMissing(path) ? [] : History(path: path, access: .reading).runs(limit: limit)
  }

  static func run(_ id: Int, on console: Console) throws -> RecordedRun {
    let path = try path(on: console)
    guard try !History.isMissing(path) else {
      throw CommandError(.fileNotFound, "no run was recorded yet; record one with --record", place: path)
    }
    return try History(path: path, access: .reading).run(id)
  }

  /// Variables that change what is simulated.
  private static let variables = [
    "ROUNDHOUSE_INSTANCE", "NEURON_LOGICAL_NC_CONFIG", "NEURON_RT_NUM_CORES", "NEURON_RT_VISIBLE_CORES",
    "NEURON_CC_FLAGS", "NEURON_RT_STOCHASTIC_ROUNDING_EN", "NEURON_RT_STOCHASTIC_ROUNDING_SEED",
  ]

  /// A run of `roundhouse run`.
  static func record(of report: RunReport, settings: [String: String], on console: Console) -> RecordedRun {
    let summary = report.summary
    let program = RecordedRun.Program(
      name: summary.program, calls: report.host.stepSeconds.count, simulatedSeconds: summary.simulatedSeconds,
      modelFLOPs: summary.modelFLOPs, mfu: summary.mfu, hbmPeakBytes: summary.hbmPeakBytes,
      bottleneck: summary.bottleneck)
    var run = RecordedRun(
      time: "", subject: report.model, command: "roundhouse run \(report.model)", commit: nil, chip: summary.chip,
      instance: nil, version: roundhouseVersion, host: "", settings: settings,
      wallSeconds: report.host.compileSeconds + report.host.stepSeconds.reduce(0, +), programs: [program])
    complete(&run, on: console)
    return run
  }

  /// Adds what is the same for all runs: when, where, which commit, which variables.
  static func complete(_ run: inout RecordedRun, on console: Console) {
    run.time = Date.now.formatted(.iso8601)
    run.commit = GitCommit.checkedOut(in: console.currentDirectory)
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    run.host = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    for variable in variables {
      if let value = console.environment[variable] { run.settings[variable] = value }
    }
  }
}
