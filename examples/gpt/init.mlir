module @jit_init attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<ui32>) -> (tensor<i32> {jax.result_info = "result['optimizer'][1][0].count"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].mu['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].mu['token_embedding']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['optimizer'][1][0].nu['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result['optimizer'][1][0].nu['token_embedding']"}, tensor<i32> {jax.result_info = "result['optimizer'][1][2].count"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['parameters']['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['parameters']['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['parameters']['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result['parameters']['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result['parameters']['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result['parameters']['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result['parameters']['token_embedding']"}) {
    %c = stablehlo.constant dense<32> : tensor<ui32>
    %0 = stablehlo.shift_right_logical %arg0, %c : tensor<ui32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<ui32>) -> tensor<1xui32>
    %c_0 = stablehlo.constant dense<4294967295> : tensor<ui32>
    %2 = stablehlo.and %arg0, %c_0 : tensor<ui32>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<1xui32>
    %4 = stablehlo.concatenate %1, %3, dim = 0 : (tensor<1xui32>, tensor<1xui32>) -> tensor<2xui32>
    %5 = call @_threefry_split(%4) : (tensor<2xui32>) -> tensor<6x2xui32>
    %6 = stablehlo.slice %5 [0:1, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %7 = stablehlo.reshape %6 : (tensor<1x2xui32>) -> tensor<2xui32>
    %8 = stablehlo.slice %5 [1:2, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %9 = stablehlo.reshape %8 : (tensor<1x2xui32>) -> tensor<2xui32>
    %10 = stablehlo.slice %5 [2:3, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %11 = stablehlo.reshape %10 : (tensor<1x2xui32>) -> tensor<2xui32>
    %12 = stablehlo.slice %5 [3:4, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %13 = stablehlo.reshape %12 : (tensor<1x2xui32>) -> tensor<2xui32>
    %14 = stablehlo.slice %5 [4:5, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %15 = stablehlo.reshape %14 : (tensor<1x2xui32>) -> tensor<2xui32>
    %16 = stablehlo.slice %5 [5:6, 0:2] : (tensor<6x2xui32>) -> tensor<1x2xui32>
    %17 = stablehlo.reshape %16 : (tensor<1x2xui32>) -> tensor<2xui32>
    %18 = call @_normal(%7) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %20 = stablehlo.multiply %19, %18 : tensor<256x256xf32>
    %21 = call @_normal(%9) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst_1 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %22 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %23 = stablehlo.multiply %22, %21 : tensor<256x256xf32>
    %24 = call @_threefry_split_2(%11) : (tensor<2xui32>) -> tensor<4x2xui32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %25 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %26 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %27 = stablehlo.slice %24 [0:1, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %28 = stablehlo.reshape %27 : (tensor<1x2xui32>) -> tensor<2xui32>
    %29 = call @_normal_5(%28) : (tensor<2xui32>) -> tensor<256x768xf32>
    %cst_4 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %30 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %31 = stablehlo.multiply %30, %29 : tensor<256x768xf32>
    %32 = stablehlo.slice %24 [1:2, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %33 = stablehlo.reshape %32 : (tensor<1x2xui32>) -> tensor<2xui32>
    %34 = call @_normal(%33) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst_5 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %35 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %36 = stablehlo.multiply %35, %34 : tensor<256x256xf32>
    %cst_6 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %37 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_7 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %38 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %39 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %40 = stablehlo.slice %24 [2:3, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %41 = stablehlo.reshape %40 : (tensor<1x2xui32>) -> tensor<2xui32>
    %42 = call @_normal_10(%41) : (tensor<2xui32>) -> tensor<256x1024xf32>
    %cst_9 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %43 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %44 = stablehlo.multiply %43, %42 : tensor<256x1024xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %45 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %46 = stablehlo.slice %24 [3:4, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %47 = stablehlo.reshape %46 : (tensor<1x2xui32>) -> tensor<2xui32>
    %48 = call @_normal_15(%47) : (tensor<2xui32>) -> tensor<1024x256xf32>
    %cst_11 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %49 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %50 = stablehlo.multiply %49, %48 : tensor<1024x256xf32>
    %cst_12 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %51 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %52 = call @_threefry_split_2(%13) : (tensor<2xui32>) -> tensor<4x2xui32>
    %cst_13 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %53 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %54 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %55 = stablehlo.slice %52 [0:1, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %56 = stablehlo.reshape %55 : (tensor<1x2xui32>) -> tensor<2xui32>
    %57 = call @_normal_5(%56) : (tensor<2xui32>) -> tensor<256x768xf32>
    %cst_15 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %58 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %59 = stablehlo.multiply %58, %57 : tensor<256x768xf32>
    %60 = stablehlo.slice %52 [1:2, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %61 = stablehlo.reshape %60 : (tensor<1x2xui32>) -> tensor<2xui32>
    %62 = call @_normal(%61) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst_16 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %63 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %64 = stablehlo.multiply %63, %62 : tensor<256x256xf32>
    %cst_17 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %65 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_18 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %66 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_19 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %68 = stablehlo.slice %52 [2:3, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %69 = stablehlo.reshape %68 : (tensor<1x2xui32>) -> tensor<2xui32>
    %70 = call @_normal_10(%69) : (tensor<2xui32>) -> tensor<256x1024xf32>
    %cst_20 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %71 = stablehlo.broadcast_in_dim %cst_20, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %72 = stablehlo.multiply %71, %70 : tensor<256x1024xf32>
    %cst_21 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %73 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %74 = stablehlo.slice %52 [3:4, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %75 = stablehlo.reshape %74 : (tensor<1x2xui32>) -> tensor<2xui32>
    %76 = call @_normal_15(%75) : (tensor<2xui32>) -> tensor<1024x256xf32>
    %cst_22 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %77 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %78 = stablehlo.multiply %77, %76 : tensor<1024x256xf32>
    %cst_23 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %79 = stablehlo.broadcast_in_dim %cst_23, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %80 = call @_threefry_split_2(%15) : (tensor<2xui32>) -> tensor<4x2xui32>
    %cst_24 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %81 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_25 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %82 = stablehlo.broadcast_in_dim %cst_25, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %83 = stablehlo.slice %80 [0:1, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %84 = stablehlo.reshape %83 : (tensor<1x2xui32>) -> tensor<2xui32>
    %85 = call @_normal_5(%84) : (tensor<2xui32>) -> tensor<256x768xf32>
    %cst_26 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %86 = stablehlo.broadcast_in_dim %cst_26, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %87 = stablehlo.multiply %86, %85 : tensor<256x768xf32>
    %88 = stablehlo.slice %80 [1:2, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %89 = stablehlo.reshape %88 : (tensor<1x2xui32>) -> tensor<2xui32>
    %90 = call @_normal(%89) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst_27 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %91 = stablehlo.broadcast_in_dim %cst_27, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %92 = stablehlo.multiply %91, %90 : tensor<256x256xf32>
    %cst_28 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %93 = stablehlo.broadcast_in_dim %cst_28, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_29 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %94 = stablehlo.broadcast_in_dim %cst_29, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_30 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %95 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %96 = stablehlo.slice %80 [2:3, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %97 = stablehlo.reshape %96 : (tensor<1x2xui32>) -> tensor<2xui32>
    %98 = call @_normal_10(%97) : (tensor<2xui32>) -> tensor<256x1024xf32>
    %cst_31 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %99 = stablehlo.broadcast_in_dim %cst_31, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %100 = stablehlo.multiply %99, %98 : tensor<256x1024xf32>
    %cst_32 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %101 = stablehlo.broadcast_in_dim %cst_32, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %102 = stablehlo.slice %80 [3:4, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %103 = stablehlo.reshape %102 : (tensor<1x2xui32>) -> tensor<2xui32>
    %104 = call @_normal_15(%103) : (tensor<2xui32>) -> tensor<1024x256xf32>
    %cst_33 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %105 = stablehlo.broadcast_in_dim %cst_33, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %106 = stablehlo.multiply %105, %104 : tensor<1024x256xf32>
    %cst_34 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %107 = stablehlo.broadcast_in_dim %cst_34, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %108 = call @_threefry_split_2(%17) : (tensor<2xui32>) -> tensor<4x2xui32>
    %cst_35 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %109 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_36 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %110 = stablehlo.broadcast_in_dim %cst_36, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %111 = stablehlo.slice %108 [0:1, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %112 = stablehlo.reshape %111 : (tensor<1x2xui32>) -> tensor<2xui32>
    %113 = call @_normal_5(%112) : (tensor<2xui32>) -> tensor<256x768xf32>
    %cst_37 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %114 = stablehlo.broadcast_in_dim %cst_37, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %115 = stablehlo.multiply %114, %113 : tensor<256x768xf32>
    %116 = stablehlo.slice %108 [1:2, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %117 = stablehlo.reshape %116 : (tensor<1x2xui32>) -> tensor<2xui32>
    %118 = call @_normal(%117) : (tensor<2xui32>) -> tensor<256x256xf32>
    %cst_38 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %119 = stablehlo.broadcast_in_dim %cst_38, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %120 = stablehlo.multiply %119, %118 : tensor<256x256xf32>
    %cst_39 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %121 = stablehlo.broadcast_in_dim %cst_39, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_40 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %122 = stablehlo.broadcast_in_dim %cst_40, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_41 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %123 = stablehlo.broadcast_in_dim %cst_41, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %124 = stablehlo.slice %108 [2:3, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %125 = stablehlo.reshape %124 : (tensor<1x2xui32>) -> tensor<2xui32>
    %126 = call @_normal_10(%125) : (tensor<2xui32>) -> tensor<256x1024xf32>
    %cst_42 = stablehlo.constant dense<2.000000e-02> : tensor<f32>
    %127 = stablehlo.broadcast_in_dim %cst_42, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %128 = stablehlo.multiply %127, %126 : tensor<256x1024xf32>
    %cst_43 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %129 = stablehlo.broadcast_in_dim %cst_43, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %130 = stablehlo.slice %108 [3:4, 0:2] : (tensor<4x2xui32>) -> tensor<1x2xui32>
    %131 = stablehlo.reshape %130 : (tensor<1x2xui32>) -> tensor<2xui32>
    %132 = call @_normal_15(%131) : (tensor<2xui32>) -> tensor<1024x256xf32>
    %cst_44 = stablehlo.constant dense<0.00707106758> : tensor<f32>
    %133 = stablehlo.broadcast_in_dim %cst_44, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %134 = stablehlo.multiply %133, %132 : tensor<1024x256xf32>
    %cst_45 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %135 = stablehlo.broadcast_in_dim %cst_45, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_46 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %136 = stablehlo.broadcast_in_dim %cst_46, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_47 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %137 = stablehlo.broadcast_in_dim %cst_47, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_48 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %138 = stablehlo.broadcast_in_dim %cst_48, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_49 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %139 = stablehlo.broadcast_in_dim %cst_49, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_50 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %140 = stablehlo.broadcast_in_dim %cst_50, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_51 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %141 = stablehlo.broadcast_in_dim %cst_51, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_52 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %142 = stablehlo.broadcast_in_dim %cst_52, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_53 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %143 = stablehlo.broadcast_in_dim %cst_53, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_54 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %144 = stablehlo.broadcast_in_dim %cst_54, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_55 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %145 = stablehlo.broadcast_in_dim %cst_55, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_56 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %146 = stablehlo.broadcast_in_dim %cst_56, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_57 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %147 = stablehlo.broadcast_in_dim %cst_57, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_58 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %148 = stablehlo.broadcast_in_dim %cst_58, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_59 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %149 = stablehlo.broadcast_in_dim %cst_59, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_60 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %150 = stablehlo.broadcast_in_dim %cst_60, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_61 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %151 = stablehlo.broadcast_in_dim %cst_61, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_62 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %152 = stablehlo.broadcast_in_dim %cst_62, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_63 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %153 = stablehlo.broadcast_in_dim %cst_63, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_64 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %154 = stablehlo.broadcast_in_dim %cst_64, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_65 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %155 = stablehlo.broadcast_in_dim %cst_65, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_66 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %156 = stablehlo.broadcast_in_dim %cst_66, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_67 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %157 = stablehlo.broadcast_in_dim %cst_67, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_68 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %158 = stablehlo.broadcast_in_dim %cst_68, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_69 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %159 = stablehlo.broadcast_in_dim %cst_69, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_70 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %160 = stablehlo.broadcast_in_dim %cst_70, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_71 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %161 = stablehlo.broadcast_in_dim %cst_71, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_72 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %162 = stablehlo.broadcast_in_dim %cst_72, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_73 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %163 = stablehlo.broadcast_in_dim %cst_73, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_74 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %164 = stablehlo.broadcast_in_dim %cst_74, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_75 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %165 = stablehlo.broadcast_in_dim %cst_75, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_76 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %166 = stablehlo.broadcast_in_dim %cst_76, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_77 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %167 = stablehlo.broadcast_in_dim %cst_77, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_78 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %168 = stablehlo.broadcast_in_dim %cst_78, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_79 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %169 = stablehlo.broadcast_in_dim %cst_79, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_80 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %170 = stablehlo.broadcast_in_dim %cst_80, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_81 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %171 = stablehlo.broadcast_in_dim %cst_81, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_82 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %172 = stablehlo.broadcast_in_dim %cst_82, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_83 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %173 = stablehlo.broadcast_in_dim %cst_83, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_84 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %174 = stablehlo.broadcast_in_dim %cst_84, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_85 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %175 = stablehlo.broadcast_in_dim %cst_85, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_86 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %176 = stablehlo.broadcast_in_dim %cst_86, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_87 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %177 = stablehlo.broadcast_in_dim %cst_87, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_88 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %178 = stablehlo.broadcast_in_dim %cst_88, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_89 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %179 = stablehlo.broadcast_in_dim %cst_89, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_90 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %180 = stablehlo.broadcast_in_dim %cst_90, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_91 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %181 = stablehlo.broadcast_in_dim %cst_91, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_92 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %182 = stablehlo.broadcast_in_dim %cst_92, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_93 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %183 = stablehlo.broadcast_in_dim %cst_93, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_94 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %184 = stablehlo.broadcast_in_dim %cst_94, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_95 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %185 = stablehlo.broadcast_in_dim %cst_95, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_96 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %186 = stablehlo.broadcast_in_dim %cst_96, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_97 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %187 = stablehlo.broadcast_in_dim %cst_97, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_98 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %188 = stablehlo.broadcast_in_dim %cst_98, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_99 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %189 = stablehlo.broadcast_in_dim %cst_99, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_100 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %190 = stablehlo.broadcast_in_dim %cst_100, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_101 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %191 = stablehlo.broadcast_in_dim %cst_101, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_102 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %192 = stablehlo.broadcast_in_dim %cst_102, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_103 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %193 = stablehlo.broadcast_in_dim %cst_103, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_104 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %194 = stablehlo.broadcast_in_dim %cst_104, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_105 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %195 = stablehlo.broadcast_in_dim %cst_105, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_106 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %196 = stablehlo.broadcast_in_dim %cst_106, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_107 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %197 = stablehlo.broadcast_in_dim %cst_107, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_108 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %198 = stablehlo.broadcast_in_dim %cst_108, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_109 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %199 = stablehlo.broadcast_in_dim %cst_109, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_110 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %200 = stablehlo.broadcast_in_dim %cst_110, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_111 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %201 = stablehlo.broadcast_in_dim %cst_111, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_112 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %202 = stablehlo.broadcast_in_dim %cst_112, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_113 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %203 = stablehlo.broadcast_in_dim %cst_113, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_114 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %204 = stablehlo.broadcast_in_dim %cst_114, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_115 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %205 = stablehlo.broadcast_in_dim %cst_115, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_116 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %206 = stablehlo.broadcast_in_dim %cst_116, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_117 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %207 = stablehlo.broadcast_in_dim %cst_117, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_118 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %208 = stablehlo.broadcast_in_dim %cst_118, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_119 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %209 = stablehlo.broadcast_in_dim %cst_119, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_120 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %210 = stablehlo.broadcast_in_dim %cst_120, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_121 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %211 = stablehlo.broadcast_in_dim %cst_121, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_122 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %212 = stablehlo.broadcast_in_dim %cst_122, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_123 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %213 = stablehlo.broadcast_in_dim %cst_123, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_124 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %214 = stablehlo.broadcast_in_dim %cst_124, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_125 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %215 = stablehlo.broadcast_in_dim %cst_125, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_126 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %216 = stablehlo.broadcast_in_dim %cst_126, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_127 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %217 = stablehlo.broadcast_in_dim %cst_127, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_128 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %218 = stablehlo.broadcast_in_dim %cst_128, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_129 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %219 = stablehlo.broadcast_in_dim %cst_129, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_130 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %220 = stablehlo.broadcast_in_dim %cst_130, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_131 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %221 = stablehlo.broadcast_in_dim %cst_131, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %cst_132 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %222 = stablehlo.broadcast_in_dim %cst_132, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_133 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %223 = stablehlo.broadcast_in_dim %cst_133, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_134 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %224 = stablehlo.broadcast_in_dim %cst_134, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %cst_135 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %225 = stablehlo.broadcast_in_dim %cst_135, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_136 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %226 = stablehlo.broadcast_in_dim %cst_136, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %cst_137 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %227 = stablehlo.broadcast_in_dim %cst_137, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %cst_138 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %228 = stablehlo.broadcast_in_dim %cst_138, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_139 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %229 = stablehlo.broadcast_in_dim %cst_139, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_140 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %230 = stablehlo.broadcast_in_dim %cst_140, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_141 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %231 = stablehlo.broadcast_in_dim %cst_141, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %cst_142 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %232 = stablehlo.broadcast_in_dim %cst_142, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %cst_143 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %233 = stablehlo.broadcast_in_dim %cst_143, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %c_144 = stablehlo.constant dense<0> : tensor<i32>
    %c_145 = stablehlo.constant dense<0> : tensor<i32>
    return %c_144, %138, %139, %140, %141, %142, %143, %144, %145, %146, %147, %148, %149, %150, %151, %152, %153, %154, %155, %156, %157, %158, %159, %160, %161, %162, %163, %164, %165, %166, %167, %168, %169, %170, %171, %172, %173, %174, %175, %176, %177, %178, %179, %180, %181, %182, %183, %184, %185, %186, %187, %188, %189, %190, %191, %192, %193, %194, %195, %196, %197, %198, %199, %200, %201, %202, %203, %204, %205, %206, %207, %208, %209, %210, %211, %212, %213, %214, %215, %216, %217, %218, %219, %220, %221, %222, %223, %224, %225, %226, %227, %228, %229, %230, %231, %232, %233, %c_145, %36, %37, %31, %26, %25, %50, %51, %44, %45, %39, %38, %64, %65, %59, %54, %53, %78, %79, %72, %73, %67, %66, %92, %93, %87, %82, %81, %106, %107, %100, %101, %95, %94, %120, %121, %115, %110, %109, %134, %135, %128, %129, %123, %122, %137, %136, %23, %20 : tensor<i32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<i32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>
  }
  func.func private @_threefry_split(%arg0: tensor<2xui32>) -> tensor<6x2xui32> {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %1 = stablehlo.reshape %0 : (tensor<1xui32>) -> tensor<ui32>
    %2 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.iota dim = 0 : tensor<6xui64>
    %c = stablehlo.constant dense<1> : tensor<ui64>
    %5 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<6xui64>
    %6 = stablehlo.multiply %5, %4 : tensor<6xui64>
    %c_0 = stablehlo.constant dense<32> : tensor<ui64>
    %7 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<6xui64>
    %8 = stablehlo.shift_right_logical %6, %7 : tensor<6xui64>
    %9 = stablehlo.convert %6 : (tensor<6xui64>) -> tensor<6xui32>
    %10 = stablehlo.convert %8 : (tensor<6xui64>) -> tensor<6xui32>
    %11:2 = call @threefry2x32(%1, %3, %10, %9) : (tensor<ui32>, tensor<ui32>, tensor<6xui32>, tensor<6xui32>) -> (tensor<6xui32>, tensor<6xui32>)
    %12 = stablehlo.broadcast_in_dim %11#0, dims = [0] : (tensor<6xui32>) -> tensor<6x1xui32>
    %13 = stablehlo.broadcast_in_dim %11#1, dims = [0] : (tensor<6xui32>) -> tensor<6x1xui32>
    %14 = stablehlo.concatenate %12, %13, dim = 1 : (tensor<6x1xui32>, tensor<6x1xui32>) -> tensor<6x2xui32>
    return %14 : tensor<6x2xui32>
  }
  func.func private @threefry2x32(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<6xui32>, %arg3: tensor<6xui32>) -> (tensor<6xui32>, tensor<6xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<6xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<6xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<6xui32>, tensor<6xui32>
  }
  func.func private @closed_call(%arg0: tensor<i32>, %arg1: tensor<6xui32>, %arg2: tensor<6xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<6xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<6xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<6xui32>
    %9 = stablehlo.or %5, %8 : tensor<6xui32>
    %10 = stablehlo.xor %3, %9 : tensor<6xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<6xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<6xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<6xui32>
    %19 = stablehlo.or %15, %18 : tensor<6xui32>
    %20 = stablehlo.xor %13, %19 : tensor<6xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<6xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<6xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<6xui32>
    %29 = stablehlo.or %25, %28 : tensor<6xui32>
    %30 = stablehlo.xor %23, %29 : tensor<6xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<6xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<6xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<6xui32>
    %39 = stablehlo.or %35, %38 : tensor<6xui32>
    %40 = stablehlo.xor %33, %39 : tensor<6xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %42 = stablehlo.add %33, %41 : tensor<6xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %44 = stablehlo.add %40, %43 : tensor<6xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %48 = stablehlo.add %44, %47 : tensor<6xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<6xui32>, tensor<6xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
  func.func private @_normal(%arg0: tensor<2xui32>) -> tensor<256x256xf32> {
    %0 = call @_normal_real(%arg0) : (tensor<2xui32>) -> tensor<256x256xf32>
    return %0 : tensor<256x256xf32>
  }
  func.func private @_normal_real(%arg0: tensor<2xui32>) -> tensor<256x256xf32> {
    %cst = stablehlo.constant dense<-0.99999994> : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = call @_uniform(%arg0, %cst, %cst_0) : (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<256x256xf32>
    %1 = chlo.erf_inv %0 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_1 = stablehlo.constant dense<1.41421354> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<256x256xf32>
    return %3 : tensor<256x256xf32>
  }
  func.func private @_uniform(%arg0: tensor<2xui32>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> tensor<256x256xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %2 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %5 = stablehlo.reshape %4 : (tensor<1xui32>) -> tensor<ui32>
    %6 = stablehlo.iota dim = 0 : tensor<256x256xui64>
    %7 = stablehlo.iota dim = 1 : tensor<256x256xui64>
    %c = stablehlo.constant dense<256> : tensor<ui64>
    %8 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<256x256xui64>
    %9 = stablehlo.multiply %8, %6 : tensor<256x256xui64>
    %c_0 = stablehlo.constant dense<1> : tensor<ui64>
    %10 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<256x256xui64>
    %11 = stablehlo.multiply %10, %7 : tensor<256x256xui64>
    %12 = stablehlo.add %9, %11 : tensor<256x256xui64>
    %c_1 = stablehlo.constant dense<32> : tensor<ui64>
    %13 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<ui64>) -> tensor<256x256xui64>
    %14 = stablehlo.shift_right_logical %12, %13 : tensor<256x256xui64>
    %15 = stablehlo.convert %12 : (tensor<256x256xui64>) -> tensor<256x256xui32>
    %16 = stablehlo.convert %14 : (tensor<256x256xui64>) -> tensor<256x256xui32>
    %17:2 = call @threefry2x32_0(%3, %5, %16, %15) : (tensor<ui32>, tensor<ui32>, tensor<256x256xui32>, tensor<256x256xui32>) -> (tensor<256x256xui32>, tensor<256x256xui32>)
    %18 = stablehlo.xor %17#0, %17#1 : tensor<256x256xui32>
    %c_2 = stablehlo.constant dense<9> : tensor<ui32>
    %19 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %20 = stablehlo.shift_right_logical %18, %19 : tensor<256x256xui32>
    %c_3 = stablehlo.constant dense<1065353216> : tensor<ui32>
    %21 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %22 = stablehlo.or %20, %21 : tensor<256x256xui32>
    %23 = stablehlo.bitcast_convert %22 : (tensor<256x256xui32>) -> tensor<256x256xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %25 = stablehlo.subtract %23, %24 : tensor<256x256xf32>
    %26 = stablehlo.subtract %1, %0 : tensor<1x1xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x256xf32>
    %28 = stablehlo.multiply %25, %27 : tensor<256x256xf32>
    %29 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x256xf32>
    %30 = stablehlo.add %28, %29 : tensor<256x256xf32>
    %31 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x256xf32>
    %32 = stablehlo.maximum %31, %30 : tensor<256x256xf32>
    return %32 : tensor<256x256xf32>
  }
  func.func private @threefry2x32_0(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<256x256xui32>, %arg3: tensor<256x256xui32>) -> (tensor<256x256xui32>, tensor<256x256xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<256x256xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<256x256xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call_1(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<256x256xui32>, tensor<256x256xui32>
  }
  func.func private @closed_call_1(%arg0: tensor<i32>, %arg1: tensor<256x256xui32>, %arg2: tensor<256x256xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<256x256xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<256x256xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<256x256xui32>
    %9 = stablehlo.or %5, %8 : tensor<256x256xui32>
    %10 = stablehlo.xor %3, %9 : tensor<256x256xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<256x256xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<256x256xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<256x256xui32>
    %19 = stablehlo.or %15, %18 : tensor<256x256xui32>
    %20 = stablehlo.xor %13, %19 : tensor<256x256xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<256x256xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<256x256xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<256x256xui32>
    %29 = stablehlo.or %25, %28 : tensor<256x256xui32>
    %30 = stablehlo.xor %23, %29 : tensor<256x256xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<256x256xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<256x256xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<256x256xui32>
    %39 = stablehlo.or %35, %38 : tensor<256x256xui32>
    %40 = stablehlo.xor %33, %39 : tensor<256x256xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %42 = stablehlo.add %33, %41 : tensor<256x256xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %44 = stablehlo.add %40, %43 : tensor<256x256xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<256x256xui32>
    %48 = stablehlo.add %44, %47 : tensor<256x256xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<256x256xui32>, tensor<256x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
  func.func private @_threefry_split_2(%arg0: tensor<2xui32>) -> tensor<4x2xui32> {
    %0 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %1 = stablehlo.reshape %0 : (tensor<1xui32>) -> tensor<ui32>
    %2 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.iota dim = 0 : tensor<4xui64>
    %c = stablehlo.constant dense<1> : tensor<ui64>
    %5 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<4xui64>
    %6 = stablehlo.multiply %5, %4 : tensor<4xui64>
    %c_0 = stablehlo.constant dense<32> : tensor<ui64>
    %7 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<4xui64>
    %8 = stablehlo.shift_right_logical %6, %7 : tensor<4xui64>
    %9 = stablehlo.convert %6 : (tensor<4xui64>) -> tensor<4xui32>
    %10 = stablehlo.convert %8 : (tensor<4xui64>) -> tensor<4xui32>
    %11:2 = call @threefry2x32_3(%1, %3, %10, %9) : (tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<4xui32>, tensor<4xui32>)
    %12 = stablehlo.broadcast_in_dim %11#0, dims = [0] : (tensor<4xui32>) -> tensor<4x1xui32>
    %13 = stablehlo.broadcast_in_dim %11#1, dims = [0] : (tensor<4xui32>) -> tensor<4x1xui32>
    %14 = stablehlo.concatenate %12, %13, dim = 1 : (tensor<4x1xui32>, tensor<4x1xui32>) -> tensor<4x2xui32>
    return %14 : tensor<4x2xui32>
  }
  func.func private @threefry2x32_3(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<4xui32>, %arg3: tensor<4xui32>) -> (tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<4xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<4xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call_4(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<4xui32>, tensor<4xui32>
  }
  func.func private @closed_call_4(%arg0: tensor<i32>, %arg1: tensor<4xui32>, %arg2: tensor<4xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<4xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<4xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<4xui32>
    %9 = stablehlo.or %5, %8 : tensor<4xui32>
    %10 = stablehlo.xor %3, %9 : tensor<4xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<4xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<4xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<4xui32>
    %19 = stablehlo.or %15, %18 : tensor<4xui32>
    %20 = stablehlo.xor %13, %19 : tensor<4xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<4xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<4xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<4xui32>
    %29 = stablehlo.or %25, %28 : tensor<4xui32>
    %30 = stablehlo.xor %23, %29 : tensor<4xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<4xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<4xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<4xui32>
    %39 = stablehlo.or %35, %38 : tensor<4xui32>
    %40 = stablehlo.xor %33, %39 : tensor<4xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %42 = stablehlo.add %33, %41 : tensor<4xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %44 = stablehlo.add %40, %43 : tensor<4xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<4xui32>
    %48 = stablehlo.add %44, %47 : tensor<4xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<4xui32>, tensor<4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
  func.func private @_normal_5(%arg0: tensor<2xui32>) -> tensor<256x768xf32> {
    %0 = call @_normal_real_6(%arg0) : (tensor<2xui32>) -> tensor<256x768xf32>
    return %0 : tensor<256x768xf32>
  }
  func.func private @_normal_real_6(%arg0: tensor<2xui32>) -> tensor<256x768xf32> {
    %cst = stablehlo.constant dense<-0.99999994> : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = call @_uniform_7(%arg0, %cst, %cst_0) : (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<256x768xf32>
    %1 = chlo.erf_inv %0 : tensor<256x768xf32> -> tensor<256x768xf32>
    %cst_1 = stablehlo.constant dense<1.41421354> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<256x768xf32>
    return %3 : tensor<256x768xf32>
  }
  func.func private @_uniform_7(%arg0: tensor<2xui32>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> tensor<256x768xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %2 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %5 = stablehlo.reshape %4 : (tensor<1xui32>) -> tensor<ui32>
    %6 = stablehlo.iota dim = 0 : tensor<256x768xui64>
    %7 = stablehlo.iota dim = 1 : tensor<256x768xui64>
    %c = stablehlo.constant dense<768> : tensor<ui64>
    %8 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<256x768xui64>
    %9 = stablehlo.multiply %8, %6 : tensor<256x768xui64>
    %c_0 = stablehlo.constant dense<1> : tensor<ui64>
    %10 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<256x768xui64>
    %11 = stablehlo.multiply %10, %7 : tensor<256x768xui64>
    %12 = stablehlo.add %9, %11 : tensor<256x768xui64>
    %c_1 = stablehlo.constant dense<32> : tensor<ui64>
    %13 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<ui64>) -> tensor<256x768xui64>
    %14 = stablehlo.shift_right_logical %12, %13 : tensor<256x768xui64>
    %15 = stablehlo.convert %12 : (tensor<256x768xui64>) -> tensor<256x768xui32>
    %16 = stablehlo.convert %14 : (tensor<256x768xui64>) -> tensor<256x768xui32>
    %17:2 = call @threefry2x32_8(%3, %5, %16, %15) : (tensor<ui32>, tensor<ui32>, tensor<256x768xui32>, tensor<256x768xui32>) -> (tensor<256x768xui32>, tensor<256x768xui32>)
    %18 = stablehlo.xor %17#0, %17#1 : tensor<256x768xui32>
    %c_2 = stablehlo.constant dense<9> : tensor<ui32>
    %19 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %20 = stablehlo.shift_right_logical %18, %19 : tensor<256x768xui32>
    %c_3 = stablehlo.constant dense<1065353216> : tensor<ui32>
    %21 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %22 = stablehlo.or %20, %21 : tensor<256x768xui32>
    %23 = stablehlo.bitcast_convert %22 : (tensor<256x768xui32>) -> tensor<256x768xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %25 = stablehlo.subtract %23, %24 : tensor<256x768xf32>
    %26 = stablehlo.subtract %1, %0 : tensor<1x1xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x768xf32>
    %28 = stablehlo.multiply %25, %27 : tensor<256x768xf32>
    %29 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x768xf32>
    %30 = stablehlo.add %28, %29 : tensor<256x768xf32>
    %31 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x768xf32>
    %32 = stablehlo.maximum %31, %30 : tensor<256x768xf32>
    return %32 : tensor<256x768xf32>
  }
  func.func private @threefry2x32_8(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<256x768xui32>, %arg3: tensor<256x768xui32>) -> (tensor<256x768xui32>, tensor<256x768xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<256x768xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<256x768xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call_9(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<256x768xui32>, tensor<256x768xui32>
  }
  func.func private @closed_call_9(%arg0: tensor<i32>, %arg1: tensor<256x768xui32>, %arg2: tensor<256x768xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<256x768xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<256x768xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<256x768xui32>
    %9 = stablehlo.or %5, %8 : tensor<256x768xui32>
    %10 = stablehlo.xor %3, %9 : tensor<256x768xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<256x768xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<256x768xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<256x768xui32>
    %19 = stablehlo.or %15, %18 : tensor<256x768xui32>
    %20 = stablehlo.xor %13, %19 : tensor<256x768xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<256x768xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<256x768xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<256x768xui32>
    %29 = stablehlo.or %25, %28 : tensor<256x768xui32>
    %30 = stablehlo.xor %23, %29 : tensor<256x768xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<256x768xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<256x768xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<256x768xui32>
    %39 = stablehlo.or %35, %38 : tensor<256x768xui32>
    %40 = stablehlo.xor %33, %39 : tensor<256x768xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %42 = stablehlo.add %33, %41 : tensor<256x768xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %44 = stablehlo.add %40, %43 : tensor<256x768xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<256x768xui32>
    %48 = stablehlo.add %44, %47 : tensor<256x768xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<256x768xui32>, tensor<256x768xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
  func.func private @_normal_10(%arg0: tensor<2xui32>) -> tensor<256x1024xf32> {
    %0 = call @_normal_real_11(%arg0) : (tensor<2xui32>) -> tensor<256x1024xf32>
    return %0 : tensor<256x1024xf32>
  }
  func.func private @_normal_real_11(%arg0: tensor<2xui32>) -> tensor<256x1024xf32> {
    %cst = stablehlo.constant dense<-0.99999994> : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = call @_uniform_12(%arg0, %cst, %cst_0) : (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<256x1024xf32>
    %1 = chlo.erf_inv %0 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %cst_1 = stablehlo.constant dense<1.41421354> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<256x1024xf32>
    return %3 : tensor<256x1024xf32>
  }
  func.func private @_uniform_12(%arg0: tensor<2xui32>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> tensor<256x1024xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %2 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %5 = stablehlo.reshape %4 : (tensor<1xui32>) -> tensor<ui32>
    %6 = stablehlo.iota dim = 0 : tensor<256x1024xui64>
    %7 = stablehlo.iota dim = 1 : tensor<256x1024xui64>
    %c = stablehlo.constant dense<1024> : tensor<ui64>
    %8 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<256x1024xui64>
    %9 = stablehlo.multiply %8, %6 : tensor<256x1024xui64>
    %c_0 = stablehlo.constant dense<1> : tensor<ui64>
    %10 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<256x1024xui64>
    %11 = stablehlo.multiply %10, %7 : tensor<256x1024xui64>
    %12 = stablehlo.add %9, %11 : tensor<256x1024xui64>
    %c_1 = stablehlo.constant dense<32> : tensor<ui64>
    %13 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<ui64>) -> tensor<256x1024xui64>
    %14 = stablehlo.shift_right_logical %12, %13 : tensor<256x1024xui64>
    %15 = stablehlo.convert %12 : (tensor<256x1024xui64>) -> tensor<256x1024xui32>
    %16 = stablehlo.convert %14 : (tensor<256x1024xui64>) -> tensor<256x1024xui32>
    %17:2 = call @threefry2x32_13(%3, %5, %16, %15) : (tensor<ui32>, tensor<ui32>, tensor<256x1024xui32>, tensor<256x1024xui32>) -> (tensor<256x1024xui32>, tensor<256x1024xui32>)
    %18 = stablehlo.xor %17#0, %17#1 : tensor<256x1024xui32>
    %c_2 = stablehlo.constant dense<9> : tensor<ui32>
    %19 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %20 = stablehlo.shift_right_logical %18, %19 : tensor<256x1024xui32>
    %c_3 = stablehlo.constant dense<1065353216> : tensor<ui32>
    %21 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %22 = stablehlo.or %20, %21 : tensor<256x1024xui32>
    %23 = stablehlo.bitcast_convert %22 : (tensor<256x1024xui32>) -> tensor<256x1024xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %25 = stablehlo.subtract %23, %24 : tensor<256x1024xf32>
    %26 = stablehlo.subtract %1, %0 : tensor<1x1xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x1024xf32>
    %28 = stablehlo.multiply %25, %27 : tensor<256x1024xf32>
    %29 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x1024xf32>
    %30 = stablehlo.add %28, %29 : tensor<256x1024xf32>
    %31 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<256x1024xf32>
    %32 = stablehlo.maximum %31, %30 : tensor<256x1024xf32>
    return %32 : tensor<256x1024xf32>
  }
  func.func private @threefry2x32_13(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<256x1024xui32>, %arg3: tensor<256x1024xui32>) -> (tensor<256x1024xui32>, tensor<256x1024xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<256x1024xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<256x1024xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call_14(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<256x1024xui32>, tensor<256x1024xui32>
  }
  func.func private @closed_call_14(%arg0: tensor<i32>, %arg1: tensor<256x1024xui32>, %arg2: tensor<256x1024xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<256x1024xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<256x1024xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<256x1024xui32>
    %9 = stablehlo.or %5, %8 : tensor<256x1024xui32>
    %10 = stablehlo.xor %3, %9 : tensor<256x1024xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<256x1024xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<256x1024xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<256x1024xui32>
    %19 = stablehlo.or %15, %18 : tensor<256x1024xui32>
    %20 = stablehlo.xor %13, %19 : tensor<256x1024xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<256x1024xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<256x1024xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<256x1024xui32>
    %29 = stablehlo.or %25, %28 : tensor<256x1024xui32>
    %30 = stablehlo.xor %23, %29 : tensor<256x1024xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<256x1024xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<256x1024xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<256x1024xui32>
    %39 = stablehlo.or %35, %38 : tensor<256x1024xui32>
    %40 = stablehlo.xor %33, %39 : tensor<256x1024xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %42 = stablehlo.add %33, %41 : tensor<256x1024xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %44 = stablehlo.add %40, %43 : tensor<256x1024xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<256x1024xui32>
    %48 = stablehlo.add %44, %47 : tensor<256x1024xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<256x1024xui32>, tensor<256x1024xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
  func.func private @_normal_15(%arg0: tensor<2xui32>) -> tensor<1024x256xf32> {
    %0 = call @_normal_real_16(%arg0) : (tensor<2xui32>) -> tensor<1024x256xf32>
    return %0 : tensor<1024x256xf32>
  }
  func.func private @_normal_real_16(%arg0: tensor<2xui32>) -> tensor<1024x256xf32> {
    %cst = stablehlo.constant dense<-0.99999994> : tensor<f32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %0 = call @_uniform_17(%arg0, %cst, %cst_0) : (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<1024x256xf32>
    %1 = chlo.erf_inv %0 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %cst_1 = stablehlo.constant dense<1.41421354> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %3 = stablehlo.multiply %2, %1 : tensor<1024x256xf32>
    return %3 : tensor<1024x256xf32>
  }
  func.func private @_uniform_17(%arg0: tensor<2xui32>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> tensor<1024x256xf32> {
    %0 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<f32>) -> tensor<1x1xf32>
    %2 = stablehlo.slice %arg0 [0:1] : (tensor<2xui32>) -> tensor<1xui32>
    %3 = stablehlo.reshape %2 : (tensor<1xui32>) -> tensor<ui32>
    %4 = stablehlo.slice %arg0 [1:2] : (tensor<2xui32>) -> tensor<1xui32>
    %5 = stablehlo.reshape %4 : (tensor<1xui32>) -> tensor<ui32>
    %6 = stablehlo.iota dim = 0 : tensor<1024x256xui64>
    %7 = stablehlo.iota dim = 1 : tensor<1024x256xui64>
    %c = stablehlo.constant dense<256> : tensor<ui64>
    %8 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<ui64>) -> tensor<1024x256xui64>
    %9 = stablehlo.multiply %8, %6 : tensor<1024x256xui64>
    %c_0 = stablehlo.constant dense<1> : tensor<ui64>
    %10 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<ui64>) -> tensor<1024x256xui64>
    %11 = stablehlo.multiply %10, %7 : tensor<1024x256xui64>
    %12 = stablehlo.add %9, %11 : tensor<1024x256xui64>
    %c_1 = stablehlo.constant dense<32> : tensor<ui64>
    %13 = stablehlo.broadcast_in_dim %c_1, dims = [] : (tensor<ui64>) -> tensor<1024x256xui64>
    %14 = stablehlo.shift_right_logical %12, %13 : tensor<1024x256xui64>
    %15 = stablehlo.convert %12 : (tensor<1024x256xui64>) -> tensor<1024x256xui32>
    %16 = stablehlo.convert %14 : (tensor<1024x256xui64>) -> tensor<1024x256xui32>
    %17:2 = call @threefry2x32_18(%3, %5, %16, %15) : (tensor<ui32>, tensor<ui32>, tensor<1024x256xui32>, tensor<1024x256xui32>) -> (tensor<1024x256xui32>, tensor<1024x256xui32>)
    %18 = stablehlo.xor %17#0, %17#1 : tensor<1024x256xui32>
    %c_2 = stablehlo.constant dense<9> : tensor<ui32>
    %19 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %20 = stablehlo.shift_right_logical %18, %19 : tensor<1024x256xui32>
    %c_3 = stablehlo.constant dense<1065353216> : tensor<ui32>
    %21 = stablehlo.broadcast_in_dim %c_3, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %22 = stablehlo.or %20, %21 : tensor<1024x256xui32>
    %23 = stablehlo.bitcast_convert %22 : (tensor<1024x256xui32>) -> tensor<1024x256xf32>
    %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %25 = stablehlo.subtract %23, %24 : tensor<1024x256xf32>
    %26 = stablehlo.subtract %1, %0 : tensor<1x1xf32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<1024x256xf32>
    %28 = stablehlo.multiply %25, %27 : tensor<1024x256xf32>
    %29 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<1024x256xf32>
    %30 = stablehlo.add %28, %29 : tensor<1024x256xf32>
    %31 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x1xf32>) -> tensor<1024x256xf32>
    %32 = stablehlo.maximum %31, %30 : tensor<1024x256xf32>
    return %32 : tensor<1024x256xf32>
  }
  func.func private @threefry2x32_18(%arg0: tensor<ui32>, %arg1: tensor<ui32>, %arg2: tensor<1024x256xui32>, %arg3: tensor<1024x256xui32>) -> (tensor<1024x256xui32>, tensor<1024x256xui32>) {
    %c = stablehlo.constant dense<[13, 15, 26, 6]> : tensor<4xui32>
    %c_0 = stablehlo.constant dense<[17, 29, 16, 24]> : tensor<4xui32>
    %0 = stablehlo.xor %arg0, %arg1 : tensor<ui32>
    %c_1 = stablehlo.constant dense<466688986> : tensor<ui32>
    %1 = stablehlo.xor %0, %c_1 : tensor<ui32>
    %2 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %3 = stablehlo.add %arg2, %2 : tensor<1024x256xui32>
    %4 = stablehlo.broadcast_in_dim %arg1, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %5 = stablehlo.add %arg3, %4 : tensor<1024x256xui32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %c_3 = stablehlo.constant dense<0> : tensor<i32>
    %6:9 = stablehlo.while(%iterArg = %c_3, %iterArg_4 = %c_2, %iterArg_5 = %3, %iterArg_6 = %5, %iterArg_7 = %arg1, %iterArg_8 = %1, %iterArg_9 = %arg0, %iterArg_10 = %c, %iterArg_11 = %c_0) : tensor<i32>, tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    cond {
      %c_12 = stablehlo.constant dense<5> : tensor<i32>
      %7 = stablehlo.compare LT, %iterArg, %c_12, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %7 : tensor<i1>
    } do {
      %7:8 = func.call @closed_call_19(%iterArg_4, %iterArg_5, %iterArg_6, %iterArg_7, %iterArg_8, %iterArg_9, %iterArg_10, %iterArg_11) : (tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %c_12 = stablehlo.constant dense<1> : tensor<i32>
      %8 = stablehlo.add %iterArg, %c_12 : tensor<i32>
      stablehlo.return %8, %7#0, %7#1, %7#2, %7#3, %7#4, %7#5, %7#6, %7#7 : tensor<i32>, tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
    }
    return %6#2, %6#3 : tensor<1024x256xui32>, tensor<1024x256xui32>
  }
  func.func private @closed_call_19(%arg0: tensor<i32>, %arg1: tensor<1024x256xui32>, %arg2: tensor<1024x256xui32>, %arg3: tensor<ui32>, %arg4: tensor<ui32>, %arg5: tensor<ui32>, %arg6: tensor<4xui32>, %arg7: tensor<4xui32>) -> (tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0 = stablehlo.add %arg0, %c : tensor<i32>
    %1 = stablehlo.slice %arg6 [0:1] : (tensor<4xui32>) -> tensor<1xui32>
    %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
    %3 = stablehlo.add %arg1, %arg2 : tensor<1024x256xui32>
    %4 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %5 = stablehlo.shift_left %arg2, %4 : tensor<1024x256xui32>
    %c_0 = stablehlo.constant dense<32> : tensor<ui32>
    %6 = stablehlo.subtract %c_0, %2 : tensor<ui32>
    %7 = stablehlo.broadcast_in_dim %6, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %8 = stablehlo.shift_right_logical %arg2, %7 : tensor<1024x256xui32>
    %9 = stablehlo.or %5, %8 : tensor<1024x256xui32>
    %10 = stablehlo.xor %3, %9 : tensor<1024x256xui32>
    %11 = stablehlo.slice %arg6 [1:2] : (tensor<4xui32>) -> tensor<1xui32>
    %12 = stablehlo.reshape %11 : (tensor<1xui32>) -> tensor<ui32>
    %13 = stablehlo.add %3, %10 : tensor<1024x256xui32>
    %14 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %15 = stablehlo.shift_left %10, %14 : tensor<1024x256xui32>
    %c_1 = stablehlo.constant dense<32> : tensor<ui32>
    %16 = stablehlo.subtract %c_1, %12 : tensor<ui32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %18 = stablehlo.shift_right_logical %10, %17 : tensor<1024x256xui32>
    %19 = stablehlo.or %15, %18 : tensor<1024x256xui32>
    %20 = stablehlo.xor %13, %19 : tensor<1024x256xui32>
    %21 = stablehlo.slice %arg6 [2:3] : (tensor<4xui32>) -> tensor<1xui32>
    %22 = stablehlo.reshape %21 : (tensor<1xui32>) -> tensor<ui32>
    %23 = stablehlo.add %13, %20 : tensor<1024x256xui32>
    %24 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %25 = stablehlo.shift_left %20, %24 : tensor<1024x256xui32>
    %c_2 = stablehlo.constant dense<32> : tensor<ui32>
    %26 = stablehlo.subtract %c_2, %22 : tensor<ui32>
    %27 = stablehlo.broadcast_in_dim %26, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %28 = stablehlo.shift_right_logical %20, %27 : tensor<1024x256xui32>
    %29 = stablehlo.or %25, %28 : tensor<1024x256xui32>
    %30 = stablehlo.xor %23, %29 : tensor<1024x256xui32>
    %31 = stablehlo.slice %arg6 [3:4] : (tensor<4xui32>) -> tensor<1xui32>
    %32 = stablehlo.reshape %31 : (tensor<1xui32>) -> tensor<ui32>
    %33 = stablehlo.add %23, %30 : tensor<1024x256xui32>
    %34 = stablehlo.broadcast_in_dim %32, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %35 = stablehlo.shift_left %30, %34 : tensor<1024x256xui32>
    %c_3 = stablehlo.constant dense<32> : tensor<ui32>
    %36 = stablehlo.subtract %c_3, %32 : tensor<ui32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %38 = stablehlo.shift_right_logical %30, %37 : tensor<1024x256xui32>
    %39 = stablehlo.or %35, %38 : tensor<1024x256xui32>
    %40 = stablehlo.xor %33, %39 : tensor<1024x256xui32>
    %41 = stablehlo.broadcast_in_dim %arg3, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %42 = stablehlo.add %33, %41 : tensor<1024x256xui32>
    %43 = stablehlo.broadcast_in_dim %arg4, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %44 = stablehlo.add %40, %43 : tensor<1024x256xui32>
    %c_4 = stablehlo.constant dense<1> : tensor<i32>
    %45 = stablehlo.add %arg0, %c_4 : tensor<i32>
    %46 = stablehlo.convert %45 : (tensor<i32>) -> tensor<ui32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [] : (tensor<ui32>) -> tensor<1024x256xui32>
    %48 = stablehlo.add %44, %47 : tensor<1024x256xui32>
    return %0, %42, %48, %arg4, %arg5, %arg3, %arg7, %arg6 : tensor<i32>, tensor<1024x256xui32>, tensor<1024x256xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>
  }
}
