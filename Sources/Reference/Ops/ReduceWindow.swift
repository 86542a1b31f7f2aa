internal import Numerics
internal import StableHLO

/// The windows of `reduce_window` and `select_and_scatter` over one padded shape.
struct WindowPlan {
  let window: [Int]
  let strides: [Int]
  let baseDilations: [Int]
  let windowDilations: [Int]
  let low: [Int]
  let high: [Int]
  /// Windows per dimension.
  let output: [Int]
  let padded: [Int]

  init(_ call: Call, shape: [Int]) throws(ReferenceError) {
    let rank = shape.count
    window = try call.requiredIntegers("window_dimensions", count: rank)
    strides = try call.integers("window_strides", count: rank, default: 1)
    baseDilations = try call.integers("base_dilations", count: rank, default: 1)
    windowDilations = try call.integers("window_dilations", count: rank, default: 1)
    let padding = try call.integers("padding", count: 2 * rank, default: 0)
    low = (0..<rank).map { padding[2 * $0] }
    high = (0..<rank).map { padding[2 * $0 + 1] }
    let limit = 1 << 31
    try call.require(
      (window + strides + baseDilations + windowDilations).allSatisfy { $0 > 0 && $0 < limit }
        && padding.allSatisfy { $0 > -limit && $0 < limit },
      "window sizes, strides and dilations are positive")
    var output: [Int] = []
    var padded: [Int] = []
    for d in 0..<rank {
      output.append(
        windowCount(
          shape[d], base: baseDilations[d], low: low[d], high: high[d], window: window[d],
          dilation: windowDilations[d], stride: strides[d]))
      padded.append(max(0, (shape[d] == 0 ? 0 : (shape[d] - 1) &* baseDilations[d] &+ 1) &+ low[d] &+ high[d]))
    }
    self.output = output
    self.padded = padded
    try call.require(TensorType(padded, .f64).isAddressable, "the padded operand is too large")
  }

  /// The operand with its dilation and padding written out.
  func pad(_ x: Tensor, with value: Tensor) -> Tensor {
    if padded == x.shape && low.allSatisfy({ $0 == 0 }) && high.allSatisfy({ $0 == 0 }) { return x }
    return x.padded(
      with: value, to: padded, low: low, steps: baseDilations.indices.map { x.shape[$0] > 1 ? baseDilations[$0] : 1 })
  }

  /// The axis along which each window takes in its element and all before it, or all after it, as cumulative sums do.
  var cumulative: (axis: Int, goesForward: Bool)? {
    guard let axis = window.firstIndex(where: { $0 > 1 }), window[axis] == output[axis],
      window.indices.allSatisfy({ $0 == axis || (window[$0] == 1 && low[$0] == 0 && high[$0] == 0) }),
      (strides + baseDilations + windowDilations).allSatisfy({ $0 == 1 })
    else { return nil }
    let others = window[axis] - 1
    if low[axis] == others, high[axis] == 0 { return (axis, true) }
    return low[axis] == 0 && high[axis] == others ? (axis, false) : nil
  }

  /// Element `tap` of every window.
  func take(_ tap: [Int], of x: Tensor) -> Tensor {
    x.sliced(
      start: zip(tap, windowDilations).map { $0 * $1 }, shape: output,
      steps: zip(strides, padded).map { min($0, max($1, 1)) })
  }
}

/// `reduce_window`: `reduce` over each window of the dilated and padded inputs; padding is the init value.
///
/// The elements of all windows are combined at once, one place of the window after another. Cumulative windows of n
/// elements, which would take n * n steps so, take in the window that ends 1 before them, then 2, then 4: in order, as
/// StableHLO asks for, and with more init values than one. That gives the same only where those add nothing to each other.
func reduceWindow(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let (inputs, inits) = try call.inputsAndInits()
  let count = inputs.count
  let plan = try WindowPlan(call, shape: inputs[0].shape)
  for i in 0..<count { try call.expect(plan.output, result: i) }
  let combine = LiftedRegion(try call.region(arguments: 2 * count), of: call)
  let places = plan.output.reduce(1, *)
  // Running values of narrow floats stay in f32 for reducers of one op, and round once.
  var wide = inputs.map(\.element)
  var op: Opcode?
  if count == 1, let single = combine.singleOp, reducingOps.contains(single), inputs[0].element.isFloat {
    wide[0] = computeType(inputs[0].element)
    op = single
  }
  let starts = inits.enumerated().map { $1.converted(to: wide[$0]) }
  func reduced(_ a: [Tensor], _ b: [Tensor], count: Int) throws(ReferenceError) -> [Tensor] {
    guard let op else { return try combine(a + b, count: count) }
    return [try binary(op, a[0], b[0], like: call)]
  }
  let start = starts.map { $0.reshaped([1]) }
  var values = starts.map { $0.broadcast(to: places) }
  if places > 0, let (axis, goesForward) = plan.cumulative, try reduced(start, start, count: 1) == start {
    values = try reduced(
      values, inputs.enumerated().map { $1.converted(to: wide[$0]).reshaped([places]) }, count: places)
    var step = 1
    while step < plan.window[axis] {
      let low = plan.window.indices.map { $0 != axis ? 0 : goesForward ? step : -step }
      let others = zip(values, starts).map { value, start in
        value.reshaped(plan.output).padded(with: start, to: plan.output, low: low, steps: plan.strides)
          .reshaped([places])
      }
      values = try goesForward ? reduced(others, values, count: places) : reduced(values, others, count: places)
      step *= 2
    }
  } else if places > 0 {
    let padded = inputs.enumerated().map { plan.pad($1.converted(to: wide[$0]), with: starts[$0]) }
    var taps: [[Int]] = []
    forEachIndex(plan.window, steps: plan.window.map { _ in 0 }) { tap, _ in taps.append(tap) }
    for tap in taps {
      values = try reduced(values, padded.map { plan.take(tap, of: $0).reshaped([places]) }, count: places)
    }
  }
  return values.enumerated().map { $1.converted(to: call.results[$0].element).reshaped(plan.output) }
}
