internal import Numerics
internal import StableHLO

/// `sort`: orders the inputs together along `dimension` by the comparator region. Always stable.
///
/// Runs of doubling length are merged, all at once: an element's place in the merged run is its place in its own run plus
/// the number of elements of the neighbouring run that go before it, which a binary search finds. The comparator thus
/// runs on whole vectors.
func sort(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let inputs = call.operands
  try call.require(!inputs.isEmpty && call.results.count == inputs.count, "gives one result per input")
  let shape = inputs[0].shape
  for i in inputs.indices {
    try call.require(inputs[i].shape == shape && call.results[i] == inputs[i].type, "inputs and results agree")
  }
  var dimension = call.integer("dimension", default: -1)
  if dimension < 0 { dimension += shape.count }
  try call.require(dimension >= 0 && dimension < shape.count, "dimension lies within the rank \(shape.count)")
  let comparator = LiftedRegion(try call.region(arguments: 2 * inputs.count), of: call)
  let length = shape[dimension]
  let others = shape.indices.filter { $0 != dimension }
  let rows = others.reduce(1) { $0 * shape[$1] }
  if length < 2 || rows == 0 { return inputs }
  let keys = inputs.map { $0.transposed(others + [dimension]).reshaped([rows * length]) }
  let order = try sortedOrder(keys, rows: rows, length: length, comparator)
  var back = [Int](repeating: 0, count: shape.count)
  for (i, d) in (others + [dimension]).enumerated() { back[d] = i }
  let moved = others.map { shape[$0] } + [length]
  return keys.map { $0.picked(order).reshaped(moved).transposed(back) }
}

/// Per row, the elements' offsets in sorted order.
func sortedOrder(
  _ keys: [Tensor], rows: Int, length: Int, _ comesBefore: LiftedRegion
) throws(ReferenceError) -> [Int] {
  let count = rows * length
  var order = Array(0..<count)
  var run = 1
  while run < length {
    // For place i of a row: the other run of its pair, and the range its rank there lies in.
    var low = [Int](repeating: 0, count: count)
    var high = [Int](repeating: 0, count: count)
    var isLeft = [Bool](repeating: false, count: count)
    var other = [Int](repeating: 0, count: count)
    for i in 0..<count {
      let place = i % length
      let rowStart = i - place
      let pair = place / (2 * run) * (2 * run)
      isLeft[i] = place - pair < run
      let start = isLeft[i] ? min(pair + run, length) : pair
      other[i] = rowStart + start
      high[i] = min(start + run, length) - start
    }
    let current = keys.map { $0.picked(order) }
    while true {
      let open = (0..<count).filter { low[$0] < high[$0] }
      if open.isEmpty { break }
      let middle = open.map { (low[$0] + high[$0]) / 2 }
      let probes = zip(open, middle).map { other[$0] + $1 }
      let mine = current.map { $0.picked(open) }
      let theirs = current.map { $0.picked(probes) }
      // Left elements go after those strictly before them; right elements after those not strictly after them.
      let arguments = keys.indices.map { k -> [Tensor] in
        let flags = open.map { isLeft[$0] }
        return [choose(flags, theirs[k], mine[k]), choose(flags, mine[k], theirs[k])]
      }
      let before = try comesBefore(arguments.flatMap { $0 }, count: open.count)[0].bytes
      for (j, i) in open.enumerated() {
        let probeGoesFirst = isLeft[i] ? before[j] != 0 : before[j] == 0
        if probeGoesFirst { low[i] = middle[j] + 1 } else { high[i] = middle[j] }
      }
    }
    var merged = order
    for i in 0..<count {
      let place = i % length
      let rowStart = i - place
      let pair = place / (2 * run) * (2 * run)
      let own = isLeft[i] ? place - pair : place - pair - run
      merged[rowStart + pair + own + low[i]] = order[i]
    }
    order = merged
    run *= 2
  }
  return order
}

private func choose(_ flags: [Bool], _ yes: Tensor, _ no: Tensor) -> Tensor {
  var output = no
  let size = yes.element.byteCount
  for (i, flag) in flags.enumerated() where flag {
    for b in 0..<size { output.bytes[i * size + b] = yes.bytes[i * size + b] }
  }
  return output
}

/// `chlo.top_k`: the `k` largest along the last dimension in falling order, and their indices; equal elements keep their
/// order and NaN counts as largest.
func topK(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1, results: 2)
  let x = call.operand
  let k = try call.integer("k")
  guard let length = x.shape.last else { throw call.failure(.shapeMismatch, "needs at least one dimension") }
  try call.require(k >= 0 && k <= length, "k lies between 0 and \(length)")
  let shape = Array(x.shape.dropLast()) + [k]
  try call.expect(shape)
  try call.expect(shape, result: 1)
  try call.require(
    call.results[0].element == x.element && call.results[1].element.isInteger, "gives values and integer indices")
  let ranks: [Int64]
  if x.element.isFloat {
    ranks = x.element == .f64 ? x.doubles.map(\.totalOrder) : x.floats.map(\.totalOrder)
  } else if x.element == .ui64 {
    ranks = x.ints.map { $0 ^ Int64.min }
  } else {
    ranks = x.ints
  }
  let rows = length == 0 ? 0 : x.count / length
  var places: [Int] = []
  for row in 0..<rows {
    let order = (0..<length).sorted { a, b in
      let (x, y) = (ranks[row * length + a], ranks[row * length + b])
      return x > y || (x == y && a < b)
    }
    places += order[..<k].map { row * length + $0 }
  }
  let indices = Tensor(places.map { Int64($0 % max(length, 1)) }, shape: shape, element: call.results[1].element)
  return [x.picked(places).reshaped(shape), indices]
}
