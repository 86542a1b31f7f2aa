import Numerics
import StableHLO
import Testing

@Suite struct `The reader` {
  private func constant(_ literal: String) throws -> DenseElements {
    let module = try Module(
      parsing: program("    %0 = stablehlo.constant \(literal)\n    return", arguments: ""))
    return try #require(module.first(.constant)?.constantElements)
  }

  private func bytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } }
  }

  // MARK: Older writers

  @Test func `takes the calls of MHLO that JAX 0.8 sends as the ops of CHLO`() throws {
    func read(_ erf: String, _ topK: String) throws -> [Operation] {
      let lines = """
            %0 = \(erf) : (tensor<4x8xf32>) -> tensor<4x8xf32>
            %1:2 = \(topK) : (tensor<4x8xf32>) -> (tensor<4x3xf32>, tensor<4x3xi32>)
            return
        """
      let module = try Module(parsing: program(lines, arguments: "%x: tensor<4x8xf32>"))
      try module.verify()
      return try #require(module.main).body.operations.map { operation in
        var operation = operation
        operation.location = .unknown
        return operation
      }
    }
    func call(_ name: String, _ attributes: String) -> String {
      "stablehlo.custom_call @mhlo.\(name)(%x) {mhlo.attributes = {\(attributes)}, mhlo.version = 1 : i64}"
    }
    let wanted = try read(#""chlo.erf"(%x)"#, #""chlo.top_k"(%x) <{k = 3 : i64}>"#)
    #expect(wanted[0].opcode == .chloErf && wanted[1].opcode == .chloTopK)
    #expect(try read(call("erf", ""), call("topk", "k = 3 : i64")) == wanted)
    #expect(try read(call("erf", ""), call("topk", "k = 3 : i64, largest = true")) == wanted)
    // Others stay calls, which the compiler refuses by name.
    let others = try read(call("unheard_of", ""), call("topk", "k = 3 : i64, largest = false"))
    #expect(others.dropLast().allSatisfy { $0.opcode == .custom_call })
    #expect(try read(call("erf", "more = 1 : i64"), call("topk", ""))[..<2].allSatisfy { $0.opcode == .custom_call })
  }

  // MARK: Constants

  @Test func `reads floats, hex bits and infinities`() throws {
    let read = try constant("dense<[1.0, -2.5e-3, 0x7F800000, 0xFF800000, 0.0, -0.0]> : tensor<6xf32>")
    #expect(read.bytes == bytes([1, -0.0025, .infinity, -.infinity, 0, -0.0]))
    #expect(!read.isSplat)
    let nan = try constant("dense<0x7FC00000> : tensor<4xf32>")
    #expect(nan.isSplat && nan.bytes == [0x00, 0x00, 0xC0, 0x7F])
  }

  @Test func `reads nested lists row by row`() throws {
    let read = try constant("dense<[[1, 2, 3], [4, 5, -6]]> : tensor<2x3xi16>")
    #expect(read.bytes == [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 0xFA, 0xFF])
    #expect(read.integerValues == [1, 2, 3, 4, 5, -6])
  }

  @Test func `reads hex data, and one element's data as a splat`() throws {
    #expect(try constant(#"dense<"0x0102FF"> : tensor<3xui8>"#).bytes == [1, 2, 255])
    let splat = try constant(#"dense<"0x0000803F"> : tensor<100xf32>"#)
    #expect(splat.isSplat && splat.bytes == bytes([1]))
    #expect(try constant(#"dense<"0x0F08"> : tensor<2xi4>"#).integerValues == [-1, -8])
    #expect(try constant(#"dense<"0x010001"> : tensor<3xi1>"#).bytes == [1, 0, 1])
  }

  @Test func `reads booleans, complex numbers, empty tensors and wide integers`() throws {
    #expect(try constant("dense<[true, false]> : tensor<2xi1>").bytes == [1, 0])
    #expect(
      try constant("dense<[(1.0,2.0), (3.0,-4.0)]> : tensor<2xcomplex<f32>>").bytes == bytes([1, 2, 3, -4]))
    let empty = try constant("dense<> : tensor<0x3xf32>")
    #expect(empty.bytes.isEmpty && !empty.isSplat)
    let wide = try constant("dense<18446744073709551615> : tensor<ui64>")
    #expect(wide.bytes == Array(repeating: 255, count: 8))
  }

  @Test func `makes a splat of equal elements`() throws {
    let read = try constant("dense<[7.0, 7.0]> : tensor<2xf32>")
    #expect(read.isSplat && read.bytes == bytes([7]))
  }

  /// ml_dtypes 0.6.0: `np.array([1.0, -448.0], ml_dtypes.float8_e4m3fn).view(np.uint8)` and so on.
  @Test(
    arguments: [
      ("dense<[1.0, -448.0, 0.0019531250]> : tensor<3xf8E4M3FN>", [0x38, 0xFE, 0x01]),
      ("dense<[1.0, 57344.0]> : tensor<2xf8E5M2>", [0x3C, 0x7B]),
      ("dense<[1.0, 240.0]> : tensor<2xf8E4M3>", [0x38, 0x77]),
      ("dense<[1.0, 15.5]> : tensor<2xf8E3M4>", [0x30, 0x6F]),
      ("dense<[1.0, 6.0, -0.5]> : tensor<3xf4E2M1FN>", [0x02, 0x07, 0x09]),
      ("dense<[1.0, 0.5]> : tensor<2xf8E8M0FNU>", [0x7F, 0x7E]),
      ("dense<[1.0, -65504.0]> : tensor<2xf16>", [0x00, 0x3C, 0xFF, 0xFB]),
      ("dense<[1.0, 3.14]> : tensor<2xbf16>", [0x80, 0x3F, 0x49, 0x40]),
      ("dense<[1.0, -240.0]> : tensor<2xf8E4M3FNUZ>", [0x40, 0xFF]),
    ] as [(String, [UInt8])])
  func `rounds decimals to narrow floats`(literal: String, expected: [UInt8]) throws {
    #expect(try constant(literal).bytes == expected)
  }

  @Test func `reads resources from the section at the end`() throws {
    let text =
      program("    %0 = stablehlo.constant dense_resource<blob> : tensor<2xf32>\n    return", arguments: "")
        + """
        {-#
          dialect_resources: { builtin: { blob: "0x040000000000803F00000040" } },
          external_resources: { other: { anything: "x" } }
        #-}
        """
    let module = try Module(parsing: text)
    #expect(module.first(.constant)?.constantElements?.bytes == bytes([1, 2]))
  }

  // MARK: Pretty forms

  @Test func `turns pretty forms into the attributes of the generic form`() throws {
    let module = try Module(parsing: try Samples.text("contractions"))
    let dots = module.allOperations.filter { $0.opcode == .dot_general }
    let batched = try #require(dots.first { !$0.dotDimensionNumbers.lhsBatching.isEmpty }).dotDimensionNumbers
    #expect(batched.lhsBatching == [0] && batched.rhsBatching == [0])
    #expect(batched.lhsContracting == [2] && batched.rhsContracting == [1])
    #expect(dots[1].precisions == ["HIGHEST", "HIGHEST"])
    #expect(dots[2].precisions == ["HIGH", "DEFAULT"])
    guard case .dictionary(let algorithm)? = dots[3].attributes["algorithm"] else {
      Issue.record("no algorithm")
      return
    }
    #expect(algorithm["lhs_precision_type"] == .enumeration("bf16"))
    #expect(algorithm["num_primitive_operations"] == .integer(3))
    #expect(algorithm["allow_imprecise_accumulation"] == .bool(false))
    let convolution = try #require(module.first(.convolution))
    #expect(convolution.integers("window_strides") == [1, 2])
    #expect(convolution.integers("padding") == [1, 2, 3, 4])
    #expect(convolution.integers("lhs_dilation") == [2, 1])
    #expect(convolution.integers("rhs_dilation") == [1, 2])
    #expect(convolution.bools("window_reversal") == [false, false])
    let numbers = convolution.convolutionDimensionNumbers
    #expect(numbers.inputBatch == 0 && numbers.inputFeature == 3 && numbers.inputSpatial == [1, 2])
    #expect(numbers.kernelInputFeature == 2 && numbers.kernelOutputFeature == 3 && numbers.kernelSpatial == [0, 1])
    #expect(numbers.outputBatch == 0 && numbers.outputFeature == 3 && numbers.outputSpatial == [1, 2])
  }

  @Test func `expands the op that reduce applies into a region`() throws {
    let module = try Module(
      parsing: program(
        """
            %c = stablehlo.constant dense<0.0> : tensor<f32>
            %0 = stablehlo.reduce(%a init: %c) applies stablehlo.add across dimensions = [1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
            return %0 : tensor<2xf32>
        """, results: " -> tensor<2xf32>"))
    try module.verify()
    let reduce = try #require(module.first(.reduce))
    #expect(reduce.integers("dimensions") == [1])
    let body = reduce.regions[0]
    #expect(body.operations.map(\.opcode) == [.add, .return])
    #expect(body.operations[0].operands == body.arguments)
    #expect(body.results == body.operations[0].results)
    let function = try #require(module.main)
    #expect(body.arguments.map { function.type(of: $0) } == Array(repeating: .tensor(TensorType([], .f32)), count: 2))
  }

  @Test func `orders a reducer's arguments as the generic form does`() throws {
    let module = try Module(parsing: try Samples.text("reductions"))
    let reduce = try #require(module.allOperations.first { $0.opcode == .reduce && $0.results.count == 2 })
    let function = try #require(module.functions.first { $0.body.allOperations.contains(reduce) })
    #expect(
      reduce.regions[0].arguments.map { function.tensorType(of: $0)?.element } == [.f32, .i32, .f32, .i32])
  }

  @Test func `reads indexing numbers`() throws {
    let module = try Module(parsing: try Samples.text("indexing"))
    let gather = try #require(module.first(.gather))
    #expect(gather.gatherDimensionNumbers.offsetDims == [1])
    #expect(gather.gatherDimensionNumbers.collapsedSliceDims == [0])
    #expect(gather.gatherDimensionNumbers.startIndexMap == [0])
    #expect(gather.gatherDimensionNumbers.indexVectorDim == 1)
    #expect(gather.integers("slice_sizes") == [1, 6])
    let batched = module.allOperations.filter { $0.opcode == .gather }
      .contains { $0.gatherDimensionNumbers.operandBatchingDims == [0] }
    #expect(batched)
    let scatters = module.allOperations.filter { $0.opcode == .scatter }
    #expect(scatters.contains { $0.scatterDimensionNumbers.inputBatchingDims == [0] })
    #expect(scatters.contains { $0.flag("unique_indices") } && scatters.contains { !$0.flag("unique_indices") })
  }

  @Test func `reads the attributes of functions, arguments and results`() throws {
    let module = try Module(parsing: try Samples.text("gpt_step.debug"))
    #expect(module.attributes["mhlo.num_partitions"] == .integer(1))
    let main = try #require(module.main)
    #expect(main.argumentAttributes.count == main.arguments.count)
    #expect(main.argumentAttributes[0]["tf.aliasing_output"] == .integer(0))
    #expect(main.resultAttributes.count == main.resultTypes.count)
    #expect(main.resultAttributes.allSatisfy { $0["jax.result_info"] != nil })
    #expect(module.functions.dropFirst().allSatisfy { $0.isPrivate })
  }

  @Test func `keeps shardings as written`() throws {
    let module = try Module(parsing: try Samples.text("sharding"))
    #expect(module.meshes.map(\.name) == ["mesh"])
    #expect(module.meshes[0].definition == .opaque(##"#sdy.mesh<["a"=4, "b"=2]>"##))
    #expect(
      module.main?.argumentAttributes[0]["sdy.sharding"] == .opaque(##"#sdy.sharding<@mesh, [{"a"}, {"b"}]>"##))
    let constraint = try #require(module.first(.sdyShardingConstraint))
    #expect(constraint.attributes["sharding"] == .opaque(##"#sdy.sharding<@mesh, [{"a", "b"}, {}]>"##))
  }

  @Test func `reads groups of devices`() throws {
    let module = try Module(parsing: try Samples.text("collectives"))
    let reduce = try #require(module.first(.all_reduce))
    #expect(reduce.replicaGroups == [[0, 2, 4, 6], [1, 3, 5, 7]])
    #expect(reduce.flag("use_global_device_ids"))
    #expect(reduce.attributes["channel_handle"] == .dictionary(["handle": .integer(1), "type": .integer(0)]))
    let permute = try #require(module.first(.collective_permute))
    #expect(permute.pairs("source_target_pairs").map(\.0) == [0, 2, 4, 6, 1, 3, 5, 7])
    #expect(permute.pairs("source_target_pairs").map(\.1) == [2, 4, 6, 0, 3, 5, 7, 1])
  }

  @Test func `undoes escapes in strings`() throws {
    let module = try Module(parsing: try Samples.text("calls"))
    let call = try #require(module.allOperations.first { $0.string("call_target_name") == "my_target" })
    guard case .dictionary(let configuration)? = call.attributes["mhlo.backend_config"] else {
      Issue.record("no mhlo.backend_config")
      return
    }
    #expect(configuration["name"] == .string("a\"b"))
    let three = withUnsafeBytes(of: Int64(3)) { Array($0) }
    #expect(configuration["n"] == .scalar(DenseElements(type: TensorType([], .i64), bytes: three, isSplat: true)))
    #expect(configuration["flag"] == .bool(true))
    let eps = withUnsafeBytes(of: Float(1e-5)) { Array($0) }
    #expect(configuration["eps"] == .scalar(DenseElements(type: TensorType([], .f32), bytes: eps, isSplat: true)))
    #expect(call.flag("has_side_effect"))
  }

  @Test func `follows aliases of attributes, types and locations wherever they stand`() throws {
    let module = try Module(
      parsing: """
        !t = tensor<2xf32>
        #dims = array<i64: 1>
        module @m {
          func.func public @main(%a: !t) -> tensor<3x2xf32> {
            %0 = "stablehlo.broadcast_in_dim"(%a) <{broadcast_dimensions = #dims}> : (!t) -> tensor<3x2xf32> loc(#loc2)
            return %0 : tensor<3x2xf32> loc(fused["f"(#loc1), unknown])
          } loc(unknown)
        }
        #loc1 = loc("model.py":3:4 to :9)
        #loc2 = loc("add"(callsite(#loc1 at "top.py":1:1)))
        """)
    try module.verify()
    let operations = module.allOperations
    #expect(operations[0].integers("broadcast_dimensions") == [1])
    #expect(operations[0].location == SourceLocation(line: 5, column: 10, origin: "add", source: "model.py:3:4"))
    #expect(operations[0].location.sourceLine == "model.py:3")
    #expect(operations[1].location == SourceLocation(line: 6, column: 5, origin: "f", source: "model.py:3:4"))
  }

  @Test func `numbers several results and takes them one by one`() throws {
    let module = try Module(
      parsing: program(
        """
            %0:2 = stablehlo.optimization_barrier %a, %b : tensor<2x3xf32>, tensor<2x3xf32>
            %x, %y = stablehlo.optimization_barrier %0#1, %0#0 : tensor<2x3xf32>, tensor<2x3xf32>
            return %y, %x : tensor<2x3xf32>, tensor<2x3xf32>
        """, results: " -> (tensor<2x3xf32>, tensor<2x3xf32>)"))
    try module.verify()
    let operations = module.allOperations
    #expect(operations[1].operands == [operations[0].results[1], operations[0].results[0]])
    #expect(operations[2].operands == [operations[1].results[1], operations[1].results[0]])
  }
}
