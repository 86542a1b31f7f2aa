import CTileKernels
public import Numerics

/// Stored elements to fp32: (dst, src, src stride in elements, n).
public typealias WidenRow = @convention(c) (UnsafeMutablePointer<Float>, UnsafeRawPointer, Int, Int) -> Void
/// fp32 to stored elements: (dst, dst stride in elements, src, n).
public typealias NarrowRow = @convention(c) (UnsafeMutableRawPointer, Int, UnsafePointer<Float>, Int) -> Void

extension TileKernels {
  /// Exact, but for integers beyond 2^24, which round to nearest even. Any non-zero `bool` is 1. Nil for types without a
  /// fast path: use `Numerics`.
  public static func widen(_ type: ElementType, level: CPULevel = .best) -> WidenRow? {
    type.fastIndex.map { tk_get_widen(level.index, $0) }
  }

  /// Floats round to nearest even. Integers saturate, with fractions as `rounding` says; NaN gives 0 (the documents do
  /// not say what the hardware gives). `bool` is 1 for anything but 0. Nil for types without a fast path.
  public static func narrow(
    _ type: ElementType, rounding: IntegerRounding = .towardZero, level: CPULevel = .best
  ) -> NarrowRow? {
    type.fastIndex.map { tk_get_narrow(level.index, $0, rounding == .nearestEven) }
  }
}

extension ElementType {
  /// Place in the C tables of types.
  var fastIndex: Int32? {
    switch self {
    case .f32: Int32(tk_f32)
    case .bf16: Int32(tk_bf16)
    case .f16: Int32(tk_f16)
    case .i32: Int32(tk_i32)
    case .ui32: Int32(tk_ui32)
    case .i16: Int32(tk_i16)
    case .ui16: Int32(tk_ui16)
    case .i8: Int32(tk_i8)
    case .ui8: Int32(tk_ui8)
    case .bool: Int32(tk_i1)
    default: nil
    }
  }
}
