extension FloatFormat {
  /// The code nearest to `value` by the given rules, rounded once from the exact value.
  ///
  /// - NaN keeps its sign. A format with infinities keeps the leading payload bits and sets the quiet bit, as
  ///   conversion instructions do; the others have one NaN. e2m1 has none: it gets the zero of the opposite sign, as
  ///   ml_dtypes and XLA do.
  /// - e8m0 has no zero and no sign: zero and negative values become NaN, positive values below `2^-127` become
  ///   `2^-127` (again as ml_dtypes and XLA do). Between `2^-127` and `2^-126` those two always round up; this rounds
  ///   to the nearer as everywhere else.
  public func encode(_ value: Double, rounding: Rounding = .nearestEven, overflow: Overflow = .ieee) -> UInt64 {
    switch rounding {
    case .nearestEven:
      encode(value, random: nil, overflow: overflow)
    case .stochastic(let seed, let index):
      encode(value, random: CounterGenerator.bits(seed: seed, index: index), overflow: overflow)
    }
  }

  /// The exact value of a stored word; bits outside the format are ignored. The only NaN of an "fnuz" format, which has
  /// no sign, reads as positive.
  public func decode(_ word: UInt64) -> Double {
    let code = word >> UInt64(unusedLowBits)
    let negative = isSigned && code & signMask != 0
    let magnitude = code & (signMask - 1)
    if let payload = nanPayload(magnitude: magnitude, negative: negative) {
      let bits = Double.nan.bitPattern | payload | (negative && special != .negativeZeroNaN ? 1 << 63 : 0)
      return Double(bitPattern: bits)
    }
    let value: Double
    if hasInfinity && magnitude == infinityCode {
      value = .infinity
    } else if magnitude >> UInt64(mantissaBits) == 0 && isSigned {
      value = Double(sign: .plus, exponent: 1 - bias - mantissaBits, significand: Double(magnitude))
    } else {
      let fraction = magnitude & ((1 << UInt64(mantissaBits)) - 1) | 1 << UInt64(mantissaBits)
      let exponent = Int(magnitude >> UInt64(mantissaBits)) - bias - mantissaBits
      value = Double(sign: .plus, exponent: exponent, significand: Double(fraction))
    }
    return negative ? -value : value
  }

  /// The payload, aligned as a `Double`'s mantissa, if the code is a NaN.
  private func nanPayload(magnitude: UInt64, negative: Bool) -> UInt64? {
    switch special {
    case .ieee where magnitude > infinityCode: (magnitude - infinityCode) << UInt64(52 - mantissaBits)
    case .allOnesNaN where magnitude == signMask - 1: 0
    case .negativeZeroNaN where magnitude == 0 && negative: 0
    default: nil
    }
  }

  /// `random` nil rounds to nearest even.
  @inline(__always)
  func encode(_ value: Double, random: UInt64?, overflow: Overflow) -> UInt64 {
    let bits = value.bitPattern
    let negative = bits >> 63 != 0
    let fraction = bits & 0x000F_FFFF_FFFF_FFFF
    let field = Int((bits >> 52) & 0x7FF)
    if field == 0x7FF {
      return fraction == 0
        ? overflowed(negative: negative, overflow) : nan(negative: negative, payload: fraction)
    }
    if field == 0 {
      if fraction == 0 { return zero(negative: negative) }
      let shift = fraction.leadingZeroBitCount
      return encode(
        negative: negative, significand: fraction << UInt64(shift), exponent: -1011 - shift, random: random,
        overflow: overflow)
    }
    return encode(
      negative: negative, significand: (fraction << 11) | (1 << 63), exponent: field - 1023, random: random,
      overflow: overflow)
  }

  /// Encodes an integer exactly: 64-bit integers do not fit a `Double`.
  @inline(__always)
  func encode(negative: Bool, magnitude: UInt64, random: UInt64?, overflow: Overflow) -> UInt64 {
    if magnitude == 0 { return zero(negative: false) }
    let shift = magnitude.leadingZeroBitCount
    return encode(
      negative: negative, significand: magnitude << UInt64(shift), exponent: 63 - shift, random: random,
      overflow: overflow)
  }

  /// Encodes ± `significand * 2^(exponent - 63)`, where the significand's top bit is set.
  @inline(__always)
  private func encode(
    negative: Bool, significand: UInt64, exponent: Int, random: UInt64?, overflow: Overflow
  ) -> UInt64 {
    if negative && !isSigned { return nan(negative: false, payload: 0) }
    var significand = significand
    var shift = 63 - mantissaBits
    var base: UInt64  // the code of the lower neighbour, less its significand
    if exponent >= minimumExponent {
      base = UInt64(bitPattern: Int64(exponent - minimumExponent)) << UInt64(mantissaBits)
    } else {
      if !isSigned { return 0 }
      base = 0
      shift += minimumExponent - exponent
      if shift > 63 {
        // Too small for one shift. A Double fills 53 of the 64 bits, so none that could decide is lost.
        significand >>= shift - 63
        shift = 63
      }
    }
    let mask = (UInt64(1) << UInt64(shift)) &- 1
    let quotient = significand >> UInt64(shift)
    // Stochastic: up when the part lost, as a fraction, and the random bits, as one in [0, 1), add up to 1 or more.
    let increment = random.map { $0 >> UInt64(64 &- shift) } ?? ((mask >> 1) &+ (quotient & 1))
    let rounded = quotient &+ (((significand & mask) &+ increment) >> UInt64(shift))
    // In a signed format the significand's leading one counts as the step from exponent field 0 to 1.
    if !isSigned { base &-= 1 }
    let code = base &+ rounded
    if code > greatestFiniteCode { return overflowed(negative: negative, overflow) }
    if code == 0 && isSigned { return zero(negative: negative) }
    return word(code, negative: negative)
  }

  @inline(__always)
  private func word(_ magnitude: UInt64, negative: Bool) -> UInt64 {
    (magnitude | (negative ? signMask : 0)) << UInt64(unusedLowBits)
  }

  @inline(__always)
  private func zero(negative: Bool) -> UInt64 {
    if !isSigned { return signMask - 1 }
    return word(0, negative: negative && special != .negativeZeroNaN)
  }

  /// `payload` is aligned as a `Double`'s mantissa.
  @inline(__always)
  private func nan(negative: Bool, payload: UInt64) -> UInt64 {
    switch special {
    case .ieee:
      word(
        infinityCode | (1 << UInt64(mantissaBits - 1)) | (payload >> UInt64(52 - mantissaBits)), negative: negative)
    case .allOnesNaN: word(signMask - 1, negative: negative && isSigned)
    case .negativeZeroNaN: word(0, negative: true)
    case .none: word(0, negative: !negative)
    }
  }

  @inline(__always)
  private func overflowed(negative: Bool, _ overflow: Overflow) -> UInt64 {
    if negative && !isSigned { return nan(negative: false, payload: 0) }
    if overflow == .saturate || special == .none { return word(greatestFiniteCode, negative: negative) }
    return hasInfinity ? word(infinityCode, negative: negative) : nan(negative: negative, payload: 0)
  }
}
