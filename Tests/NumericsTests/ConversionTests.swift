import Numerics
import Testing

struct ConversionTests {
  @Test(arguments: [
    (ElementType.bf16, ElementType.f32), (.f16, .f32), (.bf16, .f16), (.f16, .bf16), (.f16, .f64), (.bf16, .tf32),
  ])
  func `bulk conversion of every 16-bit code gives what one number at a time gives`(
    from: ElementType, to: ElementType
  ) throws {
    let source = (0...UInt16.max).flatMap(littleEndian)
    let format = try #require(to.floatFormat)
    let sourceFormat = try #require(from.floatFormat)
    let expected = (0...UInt64(UInt16.max)).flatMap { code in
      littleEndian(format.encode(sourceFormat.decode(code))).prefix(to.byteCount)
    }
    #expect(Conversion.convert(bytes: source, from: from, to: to, count: 65536) == expected)
  }

  @Test(arguments: [ElementType.bf16, .f16, .tf32, .f64])
  func `bulk conversion of many f32 gives what one number at a time gives`(to: ElementType) throws {
    // Stepping by an odd constant visits every exponent and all low-bit patterns.
    let words = (0..<100_000 as Range<UInt32>).map { $0 &* 42_949_673 }
    let format = try #require(to.floatFormat)
    let expected = words.flatMap { word in
      littleEndian(format.encode(Double(Float(bitPattern: word)))).prefix(to.byteCount)
    }
    let actual = Conversion.convert(
      bytes: words.flatMap { littleEndian($0) }, from: .f32, to: to, count: words.count)
    #expect(actual == expected)
  }

  @Test func `floats become integers toward zero, clamped, and NaN becomes zero`() {
    let values: [Double] = [2.9, -2.9, 127.9, 128, -129, 1e30, -.infinity, .nan]
    func converted(_ to: ElementType, _ rounding: IntegerRounding = .towardZero) -> [Double] {
      values.map { value in
        let bytes = to.encode(value, integerRounding: rounding)
        return bytes.withUnsafeBytes { to.decodeDouble($0.baseAddress!) }
      }
    }
    #expect(converted(.i8) == [2, -2, 127, 127, -128, 127, -128, 0])
    #expect(converted(.i8, .nearestEven) == [3, -3, 127, 127, -128, 127, -128, 0])
    #expect(converted(.ui8) == [2, 0, 127, 128, 0, 255, 0, 0])
    #expect(converted(.i4) == [2, -2, 7, 7, -8, 7, -8, 0])
    #expect(converted(.ui2) == [2, 0, 3, 3, 0, 3, 0, 0])
    #expect(converted(.bool) == [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(converted(.ui64)[5] == 0x1p64)
    #expect(ElementType.i64.encode(1e30) == [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    #expect(ElementType.i32.encode(-2147483648.5) == [0, 0, 0, 0x80])
    #expect(ElementType.i32.encode(2.5, integerRounding: .nearestEven) == [2, 0, 0, 0])
  }

  @Test func `wide integers round once on the way to narrow floats`() {
    // Just above the middle of two bf16 neighbours; rounding to f32 first would make it a tie and lose it.
    let value: Int64 = (1 << 40) + (1 << 32) + 1
    #expect(Conversion.convert(bytes: littleEndian(value), from: .i64, to: .bf16, count: 1) == [0x81, 0x53])
    #expect(Conversion.convert(bytes: littleEndian(-value), from: .i64, to: .bf16, count: 1) == [0x81, 0xD3])
    let largest = littleEndian(UInt64.max)
    #expect(Conversion.convert(bytes: largest, from: .ui64, to: .bf16, count: 1) == [0x80, 0x5F])
    #expect(Conversion.convert(bytes: largest, from: .i64, to: .bf16, count: 1) == [0x80, 0xBF])
  }

  @Test func `sub-byte values are read from the low bits and written extended`() {
    #expect(Conversion.convert(bytes: [0x08, 0xF8, 0x77], from: .i4, to: .i8, count: 3) == [0xF8, 0xF8, 7])
    #expect(Conversion.convert(bytes: [0x08, 0x17], from: .i4, to: .i4, count: 2) == [0xF8, 7])
    #expect(Conversion.convert(bytes: [0xFF, 0x12], from: .ui4, to: .ui4, count: 2) == [0x0F, 2])
    #expect(
      Conversion.convert(bytes: [0x1F], from: .f4E2M1FN, to: .f8E4M3FN, count: 1) == ElementType.f8E4M3FN.encode(-6))
    #expect(Conversion.convert(bytes: [2, 0], from: .bool, to: .bool, count: 2) == [1, 0])
  }

  @Test(arguments: [(3, 1), (1, 2), (-1, 1), (0, 1), (2, -3)])
  func `strides count elements and leave the gaps alone`(sourceStride: Int, destinationStride: Int) {
    let count = 700  // more than one stage
    for (from, to) in [(ElementType.f32, ElementType.bf16), (.i16, .f8E4M3FN), (.f16, .i32), (.f32, .f32)] {
      let source = (0..<count * 3).flatMap { from.encode(Double($0 % 97) - 40) }
      var destination = [UInt8](repeating: 0xAB, count: count * 3 * to.byteCount)
      var expected = destination
      let first = sourceStride < 0 ? (count - 1) * -sourceStride : 0
      let firstOut = destinationStride < 0 ? (count - 1) * -destinationStride : 0
      for index in 0..<count {
        let value = Double((first + index * sourceStride) % 97) - 40
        let place = (firstOut + index * destinationStride) * to.byteCount
        expected.replaceSubrange(place..<place + to.byteCount, with: to.encode(value))
      }
      source.withUnsafeBytes { source in
        destination.withUnsafeMutableBytes { destination in
          Conversion.convert(
            source.baseAddress! + first * from.byteCount, from, sourceStride: sourceStride,
            destination.baseAddress! + firstOut * to.byteCount, to, destinationStride: destinationStride, count: count)
        }
      }
      #expect(destination == expected, "\(from) to \(to)")
    }
  }

  @Test func `complex numbers convert part by part`() {
    let one = ElementType.f32.encode(1.5) + ElementType.f32.encode(-2)
    #expect(
      Conversion.convert(bytes: one, from: .complexF32, to: .complexF64, count: 1)
        == ElementType.f64.encode(1.5) + ElementType.f64.encode(-2))
    #expect(Conversion.convert(bytes: one, from: .complexF32, to: .i8, count: 1) == [1])
    let imaginary = ElementType.f32.encode(0) + ElementType.f32.encode(-2)
    #expect(Conversion.convert(bytes: imaginary, from: .complexF32, to: .bool, count: 1) == [1])
    #expect(
      Conversion.convert(bytes: [3], from: .ui8, to: .complexF32, count: 1)
        == ElementType.f32.encode(3) + ElementType.f32.encode(0))
  }

  @Test func `saturation of a type to itself replaces infinities only`() {
    let source = ElementType.f32.encode(.infinity) + ElementType.f32.encode(-3)
    let largest = ElementType.f32.encode(Double(Float.greatestFiniteMagnitude))
    #expect(Conversion.convert(bytes: source, from: .f32, to: .f32, count: 2) == source)
    #expect(
      Conversion.convert(bytes: source, from: .f32, to: .f32, count: 2, overflow: .saturate)
        == largest + ElementType.f32.encode(-3))
  }

  @Test func `no elements is no work`() {
    #expect(Conversion.convert(bytes: [], from: .f32, to: .complexF64, count: 0) == [])
  }
}
