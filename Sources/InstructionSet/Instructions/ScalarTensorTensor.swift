public import Silicon
public import TileKernels

/// `dst = (data op0 operand0) op1 operand1` with a broadcast `operand0` and a tile `operand1` (nki.isa
/// `scalar_tensor_tensor`), arithmetic in fp32 on the Vector engine.
public struct ScalarTensorTensor: Instruction {
  public static let mnemonic = "scalar_tensor_tensor"

  public var dst: AccessPattern
  public var data: AccessPattern
  public var op0: ALUOperator
  public var operand0: ScalarOperand
  /// `operand0 op0 data`.
  public var reverse0: Bool
  public var op1: ALUOperator
  public var operand1: AccessPattern
  /// `operand1 op1 (…)`.
  public var reverse1: Bool

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    data: AccessPattern,
    op0: ALUOperator,
    operand0: ScalarOperand,
    reverse0: Bool = false,
    op1: ALUOperator,
    operand1: AccessPattern,
    reverse1: Bool = false
  ) {
    self.dst = dst
    self.data = data
    self.op0 = op0
    self.operand0 = operand0
    self.reverse0 = reverse0
    self.op1 = op1
    self.operand1 = operand1
    self.reverse1 = reverse1
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset,
      op0: .bypass,
      operand0: .constant(0),
      reverse0: false,
      op1: .add,
      operand1: .unset,
      reverse1: false)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.value("op0", &op0)
    try visitor.read("operand0", &operand0)
    try visitor.value("reverse0", &reverse0)
    try visitor.value("op1", &op1)
    try visitor.read("operand1", &operand1)
    try visitor.value("reverse1", &reverse1)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    try rules.tile("operand1", operand1, on: .vector)
    try rules.sameShape("data", data, as: "dst", dst)
    try rules.sameShape("operand1", operand1, as: "dst", dst)
    try rules.scalar("operand0", operand0, partitions: dst.partitions, on: .vector)
    try rules.notBothInPSUM("data", data, "operand1", operand1)
    guard !op0.isBitwise, !op1.isBitwise else {
      throw rules.fail(.elementType, "takes arithmetic operators; use tensor_scalar and tensor_tensor for bitvec ones")
    }
    guard op0 != .power, op1 != .power else { throw rules.fail(.engine, "power runs on GpSimd only") }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .scalarTensorTensor, on: .vector, elements: dst.freeCount,
      inputs: [CostOperand(data, in: program), CostOperand(operand1, in: program)],
      output: CostOperand(dst, in: program),
      perPartitionOperands: operand0.perPartitionCount)
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    let first = TileKernels.withScalar(op0, reversed: reverse0)
    let scalars = ScalarSource(context, operand0)
    return RowOperation(
      context, dst, .binaryOfScalar(first, scalars, TileKernels.binary(op1), reversed: reverse1), data, operand1)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let first = TileKernels.withScalar(op0, reversed: reverse0)
    let second = TileKernels.binary(op1)
    let scalars = ScalarSource(context, operand0)
    let between = context.slot(3).assumingMemoryBound(to: Float.self)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data, operand1) { result, a, b, count, partition in
      // Not in place: the result may be the memory of operand1.
      first(between, a, scalars(partition), count)
      if reverse1 { second(result, b, between, count) } else { second(result, between, b, count) }
    }
  }
}
