/// How a value that the destination cannot hold exactly is rounded to one of its two neighbours.
///
/// Neuron engines offer both, chosen by NEURON_RT_STOCHASTIC_ROUNDING_EN (AWS Neuron "Rounding modes"); nearest-even is
/// the default. Subnormal results round the same way, with the subnormal spacing.
public enum Rounding: Sendable, Hashable {
  /// The nearer neighbour; of two equally near ones, the one whose last mantissa bit is 0. e8m0 has no mantissa bit, so
  /// its ties go up (ml_dtypes and XLA do the same).
  case nearestEven
  /// The upper neighbour with a probability equal to the distance from the lower one, in units of their distance.
  ///
  /// Element `i` of a bulk conversion draws `CounterGenerator.bits(seed: seed, index: firstIndex + i)`: the result
  /// depends on the element's index alone, not on how the work was cut up or in which order it ran. The generator of the
  /// chip is not published, so only the distribution follows the hardware.
  case stochastic(seed: UInt64, firstIndex: UInt64 = 0)
}

/// What becomes of a value beyond the destination format's largest finite number after rounding, and of infinity.
///
/// The default is `.ieee` for every format: it is what ml_dtypes and XLA do. Neuron documents no saturating cast outside
/// `quantize_mx`; vLLM Neuron's "KV cache quantization" clamps to 240 or 448 before it casts to e4m3.
public enum Overflow: Sendable, Hashable {
  /// Infinity where the format has one (f64, f32, tf32, bf16, f16, e5m2, e4m3, e3m4), else NaN (e4m3fn, fnuz types,
  /// e8m0), else the largest finite number (e2m1).
  case ieee
  /// The largest finite number, also for infinity; NaN stays NaN. This is OCP OFP8's saturating mode, and what
  /// neuronx-cc's `--enable-saturate-infinity` does around matmul transposes on Trainium1.
  case saturate
}

/// How a fraction is dropped when a float becomes an integer. Out-of-range values clamp and NaN becomes 0 either way.
public enum IntegerRounding: Sendable, Hashable {
  /// StableHLO `convert` (XLA:CPU truncates, clamps, and turns NaN into 0).
  case towardZero
  /// What engines do when they write an integer tile from their fp32 arithmetic (Neuron SDK release notes, NKI, fixes of
  /// `nki.simulate`: fp32-to-integer casts "match hardware").
  case nearestEven
}

/// A counter-based generator: 64 random bits for each (seed, index), with no state to carry.
///
/// It is SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014) with random access:
/// the bits at `index` are the mix of `start + (index + 1) * golden`, where `start` is the mix of the seed.
public enum CounterGenerator {
  @inline(__always)
  public static func bits(seed: UInt64, index: UInt64) -> UInt64 {
    bits(start: mix(seed), index: index)
  }

  /// As above, with the seed already mixed, for loops.
  @inline(__always)
  static func bits(start: UInt64, index: UInt64) -> UInt64 {
    mix(start &+ (index &+ 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
