import Numerics
public import Silicon

/// Sets the state of an engine's random-number generators in the partitions of `src_seeds` (nki.isa `rand_set_state`): for each
/// 24 words of the Vector engine, or 6 of GpSimd.
public struct RandSetState: Instruction {
  public static let mnemonic = "rand_set_state"

  /// [partitions, words] of ui32 in SBUF.
  public var seeds: AccessPattern
  /// GpSimd from NeuronCore-v3 on, Vector from v4 on.
  public var engine: Engine

  public init(seeds: AccessPattern, engine: Engine = .gpsimd) {
    self.seeds = seeds
    self.engine = engine
  }

  public init() { self.init(seeds: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.read("src_seeds", &seeds)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    try Rules(self, core, program).randomState("src_seeds", seeds, on: engine)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .randomState, on: engine, elements: seeds.freeCount, inputs: [], output: CostOperand(seeds, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let generators = context.generators(of: engine)
    let sources = Tile(context, seeds)
    context.forEachOwnPartition(of: seeds) { partition in
      let state = generators.state(seeds.startPartition + partition)
      for word in 0..<generators.wordCount {
        let address = sources.partition(partition) + sources.offset(ofElement: word)
        state[word] = address.loadUnaligned(as: UInt32.self)
      }
    }
  }
}
