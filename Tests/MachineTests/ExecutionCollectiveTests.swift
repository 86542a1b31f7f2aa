import InstructionSet
import Machine
import Numerics
import Testing
import TileKernels

@Suite struct ExecutionCollectiveTests {
  /// What came from three ranks, one after the other.
  private let received = BenchBuffer(space: .hbm, partitions: 1, count: 3 * 100 * 24, seed: 2)

  private func run(of parts: Int) -> AccessPattern {
    AccessPattern(BufferID(1), .f32, partitions: 1, free: [Dimension(parts * 2400, stride: 1)])
  }

  @Test(arguments: [ALUOperator.add, .minimum, .maximum])
  func `contributions are reduced in their order, in fp32, and rounded once`(op: ALUOperator) throws {
    let buffers = [BenchBuffer(.bf16, partitions: 100, count: 24), received]
    let dst = AccessPattern(
      BufferID(0), .bf16, partitions: 100, free: [Dimension(6, stride: 4), Dimension(4, stride: 1)])
    let source = AccessPattern(BufferID(1), .bf16, partitions: 1, free: [Dimension(7200, stride: 1)])
    let narrow = BenchBuffer(.bf16, space: .hbm, partitions: 1, count: 7200, seed: 2)
    let found = try ExecutionBench.run(
      [buffers[0], narrow],
      [Collective(.allReduce, dsts: [dst], srcs: [dst], received: [source], op: op, group: [2, 0, 1], size: 4800)])
    let wanted = (0..<2400).map { index in
      let parts = (0..<3).map { Float(narrow.values[$0 * 2400 + index]) }
      let all =
        switch op {
        case .add: parts[0] + parts[1] + parts[2]
        case .minimum: parts.min()!
        default: parts.max()!
        }
      return rounded(Double(all), .bf16)
    }
    expectEqual(found[0], wanted)
  }

  @Test func `what is gathered goes where it belongs, into HBM with strides too`() throws {
    let buffers = [BenchBuffer(space: .hbm, partitions: 1, count: 9600), received]
    let dst = AccessPattern(
      BufferID(0), .f32, partitions: 100, partitionStride: 96, offset: 1, free: [Dimension(24, stride: 4)])
    let found = try ExecutionBench.run(
      buffers, [Collective(.allGather, dsts: [dst], srcs: [dst], received: [run(of: 1)], group: [0, 1], size: 9600)])
    var wanted = buffers[0].values
    for index in 0..<2400 { wanted[1 + index / 24 * 96 + index % 24 * 4] = received.values[index] }
    expectEqual(found[0], wanted)
  }
}
