import InstructionSet
import Machine
import Silicon

/// The queue under which Neuron's tools would list a transfer.
struct DMAQueue: Hashable, Sendable {
  /// What the transfer carries: inputs in, results out, or anything else (weights, state, what was spilled).
  enum Content: String, Sendable { case input, output, data }

  /// The engine that triggers it.
  var engine: Engine
  var descriptors: DMADescriptors
  var content: Content

  /// Of an instruction that asks the DMA engines for work.
  init(of instruction: Recording.Instruction, kinds: [BufferKind?], core: NeuronCore) {
    engine = instruction.engine
    // Rings of collectives are built beforehand (neuron-runtime/explore/compute-comm-overlap.rst).
    let isCollective = instruction.mnemonic == Collective.mnemonic
    descriptors = isCollective ? .prebuilt : core.dmaDescriptors(of: engine)
    func moves(_ kind: BufferKind, _ isWanted: (Recording.Instruction.Operand.Access) -> Bool) -> Bool {
      instruction.operands.contains { isWanted($0.access) && kinds[$0.pattern.buffer.index] == kind }
    }
    if moves(.outputs, { $0 != .read }) {
      content = .output
    } else if moves(.inputs, { $0 != .write }) {
      content = .input
    } else {
      content = .data
    }
  }

  /// The value of `queue_type` in the schema of Neuron Explorer: descriptors that are made at run time come first.
  var type: String {
    switch descriptors {
    case .prebuilt: content.rawValue
    case .software: "software_dynamic"
    case .hardware: "hardware_dynamic"
    }
  }

  /// In the form of Neuron's names, such as `qSyncDynamicHW`.
  var name: String {
    let work =
      switch descriptors {
      case .prebuilt: content.rawValue.prefix(1).uppercased() + content.rawValue.dropFirst()
      case .software: "DynamicSW"
      case .hardware: "DynamicHW"
      }
    return "q\(engine.title)\(work)"
  }
}
