import Numerics
public import Silicon

/// Gathers in each partition what indices of its GpSimd core name (nki.isa `local_gather`). A core has 16 partitions; its indices
/// are those of its partitions, down the partitions first, and every partition of the core takes its elements by all of them:
/// `elements_per_index` from the index on, counted in elements. An index beyond `src_buffer` is an error of the run.
public struct LocalGather: Instruction {
  public static let mnemonic = "local_gather"
  static let mostIndices = 4096

  /// [partitions, valid indices * elements per index] of the type of `src_buffer`.
  public var dst: AccessPattern
  public var source: AccessPattern
  /// [partitions, n] of ui16, with the partitions of `src_buffer`, a multiple of 16.
  public var index: AccessPattern
  /// 1, 2, 4, 8, 16 or 32.
  public var elementsPerIndex: Int
  /// For each core, 16 n at most.
  public var validIndices: Int

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern, source: AccessPattern, index: AccessPattern, elementsPerIndex: Int = 1, validIndices: Int
  ) {
    self.dst = dst
    self.source = source
    self.index = index
    self.elementsPerIndex = elementsPerIndex
    self.validIndices = validIndices
  }

  public init() { self.init(dst: .unset, source: .unset, index: .unset, validIndices: 1) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src_buffer", &source)
    try visitor.readAcross("index", &index)
    try visitor.value("num_elem_per_idx", &elementsPerIndex)
    try visitor.value("num_valid_indices", &validIndices)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("src_buffer", source, on: .gpsimd)
    try rules.tile("index", index, on: .gpsimd)
    try rules.gpsimdCores("src_buffer", source)
    try rules.shape("index", index, partitions: source.partitions, elements: index.freeCount)
    try rules.element("index", index, oneOf: [.ui16])
    try rules.sameType("src_buffer", source, as: "dst", dst)
    guard [1, 2, 4, 8, 16, 32].contains(elementsPerIndex) else {
      throw rules.fail(.tileSize, "num_elem_per_idx is \(elementsPerIndex), it must be 1, 2, 4, 8, 16 or 32")
    }
    let indices = index.freeCount * ExecutionContext.partitionsPerGpSimdCore
    guard indices <= Self.mostIndices else {
      throw rules.fail(.tileSize, "a core has \(indices) indices, \(Self.mostIndices) at most; gather in parts")
    }
    guard (1...indices).contains(validIndices) else {
      throw rules.fail(.outOfBounds, "num_valid_indices is \(validIndices) of the \(indices) that a core has")
    }
    try rules.shape("dst", dst, partitions: source.partitions, elements: validIndices * elementsPerIndex)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.localGather(
      indices: validIndices, elementsPerIndex: elementsPerIndex, elementBytes: source.element.byteCount)
  }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let results = Tile(context, dst)
    let sources = Tile(context, source)
    let indices = Tile(context, index)
    let lanes = ExecutionContext.partitionsPerGpSimdCore
    let bound = sources.elementCount
    let bytes = results.elementBytes
    context.forEachOwnPartition(of: dst) { partition in
      let first = partition / lanes * lanes
      for number in 0..<validIndices {
        let address = indices.partition(first + number % lanes) + indices.offset(ofElement: number / lanes)
        let begin = Int(address.loadUnaligned(as: UInt16.self))
        guard begin + elementsPerIndex <= bound else {
          context.reportIndexOutOfRange(begin + elementsPerIndex - 1, bound: bound, partition: partition)
          return
        }
        for element in 0..<elementsPerIndex {
          let place = results.offset(ofElement: number * elementsPerIndex + element)
          (results.partition(partition) + place).copyMemory(
            from: sources.partition(partition) + sources.offset(ofElement: begin + element), byteCount: bytes)
        }
      }
    }
  }
}
