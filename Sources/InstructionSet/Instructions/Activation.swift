public import TileKernels

/// `dst = op(data * scale + bias)` on the Scalar engine (nki.isa `activation`); with `reduceResult`, the sum of each
/// partition's results besides (`activation_reduce`: `reduce_cmd` reset_reduce, `reduce_op` add).
public struct Activation: Instruction {
  public static let mnemonic = "activation"

  public var dst: AccessPattern
  public var op: ActivationFunction
  public var data: AccessPattern
  /// fp32.
  public var scale: ScalarOperand
  /// A constant needs NeuronCore-v3; v2 takes a tile only.
  public var bias: ScalarOperand
  /// [partitions, 1]: the fp32 sum of the results before they round to `dst`.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .scalar }

  public init(
    dst: AccessPattern,
    op: ActivationFunction,
    data: AccessPattern,
    scale: ScalarOperand = .constant(1),
    bias: ScalarOperand = .constant(0),
    reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.op = op
    self.data = data
    self.scale = scale
    self.bias = bias
    self.reduceResult = reduceResult
  }

  public init() {
    self.init(
      dst: .unset,
      op: .copy,
      data: .unset,
      scale: .constant(1),
      bias: .constant(0))
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.read("data", &data)
    try visitor.read("scale", &scale)
    try visitor.read("bias", &bias)
    try visitor.write("reduce_result", &reduceResult)
  }
}
