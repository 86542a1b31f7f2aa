public import InstructionSet
import Machine

extension Engine {
  /// As Neuron's documents write it.
  public var title: String {
    switch self {
    case .tensor: "Tensor"
    case .vector: "Vector"
    case .scalar: "Scalar"
    case .gpsimd: "GpSimd"
    case .sync: "Sync"
    }
  }
}

extension Recording.Event {
  /// `blockers` in words.
  static let blockerTitles = blockers.map { blocker in blocker.map { "the \($0.title) engine" } ?? "DMA" }
}
