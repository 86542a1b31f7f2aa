import InstructionSet
import Numerics
import Testing
import TileKernels

/// Instructions that look across partitions or keep state between instructions, on one worker and on several.
@Suite struct ExecutionGpSimdTests {
  private static func tile(
    _ buffer: Int, _ element: ElementType, start: Int = 0, partitions: Int = 128, offset: Int = 0, _ count: Int
  ) -> AccessPattern {
    AccessPattern(
      BufferID(buffer), element, startPartition: start, partitions: partitions, offset: AffineOffset(offset),
      free: [Dimension(count, stride: 1)])
  }

  @Test func `topk finds the largest of each core, wherever its results go`() throws {
    let n = 70
    let buffers = [
      BenchBuffer(.bf16, partitions: 64, count: 5, seed: 3),
      BenchBuffer(.bf16, startPartition: 64, partitions: 64, count: 9),
      BenchBuffer(.ui32, startPartition: 64, partitions: 64, count: 9),
    ]
    let outputs = try ExecutionBench.run(
      buffers,
      [
        TopK(
          values: Self.tile(1, .bf16, start: 64, partitions: 64, 9),
          indices: Self.tile(2, .ui32, start: 64, partitions: 64, 9), src: Self.tile(0, .bf16, partitions: 64, 5),
          count: n)
      ])
    var values = buffers[1].values
    var indices = buffers[2].values
    for partition in 0..<64 {
      let snake = (0..<n).map { buffers[0].values[(partition / 16 * 16 + $0 % 16) * 5 + $0 / 16] }
      let order = (0..<n).sorted { snake[$0] != snake[$1] ? snake[$0] < snake[$1] : $0 > $1 }.suffix(9)
      for (slot, index) in order.enumerated() {
        values[partition * 9 + slot] = snake[index]
        indices[partition * 9 + slot] = Double(index)
      }
    }
    expectEqual(outputs[1], values)
    expectEqual(outputs[2], indices)
  }

  @Test func `local_gather takes the indices of a core's 16 partitions`() throws {
    var index = BenchBuffer(.ui16, partitions: 128, count: 2, seed: 4)
    index.values = index.values.map { Double(Int($0) % 29) }
    let buffers = [BenchBuffer(partitions: 128, count: 30), index, BenchBuffer(partitions: 128, count: 40, seed: 9)]
    let outputs = try ExecutionBench.run(
      buffers,
      [
        // The indices have just been written, by whoever has those partitions.
        TensorCopy(dst: Self.tile(1, .ui16, 2), src: Self.tile(1, .ui16, 2), engine: .gpsimd),
        LocalGather(
          dst: Self.tile(2, .f32, 40), source: Self.tile(0, .f32, 30), index: Self.tile(1, .ui16, 2),
          elementsPerIndex: 2, validIndices: 20),
      ])
    let expected = (0..<128).flatMap { partition in
      (0..<40).map { place in
        let number = place / 2
        let begin = index.values[(partition / 16 * 16 + number % 16) * 2 + number / 16]
        return buffers[0].values[partition * 30 + Int(begin) + place % 2]
      }
    }
    expectEqual(outputs[2], expected)
  }

  @Test func `a seed sets the generators of all partitions, and a state those of its own`() throws {
    let seed = BenchBuffer(.i32, partitions: 1, count: 1, seed: 5)
    let bits = BenchBuffer(.ui32, partitions: 128, count: 12)
    let state = BenchBuffer(.ui32, partitions: 64, count: 6, seed: 6)
    let seeding = SetRNGSeed(seed: Self.tile(0, .i32, partitions: 1, 1))
    let outputs = try ExecutionBench.run(
      [seed, bits, bits, state, bits, bits],
      [
        seeding, RNG(dst: Self.tile(1, .ui32, 12)), seeding, RNG(dst: Self.tile(2, .ui32, 12)),
        RandSetState(seeds: Self.tile(3, .ui32, partitions: 64, 6)), RNG(dst: Self.tile(4, .ui32, 12), engine: .gpsimd),
        RandSetState(seeds: Self.tile(3, .ui32, partitions: 64, 6)), RNG(dst: Self.tile(5, .ui32, 12), engine: .gpsimd),
      ])
    expectEqual(outputs[1], outputs[2])
    #expect(Set(outputs[1]).count == 128 * 12)
    expectEqual(Array(outputs[4][..<(64 * 12)]), Array(outputs[5][..<(64 * 12)]))
    // The others go on.
    let isDisjoint = Set(outputs[4][(64 * 12)...]).isDisjoint(with: outputs[5][(64 * 12)...])
    #expect(isDisjoint)
  }

  @Test func `the Scalar engine's accumulators go on from tile to tile`() throws {
    let buffers = [
      BenchBuffer(partitions: 128, count: 20), BenchBuffer(partitions: 128, count: 20, seed: 2),
      BenchBuffer(partitions: 128, count: 2, seed: 3),
    ]
    func sum(_ buffer: Int, _ command: ReduceCommand, to column: Int?) -> Activation {
      Activation(
        dst: Self.tile(buffer, .f32, 20), op: .copy, data: Self.tile(buffer, .f32, 20), reduceCommand: command,
        reduceResult: column.map { Self.tile(2, .f32, offset: $0, 1) })
    }
    let outputs = try ExecutionBench.run(
      buffers, [sum(0, .resetReduce, to: nil), sum(1, .reduce, to: 0), sum(0, .reset, to: nil), sum(1, .reduce, to: 1)])
    let expected = (0..<128).flatMap { partition in
      let sums = (0..<2).map { buffers[$0].values[partition * 20..<(partition + 1) * 20].reduce(0, +) }
      return [sums[0] + sums[1], sums[1]]
    }
    expectEqual(outputs[2], expected)
  }
}
