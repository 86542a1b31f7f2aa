/// Conversion of whole rows of elements between any two element types.
///
/// Semantics are XLA's `convert`, with one rounding from the exact source value:
/// - float to float: `Rounding` and `Overflow` say how; `FloatFormat.encode` gives the details for NaN and subnormals.
/// - float to integer: `IntegerRounding`, then clamped to the destination's range; NaN becomes 0.
/// - integer to float: rounded once. (XLA:CPU rounds wide integers through f32 on the way to narrower floats, which can
///   differ by one unit in the last place.)
/// - integer to integer: two's complement truncation.
/// - anything to `bool`: whether it differs from zero (NaN does). `bool` to anything: 0 or 1.
/// - complex to real: the real part. Real to complex: imaginary part zero.
/// - a type to itself: the bits are copied, unless `.saturate` has infinities to replace; sub-byte types, `bool` and
///   tf32 are brought into the form below.
///
/// In memory each value takes `ElementType.byteCount` bytes, little endian. Sub-byte types use the low bits of their
/// byte; signed ones are sign-extended in it when written, and the other bits are ignored when read. A `bool` byte is
/// true when not 0 and is written as 0 or 1. A tf32 word has its low 13 bits clear when written, ignored when read.
public enum Conversion {
  /// Converts `count` elements.
  ///
  /// - Parameters:
  ///   - source: the first element; no alignment is needed.
  ///   - sourceStride: elements (not bytes) from one element to the next; 0 repeats one element, negative goes back.
  ///   - destination: the first element to write. It may overlap the source only where both start at the same address
  ///     and the destination's elements are no further apart in bytes than the source's.
  ///   - rounding: for float destinations; element `i` of this call has index `firstIndex + i`.
  ///   - integerRounding: for float sources and integer destinations, which `rounding` does not concern.
  public static func convert(
    _ source: UnsafeRawPointer, _ from: ElementType, sourceStride: Int,
    _ destination: UnsafeMutableRawPointer, _ to: ElementType, destinationStride: Int,
    count: Int, rounding: Rounding = .nearestEven, overflow: Overflow = .ieee,
    integerRounding: IntegerRounding = .towardZero
  ) {
    precondition(count >= 0, "a conversion of a negative number of elements")
    if count == 0 { return }
    // What cannot matter must not keep a pair from its own loop.
    let rounding = isExact(from, to) ? .nearestEven : rounding
    let integerRounding = from.isFloat && to.isInteger ? integerRounding : .towardZero
    let row = Row(
      source: source, sourceStride: sourceStride, destination: destination, destinationStride: destinationStride,
      count: count)
    if from == to && from.bitWidth >= 8 && from != .tf32 && (overflow == .ieee || from.isInteger) {
      copy(row, byteCount: from.byteCount)
    } else if from.isComplex || to.isComplex {
      convertComplex(
        row, from, to, rounding: rounding, overflow: overflow, integerRounding: integerRounding)
    } else if rounding == .nearestEven && overflow == .ieee && integerRounding == .towardZero
      && convertDirectly(row, from, to)
    {
      return
    } else if case .stochastic(let seed, let firstIndex) = rounding, overflow == .ieee,
      convertStochastically(row, from, to, seed: seed, firstIndex: firstIndex)
    {
      return
    } else {
      convertInStages(
        row, from, to, rounding: rounding, overflow: overflow, integerRounding: integerRounding)
    }
  }

  /// Converts `count` contiguous elements held in an array.
  ///
  /// - Precondition: `bytes` holds at least `count * from.byteCount` bytes.
  public static func convert(
    bytes: [UInt8], from: ElementType, to: ElementType, count: Int, rounding: Rounding = .nearestEven,
    overflow: Overflow = .ieee, integerRounding: IntegerRounding = .towardZero
  ) -> [UInt8] {
    precondition(count >= 0 && count <= bytes.count / from.byteCount, "fewer bytes than elements to convert")
    let size = count * to.byteCount
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      initialized = size
      guard count > 0, let destination = buffer.baseAddress else { return }
      bytes.withUnsafeBytes { source in
        guard let address = source.baseAddress else { return }
        convert(
          address, from, sourceStride: 1, UnsafeMutableRawPointer(destination), to, destinationStride: 1, count: count,
          rounding: rounding, overflow: overflow, integerRounding: integerRounding)
      }
    }
  }

  /// Where a row's elements lie; strides count elements.
  struct Row {
    var source: UnsafeRawPointer
    var sourceStride: Int
    var destination: UnsafeMutableRawPointer
    var destinationStride: Int
    var count: Int

    /// Applies `body` to every element. The contiguous case is a loop of its own so that it can use vector registers.
    @inline(__always)
    func map<Source: BitwiseCopyable, Destination: BitwiseCopyable>(_ body: (Source) -> Destination) {
      let sourceSize = MemoryLayout<Source>.size
      let destinationSize = MemoryLayout<Destination>.size
      if sourceStride == 1 && destinationStride == 1 {
        for index in 0..<count {
          let value = source.loadUnaligned(fromByteOffset: index &* sourceSize, as: Source.self)
          destination.storeBytes(of: body(value), toByteOffset: index &* destinationSize, as: Destination.self)
        }
      } else {
        let sourceStep = sourceStride &* sourceSize
        let destinationStep = destinationStride &* destinationSize
        for index in 0..<count {
          let value = source.loadUnaligned(fromByteOffset: index &* sourceStep, as: Source.self)
          destination.storeBytes(of: body(value), toByteOffset: index &* destinationStep, as: Destination.self)
        }
      }
    }
  }

  /// Whether no rounding to a float can happen: the destination is none, or has every value of the source.
  private static func isExact(_ from: ElementType, _ to: ElementType) -> Bool {
    switch to {
    case .f32: from.isFloat && from.bitWidth <= 16 || from == .tf32
    case .f64: !from.isInteger || from.bitWidth <= 32
    default: !to.isFloat && !to.isComplex
    }
  }

  private static func copy(_ row: Row, byteCount: Int) {
    if row.sourceStride == 1 && row.destinationStride == 1 {
      row.destination.copyMemory(from: row.source, byteCount: row.count * byteCount)
      return
    }
    switch byteCount {
    case 1: row.map { (value: UInt8) in value }
    case 2: row.map { (value: UInt16) in value }
    case 4: row.map { (value: UInt32) in value }
    case 8: row.map { (value: UInt64) in value }
    default: row.map { (value: SIMD2<UInt64>) in value }
    }
  }

  /// Splits a complex conversion into conversions of its parts.
  private static func convertComplex(
    _ row: Row, _ from: ElementType, _ to: ElementType, rounding: Rounding, overflow: Overflow,
    integerRounding: IntegerRounding
  ) {
    let fromPart = from.componentType
    let toPart = to.componentType
    let sourceStride = from.isComplex ? 2 * row.sourceStride : row.sourceStride
    let destinationStride = to.isComplex ? 2 * row.destinationStride : row.destinationStride
    if to == .bool {
      for index in 0..<row.count {
        let real = row.source + index * sourceStride * fromPart.byteCount
        let isZero =
          fromPart.decodeDouble(real) == 0 && fromPart.decodeDouble(real + fromPart.byteCount) == 0
        row.destination.storeBytes(of: isZero ? 0 : 1, toByteOffset: index * destinationStride, as: UInt8.self)
      }
      return
    }
    convert(
      row.source, fromPart, sourceStride: sourceStride, row.destination, toPart,
      destinationStride: destinationStride, count: row.count, rounding: rounding, overflow: overflow,
      integerRounding: integerRounding)
    guard to.isComplex else { return }
    let imaginary = row.destination + toPart.byteCount
    if from.isComplex {
      // The parts round independently, so the imaginary ones draw from another stream.
      var rounding = rounding
      if case .stochastic(let seed, let index) = rounding { rounding = .stochastic(seed: ~seed, firstIndex: index) }
      convert(
        row.source + fromPart.byteCount, fromPart, sourceStride: sourceStride, imaginary, toPart,
        destinationStride: destinationStride, count: row.count, rounding: rounding, overflow: overflow)
    } else {
      let zero: UInt64 = 0
      withUnsafePointer(to: zero) {
        convert(
          UnsafeRawPointer($0), toPart, sourceStride: 0, imaginary, toPart, destinationStride: destinationStride,
          count: row.count)
      }
    }
  }
}

extension ElementType {
  /// The type of a complex type's parts; any other type itself.
  var componentType: ElementType {
    switch self {
    case .complexF32: .f32
    case .complexF64: .f64
    default: self
    }
  }
}
