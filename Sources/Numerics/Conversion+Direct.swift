/// The hottest pairs, each as one loop of bit operations, for nearest-even rounding with IEEE overflow.
///
/// They give the same bits as the staged path; the tests compare them over every 16-bit code and many 32-bit ones.
extension Conversion {
  static func hasDirectLoop(_ from: ElementType, _ to: ElementType) -> Bool {
    let nowhere: UInt64 = 0
    return withUnsafePointer(to: nowhere) { pointer in
      let nothing = Row(
        source: pointer, sourceStride: 1, destination: UnsafeMutableRawPointer(mutating: pointer), destinationStride: 1,
        count: 0)
      return convertDirectly(nothing, from, to)
    }
  }

  /// False, with nothing done, when the pair has no loop of its own.
  static func convertDirectly(_ row: Row, _ from: ElementType, _ to: ElementType) -> Bool {
    switch (from, to) {
    case (.f32, .f32): row.map { (value: UInt32) in value }
    case (.f32, .bf16): row.map(bf16(fromF32:))
    case (.f32, .f16): row.map(f16(fromF32:))
    case (.f32, .tf32): row.map(tf32(fromF32:))
    case (.f32, .f64): row.map { (value: Float) in Double(value) }
    case (.bf16, .f32): row.map(f32(fromBF16:))
    case (.f16, .f32): row.map(f32(fromF16:))
    case (.tf32, .f32): row.map { (word: UInt32) in quieted(word & ~0x1FFF) }
    case (.f64, .f32): row.map { (value: Double) in Float(value) }
    case (.i8, .f32): row.map { (value: Int8) in Float(value) }
    case (.i16, .f32): row.map { (value: Int16) in Float(value) }
    case (.i32, .f32): row.map { (value: Int32) in Float(value) }
    case (.i64, .f32): row.map { (value: Int64) in Float(value) }
    case (.ui8, .f32): row.map { (value: UInt8) in Float(value) }
    case (.ui16, .f32): row.map { (value: UInt16) in Float(value) }
    case (.ui32, .f32): row.map { (value: UInt32) in Float(value) }
    case (.ui64, .f32): row.map { (value: UInt64) in Float(value) }
    case (.bool, .f32): row.map { (byte: UInt8) -> Float in byte == 0 ? 0 : 1 }
    case (.f32, .i8): row.map { (value: Float) in Int8(clamping: int64(Double(value))) }
    case (.f32, .i16): row.map { (value: Float) in Int16(clamping: int64(Double(value))) }
    case (.f32, .i32): row.map { (value: Float) in Int32(clamping: int64(Double(value))) }
    case (.f32, .i64): row.map { (value: Float) in int64(Double(value)) }
    case (.f32, .ui8): row.map { (value: Float) in UInt8(clamping: int64(Double(value))) }
    case (.f32, .ui16): row.map { (value: Float) in UInt16(clamping: int64(Double(value))) }
    case (.f32, .ui32): row.map { (value: Float) in UInt32(clamping: int64(Double(value))) }
    case (.f32, .ui64): row.map { (value: Float) in uint64(Double(value)) }
    case (.f32, .bool): row.map { (value: Float) -> UInt8 in value == 0 ? 0 : 1 }
    default: return false
    }
    return true
  }

  /// Stochastic rounding of f32 to bf16, the pair that stochastic rounding is used for; false for any other.
  static func convertStochastically(
    _ row: Row, _ from: ElementType, _ to: ElementType, seed: UInt64, firstIndex: UInt64
  ) -> Bool {
    guard from == .f32 && to == .bf16 else { return false }
    let start = CounterGenerator.mix(seed)
    var index = firstIndex
    row.map { (bits: UInt32) -> UInt16 in
      let random = UInt32(truncatingIfNeeded: CounterGenerator.bits(start: start, index: index) >> 48)
      index &+= 1
      // Infinity has nothing to round away, so it stays.
      let word = bits & 0x7FFF_FFFF > 0x7F80_0000 ? bits | 0x0040_0000 : bits &+ random
      return UInt16(truncatingIfNeeded: word >> 16)
    }
    return true
  }

  /// Toward zero, clamped; NaN is 0.
  @inline(__always)
  static func int64(_ value: Double) -> Int64 {
    if value >= 0x1p63 { return .max }
    if value <= -0x1p63 { return .min }
    return value.isNaN ? 0 : Int64(value)
  }

  /// Toward zero, clamped; NaN is 0.
  @inline(__always)
  static func uint64(_ value: Double) -> UInt64 {
    if value >= 0x1p64 { return .max }
    return value > 0 ? UInt64(value) : 0
  }

  @inline(__always)
  private static func quieted(_ bits: UInt32) -> UInt32 {
    bits & 0x7FFF_FFFF > 0x7F80_0000 ? bits | 0x0040_0000 : bits
  }

  @inline(__always)
  private static func bf16(fromF32 bits: UInt32) -> UInt16 {
    let rounded = (bits &+ 0x7FFF &+ ((bits >> 16) & 1)) >> 16
    let nan = (bits >> 16) | 0x40
    return UInt16(truncatingIfNeeded: bits & 0x7FFF_FFFF > 0x7F80_0000 ? nan : rounded)
  }

  @inline(__always)
  private static func tf32(fromF32 bits: UInt32) -> UInt32 {
    let rounded = bits &+ 0xFFF &+ ((bits >> 13) & 1)
    return (bits & 0x7FFF_FFFF > 0x7F80_0000 ? bits | 0x0040_0000 : rounded) & ~0x1FFF
  }

  @inline(__always)
  private static func f32(fromBF16 bits: UInt16) -> UInt32 { quieted(UInt32(bits) << 16) }

  @inline(__always)
  private static func f16(fromF32 bits: UInt32) -> UInt16 {
    let sign = (bits >> 16) & 0x8000
    let magnitude = bits & 0x7FFF_FFFF
    // Normal results: rebias the exponent by 15 - 127 and round away 13 bits; a carry out of the largest gives infinity.
    let normal = (magnitude &- 0x3800_0000 &+ 0xFFF &+ ((magnitude >> 13) & 1)) >> 13
    // Subnormal results: adding 0.5 makes the float unit round at 2^-24, the spacing of f16's subnormals.
    let subnormal = (Float(bitPattern: magnitude) + 0.5).bitPattern &- 0x3F00_0000
    let special = magnitude > 0x7F80_0000 ? 0x7E00 | ((magnitude >> 13) & 0x3FF) : 0x7C00
    let result = magnitude >= 0x4780_0000 ? special : magnitude < 0x3880_0000 ? subnormal : normal
    return UInt16(truncatingIfNeeded: sign | result)
  }

  @inline(__always)
  private static func f32(fromF16 bits: UInt16) -> UInt32 {
    let sign = UInt32(bits & 0x8000) << 16
    let magnitude = UInt32(bits & 0x7FFF) << 13
    // Multiplying by 2^112 moves the exponent bias from 15 to 127, exactly and also for subnormals.
    let scaled = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
    let special = magnitude | 0x7F80_0000 | (magnitude > 0x0F80_0000 ? 0x0040_0000 : 0)
    return sign | (magnitude >= 0x0F80_0000 ? special : scaled)
  }
}
