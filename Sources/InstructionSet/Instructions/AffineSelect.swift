public import TileKernels

/// `dst = onTrue` where `offset + channelMultiplier*p + pattern` compares true with 0, else `onFalse` (nki.isa
/// `affine_select`), SBUF only, on GpSimd.
public struct AffineSelect: Instruction {
  public static let mnemonic = "affine_select"

  public var dst: AccessPattern
  public var onTrue: AccessPattern
  public var onFalse: Float
  /// `value comparison 0`.
  public var comparison: ALUOperator
  /// Steps of the expression over the elements of a partition, outermost first; as many elements as `dst` has.
  public var pattern: [Dimension]
  public var offset: AffineOffset
  /// Step of the expression from partition to partition of `dst`.
  public var channelMultiplier: Int

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    onTrue: AccessPattern,
    onFalse: Float,
    comparison: ALUOperator,
    pattern: [Dimension],
    offset: AffineOffset = 0,
    channelMultiplier: Int = 0
  ) {
    self.dst = dst
    self.onTrue = onTrue
    self.onFalse = onFalse
    self.comparison = comparison
    self.pattern = pattern
    self.offset = offset
    self.channelMultiplier = channelMultiplier
  }

  public init() {
    self.init(
      dst: .unset,
      onTrue: .unset,
      onFalse: 0,
      comparison: .equal,
      pattern: [],
      offset: 0,
      channelMultiplier: 0)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("on_true", &onTrue)
    try visitor.value("on_false", &onFalse)
    try visitor.value("comparison", &comparison)
    try visitor.value("pattern", &pattern)
    try visitor.value("offset", &offset)
    try visitor.value("channel_multiplier", &channelMultiplier)
  }
}
