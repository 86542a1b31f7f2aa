import Numerics
public import Silicon

/// The indices of the elements that are not 0, then padding, then their number (nki.isa `nonzero_with_count`), on GpSimd from
/// NeuronCore-v3 on. Only partitions 0, 16, 32, … of the operands are read and written: the first of each GpSimd core.
public struct NonzeroWithCount: Instruction {
  public static let mnemonic = "nonzero_with_count"

  /// [partitions, n + 1] of i32.
  public var dst: AccessPattern
  /// [partitions, n] of fp32 or i32.
  public var src: AccessPattern
  /// What is added to indices.
  public var indexOffset: Int
  public var padding: Int

  public var engine: Engine { .gpsimd }

  public init(dst: AccessPattern, src: AccessPattern, indexOffset: Int = 0, padding: Int = -1) {
    self.dst = dst
    self.src = src
    self.indexOffset = indexOffset
    self.padding = padding
  }

  public init() { self.init(dst: .unset, src: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
    try visitor.value("index_offset", &indexOffset)
    try visitor.value("padding_val", &padding)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v3, remedy: "compare and sum instead")
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("src", src, on: .gpsimd)
    try rules.shape("dst", dst, partitions: src.partitions, elements: src.freeCount + 1)
    try rules.element("dst", dst, oneOf: [.i32])
    try rules.element("src", src, oneOf: [.f32, .i32])
    for (name, value) in [("index_offset", indexOffset), ("padding_val", padding)] where Int32(exactly: value) == nil {
      throw rules.fail(.outOfBounds, "\(name) is \(value), which does not fit 32 bits")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .nonzeroWithCount, on: .gpsimd, elements: dst.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let results = Tile(context, dst)
    let sources = Tile(context, src)
    let count = sources.elementCount
    context.forEachOwnPartition(of: dst) { partition in
      guard partition % ExecutionContext.partitionsPerGpSimdCore == 0 else { return }
      func put(_ value: Int, _ index: Int) {
        let address = results.partition(partition) + results.offset(ofElement: index)
        address.storeBytes(of: Int32(truncatingIfNeeded: value), as: Int32.self)
      }
      var found = 0
      for index in 0..<count {
        let address = sources.partition(partition) + sources.offset(ofElement: index)
        let isSet =
          sources.isFloat32 ? address.loadUnaligned(as: Float.self) != 0 : address.loadUnaligned(as: Int32.self) != 0
        guard isSet else { continue }
        put(index + indexOffset, found)
        found += 1
      }
      for index in found..<count { put(padding, index) }
      put(found, count)
    }
  }
}
