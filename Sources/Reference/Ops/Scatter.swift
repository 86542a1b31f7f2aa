internal import Numerics
internal import StableHLO

/// `scatter`: combines each update window into the place its index vector points at, in order of the updates; windows
/// that would stick out are left out (StableHLO specification, "scatter").
func scatter(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let count = (call.operands.count - 1) / 2
  try call.require(
    count >= 1 && call.operands.count == 2 * count + 1 && call.results.count == count,
    "takes as many inputs as updates, and the indices between them")
  let inputs = Array(call.operands[..<count])
  let indices = call.operands[count]
  let updates = Array(call.operands[(count + 1)...])
  guard case .scatter(let numbers) = call.op.attributes["scatter_dimension_numbers"] else {
    throw call.failure(.missingAttribute, "attribute scatter_dimension_numbers is missing")
  }
  let shape = inputs[0].shape
  let updateShape = updates[0].shape
  for i in 0..<count {
    try call.require(
      inputs[i].shape == shape && updates[i].shape == updateShape && call.results[i] == inputs[i].type
        && updates[i].element == inputs[i].element, "inputs, updates and results agree in shape and type")
  }
  let walk = try IndexVectors(
    call, indices: indices, vectorDimension: numbers.indexVectorDim, targets: numbers.scatterDimsToOperandDims,
    batching: numbers.inputBatchingDims, indicesBatching: numbers.scatterIndicesBatchingDims, operandShape: shape)
  let dropped = numbers.insertedWindowDims + numbers.inputBatchingDims
  try call.checkDimensions(dropped, rank: shape.count, "inserted_window_dims and input_batching_dims")
  try call.checkDimensions(numbers.updateWindowDims, rank: updateShape.count, "update_window_dims")
  let kept = shape.indices.filter { !dropped.contains($0) }
  let scatterDims = updateShape.indices.filter { !numbers.updateWindowDims.contains($0) }
  try call.require(
    numbers.updateWindowDims.count == kept.count, "update_window_dims has one entry per window dimension")
  try call.require(scatterDims.map { updateShape[$0] } == walk.shape, "updates have one window per index vector")
  let window = numbers.updateWindowDims.map { updateShape[$0] }
  if updates[0].count == 0 { return inputs }
  var extents = [Int](repeating: 1, count: shape.count)
  for (i, d) in kept.enumerated() { extents[d] = window[i] }
  if zip(extents, shape).contains(where: { $0 > $1 }) { return inputs }

  let targets = numbers.scatterDimsToOperandDims
  let starts = walk.starts { _, start in start }.withInside(walk, targets, shape: shape, extents: extents)
  let updateSteps = rowMajorSteps(updateShape)
  let inputSteps = rowMajorSteps(shape)
  var bases = [Int](repeating: 0, count: walk.count)
  walk.forEachVector(scatterDims.map { updateSteps[$0] }) { bases[$0] = $1 }
  let plan = ScatterPlan(
    starts: starts, bases: bases, reads: offsets(window, numbers.updateWindowDims.map { updateSteps[$0] }),
    writes: offsets(window, kept.map { inputSteps[$0] }))
  let combine = LiftedRegion(try call.region(arguments: 2 * count), of: call)
  if count == 1, let output = fastScatter(plan, inputs[0], updates[0], combine) { return [output] }
  return try generalScatter(plan, inputs, updates, combine)
}

/// For each index vector, where its window starts in the input (nil: sticks out) and in the updates, and the offsets of
/// the window's elements from there.
private struct ScatterPlan {
  let starts: [Int?]
  let bases: [Int]
  let reads: [Int]
  let writes: [Int]
}

extension [Int] {
  /// Nil where a window of `extents` at the vector's coordinates would stick out of `shape`.
  fileprivate func withInside(_ walk: IndexVectors, _ targets: [Int], shape: [Int], extents: [Int]) -> [Int?] {
    enumerated().map { vector, start in
      for (i, d) in targets.enumerated() {
        let coordinate = walk.coordinate(vector, i)
        if coordinate < 0 || coordinate > shape[d] - extents[d] { return nil }
      }
      return start
    }
  }
}

private func offsets(_ shape: [Int], _ steps: [Int]) -> [Int] {
  var list: [Int] = []
  forEachIndex(shape, steps: steps) { list.append($1) }
  return list
}

/// Replacing, and regions of one op, without running the region.
private func fastScatter(
  _ plan: ScatterPlan, _ input: Tensor, _ updates: Tensor, _ combine: LiftedRegion
) -> Tensor? {
  if combine.returnedArgument == 1 {
    struct Replace: WordKernel {
      let plan: ScatterPlan
      let input: Tensor
      let updates: Tensor
      func run<T: BitwiseCopyable>(_: T.Type) -> Tensor {
        scatterLoop(plan, input, updates, T.self) { _, new in new }
      }
    }
    return dispatch(Replace(plan: plan, input: input, updates: updates), bytes: input.element.byteCount)
  }
  guard let op = combine.singleOp, input.element == .f32 || input.element == .f64 || input.element == .i32 else {
    return nil
  }
  switch (op, input.element) {
  case (.add, .f32): return scatterLoop(plan, input, updates, Float.self) { $0 + $1 }
  case (.multiply, .f32): return scatterLoop(plan, input, updates, Float.self) { $0 * $1 }
  case (.maximum, .f32): return scatterLoop(plan, input, updates, Float.self) { Float.maximumOf($0, $1) }
  case (.minimum, .f32): return scatterLoop(plan, input, updates, Float.self) { Float.minimumOf($0, $1) }
  case (.add, .f64): return scatterLoop(plan, input, updates, Double.self) { $0 + $1 }
  case (.add, .i32): return scatterLoop(plan, input, updates, Int32.self) { $0 &+ $1 }
  default: return nil
  }
}

@inline(__always)
private func scatterLoop<T: BitwiseCopyable>(
  _ plan: ScatterPlan, _ input: Tensor, _ updates: Tensor, _: T.Type, _ combine: (T, T) -> T
) -> Tensor {
  var output = input
  output.modify(as: T.self) { out in
    updates.read(as: T.self) { new in
      for (start, base) in zip(plan.starts, plan.bases) {
        guard let start else { continue }
        for i in plan.reads.indices {
          let place = start + plan.writes[i]
          out[place] = combine(out[place], new[base + plan.reads[i]])
        }
      }
    }
  }
  return output
}

/// Any region: one run per window, whose elements never overlap.
private func generalScatter(
  _ plan: ScatterPlan, _ inputs: [Tensor], _ updates: [Tensor], _ combine: LiftedRegion
) throws(ReferenceError) -> [Tensor] {
  var outputs = inputs
  for (start, base) in zip(plan.starts, plan.bases) {
    guard let start else { continue }
    let places = plan.writes.map { start + $0 }
    let old = outputs.map { $0.picked(places) }
    let new = updates.map { $0.picked(plan.reads.map { base + $0 }) }
    let combined = try combine(old + new, count: places.count)
    for i in outputs.indices { outputs[i].place(combined[i], at: places) }
  }
  return outputs
}

extension Tensor {
  /// The elements at the offsets, as a vector.
  func picked(_ offsets: [Int]) -> Tensor {
    struct Pick: WordKernel {
      let source: Tensor
      let offsets: [Int]
      func run<T: BitwiseCopyable>(_: T.Type) -> Tensor {
        source.read(as: T.self) { x in
          Tensor.make(TensorType([offsets.count], source.element), as: T.self) { out, n in
            for i in 0..<n { out[i] = x[offsets[i]] }
          }
        }
      }
    }
    return dispatch(Pick(source: self, offsets: offsets), bytes: element.byteCount)
  }

  /// Writes a vector's elements to the offsets.
  mutating func place(_ vector: Tensor, at offsets: [Int]) {
    let size = element.byteCount
    for (i, offset) in offsets.enumerated() {
      for b in 0..<size { bytes[offset * size + b] = vector.bytes[i * size + b] }
    }
  }
}
