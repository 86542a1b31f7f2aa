/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The sum of four uniform numbers, scaled to mean 0 and variance 1: near a normal distribution, within 3.47, and made
  /// of exact operations only.
  mutating func nextNormal() -> Float {
    let bits = next()
    var sum = 0
    for lane in 0..<4 { sum += Int((bits >> (16 * UInt64(lane))) & 0xFFFF) }
    return Float(sum - 2 * 65535) * (1.7320508 / 65536)
  }

  /// Uniform in 0..<bound.
  mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
