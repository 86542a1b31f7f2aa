import Numerics
public import Silicon

/// The 8 largest elements of each partition of `src`, in descending order (nki.isa `max8`), on the Vector engine in fp32.
///
/// No document says what becomes of NaN: here it is never among the largest, and places that are left are -inf.
public struct Max8: Instruction {
  public static let mnemonic = "max8"

  /// [partitions, 8].
  public var dst: AccessPattern
  /// 8 to 16384 elements a partition.
  public var src: AccessPattern

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, src: AccessPattern) {
    self.dst = dst
    self.src = src
  }

  public init() { self.init(dst: .unset, src: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.searched("src", src)
    try rules.shape("dst", dst, partitions: src.partitions, elements: 8)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .max8, on: .vector, elements: src.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let row = PartitionRow(context, src)
    let results = Tile(context, dst)
    let writer = FloatWriter(results, slot: context.slot(1), context.rounding)
    context.forEachOwnPartition(of: dst) { partition in
      row.load(partition)
      var largest = SIMD8<Float>(repeating: -.infinity)
      for index in 0..<row.count where row.values[index] > largest[7] {
        var slot = 7
        while slot > 0, row.values[index] > largest[slot - 1] {
          largest[slot] = largest[slot - 1]
          slot -= 1
        }
        largest[slot] = row.values[index]
      }
      for slot in 0..<8 {
        writer.put(largest[slot], at: results.partition(partition) + results.offset(ofElement: slot))
      }
    }
  }
}
