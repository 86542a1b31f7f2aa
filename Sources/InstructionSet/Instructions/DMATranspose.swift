/// `dst[p, f] = src[f, p]` by the DMA engines (nki.isa `dma_transpose`, two-dimensional form): 2-byte or 4-byte elements,
/// bits pass unchanged.
public struct DMATranspose: Instruction {
  public static let mnemonic = "dma_transpose"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// The engine whose queue triggers the transfer.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    queue: Engine = .sync
  ) {
    self.dst = dst
    self.src = src
    self.queue = queue
  }

  public init() {
    self.init(
      dst: .unset,
      src: .unset,
      queue: .sync)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("src", &src)
    try visitor.value("queue", &queue)
  }
}
