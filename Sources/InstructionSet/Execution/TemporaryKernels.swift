import Foundation
import Numerics
public import TileKernels

typealias WidenRow = (UnsafeMutablePointer<Float>, UnsafeRawPointer, Int) -> Void
typealias NarrowRow = (UnsafeMutableRawPointer, UnsafePointer<Float>, Int) -> Void
typealias ReduceRow = (UnsafePointer<Float>, Int) -> Float
typealias BinaryRow = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, Int) -> Void
typealias ScalarRow = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Float, Int) -> Void
typealias IntegerRow = (UnsafeMutablePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<UInt32>, Int) -> Void
enum TileKernels {
  static func f(_ op: ALUOperator, _ a: Float, _ b: Float) -> Float {
    switch op {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .maximum: a.isNaN || b.isNaN ? .nan : max(a, b)
    case .minimum: min(a, b)
    case .equal: a == b ? 1 : 0
    case .greater: a > b ? 1 : 0
    case .less: a < b ? 1 : 0
    case .greater_equal: a >= b ? 1 : 0
    case .less_equal: a <= b ? 1 : 0
    case .not_equal: a != b ? 1 : 0
    case .rsqrt: 1 / a.squareRoot()
    case .reciprocal: 1 / a
    case .relu: max(a, 0)
    case .abs: Swift.abs(a)
    default: a
    }
  }
  static func binary(_ op: ALUOperator) -> BinaryRow { { d, a, b, n in for i in 0..<n { d[i] = f(op, a[i], b[i]) } } }
  static func withScalar(_ op: ALUOperator, reversed: Bool) -> ScalarRow {
    { d, a, b, n in for i in 0..<n { d[i] = reversed ? f(op, b, a[i]) : f(op, a[i], b) } }
  }
  static func unary(_ fn: ActivationFunction) -> (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void {
    { d, a, n in for i in 0..<n { d[i] = fn == .exp ? exp(a[i]) : fn == .reciprocal ? 1 / a[i] : a[i] } }
  }
  static func multiplyAdd(_ d: UnsafeMutablePointer<Float>, _ a: UnsafePointer<Float>, _ s: Float, _ b: Float, _ n: Int)
  { for i in 0..<n { d[i] = a[i] * s + b } }
  static func reduce(_ op: ALUOperator) -> ReduceRow {
    { a, n in
      var t = a[0]
      for i in 1..<max(n, 1) { t = f(op, t, a[i]) }
      return t
    }
  }
  static func widen(_ t: ElementType) -> WidenRow {
    { d, s, n in
      for i in 0..<n {
        switch t {
        case .bf16: d[i] = Float(bitPattern: UInt32(s.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self)) << 16)
        case .f16: d[i] = 0
        case .i32: d[i] = Float(s.loadUnaligned(fromByteOffset: 4 * i, as: Int32.self))
        case .ui8, .bool: d[i] = Float(s.load(fromByteOffset: i, as: UInt8.self))
        default: d[i] = s.loadUnaligned(fromByteOffset: 4 * i, as: Float.self)
        }
      }
    }
  }
  static func narrow(_ t: ElementType) -> NarrowRow {
    { d, s, n in
      for i in 0..<n {
        switch t {
        case .bf16:
          let b = s[i].bitPattern
          d.storeBytes(of: UInt16((b &+ 0x7fff &+ ((b >> 16) & 1)) >> 16), toByteOffset: 2 * i, as: UInt16.self)
        case .i32: d.storeBytes(of: Int32(s[i]), toByteOffset: 4 * i, as: Int32.self)
        case .ui8, .bool: d.storeBytes(of: UInt8(s[i]), toByteOffset: i, as: UInt8.self)
        default: d.storeBytes(of: s[i], toByteOffset: 4 * i, as: Float.self)
        }
      }
    }
  }
  static func integerBinary(_ op: ALUOperator, signed: Bool) -> IntegerRow {
    { d, a, b, n in
      for i in 0..<n {
        switch op {
        case .add: d[i] = a[i] &+ b[i]
        case .subtract: d[i] = a[i] &- b[i]
        case .multiply: d[i] = a[i] &* b[i]
        case .bitwise_and: d[i] = a[i] & b[i]
        case .bitwise_or: d[i] = a[i] | b[i]
        case .bitwise_xor: d[i] = a[i] ^ b[i]
        case .left_shift: d[i] = a[i] << b[i]
        case .right_shift: d[i] = a[i] >> b[i]
        case .invert: d[i] = ~a[i]
        default: d[i] = a[i]
        }
      }
    }
  }
  static func matmul(
    _ r: UnsafeMutablePointer<Float>, resultStride: Int, _ s: UnsafePointer<Float>, stationaryStride: Int,
    _ m: UnsafePointer<Float>, movingStride: Int, rows: Int, columns: Int, depth: Int, adds: Bool
  ) {
    for i in 0..<rows {
      for j in 0..<columns {
        var t: Float = 0
        for k in 0..<depth { t += s[k * stationaryStride + i] * m[k * movingStride + j] }
        r[i * resultStride + j] = adds ? r[i * resultStride + j] + t : t
      }
    }
  }
}
extension Instruction {
}
