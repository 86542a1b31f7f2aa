/// How a binary floating-point format spends its codes: everything needed to convert to and from it.
///
/// A code is the sign bit (if any), then `exponentBits`, then `mantissaBits`, in the low bits of a `UInt64`. A code with
/// exponent field `e > 0` and mantissa field `m` is worth `(1 + m / 2^mantissaBits) * 2^(e - bias)`; with `e == 0` it is
/// subnormal, `m / 2^mantissaBits * 2^(1 - bias)`. Conversions never flush subnormals: ml_dtypes does not either, and no
/// Neuron document says that an engine does. (XLA:CPU flushes them in f32 arithmetic and comparisons.)
public struct FloatFormat: Sendable, Hashable {
  /// Which codes are not finite numbers.
  public enum SpecialCodes: Sendable, Hashable {
    /// Exponent field all ones: infinity (mantissa 0) and NaNs, as in IEEE 754.
    case ieee
    /// No infinity; the magnitude with every bit set is the NaN ("fn" in the name).
    case allOnesNaN
    /// No infinity and no negative zero; the code of negative zero is the only NaN ("fnuz").
    case negativeZeroNaN
    /// Every code is finite (OCP MX element formats below 8 bits).
    case none
  }

  public let exponentBits: Int
  public let mantissaBits: Int
  public let bias: Int
  public let special: SpecialCodes
  /// False only for e8m0, which has neither sign, zero nor subnormals: code `c` is `2^(c - bias)`.
  public let isSigned: Bool
  /// Low bits of the stored word that the format does not use: 13 for tf32, which is stored in a 32-bit word.
  public let unusedLowBits: Int

  /// Exponent of the smallest normal number.
  public let minimumExponent: Int
  /// Code of the largest finite number, without a sign.
  public let greatestFiniteCode: UInt64
  /// Bit that holds the sign; in an unsigned format, one past the code.
  let signMask: UInt64
  /// Only meaningful where `hasInfinity`.
  let infinityCode: UInt64

  init(
    exponent exponentBits: Int, mantissa mantissaBits: Int, bias: Int, _ special: SpecialCodes, signed: Bool = true,
    unusedLowBits: Int = 0
  ) {
    self.exponentBits = exponentBits
    self.mantissaBits = mantissaBits
    self.bias = bias
    self.special = special
    self.isSigned = signed
    self.unusedLowBits = unusedLowBits
    minimumExponent = signed ? 1 - bias : -bias
    signMask = 1 << UInt64(exponentBits + mantissaBits)
    infinityCode = ((1 << UInt64(exponentBits)) - 1) << UInt64(mantissaBits)
    greatestFiniteCode =
      switch special {
      case .ieee: infinityCode - 1
      case .allOnesNaN: signMask - 2
      case .negativeZeroNaN, .none: signMask - 1
      }
  }

  public var hasInfinity: Bool { special == .ieee }
  public var hasNaN: Bool { special != .none }

  /// Exponent of the largest finite number: `emax` of the OCP MX specification.
  public var maximumExponent: Int { Int(greatestFiniteCode >> UInt64(mantissaBits)) - bias }
}

extension ElementType {
  /// The format of a real floating-point type, nil for integers, `bool` and complex types.
  ///
  /// Layouts: AWS Neuron "Data types" (f32, tf32, bf16, f16, e5m2, e4m3, e3m4) and `nki.language` data types
  /// (e4m3fn and e8m0fnu with the codes of their NaNs); the remaining codes follow OCP OFP8 1.0, OCP MX 1.0 and,
  /// for the fnuz types that only reference evaluation uses, the StableHLO specification.
  public var floatFormat: FloatFormat? {
    switch self {
    case .f64: .init(exponent: 11, mantissa: 52, bias: 1023, .ieee)
    case .f32: .init(exponent: 8, mantissa: 23, bias: 127, .ieee)
    case .tf32: .init(exponent: 8, mantissa: 10, bias: 127, .ieee, unusedLowBits: 13)
    case .bf16: .init(exponent: 8, mantissa: 7, bias: 127, .ieee)
    case .f16: .init(exponent: 5, mantissa: 10, bias: 15, .ieee)
    case .f8E5M2: .init(exponent: 5, mantissa: 2, bias: 15, .ieee)
    case .f8E4M3: .init(exponent: 4, mantissa: 3, bias: 7, .ieee)
    case .f8E3M4: .init(exponent: 3, mantissa: 4, bias: 3, .ieee)
    case .f8E4M3FN: .init(exponent: 4, mantissa: 3, bias: 7, .allOnesNaN)
    case .f8E5M2FNUZ: .init(exponent: 5, mantissa: 2, bias: 16, .negativeZeroNaN)
    case .f8E4M3FNUZ: .init(exponent: 4, mantissa: 3, bias: 8, .negativeZeroNaN)
    case .f8E4M3B11FNUZ: .init(exponent: 4, mantissa: 3, bias: 11, .negativeZeroNaN)
    case .f8E8M0FNU: .init(exponent: 8, mantissa: 0, bias: 127, .allOnesNaN, signed: false)
    case .f4E2M1FN: .init(exponent: 2, mantissa: 1, bias: 1, .none)
    default: nil
    }
  }
}
