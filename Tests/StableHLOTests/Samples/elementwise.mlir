module @jit_elementwise attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x5xf32>, %arg1: tensor<3x5xf32>) -> (tensor<3x5xf32> {jax.result_info = "result[0]"}, tensor<3x5xf32> {jax.result_info = "result[1]"}, tensor<3x5xf32> {jax.result_info = "result[2]"}, tensor<3x5xf32> {jax.result_info = "result[3]"}, tensor<3x5xf32> {jax.result_info = "result[4]"}, tensor<3x5xf32> {jax.result_info = "result[5]"}, tensor<3x5xf32> {jax.result_info = "result[6]"}, tensor<3x5xf32> {jax.result_info = "result[7]"}, tensor<3x5xf32> {jax.result_info = "result[8]"}, tensor<3x5xf32> {jax.result_info = "result[9]"}, tensor<3x5xf32> {jax.result_info = "result[10]"}, tensor<3x5xf32> {jax.result_info = "result[11]"}, tensor<3x5xf32> {jax.result_info = "result[12]"}, tensor<3x5xf32> {jax.result_info = "result[13]"}, tensor<3x5xf32> {jax.result_info = "result[14]"}, tensor<3x5xf32> {jax.result_info = "result[15]"}, tensor<3x5xf32> {jax.result_info = "result[16]"}, tensor<3x5xf32> {jax.result_info = "result[17]"}, tensor<3x5xi1> {jax.result_info = "result[18]"}, tensor<3x5xf32> {jax.result_info = "result[19]"}, tensor<3x5xf32> {jax.result_info = "result[20]"}, tensor<3x5xf32> {jax.result_info = "result[21]"}, tensor<3x5xf32> {jax.result_info = "result[22]"}, tensor<3x5xf32> {jax.result_info = "result[23]"}, tensor<3x5xf32> {jax.result_info = "result[24]"}, tensor<3x5xf32> {jax.result_info = "result[25]"}, tensor<3x5xf32> {jax.result_info = "result[26]"}, tensor<3x5xf32> {jax.result_info = "result[27]"}, tensor<3x5xf32> {jax.result_info = "result[28]"}, tensor<3x5xf32> {jax.result_info = "result[29]"}, tensor<3x5xf32> {jax.result_info = "result[30]"}, tensor<3x5xi1> {jax.result_info = "result[31]"}, tensor<3x5xi1> {jax.result_info = "result[32]"}, tensor<3x5xi1> {jax.result_info = "result[33]"}, tensor<3x5xi1> {jax.result_info = "result[34]"}, tensor<3x5xi1> {jax.result_info = "result[35]"}, tensor<3x5xi1> {jax.result_info = "result[36]"}, tensor<3x5xf32> {jax.result_info = "result[37]"}, tensor<3x5xf32> {jax.result_info = "result[38]"}) {
    %0 = stablehlo.abs %arg0 : tensor<3x5xf32>
    %1 = stablehlo.sine %arg0 : tensor<3x5xf32>
    %2 = stablehlo.cosine %arg0 : tensor<3x5xf32>
    %3 = stablehlo.tan %arg0 : tensor<3x5xf32>
    %4 = stablehlo.tanh %arg0 : tensor<3x5xf32>
    %5 = stablehlo.exponential %arg0 : tensor<3x5xf32>
    %6 = stablehlo.exponential_minus_one %arg0 : tensor<3x5xf32>
    %7 = stablehlo.log %arg0 : tensor<3x5xf32>
    %8 = stablehlo.log_plus_one %arg0 : tensor<3x5xf32>
    %9 = stablehlo.sqrt %arg0 : tensor<3x5xf32>
    %10 = stablehlo.rsqrt %arg0 : tensor<3x5xf32>
    %11 = stablehlo.cbrt %arg0 : tensor<3x5xf32>
    %12 = stablehlo.floor %arg0 : tensor<3x5xf32>
    %13 = stablehlo.ceil %arg0 : tensor<3x5xf32>
    %14 = call @round(%arg0) : (tensor<3x5xf32>) -> tensor<3x5xf32>
    %15 = stablehlo.round_nearest_afz %arg0 : tensor<3x5xf32>
    %16 = stablehlo.sign %arg0 : tensor<3x5xf32>
    %17 = stablehlo.negate %arg0 : tensor<3x5xf32>
    %18 = stablehlo.is_finite %arg0 : (tensor<3x5xf32>) -> tensor<3x5xi1>
    %19 = stablehlo.negate %arg0 : tensor<3x5xf32>
    %20 = stablehlo.exponential %19 : tensor<3x5xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %21 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3x5xf32>
    %22 = stablehlo.add %21, %20 : tensor<3x5xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %23 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<3x5xf32>
    %24 = stablehlo.divide %23, %22 : tensor<3x5xf32>
    %25 = stablehlo.reduce_precision %arg0, format = e5m10 : tensor<3x5xf32>
    %26 = stablehlo.exponential %arg0 : tensor<3x5xf32>
    %27 = stablehlo.exponential %arg0 {result_accuracy = #stablehlo.result_accuracy<atol = 1.000000e-05, ulps = 2, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : tensor<3x5xf32>
    %28 = stablehlo.add %arg0, %arg1 : tensor<3x5xf32>
    %29 = stablehlo.multiply %arg0, %arg1 : tensor<3x5xf32>
    %30 = stablehlo.subtract %arg0, %arg1 : tensor<3x5xf32>
    %31 = stablehlo.divide %arg0, %arg1 : tensor<3x5xf32>
    %32 = stablehlo.maximum %arg0, %arg1 : tensor<3x5xf32>
    %33 = stablehlo.minimum %arg0, %arg1 : tensor<3x5xf32>
    %34 = stablehlo.power %arg0, %arg1 : tensor<3x5xf32>
    %35 = stablehlo.remainder %arg0, %arg1 : tensor<3x5xf32>
    %36 = stablehlo.atan2 %arg0, %arg1 : tensor<3x5xf32>
    %37 = stablehlo.compare EQ, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %38 = stablehlo.compare NE, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %39 = stablehlo.compare LT, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %40 = stablehlo.compare LE, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %41 = stablehlo.compare GT, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %42 = stablehlo.compare GE, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %43 = stablehlo.clamp %arg0, %arg1, %arg0 : tensor<3x5xf32>
    %44 = stablehlo.compare GT, %arg0, %arg1, FLOAT : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<3x5xi1>
    %45 = stablehlo.select %44, %arg0, %arg1 : tensor<3x5xi1>, tensor<3x5xf32>
    return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %24, %25, %27, %28, %29, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %45 : tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xf32>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xi1>, tensor<3x5xf32>, tensor<3x5xf32>
  }
  func.func private @round(%arg0: tensor<3x5xf32>) -> tensor<3x5xf32> {
    %0 = stablehlo.round_nearest_even %arg0 : tensor<3x5xf32>
    return %0 : tensor<3x5xf32>
  }
}
