internal import Numerics
internal import StableHLO

/// `gather`: for every index vector, the slice of the operand it points at (StableHLO specification, "gather").
///
/// Start indices are clamped so that each slice lies inside the operand.
func gather(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  guard case .gather(let numbers) = call.op.attributes["dimension_numbers"] else {
    throw call.failure(.missingAttribute, "attribute dimension_numbers is missing")
  }
  let sizes = try call.requiredIntegers("slice_sizes", count: call.operand.shape.count)
  return [try gather(call, numbers, sizes: sizes)]
}

/// `dynamic_gather`: the slice sizes are an operand.
func dynamicGather(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3)
  guard case .gather(let numbers) = call.op.attributes["dimension_numbers"] else {
    throw call.failure(.missingAttribute, "attribute dimension_numbers is missing")
  }
  let sizes = call.operands[2].ints.map { Int($0) }
  try call.require(sizes.count == call.operand.shape.count, "slice_sizes has one value per operand dimension")
  return [try gather(call, numbers, sizes: sizes)]
}

private func gather(
  _ call: Call, _ numbers: GatherDimensionNumbers, sizes: [Int]
) throws(ReferenceError) -> Tensor {
  let (x, indices) = (call.operands[0], call.operands[1])
  let rank = x.shape.count
  let walk = try IndexVectors(
    call, indices: indices, vectorDimension: numbers.indexVectorDim, targets: numbers.startIndexMap,
    batching: numbers.operandBatchingDims, indicesBatching: numbers.startIndicesBatchingDims, operandShape: x.shape)
  let dropped = numbers.collapsedSliceDims + numbers.operandBatchingDims
  try call.checkDimensions(dropped, rank: rank, "collapsed_slice_dims and operand_batching_dims")
  try call.require(zip(sizes, x.shape).allSatisfy { $0 >= 0 && $0 <= $1 }, "slice_sizes fit the operand")
  try call.require(dropped.allSatisfy { sizes[$0] <= 1 }, "collapsed and batching dimensions have slice size 1")
  let kept = (0..<rank).filter { !dropped.contains($0) }
  let resultRank = walk.shape.count + kept.count
  try call.checkDimensions(numbers.offsetDims, rank: resultRank, "offset_dims")
  try call.require(numbers.offsetDims.count == kept.count, "offset_dims has one entry per kept slice dimension")
  // Result dimensions are the offset dimensions, where slices go, and the batch dimensions, one per index dimension.
  let batchDims = (0..<resultRank).filter { !numbers.offsetDims.contains($0) }
  var shape = [Int](repeating: 0, count: resultRank)
  for (i, d) in batchDims.enumerated() { shape[d] = walk.shape[i] }
  for (i, d) in numbers.offsetDims.enumerated() { shape[d] = sizes[kept[i]] }
  try call.expect(shape)
  try call.require(x.element == call.result.element, "operand and result have the same element type")
  var output = Tensor(zeros: call.result)
  if output.count == 0 { return output }
  let target = rowMajorSteps(shape)
  let offsetSteps = numbers.offsetDims.map { target[$0] }
  let batchSteps = batchDims.map { target[$0] }
  let source = rowMajorSteps(x.shape)
  let sliceShape = kept.map { sizes[$0] }
  let sliceSteps = kept.map { source[$0] }
  let limits = (0..<rank).map { x.shape[$0] - sizes[$0] }
  let bytes = x.element.byteCount
  let starts = walk.starts { d, start in min(max(start, 0), limits[d]) }
  let isRun = sliceShape.reduce(1, *) == 1
  walk.forEachVector(batchSteps) { vector, base in
    let from = starts[vector]
    if isRun {
      for b in 0..<bytes { output.bytes[base * bytes + b] = x.bytes[from * bytes + b] }
    } else {
      copyBox(
        sliceShape, from: x, Strides(base: from, steps: sliceSteps), to: &output,
        Strides(base: base, steps: offsetSteps))
    }
  }
  return output
}

/// The index vectors of a gather or scatter, and where each points in the operand.
struct IndexVectors {
  /// Shape of `indices` without its vector dimension.
  let shape: [Int]
  private let values: [Int]
  /// Position in `values` of a vector's first component, per vector in row-major order of `shape`.
  private let positions: [Int]
  private let componentStep: Int
  private let targets: [Int]
  private let batching: [Int]
  /// Coordinates of each batching dimension, as dimensions of `shape`.
  private let batchCoordinates: [Int]
  private let operandSteps: [Int]

  init(
    _ call: Call, indices: Tensor, vectorDimension: Int, targets: [Int], batching: [Int], indicesBatching: [Int],
    operandShape: [Int]
  ) throws(ReferenceError) {
    let rank = indices.shape.count
    try call.require(indices.element.isInteger, "indices are integers")
    try call.require(vectorDimension >= 0 && vectorDimension <= rank, "index_vector_dim lies within the indices")
    let components = vectorDimension == rank ? 1 : indices.shape[vectorDimension]
    try call.require(targets.count == components, "there is one operand dimension per index component")
    try call.checkDimensions(targets + batching, rank: operandShape.count, "indexed dimensions")
    try call.checkDimensions(indicesBatching, rank: rank, "batching dimensions of the indices")
    try call.require(
      batching.count == indicesBatching.count && !indicesBatching.contains(vectorDimension),
      "batching dimensions pair up")
    for (d, i) in zip(batching, indicesBatching) {
      try call.require(operandShape[d] == indices.shape[i], "batching dimensions have equal extents")
    }
    let steps = rowMajorSteps(indices.shape)
    let dims = (0..<rank).filter { $0 != vectorDimension }
    shape = dims.map { indices.shape[$0] }
    values =
      indices.element == .ui64
      ? indices.ints.map { Int(clamping: UInt64(bitPattern: $0)) } : indices.ints.map { Int($0) }
    componentStep = vectorDimension == rank ? 0 : steps[vectorDimension]
    self.targets = targets
    self.batching = batching
    batchCoordinates = indicesBatching.map { $0 > vectorDimension ? $0 - 1 : $0 }
    operandSteps = rowMajorSteps(operandShape)
    var positions: [Int] = []
    forEachIndex(shape, steps: dims.map { steps[$0] }) { positions.append($1) }
    self.positions = positions
  }

  var count: Int { positions.count }

  /// The operand offset of each vector's slice, each coordinate first put through `adjust`.
  func starts(_ adjust: (_ dimension: Int, _ start: Int) -> Int) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(count)
    forEachVector(
      [Int](repeating: 0, count: shape.count),
      coordinates: { vector, coordinates in
        var offset = 0
        for (i, d) in targets.enumerated() {
          offset += adjust(d, values[positions[vector] + i * componentStep]) * operandSteps[d]
        }
        for (i, d) in batching.enumerated() { offset += coordinates[batchCoordinates[i]] * operandSteps[d] }
        starts.append(offset)
      })
    return starts
  }

  /// Component for operand dimension `targets[i]` of a vector, as given.
  func coordinate(_ vector: Int, _ i: Int) -> Int { values[positions[vector] + i * componentStep] }

  func forEachVector(_ steps: [Int], _ body: (_ vector: Int, _ offset: Int) -> Void) {
    var vector = 0
    forEachIndex(shape, steps: steps) { _, offset in
      body(vector, offset)
      vector += 1
    }
  }

  private func forEachVector(_ steps: [Int], coordinates body: (_ vector: Int, _ coordinates: [Int]) -> Void) {
    var vector = 0
    forEachIndex(shape, steps: steps) { coordinates, _ in
      body(vector, coordinates)
      vector += 1
    }
  }
}

/// Walks all indices of a shape in row-major order, with the offset that `steps` give each.
func forEachIndex(_ shape: [Int], steps: [Int], _ body: (_ index: [Int], _ offset: Int) -> Void) {
  if shape.contains(0) { return }
  var index = [Int](repeating: 0, count: shape.count)
  var offset = 0
  while true {
    body(index, offset)
    var d = shape.count - 1
    while d >= 0 {
      index[d] += 1
      offset += steps[d]
      if index[d] < shape[d] { break }
      offset -= steps[d] * shape[d]
      index[d] = 0
      d -= 1
    }
    if d < 0 { return }
  }
}
