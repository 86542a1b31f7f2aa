import TileKernels

/// Row lengths around every vector width in use.
let lengths = [0, 1, 3, 15, 16, 17, 31, 33, 127, 129, 513]

/// Reproducible values; not random enough for anything but tests.
struct Sequence64 {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 8
  }

  /// In -limit ..< limit.
  mutating func float(_ limit: Float) -> Float { Float(Int(next() % 2_000_001) - 1_000_000) * (limit / 1_000_000) }

  mutating func floats(_ count: Int, limit: Float = 4) -> [Float] { (0..<count).map { _ in float(limit) } }
}

/// Values where kernels go wrong: zeros, infinities, NaN, subnormals, ties, the ends of integer types.
let awkward: [Float] = [
  0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 0.49999997, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
  -.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 127, 127.5, 128,
  -128, -128.5, -129, 254.5, 255, 255.5, 256, 32767, 32767.5, 32768, -32768.5, -32769, 65535, 65535.5, 65536,
  8_388_607.5, 8_388_608, 16_777_216, 2_147_483_520, 2_147_483_648, -2_147_483_648, -2_147_483_904, 4_294_967_040,
  4_294_967_296, 65504, 65519.996, 65520, 6.1035156e-05, 6.097555e-05, 5.9604645e-08, 2.9802322e-08, 2.980233e-08,
  8.940697e-08, 88.7, 89, -87.4, -103.9, -104.1, 3.1415927, 1e10,
]

/// `count` floats that start with the awkward ones.
func sample(_ count: Int, seed: UInt64) -> [Float] {
  var generator = Sequence64(seed: seed)
  return (0..<count).map { $0 < awkward.count ? awkward[$0] : generator.float(1000) }
}

/// Bits, with every NaN the same.
func bits(_ x: Float) -> UInt32 { x.isNaN ? 0x7fc0_0000 : x.bitPattern }
func bits(_ row: [Float]) -> [UInt32] { row.map { bits($0) } }
