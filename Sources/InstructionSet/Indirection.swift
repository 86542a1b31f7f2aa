/// Dynamic rows of the HBM operand of a DMA (nki.isa `dma_copy`, "Indirect addressing", `vector_offset`): partition p
/// of the transfer starts at `offset + indices[p] * stride` elements of the HBM buffer.
public struct Indirection: Hashable, Sendable {
  /// [partitions, 1] int32 in SBUF.
  public var indices: AccessPattern
  /// Elements of the HBM operand per unit of index.
  public var stride: Int
  /// Indices are legal from 0 up to and without this.
  public var bound: Int
  public var outOfBounds: OutOfBoundsMode

  public init(indices: AccessPattern, stride: Int, bound: Int, outOfBounds: OutOfBoundsMode = .error) {
    self.indices = indices
    self.stride = stride
    self.bound = bound
    self.outOfBounds = outOfBounds
  }

  static func visitOptional<V: FieldVisitor>(_ indirection: inout Indirection?, _ visitor: inout V)
    throws(InstructionError)
  {
    var isPresent = indirection != nil
    visitor.present("indices", &isPresent)
    guard isPresent else { return }
    var value = indirection ?? Indirection(indices: .unset, stride: 1, bound: 0)
    try visitor.readAcross("indices", &value.indices)
    try visitor.value("index_stride", &value.stride)
    try visitor.value("index_bound", &value.bound)
    try visitor.value("oob_mode", &value.outOfBounds)
    indirection = value
  }
}
