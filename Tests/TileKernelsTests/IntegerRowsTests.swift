import Testing
import TileKernels

@Suite struct IntegerRowsTests {
  static let values: [Int32] = [
    0, 1, -1, 2, -2, 7, 31, 32, 33, 127, -128, 255, 256, 65535, 65536, .max, .min, .max - 1, .min + 1, 123_456_789,
    -987_654_321,
  ]
  static let pairs = values.flatMap { x in values.map { (x, $0) } }

  static func expected<T: FixedWidthInteger>(_ op: ALUOperator, _ x: T, _ y: T) -> Int32? {
    func truth(_ condition: Bool) -> Int32 { condition ? 1 : 0 }
    let (left, right) = (T.Magnitude(truncatingIfNeeded: x.magnitude), T.Magnitude(truncatingIfNeeded: y.magnitude))
    return switch op {
    case .add: Int32(truncatingIfNeeded: x &+ y)
    case .subtract: Int32(truncatingIfNeeded: x &- y)
    case .multiply: Int32(truncatingIfNeeded: x &* y)
    case .maximum: Int32(truncatingIfNeeded: max(x, y))
    case .minimum: Int32(truncatingIfNeeded: min(x, y))
    case .equal: truth(x == y)
    case .not_equal: truth(x != y)
    case .greater_equal: truth(x >= y)
    case .greater: truth(x > y)
    case .less_equal: truth(x <= y)
    case .less: truth(x < y)
    case .logical_and: truth(x != 0 && y != 0)
    case .logical_or: truth(x != 0 || y != 0)
    case .logical_xor: truth((x != 0) != (y != 0))
    case .abs_max: Int32(truncatingIfNeeded: max(left, right))
    case .abs_min: Int32(truncatingIfNeeded: min(left, right))
    case .abs: Int32(truncatingIfNeeded: left)
    case .square: Int32(truncatingIfNeeded: x &* x)
    case .relu: Int32(truncatingIfNeeded: max(x, 0))
    case .bypass: Int32(truncatingIfNeeded: x)
    default: nil
    }
  }

  static func expected(_ op: ALUOperator, signed: Bool, _ x: Int32, _ y: Int32) -> Int32? {
    signed ? expected(op, x, y) : expected(op, UInt32(bitPattern: x), UInt32(bitPattern: y))
  }

  @Test(arguments: CPULevel.available, ALUOperator.allCases.filter { !$0.isBitwise })
  func `integer rows wrap around and compare as their sign says`(level: CPULevel, op: ALUOperator) {
    let a = Self.pairs.map(\.0)
    let b = Self.pairs.map(\.1)
    for signed in [false, true] {
      let expected = Self.pairs.compactMap { Self.expected(op, signed: signed, $0.0, $0.1) }
      guard let row = TileKernels.intBinary(op, signed: signed, level: level) else {
        #expect(expected.isEmpty)
        continue
      }
      var result = [Int32](repeating: 7, count: a.count)
      row(&result, a, b, a.count)
      #expect(result == expected)
      for reversed in [false, true] {
        for scalar in Self.values {
          TileKernels.intWithScalar(op, signed: signed, reversed: reversed, level: level)!(&result, a, scalar, 129)
          let expected = a.prefix(129).map {
            Self.expected(op, signed: signed, reversed ? scalar : $0, reversed ? $0 : scalar)
          }
          #expect(result.prefix(129).map { $0 } == expected)
        }
      }
    }
  }

  static func expected<T: FixedWidthInteger & UnsignedInteger>(_ op: ALUOperator, _ x: T, _ y: UInt32) -> T {
    switch op {
    case .invert: ~x
    case .bitwise_and: x & T(truncatingIfNeeded: y)
    case .bitwise_or: x | T(truncatingIfNeeded: y)
    case .bitwise_xor: x ^ T(truncatingIfNeeded: y)
    // Swift's smart shifts give 0 for counts of the width and beyond.
    case .left_shift: x << y
    case .right_shift: x >> y
    default: preconditionFailure()
    }
  }

  func checkBits<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type, level: CPULevel, op: ALUOperator) {
    let a = Self.pairs.map { T(truncatingIfNeeded: $0.0) }
    let b = Self.pairs.map { T(truncatingIfNeeded: $0.1) }
    for n in [0, 1, 17, a.count] {
      var result = [T](repeating: 7, count: n + 1)
      TileKernels.bitwise(op, bits: T.bitWidth, level: level)(&result, a, b, n)
      #expect(result == zip(a, b).prefix(n).map { Self.expected(op, $0, UInt32($1)) } + [7])
      for scalar: UInt32 in [0, 1, 7, 8, 15, 16, 31, 32, 33, 0xf0f0_f0f0] {
        TileKernels.bitwiseWithScalar(op, bits: T.bitWidth, reversed: false, level: level)(&result, a, scalar, n)
        #expect(result == a.prefix(n).map { Self.expected(op, $0, scalar) } + [7])
        TileKernels.bitwiseWithScalar(op, bits: T.bitWidth, reversed: true, level: level)(&result, a, scalar, n)
        #expect(result == a.prefix(n).map { Self.expected(op, T(truncatingIfNeeded: scalar), UInt32($0)) } + [7])
      }
    }
  }

  @Test(arguments: CPULevel.available, ALUOperator.allCases.filter(\.isBitwise))
  func `bit operators treat words as patterns and shift logically`(level: CPULevel, op: ALUOperator) {
    checkBits(UInt8.self, level: level, op: op)
    checkBits(UInt16.self, level: level, op: op)
    checkBits(UInt32.self, level: level, op: op)
  }
}
