internal import Numerics
internal import StableHLO

/// `bitcast_convert`: the same bits as another type. Between widths, the narrow side has one more dimension, its last,
/// which holds the pieces of one wide element, lowest bits first.
func bitcastConvert(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  let (from, to) = (x.element.bitWidth, call.result.element.bitWidth)
  guard x.element != .bool, call.result.element != .bool else {
    throw call.unsupported("i1 has no bits to reinterpret")
  }
  if from == to {
    try call.expect(x.shape)
  } else if from > to {
    try call.expect(x.shape + [from / to])
  } else {
    try call.require(
      x.shape.last == to / from && Array(x.shape.dropLast()) == call.result.shape,
      "the last dimension must hold the \(to / from) pieces of each result element")
  }
  if from >= 8 && to >= 8 || from == to {
    return [Tensor(type: call.result, bytes: x.bytes).canonical]
  }
  // Sub-byte elements take a byte each: go through single bits.
  var bits: [UInt8] = []
  let stored = x.element.byteCount
  for element in 0..<x.count {
    for bit in 0..<from { bits.append(x.bytes[element * stored + bit / 8] >> UInt8(bit % 8) & 1) }
  }
  var output = Tensor(zeros: call.result)
  let target = call.result.element.byteCount
  for element in 0..<output.count {
    for bit in 0..<to { output.bytes[element * target + bit / 8] |= bits[element * to + bit] << UInt8(bit % 8) }
  }
  return [output.canonical]
}
