import Numerics
import Testing

struct MXBlockTests {
  @Test(arguments: MXBlock.elementTypes)
  func `a block whose largest value sits at the top of the element range survives exactly`(element: ElementType) throws
  {
    let format = try #require(element.floatFormat)
    let largest = format.decode(format.greatestFiniteCode)
    var values = (0..<32).map { Float(format.decode(UInt64($0) % (format.greatestFiniteCode + 1))) * 0x1p-9 }
    values[31] = Float(largest) * 0x1p-9
    let (scales, codes) = MXBlock.quantise(values, to: element)
    #expect(scales == [127 - 9])
    #expect(MXBlock.dequantise(scales: scales, codes: codes, of: element) == values)
  }

  @Test func `the scale follows the documented rules`() {
    func scale(_ largest: Float, _ element: ElementType, _ rule: MXBlock.ScaleRule) -> Int {
      Int(MXBlock.quantise([Float](repeating: largest, count: 32), to: element, rule: rule).scales[0]) - 127
    }
    #expect(scale(1, .f8E4M3FN, .ocp) == -8)
    #expect(scale(1.99, .f8E4M3FN, .ocp) == -8)
    #expect(scale(-2, .f8E5M2, .ocp) == -14)
    #expect(scale(6, .f4E2M1FN, .ocp) == 0)
    #expect(scale(1, .f8E4M3FN, .quantizeMX) == -7)
    #expect(scale(1, .f8E5M2, .quantizeMX) == -14)
    #expect(scale(0, .f8E5M2, .quantizeMX) == -127)
    #expect(scale(0x1p-140, .f8E4M3FN, .ocp) == -127)
  }

  @Test func `values above the range saturate with OCP's scale and not with quantize_mx's`() {
    let values = [Float](repeating: 1.99, count: 32)
    let ocp = MXBlock.quantise(values, to: .f8E4M3FN)
    #expect(MXBlock.dequantise(scales: ocp.scales, codes: ocp.codes, of: .f8E4M3FN)[0] == 448 * 0x1p-8)
    let free = MXBlock.quantise(values, to: .f8E4M3FN, rule: .quantizeMX)
    #expect(MXBlock.dequantise(scales: free.scales, codes: free.codes, of: .f8E4M3FN)[0] == 2)
  }

  @Test func `an infinity or NaN makes its block NaN and no other`() {
    var values = [Float](repeating: 1, count: 64)
    values[40] = .infinity
    let (scales, codes) = MXBlock.quantise(values, to: .f4E2M1FN)
    #expect(scales == [127 - 2, 0xFF])
    let back = MXBlock.dequantise(scales: scales, codes: codes, of: .f4E2M1FN)
    #expect(back[..<32].allSatisfy { $0 == 1 } && back[32...].allSatisfy(\.isNaN))
  }

  @Test func `stochastic elements are reproducible and unbiased`() {
    let values = [Float](repeating: 5, count: 3200)
    let first = MXBlock.quantise(values, to: .f4E2M1FN, rounding: .stochastic(seed: 1))
    #expect(first == MXBlock.quantise(values, to: .f4E2M1FN, rounding: .stochastic(seed: 1)))
    let back = MXBlock.dequantise(scales: first.scales, codes: first.codes, of: .f4E2M1FN)
    // 5 lies midway between 4 and 6.
    #expect(Set(back) == [4, 6])
    #expect(abs(back.reduce(0, +) / 3200 - 5) < 5 / Float(3200).squareRoot())
  }
}
