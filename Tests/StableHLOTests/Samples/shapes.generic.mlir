"builtin.module"() <{sym_name = "jit_shapes"}> ({
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<5x6xf32>) -> (tensor<6x5xf32>, tensor<30xf32>, tensor<2x5x6xf32>, tensor<5x6xf32>, tensor<5x12xf32>, tensor<3x4xi32>, tensor<2x2xf32>, tensor<12x5xf32>, tensor<5x2x1xf32>), res_attrs = [{jax.result_info = "result[0]"}, {jax.result_info = "result[1]"}, {jax.result_info = "result[2]"}, {jax.result_info = "result[3]"}, {jax.result_info = "result[4]"}, {jax.result_info = "result[5]"}, {jax.result_info = "result[6]"}, {jax.result_info = "result[7]"}, {jax.result_info = "result[8]"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg0: tensor<5x6xf32>):
    %0 = "stablehlo.transpose"(%arg0) <{permutation = array<i64: 1, 0>}> : (tensor<5x6xf32>) -> tensor<6x5xf32>
    %1 = "stablehlo.reshape"(%arg0) : (tensor<5x6xf32>) -> tensor<30xf32>
    %2 = "stablehlo.broadcast_in_dim"(%arg0) <{broadcast_dimensions = array<i64: 1, 2>}> : (tensor<5x6xf32>) -> tensor<2x5x6xf32>
    %3 = "stablehlo.reverse"(%arg0) <{dimensions = array<i64: 0>}> : (tensor<5x6xf32>) -> tensor<5x6xf32>
    %4 = "stablehlo.concatenate"(%arg0, %arg0) <{dimension = 1 : i64}> : (tensor<5x6xf32>, tensor<5x6xf32>) -> tensor<5x12xf32>
    %5 = "stablehlo.iota"() <{iota_dimension = 1 : i64}> : () -> tensor<3x4xi32>
    %6 = "stablehlo.slice"(%arg0) <{limit_indices = array<i64: 4, 5>, start_indices = array<i64: 0, 1>, strides = array<i64: 2, 3>}> : (tensor<5x6xf32>) -> tensor<2x2xf32>
    %7 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %8 = "stablehlo.pad"(%arg0, %7) <{edge_padding_high = array<i64: 2, 0>, edge_padding_low = array<i64: 1, -1>, interior_padding = array<i64: 1, 0>}> : (tensor<5x6xf32>, tensor<f32>) -> tensor<12x5xf32>
    %9 = "stablehlo.slice"(%arg0) <{limit_indices = array<i64: 5, 3>, start_indices = array<i64: 0, 1>, strides = array<i64: 1, 1>}> : (tensor<5x6xf32>) -> tensor<5x2xf32>
    %10 = "stablehlo.broadcast_in_dim"(%9) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<5x2xf32>) -> tensor<5x2x1xf32>
    "func.return"(%0, %1, %2, %3, %4, %5, %6, %8, %10) : (tensor<6x5xf32>, tensor<30xf32>, tensor<2x5x6xf32>, tensor<5x6xf32>, tensor<5x12xf32>, tensor<3x4xi32>, tensor<2x2xf32>, tensor<12x5xf32>, tensor<5x2x1xf32>) -> ()
  }) : () -> ()
}) {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} : () -> ()
