import Numerics
import StableHLO
import Testing

@Suite struct `The printer` {
  @Test func `writes MLIR's generic ops in pretty functions`() throws {
    let module = try Module(
      parsing: program(
        "    %0 = stablehlo.transpose %a, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>\n"
          + "    return %0 : tensor<3x2xf32>", arguments: "%a: tensor<2x3xf32> {jax.buffer_donor = true}",
        results: " -> tensor<3x2xf32>"))
    #expect(
      module.text == """
        module @m {
          func.func public @main(%arg0: tensor<2x3xf32> {jax.buffer_donor = true}) -> (tensor<3x2xf32>) {
            %0 = "stablehlo.transpose"(%arg0) <{permutation = array<i64: 1, 0>}> : (tensor<2x3xf32>) -> tensor<3x2xf32>
            "func.return"(%0) : (tensor<3x2xf32>) -> ()
          }
        }

        """)
  }

  @Test func `writes every bit pattern of narrow elements so that it reads back`() throws {
    for element in ElementType.allCases where element.byteCount == 1 && element.isFloat {
      let codes = (0..<1 << element.bitWidth).map { UInt8($0) }
      for values in [codes, [codes[codes.count - 1]], Array(codes.prefix(3))] {
        let type = TensorType([values.count], element)
        let constant = DenseElements(type: type, bytes: values, isSplat: values.count == 1)
        let function = Function(
          name: "main", valueTypes: [.tensor(type)],
          body: Region(operations: [
            Operation(.constant, results: [Value(index: 0)], attributes: ["value": .elements(constant)]),
            Operation(.return),
          ]))
        let again = try Module(parsing: Module(functions: [function]).text)
        #expect(again.first(.constant)?.constantElements == constant, "\(element)")
      }
    }
  }

  @Test func `writes every kind of attribute so that it reads back`() throws {
    var convolution = ConvolutionDimensionNumbers()
    convolution.inputSpatial = [7]
    let attributes: [String: Attribute] = [
      "a.unit": .unit, "a.bool": .bool(true), "a.integer": .integer(.min), "a.float": .float(-1e-300),
      "a.nan": .float(.infinity), "a.string": .string("quote \" back\\slash\n\u{1F682}"), "a.symbol": .symbol("x y"),
      "a.type": .type(.tuple([.token, .tensor(TensorType([0, 2], .complexF64))])), "a.integers": .integers([1, -2]),
      "a.none": .integers([]), "a.bools": .bools([true, false]), "a.array": .array([.array([]), .unit]),
      "a b": .dictionary(["with space": .integer(1), "plain": .string("")]), "a.word": .enumeration("HIGH"),
      "a.dot": .dot(DotDimensionNumbers()), "a.gather": .gather(GatherDimensionNumbers()),
      "a.scatter": .scatter(ScatterDimensionNumbers()), "a.convolution": .convolution(convolution),
      "a.opaque": .opaque("#sdy.sharding<@mesh, [{\"a\"}]>"),
    ]
    let function = Function(
      name: "odd name", attributes: attributes,
      body: Region(operations: [
        Operation(.return, attributes: attributes, location: SourceLocation(origin: "a \"b\"", source: "f.py:1:2"))
      ]))
    let module = Module(name: "m n", attributes: attributes, functions: [function])
    let again = try Module(parsing: module.text)
    #expect(again.withoutPlaces == module.withoutPlaces)
  }

  @Test func `keeps the types of the numbers in a custom call's configuration`() throws {
    func scalar(_ element: ElementType, _ bytes: [UInt8]) -> Attribute {
      .scalar(DenseElements(type: TensorType([], element), bytes: bytes, isSplat: true))
    }
    let module = try Module(
      parsing: program(
        "    stablehlo.custom_call @f() {mhlo.backend_config = {a = 200 : ui8, b = -2 : i16, c = 0.5 : f32, d = true, "
          + "e = array<i32: 1, 2>, f = 7, g = \"x\", h = {i = 0xFF800000 : f32}}, n = 3 : i32} : () -> ()\n"
          + "    return"))
    let call = try #require(module.first(.custom_call))
    let expected: [String: Attribute] = [
      "a": scalar(.ui8, [200]), "b": scalar(.i16, [0xFE, 0xFF]), "c": scalar(.f32, [0, 0, 0, 0x3F]), "d": .bool(true),
      "e": .elements(DenseElements(type: TensorType([2], .i32), bytes: [1, 0, 0, 0, 2, 0, 0, 0], isSplat: false)),
      "f": scalar(.i64, [7, 0, 0, 0, 0, 0, 0, 0]), "g": .string("x"),
      "h": .dictionary(["i": scalar(.f32, [0, 0, 0x80, 0xFF])]),
    ]
    #expect(call.attributes["mhlo.backend_config"] == .dictionary(expected))
    #expect(call.attributes["n"] == .integer(3))
    #expect(try Module(parsing: module.text).withoutPlaces == module.withoutPlaces)
  }

  @Test func `numbers values in the order of their definition`() throws {
    let type = ValueType.tensor(TensorType([], .f32))
    let function = Function(
      name: "main", valueTypes: Array(repeating: type, count: 9), resultTypes: [type],
      body: Region(
        arguments: [Value(index: 8)],
        operations: [
          Operation(.abs, operands: [Value(index: 8)], results: [Value(index: 3)]),
          Operation(.negate, operands: [Value(index: 3)], results: [Value(index: 5)]),
          Operation(.return, operands: [Value(index: 5)]),
        ]))
    let again = try Module(parsing: Module(functions: [function]).text)
    try again.verify()
    #expect(again.main?.valueTypes.count == 3)
    #expect(again.allOperations.map(\.operands) == [[Value(index: 0)], [Value(index: 1)], [Value(index: 2)]])
  }
}
