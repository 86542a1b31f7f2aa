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
}
