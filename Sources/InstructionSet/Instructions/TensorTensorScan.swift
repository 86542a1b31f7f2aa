public import TileKernels

/// `dst[i] = (data0[i] op0 dst[i-1]) op1 data1[i]` along each partition, starting from `initial` (nki.isa
/// `tensor_tensor_scan`), in fp32 on the Vector engine.
public struct TensorTensorScan: Instruction {
  public static let mnemonic = "tensor_tensor_scan"

  public var dst: AccessPattern
  public var data0: AccessPattern
  public var op0: ALUOperator
  /// `dst[i-1] op0 data0[i]`.
  public var reverse0: Bool
  public var data1: AccessPattern
  public var op1: ALUOperator
  /// `data1[i] op1 (…)`.
  public var reverse1: Bool
  public var initial: ScalarOperand

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    data0: AccessPattern,
    op0: ALUOperator,
    reverse0: Bool = false,
    data1: AccessPattern,
    op1: ALUOperator,
    reverse1: Bool = false,
    initial: ScalarOperand
  ) {
    self.dst = dst
    self.data0 = data0
    self.op0 = op0
    self.reverse0 = reverse0
    self.data1 = data1
    self.op1 = op1
    self.reverse1 = reverse1
    self.initial = initial
  }

  public init() {
    self.init(
      dst: .unset,
      data0: .unset,
      op0: .multiply,
      reverse0: false,
      data1: .unset,
      op1: .add,
      reverse1: false,
      initial: .constant(0))
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data0", &data0)
    try visitor.value("op0", &op0)
    try visitor.value("reverse0", &reverse0)
    try visitor.read("data1", &data1)
    try visitor.value("op1", &op1)
    try visitor.value("reverse1", &reverse1)
    try visitor.read("initial", &initial)
  }
}
