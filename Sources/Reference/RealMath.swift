internal import Glibc

/// What dots, sums and convolutions need of a number.
protocol Ring: BitwiseCopyable {
  static var zero: Self { get }
  static var one: Self { get }
  static func sum(_ a: Self, _ b: Self) -> Self
  static func product(_ a: Self, _ b: Self) -> Self
}

extension UInt8: Ring {}
extension UInt16: Ring {}
extension UInt32: Ring {}
extension UInt64: Ring {}

/// Integers wrap; signed ones add and multiply as their bits do.
extension Ring where Self: FixedWidthInteger {
  static var one: Self { 1 }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a &* b }
}

extension Ring where Self: BinaryFloatingPoint {
  static var one: Self { 1 }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a * b }
}

/// `Float` and `Double` with the C library's functions under one name.
protocol RealMath: BinaryFloatingPoint, Ring {
  /// The integer whose order is the total order of the numbers.
  var totalOrder: Int64 { get }
  var isNegative: Bool { get }
  static func expOf(_ x: Self) -> Self
  static func expMinusOneOf(_ x: Self) -> Self
  static func logOf(_ x: Self) -> Self
  static func logPlusOneOf(_ x: Self) -> Self
  static func sinOf(_ x: Self) -> Self
  static func cosOf(_ x: Self) -> Self
  static func tanOf(_ x: Self) -> Self
  static func tanhOf(_ x: Self) -> Self
  static func cbrtOf(_ x: Self) -> Self
  static func atan2Of(_ y: Self, _ x: Self) -> Self
  static func powOf(_ x: Self, _ y: Self) -> Self
  static func fmodOf(_ x: Self, _ y: Self) -> Self
  static func hypotOf(_ x: Self, _ y: Self) -> Self
}

extension Float: RealMath {
  var totalOrder: Int64 {
    let bits = Int32(bitPattern: bitPattern)
    return Int64(bits < 0 ? bits ^ Int32.max : bits)
  }
  @inline(__always) var isNegative: Bool { bitPattern >> 31 == 1 }
  @inline(__always) static func expOf(_ x: Float) -> Float { exp(x) }
  @inline(__always) static func expMinusOneOf(_ x: Float) -> Float { expm1(x) }
  @inline(__always) static func logOf(_ x: Float) -> Float { log(x) }
  @inline(__always) static func logPlusOneOf(_ x: Float) -> Float { log1p(x) }
  @inline(__always) static func sinOf(_ x: Float) -> Float { sin(x) }
  @inline(__always) static func cosOf(_ x: Float) -> Float { cos(x) }
  @inline(__always) static func tanOf(_ x: Float) -> Float { tan(x) }
  @inline(__always) static func tanhOf(_ x: Float) -> Float { tanh(x) }
  @inline(__always) static func cbrtOf(_ x: Float) -> Float { cbrt(x) }
  @inline(__always) static func atan2Of(_ y: Float, _ x: Float) -> Float { atan2(y, x) }
  @inline(__always) static func powOf(_ x: Float, _ y: Float) -> Float { pow(x, y) }
  @inline(__always) static func fmodOf(_ x: Float, _ y: Float) -> Float { fmod(x, y) }
  @inline(__always) static func hypotOf(_ x: Float, _ y: Float) -> Float {
    if x.isInfinite || y.isInfinite { return .infinity }
    return Float((Double(x) * Double(x) + Double(y) * Double(y)).squareRoot())
  }
}

extension Double: RealMath {
  var totalOrder: Int64 {
    let bits = Int64(bitPattern: bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
  @inline(__always) var isNegative: Bool { bitPattern >> 63 == 1 }
  @inline(__always) static func expOf(_ x: Double) -> Double { exp(x) }
  @inline(__always) static func expMinusOneOf(_ x: Double) -> Double { expm1(x) }
  @inline(__always) static func logOf(_ x: Double) -> Double { log(x) }
  @inline(__always) static func logPlusOneOf(_ x: Double) -> Double { log1p(x) }
  @inline(__always) static func sinOf(_ x: Double) -> Double { sin(x) }
  @inline(__always) static func cosOf(_ x: Double) -> Double { cos(x) }
  @inline(__always) static func tanOf(_ x: Double) -> Double { tan(x) }
  @inline(__always) static func tanhOf(_ x: Double) -> Double { tanh(x) }
  @inline(__always) static func cbrtOf(_ x: Double) -> Double { cbrt(x) }
  @inline(__always) static func atan2Of(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
  @inline(__always) static func powOf(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  @inline(__always) static func fmodOf(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
  /// Written out, since glibc's own binds whatever calls it to glibc 2.35, and nothing else here does. The correction
  /// after the square root makes up for the roundings of the squares (C. F. Borges, "An improved algorithm for
  /// hypot(a,b)", 2019).
  static func hypotOf(_ x: Double, _ y: Double) -> Double {
    if x.isInfinite || y.isInfinite { return .infinity }
    if x.isNaN || y.isNaN { return .nan }
    let scale = max(abs(x), abs(y)) > 0x1p510 ? 0x1p-600 : min(abs(x), abs(y)) < 0x1p-459 ? 0x1p600 : 1
    // What is scaled up against a large number is too small to count.
    guard scale != 0x1p600 || max(abs(x), abs(y)) < 0x1p-400 else { return abs(x) + abs(y) }
    let a = max(abs(x), abs(y)) * scale
    let b = min(abs(x), abs(y)) * scale
    let root = (b * b).addingProduct(a, a).squareRoot()
    guard root > 0 else { return root }
    let squares = root * root - a * a
    let error =
      squares.addingProduct(-b, b) + (-(root * root)).addingProduct(root, root) - (-(a * a)).addingProduct(a, a)
    return (root - error / (2 * root)) / scale
  }
}

extension RealMath {
  /// NaN if either is; +0 is above -0.
  @inline(__always)
  static func maximumOf(_ a: Self, _ b: Self) -> Self {
    if a.isNaN || b.isNaN { return .nan }
    if a == b { return a.isNegative ? b : a }
    return a > b ? a : b
  }

  @inline(__always)
  static func minimumOf(_ a: Self, _ b: Self) -> Self {
    if a.isNaN || b.isNaN { return .nan }
    if a == b { return a.isNegative ? a : b }
    return a < b ? a : b
  }

  @inline(__always)
  static func signOf(_ x: Self) -> Self { x > 0 ? 1 : x < 0 ? -1 : x }
}
