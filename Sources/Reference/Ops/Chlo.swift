internal import Glibc
internal import Numerics
internal import StableHLO

/// The CHLO functions that JAX leaves to the backend, in double precision with one rounding to the operand's type.
func chloUnary(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  try call.expect(x.shape)
  let op = call.op.opcode
  if op == .chloIsInf || op == .chloIsNegInf || op == .chloIsPosInf {
    guard x.element.isFloat else { throw call.unsupported("needs floats") }
    let flags = x.doubles.map { $0.isInfinite && (op == .chloIsInf || ($0 < 0) == (op == .chloIsNegInf)) }
    return [Tensor(flags, shape: x.shape)]
  }
  try call.require(x.element == call.result.element, "operand and result have the same element type")
  if op == .chloSquare { return [try binary(.multiply, x, x, like: call)] }
  if op == .chloTan { return [try unary(.tan, x, like: call)] }
  if op == .chloConj && !x.element.isComplex { return [x] }
  if x.element.isComplex {
    guard let function = complexFunction(op) else { throw call.unsupported("is not defined on complex numbers") }
    let wide = x.converted(to: .complexF64)
    return [map(wide, to: wide.type, function).converted(to: x.element)]
  }
  guard x.element.isFloat, let function = realFunction(op) else { throw call.unsupported("needs floats") }
  let wide = x.converted(to: .f64)
  return [map(wide, to: wide.type, function).converted(to: x.element)]
}

func chloBinary(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (a, b) = (call.operands[0], call.operands[1])
  try call.expect(a.shape)
  try call.require(a.type == b.type && call.result.element == a.element, "operands and result have one type")
  let wide = TensorType(a.shape, .f64)
  switch call.op.opcode {
  case .chloNextAfter where a.element.isFloat: return [nextAfter(a, b)]
  case .chloPolygamma where a.element.isFloat:
    return [
      map(a.converted(to: .f64), b.converted(to: .f64), to: wide) { (n: Double, x: Double) -> Double in
        SpecialFunctions.polygamma(n, x)
      }.converted(to: a.element)
    ]
  case .chloZeta where a.element.isFloat:
    return [
      map(a.converted(to: .f64), b.converted(to: .f64), to: wide) { (x: Double, q: Double) -> Double in
        SpecialFunctions.zeta(x, q)
      }.converted(to: a.element)
    ]
  case .chloMulhi where a.element.isInteger && a.element.bitWidth >= 8:
    struct Kernel: IntegerKernel {
      let a: Tensor
      let b: Tensor
      func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor {
        map(a, b, to: a.type) { (x: T, y: T) -> T in x.multipliedFullWidth(by: y).high }
      }
    }
    if let output = dispatch(Kernel(a: a, b: b), integer: a.element) { return [output] }
  default: break
  }
  throw call.unsupported("is not defined on \(a.element.rawValue)")
}

private func realFunction(_ op: Opcode) -> ((Double) -> Double)? {
  switch op {
  case .chloAcos: { acos($0) }
  case .chloAcosh: { acosh($0) }
  case .chloAsin: { asin($0) }
  case .chloAsinh: { asinh($0) }
  case .chloAtan: { atan($0) }
  case .chloAtanh: { atanh($0) }
  case .chloBesselI1e: SpecialFunctions.besselI1e
  case .chloCosh: { cosh($0) }
  case .chloDigamma: SpecialFunctions.digamma
  case .chloErf: { erf($0) }
  case .chloErfInv: SpecialFunctions.inverseErf
  case .chloErfc: { erfc($0) }
  case .chloLgamma: SpecialFunctions.logGamma
  case .chloSinh: { sinh($0) }
  default: nil
  }
}

private func complexFunction(_ op: Opcode) -> ((Complex<Double>) -> Complex<Double>)? {
  typealias Z = Complex<Double>
  // Multiplication by i, which turns circular functions into hyperbolic ones.
  func turn(_ z: Z) -> Z { Z(-z.im, z.re) }
  func turnBack(_ z: Z) -> Z { Z(z.im, -z.re) }
  func arsinh(_ z: Z) -> Z {
    // Odd, and without cancellation for a non-negative real part.
    let w = z.re.isNegative ? Z(-z.re, -z.im) : z
    let root = Z.sum(.product(w, w), .one).squareRoot
    let value = Z.sum(w, root).logarithm
    return z.re.isNegative ? Z(-value.re, -value.im) : value
  }
  func arcosh(_ z: Z) -> Z {
    let product = Z.product(Z.difference(z, .one).squareRoot, Z.sum(z, .one).squareRoot)
    return Z.sum(z, product).logarithm
  }
  func artanh(_ z: Z) -> Z {
    let difference = Z.difference(z.logarithmPlusOne, Z(-z.re, -z.im).logarithmPlusOne)
    return Z(difference.re / 2, difference.im / 2)
  }
  func arcosine(_ z: Z) -> Z {
    let sine = turnBack(arsinh(turn(z)))
    return Z(.pi / 2 - sine.re, -sine.im)
  }
  switch op {
  case .chloConj: return { Z($0.re, -$0.im) }
  case .chloAcos: return arcosine
  case .chloAcosh: return arcosh
  case .chloAsin: return { turnBack(arsinh(turn($0))) }
  case .chloAsinh: return arsinh
  case .chloAtan: return { turnBack(artanh(turn($0))) }
  case .chloAtanh: return artanh
  case .chloCosh: return { turn($0).cosine }
  case .chloSinh: return { turnBack(turn($0).sine) }
  default: return nil
  }
}

/// The neighbour of each element of `a` in the direction of `b`, by stepping the bits of its own type.
private func nextAfter(_ a: Tensor, _ b: Tensor) -> Tensor {
  let width = UInt64(a.element.bitWidth)
  let size = a.element.byteCount
  let sign = UInt64(1) << (width - 1)
  let (x, y) = (a.doubles, b.doubles)
  var output = a
  for i in x.indices where x[i] != y[i] {
    var bits: UInt64 = 0
    for byte in 0..<size { bits |= UInt64(a.bytes[i * size + byte]) << UInt64(8 * byte) }
    if y[i].isNaN {
      bits = (0..<size).reduce(0) { $0 | UInt64(b.bytes[i * size + $1]) << UInt64(8 * $1) }
    } else if x[i].isNaN {
      continue
    } else if x[i] == 0 {
      bits = 1 | (y[i] < 0 ? sign : 0)
    } else {
      bits = (y[i] > x[i]) == (x[i] > 0) ? bits + 1 : bits - 1
    }
    for byte in 0..<size { output.bytes[i * size + byte] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte)) }
  }
  // Of equal operands the second is the answer, which matters for zeros of different sign.
  for i in x.indices where x[i] == y[i] {
    for byte in 0..<size { output.bytes[i * size + byte] = b.bytes[i * size + byte] }
  }
  return output
}
