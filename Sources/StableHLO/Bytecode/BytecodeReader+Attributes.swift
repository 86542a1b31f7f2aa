import Numerics

extension BytecodeReader {
  /// Words of vhlo's enumerations by attribute code, in the order of their values (VhloEnums.td).
  private static let words: [UInt64: [String]] = [
    3: ["EQ", "NE", "GE", "GT", "LE", "LT"],
    4: ["NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"],
    7: ["FFT", "IFFT", "RFFT", "IRFFT"],
    11: OpSchema.precisions,
    12: ["DEFAULT", "THREE_FRY", "PHILOX"],
    13: ["", "UNIFORM", "NORMAL"],
    16: ["TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"],
  ]
  private static let accuracyModes = ["DEFAULT", "HIGHEST", "TOLERANCE"]

  /// What stands for an optional attribute that is not there: the none type.
  static let none = Attribute.opaque("none")

  func attribute(_ cursor: inout ByteCursor) throws(StableHLOError) -> Attribute {
    try attribute(try attributeIndex(&cursor))
  }

  func attributeIndex(_ cursor: inout ByteCursor) throws(StableHLOError) -> Int {
    try cursor.index(below: attributeEntries.count, "attribute")
  }

  func attribute(_ index: Int) throws(StableHLOError) -> Attribute {
    if let known = keepsNumberTypes ? typedAttributeMemo[index] : attributeMemo[index] {
      try count(attributeSizes[index])
      return known
    }
    let entry = attributeEntries[index]
    let (attribute, size) = try measured { () throws(StableHLOError) in
      try nested { () throws(StableHLOError) in
        var cursor = try start(of: entry)
        let code = try cursor.varint("an attribute's code")
        let attribute: Attribute
        switch entry.dialect {
        case "vhlo": attribute = try vhloAttribute(code, &cursor)
        case "builtin": attribute = try builtinAttribute(code, &cursor)
        default: attribute = .opaque(try shardyAttribute(code, &cursor))
        }
        try cursor.expectEnd("an attribute")
        return attribute
      }
    }
    if keepsNumberTypes { typedAttributeMemo[index] = attribute } else { attributeMemo[index] = attribute }
    attributeSizes[index] = size
    return attribute
  }

  /// The cursor at an attribute's code.
  func start(of entry: Entry) throws(StableHLOError) -> ByteCursor {
    var cursor = cursor(entry.range)
    guard entry.isEncoded else {
      let text = text(try cursor.terminated("an attribute"))
      throw cursor.error(
        .unsupported, "'\(text)', an attribute that the dialect '\(entry.dialect)' has no encoding for")
    }
    guard ["builtin", "vhlo", "sdy"].contains(entry.dialect) else {
      throw cursor.error(
        .unsupported,
        "an attribute of the dialect '\(entry.dialect)': serialise a portable artifact, as jax.export does")
    }
    return cursor
  }

  // MARK: vhlo

  private func vhloAttribute(_ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> Attribute {
    switch code {
    case 1: return .array(try attributes(&cursor))
    case 2: return .bool(try word(["false", "true"], code, &cursor) == "true")
    case 5: return .integer(Int64(try cursor.index(below: 5, "an API version")))
    case 6: return .dictionary(try dictionary(&cursor))
    case 8, 9: return try number(&cursor)
    case 10:
      return .dictionary([
        "output_tuple_indices": .integers(try cursor.signedList("tuple indices")),
        "operand_index": .integer(try cursor.signedVarint("an operand's index")),
        "operand_tuple_indices": .integers(try cursor.signedList("tuple indices")),
      ])
    case 14: return .string(try countedString(&cursor))
    case 15: return try tensor(&cursor)
    case 17: return attribute(of: try type(&cursor))
    case 19: return .opaque("#stablehlo.result_accuracy_mode<\(try word(BytecodeReader.accuracyModes, code, &cursor))>")
    case 20: return .dictionary(try resultAccuracy(&cursor))
    default:
      if let words = BytecodeReader.words[code] { return .enumeration(try word(words, code, &cursor)) }
      throw cursor.error(
        .unsupported,
        "the vhlo attribute number \(code) of \(producer): replica groups as meshes and tensor bounds are "
          + "not read")
    }
  }

  private func word(_ words: [String], _ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    words[try cursor.index(below: words.count, "the value of the vhlo attribute \(code),")]
  }

  func attributes(_ cursor: inout ByteCursor) throws(StableHLOError) -> [Attribute] {
    try cursor.list("attributes") { (cursor) throws(StableHLOError) in
      try count(1)
      return try attribute(&cursor)
    }
  }

  private func dictionary(_ cursor: inout ByteCursor) throws(StableHLOError) -> [String: Attribute] {
    var dictionary: [String: Attribute] = [:]
    for (name, value) in try dictionaryIndices(&cursor) { dictionary[name] = try attribute(value, named: name) }
    return dictionary
  }

  /// The value of an entry; numbers keep their types in the configuration of a custom call, as from text.
  func attribute(_ index: Int, named name: String) throws(StableHLOError) -> Attribute {
    let outer = keepsNumberTypes
    keepsNumberTypes = outer || name.hasSuffix("backend_config")
    defer { keepsNumberTypes = outer }
    let value = try attribute(index)
    return keepsNumberTypes && !outer ? value.withTypedLists : value
  }

  /// The names of a dictionary with the indices of its values.
  func dictionaryIndices(_ cursor: inout ByteCursor) throws(StableHLOError) -> [String: Int] {
    var dictionary: [String: Int] = [:]
    for _ in 0..<(try cursor.count("the number of a dictionary's entries")) {
      guard case .string(let name) = try attribute(&cursor) else {
        throw cursor.error(.badAttribute, "a name in a dictionary that is no string")
      }
      guard dictionary.updateValue(try attributeIndex(&cursor), forKey: name) == nil else {
        throw cursor.error(.badAttribute, "the attribute '\(name)' appears twice")
      }
      try count(1)
    }
    return dictionary
  }

  private func countedString(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    let string = try string(&cursor)
    try count(string.utf8.count)
    return string
  }

  /// A type and the bits of a number of that type.
  private func number(_ cursor: inout ByteCursor) throws(StableHLOError) -> Attribute {
    let element: ElementType
    switch try type(&cursor) {
    case .element(.bool): return .bool(try cursor.integer(bits: 1, "a boolean") != 0)
    case .element(let type) where !type.isComplex: element = type
    case .other("index"): element = .i64
    case let type: throw cursor.error(.badAttribute, "a number of type '\(type.description)'")
    }
    let bits = try cursor.integer(bits: element.bitWidth, "a number")
    if keepsNumberTypes {
      let bytes = (0..<element.byteCount).map { UInt8(truncatingIfNeeded: bits >> Int64(8 * $0)) }
      if let number = DenseElements(TensorType([], element), data: bytes[...]) { return .scalar(number) }
    }
    if element.isFloat { return .float(try value(ofBits: bits, element, cursor)) }
    let isNarrowUnsigned = element.isUnsignedInteger && element.bitWidth < 64
    return .integer(isNarrowUnsigned ? bits & (1 << Int64(element.bitWidth) - 1) : bits)
  }

  private func value(
    ofBits bits: Int64, _ element: ElementType, _ cursor: ByteCursor
  ) throws(StableHLOError) -> Double {
    let mask = element.bitWidth == 64 ? UInt64.max : 1 << UInt64(element.bitWidth) - 1
    guard let value = FloatLiteral.value(bits: UInt64(bitPattern: bits) & mask, as: element) else {
      throw cursor.error(.badLiteral, "a float of type \(element.rawValue)")
    }
    return value
  }

  /// Absent parts are those that are zero, as in text.
  private func resultAccuracy(_ cursor: inout ByteCursor) throws(StableHLOError) -> [String: Attribute] {
    let atol = try value(ofBits: try cursor.integer(bits: 64, "atol"), .f64, cursor)
    let rtol = try value(ofBits: try cursor.integer(bits: 64, "rtol"), .f64, cursor)
    let ulps = try cursor.signedVarint("ulps")
    var accuracy = ["mode": try attribute(&cursor)]
    if atol != 0 { accuracy["atol"] = .float(atol) }
    if rtol != 0 { accuracy["rtol"] = .float(rtol) }
    if ulps != 0 { accuracy["ulps"] = .integer(ulps) }
    return accuracy
  }

  /// A type and its data; elements of `index` are numbers of an attribute.
  private func tensor(_ cursor: inout ByteCursor) throws(StableHLOError) -> Attribute {
    let type = try type(&cursor)
    let range = try cursor.take(try cursor.count("the size of a tensor's data"), "a tensor's data")
    switch type {
    case .indices(let shape):
      let words = TensorType(shape, .i64)
      guard let elements = DenseElements(words, data: bytes[range]) else { throw badData(range, words, cursor) }
      return .integers(try spread(elements))
    case .value(.tensor(let type)):
      guard let elements = DenseElements(type, data: type.element == .bool ? unpacked(range, type) : bytes[range])
      else { throw badData(range, type, cursor) }
      return .elements(elements)
    default: throw cursor.error(.badAttribute, "tensor data of type '\(type.description)'")
    }
  }

  private func badData(_ range: Range<Int>, _ type: TensorType, _ cursor: ByteCursor) -> StableHLOError {
    cursor.error(.badLiteral, "\(range.count) bytes of data for a \(type): is the bytecode truncated?")
  }

  /// Booleans come eight to a byte, lowest bit first, but for a byte 0xFF that stands for all being true; some writers
  /// spent a byte on each.
  private func unpacked(_ range: Range<Int>, _ type: TensorType) -> ArraySlice<UInt8> {
    let data = bytes[range]
    if data.count == 1, data.first == 0xFF { return [1] }
    let count = type.elementCount
    guard data.count != count, data.count == (count + 7) / 8 else { return ArraySlice(data.map { $0 == 0 ? 0 : 1 }) }
    return ArraySlice((0..<count).map { data[data.startIndex + $0 / 8] >> UInt8($0 % 8) & 1 })
  }

  /// The numbers of integer or boolean elements, splats spread out.
  func spread(_ elements: DenseElements) throws(StableHLOError) -> [Int64] {
    if elements.isSplat { try count(elements.type.elementCount) }
    return elements.integerValues
  }

  private func attribute(of type: DecodedType) -> Attribute {
    if case .value(let value) = type { return .type(value) }
    return .opaque(type.description)
  }

  // MARK: builtin

  private func builtinAttribute(_ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> Attribute {
    switch code {
    case 0: return .array(try attributes(&cursor))
    case 1: return .dictionary(try dictionary(&cursor))
    case 2: return .string(try countedString(&cursor))
    case 3:
      let string = try countedString(&cursor)
      _ = try type(&cursor)
      return .string(string)
    case 4:
      guard case .string(let name) = try attribute(&cursor) else {
        throw cursor.error(.badAttribute, "a symbol whose name is no string")
      }
      return .symbol(name)
    case 6: return attribute(of: try type(&cursor))
    case 7: return .unit
    case 8, 9: return try number(&cursor)
    case 18: return try tensor(&cursor)
    default:
      throw cursor.error(.unsupported, "the builtin attribute number \(code), which portable artifacts do not have")
    }
  }
}
