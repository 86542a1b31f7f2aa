import Numerics
public import Silicon

/// `dst = src` by the DMA engines, between HBM and SBUF in any direction (nki.isa `dma_copy`), with a cast through fp32
/// where types differ. Equal element counts; when both operands have the same number of partitions elements pair up by
/// partition, otherwise in row-major order.
public struct DMACopy: Instruction {
  public static let mnemonic = "dma_copy"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// Per-partition rows of the HBM operand: a gather when that is `src`, a scatter when it is `dst`.
  public var indirection: Indirection?
  /// The engine whose queue triggers the transfer.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    indirection: Indirection? = nil,
    queue: Engine = .sync
  ) {
    self.dst = dst
    self.src = src
    self.indirection = indirection
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
    try Indirection.visitOptional(&indirection, &visitor)
    try visitor.value("queue", &queue)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    let to = try rules.dma("dst", dst)
    let from = try rules.dma("src", src)
    try rules.queue(queue)
    guard dst.elementCount == src.elementCount else {
      throw rules.fail(.shapeMismatch, "dst has \(dst.elementCount) elements, src \(src.elementCount)")
    }
    if dst.element != src.element { try rules.castable([("dst", dst), ("src", src)]) }
    if let indirection { try rules.indirection(indirection, dst, to, src, from, queue: queue) }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.dma(
      from: src, to: dst, queue: queue, kind: dst.element == src.element ? .copy : .cast, in: program)
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    indirection == nil ? RowOperation(context, dst, .move, src, src) : nil
  }

  public var writesAllResults: Bool { indirection == nil }
  public var hasOutcome: Bool { indirection != nil }

  public func execute(_ context: borrowing ExecutionContext) {
    if let indirection { return context.transfer(dst, src, indirection, adds: false) }
    context.transfer(dst, src)
  }
}
