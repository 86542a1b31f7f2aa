internal import Numerics
internal import StableHLO

/// `rng_bit_generator`: random bits from a state, and the state to go on with, bit for bit as XLA makes them.
///
/// Both generators are of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). The state is the key
/// and a counter as `ui64` words: two for THREE_FRY, two or three for PHILOX. DEFAULT is PHILOX, as on XLA:CPU.
func rngBitGenerator(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1, results: 2)
  let state = call.operand
  try call.require(call.results[0] == state.type, "the new state has the old state's type")
  let type = call.results[1]
  let algorithm = call.word("rng_algorithm") ?? "DEFAULT"
  let usesPhilox = algorithm != "THREE_FRY"
  guard ["DEFAULT", "PHILOX", "THREE_FRY"].contains(algorithm) else {
    throw call.unsupported("rng_algorithm \(algorithm) is unknown")
  }
  guard state.element == .ui64, state.shape == [2] || (usesPhilox && state.shape == [3]) else {
    throw call.unsupported("the state must be tensor<2xui64>, or tensor<3xui64> for PHILOX")
  }
  guard type.element != .bool, !type.element.isComplex else { throw call.unsupported("gives integers or floats") }
  let words = state.ints.map { UInt64(bitPattern: $0) }
  let wide = type.element.bitWidth == 64
  let (bits, next) =
    usesPhilox ? philox(words, count: type.elementCount, wide: wide) : threeFry(words, type, wide: wide)
  let newState = Tensor(next.map { Int64(bitPattern: $0) }, element: .ui64)
  let integers: ElementType =
    switch type.element.bitWidth {
    case 64: .ui64
    case 32: .ui32
    case 16: .ui16
    default: .ui8
    }
  let values = Tensor(bits.map { Int64(bitPattern: $0) }, shape: type.shape, element: integers)
  return [newState, Tensor(type: type, bytes: values.bytes).canonical]
}

/// Each counter gives two words, which lie next to each other along the dimension that is split: the first even one, or
/// else the longest. Elements of 64 bits take both words.
private func threeFry(_ state: [UInt64], _ type: TensorType, wide: Bool) -> ([UInt64], next: [UInt64]) {
  let key = state[0]
  if wide {
    let bits = (0..<type.elementCount).map { i -> UInt64 in
      let words = threeFryBlock(key, state[1] &+ UInt64(i))
      return UInt64(words.0) | UInt64(words.1) << 32
    }
    return (bits, [key, state[1] &+ UInt64(type.elementCount)])
  }
  if type.rank == 0 { return ([UInt64(threeFryBlock(key, state[1]).0)], [key, state[1] &+ 1]) }
  let longest = type.shape.indices.max { type.shape[$0] < type.shape[$1] }!
  // The first of several equally long ones.
  let split =
    type.shape.firstIndex { $0 % 2 == 0 } ?? type.shape.firstIndex(of: type.shape[longest])!
  var half = type.shape
  half[split] = (half[split] + 1) / 2
  let pairs = (0..<half.reduce(1, *)).map { threeFryBlock(key, state[1] &+ UInt64($0)) }
  let steps = rowMajorSteps(half)
  var bits: [UInt64] = []
  bits.reserveCapacity(type.elementCount)
  forEachIndex(type.shape, steps: type.shape.map { _ in 0 }) { index, _ in
    var place = 0
    for d in index.indices { place += (d == split ? index[d] / 2 : index[d]) * steps[d] }
    bits.append(UInt64(index[split] % 2 == 0 ? pairs[place].0 : pairs[place].1))
  }
  return (bits, [key, state[1] &+ UInt64(pairs.count)])
}

/// Threefry 2x32 with 20 rounds.
private func threeFryBlock(_ key: UInt64, _ counter: UInt64) -> (UInt32, UInt32) {
  let rotations: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (13, 15, 26, 6, 17, 29, 16, 24)
  let k0 = UInt32(truncatingIfNeeded: key)
  let k1 = UInt32(truncatingIfNeeded: key >> 32)
  let k2 = k0 ^ k1 ^ 0x1BD1_1BDA
  var x = UInt32(truncatingIfNeeded: counter) &+ k0
  var y = UInt32(truncatingIfNeeded: counter >> 32) &+ k1
  @inline(__always) func round(_ rotation: UInt32) {
    x = x &+ y
    y = (y << rotation | y >> (32 - rotation)) ^ x
  }
  @inline(__always) func fourRounds(odd: Bool) {
    round(odd ? rotations.4 : rotations.0)
    round(odd ? rotations.5 : rotations.1)
    round(odd ? rotations.6 : rotations.2)
    round(odd ? rotations.7 : rotations.3)
  }
  fourRounds(odd: false)
  x = x &+ k1
  y = y &+ k2 &+ 1
  fourRounds(odd: true)
  x = x &+ k2
  y = y &+ k0 &+ 2
  fourRounds(odd: false)
  x = x &+ k0
  y = y &+ k1 &+ 3
  fourRounds(odd: true)
  x = x &+ k1
  y = y &+ k2 &+ 4
  fourRounds(odd: false)
  x = x &+ k2
  y = y &+ k0 &+ 5
  return (x, y)
}

/// Each 128-bit counter gives four words, in order. A state of two words is the key and the counter's high half.
private func philox(_ state: [UInt64], count: Int, wide: Bool) -> ([UInt64], next: [UInt64]) {
  let key = state[0]
  let (low, high) = state.count == 3 ? (state[1], state[2]) : (state[1], state[0])
  let words = wide ? 2 * count : count
  let blocks = (words + 3) / 4
  func counter(_ step: Int) -> (low: UInt64, high: UInt64) {
    let sum = low &+ UInt64(step)
    return (sum, sum < low ? high &+ 1 : high)
  }
  var bits: [UInt64] = []
  bits.reserveCapacity(count + 4)
  for block in 0..<blocks {
    let place = counter(block)
    let w = philoxBlock(key, place.low, place.high)
    if wide {
      bits.append(UInt64(w.0) | UInt64(w.1) << 32)
      bits.append(UInt64(w.2) | UInt64(w.3) << 32)
    } else {
      bits.append(UInt64(w.0))
      bits.append(UInt64(w.1))
      bits.append(UInt64(w.2))
      bits.append(UInt64(w.3))
    }
  }
  let next = counter(blocks)
  return (Array(bits.prefix(count)), state.count == 3 ? [key, next.low, next.high] : [key, next.low])
}

/// Philox 4x32 with 10 rounds.
private func philoxBlock(_ key: UInt64, _ low: UInt64, _ high: UInt64) -> (UInt32, UInt32, UInt32, UInt32) {
  var k0 = UInt32(truncatingIfNeeded: key)
  var k1 = UInt32(truncatingIfNeeded: key >> 32)
  var (x0, x1) = (UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32))
  var (x2, x3) = (UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
  for _ in 0..<10 {
    let a = x0.multipliedFullWidth(by: 0xD251_1F53)
    let b = x2.multipliedFullWidth(by: 0xCD9E_8D57)
    (x0, x1, x2, x3) = (b.high ^ x1 ^ k0, b.low, a.high ^ x3 ^ k1, a.low)
    k0 = k0 &+ 0x9E37_79B9
    k1 = k1 &+ 0xBB67_AE85
  }
  return (x0, x1, x2, x3)
}

/// `rng`: numbers of a distribution from a generator that starts anew with every op, so that runs repeat.
///
/// UNIFORM gives values in [a, b); NORMAL has mean a and standard deviation b (Box and Muller's transform).
func rng(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3)
  let type = call.result
  try call.require(
    call.operands[0].shape.isEmpty && call.operands[1].shape.isEmpty && call.operands[0].element == type.element,
    "a and b are scalars of the result's type")
  try call.require(call.operands[2].ints.map { Int($0) } == type.shape, "the shape operand is the result's shape")
  let count = type.elementCount
  let bits = philox([0, 0], count: 2 * count, wide: true).0
  func unit(_ i: Int) -> Double { Double(bits[i] >> 11) * 0x1p-53 }
  if type.element.isFloat {
    let (a, b) = (call.operands[0].doubles[0], call.operands[1].doubles[0])
    let isNormal = call.word("rng_distribution") == "NORMAL"
    let values = (0..<count).map { i -> Double in
      if !isNormal { return a + unit(i) * (b - a) }
      let radius = (-2 * Double.logOf(1 - unit(2 * i))).squareRoot()
      return a + b * radius * Double.cosOf(2 * .pi * unit(2 * i + 1))
    }
    return [Tensor(values, shape: type.shape, element: type.element)]
  }
  guard call.word("rng_distribution") == "UNIFORM", type.element.isInteger || type.element == .bool else {
    throw call.unsupported("NORMAL needs floats")
  }
  let (a, b) = (call.operands[0].ints[0], call.operands[1].ints[0])
  let width = UInt64(bitPattern: b &- a)
  let values = (0..<count).map { i in width == 0 ? a : a &+ Int64(bitPattern: bits[i] % width) }
  return [Tensor(values, shape: type.shape, element: type.element)]
}
