/// Blocks of 32 numbers that share a power-of-two scale (OCP Microscaling Formats (MX) 1.0, sections 5 and 6.3).
///
/// A block is one f8E8M0FNU scale and 32 elements of f8E5M2, f8E4M3FN or f4E2M1FN; element `i` is worth
/// `scale * element[i]`.
public enum MXBlock {
  public static let elementCount = 32

  /// How the scale follows from the largest magnitude of a block.
  public enum ScaleRule: Sendable, Hashable {
    /// `2^(floor(log2(amax)) - emax)`, OCP MX 1.0 section 6.3. The largest values of a block may saturate.
    case ocp
    /// `2^(floor(log2(amax)) - (emax - 1))`: `nki.isa.quantize_mx` leaves one exponent free, so nothing saturates.
    case quantizeMX
  }

  /// Element types that MX defines and Trainium3 multiplies (`nki.isa.nc_matmul_mx`).
  public static let elementTypes: [ElementType] = [.f8E5M2, .f8E4M3FN, .f4E2M1FN]

  /// Quantises one block: the scale's code and the codes of the elements.
  ///
  /// - Parameters:
  ///   - values: 32 numbers, exact in f32 (f16, bf16 and f32 tiles all are).
  ///   - element: one of `elementTypes`.
  ///   - codes: room for 32 codes.
  ///   - rounding: for the elements; element `i` of the block has index `firstIndex + i`.
  /// - Returns: the f8E8M0FNU code of the scale. A block of zeros has scale `2^-127`, as `quantize_mx` documents.
  ///   With an infinity or NaN among the values, which MX leaves to the implementation, the scale is NaN (and so is
  ///   every element when read back) and the codes are 0.
  public static func quantise(
    _ values: UnsafeBufferPointer<Float>, to element: ElementType, rule: ScaleRule = .ocp,
    rounding: Rounding = .nearestEven, codes: UnsafeMutableBufferPointer<UInt8>
  ) -> UInt8 {
    precondition(elementTypes.contains(element), "\(element) is not an MX element type")
    precondition(values.count == elementCount && codes.count == elementCount, "an MX block has 32 elements")
    guard let format = element.floatFormat else { preconditionFailure("an MX element type is a float") }
    var largest: Float = 0
    for value in values {
      guard value.isFinite else {
        codes.update(repeating: 0)
        return 0xFF
      }
      largest = max(largest, value.magnitude)
    }
    let emax = rule == .ocp ? format.maximumExponent : format.maximumExponent - 1
    let exponent = largest == 0 ? -127 : max(-127, min(127, Int(largest.exponent) - emax))
    let inverse = Double(sign: .plus, exponent: -exponent, significand: 1)
    for index in 0..<elementCount {
      var rounding = rounding
      if case .stochastic(let seed, let first) = rounding {
        rounding = .stochastic(seed: seed, firstIndex: first &+ UInt64(index))
      }
      // The product is exact: it only moves the exponent, within Double's range.
      codes[index] = UInt8(
        truncatingIfNeeded: format.encode(Double(values[index]) * inverse, rounding: rounding, overflow: .saturate))
    }
    return UInt8(exponent + 127)
  }

  /// The value of one element of a block, exact as a `Double`; NaN if the scale is NaN.
  public static func value(code: UInt8, of element: ElementType, scale: UInt8) -> Double {
    guard let format = element.floatFormat, let scales = ElementType.f8E8M0FNU.floatFormat else {
      preconditionFailure("\(element) is not an MX element type")
    }
    return scales.decode(UInt64(scale)) * format.decode(UInt64(code))
  }

  /// Quantises consecutive blocks of an array whose size is a multiple of 32.
  public static func quantise(
    _ values: [Float], to element: ElementType, rule: ScaleRule = .ocp, rounding: Rounding = .nearestEven
  ) -> (scales: [UInt8], codes: [UInt8]) {
    precondition(values.count.isMultiple(of: elementCount), "MX blocks hold 32 elements each")
    var scales: [UInt8] = []
    var codes = [UInt8](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { values in
      codes.withUnsafeMutableBufferPointer { codes in
        for start in stride(from: 0, to: values.count, by: elementCount) {
          var rounding = rounding
          if case .stochastic(let seed, let first) = rounding {
            rounding = .stochastic(seed: seed, firstIndex: first &+ UInt64(start))
          }
          scales.append(
            quantise(
              UnsafeBufferPointer(rebasing: values[start..<start + elementCount]), to: element, rule: rule,
              rounding: rounding,
              codes: UnsafeMutableBufferPointer(rebasing: codes[start..<start + elementCount])))
        }
      }
    }
    return (scales, codes)
  }

  /// The values of consecutive blocks, rounded once to f32.
  public static func dequantise(scales: [UInt8], codes: [UInt8], of element: ElementType) -> [Float] {
    precondition(codes.count == scales.count * elementCount, "MX blocks hold 32 elements each")
    return codes.indices.map {
      Float(value(code: codes[$0], of: element, scale: scales[$0 / elementCount]))
    }
  }
}
