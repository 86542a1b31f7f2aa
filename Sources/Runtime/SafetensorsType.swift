internal import Numerics

/// The dtype names of safetensors.
///
/// F8_E4M3 is the type without infinities, as in PyTorch and JAX's file readers. The format has no names for the types
/// marked "ours"; other readers refuse those, this one reads back what it wrote.
enum SafetensorsType {
  static let names: [(name: String, element: ElementType)] = [
    ("BOOL", .bool),
    ("U8", .ui8), ("I8", .i8), ("U16", .ui16), ("I16", .i16), ("U32", .ui32), ("I32", .i32), ("U64", .ui64),
    ("I64", .i64),
    ("F16", .f16), ("BF16", .bf16), ("F32", .f32), ("F64", .f64),
    ("F8_E4M3", .f8E4M3FN), ("F8_E5M2", .f8E5M2), ("F8_E8M0", .f8E8M0FNU), ("F8_E4M3FNUZ", .f8E4M3FNUZ),
    ("F8_E5M2FNUZ", .f8E5M2FNUZ), ("F4", .f4E2M1FN),
    ("C64", .complexF32),
    // Ours.
    ("F8_E4M3_IEEE", .f8E4M3), ("F8_E3M4", .f8E3M4), ("F8_E4M3B11FNUZ", .f8E4M3B11FNUZ), ("TF32", .tf32),
    ("I4", .i4), ("U4", .ui4), ("I2", .i2), ("U2", .ui2), ("C128", .complexF64),
    ("F8_E5M2_X4", .f8E5M2x4), ("F8_E4M3_X4", .f8E4M3FNx4), ("F4_X4", .f4E2M1FNx4),
  ]

  private static let elements = Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0.element) })
  private static let namesByElement = Dictionary(uniqueKeysWithValues: names.map { ($0.element, $0.name) })

  static func element(named name: String) -> ElementType? { elements[name] }

  static func name(of element: ElementType) -> String {
    guard let name = namesByElement[element] else { preconditionFailure("\(element) has no safetensors name") }
    return name
  }
}
