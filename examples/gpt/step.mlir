module @jit_step attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<256x256xf32>, %arg2: tensor<256xf32>, %arg3: tensor<256x768xf32>, %arg4: tensor<256xf32>, %arg5: tensor<256xf32>, %arg6: tensor<1024x256xf32>, %arg7: tensor<256xf32>, %arg8: tensor<256x1024xf32>, %arg9: tensor<1024xf32>, %arg10: tensor<256xf32>, %arg11: tensor<256xf32>, %arg12: tensor<256x256xf32>, %arg13: tensor<256xf32>, %arg14: tensor<256x768xf32>, %arg15: tensor<256xf32>, %arg16: tensor<256xf32>, %arg17: tensor<1024x256xf32>, %arg18: tensor<256xf32>, %arg19: tensor<256x1024xf32>, %arg20: tensor<1024xf32>, %arg21: tensor<256xf32>, %arg22: tensor<256xf32>, %arg23: tensor<256x256xf32>, %arg24: tensor<256xf32>, %arg25: tensor<256x768xf32>, %arg26: tensor<256xf32>, %arg27: tensor<256xf32>, %arg28: tensor<1024x256xf32>, %arg29: tensor<256xf32>, %arg30: tensor<256x1024xf32>, %arg31: tensor<1024xf32>, %arg32: tensor<256xf32>, %arg33: tensor<256xf32>, %arg34: tensor<256x256xf32>, %arg35: tensor<256xf32>, %arg36: tensor<256x768xf32>, %arg37: tensor<256xf32>, %arg38: tensor<256xf32>, %arg39: tensor<1024x256xf32>, %arg40: tensor<256xf32>, %arg41: tensor<256x1024xf32>, %arg42: tensor<1024xf32>, %arg43: tensor<256xf32>, %arg44: tensor<256xf32>, %arg45: tensor<256xf32>, %arg46: tensor<256xf32>, %arg47: tensor<256x256xf32>, %arg48: tensor<256x256xf32>, %arg49: tensor<256x256xf32>, %arg50: tensor<256xf32>, %arg51: tensor<256x768xf32>, %arg52: tensor<256xf32>, %arg53: tensor<256xf32>, %arg54: tensor<1024x256xf32>, %arg55: tensor<256xf32>, %arg56: tensor<256x1024xf32>, %arg57: tensor<1024xf32>, %arg58: tensor<256xf32>, %arg59: tensor<256xf32>, %arg60: tensor<256x256xf32>, %arg61: tensor<256xf32>, %arg62: tensor<256x768xf32>, %arg63: tensor<256xf32>, %arg64: tensor<256xf32>, %arg65: tensor<1024x256xf32>, %arg66: tensor<256xf32>, %arg67: tensor<256x1024xf32>, %arg68: tensor<1024xf32>, %arg69: tensor<256xf32>, %arg70: tensor<256xf32>, %arg71: tensor<256x256xf32>, %arg72: tensor<256xf32>, %arg73: tensor<256x768xf32>, %arg74: tensor<256xf32>, %arg75: tensor<256xf32>, %arg76: tensor<1024x256xf32>, %arg77: tensor<256xf32>, %arg78: tensor<256x1024xf32>, %arg79: tensor<1024xf32>, %arg80: tensor<256xf32>, %arg81: tensor<256xf32>, %arg82: tensor<256x256xf32>, %arg83: tensor<256xf32>, %arg84: tensor<256x768xf32>, %arg85: tensor<256xf32>, %arg86: tensor<256xf32>, %arg87: tensor<1024x256xf32>, %arg88: tensor<256xf32>, %arg89: tensor<256x1024xf32>, %arg90: tensor<1024xf32>, %arg91: tensor<256xf32>, %arg92: tensor<256xf32>, %arg93: tensor<256xf32>, %arg94: tensor<256xf32>, %arg95: tensor<256x256xf32>, %arg96: tensor<256x256xf32>, %arg97: tensor<i32>, %arg98: tensor<256x256xf32>, %arg99: tensor<256xf32>, %arg100: tensor<256x768xf32>, %arg101: tensor<256xf32>, %arg102: tensor<256xf32>, %arg103: tensor<1024x256xf32>, %arg104: tensor<256xf32>, %arg105: tensor<256x1024xf32>, %arg106: tensor<1024xf32>, %arg107: tensor<256xf32>, %arg108: tensor<256xf32>, %arg109: tensor<256x256xf32>, %arg110: tensor<256xf32>, %arg111: tensor<256x768xf32>, %arg112: tensor<256xf32>, %arg113: tensor<256xf32>, %arg114: tensor<1024x256xf32>, %arg115: tensor<256xf32>, %arg116: tensor<256x1024xf32>, %arg117: tensor<1024xf32>, %arg118: tensor<256xf32>, %arg119: tensor<256xf32>, %arg120: tensor<256x256xf32>, %arg121: tensor<256xf32>, %arg122: tensor<256x768xf32>, %arg123: tensor<256xf32>, %arg124: tensor<256xf32>, %arg125: tensor<1024x256xf32>, %arg126: tensor<256xf32>, %arg127: tensor<256x1024xf32>, %arg128: tensor<1024xf32>, %arg129: tensor<256xf32>, %arg130: tensor<256xf32>, %arg131: tensor<256x256xf32>, %arg132: tensor<256xf32>, %arg133: tensor<256x768xf32>, %arg134: tensor<256xf32>, %arg135: tensor<256xf32>, %arg136: tensor<1024x256xf32>, %arg137: tensor<256xf32>, %arg138: tensor<256x1024xf32>, %arg139: tensor<1024xf32>, %arg140: tensor<256xf32>, %arg141: tensor<256xf32>, %arg142: tensor<256xf32>, %arg143: tensor<256xf32>, %arg144: tensor<256x256xf32>, %arg145: tensor<256x256xf32>, %arg146: tensor<8x257xi32>) -> (tensor<i32> {jax.result_info = "result[0]['optimizer'][1][0].count"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].mu['token_embedding']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result[0]['optimizer'][1][0].nu['token_embedding']"}, tensor<i32> {jax.result_info = "result[0]['optimizer'][1][2].count"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][0]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][1]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][2]['mlp_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['attention']['out']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['attention']['out_bias']"}, tensor<256x768xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['attention']['qkv']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['attention_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['attention_norm']['scale']"}, tensor<1024x256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp']['down']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp']['down_bias']"}, tensor<256x1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp']['up']"}, tensor<1024xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp']['up_bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['blocks'][3]['mlp_norm']['scale']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['final_norm']['bias']"}, tensor<256xf32> {jax.result_info = "result[0]['parameters']['final_norm']['scale']"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['position_embedding']"}, tensor<256x256xf32> {jax.result_info = "result[0]['parameters']['token_embedding']"}, tensor<f32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.slice %arg146 [0:8, 0:256] : (tensor<8x257xi32>) -> tensor<8x256xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<8x256xi32>
    %2 = stablehlo.compare LT, %0, %1, SIGNED : (tensor<8x256xi32>, tensor<8x256xi32>) -> tensor<8x256xi1>
    %c_0 = stablehlo.constant dense<256> : tensor<i32>
    %3 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<8x256xi32>
    %4 = stablehlo.add %0, %3 : tensor<8x256xi32>
    %5 = stablehlo.select %2, %4, %0 : tensor<8x256xi1>, tensor<8x256xi32>
    %6 = stablehlo.broadcast_in_dim %5, dims = [0, 1] : (tensor<8x256xi32>) -> tensor<8x256x1xi32>
    %7 = "stablehlo.gather"(%arg145, %6) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 256>}> : (tensor<256x256xf32>, tensor<8x256x1xi32>) -> tensor<8x256x256xf32>
    %8 = stablehlo.broadcast_in_dim %arg144, dims = [1, 2] : (tensor<256x256xf32>) -> tensor<1x256x256xf32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1, 2] : (tensor<1x256x256xf32>) -> tensor<8x256x256xf32>
    %10 = stablehlo.add %7, %9 : tensor<8x256x256xf32>
    %11 = stablehlo.convert %10 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %12 = stablehlo.convert %11 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %13 = stablehlo.reduce(%12 init: %cst) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %14 = stablehlo.broadcast_in_dim %13, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_1 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %16 = stablehlo.divide %14, %15 : tensor<8x256x1xf32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %18 = stablehlo.subtract %12, %17 : tensor<8x256x256xf32>
    %19 = chlo.square %18 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_2 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %21 = stablehlo.multiply %20, %18 : tensor<8x256x256xf32>
    %cst_3 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %22 = stablehlo.reduce(%19 init: %cst_3) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %23 = stablehlo.broadcast_in_dim %22, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_4 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %25 = stablehlo.divide %23, %24 : tensor<8x256x1xf32>
    %26 = stablehlo.broadcast_in_dim %16, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %27 = stablehlo.subtract %12, %26 : tensor<8x256x256xf32>
    %cst_5 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %28 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %29 = stablehlo.add %25, %28 : tensor<8x256x1xf32>
    %30 = stablehlo.rsqrt %29 : tensor<8x256x1xf32>
    %31 = stablehlo.divide %30, %29 : tensor<8x256x1xf32>
    %cst_6 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %32 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %33 = stablehlo.multiply %32, %31 : tensor<8x256x1xf32>
    %34 = stablehlo.broadcast_in_dim %30, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %35 = stablehlo.multiply %27, %34 : tensor<8x256x256xf32>
    %36 = stablehlo.broadcast_in_dim %arg102, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %37 = stablehlo.broadcast_in_dim %36, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %38 = stablehlo.multiply %35, %37 : tensor<8x256x256xf32>
    %39 = stablehlo.broadcast_in_dim %arg101, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %41 = stablehlo.add %38, %40 : tensor<8x256x256xf32>
    %42 = stablehlo.convert %41 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %43 = stablehlo.convert %arg100 : (tensor<256x768xf32>) -> tensor<256x768xbf16>
    %44 = stablehlo.dot_general %42, %43, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x768xbf16>) -> tensor<8x256x768xbf16>
    %45 = stablehlo.slice %44 [0:8, 0:256, 0:256] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %46 = stablehlo.slice %44 [0:8, 0:256, 256:512] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %47 = stablehlo.slice %44 [0:8, 0:256, 512:768] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %48 = stablehlo.reshape %45 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %49 = stablehlo.reshape %46 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %50 = stablehlo.reshape %47 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %51 = stablehlo.dot_general %48, %49, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %52 = stablehlo.convert %51 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %cst_7 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %53 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %54 = stablehlo.divide %52, %53 : tensor<8x8x256x256xf32>
    %c_8 = stablehlo.constant dense<true> : tensor<i1>
    %55 = stablehlo.broadcast_in_dim %c_8, dims = [] : (tensor<i1>) -> tensor<256x256xi1>
    %56 = call @tril(%55) : (tensor<256x256xi1>) -> tensor<256x256xi1>
    %cst_9 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %57:3 = call @_where(%56, %54, %cst_9) : (tensor<256x256xi1>, tensor<8x8x256x256xf32>, tensor<f32>) -> (tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>)
    %cst_10 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %58 = stablehlo.reduce(%57#0 init: %cst_10) applies stablehlo.maximum across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %59 = stablehlo.reshape %58 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %61 = stablehlo.compare EQ, %57#0, %60, FLOAT : (tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xi1>
    %62 = stablehlo.convert %61 : (tensor<8x8x256x256xi1>) -> tensor<8x8x256x256xf32>
    %cst_11 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %63 = stablehlo.reduce(%62 init: %cst_11) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %cst_12 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %64 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %65 = stablehlo.maximum %64, %58 : tensor<8x8x256xf32>
    %66 = stablehlo.compare EQ, %58, %65, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_13 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_14 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %68 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %69 = stablehlo.select %66, %67, %68 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %cst_15 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %70 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %71 = stablehlo.compare EQ, %70, %65, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_16 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %72 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_17 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %73 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %74 = stablehlo.select %71, %72, %73 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %75 = stablehlo.divide %69, %74 : tensor<8x8x256xf32>
    %76 = stablehlo.broadcast_in_dim %65, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %77 = stablehlo.broadcast_in_dim %76, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %78 = stablehlo.subtract %57#0, %77 : tensor<8x8x256x256xf32>
    %79 = stablehlo.exponential %78 : tensor<8x8x256x256xf32>
    %cst_18 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %80 = stablehlo.reduce(%79 init: %cst_18) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %82 = stablehlo.broadcast_in_dim %81, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %83 = stablehlo.divide %79, %82 : tensor<8x8x256x256xf32>
    %84 = stablehlo.multiply %81, %81 : tensor<8x8x256x1xf32>
    %cst_19 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %85 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<8x8x256x1xf32>
    %86 = stablehlo.divide %85, %84 : tensor<8x8x256x1xf32>
    %87 = stablehlo.convert %83 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %88 = stablehlo.dot_general %50, %87, batching_dims = [0, 2] x [0, 1], contracting_dims = [1] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %89 = stablehlo.transpose %88, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %90 = stablehlo.reshape %89 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %91 = stablehlo.convert %arg98 : (tensor<256x256xf32>) -> tensor<256x256xbf16>
    %92 = stablehlo.dot_general %90, %91, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %93 = stablehlo.convert %arg99 : (tensor<256xf32>) -> tensor<256xbf16>
    %94 = stablehlo.broadcast_in_dim %93, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %95 = stablehlo.broadcast_in_dim %94, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %96 = stablehlo.add %92, %95 : tensor<8x256x256xbf16>
    %97 = stablehlo.add %11, %96 : tensor<8x256x256xbf16>
    %98 = stablehlo.convert %97 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_20 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %99 = stablehlo.reduce(%98 init: %cst_20) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %100 = stablehlo.broadcast_in_dim %99, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_21 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %101 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %102 = stablehlo.divide %100, %101 : tensor<8x256x1xf32>
    %103 = stablehlo.broadcast_in_dim %102, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %104 = stablehlo.subtract %98, %103 : tensor<8x256x256xf32>
    %105 = chlo.square %104 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_22 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %106 = stablehlo.broadcast_in_dim %cst_22, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %107 = stablehlo.multiply %106, %104 : tensor<8x256x256xf32>
    %cst_23 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %108 = stablehlo.reduce(%105 init: %cst_23) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %109 = stablehlo.broadcast_in_dim %108, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_24 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %110 = stablehlo.broadcast_in_dim %cst_24, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %111 = stablehlo.divide %109, %110 : tensor<8x256x1xf32>
    %112 = stablehlo.broadcast_in_dim %102, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %113 = stablehlo.subtract %98, %112 : tensor<8x256x256xf32>
    %cst_25 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %114 = stablehlo.broadcast_in_dim %cst_25, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %115 = stablehlo.add %111, %114 : tensor<8x256x1xf32>
    %116 = stablehlo.rsqrt %115 : tensor<8x256x1xf32>
    %117 = stablehlo.divide %116, %115 : tensor<8x256x1xf32>
    %cst_26 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %118 = stablehlo.broadcast_in_dim %cst_26, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %119 = stablehlo.multiply %118, %117 : tensor<8x256x1xf32>
    %120 = stablehlo.broadcast_in_dim %116, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %121 = stablehlo.multiply %113, %120 : tensor<8x256x256xf32>
    %122 = stablehlo.broadcast_in_dim %arg108, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %123 = stablehlo.broadcast_in_dim %122, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %124 = stablehlo.multiply %121, %123 : tensor<8x256x256xf32>
    %125 = stablehlo.broadcast_in_dim %arg107, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %126 = stablehlo.broadcast_in_dim %125, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %127 = stablehlo.add %124, %126 : tensor<8x256x256xf32>
    %128 = stablehlo.convert %127 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %129 = stablehlo.convert %arg105 : (tensor<256x1024xf32>) -> tensor<256x1024xbf16>
    %130 = stablehlo.dot_general %128, %129, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x1024xbf16>
    %131 = stablehlo.convert %arg106 : (tensor<1024xf32>) -> tensor<1024xbf16>
    %132 = stablehlo.broadcast_in_dim %131, dims = [2] : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %133 = stablehlo.broadcast_in_dim %132, dims = [0, 1, 2] : (tensor<1x1x1024xbf16>) -> tensor<8x256x1024xbf16>
    %134 = stablehlo.add %130, %133 : tensor<8x256x1024xbf16>
    %135 = stablehlo.multiply %134, %134 : tensor<8x256x1024xbf16>
    %136 = stablehlo.multiply %135, %134 : tensor<8x256x1024xbf16>
    %137 = stablehlo.multiply %134, %134 : tensor<8x256x1024xbf16>
    %cst_27 = stablehlo.constant dense<3.000000e+00> : tensor<bf16>
    %138 = stablehlo.broadcast_in_dim %cst_27, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %139 = stablehlo.multiply %138, %137 : tensor<8x256x1024xbf16>
    %cst_28 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %140 = stablehlo.broadcast_in_dim %cst_28, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %141 = stablehlo.multiply %140, %136 : tensor<8x256x1024xbf16>
    %142 = stablehlo.add %134, %141 : tensor<8x256x1024xbf16>
    %cst_29 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %143 = stablehlo.broadcast_in_dim %cst_29, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %144 = stablehlo.multiply %143, %142 : tensor<8x256x1024xbf16>
    %145 = stablehlo.tanh %144 : tensor<8x256x1024xbf16>
    %cst_30 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %146 = stablehlo.broadcast_in_dim %cst_30, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %147 = stablehlo.subtract %146, %145 : tensor<8x256x1024xbf16>
    %cst_31 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %148 = stablehlo.broadcast_in_dim %cst_31, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %149 = stablehlo.add %148, %145 : tensor<8x256x1024xbf16>
    %cst_32 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %150 = stablehlo.broadcast_in_dim %cst_32, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %151 = stablehlo.multiply %150, %149 : tensor<8x256x1024xbf16>
    %152 = stablehlo.multiply %134, %151 : tensor<8x256x1024xbf16>
    %153 = stablehlo.convert %arg103 : (tensor<1024x256xf32>) -> tensor<1024x256xbf16>
    %154 = stablehlo.dot_general %152, %153, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x256xbf16>
    %155 = stablehlo.convert %arg104 : (tensor<256xf32>) -> tensor<256xbf16>
    %156 = stablehlo.broadcast_in_dim %155, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %157 = stablehlo.broadcast_in_dim %156, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %158 = stablehlo.add %154, %157 : tensor<8x256x256xbf16>
    %159 = stablehlo.add %97, %158 : tensor<8x256x256xbf16>
    %160 = stablehlo.convert %159 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_33 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %161 = stablehlo.reduce(%160 init: %cst_33) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %162 = stablehlo.broadcast_in_dim %161, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_34 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %163 = stablehlo.broadcast_in_dim %cst_34, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %164 = stablehlo.divide %162, %163 : tensor<8x256x1xf32>
    %165 = stablehlo.broadcast_in_dim %164, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %166 = stablehlo.subtract %160, %165 : tensor<8x256x256xf32>
    %167 = chlo.square %166 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_35 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %168 = stablehlo.broadcast_in_dim %cst_35, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %169 = stablehlo.multiply %168, %166 : tensor<8x256x256xf32>
    %cst_36 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %170 = stablehlo.reduce(%167 init: %cst_36) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %171 = stablehlo.broadcast_in_dim %170, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_37 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %172 = stablehlo.broadcast_in_dim %cst_37, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %173 = stablehlo.divide %171, %172 : tensor<8x256x1xf32>
    %174 = stablehlo.broadcast_in_dim %164, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %175 = stablehlo.subtract %160, %174 : tensor<8x256x256xf32>
    %cst_38 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %176 = stablehlo.broadcast_in_dim %cst_38, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %177 = stablehlo.add %173, %176 : tensor<8x256x1xf32>
    %178 = stablehlo.rsqrt %177 : tensor<8x256x1xf32>
    %179 = stablehlo.divide %178, %177 : tensor<8x256x1xf32>
    %cst_39 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %180 = stablehlo.broadcast_in_dim %cst_39, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %181 = stablehlo.multiply %180, %179 : tensor<8x256x1xf32>
    %182 = stablehlo.broadcast_in_dim %178, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %183 = stablehlo.multiply %175, %182 : tensor<8x256x256xf32>
    %184 = stablehlo.broadcast_in_dim %arg113, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %185 = stablehlo.broadcast_in_dim %184, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %186 = stablehlo.multiply %183, %185 : tensor<8x256x256xf32>
    %187 = stablehlo.broadcast_in_dim %arg112, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %188 = stablehlo.broadcast_in_dim %187, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %189 = stablehlo.add %186, %188 : tensor<8x256x256xf32>
    %190 = stablehlo.convert %189 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %191 = stablehlo.convert %arg111 : (tensor<256x768xf32>) -> tensor<256x768xbf16>
    %192 = stablehlo.dot_general %190, %191, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x768xbf16>) -> tensor<8x256x768xbf16>
    %193 = stablehlo.slice %192 [0:8, 0:256, 0:256] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %194 = stablehlo.slice %192 [0:8, 0:256, 256:512] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %195 = stablehlo.slice %192 [0:8, 0:256, 512:768] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %196 = stablehlo.reshape %193 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %197 = stablehlo.reshape %194 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %198 = stablehlo.reshape %195 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %199 = stablehlo.dot_general %196, %197, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %200 = stablehlo.convert %199 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %cst_40 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %201 = stablehlo.broadcast_in_dim %cst_40, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %202 = stablehlo.divide %200, %201 : tensor<8x8x256x256xf32>
    %c_41 = stablehlo.constant dense<true> : tensor<i1>
    %203 = stablehlo.broadcast_in_dim %c_41, dims = [] : (tensor<i1>) -> tensor<256x256xi1>
    %204 = call @tril(%203) : (tensor<256x256xi1>) -> tensor<256x256xi1>
    %cst_42 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %205:3 = call @_where(%204, %202, %cst_42) : (tensor<256x256xi1>, tensor<8x8x256x256xf32>, tensor<f32>) -> (tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>)
    %cst_43 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %206 = stablehlo.reduce(%205#0 init: %cst_43) applies stablehlo.maximum across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %207 = stablehlo.reshape %206 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %208 = stablehlo.broadcast_in_dim %207, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %209 = stablehlo.compare EQ, %205#0, %208, FLOAT : (tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xi1>
    %210 = stablehlo.convert %209 : (tensor<8x8x256x256xi1>) -> tensor<8x8x256x256xf32>
    %cst_44 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %211 = stablehlo.reduce(%210 init: %cst_44) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %cst_45 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %212 = stablehlo.broadcast_in_dim %cst_45, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %213 = stablehlo.maximum %212, %206 : tensor<8x8x256xf32>
    %214 = stablehlo.compare EQ, %206, %213, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_46 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %215 = stablehlo.broadcast_in_dim %cst_46, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_47 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %216 = stablehlo.broadcast_in_dim %cst_47, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %217 = stablehlo.select %214, %215, %216 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %cst_48 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %218 = stablehlo.broadcast_in_dim %cst_48, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %219 = stablehlo.compare EQ, %218, %213, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_49 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %220 = stablehlo.broadcast_in_dim %cst_49, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_50 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %221 = stablehlo.broadcast_in_dim %cst_50, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %222 = stablehlo.select %219, %220, %221 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %223 = stablehlo.divide %217, %222 : tensor<8x8x256xf32>
    %224 = stablehlo.broadcast_in_dim %213, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %225 = stablehlo.broadcast_in_dim %224, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %226 = stablehlo.subtract %205#0, %225 : tensor<8x8x256x256xf32>
    %227 = stablehlo.exponential %226 : tensor<8x8x256x256xf32>
    %cst_51 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %228 = stablehlo.reduce(%227 init: %cst_51) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %229 = stablehlo.broadcast_in_dim %228, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %230 = stablehlo.broadcast_in_dim %229, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %231 = stablehlo.divide %227, %230 : tensor<8x8x256x256xf32>
    %232 = stablehlo.multiply %229, %229 : tensor<8x8x256x1xf32>
    %cst_52 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %233 = stablehlo.broadcast_in_dim %cst_52, dims = [] : (tensor<f32>) -> tensor<8x8x256x1xf32>
    %234 = stablehlo.divide %233, %232 : tensor<8x8x256x1xf32>
    %235 = stablehlo.convert %231 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %236 = stablehlo.dot_general %198, %235, batching_dims = [0, 2] x [0, 1], contracting_dims = [1] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %237 = stablehlo.transpose %236, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %238 = stablehlo.reshape %237 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %239 = stablehlo.convert %arg109 : (tensor<256x256xf32>) -> tensor<256x256xbf16>
    %240 = stablehlo.dot_general %238, %239, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %241 = stablehlo.convert %arg110 : (tensor<256xf32>) -> tensor<256xbf16>
    %242 = stablehlo.broadcast_in_dim %241, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %243 = stablehlo.broadcast_in_dim %242, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %244 = stablehlo.add %240, %243 : tensor<8x256x256xbf16>
    %245 = stablehlo.add %159, %244 : tensor<8x256x256xbf16>
    %246 = stablehlo.convert %245 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_53 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %247 = stablehlo.reduce(%246 init: %cst_53) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %248 = stablehlo.broadcast_in_dim %247, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_54 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %249 = stablehlo.broadcast_in_dim %cst_54, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %250 = stablehlo.divide %248, %249 : tensor<8x256x1xf32>
    %251 = stablehlo.broadcast_in_dim %250, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %252 = stablehlo.subtract %246, %251 : tensor<8x256x256xf32>
    %253 = chlo.square %252 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_55 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %254 = stablehlo.broadcast_in_dim %cst_55, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %255 = stablehlo.multiply %254, %252 : tensor<8x256x256xf32>
    %cst_56 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %256 = stablehlo.reduce(%253 init: %cst_56) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %257 = stablehlo.broadcast_in_dim %256, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_57 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %258 = stablehlo.broadcast_in_dim %cst_57, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %259 = stablehlo.divide %257, %258 : tensor<8x256x1xf32>
    %260 = stablehlo.broadcast_in_dim %250, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %261 = stablehlo.subtract %246, %260 : tensor<8x256x256xf32>
    %cst_58 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %262 = stablehlo.broadcast_in_dim %cst_58, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %263 = stablehlo.add %259, %262 : tensor<8x256x1xf32>
    %264 = stablehlo.rsqrt %263 : tensor<8x256x1xf32>
    %265 = stablehlo.divide %264, %263 : tensor<8x256x1xf32>
    %cst_59 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %266 = stablehlo.broadcast_in_dim %cst_59, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %267 = stablehlo.multiply %266, %265 : tensor<8x256x1xf32>
    %268 = stablehlo.broadcast_in_dim %264, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %269 = stablehlo.multiply %261, %268 : tensor<8x256x256xf32>
    %270 = stablehlo.broadcast_in_dim %arg119, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %271 = stablehlo.broadcast_in_dim %270, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %272 = stablehlo.multiply %269, %271 : tensor<8x256x256xf32>
    %273 = stablehlo.broadcast_in_dim %arg118, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %274 = stablehlo.broadcast_in_dim %273, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %275 = stablehlo.add %272, %274 : tensor<8x256x256xf32>
    %276 = stablehlo.convert %275 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %277 = stablehlo.convert %arg116 : (tensor<256x1024xf32>) -> tensor<256x1024xbf16>
    %278 = stablehlo.dot_general %276, %277, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x1024xbf16>
    %279 = stablehlo.convert %arg117 : (tensor<1024xf32>) -> tensor<1024xbf16>
    %280 = stablehlo.broadcast_in_dim %279, dims = [2] : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %281 = stablehlo.broadcast_in_dim %280, dims = [0, 1, 2] : (tensor<1x1x1024xbf16>) -> tensor<8x256x1024xbf16>
    %282 = stablehlo.add %278, %281 : tensor<8x256x1024xbf16>
    %283 = stablehlo.multiply %282, %282 : tensor<8x256x1024xbf16>
    %284 = stablehlo.multiply %283, %282 : tensor<8x256x1024xbf16>
    %285 = stablehlo.multiply %282, %282 : tensor<8x256x1024xbf16>
    %cst_60 = stablehlo.constant dense<3.000000e+00> : tensor<bf16>
    %286 = stablehlo.broadcast_in_dim %cst_60, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %287 = stablehlo.multiply %286, %285 : tensor<8x256x1024xbf16>
    %cst_61 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %288 = stablehlo.broadcast_in_dim %cst_61, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %289 = stablehlo.multiply %288, %284 : tensor<8x256x1024xbf16>
    %290 = stablehlo.add %282, %289 : tensor<8x256x1024xbf16>
    %cst_62 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %291 = stablehlo.broadcast_in_dim %cst_62, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %292 = stablehlo.multiply %291, %290 : tensor<8x256x1024xbf16>
    %293 = stablehlo.tanh %292 : tensor<8x256x1024xbf16>
    %cst_63 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %294 = stablehlo.broadcast_in_dim %cst_63, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %295 = stablehlo.subtract %294, %293 : tensor<8x256x1024xbf16>
    %cst_64 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %296 = stablehlo.broadcast_in_dim %cst_64, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %297 = stablehlo.add %296, %293 : tensor<8x256x1024xbf16>
    %cst_65 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %298 = stablehlo.broadcast_in_dim %cst_65, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %299 = stablehlo.multiply %298, %297 : tensor<8x256x1024xbf16>
    %300 = stablehlo.multiply %282, %299 : tensor<8x256x1024xbf16>
    %301 = stablehlo.convert %arg114 : (tensor<1024x256xf32>) -> tensor<1024x256xbf16>
    %302 = stablehlo.dot_general %300, %301, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x256xbf16>
    %303 = stablehlo.convert %arg115 : (tensor<256xf32>) -> tensor<256xbf16>
    %304 = stablehlo.broadcast_in_dim %303, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %305 = stablehlo.broadcast_in_dim %304, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %306 = stablehlo.add %302, %305 : tensor<8x256x256xbf16>
    %307 = stablehlo.add %245, %306 : tensor<8x256x256xbf16>
    %308 = stablehlo.convert %307 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_66 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %309 = stablehlo.reduce(%308 init: %cst_66) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %310 = stablehlo.broadcast_in_dim %309, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_67 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %311 = stablehlo.broadcast_in_dim %cst_67, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %312 = stablehlo.divide %310, %311 : tensor<8x256x1xf32>
    %313 = stablehlo.broadcast_in_dim %312, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %314 = stablehlo.subtract %308, %313 : tensor<8x256x256xf32>
    %315 = chlo.square %314 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_68 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %316 = stablehlo.broadcast_in_dim %cst_68, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %317 = stablehlo.multiply %316, %314 : tensor<8x256x256xf32>
    %cst_69 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %318 = stablehlo.reduce(%315 init: %cst_69) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %319 = stablehlo.broadcast_in_dim %318, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_70 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %320 = stablehlo.broadcast_in_dim %cst_70, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %321 = stablehlo.divide %319, %320 : tensor<8x256x1xf32>
    %322 = stablehlo.broadcast_in_dim %312, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %323 = stablehlo.subtract %308, %322 : tensor<8x256x256xf32>
    %cst_71 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %324 = stablehlo.broadcast_in_dim %cst_71, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %325 = stablehlo.add %321, %324 : tensor<8x256x1xf32>
    %326 = stablehlo.rsqrt %325 : tensor<8x256x1xf32>
    %327 = stablehlo.divide %326, %325 : tensor<8x256x1xf32>
    %cst_72 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %328 = stablehlo.broadcast_in_dim %cst_72, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %329 = stablehlo.multiply %328, %327 : tensor<8x256x1xf32>
    %330 = stablehlo.broadcast_in_dim %326, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %331 = stablehlo.multiply %323, %330 : tensor<8x256x256xf32>
    %332 = stablehlo.broadcast_in_dim %arg124, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %333 = stablehlo.broadcast_in_dim %332, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %334 = stablehlo.multiply %331, %333 : tensor<8x256x256xf32>
    %335 = stablehlo.broadcast_in_dim %arg123, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %336 = stablehlo.broadcast_in_dim %335, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %337 = stablehlo.add %334, %336 : tensor<8x256x256xf32>
    %338 = stablehlo.convert %337 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %339 = stablehlo.convert %arg122 : (tensor<256x768xf32>) -> tensor<256x768xbf16>
    %340 = stablehlo.dot_general %338, %339, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x768xbf16>) -> tensor<8x256x768xbf16>
    %341 = stablehlo.slice %340 [0:8, 0:256, 0:256] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %342 = stablehlo.slice %340 [0:8, 0:256, 256:512] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %343 = stablehlo.slice %340 [0:8, 0:256, 512:768] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %344 = stablehlo.reshape %341 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %345 = stablehlo.reshape %342 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %346 = stablehlo.reshape %343 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %347 = stablehlo.dot_general %344, %345, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %348 = stablehlo.convert %347 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %cst_73 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %349 = stablehlo.broadcast_in_dim %cst_73, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %350 = stablehlo.divide %348, %349 : tensor<8x8x256x256xf32>
    %c_74 = stablehlo.constant dense<true> : tensor<i1>
    %351 = stablehlo.broadcast_in_dim %c_74, dims = [] : (tensor<i1>) -> tensor<256x256xi1>
    %352 = call @tril(%351) : (tensor<256x256xi1>) -> tensor<256x256xi1>
    %cst_75 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %353:3 = call @_where(%352, %350, %cst_75) : (tensor<256x256xi1>, tensor<8x8x256x256xf32>, tensor<f32>) -> (tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>)
    %cst_76 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %354 = stablehlo.reduce(%353#0 init: %cst_76) applies stablehlo.maximum across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %355 = stablehlo.reshape %354 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %356 = stablehlo.broadcast_in_dim %355, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %357 = stablehlo.compare EQ, %353#0, %356, FLOAT : (tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xi1>
    %358 = stablehlo.convert %357 : (tensor<8x8x256x256xi1>) -> tensor<8x8x256x256xf32>
    %cst_77 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %359 = stablehlo.reduce(%358 init: %cst_77) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %cst_78 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %360 = stablehlo.broadcast_in_dim %cst_78, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %361 = stablehlo.maximum %360, %354 : tensor<8x8x256xf32>
    %362 = stablehlo.compare EQ, %354, %361, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_79 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %363 = stablehlo.broadcast_in_dim %cst_79, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_80 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %364 = stablehlo.broadcast_in_dim %cst_80, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %365 = stablehlo.select %362, %363, %364 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %cst_81 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %366 = stablehlo.broadcast_in_dim %cst_81, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %367 = stablehlo.compare EQ, %366, %361, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_82 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %368 = stablehlo.broadcast_in_dim %cst_82, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_83 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %369 = stablehlo.broadcast_in_dim %cst_83, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %370 = stablehlo.select %367, %368, %369 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %371 = stablehlo.divide %365, %370 : tensor<8x8x256xf32>
    %372 = stablehlo.broadcast_in_dim %361, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %373 = stablehlo.broadcast_in_dim %372, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %374 = stablehlo.subtract %353#0, %373 : tensor<8x8x256x256xf32>
    %375 = stablehlo.exponential %374 : tensor<8x8x256x256xf32>
    %cst_84 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %376 = stablehlo.reduce(%375 init: %cst_84) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %377 = stablehlo.broadcast_in_dim %376, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %378 = stablehlo.broadcast_in_dim %377, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %379 = stablehlo.divide %375, %378 : tensor<8x8x256x256xf32>
    %380 = stablehlo.multiply %377, %377 : tensor<8x8x256x1xf32>
    %cst_85 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %381 = stablehlo.broadcast_in_dim %cst_85, dims = [] : (tensor<f32>) -> tensor<8x8x256x1xf32>
    %382 = stablehlo.divide %381, %380 : tensor<8x8x256x1xf32>
    %383 = stablehlo.convert %379 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %384 = stablehlo.dot_general %346, %383, batching_dims = [0, 2] x [0, 1], contracting_dims = [1] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %385 = stablehlo.transpose %384, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %386 = stablehlo.reshape %385 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %387 = stablehlo.convert %arg120 : (tensor<256x256xf32>) -> tensor<256x256xbf16>
    %388 = stablehlo.dot_general %386, %387, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %389 = stablehlo.convert %arg121 : (tensor<256xf32>) -> tensor<256xbf16>
    %390 = stablehlo.broadcast_in_dim %389, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %391 = stablehlo.broadcast_in_dim %390, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %392 = stablehlo.add %388, %391 : tensor<8x256x256xbf16>
    %393 = stablehlo.add %307, %392 : tensor<8x256x256xbf16>
    %394 = stablehlo.convert %393 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_86 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %395 = stablehlo.reduce(%394 init: %cst_86) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %396 = stablehlo.broadcast_in_dim %395, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_87 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %397 = stablehlo.broadcast_in_dim %cst_87, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %398 = stablehlo.divide %396, %397 : tensor<8x256x1xf32>
    %399 = stablehlo.broadcast_in_dim %398, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %400 = stablehlo.subtract %394, %399 : tensor<8x256x256xf32>
    %401 = chlo.square %400 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_88 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %402 = stablehlo.broadcast_in_dim %cst_88, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %403 = stablehlo.multiply %402, %400 : tensor<8x256x256xf32>
    %cst_89 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %404 = stablehlo.reduce(%401 init: %cst_89) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %405 = stablehlo.broadcast_in_dim %404, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_90 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %406 = stablehlo.broadcast_in_dim %cst_90, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %407 = stablehlo.divide %405, %406 : tensor<8x256x1xf32>
    %408 = stablehlo.broadcast_in_dim %398, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %409 = stablehlo.subtract %394, %408 : tensor<8x256x256xf32>
    %cst_91 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %410 = stablehlo.broadcast_in_dim %cst_91, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %411 = stablehlo.add %407, %410 : tensor<8x256x1xf32>
    %412 = stablehlo.rsqrt %411 : tensor<8x256x1xf32>
    %413 = stablehlo.divide %412, %411 : tensor<8x256x1xf32>
    %cst_92 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %414 = stablehlo.broadcast_in_dim %cst_92, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %415 = stablehlo.multiply %414, %413 : tensor<8x256x1xf32>
    %416 = stablehlo.broadcast_in_dim %412, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %417 = stablehlo.multiply %409, %416 : tensor<8x256x256xf32>
    %418 = stablehlo.broadcast_in_dim %arg130, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %419 = stablehlo.broadcast_in_dim %418, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %420 = stablehlo.multiply %417, %419 : tensor<8x256x256xf32>
    %421 = stablehlo.broadcast_in_dim %arg129, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %422 = stablehlo.broadcast_in_dim %421, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %423 = stablehlo.add %420, %422 : tensor<8x256x256xf32>
    %424 = stablehlo.convert %423 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %425 = stablehlo.convert %arg127 : (tensor<256x1024xf32>) -> tensor<256x1024xbf16>
    %426 = stablehlo.dot_general %424, %425, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x1024xbf16>
    %427 = stablehlo.convert %arg128 : (tensor<1024xf32>) -> tensor<1024xbf16>
    %428 = stablehlo.broadcast_in_dim %427, dims = [2] : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %429 = stablehlo.broadcast_in_dim %428, dims = [0, 1, 2] : (tensor<1x1x1024xbf16>) -> tensor<8x256x1024xbf16>
    %430 = stablehlo.add %426, %429 : tensor<8x256x1024xbf16>
    %431 = stablehlo.multiply %430, %430 : tensor<8x256x1024xbf16>
    %432 = stablehlo.multiply %431, %430 : tensor<8x256x1024xbf16>
    %433 = stablehlo.multiply %430, %430 : tensor<8x256x1024xbf16>
    %cst_93 = stablehlo.constant dense<3.000000e+00> : tensor<bf16>
    %434 = stablehlo.broadcast_in_dim %cst_93, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %435 = stablehlo.multiply %434, %433 : tensor<8x256x1024xbf16>
    %cst_94 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %436 = stablehlo.broadcast_in_dim %cst_94, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %437 = stablehlo.multiply %436, %432 : tensor<8x256x1024xbf16>
    %438 = stablehlo.add %430, %437 : tensor<8x256x1024xbf16>
    %cst_95 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %439 = stablehlo.broadcast_in_dim %cst_95, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %440 = stablehlo.multiply %439, %438 : tensor<8x256x1024xbf16>
    %441 = stablehlo.tanh %440 : tensor<8x256x1024xbf16>
    %cst_96 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %442 = stablehlo.broadcast_in_dim %cst_96, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %443 = stablehlo.subtract %442, %441 : tensor<8x256x1024xbf16>
    %cst_97 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %444 = stablehlo.broadcast_in_dim %cst_97, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %445 = stablehlo.add %444, %441 : tensor<8x256x1024xbf16>
    %cst_98 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %446 = stablehlo.broadcast_in_dim %cst_98, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %447 = stablehlo.multiply %446, %445 : tensor<8x256x1024xbf16>
    %448 = stablehlo.multiply %430, %447 : tensor<8x256x1024xbf16>
    %449 = stablehlo.convert %arg125 : (tensor<1024x256xf32>) -> tensor<1024x256xbf16>
    %450 = stablehlo.dot_general %448, %449, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x256xbf16>
    %451 = stablehlo.convert %arg126 : (tensor<256xf32>) -> tensor<256xbf16>
    %452 = stablehlo.broadcast_in_dim %451, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %453 = stablehlo.broadcast_in_dim %452, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %454 = stablehlo.add %450, %453 : tensor<8x256x256xbf16>
    %455 = stablehlo.add %393, %454 : tensor<8x256x256xbf16>
    %456 = stablehlo.convert %455 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_99 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %457 = stablehlo.reduce(%456 init: %cst_99) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %458 = stablehlo.broadcast_in_dim %457, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_100 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %459 = stablehlo.broadcast_in_dim %cst_100, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %460 = stablehlo.divide %458, %459 : tensor<8x256x1xf32>
    %461 = stablehlo.broadcast_in_dim %460, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %462 = stablehlo.subtract %456, %461 : tensor<8x256x256xf32>
    %463 = chlo.square %462 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_101 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %464 = stablehlo.broadcast_in_dim %cst_101, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %465 = stablehlo.multiply %464, %462 : tensor<8x256x256xf32>
    %cst_102 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %466 = stablehlo.reduce(%463 init: %cst_102) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %467 = stablehlo.broadcast_in_dim %466, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_103 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %468 = stablehlo.broadcast_in_dim %cst_103, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %469 = stablehlo.divide %467, %468 : tensor<8x256x1xf32>
    %470 = stablehlo.broadcast_in_dim %460, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %471 = stablehlo.subtract %456, %470 : tensor<8x256x256xf32>
    %cst_104 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %472 = stablehlo.broadcast_in_dim %cst_104, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %473 = stablehlo.add %469, %472 : tensor<8x256x1xf32>
    %474 = stablehlo.rsqrt %473 : tensor<8x256x1xf32>
    %475 = stablehlo.divide %474, %473 : tensor<8x256x1xf32>
    %cst_105 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %476 = stablehlo.broadcast_in_dim %cst_105, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %477 = stablehlo.multiply %476, %475 : tensor<8x256x1xf32>
    %478 = stablehlo.broadcast_in_dim %474, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %479 = stablehlo.multiply %471, %478 : tensor<8x256x256xf32>
    %480 = stablehlo.broadcast_in_dim %arg135, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %481 = stablehlo.broadcast_in_dim %480, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %482 = stablehlo.multiply %479, %481 : tensor<8x256x256xf32>
    %483 = stablehlo.broadcast_in_dim %arg134, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %484 = stablehlo.broadcast_in_dim %483, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %485 = stablehlo.add %482, %484 : tensor<8x256x256xf32>
    %486 = stablehlo.convert %485 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %487 = stablehlo.convert %arg133 : (tensor<256x768xf32>) -> tensor<256x768xbf16>
    %488 = stablehlo.dot_general %486, %487, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x768xbf16>) -> tensor<8x256x768xbf16>
    %489 = stablehlo.slice %488 [0:8, 0:256, 0:256] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %490 = stablehlo.slice %488 [0:8, 0:256, 256:512] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %491 = stablehlo.slice %488 [0:8, 0:256, 512:768] : (tensor<8x256x768xbf16>) -> tensor<8x256x256xbf16>
    %492 = stablehlo.reshape %489 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %493 = stablehlo.reshape %490 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %494 = stablehlo.reshape %491 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %495 = stablehlo.dot_general %492, %493, batching_dims = [0, 2] x [0, 2], contracting_dims = [3] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %496 = stablehlo.convert %495 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %cst_106 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %497 = stablehlo.broadcast_in_dim %cst_106, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %498 = stablehlo.divide %496, %497 : tensor<8x8x256x256xf32>
    %c_107 = stablehlo.constant dense<true> : tensor<i1>
    %499 = stablehlo.broadcast_in_dim %c_107, dims = [] : (tensor<i1>) -> tensor<256x256xi1>
    %500 = call @tril(%499) : (tensor<256x256xi1>) -> tensor<256x256xi1>
    %cst_108 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %501:3 = call @_where(%500, %498, %cst_108) : (tensor<256x256xi1>, tensor<8x8x256x256xf32>, tensor<f32>) -> (tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>)
    %cst_109 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %502 = stablehlo.reduce(%501#0 init: %cst_109) applies stablehlo.maximum across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %503 = stablehlo.reshape %502 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %504 = stablehlo.broadcast_in_dim %503, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %505 = stablehlo.compare EQ, %501#0, %504, FLOAT : (tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xi1>
    %506 = stablehlo.convert %505 : (tensor<8x8x256x256xi1>) -> tensor<8x8x256x256xf32>
    %cst_110 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %507 = stablehlo.reduce(%506 init: %cst_110) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %cst_111 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %508 = stablehlo.broadcast_in_dim %cst_111, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %509 = stablehlo.maximum %508, %502 : tensor<8x8x256xf32>
    %510 = stablehlo.compare EQ, %502, %509, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_112 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %511 = stablehlo.broadcast_in_dim %cst_112, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_113 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %512 = stablehlo.broadcast_in_dim %cst_113, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %513 = stablehlo.select %510, %511, %512 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %cst_114 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %514 = stablehlo.broadcast_in_dim %cst_114, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %515 = stablehlo.compare EQ, %514, %509, FLOAT : (tensor<8x8x256xf32>, tensor<8x8x256xf32>) -> tensor<8x8x256xi1>
    %cst_115 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %516 = stablehlo.broadcast_in_dim %cst_115, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %cst_116 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %517 = stablehlo.broadcast_in_dim %cst_116, dims = [] : (tensor<f32>) -> tensor<8x8x256xf32>
    %518 = stablehlo.select %515, %516, %517 : tensor<8x8x256xi1>, tensor<8x8x256xf32>
    %519 = stablehlo.divide %513, %518 : tensor<8x8x256xf32>
    %520 = stablehlo.broadcast_in_dim %509, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %521 = stablehlo.broadcast_in_dim %520, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %522 = stablehlo.subtract %501#0, %521 : tensor<8x8x256x256xf32>
    %523 = stablehlo.exponential %522 : tensor<8x8x256x256xf32>
    %cst_117 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %524 = stablehlo.reduce(%523 init: %cst_117) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %525 = stablehlo.broadcast_in_dim %524, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %526 = stablehlo.broadcast_in_dim %525, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %527 = stablehlo.divide %523, %526 : tensor<8x8x256x256xf32>
    %528 = stablehlo.multiply %525, %525 : tensor<8x8x256x1xf32>
    %cst_118 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %529 = stablehlo.broadcast_in_dim %cst_118, dims = [] : (tensor<f32>) -> tensor<8x8x256x1xf32>
    %530 = stablehlo.divide %529, %528 : tensor<8x8x256x1xf32>
    %531 = stablehlo.convert %527 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %532 = stablehlo.dot_general %494, %531, batching_dims = [0, 2] x [0, 1], contracting_dims = [1] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x256x8x32xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %533 = stablehlo.transpose %532, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %534 = stablehlo.reshape %533 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %535 = stablehlo.convert %arg131 : (tensor<256x256xf32>) -> tensor<256x256xbf16>
    %536 = stablehlo.dot_general %534, %535, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %537 = stablehlo.convert %arg132 : (tensor<256xf32>) -> tensor<256xbf16>
    %538 = stablehlo.broadcast_in_dim %537, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %539 = stablehlo.broadcast_in_dim %538, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %540 = stablehlo.add %536, %539 : tensor<8x256x256xbf16>
    %541 = stablehlo.add %455, %540 : tensor<8x256x256xbf16>
    %542 = stablehlo.convert %541 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_119 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %543 = stablehlo.reduce(%542 init: %cst_119) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %544 = stablehlo.broadcast_in_dim %543, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_120 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %545 = stablehlo.broadcast_in_dim %cst_120, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %546 = stablehlo.divide %544, %545 : tensor<8x256x1xf32>
    %547 = stablehlo.broadcast_in_dim %546, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %548 = stablehlo.subtract %542, %547 : tensor<8x256x256xf32>
    %549 = chlo.square %548 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_121 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %550 = stablehlo.broadcast_in_dim %cst_121, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %551 = stablehlo.multiply %550, %548 : tensor<8x256x256xf32>
    %cst_122 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %552 = stablehlo.reduce(%549 init: %cst_122) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %553 = stablehlo.broadcast_in_dim %552, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_123 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %554 = stablehlo.broadcast_in_dim %cst_123, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %555 = stablehlo.divide %553, %554 : tensor<8x256x1xf32>
    %556 = stablehlo.broadcast_in_dim %546, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %557 = stablehlo.subtract %542, %556 : tensor<8x256x256xf32>
    %cst_124 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %558 = stablehlo.broadcast_in_dim %cst_124, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %559 = stablehlo.add %555, %558 : tensor<8x256x1xf32>
    %560 = stablehlo.rsqrt %559 : tensor<8x256x1xf32>
    %561 = stablehlo.divide %560, %559 : tensor<8x256x1xf32>
    %cst_125 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %562 = stablehlo.broadcast_in_dim %cst_125, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %563 = stablehlo.multiply %562, %561 : tensor<8x256x1xf32>
    %564 = stablehlo.broadcast_in_dim %560, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %565 = stablehlo.multiply %557, %564 : tensor<8x256x256xf32>
    %566 = stablehlo.broadcast_in_dim %arg141, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %567 = stablehlo.broadcast_in_dim %566, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %568 = stablehlo.multiply %565, %567 : tensor<8x256x256xf32>
    %569 = stablehlo.broadcast_in_dim %arg140, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %570 = stablehlo.broadcast_in_dim %569, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %571 = stablehlo.add %568, %570 : tensor<8x256x256xf32>
    %572 = stablehlo.convert %571 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %573 = stablehlo.convert %arg138 : (tensor<256x1024xf32>) -> tensor<256x1024xbf16>
    %574 = stablehlo.dot_general %572, %573, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x1024xbf16>
    %575 = stablehlo.convert %arg139 : (tensor<1024xf32>) -> tensor<1024xbf16>
    %576 = stablehlo.broadcast_in_dim %575, dims = [2] : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %577 = stablehlo.broadcast_in_dim %576, dims = [0, 1, 2] : (tensor<1x1x1024xbf16>) -> tensor<8x256x1024xbf16>
    %578 = stablehlo.add %574, %577 : tensor<8x256x1024xbf16>
    %579 = stablehlo.multiply %578, %578 : tensor<8x256x1024xbf16>
    %580 = stablehlo.multiply %579, %578 : tensor<8x256x1024xbf16>
    %581 = stablehlo.multiply %578, %578 : tensor<8x256x1024xbf16>
    %cst_126 = stablehlo.constant dense<3.000000e+00> : tensor<bf16>
    %582 = stablehlo.broadcast_in_dim %cst_126, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %583 = stablehlo.multiply %582, %581 : tensor<8x256x1024xbf16>
    %cst_127 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %584 = stablehlo.broadcast_in_dim %cst_127, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %585 = stablehlo.multiply %584, %580 : tensor<8x256x1024xbf16>
    %586 = stablehlo.add %578, %585 : tensor<8x256x1024xbf16>
    %cst_128 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %587 = stablehlo.broadcast_in_dim %cst_128, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %588 = stablehlo.multiply %587, %586 : tensor<8x256x1024xbf16>
    %589 = stablehlo.tanh %588 : tensor<8x256x1024xbf16>
    %cst_129 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %590 = stablehlo.broadcast_in_dim %cst_129, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %591 = stablehlo.subtract %590, %589 : tensor<8x256x1024xbf16>
    %cst_130 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %592 = stablehlo.broadcast_in_dim %cst_130, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %593 = stablehlo.add %592, %589 : tensor<8x256x1024xbf16>
    %cst_131 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %594 = stablehlo.broadcast_in_dim %cst_131, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %595 = stablehlo.multiply %594, %593 : tensor<8x256x1024xbf16>
    %596 = stablehlo.multiply %578, %595 : tensor<8x256x1024xbf16>
    %597 = stablehlo.convert %arg136 : (tensor<1024x256xf32>) -> tensor<1024x256xbf16>
    %598 = stablehlo.dot_general %596, %597, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x256xbf16>
    %599 = stablehlo.convert %arg137 : (tensor<256xf32>) -> tensor<256xbf16>
    %600 = stablehlo.broadcast_in_dim %599, dims = [2] : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %601 = stablehlo.broadcast_in_dim %600, dims = [0, 1, 2] : (tensor<1x1x256xbf16>) -> tensor<8x256x256xbf16>
    %602 = stablehlo.add %598, %601 : tensor<8x256x256xbf16>
    %603 = stablehlo.add %541, %602 : tensor<8x256x256xbf16>
    %604 = stablehlo.convert %603 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_132 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %605 = stablehlo.reduce(%604 init: %cst_132) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %606 = stablehlo.broadcast_in_dim %605, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_133 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %607 = stablehlo.broadcast_in_dim %cst_133, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %608 = stablehlo.divide %606, %607 : tensor<8x256x1xf32>
    %609 = stablehlo.broadcast_in_dim %608, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %610 = stablehlo.subtract %604, %609 : tensor<8x256x256xf32>
    %611 = chlo.square %610 : tensor<8x256x256xf32> -> tensor<8x256x256xf32>
    %cst_134 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %612 = stablehlo.broadcast_in_dim %cst_134, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %613 = stablehlo.multiply %612, %610 : tensor<8x256x256xf32>
    %cst_135 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %614 = stablehlo.reduce(%611 init: %cst_135) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %615 = stablehlo.broadcast_in_dim %614, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_136 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %616 = stablehlo.broadcast_in_dim %cst_136, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %617 = stablehlo.divide %615, %616 : tensor<8x256x1xf32>
    %618 = stablehlo.broadcast_in_dim %608, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %619 = stablehlo.subtract %604, %618 : tensor<8x256x256xf32>
    %cst_137 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %620 = stablehlo.broadcast_in_dim %cst_137, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %621 = stablehlo.add %617, %620 : tensor<8x256x1xf32>
    %622 = stablehlo.rsqrt %621 : tensor<8x256x1xf32>
    %623 = stablehlo.divide %622, %621 : tensor<8x256x1xf32>
    %cst_138 = stablehlo.constant dense<-5.000000e-01> : tensor<f32>
    %624 = stablehlo.broadcast_in_dim %cst_138, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %625 = stablehlo.multiply %624, %623 : tensor<8x256x1xf32>
    %626 = stablehlo.broadcast_in_dim %622, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %627 = stablehlo.multiply %619, %626 : tensor<8x256x256xf32>
    %628 = stablehlo.broadcast_in_dim %arg143, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %629 = stablehlo.broadcast_in_dim %628, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %630 = stablehlo.multiply %627, %629 : tensor<8x256x256xf32>
    %631 = stablehlo.broadcast_in_dim %arg142, dims = [2] : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %632 = stablehlo.broadcast_in_dim %631, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %633 = stablehlo.add %630, %632 : tensor<8x256x256xf32>
    %634 = stablehlo.convert %633 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %635 = stablehlo.transpose %arg145, dims = [1, 0] : (tensor<256x256xf32>) -> tensor<256x256xf32>
    %636 = stablehlo.convert %635 : (tensor<256x256xf32>) -> tensor<256x256xbf16>
    %637 = stablehlo.dot_general %634, %636, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %638 = stablehlo.convert %637 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %639 = stablehlo.slice %arg146 [0:8, 1:257] : (tensor<8x257xi32>) -> tensor<8x256xi32>
    %640 = stablehlo.broadcast_in_dim %639, dims = [0, 1] : (tensor<8x256xi32>) -> tensor<8x256x1xi32>
    %641:2 = call @take_along_axis(%638, %640) : (tensor<8x256x256xf32>, tensor<8x256x1xi32>) -> (tensor<8x256x1xf32>, tensor<8x256x1x1xi32>)
    %c_139 = stablehlo.constant dense<0> : tensor<i32>
    %642:2 = call @_take(%641#0, %c_139) : (tensor<8x256x1xf32>, tensor<i32>) -> (tensor<8x256xf32>, tensor<1xi32>)
    %cst_140 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %643 = stablehlo.reduce(%638 init: %cst_140) applies stablehlo.maximum across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %644 = stablehlo.reshape %643 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %645 = stablehlo.broadcast_in_dim %644, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %646 = stablehlo.compare EQ, %638, %645, FLOAT : (tensor<8x256x256xf32>, tensor<8x256x256xf32>) -> tensor<8x256x256xi1>
    %647 = stablehlo.convert %646 : (tensor<8x256x256xi1>) -> tensor<8x256x256xf32>
    %cst_141 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %648 = stablehlo.reduce(%647 init: %cst_141) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %cst_142 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %649 = stablehlo.broadcast_in_dim %cst_142, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %650 = stablehlo.maximum %649, %643 : tensor<8x256xf32>
    %651 = stablehlo.compare EQ, %643, %650, FLOAT : (tensor<8x256xf32>, tensor<8x256xf32>) -> tensor<8x256xi1>
    %cst_143 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %652 = stablehlo.broadcast_in_dim %cst_143, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %cst_144 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %653 = stablehlo.broadcast_in_dim %cst_144, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %654 = stablehlo.select %651, %652, %653 : tensor<8x256xi1>, tensor<8x256xf32>
    %cst_145 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %655 = stablehlo.broadcast_in_dim %cst_145, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %656 = stablehlo.compare EQ, %655, %650, FLOAT : (tensor<8x256xf32>, tensor<8x256xf32>) -> tensor<8x256xi1>
    %cst_146 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %657 = stablehlo.broadcast_in_dim %cst_146, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %cst_147 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %658 = stablehlo.broadcast_in_dim %cst_147, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %659 = stablehlo.select %656, %657, %658 : tensor<8x256xi1>, tensor<8x256xf32>
    %660 = stablehlo.divide %654, %659 : tensor<8x256xf32>
    %661 = stablehlo.is_finite %650 : (tensor<8x256xf32>) -> tensor<8x256xi1>
    %cst_148 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %662 = stablehlo.broadcast_in_dim %cst_148, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %663 = stablehlo.select %661, %650, %662 : tensor<8x256xi1>, tensor<8x256xf32>
    %cst_149 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %664 = stablehlo.broadcast_in_dim %cst_149, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %665 = stablehlo.broadcast_in_dim %663, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %666 = stablehlo.broadcast_in_dim %665, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %667 = stablehlo.subtract %638, %666 : tensor<8x256x256xf32>
    %668 = stablehlo.exponential %667 : tensor<8x256x256xf32>
    %cst_150 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %669 = stablehlo.reduce(%668 init: %cst_150) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %670 = stablehlo.sign %669 : tensor<8x256xf32>
    %671 = stablehlo.abs %669 : tensor<8x256xf32>
    %cst_151 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %672 = stablehlo.broadcast_in_dim %cst_151, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %673 = stablehlo.compare GE, %669, %672, FLOAT : (tensor<8x256xf32>, tensor<8x256xf32>) -> tensor<8x256xi1>
    %674 = stablehlo.log %671 : tensor<8x256xf32>
    %675 = stablehlo.add %674, %663 : tensor<8x256xf32>
    %676 = stablehlo.subtract %675, %642#0 : tensor<8x256xf32>
    %cst_152 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %677 = stablehlo.reduce(%676 init: %cst_152) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_153 = stablehlo.constant dense<2.048000e+03> : tensor<f32>
    %678 = stablehlo.divide %677, %cst_153 : tensor<f32>
    %cst_154 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %cst_155 = stablehlo.constant dense<2.048000e+03> : tensor<f32>
    %679 = stablehlo.divide %cst_154, %cst_155 : tensor<f32>
    %680 = stablehlo.broadcast_in_dim %679, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %681 = stablehlo.negate %680 : tensor<8x256xf32>
    %682 = stablehlo.divide %680, %671 : tensor<8x256xf32>
    %cst_156 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %683 = stablehlo.broadcast_in_dim %cst_156, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %684 = stablehlo.select %673, %683, %682 : tensor<8x256xi1>, tensor<8x256xf32>
    %685 = stablehlo.select %673, %682, %683 : tensor<8x256xi1>, tensor<8x256xf32>
    %686 = stablehlo.negate %684 : tensor<8x256xf32>
    %687 = stablehlo.add %685, %686 : tensor<8x256xf32>
    %688 = stablehlo.broadcast_in_dim %687, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %689 = stablehlo.multiply %688, %668 : tensor<8x256x256xf32>
    %690 = call @_take_1(%642#1, %681) : (tensor<1xi32>, tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %691 = call @take_along_axis_2(%641#1, %690) : (tensor<8x256x1x1xi32>, tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %692 = stablehlo.add %689, %691 : tensor<8x256x256xf32>
    %693 = stablehlo.convert %692 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %694 = stablehlo.dot_general %693, %634, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<256x256xbf16>
    %695 = stablehlo.transpose %694, dims = [1, 0] : (tensor<256x256xbf16>) -> tensor<256x256xbf16>
    %696 = stablehlo.dot_general %693, %636, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %697 = stablehlo.convert %695 : (tensor<256x256xbf16>) -> tensor<256x256xf32>
    %698 = stablehlo.transpose %697, dims = [1, 0] : (tensor<256x256xf32>) -> tensor<256x256xf32>
    %699 = stablehlo.convert %696 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_157 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %700 = stablehlo.reduce(%699 init: %cst_157) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %701 = stablehlo.reshape %700 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_158 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %702 = stablehlo.reduce(%701 init: %cst_158) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %703 = stablehlo.multiply %627, %699 : tensor<8x256x256xf32>
    %cst_159 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %704 = stablehlo.reduce(%703 init: %cst_159) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %705 = stablehlo.reshape %704 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %706 = stablehlo.broadcast_in_dim %628, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %707 = stablehlo.multiply %699, %706 : tensor<8x256x256xf32>
    %cst_160 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %708 = stablehlo.reduce(%705 init: %cst_160) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %709 = stablehlo.multiply %619, %707 : tensor<8x256x256xf32>
    %cst_161 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %710 = stablehlo.reduce(%709 init: %cst_161) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %711 = stablehlo.reshape %710 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %712 = stablehlo.broadcast_in_dim %622, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %713 = stablehlo.multiply %707, %712 : tensor<8x256x256xf32>
    %714 = stablehlo.multiply %711, %625 : tensor<8x256x1xf32>
    %715 = stablehlo.negate %713 : tensor<8x256x256xf32>
    %cst_162 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %716 = stablehlo.reduce(%715 init: %cst_162) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %717 = stablehlo.reshape %716 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_163 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %718 = stablehlo.broadcast_in_dim %cst_163, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %719 = stablehlo.divide %714, %718 : tensor<8x256x1xf32>
    %cst_164 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %720 = stablehlo.reduce(%719 init: %cst_164) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %721 = stablehlo.broadcast_in_dim %720, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %722 = stablehlo.multiply %721, %613 : tensor<8x256x256xf32>
    %723 = stablehlo.negate %722 : tensor<8x256x256xf32>
    %cst_165 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %724 = stablehlo.reduce(%723 init: %cst_165) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %725 = stablehlo.reshape %724 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %726 = stablehlo.add %713, %722 : tensor<8x256x256xf32>
    %727 = stablehlo.add %717, %725 : tensor<8x256x1xf32>
    %cst_166 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %728 = stablehlo.broadcast_in_dim %cst_166, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %729 = stablehlo.divide %727, %728 : tensor<8x256x1xf32>
    %cst_167 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %730 = stablehlo.reduce(%729 init: %cst_167) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %731 = stablehlo.broadcast_in_dim %730, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %732 = stablehlo.add %726, %731 : tensor<8x256x256xf32>
    %733 = stablehlo.convert %732 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %cst_168 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %734 = stablehlo.reduce(%733 init: %cst_168) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %735 = stablehlo.reshape %734 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_169 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %736 = stablehlo.reduce(%735 init: %cst_169) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %737 = stablehlo.convert %736 : (tensor<256xbf16>) -> tensor<256xf32>
    %738 = stablehlo.dot_general %733, %596, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x1024xbf16>) -> tensor<256x1024xbf16>
    %739 = stablehlo.transpose %738, dims = [1, 0] : (tensor<256x1024xbf16>) -> tensor<1024x256xbf16>
    %740 = stablehlo.dot_general %733, %597, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x1024xbf16>
    %741 = stablehlo.convert %739 : (tensor<1024x256xbf16>) -> tensor<1024x256xf32>
    %742 = stablehlo.multiply %578, %740 : tensor<8x256x1024xbf16>
    %743 = stablehlo.multiply %740, %595 : tensor<8x256x1024xbf16>
    %cst_170 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %744 = stablehlo.broadcast_in_dim %cst_170, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %745 = stablehlo.multiply %744, %742 : tensor<8x256x1024xbf16>
    %746 = stablehlo.multiply %745, %591 : tensor<8x256x1024xbf16>
    %747 = stablehlo.multiply %746, %589 : tensor<8x256x1024xbf16>
    %748 = stablehlo.add %746, %747 : tensor<8x256x1024xbf16>
    %cst_171 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %749 = stablehlo.broadcast_in_dim %cst_171, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %750 = stablehlo.multiply %749, %748 : tensor<8x256x1024xbf16>
    %751 = stablehlo.add %743, %750 : tensor<8x256x1024xbf16>
    %cst_172 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %752 = stablehlo.broadcast_in_dim %cst_172, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %753 = stablehlo.multiply %752, %750 : tensor<8x256x1024xbf16>
    %754 = stablehlo.multiply %753, %583 : tensor<8x256x1024xbf16>
    %755 = stablehlo.add %751, %754 : tensor<8x256x1024xbf16>
    %cst_173 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %756 = stablehlo.reduce(%755 init: %cst_173) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %757 = stablehlo.reshape %756 : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %cst_174 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %758 = stablehlo.reduce(%757 init: %cst_174) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %759 = stablehlo.convert %758 : (tensor<1024xbf16>) -> tensor<1024xf32>
    %760 = stablehlo.dot_general %755, %572, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<8x256x256xbf16>) -> tensor<1024x256xbf16>
    %761 = stablehlo.transpose %760, dims = [1, 0] : (tensor<1024x256xbf16>) -> tensor<256x1024xbf16>
    %762 = stablehlo.dot_general %755, %573, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x256xbf16>
    %763 = stablehlo.convert %761 : (tensor<256x1024xbf16>) -> tensor<256x1024xf32>
    %764 = stablehlo.convert %762 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_175 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %765 = stablehlo.reduce(%764 init: %cst_175) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %766 = stablehlo.reshape %765 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_176 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %767 = stablehlo.reduce(%766 init: %cst_176) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %768 = stablehlo.multiply %565, %764 : tensor<8x256x256xf32>
    %cst_177 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %769 = stablehlo.reduce(%768 init: %cst_177) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %770 = stablehlo.reshape %769 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %771 = stablehlo.broadcast_in_dim %566, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %772 = stablehlo.multiply %764, %771 : tensor<8x256x256xf32>
    %cst_178 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %773 = stablehlo.reduce(%770 init: %cst_178) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %774 = stablehlo.multiply %557, %772 : tensor<8x256x256xf32>
    %cst_179 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %775 = stablehlo.reduce(%774 init: %cst_179) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %776 = stablehlo.reshape %775 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %777 = stablehlo.broadcast_in_dim %560, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %778 = stablehlo.multiply %772, %777 : tensor<8x256x256xf32>
    %779 = stablehlo.multiply %776, %563 : tensor<8x256x1xf32>
    %780 = stablehlo.negate %778 : tensor<8x256x256xf32>
    %cst_180 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %781 = stablehlo.reduce(%780 init: %cst_180) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %782 = stablehlo.reshape %781 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_181 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %783 = stablehlo.broadcast_in_dim %cst_181, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %784 = stablehlo.divide %779, %783 : tensor<8x256x1xf32>
    %cst_182 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %785 = stablehlo.reduce(%784 init: %cst_182) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %786 = stablehlo.broadcast_in_dim %785, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %787 = stablehlo.multiply %786, %551 : tensor<8x256x256xf32>
    %788 = stablehlo.negate %787 : tensor<8x256x256xf32>
    %cst_183 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %789 = stablehlo.reduce(%788 init: %cst_183) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %790 = stablehlo.reshape %789 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %791 = stablehlo.add %778, %787 : tensor<8x256x256xf32>
    %792 = stablehlo.add %782, %790 : tensor<8x256x1xf32>
    %cst_184 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %793 = stablehlo.broadcast_in_dim %cst_184, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %794 = stablehlo.divide %792, %793 : tensor<8x256x1xf32>
    %cst_185 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %795 = stablehlo.reduce(%794 init: %cst_185) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %796 = stablehlo.broadcast_in_dim %795, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %797 = stablehlo.add %791, %796 : tensor<8x256x256xf32>
    %798 = stablehlo.convert %797 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %799 = stablehlo.add %733, %798 : tensor<8x256x256xbf16>
    %cst_186 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %800 = stablehlo.reduce(%799 init: %cst_186) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %801 = stablehlo.reshape %800 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_187 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %802 = stablehlo.reduce(%801 init: %cst_187) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %803 = stablehlo.convert %802 : (tensor<256xbf16>) -> tensor<256xf32>
    %804 = stablehlo.dot_general %799, %534, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<256x256xbf16>
    %805 = stablehlo.transpose %804, dims = [1, 0] : (tensor<256x256xbf16>) -> tensor<256x256xbf16>
    %806 = stablehlo.dot_general %799, %535, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %807 = stablehlo.convert %805 : (tensor<256x256xbf16>) -> tensor<256x256xf32>
    %808 = stablehlo.reshape %806 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %809 = stablehlo.transpose %808, dims = [0, 2, 3, 1] : (tensor<8x256x8x32xbf16>) -> tensor<8x8x32x256xbf16>
    %810 = stablehlo.dot_general %809, %494, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %811 = stablehlo.dot_general %809, %531, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %812 = stablehlo.transpose %811, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %813 = stablehlo.convert %810 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %814 = stablehlo.broadcast_in_dim %530, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %815 = stablehlo.multiply %813, %814 : tensor<8x8x256x256xf32>
    %816 = stablehlo.multiply %815, %523 : tensor<8x8x256x256xf32>
    %cst_188 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %817 = stablehlo.reduce(%816 init: %cst_188) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %818 = stablehlo.reshape %817 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %819 = stablehlo.negate %818 : tensor<8x8x256x1xf32>
    %820 = stablehlo.broadcast_in_dim %525, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %821 = stablehlo.divide %813, %820 : tensor<8x8x256x256xf32>
    %cst_189 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %822 = stablehlo.reduce(%819 init: %cst_189) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x1xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %823 = stablehlo.broadcast_in_dim %822, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x256xf32>
    %824 = stablehlo.add %821, %823 : tensor<8x8x256x256xf32>
    %825 = stablehlo.multiply %824, %523 : tensor<8x8x256x256xf32>
    %826 = call @_where_3(%501#1, %501#2, %825) : (tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xf32>
    %cst_190 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %827 = stablehlo.broadcast_in_dim %cst_190, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %828 = stablehlo.divide %826, %827 : tensor<8x8x256x256xf32>
    %829 = stablehlo.convert %828 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %830 = stablehlo.dot_general %829, %492, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %831 = stablehlo.transpose %830, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %832 = stablehlo.dot_general %829, %493, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %833 = stablehlo.transpose %832, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %834 = stablehlo.reshape %812 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %835 = stablehlo.reshape %831 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %836 = stablehlo.reshape %833 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %837 = stablehlo.concatenate %836, %835, %834, dim = 2 : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<8x256x768xbf16>
    %838 = stablehlo.dot_general %837, %486, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<8x256x256xbf16>) -> tensor<768x256xbf16>
    %839 = stablehlo.transpose %838, dims = [1, 0] : (tensor<768x256xbf16>) -> tensor<256x768xbf16>
    %840 = stablehlo.dot_general %837, %487, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<256x768xbf16>) -> tensor<8x256x256xbf16>
    %841 = stablehlo.convert %839 : (tensor<256x768xbf16>) -> tensor<256x768xf32>
    %842 = stablehlo.convert %840 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_191 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %843 = stablehlo.reduce(%842 init: %cst_191) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %844 = stablehlo.reshape %843 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_192 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %845 = stablehlo.reduce(%844 init: %cst_192) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %846 = stablehlo.multiply %479, %842 : tensor<8x256x256xf32>
    %cst_193 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %847 = stablehlo.reduce(%846 init: %cst_193) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %848 = stablehlo.reshape %847 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %849 = stablehlo.broadcast_in_dim %480, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %850 = stablehlo.multiply %842, %849 : tensor<8x256x256xf32>
    %cst_194 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %851 = stablehlo.reduce(%848 init: %cst_194) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %852 = stablehlo.multiply %471, %850 : tensor<8x256x256xf32>
    %cst_195 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %853 = stablehlo.reduce(%852 init: %cst_195) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %854 = stablehlo.reshape %853 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %855 = stablehlo.broadcast_in_dim %474, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %856 = stablehlo.multiply %850, %855 : tensor<8x256x256xf32>
    %857 = stablehlo.multiply %854, %477 : tensor<8x256x1xf32>
    %858 = stablehlo.negate %856 : tensor<8x256x256xf32>
    %cst_196 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %859 = stablehlo.reduce(%858 init: %cst_196) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %860 = stablehlo.reshape %859 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_197 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %861 = stablehlo.broadcast_in_dim %cst_197, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %862 = stablehlo.divide %857, %861 : tensor<8x256x1xf32>
    %cst_198 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %863 = stablehlo.reduce(%862 init: %cst_198) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %864 = stablehlo.broadcast_in_dim %863, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %865 = stablehlo.multiply %864, %465 : tensor<8x256x256xf32>
    %866 = stablehlo.negate %865 : tensor<8x256x256xf32>
    %cst_199 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %867 = stablehlo.reduce(%866 init: %cst_199) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %868 = stablehlo.reshape %867 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %869 = stablehlo.add %856, %865 : tensor<8x256x256xf32>
    %870 = stablehlo.add %860, %868 : tensor<8x256x1xf32>
    %cst_200 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %871 = stablehlo.broadcast_in_dim %cst_200, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %872 = stablehlo.divide %870, %871 : tensor<8x256x1xf32>
    %cst_201 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %873 = stablehlo.reduce(%872 init: %cst_201) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %874 = stablehlo.broadcast_in_dim %873, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %875 = stablehlo.add %869, %874 : tensor<8x256x256xf32>
    %876 = stablehlo.convert %875 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %877 = stablehlo.add %799, %876 : tensor<8x256x256xbf16>
    %cst_202 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %878 = stablehlo.reduce(%877 init: %cst_202) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %879 = stablehlo.reshape %878 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_203 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %880 = stablehlo.reduce(%879 init: %cst_203) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %881 = stablehlo.convert %880 : (tensor<256xbf16>) -> tensor<256xf32>
    %882 = stablehlo.dot_general %877, %448, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x1024xbf16>) -> tensor<256x1024xbf16>
    %883 = stablehlo.transpose %882, dims = [1, 0] : (tensor<256x1024xbf16>) -> tensor<1024x256xbf16>
    %884 = stablehlo.dot_general %877, %449, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x1024xbf16>
    %885 = stablehlo.convert %883 : (tensor<1024x256xbf16>) -> tensor<1024x256xf32>
    %886 = stablehlo.multiply %430, %884 : tensor<8x256x1024xbf16>
    %887 = stablehlo.multiply %884, %447 : tensor<8x256x1024xbf16>
    %cst_204 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %888 = stablehlo.broadcast_in_dim %cst_204, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %889 = stablehlo.multiply %888, %886 : tensor<8x256x1024xbf16>
    %890 = stablehlo.multiply %889, %443 : tensor<8x256x1024xbf16>
    %891 = stablehlo.multiply %890, %441 : tensor<8x256x1024xbf16>
    %892 = stablehlo.add %890, %891 : tensor<8x256x1024xbf16>
    %cst_205 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %893 = stablehlo.broadcast_in_dim %cst_205, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %894 = stablehlo.multiply %893, %892 : tensor<8x256x1024xbf16>
    %895 = stablehlo.add %887, %894 : tensor<8x256x1024xbf16>
    %cst_206 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %896 = stablehlo.broadcast_in_dim %cst_206, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %897 = stablehlo.multiply %896, %894 : tensor<8x256x1024xbf16>
    %898 = stablehlo.multiply %897, %435 : tensor<8x256x1024xbf16>
    %899 = stablehlo.add %895, %898 : tensor<8x256x1024xbf16>
    %cst_207 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %900 = stablehlo.reduce(%899 init: %cst_207) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %901 = stablehlo.reshape %900 : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %cst_208 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %902 = stablehlo.reduce(%901 init: %cst_208) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %903 = stablehlo.convert %902 : (tensor<1024xbf16>) -> tensor<1024xf32>
    %904 = stablehlo.dot_general %899, %424, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<8x256x256xbf16>) -> tensor<1024x256xbf16>
    %905 = stablehlo.transpose %904, dims = [1, 0] : (tensor<1024x256xbf16>) -> tensor<256x1024xbf16>
    %906 = stablehlo.dot_general %899, %425, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x256xbf16>
    %907 = stablehlo.convert %905 : (tensor<256x1024xbf16>) -> tensor<256x1024xf32>
    %908 = stablehlo.convert %906 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_209 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %909 = stablehlo.reduce(%908 init: %cst_209) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %910 = stablehlo.reshape %909 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_210 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %911 = stablehlo.reduce(%910 init: %cst_210) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %912 = stablehlo.multiply %417, %908 : tensor<8x256x256xf32>
    %cst_211 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %913 = stablehlo.reduce(%912 init: %cst_211) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %914 = stablehlo.reshape %913 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %915 = stablehlo.broadcast_in_dim %418, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %916 = stablehlo.multiply %908, %915 : tensor<8x256x256xf32>
    %cst_212 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %917 = stablehlo.reduce(%914 init: %cst_212) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %918 = stablehlo.multiply %409, %916 : tensor<8x256x256xf32>
    %cst_213 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %919 = stablehlo.reduce(%918 init: %cst_213) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %920 = stablehlo.reshape %919 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %921 = stablehlo.broadcast_in_dim %412, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %922 = stablehlo.multiply %916, %921 : tensor<8x256x256xf32>
    %923 = stablehlo.multiply %920, %415 : tensor<8x256x1xf32>
    %924 = stablehlo.negate %922 : tensor<8x256x256xf32>
    %cst_214 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %925 = stablehlo.reduce(%924 init: %cst_214) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %926 = stablehlo.reshape %925 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_215 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %927 = stablehlo.broadcast_in_dim %cst_215, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %928 = stablehlo.divide %923, %927 : tensor<8x256x1xf32>
    %cst_216 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %929 = stablehlo.reduce(%928 init: %cst_216) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %930 = stablehlo.broadcast_in_dim %929, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %931 = stablehlo.multiply %930, %403 : tensor<8x256x256xf32>
    %932 = stablehlo.negate %931 : tensor<8x256x256xf32>
    %cst_217 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %933 = stablehlo.reduce(%932 init: %cst_217) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %934 = stablehlo.reshape %933 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %935 = stablehlo.add %922, %931 : tensor<8x256x256xf32>
    %936 = stablehlo.add %926, %934 : tensor<8x256x1xf32>
    %cst_218 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %937 = stablehlo.broadcast_in_dim %cst_218, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %938 = stablehlo.divide %936, %937 : tensor<8x256x1xf32>
    %cst_219 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %939 = stablehlo.reduce(%938 init: %cst_219) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %940 = stablehlo.broadcast_in_dim %939, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %941 = stablehlo.add %935, %940 : tensor<8x256x256xf32>
    %942 = stablehlo.convert %941 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %943 = stablehlo.add %877, %942 : tensor<8x256x256xbf16>
    %cst_220 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %944 = stablehlo.reduce(%943 init: %cst_220) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %945 = stablehlo.reshape %944 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_221 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %946 = stablehlo.reduce(%945 init: %cst_221) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %947 = stablehlo.convert %946 : (tensor<256xbf16>) -> tensor<256xf32>
    %948 = stablehlo.dot_general %943, %386, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<256x256xbf16>
    %949 = stablehlo.transpose %948, dims = [1, 0] : (tensor<256x256xbf16>) -> tensor<256x256xbf16>
    %950 = stablehlo.dot_general %943, %387, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %951 = stablehlo.convert %949 : (tensor<256x256xbf16>) -> tensor<256x256xf32>
    %952 = stablehlo.reshape %950 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %953 = stablehlo.transpose %952, dims = [0, 2, 3, 1] : (tensor<8x256x8x32xbf16>) -> tensor<8x8x32x256xbf16>
    %954 = stablehlo.dot_general %953, %346, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %955 = stablehlo.dot_general %953, %383, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %956 = stablehlo.transpose %955, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %957 = stablehlo.convert %954 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %958 = stablehlo.broadcast_in_dim %382, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %959 = stablehlo.multiply %957, %958 : tensor<8x8x256x256xf32>
    %960 = stablehlo.multiply %959, %375 : tensor<8x8x256x256xf32>
    %cst_222 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %961 = stablehlo.reduce(%960 init: %cst_222) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %962 = stablehlo.reshape %961 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %963 = stablehlo.negate %962 : tensor<8x8x256x1xf32>
    %964 = stablehlo.broadcast_in_dim %377, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %965 = stablehlo.divide %957, %964 : tensor<8x8x256x256xf32>
    %cst_223 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %966 = stablehlo.reduce(%963 init: %cst_223) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x1xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %967 = stablehlo.broadcast_in_dim %966, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x256xf32>
    %968 = stablehlo.add %965, %967 : tensor<8x8x256x256xf32>
    %969 = stablehlo.multiply %968, %375 : tensor<8x8x256x256xf32>
    %970 = call @_where_3(%353#1, %353#2, %969) : (tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xf32>
    %cst_224 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %971 = stablehlo.broadcast_in_dim %cst_224, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %972 = stablehlo.divide %970, %971 : tensor<8x8x256x256xf32>
    %973 = stablehlo.convert %972 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %974 = stablehlo.dot_general %973, %344, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %975 = stablehlo.transpose %974, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %976 = stablehlo.dot_general %973, %345, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %977 = stablehlo.transpose %976, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %978 = stablehlo.reshape %956 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %979 = stablehlo.reshape %975 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %980 = stablehlo.reshape %977 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %981 = stablehlo.concatenate %980, %979, %978, dim = 2 : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<8x256x768xbf16>
    %982 = stablehlo.dot_general %981, %338, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<8x256x256xbf16>) -> tensor<768x256xbf16>
    %983 = stablehlo.transpose %982, dims = [1, 0] : (tensor<768x256xbf16>) -> tensor<256x768xbf16>
    %984 = stablehlo.dot_general %981, %339, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<256x768xbf16>) -> tensor<8x256x256xbf16>
    %985 = stablehlo.convert %983 : (tensor<256x768xbf16>) -> tensor<256x768xf32>
    %986 = stablehlo.convert %984 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_225 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %987 = stablehlo.reduce(%986 init: %cst_225) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %988 = stablehlo.reshape %987 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_226 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %989 = stablehlo.reduce(%988 init: %cst_226) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %990 = stablehlo.multiply %331, %986 : tensor<8x256x256xf32>
    %cst_227 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %991 = stablehlo.reduce(%990 init: %cst_227) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %992 = stablehlo.reshape %991 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %993 = stablehlo.broadcast_in_dim %332, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %994 = stablehlo.multiply %986, %993 : tensor<8x256x256xf32>
    %cst_228 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %995 = stablehlo.reduce(%992 init: %cst_228) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %996 = stablehlo.multiply %323, %994 : tensor<8x256x256xf32>
    %cst_229 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %997 = stablehlo.reduce(%996 init: %cst_229) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %998 = stablehlo.reshape %997 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %999 = stablehlo.broadcast_in_dim %326, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %1000 = stablehlo.multiply %994, %999 : tensor<8x256x256xf32>
    %1001 = stablehlo.multiply %998, %329 : tensor<8x256x1xf32>
    %1002 = stablehlo.negate %1000 : tensor<8x256x256xf32>
    %cst_230 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1003 = stablehlo.reduce(%1002 init: %cst_230) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1004 = stablehlo.reshape %1003 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_231 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1005 = stablehlo.broadcast_in_dim %cst_231, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1006 = stablehlo.divide %1001, %1005 : tensor<8x256x1xf32>
    %cst_232 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1007 = stablehlo.reduce(%1006 init: %cst_232) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1008 = stablehlo.broadcast_in_dim %1007, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1009 = stablehlo.multiply %1008, %317 : tensor<8x256x256xf32>
    %1010 = stablehlo.negate %1009 : tensor<8x256x256xf32>
    %cst_233 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1011 = stablehlo.reduce(%1010 init: %cst_233) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1012 = stablehlo.reshape %1011 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1013 = stablehlo.add %1000, %1009 : tensor<8x256x256xf32>
    %1014 = stablehlo.add %1004, %1012 : tensor<8x256x1xf32>
    %cst_234 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1015 = stablehlo.broadcast_in_dim %cst_234, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1016 = stablehlo.divide %1014, %1015 : tensor<8x256x1xf32>
    %cst_235 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1017 = stablehlo.reduce(%1016 init: %cst_235) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1018 = stablehlo.broadcast_in_dim %1017, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1019 = stablehlo.add %1013, %1018 : tensor<8x256x256xf32>
    %1020 = stablehlo.convert %1019 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %1021 = stablehlo.add %943, %1020 : tensor<8x256x256xbf16>
    %cst_236 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1022 = stablehlo.reduce(%1021 init: %cst_236) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1023 = stablehlo.reshape %1022 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_237 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1024 = stablehlo.reduce(%1023 init: %cst_237) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1025 = stablehlo.convert %1024 : (tensor<256xbf16>) -> tensor<256xf32>
    %1026 = stablehlo.dot_general %1021, %300, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x1024xbf16>) -> tensor<256x1024xbf16>
    %1027 = stablehlo.transpose %1026, dims = [1, 0] : (tensor<256x1024xbf16>) -> tensor<1024x256xbf16>
    %1028 = stablehlo.dot_general %1021, %301, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x1024xbf16>
    %1029 = stablehlo.convert %1027 : (tensor<1024x256xbf16>) -> tensor<1024x256xf32>
    %1030 = stablehlo.multiply %282, %1028 : tensor<8x256x1024xbf16>
    %1031 = stablehlo.multiply %1028, %299 : tensor<8x256x1024xbf16>
    %cst_238 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %1032 = stablehlo.broadcast_in_dim %cst_238, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1033 = stablehlo.multiply %1032, %1030 : tensor<8x256x1024xbf16>
    %1034 = stablehlo.multiply %1033, %295 : tensor<8x256x1024xbf16>
    %1035 = stablehlo.multiply %1034, %293 : tensor<8x256x1024xbf16>
    %1036 = stablehlo.add %1034, %1035 : tensor<8x256x1024xbf16>
    %cst_239 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %1037 = stablehlo.broadcast_in_dim %cst_239, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1038 = stablehlo.multiply %1037, %1036 : tensor<8x256x1024xbf16>
    %1039 = stablehlo.add %1031, %1038 : tensor<8x256x1024xbf16>
    %cst_240 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %1040 = stablehlo.broadcast_in_dim %cst_240, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1041 = stablehlo.multiply %1040, %1038 : tensor<8x256x1024xbf16>
    %1042 = stablehlo.multiply %1041, %287 : tensor<8x256x1024xbf16>
    %1043 = stablehlo.add %1039, %1042 : tensor<8x256x1024xbf16>
    %cst_241 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1044 = stablehlo.reduce(%1043 init: %cst_241) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %1045 = stablehlo.reshape %1044 : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %cst_242 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1046 = stablehlo.reduce(%1045 init: %cst_242) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %1047 = stablehlo.convert %1046 : (tensor<1024xbf16>) -> tensor<1024xf32>
    %1048 = stablehlo.dot_general %1043, %276, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<8x256x256xbf16>) -> tensor<1024x256xbf16>
    %1049 = stablehlo.transpose %1048, dims = [1, 0] : (tensor<1024x256xbf16>) -> tensor<256x1024xbf16>
    %1050 = stablehlo.dot_general %1043, %277, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x256xbf16>
    %1051 = stablehlo.convert %1049 : (tensor<256x1024xbf16>) -> tensor<256x1024xf32>
    %1052 = stablehlo.convert %1050 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_243 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1053 = stablehlo.reduce(%1052 init: %cst_243) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1054 = stablehlo.reshape %1053 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_244 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1055 = stablehlo.reduce(%1054 init: %cst_244) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1056 = stablehlo.multiply %269, %1052 : tensor<8x256x256xf32>
    %cst_245 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1057 = stablehlo.reduce(%1056 init: %cst_245) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1058 = stablehlo.reshape %1057 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %1059 = stablehlo.broadcast_in_dim %270, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %1060 = stablehlo.multiply %1052, %1059 : tensor<8x256x256xf32>
    %cst_246 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1061 = stablehlo.reduce(%1058 init: %cst_246) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1062 = stablehlo.multiply %261, %1060 : tensor<8x256x256xf32>
    %cst_247 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1063 = stablehlo.reduce(%1062 init: %cst_247) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1064 = stablehlo.reshape %1063 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1065 = stablehlo.broadcast_in_dim %264, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %1066 = stablehlo.multiply %1060, %1065 : tensor<8x256x256xf32>
    %1067 = stablehlo.multiply %1064, %267 : tensor<8x256x1xf32>
    %1068 = stablehlo.negate %1066 : tensor<8x256x256xf32>
    %cst_248 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1069 = stablehlo.reduce(%1068 init: %cst_248) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1070 = stablehlo.reshape %1069 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_249 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1071 = stablehlo.broadcast_in_dim %cst_249, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1072 = stablehlo.divide %1067, %1071 : tensor<8x256x1xf32>
    %cst_250 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1073 = stablehlo.reduce(%1072 init: %cst_250) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1074 = stablehlo.broadcast_in_dim %1073, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1075 = stablehlo.multiply %1074, %255 : tensor<8x256x256xf32>
    %1076 = stablehlo.negate %1075 : tensor<8x256x256xf32>
    %cst_251 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1077 = stablehlo.reduce(%1076 init: %cst_251) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1078 = stablehlo.reshape %1077 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1079 = stablehlo.add %1066, %1075 : tensor<8x256x256xf32>
    %1080 = stablehlo.add %1070, %1078 : tensor<8x256x1xf32>
    %cst_252 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1081 = stablehlo.broadcast_in_dim %cst_252, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1082 = stablehlo.divide %1080, %1081 : tensor<8x256x1xf32>
    %cst_253 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1083 = stablehlo.reduce(%1082 init: %cst_253) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1084 = stablehlo.broadcast_in_dim %1083, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1085 = stablehlo.add %1079, %1084 : tensor<8x256x256xf32>
    %1086 = stablehlo.convert %1085 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %1087 = stablehlo.add %1021, %1086 : tensor<8x256x256xbf16>
    %cst_254 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1088 = stablehlo.reduce(%1087 init: %cst_254) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1089 = stablehlo.reshape %1088 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_255 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1090 = stablehlo.reduce(%1089 init: %cst_255) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1091 = stablehlo.convert %1090 : (tensor<256xbf16>) -> tensor<256xf32>
    %1092 = stablehlo.dot_general %1087, %238, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<256x256xbf16>
    %1093 = stablehlo.transpose %1092, dims = [1, 0] : (tensor<256x256xbf16>) -> tensor<256x256xbf16>
    %1094 = stablehlo.dot_general %1087, %239, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %1095 = stablehlo.convert %1093 : (tensor<256x256xbf16>) -> tensor<256x256xf32>
    %1096 = stablehlo.reshape %1094 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %1097 = stablehlo.transpose %1096, dims = [0, 2, 3, 1] : (tensor<8x256x8x32xbf16>) -> tensor<8x8x32x256xbf16>
    %1098 = stablehlo.dot_general %1097, %198, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %1099 = stablehlo.dot_general %1097, %235, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %1100 = stablehlo.transpose %1099, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %1101 = stablehlo.convert %1098 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %1102 = stablehlo.broadcast_in_dim %234, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %1103 = stablehlo.multiply %1101, %1102 : tensor<8x8x256x256xf32>
    %1104 = stablehlo.multiply %1103, %227 : tensor<8x8x256x256xf32>
    %cst_256 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1105 = stablehlo.reduce(%1104 init: %cst_256) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %1106 = stablehlo.reshape %1105 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %1107 = stablehlo.negate %1106 : tensor<8x8x256x1xf32>
    %1108 = stablehlo.broadcast_in_dim %229, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %1109 = stablehlo.divide %1101, %1108 : tensor<8x8x256x256xf32>
    %cst_257 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1110 = stablehlo.reduce(%1107 init: %cst_257) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x1xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %1111 = stablehlo.broadcast_in_dim %1110, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x256xf32>
    %1112 = stablehlo.add %1109, %1111 : tensor<8x8x256x256xf32>
    %1113 = stablehlo.multiply %1112, %227 : tensor<8x8x256x256xf32>
    %1114 = call @_where_3(%205#1, %205#2, %1113) : (tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xf32>
    %cst_258 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %1115 = stablehlo.broadcast_in_dim %cst_258, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %1116 = stablehlo.divide %1114, %1115 : tensor<8x8x256x256xf32>
    %1117 = stablehlo.convert %1116 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %1118 = stablehlo.dot_general %1117, %196, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %1119 = stablehlo.transpose %1118, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %1120 = stablehlo.dot_general %1117, %197, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %1121 = stablehlo.transpose %1120, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %1122 = stablehlo.reshape %1100 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1123 = stablehlo.reshape %1119 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1124 = stablehlo.reshape %1121 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1125 = stablehlo.concatenate %1124, %1123, %1122, dim = 2 : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<8x256x768xbf16>
    %1126 = stablehlo.dot_general %1125, %190, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<8x256x256xbf16>) -> tensor<768x256xbf16>
    %1127 = stablehlo.transpose %1126, dims = [1, 0] : (tensor<768x256xbf16>) -> tensor<256x768xbf16>
    %1128 = stablehlo.dot_general %1125, %191, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<256x768xbf16>) -> tensor<8x256x256xbf16>
    %1129 = stablehlo.convert %1127 : (tensor<256x768xbf16>) -> tensor<256x768xf32>
    %1130 = stablehlo.convert %1128 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_259 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1131 = stablehlo.reduce(%1130 init: %cst_259) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1132 = stablehlo.reshape %1131 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_260 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1133 = stablehlo.reduce(%1132 init: %cst_260) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1134 = stablehlo.multiply %183, %1130 : tensor<8x256x256xf32>
    %cst_261 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1135 = stablehlo.reduce(%1134 init: %cst_261) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1136 = stablehlo.reshape %1135 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %1137 = stablehlo.broadcast_in_dim %184, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %1138 = stablehlo.multiply %1130, %1137 : tensor<8x256x256xf32>
    %cst_262 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1139 = stablehlo.reduce(%1136 init: %cst_262) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1140 = stablehlo.multiply %175, %1138 : tensor<8x256x256xf32>
    %cst_263 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1141 = stablehlo.reduce(%1140 init: %cst_263) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1142 = stablehlo.reshape %1141 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1143 = stablehlo.broadcast_in_dim %178, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %1144 = stablehlo.multiply %1138, %1143 : tensor<8x256x256xf32>
    %1145 = stablehlo.multiply %1142, %181 : tensor<8x256x1xf32>
    %1146 = stablehlo.negate %1144 : tensor<8x256x256xf32>
    %cst_264 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1147 = stablehlo.reduce(%1146 init: %cst_264) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1148 = stablehlo.reshape %1147 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_265 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1149 = stablehlo.broadcast_in_dim %cst_265, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1150 = stablehlo.divide %1145, %1149 : tensor<8x256x1xf32>
    %cst_266 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1151 = stablehlo.reduce(%1150 init: %cst_266) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1152 = stablehlo.broadcast_in_dim %1151, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1153 = stablehlo.multiply %1152, %169 : tensor<8x256x256xf32>
    %1154 = stablehlo.negate %1153 : tensor<8x256x256xf32>
    %cst_267 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1155 = stablehlo.reduce(%1154 init: %cst_267) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1156 = stablehlo.reshape %1155 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1157 = stablehlo.add %1144, %1153 : tensor<8x256x256xf32>
    %1158 = stablehlo.add %1148, %1156 : tensor<8x256x1xf32>
    %cst_268 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1159 = stablehlo.broadcast_in_dim %cst_268, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1160 = stablehlo.divide %1158, %1159 : tensor<8x256x1xf32>
    %cst_269 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1161 = stablehlo.reduce(%1160 init: %cst_269) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1162 = stablehlo.broadcast_in_dim %1161, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1163 = stablehlo.add %1157, %1162 : tensor<8x256x256xf32>
    %1164 = stablehlo.convert %1163 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %1165 = stablehlo.add %1087, %1164 : tensor<8x256x256xbf16>
    %cst_270 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1166 = stablehlo.reduce(%1165 init: %cst_270) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1167 = stablehlo.reshape %1166 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_271 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1168 = stablehlo.reduce(%1167 init: %cst_271) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1169 = stablehlo.convert %1168 : (tensor<256xbf16>) -> tensor<256xf32>
    %1170 = stablehlo.dot_general %1165, %152, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x1024xbf16>) -> tensor<256x1024xbf16>
    %1171 = stablehlo.transpose %1170, dims = [1, 0] : (tensor<256x1024xbf16>) -> tensor<1024x256xbf16>
    %1172 = stablehlo.dot_general %1165, %153, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<1024x256xbf16>) -> tensor<8x256x1024xbf16>
    %1173 = stablehlo.convert %1171 : (tensor<1024x256xbf16>) -> tensor<1024x256xf32>
    %1174 = stablehlo.multiply %134, %1172 : tensor<8x256x1024xbf16>
    %1175 = stablehlo.multiply %1172, %151 : tensor<8x256x1024xbf16>
    %cst_272 = stablehlo.constant dense<5.000000e-01> : tensor<bf16>
    %1176 = stablehlo.broadcast_in_dim %cst_272, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1177 = stablehlo.multiply %1176, %1174 : tensor<8x256x1024xbf16>
    %1178 = stablehlo.multiply %1177, %147 : tensor<8x256x1024xbf16>
    %1179 = stablehlo.multiply %1178, %145 : tensor<8x256x1024xbf16>
    %1180 = stablehlo.add %1178, %1179 : tensor<8x256x1024xbf16>
    %cst_273 = stablehlo.constant dense<7.968750e-01> : tensor<bf16>
    %1181 = stablehlo.broadcast_in_dim %cst_273, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1182 = stablehlo.multiply %1181, %1180 : tensor<8x256x1024xbf16>
    %1183 = stablehlo.add %1175, %1182 : tensor<8x256x1024xbf16>
    %cst_274 = stablehlo.constant dense<4.467770e-02> : tensor<bf16>
    %1184 = stablehlo.broadcast_in_dim %cst_274, dims = [] : (tensor<bf16>) -> tensor<8x256x1024xbf16>
    %1185 = stablehlo.multiply %1184, %1182 : tensor<8x256x1024xbf16>
    %1186 = stablehlo.multiply %1185, %139 : tensor<8x256x1024xbf16>
    %1187 = stablehlo.add %1183, %1186 : tensor<8x256x1024xbf16>
    %cst_275 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1188 = stablehlo.reduce(%1187 init: %cst_275) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %1189 = stablehlo.reshape %1188 : (tensor<1024xbf16>) -> tensor<1x1x1024xbf16>
    %cst_276 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1190 = stablehlo.reduce(%1189 init: %cst_276) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x1024xbf16>, tensor<bf16>) -> tensor<1024xbf16>
    %1191 = stablehlo.convert %1190 : (tensor<1024xbf16>) -> tensor<1024xf32>
    %1192 = stablehlo.dot_general %1187, %128, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<8x256x256xbf16>) -> tensor<1024x256xbf16>
    %1193 = stablehlo.transpose %1192, dims = [1, 0] : (tensor<1024x256xbf16>) -> tensor<256x1024xbf16>
    %1194 = stablehlo.dot_general %1187, %129, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x1024xbf16>, tensor<256x1024xbf16>) -> tensor<8x256x256xbf16>
    %1195 = stablehlo.convert %1193 : (tensor<256x1024xbf16>) -> tensor<256x1024xf32>
    %1196 = stablehlo.convert %1194 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_277 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1197 = stablehlo.reduce(%1196 init: %cst_277) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1198 = stablehlo.reshape %1197 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_278 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1199 = stablehlo.reduce(%1198 init: %cst_278) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1200 = stablehlo.multiply %121, %1196 : tensor<8x256x256xf32>
    %cst_279 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1201 = stablehlo.reduce(%1200 init: %cst_279) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1202 = stablehlo.reshape %1201 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %1203 = stablehlo.broadcast_in_dim %122, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %1204 = stablehlo.multiply %1196, %1203 : tensor<8x256x256xf32>
    %cst_280 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1205 = stablehlo.reduce(%1202 init: %cst_280) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1206 = stablehlo.multiply %113, %1204 : tensor<8x256x256xf32>
    %cst_281 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1207 = stablehlo.reduce(%1206 init: %cst_281) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1208 = stablehlo.reshape %1207 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1209 = stablehlo.broadcast_in_dim %116, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %1210 = stablehlo.multiply %1204, %1209 : tensor<8x256x256xf32>
    %1211 = stablehlo.multiply %1208, %119 : tensor<8x256x1xf32>
    %1212 = stablehlo.negate %1210 : tensor<8x256x256xf32>
    %cst_282 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1213 = stablehlo.reduce(%1212 init: %cst_282) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1214 = stablehlo.reshape %1213 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_283 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1215 = stablehlo.broadcast_in_dim %cst_283, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1216 = stablehlo.divide %1211, %1215 : tensor<8x256x1xf32>
    %cst_284 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1217 = stablehlo.reduce(%1216 init: %cst_284) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1218 = stablehlo.broadcast_in_dim %1217, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1219 = stablehlo.multiply %1218, %107 : tensor<8x256x256xf32>
    %1220 = stablehlo.negate %1219 : tensor<8x256x256xf32>
    %cst_285 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1221 = stablehlo.reduce(%1220 init: %cst_285) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1222 = stablehlo.reshape %1221 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1223 = stablehlo.add %1210, %1219 : tensor<8x256x256xf32>
    %1224 = stablehlo.add %1214, %1222 : tensor<8x256x1xf32>
    %cst_286 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1225 = stablehlo.broadcast_in_dim %cst_286, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1226 = stablehlo.divide %1224, %1225 : tensor<8x256x1xf32>
    %cst_287 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1227 = stablehlo.reduce(%1226 init: %cst_287) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1228 = stablehlo.broadcast_in_dim %1227, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1229 = stablehlo.add %1223, %1228 : tensor<8x256x256xf32>
    %1230 = stablehlo.convert %1229 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %1231 = stablehlo.add %1165, %1230 : tensor<8x256x256xbf16>
    %cst_288 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1232 = stablehlo.reduce(%1231 init: %cst_288) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1233 = stablehlo.reshape %1232 : (tensor<256xbf16>) -> tensor<1x1x256xbf16>
    %cst_289 = stablehlo.constant dense<0.000000e+00> : tensor<bf16>
    %1234 = stablehlo.reduce(%1233 init: %cst_289) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xbf16>, tensor<bf16>) -> tensor<256xbf16>
    %1235 = stablehlo.convert %1234 : (tensor<256xbf16>) -> tensor<256xf32>
    %1236 = stablehlo.dot_general %1231, %90, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<256x256xbf16>
    %1237 = stablehlo.transpose %1236, dims = [1, 0] : (tensor<256x256xbf16>) -> tensor<256x256xbf16>
    %1238 = stablehlo.dot_general %1231, %91, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x256xbf16>, tensor<256x256xbf16>) -> tensor<8x256x256xbf16>
    %1239 = stablehlo.convert %1237 : (tensor<256x256xbf16>) -> tensor<256x256xf32>
    %1240 = stablehlo.reshape %1238 : (tensor<8x256x256xbf16>) -> tensor<8x256x8x32xbf16>
    %1241 = stablehlo.transpose %1240, dims = [0, 2, 3, 1] : (tensor<8x256x8x32xbf16>) -> tensor<8x8x32x256xbf16>
    %1242 = stablehlo.dot_general %1241, %50, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [3], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x256xbf16>
    %1243 = stablehlo.dot_general %1241, %87, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2], precision = [DEFAULT, DEFAULT] : (tensor<8x8x32x256xbf16>, tensor<8x8x256x256xbf16>) -> tensor<8x8x32x256xbf16>
    %1244 = stablehlo.transpose %1243, dims = [0, 3, 1, 2] : (tensor<8x8x32x256xbf16>) -> tensor<8x256x8x32xbf16>
    %1245 = stablehlo.convert %1242 : (tensor<8x8x256x256xbf16>) -> tensor<8x8x256x256xf32>
    %1246 = stablehlo.broadcast_in_dim %86, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %1247 = stablehlo.multiply %1245, %1246 : tensor<8x8x256x256xf32>
    %1248 = stablehlo.multiply %1247, %79 : tensor<8x8x256x256xf32>
    %cst_290 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1249 = stablehlo.reduce(%1248 init: %cst_290) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x256xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %1250 = stablehlo.reshape %1249 : (tensor<8x8x256xf32>) -> tensor<8x8x256x1xf32>
    %1251 = stablehlo.negate %1250 : tensor<8x8x256x1xf32>
    %1252 = stablehlo.broadcast_in_dim %81, dims = [0, 1, 2, 3] : (tensor<8x8x256x1xf32>) -> tensor<8x8x256x256xf32>
    %1253 = stablehlo.divide %1245, %1252 : tensor<8x8x256x256xf32>
    %cst_291 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1254 = stablehlo.reduce(%1251 init: %cst_291) applies stablehlo.add across dimensions = [3] : (tensor<8x8x256x1xf32>, tensor<f32>) -> tensor<8x8x256xf32>
    %1255 = stablehlo.broadcast_in_dim %1254, dims = [0, 1, 2] : (tensor<8x8x256xf32>) -> tensor<8x8x256x256xf32>
    %1256 = stablehlo.add %1253, %1255 : tensor<8x8x256x256xf32>
    %1257 = stablehlo.multiply %1256, %79 : tensor<8x8x256x256xf32>
    %1258 = call @_where_3(%57#1, %57#2, %1257) : (tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>, tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xf32>
    %cst_292 = stablehlo.constant dense<5.65685415> : tensor<f32>
    %1259 = stablehlo.broadcast_in_dim %cst_292, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %1260 = stablehlo.divide %1258, %1259 : tensor<8x8x256x256xf32>
    %1261 = stablehlo.convert %1260 : (tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xbf16>
    %1262 = stablehlo.dot_general %1261, %48, batching_dims = [0, 1] x [0, 2], contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %1263 = stablehlo.transpose %1262, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %1264 = stablehlo.dot_general %1261, %49, batching_dims = [0, 1] x [0, 2], contracting_dims = [3] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x8x256x256xbf16>, tensor<8x256x8x32xbf16>) -> tensor<8x8x256x32xbf16>
    %1265 = stablehlo.transpose %1264, dims = [0, 2, 1, 3] : (tensor<8x8x256x32xbf16>) -> tensor<8x256x8x32xbf16>
    %1266 = stablehlo.reshape %1244 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1267 = stablehlo.reshape %1263 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1268 = stablehlo.reshape %1265 : (tensor<8x256x8x32xbf16>) -> tensor<8x256x256xbf16>
    %1269 = stablehlo.concatenate %1268, %1267, %1266, dim = 2 : (tensor<8x256x256xbf16>, tensor<8x256x256xbf16>, tensor<8x256x256xbf16>) -> tensor<8x256x768xbf16>
    %1270 = stablehlo.dot_general %1269, %42, contracting_dims = [0, 1] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<8x256x256xbf16>) -> tensor<768x256xbf16>
    %1271 = stablehlo.transpose %1270, dims = [1, 0] : (tensor<768x256xbf16>) -> tensor<256x768xbf16>
    %1272 = stablehlo.dot_general %1269, %43, contracting_dims = [2] x [1], precision = [DEFAULT, DEFAULT] : (tensor<8x256x768xbf16>, tensor<256x768xbf16>) -> tensor<8x256x256xbf16>
    %1273 = stablehlo.convert %1271 : (tensor<256x768xbf16>) -> tensor<256x768xf32>
    %1274 = stablehlo.convert %1272 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_293 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1275 = stablehlo.reduce(%1274 init: %cst_293) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1276 = stablehlo.reshape %1275 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %cst_294 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1277 = stablehlo.reduce(%1276 init: %cst_294) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1278 = stablehlo.multiply %35, %1274 : tensor<8x256x256xf32>
    %cst_295 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1279 = stablehlo.reduce(%1278 init: %cst_295) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1280 = stablehlo.reshape %1279 : (tensor<256xf32>) -> tensor<1x1x256xf32>
    %1281 = stablehlo.broadcast_in_dim %36, dims = [0, 1, 2] : (tensor<1x1x256xf32>) -> tensor<8x256x256xf32>
    %1282 = stablehlo.multiply %1274, %1281 : tensor<8x256x256xf32>
    %cst_296 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1283 = stablehlo.reduce(%1280 init: %cst_296) applies stablehlo.add across dimensions = [0, 1] : (tensor<1x1x256xf32>, tensor<f32>) -> tensor<256xf32>
    %1284 = stablehlo.multiply %27, %1282 : tensor<8x256x256xf32>
    %cst_297 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1285 = stablehlo.reduce(%1284 init: %cst_297) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1286 = stablehlo.reshape %1285 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1287 = stablehlo.broadcast_in_dim %30, dims = [0, 1, 2] : (tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    %1288 = stablehlo.multiply %1282, %1287 : tensor<8x256x256xf32>
    %1289 = stablehlo.multiply %1286, %33 : tensor<8x256x1xf32>
    %1290 = stablehlo.negate %1288 : tensor<8x256x256xf32>
    %cst_298 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1291 = stablehlo.reduce(%1290 init: %cst_298) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1292 = stablehlo.reshape %1291 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %cst_299 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1293 = stablehlo.broadcast_in_dim %cst_299, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1294 = stablehlo.divide %1289, %1293 : tensor<8x256x1xf32>
    %cst_300 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1295 = stablehlo.reduce(%1294 init: %cst_300) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1296 = stablehlo.broadcast_in_dim %1295, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1297 = stablehlo.multiply %1296, %21 : tensor<8x256x256xf32>
    %1298 = stablehlo.negate %1297 : tensor<8x256x256xf32>
    %cst_301 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1299 = stablehlo.reduce(%1298 init: %cst_301) applies stablehlo.add across dimensions = [2] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1300 = stablehlo.reshape %1299 : (tensor<8x256xf32>) -> tensor<8x256x1xf32>
    %1301 = stablehlo.add %1288, %1297 : tensor<8x256x256xf32>
    %1302 = stablehlo.add %1292, %1300 : tensor<8x256x1xf32>
    %cst_302 = stablehlo.constant dense<2.560000e+02> : tensor<f32>
    %1303 = stablehlo.broadcast_in_dim %cst_302, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1304 = stablehlo.divide %1302, %1303 : tensor<8x256x1xf32>
    %cst_303 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1305 = stablehlo.reduce(%1304 init: %cst_303) applies stablehlo.add across dimensions = [2] : (tensor<8x256x1xf32>, tensor<f32>) -> tensor<8x256xf32>
    %1306 = stablehlo.broadcast_in_dim %1305, dims = [0, 1] : (tensor<8x256xf32>) -> tensor<8x256x256xf32>
    %1307 = stablehlo.add %1301, %1306 : tensor<8x256x256xf32>
    %1308 = stablehlo.convert %1307 : (tensor<8x256x256xf32>) -> tensor<8x256x256xbf16>
    %1309 = stablehlo.add %1231, %1308 : tensor<8x256x256xbf16>
    %1310 = stablehlo.convert %1309 : (tensor<8x256x256xbf16>) -> tensor<8x256x256xf32>
    %cst_304 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1311 = stablehlo.reduce(%1310 init: %cst_304) applies stablehlo.add across dimensions = [0] : (tensor<8x256x256xf32>, tensor<f32>) -> tensor<256x256xf32>
    %1312 = stablehlo.reshape %1311 : (tensor<256x256xf32>) -> tensor<1x256x256xf32>
    %cst_305 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1313 = stablehlo.reduce(%1312 init: %cst_305) applies stablehlo.add across dimensions = [0] : (tensor<1x256x256xf32>, tensor<f32>) -> tensor<256x256xf32>
    %cst_306 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1314 = stablehlo.broadcast_in_dim %cst_306, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1315 = "stablehlo.scatter"(%1314, %6, %1310) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 2>, unique_indices = false}> ({
    ^bb0(%arg147: tensor<f32>, %arg148: tensor<f32>):
      %3179 = stablehlo.add %arg147, %arg148 : tensor<f32>
      stablehlo.return %3179 : tensor<f32>
    }) : (tensor<256x256xf32>, tensor<8x256x1xi32>, tensor<8x256x256xf32>) -> tensor<256x256xf32>
    %1316 = stablehlo.add %698, %1315 : tensor<256x256xf32>
    %1317 = chlo.square %1239 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_307 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1318 = stablehlo.broadcast_in_dim %cst_307, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1319 = chlo.square %1318 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1320 = stablehlo.add %1317, %1319 : tensor<256x256xf32>
    %1321 = chlo.square %1235 : tensor<256xf32> -> tensor<256xf32>
    %cst_308 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1322 = stablehlo.broadcast_in_dim %cst_308, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1323 = chlo.square %1322 : tensor<256xf32> -> tensor<256xf32>
    %1324 = stablehlo.add %1321, %1323 : tensor<256xf32>
    %1325 = chlo.square %1273 : tensor<256x768xf32> -> tensor<256x768xf32>
    %cst_309 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1326 = stablehlo.broadcast_in_dim %cst_309, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1327 = chlo.square %1326 : tensor<256x768xf32> -> tensor<256x768xf32>
    %1328 = stablehlo.add %1325, %1327 : tensor<256x768xf32>
    %1329 = chlo.square %1277 : tensor<256xf32> -> tensor<256xf32>
    %cst_310 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1330 = stablehlo.broadcast_in_dim %cst_310, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1331 = chlo.square %1330 : tensor<256xf32> -> tensor<256xf32>
    %1332 = stablehlo.add %1329, %1331 : tensor<256xf32>
    %1333 = chlo.square %1283 : tensor<256xf32> -> tensor<256xf32>
    %cst_311 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1334 = stablehlo.broadcast_in_dim %cst_311, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1335 = chlo.square %1334 : tensor<256xf32> -> tensor<256xf32>
    %1336 = stablehlo.add %1333, %1335 : tensor<256xf32>
    %1337 = chlo.square %1173 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %cst_312 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1338 = stablehlo.broadcast_in_dim %cst_312, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1339 = chlo.square %1338 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %1340 = stablehlo.add %1337, %1339 : tensor<1024x256xf32>
    %1341 = chlo.square %1169 : tensor<256xf32> -> tensor<256xf32>
    %cst_313 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1342 = stablehlo.broadcast_in_dim %cst_313, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1343 = chlo.square %1342 : tensor<256xf32> -> tensor<256xf32>
    %1344 = stablehlo.add %1341, %1343 : tensor<256xf32>
    %1345 = chlo.square %1195 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %cst_314 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1346 = stablehlo.broadcast_in_dim %cst_314, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1347 = chlo.square %1346 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %1348 = stablehlo.add %1345, %1347 : tensor<256x1024xf32>
    %1349 = chlo.square %1191 : tensor<1024xf32> -> tensor<1024xf32>
    %cst_315 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1350 = stablehlo.broadcast_in_dim %cst_315, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1351 = chlo.square %1350 : tensor<1024xf32> -> tensor<1024xf32>
    %1352 = stablehlo.add %1349, %1351 : tensor<1024xf32>
    %1353 = chlo.square %1199 : tensor<256xf32> -> tensor<256xf32>
    %cst_316 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1354 = stablehlo.broadcast_in_dim %cst_316, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1355 = chlo.square %1354 : tensor<256xf32> -> tensor<256xf32>
    %1356 = stablehlo.add %1353, %1355 : tensor<256xf32>
    %1357 = chlo.square %1205 : tensor<256xf32> -> tensor<256xf32>
    %cst_317 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1358 = stablehlo.broadcast_in_dim %cst_317, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1359 = chlo.square %1358 : tensor<256xf32> -> tensor<256xf32>
    %1360 = stablehlo.add %1357, %1359 : tensor<256xf32>
    %1361 = chlo.square %1095 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_318 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1362 = stablehlo.broadcast_in_dim %cst_318, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1363 = chlo.square %1362 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1364 = stablehlo.add %1361, %1363 : tensor<256x256xf32>
    %1365 = chlo.square %1091 : tensor<256xf32> -> tensor<256xf32>
    %cst_319 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1366 = stablehlo.broadcast_in_dim %cst_319, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1367 = chlo.square %1366 : tensor<256xf32> -> tensor<256xf32>
    %1368 = stablehlo.add %1365, %1367 : tensor<256xf32>
    %1369 = chlo.square %1129 : tensor<256x768xf32> -> tensor<256x768xf32>
    %cst_320 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1370 = stablehlo.broadcast_in_dim %cst_320, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1371 = chlo.square %1370 : tensor<256x768xf32> -> tensor<256x768xf32>
    %1372 = stablehlo.add %1369, %1371 : tensor<256x768xf32>
    %1373 = chlo.square %1133 : tensor<256xf32> -> tensor<256xf32>
    %cst_321 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1374 = stablehlo.broadcast_in_dim %cst_321, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1375 = chlo.square %1374 : tensor<256xf32> -> tensor<256xf32>
    %1376 = stablehlo.add %1373, %1375 : tensor<256xf32>
    %1377 = chlo.square %1139 : tensor<256xf32> -> tensor<256xf32>
    %cst_322 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1378 = stablehlo.broadcast_in_dim %cst_322, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1379 = chlo.square %1378 : tensor<256xf32> -> tensor<256xf32>
    %1380 = stablehlo.add %1377, %1379 : tensor<256xf32>
    %1381 = chlo.square %1029 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %cst_323 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1382 = stablehlo.broadcast_in_dim %cst_323, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1383 = chlo.square %1382 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %1384 = stablehlo.add %1381, %1383 : tensor<1024x256xf32>
    %1385 = chlo.square %1025 : tensor<256xf32> -> tensor<256xf32>
    %cst_324 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1386 = stablehlo.broadcast_in_dim %cst_324, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1387 = chlo.square %1386 : tensor<256xf32> -> tensor<256xf32>
    %1388 = stablehlo.add %1385, %1387 : tensor<256xf32>
    %1389 = chlo.square %1051 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %cst_325 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1390 = stablehlo.broadcast_in_dim %cst_325, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1391 = chlo.square %1390 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %1392 = stablehlo.add %1389, %1391 : tensor<256x1024xf32>
    %1393 = chlo.square %1047 : tensor<1024xf32> -> tensor<1024xf32>
    %cst_326 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1394 = stablehlo.broadcast_in_dim %cst_326, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1395 = chlo.square %1394 : tensor<1024xf32> -> tensor<1024xf32>
    %1396 = stablehlo.add %1393, %1395 : tensor<1024xf32>
    %1397 = chlo.square %1055 : tensor<256xf32> -> tensor<256xf32>
    %cst_327 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1398 = stablehlo.broadcast_in_dim %cst_327, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1399 = chlo.square %1398 : tensor<256xf32> -> tensor<256xf32>
    %1400 = stablehlo.add %1397, %1399 : tensor<256xf32>
    %1401 = chlo.square %1061 : tensor<256xf32> -> tensor<256xf32>
    %cst_328 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1402 = stablehlo.broadcast_in_dim %cst_328, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1403 = chlo.square %1402 : tensor<256xf32> -> tensor<256xf32>
    %1404 = stablehlo.add %1401, %1403 : tensor<256xf32>
    %1405 = chlo.square %951 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_329 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1406 = stablehlo.broadcast_in_dim %cst_329, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1407 = chlo.square %1406 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1408 = stablehlo.add %1405, %1407 : tensor<256x256xf32>
    %1409 = chlo.square %947 : tensor<256xf32> -> tensor<256xf32>
    %cst_330 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1410 = stablehlo.broadcast_in_dim %cst_330, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1411 = chlo.square %1410 : tensor<256xf32> -> tensor<256xf32>
    %1412 = stablehlo.add %1409, %1411 : tensor<256xf32>
    %1413 = chlo.square %985 : tensor<256x768xf32> -> tensor<256x768xf32>
    %cst_331 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1414 = stablehlo.broadcast_in_dim %cst_331, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1415 = chlo.square %1414 : tensor<256x768xf32> -> tensor<256x768xf32>
    %1416 = stablehlo.add %1413, %1415 : tensor<256x768xf32>
    %1417 = chlo.square %989 : tensor<256xf32> -> tensor<256xf32>
    %cst_332 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1418 = stablehlo.broadcast_in_dim %cst_332, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1419 = chlo.square %1418 : tensor<256xf32> -> tensor<256xf32>
    %1420 = stablehlo.add %1417, %1419 : tensor<256xf32>
    %1421 = chlo.square %995 : tensor<256xf32> -> tensor<256xf32>
    %cst_333 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1422 = stablehlo.broadcast_in_dim %cst_333, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1423 = chlo.square %1422 : tensor<256xf32> -> tensor<256xf32>
    %1424 = stablehlo.add %1421, %1423 : tensor<256xf32>
    %1425 = chlo.square %885 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %cst_334 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1426 = stablehlo.broadcast_in_dim %cst_334, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1427 = chlo.square %1426 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %1428 = stablehlo.add %1425, %1427 : tensor<1024x256xf32>
    %1429 = chlo.square %881 : tensor<256xf32> -> tensor<256xf32>
    %cst_335 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1430 = stablehlo.broadcast_in_dim %cst_335, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1431 = chlo.square %1430 : tensor<256xf32> -> tensor<256xf32>
    %1432 = stablehlo.add %1429, %1431 : tensor<256xf32>
    %1433 = chlo.square %907 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %cst_336 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1434 = stablehlo.broadcast_in_dim %cst_336, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1435 = chlo.square %1434 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %1436 = stablehlo.add %1433, %1435 : tensor<256x1024xf32>
    %1437 = chlo.square %903 : tensor<1024xf32> -> tensor<1024xf32>
    %cst_337 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1438 = stablehlo.broadcast_in_dim %cst_337, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1439 = chlo.square %1438 : tensor<1024xf32> -> tensor<1024xf32>
    %1440 = stablehlo.add %1437, %1439 : tensor<1024xf32>
    %1441 = chlo.square %911 : tensor<256xf32> -> tensor<256xf32>
    %cst_338 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1442 = stablehlo.broadcast_in_dim %cst_338, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1443 = chlo.square %1442 : tensor<256xf32> -> tensor<256xf32>
    %1444 = stablehlo.add %1441, %1443 : tensor<256xf32>
    %1445 = chlo.square %917 : tensor<256xf32> -> tensor<256xf32>
    %cst_339 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1446 = stablehlo.broadcast_in_dim %cst_339, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1447 = chlo.square %1446 : tensor<256xf32> -> tensor<256xf32>
    %1448 = stablehlo.add %1445, %1447 : tensor<256xf32>
    %1449 = chlo.square %807 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_340 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1450 = stablehlo.broadcast_in_dim %cst_340, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1451 = chlo.square %1450 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1452 = stablehlo.add %1449, %1451 : tensor<256x256xf32>
    %1453 = chlo.square %803 : tensor<256xf32> -> tensor<256xf32>
    %cst_341 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1454 = stablehlo.broadcast_in_dim %cst_341, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1455 = chlo.square %1454 : tensor<256xf32> -> tensor<256xf32>
    %1456 = stablehlo.add %1453, %1455 : tensor<256xf32>
    %1457 = chlo.square %841 : tensor<256x768xf32> -> tensor<256x768xf32>
    %cst_342 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1458 = stablehlo.broadcast_in_dim %cst_342, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1459 = chlo.square %1458 : tensor<256x768xf32> -> tensor<256x768xf32>
    %1460 = stablehlo.add %1457, %1459 : tensor<256x768xf32>
    %1461 = chlo.square %845 : tensor<256xf32> -> tensor<256xf32>
    %cst_343 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1462 = stablehlo.broadcast_in_dim %cst_343, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1463 = chlo.square %1462 : tensor<256xf32> -> tensor<256xf32>
    %1464 = stablehlo.add %1461, %1463 : tensor<256xf32>
    %1465 = chlo.square %851 : tensor<256xf32> -> tensor<256xf32>
    %cst_344 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1466 = stablehlo.broadcast_in_dim %cst_344, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1467 = chlo.square %1466 : tensor<256xf32> -> tensor<256xf32>
    %1468 = stablehlo.add %1465, %1467 : tensor<256xf32>
    %1469 = chlo.square %741 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %cst_345 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1470 = stablehlo.broadcast_in_dim %cst_345, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1471 = chlo.square %1470 : tensor<1024x256xf32> -> tensor<1024x256xf32>
    %1472 = stablehlo.add %1469, %1471 : tensor<1024x256xf32>
    %1473 = chlo.square %737 : tensor<256xf32> -> tensor<256xf32>
    %cst_346 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1474 = stablehlo.broadcast_in_dim %cst_346, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1475 = chlo.square %1474 : tensor<256xf32> -> tensor<256xf32>
    %1476 = stablehlo.add %1473, %1475 : tensor<256xf32>
    %1477 = chlo.square %763 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %cst_347 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1478 = stablehlo.broadcast_in_dim %cst_347, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1479 = chlo.square %1478 : tensor<256x1024xf32> -> tensor<256x1024xf32>
    %1480 = stablehlo.add %1477, %1479 : tensor<256x1024xf32>
    %1481 = chlo.square %759 : tensor<1024xf32> -> tensor<1024xf32>
    %cst_348 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1482 = stablehlo.broadcast_in_dim %cst_348, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1483 = chlo.square %1482 : tensor<1024xf32> -> tensor<1024xf32>
    %1484 = stablehlo.add %1481, %1483 : tensor<1024xf32>
    %1485 = chlo.square %767 : tensor<256xf32> -> tensor<256xf32>
    %cst_349 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1486 = stablehlo.broadcast_in_dim %cst_349, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1487 = chlo.square %1486 : tensor<256xf32> -> tensor<256xf32>
    %1488 = stablehlo.add %1485, %1487 : tensor<256xf32>
    %1489 = chlo.square %773 : tensor<256xf32> -> tensor<256xf32>
    %cst_350 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1490 = stablehlo.broadcast_in_dim %cst_350, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1491 = chlo.square %1490 : tensor<256xf32> -> tensor<256xf32>
    %1492 = stablehlo.add %1489, %1491 : tensor<256xf32>
    %1493 = chlo.square %702 : tensor<256xf32> -> tensor<256xf32>
    %cst_351 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1494 = stablehlo.broadcast_in_dim %cst_351, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1495 = chlo.square %1494 : tensor<256xf32> -> tensor<256xf32>
    %1496 = stablehlo.add %1493, %1495 : tensor<256xf32>
    %1497 = chlo.square %708 : tensor<256xf32> -> tensor<256xf32>
    %cst_352 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1498 = stablehlo.broadcast_in_dim %cst_352, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1499 = chlo.square %1498 : tensor<256xf32> -> tensor<256xf32>
    %1500 = stablehlo.add %1497, %1499 : tensor<256xf32>
    %1501 = chlo.square %1313 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_353 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1502 = stablehlo.broadcast_in_dim %cst_353, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1503 = chlo.square %1502 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1504 = stablehlo.add %1501, %1503 : tensor<256x256xf32>
    %1505 = chlo.square %1316 : tensor<256x256xf32> -> tensor<256x256xf32>
    %cst_354 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1506 = stablehlo.broadcast_in_dim %cst_354, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1507 = chlo.square %1506 : tensor<256x256xf32> -> tensor<256x256xf32>
    %1508 = stablehlo.add %1505, %1507 : tensor<256x256xf32>
    %cst_355 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1509 = stablehlo.reduce(%1320 init: %cst_355) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_356 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1510 = stablehlo.reduce(%1324 init: %cst_356) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_357 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1511 = stablehlo.reduce(%1328 init: %cst_357) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x768xf32>, tensor<f32>) -> tensor<f32>
    %cst_358 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1512 = stablehlo.reduce(%1332 init: %cst_358) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_359 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1513 = stablehlo.reduce(%1336 init: %cst_359) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_360 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1514 = stablehlo.reduce(%1340 init: %cst_360) applies stablehlo.add across dimensions = [0, 1] : (tensor<1024x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_361 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1515 = stablehlo.reduce(%1344 init: %cst_361) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_362 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1516 = stablehlo.reduce(%1348 init: %cst_362) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_363 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1517 = stablehlo.reduce(%1352 init: %cst_363) applies stablehlo.add across dimensions = [0] : (tensor<1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_364 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1518 = stablehlo.reduce(%1356 init: %cst_364) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_365 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1519 = stablehlo.reduce(%1360 init: %cst_365) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_366 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1520 = stablehlo.reduce(%1364 init: %cst_366) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_367 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1521 = stablehlo.reduce(%1368 init: %cst_367) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_368 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1522 = stablehlo.reduce(%1372 init: %cst_368) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x768xf32>, tensor<f32>) -> tensor<f32>
    %cst_369 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1523 = stablehlo.reduce(%1376 init: %cst_369) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_370 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1524 = stablehlo.reduce(%1380 init: %cst_370) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_371 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1525 = stablehlo.reduce(%1384 init: %cst_371) applies stablehlo.add across dimensions = [0, 1] : (tensor<1024x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_372 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1526 = stablehlo.reduce(%1388 init: %cst_372) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_373 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1527 = stablehlo.reduce(%1392 init: %cst_373) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_374 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1528 = stablehlo.reduce(%1396 init: %cst_374) applies stablehlo.add across dimensions = [0] : (tensor<1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_375 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1529 = stablehlo.reduce(%1400 init: %cst_375) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_376 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1530 = stablehlo.reduce(%1404 init: %cst_376) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_377 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1531 = stablehlo.reduce(%1408 init: %cst_377) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_378 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1532 = stablehlo.reduce(%1412 init: %cst_378) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_379 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1533 = stablehlo.reduce(%1416 init: %cst_379) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x768xf32>, tensor<f32>) -> tensor<f32>
    %cst_380 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1534 = stablehlo.reduce(%1420 init: %cst_380) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_381 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1535 = stablehlo.reduce(%1424 init: %cst_381) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_382 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1536 = stablehlo.reduce(%1428 init: %cst_382) applies stablehlo.add across dimensions = [0, 1] : (tensor<1024x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_383 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1537 = stablehlo.reduce(%1432 init: %cst_383) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_384 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1538 = stablehlo.reduce(%1436 init: %cst_384) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_385 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1539 = stablehlo.reduce(%1440 init: %cst_385) applies stablehlo.add across dimensions = [0] : (tensor<1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_386 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1540 = stablehlo.reduce(%1444 init: %cst_386) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_387 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1541 = stablehlo.reduce(%1448 init: %cst_387) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_388 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1542 = stablehlo.reduce(%1452 init: %cst_388) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_389 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1543 = stablehlo.reduce(%1456 init: %cst_389) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_390 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1544 = stablehlo.reduce(%1460 init: %cst_390) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x768xf32>, tensor<f32>) -> tensor<f32>
    %cst_391 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1545 = stablehlo.reduce(%1464 init: %cst_391) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_392 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1546 = stablehlo.reduce(%1468 init: %cst_392) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_393 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1547 = stablehlo.reduce(%1472 init: %cst_393) applies stablehlo.add across dimensions = [0, 1] : (tensor<1024x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_394 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1548 = stablehlo.reduce(%1476 init: %cst_394) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_395 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1549 = stablehlo.reduce(%1480 init: %cst_395) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_396 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1550 = stablehlo.reduce(%1484 init: %cst_396) applies stablehlo.add across dimensions = [0] : (tensor<1024xf32>, tensor<f32>) -> tensor<f32>
    %cst_397 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1551 = stablehlo.reduce(%1488 init: %cst_397) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_398 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1552 = stablehlo.reduce(%1492 init: %cst_398) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_399 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1553 = stablehlo.reduce(%1496 init: %cst_399) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_400 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1554 = stablehlo.reduce(%1500 init: %cst_400) applies stablehlo.add across dimensions = [0] : (tensor<256xf32>, tensor<f32>) -> tensor<f32>
    %cst_401 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1555 = stablehlo.reduce(%1504 init: %cst_401) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_402 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1556 = stablehlo.reduce(%1508 init: %cst_402) applies stablehlo.add across dimensions = [0, 1] : (tensor<256x256xf32>, tensor<f32>) -> tensor<f32>
    %cst_403 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1557 = stablehlo.add %cst_403, %1509 : tensor<f32>
    %1558 = stablehlo.add %1557, %1510 : tensor<f32>
    %1559 = stablehlo.add %1558, %1511 : tensor<f32>
    %1560 = stablehlo.add %1559, %1512 : tensor<f32>
    %1561 = stablehlo.add %1560, %1513 : tensor<f32>
    %1562 = stablehlo.add %1561, %1514 : tensor<f32>
    %1563 = stablehlo.add %1562, %1515 : tensor<f32>
    %1564 = stablehlo.add %1563, %1516 : tensor<f32>
    %1565 = stablehlo.add %1564, %1517 : tensor<f32>
    %1566 = stablehlo.add %1565, %1518 : tensor<f32>
    %1567 = stablehlo.add %1566, %1519 : tensor<f32>
    %1568 = stablehlo.add %1567, %1520 : tensor<f32>
    %1569 = stablehlo.add %1568, %1521 : tensor<f32>
    %1570 = stablehlo.add %1569, %1522 : tensor<f32>
    %1571 = stablehlo.add %1570, %1523 : tensor<f32>
    %1572 = stablehlo.add %1571, %1524 : tensor<f32>
    %1573 = stablehlo.add %1572, %1525 : tensor<f32>
    %1574 = stablehlo.add %1573, %1526 : tensor<f32>
    %1575 = stablehlo.add %1574, %1527 : tensor<f32>
    %1576 = stablehlo.add %1575, %1528 : tensor<f32>
    %1577 = stablehlo.add %1576, %1529 : tensor<f32>
    %1578 = stablehlo.add %1577, %1530 : tensor<f32>
    %1579 = stablehlo.add %1578, %1531 : tensor<f32>
    %1580 = stablehlo.add %1579, %1532 : tensor<f32>
    %1581 = stablehlo.add %1580, %1533 : tensor<f32>
    %1582 = stablehlo.add %1581, %1534 : tensor<f32>
    %1583 = stablehlo.add %1582, %1535 : tensor<f32>
    %1584 = stablehlo.add %1583, %1536 : tensor<f32>
    %1585 = stablehlo.add %1584, %1537 : tensor<f32>
    %1586 = stablehlo.add %1585, %1538 : tensor<f32>
    %1587 = stablehlo.add %1586, %1539 : tensor<f32>
    %1588 = stablehlo.add %1587, %1540 : tensor<f32>
    %1589 = stablehlo.add %1588, %1541 : tensor<f32>
    %1590 = stablehlo.add %1589, %1542 : tensor<f32>
    %1591 = stablehlo.add %1590, %1543 : tensor<f32>
    %1592 = stablehlo.add %1591, %1544 : tensor<f32>
    %1593 = stablehlo.add %1592, %1545 : tensor<f32>
    %1594 = stablehlo.add %1593, %1546 : tensor<f32>
    %1595 = stablehlo.add %1594, %1547 : tensor<f32>
    %1596 = stablehlo.add %1595, %1548 : tensor<f32>
    %1597 = stablehlo.add %1596, %1549 : tensor<f32>
    %1598 = stablehlo.add %1597, %1550 : tensor<f32>
    %1599 = stablehlo.add %1598, %1551 : tensor<f32>
    %1600 = stablehlo.add %1599, %1552 : tensor<f32>
    %1601 = stablehlo.add %1600, %1553 : tensor<f32>
    %1602 = stablehlo.add %1601, %1554 : tensor<f32>
    %1603 = stablehlo.add %1602, %1555 : tensor<f32>
    %1604 = stablehlo.add %1603, %1556 : tensor<f32>
    %1605 = stablehlo.sqrt %1604 : tensor<f32>
    %cst_404 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1606 = stablehlo.compare LT, %1605, %cst_404, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    %1607 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1608 = stablehlo.divide %1239, %1607 : tensor<256x256xf32>
    %cst_405 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1609 = stablehlo.broadcast_in_dim %cst_405, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1610 = stablehlo.multiply %1608, %1609 : tensor<256x256xf32>
    %1611 = stablehlo.select %1606, %1239, %1610 : tensor<i1>, tensor<256x256xf32>
    %1612 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1613 = stablehlo.divide %1235, %1612 : tensor<256xf32>
    %cst_406 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1614 = stablehlo.broadcast_in_dim %cst_406, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1615 = stablehlo.multiply %1613, %1614 : tensor<256xf32>
    %1616 = stablehlo.select %1606, %1235, %1615 : tensor<i1>, tensor<256xf32>
    %1617 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1618 = stablehlo.divide %1273, %1617 : tensor<256x768xf32>
    %cst_407 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1619 = stablehlo.broadcast_in_dim %cst_407, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1620 = stablehlo.multiply %1618, %1619 : tensor<256x768xf32>
    %1621 = stablehlo.select %1606, %1273, %1620 : tensor<i1>, tensor<256x768xf32>
    %1622 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1623 = stablehlo.divide %1277, %1622 : tensor<256xf32>
    %cst_408 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1624 = stablehlo.broadcast_in_dim %cst_408, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1625 = stablehlo.multiply %1623, %1624 : tensor<256xf32>
    %1626 = stablehlo.select %1606, %1277, %1625 : tensor<i1>, tensor<256xf32>
    %1627 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1628 = stablehlo.divide %1283, %1627 : tensor<256xf32>
    %cst_409 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1629 = stablehlo.broadcast_in_dim %cst_409, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1630 = stablehlo.multiply %1628, %1629 : tensor<256xf32>
    %1631 = stablehlo.select %1606, %1283, %1630 : tensor<i1>, tensor<256xf32>
    %1632 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1633 = stablehlo.divide %1173, %1632 : tensor<1024x256xf32>
    %cst_410 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1634 = stablehlo.broadcast_in_dim %cst_410, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1635 = stablehlo.multiply %1633, %1634 : tensor<1024x256xf32>
    %1636 = stablehlo.select %1606, %1173, %1635 : tensor<i1>, tensor<1024x256xf32>
    %1637 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1638 = stablehlo.divide %1169, %1637 : tensor<256xf32>
    %cst_411 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1639 = stablehlo.broadcast_in_dim %cst_411, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1640 = stablehlo.multiply %1638, %1639 : tensor<256xf32>
    %1641 = stablehlo.select %1606, %1169, %1640 : tensor<i1>, tensor<256xf32>
    %1642 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1643 = stablehlo.divide %1195, %1642 : tensor<256x1024xf32>
    %cst_412 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1644 = stablehlo.broadcast_in_dim %cst_412, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1645 = stablehlo.multiply %1643, %1644 : tensor<256x1024xf32>
    %1646 = stablehlo.select %1606, %1195, %1645 : tensor<i1>, tensor<256x1024xf32>
    %1647 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1648 = stablehlo.divide %1191, %1647 : tensor<1024xf32>
    %cst_413 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1649 = stablehlo.broadcast_in_dim %cst_413, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1650 = stablehlo.multiply %1648, %1649 : tensor<1024xf32>
    %1651 = stablehlo.select %1606, %1191, %1650 : tensor<i1>, tensor<1024xf32>
    %1652 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1653 = stablehlo.divide %1199, %1652 : tensor<256xf32>
    %cst_414 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1654 = stablehlo.broadcast_in_dim %cst_414, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1655 = stablehlo.multiply %1653, %1654 : tensor<256xf32>
    %1656 = stablehlo.select %1606, %1199, %1655 : tensor<i1>, tensor<256xf32>
    %1657 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1658 = stablehlo.divide %1205, %1657 : tensor<256xf32>
    %cst_415 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1659 = stablehlo.broadcast_in_dim %cst_415, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1660 = stablehlo.multiply %1658, %1659 : tensor<256xf32>
    %1661 = stablehlo.select %1606, %1205, %1660 : tensor<i1>, tensor<256xf32>
    %1662 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1663 = stablehlo.divide %1095, %1662 : tensor<256x256xf32>
    %cst_416 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1664 = stablehlo.broadcast_in_dim %cst_416, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1665 = stablehlo.multiply %1663, %1664 : tensor<256x256xf32>
    %1666 = stablehlo.select %1606, %1095, %1665 : tensor<i1>, tensor<256x256xf32>
    %1667 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1668 = stablehlo.divide %1091, %1667 : tensor<256xf32>
    %cst_417 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1669 = stablehlo.broadcast_in_dim %cst_417, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1670 = stablehlo.multiply %1668, %1669 : tensor<256xf32>
    %1671 = stablehlo.select %1606, %1091, %1670 : tensor<i1>, tensor<256xf32>
    %1672 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1673 = stablehlo.divide %1129, %1672 : tensor<256x768xf32>
    %cst_418 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1674 = stablehlo.broadcast_in_dim %cst_418, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1675 = stablehlo.multiply %1673, %1674 : tensor<256x768xf32>
    %1676 = stablehlo.select %1606, %1129, %1675 : tensor<i1>, tensor<256x768xf32>
    %1677 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1678 = stablehlo.divide %1133, %1677 : tensor<256xf32>
    %cst_419 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1679 = stablehlo.broadcast_in_dim %cst_419, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1680 = stablehlo.multiply %1678, %1679 : tensor<256xf32>
    %1681 = stablehlo.select %1606, %1133, %1680 : tensor<i1>, tensor<256xf32>
    %1682 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1683 = stablehlo.divide %1139, %1682 : tensor<256xf32>
    %cst_420 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1684 = stablehlo.broadcast_in_dim %cst_420, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1685 = stablehlo.multiply %1683, %1684 : tensor<256xf32>
    %1686 = stablehlo.select %1606, %1139, %1685 : tensor<i1>, tensor<256xf32>
    %1687 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1688 = stablehlo.divide %1029, %1687 : tensor<1024x256xf32>
    %cst_421 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1689 = stablehlo.broadcast_in_dim %cst_421, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1690 = stablehlo.multiply %1688, %1689 : tensor<1024x256xf32>
    %1691 = stablehlo.select %1606, %1029, %1690 : tensor<i1>, tensor<1024x256xf32>
    %1692 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1693 = stablehlo.divide %1025, %1692 : tensor<256xf32>
    %cst_422 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1694 = stablehlo.broadcast_in_dim %cst_422, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1695 = stablehlo.multiply %1693, %1694 : tensor<256xf32>
    %1696 = stablehlo.select %1606, %1025, %1695 : tensor<i1>, tensor<256xf32>
    %1697 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1698 = stablehlo.divide %1051, %1697 : tensor<256x1024xf32>
    %cst_423 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1699 = stablehlo.broadcast_in_dim %cst_423, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1700 = stablehlo.multiply %1698, %1699 : tensor<256x1024xf32>
    %1701 = stablehlo.select %1606, %1051, %1700 : tensor<i1>, tensor<256x1024xf32>
    %1702 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1703 = stablehlo.divide %1047, %1702 : tensor<1024xf32>
    %cst_424 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1704 = stablehlo.broadcast_in_dim %cst_424, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1705 = stablehlo.multiply %1703, %1704 : tensor<1024xf32>
    %1706 = stablehlo.select %1606, %1047, %1705 : tensor<i1>, tensor<1024xf32>
    %1707 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1708 = stablehlo.divide %1055, %1707 : tensor<256xf32>
    %cst_425 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1709 = stablehlo.broadcast_in_dim %cst_425, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1710 = stablehlo.multiply %1708, %1709 : tensor<256xf32>
    %1711 = stablehlo.select %1606, %1055, %1710 : tensor<i1>, tensor<256xf32>
    %1712 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1713 = stablehlo.divide %1061, %1712 : tensor<256xf32>
    %cst_426 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1714 = stablehlo.broadcast_in_dim %cst_426, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1715 = stablehlo.multiply %1713, %1714 : tensor<256xf32>
    %1716 = stablehlo.select %1606, %1061, %1715 : tensor<i1>, tensor<256xf32>
    %1717 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1718 = stablehlo.divide %951, %1717 : tensor<256x256xf32>
    %cst_427 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1719 = stablehlo.broadcast_in_dim %cst_427, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1720 = stablehlo.multiply %1718, %1719 : tensor<256x256xf32>
    %1721 = stablehlo.select %1606, %951, %1720 : tensor<i1>, tensor<256x256xf32>
    %1722 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1723 = stablehlo.divide %947, %1722 : tensor<256xf32>
    %cst_428 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1724 = stablehlo.broadcast_in_dim %cst_428, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1725 = stablehlo.multiply %1723, %1724 : tensor<256xf32>
    %1726 = stablehlo.select %1606, %947, %1725 : tensor<i1>, tensor<256xf32>
    %1727 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1728 = stablehlo.divide %985, %1727 : tensor<256x768xf32>
    %cst_429 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1729 = stablehlo.broadcast_in_dim %cst_429, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1730 = stablehlo.multiply %1728, %1729 : tensor<256x768xf32>
    %1731 = stablehlo.select %1606, %985, %1730 : tensor<i1>, tensor<256x768xf32>
    %1732 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1733 = stablehlo.divide %989, %1732 : tensor<256xf32>
    %cst_430 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1734 = stablehlo.broadcast_in_dim %cst_430, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1735 = stablehlo.multiply %1733, %1734 : tensor<256xf32>
    %1736 = stablehlo.select %1606, %989, %1735 : tensor<i1>, tensor<256xf32>
    %1737 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1738 = stablehlo.divide %995, %1737 : tensor<256xf32>
    %cst_431 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1739 = stablehlo.broadcast_in_dim %cst_431, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1740 = stablehlo.multiply %1738, %1739 : tensor<256xf32>
    %1741 = stablehlo.select %1606, %995, %1740 : tensor<i1>, tensor<256xf32>
    %1742 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1743 = stablehlo.divide %885, %1742 : tensor<1024x256xf32>
    %cst_432 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1744 = stablehlo.broadcast_in_dim %cst_432, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1745 = stablehlo.multiply %1743, %1744 : tensor<1024x256xf32>
    %1746 = stablehlo.select %1606, %885, %1745 : tensor<i1>, tensor<1024x256xf32>
    %1747 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1748 = stablehlo.divide %881, %1747 : tensor<256xf32>
    %cst_433 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1749 = stablehlo.broadcast_in_dim %cst_433, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1750 = stablehlo.multiply %1748, %1749 : tensor<256xf32>
    %1751 = stablehlo.select %1606, %881, %1750 : tensor<i1>, tensor<256xf32>
    %1752 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1753 = stablehlo.divide %907, %1752 : tensor<256x1024xf32>
    %cst_434 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1754 = stablehlo.broadcast_in_dim %cst_434, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1755 = stablehlo.multiply %1753, %1754 : tensor<256x1024xf32>
    %1756 = stablehlo.select %1606, %907, %1755 : tensor<i1>, tensor<256x1024xf32>
    %1757 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1758 = stablehlo.divide %903, %1757 : tensor<1024xf32>
    %cst_435 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1759 = stablehlo.broadcast_in_dim %cst_435, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1760 = stablehlo.multiply %1758, %1759 : tensor<1024xf32>
    %1761 = stablehlo.select %1606, %903, %1760 : tensor<i1>, tensor<1024xf32>
    %1762 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1763 = stablehlo.divide %911, %1762 : tensor<256xf32>
    %cst_436 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1764 = stablehlo.broadcast_in_dim %cst_436, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1765 = stablehlo.multiply %1763, %1764 : tensor<256xf32>
    %1766 = stablehlo.select %1606, %911, %1765 : tensor<i1>, tensor<256xf32>
    %1767 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1768 = stablehlo.divide %917, %1767 : tensor<256xf32>
    %cst_437 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1769 = stablehlo.broadcast_in_dim %cst_437, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1770 = stablehlo.multiply %1768, %1769 : tensor<256xf32>
    %1771 = stablehlo.select %1606, %917, %1770 : tensor<i1>, tensor<256xf32>
    %1772 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1773 = stablehlo.divide %807, %1772 : tensor<256x256xf32>
    %cst_438 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1774 = stablehlo.broadcast_in_dim %cst_438, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1775 = stablehlo.multiply %1773, %1774 : tensor<256x256xf32>
    %1776 = stablehlo.select %1606, %807, %1775 : tensor<i1>, tensor<256x256xf32>
    %1777 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1778 = stablehlo.divide %803, %1777 : tensor<256xf32>
    %cst_439 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1779 = stablehlo.broadcast_in_dim %cst_439, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1780 = stablehlo.multiply %1778, %1779 : tensor<256xf32>
    %1781 = stablehlo.select %1606, %803, %1780 : tensor<i1>, tensor<256xf32>
    %1782 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1783 = stablehlo.divide %841, %1782 : tensor<256x768xf32>
    %cst_440 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1784 = stablehlo.broadcast_in_dim %cst_440, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1785 = stablehlo.multiply %1783, %1784 : tensor<256x768xf32>
    %1786 = stablehlo.select %1606, %841, %1785 : tensor<i1>, tensor<256x768xf32>
    %1787 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1788 = stablehlo.divide %845, %1787 : tensor<256xf32>
    %cst_441 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1789 = stablehlo.broadcast_in_dim %cst_441, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1790 = stablehlo.multiply %1788, %1789 : tensor<256xf32>
    %1791 = stablehlo.select %1606, %845, %1790 : tensor<i1>, tensor<256xf32>
    %1792 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1793 = stablehlo.divide %851, %1792 : tensor<256xf32>
    %cst_442 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1794 = stablehlo.broadcast_in_dim %cst_442, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1795 = stablehlo.multiply %1793, %1794 : tensor<256xf32>
    %1796 = stablehlo.select %1606, %851, %1795 : tensor<i1>, tensor<256xf32>
    %1797 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1798 = stablehlo.divide %741, %1797 : tensor<1024x256xf32>
    %cst_443 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1799 = stablehlo.broadcast_in_dim %cst_443, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1800 = stablehlo.multiply %1798, %1799 : tensor<1024x256xf32>
    %1801 = stablehlo.select %1606, %741, %1800 : tensor<i1>, tensor<1024x256xf32>
    %1802 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1803 = stablehlo.divide %737, %1802 : tensor<256xf32>
    %cst_444 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1804 = stablehlo.broadcast_in_dim %cst_444, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1805 = stablehlo.multiply %1803, %1804 : tensor<256xf32>
    %1806 = stablehlo.select %1606, %737, %1805 : tensor<i1>, tensor<256xf32>
    %1807 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1808 = stablehlo.divide %763, %1807 : tensor<256x1024xf32>
    %cst_445 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1809 = stablehlo.broadcast_in_dim %cst_445, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1810 = stablehlo.multiply %1808, %1809 : tensor<256x1024xf32>
    %1811 = stablehlo.select %1606, %763, %1810 : tensor<i1>, tensor<256x1024xf32>
    %1812 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1813 = stablehlo.divide %759, %1812 : tensor<1024xf32>
    %cst_446 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1814 = stablehlo.broadcast_in_dim %cst_446, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1815 = stablehlo.multiply %1813, %1814 : tensor<1024xf32>
    %1816 = stablehlo.select %1606, %759, %1815 : tensor<i1>, tensor<1024xf32>
    %1817 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1818 = stablehlo.divide %767, %1817 : tensor<256xf32>
    %cst_447 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1819 = stablehlo.broadcast_in_dim %cst_447, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1820 = stablehlo.multiply %1818, %1819 : tensor<256xf32>
    %1821 = stablehlo.select %1606, %767, %1820 : tensor<i1>, tensor<256xf32>
    %1822 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1823 = stablehlo.divide %773, %1822 : tensor<256xf32>
    %cst_448 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1824 = stablehlo.broadcast_in_dim %cst_448, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1825 = stablehlo.multiply %1823, %1824 : tensor<256xf32>
    %1826 = stablehlo.select %1606, %773, %1825 : tensor<i1>, tensor<256xf32>
    %1827 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1828 = stablehlo.divide %702, %1827 : tensor<256xf32>
    %cst_449 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1829 = stablehlo.broadcast_in_dim %cst_449, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1830 = stablehlo.multiply %1828, %1829 : tensor<256xf32>
    %1831 = stablehlo.select %1606, %702, %1830 : tensor<i1>, tensor<256xf32>
    %1832 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1833 = stablehlo.divide %708, %1832 : tensor<256xf32>
    %cst_450 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1834 = stablehlo.broadcast_in_dim %cst_450, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1835 = stablehlo.multiply %1833, %1834 : tensor<256xf32>
    %1836 = stablehlo.select %1606, %708, %1835 : tensor<i1>, tensor<256xf32>
    %1837 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1838 = stablehlo.divide %1313, %1837 : tensor<256x256xf32>
    %cst_451 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1839 = stablehlo.broadcast_in_dim %cst_451, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1840 = stablehlo.multiply %1838, %1839 : tensor<256x256xf32>
    %1841 = stablehlo.select %1606, %1313, %1840 : tensor<i1>, tensor<256x256xf32>
    %1842 = stablehlo.broadcast_in_dim %1605, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1843 = stablehlo.divide %1316, %1842 : tensor<256x256xf32>
    %cst_452 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %1844 = stablehlo.broadcast_in_dim %cst_452, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1845 = stablehlo.multiply %1843, %1844 : tensor<256x256xf32>
    %1846 = stablehlo.select %1606, %1316, %1845 : tensor<i1>, tensor<256x256xf32>
    %cst_453 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1847 = stablehlo.broadcast_in_dim %cst_453, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1848 = stablehlo.multiply %1847, %1611 : tensor<256x256xf32>
    %cst_454 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1849 = stablehlo.broadcast_in_dim %cst_454, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1850 = stablehlo.multiply %1849, %arg1 : tensor<256x256xf32>
    %1851 = stablehlo.add %1848, %1850 : tensor<256x256xf32>
    %cst_455 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1852 = stablehlo.broadcast_in_dim %cst_455, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1853 = stablehlo.multiply %1852, %1616 : tensor<256xf32>
    %cst_456 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1854 = stablehlo.broadcast_in_dim %cst_456, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1855 = stablehlo.multiply %1854, %arg2 : tensor<256xf32>
    %1856 = stablehlo.add %1853, %1855 : tensor<256xf32>
    %cst_457 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1857 = stablehlo.broadcast_in_dim %cst_457, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1858 = stablehlo.multiply %1857, %1621 : tensor<256x768xf32>
    %cst_458 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1859 = stablehlo.broadcast_in_dim %cst_458, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1860 = stablehlo.multiply %1859, %arg3 : tensor<256x768xf32>
    %1861 = stablehlo.add %1858, %1860 : tensor<256x768xf32>
    %cst_459 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1862 = stablehlo.broadcast_in_dim %cst_459, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1863 = stablehlo.multiply %1862, %1626 : tensor<256xf32>
    %cst_460 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1864 = stablehlo.broadcast_in_dim %cst_460, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1865 = stablehlo.multiply %1864, %arg4 : tensor<256xf32>
    %1866 = stablehlo.add %1863, %1865 : tensor<256xf32>
    %cst_461 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1867 = stablehlo.broadcast_in_dim %cst_461, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1868 = stablehlo.multiply %1867, %1631 : tensor<256xf32>
    %cst_462 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1869 = stablehlo.broadcast_in_dim %cst_462, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1870 = stablehlo.multiply %1869, %arg5 : tensor<256xf32>
    %1871 = stablehlo.add %1868, %1870 : tensor<256xf32>
    %cst_463 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1872 = stablehlo.broadcast_in_dim %cst_463, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1873 = stablehlo.multiply %1872, %1636 : tensor<1024x256xf32>
    %cst_464 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1874 = stablehlo.broadcast_in_dim %cst_464, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1875 = stablehlo.multiply %1874, %arg6 : tensor<1024x256xf32>
    %1876 = stablehlo.add %1873, %1875 : tensor<1024x256xf32>
    %cst_465 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1877 = stablehlo.broadcast_in_dim %cst_465, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1878 = stablehlo.multiply %1877, %1641 : tensor<256xf32>
    %cst_466 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1879 = stablehlo.broadcast_in_dim %cst_466, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1880 = stablehlo.multiply %1879, %arg7 : tensor<256xf32>
    %1881 = stablehlo.add %1878, %1880 : tensor<256xf32>
    %cst_467 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1882 = stablehlo.broadcast_in_dim %cst_467, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1883 = stablehlo.multiply %1882, %1646 : tensor<256x1024xf32>
    %cst_468 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1884 = stablehlo.broadcast_in_dim %cst_468, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1885 = stablehlo.multiply %1884, %arg8 : tensor<256x1024xf32>
    %1886 = stablehlo.add %1883, %1885 : tensor<256x1024xf32>
    %cst_469 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1887 = stablehlo.broadcast_in_dim %cst_469, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1888 = stablehlo.multiply %1887, %1651 : tensor<1024xf32>
    %cst_470 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1889 = stablehlo.broadcast_in_dim %cst_470, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1890 = stablehlo.multiply %1889, %arg9 : tensor<1024xf32>
    %1891 = stablehlo.add %1888, %1890 : tensor<1024xf32>
    %cst_471 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1892 = stablehlo.broadcast_in_dim %cst_471, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1893 = stablehlo.multiply %1892, %1656 : tensor<256xf32>
    %cst_472 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1894 = stablehlo.broadcast_in_dim %cst_472, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1895 = stablehlo.multiply %1894, %arg10 : tensor<256xf32>
    %1896 = stablehlo.add %1893, %1895 : tensor<256xf32>
    %cst_473 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1897 = stablehlo.broadcast_in_dim %cst_473, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1898 = stablehlo.multiply %1897, %1661 : tensor<256xf32>
    %cst_474 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1899 = stablehlo.broadcast_in_dim %cst_474, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1900 = stablehlo.multiply %1899, %arg11 : tensor<256xf32>
    %1901 = stablehlo.add %1898, %1900 : tensor<256xf32>
    %cst_475 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1902 = stablehlo.broadcast_in_dim %cst_475, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1903 = stablehlo.multiply %1902, %1666 : tensor<256x256xf32>
    %cst_476 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1904 = stablehlo.broadcast_in_dim %cst_476, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1905 = stablehlo.multiply %1904, %arg12 : tensor<256x256xf32>
    %1906 = stablehlo.add %1903, %1905 : tensor<256x256xf32>
    %cst_477 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1907 = stablehlo.broadcast_in_dim %cst_477, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1908 = stablehlo.multiply %1907, %1671 : tensor<256xf32>
    %cst_478 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1909 = stablehlo.broadcast_in_dim %cst_478, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1910 = stablehlo.multiply %1909, %arg13 : tensor<256xf32>
    %1911 = stablehlo.add %1908, %1910 : tensor<256xf32>
    %cst_479 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1912 = stablehlo.broadcast_in_dim %cst_479, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1913 = stablehlo.multiply %1912, %1676 : tensor<256x768xf32>
    %cst_480 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1914 = stablehlo.broadcast_in_dim %cst_480, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1915 = stablehlo.multiply %1914, %arg14 : tensor<256x768xf32>
    %1916 = stablehlo.add %1913, %1915 : tensor<256x768xf32>
    %cst_481 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1917 = stablehlo.broadcast_in_dim %cst_481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1918 = stablehlo.multiply %1917, %1681 : tensor<256xf32>
    %cst_482 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1919 = stablehlo.broadcast_in_dim %cst_482, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1920 = stablehlo.multiply %1919, %arg15 : tensor<256xf32>
    %1921 = stablehlo.add %1918, %1920 : tensor<256xf32>
    %cst_483 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1922 = stablehlo.broadcast_in_dim %cst_483, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1923 = stablehlo.multiply %1922, %1686 : tensor<256xf32>
    %cst_484 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1924 = stablehlo.broadcast_in_dim %cst_484, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1925 = stablehlo.multiply %1924, %arg16 : tensor<256xf32>
    %1926 = stablehlo.add %1923, %1925 : tensor<256xf32>
    %cst_485 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1927 = stablehlo.broadcast_in_dim %cst_485, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1928 = stablehlo.multiply %1927, %1691 : tensor<1024x256xf32>
    %cst_486 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1929 = stablehlo.broadcast_in_dim %cst_486, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1930 = stablehlo.multiply %1929, %arg17 : tensor<1024x256xf32>
    %1931 = stablehlo.add %1928, %1930 : tensor<1024x256xf32>
    %cst_487 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1932 = stablehlo.broadcast_in_dim %cst_487, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1933 = stablehlo.multiply %1932, %1696 : tensor<256xf32>
    %cst_488 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1934 = stablehlo.broadcast_in_dim %cst_488, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1935 = stablehlo.multiply %1934, %arg18 : tensor<256xf32>
    %1936 = stablehlo.add %1933, %1935 : tensor<256xf32>
    %cst_489 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1937 = stablehlo.broadcast_in_dim %cst_489, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1938 = stablehlo.multiply %1937, %1701 : tensor<256x1024xf32>
    %cst_490 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1939 = stablehlo.broadcast_in_dim %cst_490, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1940 = stablehlo.multiply %1939, %arg19 : tensor<256x1024xf32>
    %1941 = stablehlo.add %1938, %1940 : tensor<256x1024xf32>
    %cst_491 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1942 = stablehlo.broadcast_in_dim %cst_491, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1943 = stablehlo.multiply %1942, %1706 : tensor<1024xf32>
    %cst_492 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1944 = stablehlo.broadcast_in_dim %cst_492, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1945 = stablehlo.multiply %1944, %arg20 : tensor<1024xf32>
    %1946 = stablehlo.add %1943, %1945 : tensor<1024xf32>
    %cst_493 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1947 = stablehlo.broadcast_in_dim %cst_493, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1948 = stablehlo.multiply %1947, %1711 : tensor<256xf32>
    %cst_494 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1949 = stablehlo.broadcast_in_dim %cst_494, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1950 = stablehlo.multiply %1949, %arg21 : tensor<256xf32>
    %1951 = stablehlo.add %1948, %1950 : tensor<256xf32>
    %cst_495 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1952 = stablehlo.broadcast_in_dim %cst_495, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1953 = stablehlo.multiply %1952, %1716 : tensor<256xf32>
    %cst_496 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1954 = stablehlo.broadcast_in_dim %cst_496, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1955 = stablehlo.multiply %1954, %arg22 : tensor<256xf32>
    %1956 = stablehlo.add %1953, %1955 : tensor<256xf32>
    %cst_497 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1957 = stablehlo.broadcast_in_dim %cst_497, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1958 = stablehlo.multiply %1957, %1721 : tensor<256x256xf32>
    %cst_498 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1959 = stablehlo.broadcast_in_dim %cst_498, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %1960 = stablehlo.multiply %1959, %arg23 : tensor<256x256xf32>
    %1961 = stablehlo.add %1958, %1960 : tensor<256x256xf32>
    %cst_499 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1962 = stablehlo.broadcast_in_dim %cst_499, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1963 = stablehlo.multiply %1962, %1726 : tensor<256xf32>
    %cst_500 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1964 = stablehlo.broadcast_in_dim %cst_500, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1965 = stablehlo.multiply %1964, %arg24 : tensor<256xf32>
    %1966 = stablehlo.add %1963, %1965 : tensor<256xf32>
    %cst_501 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1967 = stablehlo.broadcast_in_dim %cst_501, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1968 = stablehlo.multiply %1967, %1731 : tensor<256x768xf32>
    %cst_502 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1969 = stablehlo.broadcast_in_dim %cst_502, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %1970 = stablehlo.multiply %1969, %arg25 : tensor<256x768xf32>
    %1971 = stablehlo.add %1968, %1970 : tensor<256x768xf32>
    %cst_503 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1972 = stablehlo.broadcast_in_dim %cst_503, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1973 = stablehlo.multiply %1972, %1736 : tensor<256xf32>
    %cst_504 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1974 = stablehlo.broadcast_in_dim %cst_504, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1975 = stablehlo.multiply %1974, %arg26 : tensor<256xf32>
    %1976 = stablehlo.add %1973, %1975 : tensor<256xf32>
    %cst_505 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1977 = stablehlo.broadcast_in_dim %cst_505, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1978 = stablehlo.multiply %1977, %1741 : tensor<256xf32>
    %cst_506 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1979 = stablehlo.broadcast_in_dim %cst_506, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1980 = stablehlo.multiply %1979, %arg27 : tensor<256xf32>
    %1981 = stablehlo.add %1978, %1980 : tensor<256xf32>
    %cst_507 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1982 = stablehlo.broadcast_in_dim %cst_507, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1983 = stablehlo.multiply %1982, %1746 : tensor<1024x256xf32>
    %cst_508 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1984 = stablehlo.broadcast_in_dim %cst_508, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %1985 = stablehlo.multiply %1984, %arg28 : tensor<1024x256xf32>
    %1986 = stablehlo.add %1983, %1985 : tensor<1024x256xf32>
    %cst_509 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1987 = stablehlo.broadcast_in_dim %cst_509, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1988 = stablehlo.multiply %1987, %1751 : tensor<256xf32>
    %cst_510 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1989 = stablehlo.broadcast_in_dim %cst_510, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %1990 = stablehlo.multiply %1989, %arg29 : tensor<256xf32>
    %1991 = stablehlo.add %1988, %1990 : tensor<256xf32>
    %cst_511 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1992 = stablehlo.broadcast_in_dim %cst_511, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1993 = stablehlo.multiply %1992, %1756 : tensor<256x1024xf32>
    %cst_512 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1994 = stablehlo.broadcast_in_dim %cst_512, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %1995 = stablehlo.multiply %1994, %arg30 : tensor<256x1024xf32>
    %1996 = stablehlo.add %1993, %1995 : tensor<256x1024xf32>
    %cst_513 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1997 = stablehlo.broadcast_in_dim %cst_513, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %1998 = stablehlo.multiply %1997, %1761 : tensor<1024xf32>
    %cst_514 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %1999 = stablehlo.broadcast_in_dim %cst_514, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2000 = stablehlo.multiply %1999, %arg31 : tensor<1024xf32>
    %2001 = stablehlo.add %1998, %2000 : tensor<1024xf32>
    %cst_515 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2002 = stablehlo.broadcast_in_dim %cst_515, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2003 = stablehlo.multiply %2002, %1766 : tensor<256xf32>
    %cst_516 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2004 = stablehlo.broadcast_in_dim %cst_516, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2005 = stablehlo.multiply %2004, %arg32 : tensor<256xf32>
    %2006 = stablehlo.add %2003, %2005 : tensor<256xf32>
    %cst_517 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2007 = stablehlo.broadcast_in_dim %cst_517, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2008 = stablehlo.multiply %2007, %1771 : tensor<256xf32>
    %cst_518 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2009 = stablehlo.broadcast_in_dim %cst_518, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2010 = stablehlo.multiply %2009, %arg33 : tensor<256xf32>
    %2011 = stablehlo.add %2008, %2010 : tensor<256xf32>
    %cst_519 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2012 = stablehlo.broadcast_in_dim %cst_519, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2013 = stablehlo.multiply %2012, %1776 : tensor<256x256xf32>
    %cst_520 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2014 = stablehlo.broadcast_in_dim %cst_520, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2015 = stablehlo.multiply %2014, %arg34 : tensor<256x256xf32>
    %2016 = stablehlo.add %2013, %2015 : tensor<256x256xf32>
    %cst_521 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2017 = stablehlo.broadcast_in_dim %cst_521, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2018 = stablehlo.multiply %2017, %1781 : tensor<256xf32>
    %cst_522 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2019 = stablehlo.broadcast_in_dim %cst_522, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2020 = stablehlo.multiply %2019, %arg35 : tensor<256xf32>
    %2021 = stablehlo.add %2018, %2020 : tensor<256xf32>
    %cst_523 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2022 = stablehlo.broadcast_in_dim %cst_523, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2023 = stablehlo.multiply %2022, %1786 : tensor<256x768xf32>
    %cst_524 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2024 = stablehlo.broadcast_in_dim %cst_524, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2025 = stablehlo.multiply %2024, %arg36 : tensor<256x768xf32>
    %2026 = stablehlo.add %2023, %2025 : tensor<256x768xf32>
    %cst_525 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2027 = stablehlo.broadcast_in_dim %cst_525, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2028 = stablehlo.multiply %2027, %1791 : tensor<256xf32>
    %cst_526 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2029 = stablehlo.broadcast_in_dim %cst_526, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2030 = stablehlo.multiply %2029, %arg37 : tensor<256xf32>
    %2031 = stablehlo.add %2028, %2030 : tensor<256xf32>
    %cst_527 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2032 = stablehlo.broadcast_in_dim %cst_527, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2033 = stablehlo.multiply %2032, %1796 : tensor<256xf32>
    %cst_528 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2034 = stablehlo.broadcast_in_dim %cst_528, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2035 = stablehlo.multiply %2034, %arg38 : tensor<256xf32>
    %2036 = stablehlo.add %2033, %2035 : tensor<256xf32>
    %cst_529 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2037 = stablehlo.broadcast_in_dim %cst_529, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2038 = stablehlo.multiply %2037, %1801 : tensor<1024x256xf32>
    %cst_530 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2039 = stablehlo.broadcast_in_dim %cst_530, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2040 = stablehlo.multiply %2039, %arg39 : tensor<1024x256xf32>
    %2041 = stablehlo.add %2038, %2040 : tensor<1024x256xf32>
    %cst_531 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2042 = stablehlo.broadcast_in_dim %cst_531, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2043 = stablehlo.multiply %2042, %1806 : tensor<256xf32>
    %cst_532 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2044 = stablehlo.broadcast_in_dim %cst_532, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2045 = stablehlo.multiply %2044, %arg40 : tensor<256xf32>
    %2046 = stablehlo.add %2043, %2045 : tensor<256xf32>
    %cst_533 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2047 = stablehlo.broadcast_in_dim %cst_533, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2048 = stablehlo.multiply %2047, %1811 : tensor<256x1024xf32>
    %cst_534 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2049 = stablehlo.broadcast_in_dim %cst_534, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2050 = stablehlo.multiply %2049, %arg41 : tensor<256x1024xf32>
    %2051 = stablehlo.add %2048, %2050 : tensor<256x1024xf32>
    %cst_535 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2052 = stablehlo.broadcast_in_dim %cst_535, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2053 = stablehlo.multiply %2052, %1816 : tensor<1024xf32>
    %cst_536 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2054 = stablehlo.broadcast_in_dim %cst_536, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2055 = stablehlo.multiply %2054, %arg42 : tensor<1024xf32>
    %2056 = stablehlo.add %2053, %2055 : tensor<1024xf32>
    %cst_537 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2057 = stablehlo.broadcast_in_dim %cst_537, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2058 = stablehlo.multiply %2057, %1821 : tensor<256xf32>
    %cst_538 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2059 = stablehlo.broadcast_in_dim %cst_538, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2060 = stablehlo.multiply %2059, %arg43 : tensor<256xf32>
    %2061 = stablehlo.add %2058, %2060 : tensor<256xf32>
    %cst_539 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2062 = stablehlo.broadcast_in_dim %cst_539, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2063 = stablehlo.multiply %2062, %1826 : tensor<256xf32>
    %cst_540 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2064 = stablehlo.broadcast_in_dim %cst_540, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2065 = stablehlo.multiply %2064, %arg44 : tensor<256xf32>
    %2066 = stablehlo.add %2063, %2065 : tensor<256xf32>
    %cst_541 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2067 = stablehlo.broadcast_in_dim %cst_541, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2068 = stablehlo.multiply %2067, %1831 : tensor<256xf32>
    %cst_542 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2069 = stablehlo.broadcast_in_dim %cst_542, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2070 = stablehlo.multiply %2069, %arg45 : tensor<256xf32>
    %2071 = stablehlo.add %2068, %2070 : tensor<256xf32>
    %cst_543 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2072 = stablehlo.broadcast_in_dim %cst_543, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2073 = stablehlo.multiply %2072, %1836 : tensor<256xf32>
    %cst_544 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2074 = stablehlo.broadcast_in_dim %cst_544, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2075 = stablehlo.multiply %2074, %arg46 : tensor<256xf32>
    %2076 = stablehlo.add %2073, %2075 : tensor<256xf32>
    %cst_545 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2077 = stablehlo.broadcast_in_dim %cst_545, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2078 = stablehlo.multiply %2077, %1841 : tensor<256x256xf32>
    %cst_546 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2079 = stablehlo.broadcast_in_dim %cst_546, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2080 = stablehlo.multiply %2079, %arg47 : tensor<256x256xf32>
    %2081 = stablehlo.add %2078, %2080 : tensor<256x256xf32>
    %cst_547 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2082 = stablehlo.broadcast_in_dim %cst_547, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2083 = stablehlo.multiply %2082, %1846 : tensor<256x256xf32>
    %cst_548 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2084 = stablehlo.broadcast_in_dim %cst_548, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2085 = stablehlo.multiply %2084, %arg48 : tensor<256x256xf32>
    %2086 = stablehlo.add %2083, %2085 : tensor<256x256xf32>
    %2087 = stablehlo.multiply %1611, %1611 : tensor<256x256xf32>
    %cst_549 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2088 = stablehlo.broadcast_in_dim %cst_549, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2089 = stablehlo.multiply %2088, %2087 : tensor<256x256xf32>
    %cst_550 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2090 = stablehlo.broadcast_in_dim %cst_550, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2091 = stablehlo.multiply %2090, %arg49 : tensor<256x256xf32>
    %2092 = stablehlo.add %2089, %2091 : tensor<256x256xf32>
    %2093 = stablehlo.multiply %1616, %1616 : tensor<256xf32>
    %cst_551 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2094 = stablehlo.broadcast_in_dim %cst_551, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2095 = stablehlo.multiply %2094, %2093 : tensor<256xf32>
    %cst_552 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2096 = stablehlo.broadcast_in_dim %cst_552, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2097 = stablehlo.multiply %2096, %arg50 : tensor<256xf32>
    %2098 = stablehlo.add %2095, %2097 : tensor<256xf32>
    %2099 = stablehlo.multiply %1621, %1621 : tensor<256x768xf32>
    %cst_553 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2100 = stablehlo.broadcast_in_dim %cst_553, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2101 = stablehlo.multiply %2100, %2099 : tensor<256x768xf32>
    %cst_554 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2102 = stablehlo.broadcast_in_dim %cst_554, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2103 = stablehlo.multiply %2102, %arg51 : tensor<256x768xf32>
    %2104 = stablehlo.add %2101, %2103 : tensor<256x768xf32>
    %2105 = stablehlo.multiply %1626, %1626 : tensor<256xf32>
    %cst_555 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2106 = stablehlo.broadcast_in_dim %cst_555, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2107 = stablehlo.multiply %2106, %2105 : tensor<256xf32>
    %cst_556 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2108 = stablehlo.broadcast_in_dim %cst_556, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2109 = stablehlo.multiply %2108, %arg52 : tensor<256xf32>
    %2110 = stablehlo.add %2107, %2109 : tensor<256xf32>
    %2111 = stablehlo.multiply %1631, %1631 : tensor<256xf32>
    %cst_557 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2112 = stablehlo.broadcast_in_dim %cst_557, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2113 = stablehlo.multiply %2112, %2111 : tensor<256xf32>
    %cst_558 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2114 = stablehlo.broadcast_in_dim %cst_558, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2115 = stablehlo.multiply %2114, %arg53 : tensor<256xf32>
    %2116 = stablehlo.add %2113, %2115 : tensor<256xf32>
    %2117 = stablehlo.multiply %1636, %1636 : tensor<1024x256xf32>
    %cst_559 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2118 = stablehlo.broadcast_in_dim %cst_559, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2119 = stablehlo.multiply %2118, %2117 : tensor<1024x256xf32>
    %cst_560 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2120 = stablehlo.broadcast_in_dim %cst_560, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2121 = stablehlo.multiply %2120, %arg54 : tensor<1024x256xf32>
    %2122 = stablehlo.add %2119, %2121 : tensor<1024x256xf32>
    %2123 = stablehlo.multiply %1641, %1641 : tensor<256xf32>
    %cst_561 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2124 = stablehlo.broadcast_in_dim %cst_561, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2125 = stablehlo.multiply %2124, %2123 : tensor<256xf32>
    %cst_562 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2126 = stablehlo.broadcast_in_dim %cst_562, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2127 = stablehlo.multiply %2126, %arg55 : tensor<256xf32>
    %2128 = stablehlo.add %2125, %2127 : tensor<256xf32>
    %2129 = stablehlo.multiply %1646, %1646 : tensor<256x1024xf32>
    %cst_563 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2130 = stablehlo.broadcast_in_dim %cst_563, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2131 = stablehlo.multiply %2130, %2129 : tensor<256x1024xf32>
    %cst_564 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2132 = stablehlo.broadcast_in_dim %cst_564, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2133 = stablehlo.multiply %2132, %arg56 : tensor<256x1024xf32>
    %2134 = stablehlo.add %2131, %2133 : tensor<256x1024xf32>
    %2135 = stablehlo.multiply %1651, %1651 : tensor<1024xf32>
    %cst_565 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2136 = stablehlo.broadcast_in_dim %cst_565, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2137 = stablehlo.multiply %2136, %2135 : tensor<1024xf32>
    %cst_566 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2138 = stablehlo.broadcast_in_dim %cst_566, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2139 = stablehlo.multiply %2138, %arg57 : tensor<1024xf32>
    %2140 = stablehlo.add %2137, %2139 : tensor<1024xf32>
    %2141 = stablehlo.multiply %1656, %1656 : tensor<256xf32>
    %cst_567 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2142 = stablehlo.broadcast_in_dim %cst_567, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2143 = stablehlo.multiply %2142, %2141 : tensor<256xf32>
    %cst_568 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2144 = stablehlo.broadcast_in_dim %cst_568, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2145 = stablehlo.multiply %2144, %arg58 : tensor<256xf32>
    %2146 = stablehlo.add %2143, %2145 : tensor<256xf32>
    %2147 = stablehlo.multiply %1661, %1661 : tensor<256xf32>
    %cst_569 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2148 = stablehlo.broadcast_in_dim %cst_569, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2149 = stablehlo.multiply %2148, %2147 : tensor<256xf32>
    %cst_570 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2150 = stablehlo.broadcast_in_dim %cst_570, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2151 = stablehlo.multiply %2150, %arg59 : tensor<256xf32>
    %2152 = stablehlo.add %2149, %2151 : tensor<256xf32>
    %2153 = stablehlo.multiply %1666, %1666 : tensor<256x256xf32>
    %cst_571 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2154 = stablehlo.broadcast_in_dim %cst_571, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2155 = stablehlo.multiply %2154, %2153 : tensor<256x256xf32>
    %cst_572 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2156 = stablehlo.broadcast_in_dim %cst_572, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2157 = stablehlo.multiply %2156, %arg60 : tensor<256x256xf32>
    %2158 = stablehlo.add %2155, %2157 : tensor<256x256xf32>
    %2159 = stablehlo.multiply %1671, %1671 : tensor<256xf32>
    %cst_573 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2160 = stablehlo.broadcast_in_dim %cst_573, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2161 = stablehlo.multiply %2160, %2159 : tensor<256xf32>
    %cst_574 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2162 = stablehlo.broadcast_in_dim %cst_574, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2163 = stablehlo.multiply %2162, %arg61 : tensor<256xf32>
    %2164 = stablehlo.add %2161, %2163 : tensor<256xf32>
    %2165 = stablehlo.multiply %1676, %1676 : tensor<256x768xf32>
    %cst_575 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2166 = stablehlo.broadcast_in_dim %cst_575, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2167 = stablehlo.multiply %2166, %2165 : tensor<256x768xf32>
    %cst_576 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2168 = stablehlo.broadcast_in_dim %cst_576, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2169 = stablehlo.multiply %2168, %arg62 : tensor<256x768xf32>
    %2170 = stablehlo.add %2167, %2169 : tensor<256x768xf32>
    %2171 = stablehlo.multiply %1681, %1681 : tensor<256xf32>
    %cst_577 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2172 = stablehlo.broadcast_in_dim %cst_577, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2173 = stablehlo.multiply %2172, %2171 : tensor<256xf32>
    %cst_578 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2174 = stablehlo.broadcast_in_dim %cst_578, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2175 = stablehlo.multiply %2174, %arg63 : tensor<256xf32>
    %2176 = stablehlo.add %2173, %2175 : tensor<256xf32>
    %2177 = stablehlo.multiply %1686, %1686 : tensor<256xf32>
    %cst_579 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2178 = stablehlo.broadcast_in_dim %cst_579, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2179 = stablehlo.multiply %2178, %2177 : tensor<256xf32>
    %cst_580 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2180 = stablehlo.broadcast_in_dim %cst_580, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2181 = stablehlo.multiply %2180, %arg64 : tensor<256xf32>
    %2182 = stablehlo.add %2179, %2181 : tensor<256xf32>
    %2183 = stablehlo.multiply %1691, %1691 : tensor<1024x256xf32>
    %cst_581 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2184 = stablehlo.broadcast_in_dim %cst_581, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2185 = stablehlo.multiply %2184, %2183 : tensor<1024x256xf32>
    %cst_582 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2186 = stablehlo.broadcast_in_dim %cst_582, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2187 = stablehlo.multiply %2186, %arg65 : tensor<1024x256xf32>
    %2188 = stablehlo.add %2185, %2187 : tensor<1024x256xf32>
    %2189 = stablehlo.multiply %1696, %1696 : tensor<256xf32>
    %cst_583 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2190 = stablehlo.broadcast_in_dim %cst_583, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2191 = stablehlo.multiply %2190, %2189 : tensor<256xf32>
    %cst_584 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2192 = stablehlo.broadcast_in_dim %cst_584, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2193 = stablehlo.multiply %2192, %arg66 : tensor<256xf32>
    %2194 = stablehlo.add %2191, %2193 : tensor<256xf32>
    %2195 = stablehlo.multiply %1701, %1701 : tensor<256x1024xf32>
    %cst_585 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2196 = stablehlo.broadcast_in_dim %cst_585, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2197 = stablehlo.multiply %2196, %2195 : tensor<256x1024xf32>
    %cst_586 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2198 = stablehlo.broadcast_in_dim %cst_586, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2199 = stablehlo.multiply %2198, %arg67 : tensor<256x1024xf32>
    %2200 = stablehlo.add %2197, %2199 : tensor<256x1024xf32>
    %2201 = stablehlo.multiply %1706, %1706 : tensor<1024xf32>
    %cst_587 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2202 = stablehlo.broadcast_in_dim %cst_587, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2203 = stablehlo.multiply %2202, %2201 : tensor<1024xf32>
    %cst_588 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2204 = stablehlo.broadcast_in_dim %cst_588, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2205 = stablehlo.multiply %2204, %arg68 : tensor<1024xf32>
    %2206 = stablehlo.add %2203, %2205 : tensor<1024xf32>
    %2207 = stablehlo.multiply %1711, %1711 : tensor<256xf32>
    %cst_589 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2208 = stablehlo.broadcast_in_dim %cst_589, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2209 = stablehlo.multiply %2208, %2207 : tensor<256xf32>
    %cst_590 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2210 = stablehlo.broadcast_in_dim %cst_590, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2211 = stablehlo.multiply %2210, %arg69 : tensor<256xf32>
    %2212 = stablehlo.add %2209, %2211 : tensor<256xf32>
    %2213 = stablehlo.multiply %1716, %1716 : tensor<256xf32>
    %cst_591 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2214 = stablehlo.broadcast_in_dim %cst_591, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2215 = stablehlo.multiply %2214, %2213 : tensor<256xf32>
    %cst_592 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2216 = stablehlo.broadcast_in_dim %cst_592, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2217 = stablehlo.multiply %2216, %arg70 : tensor<256xf32>
    %2218 = stablehlo.add %2215, %2217 : tensor<256xf32>
    %2219 = stablehlo.multiply %1721, %1721 : tensor<256x256xf32>
    %cst_593 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2220 = stablehlo.broadcast_in_dim %cst_593, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2221 = stablehlo.multiply %2220, %2219 : tensor<256x256xf32>
    %cst_594 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2222 = stablehlo.broadcast_in_dim %cst_594, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2223 = stablehlo.multiply %2222, %arg71 : tensor<256x256xf32>
    %2224 = stablehlo.add %2221, %2223 : tensor<256x256xf32>
    %2225 = stablehlo.multiply %1726, %1726 : tensor<256xf32>
    %cst_595 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2226 = stablehlo.broadcast_in_dim %cst_595, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2227 = stablehlo.multiply %2226, %2225 : tensor<256xf32>
    %cst_596 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2228 = stablehlo.broadcast_in_dim %cst_596, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2229 = stablehlo.multiply %2228, %arg72 : tensor<256xf32>
    %2230 = stablehlo.add %2227, %2229 : tensor<256xf32>
    %2231 = stablehlo.multiply %1731, %1731 : tensor<256x768xf32>
    %cst_597 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2232 = stablehlo.broadcast_in_dim %cst_597, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2233 = stablehlo.multiply %2232, %2231 : tensor<256x768xf32>
    %cst_598 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2234 = stablehlo.broadcast_in_dim %cst_598, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2235 = stablehlo.multiply %2234, %arg73 : tensor<256x768xf32>
    %2236 = stablehlo.add %2233, %2235 : tensor<256x768xf32>
    %2237 = stablehlo.multiply %1736, %1736 : tensor<256xf32>
    %cst_599 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2238 = stablehlo.broadcast_in_dim %cst_599, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2239 = stablehlo.multiply %2238, %2237 : tensor<256xf32>
    %cst_600 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2240 = stablehlo.broadcast_in_dim %cst_600, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2241 = stablehlo.multiply %2240, %arg74 : tensor<256xf32>
    %2242 = stablehlo.add %2239, %2241 : tensor<256xf32>
    %2243 = stablehlo.multiply %1741, %1741 : tensor<256xf32>
    %cst_601 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2244 = stablehlo.broadcast_in_dim %cst_601, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2245 = stablehlo.multiply %2244, %2243 : tensor<256xf32>
    %cst_602 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2246 = stablehlo.broadcast_in_dim %cst_602, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2247 = stablehlo.multiply %2246, %arg75 : tensor<256xf32>
    %2248 = stablehlo.add %2245, %2247 : tensor<256xf32>
    %2249 = stablehlo.multiply %1746, %1746 : tensor<1024x256xf32>
    %cst_603 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2250 = stablehlo.broadcast_in_dim %cst_603, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2251 = stablehlo.multiply %2250, %2249 : tensor<1024x256xf32>
    %cst_604 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2252 = stablehlo.broadcast_in_dim %cst_604, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2253 = stablehlo.multiply %2252, %arg76 : tensor<1024x256xf32>
    %2254 = stablehlo.add %2251, %2253 : tensor<1024x256xf32>
    %2255 = stablehlo.multiply %1751, %1751 : tensor<256xf32>
    %cst_605 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2256 = stablehlo.broadcast_in_dim %cst_605, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2257 = stablehlo.multiply %2256, %2255 : tensor<256xf32>
    %cst_606 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2258 = stablehlo.broadcast_in_dim %cst_606, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2259 = stablehlo.multiply %2258, %arg77 : tensor<256xf32>
    %2260 = stablehlo.add %2257, %2259 : tensor<256xf32>
    %2261 = stablehlo.multiply %1756, %1756 : tensor<256x1024xf32>
    %cst_607 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2262 = stablehlo.broadcast_in_dim %cst_607, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2263 = stablehlo.multiply %2262, %2261 : tensor<256x1024xf32>
    %cst_608 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2264 = stablehlo.broadcast_in_dim %cst_608, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2265 = stablehlo.multiply %2264, %arg78 : tensor<256x1024xf32>
    %2266 = stablehlo.add %2263, %2265 : tensor<256x1024xf32>
    %2267 = stablehlo.multiply %1761, %1761 : tensor<1024xf32>
    %cst_609 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2268 = stablehlo.broadcast_in_dim %cst_609, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2269 = stablehlo.multiply %2268, %2267 : tensor<1024xf32>
    %cst_610 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2270 = stablehlo.broadcast_in_dim %cst_610, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2271 = stablehlo.multiply %2270, %arg79 : tensor<1024xf32>
    %2272 = stablehlo.add %2269, %2271 : tensor<1024xf32>
    %2273 = stablehlo.multiply %1766, %1766 : tensor<256xf32>
    %cst_611 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2274 = stablehlo.broadcast_in_dim %cst_611, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2275 = stablehlo.multiply %2274, %2273 : tensor<256xf32>
    %cst_612 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2276 = stablehlo.broadcast_in_dim %cst_612, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2277 = stablehlo.multiply %2276, %arg80 : tensor<256xf32>
    %2278 = stablehlo.add %2275, %2277 : tensor<256xf32>
    %2279 = stablehlo.multiply %1771, %1771 : tensor<256xf32>
    %cst_613 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2280 = stablehlo.broadcast_in_dim %cst_613, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2281 = stablehlo.multiply %2280, %2279 : tensor<256xf32>
    %cst_614 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2282 = stablehlo.broadcast_in_dim %cst_614, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2283 = stablehlo.multiply %2282, %arg81 : tensor<256xf32>
    %2284 = stablehlo.add %2281, %2283 : tensor<256xf32>
    %2285 = stablehlo.multiply %1776, %1776 : tensor<256x256xf32>
    %cst_615 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2286 = stablehlo.broadcast_in_dim %cst_615, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2287 = stablehlo.multiply %2286, %2285 : tensor<256x256xf32>
    %cst_616 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2288 = stablehlo.broadcast_in_dim %cst_616, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2289 = stablehlo.multiply %2288, %arg82 : tensor<256x256xf32>
    %2290 = stablehlo.add %2287, %2289 : tensor<256x256xf32>
    %2291 = stablehlo.multiply %1781, %1781 : tensor<256xf32>
    %cst_617 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2292 = stablehlo.broadcast_in_dim %cst_617, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2293 = stablehlo.multiply %2292, %2291 : tensor<256xf32>
    %cst_618 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2294 = stablehlo.broadcast_in_dim %cst_618, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2295 = stablehlo.multiply %2294, %arg83 : tensor<256xf32>
    %2296 = stablehlo.add %2293, %2295 : tensor<256xf32>
    %2297 = stablehlo.multiply %1786, %1786 : tensor<256x768xf32>
    %cst_619 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2298 = stablehlo.broadcast_in_dim %cst_619, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2299 = stablehlo.multiply %2298, %2297 : tensor<256x768xf32>
    %cst_620 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2300 = stablehlo.broadcast_in_dim %cst_620, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2301 = stablehlo.multiply %2300, %arg84 : tensor<256x768xf32>
    %2302 = stablehlo.add %2299, %2301 : tensor<256x768xf32>
    %2303 = stablehlo.multiply %1791, %1791 : tensor<256xf32>
    %cst_621 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2304 = stablehlo.broadcast_in_dim %cst_621, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2305 = stablehlo.multiply %2304, %2303 : tensor<256xf32>
    %cst_622 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2306 = stablehlo.broadcast_in_dim %cst_622, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2307 = stablehlo.multiply %2306, %arg85 : tensor<256xf32>
    %2308 = stablehlo.add %2305, %2307 : tensor<256xf32>
    %2309 = stablehlo.multiply %1796, %1796 : tensor<256xf32>
    %cst_623 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2310 = stablehlo.broadcast_in_dim %cst_623, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2311 = stablehlo.multiply %2310, %2309 : tensor<256xf32>
    %cst_624 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2312 = stablehlo.broadcast_in_dim %cst_624, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2313 = stablehlo.multiply %2312, %arg86 : tensor<256xf32>
    %2314 = stablehlo.add %2311, %2313 : tensor<256xf32>
    %2315 = stablehlo.multiply %1801, %1801 : tensor<1024x256xf32>
    %cst_625 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2316 = stablehlo.broadcast_in_dim %cst_625, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2317 = stablehlo.multiply %2316, %2315 : tensor<1024x256xf32>
    %cst_626 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2318 = stablehlo.broadcast_in_dim %cst_626, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2319 = stablehlo.multiply %2318, %arg87 : tensor<1024x256xf32>
    %2320 = stablehlo.add %2317, %2319 : tensor<1024x256xf32>
    %2321 = stablehlo.multiply %1806, %1806 : tensor<256xf32>
    %cst_627 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2322 = stablehlo.broadcast_in_dim %cst_627, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2323 = stablehlo.multiply %2322, %2321 : tensor<256xf32>
    %cst_628 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2324 = stablehlo.broadcast_in_dim %cst_628, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2325 = stablehlo.multiply %2324, %arg88 : tensor<256xf32>
    %2326 = stablehlo.add %2323, %2325 : tensor<256xf32>
    %2327 = stablehlo.multiply %1811, %1811 : tensor<256x1024xf32>
    %cst_629 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2328 = stablehlo.broadcast_in_dim %cst_629, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2329 = stablehlo.multiply %2328, %2327 : tensor<256x1024xf32>
    %cst_630 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2330 = stablehlo.broadcast_in_dim %cst_630, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2331 = stablehlo.multiply %2330, %arg89 : tensor<256x1024xf32>
    %2332 = stablehlo.add %2329, %2331 : tensor<256x1024xf32>
    %2333 = stablehlo.multiply %1816, %1816 : tensor<1024xf32>
    %cst_631 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2334 = stablehlo.broadcast_in_dim %cst_631, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2335 = stablehlo.multiply %2334, %2333 : tensor<1024xf32>
    %cst_632 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2336 = stablehlo.broadcast_in_dim %cst_632, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2337 = stablehlo.multiply %2336, %arg90 : tensor<1024xf32>
    %2338 = stablehlo.add %2335, %2337 : tensor<1024xf32>
    %2339 = stablehlo.multiply %1821, %1821 : tensor<256xf32>
    %cst_633 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2340 = stablehlo.broadcast_in_dim %cst_633, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2341 = stablehlo.multiply %2340, %2339 : tensor<256xf32>
    %cst_634 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2342 = stablehlo.broadcast_in_dim %cst_634, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2343 = stablehlo.multiply %2342, %arg91 : tensor<256xf32>
    %2344 = stablehlo.add %2341, %2343 : tensor<256xf32>
    %2345 = stablehlo.multiply %1826, %1826 : tensor<256xf32>
    %cst_635 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2346 = stablehlo.broadcast_in_dim %cst_635, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2347 = stablehlo.multiply %2346, %2345 : tensor<256xf32>
    %cst_636 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2348 = stablehlo.broadcast_in_dim %cst_636, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2349 = stablehlo.multiply %2348, %arg92 : tensor<256xf32>
    %2350 = stablehlo.add %2347, %2349 : tensor<256xf32>
    %2351 = stablehlo.multiply %1831, %1831 : tensor<256xf32>
    %cst_637 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2352 = stablehlo.broadcast_in_dim %cst_637, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2353 = stablehlo.multiply %2352, %2351 : tensor<256xf32>
    %cst_638 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2354 = stablehlo.broadcast_in_dim %cst_638, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2355 = stablehlo.multiply %2354, %arg93 : tensor<256xf32>
    %2356 = stablehlo.add %2353, %2355 : tensor<256xf32>
    %2357 = stablehlo.multiply %1836, %1836 : tensor<256xf32>
    %cst_639 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2358 = stablehlo.broadcast_in_dim %cst_639, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2359 = stablehlo.multiply %2358, %2357 : tensor<256xf32>
    %cst_640 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2360 = stablehlo.broadcast_in_dim %cst_640, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2361 = stablehlo.multiply %2360, %arg94 : tensor<256xf32>
    %2362 = stablehlo.add %2359, %2361 : tensor<256xf32>
    %2363 = stablehlo.multiply %1841, %1841 : tensor<256x256xf32>
    %cst_641 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2364 = stablehlo.broadcast_in_dim %cst_641, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2365 = stablehlo.multiply %2364, %2363 : tensor<256x256xf32>
    %cst_642 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2366 = stablehlo.broadcast_in_dim %cst_642, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2367 = stablehlo.multiply %2366, %arg95 : tensor<256x256xf32>
    %2368 = stablehlo.add %2365, %2367 : tensor<256x256xf32>
    %2369 = stablehlo.multiply %1846, %1846 : tensor<256x256xf32>
    %cst_643 = stablehlo.constant dense<5.000000e-02> : tensor<f32>
    %2370 = stablehlo.broadcast_in_dim %cst_643, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2371 = stablehlo.multiply %2370, %2369 : tensor<256x256xf32>
    %cst_644 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2372 = stablehlo.broadcast_in_dim %cst_644, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2373 = stablehlo.multiply %2372, %arg96 : tensor<256x256xf32>
    %2374 = stablehlo.add %2371, %2373 : tensor<256x256xf32>
    %c_645 = stablehlo.constant dense<2147483647> : tensor<i32>
    %2375 = stablehlo.compare LT, %arg0, %c_645, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_646 = stablehlo.constant dense<1> : tensor<i32>
    %2376 = stablehlo.add %arg0, %c_646 : tensor<i32>
    %c_647 = stablehlo.constant dense<2147483647> : tensor<i32>
    %2377 = call @_where_4(%2375, %2376, %c_647) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %2378 = stablehlo.convert %2377 : (tensor<i32>) -> tensor<f32>
    %cst_648 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %2379 = stablehlo.convert %2377 : (tensor<i32>) -> tensor<f32>
    %2380 = stablehlo.power %cst_648, %2379 : tensor<f32>
    %cst_649 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2381 = stablehlo.subtract %cst_649, %2380 : tensor<f32>
    %2382 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2383 = stablehlo.divide %1851, %2382 : tensor<256x256xf32>
    %2384 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2385 = stablehlo.divide %1856, %2384 : tensor<256xf32>
    %2386 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2387 = stablehlo.divide %1861, %2386 : tensor<256x768xf32>
    %2388 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2389 = stablehlo.divide %1866, %2388 : tensor<256xf32>
    %2390 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2391 = stablehlo.divide %1871, %2390 : tensor<256xf32>
    %2392 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2393 = stablehlo.divide %1876, %2392 : tensor<1024x256xf32>
    %2394 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2395 = stablehlo.divide %1881, %2394 : tensor<256xf32>
    %2396 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2397 = stablehlo.divide %1886, %2396 : tensor<256x1024xf32>
    %2398 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2399 = stablehlo.divide %1891, %2398 : tensor<1024xf32>
    %2400 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2401 = stablehlo.divide %1896, %2400 : tensor<256xf32>
    %2402 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2403 = stablehlo.divide %1901, %2402 : tensor<256xf32>
    %2404 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2405 = stablehlo.divide %1906, %2404 : tensor<256x256xf32>
    %2406 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2407 = stablehlo.divide %1911, %2406 : tensor<256xf32>
    %2408 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2409 = stablehlo.divide %1916, %2408 : tensor<256x768xf32>
    %2410 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2411 = stablehlo.divide %1921, %2410 : tensor<256xf32>
    %2412 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2413 = stablehlo.divide %1926, %2412 : tensor<256xf32>
    %2414 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2415 = stablehlo.divide %1931, %2414 : tensor<1024x256xf32>
    %2416 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2417 = stablehlo.divide %1936, %2416 : tensor<256xf32>
    %2418 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2419 = stablehlo.divide %1941, %2418 : tensor<256x1024xf32>
    %2420 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2421 = stablehlo.divide %1946, %2420 : tensor<1024xf32>
    %2422 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2423 = stablehlo.divide %1951, %2422 : tensor<256xf32>
    %2424 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2425 = stablehlo.divide %1956, %2424 : tensor<256xf32>
    %2426 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2427 = stablehlo.divide %1961, %2426 : tensor<256x256xf32>
    %2428 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2429 = stablehlo.divide %1966, %2428 : tensor<256xf32>
    %2430 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2431 = stablehlo.divide %1971, %2430 : tensor<256x768xf32>
    %2432 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2433 = stablehlo.divide %1976, %2432 : tensor<256xf32>
    %2434 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2435 = stablehlo.divide %1981, %2434 : tensor<256xf32>
    %2436 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2437 = stablehlo.divide %1986, %2436 : tensor<1024x256xf32>
    %2438 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2439 = stablehlo.divide %1991, %2438 : tensor<256xf32>
    %2440 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2441 = stablehlo.divide %1996, %2440 : tensor<256x1024xf32>
    %2442 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2443 = stablehlo.divide %2001, %2442 : tensor<1024xf32>
    %2444 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2445 = stablehlo.divide %2006, %2444 : tensor<256xf32>
    %2446 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2447 = stablehlo.divide %2011, %2446 : tensor<256xf32>
    %2448 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2449 = stablehlo.divide %2016, %2448 : tensor<256x256xf32>
    %2450 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2451 = stablehlo.divide %2021, %2450 : tensor<256xf32>
    %2452 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2453 = stablehlo.divide %2026, %2452 : tensor<256x768xf32>
    %2454 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2455 = stablehlo.divide %2031, %2454 : tensor<256xf32>
    %2456 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2457 = stablehlo.divide %2036, %2456 : tensor<256xf32>
    %2458 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2459 = stablehlo.divide %2041, %2458 : tensor<1024x256xf32>
    %2460 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2461 = stablehlo.divide %2046, %2460 : tensor<256xf32>
    %2462 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2463 = stablehlo.divide %2051, %2462 : tensor<256x1024xf32>
    %2464 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2465 = stablehlo.divide %2056, %2464 : tensor<1024xf32>
    %2466 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2467 = stablehlo.divide %2061, %2466 : tensor<256xf32>
    %2468 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2469 = stablehlo.divide %2066, %2468 : tensor<256xf32>
    %2470 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2471 = stablehlo.divide %2071, %2470 : tensor<256xf32>
    %2472 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2473 = stablehlo.divide %2076, %2472 : tensor<256xf32>
    %2474 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2475 = stablehlo.divide %2081, %2474 : tensor<256x256xf32>
    %2476 = stablehlo.broadcast_in_dim %2381, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2477 = stablehlo.divide %2086, %2476 : tensor<256x256xf32>
    %2478 = stablehlo.convert %2377 : (tensor<i32>) -> tensor<f32>
    %cst_650 = stablehlo.constant dense<0.949999988> : tensor<f32>
    %2479 = stablehlo.convert %2377 : (tensor<i32>) -> tensor<f32>
    %2480 = stablehlo.power %cst_650, %2479 : tensor<f32>
    %cst_651 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %2481 = stablehlo.subtract %cst_651, %2480 : tensor<f32>
    %2482 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2483 = stablehlo.divide %2092, %2482 : tensor<256x256xf32>
    %2484 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2485 = stablehlo.divide %2098, %2484 : tensor<256xf32>
    %2486 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2487 = stablehlo.divide %2104, %2486 : tensor<256x768xf32>
    %2488 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2489 = stablehlo.divide %2110, %2488 : tensor<256xf32>
    %2490 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2491 = stablehlo.divide %2116, %2490 : tensor<256xf32>
    %2492 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2493 = stablehlo.divide %2122, %2492 : tensor<1024x256xf32>
    %2494 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2495 = stablehlo.divide %2128, %2494 : tensor<256xf32>
    %2496 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2497 = stablehlo.divide %2134, %2496 : tensor<256x1024xf32>
    %2498 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2499 = stablehlo.divide %2140, %2498 : tensor<1024xf32>
    %2500 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2501 = stablehlo.divide %2146, %2500 : tensor<256xf32>
    %2502 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2503 = stablehlo.divide %2152, %2502 : tensor<256xf32>
    %2504 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2505 = stablehlo.divide %2158, %2504 : tensor<256x256xf32>
    %2506 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2507 = stablehlo.divide %2164, %2506 : tensor<256xf32>
    %2508 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2509 = stablehlo.divide %2170, %2508 : tensor<256x768xf32>
    %2510 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2511 = stablehlo.divide %2176, %2510 : tensor<256xf32>
    %2512 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2513 = stablehlo.divide %2182, %2512 : tensor<256xf32>
    %2514 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2515 = stablehlo.divide %2188, %2514 : tensor<1024x256xf32>
    %2516 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2517 = stablehlo.divide %2194, %2516 : tensor<256xf32>
    %2518 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2519 = stablehlo.divide %2200, %2518 : tensor<256x1024xf32>
    %2520 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2521 = stablehlo.divide %2206, %2520 : tensor<1024xf32>
    %2522 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2523 = stablehlo.divide %2212, %2522 : tensor<256xf32>
    %2524 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2525 = stablehlo.divide %2218, %2524 : tensor<256xf32>
    %2526 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2527 = stablehlo.divide %2224, %2526 : tensor<256x256xf32>
    %2528 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2529 = stablehlo.divide %2230, %2528 : tensor<256xf32>
    %2530 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2531 = stablehlo.divide %2236, %2530 : tensor<256x768xf32>
    %2532 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2533 = stablehlo.divide %2242, %2532 : tensor<256xf32>
    %2534 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2535 = stablehlo.divide %2248, %2534 : tensor<256xf32>
    %2536 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2537 = stablehlo.divide %2254, %2536 : tensor<1024x256xf32>
    %2538 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2539 = stablehlo.divide %2260, %2538 : tensor<256xf32>
    %2540 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2541 = stablehlo.divide %2266, %2540 : tensor<256x1024xf32>
    %2542 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2543 = stablehlo.divide %2272, %2542 : tensor<1024xf32>
    %2544 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2545 = stablehlo.divide %2278, %2544 : tensor<256xf32>
    %2546 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2547 = stablehlo.divide %2284, %2546 : tensor<256xf32>
    %2548 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2549 = stablehlo.divide %2290, %2548 : tensor<256x256xf32>
    %2550 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2551 = stablehlo.divide %2296, %2550 : tensor<256xf32>
    %2552 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2553 = stablehlo.divide %2302, %2552 : tensor<256x768xf32>
    %2554 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2555 = stablehlo.divide %2308, %2554 : tensor<256xf32>
    %2556 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2557 = stablehlo.divide %2314, %2556 : tensor<256xf32>
    %2558 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2559 = stablehlo.divide %2320, %2558 : tensor<1024x256xf32>
    %2560 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2561 = stablehlo.divide %2326, %2560 : tensor<256xf32>
    %2562 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2563 = stablehlo.divide %2332, %2562 : tensor<256x1024xf32>
    %2564 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2565 = stablehlo.divide %2338, %2564 : tensor<1024xf32>
    %2566 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2567 = stablehlo.divide %2344, %2566 : tensor<256xf32>
    %2568 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2569 = stablehlo.divide %2350, %2568 : tensor<256xf32>
    %2570 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2571 = stablehlo.divide %2356, %2570 : tensor<256xf32>
    %2572 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2573 = stablehlo.divide %2362, %2572 : tensor<256xf32>
    %2574 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2575 = stablehlo.divide %2368, %2574 : tensor<256x256xf32>
    %2576 = stablehlo.broadcast_in_dim %2481, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2577 = stablehlo.divide %2374, %2576 : tensor<256x256xf32>
    %cst_652 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2578 = stablehlo.broadcast_in_dim %cst_652, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2579 = stablehlo.add %2483, %2578 : tensor<256x256xf32>
    %2580 = stablehlo.sqrt %2579 : tensor<256x256xf32>
    %cst_653 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2581 = stablehlo.broadcast_in_dim %cst_653, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2582 = stablehlo.add %2580, %2581 : tensor<256x256xf32>
    %2583 = stablehlo.divide %2383, %2582 : tensor<256x256xf32>
    %cst_654 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2584 = stablehlo.broadcast_in_dim %cst_654, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2585 = stablehlo.add %2485, %2584 : tensor<256xf32>
    %2586 = stablehlo.sqrt %2585 : tensor<256xf32>
    %cst_655 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2587 = stablehlo.broadcast_in_dim %cst_655, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2588 = stablehlo.add %2586, %2587 : tensor<256xf32>
    %2589 = stablehlo.divide %2385, %2588 : tensor<256xf32>
    %cst_656 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2590 = stablehlo.broadcast_in_dim %cst_656, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2591 = stablehlo.add %2487, %2590 : tensor<256x768xf32>
    %2592 = stablehlo.sqrt %2591 : tensor<256x768xf32>
    %cst_657 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2593 = stablehlo.broadcast_in_dim %cst_657, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2594 = stablehlo.add %2592, %2593 : tensor<256x768xf32>
    %2595 = stablehlo.divide %2387, %2594 : tensor<256x768xf32>
    %cst_658 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2596 = stablehlo.broadcast_in_dim %cst_658, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2597 = stablehlo.add %2489, %2596 : tensor<256xf32>
    %2598 = stablehlo.sqrt %2597 : tensor<256xf32>
    %cst_659 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2599 = stablehlo.broadcast_in_dim %cst_659, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2600 = stablehlo.add %2598, %2599 : tensor<256xf32>
    %2601 = stablehlo.divide %2389, %2600 : tensor<256xf32>
    %cst_660 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2602 = stablehlo.broadcast_in_dim %cst_660, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2603 = stablehlo.add %2491, %2602 : tensor<256xf32>
    %2604 = stablehlo.sqrt %2603 : tensor<256xf32>
    %cst_661 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2605 = stablehlo.broadcast_in_dim %cst_661, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2606 = stablehlo.add %2604, %2605 : tensor<256xf32>
    %2607 = stablehlo.divide %2391, %2606 : tensor<256xf32>
    %cst_662 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2608 = stablehlo.broadcast_in_dim %cst_662, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2609 = stablehlo.add %2493, %2608 : tensor<1024x256xf32>
    %2610 = stablehlo.sqrt %2609 : tensor<1024x256xf32>
    %cst_663 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2611 = stablehlo.broadcast_in_dim %cst_663, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2612 = stablehlo.add %2610, %2611 : tensor<1024x256xf32>
    %2613 = stablehlo.divide %2393, %2612 : tensor<1024x256xf32>
    %cst_664 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2614 = stablehlo.broadcast_in_dim %cst_664, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2615 = stablehlo.add %2495, %2614 : tensor<256xf32>
    %2616 = stablehlo.sqrt %2615 : tensor<256xf32>
    %cst_665 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2617 = stablehlo.broadcast_in_dim %cst_665, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2618 = stablehlo.add %2616, %2617 : tensor<256xf32>
    %2619 = stablehlo.divide %2395, %2618 : tensor<256xf32>
    %cst_666 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2620 = stablehlo.broadcast_in_dim %cst_666, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2621 = stablehlo.add %2497, %2620 : tensor<256x1024xf32>
    %2622 = stablehlo.sqrt %2621 : tensor<256x1024xf32>
    %cst_667 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2623 = stablehlo.broadcast_in_dim %cst_667, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2624 = stablehlo.add %2622, %2623 : tensor<256x1024xf32>
    %2625 = stablehlo.divide %2397, %2624 : tensor<256x1024xf32>
    %cst_668 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2626 = stablehlo.broadcast_in_dim %cst_668, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2627 = stablehlo.add %2499, %2626 : tensor<1024xf32>
    %2628 = stablehlo.sqrt %2627 : tensor<1024xf32>
    %cst_669 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2629 = stablehlo.broadcast_in_dim %cst_669, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2630 = stablehlo.add %2628, %2629 : tensor<1024xf32>
    %2631 = stablehlo.divide %2399, %2630 : tensor<1024xf32>
    %cst_670 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2632 = stablehlo.broadcast_in_dim %cst_670, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2633 = stablehlo.add %2501, %2632 : tensor<256xf32>
    %2634 = stablehlo.sqrt %2633 : tensor<256xf32>
    %cst_671 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2635 = stablehlo.broadcast_in_dim %cst_671, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2636 = stablehlo.add %2634, %2635 : tensor<256xf32>
    %2637 = stablehlo.divide %2401, %2636 : tensor<256xf32>
    %cst_672 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2638 = stablehlo.broadcast_in_dim %cst_672, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2639 = stablehlo.add %2503, %2638 : tensor<256xf32>
    %2640 = stablehlo.sqrt %2639 : tensor<256xf32>
    %cst_673 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2641 = stablehlo.broadcast_in_dim %cst_673, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2642 = stablehlo.add %2640, %2641 : tensor<256xf32>
    %2643 = stablehlo.divide %2403, %2642 : tensor<256xf32>
    %cst_674 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2644 = stablehlo.broadcast_in_dim %cst_674, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2645 = stablehlo.add %2505, %2644 : tensor<256x256xf32>
    %2646 = stablehlo.sqrt %2645 : tensor<256x256xf32>
    %cst_675 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2647 = stablehlo.broadcast_in_dim %cst_675, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2648 = stablehlo.add %2646, %2647 : tensor<256x256xf32>
    %2649 = stablehlo.divide %2405, %2648 : tensor<256x256xf32>
    %cst_676 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2650 = stablehlo.broadcast_in_dim %cst_676, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2651 = stablehlo.add %2507, %2650 : tensor<256xf32>
    %2652 = stablehlo.sqrt %2651 : tensor<256xf32>
    %cst_677 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2653 = stablehlo.broadcast_in_dim %cst_677, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2654 = stablehlo.add %2652, %2653 : tensor<256xf32>
    %2655 = stablehlo.divide %2407, %2654 : tensor<256xf32>
    %cst_678 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2656 = stablehlo.broadcast_in_dim %cst_678, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2657 = stablehlo.add %2509, %2656 : tensor<256x768xf32>
    %2658 = stablehlo.sqrt %2657 : tensor<256x768xf32>
    %cst_679 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2659 = stablehlo.broadcast_in_dim %cst_679, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2660 = stablehlo.add %2658, %2659 : tensor<256x768xf32>
    %2661 = stablehlo.divide %2409, %2660 : tensor<256x768xf32>
    %cst_680 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2662 = stablehlo.broadcast_in_dim %cst_680, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2663 = stablehlo.add %2511, %2662 : tensor<256xf32>
    %2664 = stablehlo.sqrt %2663 : tensor<256xf32>
    %cst_681 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2665 = stablehlo.broadcast_in_dim %cst_681, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2666 = stablehlo.add %2664, %2665 : tensor<256xf32>
    %2667 = stablehlo.divide %2411, %2666 : tensor<256xf32>
    %cst_682 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2668 = stablehlo.broadcast_in_dim %cst_682, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2669 = stablehlo.add %2513, %2668 : tensor<256xf32>
    %2670 = stablehlo.sqrt %2669 : tensor<256xf32>
    %cst_683 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2671 = stablehlo.broadcast_in_dim %cst_683, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2672 = stablehlo.add %2670, %2671 : tensor<256xf32>
    %2673 = stablehlo.divide %2413, %2672 : tensor<256xf32>
    %cst_684 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2674 = stablehlo.broadcast_in_dim %cst_684, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2675 = stablehlo.add %2515, %2674 : tensor<1024x256xf32>
    %2676 = stablehlo.sqrt %2675 : tensor<1024x256xf32>
    %cst_685 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2677 = stablehlo.broadcast_in_dim %cst_685, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2678 = stablehlo.add %2676, %2677 : tensor<1024x256xf32>
    %2679 = stablehlo.divide %2415, %2678 : tensor<1024x256xf32>
    %cst_686 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2680 = stablehlo.broadcast_in_dim %cst_686, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2681 = stablehlo.add %2517, %2680 : tensor<256xf32>
    %2682 = stablehlo.sqrt %2681 : tensor<256xf32>
    %cst_687 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2683 = stablehlo.broadcast_in_dim %cst_687, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2684 = stablehlo.add %2682, %2683 : tensor<256xf32>
    %2685 = stablehlo.divide %2417, %2684 : tensor<256xf32>
    %cst_688 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2686 = stablehlo.broadcast_in_dim %cst_688, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2687 = stablehlo.add %2519, %2686 : tensor<256x1024xf32>
    %2688 = stablehlo.sqrt %2687 : tensor<256x1024xf32>
    %cst_689 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2689 = stablehlo.broadcast_in_dim %cst_689, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2690 = stablehlo.add %2688, %2689 : tensor<256x1024xf32>
    %2691 = stablehlo.divide %2419, %2690 : tensor<256x1024xf32>
    %cst_690 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2692 = stablehlo.broadcast_in_dim %cst_690, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2693 = stablehlo.add %2521, %2692 : tensor<1024xf32>
    %2694 = stablehlo.sqrt %2693 : tensor<1024xf32>
    %cst_691 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2695 = stablehlo.broadcast_in_dim %cst_691, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2696 = stablehlo.add %2694, %2695 : tensor<1024xf32>
    %2697 = stablehlo.divide %2421, %2696 : tensor<1024xf32>
    %cst_692 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2698 = stablehlo.broadcast_in_dim %cst_692, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2699 = stablehlo.add %2523, %2698 : tensor<256xf32>
    %2700 = stablehlo.sqrt %2699 : tensor<256xf32>
    %cst_693 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2701 = stablehlo.broadcast_in_dim %cst_693, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2702 = stablehlo.add %2700, %2701 : tensor<256xf32>
    %2703 = stablehlo.divide %2423, %2702 : tensor<256xf32>
    %cst_694 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2704 = stablehlo.broadcast_in_dim %cst_694, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2705 = stablehlo.add %2525, %2704 : tensor<256xf32>
    %2706 = stablehlo.sqrt %2705 : tensor<256xf32>
    %cst_695 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2707 = stablehlo.broadcast_in_dim %cst_695, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2708 = stablehlo.add %2706, %2707 : tensor<256xf32>
    %2709 = stablehlo.divide %2425, %2708 : tensor<256xf32>
    %cst_696 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2710 = stablehlo.broadcast_in_dim %cst_696, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2711 = stablehlo.add %2527, %2710 : tensor<256x256xf32>
    %2712 = stablehlo.sqrt %2711 : tensor<256x256xf32>
    %cst_697 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2713 = stablehlo.broadcast_in_dim %cst_697, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2714 = stablehlo.add %2712, %2713 : tensor<256x256xf32>
    %2715 = stablehlo.divide %2427, %2714 : tensor<256x256xf32>
    %cst_698 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2716 = stablehlo.broadcast_in_dim %cst_698, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2717 = stablehlo.add %2529, %2716 : tensor<256xf32>
    %2718 = stablehlo.sqrt %2717 : tensor<256xf32>
    %cst_699 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2719 = stablehlo.broadcast_in_dim %cst_699, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2720 = stablehlo.add %2718, %2719 : tensor<256xf32>
    %2721 = stablehlo.divide %2429, %2720 : tensor<256xf32>
    %cst_700 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2722 = stablehlo.broadcast_in_dim %cst_700, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2723 = stablehlo.add %2531, %2722 : tensor<256x768xf32>
    %2724 = stablehlo.sqrt %2723 : tensor<256x768xf32>
    %cst_701 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2725 = stablehlo.broadcast_in_dim %cst_701, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2726 = stablehlo.add %2724, %2725 : tensor<256x768xf32>
    %2727 = stablehlo.divide %2431, %2726 : tensor<256x768xf32>
    %cst_702 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2728 = stablehlo.broadcast_in_dim %cst_702, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2729 = stablehlo.add %2533, %2728 : tensor<256xf32>
    %2730 = stablehlo.sqrt %2729 : tensor<256xf32>
    %cst_703 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2731 = stablehlo.broadcast_in_dim %cst_703, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2732 = stablehlo.add %2730, %2731 : tensor<256xf32>
    %2733 = stablehlo.divide %2433, %2732 : tensor<256xf32>
    %cst_704 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2734 = stablehlo.broadcast_in_dim %cst_704, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2735 = stablehlo.add %2535, %2734 : tensor<256xf32>
    %2736 = stablehlo.sqrt %2735 : tensor<256xf32>
    %cst_705 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2737 = stablehlo.broadcast_in_dim %cst_705, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2738 = stablehlo.add %2736, %2737 : tensor<256xf32>
    %2739 = stablehlo.divide %2435, %2738 : tensor<256xf32>
    %cst_706 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2740 = stablehlo.broadcast_in_dim %cst_706, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2741 = stablehlo.add %2537, %2740 : tensor<1024x256xf32>
    %2742 = stablehlo.sqrt %2741 : tensor<1024x256xf32>
    %cst_707 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2743 = stablehlo.broadcast_in_dim %cst_707, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2744 = stablehlo.add %2742, %2743 : tensor<1024x256xf32>
    %2745 = stablehlo.divide %2437, %2744 : tensor<1024x256xf32>
    %cst_708 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2746 = stablehlo.broadcast_in_dim %cst_708, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2747 = stablehlo.add %2539, %2746 : tensor<256xf32>
    %2748 = stablehlo.sqrt %2747 : tensor<256xf32>
    %cst_709 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2749 = stablehlo.broadcast_in_dim %cst_709, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2750 = stablehlo.add %2748, %2749 : tensor<256xf32>
    %2751 = stablehlo.divide %2439, %2750 : tensor<256xf32>
    %cst_710 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2752 = stablehlo.broadcast_in_dim %cst_710, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2753 = stablehlo.add %2541, %2752 : tensor<256x1024xf32>
    %2754 = stablehlo.sqrt %2753 : tensor<256x1024xf32>
    %cst_711 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2755 = stablehlo.broadcast_in_dim %cst_711, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2756 = stablehlo.add %2754, %2755 : tensor<256x1024xf32>
    %2757 = stablehlo.divide %2441, %2756 : tensor<256x1024xf32>
    %cst_712 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2758 = stablehlo.broadcast_in_dim %cst_712, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2759 = stablehlo.add %2543, %2758 : tensor<1024xf32>
    %2760 = stablehlo.sqrt %2759 : tensor<1024xf32>
    %cst_713 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2761 = stablehlo.broadcast_in_dim %cst_713, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2762 = stablehlo.add %2760, %2761 : tensor<1024xf32>
    %2763 = stablehlo.divide %2443, %2762 : tensor<1024xf32>
    %cst_714 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2764 = stablehlo.broadcast_in_dim %cst_714, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2765 = stablehlo.add %2545, %2764 : tensor<256xf32>
    %2766 = stablehlo.sqrt %2765 : tensor<256xf32>
    %cst_715 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2767 = stablehlo.broadcast_in_dim %cst_715, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2768 = stablehlo.add %2766, %2767 : tensor<256xf32>
    %2769 = stablehlo.divide %2445, %2768 : tensor<256xf32>
    %cst_716 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2770 = stablehlo.broadcast_in_dim %cst_716, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2771 = stablehlo.add %2547, %2770 : tensor<256xf32>
    %2772 = stablehlo.sqrt %2771 : tensor<256xf32>
    %cst_717 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2773 = stablehlo.broadcast_in_dim %cst_717, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2774 = stablehlo.add %2772, %2773 : tensor<256xf32>
    %2775 = stablehlo.divide %2447, %2774 : tensor<256xf32>
    %cst_718 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2776 = stablehlo.broadcast_in_dim %cst_718, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2777 = stablehlo.add %2549, %2776 : tensor<256x256xf32>
    %2778 = stablehlo.sqrt %2777 : tensor<256x256xf32>
    %cst_719 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2779 = stablehlo.broadcast_in_dim %cst_719, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2780 = stablehlo.add %2778, %2779 : tensor<256x256xf32>
    %2781 = stablehlo.divide %2449, %2780 : tensor<256x256xf32>
    %cst_720 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2782 = stablehlo.broadcast_in_dim %cst_720, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2783 = stablehlo.add %2551, %2782 : tensor<256xf32>
    %2784 = stablehlo.sqrt %2783 : tensor<256xf32>
    %cst_721 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2785 = stablehlo.broadcast_in_dim %cst_721, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2786 = stablehlo.add %2784, %2785 : tensor<256xf32>
    %2787 = stablehlo.divide %2451, %2786 : tensor<256xf32>
    %cst_722 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2788 = stablehlo.broadcast_in_dim %cst_722, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2789 = stablehlo.add %2553, %2788 : tensor<256x768xf32>
    %2790 = stablehlo.sqrt %2789 : tensor<256x768xf32>
    %cst_723 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2791 = stablehlo.broadcast_in_dim %cst_723, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2792 = stablehlo.add %2790, %2791 : tensor<256x768xf32>
    %2793 = stablehlo.divide %2453, %2792 : tensor<256x768xf32>
    %cst_724 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2794 = stablehlo.broadcast_in_dim %cst_724, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2795 = stablehlo.add %2555, %2794 : tensor<256xf32>
    %2796 = stablehlo.sqrt %2795 : tensor<256xf32>
    %cst_725 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2797 = stablehlo.broadcast_in_dim %cst_725, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2798 = stablehlo.add %2796, %2797 : tensor<256xf32>
    %2799 = stablehlo.divide %2455, %2798 : tensor<256xf32>
    %cst_726 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2800 = stablehlo.broadcast_in_dim %cst_726, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2801 = stablehlo.add %2557, %2800 : tensor<256xf32>
    %2802 = stablehlo.sqrt %2801 : tensor<256xf32>
    %cst_727 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2803 = stablehlo.broadcast_in_dim %cst_727, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2804 = stablehlo.add %2802, %2803 : tensor<256xf32>
    %2805 = stablehlo.divide %2457, %2804 : tensor<256xf32>
    %cst_728 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2806 = stablehlo.broadcast_in_dim %cst_728, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2807 = stablehlo.add %2559, %2806 : tensor<1024x256xf32>
    %2808 = stablehlo.sqrt %2807 : tensor<1024x256xf32>
    %cst_729 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2809 = stablehlo.broadcast_in_dim %cst_729, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2810 = stablehlo.add %2808, %2809 : tensor<1024x256xf32>
    %2811 = stablehlo.divide %2459, %2810 : tensor<1024x256xf32>
    %cst_730 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2812 = stablehlo.broadcast_in_dim %cst_730, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2813 = stablehlo.add %2561, %2812 : tensor<256xf32>
    %2814 = stablehlo.sqrt %2813 : tensor<256xf32>
    %cst_731 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2815 = stablehlo.broadcast_in_dim %cst_731, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2816 = stablehlo.add %2814, %2815 : tensor<256xf32>
    %2817 = stablehlo.divide %2461, %2816 : tensor<256xf32>
    %cst_732 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2818 = stablehlo.broadcast_in_dim %cst_732, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2819 = stablehlo.add %2563, %2818 : tensor<256x1024xf32>
    %2820 = stablehlo.sqrt %2819 : tensor<256x1024xf32>
    %cst_733 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2821 = stablehlo.broadcast_in_dim %cst_733, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2822 = stablehlo.add %2820, %2821 : tensor<256x1024xf32>
    %2823 = stablehlo.divide %2463, %2822 : tensor<256x1024xf32>
    %cst_734 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2824 = stablehlo.broadcast_in_dim %cst_734, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2825 = stablehlo.add %2565, %2824 : tensor<1024xf32>
    %2826 = stablehlo.sqrt %2825 : tensor<1024xf32>
    %cst_735 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2827 = stablehlo.broadcast_in_dim %cst_735, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2828 = stablehlo.add %2826, %2827 : tensor<1024xf32>
    %2829 = stablehlo.divide %2465, %2828 : tensor<1024xf32>
    %cst_736 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2830 = stablehlo.broadcast_in_dim %cst_736, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2831 = stablehlo.add %2567, %2830 : tensor<256xf32>
    %2832 = stablehlo.sqrt %2831 : tensor<256xf32>
    %cst_737 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2833 = stablehlo.broadcast_in_dim %cst_737, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2834 = stablehlo.add %2832, %2833 : tensor<256xf32>
    %2835 = stablehlo.divide %2467, %2834 : tensor<256xf32>
    %cst_738 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2836 = stablehlo.broadcast_in_dim %cst_738, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2837 = stablehlo.add %2569, %2836 : tensor<256xf32>
    %2838 = stablehlo.sqrt %2837 : tensor<256xf32>
    %cst_739 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2839 = stablehlo.broadcast_in_dim %cst_739, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2840 = stablehlo.add %2838, %2839 : tensor<256xf32>
    %2841 = stablehlo.divide %2469, %2840 : tensor<256xf32>
    %cst_740 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2842 = stablehlo.broadcast_in_dim %cst_740, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2843 = stablehlo.add %2571, %2842 : tensor<256xf32>
    %2844 = stablehlo.sqrt %2843 : tensor<256xf32>
    %cst_741 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2845 = stablehlo.broadcast_in_dim %cst_741, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2846 = stablehlo.add %2844, %2845 : tensor<256xf32>
    %2847 = stablehlo.divide %2471, %2846 : tensor<256xf32>
    %cst_742 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2848 = stablehlo.broadcast_in_dim %cst_742, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2849 = stablehlo.add %2573, %2848 : tensor<256xf32>
    %2850 = stablehlo.sqrt %2849 : tensor<256xf32>
    %cst_743 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2851 = stablehlo.broadcast_in_dim %cst_743, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2852 = stablehlo.add %2850, %2851 : tensor<256xf32>
    %2853 = stablehlo.divide %2473, %2852 : tensor<256xf32>
    %cst_744 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2854 = stablehlo.broadcast_in_dim %cst_744, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2855 = stablehlo.add %2575, %2854 : tensor<256x256xf32>
    %2856 = stablehlo.sqrt %2855 : tensor<256x256xf32>
    %cst_745 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2857 = stablehlo.broadcast_in_dim %cst_745, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2858 = stablehlo.add %2856, %2857 : tensor<256x256xf32>
    %2859 = stablehlo.divide %2475, %2858 : tensor<256x256xf32>
    %cst_746 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %2860 = stablehlo.broadcast_in_dim %cst_746, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2861 = stablehlo.add %2577, %2860 : tensor<256x256xf32>
    %2862 = stablehlo.sqrt %2861 : tensor<256x256xf32>
    %cst_747 = stablehlo.constant dense<9.99999993E-9> : tensor<f32>
    %2863 = stablehlo.broadcast_in_dim %cst_747, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2864 = stablehlo.add %2862, %2863 : tensor<256x256xf32>
    %2865 = stablehlo.divide %2477, %2864 : tensor<256x256xf32>
    %cst_748 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2866 = stablehlo.broadcast_in_dim %cst_748, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2867 = stablehlo.multiply %2866, %arg98 : tensor<256x256xf32>
    %2868 = stablehlo.add %2583, %2867 : tensor<256x256xf32>
    %cst_749 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2869 = stablehlo.broadcast_in_dim %cst_749, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2870 = stablehlo.multiply %2869, %arg99 : tensor<256xf32>
    %2871 = stablehlo.add %2589, %2870 : tensor<256xf32>
    %cst_750 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2872 = stablehlo.broadcast_in_dim %cst_750, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2873 = stablehlo.multiply %2872, %arg100 : tensor<256x768xf32>
    %2874 = stablehlo.add %2595, %2873 : tensor<256x768xf32>
    %cst_751 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2875 = stablehlo.broadcast_in_dim %cst_751, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2876 = stablehlo.multiply %2875, %arg101 : tensor<256xf32>
    %2877 = stablehlo.add %2601, %2876 : tensor<256xf32>
    %cst_752 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2878 = stablehlo.broadcast_in_dim %cst_752, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2879 = stablehlo.multiply %2878, %arg102 : tensor<256xf32>
    %2880 = stablehlo.add %2607, %2879 : tensor<256xf32>
    %cst_753 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2881 = stablehlo.broadcast_in_dim %cst_753, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2882 = stablehlo.multiply %2881, %arg103 : tensor<1024x256xf32>
    %2883 = stablehlo.add %2613, %2882 : tensor<1024x256xf32>
    %cst_754 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2884 = stablehlo.broadcast_in_dim %cst_754, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2885 = stablehlo.multiply %2884, %arg104 : tensor<256xf32>
    %2886 = stablehlo.add %2619, %2885 : tensor<256xf32>
    %cst_755 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2887 = stablehlo.broadcast_in_dim %cst_755, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2888 = stablehlo.multiply %2887, %arg105 : tensor<256x1024xf32>
    %2889 = stablehlo.add %2625, %2888 : tensor<256x1024xf32>
    %cst_756 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2890 = stablehlo.broadcast_in_dim %cst_756, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2891 = stablehlo.multiply %2890, %arg106 : tensor<1024xf32>
    %2892 = stablehlo.add %2631, %2891 : tensor<1024xf32>
    %cst_757 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2893 = stablehlo.broadcast_in_dim %cst_757, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2894 = stablehlo.multiply %2893, %arg107 : tensor<256xf32>
    %2895 = stablehlo.add %2637, %2894 : tensor<256xf32>
    %cst_758 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2896 = stablehlo.broadcast_in_dim %cst_758, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2897 = stablehlo.multiply %2896, %arg108 : tensor<256xf32>
    %2898 = stablehlo.add %2643, %2897 : tensor<256xf32>
    %cst_759 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2899 = stablehlo.broadcast_in_dim %cst_759, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2900 = stablehlo.multiply %2899, %arg109 : tensor<256x256xf32>
    %2901 = stablehlo.add %2649, %2900 : tensor<256x256xf32>
    %cst_760 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2902 = stablehlo.broadcast_in_dim %cst_760, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2903 = stablehlo.multiply %2902, %arg110 : tensor<256xf32>
    %2904 = stablehlo.add %2655, %2903 : tensor<256xf32>
    %cst_761 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2905 = stablehlo.broadcast_in_dim %cst_761, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2906 = stablehlo.multiply %2905, %arg111 : tensor<256x768xf32>
    %2907 = stablehlo.add %2661, %2906 : tensor<256x768xf32>
    %cst_762 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2908 = stablehlo.broadcast_in_dim %cst_762, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2909 = stablehlo.multiply %2908, %arg112 : tensor<256xf32>
    %2910 = stablehlo.add %2667, %2909 : tensor<256xf32>
    %cst_763 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2911 = stablehlo.broadcast_in_dim %cst_763, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2912 = stablehlo.multiply %2911, %arg113 : tensor<256xf32>
    %2913 = stablehlo.add %2673, %2912 : tensor<256xf32>
    %cst_764 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2914 = stablehlo.broadcast_in_dim %cst_764, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2915 = stablehlo.multiply %2914, %arg114 : tensor<1024x256xf32>
    %2916 = stablehlo.add %2679, %2915 : tensor<1024x256xf32>
    %cst_765 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2917 = stablehlo.broadcast_in_dim %cst_765, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2918 = stablehlo.multiply %2917, %arg115 : tensor<256xf32>
    %2919 = stablehlo.add %2685, %2918 : tensor<256xf32>
    %cst_766 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2920 = stablehlo.broadcast_in_dim %cst_766, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2921 = stablehlo.multiply %2920, %arg116 : tensor<256x1024xf32>
    %2922 = stablehlo.add %2691, %2921 : tensor<256x1024xf32>
    %cst_767 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2923 = stablehlo.broadcast_in_dim %cst_767, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2924 = stablehlo.multiply %2923, %arg117 : tensor<1024xf32>
    %2925 = stablehlo.add %2697, %2924 : tensor<1024xf32>
    %cst_768 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2926 = stablehlo.broadcast_in_dim %cst_768, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2927 = stablehlo.multiply %2926, %arg118 : tensor<256xf32>
    %2928 = stablehlo.add %2703, %2927 : tensor<256xf32>
    %cst_769 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2929 = stablehlo.broadcast_in_dim %cst_769, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2930 = stablehlo.multiply %2929, %arg119 : tensor<256xf32>
    %2931 = stablehlo.add %2709, %2930 : tensor<256xf32>
    %cst_770 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2932 = stablehlo.broadcast_in_dim %cst_770, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2933 = stablehlo.multiply %2932, %arg120 : tensor<256x256xf32>
    %2934 = stablehlo.add %2715, %2933 : tensor<256x256xf32>
    %cst_771 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2935 = stablehlo.broadcast_in_dim %cst_771, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2936 = stablehlo.multiply %2935, %arg121 : tensor<256xf32>
    %2937 = stablehlo.add %2721, %2936 : tensor<256xf32>
    %cst_772 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2938 = stablehlo.broadcast_in_dim %cst_772, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2939 = stablehlo.multiply %2938, %arg122 : tensor<256x768xf32>
    %2940 = stablehlo.add %2727, %2939 : tensor<256x768xf32>
    %cst_773 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2941 = stablehlo.broadcast_in_dim %cst_773, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2942 = stablehlo.multiply %2941, %arg123 : tensor<256xf32>
    %2943 = stablehlo.add %2733, %2942 : tensor<256xf32>
    %cst_774 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2944 = stablehlo.broadcast_in_dim %cst_774, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2945 = stablehlo.multiply %2944, %arg124 : tensor<256xf32>
    %2946 = stablehlo.add %2739, %2945 : tensor<256xf32>
    %cst_775 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2947 = stablehlo.broadcast_in_dim %cst_775, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2948 = stablehlo.multiply %2947, %arg125 : tensor<1024x256xf32>
    %2949 = stablehlo.add %2745, %2948 : tensor<1024x256xf32>
    %cst_776 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2950 = stablehlo.broadcast_in_dim %cst_776, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2951 = stablehlo.multiply %2950, %arg126 : tensor<256xf32>
    %2952 = stablehlo.add %2751, %2951 : tensor<256xf32>
    %cst_777 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2953 = stablehlo.broadcast_in_dim %cst_777, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2954 = stablehlo.multiply %2953, %arg127 : tensor<256x1024xf32>
    %2955 = stablehlo.add %2757, %2954 : tensor<256x1024xf32>
    %cst_778 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2956 = stablehlo.broadcast_in_dim %cst_778, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2957 = stablehlo.multiply %2956, %arg128 : tensor<1024xf32>
    %2958 = stablehlo.add %2763, %2957 : tensor<1024xf32>
    %cst_779 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2959 = stablehlo.broadcast_in_dim %cst_779, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2960 = stablehlo.multiply %2959, %arg129 : tensor<256xf32>
    %2961 = stablehlo.add %2769, %2960 : tensor<256xf32>
    %cst_780 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2962 = stablehlo.broadcast_in_dim %cst_780, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2963 = stablehlo.multiply %2962, %arg130 : tensor<256xf32>
    %2964 = stablehlo.add %2775, %2963 : tensor<256xf32>
    %cst_781 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2965 = stablehlo.broadcast_in_dim %cst_781, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %2966 = stablehlo.multiply %2965, %arg131 : tensor<256x256xf32>
    %2967 = stablehlo.add %2781, %2966 : tensor<256x256xf32>
    %cst_782 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2968 = stablehlo.broadcast_in_dim %cst_782, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2969 = stablehlo.multiply %2968, %arg132 : tensor<256xf32>
    %2970 = stablehlo.add %2787, %2969 : tensor<256xf32>
    %cst_783 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2971 = stablehlo.broadcast_in_dim %cst_783, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %2972 = stablehlo.multiply %2971, %arg133 : tensor<256x768xf32>
    %2973 = stablehlo.add %2793, %2972 : tensor<256x768xf32>
    %cst_784 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2974 = stablehlo.broadcast_in_dim %cst_784, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2975 = stablehlo.multiply %2974, %arg134 : tensor<256xf32>
    %2976 = stablehlo.add %2799, %2975 : tensor<256xf32>
    %cst_785 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2977 = stablehlo.broadcast_in_dim %cst_785, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2978 = stablehlo.multiply %2977, %arg135 : tensor<256xf32>
    %2979 = stablehlo.add %2805, %2978 : tensor<256xf32>
    %cst_786 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2980 = stablehlo.broadcast_in_dim %cst_786, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %2981 = stablehlo.multiply %2980, %arg136 : tensor<1024x256xf32>
    %2982 = stablehlo.add %2811, %2981 : tensor<1024x256xf32>
    %cst_787 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2983 = stablehlo.broadcast_in_dim %cst_787, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2984 = stablehlo.multiply %2983, %arg137 : tensor<256xf32>
    %2985 = stablehlo.add %2817, %2984 : tensor<256xf32>
    %cst_788 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2986 = stablehlo.broadcast_in_dim %cst_788, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %2987 = stablehlo.multiply %2986, %arg138 : tensor<256x1024xf32>
    %2988 = stablehlo.add %2823, %2987 : tensor<256x1024xf32>
    %cst_789 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2989 = stablehlo.broadcast_in_dim %cst_789, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %2990 = stablehlo.multiply %2989, %arg139 : tensor<1024xf32>
    %2991 = stablehlo.add %2829, %2990 : tensor<1024xf32>
    %cst_790 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2992 = stablehlo.broadcast_in_dim %cst_790, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2993 = stablehlo.multiply %2992, %arg140 : tensor<256xf32>
    %2994 = stablehlo.add %2835, %2993 : tensor<256xf32>
    %cst_791 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2995 = stablehlo.broadcast_in_dim %cst_791, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2996 = stablehlo.multiply %2995, %arg141 : tensor<256xf32>
    %2997 = stablehlo.add %2841, %2996 : tensor<256xf32>
    %cst_792 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %2998 = stablehlo.broadcast_in_dim %cst_792, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %2999 = stablehlo.multiply %2998, %arg142 : tensor<256xf32>
    %3000 = stablehlo.add %2847, %2999 : tensor<256xf32>
    %cst_793 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %3001 = stablehlo.broadcast_in_dim %cst_793, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3002 = stablehlo.multiply %3001, %arg143 : tensor<256xf32>
    %3003 = stablehlo.add %2853, %3002 : tensor<256xf32>
    %cst_794 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %3004 = stablehlo.broadcast_in_dim %cst_794, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3005 = stablehlo.multiply %3004, %arg144 : tensor<256x256xf32>
    %3006 = stablehlo.add %2859, %3005 : tensor<256x256xf32>
    %cst_795 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %3007 = stablehlo.broadcast_in_dim %cst_795, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3008 = stablehlo.multiply %3007, %arg145 : tensor<256x256xf32>
    %3009 = stablehlo.add %2865, %3008 : tensor<256x256xf32>
    %c_796 = stablehlo.constant dense<0> : tensor<i32>
    %3010 = stablehlo.subtract %arg97, %c_796 : tensor<i32>
    %c_797 = stablehlo.constant dense<0> : tensor<i32>
    %c_798 = stablehlo.constant dense<10> : tensor<i32>
    %3011 = call @clip(%3010, %c_797, %c_798) : (tensor<i32>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %3012 = stablehlo.convert %3011 : (tensor<i32>) -> tensor<f32>
    %cst_799 = stablehlo.constant dense<1.000000e+01> : tensor<f32>
    %3013 = stablehlo.divide %3012, %cst_799 : tensor<f32>
    %cst_800 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3014 = stablehlo.subtract %cst_800, %3013 : tensor<f32>
    %cst_801 = stablehlo.constant dense<-8.99999984E-4> : tensor<f32>
    %3015 = stablehlo.multiply %cst_801, %3014 : tensor<f32>
    %cst_802 = stablehlo.constant dense<1.000000e-03> : tensor<f32>
    %3016 = stablehlo.add %3015, %cst_802 : tensor<f32>
    %c_803 = stablehlo.constant dense<10> : tensor<i32>
    %3017 = stablehlo.compare LT, %arg97, %c_803, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_804 = stablehlo.constant dense<10> : tensor<i32>
    %3018 = stablehlo.subtract %arg97, %c_804 : tensor<i32>
    %3019 = stablehlo.convert %3018 : (tensor<i32>) -> tensor<f32>
    %cst_805 = stablehlo.constant dense<9.900000e+02> : tensor<f32>
    %3020 = stablehlo.minimum %3019, %cst_805 : tensor<f32>
    %cst_806 = stablehlo.constant dense<3.14159274> : tensor<f32>
    %3021 = stablehlo.multiply %cst_806, %3020 : tensor<f32>
    %cst_807 = stablehlo.constant dense<9.900000e+02> : tensor<f32>
    %3022 = stablehlo.divide %3021, %cst_807 : tensor<f32>
    %3023 = stablehlo.cosine %3022 : tensor<f32>
    %cst_808 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3024 = stablehlo.add %cst_808, %3023 : tensor<f32>
    %cst_809 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %3025 = stablehlo.multiply %cst_809, %3024 : tensor<f32>
    %cst_810 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %3026 = stablehlo.power %3025, %cst_810 : tensor<f32>
    %cst_811 = stablehlo.constant dense<0.899999976> : tensor<f32>
    %3027 = stablehlo.multiply %cst_811, %3026 : tensor<f32>
    %cst_812 = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %3028 = stablehlo.add %3027, %cst_812 : tensor<f32>
    %cst_813 = stablehlo.constant dense<1.000000e-03> : tensor<f32>
    %3029 = stablehlo.multiply %cst_813, %3028 : tensor<f32>
    %3030 = call @_where_5(%3017, %3016, %3029) : (tensor<i1>, tensor<f32>, tensor<f32>) -> tensor<f32>
    %cst_814 = stablehlo.constant dense<-1.000000e+00> : tensor<f32>
    %3031 = stablehlo.multiply %cst_814, %3030 : tensor<f32>
    %3032 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3033 = stablehlo.multiply %3032, %2868 : tensor<256x256xf32>
    %3034 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3035 = stablehlo.multiply %3034, %2871 : tensor<256xf32>
    %3036 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %3037 = stablehlo.multiply %3036, %2874 : tensor<256x768xf32>
    %3038 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3039 = stablehlo.multiply %3038, %2877 : tensor<256xf32>
    %3040 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3041 = stablehlo.multiply %3040, %2880 : tensor<256xf32>
    %3042 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %3043 = stablehlo.multiply %3042, %2883 : tensor<1024x256xf32>
    %3044 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3045 = stablehlo.multiply %3044, %2886 : tensor<256xf32>
    %3046 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %3047 = stablehlo.multiply %3046, %2889 : tensor<256x1024xf32>
    %3048 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %3049 = stablehlo.multiply %3048, %2892 : tensor<1024xf32>
    %3050 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3051 = stablehlo.multiply %3050, %2895 : tensor<256xf32>
    %3052 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3053 = stablehlo.multiply %3052, %2898 : tensor<256xf32>
    %3054 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3055 = stablehlo.multiply %3054, %2901 : tensor<256x256xf32>
    %3056 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3057 = stablehlo.multiply %3056, %2904 : tensor<256xf32>
    %3058 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %3059 = stablehlo.multiply %3058, %2907 : tensor<256x768xf32>
    %3060 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3061 = stablehlo.multiply %3060, %2910 : tensor<256xf32>
    %3062 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3063 = stablehlo.multiply %3062, %2913 : tensor<256xf32>
    %3064 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %3065 = stablehlo.multiply %3064, %2916 : tensor<1024x256xf32>
    %3066 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3067 = stablehlo.multiply %3066, %2919 : tensor<256xf32>
    %3068 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %3069 = stablehlo.multiply %3068, %2922 : tensor<256x1024xf32>
    %3070 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %3071 = stablehlo.multiply %3070, %2925 : tensor<1024xf32>
    %3072 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3073 = stablehlo.multiply %3072, %2928 : tensor<256xf32>
    %3074 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3075 = stablehlo.multiply %3074, %2931 : tensor<256xf32>
    %3076 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3077 = stablehlo.multiply %3076, %2934 : tensor<256x256xf32>
    %3078 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3079 = stablehlo.multiply %3078, %2937 : tensor<256xf32>
    %3080 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %3081 = stablehlo.multiply %3080, %2940 : tensor<256x768xf32>
    %3082 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3083 = stablehlo.multiply %3082, %2943 : tensor<256xf32>
    %3084 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3085 = stablehlo.multiply %3084, %2946 : tensor<256xf32>
    %3086 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %3087 = stablehlo.multiply %3086, %2949 : tensor<1024x256xf32>
    %3088 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3089 = stablehlo.multiply %3088, %2952 : tensor<256xf32>
    %3090 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %3091 = stablehlo.multiply %3090, %2955 : tensor<256x1024xf32>
    %3092 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %3093 = stablehlo.multiply %3092, %2958 : tensor<1024xf32>
    %3094 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3095 = stablehlo.multiply %3094, %2961 : tensor<256xf32>
    %3096 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3097 = stablehlo.multiply %3096, %2964 : tensor<256xf32>
    %3098 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3099 = stablehlo.multiply %3098, %2967 : tensor<256x256xf32>
    %3100 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3101 = stablehlo.multiply %3100, %2970 : tensor<256xf32>
    %3102 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x768xf32>
    %3103 = stablehlo.multiply %3102, %2973 : tensor<256x768xf32>
    %3104 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3105 = stablehlo.multiply %3104, %2976 : tensor<256xf32>
    %3106 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3107 = stablehlo.multiply %3106, %2979 : tensor<256xf32>
    %3108 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024x256xf32>
    %3109 = stablehlo.multiply %3108, %2982 : tensor<1024x256xf32>
    %3110 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3111 = stablehlo.multiply %3110, %2985 : tensor<256xf32>
    %3112 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x1024xf32>
    %3113 = stablehlo.multiply %3112, %2988 : tensor<256x1024xf32>
    %3114 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<1024xf32>
    %3115 = stablehlo.multiply %3114, %2991 : tensor<1024xf32>
    %3116 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3117 = stablehlo.multiply %3116, %2994 : tensor<256xf32>
    %3118 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3119 = stablehlo.multiply %3118, %2997 : tensor<256xf32>
    %3120 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3121 = stablehlo.multiply %3120, %3000 : tensor<256xf32>
    %3122 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %3123 = stablehlo.multiply %3122, %3003 : tensor<256xf32>
    %3124 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3125 = stablehlo.multiply %3124, %3006 : tensor<256x256xf32>
    %3126 = stablehlo.broadcast_in_dim %3031, dims = [] : (tensor<f32>) -> tensor<256x256xf32>
    %3127 = stablehlo.multiply %3126, %3009 : tensor<256x256xf32>
    %c_815 = stablehlo.constant dense<2147483647> : tensor<i32>
    %3128 = stablehlo.compare LT, %arg97, %c_815, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_816 = stablehlo.constant dense<1> : tensor<i32>
    %3129 = stablehlo.add %arg97, %c_816 : tensor<i32>
    %c_817 = stablehlo.constant dense<2147483647> : tensor<i32>
    %3130 = call @_where_4(%3128, %3129, %c_817) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %3131 = stablehlo.add %arg98, %3033 : tensor<256x256xf32>
    %3132 = stablehlo.add %arg99, %3035 : tensor<256xf32>
    %3133 = stablehlo.add %arg100, %3037 : tensor<256x768xf32>
    %3134 = stablehlo.add %arg101, %3039 : tensor<256xf32>
    %3135 = stablehlo.add %arg102, %3041 : tensor<256xf32>
    %3136 = stablehlo.add %arg103, %3043 : tensor<1024x256xf32>
    %3137 = stablehlo.add %arg104, %3045 : tensor<256xf32>
    %3138 = stablehlo.add %arg105, %3047 : tensor<256x1024xf32>
    %3139 = stablehlo.add %arg106, %3049 : tensor<1024xf32>
    %3140 = stablehlo.add %arg107, %3051 : tensor<256xf32>
    %3141 = stablehlo.add %arg108, %3053 : tensor<256xf32>
    %3142 = stablehlo.add %arg109, %3055 : tensor<256x256xf32>
    %3143 = stablehlo.add %arg110, %3057 : tensor<256xf32>
    %3144 = stablehlo.add %arg111, %3059 : tensor<256x768xf32>
    %3145 = stablehlo.add %arg112, %3061 : tensor<256xf32>
    %3146 = stablehlo.add %arg113, %3063 : tensor<256xf32>
    %3147 = stablehlo.add %arg114, %3065 : tensor<1024x256xf32>
    %3148 = stablehlo.add %arg115, %3067 : tensor<256xf32>
    %3149 = stablehlo.add %arg116, %3069 : tensor<256x1024xf32>
    %3150 = stablehlo.add %arg117, %3071 : tensor<1024xf32>
    %3151 = stablehlo.add %arg118, %3073 : tensor<256xf32>
    %3152 = stablehlo.add %arg119, %3075 : tensor<256xf32>
    %3153 = stablehlo.add %arg120, %3077 : tensor<256x256xf32>
    %3154 = stablehlo.add %arg121, %3079 : tensor<256xf32>
    %3155 = stablehlo.add %arg122, %3081 : tensor<256x768xf32>
    %3156 = stablehlo.add %arg123, %3083 : tensor<256xf32>
    %3157 = stablehlo.add %arg124, %3085 : tensor<256xf32>
    %3158 = stablehlo.add %arg125, %3087 : tensor<1024x256xf32>
    %3159 = stablehlo.add %arg126, %3089 : tensor<256xf32>
    %3160 = stablehlo.add %arg127, %3091 : tensor<256x1024xf32>
    %3161 = stablehlo.add %arg128, %3093 : tensor<1024xf32>
    %3162 = stablehlo.add %arg129, %3095 : tensor<256xf32>
    %3163 = stablehlo.add %arg130, %3097 : tensor<256xf32>
    %3164 = stablehlo.add %arg131, %3099 : tensor<256x256xf32>
    %3165 = stablehlo.add %arg132, %3101 : tensor<256xf32>
    %3166 = stablehlo.add %arg133, %3103 : tensor<256x768xf32>
    %3167 = stablehlo.add %arg134, %3105 : tensor<256xf32>
    %3168 = stablehlo.add %arg135, %3107 : tensor<256xf32>
    %3169 = stablehlo.add %arg136, %3109 : tensor<1024x256xf32>
    %3170 = stablehlo.add %arg137, %3111 : tensor<256xf32>
    %3171 = stablehlo.add %arg138, %3113 : tensor<256x1024xf32>
    %3172 = stablehlo.add %arg139, %3115 : tensor<1024xf32>
    %3173 = stablehlo.add %arg140, %3117 : tensor<256xf32>
    %3174 = stablehlo.add %arg141, %3119 : tensor<256xf32>
    %3175 = stablehlo.add %arg142, %3121 : tensor<256xf32>
    %3176 = stablehlo.add %arg143, %3123 : tensor<256xf32>
    %3177 = stablehlo.add %arg144, %3125 : tensor<256x256xf32>
    %3178 = stablehlo.add %arg145, %3127 : tensor<256x256xf32>
    return %2377, %1851, %1856, %1861, %1866, %1871, %1876, %1881, %1886, %1891, %1896, %1901, %1906, %1911, %1916, %1921, %1926, %1931, %1936, %1941, %1946, %1951, %1956, %1961, %1966, %1971, %1976, %1981, %1986, %1991, %1996, %2001, %2006, %2011, %2016, %2021, %2026, %2031, %2036, %2041, %2046, %2051, %2056, %2061, %2066, %2071, %2076, %2081, %2086, %2092, %2098, %2104, %2110, %2116, %2122, %2128, %2134, %2140, %2146, %2152, %2158, %2164, %2170, %2176, %2182, %2188, %2194, %2200, %2206, %2212, %2218, %2224, %2230, %2236, %2242, %2248, %2254, %2260, %2266, %2272, %2278, %2284, %2290, %2296, %2302, %2308, %2314, %2320, %2326, %2332, %2338, %2344, %2350, %2356, %2362, %2368, %2374, %3130, %3131, %3132, %3133, %3134, %3135, %3136, %3137, %3138, %3139, %3140, %3141, %3142, %3143, %3144, %3145, %3146, %3147, %3148, %3149, %3150, %3151, %3152, %3153, %3154, %3155, %3156, %3157, %3158, %3159, %3160, %3161, %3162, %3163, %3164, %3165, %3166, %3167, %3168, %3169, %3170, %3171, %3172, %3173, %3174, %3175, %3176, %3177, %3178, %678 : tensor<i32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<i32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256xf32>, tensor<256x768xf32>, tensor<256xf32>, tensor<256xf32>, tensor<1024x256xf32>, tensor<256xf32>, tensor<256x1024xf32>, tensor<1024xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256xf32>, tensor<256x256xf32>, tensor<256x256xf32>, tensor<f32>
  }
  func.func private @tril(%arg0: tensor<256x256xi1>) -> tensor<256x256xi1> {
    %0 = stablehlo.iota dim = 0 : tensor<256x256xi32>
    %c = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<256x256xi32>
    %2 = stablehlo.add %0, %1 : tensor<256x256xi32>
    %3 = stablehlo.iota dim = 1 : tensor<256x256xi32>
    %4 = stablehlo.compare GE, %2, %3, SIGNED : (tensor<256x256xi32>, tensor<256x256xi32>) -> tensor<256x256xi1>
    %c_0 = stablehlo.constant dense<false> : tensor<i1>
    %5 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i1>) -> tensor<256x256xi1>
    %6 = stablehlo.select %4, %arg0, %5 : tensor<256x256xi1>, tensor<256x256xi1>
    return %6 : tensor<256x256xi1>
  }
  func.func private @_where(%arg0: tensor<256x256xi1>, %arg1: tensor<8x8x256x256xf32>, %arg2: tensor<f32>) -> (tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>) {
    %0 = stablehlo.convert %arg2 : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %arg0, dims = [2, 3] : (tensor<256x256xi1>) -> tensor<8x8x256x256xi1>
    %2 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %3 = stablehlo.select %1, %arg1, %2 : tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    return %3, %1, %4 : tensor<8x8x256x256xf32>, tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>
  }
  func.func private @take_along_axis(%arg0: tensor<8x256x256xf32>, %arg1: tensor<8x256x1xi32>) -> (tensor<8x256x1xf32>, tensor<8x256x1x1xi32>) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.broadcast_in_dim %c, dims = [] : (tensor<i32>) -> tensor<8x256x1xi32>
    %1 = stablehlo.compare LT, %arg1, %0, SIGNED : (tensor<8x256x1xi32>, tensor<8x256x1xi32>) -> tensor<8x256x1xi1>
    %c_0 = stablehlo.constant dense<256> : tensor<i32>
    %2 = stablehlo.broadcast_in_dim %c_0, dims = [] : (tensor<i32>) -> tensor<8x256x1xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<8x256x1xi32>
    %4 = stablehlo.select %1, %3, %arg1 : tensor<8x256x1xi1>, tensor<8x256x1xi32>
    %5 = stablehlo.reshape %4 : (tensor<8x256x1xi32>) -> tensor<8x256x1x1xi32>
    %c_1 = stablehlo.constant dense<255> : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %6 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<8x256x1x1xi32>
    %7 = stablehlo.compare GE, %5, %6, SIGNED : (tensor<8x256x1x1xi32>, tensor<8x256x1x1xi32>) -> tensor<8x256x1x1xi1>
    %8 = stablehlo.broadcast_in_dim %c_1, dims = [3] : (tensor<1xi32>) -> tensor<1x1x1x1xi32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1, 2, 3] : (tensor<1x1x1x1xi32>) -> tensor<8x256x1x1xi32>
    %10 = stablehlo.compare LE, %5, %9, SIGNED : (tensor<8x256x1x1xi32>, tensor<8x256x1x1xi32>) -> tensor<8x256x1x1xi1>
    %11 = stablehlo.and %7, %10 : tensor<8x256x1x1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %12 = stablehlo.reduce(%11 init: %c_3) applies stablehlo.and across dimensions = [3] : (tensor<8x256x1x1xi1>, tensor<i1>) -> tensor<8x256x1xi1>
    %13 = "stablehlo.gather"(%arg0, %5) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [2], operand_batching_dims = [0, 1], start_indices_batching_dims = [0, 1], start_index_map = [2], index_vector_dim = 3>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1, 1>}> : (tensor<8x256x256xf32>, tensor<8x256x1x1xi32>) -> tensor<8x256x1xf32>
    %cst = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %15 = stablehlo.select %12, %13, %14 : tensor<8x256x1xi1>, tensor<8x256x1xf32>
    return %15, %5 : tensor<8x256x1xf32>, tensor<8x256x1x1xi32>
  }
  func.func private @_take(%arg0: tensor<8x256x1xf32>, %arg1: tensor<i32>) -> (tensor<8x256xf32>, tensor<1xi32>) {
    %c = stablehlo.constant dense<0> : tensor<i32>
    %0 = stablehlo.compare LT, %arg1, %c, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %c_0 = stablehlo.constant dense<1> : tensor<i32>
    %1 = stablehlo.add %arg1, %c_0 : tensor<i32>
    %2 = call @_where_0(%0, %1, %arg1) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %c_1 = stablehlo.constant dense<0> : tensor<1xi32>
    %4 = stablehlo.convert %3 : tensor<1xi32>
    %c_2 = stablehlo.constant dense<0> : tensor<i32>
    %5 = stablehlo.broadcast_in_dim %c_2, dims = [] : (tensor<i32>) -> tensor<1xi32>
    %6 = stablehlo.compare GE, %4, %5, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %7 = stablehlo.compare LE, %4, %c_1, SIGNED : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %8 = stablehlo.and %6, %7 : tensor<1xi1>
    %c_3 = stablehlo.constant dense<true> : tensor<i1>
    %9 = stablehlo.reduce(%8 init: %c_3) applies stablehlo.and across dimensions = [0] : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %10 = "stablehlo.gather"(%arg0, %4) <{dimension_numbers = #stablehlo.gather<offset_dims = [0, 1], collapsed_slice_dims = [2], start_index_map = [2]>, indices_are_sorted = false, slice_sizes = array<i64: 8, 256, 1>}> : (tensor<8x256x1xf32>, tensor<1xi32>) -> tensor<8x256xf32>
    %11 = stablehlo.broadcast_in_dim %9, dims = [] : (tensor<i1>) -> tensor<8x256xi1>
    %cst = stablehlo.constant dense<0x7FC00000> : tensor<f32>
    %12 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x256xf32>
    %13 = stablehlo.select %11, %10, %12 : tensor<8x256xi1>, tensor<8x256xf32>
    return %13, %3 : tensor<8x256xf32>, tensor<1xi32>
  }
  func.func private @_where_0(%arg0: tensor<i1>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> tensor<i32> {
    %0 = stablehlo.select %arg0, %arg1, %arg2 : tensor<i1>, tensor<i32>
    return %0 : tensor<i32>
  }
  func.func private @_take_1(%arg0: tensor<1xi32>, %arg1: tensor<8x256xf32>) -> tensor<8x256x1xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x256x1xf32>
    %1 = "stablehlo.scatter"(%0, %arg0, %arg1) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0, 1], inserted_window_dims = [2], scatter_dims_to_operand_dims = [2]>, unique_indices = false}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>):
      %2 = stablehlo.add %arg2, %arg3 : tensor<f32>
      stablehlo.return %2 : tensor<f32>
    }) : (tensor<8x256x1xf32>, tensor<1xi32>, tensor<8x256xf32>) -> tensor<8x256x1xf32>
    return %1 : tensor<8x256x1xf32>
  }
  func.func private @take_along_axis_2(%arg0: tensor<8x256x1x1xi32>, %arg1: tensor<8x256x1xf32>) -> tensor<8x256x256xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x256x256xf32>
    %1 = "stablehlo.scatter"(%0, %arg0, %arg1) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [2], input_batching_dims = [0, 1], scatter_indices_batching_dims = [0, 1], scatter_dims_to_operand_dims = [2], index_vector_dim = 3>, unique_indices = false}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>):
      %2 = stablehlo.add %arg2, %arg3 : tensor<f32>
      stablehlo.return %2 : tensor<f32>
    }) : (tensor<8x256x256xf32>, tensor<8x256x1x1xi32>, tensor<8x256x1xf32>) -> tensor<8x256x256xf32>
    return %1 : tensor<8x256x256xf32>
  }
  func.func private @_where_3(%arg0: tensor<8x8x256x256xi1>, %arg1: tensor<8x8x256x256xf32>, %arg2: tensor<8x8x256x256xf32>) -> tensor<8x8x256x256xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<8x8x256x256xf32>
    %1 = stablehlo.select %arg0, %arg2, %0 : tensor<8x8x256x256xi1>, tensor<8x8x256x256xf32>
    return %1 : tensor<8x8x256x256xf32>
  }
  func.func private @_where_4(%arg0: tensor<i1>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> tensor<i32> {
    %0 = stablehlo.select %arg0, %arg1, %arg2 : tensor<i1>, tensor<i32>
    return %0 : tensor<i32>
  }
  func.func private @clip(%arg0: tensor<i32>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> tensor<i32> {
    %0 = stablehlo.convert %arg1 : tensor<i32>
    %1 = stablehlo.maximum %0, %arg0 : tensor<i32>
    %2 = stablehlo.convert %arg2 : tensor<i32>
    %3 = stablehlo.minimum %2, %1 : tensor<i32>
    return %3 : tensor<i32>
  }
  func.func private @_where_5(%arg0: tensor<i1>, %arg1: tensor<f32>, %arg2: tensor<f32>) -> tensor<f32> {
    %0 = stablehlo.convert %arg2 : tensor<f32>
    %1 = stablehlo.select %arg0, %arg1, %0 : tensor<i1>, tensor<f32>
    return %1 : tensor<f32>
  }
}
