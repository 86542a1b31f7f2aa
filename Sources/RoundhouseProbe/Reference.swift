import Foundation
import Reference
import Runtime
import StableHLO

/// `reference MODEL.mlir IN.safetensors OUT.safetensors` evaluates a module; `reference --jobs` reads such triples from
/// standard input, one per line, and answers each with one line: `ok` or what went wrong.
///
/// Arguments are the tensors arg0, arg1, ...; results are written as result0, result1, ...
func reference(_ arguments: [String]) throws {
  if arguments == ["--jobs"] {
    while let line = readLine() {
      let job = line.split(separator: " ").map(String.init)
      var answer = "ok"
      do {
        guard job.count == 3 else { fail("reference: expected MODEL IN OUT, got: \(line)") }
        try evaluate(model: job[0], inputs: job[1], outputs: job[2])
      } catch {
        answer = "\(error)".split(separator: "\n").joined(separator: " ")
      }
      try FileHandle.standardOutput.write(contentsOf: Data("\(answer)\n".utf8))
    }
  } else if arguments.count == 3 {
    try evaluate(model: arguments[0], inputs: arguments[1], outputs: arguments[2])
  } else {
    fail("usage: roundhouse-probe reference MODEL.mlir IN.safetensors OUT.safetensors | reference --jobs")
  }
}

private func evaluate(model: String, inputs: String, outputs: String) throws {
  let module = try Module(reading: [UInt8](Data(contentsOf: URL(fileURLWithPath: model))), fileName: model)
  let named = Dictionary(uniqueKeysWithValues: try Safetensors.read(contentsOf: inputs).map { ($0.name, $0.tensor) })
  let arguments = try (0..<named.count).map { index in
    guard let tensor = named["arg\(index)"] else {
      throw SafetensorsError(.badName, "tensor arg\(index) is missing; name arguments arg0, arg1, ...", file: inputs)
    }
    return tensor
  }
  let results = try Evaluator(module: module).run(nil, arguments)
  try Safetensors.write(results.enumerated().map { ("result\($0)", $1) }, to: outputs)
}
