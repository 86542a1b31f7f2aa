import Numerics
public import Silicon
public import TileKernels

/// `dst = onTrue` where `offset + channelMultiplier*p + pattern` compares true with 0, else `onFalse` (nki.isa
/// `affine_select`), SBUF only, on GpSimd.
public struct AffineSelect: Instruction {
  public static let mnemonic = "affine_select"

  public var dst: AccessPattern
  public var onTrue: AccessPattern
  public var onFalse: Float
  /// `value comparison 0`.
  public var comparison: ALUOperator
  /// Steps of the expression over the elements of a partition, outermost first; as many elements as `dst` has.
  public var pattern: [Dimension]
  public var offset: AffineOffset
  /// Step of the expression from partition to partition of `dst`.
  public var channelMultiplier: Int

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    onTrue: AccessPattern,
    onFalse: Float,
    comparison: ALUOperator,
    pattern: [Dimension],
    offset: AffineOffset = 0,
    channelMultiplier: Int = 0
  ) {
    self.dst = dst
    self.onTrue = onTrue
    self.onFalse = onFalse
    self.comparison = comparison
    self.pattern = pattern
    self.offset = offset
    self.channelMultiplier = channelMultiplier
  }

  public init() {
    self.init(
      dst: .unset,
      onTrue: .unset,
      onFalse: 0,
      comparison: .equal,
      pattern: [],
      offset: 0,
      channelMultiplier: 0)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("on_true", &onTrue)
    try visitor.value("on_false", &onFalse)
    try visitor.value("comparison", &comparison)
    try visitor.value("pattern", &pattern)
    try visitor.value("offset", &offset)
    try visitor.value("channel_multiplier", &channelMultiplier)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("on_true", onTrue, on: .gpsimd)
    try rules.sameShape("on_true", onTrue, as: "dst", dst)
    try rules.pattern(pattern, elements: dst.freeCount)
    switch comparison {
    case .equal, .not_equal, .greater, .greater_equal, .less, .less_equal: break
    default: throw rules.fail(.engine, "\(comparison.rawValue) does not compare")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .affineSelect, on: .gpsimd, elements: dst.freeCount, inputs: [CostOperand(onTrue, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let origin = Int32(truncatingIfNeeded: context.evaluate(offset))
    let step = Int32(truncatingIfNeeded: channelMultiplier)
    let steps = AffineSteps(pattern)
    let integers = context.slot(3).assumingMemoryBound(to: Int32.self)
    let keepsBits = dst.element == onTrue.element && dst.element.isInt32OrUInt32
    if keepsBits {
      var bits: Int32 = 0
      store(onFalse, dst.element, at: &bits)
      context.forEachPlacedRow(IntegerReader.self, IntegerWriter.self, dst, onTrue) {
        result, operand, count, partition, position, _ in
        let start = origin &+ Int32(truncatingIfNeeded: partition) &* step
        steps.fill(integers, from: start, position: position, count)
        select(result, operand, bits, integers, count)
      }
    } else {
      context.forEachPlacedRow(FloatReader.self, FloatWriter.self, dst, onTrue) {
        result, operand, count, partition, position, _ in
        let start = origin &+ Int32(truncatingIfNeeded: partition) &* step
        steps.fill(integers, from: start, position: position, count)
        select(result, operand, onFalse, integers, count)
      }
    }
  }

  @inline(__always)
  private func select<T>(
    _ result: UnsafeMutablePointer<T>, _ operand: UnsafePointer<T>, _ other: T, _ values: UnsafePointer<Int32>,
    _ count: Int
  ) {
    switch comparison {
    case .equal: for i in 0..<count { result[i] = values[i] == 0 ? operand[i] : other }
    case .not_equal: for i in 0..<count { result[i] = values[i] != 0 ? operand[i] : other }
    case .greater: for i in 0..<count { result[i] = values[i] > 0 ? operand[i] : other }
    case .greater_equal: for i in 0..<count { result[i] = values[i] >= 0 ? operand[i] : other }
    case .less: for i in 0..<count { result[i] = values[i] < 0 ? operand[i] : other }
    default: for i in 0..<count { result[i] = values[i] <= 0 ? operand[i] : other }
    }
  }
}
