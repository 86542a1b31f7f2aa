import Numerics
public import Silicon

/// Uniform numbers from `min` to `max` on the Vector engine (nki.isa `rand2`), from NeuronCore-v4 on: `min + u * (max - min)` in
/// fp32, and at most `max`, where u is the upper 24 of 32 random bits times 2^-24. How the engine makes a number of its bits
/// is not documented.
public struct Rand2: Instruction {
  public static let mnemonic = "rand2"

  /// fp32, tf32, bf16, fp16, e4m3, e5m2 or an integer.
  public var dst: AccessPattern
  /// fp32.
  public var minimum: ScalarOperand
  public var maximum: ScalarOperand

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, minimum: ScalarOperand, maximum: ScalarOperand) {
    self.dst = dst
    self.minimum = minimum
    self.maximum = maximum
  }

  public init() { self.init(dst: .unset, minimum: .constant(0), maximum: .constant(1)) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("min", &minimum)
    try visitor.read("max", &maximum)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v4, remedy: "use rng and scale its bits")
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.element(
      "dst", dst, oneOf: [.f8E4M3, .f8E5M2, .f16, .bf16, .f32, .tf32, .i8, .i16, .i32, .ui8, .ui16, .ui32])
    try rules.floatScalar("min", minimum, partitions: dst.partitions, on: .vector)
    try rules.floatScalar("max", maximum, partitions: dst.partitions, on: .vector)
    if case .constant(let low) = minimum, case .constant(let high) = maximum, !(low < high) {
      throw rules.fail(.outOfBounds, "min is \(low) and max \(high); min must be less")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .rand2, on: .vector, elements: dst.freeCount, inputs: [], output: CostOperand(dst, in: program),
      perPartitionOperands: minimum.perPartitionCount + maximum.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let generators = context.generators(of: .vector)
    let lows = ScalarSource(context, minimum)
    let highs = ScalarSource(context, maximum)
    let bits = context.slot(3).assumingMemoryBound(to: UInt32.self)
    context.forEachPlacedRow(FloatReader.self, FloatWriter.self, dst, dst) {
      result, _, count, partition, position, _ in
      generators.fill(bits, count, from: position, partition: dst.startPartition + partition)
      let (low, high) = (lows(partition), highs(partition))
      for index in 0..<count { result[index] = min(low + uniform(bits[index]) * (high - low), high) }
    }
  }
}
