import Numerics
public import Silicon
public import TileKernels

/// `dst = (data op0 operand0) op1 operand1` with operands broadcast along the free dimensions (nki.isa `tensor_scalar`).
///
/// Arithmetic happens in fp32; bitvec operators (both or none, on the Vector engine) treat integers as bits. On GpSimd,
/// int32 and uint32 tiles with `.integer` constants or 32-bit per-partition operands use wrapping integer arithmetic.
public struct TensorScalar: Instruction {
  public static let mnemonic = "tensor_scalar"

  public var dst: AccessPattern
  public var data: AccessPattern
  public var op0: ALUOperator
  public var operand0: ScalarOperand
  /// `operand0 op0 data`.
  public var reverse0: Bool
  public var op1: ALUOperator?
  /// Meaningless without `op1`.
  public var operand1: ScalarOperand
  /// `operand1 op1 (…)`.
  public var reverse1: Bool
  /// `vector`, `scalar` or `gpsimd`.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    data: AccessPattern,
    op0: ALUOperator,
    operand0: ScalarOperand,
    reverse0: Bool = false,
    op1: ALUOperator? = nil,
    operand1: ScalarOperand = .constant(0),
    reverse1: Bool = false,
    engine: Engine
  ) {
    self.dst = dst
    self.data = data
    self.op0 = op0
    self.operand0 = operand0
    self.reverse0 = reverse0
    self.op1 = op1
    self.operand1 = operand1
    self.reverse1 = reverse1
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset,
      op0: .bypass,
      operand0: .constant(0),
      reverse0: false,
      operand1: .constant(0),
      reverse1: false,
      engine: .vector)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.value("op0", &op0)
    try visitor.read("operand0", &operand0)
    try visitor.value("reverse0", &reverse0)
    try visitor.optional("op1", &op1, unset: .bypass)
    guard op1 != nil else {
      try visitor.value("engine", &engine)
      return
    }
    try visitor.read("operand1", &operand1)
    try visitor.value("reverse1", &reverse1)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .vector, .scalar, .gpsimd)
    try rules.tile("dst", dst, on: engine, writes: true)
    try rules.tile("data", data, on: engine)
    try rules.sameShape("data", data, as: "dst", dst)
    try rules.scalar("operand0", operand0, partitions: dst.partitions, on: engine)
    if op1 != nil { try rules.scalar("operand1", operand1, partitions: dst.partitions, on: engine) }
    if op0.isBitwise || op1?.isBitwise == true {
      guard op0.isBitwise, op1?.isBitwise != false else {
        throw rules.fail(.elementType, "op0 and op1 must both be bitvec operators, or neither")
      }
      try rules.bitwise([("dst", dst), ("data", data)], on: engine)
      try integerOperands(rules)
    } else if isInteger {
      try integerOperands(rules)
    } else {
      try rules.arithmetic("operand0", operand0)
      try rules.arithmetic("operand1", operand1)
    }
    if engine == .scalar, core.generation < .v4 {
      switch (op0, op1) {
      case (.multiply, .add), (.multiply, nil), (.add, nil): break
      default:
        throw rules.fail(
          .engine,
          "the Scalar engine does multiply, add, and multiply then add; use the Vector engine for \(op0.rawValue)")
      }
    }
    if op0 == .power || op1 == .power, engine == .scalar { throw rules.fail(.engine, "the Scalar engine has no power") }
  }

  private func integerOperands(_ rules: Rules) throws(InstructionError) {
    for (name, operand) in op1 == nil ? [("operand0", operand0)] : [("operand0", operand0), ("operand1", operand1)] {
      switch operand {
      case .integer: continue
      case .perPartition(let pattern) where pattern.element == data.element: continue
      case .constant, .perPartition:
        throw rules.fail(
          .elementType, "\(name) must be .integer or a \(data.element.rawValue) tile, as data is for this operator")
      }
    }
  }

  /// Wrapping 32-bit integer arithmetic rather than fp32.
  private var isInteger: Bool {
    guard engine == .gpsimd, op0.hasIntegerForm, op1?.hasIntegerForm != false, dst.element.isInt32OrUInt32,
      data.element.isInt32OrUInt32
    else { return false }
    if case .constant = operand0 { return false }
    if op1 != nil, case .constant = operand1 { return false }
    return true
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorScalar, on: engine, elements: dst.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program),
      perPartitionOperands: operand0.perPartitionCount + (op1 == nil ? 0 : operand1.perPartitionCount))
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    if op0.isBitwise || isInteger { return nil }
    let first = TileKernels.withScalar(op0, reversed: reverse0)
    let a = ScalarSource(context, operand0)
    guard let op1 else { return RowOperation(context, dst, .scalar(first, a), data, data) }
    let b = ScalarSource(context, operand1)
    if op0 == .multiply, op1 == .add { return RowOperation(context, dst, .affine(scale: a, bias: b), data, data) }
    let second = TileKernels.withScalar(op1, reversed: reverse1)
    return RowOperation(context, dst, .twoScalars(first, a, second, b), data, data)
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    if op0.isBitwise || isInteger { return executeIntegers(context) }
    let first = TileKernels.withScalar(op0, reversed: reverse0)
    let a = ScalarSource(context, operand0)
    guard let op1 else {
      context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
        first(result, operand, a(partition), count)
      }
      return
    }
    let b = ScalarSource(context, operand1)
    if op0 == .multiply, op1 == .add {
      let affine = TileKernels.affine()
      context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
        affine(result, operand, a(partition), b(partition), count)
      }
      return
    }
    let second = TileKernels.withScalar(op1, reversed: reverse1)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
      first(result, operand, a(partition), count)
      second(result, result, b(partition), count)
    }
  }

  private func executeIntegers(_ context: borrowing ExecutionContext) {
    let signed = data.element.isSignedInteger
    guard let first = integerScalarRow(op0, signed: signed, reversed: reverse0),
      let second = integerScalarRow(op1 ?? .bypass, signed: signed, reversed: reverse1)
    else { return }
    let a = IntegerSource(context, operand0)
    let b = IntegerSource(context, operand1)
    let hasSecond = op1 != nil
    context.forEachRow(IntegerReader.self, IntegerWriter.self, dst, data) { result, operand, count, partition in
      first(result, operand, a(partition), count)
      if hasSecond { second(result, result, b(partition), count) }
    }
  }
}
