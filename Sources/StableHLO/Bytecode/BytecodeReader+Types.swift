import Numerics

/// What a type in bytecode may be.
enum DecodedType {
  case value(ValueType)
  case element(ElementType)
  case function([ValueType], [ValueType])
  /// A tensor of `index`, which only attributes have.
  case indices(shape: [Int])
  /// Another type that only attributes mention, as written: `index`, `none`.
  case other(String)

  /// As MLIR writes it.
  var description: String {
    switch self {
    case .value(let type): type.description
    case .element(let type): type.rawValue
    case .function(let inputs, let results):
      "(\(inputs.map(\.description).joined(separator: ", "))) -> "
        + (results.count == 1 ? results[0].description : "(\(results.map(\.description).joined(separator: ", ")))")
    case .indices(let shape): "tensor<\(shape.map { "\($0)x" }.joined())index>"
    case .other(let name): name
    }
  }
}

extension BytecodeReader {
  /// Elements and other types without parameters, by their code in VhloBytecode.cpp.
  private static let vhloTypes: [UInt64: DecodedType] = [
    0: .element(.bool), 2: .element(.bf16), 3: .element(.f16), 4: .element(.f32), 5: .element(.f64),
    6: .element(.f8E4M3FN), 7: .element(.f8E5M2), 9: .other("index"),
    10: .element(.i4), 11: .element(.i8), 12: .element(.i16), 13: .element(.i32), 14: .element(.i64),
    15: .element(.ui4), 16: .element(.ui8), 17: .element(.ui16), 18: .element(.ui32), 19: .element(.ui64),
    22: .value(.token), 27: .element(.f8E4M3FNUZ), 28: .element(.f8E5M2FNUZ), 29: .element(.f8E4M3B11FNUZ),
    31: .element(.i2), 32: .element(.ui2), 33: .other("none"), 34: .element(.tf32), 35: .element(.f8E4M3),
    36: .element(.f8E3M4), 37: .element(.f4E2M1FN), 40: .element(.f8E8M0FNU),
  ]

  /// The same for MLIR's BuiltinDialectBytecode.td.
  private static let builtinTypes: [UInt64: DecodedType] = [
    1: .other("index"), 3: .element(.bf16), 4: .element(.f16), 5: .element(.f32), 6: .element(.f64),
    12: .other("none"), 22: .element(.f8E5M2), 23: .element(.f8E4M3), 24: .element(.f8E4M3FN),
    25: .element(.f8E5M2FNUZ), 26: .element(.f8E4M3FNUZ), 27: .element(.f8E4M3B11FNUZ), 28: .element(.f8E3M4),
    29: .element(.f4E2M1FN), 32: .element(.f8E8M0FNU),
  ]

  /// Types that are refused, by name. StableHLO has no other meaning for them here than its specification.
  private static let refusedTypes: [UInt64: String] = [
    21: "a tensor type with bounds", 24: "a quantised element type", 25: "an unranked tensor",
    26: "a shape witness", 30: "a quantised element type", 38: "the element type f6E2M3FN",
    39: "the element type f6E3M2FN", 41: "a buffer", 42: "a future",
  ]

  func type(_ cursor: inout ByteCursor) throws(StableHLOError) -> DecodedType {
    try type(try cursor.index(below: typeEntries.count, "type"))
  }

  func type(_ index: Int) throws(StableHLOError) -> DecodedType {
    if let known = typeMemo[index] {
      try count(typeSizes[index])
      return known
    }
    let entry = typeEntries[index]
    let (type, size) = try measured { () throws(StableHLOError) in
      try nested { () throws(StableHLOError) in try decodeType(entry) }
    }
    typeMemo[index] = type
    typeSizes[index] = size
    return type
  }

  func valueType(_ cursor: inout ByteCursor) throws(StableHLOError) -> ValueType {
    try valueType(try cursor.index(below: typeEntries.count, "type"), cursor)
  }

  func valueType(_ index: Int, _ cursor: ByteCursor) throws(StableHLOError) -> ValueType {
    let type = try type(index)
    guard case .value(let value) = type else {
      throw cursor.error(
        .unsupported, "'\(type.description)' is no type of a value here: tensors of static shape, tokens and tuples are"
      )
    }
    return value
  }

  private func decodeType(_ entry: Entry) throws(StableHLOError) -> DecodedType {
    guard entry.isEncoded else { return try textType(entry) }
    var cursor = cursor(entry.range)
    let code = try cursor.varint("a type's code")
    let type: DecodedType
    switch (entry.dialect, code) {
    case ("vhlo", 1): type = try complex(&cursor)
    case ("vhlo", 8): type = try function(&cursor)
    case ("vhlo", 20): type = try tensor(&cursor)
    case ("vhlo", 23): type = .value(.tuple(try valueTypes(&cursor)))
    case ("vhlo", _):
      guard let known = BytecodeReader.vhloTypes[code] else {
        let name = BytecodeReader.refusedTypes[code] ?? "the vhlo type number \(code)"
        throw cursor.error(.unsupported, "\(name) of \(producer): tensors of static shape and plain numbers are known")
      }
      type = known
    case ("builtin", 0): type = try integer(&cursor)
    case ("builtin", 2): type = try function(&cursor)
    case ("builtin", 9): type = try complex(&cursor)
    case ("builtin", 13): type = try tensor(&cursor)
    case ("builtin", 15): type = .value(.tuple(try valueTypes(&cursor)))
    case ("builtin", _):
      guard let known = BytecodeReader.builtinTypes[code] else {
        throw cursor.error(.unsupported, "the builtin type number \(code)")
      }
      type = known
    default:
      throw cursor.error(.unsupported, "a type of the dialect '\(entry.dialect)': serialise a portable artifact")
    }
    try cursor.expectEnd("the type '\(type.description)'")
    return type
  }

  /// `f8E4M3FN` and the like, for which the builtin dialect of older writers has no code.
  private func textType(_ entry: Entry) throws(StableHLOError) -> DecodedType {
    var cursor = cursor(entry.range)
    let text = text(try cursor.terminated("a type"))
    if let element = TextReader.elementTypes[text] { return .element(element) }
    throw cursor.error(.unsupported, "the type '\(text)' of the dialect '\(entry.dialect)'")
  }

  /// Width and signedness (0 none, 1 signed, 2 unsigned) in one number.
  private func integer(_ cursor: inout ByteCursor) throws(StableHLOError) -> DecodedType {
    let word = try cursor.varint("an integer type")
    let name = "\(word & 3 == 2 ? "ui" : "i")\(word >> 2)"
    guard word & 3 < 3, let element = TextReader.elementTypes[name] else {
      throw cursor.error(.unsupported, "the integer type '\(name)'")
    }
    return .element(element)
  }

  private func complex(_ cursor: inout ByteCursor) throws(StableHLOError) -> DecodedType {
    switch try type(&cursor) {
    case .element(.f32): return .element(.complexF32)
    case .element(.f64): return .element(.complexF64)
    default: throw cursor.error(.unsupported, "complex elements are complex<f32> or complex<f64>")
    }
  }

  private func valueTypes(_ cursor: inout ByteCursor) throws(StableHLOError) -> [ValueType] {
    try cursor.list("types") { (cursor) throws(StableHLOError) in try valueType(&cursor) }
  }

  private func function(_ cursor: inout ByteCursor) throws(StableHLOError) -> DecodedType {
    let inputs = try valueTypes(&cursor)
    return .function(inputs, try valueTypes(&cursor))
  }

  private func tensor(_ cursor: inout ByteCursor) throws(StableHLOError) -> DecodedType {
    var shape: [Int] = []
    for dimension in try cursor.signedList("a tensor's dimensions") {
      guard dimension != .min else {
        throw cursor.error(
          .unsupported, "a tensor of dynamic shape: lower the program with concrete shapes (no jax.export symbols)")
      }
      guard dimension >= 0 else { throw cursor.error(.syntax, "a dimension of \(dimension)") }
      shape.append(Int(dimension))
    }
    try count(shape.count)
    let element = try type(&cursor)
    var width = 8
    if case .element(let type) = element { width = type.byteCount }
    // Bounded with zeros taken as ones, so that any order of multiplying stays in range.
    var size = width
    for dimension in shape {
      let (product, overflowed) = size.multipliedReportingOverflow(by: max(1, dimension))
      if overflowed {
        throw cursor.error(.tooLarge, "a tensor of more than 2^63 bytes: its dimensions cannot be meant")
      }
      size = product
    }
    switch element {
    case .element(let type): return .value(.tensor(TensorType(shape, type)))
    case .other("index"): return .indices(shape: shape)
    default: throw cursor.error(.unsupported, "a tensor of '\(element.description)'")
    }
  }
}
