internal import Numerics
internal import StableHLO

let realUnaryOps: Set<Opcode> = [
  .abs, .cbrt, .ceil, .cosine, .exponential, .exponential_minus_one, .floor, .log, .log_plus_one, .logistic, .negate,
  .round_nearest_afz, .round_nearest_even, .rsqrt, .sign, .sine, .sqrt, .tan, .tanh,
]

let realBinaryOps: Set<Opcode> = [
  .add, .atan2, .divide, .maximum, .minimum, .multiply, .power, .remainder, .subtract,
]

struct RealUnary: RealKernel {
  let op: Opcode
  let x: Tensor
  let type: TensorType

  func run<T: RealMath>(_: T.Type) -> Tensor {
    switch op {
    case .abs: map(x, to: type) { (a: T) -> T in a.magnitude }
    case .cbrt: map(x, to: type) { (a: T) -> T in T.cbrtOf(a) }
    case .ceil: map(x, to: type) { (a: T) -> T in a.rounded(.up) }
    case .cosine: map(x, to: type) { (a: T) -> T in T.cosOf(a) }
    case .exponential: map(x, to: type) { (a: T) -> T in T.expOf(a) }
    case .exponential_minus_one: map(x, to: type) { (a: T) -> T in T.expMinusOneOf(a) }
    case .floor: map(x, to: type) { (a: T) -> T in a.rounded(.down) }
    case .log: map(x, to: type) { (a: T) -> T in T.logOf(a) }
    case .log_plus_one: map(x, to: type) { (a: T) -> T in T.logPlusOneOf(a) }
    case .logistic: map(x, to: type) { (a: T) -> T in 1 / (1 + T.expOf(-a)) }
    case .negate: map(x, to: type) { (a: T) -> T in -a }
    case .round_nearest_afz: map(x, to: type) { (a: T) -> T in a.rounded(.toNearestOrAwayFromZero) }
    case .round_nearest_even: map(x, to: type) { (a: T) -> T in a.rounded(.toNearestOrEven) }
    case .rsqrt: map(x, to: type) { (a: T) -> T in 1 / a.squareRoot() }
    case .sign: map(x, to: type) { (a: T) -> T in T.signOf(a) }
    case .sine: map(x, to: type) { (a: T) -> T in T.sinOf(a) }
    case .sqrt: map(x, to: type) { (a: T) -> T in a.squareRoot() }
    case .tan: map(x, to: type) { (a: T) -> T in T.tanOf(a) }
    case .tanh: map(x, to: type) { (a: T) -> T in T.tanhOf(a) }
    default: preconditionFailure("\(op) is not in realUnaryOps")
    }
  }
}

struct RealBinary: RealKernel {
  let op: Opcode
  let a: Tensor
  let b: Tensor
  let type: TensorType

  func run<T: RealMath>(_: T.Type) -> Tensor {
    switch op {
    case .add: map(a, b, to: type) { (x: T, y: T) -> T in x + y }
    case .atan2: map(a, b, to: type) { (x: T, y: T) -> T in T.atan2Of(x, y) }
    case .divide: map(a, b, to: type) { (x: T, y: T) -> T in x / y }
    case .maximum: map(a, b, to: type) { (x: T, y: T) -> T in T.maximumOf(x, y) }
    case .minimum: map(a, b, to: type) { (x: T, y: T) -> T in T.minimumOf(x, y) }
    case .multiply: map(a, b, to: type) { (x: T, y: T) -> T in x * y }
    case .power: map(a, b, to: type) { (x: T, y: T) -> T in T.powOf(x, y) }
    // Truncated: the result has the sign of the dividend.
    case .remainder: map(a, b, to: type) { (x: T, y: T) -> T in T.fmodOf(x, y) }
    case .subtract: map(a, b, to: type) { (x: T, y: T) -> T in x - y }
    default: preconditionFailure("\(op) is not in realBinaryOps")
    }
  }
}
