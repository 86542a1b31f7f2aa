"builtin.module"() <{sym_name = "jit_step"}> ({
  "func.func"() <{arg_attrs = [{tf.aliasing_output = 0 : i32}, {tf.aliasing_output = 1 : i32}, {tf.aliasing_output = 2 : i32}, {tf.aliasing_output = 3 : i32}, {tf.aliasing_output = 4 : i32}, {tf.aliasing_output = 5 : i32}, {tf.aliasing_output = 6 : i32}, {tf.aliasing_output = 7 : i32}, {tf.aliasing_output = 8 : i32}, {tf.aliasing_output = 9 : i32}, {tf.aliasing_output = 10 : i32}, {tf.aliasing_output = 11 : i32}, {tf.aliasing_output = 12 : i32}, {tf.aliasing_output = 13 : i32}, {tf.aliasing_output = 14 : i32}, {tf.aliasing_output = 15 : i32}, {tf.aliasing_output = 16 : i32}, {tf.aliasing_output = 17 : i32}, {tf.aliasing_output = 18 : i32}, {tf.aliasing_output = 19 : i32}, {tf.aliasing_output = 20 : i32}, {tf.aliasing_output = 21 : i32}, {tf.aliasing_output = 22 : i32}, {tf.aliasing_output = 23 : i32}, {tf.aliasing_output = 24 : i32}, {}], function_type = (tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<i32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<2x9xi32>) -> (tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<i32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<f32>), res_attrs = [{jax.result_info = "result[0]['blocks'][0]['fc']"}, {jax.result_info = "result[0]['blocks'][0]['fc2']"}, {jax.result_info = "result[0]['blocks'][0]['ln1']"}, {jax.result_info = "result[0]['blocks'][0]['ln2']"}, {jax.result_info = "result[0]['blocks'][0]['proj']"}, {jax.result_info = "result[0]['blocks'][0]['qkv']"}, {jax.result_info = "result[0]['wpe']"}, {jax.result_info = "result[0]['wte']"}, {jax.result_info = "result[1][0].count"}, {jax.result_info = "result[1][0].mu['blocks'][0]['fc']"}, {jax.result_info = "result[1][0].mu['blocks'][0]['fc2']"}, {jax.result_info = "result[1][0].mu['blocks'][0]['ln1']"}, {jax.result_info = "result[1][0].mu['blocks'][0]['ln2']"}, {jax.result_info = "result[1][0].mu['blocks'][0]['proj']"}, {jax.result_info = "result[1][0].mu['blocks'][0]['qkv']"}, {jax.result_info = "result[1][0].mu['wpe']"}, {jax.result_info = "result[1][0].mu['wte']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['fc']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['fc2']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['ln1']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['ln2']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['proj']"}, {jax.result_info = "result[1][0].nu['blocks'][0]['qkv']"}, {jax.result_info = "result[1][0].nu['wpe']"}, {jax.result_info = "result[1][0].nu['wte']"}, {jax.result_info = "result[2]"}], sym_name = "main", sym_visibility = "public"}> ({
  ^bb0(%arg28: tensor<16x64xf32>, %arg29: tensor<64x16xf32>, %arg30: tensor<16xf32>, %arg31: tensor<16xf32>, %arg32: tensor<16x16xf32>, %arg33: tensor<16x48xf32>, %arg34: tensor<8x16xf32>, %arg35: tensor<32x16xf32>, %arg36: tensor<i32>, %arg37: tensor<16x64xf32>, %arg38: tensor<64x16xf32>, %arg39: tensor<16xf32>, %arg40: tensor<16xf32>, %arg41: tensor<16x16xf32>, %arg42: tensor<16x48xf32>, %arg43: tensor<8x16xf32>, %arg44: tensor<32x16xf32>, %arg45: tensor<16x64xf32>, %arg46: tensor<64x16xf32>, %arg47: tensor<16xf32>, %arg48: tensor<16xf32>, %arg49: tensor<16x16xf32>, %arg50: tensor<16x48xf32>, %arg51: tensor<8x16xf32>, %arg52: tensor<32x16xf32>, %arg53: tensor<2x9xi32>):
    %70 = "stablehlo.slice"(%arg53) <{limit_indices = array<i64: 2, 8>, start_indices = array<i64: 0, 0>, strides = array<i64: 1, 1>}> : (tensor<2x9xi32>) -> tensor<2x8xi32>
    %71 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %72 = "stablehlo.broadcast_in_dim"(%71) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x8xi32>
    %73 = "stablehlo.compare"(%70, %72) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<2x8xi32>, tensor<2x8xi32>) -> tensor<2x8xi1>
    %74 = "stablehlo.constant"() <{value = dense<32> : tensor<i32>}> : () -> tensor<i32>
    %75 = "stablehlo.broadcast_in_dim"(%74) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x8xi32>
    %76 = "stablehlo.add"(%70, %75) : (tensor<2x8xi32>, tensor<2x8xi32>) -> tensor<2x8xi32>
    %77 = "stablehlo.select"(%73, %76, %70) : (tensor<2x8xi1>, tensor<2x8xi32>, tensor<2x8xi32>) -> tensor<2x8xi32>
    %78 = "stablehlo.broadcast_in_dim"(%77) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xi32>) -> tensor<2x8x1xi32>
    %79 = "stablehlo.gather"(%arg35, %78) <{dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 2>, indices_are_sorted = false, slice_sizes = array<i64: 1, 16>}> : (tensor<32x16xf32>, tensor<2x8x1xi32>) -> tensor<2x8x16xf32>
    %80 = "stablehlo.broadcast_in_dim"(%arg34) <{broadcast_dimensions = array<i64: 1, 2>}> : (tensor<8x16xf32>) -> tensor<1x8x16xf32>
    %81 = "stablehlo.broadcast_in_dim"(%80) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<1x8x16xf32>) -> tensor<2x8x16xf32>
    %82 = "stablehlo.add"(%79, %81) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %83 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %84 = "stablehlo.reduce"(%82, %83) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg108: tensor<f32>, %arg109: tensor<f32>):
      %745 = "stablehlo.add"(%arg108, %arg109) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%745) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %85 = "stablehlo.broadcast_in_dim"(%84) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %86 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %87 = "stablehlo.broadcast_in_dim"(%86) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %88 = "stablehlo.divide"(%85, %87) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %89 = "stablehlo.broadcast_in_dim"(%88) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %90 = "stablehlo.subtract"(%82, %89) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %91 = "stablehlo.multiply"(%90, %90) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %92 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %93 = "stablehlo.broadcast_in_dim"(%92) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x16xf32>
    %94 = "stablehlo.multiply"(%93, %90) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %95 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %96 = "stablehlo.reduce"(%91, %95) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg106: tensor<f32>, %arg107: tensor<f32>):
      %744 = "stablehlo.add"(%arg106, %arg107) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%744) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %97 = "stablehlo.broadcast_in_dim"(%96) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %98 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %99 = "stablehlo.broadcast_in_dim"(%98) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %100 = "stablehlo.divide"(%97, %99) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %101 = "stablehlo.broadcast_in_dim"(%88) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %102 = "stablehlo.subtract"(%82, %101) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %103 = "stablehlo.constant"() <{value = dense<9.99999974E-6> : tensor<f32>}> : () -> tensor<f32>
    %104 = "stablehlo.broadcast_in_dim"(%103) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %105 = "stablehlo.add"(%100, %104) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %106 = "stablehlo.rsqrt"(%105) : (tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %107 = "stablehlo.divide"(%106, %105) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %108 = "stablehlo.constant"() <{value = dense<-5.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %109 = "stablehlo.broadcast_in_dim"(%108) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %110 = "stablehlo.multiply"(%109, %107) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %111 = "stablehlo.broadcast_in_dim"(%106) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %112 = "stablehlo.multiply"(%102, %111) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %113 = "stablehlo.broadcast_in_dim"(%arg30) <{broadcast_dimensions = array<i64: 2>}> : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %114 = "stablehlo.broadcast_in_dim"(%113) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<1x1x16xf32>) -> tensor<2x8x16xf32>
    %115 = "stablehlo.multiply"(%112, %114) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %116 = "stablehlo.convert"(%115) : (tensor<2x8x16xf32>) -> tensor<2x8x16xbf16>
    %117 = "stablehlo.convert"(%arg33) : (tensor<16x48xf32>) -> tensor<16x48xbf16>
    %118 = "stablehlo.dot_general"(%116, %117) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xbf16>, tensor<16x48xbf16>) -> tensor<2x8x48xbf16>
    %119 = "stablehlo.slice"(%118) <{limit_indices = array<i64: 2, 8, 16>, start_indices = array<i64: 0, 0, 0>, strides = array<i64: 1, 1, 1>}> : (tensor<2x8x48xbf16>) -> tensor<2x8x16xbf16>
    %120 = "stablehlo.slice"(%118) <{limit_indices = array<i64: 2, 8, 32>, start_indices = array<i64: 0, 0, 16>, strides = array<i64: 1, 1, 1>}> : (tensor<2x8x48xbf16>) -> tensor<2x8x16xbf16>
    %121 = "stablehlo.slice"(%118) <{limit_indices = array<i64: 2, 8, 48>, start_indices = array<i64: 0, 0, 32>, strides = array<i64: 1, 1, 1>}> : (tensor<2x8x48xbf16>) -> tensor<2x8x16xbf16>
    %122 = "stablehlo.reshape"(%119) : (tensor<2x8x16xbf16>) -> tensor<2x8x2x8xbf16>
    %123 = "stablehlo.reshape"(%120) : (tensor<2x8x16xbf16>) -> tensor<2x8x2x8xbf16>
    %124 = "stablehlo.reshape"(%121) : (tensor<2x8x16xbf16>) -> tensor<2x8x2x8xbf16>
    %125 = "stablehlo.dot_general"(%122, %123) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 2], rhs_batching_dimensions = [0, 2], lhs_contracting_dimensions = [3], rhs_contracting_dimensions = [3]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x2x8xbf16>, tensor<2x8x2x8xbf16>) -> tensor<2x2x8x8xbf16>
    %126 = "stablehlo.convert"(%125) : (tensor<2x2x8x8xbf16>) -> tensor<2x2x8x8xf32>
    %127 = "stablehlo.constant"() <{value = dense<true> : tensor<i1>}> : () -> tensor<i1>
    %128 = "stablehlo.broadcast_in_dim"(%127) <{broadcast_dimensions = array<i64>}> : (tensor<i1>) -> tensor<8x8xi1>
    %129 = "func.call"(%128) <{callee = @tril}> : (tensor<8x8xi1>) -> tensor<8x8xi1>
    %130 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %131:2 = "func.call"(%129, %126, %130) <{callee = @_where}> : (tensor<8x8xi1>, tensor<2x2x8x8xf32>, tensor<f32>) -> (tensor<2x2x8x8xf32>, tensor<2x2x8x8xi1>)
    %132 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %133 = "stablehlo.reduce"(%131#0, %132) <{dimensions = array<i64: 3>}> ({
    ^bb0(%arg104: tensor<f32>, %arg105: tensor<f32>):
      %743 = "stablehlo.maximum"(%arg104, %arg105) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%743) : (tensor<f32>) -> ()
    }) : (tensor<2x2x8x8xf32>, tensor<f32>) -> tensor<2x2x8xf32>
    %134 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %135 = "stablehlo.broadcast_in_dim"(%134) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x2x8xf32>
    %136 = "stablehlo.maximum"(%135, %133) : (tensor<2x2x8xf32>, tensor<2x2x8xf32>) -> tensor<2x2x8xf32>
    %137 = "stablehlo.broadcast_in_dim"(%136) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x2x8xf32>) -> tensor<2x2x8x1xf32>
    %138 = "stablehlo.broadcast_in_dim"(%137) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<2x2x8x1xf32>) -> tensor<2x2x8x8xf32>
    %139 = "stablehlo.subtract"(%131#0, %138) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %140 = "stablehlo.exponential"(%139) : (tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %141 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %142 = "stablehlo.reduce"(%140, %141) <{dimensions = array<i64: 3>}> ({
    ^bb0(%arg102: tensor<f32>, %arg103: tensor<f32>):
      %742 = "stablehlo.add"(%arg102, %arg103) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%742) : (tensor<f32>) -> ()
    }) : (tensor<2x2x8x8xf32>, tensor<f32>) -> tensor<2x2x8xf32>
    %143 = "stablehlo.broadcast_in_dim"(%142) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x2x8xf32>) -> tensor<2x2x8x1xf32>
    %144 = "stablehlo.broadcast_in_dim"(%143) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<2x2x8x1xf32>) -> tensor<2x2x8x8xf32>
    %145 = "stablehlo.divide"(%140, %144) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %146 = "stablehlo.multiply"(%143, %143) : (tensor<2x2x8x1xf32>, tensor<2x2x8x1xf32>) -> tensor<2x2x8x1xf32>
    %147 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %148 = "stablehlo.broadcast_in_dim"(%147) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x2x8x1xf32>
    %149 = "stablehlo.divide"(%148, %146) : (tensor<2x2x8x1xf32>, tensor<2x2x8x1xf32>) -> tensor<2x2x8x1xf32>
    %150 = "stablehlo.convert"(%145) : (tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xbf16>
    %151 = "stablehlo.dot_general"(%124, %150) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 2], rhs_batching_dimensions = [0, 1], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [3]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x2x8xbf16>, tensor<2x2x8x8xbf16>) -> tensor<2x2x8x8xbf16>
    %152 = "stablehlo.transpose"(%151) <{permutation = array<i64: 0, 3, 1, 2>}> : (tensor<2x2x8x8xbf16>) -> tensor<2x8x2x8xbf16>
    %153 = "stablehlo.reshape"(%152) : (tensor<2x8x2x8xbf16>) -> tensor<2x8x16xbf16>
    %154 = "stablehlo.convert"(%153) : (tensor<2x8x16xbf16>) -> tensor<2x8x16xf32>
    %155 = "stablehlo.dot_general"(%154, %arg32) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<16x16xf32>) -> tensor<2x8x16xf32>
    %156 = "stablehlo.add"(%82, %155) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %157 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %158 = "stablehlo.reduce"(%156, %157) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg100: tensor<f32>, %arg101: tensor<f32>):
      %741 = "stablehlo.add"(%arg100, %arg101) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%741) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %159 = "stablehlo.broadcast_in_dim"(%158) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %160 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %161 = "stablehlo.broadcast_in_dim"(%160) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %162 = "stablehlo.divide"(%159, %161) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %163 = "stablehlo.broadcast_in_dim"(%162) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %164 = "stablehlo.subtract"(%156, %163) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %165 = "stablehlo.multiply"(%164, %164) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %166 = "stablehlo.constant"() <{value = dense<2.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %167 = "stablehlo.broadcast_in_dim"(%166) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x16xf32>
    %168 = "stablehlo.multiply"(%167, %164) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %169 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %170 = "stablehlo.reduce"(%165, %169) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg98: tensor<f32>, %arg99: tensor<f32>):
      %740 = "stablehlo.add"(%arg98, %arg99) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%740) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %171 = "stablehlo.broadcast_in_dim"(%170) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %172 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %173 = "stablehlo.broadcast_in_dim"(%172) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %174 = "stablehlo.divide"(%171, %173) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %175 = "stablehlo.broadcast_in_dim"(%162) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %176 = "stablehlo.subtract"(%156, %175) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %177 = "stablehlo.constant"() <{value = dense<9.99999974E-6> : tensor<f32>}> : () -> tensor<f32>
    %178 = "stablehlo.broadcast_in_dim"(%177) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %179 = "stablehlo.add"(%174, %178) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %180 = "stablehlo.rsqrt"(%179) : (tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %181 = "stablehlo.divide"(%180, %179) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %182 = "stablehlo.constant"() <{value = dense<-5.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %183 = "stablehlo.broadcast_in_dim"(%182) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %184 = "stablehlo.multiply"(%183, %181) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %185 = "stablehlo.broadcast_in_dim"(%180) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %186 = "stablehlo.multiply"(%176, %185) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %187 = "stablehlo.broadcast_in_dim"(%arg31) <{broadcast_dimensions = array<i64: 2>}> : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %188 = "stablehlo.broadcast_in_dim"(%187) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<1x1x16xf32>) -> tensor<2x8x16xf32>
    %189 = "stablehlo.multiply"(%186, %188) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %190 = "stablehlo.dot_general"(%189, %arg28) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<16x64xf32>) -> tensor<2x8x64xf32>
    %191 = "stablehlo.multiply"(%190, %190) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %192 = "stablehlo.multiply"(%191, %190) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %193 = "stablehlo.multiply"(%190, %190) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %194 = "stablehlo.constant"() <{value = dense<3.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %195 = "stablehlo.broadcast_in_dim"(%194) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %196 = "stablehlo.multiply"(%195, %193) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %197 = "stablehlo.constant"() <{value = dense<4.471500e-02> : tensor<f32>}> : () -> tensor<f32>
    %198 = "stablehlo.broadcast_in_dim"(%197) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %199 = "stablehlo.multiply"(%198, %192) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %200 = "stablehlo.add"(%190, %199) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %201 = "stablehlo.constant"() <{value = dense<0.797884583> : tensor<f32>}> : () -> tensor<f32>
    %202 = "stablehlo.broadcast_in_dim"(%201) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %203 = "stablehlo.multiply"(%202, %200) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %204 = "stablehlo.tanh"(%203) : (tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %205 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %206 = "stablehlo.broadcast_in_dim"(%205) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %207 = "stablehlo.subtract"(%206, %204) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %208 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %209 = "stablehlo.broadcast_in_dim"(%208) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %210 = "stablehlo.add"(%209, %204) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %211 = "stablehlo.constant"() <{value = dense<5.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %212 = "stablehlo.broadcast_in_dim"(%211) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %213 = "stablehlo.multiply"(%212, %210) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %214 = "stablehlo.multiply"(%190, %213) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %215 = "stablehlo.dot_general"(%214, %arg29) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x64xf32>, tensor<64x16xf32>) -> tensor<2x8x16xf32>
    %216 = "stablehlo.add"(%156, %215) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %217 = "stablehlo.transpose"(%arg35) <{permutation = array<i64: 1, 0>}> : (tensor<32x16xf32>) -> tensor<16x32xf32>
    %218 = "stablehlo.dot_general"(%216, %217) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<16x32xf32>) -> tensor<2x8x32xf32>
    %219 = "stablehlo.slice"(%arg53) <{limit_indices = array<i64: 2, 9>, start_indices = array<i64: 0, 1>, strides = array<i64: 1, 1>}> : (tensor<2x9xi32>) -> tensor<2x8xi32>
    %220 = "stablehlo.broadcast_in_dim"(%219) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xi32>) -> tensor<2x8x1xi32>
    %221:2 = "func.call"(%218, %220) <{callee = @take_along_axis}> : (tensor<2x8x32xf32>, tensor<2x8x1xi32>) -> (tensor<2x8x1xf32>, tensor<2x8x1x1xi32>)
    %222 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %223:2 = "func.call"(%221#0, %222) <{callee = @_take}> : (tensor<2x8x1xf32>, tensor<i32>) -> (tensor<2x8xf32>, tensor<1xi32>)
    %224 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %225 = "stablehlo.reduce"(%218, %224) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg96: tensor<f32>, %arg97: tensor<f32>):
      %739 = "stablehlo.maximum"(%arg96, %arg97) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%739) : (tensor<f32>) -> ()
    }) : (tensor<2x8x32xf32>, tensor<f32>) -> tensor<2x8xf32>
    %226 = "stablehlo.constant"() <{value = dense<0xFF800000> : tensor<f32>}> : () -> tensor<f32>
    %227 = "stablehlo.broadcast_in_dim"(%226) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %228 = "stablehlo.maximum"(%227, %225) : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %229 = "stablehlo.is_finite"(%228) : (tensor<2x8xf32>) -> tensor<2x8xi1>
    %230 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %231 = "stablehlo.broadcast_in_dim"(%230) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %232 = "stablehlo.select"(%229, %228, %231) : (tensor<2x8xi1>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %233 = "stablehlo.broadcast_in_dim"(%232) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %234 = "stablehlo.broadcast_in_dim"(%233) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x32xf32>
    %235 = "stablehlo.subtract"(%218, %234) : (tensor<2x8x32xf32>, tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
    %236 = "stablehlo.exponential"(%235) : (tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
    %237 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %238 = "stablehlo.reduce"(%236, %237) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg94: tensor<f32>, %arg95: tensor<f32>):
      %738 = "stablehlo.add"(%arg94, %arg95) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%738) : (tensor<f32>) -> ()
    }) : (tensor<2x8x32xf32>, tensor<f32>) -> tensor<2x8xf32>
    %239 = "stablehlo.abs"(%238) : (tensor<2x8xf32>) -> tensor<2x8xf32>
    %240 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %241 = "stablehlo.broadcast_in_dim"(%240) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %242 = "stablehlo.compare"(%238, %241) <{compare_type = #stablehlo<comparison_type FLOAT>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xi1>
    %243 = "stablehlo.log"(%239) : (tensor<2x8xf32>) -> tensor<2x8xf32>
    %244 = "stablehlo.add"(%243, %232) : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %245 = "stablehlo.subtract"(%244, %223#0) : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %246 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %247 = "stablehlo.reduce"(%245, %246) <{dimensions = array<i64: 0, 1>}> ({
    ^bb0(%arg92: tensor<f32>, %arg93: tensor<f32>):
      %737 = "stablehlo.add"(%arg92, %arg93) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%737) : (tensor<f32>) -> ()
    }) : (tensor<2x8xf32>, tensor<f32>) -> tensor<f32>
    %248 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %249 = "stablehlo.divide"(%247, %248) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %250 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %251 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %252 = "stablehlo.divide"(%250, %251) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %253 = "stablehlo.broadcast_in_dim"(%252) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %254 = "stablehlo.negate"(%253) : (tensor<2x8xf32>) -> tensor<2x8xf32>
    %255 = "stablehlo.divide"(%253, %239) : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %256 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %257 = "stablehlo.broadcast_in_dim"(%256) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %258 = "stablehlo.select"(%242, %257, %255) : (tensor<2x8xi1>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %259 = "stablehlo.select"(%242, %255, %257) : (tensor<2x8xi1>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %260 = "stablehlo.negate"(%258) : (tensor<2x8xf32>) -> tensor<2x8xf32>
    %261 = "stablehlo.add"(%259, %260) : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    %262 = "stablehlo.broadcast_in_dim"(%261) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x32xf32>
    %263 = "stablehlo.multiply"(%262, %236) : (tensor<2x8x32xf32>, tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
    %264 = "func.call"(%223#1, %254) <{callee = @_take_1}> : (tensor<1xi32>, tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %265 = "func.call"(%221#1, %264) <{callee = @take_along_axis_2}> : (tensor<2x8x1x1xi32>, tensor<2x8x1xf32>) -> tensor<2x8x32xf32>
    %266 = "stablehlo.add"(%263, %265) : (tensor<2x8x32xf32>, tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
    %267 = "stablehlo.dot_general"(%266, %216) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0, 1], rhs_contracting_dimensions = [0, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x32xf32>, tensor<2x8x16xf32>) -> tensor<32x16xf32>
    %268 = "stablehlo.transpose"(%267) <{permutation = array<i64: 1, 0>}> : (tensor<32x16xf32>) -> tensor<16x32xf32>
    %269 = "stablehlo.dot_general"(%266, %217) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x32xf32>, tensor<16x32xf32>) -> tensor<2x8x16xf32>
    %270 = "stablehlo.transpose"(%268) <{permutation = array<i64: 1, 0>}> : (tensor<16x32xf32>) -> tensor<32x16xf32>
    %271 = "stablehlo.dot_general"(%269, %214) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0, 1], rhs_contracting_dimensions = [0, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<2x8x64xf32>) -> tensor<16x64xf32>
    %272 = "stablehlo.transpose"(%271) <{permutation = array<i64: 1, 0>}> : (tensor<16x64xf32>) -> tensor<64x16xf32>
    %273 = "stablehlo.dot_general"(%269, %arg29) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<64x16xf32>) -> tensor<2x8x64xf32>
    %274 = "stablehlo.multiply"(%190, %273) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %275 = "stablehlo.multiply"(%273, %213) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %276 = "stablehlo.constant"() <{value = dense<5.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %277 = "stablehlo.broadcast_in_dim"(%276) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %278 = "stablehlo.multiply"(%277, %274) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %279 = "stablehlo.multiply"(%278, %207) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %280 = "stablehlo.multiply"(%279, %204) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %281 = "stablehlo.add"(%279, %280) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %282 = "stablehlo.constant"() <{value = dense<0.797884583> : tensor<f32>}> : () -> tensor<f32>
    %283 = "stablehlo.broadcast_in_dim"(%282) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %284 = "stablehlo.multiply"(%283, %281) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %285 = "stablehlo.add"(%275, %284) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %286 = "stablehlo.constant"() <{value = dense<4.471500e-02> : tensor<f32>}> : () -> tensor<f32>
    %287 = "stablehlo.broadcast_in_dim"(%286) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x64xf32>
    %288 = "stablehlo.multiply"(%287, %284) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %289 = "stablehlo.multiply"(%288, %196) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %290 = "stablehlo.add"(%285, %289) : (tensor<2x8x64xf32>, tensor<2x8x64xf32>) -> tensor<2x8x64xf32>
    %291 = "stablehlo.dot_general"(%290, %189) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0, 1], rhs_contracting_dimensions = [0, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x64xf32>, tensor<2x8x16xf32>) -> tensor<64x16xf32>
    %292 = "stablehlo.transpose"(%291) <{permutation = array<i64: 1, 0>}> : (tensor<64x16xf32>) -> tensor<16x64xf32>
    %293 = "stablehlo.dot_general"(%290, %arg28) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x64xf32>, tensor<16x64xf32>) -> tensor<2x8x16xf32>
    %294 = "stablehlo.multiply"(%186, %293) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %295 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %296 = "stablehlo.reduce"(%294, %295) <{dimensions = array<i64: 0, 1>}> ({
    ^bb0(%arg90: tensor<f32>, %arg91: tensor<f32>):
      %736 = "stablehlo.add"(%arg90, %arg91) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%736) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<16xf32>
    %297 = "stablehlo.reshape"(%296) : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %298 = "stablehlo.broadcast_in_dim"(%187) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<1x1x16xf32>) -> tensor<2x8x16xf32>
    %299 = "stablehlo.multiply"(%293, %298) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %300 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %301 = "stablehlo.reduce"(%297, %300) <{dimensions = array<i64: 0, 1>}> ({
    ^bb0(%arg88: tensor<f32>, %arg89: tensor<f32>):
      %735 = "stablehlo.add"(%arg88, %arg89) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%735) : (tensor<f32>) -> ()
    }) : (tensor<1x1x16xf32>, tensor<f32>) -> tensor<16xf32>
    %302 = "stablehlo.multiply"(%176, %299) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %303 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %304 = "stablehlo.reduce"(%302, %303) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg86: tensor<f32>, %arg87: tensor<f32>):
      %734 = "stablehlo.add"(%arg86, %arg87) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%734) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %305 = "stablehlo.reshape"(%304) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %306 = "stablehlo.broadcast_in_dim"(%180) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %307 = "stablehlo.multiply"(%299, %306) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %308 = "stablehlo.multiply"(%305, %184) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %309 = "stablehlo.negate"(%307) : (tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %310 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %311 = "stablehlo.reduce"(%309, %310) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg84: tensor<f32>, %arg85: tensor<f32>):
      %733 = "stablehlo.add"(%arg84, %arg85) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%733) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %312 = "stablehlo.reshape"(%311) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %313 = "stablehlo.add"(%269, %307) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %314 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %315 = "stablehlo.broadcast_in_dim"(%314) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %316 = "stablehlo.divide"(%308, %315) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %317 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %318 = "stablehlo.reduce"(%316, %317) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg82: tensor<f32>, %arg83: tensor<f32>):
      %732 = "stablehlo.add"(%arg82, %arg83) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%732) : (tensor<f32>) -> ()
    }) : (tensor<2x8x1xf32>, tensor<f32>) -> tensor<2x8xf32>
    %319 = "stablehlo.broadcast_in_dim"(%318) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x16xf32>
    %320 = "stablehlo.multiply"(%319, %168) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %321 = "stablehlo.negate"(%320) : (tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %322 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %323 = "stablehlo.reduce"(%321, %322) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg80: tensor<f32>, %arg81: tensor<f32>):
      %731 = "stablehlo.add"(%arg80, %arg81) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%731) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %324 = "stablehlo.reshape"(%323) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %325 = "stablehlo.add"(%313, %320) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %326 = "stablehlo.add"(%312, %324) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %327 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %328 = "stablehlo.broadcast_in_dim"(%327) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %329 = "stablehlo.divide"(%326, %328) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %330 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %331 = "stablehlo.reduce"(%329, %330) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg78: tensor<f32>, %arg79: tensor<f32>):
      %730 = "stablehlo.add"(%arg78, %arg79) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%730) : (tensor<f32>) -> ()
    }) : (tensor<2x8x1xf32>, tensor<f32>) -> tensor<2x8xf32>
    %332 = "stablehlo.broadcast_in_dim"(%331) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x16xf32>
    %333 = "stablehlo.add"(%325, %332) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %334 = "stablehlo.dot_general"(%333, %154) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0, 1], rhs_contracting_dimensions = [0, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<16x16xf32>
    %335 = "stablehlo.transpose"(%334) <{permutation = array<i64: 1, 0>}> : (tensor<16x16xf32>) -> tensor<16x16xf32>
    %336 = "stablehlo.dot_general"(%333, %arg32) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x16xf32>, tensor<16x16xf32>) -> tensor<2x8x16xf32>
    %337 = "stablehlo.convert"(%336) : (tensor<2x8x16xf32>) -> tensor<2x8x16xbf16>
    %338 = "stablehlo.reshape"(%337) : (tensor<2x8x16xbf16>) -> tensor<2x8x2x8xbf16>
    %339 = "stablehlo.transpose"(%338) <{permutation = array<i64: 0, 2, 3, 1>}> : (tensor<2x8x2x8xbf16>) -> tensor<2x2x8x8xbf16>
    %340 = "stablehlo.dot_general"(%339, %124) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 1], rhs_batching_dimensions = [0, 2], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [3]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x2x8x8xbf16>, tensor<2x8x2x8xbf16>) -> tensor<2x2x8x8xbf16>
    %341 = "stablehlo.dot_general"(%339, %150) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 1], rhs_batching_dimensions = [0, 1], lhs_contracting_dimensions = [3], rhs_contracting_dimensions = [2]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x2x8x8xbf16>, tensor<2x2x8x8xbf16>) -> tensor<2x2x8x8xbf16>
    %342 = "stablehlo.transpose"(%341) <{permutation = array<i64: 0, 3, 1, 2>}> : (tensor<2x2x8x8xbf16>) -> tensor<2x8x2x8xbf16>
    %343 = "stablehlo.convert"(%340) : (tensor<2x2x8x8xbf16>) -> tensor<2x2x8x8xf32>
    %344 = "stablehlo.broadcast_in_dim"(%149) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<2x2x8x1xf32>) -> tensor<2x2x8x8xf32>
    %345 = "stablehlo.multiply"(%343, %344) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %346 = "stablehlo.multiply"(%345, %140) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %347 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %348 = "stablehlo.reduce"(%346, %347) <{dimensions = array<i64: 3>}> ({
    ^bb0(%arg76: tensor<f32>, %arg77: tensor<f32>):
      %729 = "stablehlo.add"(%arg76, %arg77) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%729) : (tensor<f32>) -> ()
    }) : (tensor<2x2x8x8xf32>, tensor<f32>) -> tensor<2x2x8xf32>
    %349 = "stablehlo.reshape"(%348) : (tensor<2x2x8xf32>) -> tensor<2x2x8x1xf32>
    %350 = "stablehlo.negate"(%349) : (tensor<2x2x8x1xf32>) -> tensor<2x2x8x1xf32>
    %351 = "stablehlo.broadcast_in_dim"(%143) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<2x2x8x1xf32>) -> tensor<2x2x8x8xf32>
    %352 = "stablehlo.divide"(%343, %351) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %353 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %354 = "stablehlo.reduce"(%350, %353) <{dimensions = array<i64: 3>}> ({
    ^bb0(%arg74: tensor<f32>, %arg75: tensor<f32>):
      %728 = "stablehlo.add"(%arg74, %arg75) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%728) : (tensor<f32>) -> ()
    }) : (tensor<2x2x8x1xf32>, tensor<f32>) -> tensor<2x2x8xf32>
    %355 = "stablehlo.broadcast_in_dim"(%354) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x2x8xf32>) -> tensor<2x2x8x8xf32>
    %356 = "stablehlo.add"(%352, %355) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %357 = "stablehlo.multiply"(%356, %140) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %358 = "func.call"(%131#1, %357) <{callee = @_where_3}> : (tensor<2x2x8x8xi1>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    %359 = "stablehlo.convert"(%358) : (tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xbf16>
    %360 = "stablehlo.dot_general"(%359, %122) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 1], rhs_batching_dimensions = [0, 2], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x2x8x8xbf16>, tensor<2x8x2x8xbf16>) -> tensor<2x2x8x8xbf16>
    %361 = "stablehlo.transpose"(%360) <{permutation = array<i64: 0, 2, 1, 3>}> : (tensor<2x2x8x8xbf16>) -> tensor<2x8x2x8xbf16>
    %362 = "stablehlo.dot_general"(%359, %123) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0, 1], rhs_batching_dimensions = [0, 2], lhs_contracting_dimensions = [3], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x2x8x8xbf16>, tensor<2x8x2x8xbf16>) -> tensor<2x2x8x8xbf16>
    %363 = "stablehlo.transpose"(%362) <{permutation = array<i64: 0, 2, 1, 3>}> : (tensor<2x2x8x8xbf16>) -> tensor<2x8x2x8xbf16>
    %364 = "stablehlo.reshape"(%342) : (tensor<2x8x2x8xbf16>) -> tensor<2x8x16xbf16>
    %365 = "stablehlo.reshape"(%361) : (tensor<2x8x2x8xbf16>) -> tensor<2x8x16xbf16>
    %366 = "stablehlo.reshape"(%363) : (tensor<2x8x2x8xbf16>) -> tensor<2x8x16xbf16>
    %367 = "stablehlo.concatenate"(%366, %365, %364) <{dimension = 2 : i64}> : (tensor<2x8x16xbf16>, tensor<2x8x16xbf16>, tensor<2x8x16xbf16>) -> tensor<2x8x48xbf16>
    %368 = "stablehlo.dot_general"(%367, %116) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [0, 1], rhs_contracting_dimensions = [0, 1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x48xbf16>, tensor<2x8x16xbf16>) -> tensor<48x16xbf16>
    %369 = "stablehlo.transpose"(%368) <{permutation = array<i64: 1, 0>}> : (tensor<48x16xbf16>) -> tensor<16x48xbf16>
    %370 = "stablehlo.dot_general"(%367, %117) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]}> : (tensor<2x8x48xbf16>, tensor<16x48xbf16>) -> tensor<2x8x16xbf16>
    %371 = "stablehlo.convert"(%369) : (tensor<16x48xbf16>) -> tensor<16x48xf32>
    %372 = "stablehlo.convert"(%370) : (tensor<2x8x16xbf16>) -> tensor<2x8x16xf32>
    %373 = "stablehlo.multiply"(%112, %372) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %374 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %375 = "stablehlo.reduce"(%373, %374) <{dimensions = array<i64: 0, 1>}> ({
    ^bb0(%arg72: tensor<f32>, %arg73: tensor<f32>):
      %727 = "stablehlo.add"(%arg72, %arg73) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%727) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<16xf32>
    %376 = "stablehlo.reshape"(%375) : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %377 = "stablehlo.broadcast_in_dim"(%113) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<1x1x16xf32>) -> tensor<2x8x16xf32>
    %378 = "stablehlo.multiply"(%372, %377) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %379 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %380 = "stablehlo.reduce"(%376, %379) <{dimensions = array<i64: 0, 1>}> ({
    ^bb0(%arg70: tensor<f32>, %arg71: tensor<f32>):
      %726 = "stablehlo.add"(%arg70, %arg71) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%726) : (tensor<f32>) -> ()
    }) : (tensor<1x1x16xf32>, tensor<f32>) -> tensor<16xf32>
    %381 = "stablehlo.multiply"(%102, %378) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %382 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %383 = "stablehlo.reduce"(%381, %382) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg68: tensor<f32>, %arg69: tensor<f32>):
      %725 = "stablehlo.add"(%arg68, %arg69) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%725) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %384 = "stablehlo.reshape"(%383) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %385 = "stablehlo.broadcast_in_dim"(%106) <{broadcast_dimensions = array<i64: 0, 1, 2>}> : (tensor<2x8x1xf32>) -> tensor<2x8x16xf32>
    %386 = "stablehlo.multiply"(%378, %385) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %387 = "stablehlo.multiply"(%384, %110) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %388 = "stablehlo.negate"(%386) : (tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %389 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %390 = "stablehlo.reduce"(%388, %389) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg66: tensor<f32>, %arg67: tensor<f32>):
      %724 = "stablehlo.add"(%arg66, %arg67) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%724) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %391 = "stablehlo.reshape"(%390) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %392 = "stablehlo.add"(%333, %386) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %393 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %394 = "stablehlo.broadcast_in_dim"(%393) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %395 = "stablehlo.divide"(%387, %394) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %396 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %397 = "stablehlo.reduce"(%395, %396) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg64: tensor<f32>, %arg65: tensor<f32>):
      %723 = "stablehlo.add"(%arg64, %arg65) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%723) : (tensor<f32>) -> ()
    }) : (tensor<2x8x1xf32>, tensor<f32>) -> tensor<2x8xf32>
    %398 = "stablehlo.broadcast_in_dim"(%397) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x16xf32>
    %399 = "stablehlo.multiply"(%398, %94) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %400 = "stablehlo.negate"(%399) : (tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %401 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %402 = "stablehlo.reduce"(%400, %401) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg62: tensor<f32>, %arg63: tensor<f32>):
      %722 = "stablehlo.add"(%arg62, %arg63) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%722) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<2x8xf32>
    %403 = "stablehlo.reshape"(%402) : (tensor<2x8xf32>) -> tensor<2x8x1xf32>
    %404 = "stablehlo.add"(%392, %399) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %405 = "stablehlo.add"(%391, %403) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %406 = "stablehlo.constant"() <{value = dense<1.600000e+01> : tensor<f32>}> : () -> tensor<f32>
    %407 = "stablehlo.broadcast_in_dim"(%406) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %408 = "stablehlo.divide"(%405, %407) : (tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    %409 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %410 = "stablehlo.reduce"(%408, %409) <{dimensions = array<i64: 2>}> ({
    ^bb0(%arg60: tensor<f32>, %arg61: tensor<f32>):
      %721 = "stablehlo.add"(%arg60, %arg61) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%721) : (tensor<f32>) -> ()
    }) : (tensor<2x8x1xf32>, tensor<f32>) -> tensor<2x8xf32>
    %411 = "stablehlo.broadcast_in_dim"(%410) <{broadcast_dimensions = array<i64: 0, 1>}> : (tensor<2x8xf32>) -> tensor<2x8x16xf32>
    %412 = "stablehlo.add"(%404, %411) : (tensor<2x8x16xf32>, tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
    %413 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %414 = "stablehlo.reduce"(%412, %413) <{dimensions = array<i64: 0>}> ({
    ^bb0(%arg58: tensor<f32>, %arg59: tensor<f32>):
      %720 = "stablehlo.add"(%arg58, %arg59) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%720) : (tensor<f32>) -> ()
    }) : (tensor<2x8x16xf32>, tensor<f32>) -> tensor<8x16xf32>
    %415 = "stablehlo.reshape"(%414) : (tensor<8x16xf32>) -> tensor<1x8x16xf32>
    %416 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %417 = "stablehlo.reduce"(%415, %416) <{dimensions = array<i64: 0>}> ({
    ^bb0(%arg56: tensor<f32>, %arg57: tensor<f32>):
      %719 = "stablehlo.add"(%arg56, %arg57) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%719) : (tensor<f32>) -> ()
    }) : (tensor<1x8x16xf32>, tensor<f32>) -> tensor<8x16xf32>
    %418 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %419 = "stablehlo.broadcast_in_dim"(%418) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %420 = "stablehlo.scatter"(%419, %78, %412) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [2], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 2>, unique_indices = false}> ({
    ^bb0(%arg54: tensor<f32>, %arg55: tensor<f32>):
      %718 = "stablehlo.add"(%arg54, %arg55) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%718) : (tensor<f32>) -> ()
    }) : (tensor<32x16xf32>, tensor<2x8x1xi32>, tensor<2x8x16xf32>) -> tensor<32x16xf32>
    %421 = "stablehlo.add"(%270, %420) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %422 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %423 = "stablehlo.broadcast_in_dim"(%422) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %424 = "stablehlo.multiply"(%423, %292) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %425 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %426 = "stablehlo.broadcast_in_dim"(%425) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %427 = "stablehlo.multiply"(%426, %arg37) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %428 = "stablehlo.add"(%424, %427) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %429 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %430 = "stablehlo.broadcast_in_dim"(%429) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %431 = "stablehlo.multiply"(%430, %272) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %432 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %433 = "stablehlo.broadcast_in_dim"(%432) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %434 = "stablehlo.multiply"(%433, %arg38) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %435 = "stablehlo.add"(%431, %434) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %436 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %437 = "stablehlo.broadcast_in_dim"(%436) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %438 = "stablehlo.multiply"(%437, %380) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %439 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %440 = "stablehlo.broadcast_in_dim"(%439) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %441 = "stablehlo.multiply"(%440, %arg39) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %442 = "stablehlo.add"(%438, %441) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %443 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %444 = "stablehlo.broadcast_in_dim"(%443) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %445 = "stablehlo.multiply"(%444, %301) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %446 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %447 = "stablehlo.broadcast_in_dim"(%446) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %448 = "stablehlo.multiply"(%447, %arg40) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %449 = "stablehlo.add"(%445, %448) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %450 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %451 = "stablehlo.broadcast_in_dim"(%450) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %452 = "stablehlo.multiply"(%451, %335) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %453 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %454 = "stablehlo.broadcast_in_dim"(%453) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %455 = "stablehlo.multiply"(%454, %arg41) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %456 = "stablehlo.add"(%452, %455) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %457 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %458 = "stablehlo.broadcast_in_dim"(%457) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %459 = "stablehlo.multiply"(%458, %371) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %460 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %461 = "stablehlo.broadcast_in_dim"(%460) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %462 = "stablehlo.multiply"(%461, %arg42) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %463 = "stablehlo.add"(%459, %462) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %464 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %465 = "stablehlo.broadcast_in_dim"(%464) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %466 = "stablehlo.multiply"(%465, %417) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %467 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %468 = "stablehlo.broadcast_in_dim"(%467) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %469 = "stablehlo.multiply"(%468, %arg43) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %470 = "stablehlo.add"(%466, %469) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %471 = "stablehlo.constant"() <{value = dense<1.000000e-01> : tensor<f32>}> : () -> tensor<f32>
    %472 = "stablehlo.broadcast_in_dim"(%471) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %473 = "stablehlo.multiply"(%472, %421) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %474 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %475 = "stablehlo.broadcast_in_dim"(%474) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %476 = "stablehlo.multiply"(%475, %arg44) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %477 = "stablehlo.add"(%473, %476) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %478 = "stablehlo.multiply"(%292, %292) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %479 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %480 = "stablehlo.broadcast_in_dim"(%479) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %481 = "stablehlo.multiply"(%480, %478) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %482 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %483 = "stablehlo.broadcast_in_dim"(%482) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %484 = "stablehlo.multiply"(%483, %arg45) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %485 = "stablehlo.add"(%481, %484) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %486 = "stablehlo.multiply"(%272, %272) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %487 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %488 = "stablehlo.broadcast_in_dim"(%487) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %489 = "stablehlo.multiply"(%488, %486) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %490 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %491 = "stablehlo.broadcast_in_dim"(%490) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %492 = "stablehlo.multiply"(%491, %arg46) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %493 = "stablehlo.add"(%489, %492) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %494 = "stablehlo.multiply"(%380, %380) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %495 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %496 = "stablehlo.broadcast_in_dim"(%495) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %497 = "stablehlo.multiply"(%496, %494) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %498 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %499 = "stablehlo.broadcast_in_dim"(%498) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %500 = "stablehlo.multiply"(%499, %arg47) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %501 = "stablehlo.add"(%497, %500) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %502 = "stablehlo.multiply"(%301, %301) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %503 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %504 = "stablehlo.broadcast_in_dim"(%503) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %505 = "stablehlo.multiply"(%504, %502) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %506 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %507 = "stablehlo.broadcast_in_dim"(%506) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %508 = "stablehlo.multiply"(%507, %arg48) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %509 = "stablehlo.add"(%505, %508) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %510 = "stablehlo.multiply"(%335, %335) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %511 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %512 = "stablehlo.broadcast_in_dim"(%511) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %513 = "stablehlo.multiply"(%512, %510) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %514 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %515 = "stablehlo.broadcast_in_dim"(%514) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %516 = "stablehlo.multiply"(%515, %arg49) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %517 = "stablehlo.add"(%513, %516) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %518 = "stablehlo.multiply"(%371, %371) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %519 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %520 = "stablehlo.broadcast_in_dim"(%519) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %521 = "stablehlo.multiply"(%520, %518) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %522 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %523 = "stablehlo.broadcast_in_dim"(%522) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %524 = "stablehlo.multiply"(%523, %arg50) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %525 = "stablehlo.add"(%521, %524) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %526 = "stablehlo.multiply"(%417, %417) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %527 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %528 = "stablehlo.broadcast_in_dim"(%527) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %529 = "stablehlo.multiply"(%528, %526) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %530 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %531 = "stablehlo.broadcast_in_dim"(%530) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %532 = "stablehlo.multiply"(%531, %arg51) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %533 = "stablehlo.add"(%529, %532) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %534 = "stablehlo.multiply"(%421, %421) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %535 = "stablehlo.constant"() <{value = dense<1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %536 = "stablehlo.broadcast_in_dim"(%535) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %537 = "stablehlo.multiply"(%536, %534) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %538 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %539 = "stablehlo.broadcast_in_dim"(%538) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %540 = "stablehlo.multiply"(%539, %arg52) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %541 = "stablehlo.add"(%537, %540) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %542 = "stablehlo.constant"() <{value = dense<2147483647> : tensor<i32>}> : () -> tensor<i32>
    %543 = "stablehlo.compare"(%arg36, %542) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %544 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %545 = "stablehlo.add"(%arg36, %544) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %546 = "stablehlo.constant"() <{value = dense<2147483647> : tensor<i32>}> : () -> tensor<i32>
    %547 = "func.call"(%543, %545, %546) <{callee = @_where_4}> : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %548 = "stablehlo.constant"() <{value = dense<0.899999976> : tensor<f32>}> : () -> tensor<f32>
    %549 = "stablehlo.convert"(%547) : (tensor<i32>) -> tensor<f32>
    %550 = "stablehlo.power"(%548, %549) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %551 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %552 = "stablehlo.subtract"(%551, %550) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %553 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %554 = "stablehlo.divide"(%428, %553) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %555 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %556 = "stablehlo.divide"(%435, %555) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %557 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %558 = "stablehlo.divide"(%442, %557) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %559 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %560 = "stablehlo.divide"(%449, %559) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %561 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %562 = "stablehlo.divide"(%456, %561) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %563 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %564 = "stablehlo.divide"(%463, %563) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %565 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %566 = "stablehlo.divide"(%470, %565) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %567 = "stablehlo.broadcast_in_dim"(%552) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %568 = "stablehlo.divide"(%477, %567) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %569 = "stablehlo.constant"() <{value = dense<9.990000e-01> : tensor<f32>}> : () -> tensor<f32>
    %570 = "stablehlo.convert"(%547) : (tensor<i32>) -> tensor<f32>
    %571 = "stablehlo.power"(%569, %570) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %572 = "stablehlo.constant"() <{value = dense<1.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %573 = "stablehlo.subtract"(%572, %571) : (tensor<f32>, tensor<f32>) -> tensor<f32>
    %574 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %575 = "stablehlo.divide"(%485, %574) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %576 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %577 = "stablehlo.divide"(%493, %576) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %578 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %579 = "stablehlo.divide"(%501, %578) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %580 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %581 = "stablehlo.divide"(%509, %580) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %582 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %583 = "stablehlo.divide"(%517, %582) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %584 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %585 = "stablehlo.divide"(%525, %584) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %586 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %587 = "stablehlo.divide"(%533, %586) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %588 = "stablehlo.broadcast_in_dim"(%573) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %589 = "stablehlo.divide"(%541, %588) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %590 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %591 = "stablehlo.broadcast_in_dim"(%590) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %592 = "stablehlo.add"(%575, %591) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %593 = "stablehlo.sqrt"(%592) : (tensor<16x64xf32>) -> tensor<16x64xf32>
    %594 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %595 = "stablehlo.broadcast_in_dim"(%594) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %596 = "stablehlo.add"(%593, %595) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %597 = "stablehlo.divide"(%554, %596) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %598 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %599 = "stablehlo.broadcast_in_dim"(%598) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %600 = "stablehlo.add"(%577, %599) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %601 = "stablehlo.sqrt"(%600) : (tensor<64x16xf32>) -> tensor<64x16xf32>
    %602 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %603 = "stablehlo.broadcast_in_dim"(%602) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %604 = "stablehlo.add"(%601, %603) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %605 = "stablehlo.divide"(%556, %604) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %606 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %607 = "stablehlo.broadcast_in_dim"(%606) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %608 = "stablehlo.add"(%579, %607) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %609 = "stablehlo.sqrt"(%608) : (tensor<16xf32>) -> tensor<16xf32>
    %610 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %611 = "stablehlo.broadcast_in_dim"(%610) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %612 = "stablehlo.add"(%609, %611) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %613 = "stablehlo.divide"(%558, %612) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %614 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %615 = "stablehlo.broadcast_in_dim"(%614) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %616 = "stablehlo.add"(%581, %615) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %617 = "stablehlo.sqrt"(%616) : (tensor<16xf32>) -> tensor<16xf32>
    %618 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %619 = "stablehlo.broadcast_in_dim"(%618) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %620 = "stablehlo.add"(%617, %619) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %621 = "stablehlo.divide"(%560, %620) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %622 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %623 = "stablehlo.broadcast_in_dim"(%622) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %624 = "stablehlo.add"(%583, %623) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %625 = "stablehlo.sqrt"(%624) : (tensor<16x16xf32>) -> tensor<16x16xf32>
    %626 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %627 = "stablehlo.broadcast_in_dim"(%626) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %628 = "stablehlo.add"(%625, %627) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %629 = "stablehlo.divide"(%562, %628) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %630 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %631 = "stablehlo.broadcast_in_dim"(%630) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %632 = "stablehlo.add"(%585, %631) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %633 = "stablehlo.sqrt"(%632) : (tensor<16x48xf32>) -> tensor<16x48xf32>
    %634 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %635 = "stablehlo.broadcast_in_dim"(%634) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %636 = "stablehlo.add"(%633, %635) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %637 = "stablehlo.divide"(%564, %636) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %638 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %639 = "stablehlo.broadcast_in_dim"(%638) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %640 = "stablehlo.add"(%587, %639) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %641 = "stablehlo.sqrt"(%640) : (tensor<8x16xf32>) -> tensor<8x16xf32>
    %642 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %643 = "stablehlo.broadcast_in_dim"(%642) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %644 = "stablehlo.add"(%641, %643) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %645 = "stablehlo.divide"(%566, %644) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %646 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %647 = "stablehlo.broadcast_in_dim"(%646) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %648 = "stablehlo.add"(%589, %647) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %649 = "stablehlo.sqrt"(%648) : (tensor<32x16xf32>) -> tensor<32x16xf32>
    %650 = "stablehlo.constant"() <{value = dense<9.99999993E-9> : tensor<f32>}> : () -> tensor<f32>
    %651 = "stablehlo.broadcast_in_dim"(%650) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %652 = "stablehlo.add"(%649, %651) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %653 = "stablehlo.divide"(%568, %652) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %654 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %655 = "stablehlo.broadcast_in_dim"(%654) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %656 = "stablehlo.multiply"(%655, %arg28) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %657 = "stablehlo.add"(%597, %656) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %658 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %659 = "stablehlo.broadcast_in_dim"(%658) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %660 = "stablehlo.multiply"(%659, %arg29) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %661 = "stablehlo.add"(%605, %660) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %662 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %663 = "stablehlo.broadcast_in_dim"(%662) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %664 = "stablehlo.multiply"(%663, %arg30) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %665 = "stablehlo.add"(%613, %664) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %666 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %667 = "stablehlo.broadcast_in_dim"(%666) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %668 = "stablehlo.multiply"(%667, %arg31) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %669 = "stablehlo.add"(%621, %668) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %670 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %671 = "stablehlo.broadcast_in_dim"(%670) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %672 = "stablehlo.multiply"(%671, %arg32) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %673 = "stablehlo.add"(%629, %672) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %674 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %675 = "stablehlo.broadcast_in_dim"(%674) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %676 = "stablehlo.multiply"(%675, %arg33) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %677 = "stablehlo.add"(%637, %676) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %678 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %679 = "stablehlo.broadcast_in_dim"(%678) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %680 = "stablehlo.multiply"(%679, %arg34) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %681 = "stablehlo.add"(%645, %680) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %682 = "stablehlo.constant"() <{value = dense<9.99999974E-5> : tensor<f32>}> : () -> tensor<f32>
    %683 = "stablehlo.broadcast_in_dim"(%682) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %684 = "stablehlo.multiply"(%683, %arg35) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %685 = "stablehlo.add"(%653, %684) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %686 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %687 = "stablehlo.broadcast_in_dim"(%686) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x64xf32>
    %688 = "stablehlo.multiply"(%687, %657) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %689 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %690 = "stablehlo.broadcast_in_dim"(%689) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<64x16xf32>
    %691 = "stablehlo.multiply"(%690, %661) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %692 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %693 = "stablehlo.broadcast_in_dim"(%692) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %694 = "stablehlo.multiply"(%693, %665) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %695 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %696 = "stablehlo.broadcast_in_dim"(%695) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16xf32>
    %697 = "stablehlo.multiply"(%696, %669) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %698 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %699 = "stablehlo.broadcast_in_dim"(%698) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x16xf32>
    %700 = "stablehlo.multiply"(%699, %673) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %701 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %702 = "stablehlo.broadcast_in_dim"(%701) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<16x48xf32>
    %703 = "stablehlo.multiply"(%702, %677) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %704 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %705 = "stablehlo.broadcast_in_dim"(%704) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<8x16xf32>
    %706 = "stablehlo.multiply"(%705, %681) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %707 = "stablehlo.constant"() <{value = dense<-1.000000e-03> : tensor<f32>}> : () -> tensor<f32>
    %708 = "stablehlo.broadcast_in_dim"(%707) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<32x16xf32>
    %709 = "stablehlo.multiply"(%708, %685) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    %710 = "stablehlo.add"(%arg28, %688) : (tensor<16x64xf32>, tensor<16x64xf32>) -> tensor<16x64xf32>
    %711 = "stablehlo.add"(%arg29, %691) : (tensor<64x16xf32>, tensor<64x16xf32>) -> tensor<64x16xf32>
    %712 = "stablehlo.add"(%arg30, %694) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %713 = "stablehlo.add"(%arg31, %697) : (tensor<16xf32>, tensor<16xf32>) -> tensor<16xf32>
    %714 = "stablehlo.add"(%arg32, %700) : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
    %715 = "stablehlo.add"(%arg33, %703) : (tensor<16x48xf32>, tensor<16x48xf32>) -> tensor<16x48xf32>
    %716 = "stablehlo.add"(%arg34, %706) : (tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
    %717 = "stablehlo.add"(%arg35, %709) : (tensor<32x16xf32>, tensor<32x16xf32>) -> tensor<32x16xf32>
    "func.return"(%710, %711, %712, %713, %714, %715, %716, %717, %547, %428, %435, %442, %449, %456, %463, %470, %477, %485, %493, %501, %509, %517, %525, %533, %541, %249) : (tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<i32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<16x64xf32>, tensor<64x16xf32>, tensor<16xf32>, tensor<16xf32>, tensor<16x16xf32>, tensor<16x48xf32>, tensor<8x16xf32>, tensor<32x16xf32>, tensor<f32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}], function_type = (tensor<8x8xi1>) -> tensor<8x8xi1>, res_attrs = [{}], sym_name = "tril", sym_visibility = "private"}> ({
  ^bb0(%arg27: tensor<8x8xi1>):
    %61 = "stablehlo.iota"() <{iota_dimension = 0 : i64}> : () -> tensor<8x8xi32>
    %62 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %63 = "stablehlo.broadcast_in_dim"(%62) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<8x8xi32>
    %64 = "stablehlo.add"(%61, %63) : (tensor<8x8xi32>, tensor<8x8xi32>) -> tensor<8x8xi32>
    %65 = "stablehlo.iota"() <{iota_dimension = 1 : i64}> : () -> tensor<8x8xi32>
    %66 = "stablehlo.compare"(%64, %65) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<8x8xi32>, tensor<8x8xi32>) -> tensor<8x8xi1>
    %67 = "stablehlo.constant"() <{value = dense<false> : tensor<i1>}> : () -> tensor<i1>
    %68 = "stablehlo.broadcast_in_dim"(%67) <{broadcast_dimensions = array<i64>}> : (tensor<i1>) -> tensor<8x8xi1>
    %69 = "stablehlo.select"(%66, %arg27, %68) : (tensor<8x8xi1>, tensor<8x8xi1>, tensor<8x8xi1>) -> tensor<8x8xi1>
    "func.return"(%69) : (tensor<8x8xi1>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<8x8xi1>, tensor<2x2x8x8xf32>, tensor<f32>) -> (tensor<2x2x8x8xf32>, tensor<2x2x8x8xi1>), res_attrs = [{}, {}], sym_name = "_where", sym_visibility = "private"}> ({
  ^bb0(%arg24: tensor<8x8xi1>, %arg25: tensor<2x2x8x8xf32>, %arg26: tensor<f32>):
    %57 = "stablehlo.convert"(%arg26) : (tensor<f32>) -> tensor<f32>
    %58 = "stablehlo.broadcast_in_dim"(%arg24) <{broadcast_dimensions = array<i64: 2, 3>}> : (tensor<8x8xi1>) -> tensor<2x2x8x8xi1>
    %59 = "stablehlo.broadcast_in_dim"(%57) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x2x8x8xf32>
    %60 = "stablehlo.select"(%58, %arg25, %59) : (tensor<2x2x8x8xi1>, tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    "func.return"(%60, %58) : (tensor<2x2x8x8xf32>, tensor<2x2x8x8xi1>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2x8x32xf32>, tensor<2x8x1xi32>) -> (tensor<2x8x1xf32>, tensor<2x8x1x1xi32>), res_attrs = [{}, {}], sym_name = "take_along_axis", sym_visibility = "private"}> ({
  ^bb0(%arg20: tensor<2x8x32xf32>, %arg21: tensor<2x8x1xi32>):
    %34 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %35 = "stablehlo.broadcast_in_dim"(%34) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x8x1xi32>
    %36 = "stablehlo.compare"(%arg21, %35) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<2x8x1xi32>, tensor<2x8x1xi32>) -> tensor<2x8x1xi1>
    %37 = "stablehlo.constant"() <{value = dense<32> : tensor<i32>}> : () -> tensor<i32>
    %38 = "stablehlo.broadcast_in_dim"(%37) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x8x1xi32>
    %39 = "stablehlo.add"(%arg21, %38) : (tensor<2x8x1xi32>, tensor<2x8x1xi32>) -> tensor<2x8x1xi32>
    %40 = "stablehlo.select"(%36, %39, %arg21) : (tensor<2x8x1xi1>, tensor<2x8x1xi32>, tensor<2x8x1xi32>) -> tensor<2x8x1xi32>
    %41 = "stablehlo.reshape"(%40) : (tensor<2x8x1xi32>) -> tensor<2x8x1x1xi32>
    %42 = "stablehlo.constant"() <{value = dense<31> : tensor<1xi32>}> : () -> tensor<1xi32>
    %43 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %44 = "stablehlo.broadcast_in_dim"(%43) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<2x8x1x1xi32>
    %45 = "stablehlo.compare"(%41, %44) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<2x8x1x1xi32>, tensor<2x8x1x1xi32>) -> tensor<2x8x1x1xi1>
    %46 = "stablehlo.broadcast_in_dim"(%42) <{broadcast_dimensions = array<i64: 3>}> : (tensor<1xi32>) -> tensor<1x1x1x1xi32>
    %47 = "stablehlo.broadcast_in_dim"(%46) <{broadcast_dimensions = array<i64: 0, 1, 2, 3>}> : (tensor<1x1x1x1xi32>) -> tensor<2x8x1x1xi32>
    %48 = "stablehlo.compare"(%41, %47) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LE>}> : (tensor<2x8x1x1xi32>, tensor<2x8x1x1xi32>) -> tensor<2x8x1x1xi1>
    %49 = "stablehlo.and"(%45, %48) : (tensor<2x8x1x1xi1>, tensor<2x8x1x1xi1>) -> tensor<2x8x1x1xi1>
    %50 = "stablehlo.constant"() <{value = dense<true> : tensor<i1>}> : () -> tensor<i1>
    %51 = "stablehlo.reduce"(%49, %50) <{dimensions = array<i64: 3>}> ({
    ^bb0(%arg22: tensor<i1>, %arg23: tensor<i1>):
      %56 = "stablehlo.and"(%arg22, %arg23) : (tensor<i1>, tensor<i1>) -> tensor<i1>
      "stablehlo.return"(%56) : (tensor<i1>) -> ()
    }) : (tensor<2x8x1x1xi1>, tensor<i1>) -> tensor<2x8x1xi1>
    %52 = "stablehlo.gather"(%arg20, %41) <{dimension_numbers = #stablehlo.gather<collapsed_slice_dims = [2], operand_batching_dims = [0, 1], start_indices_batching_dims = [0, 1], start_index_map = [2], index_vector_dim = 3>, indices_are_sorted = false, slice_sizes = array<i64: 1, 1, 1>}> : (tensor<2x8x32xf32>, tensor<2x8x1x1xi32>) -> tensor<2x8x1xf32>
    %53 = "stablehlo.constant"() <{value = dense<0x7FC00000> : tensor<f32>}> : () -> tensor<f32>
    %54 = "stablehlo.broadcast_in_dim"(%53) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %55 = "stablehlo.select"(%51, %52, %54) : (tensor<2x8x1xi1>, tensor<2x8x1xf32>, tensor<2x8x1xf32>) -> tensor<2x8x1xf32>
    "func.return"(%55, %41) : (tensor<2x8x1xf32>, tensor<2x8x1x1xi32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2x8x1xf32>, tensor<i32>) -> (tensor<2x8xf32>, tensor<1xi32>), res_attrs = [{}, {}], sym_name = "_take", sym_visibility = "private"}> ({
  ^bb0(%arg16: tensor<2x8x1xf32>, %arg17: tensor<i32>):
    %13 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %14 = "stablehlo.compare"(%arg17, %13) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %15 = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %16 = "stablehlo.add"(%arg17, %15) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    %17 = "func.call"(%14, %16, %arg17) <{callee = @_where_0}> : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    %18 = "stablehlo.broadcast_in_dim"(%17) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<1xi32>
    %19 = "stablehlo.constant"() <{value = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
    %20 = "stablehlo.convert"(%18) : (tensor<1xi32>) -> tensor<1xi32>
    %21 = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %22 = "stablehlo.broadcast_in_dim"(%21) <{broadcast_dimensions = array<i64>}> : (tensor<i32>) -> tensor<1xi32>
    %23 = "stablehlo.compare"(%20, %22) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %24 = "stablehlo.compare"(%20, %19) <{compare_type = #stablehlo<comparison_type SIGNED>, comparison_direction = #stablehlo<comparison_direction LE>}> : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi1>
    %25 = "stablehlo.and"(%23, %24) : (tensor<1xi1>, tensor<1xi1>) -> tensor<1xi1>
    %26 = "stablehlo.constant"() <{value = dense<true> : tensor<i1>}> : () -> tensor<i1>
    %27 = "stablehlo.reduce"(%25, %26) <{dimensions = array<i64: 0>}> ({
    ^bb0(%arg18: tensor<i1>, %arg19: tensor<i1>):
      %33 = "stablehlo.and"(%arg18, %arg19) : (tensor<i1>, tensor<i1>) -> tensor<i1>
      "stablehlo.return"(%33) : (tensor<i1>) -> ()
    }) : (tensor<1xi1>, tensor<i1>) -> tensor<i1>
    %28 = "stablehlo.gather"(%arg16, %20) <{dimension_numbers = #stablehlo.gather<offset_dims = [0, 1], collapsed_slice_dims = [2], start_index_map = [2]>, indices_are_sorted = false, slice_sizes = array<i64: 2, 8, 1>}> : (tensor<2x8x1xf32>, tensor<1xi32>) -> tensor<2x8xf32>
    %29 = "stablehlo.broadcast_in_dim"(%27) <{broadcast_dimensions = array<i64>}> : (tensor<i1>) -> tensor<2x8xi1>
    %30 = "stablehlo.constant"() <{value = dense<0x7FC00000> : tensor<f32>}> : () -> tensor<f32>
    %31 = "stablehlo.broadcast_in_dim"(%30) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8xf32>
    %32 = "stablehlo.select"(%29, %28, %31) : (tensor<2x8xi1>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x8xf32>
    "func.return"(%32, %18) : (tensor<2x8xf32>, tensor<1xi32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>, res_attrs = [{}], sym_name = "_where_0", sym_visibility = "private"}> ({
  ^bb0(%arg13: tensor<i1>, %arg14: tensor<i32>, %arg15: tensor<i32>):
    %12 = "stablehlo.select"(%arg13, %arg14, %arg15) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    "func.return"(%12) : (tensor<i32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<1xi32>, tensor<2x8xf32>) -> tensor<2x8x1xf32>, res_attrs = [{}], sym_name = "_take_1", sym_visibility = "private"}> ({
  ^bb0(%arg9: tensor<1xi32>, %arg10: tensor<2x8xf32>):
    %8 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %9 = "stablehlo.broadcast_in_dim"(%8) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x1xf32>
    %10 = "stablehlo.scatter"(%9, %arg9, %arg10) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0, 1], inserted_window_dims = [2], scatter_dims_to_operand_dims = [2]>, unique_indices = false}> ({
    ^bb0(%arg11: tensor<f32>, %arg12: tensor<f32>):
      %11 = "stablehlo.add"(%arg11, %arg12) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%11) : (tensor<f32>) -> ()
    }) : (tensor<2x8x1xf32>, tensor<1xi32>, tensor<2x8xf32>) -> tensor<2x8x1xf32>
    "func.return"(%10) : (tensor<2x8x1xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2x8x1x1xi32>, tensor<2x8x1xf32>) -> tensor<2x8x32xf32>, res_attrs = [{}], sym_name = "take_along_axis_2", sym_visibility = "private"}> ({
  ^bb0(%arg5: tensor<2x8x1x1xi32>, %arg6: tensor<2x8x1xf32>):
    %4 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %5 = "stablehlo.broadcast_in_dim"(%4) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x8x32xf32>
    %6 = "stablehlo.scatter"(%5, %arg5, %arg6) <{indices_are_sorted = false, scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [2], input_batching_dims = [0, 1], scatter_indices_batching_dims = [0, 1], scatter_dims_to_operand_dims = [2], index_vector_dim = 3>, unique_indices = false}> ({
    ^bb0(%arg7: tensor<f32>, %arg8: tensor<f32>):
      %7 = "stablehlo.add"(%arg7, %arg8) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%7) : (tensor<f32>) -> ()
    }) : (tensor<2x8x32xf32>, tensor<2x8x1x1xi32>, tensor<2x8x1xf32>) -> tensor<2x8x32xf32>
    "func.return"(%6) : (tensor<2x8x32xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}], function_type = (tensor<2x2x8x8xi1>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>, res_attrs = [{}], sym_name = "_where_3", sym_visibility = "private"}> ({
  ^bb0(%arg3: tensor<2x2x8x8xi1>, %arg4: tensor<2x2x8x8xf32>):
    %1 = "stablehlo.constant"() <{value = dense<0.000000e+00> : tensor<f32>}> : () -> tensor<f32>
    %2 = "stablehlo.broadcast_in_dim"(%1) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<2x2x8x8xf32>
    %3 = "stablehlo.select"(%arg3, %arg4, %2) : (tensor<2x2x8x8xi1>, tensor<2x2x8x8xf32>, tensor<2x2x8x8xf32>) -> tensor<2x2x8x8xf32>
    "func.return"(%3) : (tensor<2x2x8x8xf32>) -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {}, {}], function_type = (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>, res_attrs = [{}], sym_name = "_where_4", sym_visibility = "private"}> ({
  ^bb0(%arg0: tensor<i1>, %arg1: tensor<i32>, %arg2: tensor<i32>):
    %0 = "stablehlo.select"(%arg0, %arg1, %arg2) : (tensor<i1>, tensor<i32>, tensor<i32>) -> tensor<i32>
    "func.return"(%0) : (tensor<i32>) -> ()
  }) : () -> ()
}) {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} : () -> ()
