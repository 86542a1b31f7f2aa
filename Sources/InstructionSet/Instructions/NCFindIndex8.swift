import Numerics
public import Silicon

/// Where each of 8 values comes first in a partition of `data` (nki.isa `nc_find_index8`): Vector engine, compared in fp32.
///
/// Values that are wanted several times take their places in ascending order; the index of one that is missing has all bits
/// set.
public struct NCFindIndex8: Instruction {
  public static let mnemonic = "nc_find_index8"

  /// [partitions, 8], ui16 or ui32.
  public var dst: AccessPattern
  /// 8 to 16384 elements a partition.
  public var data: AccessPattern
  /// [partitions, 8].
  public var vals: AccessPattern

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, data: AccessPattern, vals: AccessPattern) {
    self.dst = dst
    self.data = data
    self.vals = vals
  }

  public init() { self.init(dst: .unset, data: .unset, vals: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.read("vals", &vals)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.searched("data", data)
    try rules.tile("vals", vals, on: .vector)
    try rules.shape("dst", dst, partitions: data.partitions, elements: 8)
    try rules.shape("vals", vals, partitions: data.partitions, elements: 8)
    try rules.indices("dst", dst)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .findIndex8, on: .vector, elements: data.freeCount,
      inputs: [CostOperand(data, in: program), CostOperand(vals, in: program)], output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let row = PartitionRow(context, data)
    let wanted = PartitionRow(context, vals, index: 1)
    let results = Tile(context, dst)
    context.forEachOwnPartition(of: dst) { partition in
      row.load(partition)
      wanted.load(partition)
      results.store(positions: row.positions(of: wanted.values, fromLast: false), partition)
    }
  }
}
