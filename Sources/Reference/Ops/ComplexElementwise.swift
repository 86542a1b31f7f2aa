internal import Numerics
internal import StableHLO

/// Complex functions; nil for ops that have none. Functions of `complex<f32>` round once from double precision.
func complexUnary(_ op: Opcode, _ x: Tensor, _ type: TensorType) -> Tensor? {
  x.element == .complexF32 ? complexUnary(op, x, type, Float.self) : complexUnary(op, x, type, Double.self)
}

private func complexUnary<T: RealMath>(_ op: Opcode, _ x: Tensor, _ type: TensorType, _: T.Type) -> Tensor? {
  typealias Z = Complex<Double>
  @inline(__always) func wide(_ f: (Z) -> Z) -> Tensor {
    map(x, to: type) { (z: Complex<T>) -> Complex<T> in Complex<T>(f(Z(Double(z.re), Double(z.im)))) }
  }
  switch op {
  case .negate: return map(x, to: type) { (z: Complex<T>) -> Complex<T> in Complex<T>(-z.re, -z.im) }
  case .cbrt: return wide(\.cubeRoot)
  case .cosine: return wide(\.cosine)
  case .exponential: return wide(\.exponential)
  case .exponential_minus_one: return wide(\.exponentialMinusOne)
  case .log: return wide(\.logarithm)
  case .log_plus_one: return wide(\.logarithmPlusOne)
  case .logistic: return wide { Z.quotient(.one, .sum(.one, Z(-$0.re, -$0.im).exponential)) }
  case .rsqrt: return wide { Z.quotient(.one, $0.squareRoot) }
  case .sign: return wide { $0.isZero ? $0 : Z($0.re / $0.modulus, $0.im / $0.modulus) }
  case .sine: return wide(\.sine)
  case .sqrt: return wide(\.squareRoot)
  case .tan: return wide(\.tangent)
  case .tanh: return wide(\.hyperbolicTangent)
  default: return nil
  }
}

func complexBinary(_ op: Opcode, _ a: Tensor, _ b: Tensor, _ type: TensorType) -> Tensor? {
  a.element == .complexF32 ? complexBinary(op, a, b, type, Float.self) : complexBinary(op, a, b, type, Double.self)
}

private func complexBinary<T: RealMath>(
  _ op: Opcode, _ a: Tensor, _ b: Tensor, _ type: TensorType, _: T.Type
) -> Tensor? {
  typealias Z = Complex<Double>
  typealias N = Complex<T>
  switch op {
  case .add: return map(a, b, to: type) { (x: N, y: N) -> N in N.sum(x, y) }
  case .subtract: return map(a, b, to: type) { (x: N, y: N) -> N in N.difference(x, y) }
  case .multiply: return map(a, b, to: type) { (x: N, y: N) -> N in N.product(x, y) }
  case .divide:
    return map(a, b, to: type) { (x: N, y: N) -> N in
      N(Z.quotient(Z(Double(x.re), Double(x.im)), Z(Double(y.re), Double(y.im))))
    }
  case .power:
    return map(a, b, to: type) { (x: N, y: N) -> N in
      N(Z.power(Z(Double(x.re), Double(x.im)), Z(Double(y.re), Double(y.im))))
    }
  default: return nil
  }
}

/// `abs` of a complex number: its modulus, without overflow on the way.
func complexModulus(_ x: Tensor, to type: TensorType) -> Tensor {
  if x.element == .complexF32 {
    return map(x, to: TensorType(x.shape, .f32)) { (z: Complex<Float>) -> Float in z.modulus }
  }
  return map(x, to: TensorType(x.shape, .f64)) { (z: Complex<Double>) -> Double in z.modulus }
}

/// `real` and `imag`; of a real operand, itself and zero.
func complexPart(_ call: Call) throws(ReferenceError) -> Tensor {
  let x = call.operand
  let wantsReal = call.op.opcode == .real
  let output: Tensor
  switch x.element {
  case .complexF32:
    output = map(x, to: TensorType(x.shape, .f32)) { (z: Complex<Float>) -> Float in wantsReal ? z.re : z.im }
  case .complexF64:
    output = map(x, to: TensorType(x.shape, .f64)) { (z: Complex<Double>) -> Double in wantsReal ? z.re : z.im }
  default: output = wantsReal ? x : Tensor(zeros: x.type)
  }
  try call.require(output.element == call.result.element, "gives \(output.element.rawValue)")
  return output
}

/// `complex`: joins real and imaginary parts.
func makeComplex(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (re, im) = (call.operands[0], call.operands[1])
  try call.expect(re.shape)
  try call.require(re.type == im.type, "operands have one type")
  switch (re.element, call.result.element) {
  case (.f32, .complexF32):
    return [map(re, im, to: call.result) { (x: Float, y: Float) -> Complex<Float> in Complex(x, y) }]
  case (.f64, .complexF64):
    return [map(re, im, to: call.result) { (x: Double, y: Double) -> Complex<Double> in Complex(x, y) }]
  default: throw call.unsupported("joins f32 or f64 parts")
  }
}
