import CTileKernels

extension TileKernels {
  /// `dst[c][r] = src[r][c]` for elements of 1, 2, 4 or 8 bytes; strides are bytes between rows of each side. The two must
  /// not overlap.
  public static func transpose(
    elementBytes: Int, rows: Int, columns: Int, src: UnsafeRawPointer, srcStrideBytes: Int,
    dst: UnsafeMutableRawPointer, dstStrideBytes: Int, level: CPULevel = .best
  ) {
    tk_get_transpose(level.index, logTwoOfBytes(elementBytes))(dst, dstStrideBytes, src, srcStrideBytes, rows, columns)
  }

  /// Copies `count` elements of 1, 2, 4 or 8 bytes; strides in elements, 0 repeats the source.
  public static func copyStrided(
    elementBytes: Int, dst: UnsafeMutableRawPointer, dstStride: Int, src: UnsafeRawPointer, srcStride: Int, count: Int,
    level: CPULevel = .best
  ) {
    tk_get_copy(level.index, logTwoOfBytes(elementBytes))(dst, dstStride, src, srcStride, count)
  }

  /// Writes the low bytes of `bits` to `count` elements of 1, 2, 4 or 8 bytes, `dstStride` elements apart.
  public static func fill(
    elementBytes: Int, dst: UnsafeMutableRawPointer, dstStride: Int = 1, bits: UInt64, count: Int,
    level: CPULevel = .best
  ) {
    tk_get_fill(level.index, logTwoOfBytes(elementBytes))(dst, dstStride, bits, count)
  }

  /// `dst[i] = src[i]` where `mask[i]` is not 0 (with `whereSet` false: where it is 0), for elements and masks of 1, 2 or
  /// 4 bytes; strides in elements, 0 repeats the source or the mask.
  public static func select(
    elementBytes: Int, dst: UnsafeMutableRawPointer, dstStride: Int, src: UnsafeRawPointer, srcStride: Int,
    maskBytes: Int, mask: UnsafeRawPointer, maskStride: Int, whereSet: Bool, count: Int, level: CPULevel = .best
  ) {
    precondition(elementBytes <= 4 && maskBytes <= 4, "no kernel for elements of \(max(elementBytes, maskBytes)) bytes")
    tk_get_select(level.index, logTwoOfBytes(elementBytes), logTwoOfBytes(maskBytes))(
      dst, dstStride, src, srcStride, mask, maskStride, whereSet, count)
  }

  /// 0, 1, 2, 3 for elements of 1, 2, 4, 8 bytes.
  static func logTwoOfBytes(_ bytes: Int) -> Int32 {
    precondition(bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8, "no kernel for elements of \(bytes) bytes")
    return Int32(bytes.trailingZeroBitCount)
  }
}
