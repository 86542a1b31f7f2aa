import Numerics
public import Silicon

/// Random bits: 32 for each element, of which narrower types keep the low ones (nki.isa `rng`). Which generator gives them
/// is documented from NeuronCore-v4 on; `RandomGenerators` says what is ours.
public struct RNG: Instruction {
  public static let mnemonic = "rng"

  /// Integers.
  public var dst: AccessPattern
  /// Vector, or GpSimd from NeuronCore-v3 on.
  public var engine: Engine

  public init(dst: AccessPattern, engine: Engine = .vector) {
    self.dst = dst
    self.engine = engine
  }

  public init() { self.init(dst: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .vector, .gpsimd)
    if engine == .gpsimd { try rules.generation(from: .v3, remedy: "use the Vector engine") }
    try rules.tile("dst", dst, on: engine, writes: true)
    try rules.element("dst", dst, oneOf: [.i8, .i16, .i32, .ui8, .ui16, .ui32])
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .rng, on: engine, elements: dst.freeCount, inputs: [], output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let generators = context.generators(of: engine)
    context.forEachPlacedRow(IntegerReader.self, IntegerWriter.self, dst, dst) {
      result, _, count, partition, position, _ in
      result.withMemoryRebound(to: UInt32.self, capacity: count) {
        generators.fill($0, count, from: position, partition: dst.startPartition + partition)
      }
    }
  }
}
