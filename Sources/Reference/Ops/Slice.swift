internal import Numerics
internal import StableHLO

/// `slice`: elements from `start_indices` up to `limit_indices`, `strides` apart.
func slice(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let x = call.operand
  let rank = x.shape.count
  let start = try call.requiredIntegers("start_indices", count: rank)
  let limit = try call.requiredIntegers("limit_indices", count: rank)
  let strides = try call.integers("strides", count: rank, default: 1)
  return [try slice(call, x, start: start, limit: limit, strides: strides)]
}

/// `real_dynamic_slice`: as `slice`, with the indices as operands.
func realDynamicSlice(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(4)
  let lists = call.operands[1...].map { $0.ints.map { Int($0) } }
  try call.require(lists.allSatisfy { $0.count == call.operand.shape.count }, "needs one index per dimension")
  return [try slice(call, call.operand, start: lists[0], limit: lists[1], strides: lists[2])]
}

private func slice(
  _ call: Call, _ x: Tensor, start: [Int], limit: [Int], strides: [Int]
) throws(ReferenceError) -> Tensor {
  for d in x.shape.indices {
    try call.require(
      0 <= start[d] && start[d] <= limit[d] && limit[d] <= x.shape[d] && strides[d] > 0,
      "dimension \(d) needs 0 <= start <= limit <= \(x.shape[d]) and a positive stride")
  }
  let shape = x.shape.indices.map { d in
    let extent = limit[d] - start[d]
    return extent / strides[d] + (extent % strides[d] == 0 ? 0 : 1)
  }
  try call.expect(shape)
  // A stride beyond the extent reaches one element; keep the address arithmetic in range.
  return x.sliced(start: start, shape: shape, steps: x.shape.indices.map { min(strides[$0], max(x.shape[$0], 1)) })
}

/// Start indices moved so that a box of `sizes` lies inside `shape`, as dynamic slices do.
func clampedStart(_ indices: ArraySlice<Tensor>, shape: [Int], sizes: [Int]) -> [Int] {
  zip(indices, zip(shape, sizes)).map { index, extents in
    let start = index.element == .ui64 ? Int64(clamping: UInt64(bitPattern: index.ints[0])) : index.ints[0]
    return Int(min(max(start, 0), Int64(extents.0 - extents.1)))
  }
}

private func requireScalarIndices(_ call: Call, from first: Int, rank: Int) throws(ReferenceError) {
  try call.require(
    call.operands.count == first + rank
      && call.operands[first...].allSatisfy { $0.shape.isEmpty && $0.element.isInteger },
    "needs \(rank) scalar integer start indices")
}

/// `dynamic_slice`: a box of `slice_sizes` from the start indices, moved inside where it would stick out.
func dynamicSlice(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let x = call.operand
  let sizes = try call.requiredIntegers("slice_sizes", count: x.shape.count)
  try requireScalarIndices(call, from: 1, rank: x.shape.count)
  try call.require(zip(sizes, x.shape).allSatisfy { $0 >= 0 && $0 <= $1 }, "slice_sizes fit the operand")
  try call.expect(sizes)
  return [x.sliced(start: clampedStart(call.operands[1...], shape: x.shape, sizes: sizes), shape: sizes)]
}

/// `dynamic_update_slice`: the operand with `update` written at the start indices, moved inside likewise.
func dynamicUpdateSlice(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(call.operands.count >= 2, "takes an operand, an update and start indices")
  let (x, update) = (call.operands[0], call.operands[1])
  try call.require(
    update.element == x.element && update.shape.count == x.shape.count
      && zip(update.shape, x.shape).allSatisfy { $0 <= $1 }, "the update fits the operand")
  try requireScalarIndices(call, from: 2, rank: x.shape.count)
  try call.expect(x.shape)
  var output = x
  output.write(update, at: clampedStart(call.operands[2...], shape: x.shape, sizes: update.shape))
  return [output]
}
