import Numerics
public import Silicon

/// Waits for the other core of a logical NeuronCore, after which both have what either has written to `data` (nki.isa
/// `core_barrier`), from NeuronCore-v3 on.
///
/// Programs are of one core: here `data` counts as written, so that what follows waits for what this core wrote before.
public struct CoreBarrier: CoreMeeting {
  public static let mnemonic = "core_barrier"

  /// In HBM.
  public var data: AccessPattern
  /// The engine whose sequencer waits.
  public var engine: Engine

  public init(data: AccessPattern, engine: Engine = .gpsimd) {
    self.data = data
    self.engine = engine
  }

  public init() { self.init(data: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("data", &data)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v3, remedy: "launch kernels on one core")
    guard try rules.dma("data", data).space == .hbm else {
      throw rules.fail(.memorySpace, "data is on chip, cores share tensors in HBM; use nl.shared_hbm")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.coreBarrier(on: engine) }

  public func execute(_ context: borrowing ExecutionContext) {}
}
