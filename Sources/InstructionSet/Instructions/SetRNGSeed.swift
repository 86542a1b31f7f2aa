import Numerics
public import Silicon

/// Seeds the Vector engine's random-number generators in every partition of the core (nki.isa `set_rng_seed`).
public struct SetRNGSeed: Instruction {
  public static let mnemonic = "set_rng_seed"

  /// [1, 1] of 32 bits, whatever they mean.
  public var seed: AccessPattern

  public var engine: Engine { .vector }

  public init(seed: AccessPattern) { self.seed = seed }

  public init() { self.init(seed: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.readAcross("src_seeds", &seed)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("src_seeds", seed, on: .vector)
    try rules.shape("src_seeds", seed, partitions: 1, elements: 1)
    try rules.element("src_seeds", seed, oneOf: [.i32, .ui32, .f32])
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .randomState, on: .vector, elements: 1, inputs: [], output: CostOperand(seed, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let value = context.base(seed).loadUnaligned(as: UInt32.self)
    let generators = context.generators(of: .vector)
    var runs = OwnRuns(
      worker: context.worker, workers: context.workers, window: context.window, start: 0, count: generators.partitions)
    while let run = runs.next() { generators.seed(value, partitions: run) }
  }
}
