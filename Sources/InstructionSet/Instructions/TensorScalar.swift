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
}
