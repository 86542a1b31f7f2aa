import Compiler
import Foundation
import Machine
import Reference
import Runtime
import Silicon
import StableHLO

/// `run --jobs [CHIP|FILE.yaml]`: lines "MODEL IN OUT" on standard input, each compiled (once a path), run and timed; one line of
/// answer each.
func run(_ arguments: [String]) throws {
  let chip = arguments.count > 1 ? arguments[1] : "trn2"
  let core =
    try chip.hasSuffix(".yaml")
    ? ChipCatalog.load(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: chip))), file: chip).core
    : ChipCatalog.chip(named: chip).core
  let machine = try Machine(core: core, workers: 2)
  var known: [String: Executable] = [:]
  while let line = readLine() {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 3 else { fail("a job is MODEL IN OUT") }
    do {
      let executable = try known[words[0]] ?? compile(words[0], core)
      known = [words[0]: executable]
      let inputs = try NamedTensors.arguments(
        try Safetensors.read(contentsOf: words[1]), for: executable.inputs, file: words[1])
      let (results, control) = try executable.run(inputs, on: machine)
      _ = try executable.timeline(control)
      try Safetensors.write(NamedTensors.results(results), to: words[2])
      print("ok")
    } catch {
      print("error \("\(error)".replacingOccurrences(of: "\n", with: " "))")
    }
    fflush(nil)
  }
}

private func compile(_ path: String, _ core: NeuronCore) throws -> Executable {
  let module = try Module(reading: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), fileName: path)
  try module.verify()
  return try Executable(module, core: core)
}
