public import TileKernels

/// Reduces `data` over its partitions into the one partition of `dst` (nki.isa `tensor_partition_reduce`), on GpSimd, in
/// the order of the partitions.
public struct TensorPartitionReduce: Instruction {
  public static let mnemonic = "tensor_partition_reduce"

  public var dst: AccessPattern
  /// `add`, `maximum`, `bitwise_or` or `bitwise_and`.
  public var op: ALUOperator
  public var data: AccessPattern

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    op: ALUOperator,
    data: AccessPattern
  ) {
    self.dst = dst
    self.op = op
    self.data = data
  }

  public init() {
    self.init(
      dst: .unset,
      op: .add,
      data: .unset)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.readAcross("data", &data)
  }
}
