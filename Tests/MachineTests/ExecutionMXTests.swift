import InstructionSet
import Numerics
import Silicon
import Testing

/// MX on several workers; the values themselves are compared with NumPy's in `Tests/python/test_nki_tensor_engine.py`.
@Suite struct ExecutionMXTests {
  @Test(arguments: [UInt64?.none, 7]) func `any number of workers gives the same bits`(_ roundingSeed: UInt64?) throws {
    let core = try ChipCatalog.chip(named: "trn3").core
    let builder = ProgramBuilder(name: "mx", core: core)
    let columns = 40
    func rows(
      _ id: BufferID, _ element: ElementType, start: Int = 0, _ partitions: Int, _ count: Int, inHBM: Bool = false
    )
      -> AccessPattern
    {
      AccessPattern(
        id, element, startPartition: start, partitions: partitions, partitionStride: inHBM ? count : 0,
        free: [Dimension(count, stride: 1)])
    }
    let values = BenchBuffer(.bf16, partitions: 128, count: 4 * columns)
    let input = try builder.buffer("in", .hbm, .bf16, role: .input, byteCount: values.bytes.count)
    let source = try builder.buffer("source", .sbuf, .bf16, address: 0, partitions: 128, byteCount: 8 * columns)
    let data = try builder.buffer("data", .sbuf, .f8E4M3FNx4, address: 1024, partitions: 128, byteCount: 4 * columns)
    let scale = try builder.buffer("scale", .sbuf, .ui8, address: 2048, partitions: 128, byteCount: columns)
    let sums = try builder.buffer("sums", .psum, .f32, address: 0, partitions: columns, byteCount: 4 * columns)
    let result = try builder.buffer("result", .sbuf, .f32, address: 4096, partitions: columns, byteCount: 4 * columns)
    let scales = (0..<4).map { rows(scale, .ui8, start: 32 * $0 + 4, 4, columns) }
    let words = rows(data, .f8E4M3FNx4, 128, columns)
    try builder.emit(
      DMACopy(dst: rows(source, .bf16, 128, 4 * columns), src: rows(input, .bf16, 128, 4 * columns, inHBM: true)))
    try builder.emit(QuantizeMX(dst: words, src: rows(source, .bf16, 128, 4 * columns), dstScale: scales))
    try builder.emit(
      NCMatmulMX(
        dst: rows(sums, .f32, columns, columns), stationary: words, moving: words, stationaryScale: scales,
        movingScale: scales, accumulate: false))
    try builder.emit(
      TensorCopy(dst: rows(result, .f32, columns, columns), src: rows(sums, .f32, columns, columns), engine: .vector))
    for (name, pattern) in [("words", words), ("products", rows(result, .f32, columns, columns))] {
      let out = try builder.buffer(name, .hbm, pattern.element, role: .output, byteCount: pattern.byteCount)
      try builder.emit(
        DMACopy(dst: rows(out, pattern.element, pattern.partitions, columns, inHBM: true), src: pattern))
    }
    func run(workers: Int) throws -> [[UInt8]] {
      try ExecutionBench.run(
        builder.program, inputs: [values.bytes], workers: workers, roundingSeed: roundingSeed, core: core
      ).outputs
    }
    let expected = try run(workers: 1)
    #expect(expected[0].contains { $0 != 0 } && expected[1].contains { $0 != 0 })
    for workers in [2, 3, 5] { #expect(try run(workers: workers) == expected, "\(workers) workers") }
  }
}
