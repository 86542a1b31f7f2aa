"builtin.module"() <{sym_name = "jit_step"}> ({
  "func.func"() <{arg_attrs = [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}], function_type = (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<3x3x1x4xf32>, tensor<4xf32>, tensor<3x3x4x4xf32>, tensor<3xf32>, tensor<4x3xf32>, tensor<2x8x8x1xf32>, tensor<2xi32>, tensor<2xui32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<3x3x1x4xf32>, tensor<4xf32>, tensor<3x3x4x4xf32>, tensor<3xf32>, tensor<4x3xf32>, tensor<4xf32>, tensor<4xf32>), res_attrs = [{jax.result_info = "result[0]['BatchNorm_0']['bias']"}, {jax.result_info = "result[0]['BatchNorm_0']['scale']"}, {jax.result_info = "result[0]['Conv_0']['bias']"}, {jax.result_info = "result[0]['Conv_0']['kernel']"}, {jax.result_info = "result[0]['Conv_1']['bias']"}, {jax.result_info = "result[0]['Conv_1']['kernel']"}, {jax.result_info = "result[0]['Dense_0']['bias']"}, {jax.result_info = "result[0]['Dense_0']['kernel']"}, {jax.result_info = "result[1]['batch_stats']['BatchNorm_0']['mean']"}, {jax.result_info = "result[1]['batch_stats']['BatchNorm_0']['var']"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg81: tensor<4xf32>, %arg82: tensor<4xf32>, %arg83: tensor<4xf32>, %arg84: tensor<4xf32>, %arg85: tensor<4xf32>, %arg86: tensor<3x3x1x4xf32>, %arg87: tensor<4xf32>, %arg88: tensor<3x3x4x4xf32>, %arg89: tensor<3xf32>, %arg90: tensor<4x3xf32>, %arg91: tensor<2x8x8x1xf32>, %arg92: tensor<2xi32>, %arg93: tensor<2xui32>):
    %231 = "stablehlo.convolution"(%arg91, %arg86) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 1, 1>, padding = dense<1> : tensor<2x2xi64>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 1, 1>, window_reversal = array<i1: false, false>, window_strides = array<i64: 1, 1>}> : (tensor<2x8x8x1xf32>, tensor<3x3x1x4xf32>) -> tensor<2x8x8x4xf32>
    %232 = "stablehlo.reshape"(%arg85) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %233 = "stablehlo.broadcast_in_dim"(%232) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x8x8x4xf32>
    %234 = "stablehlo.add"(%231, %233) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %235 = "chlo.square"(%234) : (tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %236 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %237 = "stablehlo.broadcast_in_dim"(%236) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x8x4xf32>
    %238 = "stablehlo.multiply"(%237, %234) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %239 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %240 = "stablehlo.reduce"(%234, %239) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg126: tensor<f32>, %arg127: tensor<f32>):
      %504 = "stablehlo.add"(%arg126, %arg127) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%504) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %241 = "stablehlo.constant"() <{value = dense<1.280000e+02> : tensor<f32>}> : () -> tensor<f32>
    %242 = "stablehlo.broadcast_in_dim"(%241) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %243 = "stablehlo.divide"(%240, %242) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %244 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %245 = "stablehlo.reduce"(%235, %244) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg124: tensor<f32>, %arg125: tensor<f32>):
      %503 = "stablehlo.add"(%arg124, %arg125) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%503) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %246 = "stablehlo.constant"() <{value = dense<1.280000e+02> : tensor<f32>}> : () -> tensor<f32>
    %247 = "stablehlo.broadcast_in_dim"(%246) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %248 = "stablehlo.divide"(%245, %247) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %249 = "chlo.square"(%243) : (tensor<4xf32>) -> tensor<4xf32>
    %250 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %251 = "stablehlo.broadcast_in_dim"(%250) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %252 = "stablehlo.multiply"(%251, %243) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %253 = "stablehlo.subtract"(%248, %249) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %254 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %255 = "stablehlo.broadcast_in_dim"(%254) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %256 = "stablehlo.maximum"(%255, %253) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %257 = "stablehlo.compare"(%253, %256) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction EQ>}> : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %258 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %259 = "stablehlo.broadcast_in_dim"(%258) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %260 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %261 = "stablehlo.broadcast_in_dim"(%260) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %262 = "stablehlo.select"(%257, %259, %261) : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %263 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %264 = "stablehlo.broadcast_in_dim"(%263) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %265 = "stablehlo.compare"(%264, %256) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction EQ>}> : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %266 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %267 = "stablehlo.broadcast_in_dim"(%266) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %268 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %269 = "stablehlo.broadcast_in_dim"(%268) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %270 = "stablehlo.select"(%265, %267, %269) : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %271 = "stablehlo.divide"(%262, %270) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %272 = "stablehlo.constant"() <{value = dense<9.900000e-01> : tensor<f32>}> : () -> tensor<f32>
    %273 = "stablehlo.broadcast_in_dim"(%272) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %274 = "stablehlo.multiply"(%273, %arg81) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %275 = "stablehlo.constant"() <{value = dense<0.00999999977> : tensor<f32>}> : () -> tensor<f32>
    %276 = "stablehlo.broadcast_in_dim"(%275) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %277 = "stablehlo.multiply"(%276, %243) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %278 = "stablehlo.add"(%274, %277) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %279 = "stablehlo.constant"() <{value = dense<9.900000e-01> : tensor<f32>}> : () -> tensor<f32>
    %280 = "stablehlo.broadcast_in_dim"(%279) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %281 = "stablehlo.multiply"(%280, %arg82) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %282 = "stablehlo.constant"() <{value = dense<0.00999999977> : tensor<f32>}> : () -> tensor<f32>
    %283 = "stablehlo.broadcast_in_dim"(%282) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %284 = "stablehlo.multiply"(%283, %256) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %285 = "stablehlo.add"(%281, %284) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %286 = "stablehlo.broadcast_in_dim"(%243) <{broadcast_dimensions = array<i64: 3>}> : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %287 = "stablehlo.broadcast_in_dim"(%256) <{broadcast_dimensions = array<i64: 3>}> : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %288 = "stablehlo.broadcast_in_dim"(%286) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x8x8x4xf32>
    %289 = "stablehlo.subtract"(%234, %288) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %290 = "stablehlo.constant"() <{value = dense<9.99999974E-6> : tensor<f32>}> : () -> tensor<f32>
    %291 = "stablehlo.broadcast_in_dim"(%290) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<1x1x1x4xf32>
    %292 = "stablehlo.add"(%287, %291) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %293 = "stablehlo.rsqrt"(%292) : (tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %294 = "stablehlo.divide"(%293, %292) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %295 = "stablehlo.constant"() <{value = dense<-5.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %296 = "stablehlo.broadcast_in_dim"(%295) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<1x1x1x4xf32>
    %297 = "stablehlo.multiply"(%296, %294) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %298 = "stablehlo.reshape"(%arg84) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %299 = "stablehlo.multiply"(%293, %298) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %300 = "stablehlo.broadcast_in_dim"(%299) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x8x8x4xf32>
    %301 = "stablehlo.multiply"(%289, %300) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %302 = "stablehlo.reshape"(%arg83) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %303 = "stablehlo.broadcast_in_dim"(%302) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x8x8x4xf32>
    %304 = "stablehlo.add"(%301, %303) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %305 = "func.call"(%304) <{callee = @relu}> : (tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %306 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %307 = "stablehlo.broadcast_in_dim"(%306) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x8x4xf32>
    %308 = "stablehlo.compare"(%304, %307) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xi1>
    %309 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %310 = "stablehlo.broadcast_in_dim"(%309) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<f32>
    %311 = "stablehlo.reduce_window"(%305, %310) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<0> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg122: tensor<f32>, %arg123: tensor<f32>):
      %502 = "stablehlo.maximum"(%arg122, %arg123) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%502) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<2x4x4x4xf32>
    %312 = "stablehlo.convolution"(%311, %arg88) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 1, 1>, padding = dense<[[0, 1], [0, 1]]> : tensor<2x2xi64>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 1, 1>, window_reversal = array<i1: false, false>, window_strides = array<i64: 2, 2>}> : (tensor<2x4x4x4xf32>, tensor<3x3x4x4xf32>) -> tensor<2x2x2x4xf32>
    %313 = "stablehlo.reshape"(%arg87) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %314 = "stablehlo.broadcast_in_dim"(%313) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x2x2x4xf32>
    %315 = "stablehlo.add"(%312, %314) : (tensor<2x2x2x4xf32>, tensor<2x2x2x4xf32>) -> tensor<2x2x2x4xf32>
    %316 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %317 = "stablehlo.broadcast_in_dim"(%316) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<f32>
    %318 = "stablehlo.reduce_window"(%315, %317) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<0> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg120: tensor<f32>, %arg121: tensor<f32>):
      %501 = "stablehlo.add"(%arg120, %arg121) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%501) : (tensor<f32>) -> ()
    }) : (tensor<2x2x2x4xf32>, tensor<f32>) -> tensor<2x1x1x4xf32>
    %319 = "stablehlo.constant"() <{value = dense<4.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %320 = "stablehlo.broadcast_in_dim"(%319) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x1x1x4xf32>
    %321 = "stablehlo.divide"(%318, %320) : (tensor<2x1x1x4xf32>, tensor<2x1x1x4xf32>) -> tensor<2x1x1x4xf32>
    %322 = "stablehlo.reshape"(%321) : (tensor<2x1x1x4xf32>) -> tensor<2x4xf32>
    %323 = "stablehlo.constant"() <{value = dense<2711844646> : tensor<ui32>}> : () -> tensor<ui32>
    %324 = "func.call"(%arg93, %323) <{callee = @_threefry_fold_in}> : (tensor<2xui32>, tensor<ui32>) -> tensor<2xui32>
    %325 = "stablehlo.constant"() <{value = dense<0.699999988> : tensor<f32>}> : () -> tensor<f32>
    %326 = "func.call"(%324, %325) <{callee = @_bernoulli}> : (tensor<2xui32>, tensor<f32>) -> tensor<2x4xi1>
    %327 = "stablehlo.constant"() <{value = dense<0.699999988> : tensor<f32>}> : () -> tensor<f32>
    %328 = "stablehlo.broadcast_in_dim"(%327) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %329 = "stablehlo.divide"(%322, %328) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %330 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %331 = "stablehlo.broadcast_in_dim"(%330) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %332 = "stablehlo.select"(%326, %329, %331) : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %333 = "stablehlo.dot_general"(%332, %arg90) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x4xf32>, tensor<4x3xf32>) -> tensor<2x3xf32>
    %334 = "stablehlo.reshape"(%arg89) : (tensor<3xf32>) -> tensor<1x3xf32>
    %335 = "stablehlo.broadcast_in_dim"(%334) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<1x3xf32>) -> tensor<2x3xf32>
    %336 = "stablehlo.add"(%333, %335) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %337 = "stablehlo.broadcast_in_dim"(%arg92) <{broadcast_dimensions = array<i64: 0>}> : (tensor<2xi32>) -> tensor<2x1xi32>
    %338 = "func.call"(%337) <{callee = @take_along_axis}> : (tensor<2x1xi32>) -> tensor<2x1x1xi32>
    %339 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %340 = "func.call"(%339) <{callee = @_take}> : (tensor<i32>) -> tensor<1xi32>
    %341 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %342 = "stablehlo.reduce"(%336, %341) <{dimensions = array<i64: 1>}> ({
    ^bb0(%arg118: tensor<f32>, %arg119: tensor<f32>):
      %500 = "stablehlo.maximum"(%arg118, %arg119) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%500) : (tensor<f32>) -> ()
    }) : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %343 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %344 = "stablehlo.broadcast_in_dim"(%343) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2xf32>
    %345 = "stablehlo.maximum"(%344, %342) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %346 = "stablehlo.is_finite"(%345) : (tensor<2xf32>) -> tensor<2xi1>
    %347 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %348 = "stablehlo.broadcast_in_dim"(%347) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2xf32>
    %349 = "stablehlo.select"(%346, %345, %348) : (tensor<2xi1>, tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %350 = "stablehlo.broadcast_in_dim"(%349) <{broadcast_dimensions = array<i64: 0>}> : (tensor<2xf32>) -> tensor<2x1xf32>
    %351 = "stablehlo.broadcast_in_dim"(%350) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x1xf32>) -> tensor<2x3xf32>
    %352 = "stablehlo.subtract"(%336, %351) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %353 = "stablehlo.exponential"(%352) : (tensor<2x3xf32>) -> tensor<2x3xf32>
    %354 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %355 = "stablehlo.reduce"(%353, %354) <{dimensions = array<i64: 1>}> ({
    ^bb0(%arg116: tensor<f32>, %arg117: tensor<f32>):
      %499 = "stablehlo.add"(%arg116, %arg117) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%499) : (tensor<f32>) -> ()
    }) : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %356 = "stablehlo.abs"(%355) : (tensor<2xf32>) -> tensor<2xf32>
    %357 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %358 = "stablehlo.broadcast_in_dim"(%357) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2xf32>
    %359 = "stablehlo.compare"(%355, %358) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xi1>
    %360 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %361 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %362 = "stablehlo.divide"(%360, %361) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %363 = "stablehlo.broadcast_in_dim"(%362) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2xf32>
    %364 = "stablehlo.negate"(%363) : (tensor<2xf32>) -> tensor<2xf32>
    %365 = "stablehlo.divide"(%363, %356) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %366 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %367 = "stablehlo.broadcast_in_dim"(%366) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2xf32>
    %368 = "stablehlo.select"(%359, %367, %365) : (tensor<2xi1>, tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %369 = "stablehlo.select"(%359, %365, %367) : (tensor<2xi1>, tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %370 = "stablehlo.negate"(%368) : (tensor<2xf32>) -> tensor<2xf32>
    %371 = "stablehlo.add"(%369, %370) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %372 = "stablehlo.broadcast_in_dim"(%371) <{broadcast_dimensions = array<i64: 0>}> : (tensor<2xf32>) -> tensor<2x3xf32>
    %373 = "stablehlo.multiply"(%372, %353) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %374 = "func.call"(%340, %364) <{callee = @_take_2}> : (tensor<1xi32>, tensor<2xf32>) -> tensor<2x1xf32>
    %375 = "func.call"(%338, %374) <{callee = @take_along_axis_3}> : (tensor<2x1x1xi32>, tensor<2x1xf32>) -> tensor<2x3xf32>
    %376 = "stablehlo.add"(%373, %375) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
    %377 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %378 = "stablehlo.reduce"(%376, %377) <{dimensions = array<i64: 0>}> ({
    ^bb0(%arg114: tensor<f32>, %arg115: tensor<f32>):
      %498 = "stablehlo.add"(%arg114, %arg115) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%498) : (tensor<f32>) -> ()
    }) : (tensor<2x3xf32>, tensor<f32>) -> tensor<3xf32>
    %379 = "stablehlo.reshape"(%378) : (tensor<3xf32>) -> tensor<1x3xf32>
    %380 = "stablehlo.reshape"(%379) : (tensor<1x3xf32>) -> tensor<3xf32>
    %381 = "stablehlo.dot_general"(%376, %332) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x3xf32>, tensor<2x4xf32>) -> tensor<3x4xf32>
    %382 = "stablehlo.transpose"(%381) <{permutation = array<i64: 1, 0>}> : (tensor<3x4xf32>) -> tensor<4x3xf32>
    %383 = "stablehlo.dot_general"(%376, %arg90) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x3xf32>, tensor<4x3xf32>) -> tensor<2x4xf32>
    %384 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %385 = "stablehlo.broadcast_in_dim"(%384) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %386 = "stablehlo.select"(%326, %383, %385) : (tensor<2x4xi1>, tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %387 = "stablehlo.constant"() <{value = dense<0.699999988> : tensor<f32>}> : () -> tensor<f32>
    %388 = "stablehlo.broadcast_in_dim"(%387) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %389 = "stablehlo.divide"(%386, %388) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %390 = "stablehlo.reshape"(%389) : (tensor<2x4xf32>) -> tensor<2x1x1x4xf32>
    %391 = "stablehlo.constant"() <{value = dense<4.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %392 = "stablehlo.broadcast_in_dim"(%391) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x1x1x4xf32>
    %393 = "stablehlo.divide"(%390, %392) : (tensor<2x1x1x4xf32>, tensor<2x1x1x4xf32>) -> tensor<2x1x1x4xf32>
    %394 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %395 = "stablehlo.pad"(%393, %394) <{edge_padding_high = array<i64: 0, 1, 1, 0>, edge_padding_low = array<i64: 0, 1, 1, 0>, interior_padding = array<i64: 0, 0, 0, 0>}> : (tensor<2x1x1x4xf32>, tensor<f32>) -> tensor<2x3x3x4xf32>
    %396 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %397 = "stablehlo.broadcast_in_dim"(%396) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<f32>
    %398 = "stablehlo.reduce_window"(%395, %397) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<0> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 1, 1, 1>}> ({
    ^bb0(%arg112: tensor<f32>, %arg113: tensor<f32>):
      %497 = "stablehlo.add"(%arg112, %arg113) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%497) : (tensor<f32>) -> ()
    }) : (tensor<2x3x3x4xf32>, tensor<f32>) -> tensor<2x2x2x4xf32>
    %399 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %400 = "stablehlo.reduce"(%398, %399) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg110: tensor<f32>, %arg111: tensor<f32>):
      %496 = "stablehlo.add"(%arg110, %arg111) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%496) : (tensor<f32>) -> ()
    }) : (tensor<2x2x2x4xf32>, tensor<f32>) -> tensor<4xf32>
    %401 = "stablehlo.reshape"(%400) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %402 = "stablehlo.reshape"(%401) : (tensor<1x1x1x4xf32>) -> tensor<4xf32>
    %403 = "stablehlo.convolution"(%311, %398) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[f, 0, 1, b]x[i, 0, 1, o]->[0, 1, b, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 1, 1>, padding = dense<[[0, 1], [0, 1]]> : tensor<2x2xi64>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 2, 2>, window_reversal = array<i1: false, false>, window_strides = array<i64: 1, 1>}> : (tensor<2x4x4x4xf32>, tensor<2x2x2x4xf32>) -> tensor<3x3x4x4xf32>
    %404 = "stablehlo.reverse"(%arg88) <{dimensions = array<i64: 0, 1>}> : (tensor<3x3x4x4xf32>) -> tensor<3x3x4x4xf32>
    %405 = "stablehlo.convolution"(%398, %404) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, o, i]->[b, 0, 1, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 2, 2>, padding = dense<[[2, 1], [2, 1]]> : tensor<2x2xi64>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 1, 1>, window_reversal = array<i1: false, false>, window_strides = array<i64: 1, 1>}> : (tensor<2x2x2x4xf32>, tensor<3x3x4x4xf32>) -> tensor<2x4x4x4xf32>
    %406 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %407 = "stablehlo.pad"(%305, %406) <{edge_padding_high = array<i64: 0, 0, 0, 0>, edge_padding_low = array<i64: 0, 0, 0, 0>, interior_padding = array<i64: 0, 0, 0, 0>}> : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<2x8x8x4xf32>
    %408 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %409 = "stablehlo.select_and_scatter"(%407, %405, %408) <{padding = dense<0> : tensor<4x2xi64>, window_dimensions = array<i64: 1, 2, 2, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg108: tensor<f32>, %arg109: tensor<f32>):
      %495 = "stablehlo.compare"(%arg108, %arg109) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<f32>, tensor<f32>) -> tensor<i1>
      "stablehlo.return"(%495) : (tensor<i1>) -> ()
    }, {
    ^bb0(%arg106: tensor<f32>, %arg107: tensor<f32>):
      %494 = "stablehlo.add"(%arg106, %arg107) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%494) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<2x4x4x4xf32>, tensor<f32>) -> tensor<2x8x8x4xf32>
    %410 = "stablehlo.slice"(%409) <{limit_indices = array<i64: 2, 8, 8, 4>, start_indices = array<i64: 0, 0, 0, 0>, strides = array<i64: 1, 1, 1, 1>}> : (tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %411 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %412 = "stablehlo.broadcast_in_dim"(%411) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x8x4xf32>
    %413 = "stablehlo.select"(%308, %410, %412) : (tensor<2x8x8x4xi1>, tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %414 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %415 = "stablehlo.reduce"(%413, %414) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg104: tensor<f32>, %arg105: tensor<f32>):
      %493 = "stablehlo.add"(%arg104, %arg105) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%493) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %416 = "stablehlo.reshape"(%415) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %417 = "stablehlo.reshape"(%416) : (tensor<1x1x1x4xf32>) -> tensor<4xf32>
    %418 = "stablehlo.multiply"(%289, %413) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %419 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %420 = "stablehlo.reduce"(%418, %419) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg102: tensor<f32>, %arg103: tensor<f32>):
      %492 = "stablehlo.add"(%arg102, %arg103) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%492) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %421 = "stablehlo.reshape"(%420) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %422 = "stablehlo.broadcast_in_dim"(%299) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x4xf32>) -> tensor<2x8x8x4xf32>
    %423 = "stablehlo.multiply"(%413, %422) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %424 = "stablehlo.multiply"(%293, %421) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %425 = "stablehlo.multiply"(%421, %298) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %426 = "stablehlo.reshape"(%424) : (tensor<1x1x1x4xf32>) -> tensor<4xf32>
    %427 = "stablehlo.multiply"(%425, %297) : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
    %428 = "stablehlo.negate"(%423) : (tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %429 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %430 = "stablehlo.reduce"(%428, %429) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg100: tensor<f32>, %arg101: tensor<f32>):
      %491 = "stablehlo.add"(%arg100, %arg101) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%491) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %431 = "stablehlo.reshape"(%430) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %432 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %433 = "stablehlo.reduce"(%427, %432) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg98: tensor<f32>, %arg99: tensor<f32>):
      %490 = "stablehlo.add"(%arg98, %arg99) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%490) : (tensor<f32>) -> ()
    }) : (tensor<1x1x1x4xf32>, tensor<f32>) -> tensor<4xf32>
    %434 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %435 = "stablehlo.reduce"(%431, %434) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg96: tensor<f32>, %arg97: tensor<f32>):
      %489 = "stablehlo.add"(%arg96, %arg97) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%489) : (tensor<f32>) -> ()
    }) : (tensor<1x1x1x4xf32>, tensor<f32>) -> tensor<4xf32>
    %436 = "stablehlo.multiply"(%433, %271) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %437 = "stablehlo.negate"(%436) : (tensor<4xf32>) -> tensor<4xf32>
    %438 = "stablehlo.multiply"(%437, %252) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %439 = "stablehlo.add"(%435, %438) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %440 = "stablehlo.constant"() <{value = dense<1.280000e+02> : tensor<f32>}> : () -> tensor<f32>
    %441 = "stablehlo.broadcast_in_dim"(%440) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %442 = "stablehlo.divide"(%436, %441) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %443 = "stablehlo.broadcast_in_dim"(%442) <{broadcast_dimensions = array<i64: 3>}> : (tensor<4xf32>) -> tensor<2x8x8x4xf32>
    %444 = "stablehlo.constant"() <{value = dense<1.280000e+02> : tensor<f32>}> : () -> tensor<f32>
    %445 = "stablehlo.broadcast_in_dim"(%444) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %446 = "stablehlo.divide"(%439, %445) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %447 = "stablehlo.broadcast_in_dim"(%446) <{broadcast_dimensions = array<i64: 3>}> : (tensor<4xf32>) -> tensor<2x8x8x4xf32>
    %448 = "stablehlo.add"(%423, %447) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %449 = "stablehlo.multiply"(%443, %238) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %450 = "stablehlo.add"(%448, %449) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    %451 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %452 = "stablehlo.reduce"(%450, %451) <{dimensions = array<i64: 0, 1, 2>}> ({
    ^bb0(%arg94: tensor<f32>, %arg95: tensor<f32>):
      %488 = "stablehlo.add"(%arg94, %arg95) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%488) : (tensor<f32>) -> ()
    }) : (tensor<2x8x8x4xf32>, tensor<f32>) -> tensor<4xf32>
    %453 = "stablehlo.reshape"(%452) : (tensor<4xf32>) -> tensor<1x1x1x4xf32>
    %454 = "stablehlo.reshape"(%453) : (tensor<1x1x1x4xf32>) -> tensor<4xf32>
    %455 = "stablehlo.convolution"(%arg91, %450) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[f, 0, 1, b]x[i, 0, 1, o]->[0, 1, b, f]>, feature_group_count = 1 : i64, lhs_dilation = array<i64: 1, 1>, padding = dense<1> : tensor<2x2xi64>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 1, 1>, window_reversal = array<i1: false, false>, window_strides = array<i64: 1, 1>}> : (tensor<2x8x8x1xf32>, tensor<2x8x8x4xf32>) -> tensor<3x3x1x4xf32>
    %456 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %457 = "stablehlo.broadcast_in_dim"(%456) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %458 = "stablehlo.multiply"(%457, %417) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %459 = "stablehlo.subtract"(%arg83, %458) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %460 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %461 = "stablehlo.broadcast_in_dim"(%460) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %462 = "stablehlo.multiply"(%461, %426) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %463 = "stablehlo.subtract"(%arg84, %462) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %464 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %465 = "stablehlo.broadcast_in_dim"(%464) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %466 = "stablehlo.multiply"(%465, %454) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %467 = "stablehlo.subtract"(%arg85, %466) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %468 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %469 = "stablehlo.broadcast_in_dim"(%468) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3x3x1x4xf32>
    %470 = "stablehlo.multiply"(%469, %455) : (tensor<3x3x1x4xf32>, tensor<3x3x1x4xf32>) -> tensor<3x3x1x4xf32>
    %471 = "stablehlo.subtract"(%arg86, %470) : (tensor<3x3x1x4xf32>, tensor<3x3x1x4xf32>) -> tensor<3x3x1x4xf32>
    %472 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %473 = "stablehlo.broadcast_in_dim"(%472) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4xf32>
    %474 = "stablehlo.multiply"(%473, %402) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %475 = "stablehlo.subtract"(%arg87, %474) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %476 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %477 = "stablehlo.broadcast_in_dim"(%476) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3x3x4x4xf32>
    %478 = "stablehlo.multiply"(%477, %403) : (tensor<3x3x4x4xf32>, tensor<3x3x4x4xf32>) -> tensor<3x3x4x4xf32>
    %479 = "stablehlo.subtract"(%arg88, %478) : (tensor<3x3x4x4xf32>, tensor<3x3x4x4xf32>) -> tensor<3x3x4x4xf32>
    %480 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %481 = "stablehlo.broadcast_in_dim"(%480) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3xf32>
    %482 = "stablehlo.multiply"(%481, %380) : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %483 = "stablehlo.subtract"(%arg89, %482) : (tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
    %484 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %485 = "stablehlo.broadcast_in_dim"(%484) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<4x3xf32>
    %486 = "stablehlo.multiply"(%485, %382) : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xf32>
    %487 = "stablehlo.subtract"(%arg90, %486) : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xf32>
    "func.return"(%459, %463, %467, %471, %475, %479, %483, %487, %278, %285) : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<3x3x1x4xf32>, tensor<4xf32>, tensor<3x3x4x4xf32>, tensor<3xf32>, tensor<4x3xf32>, tensor<4xf32>, tensor<4xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>, res_attrs = [{}], sym_name = "relu", sym_visibility = "private"}> ({
  ^bb0(%arg80: tensor<2x8x8x4xf32>):
    %228 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %229 = "stablehlo.broadcast_in_dim"(%228) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x8x4xf32>
    %230 = "stablehlo.maximum"(%arg80, %229) : (tensor<2x8x8x4xf32>, tensor<2x8x8x4xf32>) -> tensor<2x8x8x4xf32>
    "func.return"(%230) : (tensor<2x8x8x4xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2xui32>, tensor<ui32>) -> tensor<2xui32>, res_attrs = [{}], sym_name = "_threefry_fold_in", sym_visibility = "private"}> ({
  ^bb0(%arg78: tensor<2xui32>, %arg79: tensor<ui32>):
    %213 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %214 = "stablehlo.shift_right_logical"(%arg79, %213) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %215 = "stablehlo.broadcast_in_dim"(%214) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %216 = "stablehlo.constant"() <{value = dense<4294967295> : tensor<ui32>}> : () -> tensor<ui32>
    %217 = "stablehlo.and"(%arg79, %216) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %218 = "stablehlo.broadcast_in_dim"(%217) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %219 = "stablehlo.concatenate"(%215, %218) <{dimension = 0 : i64}> : (tensor<1xui32>, tensor<1xui32>) -> tensor<2xui32>
    %220 = "stablehlo.slice"(%arg78) <{limit_indices = array<i64: 1>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %221 = "stablehlo.reshape"(%220) : (tensor<1xui32>) -> tensor<ui32>
    %222 = "stablehlo.slice"(%arg78) <{limit_indices = array<i64: 2>, start_indices = array<i64: 1>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %223 = "stablehlo.reshape"(%222) : (tensor<1xui32>) -> tensor<ui32>
    %224 = "stablehlo.slice"(%219) <{limit_indices = array<i64: 1>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %225 = "stablehlo.slice"(%219) <{limit_indices = array<i64: 2>, start_indices = array<i64: 1>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %226:2 = "func.call"(%221, %223, %224, %225) <{callee = @threefry2x32}> : (tensor<ui32>, tensor<ui32>, tensor<1xui32>, tensor<1xui32>) -> (tensor<1xui32>, tensor<1xui32>)
    %227 = "stablehlo.concatenate"(%226#0, %226#1) <{dimension = 0 : i64}> : (tensor<1xui32>, tensor<1xui32>) -> tensor<2xui32>
    "func.return"(%227) : (tensor<2xui32>) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<ui32>, tensor<ui32>, tensor<1xui32>, tensor<1xui32>) -> (tensor<1xui32>, tensor<1xui32>), sym_name = "threefry2x32", sym_visibility = "private"}> ({
  ^bb0(%arg56: tensor<ui32>, %arg57: tensor<ui32>, %arg58: tensor<1xui32>, %arg59: tensor<1xui32>):
    %196 = "stablehlo.constant"() <{value = dense<[13, 15, 26, 6]> : tensor<4xui32>}> : () -> tensor<4xui32>
    %197 = "stablehlo.constant"() <{value = dense<[17, 29, 16, 24]> : tensor<4xui32>}> : () -> tensor<4xui32>
    %198 = "stablehlo.xor"(%arg56, %arg57) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %199 = "stablehlo.constant"() <{value = dense<466688986> : tensor<ui32>}> : () -> tensor<ui32>
    %200 = "stablehlo.xor"(%198, %199) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %201 = "stablehlo.broadcast_in_dim"(%arg56) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %202 = "stablehlo.add"(%arg58, %201) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %203 = "stablehlo.broadcast_in_dim"(%arg57) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %204 = "stablehlo.add"(%arg59, %203) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %205 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %206 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %207:9 = "stablehlo.while"(%206, %205, %202, %204, %arg57, %200, %arg56, %196, %197) ({
    ^bb0(%arg69: tensor<i32>, %arg70: tensor<i32>, %arg71: tensor<1xui32>, %arg72: tensor<1xui32>, %arg73: tensor<ui32>, %arg74: tensor<ui32>, %arg75: tensor<ui32>, %arg76: tensor<4xui32>, %arg77: tensor<4xui32>):
      %211 = "stablehlo.constant"() <{value = dense<5> : tensor<i32>}> : () -> tensor<i32>
      %212 = "stablehlo.compare"(%arg69, %211) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
      "stablehlo.return"(%212) : (tensor<i1>) -> ()
    }, {
    ^bb0(%arg60: tensor<i32>, %arg61: tensor<i32>, %arg62: tensor<1xui32>, %arg63: tensor<1xui32>, %arg64: tensor<ui32>, %arg65: tensor<ui32>, %arg66: tensor<ui32>, %arg67: tensor<4xui32>, %arg68: tensor<4xui32>):
      %208:8 = "func.call"(%arg61, %arg62, %arg63, %arg64, %arg65, %arg66, %arg67, %arg68) <{callee = @closed_call}> : (tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %209 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
      %210 = "stablehlo.add"(%arg60, %209) : (tensor<i32>, tensor<i32>) -> tensor<i32>
      "stablehlo.return"(%210, %208#0, %208#1, %208#2, %208#3, %208#4, %208#5, %208#6, %208#7) : (tensor<i32>, tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> ()
    }) : (tensor<i32>, tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
    "func.return"(%207#2, %207#3) : (tensor<1xui32>, tensor<1xui32>) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>), res_attrs = [{}, {}, {}, {}, {}, {}, {}, {}], sym_name = "closed_call", sym_visibility = "private"}> ({
  ^bb0(%arg48: tensor<i32>, %arg49: tensor<1xui32>, %arg50: tensor<1xui32>, %arg51: tensor<ui32>, %arg52: tensor<ui32>, %arg53: tensor<ui32>, %arg54: tensor<4xui32>, %arg55: tensor<4xui32>):
    %141 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %142 = "stablehlo.add"(%arg48, %141) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %143 = "stablehlo.slice"(%arg54) <{limit_indices = array<i64: 1>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %144 = "stablehlo.reshape"(%143) : (tensor<1xui32>) -> tensor<ui32>
    %145 = "stablehlo.add"(%arg49, %arg50) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %146 = "stablehlo.broadcast_in_dim"(%144) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %147 = "stablehlo.shift_left"(%arg50, %146) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %148 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %149 = "stablehlo.subtract"(%148, %144) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %150 = "stablehlo.broadcast_in_dim"(%149) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %151 = "stablehlo.shift_right_logical"(%arg50, %150) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %152 = "stablehlo.or"(%147, %151) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %153 = "stablehlo.xor"(%145, %152) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %154 = "stablehlo.slice"(%arg54) <{limit_indices = array<i64: 2>, start_indices = array<i64: 1>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %155 = "stablehlo.reshape"(%154) : (tensor<1xui32>) -> tensor<ui32>
    %156 = "stablehlo.add"(%145, %153) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %157 = "stablehlo.broadcast_in_dim"(%155) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %158 = "stablehlo.shift_left"(%153, %157) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %159 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %160 = "stablehlo.subtract"(%159, %155) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %161 = "stablehlo.broadcast_in_dim"(%160) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %162 = "stablehlo.shift_right_logical"(%153, %161) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %163 = "stablehlo.or"(%158, %162) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %164 = "stablehlo.xor"(%156, %163) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %165 = "stablehlo.slice"(%arg54) <{limit_indices = array<i64: 3>, start_indices = array<i64: 2>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %166 = "stablehlo.reshape"(%165) : (tensor<1xui32>) -> tensor<ui32>
    %167 = "stablehlo.add"(%156, %164) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %168 = "stablehlo.broadcast_in_dim"(%166) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %169 = "stablehlo.shift_left"(%164, %168) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %170 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %171 = "stablehlo.subtract"(%170, %166) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %172 = "stablehlo.broadcast_in_dim"(%171) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %173 = "stablehlo.shift_right_logical"(%164, %172) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %174 = "stablehlo.or"(%169, %173) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %175 = "stablehlo.xor"(%167, %174) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %176 = "stablehlo.slice"(%arg54) <{limit_indices = array<i64: 4>, start_indices = array<i64: 3>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %177 = "stablehlo.reshape"(%176) : (tensor<1xui32>) -> tensor<ui32>
    %178 = "stablehlo.add"(%167, %175) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %179 = "stablehlo.broadcast_in_dim"(%177) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %180 = "stablehlo.shift_left"(%175, %179) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %181 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %182 = "stablehlo.subtract"(%181, %177) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %183 = "stablehlo.broadcast_in_dim"(%182) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %184 = "stablehlo.shift_right_logical"(%175, %183) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %185 = "stablehlo.or"(%180, %184) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %186 = "stablehlo.xor"(%178, %185) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %187 = "stablehlo.broadcast_in_dim"(%arg51) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %188 = "stablehlo.add"(%178, %187) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %189 = "stablehlo.broadcast_in_dim"(%arg52) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %190 = "stablehlo.add"(%186, %189) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    %191 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %192 = "stablehlo.add"(%arg48, %191) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %193 = "stablehlo.convert"(%192) : (tensor<i32>) -> tensor<ui32>
    %194 = "stablehlo.broadcast_in_dim"(%193) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<1xui32>
    %195 = "stablehlo.add"(%190, %194) : (tensor<1xui32>, tensor<1xui32>) -> tensor<1xui32>
    "func.return"(%142, %188, %195, %arg52, %arg53, %arg51, %arg55, %arg54) : (tensor<i32>, tensor<1xui32>, tensor<1xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2xui32>, tensor<f32>) -> tensor<2x4xi1>, res_attrs = [{}], sym_name = "_bernoulli", sym_visibility = "private"}> ({
  ^bb0(%arg46: tensor<2xui32>, %arg47: tensor<f32>):
    %136 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %137 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %138 = "func.call"(%arg46, %136, %137) <{callee = @_uniform}> : (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<2x4xf32>
    %139 = "stablehlo.broadcast_in_dim"(%arg47) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %140 = "stablehlo.compare"(%138, %139) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xi1>
    "func.return"(%140) : (tensor<2x4xi1>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<2xui32>, tensor<f32>, tensor<f32>) -> tensor<2x4xf32>, res_attrs = [{}], sym_name = "_uniform", sym_visibility = "private"}> ({
  ^bb0(%arg43: tensor<2xui32>, %arg44: tensor<f32>, %arg45: tensor<f32>):
    %95 = "stablehlo.convert"(%arg44) : (tensor<f32>) -> tensor<f32>
    %96 = "stablehlo.convert"(%arg45) : (tensor<f32>) -> tensor<f32>
    %97 = "stablehlo.broadcast_in_dim"(%95) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<1x1xf32>
    %98 = "stablehlo.broadcast_in_dim"(%96) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<1x1xf32>
    %99 = "stablehlo.slice"(%arg43) <{limit_indices = array<i64: 1>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %100 = "stablehlo.reshape"(%99) : (tensor<1xui32>) -> tensor<ui32>
    %101 = "stablehlo.slice"(%arg43) <{limit_indices = array<i64: 2>, start_indices = array<i64: 1>, strides = array<i64: 1>}> : (tensor<2xui32>) -> tensor<1xui32>
    %102 = "stablehlo.reshape"(%101) : (tensor<1xui32>) -> tensor<ui32>
    %103 = "stablehlo.iota"() <{iota_dimension = 0 : i64}> : () -> tensor<2x4xui64>
    %104 = "stablehlo.iota"() <{iota_dimension = 1 : i64}> : () -> tensor<2x4xui64>
    %105 = "stablehlo.constant"() <{value = dense<4> : tensor<ui64>}> : () -> tensor<ui64>
    %106 = "stablehlo.broadcast_in_dim"(%105) <{broadcast_dimensions = array<i64>}> : (tensor<ui64>) -> tensor<2x4xui64>
    %107 = "stablehlo.multiply"(%106, %103) : (tensor<2x4xui64>, tensor<2x4xui64>) -> tensor<2x4xui64>
    %108 = "stablehlo.constant"() <{value = dense<1> : tensor<ui64>}> : () -> tensor<ui64>
    %109 = "stablehlo.broadcast_in_dim"(%108) <{broadcast_dimensions = array<i64>}> : (tensor<ui64>) -> tensor<2x4xui64>
    %110 = "stablehlo.multiply"(%109, %104) : (tensor<2x4xui64>, tensor<2x4xui64>) -> tensor<2x4xui64>
    %111 = "stablehlo.add"(%107, %110) : (tensor<2x4xui64>, tensor<2x4xui64>) -> tensor<2x4xui64>
    %112 = "stablehlo.constant"() <{value = dense<32> : tensor<ui64>}> : () -> tensor<ui64>
    %113 = "stablehlo.broadcast_in_dim"(%112) <{broadcast_dimensions = array<i64>}> : (tensor<ui64>) -> tensor<2x4xui64>
    %114 = "stablehlo.shift_right_logical"(%111, %113) : (tensor<2x4xui64>, tensor<2x4xui64>) -> tensor<2x4xui64>
    %115 = "stablehlo.convert"(%111) : (tensor<2x4xui64>) -> tensor<2x4xui32>
    %116 = "stablehlo.convert"(%114) : (tensor<2x4xui64>) -> tensor<2x4xui32>
    %117:2 = "func.call"(%100, %102, %116, %115) <{callee = @threefry2x32_0}> : (tensor<ui32>, tensor<ui32>, tensor<2x4xui32>, tensor<2x4xui32>) -> (tensor<2x4xui32>, tensor<2x4xui32>)
    %118 = "stablehlo.xor"(%117#0, %117#1) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %119 = "stablehlo.constant"() <{value = dense<9> : tensor<ui32>}> : () -> tensor<ui32>
    %120 = "stablehlo.broadcast_in_dim"(%119) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %121 = "stablehlo.shift_right_logical"(%118, %120) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %122 = "stablehlo.constant"() <{value = dense<1065353216> : tensor<ui32>}> : () -> tensor<ui32>
    %123 = "stablehlo.broadcast_in_dim"(%122) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %124 = "stablehlo.or"(%121, %123) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %125 = "stablehlo.bitcast_convert"(%124) : (tensor<2x4xui32>) -> tensor<2x4xf32>
    %126 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %127 = "stablehlo.broadcast_in_dim"(%126) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x4xf32>
    %128 = "stablehlo.subtract"(%125, %127) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %129 = "stablehlo.subtract"(%98, %97) : (tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<1x1xf32>
    %130 = "stablehlo.broadcast_in_dim"(%129) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<1x1xf32>) -> tensor<2x4xf32>
    %131 = "stablehlo.multiply"(%128, %130) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %132 = "stablehlo.broadcast_in_dim"(%97) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<1x1xf32>) -> tensor<2x4xf32>
    %133 = "stablehlo.add"(%131, %132) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    %134 = "stablehlo.broadcast_in_dim"(%97) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<1x1xf32>) -> tensor<2x4xf32>
    %135 = "stablehlo.maximum"(%134, %133) : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
    "func.return"(%135) : (tensor<2x4xf32>) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<ui32>, tensor<ui32>, tensor<2x4xui32>, tensor<2x4xui32>) -> (tensor<2x4xui32>, tensor<2x4xui32>), sym_name = "threefry2x32_0", sym_visibility = "private"}> ({
  ^bb0(%arg21: tensor<ui32>, %arg22: tensor<ui32>, %arg23: tensor<2x4xui32>, %arg24: tensor<2x4xui32>):
    %78 = "stablehlo.constant"() <{value = dense<[13, 15, 26, 6]> : tensor<4xui32>}> : () -> tensor<4xui32>
    %79 = "stablehlo.constant"() <{value = dense<[17, 29, 16, 24]> : tensor<4xui32>}> : () -> tensor<4xui32>
    %80 = "stablehlo.xor"(%arg21, %arg22) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %81 = "stablehlo.constant"() <{value = dense<466688986> : tensor<ui32>}> : () -> tensor<ui32>
    %82 = "stablehlo.xor"(%80, %81) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %83 = "stablehlo.broadcast_in_dim"(%arg21) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %84 = "stablehlo.add"(%arg23, %83) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %85 = "stablehlo.broadcast_in_dim"(%arg22) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %86 = "stablehlo.add"(%arg24, %85) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %87 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %88 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %89:9 = "stablehlo.while"(%88, %87, %84, %86, %arg22, %82, %arg21, %78, %79) ({
    ^bb0(%arg34: tensor<i32>, %arg35: tensor<i32>, %arg36: tensor<2x4xui32>, %arg37: tensor<2x4xui32>, %arg38: tensor<ui32>, %arg39: tensor<ui32>, %arg40: tensor<ui32>, %arg41: tensor<4xui32>, %arg42: tensor<4xui32>):
      %93 = "stablehlo.constant"() <{value = dense<5> : tensor<i32>}> : () -> tensor<i32>
      %94 = "stablehlo.compare"(%arg34, %93) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
      "stablehlo.return"(%94) : (tensor<i1>) -> ()
    }, {
    ^bb0(%arg25: tensor<i32>, %arg26: tensor<i32>, %arg27: tensor<2x4xui32>, %arg28: tensor<2x4xui32>, %arg29: tensor<ui32>, %arg30: tensor<ui32>, %arg31: tensor<ui32>, %arg32: tensor<4xui32>, %arg33: tensor<4xui32>):
      %90:8 = "func.call"(%arg26, %arg27, %arg28, %arg29, %arg30, %arg31, %arg32, %arg33) <{callee = @closed_call_1}> : (tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
      %91 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
      %92 = "stablehlo.add"(%arg25, %91) : (tensor<i32>, tensor<i32>) -> tensor<i32>
      "stablehlo.return"(%92, %90#0, %90#1, %90#2, %90#3, %90#4, %90#5, %90#6, %90#7) : (tensor<i32>, tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> ()
    }) : (tensor<i32>, tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>)
    "func.return"(%89#2, %89#3) : (tensor<2x4xui32>, tensor<2x4xui32>) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> (tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>), res_attrs = [{}, {}, {}, {}, {}, {}, {}, {}], sym_name = "closed_call_1", sym_visibility = "private"}> ({
  ^bb0(%arg13: tensor<i32>, %arg14: tensor<2x4xui32>, %arg15: tensor<2x4xui32>, %arg16: tensor<ui32>, %arg17: tensor<ui32>, %arg18: tensor<ui32>, %arg19: tensor<4xui32>, %arg20: tensor<4xui32>):
    %23 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %24 = "stablehlo.add"(%arg13, %23) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %25 = "stablehlo.slice"(%arg19) <{limit_indices = array<i64: 1>, start_indices = array<i64: 0>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %26 = "stablehlo.reshape"(%25) : (tensor<1xui32>) -> tensor<ui32>
    %27 = "stablehlo.add"(%arg14, %arg15) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %28 = "stablehlo.broadcast_in_dim"(%26) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %29 = "stablehlo.shift_left"(%arg15, %28) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %30 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %31 = "stablehlo.subtract"(%30, %26) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %32 = "stablehlo.broadcast_in_dim"(%31) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %33 = "stablehlo.shift_right_logical"(%arg15, %32) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %34 = "stablehlo.or"(%29, %33) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %35 = "stablehlo.xor"(%27, %34) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %36 = "stablehlo.slice"(%arg19) <{limit_indices = array<i64: 2>, start_indices = array<i64: 1>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %37 = "stablehlo.reshape"(%36) : (tensor<1xui32>) -> tensor<ui32>
    %38 = "stablehlo.add"(%27, %35) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %39 = "stablehlo.broadcast_in_dim"(%37) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %40 = "stablehlo.shift_left"(%35, %39) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %41 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %42 = "stablehlo.subtract"(%41, %37) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %43 = "stablehlo.broadcast_in_dim"(%42) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %44 = "stablehlo.shift_right_logical"(%35, %43) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %45 = "stablehlo.or"(%40, %44) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %46 = "stablehlo.xor"(%38, %45) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %47 = "stablehlo.slice"(%arg19) <{limit_indices = array<i64: 3>, start_indices = array<i64: 2>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %48 = "stablehlo.reshape"(%47) : (tensor<1xui32>) -> tensor<ui32>
    %49 = "stablehlo.add"(%38, %46) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %50 = "stablehlo.broadcast_in_dim"(%48) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %51 = "stablehlo.shift_left"(%46, %50) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %52 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %53 = "stablehlo.subtract"(%52, %48) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %54 = "stablehlo.broadcast_in_dim"(%53) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %55 = "stablehlo.shift_right_logical"(%46, %54) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %56 = "stablehlo.or"(%51, %55) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %57 = "stablehlo.xor"(%49, %56) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %58 = "stablehlo.slice"(%arg19) <{limit_indices = array<i64: 4>, start_indices = array<i64: 3>, strides = array<i64: 1>}> : (tensor<4xui32>) -> tensor<1xui32>
    %59 = "stablehlo.reshape"(%58) : (tensor<1xui32>) -> tensor<ui32>
    %60 = "stablehlo.add"(%49, %57) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %61 = "stablehlo.broadcast_in_dim"(%59) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %62 = "stablehlo.shift_left"(%57, %61) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %63 = "stablehlo.constant"() <{value = dense<32> : tensor<ui32>}> : () -> tensor<ui32>
    %64 = "stablehlo.subtract"(%63, %59) : (tensor<ui32>, tensor<ui32>) -> tensor<ui32>
    %65 = "stablehlo.broadcast_in_dim"(%64) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %66 = "stablehlo.shift_right_logical"(%57, %65) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %67 = "stablehlo.or"(%62, %66) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %68 = "stablehlo.xor"(%60, %67) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %69 = "stablehlo.broadcast_in_dim"(%arg16) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %70 = "stablehlo.add"(%60, %69) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %71 = "stablehlo.broadcast_in_dim"(%arg17) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %72 = "stablehlo.add"(%68, %71) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    %73 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %74 = "stablehlo.add"(%arg13, %73) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %75 = "stablehlo.convert"(%74) : (tensor<i32>) -> tensor<ui32>
    %76 = "stablehlo.broadcast_in_dim"(%75) <{broadcast_dimensions = array<i64>}> : (tensor<ui32>) -> tensor<2x4xui32>
    %77 = "stablehlo.add"(%72, %76) : (tensor<2x4xui32>, tensor<2x4xui32>) -> tensor<2x4xui32>
    "func.return"(%24, %70, %77, %arg17, %arg18, %arg16, %arg20, %arg19) : (tensor<i32>, tensor<2x4xui32>, tensor<2x4xui32>, tensor<ui32>, tensor<ui32>, tensor<ui32>, tensor<4xui32>, tensor<4xui32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<2x1xi32>) -> tensor<2x1x1xi32>, res_attrs = [{}], sym_name = "take_along_axis", sym_visibility = "private"}> ({
  ^bb0(%arg12: tensor<2x1xi32>):
    %15 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %16 = "stablehlo.broadcast_in_dim"(%15) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x1xi32>
    %17 = "stablehlo.compare"(%arg12, %16) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi1>
    %18 = "stablehlo.constant"() <{value = dense<3> : tensor<i32>}> : () -> tensor<i32>
    %19 = "stablehlo.broadcast_in_dim"(%18) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x1xi32>
    %20 = "stablehlo.add"(%arg12, %19) : (tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi32>
    %21 = "stablehlo.select"(%17, %20, %arg12) : (tensor<2x1xi1>, tensor<2x1xi32>, tensor<2x1xi32>) -> tensor<2x1xi32>
    %22 = "stablehlo.reshape"(%21) : (tensor<2x1xi32>) -> tensor<2x1x1xi32>
    "func.return"(%22) : (tensor<2x1x1xi32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<i32>) -> tensor<1xi32>, res_attrs = [{}], sym_name = "_take", sym_visibility = "private"}> ({
  ^bb0(%arg11: tensor<i32>):
    %9 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %10 = "stablehlo.compare"(%arg11, %9) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %11 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %12 = "stablehlo.add"(%arg11, %11) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %13 = "func.call"(%10, %12, %arg11) <{callee = @_where}> : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %14 = "stablehlo.broadcast_in_dim"(%13) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<1xi32>
    "func.return"(%14) : (tensor<1xi32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>, res_attrs = [{}], sym_name = "_where", sym_visibility = "private"}> ({
  ^bb0(%arg8: tensor<i1>, %arg9: tensor<i32>, %arg10: tensor<i32>):
    %8 = "stablehlo.select"(%arg8, %arg9, %arg10) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    "func.return"(%8) : (tensor<i32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<1xi32>, tensor<2xf32>) -> tensor<2x1xf32>, res_attrs = [{}], sym_name = "_take_2", sym_visibility = "private"}> ({
  ^bb0(%arg4: tensor<1xi32>, %arg5: tensor<2xf32>):
    %4 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %5 = "stablehlo.broadcast_in_dim"(%4) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x1xf32>
    %6 = "stablehlo.scatter"(%5, %arg4, %arg5) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [1], scatter_dims_to_operand_dims = [1]>, unique_indices = false}> ({
    ^bb0(%arg6: tensor<f32>, %arg7: tensor<f32>):
      %7 = "stablehlo.add"(%arg6, %arg7) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%7) : (tensor<f32>) -> ()
    }) : (tensor<2x1xf32>, tensor<1xi32>, tensor<2xf32>) -> tensor<2x1xf32>
    "func.return"(%6) : (tensor<2x1xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2x1x1xi32>, tensor<2x1xf32>) -> tensor<2x3xf32>, res_attrs = [{}], sym_name = "take_along_axis_3", sym_visibility = "private"}> ({
  ^bb0(%arg0: tensor<2x1x1xi32>, %arg1: tensor<2x1xf32>):
    %0 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %1 = "stablehlo.broadcast_in_dim"(%0) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x3xf32>
    %2 = "stablehlo.scatter"(%1, %arg0, %arg1) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [1], input_batching_dims = [0], scatter_indices_batching_dims = [0], scatter_dims_to_operand_dims = [1], index_vector_dim = 2>, unique_indices = false}> ({
    ^bb0(%arg2: tensor<f32>, %arg3: tensor<f32>):
      %3 = "stablehlo.add"(%arg2, %arg3) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%3) : (tensor<f32>) -> ()
    }) : (tensor<2x3xf32>, tensor<2x1x1xi32>, tensor<2x1xf32>) -> tensor<2x3xf32>
    "func.return"(%2) : (tensor<2x3xf32>) -> ()
  }) : () -> ()
}) {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} : () -> ()
