import Foundation
import Numerics
import Reference
import StableHLO
import Testing

/// Ops and element types that the comparison with JAX (Tests/python/test_reference.py) does not reach.
@Suite struct OperationTests {
  /// One op on vectors, written as text.
  private func binary(_ op: String, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    let type = "tensor<\(a.shape[0])x\(a.element.rawValue)>"
    return try run(
      """
      func.func @main(%a: \(type), %b: \(type)) -> \(type) {
        %r = stablehlo.\(op) %a, %b : \(type)
        return %r : \(type)
      }
      """, a, b)[0]
  }

  @Test func `four-bit integers wrap at four bits`() throws {
    let values = (Int64(-8)...7).flatMap { a in (Int64(-8)...7).map { (a, $0) } }
    let a = Tensor(values.map(\.0), element: .i4)
    let b = Tensor(values.map(\.1), element: .i4)
    func wrapped(_ x: Int64) -> Int64 { (x << 60) >> 60 }
    #expect(try binary("add", a, b).ints == values.map { wrapped($0.0 + $0.1) })
    #expect(try binary("multiply", a, b).ints == values.map { wrapped($0.0 * $0.1) })
    #expect(try binary("divide", a, b).ints == values.map { wrapped($0.1 == 0 ? -1 : $0.0 / $0.1) })
    #expect(
      try binary("shift_right_logical", a, b).ints
        == values.map { (0...3).contains($0.1) ? wrapped(($0.0 & 15) >> $0.1) : 0 })
    #expect(
      try binary("shift_right_arithmetic", a, b).ints
        == values.map { (0...3).contains($0.1) ? $0.0 >> $0.1 : $0.0 < 0 ? -1 : 0 })
  }

  @Test func `unsigned four-bit integers count bits in four bits`() throws {
    let x = Tensor((Int64(0)...15).map { $0 }, element: .ui4)
    func unary(_ op: String) throws -> [Int64] {
      try run(
        """
        func.func @main(%x: tensor<16xui4>) -> tensor<16xui4> {
          %r = stablehlo.\(op) %x : tensor<16xui4>
          return %r : tensor<16xui4>
        }
        """, x)[0].ints
    }
    #expect(try unary("not") == (0...15).map { 15 - $0 })
    #expect(try unary("popcnt") == (Int64(0)...15).map { Int64($0.nonzeroBitCount) })
    #expect(try unary("count_leading_zeros") == (Int64(0)...15).map { Int64($0.leadingZeroBitCount - 60) })
  }

  @Test func `a bf16 dot accumulates in f32 and rounds once`() throws {
    // 256 + 1 + 1 is 258 when summed exactly, but 256 when each sum is rounded to bf16.
    let a = Tensor([Float(256), 1, 1], shape: [1, 3], element: .bf16)
    let b = Tensor([Float(1), 1, 1], shape: [3, 1], element: .bf16)
    let text = """
      func.func @main(%a: tensor<1x3xbf16>, %b: tensor<3x1xbf16>) -> tensor<1x1xbf16> {
        %r = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0]
          : (tensor<1x3xbf16>, tensor<3x1xbf16>) -> tensor<1x1xbf16>
        return %r : tensor<1x1xbf16>
      }
      """
    #expect(try run(text, a, b)[0].floats == [258])
  }

  @Test func `batch normalisation follows its definition`() throws {
    let x = Tensor((0..<12).map { Float($0 * $0 % 7) }, shape: [2, 3, 2])
    let (scale, offset) = (Tensor([Float(2), -1]), Tensor([Float(0.5), 3]))
    let results = try run(
      """
      func.func @main(%x: tensor<2x3x2xf32>, %s: tensor<2xf32>, %o: tensor<2xf32>)
          -> (tensor<2x3x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2x3x2xf32>) {
        %y, %m, %v = "stablehlo.batch_norm_training"(%x, %s, %o) {epsilon = 0.25 : f32, feature_index = 2 : i64}
          : (tensor<2x3x2xf32>, tensor<2xf32>, tensor<2xf32>) -> (tensor<2x3x2xf32>, tensor<2xf32>, tensor<2xf32>)
        %z = "stablehlo.batch_norm_inference"(%x, %s, %o, %m, %v) {epsilon = 0.25 : f32, feature_index = 2 : i64}
          : (tensor<2x3x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2x3x2xf32>
        return %y, %m, %v, %z : tensor<2x3x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2x3x2xf32>
      }
      """, x, scale, offset)
    var (means, variances): ([Double], [Double]) = ([], [])
    for feature in 0..<2 {
      let column = (0..<6).map { x.doubles[2 * $0 + feature] }
      means.append(column.reduce(0, +) / 6)
      variances.append(column.reduce(0) { $0 + ($1 - means[feature]) * ($1 - means[feature]) } / 6)
    }
    let normal = (0..<12).map { i -> Float in
      let f = i % 2
      return Float(
        (x.doubles[i] - means[f]) / (variances[f] + 0.25).squareRoot() * scale.doubles[f] + offset.doubles[f])
    }
    #expect(results[1].floats == means.map { Float($0) })
    #expect(results[2].floats == variances.map { Float($0) })
    for result in [results[0], results[3]] {
      #expect(zip(result.floats, normal).allSatisfy { abs($0 - $1) <= 1e-6 * max(abs($1), 1) })
    }
  }

  @Test func `the gradient of batch normalisation is that of its definition`() throws {
    let x = Tensor((0..<6).map { Double($0 * $0 % 5) + 0.1 }, shape: [6, 1])
    let gradient = Tensor((0..<6).map { Double($0 % 4) - 1.2 }, shape: [6, 1])
    /// sum(gradient * normalised(x, scale, offset)), whose derivatives are wanted.
    func loss(_ x: [Double], _ scale: Double, _ offset: Double) -> Double {
      let mean = x.reduce(0, +) / 6
      let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6
      return zip(x, gradient.doubles).reduce(0) {
        $0 + $1.1 * (($1.0 - mean) / (variance + 0.1).squareRoot() * scale + offset)
      }
    }
    let values = x.doubles
    let mean = values.reduce(0, +) / 6
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6
    let results = try run(
      """
      func.func @main(%x: tensor<6x1xf64>, %s: tensor<1xf64>, %m: tensor<1xf64>, %v: tensor<1xf64>, %g: tensor<6x1xf64>)
          -> (tensor<6x1xf64>, tensor<1xf64>, tensor<1xf64>) {
        %r:3 = "stablehlo.batch_norm_grad"(%x, %s, %m, %v, %g) {epsilon = 1.0e-1 : f32, feature_index = 1 : i64}
          : (tensor<6x1xf64>, tensor<1xf64>, tensor<1xf64>, tensor<1xf64>, tensor<6x1xf64>)
          -> (tensor<6x1xf64>, tensor<1xf64>, tensor<1xf64>)
        return %r#0, %r#1, %r#2 : tensor<6x1xf64>, tensor<1xf64>, tensor<1xf64>
      }
      """, x, Tensor([1.5]), Tensor([mean]), Tensor([variance]), gradient)
    let step = 1e-5
    for i in 0..<6 {
      var (up, down) = (values, values)
      up[i] += step
      down[i] -= step
      #expect(abs(results[0].doubles[i] - (loss(up, 1.5, 0) - loss(down, 1.5, 0)) / (2 * step)) < 1e-6)
    }
    #expect(abs(results[1].doubles[0] - (loss(values, 2.5, 0) - loss(values, 1.5, 0))) < 1e-6)
    #expect(abs(results[2].doubles[0] - (loss(values, 1, 1) - loss(values, 1, 0))) < 1e-6)
  }

  @Test func `map applies its region place by place`() throws {
    let results = try run(
      """
      func.func @main(%a: tensor<2x2xf32>, %b: tensor<2x2xf32>) -> tensor<2x2xf32> {
        %r = "stablehlo.map"(%a, %b) <{dimensions = array<i64: 0, 1>}> ({
        ^bb0(%x: tensor<f32>, %y: tensor<f32>):
          %two = stablehlo.constant dense<2.0> : tensor<f32>
          %d = stablehlo.multiply %x, %two : tensor<f32>
          %s = stablehlo.subtract %d, %y : tensor<f32>
          stablehlo.return %s : tensor<f32>
        }) : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
        return %r : tensor<2x2xf32>
      }
      """, Tensor([Float(1), 2, 3, 4], shape: [2, 2]), Tensor([Float(5), 6, 7, 8], shape: [2, 2]))
    #expect(results == [Tensor([Float(-3), -2, -1, 0], shape: [2, 2])])
  }

  @Test func `a reducer that is more than elementwise runs element by element`() throws {
    let results = try run(
      """
      func.func @main(%x: tensor<5xf32>, %i: tensor<f32>) -> tensor<f32> {
        %r = stablehlo.reduce(%x init: %i) across dimensions = [0] : (tensor<5xf32>, tensor<f32>) -> tensor<f32>
         reducer(%a: tensor<f32>, %b: tensor<f32>) {
          %p = stablehlo.reshape %a : (tensor<f32>) -> tensor<1xf32>
          %q = stablehlo.reshape %b : (tensor<f32>) -> tensor<1xf32>
          %c = stablehlo.concatenate %p, %q, dim = 0 : (tensor<1xf32>, tensor<1xf32>) -> tensor<2xf32>
          %s = stablehlo.slice %c [0:1] : (tensor<2xf32>) -> tensor<1xf32>
          %t = stablehlo.slice %c [1:2] : (tensor<2xf32>) -> tensor<1xf32>
          %u = stablehlo.add %s, %t : tensor<1xf32>
          %v = stablehlo.reshape %u : (tensor<1xf32>) -> tensor<f32>
          stablehlo.return %v : tensor<f32>
        }
        return %r : tensor<f32>
      }
      """, Tensor([Float(1), 2, 3, 4, 5]), Tensor([Float(10)], shape: []))
    #expect(results == [Tensor([Float(25)], shape: [])])
  }

  @Test(arguments: [true, false])
  func `a cumulative sum of many long integers wraps`(goesForward: Bool) throws {
    let values = (Int64(0)..<50_000).map { $0 &* 0x5E37_79B9_7F4A_7C15 &+ 12345 }
    let padding = goesForward ? "[49999, 0]" : "[0, 49999]"
    let result = try run(
      """
      func.func @main(%x: tensor<50000xi64>) -> tensor<50000xi64> {
        %zero = stablehlo.constant dense<0> : tensor<i64>
        %r = "stablehlo.reduce_window"(%x, %zero) <{
          window_dimensions = array<i64: 50000>, padding = dense<[\(padding)]> : tensor<1x2xi64>
        }> ({
        ^bb0(%a: tensor<i64>, %b: tensor<i64>):
          %s = stablehlo.add %a, %b : tensor<i64>
          stablehlo.return %s : tensor<i64>
        }) : (tensor<50000xi64>, tensor<i64>) -> tensor<50000xi64>
        return %r : tensor<50000xi64>
      }
      """, Tensor(values, element: .i64))[0].ints
    var sum: Int64 = 0
    var expected: [Int64] = []
    for value in goesForward ? values : values.reversed() {
      sum &+= value
      expected.append(sum)
    }
    #expect(result == (goesForward ? expected : expected.reversed()))
  }

  @Test func `complex doubles divide without overflow on the way`() throws {
    let a = Tensor(type: TensorType([1], .complexF64), bytes: [1e300, 1e300].withUnsafeBytes { Array($0) })
    #expect(try binary("divide", a, a).doubles == [1])
  }

  /// What C's Annex G says of them: name, operand and value.
  static let atInfinity: [(String, [Float], [Float])] = [
    ("exponential_minus_one", [.infinity, 0], [.infinity, 0]),
    ("exponential_minus_one", [-.infinity, 0], [-1, 0]),
    ("tanh", [.infinity, .infinity], [1, 0]),
    ("tanh", [-.infinity, 2], [-1, 0]),
    ("tanh", [25, .infinity], [.nan, .nan]),
    ("tan", [-.infinity, .infinity], [0, 1]),
    ("tan", [.infinity, 25], [.nan, .nan]),
  ]

  @Test(arguments: atInfinity)
  func `complex functions at infinity`(name: String, operand: [Float], wanted: [Float]) throws {
    let type = TensorType([1], .complexF32)
    let text = """
      func.func @main(%a: tensor<1xcomplex<f32>>) -> tensor<1xcomplex<f32>> {
        %r = stablehlo.\(name) %a : tensor<1xcomplex<f32>>
        return %r : tensor<1xcomplex<f32>>
      }
      """
    let result = try run(text, Tensor(type: type, bytes: operand.withUnsafeBytes { Array($0) }))[0]
    let parts = result.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    #expect(zip(parts, wanted).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
  }

  @Test func `rng repeats and keeps its distribution`() throws {
    func text(_ distribution: String) -> String {
      """
      func.func @main(%a: tensor<f32>, %b: tensor<f32>) -> tensor<4096xf32> {
        %shape = stablehlo.constant dense<4096> : tensor<1xi64>
        %r = stablehlo.rng %a, %b, %shape, distribution = \(distribution)
          : (tensor<f32>, tensor<f32>, tensor<1xi64>) -> tensor<4096xf32>
        return %r : tensor<4096xf32>
      }
      """
    }
    let (a, b) = (Tensor([Float(2)], shape: []), Tensor([Float(5)], shape: []))
    let uniform = try run(text("UNIFORM"), a, b)[0]
    #expect(uniform == (try run(text("UNIFORM"), a, b)[0]))
    #expect(uniform.floats.allSatisfy { $0 >= 2 && $0 < 5 })
    #expect(abs(uniform.doubles.reduce(0, +) / 4096 - 3.5) < 0.05)
    let normal = try run(text("NORMAL"), a, b)[0].doubles
    let mean = normal.reduce(0, +) / 4096
    #expect(abs(mean - 2) < 0.25)
    #expect(abs((normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4096).squareRoot() - 5) < 0.2)
  }

  @Test func `collectives of one replica keep their operand`() throws {
    let results = try run(
      """
      func.func @main(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<ui32>) {
        %r = "stablehlo.all_reduce"(%x) <{replica_groups = dense<0> : tensor<1x1xi64>}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %s = stablehlo.add %a, %b : tensor<f32>
          stablehlo.return %s : tensor<f32>
        }) : (tensor<2xf32>) -> tensor<2xf32>
        %id = stablehlo.partition_id : tensor<ui32>
        return %r, %id : tensor<2xf32>, tensor<ui32>
      }
      """, Tensor([Float(1), 2]))
    #expect(results == [Tensor([Float(1), 2]), Tensor([Int64(0)], shape: [], element: .ui32)])
  }

  @Test func `zeta and polygamma agree with known values`() throws {
    func special(_ op: String, _ a: Double, _ b: Double) throws -> Double {
      try run(
        """
        func.func @main(%a: tensor<f64>, %b: tensor<f64>) -> tensor<f64> {
          %r = chlo.\(op) %a, %b : tensor<f64>, tensor<f64> -> tensor<f64>
          return %r : tensor<f64>
        }
        """, Tensor([a], shape: []), Tensor([b], shape: []))[0].doubles[0]
    }
    #expect(abs(try special("zeta", 2, 1) - Double.pi * .pi / 6) < 1e-14)
    #expect(abs(try special("zeta", 4, 1) - pow(.pi, 4) / 90) < 1e-14)
    #expect(abs(try special("polygamma", 1, 1) - Double.pi * .pi / 6) < 1e-13)
    #expect(abs(try special("polygamma", 0, 1) + 0.5772156649015329) < 1e-14)
    #expect(abs(try special("polygamma", 2, 1) + 2.4041138063191885) < 1e-12)
  }
}
