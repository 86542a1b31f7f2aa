import Numerics
import Reference
import StableHLO
import Testing

/// Ops as no verifier would let them pass: the evaluator must answer with results or an error, never trap.
@Suite struct HostileOperationTests {
  static let types: [TensorType] = [
    TensorType([], .f32), TensorType([3], .f32), TensorType([2, 3], .i32), TensorType([0, 2], .bf16),
    TensorType([2, 2], .complexF32), TensorType([4], .bool), TensorType([2], .ui64), TensorType([], .i4),
    TensorType([1, 2, 2, 1], .f32),
  ]

  static let numbers: [Int64] = [.min, -1, 0, 1, 2, 7, .max]

  /// Attributes of every key the evaluator reads, all with values from one small list of bad ideas.
  static func attributes(_ seed: Int) -> [String: Attribute] {
    func pick(_ i: Int) -> Int64 { numbers[(seed &* 31 &+ i &* 7) % numbers.count] }
    func list(_ i: Int) -> Attribute { .integers((0..<(seed + i) % 4).map { pick($0 + i) }) }
    func dims(_ i: Int) -> [Int] { (0..<(seed + i) % 3).map { Int(pick($0 + i)) } }
    var attributes: [String: Attribute] = [:]
    let lists = [
      "broadcast_dimensions", "broadcast_sizes", "permutation", "dimensions", "edge_padding_low", "edge_padding_high",
      "interior_padding", "start_indices", "limit_indices", "strides", "slice_sizes", "window_dimensions",
      "window_strides", "base_dilations", "window_dilations", "padding", "lhs_dilation", "rhs_dilation", "fft_length",
      "source_target_pairs",
    ]
    for (i, key) in lists.enumerated() { attributes[key] = list(i) }
    let integers = [
      "dimension", "iota_dimension", "k", "exponent_bits", "mantissa_bits", "feature_index", "feature_group_count",
      "batch_group_count",
    ]
    for (i, key) in integers.enumerated() { attributes[key] = .integer(pick(i)) }
    var dot = DotDimensionNumbers()
    (dot.lhsBatching, dot.rhsBatching, dot.lhsContracting, dot.rhsContracting) = (dims(0), dims(1), dims(2), dims(3))
    attributes["dot_dimension_numbers"] = .dot(dot)
    var scatter = ScatterDimensionNumbers()
    (scatter.updateWindowDims, scatter.insertedWindowDims, scatter.inputBatchingDims) = (dims(0), dims(1), dims(2))
    (scatter.scatterIndicesBatchingDims, scatter.scatterDimsToOperandDims) = (dims(3), dims(4))
    scatter.indexVectorDim = Int(pick(5))
    attributes["scatter_dimension_numbers"] = .scatter(scatter)
    var gather = GatherDimensionNumbers()
    (gather.offsetDims, gather.collapsedSliceDims, gather.operandBatchingDims) = (dims(0), dims(1), dims(2))
    (gather.startIndicesBatchingDims, gather.startIndexMap, gather.indexVectorDim) = (dims(3), dims(4), Int(pick(5)))
    var convolution = ConvolutionDimensionNumbers()
    (convolution.inputFeature, convolution.kernelOutputFeature, convolution.outputFeature) = (3, 3, 3)
    convolution.inputSpatial = seed % 2 == 0 ? [1, 2] : dims(1)
    (convolution.kernelSpatial, convolution.kernelInputFeature) = ([0, 1], 2)
    convolution.outputSpatial = [1, 2]
    attributes["dimension_numbers"] = seed % 2 == 0 ? .gather(gather) : .convolution(convolution)
    attributes["comparison_direction"] = .enumeration("LT")
    attributes["fft_type"] = .enumeration(["FFT", "IFFT", "RFFT", "IRFFT"][seed % 4])
    attributes["rng_algorithm"] = .enumeration(["DEFAULT", "THREE_FRY"][seed % 2])
    attributes["transpose_a"] = .enumeration(["NO_TRANSPOSE", "ADJOINT"][seed % 2])
    attributes["left_side"] = .bool(seed % 2 == 0)
    attributes["epsilon"] = .float(0.1)
    attributes["call_target_name"] = .string(
      ["Qr", "ProductOfElementaryHouseholderReflectors", "ApproxTopK", "Sharding"][seed % 4])
    attributes["callee"] = .symbol("nobody")
    attributes["decomposition"] = .symbol("nobody")
    attributes["value"] = .elements(
      DenseElements(type: types[seed % types.count], bytes: [1, 2, 3], isSplat: seed % 2 == 0))
    return attributes
  }

  @Test(arguments: Opcode.allCases)
  func `no op traps on operands, attributes and results that do not fit`(opcode: Opcode) {
    var outcomes = 0
    for seed in 0..<160 {
      var function = Function(name: "f")
      let picked = (0..<seed % 5).map { Self.types[(seed / 5 &+ $0 &* (1 + seed / 45)) % Self.types.count] }
      let operands = picked.map { function.makeValue(.tensor($0)) }
      let results = (0..<1 + seed % 3 / 2).map {
        function.makeValue(.tensor(Self.types[(seed / 3 + $0) % Self.types.count]))
      }
      let scalar = TensorType([], picked.first?.element ?? .f32)
      let arguments = (0..<2 * max(1, picked.count / 2)).map { _ in function.makeValue(.tensor(scalar)) }
      // `while` would run for ever on a region that returns true.
      let region = Region(arguments: arguments, operations: [Operation(.return, operands: [arguments[0]])])
      let op = Operation(
        opcode, operands: operands, results: results, attributes: seed % 7 == 0 ? [:] : Self.attributes(seed),
        regions: opcode == .while || seed % 11 == 0 ? [] : [region, region])
      let inputs = picked.map { type in
        Tensor(type: type, bytes: (0..<type.byteCount).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ seed) })
      }
      do throws(ReferenceError) {
        let outputs = try Evaluator.evaluate(op, in: function, operands: inputs, module: Module(functions: [function]))
        #expect(outputs.allSatisfy { $0.bytes.count == $0.type.byteCount })
      } catch {
        #expect(!error.message.isEmpty)
      }
      outcomes += 1
    }
    #expect(outcomes == 160)
  }
}
