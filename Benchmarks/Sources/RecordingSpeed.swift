import InstructionSet
import Kernel
import Numerics
import Silicon

/// How fast kernels are recorded: instructions on the same two tiles, checked and remembered but not executed.
enum RecordingSpeed {
  static func figure() throws -> Figure {
    let core = try ChipCatalog.chip(named: "trn2").core
    let count = 200_000
    let seconds = try (0..<3).map { _ in
      let kernel = try Kernel("small", on: core, executes: false)
      let (x, y) = (try kernel.sbuf([1, 8], .f32), try kernel.sbuf([1, 8], .f32))
      try kernel.emit(Memset(dst: x.pattern, value: .constant(0), engine: .vector))
      let copy = TensorCopy(dst: y.pattern, src: x.pattern, engine: .vector)
      return try ContinuousClock().measure { for _ in 0..<count { try kernel.emit(copy) } } / .seconds(1)
    }
    return Figure(
      name: "NKI, checking and recording instructions in Swift", value: Double(count) / seconds.min()!, unit: "1/s",
      atLeast: 1e6)
  }
}
