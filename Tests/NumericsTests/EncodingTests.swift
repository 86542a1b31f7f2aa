import Numerics
import Testing

/// Values and codes of single numbers; whole-array comparison with ml_dtypes is in Tests/python/test_numerics.py.
struct EncodingTests {
  static let narrow = ElementType.allCases.filter { $0.isFloat && $0.bitWidth <= 16 }
  static let oneByte = ElementType.allCases.filter { $0.isFloat && $0.bitWidth <= 8 }

  @Test(arguments: narrow)
  func `every code survives decoding and encoding`(type: ElementType) throws {
    let format = try #require(type.floatFormat)
    for code in 0..<(UInt64(1) << UInt64(type.bitWidth)) {
      let value = format.decode(code)
      let again = format.encode(value)
      if value.isNaN {
        #expect(format.decode(again).isNaN)
      } else {
        #expect(again == code)
      }
    }
  }

  @Test(arguments: oneByte)
  func `codes of a sign are in the order of their values`(type: ElementType) throws {
    let format = try #require(type.floatFormat)
    for code in 0..<format.greatestFiniteCode {
      #expect(format.decode(code) < format.decode(code + 1))
    }
  }

  @Test(arguments: [
    (ElementType.f64, Double.greatestFiniteMagnitude), (.f32, 0x1.fffffep127), (.tf32, 0x1.ffcp127),
    (.bf16, 0x1.fep127),
    (.f16, 65504), (.f8E5M2, 57344), (.f8E4M3, 240), (.f8E4M3FN, 448), (.f8E3M4, 15.5), (.f8E4M3FNUZ, 240),
    (.f8E5M2FNUZ, 57344), (.f8E4M3B11FNUZ, 30), (.f8E8M0FNU, 0x1p127), (.f4E2M1FN, 6),
  ])
  func `the largest number is the documented one`(type: ElementType, largest: Double) throws {
    let format = try #require(type.floatFormat)
    let code = format.greatestFiniteCode << UInt64(format.unusedLowBits)
    #expect(format.decode(code) == largest)
    #expect(format.encode(largest) == code)
    #expect(format.encode(.infinity, overflow: .saturate) == code)
    #expect(Double(format.maximumExponent) == Double(largest.exponent))
  }

  @Test func `overflow gives infinity, NaN or the largest number as the format allows`() {
    #expect(ElementType.f16.encode(65520) == [0x00, 0x7C])
    #expect(ElementType.f16.encode(65519.99) == [0xFF, 0x7B])
    #expect(ElementType.f16.encode(-65520, overflow: .saturate) == [0xFF, 0xFB])
    #expect(ElementType.f8E4M3.encode(248) == [0x78])
    #expect(ElementType.f8E4M3FN.encode(464) == [0x7E])
    #expect(ElementType.f8E4M3FN.encode(464.01) == [0x7F])
    #expect(ElementType.f8E4M3FN.encode(-1e9) == [0xFF])
    #expect(ElementType.f8E4M3FN.encode(-1e9, overflow: .saturate) == [0xFE])
    #expect(ElementType.f8E5M2FNUZ.encode(.infinity) == [0x80])
    #expect(ElementType.f8E8M0FNU.encode(0x1.8p127) == [0xFF])
    #expect(ElementType.f8E8M0FNU.encode(0x1.8p127, overflow: .saturate) == [0xFE])
    #expect(ElementType.f4E2M1FN.encode(-.infinity) == [0xF])
  }

  @Test func `ties go to the even neighbour and subnormals round in their own spacing`() {
    #expect(ElementType.bf16.encode(1 + 0x1p-8) == [0x80, 0x3F])
    #expect(ElementType.bf16.encode(1 + 0x3p-8) == [0x82, 0x3F])
    #expect(ElementType.bf16.encode(1 + 0x1p-8 + 0x1p-52) == [0x81, 0x3F])
    #expect(ElementType.f16.encode(0x1p-25) == [0x00, 0x00])
    #expect(ElementType.f16.encode(0x1.0000000000001p-25) == [0x01, 0x00])
    #expect(ElementType.f16.encode(-0x3p-25) == [0x02, 0x80])
    #expect(ElementType.f16.encode(0x1.ffep-15) == [0x00, 0x04])
    #expect(ElementType.f8E5M2.encode(0x1p-17) == [0x00])
    #expect(ElementType.f32.encode(.leastNonzeroMagnitude) == [0, 0, 0, 0])
    #expect(ElementType.tf32.encode(1 + 0x3p-11) == [0x00, 0x40, 0x80, 0x3F])
    #expect(ElementType.f8E8M0FNU.encode(1.5) == [0x80])
    #expect(ElementType.f8E8M0FNU.encode(1e-45) == [0x00])
  }

  @Test func `zeros keep their sign where the format has one`() {
    #expect(ElementType.f8E4M3FN.encode(-0.0) == [0x80])
    #expect(ElementType.f8E4M3FN.encode(-1e-9) == [0x80])
    #expect(ElementType.f8E4M3FNUZ.encode(-0.0) == [0x00])
    #expect(ElementType.f8E4M3FNUZ.encode(-1e-9) == [0x00])
    #expect(ElementType.f8E8M0FNU.encode(0) == [0xFF])
    #expect(ElementType.f8E8M0FNU.encode(-2) == [0xFF])
  }

  @Test func `NaNs become quiet and keep sign and leading payload`() throws {
    let bits = Conversion.convert(bytes: littleEndian(0xFF81_2345 as UInt32), from: .f32, to: .bf16, count: 1)
    #expect(bits == [0xC1, 0xFF])
    #expect(Conversion.convert(bytes: bits, from: .bf16, to: .f32, count: 1) == [0x00, 0x00, 0xC1, 0xFF])
    let tf32 = Conversion.convert(bytes: littleEndian(0x7F80_0001 as UInt32), from: .f32, to: .tf32, count: 1)
    #expect(tf32 == [0x00, 0x00, 0xC0, 0x7F])
    let f16 = Conversion.convert(bytes: littleEndian(0xFFA2_0000 as UInt32), from: .f32, to: .f16, count: 1)
    #expect(f16 == littleEndian(0xFF10 as UInt16))
    #expect(ElementType.f8E4M3FN.encode(-Double.nan) == [0xFF])
    #expect(ElementType.f8E4M3FNUZ.encode(-Double.nan) == [0x80])
    #expect(ElementType.f8E5M2.encode(.nan, overflow: .saturate) == [0x7E])
    #expect(ElementType.f4E2M1FN.encode(.nan) == [0x8])
  }
}

func littleEndian<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
  withUnsafeBytes(of: word.littleEndian) { Array($0) }
}
