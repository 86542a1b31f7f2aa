/// `dst = sum of sources` in the DMA engines, in fp32 (nki.isa `dma_compute`, `reduce_op` add). Accumulation names `dst`
/// among its sources.
///
/// With `indirection` there are two sources, one of them equal to `dst`: rows are gathered from the HBM source or updated
/// in the HBM destination. Hardware asks for unique indices; here repeated ones accumulate in the order of the partitions.
public struct DMACompute: Instruction {
  public static let mnemonic = "dma_compute"

  public var dst: AccessPattern
  /// At most 16.
  public var sources: [AccessPattern]
  /// Per-partition rows of the HBM operand: a gather when that is `src`, a scatter when it is `dst`.
  public var indirection: Indirection?
  /// The engine whose queue triggers the transfer.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(
    dst: AccessPattern,
    sources: [AccessPattern],
    indirection: Indirection? = nil,
    queue: Engine = .sync
  ) {
    self.dst = dst
    self.sources = sources
    self.indirection = indirection
    self.queue = queue
  }

  public init() {
    self.init(
      dst: .unset,
      sources: [],
      queue: .sync)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("src", all: &sources)
    try Indirection.visitOptional(&indirection, &visitor)
    try visitor.value("queue", &queue)
  }
}
