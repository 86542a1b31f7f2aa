import InstructionSet
import Numerics
import Testing
import TileKernels

/// Shapes that elementwise instructions are tried on: partitions, and three ways of factoring the same 24 elements.
private struct Layout: CustomTestStringConvertible {
  var partitions: Int
  var dst: [Dimension]
  var a: [Dimension]
  var b: [Dimension]
  var elements: (dst: ElementType, a: ElementType, b: ElementType)
  var startPartition = 0

  var testDescription: String {
    "\(partitions) partitions, \(elements.dst) <- \(elements.a), \(elements.b), \(dst.fieldText) <- \(a.fieldText), "
      + b.fieldText
  }

  var free: Int { dst.reduce(1) { $0 * $1.count } }
}

private let layouts: [Layout] = [
  Layout(
    partitions: 128, dst: [Dimension(24, stride: 1)], a: [Dimension(24, stride: 1)], b: [Dimension(24, stride: 1)],
    elements: (.f32, .f32, .f32)),
  Layout(
    partitions: 33, dst: [Dimension(4, stride: 6), Dimension(6, stride: 1)], a: [Dimension(24, stride: 2)],
    b: [Dimension(6, stride: 1), Dimension(4, stride: 0)], elements: (.f32, .f32, .f32)),
  Layout(
    partitions: 127, dst: [Dimension(2, stride: 12), Dimension(3, stride: 1), Dimension(4, stride: 3)],
    a: [Dimension(4, stride: 0), Dimension(6, stride: 1)], b: [Dimension(24, stride: 0)],
    elements: (.bf16, .f32, .bf16)),
  Layout(
    partitions: 1, dst: [Dimension(8, stride: 5), Dimension(3, stride: 1)], a: [Dimension(24, stride: 1)],
    b: [Dimension(24, stride: -1)], elements: (.f32, .bf16, .i32)),
  Layout(
    partitions: 32, dst: [Dimension(24, stride: 3)], a: [Dimension(12, stride: 3), Dimension(2, stride: 1)],
    b: [Dimension(24, stride: 1)], elements: (.i32, .f16, .ui8), startPartition: 32),
  Layout(
    partitions: 64, dst: [Dimension(24, stride: 1)], a: [Dimension(24, stride: 1)], b: [Dimension(24, stride: 2)],
    elements: (.f8E4M3FN, .f32, .f8E5M2), startPartition: 64),
]

private struct Operands {
  var buffers: [BenchBuffer]
  var dst: AccessPattern
  var a: AccessPattern
  var b: AccessPattern

  init(_ layout: Layout) {
    let start = layout.startPartition
    buffers = [layout.elements.dst, layout.elements.a, layout.elements.b].enumerated().map {
      BenchBuffer($1, startPartition: start, partitions: layout.partitions, count: 80, seed: $0)
    }
    func pattern(_ index: Int, _ element: ElementType, _ free: [Dimension]) -> AccessPattern {
      let needsRoom = free.contains { $0.stride < 0 }
      return AccessPattern(
        BufferID(index), element, startPartition: start, partitions: layout.partitions,
        offset: AffineOffset(needsRoom ? 40 : index), free: free)
    }
    dst = pattern(0, layout.elements.dst, layout.dst)
    a = pattern(1, layout.elements.a, layout.a)
    b = pattern(2, layout.elements.b, layout.b)
  }

  /// What the buffers hold after `dst = f(a, b)`.
  func expected(_ layout: Layout, _ f: (Double, Double, Int) -> Double) -> [Double] {
    var values = buffers[0].values
    for partition in 0..<layout.partitions {
      for position in 0..<layout.free {
        let x = buffers[1].values[a.index(partition, position, in: buffers[1])]
        let y = buffers[2].values[b.index(partition, position, in: buffers[2])]
        values[dst.index(partition, position, in: buffers[0])] = rounded(f(x, y, partition), layout.elements.dst)
      }
    }
    return values
  }
}

@Suite struct ExecutionElementwiseTests {
  @Test(arguments: layouts)
  private func `tensor_tensor computes in fp32 and rounds once`(_ layout: Layout) throws {
    let operands = Operands(layout)
    for (op, f) in [
      (ALUOperator.add, { $0 + $1 }), (.subtract, { $0 - $1 }), (.multiply, { $0 * $1 }), (.maximum, { max($0, $1) }),
      (.greater, { $0 > $1 ? 1 : 0 }), (.logical_and, { $0 != 0 && $1 != 0 ? 1 : 0 }),
    ] as [(ALUOperator, (Double, Double) -> Double)] {
      let result = try ExecutionBench.run(
        operands.buffers,
        [TensorTensor(dst: operands.dst, data1: operands.a, op: op, data2: operands.b, engine: .vector)])
      expectEqual(result[0], operands.expected(layout) { x, y, _ in f(x, y) }, "\(op)")
      expectEqual(result[1], operands.buffers[1].values)
    }
  }

  @Test(arguments: layouts)
  private func `tensor_scalar applies constants and per-partition operands in order`(_ layout: Layout) throws {
    var operands = Operands(layout)
    operands.buffers.append(
      BenchBuffer(startPartition: layout.startPartition, partitions: layout.partitions, count: 3, seed: 9))
    let scalars = AccessPattern(
      BufferID(3), .f32, startPartition: layout.startPartition, partitions: layout.partitions, offset: 2, free: [])
    let values = operands.buffers[3].values
    let result = try ExecutionBench.run(
      operands.buffers,
      [
        TensorScalar(
          dst: operands.dst, data: operands.a, op0: .subtract, operand0: .perPartition(scalars), reverse0: true,
          op1: .maximum, operand1: .constant(1.5), engine: .vector)
      ])
    expectEqual(result[0], operands.expected(layout) { x, _, partition in max(values[partition * 3 + 2] - x, 1.5) })

    let affine = try ExecutionBench.run(
      operands.buffers,
      [
        TensorScalar(
          dst: operands.dst, data: operands.a, op0: .multiply, operand0: .constant(0.5), op1: .add,
          operand1: .perPartition(scalars), engine: .scalar)
      ])
    expectEqual(affine[0], operands.expected(layout) { x, _, partition in x * 0.5 + values[partition * 3 + 2] })
  }

  @Test(arguments: layouts)
  private func `scalar_tensor_tensor, activation and reciprocal follow their formulas`(_ layout: Layout) throws {
    let operands = Operands(layout)
    let result = try ExecutionBench.run(
      operands.buffers,
      [
        ScalarTensorTensor(
          dst: operands.dst, data: operands.a, op0: .add, operand0: .constant(2), op1: .subtract, operand1: operands.b,
          reverse1: true)
      ])
    expectEqual(result[0], operands.expected(layout) { x, y, _ in y - (x + 2) })

    let activated = try ExecutionBench.run(
      operands.buffers,
      [Activation(dst: operands.dst, op: .relu, data: operands.a, scale: .constant(-2), bias: .constant(0.25))])
    expectEqual(activated[0], operands.expected(layout) { x, _, _ in max(x * -2 + 0.25, 0) })

    if layout.elements.dst == .f32 {
      let inverse = try ExecutionBench.run(operands.buffers, [Reciprocal(dst: operands.dst, data: operands.a)])
      expectEqual(inverse[0], operands.expected(layout) { x, _, _ in Double(1 / Float(x)) })
    }
  }

  @Test(arguments: layouts)
  private func `tensor_copy casts through fp32, tensor_copy_predicated keeps the rest`(_ layout: Layout) throws {
    var operands = Operands(layout)
    let copied = try ExecutionBench.run(
      operands.buffers, [TensorCopy(dst: operands.dst, src: operands.a, engine: .vector)])
    expectEqual(copied[0], operands.expected(layout) { x, _, _ in x })

    operands.buffers[1] = BenchBuffer(
      layout.elements.dst, startPartition: layout.startPartition, partitions: layout.partitions, count: 80, seed: 5)
    operands.a.element = layout.elements.dst
    operands.buffers[2] = BenchBuffer(
      .ui8, startPartition: layout.startPartition, partitions: layout.partitions, count: 80, seed: 6)
    operands.buffers[2].values = operands.buffers[2].values.map { $0 > 30 ? $0 : 0 }
    operands.b.element = .ui8
    for reversed in [false, true] {
      var expected = operands.buffers[0].values
      for partition in 0..<layout.partitions {
        for position in 0..<layout.free {
          let predicate = operands.buffers[2].values[operands.b.index(partition, position, in: operands.buffers[2])]
          guard (predicate != 0) != reversed else { continue }
          expected[operands.dst.index(partition, position, in: operands.buffers[0])] =
            operands.buffers[1].values[operands.a.index(partition, position, in: operands.buffers[1])]
        }
      }
      let result = try ExecutionBench.run(
        operands.buffers,
        [
          TensorCopyPredicated(
            dst: operands.dst, src: .tile(operands.a), predicate: operands.b, reversePredicate: reversed)
        ])
      expectEqual(result[0], expected)
    }
  }

  @Test func `GpSimd adds and multiplies 32-bit integers exactly, the Vector engine through fp32`() throws {
    var buffers = [0, 1, 2].map { BenchBuffer(.ui32, partitions: 3, count: 4, seed: $0) }
    buffers[1].values = (0..<12).map { 4_000_000_001 + Double($0) }
    buffers[2].values = (0..<12).map { 1_000_000_007 - Double($0) }
    let tiles = [0, 1, 2].map { AccessPattern(BufferID($0), .ui32, partitions: 3, free: [Dimension(4, stride: 1)]) }
    func run(_ op: ALUOperator, _ engine: Engine) throws -> [Double] {
      try ExecutionBench.run(
        buffers, [TensorTensor(dst: tiles[0], data1: tiles[1], op: op, data2: tiles[2], engine: engine)])[0]
    }
    #expect(
      try run(.add, .gpsimd)
        == (0..<12).map { Double(UInt32(buffers[1].values[$0]) &+ UInt32(buffers[2].values[$0])) })
    #expect(
      try run(.multiply, .gpsimd)
        == (0..<12).map { Double(UInt32(buffers[1].values[$0]) &* UInt32(buffers[2].values[$0])) })
    // 4000000001 rounds to 4000000000 in fp32; the sum saturates.
    #expect(try run(.add, .vector) == [Double](repeating: 4_294_967_295, count: 12))
    #expect(
      try run(.bitwise_xor, .vector)
        == (0..<12).map { Double(UInt32(buffers[1].values[$0]) ^ UInt32(buffers[2].values[$0])) })
    let constant = try ExecutionBench.run(
      buffers,
      [
        TensorScalar(
          dst: tiles[0], data: tiles[1], op0: .left_shift, operand0: .integer(5), op1: .bitwise_or,
          operand1: .integer(Int32(bitPattern: 0x8000_0001)), engine: .vector)
      ])[0]
    #expect(constant == buffers[1].values.map { Double(UInt32($0) << 5 | 0x8000_0001) })
  }

  @Test(arguments: [ElementType.f32, .bf16, .i32, .ui8])
  func `memset, iota and affine_select fill tiles`(_ element: ElementType) throws {
    let buffers = [0, 1].map { BenchBuffer(element, partitions: 40, count: 30, seed: $0) }
    let dst = AccessPattern(
      BufferID(0), element, partitions: 40, offset: 1, free: [Dimension(3, stride: 8), Dimension(4, stride: 2)])
    let source = AccessPattern(BufferID(1), element, partitions: 40, free: [Dimension(12, stride: 1)])
    func expected(_ f: (Int, Int) -> Double) -> [Double] {
      var values = buffers[0].values
      for partition in 0..<40 {
        for position in 0..<12 {
          values[dst.index(partition, position, in: buffers[0])] = rounded(f(partition, position), element)
        }
      }
      return values
    }
    let filled = try ExecutionBench.run(buffers, [Memset(dst: dst, value: .constant(3.5), engine: .gpsimd)])
    expectEqual(filled[0], expected { _, _ in 3.5 })

    let pattern = [Dimension(2, stride: 5), Dimension(6, stride: -1)]
    func affine(_ partition: Int, _ position: Int) -> Int { 2 + 3 * partition + 5 * (position / 6) - position % 6 }
    let counted = try ExecutionBench.run(
      buffers, [Iota(dst: dst, pattern: pattern, offset: 2, channelMultiplier: 3)])
    expectEqual(counted[0], expected { Double(affine($0, $1)) })

    let selected = try ExecutionBench.run(
      buffers,
      [
        AffineSelect(
          dst: dst, onTrue: source, onFalse: 7, comparison: .greater_equal, pattern: pattern, offset: -40,
          channelMultiplier: 3)
      ])
    expectEqual(
      selected[0],
      expected { partition, position in
        affine(partition, position) - 42 >= 0 ? buffers[1].values[source.index(partition, position, in: buffers[1])] : 7
      })
  }

  @Test func `fp32 becomes an integer by rounding to nearest even and saturating`() throws {
    let values: [Double] = [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.499, 126.5, 127.5, 300, -300, 1e10]
    var buffers = [BenchBuffer(.i8, partitions: 1, count: 12), BenchBuffer(partitions: 1, count: 12)]
    buffers[1].values = values
    let result = try ExecutionBench.run(
      buffers,
      [
        TensorCopy(
          dst: AccessPattern(BufferID(0), .i8, partitions: 1, free: [Dimension(12, stride: 1)]),
          src: AccessPattern(BufferID(1), .f32, partitions: 1, free: [Dimension(12, stride: 1)]), engine: .vector)
      ])
    expectEqual(result[0], [0, 2, 2, 0, -2, -2, 0, 126, 127, 127, -128, 127])
  }
}
