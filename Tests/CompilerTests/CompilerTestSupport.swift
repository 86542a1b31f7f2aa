import Compiler
import InstructionSet
import Machine
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO
import Testing

/// A compiled module beside the plain evaluator.
struct Compilation {
  let module: Module
  let executable: Executable

  init(_ text: String, chip: String = "trn2") throws {
    module = try Module(parsing: text)
    try module.verify()
    executable = try Executable(module, core: try ChipCatalog.chip(named: chip).core)
  }

  var program: Program { executable.compiled.program }

  /// Runs on the simulator and by the evaluator. The results, and the largest difference in parts of the largest value.
  func run(_ inputs: [Tensor]) throws -> (results: [Tensor], error: Double) {
    let machine = try Machine(core: executable.core, workers: 1)
    let results = try executable.run(inputs.map { try DeviceBuffer($0) }, on: machine).results.map(\.tensor)
    let expected = try Evaluator(module: module).run(nil, inputs)
    var error = 0.0
    for (ours, theirs) in zip(results, expected) {
      #expect(ours.type == theirs.type)
      let scale = theirs.doubles.reduce(0) { max($0, abs($1)) }
      for (a, b) in zip(ours.doubles, theirs.doubles) where !(a.isNaN && b.isNaN) && a != b {
        error = max(error, abs(a - b) / scale)
        if a.isNaN || b.isNaN { error = .infinity }
      }
    }
    return (results, error)
  }
}

/// Numbers that look random, the same in every run.
func numbers(_ shape: [Int], seed: UInt64 = 1, element: ElementType = .f32) -> Tensor {
  var state = seed
  let values = (0..<shape.reduce(1, *)).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int64(state >> 40)) / Float(1 << 23) - 1
  }
  return Tensor(values, shape: shape, element: element)
}
