import ArgumentParser
import Glibc
import Runtime

struct MonitorCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor",
    abstract:
      "Writes what the simulated machine does as neuron-monitor does: one JSON object on a line, period by period.",
    discussion: """
      Utilisation, FLOPs and latencies are in simulated time; processors and memory of the host are real. The machine is \
      chosen as `roundhouse ls` chooses it.
      """)

  @Option(
    help: ArgumentHelp("Seconds between lines (default: the file's, else 5).", valueName: "seconds"))
  var interval: Double?

  @Option(help: ArgumentHelp("How many lines to write (default: no end).", valueName: "lines"))
  var count: Int?

  @Option(
    name: [.customShort("c"), .customLong("config-file")],
    help: ArgumentHelp("A configuration file of neuron-monitor.", valueName: "file"))
  var configFile: String?

  func validate() throws {
    if let interval, !(0.01...86400 ~= interval) {
      throw ValidationError("--interval is \(interval); give 0.01 to 86400 seconds")
    }
    if let count, count < 1 { throw ValidationError("--count is \(count); give 1 or more") }
  }

  func run(on console: Console) throws {
    let configuration =
      try configFile.map { file throws(CommandError) in try MonitorConfiguration(file: file) } ?? .everything
    let period = interval ?? configuration.period ?? 5
    let folder = RuntimeFolder { console.environment[$0] }
    folder.watch()
    var earlier = try MonitorReport.Look(on: console)
    earlier.machine.noteElsewhere(on: console)
    var written = 0
    while written < count ?? .max {
      sleep(period, watching: folder)
      let now = try MonitorReport.Look(on: console)
      console.output(try MonitorReport(earlier: earlier, now: now, configuration: configuration).json.text())
      earlier = now
      written += 1
    }
  }
}

/// Sleeps so many seconds, while processes go on telling their figures.
func sleep(_ seconds: Double, watching folder: RuntimeFolder) {
  var rest = seconds
  while rest > 0 {
    folder.watch()
    let piece = min(rest, 1)
    usleep(UInt32(piece * 1e6))
    rest -= piece
  }
}
