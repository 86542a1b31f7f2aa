import Testing
import TileKernels

@Suite struct FloatRowsTests {
  static let arithmetic = ALUOperator.allCases.filter { !$0.isBitwise && $0 != .power && $0 != .rsqrt }

  /// One element, written out independently of the kernels.
  static func expected(_ op: ALUOperator, _ x: Float, _ y: Float) -> Float {
    func truth(_ condition: Bool) -> Float { condition ? 1 : 0 }
    func larger(_ x: Float, _ y: Float) -> Float {
      if x.isNaN || y.isNaN { return .nan }
      if x == y { return x.sign == .minus ? y : x }
      return x > y ? x : y
    }
    func smaller(_ x: Float, _ y: Float) -> Float { -larger(-x, -y) }
    return switch op {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .maximum: larger(x, y)
    case .minimum: smaller(x, y)
    case .abs_max: larger(x.magnitude, y.magnitude)
    case .abs_min: smaller(x.magnitude, y.magnitude)
    case .equal: truth(x == y)
    case .not_equal: truth(x != y)
    case .greater_equal: truth(x >= y)
    case .greater: truth(x > y)
    case .less_equal: truth(x <= y)
    case .less: truth(x < y)
    case .logical_and: truth(x != 0 && y != 0)
    case .logical_or: truth(x != 0 || y != 0)
    case .logical_xor: truth((x != 0) != (y != 0))
    case .abs: x.magnitude
    case .square: x * x
    case .relu: x.isNaN ? x : (x > 0 ? x : 0)
    case .reciprocal: 1 / x
    case .bypass: x
    default: preconditionFailure()
    }
  }

  @Test(arguments: CPULevel.available, arithmetic)
  func `binary rows equal the operator on every pair of awkward values`(level: CPULevel, op: ALUOperator) {
    var a: [Float] = []
    var b: [Float] = []
    for x in awkward {
      for y in awkward {
        a.append(x)
        b.append(y)
      }
    }
    var result = [Float](repeating: 7, count: a.count)
    TileKernels.binary(op, level: level)(&result, a, b, a.count)
    #expect(bits(result) == zip(a, b).map { bits(Self.expected(op, $0, $1)) })
  }

  @Test(arguments: CPULevel.available, arithmetic)
  func `rows of every length touch only their elements, also in place`(level: CPULevel, op: ALUOperator) {
    for n in lengths {
      let a = sample(n, seed: 1)
      let b = Array(sample(n, seed: 2).reversed())
      let expected = zip(a, b).map { Self.expected(op, $0, $1) }
      // Begin one element in, so that no vector is aligned; the guard elements must survive.
      var result = [Float](repeating: 7, count: n + 2)
      result.withUnsafeMutableBufferPointer { TileKernels.binary(op, level: level)($0.baseAddress! + 1, a, b, n) }
      #expect(bits(result) == bits([7] + expected + [7]))
      var inPlace = b + [7]
      inPlace.withUnsafeMutableBufferPointer {
        TileKernels.binary(op, level: level)($0.baseAddress!, a, $0.baseAddress!, n)
      }
      #expect(bits(inPlace) == bits(expected + [7]))
    }
  }

  @Test(arguments: CPULevel.available, arithmetic)
  func `scalar rows put the scalar on the side asked for`(level: CPULevel, op: ALUOperator) {
    let a = sample(129, seed: 3)
    for scalar: Float in [2.5, 0, -3, .nan, .infinity] {
      var result = [Float](repeating: 7, count: a.count)
      TileKernels.withScalar(op, reversed: false, level: level)(&result, a, scalar, a.count)
      #expect(bits(result) == a.map { bits(Self.expected(op, $0, scalar)) })
      TileKernels.withScalar(op, reversed: true, level: level)(&result, a, scalar, a.count)
      #expect(bits(result) == a.map { bits(Self.expected(op, scalar, $0)) })
    }
  }

  @Test(arguments: CPULevel.available)
  func `affine rounds the product before the sum`(level: CPULevel) {
    let a = sample(513, seed: 4)
    var result = a
    TileKernels.affine(level: level)(&result, a, 1.1, -0.7, a.count)
    #expect(
      bits(result)
        == a.map { x in
          let product = x * 1.1
          return bits(product + -0.7)
        })
  }

  @Test(arguments: CPULevel.available)
  func `prelu scales negative values only`(level: CPULevel) {
    let a = sample(129, seed: 5)
    var result = a
    TileKernels.prelu(level: level)(&result, a, 0.25, a.count)
    #expect(bits(result) == a.map { bits($0 < 0 ? $0 * 0.25 : $0) })
  }
}
