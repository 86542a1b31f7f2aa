import InstructionSet
import Numerics
import Testing
import TileKernels

/// Reductions that go on from one instruction to the next in the Vector engine's accumulators.
@Suite struct ExecutionAccumulatorTests {
  static let partitions = 100
  static let width = 37

  private static func tile(_ buffer: Int, _ element: ElementType = .f32, _ width: Int = width) -> AccessPattern {
    AccessPattern(BufferID(buffer), element, partitions: partitions, free: [Dimension(width, stride: 1)])
  }

  private static func buffer(_ element: ElementType = .f32, _ count: Int = width, seed: Int) -> BenchBuffer {
    BenchBuffer(element, partitions: partitions, count: count, seed: seed)
  }

  private static func fold(_ op: ALUOperator, _ a: Double, _ b: Double) -> Double {
    switch op {
    case .add: a + b
    case .multiply: a * b
    case .maximum: max(a, b)
    default: min(a, b)
    }
  }

  /// Three tiles: the first resets and keeps its result, the second loads values instead, the third goes on and writes.
  @Test(arguments: [ALUOperator.add, .maximum, .minimum], [ElementType.f32, .bf16])
  func `tensor_scalar_reduce goes on where the last one ended`(_ op: ALUOperator, _ element: ElementType) throws {
    let buffers = [
      Self.buffer(element, seed: 1), Self.buffer(element, seed: 2), Self.buffer(element, seed: 3),
      Self.buffer(seed: 4), Self.buffer(.f32, 1, seed: 5), Self.buffer(.f32, 2, seed: 6), Self.buffer(.f32, 2, seed: 7),
    ]
    let initial = ScalarOperand.perPartition(Self.tile(4, .f32, 1))
    func reduction(
      _ data: Int, _ command: ReduceCommand, to column: Int?, of results: Int = 5, negate: Bool = false
    ) -> TensorScalarReduce {
      let result = column.map {
        AccessPattern(
          BufferID(results), .f32, partitions: Self.partitions, offset: AffineOffset($0),
          free: [Dimension(1, stride: 1)])
      }
      return TensorScalarReduce(
        dst: Self.tile(3), data: Self.tile(data, element), op0: .multiply, operand0: .constant(2), reduceOperator: op,
        reduceCommand: command, reduceInitial: command == .loadReduce ? initial : .constant(0), reduceResult: result,
        negatesResult: negate)
    }
    let outputs = try ExecutionBench.run(
      buffers,
      [
        reduction(0, .resetReduce, to: nil), reduction(1, .reduce, to: 0, negate: true), reduction(2, .reduce, to: 1),
        reduction(0, .loadReduce, to: 0, of: 6), reduction(2, .reduce, to: 1, of: 6),
      ])
    var expected = buffers.map(\.values)
    expected[3] = buffers[2].values.map { 2 * $0 }
    let identity = op == .add ? 0 : op == .maximum ? -Double.infinity : .infinity
    for partition in 0..<Self.partitions {
      var register = identity
      func take(_ data: Int) {
        for value in buffers[data].values[partition * Self.width..<(partition + 1) * Self.width] {
          register = Self.fold(op, register, 2 * value)
        }
      }
      take(0)
      take(1)
      expected[5][2 * partition] = -register
      take(2)
      expected[5][2 * partition + 1] = register
      register = buffers[4].values[partition]
      take(0)
      expected[6][2 * partition] = register
      take(2)
      expected[6][2 * partition + 1] = register
    }
    for index in [3, 5, 6] { expectEqual(outputs[index], expected[index], "\(op) buffer \(index)") }
  }

  @Test func `accumulators that nothing has set hold NaN`() throws {
    let reduction = TensorScalarReduce(
      dst: Self.tile(0), data: Self.tile(0), op0: .add, operand0: .constant(0), reduceOperator: .add,
      reduceCommand: .reduce, reduceResult: Self.tile(1, .f32, 1))
    let outputs = try ExecutionBench.run([Self.buffer(seed: 1), Self.buffer(.f32, 1, seed: 2)], [reduction])
    let areNaN = outputs[1].allSatisfy { $0.isNaN }
    #expect(areNaN)
  }

  @Test(arguments: [(ALUOperator.greater_equal, ALUOperator.less), (.greater, .less_equal), (.equal, .less)])
  func `range_select keeps the elements between its bounds and reduces to their maximum`(
    _ first: ALUOperator, _ second: ALUOperator
  ) throws {
    var buffers = [
      Self.buffer(.bf16, seed: 1), Self.buffer(.bf16, seed: 2), Self.buffer(.f32, 1, seed: 3),
      Self.buffer(.f32, 1, seed: 4), Self.buffer(seed: 5), Self.buffer(.f32, 1, seed: 6),
    ]
    buffers[2].values = (0..<Self.partitions).map { Double($0 % 90) }
    buffers[3].values = (0..<Self.partitions).map { Double($0 % 90 + 20) }
    func select(_ data: Int, from start: Int, _ command: ReduceCommand, to result: AccessPattern?) -> RangeSelect {
      RangeSelect(
        dst: Self.tile(4), onTrue: Self.tile(data, .bf16), compare0: first, compare1: second,
        bound0: Self.tile(2, .f32, 1), bound1: Self.tile(3, .f32, 1), rangeStart: start, reduceCommand: command,
        reduceResult: result)
    }
    let outputs = try ExecutionBench.run(
      buffers,
      [
        select(0, from: 0, .resetReduce, to: nil), select(1, from: Self.width, .reduce, to: Self.tile(5, .f32, 1)),
      ])
    func passes(_ op: ALUOperator, _ a: Double, _ b: Double) -> Bool {
      switch op {
      case .equal: a == b
      case .less: a < b
      case .less_equal: a <= b
      case .greater: a > b
      default: a >= b
      }
    }
    var selected = buffers[4].values
    var largest = buffers[5].values
    for partition in 0..<Self.partitions {
      largest[partition] = Double(RangeSelect.onFalse)
      for index in 0..<2 * Self.width {
        let place = partition * Self.width + index % Self.width
        let keeps =
          passes(first, Double(index), buffers[2].values[partition])
          && passes(second, Double(index), buffers[3].values[partition])
        let value = keeps ? buffers[index / Self.width].values[place] : Double(RangeSelect.onFalse)
        if index >= Self.width { selected[place] = value }
        largest[partition] = max(largest[partition], value)
      }
    }
    expectEqual(outputs[4], selected, "selected")
    expectEqual(outputs[5], largest, "largest")
  }
}
