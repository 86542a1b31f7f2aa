import Numerics

extension Verifier {
  /// Checks an op's types by its opcode.
  func verifyTypes(_ op: Operation) throws(StableHLOError) {
    switch op.opcode {
    case .abs, .cbrt, .ceil, .convert, .cosine, .count_leading_zeros, .exponential, .exponential_minus_one, .floor,
      .imag, .is_finite, .log, .log_plus_one, .logistic, .negate, .not, .popcnt, .real, .reduce_precision,
      .round_nearest_afz, .round_nearest_even, .rsqrt, .sign, .sine, .sqrt, .tan, .tanh, .bitcast_convert,
      .chloAcos, .chloAcosh, .chloAsin, .chloAsinh, .chloAtan, .chloAtanh, .chloBesselI1e, .chloConj, .chloCosh,
      .chloDigamma, .chloErf, .chloErfInv, .chloErfc, .chloIsInf, .chloIsNegInf, .chloIsPosInf, .chloLgamma,
      .chloSinh, .chloSquare, .chloTan:
      try verifyUnary(op)
    case .add, .and, .atan2, .compare, .complex, .divide, .maximum, .minimum, .multiply, .or, .power, .remainder,
      .shift_left, .shift_right_arithmetic, .shift_right_logical, .subtract, .xor, .chloMulhi, .chloNextAfter,
      .chloPolygamma, .chloZeta:
      try verifyBinary(op)
    case .clamp, .select: try verifyTernary(op)
    case .broadcast_in_dim, .broadcast, .concatenate, .dynamic_slice, .dynamic_update_slice, .iota, .pad, .reshape,
      .reverse, .slice, .transpose, .constant, .get_dimension_size:
      try verifyDataMovement(op)
    case .gather: try verifyGather(op)
    case .scatter: try verifyScatter(op)
    case .sort: try verifySort(op)
    case .dot_general: try verifyDotGeneral(op)
    case .dot: try verifyDot(op)
    case .convolution: try verifyConvolution(op)
    case .reduce: try verifyReduce(op)
    case .reduce_window: try verifyReduceWindow(op)
    case .select_and_scatter: try verifySelectAndScatter(op)
    case .map: try verifyMap(op)
    case .batch_norm_grad, .batch_norm_inference, .batch_norm_training: try verifyBatchNorm(op)
    case .cholesky, .triangular_solve: try verifySolver(op)
    case .fft: try verifyFFT(op)
    case .rng_bit_generator: try verifyRandomBits(op)
    case .chloTopK: try verifyTopK(op)
    case .if, .case, .while, .call, .composite, .custom_call, .optimization_barrier, .tuple, .get_tuple_element,
      .create_token, .after_all, .sdyShardingConstraint, .sdyReshard:
      try verifyControl(op)
    case .all_gather, .all_reduce, .all_to_all, .collective_broadcast, .collective_permute, .cross_replica_sum,
      .reduce_scatter, .partition_id, .replica_id:
      try verifyCollective(op)
    // Their types depend on run-time values, on callers (`return`), or on dialects that nothing here evaluates.
    case .return, .rng, .einsum, .unary_einsum, .torch_index_select, .set_dimension_size, .dynamic_broadcast_in_dim,
      .dynamic_conv, .dynamic_gather, .dynamic_iota, .dynamic_pad, .dynamic_reshape, .real_dynamic_slice, .send, .recv,
      .infeed, .outfeed, .async_start, .async_done, .uniform_dequantize, .uniform_quantize, .chloRaggedDot,
      .sdyManualComputation, .unrealized_conversion_cast:
      break
    }
  }

  // MARK: Elementwise

  private func expect(
    _ op: Operation, _ element: ElementType, _ isRight: Bool, _ wanted: String
  ) throws(StableHLOError) {
    guard isRight else { throw mismatch(op, "its elements must be \(wanted), not \(element.rawValue)") }
  }

  private func verifyUnary(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let element = operand.element
    var wanted = operand
    switch op.opcode {
    case .abs:
      wanted.element = element == .complexF32 ? .f32 : element == .complexF64 ? .f64 : element
      try expect(op, element, element != .bool && !element.isUnsignedInteger, "signed integers, floats or complex")
    case .real, .imag:
      wanted.element = element == .complexF32 ? .f32 : element == .complexF64 ? .f64 : element
      try expect(op, element, element.isComplex || element.isFloat, "complex or floats")
    case .is_finite, .chloIsInf, .chloIsNegInf, .chloIsPosInf:
      wanted.element = .bool
      try expect(op, element, element.isFloat, "floats")
    case .convert: wanted.element = try result(op).element
    case .bitcast_convert: return try verifyBitcast(op, operand)
    case .ceil, .floor, .round_nearest_afz, .round_nearest_even, .reduce_precision:
      try expect(op, element, element.isFloat, "floats")
      if op.opcode == .reduce_precision {
        guard op.integer("exponent_bits") >= 1, op.integer("mantissa_bits") >= 0 else {
          throw wrongAttribute(op, "the format needs at least one exponent bit and no negative mantissa bits")
        }
      }
    case .not: try expect(op, element, element == .bool || element.isInteger, "booleans or integers")
    case .popcnt, .count_leading_zeros: try expect(op, element, element.isInteger, "integers")
    case .negate, .chloSquare: try expect(op, element, element != .bool, "numbers")
    case .sign:
      try expect(op, element, element != .bool && !element.isUnsignedInteger, "signed integers, floats or complex")
    case .chloConj: break
    default: try expect(op, element, element.isFloat || element.isComplex, "floats or complex")
    }
    try expect(op, is: wanted)
  }

  private func verifyBitcast(_ op: Operation, _ operand: TensorType) throws(StableHLOError) {
    let output = try result(op)
    let from = operand.element.bitWidth
    let to = output.element.bitWidth
    let fits =
      if from == to {
        operand.shape == output.shape
      } else if from > to {
        from % to == 0 && output.shape == operand.shape + [from / to]
      } else {
        to % from == 0 && operand.shape == output.shape + [to / from]
      }
    guard fits else { throw mismatch(op, "both sides must have the same bits, a new last dimension for what is split") }
  }

  private func verifyBinary(_ op: Operation) throws(StableHLOError) {
    let lhs = try tensor(op, 0)
    guard try tensor(op, 1) == lhs else { throw mismatch(op, "both operands must have the same type") }
    let element = lhs.element
    var wanted = lhs
    switch op.opcode {
    case .compare:
      wanted.element = .bool
      let fits: Bool =
        switch op.compareType {
        case "FLOAT", "TOTALORDER": element.isFloat || element.isComplex
        case "SIGNED": element.isSignedInteger
        case "UNSIGNED": element.isUnsignedInteger || element == .bool
        default: true
        }
      guard fits else {
        throw wrongAttribute(op, "'compare_type' \(op.compareType ?? "") does not fit elements of \(element.rawValue)")
      }
    case .complex:
      try expect(op, element, element == .f32 || element == .f64, "f32 or f64")
      wanted.element = element == .f64 ? .complexF64 : .complexF32
    case .and, .or, .xor: try expect(op, element, element == .bool || element.isInteger, "booleans or integers")
    case .shift_left, .shift_right_arithmetic, .shift_right_logical, .chloMulhi:
      try expect(op, element, element.isInteger, "integers")
    case .atan2, .chloNextAfter, .chloPolygamma, .chloZeta:
      try expect(op, element, element.isFloat || element.isComplex, "floats or complex")
    case .divide, .power, .remainder, .subtract: try expect(op, element, element != .bool, "numbers")
    default: break
    }
    try expect(op, is: wanted)
  }

  private func verifyTernary(_ op: Operation) throws(StableHLOError) {
    let types = try tensors(op)
    if op.opcode == .select {
      guard types[1] == types[2] else { throw mismatch(op, "both choices must have the same type") }
      guard types[0].element == .bool, types[0].rank == 0 || types[0].shape == types[1].shape else {
        throw mismatch(op, "the predicate must be i1, a scalar or of the choices' shape")
      }
    } else {
      for bound in [types[0], types[2]]
      where bound.element != types[1].element || (bound.rank > 0 && bound.shape != types[1].shape) {
        throw mismatch(op, "the bounds must be scalars or of the operand's shape, with its element type")
      }
    }
    try expect(op, is: types[1])
  }
}
