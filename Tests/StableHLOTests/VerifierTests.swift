import Numerics
import StableHLO
import Testing

/// What verifying `text` throws; nil when it throws nothing.
private func verifyingError(_ text: String) throws -> StableHLOError? {
  let module = try Module(parsing: text, fileName: "f.mlir")
  do throws(StableHLOError) {
    try module.verify()
    return nil
  } catch {
    return error
  }
}

@Suite struct `The verifier` {
  /// Ops whose types do not fit, over `%a: tensor<2x3xf32>`, `%i: tensor<2x3xi32>`, `%p: tensor<i1>`, `%s: tensor<f32>`.
  static let misfits: [(op: String, says: String)] = [
    (#""stablehlo.abs"(%a) : (tensor<2x3xf32>) -> tensor<3x2xf32>"#, "result must be tensor<2x3xf32>"),
    (#""stablehlo.exponential"(%i) : (tensor<2x3xi32>) -> tensor<2x3xi32>"#, "must be floats or complex, not i32"),
    (#""stablehlo.not"(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "must be booleans or integers, not f32"),
    (#""stablehlo.add"(%a, %i) : (tensor<2x3xf32>, tensor<2x3xi32>) -> tensor<2x3xf32>"#, "both operands"),
    (#""stablehlo.and"(%a, %a) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#, "booleans or integers"),
    (#""stablehlo.convert"(%a) : (tensor<2x3xf32>) -> tensor<6xbf16>"#, "result must be tensor<2x3xbf16>"),
    (#""stablehlo.bitcast_convert"(%a) : (tensor<2x3xf32>) -> tensor<2x3x2xi8>"#, "the same bits"),
    (
      #""stablehlo.compare"(%a, %a) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#,
      "result must be tensor<2x3xi1>"
    ),
    (#"stablehlo.compare LT, %a, %a, SIGNED : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>"#, "SIGNED"),
    (#""stablehlo.select"(%s, %a, %a) : (tensor<f32>, tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#, "i1"),
    (#""stablehlo.clamp"(%p, %a, %p) : (tensor<i1>, tensor<2x3xf32>, tensor<i1>) -> tensor<2x3xf32>"#, "bounds"),
    (#"stablehlo.broadcast_in_dim %a, dims = [0, 1] : (tensor<2x3xf32>) -> tensor<2x4xf32>"#, "size 3 cannot become 4"),
    (#"stablehlo.broadcast_in_dim %a, dims = [0] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "needs 2 numbers"),
    (#"stablehlo.broadcast_in_dim %a, dims = [1, 1] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "has 1 twice"),
    (#"stablehlo.concatenate %a, %a, dim = 1 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>"#, "2x6"),
    (#"stablehlo.concatenate %a, %a, dim = 2 : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>"#, "has 2"),
    (
      #"stablehlo.dynamic_slice %a, %j, %j, sizes = [2, 4] : (tensor<2x3xf32>, tensor<i32>, tensor<i32>) -> tensor<2x4xf32>"#,
      "a slice of 4"
    ),
    (
      #"stablehlo.dynamic_slice %a, %j, sizes = [2, 2] : (tensor<2x3xf32>, tensor<i32>) -> tensor<2x2xf32>"#,
      "needs 2 start"
    ),
    (#"stablehlo.dynamic_update_slice %s, %a : (tensor<f32>, tensor<2x3xf32>) -> tensor<f32>"#, "must fit"),
    (#"stablehlo.iota dim = 2 : tensor<2x3xf32>"#, "'iota_dimension' has 2"),
    (
      #"stablehlo.pad %a, %s, low = [1, 0], high = [0, 0], interior = [0, 1] : (tensor<2x3xf32>, tensor<f32>) -> tensor<3x3xf32>"#,
      "3x5"
    ),
    (
      #"stablehlo.pad %a, %s, low = [-3, 0], high = [0, 0], interior = [0, 0] : (tensor<2x3xf32>, tensor<f32>) -> tensor<0x3xf32>"#,
      "takes more"
    ),
    (
      #"stablehlo.pad %a, %s, low = [9223372036854775807, 0], high = [9223372036854775807, 0], interior = [0, 0] : (tensor<2x3xf32>, tensor<f32>) -> tensor<0x3xf32>"#,
      "must be"
    ),
    (#"stablehlo.reshape %a : (tensor<2x3xf32>) -> tensor<7xf32>"#, "the same number of elements"),
    (#"stablehlo.slice %a [0:2, 2:4] : (tensor<2x3xf32>) -> tensor<2x2xf32>"#, "[2:4:1] of a dimension of 3"),
    (#"stablehlo.slice %a [0:2, 0:3:2] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "2x2"),
    (#"stablehlo.transpose %a, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "3x2"),
    (#"stablehlo.transpose %a, dims = [0, 2] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "'permutation' has 2"),
    (
      #"stablehlo.dot_general %a, %a, contracting_dims = [1] x [0] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#,
      "sizes 3 and 2"
    ),
    (
      #"stablehlo.dot_general %a, %a, contracting_dims = [1] x [1] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#,
      "2x2"
    ),
    (
      #"stablehlo.dot_general %a, %a, batching_dims = [0] x [0], contracting_dims = [0] x [1] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>"#,
      "has 0 twice"
    ),
    (
      #"stablehlo.reduce(%a init: %s) applies stablehlo.add across dimensions = [0] : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>"#,
      "shape [3]"
    ),
    (
      #"stablehlo.reduce(%a init: %a) applies stablehlo.add across dimensions = [0] : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<3xf32>"#,
      "scalars"
    ),
    (#"stablehlo.reverse %a, dims = [0, 0] : tensor<2x3xf32>"#, "has 0 twice"),
    (#"stablehlo.fft %a, type = FFT, length = [3] : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "take complex"),
    (#"stablehlo.fft %a, type = RFFT, length = [3] : (tensor<2x3xf32>) -> tensor<2x3xcomplex<f32>>"#, "2x2"),
    (#"stablehlo.cholesky %a : tensor<2x3xf32>"#, "square"),
    (#"call @nowhere(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "no such function"),
    (#"call @other(%a) : (tensor<2x3xf32>) -> tensor<2x3xf32>"#, "'@other' is (tensor<f32>) -> (tensor<f32>)"),
    (#"stablehlo.get_dimension_size %a, dim = 0 : (tensor<2x3xf32>) -> tensor<f32>"#, "tensor<i32>"),
    (
      #""stablehlo.gather"(%a, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 2>, slice_sizes = array<i64: 1, 3>}> : (tensor<2x3xf32>, tensor<2x3xi32>) -> tensor<2x3xf32>"#,
      "result must be tensor<2x3x3xf32>"
    ),
    (
      #""stablehlo.gather"(%a, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 3>}> : (tensor<2x3xf32>, tensor<2x3xi32>) -> tensor<2x3xf32>"#,
      "'start_index_map' needs 3 numbers"
    ),
    (
      #""stablehlo.case"(%j) ({ stablehlo.return %s : tensor<f32> }) : (tensor<i32>) -> tensor<2x3xf32>"#,
      "its branch must return (tensor<2x3xf32>), returns (tensor<f32>)"
    ),
    (
      #""stablehlo.while"(%s) ({ ^bb0(%x: tensor<f32>): stablehlo.return %x : tensor<f32> }, { ^bb0(%x: tensor<f32>): stablehlo.return %x : tensor<f32> }) : (tensor<f32>) -> tensor<f32>"#,
      "its condition must return (tensor<i1>)"
    ),
    (
      #""stablehlo.sort"(%a) <{dimension = 2 : i64}> ({ ^bb0(%x: tensor<f32>, %y: tensor<f32>): stablehlo.return %p : tensor<i1> }) : (tensor<2x3xf32>) -> tensor<2x3xf32>"#,
      "'dimension' is 2"
    ),
    (
      #"stablehlo.convolution(%k, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {stride = [2], pad = [[1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<2x9x4xf32>, tensor<3x4x6xf32>) -> tensor<2x9x6xf32>"#,
      "result must be tensor<2x5x6xf32>"
    ),
    (
      #"stablehlo.convolution(%k, %w) dim_numbers = [b, 0, f]x[0, i, o]->[b, 0, f], window = {} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<2x9x4xf32>, tensor<3x4x6xf32>) -> tensor<2x7x6xf32>"#,
      "divided by the feature groups (2)"
    ),
    (
      #""stablehlo.reduce_window"(%a, %s) <{window_dimensions = array<i64: 1, 2>, window_strides = array<i64: 1, 0>}> ({ ^bb0(%x: tensor<f32>, %y: tensor<f32>): stablehlo.return %x : tensor<f32> }) : (tensor<2x3xf32>, tensor<f32>) -> tensor<2x2xf32>"#,
      "at least 1"
    ),
  ]

  @Test(arguments: misfits) func `refuses types that do not fit`(op: String, says: String) throws {
    let text = """
      module @m {
        func.func public @main(%a: tensor<2x3xf32>, %i: tensor<2x3xi32>, %p: tensor<i1>, %s: tensor<f32>, %j: tensor<i32>, %k: tensor<2x9x4xf32>, %w: tensor<3x4x6xf32>) {
          %0 = \(op)
          return
        }
        func.func private @other(%a: tensor<f32>) -> tensor<f32> {
          return %a : tensor<f32>
        }
      }
      """
    let error = try #require(try verifyingError(text))
    #expect(error.message.contains(says), "\(error)")
    #expect(error.line == 3 && error.column == 10 && error.fileName == "f.mlir", "\(error)")
    #expect([.typeMismatch, .badAttribute, .undefinedSymbol, .count].contains(error.code))
  }

  @Test func `names op, operand types and place of a shape mismatch`() throws {
    let error = try #require(
      try verifyingError(
        program(
          "    %0 = \"stablehlo.multiply\"(%a, %b) : (tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>\n    return",
          arguments: "%a: tensor<2x3xf32>, %b: tensor<3xf32>")))
    #expect(
      error.description
        == "f.mlir:3:10: type-mismatch: stablehlo.multiply : (tensor<2x3xf32>, tensor<3xf32>) -> (tensor<2x3xf32>): "
        + "both operands must have the same type")
  }

  @Test func `names the user's line when the module has it`() throws {
    let error = try #require(
      try verifyingError(
        program(
          "    %0 = \"stablehlo.abs\"(%a) : (tensor<2x3xf32>) -> tensor<f32> loc(\"abs\"(\"model.py\":7:2))\n    return"
        )))
    #expect(error.message.hasSuffix("[abs, model.py:7:2]"))
  }

  @Test func `refuses a function that returns other types than it says`() throws {
    let error = try verifyingError(
      program("    return %a : tensor<2x3xf32>", results: " -> tensor<3x2xf32>"))
    #expect(error?.code == .typeMismatch)
    #expect(error?.line == 3)
  }

  // MARK: Modules built by code

  private func module(_ operations: [StableHLO.Operation], values: Int = 3) -> Module {
    let type = ValueType.tensor(TensorType([2], .f32))
    return Module(functions: [
      Function(
        name: "main", valueTypes: Array(repeating: type, count: values), resultTypes: [],
        body: Region(arguments: [Value(index: 0)], operations: operations))
    ])
  }

  private func code(_ module: Module) -> StableHLOError.Code? {
    do throws(StableHLOError) {
      try module.verify()
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `holds modules built by code to the same rules`() {
    let end = Operation(.return)
    func abs(_ from: Int, _ to: Int) -> StableHLO.Operation {
      Operation(.abs, operands: [Value(index: from)], results: [Value(index: to)])
    }
    #expect(code(module([abs(0, 1), abs(1, 2), end])) == nil)
    #expect(code(module([abs(1, 2), abs(0, 1), end])) == .undefinedValue)
    #expect(code(module([abs(0, 1), abs(0, 1), end])) == .redefinedValue)
    #expect(code(module([abs(0, 7), end])) == .undefinedValue)
    #expect(code(module([abs(-1, 1), end])) == .undefinedValue)
    #expect(code(module([abs(0, 1)])) == .syntax)
    #expect(code(module([end, end])) == .syntax)
    #expect(code(module([Operation(.abs, results: [Value(index: 1)]), end])) == .count)
    #expect(
      code(module([Operation(.reverse, operands: [Value(index: 0)], results: [Value(index: 1)]), end]))
        == .missingAttribute)
    let wrong = Operation(
      .reverse, operands: [Value(index: 0)], results: [Value(index: 1)], attributes: ["dimensions": .string("0")])
    #expect(code(module([wrong, end])) == .badAttribute)
  }

  @Test func `does not let a region's values out`() {
    let type = ValueType.tensor(TensorType([], .i32))
    let inner = Region(operations: [
      Operation(.abs, operands: [Value(index: 0)], results: [Value(index: 1)]),
      Operation(.return, operands: [Value(index: 1)]),
    ])
    let function = Function(
      name: "main", valueTypes: Array(repeating: type, count: 4),
      body: Region(
        arguments: [Value(index: 0)],
        operations: [
          Operation(.case, operands: [Value(index: 0)], results: [Value(index: 2)], regions: [inner]),
          Operation(.abs, operands: [Value(index: 1)], results: [Value(index: 3)]), Operation(.return),
        ]))
    #expect(code(Module(functions: [function])) == .undefinedValue)
  }

  @Test func `does not trap on impossible shapes`() {
    let huge = ValueType.tensor(TensorType([Int.max, Int.max], .f32))
    let negative = ValueType.tensor(TensorType([-1], .f32))
    for type in [huge, negative] {
      let function = Function(
        name: "main", valueTypes: [type], body: Region(arguments: [Value(index: 0)], operations: [Operation(.return)]))
      #expect(code(Module(functions: [function])) == .tooLarge)
    }
  }
}
