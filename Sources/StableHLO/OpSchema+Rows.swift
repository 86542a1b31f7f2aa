extension OpSchema {
  /// Every op's row.
  public static let rows: [OpSchema] =
    elementwise + dataMovement + contractionsAndWindows + random + control + collectives + dynamic + neighbours

  private static func ops(
    _ opcodes: [Opcode], operands: Count, results: Count = .exactly(1), regions: Count = .exactly(0),
    _ attributes: [AttributeRow] = []
  ) -> [OpSchema] {
    opcodes.map {
      OpSchema(opcode: $0, operands: operands, results: results, regions: regions, attributes: attributes)
    }
  }

  private static func op(
    _ opcode: Opcode, operands: Count, results: Count = .exactly(1), regions: Count = .exactly(0),
    _ attributes: AttributeRow...
  ) -> [OpSchema] {
    ops([opcode], operands: operands, results: results, regions: regions, attributes)
  }

  private static func needs(_ name: String, _ kind: Kind, keyword: String? = nil) -> AttributeRow {
    AttributeRow(name: name, kind: kind, need: .required, keyword: keyword)
  }

  private static func may(
    _ name: String, _ kind: Kind, _ need: Need = .optional, keyword: String? = nil
  ) -> AttributeRow {
    AttributeRow(name: name, kind: kind, need: need, keyword: keyword)
  }

  private static let no = Need.defaulted(.bool(false))
  private static let one = Count.exactly(1)
  private static let two = Count.exactly(2)
  private static let three = Count.exactly(3)
  private static let some = Count.atLeast(0)

  private static let accuracy = may(
    "result_accuracy", .structure(mnemonic: "result_accuracy"),
    .defaulted(.dictionary(["mode": .opaque("#stablehlo.result_accuracy_mode<DEFAULT>")])))
  static let precisions = ["DEFAULT", "HIGH", "HIGHEST"]
  private static let precision = may(
    "precision_config", .words(mnemonic: "precision", precisions), keyword: "precision")
  private static let channel = may(
    "channel_handle", .structure(mnemonic: "channel_handle"),
    .defaulted(.dictionary(["handle": .integer(0), "type": .integer(0)])))
  private static let globalIDs = may("use_global_device_ids", .flag)
  private static let groups = needs("replica_groups", .groups)

  private static let elementwise =
    ops(
      [
        .abs, .ceil, .convert, .count_leading_zeros, .floor, .imag, .is_finite, .negate, .not, .popcnt, .real,
        .round_nearest_afz, .round_nearest_even, .sign, .bitcast_convert, .uniform_dequantize, .uniform_quantize,
      ], operands: one)
    + ops(
      [
        .cbrt, .cosine, .exponential, .exponential_minus_one, .log, .log_plus_one, .logistic, .rsqrt, .sine, .sqrt,
        .tan, .tanh,
      ], operands: one, [accuracy])
    + op(
      .reduce_precision, operands: one, needs("exponent_bits", .integer(bits: 32)),
      needs("mantissa_bits", .integer(bits: 32)))
    + ops(
      [
        .add, .and, .atan2, .complex, .divide, .maximum, .minimum, .multiply, .or, .power, .remainder, .shift_left,
        .shift_right_arithmetic, .shift_right_logical, .subtract, .xor,
      ], operands: two)
    + op(
      .compare, operands: two,
      needs("comparison_direction", .word(mnemonic: "comparison_direction", ["EQ", "NE", "GE", "GT", "LE", "LT"])),
      may(
        "compare_type",
        .word(mnemonic: "comparison_type", ["NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"])))
    + ops([.clamp, .select], operands: three)

  private static let dataMovement =
    op(.broadcast_in_dim, operands: one, needs("broadcast_dimensions", .integers, keyword: "dims"))
    + op(.broadcast, operands: one, needs("broadcast_sizes", .integers, keyword: "sizes"))
    + op(.concatenate, operands: .atLeast(1), needs("dimension", .integer(bits: 64), keyword: "dim"))
    + op(.dynamic_slice, operands: .atLeast(1), needs("slice_sizes", .integers, keyword: "sizes"))
    + op(.dynamic_update_slice, operands: .atLeast(2))
    + op(
      .gather, operands: two, needs("dimension_numbers", .gather), needs("slice_sizes", .integers),
      may("indices_are_sorted", .boolean, no))
    + op(.iota, operands: .exactly(0), needs("iota_dimension", .integer(bits: 64), keyword: "dim"))
    + op(
      .pad, operands: two, needs("edge_padding_low", .integers, keyword: "low"),
      needs("edge_padding_high", .integers, keyword: "high"),
      needs("interior_padding", .integers, keyword: "interior"))
    + op(.reshape, operands: one)
    + op(.reverse, operands: one, needs("dimensions", .integers, keyword: "dims"))
    + op(
      .scatter, operands: .atLeast(3), results: .atLeast(1), regions: one,
      needs("scatter_dimension_numbers", .scatter), may("indices_are_sorted", .boolean, no),
      may("unique_indices", .boolean, no))
    + op(
      .slice, operands: one, needs("start_indices", .integers), needs("limit_indices", .integers),
      needs("strides", .integers))
    + op(.transpose, operands: one, needs("permutation", .integers, keyword: "dims"))
    + op(
      .sort, operands: .atLeast(1), results: .atLeast(1), regions: one,
      may("dimension", .integer(bits: 64), .defaulted(.integer(-1))), may("is_stable", .boolean, no))
    + op(.constant, operands: .exactly(0), needs("value", .elements))
    + op(.get_dimension_size, operands: one, needs("dimension", .integer(bits: 64), keyword: "dim"))
    + op(.torch_index_select, operands: two, needs("dim", .integer(bits: 64)), needs("batch_dims", .integer(bits: 64)))

  private static let convolutionAttributes: [AttributeRow] = [
    may("window_strides", .integers, .filled(1, perDimension: 1)),
    may("lhs_dilation", .integers, .filled(1, perDimension: 1)),
    may("rhs_dilation", .integers, .filled(1, perDimension: 1)),
    may("window_reversal", .booleans, .filled(0, perDimension: 1)),
    needs("dimension_numbers", .convolution, keyword: "dim_numbers"),
    needs("feature_group_count", .integer(bits: 64)), needs("batch_group_count", .integer(bits: 64)), precision,
  ]
  private static let normalisation: [AttributeRow] = [
    needs("epsilon", .float32), needs("feature_index", .integer(bits: 64)),
  ]

  private static let contractionsAndWindows =
    op(
      .dot_general, operands: two, needs("dot_dimension_numbers", .dot), precision,
      may("algorithm", .structure(mnemonic: "dot_algorithm"), keyword: "algorithm"))
    + op(.dot, operands: two, precision)
    + ops(
      [.convolution], operands: two,
      convolutionAttributes + [may("padding", .pairs, .filled(0, perDimension: 2))])
    + op(.reduce, operands: .atLeast(2), results: .atLeast(1), regions: one, needs("dimensions", .integers))
    + op(
      .reduce_window, operands: .atLeast(2), results: .atLeast(1), regions: one,
      needs("window_dimensions", .integers), may("window_strides", .integers, .filled(1, perDimension: 1)),
      may("base_dilations", .integers, .filled(1, perDimension: 1)),
      may("window_dilations", .integers, .filled(1, perDimension: 1)),
      may("padding", .pairs, .filled(0, perDimension: 2)))
    + op(
      .select_and_scatter, operands: three, regions: two, needs("window_dimensions", .integers),
      may("window_strides", .integers, .filled(1, perDimension: 1)),
      may("padding", .pairs, .filled(0, perDimension: 2)))
    + op(.map, operands: .atLeast(1), regions: one, needs("dimensions", .integers))
    + op(.einsum, operands: two, needs("einsum_config", .string, keyword: "config"))
    + op(.unary_einsum, operands: one, needs("einsum_config", .string, keyword: "config"))
    + ops([.batch_norm_grad], operands: .exactly(5), results: three, normalisation)
    + ops([.batch_norm_inference], operands: .exactly(5), normalisation)
    + ops([.batch_norm_training], operands: three, results: three, normalisation)
    + op(.cholesky, operands: one, may("lower", .boolean, no, keyword: "lower"))
    + op(
      .triangular_solve, operands: two, needs("left_side", .boolean), needs("lower", .boolean),
      needs("unit_diagonal", .boolean),
      needs(
        "transpose_a", .word(mnemonic: "transpose", ["TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"])))
    + op(
      .fft, operands: one,
      needs("fft_type", .word(mnemonic: "fft_type", ["FFT", "IFFT", "RFFT", "IRFFT"]), keyword: "type"),
      needs("fft_length", .integers, keyword: "length"))

  private static let random =
    op(
      .rng, operands: three,
      needs("rng_distribution", .word(mnemonic: "rng_distribution", ["UNIFORM", "NORMAL"]), keyword: "distribution"))
    + op(
      .rng_bit_generator, operands: one, results: two,
      needs(
        "rng_algorithm", .word(mnemonic: "rng_algorithm", ["DEFAULT", "THREE_FRY", "PHILOX"]), keyword: "algorithm"))

  private static let control =
    op(.if, operands: one, results: some, regions: two)
    + op(.case, operands: one, results: some, regions: .atLeast(1))
    + op(.while, operands: some, results: some, regions: two)
    + op(
      .custom_call, operands: some, results: some, needs("call_target_name", .string),
      may("has_side_effect", .boolean, no), may("backend_config", .any),
      may("api_version", .integer(bits: 32), .defaulted(.integer(1))),
      may("called_computations", .symbols, .defaulted(.array([]))), may("operand_layouts", .layouts),
      may("result_layouts", .layouts),
      may("output_operand_aliases", .structures(mnemonic: "output_operand_alias"), .defaulted(.array([]))))
    + op(
      .composite, operands: some, results: some, regions: some, needs("name", .string),
      may("composite_attributes", .dictionary, .defaulted(.dictionary([:]))), needs("decomposition", .symbol),
      may("version", .integer(bits: 32), .defaulted(.integer(0))))
    + op(.optimization_barrier, operands: some, results: some)
    + op(.return, operands: some, results: .exactly(0))
    + op(.call, operands: some, results: some, needs("callee", .symbol))
    + op(.tuple, operands: some)
    + op(.get_tuple_element, operands: one, needs("index", .integer(bits: 32)))
    + op(.create_token, operands: .exactly(0))
    + op(.after_all, operands: some)

  private static let collectives =
    op(
      .all_gather, operands: .atLeast(1), results: .atLeast(1), needs("all_gather_dim", .integer(bits: 64)), groups,
      channel, globalIDs)
    + op(.all_reduce, operands: .atLeast(1), results: .atLeast(1), regions: one, groups, channel, globalIDs)
    + op(
      .all_to_all, operands: .atLeast(1), results: .atLeast(1), needs("split_dimension", .integer(bits: 64)),
      needs("concat_dimension", .integer(bits: 64)), needs("split_count", .integer(bits: 64)), groups, channel)
    + op(.collective_broadcast, operands: .atLeast(1), results: .atLeast(1), groups, channel)
    + op(.collective_permute, operands: one, needs("source_target_pairs", .pairs), channel)
    + op(.cross_replica_sum, operands: one, groups)
    + ops([.partition_id, .replica_id], operands: .exactly(0))
    + op(
      .reduce_scatter, operands: one, regions: one, needs("scatter_dimension", .integer(bits: 64)), groups, channel,
      globalIDs)
    + op(
      .send, operands: .atLeast(1), needs("channel_handle", .structure(mnemonic: "channel_handle")),
      may("is_host_transfer", .boolean, no), may("source_target_pairs", .pairs))
    + op(
      .recv, operands: one, results: .atLeast(1), needs("channel_handle", .structure(mnemonic: "channel_handle")),
      may("is_host_transfer", .boolean, no), may("source_target_pairs", .pairs))
    + op(
      .infeed, operands: one, results: .atLeast(1), may("infeed_config", .string, .defaulted(.string(""))),
      may("layout", .any))
    + op(.outfeed, operands: .atLeast(1), may("outfeed_config", .string, .defaulted(.string(""))))
    + op(.async_start, operands: some, regions: one)
    + op(.async_done, operands: one, results: some)

  private static let dynamic =
    op(
      .dynamic_broadcast_in_dim, operands: two, needs("broadcast_dimensions", .integers, keyword: "dims"),
      may("known_expanding_dimensions", .integers), may("known_nonexpanding_dimensions", .integers))
    + ops([.dynamic_conv], operands: three, convolutionAttributes)
    + op(
      .dynamic_gather, operands: three, needs("dimension_numbers", .gather), may("indices_are_sorted", .boolean, no))
    + op(.dynamic_iota, operands: one, needs("iota_dimension", .integer(bits: 64), keyword: "dim"))
    + op(.dynamic_pad, operands: .exactly(5))
    + op(.dynamic_reshape, operands: two)
    + op(.real_dynamic_slice, operands: .exactly(4))
    + op(.set_dimension_size, operands: two, needs("dimension", .integer(bits: 64), keyword: "dim"))

  private static let neighbours =
    ops(
      [
        .chloAcos, .chloAcosh, .chloAsin, .chloAsinh, .chloAtan, .chloAtanh, .chloBesselI1e, .chloConj, .chloCosh,
        .chloDigamma, .chloErf, .chloErfInv, .chloErfc, .chloIsInf, .chloIsNegInf, .chloIsPosInf, .chloLgamma,
        .chloSinh, .chloSquare, .chloTan,
      ], operands: one)
    + ops([.chloMulhi, .chloNextAfter, .chloPolygamma, .chloZeta], operands: two)
    + op(
      .chloRaggedDot, operands: three, needs("ragged_dot_dimension_numbers", .any), may("precision_config", .any))
    + op(
      .chloTopK, operands: one, results: two, needs("k", .integer(bits: 64), keyword: "k"),
      may("is_stable", .boolean, .defaulted(.bool(true)), keyword: "is_stable"))
    + ops([.sdyShardingConstraint, .sdyReshard], operands: one, [needs("sharding", .any)])
    + op(
      .sdyManualComputation, operands: some, results: some, regions: one, needs("in_shardings", .any),
      needs("out_shardings", .any), needs("manual_axes", .any))
    + op(.unrealized_conversion_cast, operands: some, results: .atLeast(1))
}
