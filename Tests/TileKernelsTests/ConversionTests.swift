import Numerics
import Testing
import TileKernels

@Suite struct ConversionTests {
  func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

  /// Nearest even by choosing the nearest of all finite values of a 16-bit format, given in ascending order.
  static func nearest(_ x: Float, in finite: [(value: Double, bits: UInt16)], infinity: UInt16, limit: Double) -> UInt16
  {
    let sign: UInt16 = x.sign == .minus ? 0x8000 : 0
    let magnitude = Double(x.magnitude)
    if magnitude >= limit { return infinity | sign }
    var low = 0
    var high = finite.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if finite[middle].value <= magnitude { low = middle } else { high = middle }
    }
    guard low + 1 < finite.count else { return finite[low].bits | sign }
    let below = magnitude - finite[low].value
    let above = finite[low + 1].value - magnitude
    let up = above < below || (above == below && finite[low].bits & 1 == 1)
    return finite[up ? low + 1 : low].bits | sign
  }

  static let halves = (0..<UInt16(0x7c00)).map { bits in
    let exponent = Int(bits >> 10)
    let fraction = Double(bits & 0x3ff) / 1024
    return (
      value: exponent == 0
        ? fraction * 0x1p-14 : (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1),
      bits: bits
    )
  }
  static let brains = (0..<UInt16(0x7f80)).map { (value: Double(Float(bitPattern: UInt32($0) << 16)), bits: $0) }

  static let arguments: [Float] = {
    var result = awkward
    var generator = Sequence64(seed: 10)
    for _ in 0..<1500 {
      result.append(Float(bitPattern: UInt32(truncatingIfNeeded: generator.next())))
      // Around fp16's range, with ties.
      let pattern = UInt32(truncatingIfNeeded: generator.next()) & 0x0fff_f000
      result.append(Float(bitPattern: 0x3300_0000 + pattern))
    }
    return result
  }()

  @Test(arguments: CPULevel.available)
  func `sixteen-bit floats round to nearest even, subnormals and NaN included`(level: CPULevel) throws {
    for (type, table, infinity, limit) in [
      (ElementType.f16, Self.halves, UInt16(0x7c00), 65520.0),
      (.bf16, Self.brains, 0x7f80, Double(sign: .plus, exponent: 127, significand: 2 - 0x1p-8)),
    ] {
      let narrow = try #require(TileKernels.narrow(type, level: level))
      let x = Self.arguments
      for stride in [1, 3] {
        var result = [UInt16](repeating: 0xabcd, count: x.count * stride)
        narrow(&result, stride, x, x.count)
        for (i, value) in x.enumerated() {
          let got = result[i * stride]
          if value.isNaN {
            #expect(got & 0x7fff > infinity)
          } else {
            #expect(got == Self.nearest(value, in: table, infinity: infinity, limit: limit), "\(value) to \(type)")
          }
          if stride > 1 { #expect(result[i * stride + 1] == 0xabcd) }
        }
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `every sixteen-bit float widens exactly`(level: CPULevel) throws {
    let patterns = (0...UInt16.max).map { $0 }
    var result = [Float](repeating: 7, count: patterns.count)
    for (type, table, infinity) in [(ElementType.f16, Self.halves, UInt16(0x7c00)), (.bf16, Self.brains, 0x7f80)] {
      let widen = try #require(TileKernels.widen(type, level: level))
      widen(&result, patterns, 1, patterns.count)
      let wrong = patterns.filter { pattern in
        let got = result[Int(pattern)]
        let magnitude = pattern & 0x7fff
        if magnitude > infinity { return !got.isNaN }
        let expected = magnitude == infinity ? Float.infinity : Float(table[Int(magnitude)].value)
        return got.bitPattern != (pattern & 0x8000 == 0 ? expected : -expected).bitPattern
      }
      #expect(wrong.isEmpty)
      // Strided and short rows take another path.
      var short = [Float](repeating: 7, count: 18)
      widen(&short, patterns, 2, 17)
      #expect(bits(short) == bits((0..<17).map { result[2 * $0] } + [7]))
    }
  }

  func checkInteger<T: FixedWidthInteger>(_ type: ElementType, _: T.Type, level: CPULevel) throws {
    let x = Self.arguments
    for rounding in [IntegerRounding.towardZero, .nearestEven] {
      let narrow = try #require(TileKernels.narrow(type, rounding: rounding, level: level))
      let expected = x.map { value -> T in
        if value.isNaN { return 0 }
        let integral = value.rounded(rounding == .towardZero ? .towardZero : .toNearestOrEven)
        return Double(integral) >= Double(T.max) ? .max : Double(integral) <= Double(T.min) ? .min : T(integral)
      }
      for n in lengths {
        for stride in [1, 2] {
          var result = [T](repeating: 7, count: n * stride + 1)
          narrow(&result, stride, x, n)
          #expect((0..<n).map { result[$0 * stride] } == Array(expected.prefix(n)))
          #expect(result[n * stride] == 7)
        }
      }
      var all = [T](repeating: 7, count: x.count)
      narrow(&all, 1, x, x.count)
      #expect(all == expected)
      let widen = try #require(TileKernels.widen(type, level: level))
      var back = [Float](repeating: 7, count: x.count)
      widen(&back, all, 1, x.count)
      #expect(back == all.map { Float($0) })
    }
  }

  @Test(arguments: CPULevel.available)
  func `integers saturate, round as asked, and take NaN as 0`(level: CPULevel) throws {
    try checkInteger(.i32, Int32.self, level: level)
    try checkInteger(.ui32, UInt32.self, level: level)
    try checkInteger(.i16, Int16.self, level: level)
    try checkInteger(.ui16, UInt16.self, level: level)
    try checkInteger(.i8, Int8.self, level: level)
    try checkInteger(.ui8, UInt8.self, level: level)
  }

  @Test(arguments: CPULevel.available)
  func `booleans are 0 and 1, fp32 passes through`(level: CPULevel) throws {
    let x = Self.arguments
    var flags = [UInt8](repeating: 7, count: x.count)
    let (toFlags, fromFlags) = (TileKernels.narrow(.bool, level: level), TileKernels.widen(.bool, level: level))
    let (scatter, gather) = (TileKernels.narrow(.f32, level: level), TileKernels.widen(.f32, level: level))
    try #require(toFlags != nil && fromFlags != nil && scatter != nil && gather != nil)
    toFlags?(&flags, 1, x, x.count)
    #expect(flags == x.map { $0 != 0 ? 1 : 0 })
    var back = [Float](repeating: 7, count: 4)
    fromFlags?(&back, [UInt8]([0, 1, 2, 255]), 1, 4)
    #expect(back == [0, 1, 1, 1])
    var copy = [Float](repeating: 7, count: 40)
    gather?(&copy, x, 2, 20)
    #expect(bits(copy) == bits((0..<20).map { x[2 * $0] } + Array(repeating: 7, count: 20)))
    scatter?(&copy, 2, x, 20)
    #expect((0..<20).map { bits(copy[2 * $0]) } == x.prefix(20).map { bits($0) })
  }

  @Test func `types without a fast path are left to Numerics`() {
    let fast: Set<ElementType> = [.f32, .bf16, .f16, .i32, .ui32, .i16, .ui16, .i8, .ui8, .bool]
    for type in ElementType.allCases {
      #expect((TileKernels.widen(type) != nil) == fast.contains(type))
      #expect((TileKernels.narrow(type) != nil) == fast.contains(type))
    }
  }
}
