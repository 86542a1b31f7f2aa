public import Silicon

/// Partition `mask[i]` of each quadrant of 32 partitions goes to partition `i` (nki.isa `nc_stream_shuffle`); 255 leaves
/// partition `i` of `dst` alone. Vector engine; bits pass unchanged. `src` has the partitions that are asked for, and may have
/// fewer or more than `dst`.
public struct NCStreamShuffle: Instruction {
  public static let mnemonic = "nc_stream_shuffle"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// 32 source partitions, each 0 … 31 or 255.
  public var mask: [Int]

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    mask: [Int]
  ) {
    self.dst = dst
    self.src = src
    self.mask = mask
  }

  public init() {
    self.init(
      dst: .unset,
      src: .unset,
      mask: [])
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.update("dst", &dst)
    try visitor.readAcross("src", &src)
    try visitor.value("mask", &mask)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("src", src, on: .vector)
    try rules.sameType("src", src, as: "dst", dst)
    guard src.freeCount == dst.freeCount else {
      throw rules.fail(
        .shapeMismatch, "src has \(src.freeCount) elements in a partition, dst \(dst.freeCount); they must be the same")
    }
    // The larger of the two, in whole quadrants, is what both are accessed with.
    let active = (max(src.partitions, dst.partitions) + 31) / 32 * 32
    for (name, operand) in [("dst", dst), ("src", src)] {
      guard operand.startPartition % (active > 64 ? 128 : active) == 0 else {
        throw rules.fail(
          .startPartition,
          "\(name) starts at partition \(operand.startPartition), where \(active) partitions cannot be accessed; start at 0"
        )
      }
    }
    guard mask.count == 32, mask.allSatisfy({ (0..<32).contains($0) || $0 == 255 }) else {
      throw rules.fail(.tileSize, "mask must have 32 elements, each 0 to 31 or 255")
    }
    for partition in 0..<dst.partitions where mask[partition % 32] != 255 {
      let origin = partition / 32 * 32 + mask[partition % 32]
      guard origin < src.partitions else {
        throw rules.fail(
          .partitionRange,
          "partition \(partition) of dst comes from partition \(origin) of src, which has \(src.partitions); shuffle one "
            + "quadrant at a time, or take more partitions of src")
      }
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .streamShuffle, on: .vector, elements: dst.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) { context.shuffle(dst, src, mask) }
}
