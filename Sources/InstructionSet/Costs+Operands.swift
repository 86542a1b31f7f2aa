import Numerics
import Silicon

extension ScalarOperand {
  /// 1 for an operand that the engine fetches from a tile.
  var perPartitionCount: Int { if case .perPartition = self { 1 } else { 0 } }
}

extension Costs {
  /// A transfer as descriptors: the longest runs of elements that are contiguous on both sides. On-chip partitions never
  /// join; rows of HBM do.
  func dma(
    from source: AccessPattern, to destination: AccessPattern, queue: Engine, kind: DMAKind, in program: Program
  ) -> Cost {
    let from = program[source.buffer].space
    let to = program[destination.buffer].space
    let run = commonRow(
      source.contiguousRun(joiningPartitions: from == .hbm), destination.contiguousRun(joiningPartitions: to == .hbm))
    return dma(
      on: queue, descriptors: max(source.elementCount / run, 1),
      bytesPerDescriptor: run * max(source.element.byteCount, destination.element.byteCount), from: from, to: to,
      kind: kind)
  }
}

extension AccessPattern {
  /// Elements that follow each other in memory, counted from the innermost dimension.
  func contiguousRun(joiningPartitions: Bool) -> Int {
    var run = 1
    for dimension in free.reversed() where dimension.count != 1 {
      guard dimension.stride == run else { return run }
      run *= dimension.count
    }
    if joiningPartitions, partitions > 1, partitionStride == run { run *= partitions }
    return run
  }

  /// The shape of this operand with the place of another: a transpose moves rows of the source.
  func transposed(into destination: AccessPattern) -> AccessPattern {
    var rows = destination
    rows.partitions = partitions
    rows.free = [Dimension(freeCount, stride: 1)]
    return rows
  }
}
