import ArgumentParser
import FoundationEssentials
import History
import Profile
import Runtime
import Silicon

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Shows and compares the runs that were recorded with --record.",
    discussion: "They are kept in ROUNDHOUSE_DATA, else in roundhouse/history.sqlite of the user's data folder.",
    subcommands: [List.self, Show.self, Diff.self, Export.self, Add.self], defaultSubcommand: List.self)

  struct List: ConsoleCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the last runs, one on a line.")

    @Option(help: "How many runs to list.")
    var limit = 20

    func validate() throws {
      if limit < 1 { throw ValidationError("--limit is \(limit); give 1 or more") }
    }

    func run(on console: Console) throws {
      let runs = try RunHistory.runs(limit: limit, on: console)
      guard !runs.isEmpty else {
        console.output("No run was recorded yet; `roundhouse run MODEL --record` records one.")
        return
      }
      var rows = [["run", "time", "commit", "subject", "chip", "program", "simulated", "MFU", "HBM peak"]]
      for run in runs {
        let program = run.programs.first
        rows.append([
          run.id.map { "\($0)" } ?? "", run.time, run.commit.map { String($0.prefix(8)) } ?? "", run.subject,
          run.instance ?? run.chip, program?.name ?? "", program.map(timeText) ?? "",
          program?.mfu.map { percent($0) } ?? "", program?.hbmPeakBytes.map { bytesText($0) } ?? "",
        ])
      }
      console.output(alignedColumns(rows).joined(separator: "\n"))
    }
  }

  struct Show: ConsoleCommand {
    static let configuration = CommandConfiguration(abstract: "Shows all that is known of one run.")

    @Argument(help: ArgumentHelp("The run's number.", valueName: "run"))
    var id: Int

    @Flag(help: "Prints JSON.")
    var json = false

    func run(on console: Console) throws {
      let run = try RunHistory.run(id, on: console)
      guard !json else {
        console.output(try run.json())
        return
      }
      var lines = [
        "run \(id) of \(run.time)", "command    \(run.command)", "commit     \(run.commit ?? "none")",
        "chip       \(run.chip)" + (run.instance.map { " (\($0))" } ?? ""),
        "simulated  by Roundhouse \(run.version) on \(run.host), \(secondsText(run.wallSeconds)) of wall time",
      ]
      for (name, value) in run.settings.sorted(by: { $0.key < $1.key }) { lines.append("setting    \(name)=\(value)") }
      var rows = [["program", "calls", "per call", "MFU", "HBM peak", "bottleneck"]]
      for program in run.programs {
        rows.append([
          program.name, "\(program.calls)", timeText(program), program.mfu.map { percent($0) } ?? "",
          program.hbmPeakBytes.map { bytesText($0) } ?? "", program.bottleneck ?? "",
        ])
      }
      console.output((lines + alignedColumns(rows)).joined(separator: "\n"))
    }
  }

  struct Diff: ConsoleCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares two runs program by program, by name.")

    @Argument(help: ArgumentHelp("The earlier run's number.", valueName: "run"))
    var before: Int

    @Argument(help: ArgumentHelp("The later run's number.", valueName: "run"))
    var after: Int

    func run(on console: Console) throws {
      let (old, new) = (try RunHistory.run(before, on: console), try RunHistory.run(after, on: console))
      var lines: [String] = []
      func say(_ name: String, _ old: String?, _ new: String?) {
        if old != new { lines.append("\(name): \(old ?? "none") -> \(new ?? "none")") }
      }
      say("commit", old.commit, new.commit)
      say("chip", old.chip, new.chip)
      say("instance", old.instance, new.instance)
      say("version", old.version, new.version)
      for name in Set(old.settings.keys).union(new.settings.keys).sorted() {
        say(name, old.settings[name], new.settings[name])
      }
      let names = old.programs.map(\.name) + new.programs.map(\.name)
      var seen: Set<String> = []
      var rows = [["program", "run \(before)", "run \(after)", "change", "MFU", "", "HBM peak", ""]]
      for name in names where seen.insert(name).inserted {
        let (first, second) = (old.program(name), new.program(name))
        rows.append(
          [name, first.map(timeText) ?? "", second.map(timeText) ?? ""] + [Self.change(first, second)]
            + [first, second].map { $0?.mfu.map { percent($0) } ?? "" }
            + [first, second].map { $0?.hbmPeakBytes.map { bytesText($0) } ?? "" })
      }
      console.output((lines + alignedColumns(rows)).joined(separator: "\n"))
    }

    /// Of the simulated time: `-12.3 %` is faster.
    private static func change(_ old: RecordedRun.Program?, _ new: RecordedRun.Program?) -> String {
      guard let old = old?.simulatedSeconds, let new = new?.simulatedSeconds, old > 0 else { return "" }
      return (new >= old ? "+" : "") + percent(new / old - 1)
    }
  }

  struct Export: ConsoleCommand {
    enum Format: String, ExpressibleByArgument { case json, csv }

    static let configuration = CommandConfiguration(
      abstract: "Writes all runs: JSON with everything, or CSV with a line for each program of each run.")

    @Option(help: "json or csv.")
    var format = Format.json

    func run(on console: Console) throws {
      let runs = try RunHistory.runs(on: console)
      switch format {
      case .json:
        console.output("[" + (try runs.map { try $0.json() }).joined(separator: ",\n") + "]")
      case .csv: console.output(RunsCSV.text(runs).trimmed)
      }
    }
  }

  /// For `roundhouse jax run --record`, which knows what ran but has no database.
  struct Add: ConsoleCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records the run that standard input describes in JSON.", shouldDisplay: false)

    @Argument(help: "The dash stands for standard input.")
    var source = "-"

    func validate() throws {
      if source != "-" { throw ValidationError("runs are read from standard input; give - for \(source)") }
    }

    func run(on console: Console) throws {
      var run: RecordedRun
      do {
        run = try JSONDecoder().decode(RecordedRun.self, from: Data(UnsizedFile.bytes("/dev/stdin")))
      } catch let error as DecodingError {
        throw CommandError(.invalidArgument, "standard input does not describe a run: \(error)")
      }
      RunHistory.complete(&run, on: console)
      console.output("\(try RunHistory.open(on: console).add(run))")
    }
  }
}

/// `unknown` for a program that could not be timed.
private func timeText(_ program: RecordedRun.Program) -> String {
  program.simulatedSeconds.map { secondsText($0) } ?? "unknown"
}

extension RecordedRun {
  fileprivate func program(_ name: String) -> Program? { programs.first { $0.name == name } }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Recorded runs as CSV (RFC 4180).
enum RunsCSV {
  private static let columns: [(name: String, value: @Sendable (RecordedRun, RecordedRun.Program?) -> String?)] = [
    ("run", { run, _ in run.id.map { "\($0)" } }), ("time", { run, _ in run.time }),
    ("subject", { run, _ in run.subject }), ("command", { run, _ in run.command }),
    ("commit", { run, _ in run.commit }), ("chip", { run, _ in run.chip }),
    ("instance", { run, _ in run.instance }), ("version", { run, _ in run.version }),
    ("host", { run, _ in run.host }), ("wall_seconds", { run, _ in "\(run.wallSeconds)" }),
    ("program", { _, program in program?.name }), ("calls", { _, program in program.map { "\($0.calls)" } }),
    ("simulated_seconds", { _, program in program?.simulatedSeconds.map { "\($0)" } }),
    ("model_flops", { _, program in program?.modelFLOPs.map { "\($0)" } }),
    ("mfu", { _, program in program?.mfu.map { "\($0)" } }),
    ("hbm_peak_bytes", { _, program in program?.hbmPeakBytes.map { "\($0)" } }),
    ("bottleneck", { _, program in program?.bottleneck }),
  ]

  static func text(_ runs: [RecordedRun]) -> String {
    var lines = [columns.map(\.name).joined(separator: ",")]
    for run in runs {
      for program in run.programs.isEmpty ? [nil] : run.programs.map(Optional.some) {
        lines.append(columns.map { CSV.quoted($0.value(run, program) ?? "") }.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
