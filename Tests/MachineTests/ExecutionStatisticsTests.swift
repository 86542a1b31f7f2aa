import InstructionSet
import Numerics
import Testing

/// Mean and variance by `bn_stats` and `bn_aggr`.
@Suite struct ExecutionStatisticsTests {
  @Test(arguments: [ElementType.f32, .bf16], [1, 7, 512])
  func `bn_stats counts even and odd elements apart`(_ element: ElementType, _ width: Int) throws {
    let buffers = [BenchBuffer(partitions: 40, count: 7), BenchBuffer(element, partitions: 40, count: width, seed: 3)]
    let dst = AccessPattern(BufferID(0), .f32, partitions: 40, offset: 1, free: [Dimension(6, stride: 1)])
    let data = AccessPattern(BufferID(1), element, partitions: 40, free: [Dimension(width, stride: 1)])
    let values = try ExecutionBench.run(buffers, [BNStats(dst: dst, data: data)])
    for partition in 0..<40 {
      for parity in 0..<2 {
        let elements = stride(from: parity, to: width, by: 2).map { buffers[1].values[partition * width + $0] }
        let count = Double(elements.count)
        let mean = elements.isEmpty ? 0 : elements.reduce(0, +) / count
        let squares = elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let place = partition * 7 + 1 + 3 * parity
        #expect(values[0][place] == count)
        #expect(abs(values[0][place + 1] - mean) <= 1e-6 * max(1, abs(mean)))
        #expect(abs(values[0][place + 2] - squares) <= 1e-5 * max(1, squares))
      }
    }
  }

  @Test func `bn_aggr joins the statistics of parts of different lengths`() throws {
    let widths = [512, 512, 9]
    let total = widths.reduce(0, +)
    let buffers = [
      BenchBuffer(partitions: 128, count: 2), BenchBuffer(partitions: 128, count: 18),
      BenchBuffer(partitions: 128, count: total, seed: 8),
    ]
    var instructions: [any Instruction] = []
    var begin = 0
    for (part, width) in widths.enumerated() {
      instructions.append(
        BNStats(
          dst: AccessPattern(
            BufferID(1), .f32, partitions: 128, offset: AffineOffset(6 * part), free: [Dimension(6, stride: 1)]),
          data: AccessPattern(
            BufferID(2), .f32, partitions: 128, offset: AffineOffset(begin), free: [Dimension(width, stride: 1)])))
      begin += width
    }
    instructions.append(
      BNAggr(
        dst: AccessPattern(BufferID(0), .f32, partitions: 128, free: [Dimension(2, stride: 1)]),
        data: AccessPattern(BufferID(1), .f32, partitions: 128, free: [Dimension(18, stride: 1)])))
    let values = try ExecutionBench.run(buffers, instructions)
    for partition in 0..<128 {
      let elements = buffers[2].values[partition * total..<(partition + 1) * total]
      let mean = elements.reduce(0, +) / Double(total)
      let variance = elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(total)
      #expect(abs(values[0][2 * partition] - mean) < 1e-6 * max(1, abs(mean)))
      #expect(abs(values[0][2 * partition + 1] - variance) < 1e-5 * variance)
    }
  }
}
