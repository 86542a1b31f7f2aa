import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Matrix products and convolutions.
extension Importer {
  /// Contracted elements whose operand tiles fit SBUF beside each other.
  static let longestContraction = (wide: 4096, narrow: 8192)

  /// A product that the model asks for: `--auto-cast matmult` is about these, and not about sums that we make products.
  func autoCastDot(
    _ lhs: Graph.NodeID, _ rhs: Graph.NodeID, _ numbers: DotDimensionNumbers, _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID {
    guard options.autoCast == .matmult, graph.type(lhs).element == .f32, graph.type(rhs).element == .f32 else {
      return dot(lhs, rhs, numbers, type, origin)
    }
    let element = options.autoCastType.element
    return dot(converted(lhs, to: element, origin), converted(rhs, to: element, origin), numbers, type, origin)
  }

  func dot(
    _ lhs: Graph.NodeID, _ rhs: Graph.NodeID, _ numbers: DotDimensionNumbers, _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID {
    var (lhs, rhs) = (lhs, rhs)
    // bf16 holds the fp8 values that the Tensor engine does not take.
    if !isMatmulType(graph.type(lhs).element) { lhs = converted(lhs, to: .bf16, origin) }
    if !isMatmulType(graph.type(rhs).element) { rhs = converted(rhs, to: .bf16, origin) }
    // The Tensor engine takes operands of one type.
    if graph.type(lhs).element != graph.type(rhs).element {
      lhs = converted(lhs, to: .f32, origin)
      rhs = converted(rhs, to: .f32, origin)
    }
    let shape = graph.type(lhs).shape
    let lengths = numbers.lhsContracting.map { shape[$0] }
    let total = lengths.reduce(1, *)
    let limit = graph.type(lhs).element.byteCount >= 4 ? Self.longestContraction.wide : Self.longestContraction.narrow
    // Long contractions go in parts, and so do lengths that do not divide into good tiles.
    guard let axis = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else {
      return graph.add(.dot(numbers), [lhs, rhs], type, origin)
    }
    let length = lengths[axis]
    var part = length
    if total > limit { part = max(1, limit / (total / length)) }
    if part > 128 {
      if part < length { part = part / 128 * 128 }
      if (1...128).last(where: { part % $0 == 0 })! < 32 { part = part / 128 * 128 }
    }
    if part == length { return graph.add(.dot(numbers), [lhs, rhs], type, origin) }
    let wide = TensorType(type.shape, .f32)
    var sum: Graph.NodeID?
    for start in stride(from: 0, to: length, by: part) {
      let count = min(part, length - start)
      let piece = dot(
        cut(lhs, numbers.lhsContracting[axis], start, count, origin),
        cut(rhs, numbers.rhsContracting[axis], start, count, origin),
        numbers, wide, origin)
      sum = sum.map { graph.add(.elementwise(ElementwiseOp(opcode: .add)), [$0, piece], wide, origin) } ?? piece
    }
    return converted(sum!, to: type.element, origin)
  }

  func isMatmulType(_ element: ElementType) -> Bool {
    switch element {
    case .f8E3M4: false
    case .f8E4M3FN: generation >= .v4
    default: true
    }
  }

  func cut(_ input: Graph.NodeID, _ dimension: Int, _ start: Int, _ count: Int, _ origin: Origin)
    -> Graph.NodeID
  {
    var shape = graph.type(input).shape
    var starts = shape.map { _ in 0 }
    starts[dimension] = start
    shape[dimension] = count
    return view(input, .slice(starts: starts, strides: shape.map { _ in 1 }), shape, origin)
  }

  func converted(_ input: Graph.NodeID, to element: ElementType, _ origin: Origin) -> Graph.NodeID {
    let type = graph.type(input)
    if type.element == element { return input }
    let result = TensorType(type.shape, element)
    if case .splat(let bytes) = graph[input].kind, let value = scalarValue(bytes, type.element) {
      return splat(encodeScalar(value, element), result, origin)
    }
    return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [input], result, origin)
  }

  /// A convolution is a contraction over a sliding-window view: windows are affine, so no patch is ever stored.
  func convolution(
    _ op: Operation, _ inputs: [Graph.NodeID], _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID? {
    guard case .convolution(let numbers)? = op.attributes["dimension_numbers"] else { return nil }
    let element = graph.type(inputs[0]).element
    guard isEngineFloat(element), isEngineFloat(graph.type(inputs[1]).element), isEngineFloat(type.element),
      inputs.allSatisfy({ graph.type($0).elementCount > 0 })
    else { return nil }
    let spatial = numbers.inputSpatial.count
    let ones = Array(repeating: 1, count: spatial)
    let strides = op.integers("window_strides", ones)
    let inputDilation = op.integers("lhs_dilation", ones)
    let kernelDilation = op.integers("rhs_dilation", ones)
    let padding = op.integers("padding", Array(repeating: 0, count: 2 * spatial))
    let reversal = op.bools("window_reversal", Array(repeating: false, count: spatial))
    let featureGroups = op.integer("feature_group_count", 1)
    let batchGroups = op.integer("batch_group_count", 1)
    let kernelShape = graph.type(inputs[1]).shape

    var low = [Int](repeating: 0, count: spatial + 2)
    var high = low
    var interior = low
    for (s, dimension) in numbers.inputSpatial.enumerated() {
      low[dimension] = padding[2 * s]
      high[dimension] = padding[2 * s + 1]
      interior[dimension] = inputDilation[s] - 1
    }
    let zero = splat([UInt8](repeating: 0, count: element.byteCount), TensorType([], element), origin)
    guard isPadded(graph.type(inputs[0]), low: low, high: high, interior: interior) else { return nil }
    let input = pad(inputs[0], zero, low: low, high: high, interior: interior, origin)
    let inputShape = graph.type(input).shape

    // Patches [group, batch, out spatial..., window..., input feature].
    let groups = max(featureGroups, batchGroups)
    let batch = inputShape[numbers.inputBatch] / batchGroups
    let features = kernelShape[numbers.kernelInputFeature]
    let outSpatial = numbers.outputSpatial.map { type.shape[$0] }
    let window = numbers.kernelSpatial.map { kernelShape[$0] }
    let patchShape = [groups, batch] + outSpatial + window + [features]
    var patches = AffineMap(
      terms: Array(repeating: [], count: spatial + 2), constants: Array(repeating: 0, count: spatial + 2))
    patches.terms[numbers.inputBatch] = [.init(dimension: 1, coefficient: 1)]
    patches.terms[numbers.inputFeature] = [.init(dimension: 2 + 2 * spatial, coefficient: 1)]
    if batchGroups > 1 {
      patches.terms[numbers.inputBatch].insert(.init(dimension: 0, coefficient: batch), at: 0)
    } else if featureGroups > 1 {
      patches.terms[numbers.inputFeature].insert(.init(dimension: 0, coefficient: features), at: 0)
    }
    for (s, dimension) in numbers.inputSpatial.enumerated() {
      patches.terms[dimension] = [
        .init(dimension: 2 + s, coefficient: strides[s]),
        .init(dimension: 2 + spatial + s, coefficient: kernelDilation[s]),
      ]
    }
    let lhs = view(input, patches, patchShape, origin)

    // Kernel [group, window..., input feature, output feature].
    let outFeatures = kernelShape[numbers.kernelOutputFeature] / groups
    var kernel = AffineMap(
      terms: Array(repeating: [], count: spatial + 2), constants: Array(repeating: 0, count: spatial + 2))
    for (s, dimension) in numbers.kernelSpatial.enumerated() {
      kernel.terms[dimension] = [.init(dimension: 1 + s, coefficient: reversal[s] ? -1 : 1)]
      kernel.constants[dimension] = reversal[s] ? window[s] - 1 : 0
    }
    kernel.terms[numbers.kernelInputFeature] = [.init(dimension: 1 + spatial, coefficient: 1)]
    kernel.terms[numbers.kernelOutputFeature] = [
      .init(dimension: 0, coefficient: outFeatures), .init(dimension: 2 + spatial, coefficient: 1),
    ]
    let rhs = view(inputs[1], kernel, [groups] + window + [features, outFeatures], origin)

    var dims = DotDimensionNumbers()
    dims.lhsBatching = [0]
    dims.rhsBatching = [0]
    dims.lhsContracting = Array(2 + spatial..<3 + 2 * spatial)
    dims.rhsContracting = Array(1..<2 + spatial)
    let product = autoCastDot(
      lhs, rhs, dims, TensorType([groups, batch] + outSpatial + [outFeatures], type.element), origin)

    // To the output's order: the feature is (group, out feature).
    var permutation = [Int](repeating: 0, count: spatial + 3)
    var merged = [Int](repeating: 0, count: spatial + 3)
    var position = 0
    for d in 0..<spatial + 2 {
      if d == numbers.outputFeature {
        permutation[position] = 0
        permutation[position + 1] = spatial + 2
        position += 2
      } else {
        permutation[position] = d == numbers.outputBatch ? 1 : 2 + numbers.outputSpatial.firstIndex(of: d)!
        position += 1
      }
    }
    let productShape = graph.type(product).shape
    for (i, d) in permutation.enumerated() { merged[i] = productShape[d] }
    return reshape(view(product, .transpose(permutation), merged, origin), type.shape, origin)
  }
}
