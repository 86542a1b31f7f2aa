internal import Numerics
internal import StableHLO

/// `convolution`: windows of the dilated, padded left operand times the right operand (StableHLO specification,
/// "convolution"). Accumulates as `dot_general` does.
///
/// The windows of each feature group are laid out as the rows of a matrix, a few thousand at a time, and multiplied with
/// the kernel.
func convolution(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let plan = try ConvolutionPlan(call)
  let lhs = call.operands[0].transposed(
    [plan.numbers.inputBatch] + plan.numbers.inputSpatial + [plan.numbers.inputFeature])
  var rhs = call.operands[1].transposed(
    plan.numbers.kernelSpatial + [plan.numbers.kernelInputFeature, plan.numbers.kernelOutputFeature])
  rhs = rhs.reversed(plan.reversal.indices.filter { plan.reversal[$0] })
  let taps = plan.kernel.reduce(1, *)
  let outputFeatures = plan.outputFeatures
  let groups = max(plan.featureGroups, plan.batchGroups)
  let groupFeatures = outputFeatures / groups
  let inputFeatures = rhs.shape[plan.kernel.count]
  let images = plan.batch / plan.batchGroups
  let places = plan.output.reduce(1, *)
  var output = Tensor(zeros: TensorType([images, places, outputFeatures], call.result.element))
  if output.count == 0 { return [output.reshaped(call.result.shape)] }
  let rowsPerImage = max(1, min(places, (1 << 22) / max(1, taps * inputFeatures)))
  let kernelRows = taps * inputFeatures
  for group in 0..<groups {
    let kernel = rhs.reshaped([kernelRows, outputFeatures])
      .sliced(start: [0, group * groupFeatures], shape: [kernelRows, groupFeatures])
    for image in 0..<images {
      let source = plan.batchGroups > 1 ? group * images + image : image
      let feature = plan.batchGroups > 1 ? 0 : group * inputFeatures
      for first in stride(from: 0, to: places, by: rowsPerImage) {
        let rows = min(rowsPerImage, places - first)
        let windows = plan.windows(
          of: lhs, image: source, firstFeature: feature, features: inputFeatures, places: first..<first + rows)
        let product = try matrixProduct(
          call, windows, kernel, batch: 1, m: rows, k: kernelRows, n: groupFeatures)
        output.write(product, at: [image, first, group * groupFeatures])
      }
    }
  }
  let spatial = output.reshaped([images] + plan.output + [outputFeatures])
  var inverse = [Int](repeating: 0, count: plan.output.count + 2)
  inverse[plan.numbers.outputBatch] = 0
  inverse[plan.numbers.outputFeature] = plan.output.count + 1
  for (i, d) in plan.numbers.outputSpatial.enumerated() { inverse[d] = i + 1 }
  return [spatial.transposed(inverse)]
}

/// The checked geometry of a convolution.
private struct ConvolutionPlan {
  let numbers: ConvolutionDimensionNumbers
  let input: [Int]
  let kernel: [Int]
  let output: [Int]
  let batch: Int
  let outputFeatures: Int
  let strides: [Int]
  let low: [Int]
  let lhsDilation: [Int]
  let rhsDilation: [Int]
  let reversal: [Bool]
  let featureGroups: Int
  let batchGroups: Int

  init(_ call: Call) throws(ReferenceError) {
    guard case .convolution(let numbers) = call.op.attributes["dimension_numbers"] else {
      throw call.failure(.missingAttribute, "attribute dimension_numbers is missing")
    }
    self.numbers = numbers
    let (lhs, rhs) = (call.operands[0], call.operands[1])
    let rank = lhs.shape.count
    let dims = rank - 2
    try call.require(
      rank >= 2 && rhs.shape.count == rank && call.result.rank == rank, "operands have one rank, at least 2")
    for (list, what) in [
      ([numbers.inputBatch, numbers.inputFeature] + numbers.inputSpatial, "input dimensions"),
      ([numbers.kernelInputFeature, numbers.kernelOutputFeature] + numbers.kernelSpatial, "kernel dimensions"),
      ([numbers.outputBatch, numbers.outputFeature] + numbers.outputSpatial, "output dimensions"),
    ] {
      try call.checkDimensions(list, rank: rank, what)
      try call.require(list.count == rank, "\(what) name every dimension")
    }
    input = numbers.inputSpatial.map { lhs.shape[$0] }
    kernel = numbers.kernelSpatial.map { rhs.shape[$0] }
    batch = lhs.shape[numbers.inputBatch]
    outputFeatures = rhs.shape[numbers.kernelOutputFeature]
    strides = try call.integers("window_strides", count: dims, default: 1)
    lhsDilation = try call.integers("lhs_dilation", count: dims, default: 1)
    rhsDilation = try call.integers("rhs_dilation", count: dims, default: 1)
    let padding = try call.integers("padding", count: 2 * dims, default: 0)
    low = (0..<dims).map { padding[2 * $0] }
    if case .bools(let values) = call.op.attributes["window_reversal"] {
      reversal = values
    } else {
      reversal = [Bool](repeating: false, count: dims)
    }
    featureGroups = call.integer("feature_group_count", default: 1)
    batchGroups = call.integer("batch_group_count", default: 1)
    try call.require(reversal.count == dims, "window_reversal has one value per spatial dimension")
    try call.require(
      (strides + lhsDilation + rhsDilation).allSatisfy { $0 > 0 && $0 < 1 << 31 }
        && padding.allSatisfy { Swift.abs(Double($0)) < Double(1 << 31) },
      "strides and dilations are positive")
    try call.require(
      featureGroups > 0 && batchGroups > 0 && (featureGroups == 1 || batchGroups == 1),
      "group counts are positive and at most one is above 1")
    let groups = max(featureGroups, batchGroups)
    try call.require(
      outputFeatures % groups == 0 && batch % batchGroups == 0
        && lhs.shape[numbers.inputFeature] == rhs.shape[numbers.kernelInputFeature] * featureGroups,
      "features and batch divide into their groups")
    var output: [Int] = []
    for d in 0..<dims {
      output.append(
        windowCount(
          input[d], base: lhsDilation[d], low: padding[2 * d], high: padding[2 * d + 1], window: kernel[d],
          dilation: rhsDilation[d], stride: strides[d]))
    }
    self.output = output
    var shape = [Int](repeating: 0, count: rank)
    shape[numbers.outputBatch] = batch / batchGroups
    shape[numbers.outputFeature] = outputFeatures
    for (i, d) in numbers.outputSpatial.enumerated() { shape[d] = output[i] }
    try call.expect(shape)
  }

  /// Rows of `kernel` taps x features for the given output places; taps outside the input are zero.
  func windows(of lhs: Tensor, image: Int, firstFeature: Int, features: Int, places: Range<Int>) -> Tensor {
    let taps = kernel.reduce(1, *)
    let allFeatures = lhs.shape[input.count + 1]
    var output = Tensor(zeros: TensorType([places.count, taps * features], lhs.element))
    let size = lhs.element.byteCount
    let outputSteps = rowMajorSteps(self.output)
    let inputSteps = rowMajorSteps(input)
    let imageBase = image * input.reduce(1, *)
    let run = features * size
    output.bytes.withUnsafeMutableBytes { out in
      lhs.bytes.withUnsafeBytes { source in
        guard let out = out.baseAddress, let source = source.baseAddress, run > 0 else { return }
        var tap = 0
        forEachIndex(kernel, steps: kernel.map { _ in 0 }) { tapIndex, _ in
          for place in places {
            var position = imageBase
            var isInside = true
            for d in input.indices {
              let index = place / outputSteps[d] % self.output[d]
              let spread = index * strides[d] + tapIndex[d] * rhsDilation[d] - low[d]
              let coordinate = spread / lhsDilation[d]
              if spread < 0 || spread % lhsDilation[d] != 0 || coordinate >= input[d] {
                isInside = false
                break
              }
              position += coordinate * inputSteps[d]
            }
            if isInside {
              (out + ((place - places.lowerBound) * taps + tap) * run).copyMemory(
                from: source + (position * allFeatures + firstFeature) * size, byteCount: run)
            }
          }
          tap += 1
        }
      }
    }
    return output
  }
}

/// How many windows fit a dilated, padded dimension.
func windowCount(
  _ extent: Int, base: Int, low: Int, high: Int, window: Int, dilation: Int, stride: Int
) -> Int {
  let dilated = extent == 0 ? 0 : (extent - 1) &* base &+ 1
  let padded = dilated &+ low &+ high
  let reach = window == 0 ? 0 : (window - 1) &* dilation &+ 1
  return padded <= 0 || reach > padded ? 0 : (padded - reach) / stride + 1
}
