import Numerics

extension Verifier {
  func verifyDotGeneral(_ op: Operation) throws(StableHLOError) {
    let lhs = try tensor(op, 0)
    let rhs = try tensor(op, 1)
    let numbers = op.dotDimensionNumbers
    try expect(
      dimensions: numbers.lhsBatching + numbers.lhsContracting, "lhs dimensions", below: lhs.rank, op)
    try expect(
      dimensions: numbers.rhsBatching + numbers.rhsContracting, "rhs dimensions", below: rhs.rank, op)
    for (name, left, right) in [
      ("batching", numbers.lhsBatching, numbers.rhsBatching),
      ("contracting", numbers.lhsContracting, numbers.rhsContracting),
    ] {
      guard left.count == right.count else {
        throw wrongAttribute(op, "\(left.count) \(name) dimensions on the left, \(right.count) on the right")
      }
      for (l, r) in zip(left, right) where lhs.shape[l] != rhs.shape[r] {
        throw mismatch(op, "\(name) dimensions \(l) and \(r) have sizes \(lhs.shape[l]) and \(rhs.shape[r])")
      }
    }
    let shape =
      numbers.lhsBatching.map { lhs.shape[$0] }
      + lhs.shape.indices.filter { !(numbers.lhsBatching + numbers.lhsContracting).contains($0) }.map { lhs.shape[$0] }
      + rhs.shape.indices.filter { !(numbers.rhsBatching + numbers.rhsContracting).contains($0) }.map { rhs.shape[$0] }
    try expect(op, is: TensorType(shape, try result(op).element))
  }

  func verifyDot(_ op: Operation) throws(StableHLOError) {
    let lhs = try tensor(op, 0)
    let rhs = try tensor(op, 1)
    guard (1...2).contains(lhs.rank), (1...2).contains(rhs.rank), lhs.shape.last == rhs.shape.first else {
      throw mismatch(op, "operands must be vectors or matrices whose inner dimensions agree")
    }
    try expect(op, is: TensorType(Array(lhs.shape.dropLast() + rhs.shape.dropFirst()), try result(op).element))
  }

  // MARK: Windows

  /// The size of one dimension after a window has moved over it; nil when a number makes no sense.
  private func windowed(
    _ size: Int, window: Int, stride: Int, low: Int, high: Int, dilation: Int, windowDilation: Int
  ) -> Int? {
    guard window > 0, stride > 0, dilation > 0, windowDilation > 0 else { return nil }
    let dilated = size == 0 ? 0 : Saturating.plus(Saturating.times(size - 1, dilation), 1)
    let padded = Saturating.plus(dilated, Saturating.plus(low, high))
    let reach = Saturating.plus(Saturating.times(window - 1, windowDilation), 1)
    guard padded >= 0 else { return nil }
    return padded == 0 || reach > padded ? 0 : (padded - reach) / stride + 1
  }

  private func windowShape(
    _ op: Operation, _ shape: [Int], window: [Int], dilations: [Int], windowDilations: [Int]
  ) throws(StableHLOError) -> [Int] {
    let strides = op.integers("window_strides")
    let padding = op.integers("padding")
    for (name, values) in [
      ("window_dimensions", window), ("window_strides", strides), ("base dilations", dilations),
      ("window dilations", windowDilations),
    ] { try expect(count: shape.count, values.count, name, op) }
    try expect(count: 2 * shape.count, padding.count, "padding", op)
    var sizes: [Int] = []
    for index in shape.indices {
      guard
        let size = windowed(
          shape[index], window: window[index], stride: strides[index], low: padding[2 * index],
          high: padding[2 * index + 1], dilation: dilations[index], windowDilation: windowDilations[index])
      else {
        throw wrongAttribute(
          op, "windows, strides and dilations are at least 1, and padding takes no more than there is")
      }
      sizes.append(size)
    }
    return sizes
  }

  func verifyConvolution(_ op: Operation) throws(StableHLOError) {
    let lhs = try tensor(op, 0)
    let rhs = try tensor(op, 1)
    let output = try result(op)
    let numbers = op.convolutionDimensionNumbers
    let spatial = numbers.inputSpatial.count
    let rank = spatial + 2
    guard lhs.rank == rank, rhs.rank == rank, output.rank == rank, numbers.kernelSpatial.count == spatial,
      numbers.outputSpatial.count == spatial
    else { throw mismatch(op, "both operands and the result need \(rank) dimensions") }
    try expect(
      dimensions: [numbers.inputBatch, numbers.inputFeature] + numbers.inputSpatial, "input dimensions", below: rank, op
    )
    try expect(
      dimensions: [numbers.kernelInputFeature, numbers.kernelOutputFeature] + numbers.kernelSpatial,
      "kernel dimensions", below: rank, op)
    try expect(
      dimensions: [numbers.outputBatch, numbers.outputFeature] + numbers.outputSpatial, "output dimensions",
      below: rank, op)
    let features = op.integer("feature_group_count")
    let batches = op.integer("batch_group_count")
    guard features > 0, batches > 0, features == 1 || batches == 1 else {
      throw wrongAttribute(op, "group counts are positive, and one of them is 1")
    }
    let inputFeatures = lhs.shape[numbers.inputFeature]
    let outputFeatures = rhs.shape[numbers.kernelOutputFeature]
    guard inputFeatures % features == 0, inputFeatures / features == rhs.shape[numbers.kernelInputFeature] else {
      throw mismatch(
        op,
        "the kernel's input features (\(rhs.shape[numbers.kernelInputFeature])) must be the input's "
          + "(\(inputFeatures)) divided by the feature groups (\(features))")
    }
    guard outputFeatures % features == 0, outputFeatures % batches == 0, lhs.shape[numbers.inputBatch] % batches == 0
    else { throw mismatch(op, "groups must divide the batch and the output features") }
    guard op.bools("window_reversal").count == spatial else {
      throw wrongAttribute(op, "'window_reversal' needs \(spatial) values")
    }
    let sizes = try windowShape(
      op, numbers.inputSpatial.map { lhs.shape[$0] }, window: numbers.kernelSpatial.map { max(1, rhs.shape[$0]) },
      dilations: op.integers("lhs_dilation"), windowDilations: op.integers("rhs_dilation"))
    var shape = [Int](repeating: 0, count: rank)
    shape[numbers.outputBatch] = lhs.shape[numbers.inputBatch] / batches
    shape[numbers.outputFeature] = outputFeatures
    for (place, size) in zip(numbers.outputSpatial, sizes) { shape[place] = size }
    try expect(op, is: TensorType(shape, output.element))
  }

  // MARK: Reductions

  /// Inputs and initial values of a reduction: as many of each, inputs of one shape, initial values scalars.
  private func reductionInputs(_ op: Operation) throws(StableHLOError) -> [TensorType] {
    guard op.operands.count % 2 == 0, op.results.count == op.operands.count / 2 else {
      throw mismatch(op, "it takes as many initial values as inputs and returns as many results")
    }
    let types = try tensors(op)
    let count = types.count / 2
    for index in 0..<count {
      guard types[index].shape == types[0].shape else { throw mismatch(op, "inputs must have one shape") }
      guard types[count + index].rank == 0 else { throw mismatch(op, "initial values must be scalars") }
    }
    return Array(types[..<count])
  }

  /// The body takes and returns scalars of the results' element types, which may be wider than the inputs'.
  private func verifyBody(_ op: Operation, shape: [Int]) throws(StableHLOError) {
    var scalars: [ValueType] = []
    for index in op.results.indices {
      let output = try result(op, index)
      guard output.shape == shape else { throw mismatch(op, "result \(index) must have the shape \(shape)") }
      scalars.append(scalar(output))
    }
    try expect(region: op.regions[0], takes: scalars + scalars, returns: scalars, op, "body")
  }

  func verifyReduce(_ op: Operation) throws(StableHLOError) {
    let inputs = try reductionInputs(op)
    let dimensions = op.integers("dimensions")
    try expect(dimensions: dimensions, "dimensions", below: inputs[0].rank, op)
    let shape = inputs[0].shape.indices.filter { !dimensions.contains($0) }.map { inputs[0].shape[$0] }
    try verifyBody(op, shape: shape)
  }

  func verifyReduceWindow(_ op: Operation) throws(StableHLOError) {
    let inputs = try reductionInputs(op)
    let shape = try windowShape(
      op, inputs[0].shape, window: op.integers("window_dimensions"), dilations: op.integers("base_dilations"),
      windowDilations: op.integers("window_dilations"))
    try verifyBody(op, shape: shape)
  }

  func verifySelectAndScatter(_ op: Operation) throws(StableHLOError) {
    let types = try tensors(op)
    let ones = [Int](repeating: 1, count: types[0].rank)
    let shape = try windowShape(
      op, types[0].shape, window: op.integers("window_dimensions"), dilations: ones, windowDilations: ones)
    guard types[1] == TensorType(shape, types[0].element), types[2] == TensorType([], types[0].element) else {
      throw mismatch(op, "the source must be \(TensorType(shape, types[0].element)), the initial value a scalar")
    }
    let element = scalar(types[0])
    try expect(
      region: op.regions[0], takes: [element, element], returns: [.tensor(TensorType([], .bool))], op, "selection")
    try expect(region: op.regions[1], takes: [element, element], returns: [element], op, "scatter computation")
    try expect(op, is: types[0])
  }

  func verifyMap(_ op: Operation) throws(StableHLOError) {
    let types = try tensors(op)
    guard types.allSatisfy({ $0.shape == types[0].shape }), try result(op).shape == types[0].shape else {
      throw mismatch(op, "operands and result must have one shape")
    }
    guard op.integers("dimensions") == Array(0..<types[0].rank) else {
      throw wrongAttribute(op, "'dimensions' must be all dimensions in order")
    }
    try expect(
      region: op.regions[0], takes: types.map { scalar($0) }, returns: [scalar(try result(op))], op, "computation")
  }

  // MARK: Larger functions

  func verifyBatchNorm(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let feature = op.integer("feature_index")
    try expect(dimensions: [feature], "feature_index", below: operand.rank, op)
    let vector = TensorType([operand.shape[feature]], operand.element)
    for (index, type) in try tensors(op).enumerated() where index > 0 {
      let wanted = op.opcode == .batch_norm_grad && index == 4 ? operand : vector
      guard type == wanted else { throw mismatch(op, "operand \(index) must be \(wanted)") }
    }
    try expect(op, 0, is: operand)
    for index in op.results.indices.dropFirst() { try expect(op, index, is: vector) }
  }

  func verifySolver(_ op: Operation) throws(StableHLOError) {
    let a = try tensor(op, 0)
    guard a.rank >= 2, a.shape[a.rank - 1] == a.shape[a.rank - 2], a.element.isFloat || a.element.isComplex else {
      throw mismatch(op, "the first operand must hold square matrices of floats or complex numbers")
    }
    guard op.opcode == .triangular_solve else { return try expect(op, is: a) }
    let b = try tensor(op, 1)
    guard b.element == a.element, b.rank == a.rank, a.shape.dropLast(2) == b.shape.dropLast(2),
      b.shape[b.rank - (op.flag("left_side") ? 2 : 1)] == a.shape[a.rank - 1]
    else { throw mismatch(op, "the right-hand sides must fit the matrices") }
    try expect(op, is: b)
  }

  func verifyFFT(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let lengths = op.integers("fft_length")
    guard (1...3).contains(lengths.count), lengths.count <= operand.rank else {
      throw wrongAttribute(op, "'fft_length' has 1 to 3 numbers, and no more than the operand has dimensions")
    }
    let first = operand.rank - lengths.count
    var input = Array(operand.shape[..<first]) + lengths
    var wanted = input
    var element = operand.element
    let last = operand.rank - 1
    switch op.string("fft_type") {
    case "RFFT":
      wanted[last] = lengths[lengths.count - 1] == 0 ? 0 : lengths[lengths.count - 1] / 2 + 1
      element = operand.element == .f64 ? .complexF64 : .complexF32
      guard operand.element == .f32 || operand.element == .f64 else { throw mismatch(op, "RFFT takes f32 or f64") }
    case "IRFFT":
      input[last] = lengths[lengths.count - 1] == 0 ? 0 : lengths[lengths.count - 1] / 2 + 1
      element = operand.element == .complexF64 ? .f64 : .f32
      guard operand.element.isComplex else { throw mismatch(op, "IRFFT takes complex numbers") }
    default:
      guard operand.element.isComplex else { throw mismatch(op, "FFT and IFFT take complex numbers") }
    }
    guard operand.shape == input else { throw mismatch(op, "the operand must have the shape \(input)") }
    try expect(op, is: TensorType(wanted, element))
  }

  func verifyRandomBits(_ op: Operation) throws(StableHLOError) {
    let state = try tensor(op, 0)
    guard state.rank == 1, state.element.isInteger else { throw mismatch(op, "the state must be a vector of integers") }
    try expect(op, 0, is: state)
    guard try result(op, 1).element != .bool else { throw mismatch(op, "random bits fill numbers") }
  }

  func verifyTopK(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let count = op.integer("k")
    guard let last = operand.shape.last, count >= 0, count <= last else {
      throw wrongAttribute(op, "'k' is \(count), the last dimension has \(operand.shape.last ?? 0) elements")
    }
    let shape = operand.shape.dropLast() + [count]
    try expect(op, 0, is: TensorType(Array(shape), operand.element))
    try expect(op, 1, is: TensorType(Array(shape), .i32))
  }
}
