import Numerics
public import Silicon

/// `dst[i] = data[indices[i]]` in each partition, with free dimensions in row-major order (nki.isa `nc_n_gather`), on GpSimd. An
/// index beyond `data` is an error of the run.
public struct NCNGather: Instruction {
  public static let mnemonic = "nc_n_gather"

  /// [partitions, n] of the type of `data`.
  public var dst: AccessPattern
  public var data: AccessPattern
  /// [partitions, n] of ui32.
  public var indices: AccessPattern

  public var engine: Engine { .gpsimd }

  public init(dst: AccessPattern, data: AccessPattern, indices: AccessPattern) {
    self.dst = dst
    self.data = data
    self.indices = indices
  }

  public init() { self.init(dst: .unset, data: .unset, indices: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.read("indices", &indices)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("data", data, on: .gpsimd)
    try rules.tile("indices", indices, on: .gpsimd)
    try rules.sameShape("indices", indices, as: "dst", dst)
    try rules.shape("data", data, partitions: dst.partitions, elements: data.freeCount)
    try rules.sameType("data", data, as: "dst", dst)
    try rules.element("indices", indices, oneOf: [.ui32])
    guard dst.freeCount * dst.element.byteCount <= core.sbufBytesPerPartition else {
      throw rules.fail(.tileSize, "dst has \(dst.freeCount) elements a partition, more than one holds")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.gather(elements: dst.freeCount) }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let results = Tile(context, dst)
    let sources = Tile(context, data)
    let numbers = Tile(context, indices)
    let bytes = results.elementBytes
    let count = results.elementCount
    let bound = sources.elementCount
    let gathered = context.slot(0)
    context.forEachOwnPartition(of: dst) { partition in
      // All before any is written: dst may be data.
      for index in 0..<count {
        let address = numbers.partition(partition) + numbers.offset(ofElement: index)
        let position = Int(address.loadUnaligned(as: UInt32.self))
        guard position < bound else {
          context.reportIndexOutOfRange(position, bound: bound, partition: partition)
          return
        }
        (gathered + index * bytes).copyMemory(
          from: sources.partition(partition) + sources.offset(ofElement: position), byteCount: bytes)
      }
      for index in 0..<count {
        (results.partition(partition) + results.offset(ofElement: index)).copyMemory(
          from: gathered + index * bytes, byteCount: bytes)
      }
    }
  }
}
