module @jit_shapes attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<5x6xf32>) -> (tensor<6x5xf32> {jax.result_info = "result[0]"}, tensor<30xf32> {jax.result_info = "result[1]"}, tensor<2x5x6xf32> {jax.result_info = "result[2]"}, tensor<5x6xf32> {jax.result_info = "result[3]"}, tensor<5x12xf32> {jax.result_info = "result[4]"}, tensor<3x4xi32> {jax.result_info = "result[5]"}, tensor<2x2xf32> {jax.result_info = "result[6]"}, tensor<12x5xf32> {jax.result_info = "result[7]"}, tensor<5x2x1xf32> {jax.result_info = "result[8]"}) {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<5x6xf32>) -> tensor<6x5xf32>
    %1 = stablehlo.reshape %arg0 : (tensor<5x6xf32>) -> tensor<30xf32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [1, 2] : (tensor<5x6xf32>) -> tensor<2x5x6xf32>
    %3 = stablehlo.reverse %arg0, dims = [0] : tensor<5x6xf32>
    %4 = stablehlo.concatenate %arg0, %arg0, dim = 1 : (tensor<5x6xf32>, tensor<5x6xf32>) -> tensor<5x12xf32>
    %5 = stablehlo.iota dim = 1 : tensor<3x4xi32>
    %6 = stablehlo.slice %arg0 [0:4:2, 1:5:3] : (tensor<5x6xf32>) -> tensor<2x2xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.pad %arg0, %cst, low = [1, -1], high = [2, 0], interior = [1, 0] : (tensor<5x6xf32>, tensor<f32>) -> tensor<12x5xf32>
    %8 = stablehlo.slice %arg0 [0:5, 1:3] : (tensor<5x6xf32>) -> tensor<5x2xf32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1] : (tensor<5x2xf32>) -> tensor<5x2x1xf32>
    return %0, %1, %2, %3, %4, %5, %6, %7, %9 : tensor<6x5xf32>, tensor<30xf32>, tensor<2x5x6xf32>, tensor<5x6xf32>, tensor<5x12xf32>, tensor<3x4xi32>, tensor<2x2xf32>, tensor<12x5xf32>, tensor<5x2x1xf32>
  }
}
