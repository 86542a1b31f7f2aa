/// The element types of Trainium's engines, and those that only reference evaluation uses.
///
/// Raw values are StableHLO's spellings, except `tf32`, which StableHLO has no name for.
public enum ElementType: String, CaseIterable, Sendable, Hashable, Codable {
  case f64, f32, tf32, bf16, f16
  case f8E4M3, f8E4M3FN, f8E5M2, f8E3M4
  case f8E4M3FNUZ, f8E5M2FNUZ, f8E4M3B11FNUZ
  case f8E8M0FNU
  case f4E2M1FN
  /// Four MX elements in one word, as the Tensor engine of NeuronCore-v4 takes them (`nki.language` data types).
  case f8E5M2x4, f8E4M3FNx4, f4E2M1FNx4
  case i64, i32, i16, i8, i4, i2
  case ui64, ui32, ui16, ui8, ui4, ui2
  case bool = "i1"
  case complexF32 = "complex<f32>"
  case complexF64 = "complex<f64>"

  /// Bits of one value (tf32 counts 32: it is stored in a 32-bit word).
  public var bitWidth: Int {
    switch self {
    case .complexF64: 128
    case .f64, .i64, .ui64, .complexF32: 64
    case .f32, .tf32, .i32, .ui32, .f8E5M2x4, .f8E4M3FNx4: 32
    case .bf16, .f16, .i16, .ui16, .f4E2M1FNx4: 16
    case .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4, .f8E4M3FNUZ, .f8E5M2FNUZ, .f8E4M3B11FNUZ, .f8E8M0FNU, .i8, .ui8: 8
    case .f4E2M1FN, .i4, .ui4: 4
    case .i2, .ui2: 2
    case .bool: 1
    }
  }

  /// Bytes one value takes in simulated memory: sub-byte types and `i1` are stored one to a byte.
  public var byteCount: Int { max(1, bitWidth / 8) }

  public var isFloat: Bool {
    switch self {
    case .f64, .f32, .tf32, .bf16, .f16, .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4, .f8E4M3FNUZ, .f8E5M2FNUZ,
      .f8E4M3B11FNUZ, .f8E8M0FNU, .f4E2M1FN:
      true
    default: false
    }
  }

  /// What a packed type holds four of, the first in the lowest bits; nil for all others.
  public var packedElement: ElementType? {
    switch self {
    case .f8E5M2x4: .f8E5M2
    case .f8E4M3FNx4: .f8E4M3FN
    case .f4E2M1FNx4: .f4E2M1FN
    default: nil
    }
  }

  public var isComplex: Bool { self == .complexF32 || self == .complexF64 }
  public var isSignedInteger: Bool {
    switch self {
    case .i64, .i32, .i16, .i8, .i4, .i2: true
    default: false
    }
  }
  public var isUnsignedInteger: Bool {
    switch self {
    case .ui64, .ui32, .ui16, .ui8, .ui4, .ui2: true
    default: false
    }
  }
  /// Signed or unsigned; `bool` is not an integer.
  public var isInteger: Bool { isSignedInteger || isUnsignedInteger }
}
