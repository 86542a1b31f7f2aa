import Numerics
public import Silicon
public import TileKernels

/// `dst = data1 op data2` element by element (nki.isa `tensor_tensor`).
///
/// Arithmetic happens in fp32 and rounds once, except on GpSimd when every tile is int32 or uint32: there it is 32-bit
/// integer arithmetic that wraps. Bitvec operators take integer tiles of one type as bits, on the Vector engine.
public struct TensorTensor: Instruction {
  public static let mnemonic = "tensor_tensor"

  public var dst: AccessPattern
  public var data1: AccessPattern
  public var op: ALUOperator
  public var data2: AccessPattern
  /// `vector` or `gpsimd`; `power` runs on GpSimd only.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    data1: AccessPattern,
    op: ALUOperator,
    data2: AccessPattern,
    engine: Engine
  ) {
    self.dst = dst
    self.data1 = data1
    self.op = op
    self.data2 = data2
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      data1: .unset,
      op: .add,
      data2: .unset,
      engine: .vector)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data1", &data1)
    try visitor.value("op", &op)
    try visitor.read("data2", &data2)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .vector, .gpsimd)
    try rules.tile("dst", dst, on: engine, writes: true)
    try rules.tile("data1", data1, on: engine)
    try rules.tile("data2", data2, on: engine)
    try rules.sameShape("data1", data1, as: "dst", dst)
    try rules.sameShape("data2", data2, as: "dst", dst)
    try rules.notBothInPSUM("data1", data1, "data2", data2)
    if op.isBitwise { try rules.bitwise([("dst", dst), ("data1", data1), ("data2", data2)], on: engine) }
    if op == .power, engine != .gpsimd { throw rules.fail(.engine, "power runs on GpSimd only") }
  }

  /// Wrapping 32-bit integer arithmetic rather than fp32.
  private var isInteger: Bool {
    engine == .gpsimd && op.hasIntegerForm && dst.element.isInt32OrUInt32 && data1.element.isInt32OrUInt32
      && data2.element.isInt32OrUInt32
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorTensor, on: engine, elements: dst.freeCount,
      inputs: [CostOperand(data1, in: program), CostOperand(data2, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    op.isBitwise || isInteger ? nil : RowOperation(context, dst, .binary(TileKernels.binary(op)), data1, data2)
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    if op.isBitwise || isInteger {
      guard let row = integerRow(op, signed: data1.element.isSignedInteger) else { return }
      context.forEachRow(IntegerReader.self, IntegerWriter.self, dst, data1, data2) { result, a, b, count, _ in
        row(result, a, b, count)
      }
    } else {
      let row = TileKernels.binary(op)
      context.forEachRow(FloatReader.self, FloatWriter.self, dst, data1, data2) { result, a, b, count, _ in
        row(result, a, b, count)
      }
    }
  }
}
