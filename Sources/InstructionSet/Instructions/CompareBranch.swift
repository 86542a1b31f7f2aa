public import Silicon

/// A conditional jump of an engine's sequencer, as Neuron's profiles name it: a turn of a loop on the device (NKI
/// `dynamic_range`, `while` on a register). Recorded kernels hold the turns that were taken, so it does nothing but take time.
public struct CompareBranch: Instruction {
  public static let mnemonic = "compare_branch"

  /// The engine whose sequencer jumps.
  public var engine: Engine

  public init(engine: Engine) { self.engine = engine }

  public init() { self.init(engine: .sync) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {}

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.control(.branch, on: engine) }

  public func execute(_ context: borrowing ExecutionContext) {}
}
