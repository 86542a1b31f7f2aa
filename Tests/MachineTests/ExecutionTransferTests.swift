import InstructionSet
import Machine
import Numerics
import Testing
import TileKernels

@Suite struct ExecutionTransferTests {
  /// Wide enough that a few partitions at a time are worked on; the load reads rows that other partitions have stored.
  @Test func `wide tiles give what whole instructions one after the other give`() throws {
    let width = 1024
    let buffers = [
      BenchBuffer(partitions: 128, count: width),
      BenchBuffer(startPartition: 64, partitions: 64, count: width, seed: 2),
      BenchBuffer(space: .hbm, partitions: 1, count: 128 * width, seed: 3),
    ]
    func tile(_ buffer: Int, _ start: Int, _ partitions: Int) -> AccessPattern {
      AccessPattern(
        BufferID(buffer), .f32, startPartition: start, partitions: partitions, free: [Dimension(width, stride: 1)])
    }
    func rows(_ first: Int, _ count: Int) -> AccessPattern {
      AccessPattern(
        BufferID(2), .f32, partitions: count, partitionStride: width, offset: AffineOffset(first * width),
        free: [Dimension(width, stride: 1)])
    }
    let values = try ExecutionBench.run(
      buffers,
      [
        TensorTensor(dst: tile(1, 64, 64), data1: tile(0, 64, 64), op: .add, data2: tile(1, 64, 64), engine: .vector),
        DMACopy(dst: rows(5, 64), src: tile(1, 64, 64)),
        TensorScalar(
          dst: tile(0, 0, 128), data: tile(0, 0, 128), op0: .multiply, operand0: .constant(2), engine: .vector),
        DMACopy(dst: tile(0, 0, 100), src: rows(28, 100)),
        Memset(dst: tile(1, 64, 32), value: .constant(7), engine: .vector),
        DMACopy(dst: rows(0, 128), src: tile(0, 0, 128)),
      ])
    let (first, second, memory) = (buffers[0].values, buffers[1].values, buffers[2].values)
    let sums = (0..<64 * width).map { first[64 * width + $0] + second[$0] }
    let stored = Array(memory[..<(5 * width)]) + sums + Array(memory[(69 * width)...])
    let loaded = Array(stored[(28 * width)...]) + first[(100 * width)...].map { 2 * $0 }
    expectEqual(values[0], loaded)
    expectEqual(values[1], [Double](repeating: 7, count: 32 * width) + Array(sums[(32 * width)...]))
    expectEqual(values[2], loaded)
  }

  @Test func `dma_copy moves between memories with strides, casts and other factorings`() throws {
    let buffers = [
      BenchBuffer(.bf16, partitions: 100, count: 24), BenchBuffer(space: .hbm, partitions: 1, count: 4800, seed: 2),
      BenchBuffer(partitions: 100, count: 24, seed: 3), BenchBuffer(space: .hbm, partitions: 1, count: 4800, seed: 4),
    ]
    let onChip = AccessPattern(
      BufferID(0), .bf16, startPartition: 0, partitions: 100, free: [Dimension(6, stride: 4), Dimension(4, stride: 1)])
    let strided = AccessPattern(
      BufferID(1), .f32, partitions: 100, partitionStride: 48, offset: 1, free: [Dimension(24, stride: 2)])
    let cast = try ExecutionBench.run(buffers, [DMACopy(dst: onChip, src: strided)])
    expectEqual(
      cast[0], (0..<2400).map { rounded(buffers[1].values[strided.index($0 / 24, $0 % 24, in: buffers[1])], .bf16) })

    // One row of HBM spread over partitions, and back.
    let row = AccessPattern(BufferID(1), .f32, partitions: 1, offset: 5, free: [Dimension(2400, stride: 1)])
    let tile = AccessPattern(BufferID(2), .f32, partitions: 100, free: [Dimension(24, stride: 1)])
    let back = AccessPattern(
      BufferID(3), .f32, partitions: 2, partitionStride: 2400,
      free: [Dimension(600, stride: 1), Dimension(2, stride: 600)])
    let spread = try ExecutionBench.run(
      buffers, [DMACopy(dst: tile, src: row), DMACopy(dst: back, src: tile, queue: .scalar)])
    expectEqual(spread[2], Array(buffers[1].values[5..<2405]))
    var expected = buffers[3].values
    for index in 0..<2400 {
      expected[back.index(index / 1200, index % 1200, in: buffers[3])] = buffers[1].values[5 + index]
    }
    expectEqual(spread[3], expected)

    let across = try ExecutionBench.run(
      buffers,
      [
        DMACopy(
          dst: AccessPattern(
            BufferID(3), .f32, partitions: 48, partitionStride: 100, free: [Dimension(100, stride: 1)]),
          src: AccessPattern(BufferID(1), .f32, partitions: 48, partitionStride: 1, free: [Dimension(100, stride: 48)]))
      ])
    expectEqual(across[3], (0..<4800).map { buffers[1].values[$0 / 100 + $0 % 100 * 48] })
  }

  @Test func `indices gather, scatter and accumulate rows of HBM`() throws {
    var buffers = [
      BenchBuffer(partitions: 40, count: 20), BenchBuffer(space: .hbm, partitions: 1, count: 1000, seed: 2),
      BenchBuffer(.i32, partitions: 40, count: 2, seed: 3),
    ]
    // Row 7 comes up again and again; some indices are out of range.
    let rows = (0..<40).map { $0 % 4 == 0 ? 7 : $0 == 13 ? 99 : $0 == 14 ? -1 : $0 }
    for partition in 0..<40 { buffers[2].values[partition * 2 + 1] = Double(rows[partition]) }
    let tile = AccessPattern(BufferID(0), .f32, partitions: 40, free: [Dimension(20, stride: 1)])
    let table = AccessPattern(BufferID(1), .f32, partitions: 40, free: [Dimension(20, stride: 1)])
    let indirection = Indirection(
      indices: AccessPattern(BufferID(2), .i32, partitions: 40, offset: 1, free: []), stride: 20, bound: 50,
      outOfBounds: .skip)
    let gathered = try ExecutionBench.run(
      buffers, [DMACopy(dst: tile, src: table, indirection: indirection, queue: .gpsimd)])
    var expected = buffers[0].values
    for (partition, row) in rows.enumerated() where (0..<50).contains(row) {
      for column in 0..<20 { expected[partition * 20 + column] = buffers[1].values[row * 20 + column] }
    }
    expectEqual(gathered[0], expected)

    for adds in [false, true] {
      var table = table
      table.buffer = BufferID(1)
      let scatter: any Instruction =
        adds
        ? DMACompute(dst: table, sources: [table, tile], indirection: indirection, queue: .gpsimd)
        : DMACopy(dst: table, src: tile, indirection: indirection, queue: .gpsimd)
      let scattered = try ExecutionBench.run(buffers, [scatter])
      var expected = buffers[1].values
      for (partition, row) in rows.enumerated() where (0..<50).contains(row) {
        for column in 0..<20 {
          let value = buffers[0].values[partition * 20 + column]
          expected[row * 20 + column] = adds ? expected[row * 20 + column] + value : value
        }
      }
      expectEqual(scattered[1], expected)
    }
  }

  @Test func `an index out of range is an error by default`() throws {
    var buffers = [
      BenchBuffer(partitions: 4, count: 2), BenchBuffer(space: .hbm, partitions: 1, count: 20, seed: 2),
      BenchBuffer(.i32, partitions: 4, count: 1),
    ]
    buffers[2].values = [0, 1, 10, 2]
    let program = try ExecutionBench.program(buffers) { builder in
      try builder.emit(
        DMACopy(
          dst: AccessPattern(BufferID(0), .f32, partitions: 4, free: [Dimension(2, stride: 1)]),
          src: AccessPattern(BufferID(1), .f32, partitions: 4, free: [Dimension(2, stride: 1)]),
          indirection: Indirection(
            indices: AccessPattern(BufferID(2), .i32, partitions: 4, free: []), stride: 2, bound: 10), queue: .gpsimd))
    }
    let error = #expect(throws: MachineError.self) { try ExecutionBench.run(program, inputs: buffers.map(\.bytes)) }
    #expect(error?.code == .indexOutOfRange)
  }

  @Test func `dma_compute adds sources, dma_transpose turns rows into partitions`() throws {
    let buffers = [
      BenchBuffer(.bf16, space: .hbm, partitions: 1, count: 300), BenchBuffer(partitions: 30, count: 10, seed: 2),
      BenchBuffer(.f16, space: .hbm, partitions: 1, count: 300, seed: 3),
      BenchBuffer(.bf16, partitions: 10, count: 30, seed: 4),
    ]
    let rows = [Dimension(10, stride: 1)]
    let total = AccessPattern(BufferID(0), .bf16, partitions: 30, partitionStride: 10, free: rows)
    let values = try ExecutionBench.run(
      buffers,
      [
        DMACompute(
          dst: total,
          sources: [
            total, AccessPattern(BufferID(1), .f32, partitions: 30, free: rows),
            AccessPattern(BufferID(2), .f16, partitions: 30, partitionStride: 10, free: rows),
          ]),
        DMATranspose(
          dst: AccessPattern(BufferID(3), .bf16, partitions: 10, free: [Dimension(30, stride: 1)]), src: total),
      ])
    let sums = (0..<300).map {
      rounded(buffers[0].values[$0] + buffers[1].values[$0] + buffers[2].values[$0], .bf16)
    }
    expectEqual(values[0], sums)
    expectEqual(values[3], (0..<300).map { sums[$0 % 30 * 10 + $0 / 30] })
  }
}
