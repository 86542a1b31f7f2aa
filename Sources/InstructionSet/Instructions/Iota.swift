/// `dst = offset + channelMultiplier*p + pattern` (nki.isa `iota`): 32-bit integers, cast to the type of `dst`; SBUF only,
/// on GpSimd.
public struct Iota: Instruction {
  public static let mnemonic = "iota"

  public var dst: AccessPattern
  /// Steps over the elements of a partition, outermost first; as many elements as `dst` has.
  public var pattern: [Dimension]
  public var offset: AffineOffset
  /// Step from partition to partition of `dst`.
  public var channelMultiplier: Int

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    pattern: [Dimension],
    offset: AffineOffset = 0,
    channelMultiplier: Int = 0
  ) {
    self.dst = dst
    self.pattern = pattern
    self.offset = offset
    self.channelMultiplier = channelMultiplier
  }

  public init() {
    self.init(
      dst: .unset,
      pattern: [],
      offset: 0,
      channelMultiplier: 0)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("pattern", &pattern)
    try visitor.value("offset", &offset)
    try visitor.value("channel_multiplier", &channelMultiplier)
  }
}
