public import InstructionSet

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
