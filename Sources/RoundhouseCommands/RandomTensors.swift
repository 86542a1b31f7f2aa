import Numerics
import Reference
import StableHLO

/// Inputs for programs that only need some: tame enough that losses stay finite and indices stay in range.
enum RandomTensors {
  static let explanation = """
    Floats are near normal with mean 0 and standard deviation 1/sqrt(last extent), but 0.02 to 1 (scalars: 1); integers \
    and booleans are 0 or 1. The same seed gives the same tensors on every machine.
    """

  /// Tensor number `index` of a program's inputs.
  static func tensor(_ type: TensorType, index: Int, seed: UInt64) -> Tensor {
    // Each input has a stream of its own, so that one input's shape does not change the others.
    var seeds = SeededGenerator(seed: seed)
    for _ in 0..<index { _ = seeds.next() }
    var generator = SeededGenerator(seed: seeds.next())
    let count = type.elementCount
    guard type.element.isFloat || type.element.isComplex else {
      return Tensor((0..<count).map { _ in Int64(generator.next() >> 63) }, shape: type.shape, element: type.element)
    }
    let scale = min(1, max(0.02, 1 / Float(max(1, type.shape.last ?? 1)).squareRoot()))
    return Tensor((0..<count).map { _ in generator.nextNormal() * scale }, shape: type.shape, element: type.element)
  }
}
