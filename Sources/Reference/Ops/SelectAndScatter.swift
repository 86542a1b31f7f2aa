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
    source.shape == plan.output && source.element == x.element && initial.type == TensorType([], x.element)
      && plan.baseDilations.allSatisfy { $0 == 1 },
    "the source has one element per window, the init value is a scalar, and nothing is dilated")
  let select = LiftedRegion(try call.region(0, arguments: 2), of: call)
  let combine = LiftedRegion(try call.region(1, arguments: 2), of: call)
  let places = plan.output.reduce(1, *)
  let padded = plan.pad(x, with: initial)
  // The place in the operand that each window has selected so far, -1 for none; padding is never selected.
  var chosen = [Int](repeating: -1, count: places)
  var best = Tensor(zeros: TensorType([places], x.element))
  var taps: [[Int]] = []
  if places > 0 { forEachIndex(plan.window, steps: plan.window.map { _ in 0 }) { tap, _ in taps.append(tap) } }
  for tap in taps {
    let candidate = plan.take(tap, of: padded).reshaped([places])
    // True keeps the earlier element.
    let keeps = try select([best, candidate], count: places)[0]
    best = chosen.withUnsafeMutableBufferPointer {
      let update = SelectionUpdate(
        plan: plan, shape: x.shape, tap: tap, best: best, candidate: candidate, keeps: keeps, chosen: $0.baseAddress!)
      return dispatch(update, bytes: x.element.byteCount)
    }
  }
  return [try accumulate(source.reshaped([places]), at: chosen, onto: initial, x.type, combine, call)]
}

/// Element `tap` of every window takes the place of the best so far where the selector did not keep that.
private struct SelectionUpdate: WordKernel {
  let plan: WindowPlan
  let shape: [Int]
  let tap: [Int]
  let best: Tensor
  let candidate: Tensor
  let keeps: Tensor
  let chosen: UnsafeMutablePointer<Int>

  func run<T: BitwiseCopyable>(_: T.Type) -> Tensor {
    var result = best
    result.modify(as: T.self) { best in
      candidate.read(as: T.self) { candidate in
        keeps.read(as: UInt8.self) { keeps in
          plan.forEachRow(of: tap, in: shape) { places, first, step in
            var index = first
            for place in places {
              let isTaken = chosen[place] < 0 || keeps[place] == 0
              best[place] = isTaken ? candidate[place] : best[place]
              chosen[place] = isTaken ? index : chosen[place]
              index += step
            }
          }
        }
      }
    }
    return result
  }
}

extension WindowPlan {
  /// Calls `body` for each row of windows along the last dimension: those whose element `tap` is no padding, the index
  /// of that element of the first of them in an operand of `shape`, and how far the next ones are. No base dilation.
  fileprivate func forEachRow(
    of tap: [Int], in shape: [Int], _ body: (_ places: Range<Int>, _ first: Int, _ step: Int) -> Void
  ) {
    guard let last = shape.indices.last else { return body(0..<1, 0, 0) }
    let shift = shape.indices.map { tap[$0] * windowDilations[$0] - low[$0] }
    let steps = rowMajorSteps(shape)
    // Windows of a row from the first at or behind the operand's start to the last before its end.
    let start = max(0, (strides[last] - 1 - shift[last]) / strides[last])
    let end = shape[last] > shift[last] ? min(output[last], (shape[last] - 1 - shift[last]) / strides[last] + 1) : 0
    guard start < end else { return }
    forEachIndex(Array(output[..<last]), steps: rowMajorSteps(output).dropLast()) { window, place in
      var index = (start * strides[last] + shift[last]) * steps[last]
      for d in 0..<last {
        let position = window[d] * strides[d] + shift[d]
        guard position >= 0, position < shape[d] else { return }
        index += position * steps[d]
      }
      body(place + start..<place + end, index, strides[last] * steps[last])
    }
  }
}

private func accumulate(
  _ source: Tensor, at chosen: [Int], onto initial: Tensor, _ type: TensorType, _ combine: LiftedRegion, _ call: Call
) throws(ReferenceError) -> Tensor {
  if combine.singleOp == .add, type.element.isFloat, type.element != .f64 {
    var output = initial.converted(to: .f32).broadcast(to: type.elementCount).reshaped(type.shape)
    output.modify(as: Float.self) { out in
      source.converted(to: .f32).read(as: Float.self) { values in
        for i in chosen.indices where chosen[i] >= 0 { out[chosen[i]] += values[i] }
      }
    }
    return output.converted(to: type.element)
  }
  var output = initial.broadcast(to: type.elementCount).reshaped(type.shape)
  for (i, place) in chosen.enumerated() where place >= 0 {
    let combined = try combine([output.picked([place]), source.element(at: i).reshaped([1])], count: 1)
    output.place(combined[0], at: [place])
  }
  return output
}
