internal import Numerics
internal import StableHLO

/// `compare`: i1 from two tensors; floats in IEEE order (false with NaN, except NE) or, with TOTALORDER, by sign and
/// magnitude of their bits.
func compare(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (a, b) = (call.operands[0], call.operands[1])
  try call.expect(a.shape)
  try call.require(a.type == b.type && call.result.element == .bool, "compares equal types and gives i1")
  guard let word = call.word("comparison_direction"), let direction = Direction(rawValue: word) else {
    throw call.failure(.missingAttribute, "comparison_direction must be EQ, NE, GE, GT, LE or LT")
  }
  if a.element.isComplex {
    guard direction == .equal || direction == .notEqual else { throw call.unsupported("complex numbers have no order") }
    return [compareComplex(a, b, equal: direction == .equal)]
  }
  let type = TensorType(a.shape, .bool)
  if a.element.isFloat {
    let wide = computeType(a.element)
    let kernel = RealCompare(
      direction: direction, isTotal: call.word("compare_type") == "TOTALORDER", a: a.converted(to: wide),
      b: b.converted(to: wide), type: type)
    if let output = dispatch(kernel, real: wide) { return [output] }
  }
  // The result is i1 whatever the operands' width, so sub-byte types need no cutting.
  let kernel = IntegerCompare(direction: direction, a: a, b: b, type: type)
  guard let output = dispatch(kernel, integer: a.element) else { throw call.unsupported("cannot compare these") }
  return [output]
}

private enum Direction: String {
  case equal = "EQ"
  case notEqual = "NE"
  case greaterOrEqual = "GE"
  case greater = "GT"
  case lessOrEqual = "LE"
  case less = "LT"
}

@inline(__always)
private func compare<A: BitwiseCopyable, T: Comparable>(
  _ direction: Direction, _ a: Tensor, _ b: Tensor, _ type: TensorType, _ key: (A) -> T
) -> Tensor {
  switch direction {
  case .equal: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) == key(y) ? 1 : 0 }
  case .notEqual: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) != key(y) ? 1 : 0 }
  case .greaterOrEqual: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) >= key(y) ? 1 : 0 }
  case .greater: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) > key(y) ? 1 : 0 }
  case .lessOrEqual: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) <= key(y) ? 1 : 0 }
  case .less: map(a, b, to: type) { (x: A, y: A) -> UInt8 in key(x) < key(y) ? 1 : 0 }
  }
}

private struct RealCompare: RealKernel {
  let direction: Direction
  let isTotal: Bool
  let a: Tensor
  let b: Tensor
  let type: TensorType

  func run<T: RealMath>(_: T.Type) -> Tensor {
    isTotal
      ? compare(direction, a, b, type) { (x: T) -> Int64 in x.totalOrder }
      : compare(direction, a, b, type) { (x: T) -> T in x }
  }
}

private struct IntegerCompare: IntegerKernel {
  let direction: Direction
  let a: Tensor
  let b: Tensor
  let type: TensorType

  func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor {
    compare(direction, a, b, type) { (x: T) -> T in x }
  }
}

private func compareComplex(_ a: Tensor, _ b: Tensor, equal: Bool) -> Tensor {
  func run<T: RealMath>(_: T.Type) -> Tensor {
    map(a, b, to: TensorType(a.shape, .bool)) { (x: Complex<T>, y: Complex<T>) -> UInt8 in
      (x.re == y.re && x.im == y.im) == equal ? 1 : 0
    }
  }
  return a.element == .complexF32 ? run(Float.self) : run(Double.self)
}
