/// Partition `mask[i]` of each quadrant of 32 partitions goes to partition `i` (nki.isa `nc_stream_shuffle`); 255 leaves
/// partition `i` of `dst` alone. Vector engine; bits pass unchanged.
public struct NCStreamShuffle: Instruction {
  public static let mnemonic = "nc_stream_shuffle"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// 32 source partitions, each 0 … 31 or 255.
  public var mask: [Int]

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    mask: [Int]
  ) {
    self.dst = dst
    self.src = src
    self.mask = mask
  }

  public init() {
    self.init(
      dst: .unset,
      src: .unset,
      mask: [])
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.update("dst", &dst)
    try visitor.readAcross("src", &src)
    try visitor.value("mask", &mask)
  }
}
