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
}
