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
}
