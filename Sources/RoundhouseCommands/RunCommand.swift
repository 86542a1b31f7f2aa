import ArgumentParser
import Compiler
import FoundationEssentials
import History
import InstructionSet
import Machine
import Profile
import Runtime
import Silicon

struct RunCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a model on a simulated NeuronCore and says how long the chip would take, and why.",
    discussion: "Values and time are those of one NeuronCore. Nothing is written unless everything succeeds.")

  @OptionGroup var model: ModelOptions

  @Option(help: ArgumentHelp("Tensors arg0, arg1, ... as safetensors.", valueName: "file"))
  var inputs: String?

  @Option(help: ArgumentHelp("Makes inputs from a seed. \(RandomTensors.explanation)", valueName: "seed"))
  var random: UInt64?

  @Option(help: ArgumentHelp("Where to write result0, result1, ... as safetensors.", valueName: "file"))
  var outputs: String?

  @Option(name: .customLong("repeat"), help: "How often to run, with the same inputs; host times are of each run.")
  var repetitions = 1

  @Flag(help: "Tells the time without computing values; needs no inputs.")
  var timeOnly = false

  @Option(help: ArgumentHelp("Where to leave a profile, for `roundhouse profile`.", valueName: "dir"))
  var profile: String?

  @Flag(help: "Prints the summary as JSON.")
  var json = false

  @Flag(help: "Keeps the run in the history, for `roundhouse runs`.")
  var record = false

  func validate() throws {
    if inputs != nil && random != nil { throw ValidationError("--inputs and --random exclude each other; give one") }
    if repetitions < 1 { throw ValidationError("--repeat is \(repetitions); give 1 or more") }
    if timeOnly && outputs != nil {
      throw ValidationError("--time-only computes no values, so there is nothing for --outputs; leave one out")
    }
  }

  func run(on console: Console) throws {
    let chip = try model.chip.description()
    var host = HostTimes(threads: try console.threads())
    if let outputs { try checkWritable(outputs) }
    if let profile { try WholeFile.makeFolder(profile) }
    let history = record ? try RunHistory.open(on: console) : nil
    let start = ContinuousClock.now
    let executable = try model.compile(for: chip.core, on: console)
    host.compileSeconds = start.secondsUntilNow
    var control: ControlTrace?
    let timeline =
      timeOnly ? try time(executable, &host) : try compute(executable, &host, &control, on: console)
    if let profile {
      let facts = Capture.Facts(
        command: "roundhouse run \(model.model)", calls: host.stepSeconds.count,
        hostSeconds: host.stepSeconds.reduce(0, +), compileSeconds: host.compileSeconds)
      let name = URL(fileURLWithPath: model.model).deletingPathExtension().lastPathComponent
      try writeProfile(
        executable.capture(name: name, chip: chip.name, control: control, facts: facts), to: profile, on: console)
    }
    let summary = Summary(of: executable, timeline: timeline, chip: chip.name)
    let report = RunReport(model: model.model, summary: summary, host: host)
    if let history { _ = try history.add(RunHistory.record(of: report, settings: settings, on: console)) }
    console.output(json ? try report.json() : report.text)
  }

  /// What of the command line changes the simulation.
  private var settings: [String: String] {
    var settings = ["chip": model.chip.chip]
    settings["auto-cast"] = model.autoCast?.rawValue
    settings["auto-cast-type"] = model.autoCastType?.rawValue
    settings["random"] = random.map { "\($0)" }
    return settings
  }

  private func time(_ executable: Executable, _ host: inout HostTimes) throws -> Timeline {
    if let control = executable.compiled.program.valueDependentControl {
      throw CommandError(
        .valuesNeeded,
        "how \(control) goes depends on values, which --time-only does not compute; leave it out and "
          + "give --inputs or --random", place: model.model)
    }
    let start = ContinuousClock.now
    let timeline = try at(model.model) { () throws(RuntimeError) in try executable.timeline() }
    host.stepSeconds.append(start.secondsUntilNow)
    return timeline
  }

  /// Runs, and writes the results when all has succeeded.
  private func compute(
    _ executable: Executable, _ host: inout HostTimes, _ control: inout ControlTrace?, on console: Console
  ) throws -> Timeline {
    let arguments = try arguments(of: executable)
    let machine = try Machine(core: executable.core, workers: host.threads)
    let progress = ProgressBar(of: repetitions, on: console)
    defer { ProgressBar.clear(on: console) }
    progress.advance(to: 0)
    while true {
      let start = ContinuousClock.now
      let (results, timeline) = try at(model.model) { () throws(RuntimeError) in
        let (results, path) = try executable.run(arguments, on: machine)
        control = path
        return (results, try executable.timeline(path))
      }
      host.stepSeconds.append(start.secondsUntilNow)
      let done = host.stepSeconds.count
      let line = "run \(done) of \(repetitions): \(secondsText(host.stepSeconds[done - 1]))"
      progress.advance(to: done, line: repetitions > 1 ? line : nil)
      if done == repetitions {
        if let outputs { try Safetensors.write(NamedTensors.results(results), to: outputs) }
        return timeline
      }
    }
  }

  private func arguments(of executable: Executable) throws -> [DeviceBuffer] {
    let types = executable.inputs
    if let seed = random {
      return try types.enumerated().map { try DeviceBuffer(RandomTensors.tensor($1, index: $0, seed: seed)) }
    }
    if let inputs {
      try checkReadable(inputs)
      let tensors = try Safetensors.read(contentsOf: inputs)
      return try NamedTensors.arguments(tensors, for: types, file: inputs)
    }
    guard types.isEmpty else {
      throw CommandError(
        .invalidArgument, "the program takes \(types.count) inputs; give --inputs FILE, --random SEED or --time-only",
        place: model.model)
    }
    return []
  }
}

/// Says which model a failure is about.
func at<Result>(_ model: String, _ body: () throws(RuntimeError) -> Result) throws(ModelError) -> Result {
  do throws(RuntimeError) {
    return try body()
  } catch {
    throw ModelError(model: model, error: error)
  }
}

extension ContinuousClock.Instant {
  var secondsUntilNow: Double {
    let (seconds, attoseconds) = duration(to: .now).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

extension Program {
  /// The first loop or branch whose course values decide, in words.
  var valueDependentControl: String? {
    func first(_ nodes: [Node]) -> String? {
      for node in nodes {
        switch node {
        case .instruction: continue
        case .loop(let loop):
          if let found = first(loop.body) { return found }
        case .whileLoop(let loop):
          if loop.knownTripCount == nil { return "while loop %i\(loop.id.index)" }
          if let found = first(loop.condition) ?? first(loop.body) { return found }
        case .branch(let branch): return "a branch on %\(self[branch.selector].name)"
        }
      }
      return nil
    }
    return first(body)
  }
}
