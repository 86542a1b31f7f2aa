internal import Numerics
internal import StableHLO

/// `reduce_precision`: rounds to nearest even as a float of `exponent_bits` and `mantissa_bits` would; too large becomes
/// infinity, too small becomes zero (subnormals of the small format are flushed, as XLA does).
func reducePrecision(_ call: Call) throws(ReferenceError) -> Tensor {
  let exponentBits = try call.integer("exponent_bits")
  let mantissaBits = try call.integer("mantissa_bits")
  try call.require(exponentBits >= 1 && mantissaBits >= 0, "needs at least one exponent bit and no negative mantissa")
  let x = call.operand
  switch computeType(x.element) {
  case .f32:
    let wide = x.converted(to: .f32)
    let output = map(wide, to: wide.type) { (a: Float) -> Float in
      Float(
        bitPattern: UInt32(
          truncatingIfNeeded: reduceBits(
            UInt64(a.bitPattern), width: 32, mantissa: 23, to: exponentBits, mantissaBits)))
    }
    return output.converted(to: x.element)
  case .f64:
    return map(x, to: x.type) { (a: Double) -> Double in
      Double(bitPattern: reduceBits(a.bitPattern, width: 64, mantissa: 52, to: exponentBits, mantissaBits))
    }
  default: throw call.unsupported("needs a float")
  }
}

private func reduceBits(
  _ bits: UInt64, width: Int, mantissa: Int, to exponentBits: Int, _ mantissaBits: Int
) -> UInt64 {
  let sign = bits & (1 << UInt64(width - 1))
  var magnitude = bits ^ sign
  let sourceExponentBits = width - 1 - mantissa
  let infinity = ((UInt64(1) << UInt64(sourceExponentBits)) - 1) << UInt64(mantissa)
  if magnitude > infinity { return mantissaBits > 0 ? bits : sign | infinity }
  if magnitude == infinity { return bits }
  if mantissaBits < mantissa {
    let dropped = UInt64(mantissa - mantissaBits)
    let last = magnitude >> dropped & 1
    magnitude = ((magnitude + ((1 << (dropped - 1)) - 1 + last)) >> dropped) << dropped
  }
  if exponentBits < sourceExponentBits {
    let sourceBias = (1 << (sourceExponentBits - 1)) - 1
    let bias = (1 << (exponentBits - 1)) - 1
    let field = Int(magnitude >> UInt64(mantissa))
    if field > sourceBias + bias { return sign | infinity }
    if field <= sourceBias - bias { return sign }
  }
  return sign | magnitude
}
