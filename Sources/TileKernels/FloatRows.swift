import CTileKernels

/// `dst[i] = op(a[i], b[i])`: (dst, a, b, n).
public typealias FloatBinaryRow =
  @convention(c) (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, Int) -> Void
/// `dst[i] = op(a[i], scalar)`, or the other way round: (dst, a, scalar, n).
public typealias FloatScalarRow = @convention(c) (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Float, Int) -> Void
/// `dst[i] = f(a[i])`: (dst, a, n).
public typealias FloatUnaryRow = @convention(c) (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
/// `dst[i] = a[i] * scale + bias`: (dst, a, scale, bias, n).
public typealias FloatAffineRow =
  @convention(c) (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Float, Float, Int) -> Void
/// Folds a row into one value, the initial value last: (src, n, initial).
public typealias FloatReduceRow = @convention(c) (UnsafePointer<Float>, Int, Float) -> Float

extension TileKernels {
  /// Arithmetic operators in fp32; comparisons and logical operators give 1 and 0. `maximum` and `minimum` are NaN when
  /// either operand is. Operators with one operand ignore the second. `op` must not be bitwise.
  public static func binary(_ op: ALUOperator, level: CPULevel = .best) -> FloatBinaryRow {
    tk_get_binary(level.index, op.arithmeticIndex)
  }

  /// As `binary` with the same scalar for every element: `op(a, scalar)`, or `op(scalar, a)` when reversed.
  public static func withScalar(_ op: ALUOperator, reversed: Bool, level: CPULevel = .best) -> FloatScalarRow {
    tk_get_scalar(level.index, op.arithmeticIndex, reversed)
  }

  /// The exact function, rounded to fp32 with an error of at most 1 ulp: see Documentation/tile-kernels.md. The hardware
  /// approximates with piecewise polynomials that are not published. `prelu` needs its slope: use `prelu(level:)`.
  public static func unary(_ function: ActivationFunction, level: CPULevel = .best) -> FloatUnaryRow {
    tk_get_unary(level.index, function.index)
  }

  /// `a < 0 ? a * scalar : a`.
  public static func prelu(level: CPULevel = .best) -> FloatScalarRow { tk_get_prelu(level.index) }

  /// Multiplies, rounds, adds, rounds: the same as two separate rows.
  public static func affine(level: CPULevel = .best) -> FloatAffineRow { tk_get_affine(level.index) }

  /// `add`, `multiply`, `maximum`, `minimum`, `abs_max`, `abs_min` and the logical operators. The order is fixed: element
  /// i goes to accumulator i % 32, then the accumulators fold as a tree, then `initial` comes in.
  public static func reduce(_ op: ALUOperator, level: CPULevel = .best) -> FloatReduceRow {
    tk_get_reduce(level.index, op.reductionIndex)
  }
}

extension ALUOperator {
  /// Place in the C tables of arithmetic operators.
  var arithmeticIndex: Int32 {
    let value =
      switch self {
      case .add: tk_alu_add
      case .subtract: tk_alu_subtract
      case .multiply: tk_alu_multiply
      case .maximum: tk_alu_maximum
      case .minimum: tk_alu_minimum
      case .equal: tk_alu_equal
      case .not_equal: tk_alu_not_equal
      case .greater_equal: tk_alu_greater_equal
      case .greater: tk_alu_greater
      case .less_equal: tk_alu_less_equal
      case .less: tk_alu_less
      case .logical_and: tk_alu_logical_and
      case .logical_or: tk_alu_logical_or
      case .logical_xor: tk_alu_logical_xor
      case .power: tk_alu_power
      case .abs_max: tk_alu_abs_max
      case .abs_min: tk_alu_abs_min
      case .abs: tk_alu_abs
      case .square: tk_alu_square
      case .relu: tk_alu_relu
      case .rsqrt: tk_alu_rsqrt
      case .reciprocal: tk_alu_reciprocal
      case .bypass: tk_alu_bypass
      case .invert, .bitwise_and, .bitwise_or, .bitwise_xor, .left_shift, .right_shift:
        preconditionFailure("\(self) works on bits: use TileKernels.bitwise")
      }
    return Int32(value)
  }

  /// Place in the C table of reductions.
  var reductionIndex: Int32 {
    let value =
      switch self {
      case .add: tk_reduce_add
      case .multiply: tk_reduce_multiply
      case .maximum: tk_reduce_maximum
      case .minimum: tk_reduce_minimum
      case .abs_max: tk_reduce_abs_max
      case .abs_min: tk_reduce_abs_min
      case .logical_and: tk_reduce_logical_and
      case .logical_or: tk_reduce_logical_or
      case .logical_xor: tk_reduce_logical_xor
      default: preconditionFailure("\(self) does not reduce")
      }
    return Int32(value)
  }
}

extension ActivationFunction {
  /// Place in the C table of functions.
  var index: Int32 {
    let value =
      switch self {
      case .copy: tk_function_copy
      case .square: tk_function_square
      case .sigmoid: tk_function_sigmoid
      case .relu: tk_function_relu
      case .prelu: preconditionFailure("prelu needs a slope: use TileKernels.prelu")
      case .gelu: tk_function_gelu
      case .gelu_dx: tk_function_gelu_dx
      case .gelu_apprx_tanh: tk_function_gelu_apprx_tanh
      case .gelu_apprx_sigmoid: tk_function_gelu_apprx_sigmoid
      case .gelu_apprx_sigmoid_dx: tk_function_gelu_apprx_sigmoid_dx
      case .silu: tk_function_silu
      case .silu_dx: tk_function_silu_dx
      case .tanh: tk_function_tanh
      case .softplus: tk_function_softplus
      case .mish: tk_function_mish
      case .erf: tk_function_erf
      case .erf_dx: tk_function_erf_dx
      case .exp: tk_function_exp
      case .log: tk_function_log
      case .sin: tk_function_sin
      case .arctan: tk_function_arctan
      case .sqrt: tk_function_sqrt
      case .rsqrt: tk_function_rsqrt
      case .reciprocal: tk_function_reciprocal
      case .sign: tk_function_sign
      case .abs: tk_function_abs
      }
    return Int32(value)
  }
}
