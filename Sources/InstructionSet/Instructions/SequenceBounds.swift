import Numerics
public import Silicon

/// For each element the first index of its segment and the first after it (nki.isa `sequence_bounds`), on GpSimd. A segment is a
/// run of equal ids; ids of 0 are padding, which gets the number of elements and -1.
public struct SequenceBounds: Instruction {
  public static let mnemonic = "sequence_bounds"

  /// [1, 2, n] of fp32 or i32: first indices, then ends.
  public var dst: AccessPattern
  /// [1, n] of fp32 or i32, not negative.
  public var segmentIDs: AccessPattern

  public var engine: Engine { .gpsimd }

  public init(dst: AccessPattern, segmentIDs: AccessPattern) {
    self.dst = dst
    self.segmentIDs = segmentIDs
  }

  public init() { self.init(dst: .unset, segmentIDs: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("segment_ids", &segmentIDs)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("segment_ids", segmentIDs, on: .gpsimd)
    try rules.shape("segment_ids", segmentIDs, partitions: 1, elements: segmentIDs.freeCount)
    try rules.shape("dst", dst, partitions: 1, elements: 2 * segmentIDs.freeCount)
    try rules.element("dst", dst, oneOf: [.f32, .i32])
    try rules.element("segment_ids", segmentIDs, oneOf: [.f32, .i32])
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .sequenceBounds, on: .gpsimd, elements: dst.freeCount, inputs: [CostOperand(segmentIDs, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let results = Tile(context, dst)
    let ids = Tile(context, segmentIDs)
    let count = ids.elementCount
    func bits(_ index: Int) -> Int32 { (ids.base + ids.offset(ofElement: index)).loadUnaligned(as: Int32.self) }
    /// Both zeros of fp32 are padding.
    func isPadding(_ bits: Int32) -> Bool { bits == 0 || (ids.isFloat32 && bits == .min) }
    func put(_ value: Int, _ index: Int) {
      let address = results.base + results.offset(ofElement: index)
      if results.isFloat32 {
        address.storeBytes(of: Float(value), as: Float.self)
      } else {
        address.storeBytes(of: Int32(truncatingIfNeeded: value), as: Int32.self)
      }
    }
    context.forEachOwnPartition(of: dst) { _ in
      var start = 0
      while start < count {
        let id = bits(start)
        var end = start + 1
        while end < count, bits(end) == id { end += 1 }
        for index in start..<end {
          put(isPadding(id) ? count : start, index)
          put(isPadding(id) ? -1 : end, count + index)
        }
        start = end
      }
    }
  }
}
