import InstructionSet
import Numerics
import Testing
import TileKernels

@Suite struct ExecutionReductionTests {
  /// (kept dimensions, reduced dimensions): long rows, short rows, strided rows, several dimensions, everything.
  private static let shapes: [(kept: [Dimension], reduced: [Dimension])] = [
    ([], [Dimension(40, stride: 1)]),
    ([Dimension(3, stride: 20)], [Dimension(20, stride: 1)]),
    ([Dimension(20, stride: 1)], [Dimension(3, stride: 20)]),
    ([Dimension(5, stride: 12), Dimension(2, stride: 6)], [Dimension(2, stride: 3), Dimension(3, stride: 1)]),
    ([Dimension(12, stride: 5)], [Dimension(5, stride: 1)]),
  ]

  @Test(arguments: 0..<5, [ElementType.f32, .bf16])
  func `tensor_reduce reduces the trailing dimensions`(_ shape: Int, _ element: ElementType) throws {
    let (kept, reduced) = Self.shapes[shape]
    let results = kept.reduce(1) { $0 * $1.count }
    let buffers = [BenchBuffer(partitions: 33, count: 24), BenchBuffer(element, partitions: 33, count: 64, seed: 2)]
    let dst = AccessPattern(BufferID(0), .f32, partitions: 33, offset: 1, free: [Dimension(results, stride: 1)])
    let data = AccessPattern(BufferID(1), element, partitions: 33, offset: 2, free: kept + reduced)
    let per = data.freeCount / results
    for (op, negate, f) in [
      (ALUOperator.add, false, { $0 + $1 }), (.maximum, true, { max($0, $1) }), (.subtract, false, { $0 - $1 }),
    ] as [(ALUOperator, Bool, (Double, Double) -> Double)] {
      var expected = buffers[0].values
      for partition in 0..<33 {
        for result in 0..<results {
          let values = (0..<per).map {
            buffers[1].values[data.index(partition, result * per + $0, in: buffers[1])]
          }
          let total = values.dropFirst().reduce(values[0], f)
          expected[dst.index(partition, result, in: buffers[0])] = negate ? -total : total
        }
      }
      let values = try ExecutionBench.run(buffers, [TensorReduce(dst: dst, op: op, data: data, negate: negate)])
      expectEqual(values[0], expected, "\(op)")
    }
  }

  @Test func `tensor_reduce takes rows longer than a piece of scratch memory, and bits of integers`() throws {
    var buffers = [
      BenchBuffer(partitions: 2, count: 2), BenchBuffer(.bf16, partitions: 2, count: 9000, seed: 3),
      BenchBuffer(.ui16, partitions: 2, count: 1), BenchBuffer(.ui16, partitions: 2, count: 30, seed: 4),
    ]
    buffers[1].values = buffers[1].values.map { abs($0).rounded() }
    let values = try ExecutionBench.run(
      buffers,
      [
        TensorReduce(
          dst: AccessPattern(BufferID(0), .f32, partitions: 2, free: []), op: .add,
          data: AccessPattern(BufferID(1), .bf16, partitions: 2, free: [Dimension(9000, stride: 1)])),
        TensorReduce(
          dst: AccessPattern(BufferID(2), .ui16, partitions: 2, free: []), op: .bitwise_or,
          data: AccessPattern(BufferID(3), .ui16, partitions: 2, free: [Dimension(30, stride: 1)])),
      ])
    for partition in 0..<2 {
      #expect(values[0][partition * 2] == buffers[1].values[partition * 9000..<(partition + 1) * 9000].reduce(0, +))
      let bits = buffers[3].values[partition * 30..<(partition + 1) * 30].reduce(UInt16(0)) { $0 | UInt16($1) }
      #expect(values[2][partition] == Double(bits))
    }
  }

  @Test func `activation sums its results in fp32 besides rounding them`() throws {
    let buffers = [
      BenchBuffer(.bf16, partitions: 128, count: 50), BenchBuffer(partitions: 128, count: 50, seed: 2),
      BenchBuffer(partitions: 128, count: 2),
    ]
    let free = [Dimension(50, stride: 1)]
    let values = try ExecutionBench.run(
      buffers,
      [
        Activation(
          dst: AccessPattern(BufferID(0), .bf16, partitions: 128, free: free), op: .copy,
          data: AccessPattern(BufferID(1), .f32, partitions: 128, free: free), scale: .constant(1.0078125),
          reduceCommand: .resetReduce,
          reduceResult: AccessPattern(BufferID(2), .f32, partitions: 128, offset: 1, free: []))
      ])
    for partition in 0..<128 {
      let results = (0..<50).map { buffers[1].values[partition * 50 + $0] * 1.0078125 }
      #expect(values[2][partition * 2 + 1] == results.reduce(0, +))
      #expect(Array(values[0][partition * 50..<(partition + 1) * 50]) == results.map { rounded($0, .bf16) })
    }
  }

  @Test func `tensor_tensor_scan carries its state along each partition`() throws {
    let buffers = (0..<3).map { BenchBuffer($0 == 1 ? .bf16 : .f32, partitions: 40, count: 12, seed: $0) }
    let free = [Dimension(3, stride: 4), Dimension(4, stride: 1)]
    func tile(_ index: Int) -> AccessPattern {
      AccessPattern(BufferID(index), buffers[index].element, partitions: 40, free: free)
    }
    func expected(_ f: (Float, Float, Float) -> Float) -> [Double] {
      (0..<40).flatMap { partition in
        var state = Float(2)
        return (0..<12).map { position in
          let index = partition * 12 + position
          state = f(Float(buffers[1].values[index]), Float(buffers[2].values[index]), state)
          return Double(state)
        }
      }
    }
    let linear = try ExecutionBench.run(
      buffers,
      [TensorTensorScan(dst: tile(0), data0: tile(1), op0: .multiply, data1: tile(2), op1: .add, initial: .constant(2))]
    )
    expectEqual(linear[0], expected { a, b, state in a * state + b })
    let reversed = try ExecutionBench.run(
      buffers,
      [
        TensorTensorScan(
          dst: tile(0), data0: tile(1), op0: .subtract, reverse0: true, data1: tile(2), op1: .maximum,
          initial: .constant(2))
      ])
    expectEqual(reversed[0], expected { a, b, state in max(state - a, b) })
  }

  @Test func `tensor_partition_reduce folds partitions into one`() throws {
    let buffers = [BenchBuffer(partitions: 1, count: 6), BenchBuffer(.bf16, partitions: 127, count: 6, seed: 2)]
    let values = try ExecutionBench.run(
      buffers,
      [
        TensorPartitionReduce(
          dst: AccessPattern(BufferID(0), .f32, partitions: 1, free: [Dimension(6, stride: 1)]), op: .add,
          data: AccessPattern(
            BufferID(1), .bf16, partitions: 127, free: [Dimension(2, stride: 3), Dimension(3, stride: 1)]))
      ])
    expectEqual(values[0], (0..<6).map { column in (0..<127).reduce(0) { $0 + buffers[1].values[$1 * 6 + column] } })
  }
}
