import Numerics
public import Silicon

/// Stores the state of an engine's random-number generators (nki.isa `rand_get_state`): for each partition 24 words of the Vector
/// engine, or 6 of GpSimd.
public struct RandGetState: Instruction {
  public static let mnemonic = "rand_get_state"

  /// [partitions, words] of ui32.
  public var dst: AccessPattern
  /// GpSimd from NeuronCore-v3 on, Vector from v4 on.
  public var engine: Engine

  public init(dst: AccessPattern, engine: Engine = .gpsimd) {
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
    try rules.randomState("dst", dst, on: engine, writes: true)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .randomState, on: engine, elements: dst.freeCount, inputs: [], output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let generators = context.generators(of: engine)
    let results = Tile(context, dst)
    context.forEachOwnPartition(of: dst) { partition in
      let state = generators.state(dst.startPartition + partition)
      for word in 0..<generators.wordCount {
        (results.partition(partition) + results.offset(ofElement: word)).storeBytes(of: state[word], as: UInt32.self)
      }
    }
  }
}

extension Rules {
  /// What holds the state of random-number generators.
  func randomState(_ name: String, _ operand: AccessPattern, on engine: Engine, writes: Bool = false)
    throws(InstructionError)
  {
    try self.engine(engine, oneOf: .gpsimd, .vector)
    if engine == .gpsimd {
      try generation(from: .v3, remedy: "use set_rng_seed")
    } else {
      try generation(from: .v4, remedy: "use gpsimd, or set_rng_seed")
    }
    let buffer = try tile(name, operand, on: engine, writes: writes)
    guard writes || buffer.space == .sbuf else {
      throw fail(.memorySpace, "\(name) is in PSUM, it must be in SBUF; copy it with tensor_copy")
    }
    try element(name, operand, oneOf: [.ui32])
    try shape(
      name, operand, partitions: operand.partitions,
      elements: engine == .gpsimd ? RandomGenerators.gpsimdWords : RandomGenerators.vectorWords)
  }
}
