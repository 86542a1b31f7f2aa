import InstructionSet
import Numerics
import Testing
import TileKernels

/// Stochastic rounding of what engines and DMA write.
@Suite struct ExecutionRoundingTests {
  /// "Rounding modes" in Neuron's documents: 1024 in fp16, to which 0.5 is added 2048 times.
  private func sums(_ seed: UInt64?, workers: Int = 1) throws -> [Double] {
    let buffer = BenchBuffer(.f16, partitions: 70, count: 40)
    let tile = AccessPattern(BufferID(0), .f16, partitions: 70, free: [Dimension(40, stride: 1)])
    let program = try ExecutionBench.program([buffer]) { builder in
      try builder.emit(Memset(dst: tile, value: .constant(1024), engine: .vector))
      try builder.loop(2048) { _ throws(InstructionError) in
        try builder.emit(
          TensorScalar(dst: tile, data: tile, op0: .add, operand0: .constant(0.5), engine: .vector))
      }
    }
    let run = try ExecutionBench.run(program, inputs: [buffer.bytes], workers: workers, roundingSeed: seed)
    return ExecutionBench.decode(run.outputs[0], .f16)
  }

  @Test func `small numbers add up as they do not to the nearest`() throws {
    #expect(try sums(nil).allSatisfy { $0 == 1024 })
    let sums = try sums(0)
    let mean = sums.reduce(0, +) / Double(sums.count)
    let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sums.count)
    // A binomial number of 2048 halves has mean 1024 and variance 512.
    #expect(abs(mean - 2048) < 2)
    #expect(variance > 400 && variance < 640)
  }

  @Test func `the seed alone decides`() throws {
    let first = try sums(7)
    #expect(try sums(7) == first)
    for workers in 2...3 { #expect(try sums(7, workers: workers) == first) }
    #expect(try sums(8) != first)
  }

  /// A quarter of the way to the next bf16, in rows that leave every other element out.
  @Test(arguments: [1, 2, 3])
  func `casts of engines and of DMA go up as often as the value is near`(workers: Int) throws {
    var source = BenchBuffer(partitions: 128, count: 100)
    source.values = source.values.map { _ in 1 + 1.0 / 512 }
    var target = BenchBuffer(.bf16, partitions: 128, count: 200)
    target.values = target.values.map { _ in 0 }
    func pattern(_ buffer: Int, _ element: ElementType, stride: Int) -> AccessPattern {
      AccessPattern(BufferID(buffer), element, partitions: 128, free: [Dimension(100, stride: stride)])
    }
    let buffers = [source, target, target]
    let program = try ExecutionBench.program(buffers) { builder in
      try builder.emit(
        TensorCopy(dst: pattern(1, .bf16, stride: 2), src: pattern(0, .f32, stride: 1), engine: .vector))
      try builder.emit(DMACopy(dst: pattern(2, .bf16, stride: 2), src: pattern(0, .f32, stride: 1)))
    }
    let outputs = try ExecutionBench.run(
      program, inputs: buffers.map(\.bytes), workers: workers, roundingSeed: 3
    ).outputs
    let results = outputs.dropFirst().map { ExecutionBench.decode($0, .bf16) }
    for values in results {
      let written = stride(from: 0, to: values.count, by: 2).map { values[$0] }
      #expect(written.allSatisfy { $0 == 1 || $0 == 1 + 1.0 / 128 })
      let share = Double(written.count { $0 > 1 }) / Double(written.count)
      #expect(abs(share - 0.25) < 0.02)
      #expect(stride(from: 1, to: values.count, by: 2).allSatisfy { values[$0] == 0 })
    }
    #expect(results[0] != results[1])
  }
}
