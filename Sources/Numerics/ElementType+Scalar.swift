extension ElementType {
  /// The value at `pointer` (no alignment needed): exact for every real type but 64-bit integers beyond 2^53, which
  /// round to the nearest; the real part of a complex number; 0 or 1 for `bool`.
  public func decodeDouble(_ pointer: UnsafeRawPointer) -> Double {
    var value = 0.0
    Conversion.convert(pointer, self, sourceStride: 1, &value, .f64, destinationStride: 1, count: 1)
    return value
  }

  /// Writes `value`, converted to this type as `Conversion` converts from f64, at `pointer` (no alignment needed).
  public func encode(
    _ value: Double, at pointer: UnsafeMutableRawPointer, rounding: Rounding = .nearestEven,
    overflow: Overflow = .ieee, integerRounding: IntegerRounding = .towardZero
  ) {
    var value = value
    Conversion.convert(
      &value, .f64, sourceStride: 1, pointer, self, destinationStride: 1, count: 1, rounding: rounding,
      overflow: overflow, integerRounding: integerRounding)
  }

  /// The bytes of `value` converted to this type.
  public func encode(
    _ value: Double, rounding: Rounding = .nearestEven, overflow: Overflow = .ieee,
    integerRounding: IntegerRounding = .towardZero
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    encode(value, at: &bytes, rounding: rounding, overflow: overflow, integerRounding: integerRounding)
    return bytes
  }
}
