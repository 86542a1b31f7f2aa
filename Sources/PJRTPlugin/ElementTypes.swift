import CPJRT
import Numerics
import Runtime

extension ElementType {
  /// PJRT's code and ours, for every type that arrays have.
  private static let codes: [(code: PJRT_Buffer_Type, element: ElementType)] = [
    (PJRT_Buffer_Type_PRED, .bool),
    (PJRT_Buffer_Type_S2, .i2), (PJRT_Buffer_Type_S4, .i4), (PJRT_Buffer_Type_S8, .i8), (PJRT_Buffer_Type_S16, .i16),
    (PJRT_Buffer_Type_S32, .i32), (PJRT_Buffer_Type_S64, .i64),
    (PJRT_Buffer_Type_U2, .ui2), (PJRT_Buffer_Type_U4, .ui4), (PJRT_Buffer_Type_U8, .ui8),
    (PJRT_Buffer_Type_U16, .ui16), (PJRT_Buffer_Type_U32, .ui32), (PJRT_Buffer_Type_U64, .ui64),
    (PJRT_Buffer_Type_F16, .f16), (PJRT_Buffer_Type_F32, .f32), (PJRT_Buffer_Type_F64, .f64),
    (PJRT_Buffer_Type_BF16, .bf16), (PJRT_Buffer_Type_C64, .complexF32), (PJRT_Buffer_Type_C128, .complexF64),
    (PJRT_Buffer_Type_F8E5M2, .f8E5M2), (PJRT_Buffer_Type_F8E4M3, .f8E4M3), (PJRT_Buffer_Type_F8E4M3FN, .f8E4M3FN),
    (PJRT_Buffer_Type_F8E3M4, .f8E3M4), (PJRT_Buffer_Type_F8E4M3B11FNUZ, .f8E4M3B11FNUZ),
    (PJRT_Buffer_Type_F8E5M2FNUZ, .f8E5M2FNUZ), (PJRT_Buffer_Type_F8E4M3FNUZ, .f8E4M3FNUZ),
    (PJRT_Buffer_Type_F8E8M0FNU, .f8E8M0FNU), (PJRT_Buffer_Type_F4E2M1FN, .f4E2M1FN),
  ]

  private static let elements: [ElementType?] = {
    var elements = [ElementType?](repeating: nil, count: Int(PJRT_Buffer_Type_U1.rawValue) + 1)
    for (code, element) in codes { elements[Int(code.rawValue)] = element }
    return elements
  }()

  init(_ code: PJRT_Buffer_Type) throws {
    let index = Int(code.rawValue)
    guard Self.elements.indices.contains(index), let element = Self.elements[index] else {
      throw RuntimeError(.unsupported, "arrays cannot have PJRT's element type \(index) here")
    }
    self = element
  }

  /// PJRT's code; `invalid` for tf32, which no array has.
  var pjrt: PJRT_Buffer_Type {
    Self.codes.first { $0.element == self }?.code ?? PJRT_Buffer_Type_INVALID
  }
}
