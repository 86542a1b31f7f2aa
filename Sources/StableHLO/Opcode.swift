// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The cases are spelled as StableHLO spells its ops, so that the raw value is the name.

/// Every op of the StableHLO dialect, with the func, chlo, sdy and builtin ops that JAX's modules use around them.
///
/// The raw value of StableHLO's and func's ops is the name without its dialect prefix; the others carry theirs.
public enum Opcode: String, CaseIterable, Sendable, Hashable {
  // Elementwise, one operand.
  case abs, cbrt, ceil, convert, cosine, count_leading_zeros, exponential, exponential_minus_one, floor, imag, is_finite
  case log, log_plus_one, logistic, negate, not, popcnt, real, reduce_precision, round_nearest_afz, round_nearest_even
  case rsqrt, sign, sine, sqrt, tan, tanh, bitcast_convert
  // Elementwise, two or more operands.
  case add, and, atan2, compare, complex, divide, maximum, minimum, multiply, or, power, remainder, shift_left
  case shift_right_arithmetic, shift_right_logical, subtract, xor, clamp, select
  // Data movement.
  case broadcast_in_dim, broadcast, concatenate, dynamic_slice, dynamic_update_slice, gather, iota, pad, reshape,
    reverse
  case scatter, slice, transpose, sort, constant, get_dimension_size
  case dynamic_broadcast_in_dim, dynamic_conv, dynamic_gather, dynamic_iota, dynamic_pad, dynamic_reshape
  case real_dynamic_slice, set_dimension_size, torch_index_select
  // Contractions and windows.
  case dot_general, dot, convolution, reduce, reduce_window, select_and_scatter, map, einsum, unary_einsum
  case batch_norm_grad, batch_norm_inference, batch_norm_training, cholesky, triangular_solve, fft
  // Random numbers.
  case rng, rng_bit_generator
  // Control flow and calls.
  case `if`, `case`, `while`, custom_call, composite, optimization_barrier, `return`, call
  case tuple, get_tuple_element, create_token, after_all
  // Collectives and hosts.
  case all_gather, all_reduce, all_to_all, collective_broadcast, collective_permute
  case cross_replica_sum = "cross-replica-sum"
  case partition_id, reduce_scatter, replica_id, send, recv, infeed, outfeed
  case async_start, async_done
  // Quantisation.
  case uniform_dequantize, uniform_quantize
  // CHLO: functions JAX leaves to a later expansion.
  case chloAcos = "chlo.acos"
  case chloAcosh = "chlo.acosh"
  case chloAsin = "chlo.asin"
  case chloAsinh = "chlo.asinh"
  case chloAtan = "chlo.atan"
  case chloAtanh = "chlo.atanh"
  case chloBesselI1e = "chlo.bessel_i1e"
  case chloConj = "chlo.conj"
  case chloCosh = "chlo.cosh"
  case chloDigamma = "chlo.digamma"
  case chloErf = "chlo.erf"
  case chloErfInv = "chlo.erf_inv"
  case chloErfc = "chlo.erfc"
  case chloIsInf = "chlo.is_inf"
  case chloIsNegInf = "chlo.is_neg_inf"
  case chloIsPosInf = "chlo.is_pos_inf"
  case chloLgamma = "chlo.lgamma"
  case chloSinh = "chlo.sinh"
  case chloSquare = "chlo.square"
  case chloTan = "chlo.tan"
  case chloMulhi = "chlo.mulhi"
  case chloNextAfter = "chlo.next_after"
  case chloPolygamma = "chlo.polygamma"
  case chloZeta = "chlo.zeta"
  case chloRaggedDot = "chlo.ragged_dot"
  case chloTopK = "chlo.top_k"
  // Shardy: annotations that leave values as they are, and the body of a `shard_map`.
  case sdyShardingConstraint = "sdy.sharding_constraint"
  case sdyReshard = "sdy.reshard"
  case sdyManualComputation = "sdy.manual_computation"
  // Builtin neighbours.
  case unrealized_conversion_cast

  /// The name with its dialect, as MLIR prints it. `return` is `stablehlo.return`: the printer names the other
  /// dialects' terminators by where they stand.
  public var qualifiedName: String {
    switch self {
    case .call: "func.call"
    case .unrealized_conversion_cast: "builtin.unrealized_conversion_cast"
    default: rawValue.contains(".") ? rawValue : "stablehlo.\(rawValue)"
    }
  }

  /// The op of an MLIR name, pretty (`call`, `return`) or with its dialect; nil when nothing here knows it.
  public init?(mlirName: String) {
    guard let opcode = Opcode.byName[mlirName] else { return nil }
    self = opcode
  }

  static let byName: [String: Opcode] = {
    var names: [String: Opcode] = [
      "return": .return, "func.return": .return, "sdy.return": .return, "call": .call,
    ]
    for opcode in allCases { names[opcode.qualifiedName] = opcode }
    return names
  }()
}
