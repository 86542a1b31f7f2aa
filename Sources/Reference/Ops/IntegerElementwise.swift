internal import Numerics
internal import StableHLO

let integerUnaryOps: Set<Opcode> = [.abs, .count_leading_zeros, .negate, .not, .popcnt, .sign]

let integerBinaryOps: Set<Opcode> = [
  .add, .and, .divide, .maximum, .minimum, .multiply, .or, .power, .remainder, .shift_left, .shift_right_arithmetic,
  .shift_right_logical, .subtract, .xor,
]

/// Arithmetic wraps. `type` carries the true width of sub-byte types, which are computed in a byte.
struct IntegerUnary: IntegerKernel {
  let op: Opcode
  let x: Tensor
  let type: TensorType

  func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor {
    let spare = T.bitWidth - type.element.bitWidth
    let mask = T(truncatingIfNeeded: ~UInt64(0) >> UInt64(64 - type.element.bitWidth))
    return switch op {
    case .abs: map(x, to: type) { (a: T) -> T in a < 0 ? 0 &- a : a }
    case .count_leading_zeros: map(x, to: type) { (a: T) -> T in T((a & mask).leadingZeroBitCount - spare) }
    case .negate: map(x, to: type) { (a: T) -> T in 0 &- a }
    case .not: map(x, to: type) { (a: T) -> T in ~a }
    case .popcnt: map(x, to: type) { (a: T) -> T in T((a & mask).nonzeroBitCount) }
    case .sign: map(x, to: type) { (a: T) -> T in a.signum() }
    default: preconditionFailure("\(op) is not in integerUnaryOps")
    }
  }
}

struct IntegerBinary: IntegerKernel {
  let op: Opcode
  let a: Tensor
  let b: Tensor
  let type: TensorType

  func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor {
    let width = T(type.element.bitWidth)
    let mask = T(truncatingIfNeeded: ~UInt64(0) >> UInt64(64 - type.element.bitWidth))
    return switch op {
    case .add: map(a, b, to: type) { (x: T, y: T) -> T in x &+ y }
    case .and: map(a, b, to: type) { (x: T, y: T) -> T in x & y }
    case .divide: map(a, b, to: type) { (x: T, y: T) -> T in divide(x, y) }
    case .maximum: map(a, b, to: type) { (x: T, y: T) -> T in max(x, y) }
    case .minimum: map(a, b, to: type) { (x: T, y: T) -> T in min(x, y) }
    case .multiply: map(a, b, to: type) { (x: T, y: T) -> T in x &* y }
    case .or: map(a, b, to: type) { (x: T, y: T) -> T in x | y }
    case .power: map(a, b, to: type) { (x: T, y: T) -> T in power(x, y) }
    case .remainder: map(a, b, to: type) { (x: T, y: T) -> T in remainder(x, y) }
    // A shift amount is unsigned: negative ones, like those of the width or more, shift everything out.
    case .shift_left: map(a, b, to: type) { (x: T, y: T) -> T in y >= 0 && y < width ? x << y : 0 }
    case .shift_right_arithmetic:
      map(a, b, to: type) { (x: T, y: T) -> T in arithmeticShift(x, y, width: width) }
    case .shift_right_logical:
      map(a, b, to: type) { (x: T, y: T) -> T in y >= 0 && y < width ? logicalShift(x & mask, y) : 0 }
    case .subtract: map(a, b, to: type) { (x: T, y: T) -> T in x &- y }
    case .xor: map(a, b, to: type) { (x: T, y: T) -> T in x ^ y }
    default: preconditionFailure("\(op) is not in integerBinaryOps")
    }
  }

  /// Truncates; by zero gives all ones, as XLA does; the least value by -1 wraps.
  @inline(__always)
  private func divide<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    y == 0 ? ~0 : x.dividedReportingOverflow(by: y).partialValue
  }

  /// By zero gives the dividend.
  @inline(__always)
  private func remainder<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    if y == 0 { return x }
    if T.isSigned && y == ~0 { return 0 }
    return x % y
  }

  @inline(__always)
  private func logicalShift<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    T(truncatingIfNeeded: T.Magnitude(truncatingIfNeeded: x) >> T.Magnitude(truncatingIfNeeded: y))
  }

  /// The sign of the true width fills in; unsigned types have their top bit as sign.
  @inline(__always)
  private func arithmeticShift<T: FixedWidthInteger>(_ x: T, _ y: T, width: T) -> T {
    let amount = y >= 0 && y < width ? Int64(truncatingIfNeeded: y) : Int64(width) - 1
    let spare = 64 - Int64(width)
    return T(truncatingIfNeeded: (Int64(truncatingIfNeeded: x) << spare) >> (spare + amount))
  }

  /// By squaring. Negative exponents give 0, except of 1 and -1.
  @inline(__always)
  private func power<T: FixedWidthInteger>(_ x: T, _ y: T) -> T {
    if y < 0 {
      if x == 1 { return 1 }
      return T.isSigned && x == ~0 ? (y & 1 == 0 ? 1 : x) : 0
    }
    var result: T = 1
    var square = x
    var exponent = y
    while exponent > 0 {
      if exponent & 1 == 1 { result = result &* square }
      square = square &* square
      exponent >>= 1
    }
    return result
  }
}
