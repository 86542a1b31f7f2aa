public import Silicon
public import TileKernels

/// Reduces the trailing free dimensions of `data` (nki.isa `tensor_reduce`): as many as `data` has more than `dst`, or all
/// of them when `dst` has one element. Vector engine, fp32; bitvec operators treat integers as bits.
public struct TensorReduce: Instruction {
  public static let mnemonic = "tensor_reduce"

  public var dst: AccessPattern
  public var op: ALUOperator
  public var data: AccessPattern
  /// Multiplies the result by -1; arithmetic operators only.
  public var negate: Bool

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    op: ALUOperator,
    data: AccessPattern,
    negate: Bool = false
  ) {
    self.dst = dst
    self.op = op
    self.data = data
    self.negate = negate
  }

  public init() {
    self.init(
      dst: .unset,
      op: .add,
      data: .unset,
      negate: false)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.read("data", &data)
    try visitor.value("negate", &negate)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    guard data.partitions == dst.partitions else {
      throw rules.fail(.shapeMismatch, "data has \(data.partitions) partitions, dst \(dst.partitions)")
    }
    guard keptDimensions != nil else {
      throw rules.fail(
        .shapeMismatch,
        "dst has \(dst.freeCount) elements a partition, which no leading dimensions of data \(data.free.fieldText) have"
      )
    }
    switch op {
    case .add, .subtract, .multiply, .maximum, .minimum, .logical_and, .logical_or, .logical_xor: break
    case .bitwise_and, .bitwise_or, .bitwise_xor:
      try rules.bitwise([("dst", dst), ("data", data)], on: .vector)
      if negate { throw rules.fail(.elementType, "negate takes an arithmetic operator") }
    default: throw rules.fail(.engine, "\(op.rawValue) does not reduce")
    }
  }

  /// How many leading free dimensions of `data` stay: those that have the elements of `dst`.
  private var keptDimensions: Int? {
    var kept = 1
    if dst.freeCount == 1 {
      // Trailing dimensions are reduced, whatever the leading ones of one element are.
      return 0
    }
    for index in 0..<data.free.count {
      kept *= data.free[index].count
      if kept == dst.freeCount { return index + 1 }
    }
    return nil
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorReduce, on: .vector, elements: data.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let kept = keptDimensions ?? 0
    let reduction = Reduction(
      context, dst, kept: Tile(context, data, dimensions: 0..<kept),
      reduced: Tile(context, data, dimensions: kept..<data.free.count), negate: negate)
    if op.isBitwise { reduction.runIntegers(context, op) } else { reduction.runFloats(context, op) }
  }
}
