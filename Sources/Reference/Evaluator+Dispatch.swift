internal import Numerics
internal import StableHLO

extension Evaluator {
  /// The function of each op. Results have the declared types, or an error says why not.
  func evaluate(_ call: Call) throws(ReferenceError) -> [Tensor] {
    switch call.op.opcode {
    case .abs, .cbrt, .ceil, .convert, .cosine, .count_leading_zeros, .exponential, .exponential_minus_one, .floor,
      .imag, .is_finite, .log, .log_plus_one, .logistic, .negate, .not, .popcnt, .real, .reduce_precision,
      .round_nearest_afz, .round_nearest_even, .rsqrt, .sign, .sine, .sqrt, .tan, .tanh:
      try elementwiseUnary(call)
    case .add, .and, .atan2, .divide, .maximum, .minimum, .multiply, .or, .power, .remainder, .shift_left,
      .shift_right_arithmetic, .shift_right_logical, .subtract, .xor:
      try elementwiseBinary(call)
    case .compare: try compare(call)
    case .complex: try makeComplex(call)
    case .clamp: try clamp(call)
    case .select: try Reference.select(call)
    case .bitcast_convert: try bitcastConvert(call)

    case .constant: [try constant(call, type: call.result)]
    case .iota: try Reference.iota(call)
    case .broadcast_in_dim: try withOperands(1, call, broadcastInDim)
    case .broadcast: try Reference.broadcast(call)
    case .reshape: try withOperands(1, call, Reference.reshape)
    case .transpose: try Reference.transpose(call)
    case .reverse: try Reference.reverse(call)
    case .concatenate: try Reference.concatenate(call)
    case .pad: try Reference.pad(call)
    case .slice: try withOperands(1, call, Reference.slice)
    case .real_dynamic_slice: try realDynamicSlice(call)
    case .dynamic_slice: try withOperands(nil, call, dynamicSlice)
    case .dynamic_update_slice: try dynamicUpdateSlice(call)
    case .gather: try Reference.gather(call)
    case .dynamic_gather: try dynamicGather(call)
    case .scatter: try Reference.scatter(call)
    case .sort: try Reference.sort(call)
    case .chloTopK: try topK(call)
    case .get_dimension_size: [try dimensionSize(call)]
    // The shape operand of these repeats the declared result shape, since shapes here are static.
    case .dynamic_reshape: try withOperands(2, call, Reference.reshape)
    case .dynamic_broadcast_in_dim: try withOperands(2, call, broadcastInDim)
    case .dynamic_iota: try withOperands(1, call, Reference.iota)

    case .dot_general: try dotGeneral(call)
    case .dot: try plainDot(call)
    case .convolution: try Reference.convolution(call)
    case .reduce: try Reference.reduce(call)
    case .reduce_window: try reduceWindow(call)
    case .select_and_scatter: try selectAndScatter(call)
    case .map: try mapRegion(call)
    case .batch_norm_grad: try batchNormGrad(call)
    case .batch_norm_inference: try batchNormInference(call)
    case .batch_norm_training: try batchNormTraining(call)
    case .cholesky: try Reference.cholesky(call)
    case .triangular_solve: try triangularSolve(call)
    case .fft: try Reference.fft(call)

    case .rng: try Reference.rng(call)
    case .rng_bit_generator: try rngBitGenerator(call)

    case .if: try ifThenElse(call)
    case .case: try switchCase(call)
    case .while: try whileLoop(call)
    case .call, .composite: try callFunction(call)
    case .custom_call: try customCall(call)
    case .optimization_barrier, .sdyShardingConstraint, .sdyReshard, .unrealized_conversion_cast: try identity(call)
    case .create_token, .after_all: [.token]
    case .all_gather, .all_reduce, .all_to_all, .collective_broadcast, .collective_permute, .cross_replica_sum,
      .partition_id, .reduce_scatter, .replica_id:
      try collective(call)

    case .chloAcos, .chloAcosh, .chloAsin, .chloAsinh, .chloAtan, .chloAtanh, .chloBesselI1e, .chloConj, .chloCosh,
      .chloDigamma, .chloErf, .chloErfInv, .chloErfc, .chloIsInf, .chloIsNegInf, .chloIsPosInf, .chloLgamma,
      .chloSinh, .chloSquare, .chloTan:
      try chloUnary(call)
    case .chloMulhi, .chloNextAfter, .chloPolygamma, .chloZeta: try chloBinary(call)

    case .return, .tuple, .get_tuple_element, .send, .recv, .infeed, .outfeed, .async_start, .async_done,
      .uniform_dequantize, .uniform_quantize, .einsum, .unary_einsum, .torch_index_select, .set_dimension_size,
      .dynamic_conv, .dynamic_pad, .chloRaggedDot, .sdyManualComputation:
      throw call.unsupported("has no evaluation here")
    }
  }

  private func withOperands(
    _ count: Int?, _ call: Call, _ body: (Call) throws(ReferenceError) -> [Tensor]
  ) throws(ReferenceError) -> [Tensor] {
    try call.require(
      call.operands.count == count ?? max(call.operands.count, 1) && call.results.count == 1,
      "takes \(count ?? 1) operands and gives one result")
    return try body(call)
  }

  private func dimensionSize(_ call: Call) throws(ReferenceError) -> Tensor {
    try call.requireOperands(1)
    let dimension = try call.dimension("dimension", rank: call.operand.shape.count)
    return Tensor([Int64(call.operand.shape[dimension])], shape: [], element: call.result.element)
  }
}
