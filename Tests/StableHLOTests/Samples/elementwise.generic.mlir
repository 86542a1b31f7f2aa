"builtin.module"() <{sym_name = "jit_elementwise"}> ({
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<3x5xf32>, tensor<3x5xf32>) -> (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>), res_attrs = [{jax.result_info = "result[0]"}, {jax.result_info = "result[1]"}, {jax.result_info = "result[2]"}, {jax.result_info = "result[3]"}, {jax.result_info = "result[4]"}, {jax.result_info = "result[5]"}, {jax.result_info = "result[6]"}, {jax.result_info = "result[7]"}, {jax.result_info = "result[8]"}, {jax.result_info = "result[9]"}, {jax.result_info = "result[10]"}, {jax.result_info = "result[11]"}, {jax.result_info = "result[12]"}, {jax.result_info = "result[13]"}, {jax.result_info = "result[14]"}, {jax.result_info = "result[15]"}, {jax.result_info = "result[16]"}, {jax.result_info = "result[17]"}, {jax.result_info = "result[18]"}, {jax.result_info = "result[19]"}, {jax.result_info = "result[20]"}, {jax.result_info = "result[21]"}, {jax.result_info = "result[22]"}, {jax.result_info = "result[23]"}, {jax.result_info = "result[24]"}, {jax.result_info = "result[25]"}, {jax.result_info = "result[26]"}, {jax.result_info = "result[27]"}, {jax.result_info = "result[28]"}, {jax.result_info = "result[29]"}, {jax.result_info = "result[30]"}, {jax.result_info = "result[31]"}, {jax.result_info = "result[32]"}, {jax.result_info = "result[33]"}, {jax.result_info = "result[34]"}, {jax.result_info = "result[35]"}, {jax.result_info = "result[36]"}, {jax.result_info = "result[37]"}, {jax.result_info = "result[38]"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg1: tensor<3x5xf32>, %arg2: tensor<3x5xf32>):
    %1 = "stablehlo.abs"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %2 = "stablehlo.sine"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %3 = "stablehlo.cosine"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %4 = "stablehlo.tan"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %5 = "stablehlo.tanh"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %6 = "stablehlo.exponential"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %7 = "stablehlo.exponential_minus_one"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %8 = "stablehlo.log"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %9 = "stablehlo.log_plus_one"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %10 = "stablehlo.sqrt"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %11 = "stablehlo.rsqrt"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %12 = "stablehlo.cbrt"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %13 = "stablehlo.floor"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %14 = "stablehlo.ceil"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %15 = "func.call"(%arg1) <{callee = @round}> : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %16 = "stablehlo.round_nearest_afz"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %17 = "stablehlo.sign"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %18 = "stablehlo.negate"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %19 = "stablehlo.is_finite"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xi1>
    %20 = "stablehlo.negate"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %21 = "stablehlo.exponential"(%20) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %22 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %23 = "stablehlo.broadcast_in_dim"(%22) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3x5xf32>
    %24 = "stablehlo.add"(%23, %21) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %25 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %26 = "stablehlo.broadcast_in_dim"(%25) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3x5xf32>
    %27 = "stablehlo.divide"(%26, %24) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %28 = "stablehlo.reduce_precision"(%arg1) <{exponent_bits = 5 : i32, mantissa_bits = 10 : i32}> : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %29 = "stablehlo.exponential"(%arg1) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %30 = "stablehlo.exponential"(%arg1) <{result_accuracy = #stablehlo.result_accuracy<atol = 1.000000e-05, ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>}> : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %31 = "stablehlo.add"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %32 = "stablehlo.multiply"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %33 = "stablehlo.subtract"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %34 = "stablehlo.divide"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %35 = "stablehlo.maximum"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %36 = "stablehlo.minimum"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %37 = "stablehlo.power"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %38 = "stablehlo.remainder"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %39 = "stablehlo.atan2"(%arg1, %arg2) : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %40 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction EQ>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %41 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction NE>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %42 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %43 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction LE>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %44 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %45 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %46 = "stablehlo.clamp"(%arg1, %arg2, %arg1) : (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    %47 = "stablehlo.compare"(%arg1, %arg2) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %48 = "stablehlo.select"(%47, %arg1, %arg2) : (tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xf32>
    "func.return"(%1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %27, %28, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %48) : (tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<3x5xf32>) -> tensor<3x5xf32>, res_attrs = [{}], sym_name = "round", sym_visibility = "private"}> ({
  ^bb0(%arg0: tensor<3x5xf32>):
    %0 = "stablehlo.round_nearest_even"(%arg0) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    "func.return"(%0) : (tensor<3x5xf32>) -> ()
  }) : () -> ()
}) {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} : () -> ()
