"builtin.module"() <{sym_name = "jit_integers"}> ({
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<3x5xi32>, tensor<3x5xi32>) -> (tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xf32>, tensor<3x5x4xi8>, tensor<3x5xi1>), res_attrs = [{jax.result_info = "result[0]"}, {jax.result_info = "result[1]"}, {jax.result_info = "result[2]"}, {jax.result_info = "result[3]"}, {jax.result_info = "result[4]"}, {jax.result_info = "result[5]"}, {jax.result_info = "result[6]"}, {jax.result_info = "result[7]"}, {jax.result_info = "result[8]"}, {jax.result_info = "result[9]"}, {jax.result_info = "result[10]"}, {jax.result_info = "result[11]"}, {jax.result_info = "result[12]"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg5: tensor<3x5xi32>, %arg6: tensor<3x5xi32>):
    %14 = "stablehlo.and"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %15 = "stablehlo.or"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %16 = "stablehlo.xor"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %17 = "stablehlo.not"(%arg5) : (tensor<3x5xi32>) -> tensor<3x5xi32>
    %18 = "stablehlo.shift_left"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %19 = "stablehlo.shift_right_arithmetic"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %20 = "stablehlo.shift_right_logical"(%arg5, %arg6) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %21 = "stablehlo.popcnt"(%arg5) : (tensor<3x5xi32>) -> tensor<3x5xi32>
    %22 = "stablehlo.count_leading_zeros"(%arg5) : (tensor<3x5xi32>) -> tensor<3x5xi32>
    %23 = "func.call"(%arg5, %arg6) <{callee = @floor_divide}> : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %24 = "stablehlo.bitcast_convert"(%arg5) : (tensor<3x5xi32>) -> tensor<3x5xf32>
    %25 = "stablehlo.bitcast_convert"(%arg5) : (tensor<3x5xi32>) -> tensor<3x5x4xi8>
    %26 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %27 = "stablehlo.broadcast_in_dim"(%26) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<3x5xi32>
    %28 = "stablehlo.compare"(%arg5, %27) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction NE>}> : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi1>
    %29 = "stablehlo.convert"(%28) : (tensor<3x5xi1>) -> tensor<3x5xi1>
    "func.return"(%14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %29) : (tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xf32>, tensor<3x5x4xi8>, tensor<3x5xi1>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>, res_attrs = [{}], sym_name = "floor_divide", sym_visibility = "private"}> ({
  ^bb0(%arg3: tensor<3x5xi32>, %arg4: tensor<3x5xi32>):
    %1 = "stablehlo.divide"(%arg3, %arg4) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %2 = "stablehlo.sign"(%arg3) : (tensor<3x5xi32>) -> tensor<3x5xi32>
    %3 = "stablehlo.sign"(%arg4) : (tensor<3x5xi32>) -> tensor<3x5xi32>
    %4 = "stablehlo.compare"(%2, %3) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction NE>}> : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi1>
    %5 = "stablehlo.remainder"(%arg3, %arg4) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %6 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %7 = "stablehlo.broadcast_in_dim"(%6) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<3x5xi32>
    %8 = "stablehlo.compare"(%5, %7) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction NE>}> : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi1>
    %9 = "stablehlo.and"(%4, %8) : (tensor<3x5xi1>, tensor<3x5xi1>) -> tensor<3x5xi1>
    %10 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %11 = "stablehlo.broadcast_in_dim"(%10) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<3x5xi32>
    %12 = "stablehlo.subtract"(%1, %11) : (tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    %13 = "func.call"(%9, %12, %1) <{callee = @_where}> : (tensor<3x5xi1>, tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    "func.return"(%13) : (tensor<3x5xi32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<3x5xi1>, tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>, res_attrs = [{}], sym_name = "_where", sym_visibility = "private"}> ({
  ^bb0(%arg0: tensor<3x5xi1>, %arg1: tensor<3x5xi32>, %arg2: tensor<3x5xi32>):
    %0 = "stablehlo.select"(%arg0, %arg1, %arg2) : (tensor<3x5xi1>, tensor<3x5xi32>, tensor<3x5xi32>) -> tensor<3x5xi32>
    "func.return"(%0) : (tensor<3x5xi32>) -> ()
  }) : () -> ()
}) {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} : () -> ()
