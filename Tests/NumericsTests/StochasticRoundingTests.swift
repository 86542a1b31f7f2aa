import Numerics
import Testing

struct StochasticRoundingTests {
  @Test func `adding a half 2048 times to 1024 in f16 arrives only with stochastic rounding`() throws {
    // The quick test of AWS Neuron "Rounding modes": 1024 with nearest-even, 2056 seen with stochastic rounding.
    let format = try #require(ElementType.f16.floatFormat)
    var nearest = 1024.0
    for _ in 0..<2048 { nearest = format.decode(format.encode(nearest + 0.5)) }
    #expect(nearest == 1024)
    for seed in 0..<8 as Range<UInt64> {
      var value = 1024.0
      for step in 0..<2048 as Range<UInt64> {
        value = format.decode(format.encode(value + 0.5, rounding: .stochastic(seed: seed, firstIndex: step)))
      }
      // Each step adds 0 or 1 (from 2048 on, 0 or 2): expectation 2048, standard deviation about 23.
      #expect(abs(value - 2048) < 5 * 23)
    }
  }

  @Test(arguments: [ElementType.bf16, .f16, .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4, .f4E2M1FN, .f32, .tf32])
  func `the mean of many roundings is the value, also among subnormals`(type: ElementType) throws {
    let format = try #require(type.floatFormat)
    let count = 20_000
    let subnormal = Double(sign: .plus, exponent: format.minimumExponent - format.mantissaBits, significand: 1)
    let unit = Double(sign: .plus, exponent: -format.mantissaBits, significand: 1)
    for (value, spacing) in [(1 + unit * 0.125, unit), (-1 - unit * 0.75, unit), (subnormal * 0.3, subnormal)] {
      let bytes = (0..<count).flatMap { _ in ElementType.f64.encode(value) }
      let codes = Conversion.convert(
        bytes: bytes, from: .f64, to: type, count: count, rounding: .stochastic(seed: 42))
      let sum = codes.withUnsafeBytes { codes in
        (0..<count).reduce(0.0) { $0 + (type.decodeDouble(codes.baseAddress! + $1 * type.byteCount) - value) / spacing }
      }
      // Bernoulli outcomes have a standard deviation of at most half a spacing each.
      #expect(abs(sum / Double(count)) < 5 * 0.5 / Double(count).squareRoot())
    }
  }

  @Test func `exact values stay as they are`() {
    let bytes = (0..<1000).flatMap { ElementType.f32.encode(Double($0 % 256)) }
    let plain = Conversion.convert(bytes: bytes, from: .f32, to: .bf16, count: 1000)
    #expect(
      Conversion.convert(bytes: bytes, from: .f32, to: .bf16, count: 1000, rounding: .stochastic(seed: 9)) == plain)
  }

  @Test func `results depend on seed and index alone, not on how the work is cut`() {
    let count = 5000
    let bytes = (0..<count).flatMap { ElementType.f32.encode(1 + Double($0) * 1e-5) }
    let whole = Conversion.convert(bytes: bytes, from: .f32, to: .bf16, count: count, rounding: .stochastic(seed: 3))
    var parts: [UInt8] = []
    for start in stride(from: 0, to: count, by: 777) {
      let size = min(777, count - start)
      parts += Conversion.convert(
        bytes: Array(bytes[start * 4..<(start + size) * 4]), from: .f32, to: .bf16, count: size,
        rounding: .stochastic(seed: 3, firstIndex: UInt64(start)))
    }
    #expect(parts == whole)
    let other = Conversion.convert(bytes: bytes, from: .f32, to: .bf16, count: count, rounding: .stochastic(seed: 4))
    #expect(other != whole)
  }

  @Test(arguments: [ElementType.bf16, .f16, .f32])
  func `bulk conversion gives what one number at a time gives`(type: ElementType) throws {
    let words = (0..<100_000 as Range<UInt32>).map { $0 &* 42_949_673 }
    let format = try #require(type.floatFormat)
    let expected = words.indices.flatMap { index in
      littleEndian(
        format.encode(
          Double(Float(bitPattern: words[index])), rounding: .stochastic(seed: 6, firstIndex: 10 + UInt64(index)))
      ).prefix(type.byteCount)
    }
    let source: ElementType = type == .f32 ? .f64 : .f32
    let bytes = words.flatMap { word in
      source == .f32 ? littleEndian(word) : littleEndian(Double(Float(bitPattern: word)).bitPattern)
    }
    let actual = Conversion.convert(
      bytes: bytes, from: source, to: type, count: words.count, rounding: .stochastic(seed: 6, firstIndex: 10))
    #expect(actual == expected)
  }

  @Test func `the generator gives the published SplitMix64 sequence`() {
    // Sequence of SplitMix64 from state 0; our stream for a seed starts at mix(seed), and mix(0) is 0.
    let expected: [UInt64] = [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]
    #expect((0..<3).map { CounterGenerator.bits(seed: 0, index: $0) } == expected)
  }
}
