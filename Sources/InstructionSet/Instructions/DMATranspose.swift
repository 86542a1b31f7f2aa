import Numerics
public import Silicon

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

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    let to = try rules.dma("dst", dst)
    try rules.dma("src", src)
    try rules.queue(queue)
    try rules.sameType("dst", dst, as: "src", src)
    guard to.space == .sbuf else { throw rules.fail(.memorySpace, "dst must be in SBUF") }
    guard dst.element.byteCount == 2 || dst.element.byteCount == 4 else {
      throw rules.fail(.elementType, "\(dst.element.rawValue) has \(dst.element.byteCount) bytes; 2 and 4 transpose")
    }
    guard dst.partitions == src.freeCount, dst.freeCount == src.partitions else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], the transpose of src is [\(src.freeCount), \(src.partitions)]")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.dma(from: src, to: src.transposed(into: dst), queue: queue, kind: .transpose, in: program)
  }

  public func execute(_ context: borrowing ExecutionContext) { context.transpose(dst, src) }
}
