import Numerics
public import Silicon

/// `dst = offset + channelMultiplier*p + pattern` (nki.isa `iota`): 32-bit integers, cast to the type of `dst`; SBUF only,
/// on GpSimd.
public struct Iota: Instruction {
  public static let mnemonic = "iota"

  public var dst: AccessPattern
  /// Steps over the elements of a partition, outermost first; as many elements as `dst` has.
  public var pattern: [Dimension]
  public var offset: AffineOffset
  /// Step from partition to partition of `dst`.
  public var channelMultiplier: Int

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    pattern: [Dimension],
    offset: AffineOffset = 0,
    channelMultiplier: Int = 0
  ) {
    self.dst = dst
    self.pattern = pattern
    self.offset = offset
    self.channelMultiplier = channelMultiplier
  }

  public init() {
    self.init(
      dst: .unset,
      pattern: [],
      offset: 0,
      channelMultiplier: 0)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("pattern", &pattern)
    try visitor.value("offset", &offset)
    try visitor.value("channel_multiplier", &channelMultiplier)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.pattern(pattern, elements: dst.freeCount)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .iota, on: .gpsimd, elements: dst.freeCount, inputs: [],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let origin = Int32(truncatingIfNeeded: context.evaluate(offset))
    let step = Int32(truncatingIfNeeded: channelMultiplier)
    let steps = AffineSteps(pattern)
    let integers = context.slot(3).assumingMemoryBound(to: Int32.self)
    if dst.element.isInt32OrUInt32 {
      context.forEachPlacedRow(IntegerReader.self, IntegerWriter.self, dst, dst) {
        result, _, count, partition, position, _ in
        let start = origin &+ Int32(truncatingIfNeeded: partition) &* step
        steps.fill(integers, from: start, position: position, count)
        result.update(from: integers, count: count)
      }
    } else {
      context.forEachPlacedRow(FloatReader.self, FloatWriter.self, dst, dst) {
        result, _, count, partition, position, _ in
        let start = origin &+ Int32(truncatingIfNeeded: partition) &* step
        steps.fill(integers, from: start, position: position, count)
        for index in 0..<count { result[index] = Float(integers[index]) }
      }
    }
  }
}
