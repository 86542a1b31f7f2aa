internal import Numerics
internal import StableHLO

extension Tensor {
  /// This tensor repeated: its dimension `i` becomes dimension `dims[i]`, where it has the same extent or one.
  func broadcastInside(_ type: TensorType, dims: [Int]) -> Tensor {
    var output = Tensor(zeros: type)
    var from = Strides(base: 0, steps: [Int](repeating: 0, count: type.rank))
    let steps = rowMajorSteps(shape)
    for (d, target) in dims.enumerated() where shape[d] != 1 { from.steps[target] = steps[d] }
    copyBox(type.shape, from: self, from, to: &output, Strides(rowMajor: type.shape))
    return output
  }

  func transposed(_ permutation: [Int]) -> Tensor {
    let steps = rowMajorSteps(shape)
    let shape = permutation.map { self.shape[$0] }
    if permutation == Array(shape.indices) { return self }
    var output = Tensor(zeros: TensorType(shape, element))
    copyBox(
      shape, from: self, Strides(base: 0, steps: permutation.map { steps[$0] }), to: &output,
      Strides(rowMajor: shape))
    return output
  }

  /// The box from `start`, `shape` elements a step apart; it must lie inside.
  func sliced(start: [Int], shape: [Int], steps: [Int]? = nil) -> Tensor {
    let whole = rowMajorSteps(self.shape)
    let from = Strides(
      base: zip(start, whole).reduce(0) { $0 + $1.0 * $1.1 },
      steps: steps.map { zip(whole, $0).map { $0 * $1 } } ?? whole)
    var output = Tensor(zeros: TensorType(shape, element))
    copyBox(shape, from: self, from, to: &output, Strides(rowMajor: shape))
    return output
  }

  /// Writes `box` over the elements from `start`, `steps` apart; it must fit.
  mutating func write(_ box: Tensor, at start: [Int], steps: [Int]? = nil) {
    let whole = rowMajorSteps(shape)
    let to = Strides(
      base: zip(start, whole).reduce(0) { $0 + $1.0 * $1.1 },
      steps: steps.map { zip(whole, $0).map { $0 * $1 } } ?? whole)
    copyBox(box.shape, from: box, Strides(rowMajor: box.shape), to: &self, to)
  }
}

/// `broadcast_in_dim`: operand dimension `i` becomes result dimension `broadcast_dimensions[i]`.
func broadcastInDim(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let x = call.operand
  let dims = try call.requiredIntegers("broadcast_dimensions", count: x.shape.count)
  let type = call.result
  try call.checkDimensions(dims, rank: type.rank, "broadcast_dimensions")
  try call.require(x.element == type.element, "operand and result have the same element type")
  for (d, target) in dims.enumerated() {
    try call.require(
      x.shape[d] == 1 || x.shape[d] == type.shape[target],
      "operand dimension \(d) must have extent 1 or \(type.shape[target])")
  }
  return [x.broadcastInside(type, dims: dims)]
}

/// `broadcast`: new leading dimensions of `broadcast_sizes`.
func broadcast(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let sizes = try call.requiredIntegers("broadcast_sizes")
  let x = call.operand
  try call.expect(sizes + x.shape)
  try call.require(x.element == call.result.element, "operand and result have the same element type")
  return [x.broadcastInside(call.result, dims: x.shape.indices.map { sizes.count + $0 })]
}

func reshape(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(
    call.operand.count == call.result.elementCount && call.operand.element == call.result.element,
    "operand and result have as many elements, of one type")
  return [call.operand.reshaped(call.result.shape)]
}

/// `transpose`: result dimension `i` is operand dimension `permutation[i]`.
func transpose(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  let permutation = try call.requiredIntegers("permutation", count: x.shape.count)
  try call.checkDimensions(permutation, rank: x.shape.count, "permutation")
  try call.expect(permutation.map { x.shape[$0] })
  return [x.transposed(permutation)]
}

/// `reverse`: turns the order of elements along `dimensions`.
func reverse(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  let dims = try call.requiredIntegers("dimensions")
  try call.checkDimensions(dims, rank: x.shape.count, "dimensions")
  try call.expect(x.shape)
  return [x.reversed(dims)]
}

extension Tensor {
  func reversed(_ dims: [Int]) -> Tensor {
    var from = Strides(rowMajor: shape)
    for d in dims where shape[d] > 0 {
      from.base += (shape[d] - 1) * from.steps[d]
      from.steps[d] = -from.steps[d]
    }
    var output = Tensor(zeros: type)
    copyBox(shape, from: self, from, to: &output, Strides(rowMajor: shape))
    return output
  }
}

/// `concatenate`: the operands one after another along `dimension`.
func concatenate(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(!call.operands.isEmpty, "takes at least one operand")
  let dimension = try call.dimension("dimension", rank: call.operand.shape.count)
  var shape = call.operand.shape
  shape[dimension] = 0
  for x in call.operands {
    var other = x.shape
    try call.require(other.count == shape.count && x.element == call.result.element, "operands have one rank and type")
    shape[dimension] += other[dimension]
    other[dimension] = shape[dimension]
    try call.require(other == shape, "operands agree in every dimension but \(dimension)")
  }
  try call.expect(shape)
  var output = Tensor(zeros: call.result)
  var start = [Int](repeating: 0, count: shape.count)
  for x in call.operands {
    output.write(x, at: start)
    start[dimension] += x.shape[dimension]
  }
  return [output]
}

/// `pad`: `edge_padding_low` and `_high` copies of the padding value at the edges (negative ones cut elements off) and
/// `interior_padding` between neighbours.
func pad(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (x, value) = (call.operands[0], call.operands[1])
  let rank = x.shape.count
  let low = try call.requiredIntegers("edge_padding_low", count: rank)
  let high = try call.requiredIntegers("edge_padding_high", count: rank)
  let interior = try call.requiredIntegers("interior_padding", count: rank)
  try call.require(
    value.shape.isEmpty && value.element == x.element && call.result.element == x.element,
    "the padding value is a scalar of the operand's type")
  try call.require(interior.allSatisfy { $0 >= 0 }, "interior_padding is not negative")
  var shape: [Int] = []
  for d in 0..<rank {
    guard
      let extent = paddedExtent(x.shape[d], low: low[d], high: high[d], interior: interior[d]), extent >= 0
    else { throw call.failure(.shapeMismatch, "padding leaves a negative or unrepresentable extent") }
    shape.append(extent)
  }
  try call.expect(shape)
  return [x.padded(with: value, to: shape, low: low, steps: (0..<rank).map { x.shape[$0] > 1 ? interior[$0] + 1 : 1 })]
}

private func paddedExtent(_ extent: Int, low: Int, high: Int, interior: Int) -> Int? {
  // Far beyond any tensor, and small enough that no later sum overflows.
  let farthest = 1 << 48
  if abs(clamping: low) > farthest || abs(clamping: high) > farthest { return nil }
  let gaps = max(extent - 1, 0).multipliedReportingOverflow(by: interior)
  var sum = extent.addingReportingOverflow(gaps.partialValue)
  if gaps.overflow || sum.overflow { return nil }
  for part in [low, high] {
    sum = sum.partialValue.addingReportingOverflow(part)
    if sum.overflow { return nil }
  }
  return sum.partialValue
}

private func abs(clamping value: Int) -> Int { value == .min ? .max : Swift.abs(value) }

extension Tensor {
  /// `value` everywhere, with element `i` at `low + i * step` of each dimension where that lies inside.
  func padded(with value: Tensor, to shape: [Int], low: [Int], steps: [Int]) -> Tensor {
    var output = value.broadcast(to: shape.reduce(1, *)).reshaped(shape)
    var first: [Int] = []
    var box: [Int] = []
    for d in shape.indices {
      // Elements first ..< last lie inside the result.
      let start = low[d] >= 0 ? 0 : (-low[d] + steps[d] - 1) / steps[d]
      let room = shape[d] - low[d]
      let end = room <= 0 ? 0 : min(self.shape[d], (room + steps[d] - 1) / steps[d])
      first.append(start)
      box.append(max(end - start, 0))
    }
    if box.contains(0) { return output }
    let part = box == self.shape ? self : sliced(start: first, shape: box)
    output.write(part, at: shape.indices.map { low[$0] + first[$0] * steps[$0] }, steps: steps)
    return output
  }
}
