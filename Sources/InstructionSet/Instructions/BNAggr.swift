import Numerics
public import Silicon

/// Mean and variance of each partition from triples of count, mean and count times variance (nki.isa `bn_aggr`), as
/// `bn_stats` leaves them: Vector engine, fp32.
///
/// No document fixes the order of its sums: here the mean comes first, then the squares of the parts' distances from it.
public struct BNAggr: Instruction {
  public static let mnemonic = "bn_aggr"

  /// [partitions, 2]: mean, variance.
  public var dst: AccessPattern
  /// A multiple of three elements a partition.
  public var data: AccessPattern

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, data: AccessPattern) {
    self.dst = dst
    self.data = data
  }

  public init() { self.init(dst: .unset, data: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    guard data.freeCount % 3 == 0, data.freeCount <= PartitionRow.mostElements else {
      throw rules.fail(
        .tileSize,
        "data has \(data.freeCount) elements a partition, it must have a multiple of 3 up to \(PartitionRow.mostElements)"
      )
    }
    try rules.shape("dst", dst, partitions: data.partitions, elements: 2)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .bnAggr, on: .vector, elements: data.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let row = PartitionRow(context, data)
    let results = Tile(context, dst)
    let writer = FloatWriter(results, slot: context.slot(1), context.rounding)
    context.forEachOwnPartition(of: dst) { partition in
      row.load(partition)
      let parts = stride(from: 0, to: row.count, by: 3)
      var count: Float = 0
      var sum: Float = 0
      for part in parts {
        count += row.values[part]
        sum += row.values[part] * row.values[part + 1]
      }
      let mean = sum / count
      var squares: Float = 0
      for part in parts {
        let distance = row.values[part + 1] - mean
        squares += row.values[part + 2] + row.values[part] * distance * distance
      }
      for (slot, value) in [mean, squares / count].enumerated() {
        writer.put(value, at: results.partition(partition) + results.offset(ofElement: slot))
      }
    }
  }
}
