import InstructionSet
import Numerics
import Testing

/// The largest eight, their places, and how they are taken out.
@Suite struct ExecutionSearchTests {
  private static let eight = [Dimension(8, stride: 1)]

  /// Numbers with many equal ones, in a tile of two dimensions that leaves elements out.
  @Test(arguments: [ElementType.f32, .bf16], [8, 40, 5000])
  func `max8 sorts the largest, equal ones as often as they come`(_ element: ElementType, _ width: Int) throws {
    let buffers = [
      BenchBuffer(element, partitions: 33, count: 9),
      BenchBuffer(element, partitions: 33, count: 2 * width + 3, seed: 5),
    ]
    let dst = AccessPattern(BufferID(0), element, partitions: 33, offset: 1, free: Self.eight)
    let src = AccessPattern(
      BufferID(1), element, partitions: 33, offset: 1,
      free: [Dimension(2, stride: width + 1), Dimension(width, stride: 1)])
    var expected = buffers[0].values
    for partition in 0..<33 {
      let values = (0..<2 * width).map { buffers[1].values[src.index(partition, $0, in: buffers[1])] }
      for (slot, value) in values.sorted(by: >).prefix(8).enumerated() {
        expected[dst.index(partition, slot, in: buffers[0])] = value
      }
    }
    expectEqual(try ExecutionBench.run(buffers, [Max8(dst: dst, src: src)])[0], expected, "max8")
  }

  /// The examples of nki.isa: equal values take their places upwards in one, downwards in the other.
  @Test(arguments: [ElementType.ui16, .ui32])
  func `equal values take several places, a missing one has all bits set`(_ index: ElementType) throws {
    let data = [1, 2, 3, 4, 8, 8, 8, 8, 8, 8, 8] as [Double]
    var buffers = [
      BenchBuffer(partitions: 2, count: 11), BenchBuffer(partitions: 2, count: 8),
      BenchBuffer(index, partitions: 2, count: 8),
      BenchBuffer(partitions: 2, count: 11), BenchBuffer(index, partitions: 2, count: 8),
    ]
    buffers[0].values = data + [8, 1, 8, 2, 3, 3, 3, 3, 3, 3, 3]
    buffers[1].values = [3, 8, 8, 8, 8, 8, 8, 8] + [8, 8, 8, 2, 7, 1, 3, 3]
    func tile(_ buffer: Int) -> AccessPattern {
      AccessPattern(
        BufferID(buffer), buffers[buffer].element, partitions: 2, free: [Dimension(buffers[buffer].count, stride: 1)])
    }
    let values = try ExecutionBench.run(
      buffers,
      [
        NCFindIndex8(dst: tile(2), data: tile(0), vals: tile(1)),
        NCMatchReplace8(dst: tile(3), data: tile(0), vals: tile(1), imm: -1, dstIndex: tile(4)),
        // In place, and without indices.
        NCMatchReplace8(dst: tile(0), data: tile(0), vals: tile(1), imm: -1),
      ])
    let none = index == .ui16 ? 65535.0 : 4_294_967_295
    #expect(values[2] == [2, 4, 5, 6, 7, 8, 9, 10] + [0, 2, none, 3, none, 1, 4, 5])
    #expect(values[4] == [2, 10, 9, 8, 7, 6, 5, 4] + [none, 2, 0, 3, none, 1, 5, 4])
    let replaced = [1, 2, -1, 4, -1, -1, -1, -1, -1, -1, -1] + [-1, -1, -1, -1, -1, -1, 3, 3, 3, 3, 3] as [Double]
    #expect(values[3] == replaced)
    #expect(values[0] == replaced)
  }
}
