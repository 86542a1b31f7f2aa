internal import Glibc
internal import Numerics
internal import StableHLO

/// The operand with its feature dimension first, as rows of f64; means are taken in f64 and rounded once.
private struct Features {
  let rows: [[Double]]
  let permutation: [Int]
  let inverse: [Int]
  let shape: [Int]
  let epsilon: Double

  init(_ call: Call) throws(ReferenceError) {
    let x = call.operand
    let feature = try call.dimension("feature_index", rank: x.shape.count)
    guard case .float(let epsilon) = call.op.attributes["epsilon"] else {
      throw call.failure(.missingAttribute, "attribute epsilon is missing")
    }
    try call.require(x.element.isFloat, "needs floats")
    self.epsilon = epsilon
    permutation = [feature] + x.shape.indices.filter { $0 != feature }
    var inverse = [Int](repeating: 0, count: permutation.count)
    for (i, d) in permutation.enumerated() { inverse[d] = i }
    self.inverse = inverse
    shape = permutation.map { x.shape[$0] }
    rows = Self.split(x, permutation)
    for vector in call.operands.dropFirst() where vector.shape.count == 1 {
      try call.require(
        vector.shape == [x.shape[feature]], "scale, offset, mean and variance have one value per feature")
    }
  }

  static func split(_ x: Tensor, _ permutation: [Int]) -> [[Double]] {
    let values = x.transposed(permutation).doubles
    let count = x.shape[permutation[0]]
    let length = count == 0 ? 0 : values.count / count
    return (0..<count).map { Array(values[$0 * length..<($0 + 1) * length]) }
  }

  func join(_ rows: [[Double]], _ element: ElementType) -> Tensor {
    Tensor(rows.flatMap { $0 }, shape: shape, element: .f64).transposed(inverse).converted(to: element)
  }

  static func moments(_ row: [Double]) -> (mean: Double, variance: Double) {
    let mean = row.reduce(0, +) / Double(row.count)
    return (mean, row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count))
  }
}

/// `batch_norm_inference`: (operand - mean) / sqrt(variance + epsilon) * scale + offset, per feature.
func batchNormInference(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(5)
  try call.expect(call.operand.shape)
  let x = try Features(call)
  let vectors = try featureVectors(call, 1...4, count: x.rows.count)
  let rows = x.rows.enumerated().map { f, row in
    let factor = vectors[0][f] / (vectors[3][f] + x.epsilon).squareRoot()
    return row.map { ($0 - vectors[2][f]) * factor + vectors[1][f] }
  }
  return [x.join(rows, call.result.element)]
}

/// `batch_norm_training`: as inference with the operand's own mean and variance, which it also gives.
func batchNormTraining(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3, results: 3)
  try call.expect(call.operand.shape)
  let x = try Features(call)
  let vectors = try featureVectors(call, 1...2, count: x.rows.count)
  let moments = x.rows.map(Features.moments)
  let rows = x.rows.enumerated().map { f, row in
    let factor = vectors[0][f] / (moments[f].variance + x.epsilon).squareRoot()
    return row.map { ($0 - moments[f].mean) * factor + vectors[1][f] }
  }
  return [
    x.join(rows, call.result.element), Tensor(moments.map(\.mean), element: call.results[1].element),
    Tensor(moments.map(\.variance), element: call.results[2].element),
  ]
}

/// `batch_norm_grad`: gradients for the operand, scale and offset from the gradient of the output.
func batchNormGrad(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(5, results: 3)
  try call.expect(call.operand.shape)
  try call.require(call.operands[4].shape == call.operand.shape, "grad_output has the operand's shape")
  let x = try Features(call)
  let vectors = try featureVectors(call, 1...3, count: x.rows.count)
  let gradients = Features.split(call.operands[4], x.permutation)
  var (rows, scales, offsets): ([[Double]], [Double], [Double]) = ([], [], [])
  for (f, row) in x.rows.enumerated() {
    let inverse = 1 / (vectors[2][f] + x.epsilon).squareRoot()
    let centred = row.map { ($0 - vectors[1][f]) * inverse }
    let sum = gradients[f].reduce(0, +)
    let weighted = zip(gradients[f], centred).reduce(0) { $0 + $1.0 * $1.1 }
    let count = Double(row.count)
    rows.append(
      zip(gradients[f], centred).map { gradient, value in
        vectors[0][f] * inverse * (gradient - sum / count - value * weighted / count)
      })
    scales.append(weighted)
    offsets.append(sum)
  }
  return [
    x.join(rows, call.result.element), Tensor(scales, element: call.results[1].element),
    Tensor(offsets, element: call.results[2].element),
  ]
}

private func featureVectors(
  _ call: Call, _ range: ClosedRange<Int>, count: Int
) throws(ReferenceError) -> [[Double]] {
  var vectors: [[Double]] = []
  for i in range {
    let vector = call.operands[i].doubles
    try call.require(vector.count == count, "operand \(i) has one value per feature")
    vectors.append(vector)
  }
  return vectors
}
