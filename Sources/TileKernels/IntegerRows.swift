import CTileKernels

/// `dst[i] = op(a[i], b[i])` on 32-bit integers: (dst, a, b, n).
public typealias IntBinaryRow =
  @convention(c) (UnsafeMutablePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Int32>, Int) -> Void
/// `dst[i] = op(a[i], scalar)`, or the other way round: (dst, a, scalar, n).
public typealias IntScalarRow = @convention(c) (UnsafeMutablePointer<Int32>, UnsafePointer<Int32>, Int32, Int) -> Void
/// Bit operations on words of a fixed width: (dst, a, b, n), n in words.
public typealias BitsBinaryRow =
  @convention(c) (UnsafeMutableRawPointer, UnsafeRawPointer, UnsafeRawPointer, Int) -> Void
/// (dst, a, scalar, n); the scalar's low bits count, all of them as a shift.
public typealias BitsScalarRow = @convention(c) (UnsafeMutableRawPointer, UnsafeRawPointer, UInt32, Int) -> Void

extension TileKernels {
  /// GpSimd's native 32-bit integer arithmetic: wraps around. Comparisons and logical operators give 1 and 0. For
  /// unsigned words pass the same bits. Nil for `power`, `rsqrt` and `reciprocal`, which have no integer form; bit
  /// operators are `bitwise`.
  public static func intBinary(_ op: ALUOperator, signed: Bool, level: CPULevel = .best) -> IntBinaryRow? {
    tk_get_int_binary(level.index, op.arithmeticIndex, signed)
  }

  public static func intWithScalar(
    _ op: ALUOperator, signed: Bool, reversed: Bool, level: CPULevel = .best
  ) -> IntScalarRow? {
    tk_get_int_scalar(level.index, op.arithmeticIndex, signed, reversed)
  }

  /// Bit operators on words of 8, 16 or 32 bits. Right shifts are logical; a shift by the word's width or more gives 0.
  public static func bitwise(_ op: ALUOperator, bits: Int, level: CPULevel = .best) -> BitsBinaryRow {
    tk_get_bits_binary(level.index, op.bitIndex, logTwoOfBytes(bits / 8))
  }

  public static func bitwiseWithScalar(
    _ op: ALUOperator, bits: Int, reversed: Bool, level: CPULevel = .best
  ) -> BitsScalarRow {
    tk_get_bits_scalar(level.index, op.bitIndex, logTwoOfBytes(bits / 8), reversed)
  }
}

extension ALUOperator {
  /// Place in the C tables of bit operators.
  var bitIndex: Int32 {
    let value =
      switch self {
      case .invert: tk_bit_invert
      case .bitwise_and: tk_bit_bitwise_and
      case .bitwise_or: tk_bit_bitwise_or
      case .bitwise_xor: tk_bit_bitwise_xor
      case .left_shift: tk_bit_left_shift
      case .right_shift: tk_bit_right_shift
      default: preconditionFailure("\(self) is not a bit operator")
      }
    return Int32(value)
  }
}
