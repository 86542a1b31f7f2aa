// swift-format-ignore-file: AlwaysUseLowerCamelCase
// Cases are spelled as NKI spells them, because their raw values are what users write.

/// The ALU operators of the Vector, Scalar and GpSimd engines, by NKI's names (nki.isa "Supported Math Operators").
public enum ALUOperator: String, CaseIterable, Sendable, Hashable {
  // Bitvec: integers as bit patterns.
  case invert, bitwise_and, bitwise_or, bitwise_xor, left_shift, right_shift
  // Arithmetic: operands widen to fp32 (to int32 on GpSimd when every operand is a 32-bit integer).
  case add, subtract, multiply, maximum, minimum
  case equal, not_equal, greater_equal, greater, less_equal, less
  case logical_and, logical_or, logical_xor
  case power, abs_max, abs_min
  // Arithmetic, one operand: the second is ignored.
  case abs, square, relu, rsqrt, reciprocal
  /// No operation: passes the first operand.
  case bypass

  public var isBitwise: Bool {
    switch self {
    case .invert, .bitwise_and, .bitwise_or, .bitwise_xor, .left_shift, .right_shift: true
    default: false
    }
  }
}

/// The Scalar engine's activation functions, by NKI's names.
public enum ActivationFunction: String, CaseIterable, Sendable, Hashable {
  case copy, square, sigmoid, relu, prelu, gelu, gelu_dx, gelu_apprx_tanh, gelu_apprx_sigmoid, gelu_apprx_sigmoid_dx
  case silu, silu_dx, tanh, softplus, mish, erf, erf_dx, exp, log, sin, arctan, sqrt, rsqrt, reciprocal, sign, abs
}
