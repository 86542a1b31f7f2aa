import InstructionSet
import Machine
import Numerics
import Testing
import TileKernels

/// Chains of instructions on long rows, which the machine does piece by piece where that is the same: against plain
/// loops that do one instruction after the other.
@Suite struct ExecutionRowsTests {
  static let width = 3000
  static let columns = 13_500
  /// Where rows start: most are the same or apart, some overlap by half.
  static let places = [0, 0, 3000, 3000, 6000, 9000, 1500, 10_050]

  struct Step {
    enum Kind: CaseIterable { case add, scale, affine, scaleThenSubtract, copy, negate }

    var kind: Kind
    var result: Int
    var a: Int
    var b: Int
    /// A column that holds the factor of each partition; nil for a constant.
    var factor: Int?
    var partitions: Range<Int>

    init(using random: inout Sequence) {
      kind = Kind.allCases[random.below(Kind.allCases.count)]
      result = places[random.below(places.count)]
      // What an instruction writes is one of its operands or apart from them.
      let others = places.filter { [result] in $0 == result || abs($0 - result) >= width }
      a = others[random.below(others.count)]
      b = others[random.below(others.count)]
      factor = random.below(3) == 0 ? random.below(columns) : nil
      if let column = factor, column >= result, column < result + width { factor = nil }
      partitions = random.below(4) == 0 ? 32..<64 : 0..<64
    }

    func instruction(_ arena: BufferID) -> any Instruction {
      func row(_ place: Int, _ count: Int = width) -> AccessPattern {
        AccessPattern(
          arena, .f32, startPartition: partitions.lowerBound, partitions: partitions.count, offset: AffineOffset(place),
          free: [Dimension(count, stride: 1)])
      }
      let scalar = factor.map { ScalarOperand.perPartition(row($0, 1)) } ?? .constant(0.75)
      switch kind {
      case .add: return TensorTensor(dst: row(result), data1: row(a), op: .add, data2: row(b), engine: .vector)
      case .scale:
        return TensorScalar(dst: row(result), data: row(a), op0: .multiply, operand0: scalar, engine: .vector)
      case .affine:
        return TensorScalar(
          dst: row(result), data: row(a), op0: .multiply, operand0: scalar, op1: .add, operand1: .constant(0.5),
          engine: .vector)
      case .scaleThenSubtract:
        return ScalarTensorTensor(
          dst: row(result), data: row(a), op0: .multiply, operand0: scalar, op1: .subtract, operand1: row(b))
      case .copy: return TensorCopy(dst: row(result), src: row(a), engine: .vector)
      case .negate: return Activation(dst: row(result), op: .copy, data: row(a), scale: .constant(-1))
      }
    }

    func apply(_ arena: inout [Float]) {
      for partition in partitions {
        let row = partition * columns
        let by = factor.map { arena[row + $0] } ?? 0.75
        for i in 0..<width {
          let x = arena[row + a + i]
          let y = arena[row + b + i]
          arena[row + result + i] =
            switch kind {
            case .add: x + y
            case .scale: x * by
            case .affine: x * by + 0.5
            case .scaleThenSubtract: x * by - y
            case .copy: x
            case .negate: x * -1 + 0  // plus the bias
            }
        }
      }
    }
  }

  struct Sequence {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test(arguments: 1...14)
  func `pieces of rows give what whole rows give`(_ seed: Int) throws {
    var random = Sequence(state: UInt64(seed))
    let steps = (0..<4 + random.below(5)).map { _ in Step(using: &random) }
    let arena = BenchBuffer(partitions: 64, count: Self.columns, seed: seed)
    let program = try ExecutionBench.program([arena]) { builder in
      // A loop of its own: the loads and stores around it have longer rows.
      try builder.loop(1) { _ throws(InstructionError) in
        for step in steps {
          func emit(_ instruction: some Instruction) throws(InstructionError) { try builder.emit(instruction) }
          try emit(step.instruction(BufferID(0)))
        }
      }
    }
    var expected = arena.values.map(Float.init)
    for step in steps { step.apply(&expected) }
    for workers in [1, 2] {
      let outputs = try ExecutionBench.run(program, inputs: [arena.bytes], workers: workers).outputs
      let got = ExecutionBench.decode(outputs[0], .f32).map { Float($0).bitPattern }
      let isSame = got == expected.map(\.bitPattern)
      #expect(isSame, "\(workers) workers: \(steps)")
    }
  }
}
