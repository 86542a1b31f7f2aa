import ArgumentParser
import Machine
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO

struct DemoCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Trains a small GPT on this repository's text, on a simulated NeuronCore.",
    discussion: """
      The program is exported from examples/gpt. Every step computes the values of the chip and the time it would \
      take; at the end, the step's time on trn1, trn2 and trn3 stands side by side, each for one NeuronCore.
      """)

  @OptionGroup var chip: ChipOption

  @Option(help: "Training steps.")
  var steps = 40

  @Option(help: "Of the parameters and of the batches.")
  var seed: UInt32 = 0

  @Option(
    help: ArgumentHelp("The folder of program.json; found by itself in a clone of the repository.", valueName: "folder")
  )
  var directory: String?

  func validate() throws {
    if steps < 1 { throw ValidationError("--steps is \(steps); give 1 or more") }
  }

  func run(on console: Console) throws {
    let chip = try chip.description()
    let threads = try console.threads()
    let program =
      try directory.map { folder throws(CommandError) in try DemoProgram(folder: folder) }
      ?? DemoProgram.find(on: console)
    var corpus = try Corpus(
      patterns: program.description.text.files, under: program.root(), seed: UInt64(seed), window: program.window)

    ProgressBar.status("compiling \(program.stepFile)", on: console)
    let begin = ContinuousClock.now
    let start = try Executable(readingModel: program.initFile, core: chip.core)
    let step = try Executable(readingModel: program.stepFile, core: chip.core)
    try program.check(start, step)
    ProgressBar.clear(on: console)
    console.output(
      "\(program.description.description), on one simulated NeuronCore of \(chip.name); \(corpus.bytes.count) bytes of "
        + "text, seed \(seed), compiled in \(secondsText(begin.secondsUntilNow)).")

    let timeline = try train(program, start, step, &corpus, threads: threads, on: console)
    console.output("\n" + Summary(of: step, timeline: timeline, chip: chip.name).text + "\n")
    console.output(try comparison(program, with: chip, on: console))
  }

  /// Trains and prints each step. Returns the last step's timeline.
  private func train(
    _ program: DemoProgram, _ start: Executable, _ step: Executable, _ corpus: inout Corpus, threads: Int,
    on console: Console
  ) throws -> Timeline {
    let machine = try Machine(core: step.core, workers: threads)
    let seedTensor = Tensor([Int64(seed)], shape: [], element: .ui32)
    var state = try at(program.initFile) { () throws(RuntimeError) in
      try start.run([try DeviceBuffer(seedTensor)], on: machine).results
    }
    let progress = ProgressBar(of: steps, on: console)
    var losses: [Float] = []
    var last: Timeline?
    for index in 1...steps {
      progress.advance(to: index - 1)
      let begin = ContinuousClock.now
      let batch = try DeviceBuffer(corpus.batch(program.batch, window: program.window))
      let (results, timeline) = try at(program.stepFile) { () throws(RuntimeError) in
        let (results, control) = try step.run(state + [batch], on: machine)
        return (results, try step.timeline(control))
      }
      last = timeline
      state = Array(results.dropLast())
      losses.append(results.last?.tensor.floats.first ?? .nan)
      ProgressBar.clear(on: console)
      console.output(
        "step \(padded("\(index)", "\(steps)".count))  loss \(lossText(losses[index - 1]))  simulated "
          + "\(secondsText(timeline.total.seconds))  host \(secondsText(begin.secondsUntilNow))")
    }
    console.output(
      "Loss: \(lossText(losses[0])) at the first step, \(lossText(losses[steps - 1])) at the last of \(steps).")
    guard let last else { preconditionFailure("there is at least one step") }
    return last
  }

  /// The step on every generation, timed without values.
  private func comparison(_ program: DemoProgram, with chosen: ChipDescription, on console: Console) throws -> String {
    var chips = try ["trn1", "trn2", "trn3"].map { name throws(SiliconError) in try ChipCatalog.chip(named: name) }
    if !chips.contains(where: { $0.name == chosen.name }) { chips.append(chosen) }
    var rows = [["chip", "step time", "tokens/s", "MFU", "HBM peak", "busiest"]]
    for (index, chip) in chips.enumerated() {
      ProgressBar.status("timing the step on \(chip.name) (\(index + 1) of \(chips.count))", on: console)
      let step = try Executable(readingModel: program.stepFile, core: chip.core)
      let timeline = try at(program.stepFile) { () throws(RuntimeError) in try step.timeline() }
      let summary = Summary(of: step, timeline: timeline, chip: chip.name)
      let rate = Double(program.tokensPerStep) / max(summary.simulatedSeconds, 1e-12)
      rows.append([
        chip.name, secondsText(summary.simulatedSeconds), "\(Int(rate.rounded()))", percent(summary.mfu),
        bytesText(summary.hbmPeakBytes), busiest(summary),
      ])
    }
    ProgressBar.clear(on: console)
    let head = "Predicted for one NeuronCore of each chip (simulated; without the launch cost):"
    return ([head] + alignedColumns(rows)).joined(separator: "\n")
  }
}

/// The engine, or DMA, that is busy longest.
private func busiest(_ summary: Summary) -> String {
  let units = summary.engines.map { ($0.engine, $0.busyShare) } + [("dma", summary.dmaBusyShare)]
  let longest = units.reduce(units[0]) { $1.1 > $0.1 ? $1 : $0 }
  return "\(longest.0) \(percent(longest.1))"
}

private func lossText(_ loss: Float) -> String {
  guard abs(loss) < 1e9 else { return "\(loss)" }
  let scaled = Int((Double(loss) * 10000).rounded())
  let digits = "\(abs(scaled) % 10000)"
  return "\(scaled < 0 ? "-" : "")\(abs(scaled) / 10000)." + String(repeating: "0", count: 4 - digits.count) + digits
}

private func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
