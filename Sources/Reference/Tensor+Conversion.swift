internal import Numerics
internal import StableHLO

extension Tensor {
  /// Every element as another type, rounded once (`Numerics.Conversion` has the rules).
  func converted(to target: ElementType) -> Tensor {
    if target == element { return self }
    return Tensor(
      type: TensorType(shape, target),
      bytes: Conversion.convert(bytes: bytes, from: element, to: target, count: count))
  }
}
