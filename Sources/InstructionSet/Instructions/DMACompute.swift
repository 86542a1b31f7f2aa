import Numerics
public import Silicon

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

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    let to = try rules.dma("dst", dst)
    try rules.queue(queue)
    guard (1...16).contains(sources.count) else {
      throw rules.fail(.shapeMismatch, "takes 1 to 16 sources, got \(sources.count)")
    }
    for source in sources {
      try rules.dma("src", source)
      guard source.partitions == dst.partitions, source.freeCount == dst.freeCount else {
        throw rules.fail(
          .shapeMismatch,
          "src is [\(source.partitions), \(source.freeCount)], dst [\(dst.partitions), \(dst.freeCount)]")
      }
      try rules.castable([("dst", dst), ("src", source)])
    }
    if let indirection {
      guard sources.count == 2, let other = addend else {
        throw rules.fail(.shapeMismatch, "with indices takes two sources, one of them dst")
      }
      try rules.indirection(indirection, dst, to, other, try rules.buffer("src", other), queue: queue)
    }
  }

  /// The source besides `dst` of an indirect accumulation.
  private var addend: AccessPattern? {
    guard sources.count == 2 else { return nil }
    return sources[0] == dst ? sources[1] : sources[1] == dst ? sources[0] : nil
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    let source = sources.first { $0 != dst } ?? dst
    return core.costs.dma(from: source, to: dst, queue: queue, kind: .accumulate, in: program)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    if let indirection {
      if let addend { context.transfer(dst, addend, indirection, adds: true) }
      return
    }
    context.reduce(dst, sources)
  }
}
