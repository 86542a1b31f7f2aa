import Numerics
public import Silicon

/// `data` with the first place of each of 8 values replaced by `imm` (nki.isa `nc_match_replace8`): Vector engine, compared in
/// fp32.
///
/// Values that are wanted several times take their places from the last wanted to the first. Only `nc_find_index8` is
/// documented to tell of a missing value; `dst_idx` has all bits set for one here too.
public struct NCMatchReplace8: Instruction {
  public static let mnemonic = "nc_match_replace8"

  /// The shape of `data`.
  public var dst: AccessPattern
  /// 8 to 16384 elements a partition.
  public var data: AccessPattern
  /// [partitions, 8].
  public var vals: AccessPattern
  public var imm: Float
  /// [partitions, 8], ui16 or ui32: the places that were replaced.
  public var dstIndex: AccessPattern?

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, data: AccessPattern, vals: AccessPattern, imm: Float, dstIndex: AccessPattern? = nil
  ) {
    self.dst = dst
    self.data = data
    self.vals = vals
    self.imm = imm
    self.dstIndex = dstIndex
  }

  public init() { self.init(dst: .unset, data: .unset, vals: .unset, imm: 0) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.read("vals", &vals)
    try visitor.value("imm", &imm)
    try visitor.write("dst_idx", &dstIndex)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.searched("data", data)
    try rules.sameShape("dst", dst, as: "data", data)
    try rules.tile("vals", vals, on: .vector)
    try rules.shape("vals", vals, partitions: data.partitions, elements: 8)
    if let dstIndex {
      try rules.tile("dst_idx", dstIndex, on: .vector, writes: true)
      try rules.shape("dst_idx", dstIndex, partitions: data.partitions, elements: 8)
      try rules.indices("dst_idx", dstIndex)
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .matchReplace8, on: .vector, elements: data.freeCount,
      inputs: [CostOperand(data, in: program), CostOperand(vals, in: program)], output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let row = PartitionRow(context, data)
    let wanted = PartitionRow(context, vals, index: 1)
    let results = Tile(context, dst)
    let indices = dstIndex.map { Tile(context, $0) }
    context.forEachOwnPartition(of: dst) { partition in
      row.load(partition)
      wanted.load(partition)
      let positions = row.positions(of: wanted.values, fromLast: true)
      for case let position? in positions { row.values[position] = imm }
      row.store(to: results, partition)
      indices?.store(positions: positions, partition)
    }
  }
}
