internal import Numerics
internal import StableHLO

/// `reduce`: combines the elements along `dimensions` with the region, starting from the init values.
///
/// Reducers of one op run as plain loops, in f32 for narrower floats with one rounding at the end. Any other reducer
/// combines neighbours pairwise, which keeps the order of the elements as the specification asks.
func reduce(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let (inputs, inits) = try call.inputsAndInits()
  let count = inputs.count
  let dims = try call.requiredIntegers("dimensions")
  let shape = inputs[0].shape
  try call.checkDimensions(dims, rank: shape.count, "dimensions")
  let kept = shape.indices.filter { !dims.contains($0) }
  let keptShape = kept.map { shape[$0] }
  for i in 0..<count { try call.expect(keptShape, result: i) }
  let combine = LiftedRegion(try call.region(arguments: 2 * count), of: call)
  let rowCount = dims.reduce(1) { $0 * shape[$1] }
  let keptCount = keptShape.reduce(1, *)
  if count == 1, let op = combine.singleOp, reducingOps.contains(op), call.result.element == inputs[0].element,
    let output = fastReduce(op, inputs[0], inits[0], kept: kept, rowCount: rowCount, keptCount: keptCount, dims: dims)
  {
    return [output.reshaped(keptShape)]
  }
  // Rows of kept elements, one row per reduced index.
  var rows = inputs.map { $0.transposed(dims.sorted() + kept).reshaped([rowCount, keptCount]) }
  var left = rowCount
  while left > 1 {
    let pairs = left / 2
    let even = rows.map { $0.sliced(start: [0, 0], shape: [pairs, keptCount], steps: [2, 1]) }
    let odd = rows.map { $0.sliced(start: [1, 0], shape: [pairs, keptCount], steps: [2, 1]) }
    let last = left % 2 == 1 ? rows.map { $0.sliced(start: [left - 1, 0], shape: [1, keptCount]) } : nil
    let combined = try combine((even + odd).map { $0.reshaped([pairs * keptCount]) }, count: pairs * keptCount)
    rows = combined.enumerated().map { i, row in
      let whole = last.map { row.bytes + $0[i].bytes } ?? row.bytes
      return Tensor(type: TensorType([left - pairs, keptCount], row.element), bytes: whole)
    }
    left -= pairs
  }
  let starts = inits.map { $0.broadcast(to: keptCount) }
  var output = starts
  if rowCount > 0 { output = try combine(starts + rows.map { $0.reshaped([keptCount]) }, count: keptCount) }
  for i in 0..<count {
    try call.require(output[i].element == call.results[i].element, "the region gives the declared element types")
  }
  return output.map { $0.reshaped(keptShape) }
}

let reducingOps: Set<Opcode> = [.add, .multiply, .maximum, .minimum, .and, .or]

private func fastReduce(
  _ op: Opcode, _ input: Tensor, _ initial: Tensor, kept: [Int], rowCount: Int, keptCount: Int, dims: [Int]
) -> Tensor? {
  let wide = computeType(input.element)
  // Along the last dimension, each sum runs over neighbours; otherwise whole rows are added, column by column.
  let runsAlongRows = dims.contains(input.shape.count - 1) && keptCount > 0 && rowCount > 1
  let order = runsAlongRows ? kept + dims.sorted() : dims.sorted() + kept
  let x = input.converted(to: wide).transposed(order)
  let start = initial.converted(to: wide)
  let type = TensorType([keptCount], wide)
  let output: Tensor?
  if wide.isFloat {
    if op == .and || op == .or { return nil }
    output = dispatch(
      RealReduce(op: op, x: x, start: start, type: type, length: rowCount, isRowwise: runsAlongRows), real: wide)
  } else if wide == .bool || wide.isInteger {
    let logical: Opcode = wide == .bool ? (op == .add || op == .maximum ? .or : op == .or ? .or : .and) : op
    output = dispatch(
      IntegerReduce(op: logical, x: x, start: start, type: type, length: rowCount, isRowwise: runsAlongRows),
      integer: wide)
  } else {
    output = nil
  }
  return output?.converted(to: input.element)
}

@inline(__always)
private func reduceLoop<T: BitwiseCopyable>(
  _ x: Tensor, _ start: Tensor, _ type: TensorType, length: Int, isRowwise: Bool, _: T.Type, _ f: (T, T) -> T
) -> Tensor {
  let first = start.read(as: T.self) { $0[0] }
  return x.read(as: T.self) { x in
    Tensor.make(type, as: T.self) { out, count in
      if isRowwise {
        for i in 0..<count {
          let row = x + i * length
          // Eight running values, joined in order at the end: faster, and the rounding error grows with length / 8.
          var lanes = (row[0], row[0], row[0], row[0], row[0], row[0], row[0], row[0])
          var p = 1
          if length >= 16 {
            lanes = (row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7])
            p = 8
            while p + 8 <= length {
              lanes.0 = f(lanes.0, row[p])
              lanes.1 = f(lanes.1, row[p + 1])
              lanes.2 = f(lanes.2, row[p + 2])
              lanes.3 = f(lanes.3, row[p + 3])
              lanes.4 = f(lanes.4, row[p + 4])
              lanes.5 = f(lanes.5, row[p + 5])
              lanes.6 = f(lanes.6, row[p + 6])
              lanes.7 = f(lanes.7, row[p + 7])
              p += 8
            }
            let low = f(f(lanes.0, lanes.1), f(lanes.2, lanes.3))
            lanes.0 = f(low, f(f(lanes.4, lanes.5), f(lanes.6, lanes.7)))
          }
          while p < length {
            lanes.0 = f(lanes.0, row[p])
            p += 1
          }
          out[i] = f(first, lanes.0)
        }
      } else {
        out.update(repeating: first, count: count)
        for row in 0..<length {
          let values = x + row * count
          for i in 0..<count { out[i] = f(out[i], values[i]) }
        }
      }
    }
  }
}

private struct RealReduce: RealKernel {
  let op: Opcode
  let x: Tensor
  let start: Tensor
  let type: TensorType
  let length: Int
  let isRowwise: Bool

  func run<T: RealMath>(_: T.Type) -> Tensor {
    switch op {
    case .add: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 + $1 }
    case .multiply: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 * $1 }
    case .maximum:
      reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { T.maximumOf($0, $1) }
    default: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { T.minimumOf($0, $1) }
    }
  }
}

private struct IntegerReduce: IntegerKernel {
  let op: Opcode
  let x: Tensor
  let start: Tensor
  let type: TensorType
  let length: Int
  let isRowwise: Bool

  func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor {
    switch op {
    case .add: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 &+ $1 }
    case .multiply: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 &* $1 }
    case .maximum: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { max($0, $1) }
    case .minimum: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { min($0, $1) }
    case .and: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 & $1 }
    default: reduceLoop(x, start, type, length: length, isRowwise: isRowwise, T.self) { $0 | $1 }
    }
  }
}

/// `map`: the region on the operands' elements, place by place.
func mapRegion(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let shape = call.result.shape
  try call.require(call.operands.allSatisfy { $0.shape == shape }, "operands and result have one shape")
  let count = call.result.elementCount
  let body = LiftedRegion(try call.region(arguments: call.operands.count), of: call)
  return try body(call.operands.map { $0.reshaped([count]) }, count: count).map { $0.reshaped(shape) }
}
