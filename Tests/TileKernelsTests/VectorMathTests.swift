import Foundation
import Testing
import TileKernels

@Suite struct VectorMathTests {
  static let functions = ActivationFunction.allCases.filter { $0 != .prelu }

  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
  static func normal(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }

  /// In double by libm; where the textbook form is infinity times 0, the limit.
  static func expected(_ function: ActivationFunction, _ x: Double) -> Double {
    let far = abs(x) > 600
    return switch function {
    case .copy: x
    case .square: x * x
    case .sigmoid: sigmoid(x)
    case .relu: x.isNaN ? x : max(x, 0)
    case .prelu: preconditionFailure()
    case .gelu: far ? max(x, 0) : x * normal(x)
    case .gelu_dx: far ? (x > 0 ? 1 : 0) : normal(x) + x * exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
    case .gelu_apprx_tanh:
      far ? max(x, 0) : x * sigmoid(2 * (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))
    case .gelu_apprx_sigmoid: far ? max(x, 0) : x * sigmoid(1.702 * x)
    case .gelu_apprx_sigmoid_dx:
      far ? (x > 0 ? 1 : 0) : sigmoid(1.702 * x) * (1 + 1.702 * x * sigmoid(-1.702 * x))
    case .silu: far ? max(x, 0) : x * sigmoid(x)
    case .silu_dx: far ? (x > 0 ? 1 : 0) : sigmoid(x) * (1 + x * sigmoid(-x))
    case .tanh: tanh(x)
    case .softplus: x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
    case .mish: far ? max(x, 0) : x * tanh(log1p(exp(x)))
    case .erf: erf(x)
    case .erf_dx: 2 / Double.pi.squareRoot() * exp(-x * x)
    case .exp: exp(x)
    case .log: log(x)
    case .sin: sin(x)
    case .arctan: atan(x)
    case .sqrt: x.squareRoot()
    case .rsqrt: 1 / x.squareRoot()
    case .reciprocal: 1 / x
    case .sign: x > 0 ? 1 : (x < 0 ? -1 : x)
    case .abs: abs(x)
    }
  }

  /// Every sign and exponent, and the stretch where functions bend more densely.
  static let arguments: [Float] = {
    var result = awkward
    var generator = Sequence64(seed: 6)
    var pattern: UInt32 = 0
    for _ in 0..<8000 {
      result.append(Float(bitPattern: pattern))
      pattern &+= 536_871
    }
    for limit: Float in [1, 10, 110] { result += generator.floats(3000, limit: limit) }
    return result
  }()

  /// The error of `got` in units of the last place of the exact value, or nil when both are the same special value.
  static func error(_ got: Float, exact: Double) -> Double? {
    let nearest = Float(exact)
    if nearest.isNaN || got.isNaN { return nearest.isNaN && got.isNaN ? nil : .infinity }
    if nearest.isInfinite || got.isInfinite { return nearest == got ? nil : .infinity }
    let place = nearest.magnitude < .leastNormalMagnitude ? Double(Float.leastNonzeroMagnitude) : Double(nearest.ulp)
    return abs(Double(got) - exact) / place
  }

  /// Greatest errors in units of the last place; seen over all 2^32 arguments for those that compute in fp32.
  static func bound(_ function: ActivationFunction) -> Double {
    switch function {
    case .exp: 0.76
    case .tanh: 0.78
    default: 0.51
    }
  }

  @Test(arguments: functions)
  func `functions are within their bound of libm in double`(function: ActivationFunction) {
    var result = Self.arguments
    TileKernels.unary(function)(&result, Self.arguments, result.count)
    // Derivatives cross 0 where nothing but absolute error has a meaning.
    let crossesZero = [ActivationFunction.gelu_dx, .silu_dx, .gelu_apprx_sigmoid_dx].contains(function)
    var worst = 0.0
    for (x, y) in zip(Self.arguments, result) {
      let exact = Self.expected(function, Double(x))
      guard let error = Self.error(y, exact: exact), error > worst else { continue }
      if crossesZero, abs(Double(y) - exact) < 1e-10 { continue }
      worst = error
      #expect(error <= Self.bound(function), "\(function)(\(x)) = \(y), not \(exact)")
    }
  }

  @Test(arguments: functions)
  func `every level gives the same bits, wherever in the row an element is`(function: ActivationFunction) {
    let reference = {
      var row = Self.arguments
      TileKernels.unary(function, level: .baseline)(&row, Self.arguments, row.count)
      return bits(row)
    }()
    for level in CPULevel.available {
      var row = Self.arguments
      TileKernels.unary(function, level: level)(&row, Self.arguments, row.count)
      #expect(bits(row) == reference)
      for n in lengths {
        var part = [Float](repeating: 7, count: n + 1)
        Self.arguments.withUnsafeBufferPointer {
          TileKernels.unary(function, level: level)(&part, $0.baseAddress! + 5, n)
        }
        #expect(bits(part) == reference[5..<5 + n] + [bits(7)])
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `power agrees with libm in double on ordinary and special operands`(level: CPULevel) {
    var bases: [Float] = []
    var exponents: [Float] = []
    for x in awkward {
      for y in awkward + [2, 3, -2, 0.25] {
        bases.append(x)
        exponents.append(y)
      }
    }
    var generator = Sequence64(seed: 8)
    bases += generator.floats(2001, limit: 20).map(abs)
    exponents += generator.floats(2001, limit: 20)
    var result = bases
    TileKernels.binary(.power, level: level)(&result, bases, exponents, bases.count)
    for i in bases.indices {
      let exact = pow(Double(bases[i]), Double(exponents[i]))
      guard let error = Self.error(result[i], exact: exact) else { continue }
      #expect(error <= 0.51, "\(bases[i]) ^ \(exponents[i]) = \(result[i]), not \(exact)")
    }
    for (scalar, n) in [(Float(-0.5), 17), (2, 129), (0, 3)] {
      var row = Array(bases.suffix(n))
      let expected = row
      TileKernels.withScalar(.power, reversed: false, level: level)(&row, expected, scalar, n)
      #expect(bits(row) == expected.map { bits(Float(pow(Double($0), Double(scalar)))) })
      TileKernels.withScalar(.power, reversed: true, level: level)(&row, expected, 3, n)
      #expect(bits(row) == expected.map { bits(Float(pow(3, Double($0)))) })
    }
  }

  @Test(arguments: CPULevel.available)
  func `rsqrt as an ALU operator rounds once`(level: CPULevel) {
    let a = sample(513, seed: 9)
    var result = a
    TileKernels.binary(.rsqrt, level: level)(&result, a, a, a.count)
    #expect(bits(result) == a.map { bits(Float(1 / Double($0).squareRoot())) })
  }
}
