/// Every op of the StableHLO dialect, with the func and builtin ops that JAX's modules use around them.
///
/// The raw value is the name without its dialect prefix.
public enum Opcode: String, CaseIterable, Sendable, Hashable {
  // Elementwise, one operand.
  case abs, cbrt, ceil, convert, cosine, count_leading_zeros, exponential, exponential_minus_one, floor, imag, is_finite
  case log, log_plus_one, logistic, negate, not, popcnt, real, reduce_precision, round_nearest_afz, round_nearest_even
  case rsqrt, sign, sine, sqrt, tan, tanh, bitcast_convert
  // Elementwise, two or more operands.
  case add, and, atan2, compare, complex, divide, maximum, minimum, multiply, or, power, remainder, shift_left
  case shift_right_arithmetic, shift_right_logical, subtract, xor, clamp, select
  // Data movement.
  case broadcast_in_dim, broadcast, concatenate, dynamic_slice, dynamic_update_slice, gather, iota, pad, reshape, reverse
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
  case all_gather, all_reduce, all_to_all, collective_broadcast, collective_permute, cross_replica_sum = "cross-replica-sum"
  case partition_id, reduce_scatter, replica_id, send, recv, infeed, outfeed
  case async_start, async_done
  // Quantisation.
  case uniform_dequantize, uniform_quantize
  // CHLO and builtin neighbours that JAX prints.
  case unrealized_conversion_cast
}
