import Numerics
public import Silicon

/// `dst[f, m, p] = src[p, m, f]` by the DMA engines (nki.isa `dma_transpose`): 2-byte or 4-byte elements, bits pass unchanged.
/// The dimensions `m` between the outer two, if any, keep their order; how many elements they have follows from the sizes.
public struct DMATranspose: Instruction {
  public static let mnemonic = "dma_transpose"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// Rows of `src`, which is in HBM then: row p starts at index p, counted down the columns of `indices`, which are [16 to 128,
  /// n] of ui32, all 128 partitions when n is not 1 (nki.isa, "DMA Indirect Transpose Constraints").
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
    try rules.sameType("dst", dst, as: "src", src)
    guard to.space == .sbuf else { throw rules.fail(.memorySpace, "dst must be in SBUF") }
    guard dst.element.byteCount == 2 || dst.element.byteCount == 4 else {
      throw rules.fail(.elementType, "\(dst.element.rawValue) has \(dst.element.byteCount) bytes; 2 and 4 transpose")
    }
    guard src.freeCount % dst.partitions == 0, dst.freeCount % src.partitions == 0,
      src.freeCount / dst.partitions == dst.freeCount / src.partitions
    else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], src [\(src.partitions), \(src.freeCount)]: the partitions of each "
          + "are the last dimension of the other, and what is between is the same")
    }
    guard middle == 1 || dst.buffer != src.buffer else {
      throw rules.fail(.accessPattern, "dst and src are one tensor; transpose into another one")
    }
    if let indirection { try gather(indirection, rules, from) }
  }

  /// nki.isa, "DMA Indirect Transpose Constraints".
  private func gather(_ indirection: Indirection, _ rules: Rules, _ from: Buffer) throws(InstructionError) {
    let indices = indirection.indices
    guard rules.core.generation >= .v3 else {
      throw rules.fail(.generation, "rows are gathered from NeuronCore-v3 on; gather them with dma_copy first")
    }
    guard queue == .gpsimd else {
      throw rules.fail(
        .engine, "only descriptors that GpSimd writes take indices; queue is \(queue.rawValue), use gpsimd")
    }
    guard from.space == .hbm else { throw rules.fail(.memorySpace, "src is in SBUF; indices choose rows of HBM") }
    guard src.element.byteCount == 2 else {
      throw rules.fail(
        .elementType, "src is \(src.element.rawValue) of \(src.element.byteCount) bytes; with indices it has 2")
    }
    guard src.partitionStride == 0 else {
      throw rules.fail(.accessPattern, "src has a partition stride, which indices replace; make it 0")
    }
    let buffer = try rules.dma("indices", indices)
    guard buffer.space == .sbuf else { throw rules.fail(.memorySpace, "indices must be in SBUF") }
    guard indices.element == .ui32 else {
      throw rules.fail(.elementType, "indices are \(indices.element.rawValue), they must be ui32")
    }
    guard indices.partitions >= 16, indices.partitions % 16 == 0, indices.freeCount == 1 || indices.partitions == 128,
      src.partitions % 16 == 0, indices.elementCount >= src.partitions
    else {
      throw rules.fail(
        .shapeMismatch,
        "indices are [\(indices.partitions), \(indices.freeCount)] for \(src.partitions) rows of src: rows and partitions of "
          + "indices are multiples of 16, several columns take 128 partitions, and there is an index for each row")
    }
  }

  /// Elements between the outer two dimensions.
  private var middle: Int { src.freeCount / dst.partitions }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.dma(from: src, to: src.transposed(into: dst), queue: queue, kind: .transpose, in: program)
  }

  public var hasOutcome: Bool { indirection != nil }

  public func execute(_ context: borrowing ExecutionContext) {
    // Up to 128 rows go through scratch memory, so that dst may be src.
    if middle == 1, indirection == nil, src.partitions <= 128 {
      context.transpose(dst, src)
    } else {
      context.transposeRows(dst, src, indirection)
    }
  }
}
