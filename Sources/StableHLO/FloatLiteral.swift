import Numerics

/// Bits of float literals: decimal to an element type (nearest even), and bits back to a value.
enum FloatLiteral {
  /// A binary format with a sign bit unless `isUnsigned`.
  struct Format {
    var mantissaBits: Int
    var bias: Int
    /// The code of the largest finite value, without the sign.
    var largestCode: UInt64
    /// The code of infinity, for formats that have it.
    var infinityCode: UInt64?
    var hasNegativeZero = true
  }

  /// The formats narrower than f32 (OCP 8-bit and MX formats, IEEE half, bfloat16).
  static func format(_ element: ElementType) -> Format? {
    switch element {
    case .bf16: Format(mantissaBits: 7, bias: 127, largestCode: 0x7F7F, infinityCode: 0x7F80)
    case .f16: Format(mantissaBits: 10, bias: 15, largestCode: 0x7BFF, infinityCode: 0x7C00)
    case .f8E4M3: Format(mantissaBits: 3, bias: 7, largestCode: 0x77, infinityCode: 0x78)
    case .f8E4M3FN: Format(mantissaBits: 3, bias: 7, largestCode: 0x7E, infinityCode: nil)
    case .f8E5M2: Format(mantissaBits: 2, bias: 15, largestCode: 0x7B, infinityCode: 0x7C)
    case .f8E3M4: Format(mantissaBits: 4, bias: 3, largestCode: 0x6F, infinityCode: 0x70)
    case .f8E4M3FNUZ:
      Format(mantissaBits: 3, bias: 8, largestCode: 0x7F, infinityCode: nil, hasNegativeZero: false)
    case .f8E5M2FNUZ:
      Format(mantissaBits: 2, bias: 16, largestCode: 0x7F, infinityCode: nil, hasNegativeZero: false)
    case .f8E4M3B11FNUZ:
      Format(mantissaBits: 3, bias: 11, largestCode: 0x7F, infinityCode: nil, hasNegativeZero: false)
    case .f4E2M1FN: Format(mantissaBits: 1, bias: 1, largestCode: 0x7, infinityCode: nil)
    default: nil
    }
  }

  /// The bits of the element type's value nearest to `value`; nil when it is beyond the largest.
  static func bits(_ value: Double, as element: ElementType) -> UInt64? {
    switch element {
    case .f64: return value.isFinite ? value.bitPattern : nil
    case .f32, .tf32:
      let rounded = Float(value)
      return rounded.isFinite ? UInt64(rounded.bitPattern) : nil
    case .f8E8M0FNU:
      guard value > 0, value.isFinite else { return nil }
      let exponent = Int(value.exponent) + (value.significand >= 1.5 ? 1 : 0)
      return (-127...127).contains(exponent) ? UInt64(exponent + 127) : nil
    default: break
    }
    guard let format = format(element), value.isFinite else { return nil }
    let magnitude = value.magnitude
    var code: UInt64 = 0
    if magnitude > 0 {
      let exponent = max(Int(magnitude.exponent), 1 - format.bias)
      // Dividing by a power of two is exact here: the quotient is far from Double's subnormals.
      let scaled = Double(sign: .plus, exponent: format.mantissaBits - exponent, significand: magnitude)
      guard scaled < 4096 else { return nil }
      code =
        UInt64(exponent + format.bias - 1) << UInt64(format.mantissaBits) + UInt64(scaled.rounded(.toNearestOrEven))
    }
    guard code <= format.largestCode else { return nil }
    let isNegative = value.sign == .minus && (code != 0 || format.hasNegativeZero)
    return isNegative ? code | 1 << UInt64(element.bitWidth - 1) : code
  }

  /// The value rounded to the element type; unchanged when it is beyond it.
  static func rounded(_ value: Double, to element: ElementType) -> Double {
    guard let bits = bits(value, as: element) else { return value }
    return self.value(bits: bits, as: element) ?? value
  }

  /// The value of bits; nil when they are more than the type has.
  static func value(bits: UInt64, as element: ElementType) -> Double? {
    guard element.bitWidth >= 64 || bits >> UInt64(element.bitWidth) == 0 else { return nil }
    switch element {
    case .f64: return Double(bitPattern: bits)
    case .f32, .tf32: return Double(Float(bitPattern: UInt32(bits)))
    case .f8E8M0FNU: return bits == 0xFF ? .nan : Double(sign: .plus, exponent: Int(bits) - 127, significand: 1)
    default: break
    }
    guard let format = format(element) else { return nil }
    let signBit = UInt64(1) << UInt64(element.bitWidth - 1)
    let code = bits & (signBit - 1)
    let sign: FloatingPointSign = bits & signBit == 0 ? .plus : .minus
    if code == format.infinityCode { return sign == .plus ? .infinity : -.infinity }
    if code > format.largestCode || (!format.hasNegativeZero && bits == signBit) { return .nan }
    let fraction = code & (1 << UInt64(format.mantissaBits) - 1)
    let exponent = Int(code >> UInt64(format.mantissaBits))
    let significand = exponent == 0 ? fraction : fraction | 1 << UInt64(format.mantissaBits)
    return Double(
      sign: sign, exponent: max(exponent, 1) - format.bias - format.mantissaBits, significand: Double(significand))
  }
}
