import InstructionSet
import Numerics
import Testing

@Suite struct ExecutionMatrixTests {
  @Test(arguments: [(128, 128, 512), (1, 1, 1), (33, 127, 65), (128, 31, 200)], [ElementType.f32, .bf16, .f8E5M2])
  func `nc_matmul multiplies and accumulates`(_ shape: (k: Int, m: Int, n: Int), _ element: ElementType) throws {
    let (k, m, n) = shape
    let buffers = [
      BenchBuffer(space: .psum, partitions: m, count: n),
      BenchBuffer(element, partitions: k, count: m + 3, seed: 2),
      BenchBuffer(element, partitions: k, count: n, seed: 3),
    ]
    let dst = AccessPattern(BufferID(0), .f32, partitions: m, free: [Dimension(n, stride: 1)])
    let stationary = AccessPattern(BufferID(1), element, partitions: k, offset: 2, free: [Dimension(m, stride: 1)])
    let moving = AccessPattern(BufferID(2), element, partitions: k, free: [Dimension(n, stride: 1)])
    for adds in [false, true] {
      let values = try ExecutionBench.run(
        buffers, [NCMatmul(dst: dst, stationary: stationary, moving: moving, accumulate: adds ? true : false)])
      var expected = adds ? buffers[0].values : [Double](repeating: 0, count: m * n)
      for i in 0..<m {
        for p in 0..<k {
          let a = buffers[1].values[p * (m + 3) + 2 + i]
          for j in 0..<n { expected[i * n + j] += a * buffers[2].values[p * n + j] }
        }
      }
      // Products of these values and their sums are exact in fp32.
      expectEqual(values[0], expected)
    }
  }

  @Test func `nc_matmul takes strided operands and results`() throws {
    let buffers = [
      BenchBuffer(space: .psum, partitions: 12, count: 64), BenchBuffer(partitions: 20, count: 40, seed: 2),
      BenchBuffer(.f32, partitions: 20, count: 40, seed: 3),
    ]
    let dst = AccessPattern(
      BufferID(0), .f32, partitions: 12, free: [Dimension(2, stride: 30), Dimension(5, stride: 2)])
    let stationary = AccessPattern(BufferID(1), .f32, partitions: 20, free: [Dimension(12, stride: 3)])
    let moving = AccessPattern(
      BufferID(2), .f32, partitions: 20, free: [Dimension(5, stride: 1), Dimension(2, stride: 7)])
    let values = try ExecutionBench.run(
      buffers, [NCMatmul(dst: dst, stationary: stationary, moving: moving, accumulate: true)])
    var expected = buffers[0].values
    for i in 0..<12 {
      for j in 0..<10 {
        for p in 0..<20 {
          expected[dst.index(i, j, in: buffers[0])] +=
            buffers[1].values[stationary.index(p, i, in: buffers[1])]
            * buffers[2].values[moving.index(p, j, in: buffers[2])]
        }
      }
    }
    expectEqual(values[0], expected)
  }

  @Test func `an accumulation group starts in the first iteration of its loop`() throws {
    let buffers = [
      BenchBuffer(space: .psum, partitions: 8, count: 8), BenchBuffer(partitions: 16, count: 24, seed: 2),
      BenchBuffer(partitions: 16, count: 24, seed: 3),
    ]
    let program = try ExecutionBench.program(buffers) { builder in
      try builder.loop(3) { i throws(InstructionError) in
        let step = AffineOffset(0, terms: [.init(i, stride: 8)])
        try builder.emit(
          NCMatmul(
            dst: AccessPattern(BufferID(0), .f32, partitions: 8, free: [Dimension(8, stride: 1)]),
            stationary: AccessPattern(BufferID(1), .f32, partitions: 16, offset: step, free: [Dimension(8, stride: 1)]),
            moving: AccessPattern(BufferID(2), .f32, partitions: 16, offset: step, free: [Dimension(8, stride: 1)]),
            accumulate: .afterFirst(of: [i])))
      }
    }
    let outputs = try ExecutionBench.run(program, inputs: buffers.map(\.bytes), workers: 2).outputs
    var expected = [Double](repeating: 0, count: 64)
    for block in 0..<3 {
      for p in 0..<16 {
        for i in 0..<8 {
          for j in 0..<8 {
            expected[i * 8 + j] += buffers[1].values[p * 24 + block * 8 + i] * buffers[2].values[p * 24 + block * 8 + j]
          }
        }
      }
    }
    expectEqual(ExecutionBench.decode(outputs[0], .f32), expected)
    let text = program.text
    #expect(try Program(parsing: text).text == text)
  }

  @Test(arguments: [ElementType.f32, .bf16, .ui8])
  func `transposes pass every bit`(_ element: ElementType) throws {
    for (engine, partitions, columns) in [
      (Engine.tensor, 127, 33), (.tensor, 128, 128), (.vector, 32, 32), (.vector, 5, 31),
    ] {
      let buffers = [
        BenchBuffer(element, space: engine == .tensor ? .psum : .sbuf, partitions: columns, count: partitions),
        BenchBuffer(element, partitions: partitions, count: columns, seed: 2),
      ]
      let values = try ExecutionBench.run(
        buffers,
        [
          NCTranspose(
            dst: AccessPattern(BufferID(0), element, partitions: columns, free: [Dimension(partitions, stride: 1)]),
            data: AccessPattern(BufferID(1), element, partitions: partitions, free: [Dimension(columns, stride: 1)]),
            engine: engine)
        ])
      expectEqual(
        values[0],
        (0..<columns).flatMap { row in (0..<partitions).map { buffers[1].values[$0 * columns + row] } })
    }
  }

  @Test func `a Vector transpose and a shuffle work in place, with several workers`() throws {
    let buffers = [BenchBuffer(partitions: 32, count: 32), BenchBuffer(partitions: 128, count: 7, seed: 2)]
    let square = AccessPattern(BufferID(0), .f32, partitions: 32, free: [Dimension(32, stride: 1)])
    let rows = AccessPattern(BufferID(1), .f32, partitions: 128, free: [Dimension(7, stride: 1)])
    let mask = (0..<32).map { $0 % 5 == 0 ? 255 : ($0 * 7 + 3) % 32 }
    let values = try ExecutionBench.run(
      buffers,
      [NCTranspose(dst: square, data: square, engine: .vector), NCStreamShuffle(dst: rows, src: rows, mask: mask)])
    expectEqual(values[0], (0..<1024).map { buffers[0].values[$0 % 32 * 32 + $0 / 32] })
    expectEqual(
      values[1],
      (0..<128 * 7).map { index in
        let partition = index / 7
        let source = mask[partition % 32]
        return buffers[1].values[(source == 255 ? partition : partition / 32 * 32 + source) * 7 + index % 7]
      })
  }
}
