import Numerics
public import Silicon

/// The K largest of the n elements that the 16 partitions of a GpSimd core hold, in ascending order, and their indices (nki.isa
/// `topk`). Element i is in partition i % 16 of the core, column i / 16.
///
/// The page leaves open what is here: all partitions of a core get the same results; of equal elements the one with the least
/// index is the larger; NaN counts as the largest, as in sorts.
public struct TopK: Instruction {
  public static let mnemonic = "topk"

  /// [partitions, K] of bf16.
  public var values: AccessPattern
  /// [partitions, K] of ui32.
  public var indices: AccessPattern
  /// [partitions, at least n / 16] of bf16; partitions are a multiple of 16.
  public var src: AccessPattern
  public var count: Int

  public var engine: Engine { .gpsimd }

  public init(values: AccessPattern, indices: AccessPattern, src: AccessPattern, count: Int) {
    self.values = values
    self.indices = indices
    self.src = src
    self.count = count
  }

  public init() { self.init(values: .unset, indices: .unset, src: .unset, count: 8) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("val_dst", &values)
    try visitor.write("idx_dst", &indices)
    try visitor.readAcross("src", &src)
    try visitor.value("n", &count)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("val_dst", values, on: .gpsimd, writes: true)
    try rules.tile("idx_dst", indices, on: .gpsimd, writes: true)
    try rules.tile("src", src, on: .gpsimd)
    try rules.gpsimdCores("src", src)
    try rules.shape("val_dst", values, partitions: src.partitions, elements: values.freeCount)
    try rules.sameShape("idx_dst", indices, as: "val_dst", values)
    try rules.element("val_dst", values, oneOf: [.bf16])
    try rules.element("idx_dst", indices, oneOf: [.ui32])
    try rules.element("src", src, oneOf: [.bf16])
    guard (8..<65536).contains(count) else { throw rules.fail(.tileSize, "n is \(count), it must be 8 to 65535") }
    guard values.freeCount < 32768, values.freeCount <= count else {
      throw rules.fail(.tileSize, "K is \(values.freeCount), it must be less than 32768 and n = \(count) at most")
    }
    let columns = (count + ExecutionContext.partitionsPerGpSimdCore - 1) / ExecutionContext.partitionsPerGpSimdCore
    guard src.freeCount >= columns else {
      throw rules.fail(.shapeMismatch, "src has \(src.freeCount) columns, n = \(count) elements take \(columns)")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.topK(elements: count, largest: values.freeCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let largest = Tile(context, values)
    let places = Tile(context, indices)
    let sources = Tile(context, src)
    let lanes = ExecutionContext.partitionsPerGpSimdCore
    let wanted = largest.elementCount
    // Ordered as integers; the core's partitions share it.
    var keys: [(key: Int32, index: Int)] = []
    var core = -1
    context.forEachOwnPartition(of: values) { partition in
      if partition / lanes != core {
        core = partition / lanes
        keys = (0..<count).map { index in
          let address = sources.partition(core * lanes + index % lanes) + sources.offset(ofElement: index / lanes)
          return (Self.order(address.loadUnaligned(as: UInt16.self)), index)
        }
        keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.index > $1.index }
      }
      for slot in 0..<wanted {
        let index = keys[count - wanted + slot].index
        let address = sources.partition(core * lanes + index % lanes) + sources.offset(ofElement: index / lanes)
        (largest.partition(partition) + largest.offset(ofElement: slot)).copyMemory(from: address, byteCount: 2)
        (places.partition(partition) + places.offset(ofElement: slot)).storeBytes(
          of: UInt32(truncatingIfNeeded: index), as: UInt32.self)
      }
    }
  }

  /// Numbers in the order of the bf16 with these bits: both zeros are equal, and so is all NaN.
  private static func order(_ bits: UInt16) -> Int32 {
    let magnitude = Int32(bits & 0x7FFF)
    if magnitude > 0x7F80 { return .max }
    return bits & 0x8000 == 0 ? magnitude : -magnitude
  }
}
