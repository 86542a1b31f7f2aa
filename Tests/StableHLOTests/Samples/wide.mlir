module @jit__lambda attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4xf64>, %arg1: tensor<4xi64>) -> (tensor<4xf64> {jax.result_info = "result[0]"}, tensor<4xi64> {jax.result_info = "result[1]"}, tensor<4xf32> {jax.result_info = "result[2]"}, tensor<4xcomplex<f64>> {jax.result_info = "result[3]"}, tensor<2xui64> {jax.result_info = "result[4]"}) {
    %c = stablehlo.constant dense<[18446744073709551615, 5]> : tensor<2xui64>
    %cst = stablehlo.constant dense<2.500000e+00> : tensor<f64>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %1 = stablehlo.multiply %arg0, %0 : tensor<4xf64>
    %cst_0 = stablehlo.constant dense<3.1415926535897931> : tensor<f64>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %3 = stablehlo.add %1, %2 : tensor<4xf64>
    %c_1 = stablehlo.constant dense<1> : tensor<i64>
    %4 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<i64>) -> tensor<4xi64>
    %5 = stablehlo.add %arg1, %4 : tensor<4xi64>
    %6 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xf32>
    %7 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xcomplex<f64>>
    %cst_2 = stablehlo.constant dense<(0.000000e+00,1.000000e+00)> : tensor<complex<f64>>
    %8 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<complex<f64>>) -> tensor<4xcomplex<f64>>
    %9 = stablehlo.add %7, %8 : tensor<4xcomplex<f64>>
    return %3, %5, %6, %9, %c : tensor<4xf64>, tensor<4xi64>, tensor<4xf32>, tensor<4xcomplex<f64>>, tensor<2xui64>
  }
}
