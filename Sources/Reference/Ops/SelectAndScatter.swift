internal import Numerics
internal import StableHLO

/// `select_and_scatter`: for each window of the operand, the source element goes to the place that the first region
/// selects; what falls on one place is combined by the second region, starting from the init value.
func selectAndScatter(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3)
  let (x, source, initial) = (call.operands[0], call.operands[1], call.operands[2])
  try call.expect(x.shape)
  let plan = try WindowPlan(call, shape: x.shape)
  try call.require(
    source.shape == plan.output && source.element == x.element && initial.type == TensorType([], x.element),
    "the source has one element per window, the init value is a scalar")
  let select = LiftedRegion(try call.region(0, arguments: 2), of: call)
  let combine = LiftedRegion(try call.region(1, arguments: 2), of: call)
  let places = plan.output.reduce(1, *)
  // The operand's own index at every padded place, -1 in the padding, which is never selected.
  let indices = Tensor((0..<Int64(x.count)).map { $0 }, shape: x.shape, element: .i64)
  let paddedIndices = plan.pad(indices, with: Tensor([Int64(-1)], shape: [], element: .i64))
  let padded = plan.pad(x, with: initial)
  var chosen = [Int64](repeating: -1, count: places)
  var best = x.count > 0 ? Tensor(zeros: TensorType([places], x.element)) : source.reshaped([places])
  var taps: [[Int]] = []
  if places > 0 { forEachIndex(plan.window, steps: plan.window.map { _ in 0 }) { tap, _ in taps.append(tap) } }
  let size = x.element.byteCount
  for tap in taps {
    let candidate = plan.take(tap, of: padded).reshaped([places])
    let candidateIndex = plan.take(tap, of: paddedIndices).ints
    // True keeps the earlier element.
    let keeps = try select([best, candidate], count: places)[0].bytes
    for i in 0..<places where candidateIndex[i] >= 0 && (chosen[i] < 0 || keeps[i] == 0) {
      chosen[i] = candidateIndex[i]
      for b in 0..<size { best.bytes[i * size + b] = candidate.bytes[i * size + b] }
    }
  }
  return [
    try accumulate(
      source.reshaped([places]), at: chosen, onto: initial.broadcast(to: x.count).reshaped(x.shape), combine, call)
  ]
}

private func accumulate(
  _ source: Tensor, at chosen: [Int64], onto start: Tensor, _ combine: LiftedRegion, _ call: Call
) throws(ReferenceError) -> Tensor {
  if combine.singleOp == .add, start.element.isFloat, start.element != .f64 {
    var output = start.converted(to: .f32)
    output.modify(as: Float.self) { out in
      source.converted(to: .f32).read(as: Float.self) { values in
        for (i, place) in chosen.enumerated() where place >= 0 { out[Int(place)] += values[i] }
      }
    }
    return output.converted(to: start.element)
  }
  var output = start
  for (i, place) in chosen.enumerated() where place >= 0 {
    let combined = try combine([output.picked([Int(place)]), source.element(at: i).reshaped([1])], count: 1)
    output.place(combined[0], at: [Int(place)])
  }
  return output
}
