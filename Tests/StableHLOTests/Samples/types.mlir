module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf32>) -> (tensor<4xf8E4M3FN> {jax.result_info = "result[0]"}, tensor<4xf8E5M2> {jax.result_info = "result[1]"}, tensor<4xf8E4M3> {jax.result_info = "result[2]"}, tensor<4xf8E3M4> {jax.result_info = "result[3]"}, tensor<4xf8E4M3B11FNUZ> {jax.result_info = "result[4]"}, tensor<4xf8E4M3FNUZ> {jax.result_info = "result[5]"}, tensor<4xf8E5M2FNUZ> {jax.result_info = "result[6]"}, tensor<4xf8E8M0FNU> {jax.result_info = "result[7]"}, tensor<4xf4E2M1FN> {jax.result_info = "result[8]"}, tensor<4xi4> {jax.result_info = "result[9]"}, tensor<4xui4> {jax.result_info = "result[10]"}, tensor<4xi2> {jax.result_info = "result[11]"}, tensor<4xui2> {jax.result_info = "result[12]"}, tensor<4xbf16> {jax.result_info = "result[13]"}, tensor<4xf16> {jax.result_info = "result[14]"}, tensor<4xui32> {jax.result_info = "result[15]"}) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E4M3FN>
    %1 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E5M2>
    %2 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E4M3>
    %3 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E3M4>
    %4 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E4M3B11FNUZ>
    %5 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E4M3FNUZ>
    %6 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E5M2FNUZ>
    %7 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf8E8M0FNU>
    %8 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf4E2M1FN>
    %9 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xi4>
    %10 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xui4>
    %11 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xi2>
    %12 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xui2>
    %13 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xbf16>
    %14 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xf16>
    %15 = stablehlo.convert %arg0 : (tensor<4xf32>) -> tensor<4xui32>
    return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15 : tensor<4xf8E4M3FN>, tensor<4xf8E5M2>, tensor<4xf8E4M3>, tensor<4xf8E3M4>, tensor<4xf8E4M3B11FNUZ>, tensor<4xf8E4M3FNUZ>, tensor<4xf8E5M2FNUZ>, tensor<4xf8E8M0FNU>, tensor<4xf4E2M1FN>, tensor<4xi4>, tensor<4xui4>, tensor<4xi2>, tensor<4xui2>, tensor<4xbf16>, tensor<4xf16>, tensor<4xui32>
  }
}
