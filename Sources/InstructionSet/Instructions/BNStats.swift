import Numerics
public import Silicon

/// Count, mean and count times variance of the even elements of each partition, then of the odd ones (nki.isa `bn_stats`):
/// Vector engine, fp32.
///
/// No document fixes the order of its sums: here the mean is the sum in order over the count, and a second pass sums the
/// squares of the distances from it. Without odd elements their three numbers are 0.
public struct BNStats: Instruction {
  public static let mnemonic = "bn_stats"
  /// `nl.tile_size.bn_stats_fmax`.
  public static let mostElements = 512

  /// [partitions, 6].
  public var dst: AccessPattern
  /// At most 512 elements a partition.
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
    guard data.freeCount <= Self.mostElements else {
      throw rules.fail(
        .tileSize,
        "data has \(data.freeCount) elements a partition, bn_stats takes \(Self.mostElements); split it and join the "
          + "statistics with bn_aggr")
    }
    try rules.shape("dst", dst, partitions: data.partitions, elements: 6)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .bnStats, on: .vector, elements: data.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let row = PartitionRow(context, data)
    let results = Tile(context, dst)
    let writer = FloatWriter(results, slot: context.slot(1), context.rounding)
    context.forEachOwnPartition(of: dst) { partition in
      row.load(partition)
      for parity in 0..<2 {
        let elements = stride(from: parity, to: row.count, by: 2)
        var count: Float = 0
        var sum: Float = 0
        for index in elements {
          count += 1
          sum += row.values[index]
        }
        let mean = count > 0 ? sum / count : 0
        var squares: Float = 0
        for index in elements { squares += (row.values[index] - mean) * (row.values[index] - mean) }
        for (slot, value) in [count, mean, squares].enumerated() {
          let offset = results.offset(ofElement: 3 * parity + slot)
          writer.put(value, at: results.partition(partition) + offset)
        }
      }
    }
  }
}
