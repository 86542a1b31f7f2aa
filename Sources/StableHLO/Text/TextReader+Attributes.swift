import Numerics

extension TextReader {
  /// `{name = value, flag, ...}`.
  func attributeDictionary() throws(StableHLOError) -> [String: Attribute] {
    var dictionary: [String: Attribute] = [:]
    try attributeEntries(open: "{", close: "}") { (name, start) throws(StableHLOError) in
      guard dictionary[name] == nil else {
        throw error(.badAttribute, "the attribute '\(name)' appears twice", at: start)
      }
      let outer = keepsNumberTypes
      keepsNumberTypes = outer || name.hasSuffix("backend_config")
      defer { keepsNumberTypes = outer }
      let value = take("=") ? try attribute() : .unit
      dictionary[name] = keepsNumberTypes && !outer ? value.withTypedLists : value
    }
    return dictionary
  }

  /// Calls `entry` with each name; it reads the value.
  func attributeEntries(
    open: StaticString, close: StaticString, _ entry: (String, Int) throws(StableHLOError) -> Void
  ) throws(StableHLOError) {
    try list(open, close, "the attributes") { () throws(StableHLOError) in
      skipSpace()
      let start = position
      let name = next(is: "\"") ? try string("an attribute's name") : try word("an attribute's name")
      try entry(name, start)
    }
  }

  func attribute() throws(StableHLOError) -> Attribute {
    try nested { () throws(StableHLOError) in try attributeBody() }
  }

  private func attributeBody() throws(StableHLOError) -> Attribute {
    let first = peek()
    switch first {
    case UInt8(ascii: "\""):
      let value = try string("a string")
      if take(":") { _ = try parseType() }
      return .string(value)
    case UInt8(ascii: "@"):
      let start = position
      _ = try symbol("a symbol")
      while next(is: "::@") {
        position += 2
        _ = try symbol("a nested symbol")
      }
      let name = text(start + 1..<position)
      return .symbol(
        name.hasPrefix("\"") ? try resolve(start) { () throws(StableHLOError) in try symbol("a symbol") } : name)
    case UInt8(ascii: "["):
      var values: [Attribute] = []
      try list("[", "]", "an array attribute's values") { () throws(StableHLOError) in values.append(try attribute()) }
      return .array(values)
    case UInt8(ascii: "{"): return .dictionary(try attributeDictionary())
    case UInt8(ascii: "#"): return try hashAttribute()
    case UInt8(ascii: "("), UInt8(ascii: "!"): return try typeAttribute()
    default: break
    }
    if nextIsNumber { return try numberAttribute() }
    if takeWord("true") { return .bool(true) }
    if takeWord("false") { return .bool(false) }
    if takeWord("unit") { return .unit }
    if next(is: "dense<") { return try denseAttribute() }
    if next(is: "dense_resource<") { return try resourceAttribute() }
    if next(is: "array<") { return try arrayAttribute() }
    if next(is: "sparse<") { throw error(.unsupported, "a sparse constant: write it dense") }
    if nextIsWord("loc") {
      let start = position
      if try trailingLocation() != nil { return .opaque(text(start..<position)) }
    }
    if isLetter(first) { return try typeAttribute() }
    throw expected("an attribute's value")
  }

  private func typeAttribute() throws(StableHLOError) -> Attribute {
    let start = position
    if case .value(let type) = try parseType() { return .type(type) }
    return .opaque(text(start..<position))
  }

  /// `1`, `1 : i32`, `1.5 : f32`, `0x7FC00000 : f32`.
  private func numberAttribute() throws(StableHLOError) -> Attribute {
    let start = position
    let literal = try number("a number")
    var element: ElementType?
    var isIndex = false
    if take(":") {
      let typeStart = position
      let name = try word("a number's type")
      element = TextReader.elementTypes[name]
      isIndex = name == "index"
      guard element != nil || isIndex else {
        throw error(.badAttribute, "'\(name)' is no type of a number", at: typeStart)
      }
    }
    if keepsNumberTypes {
      if case .decimal = literal { element = element ?? .f64 }
      return .scalar(try scalar(element ?? .i64, at: start))
    }
    switch literal {
    case .decimal(let value):
      guard element?.isFloat ?? !isIndex else {
        throw error(.badLiteral, "a fraction where an integer is meant", at: start)
      }
      return .float(element.map { FloatLiteral.rounded(value, to: $0) } ?? value)
    case .hex(let bits, _):
      if let element, element.isFloat {
        guard let value = FloatLiteral.value(bits: bits, as: element) else {
          throw error(.badLiteral, "a hex number wider than \(element.rawValue)", at: start)
        }
        return .float(value)
      }
      return .integer(Int64(bitPattern: bits))
    case .integer(let value, let exceeds):
      if let element, element.isFloat { return .float(Double(value)) }
      if exceeds, element != .ui64 {
        throw error(.badLiteral, "an integer above 2^63 - 1; only ui64 goes further", at: start)
      }
      return .integer(value)
    }
  }

  /// Reads the number at `start` again, as the type that was found after it.
  private func scalar(_ element: ElementType, at start: Int) throws(StableHLOError) -> DenseElements {
    var bytes: [UInt8] = []
    try resolve(start) { () throws(StableHLOError) in try appendScalar(element, to: &bytes) }
    return DenseElements(type: TensorType([], element), bytes: bytes, isSplat: true)
  }

  /// `array<i64: 1, 2>`, `array<i1: true>`, `array<i64>`.
  private func arrayAttribute() throws(StableHLOError) -> Attribute {
    try expect("array<", "at an array attribute's start")
    let typeStart = position
    let name = try word("an array's element type")
    let element = TextReader.elementTypes[name]
    guard let element, element == .bool || element.isInteger || element.isFloat else {
      throw error(.badAttribute, "arrays are of booleans, integers or floats, not of '\(name)'", at: typeStart)
    }
    if keepsNumberTypes {
      var data: [UInt8] = []
      if take(":") {
        repeat { try appendScalar(element, to: &data) } while take(",")
      }
      try expect(">", "at the end of an array attribute")
      let type = TensorType([data.count / element.byteCount], element)
      guard let elements = DenseElements(type, data: data[...]) else { throw expected("an array of \(name)") }
      return .elements(elements)
    }
    var bools: [Bool] = []
    var integers: [Int64] = []
    var floats: [Attribute] = []
    if take(":") {
      repeat {
        if element == .bool {
          if takeWord("true") {
            bools.append(true)
          } else if takeWord("false") {
            bools.append(false)
          } else {
            throw expected("'true' or 'false'")
          }
        } else if element.isFloat {
          switch try number("a number") {
          case .decimal(let value): floats.append(.float(FloatLiteral.rounded(value, to: element)))
          case .integer(let value, _): floats.append(.float(Double(value)))
          case .hex(let bits, _): floats.append(.float(FloatLiteral.value(bits: bits, as: element) ?? .nan))
          }
        } else {
          integers.append(try integer("an integer"))
        }
      } while take(",")
    }
    try expect(">", "at the end of an array attribute")
    if element == .bool { return .bools(bools) }
    return element.isFloat ? .array(floats) : .integers(integers)
  }

  /// `#alias`, `#stablehlo<mnemonic WORD>`, `#stablehlo.gather<...>`, or another dialect's attribute, kept as written.
  private func hashAttribute() throws(StableHLOError) -> Attribute {
    let start = position
    position += 1
    let name = try word("an attribute's name after '#'")
    if let target = attributeAliases[name] {
      return try resolve(target) { () throws(StableHLOError) in try attribute() }
    }
    switch name {
    case "stablehlo", "chlo":
      if let word = try enumerationBody() { return .enumeration(word) }
    case "stablehlo.dot": return .dot(try dotNumbers())
    case "stablehlo.gather": return .gather(try gatherNumbers())
    case "stablehlo.scatter": return .scatter(try scatterNumbers())
    case "stablehlo.conv":
      try expect("<", "after '#stablehlo.conv'")
      let numbers = takeWord("raw") ? try rawConvolutionNumbers() : try convolutionNumbers()
      try expect(">", "at the end of '#stablehlo.conv'")
      return .convolution(numbers)
    case "stablehlo.channel_handle", "stablehlo.dot_algorithm", "stablehlo.output_operand_alias",
      "stablehlo.result_accuracy":
      return try structureBody()
    default: break
    }
    if bytes[position] == UInt8(ascii: "<") {
      try skipBalanced("the attribute '#\(name)'")
    } else if !name.contains(".") {
      throw error(.undefinedSymbol, "the attribute alias '#\(name)' is not defined: is the text truncated?", at: start)
    }
    return .opaque(text(start..<position))
  }

  /// `<mnemonic WORD>`; nil, with the cursor put back, for other bodies.
  private func enumerationBody() throws(StableHLOError) -> String? {
    let start = position
    if take("<"), word() != nil, let value = word(), take(">") { return value }
    position = start
    return nil
  }

  /// `<key = value, key = value>` with integers, booleans, words, `[1, 2]` lists and attributes for values.
  func structureBody() throws(StableHLOError) -> Attribute {
    var dictionary: [String: Attribute] = [:]
    try attributeEntries(open: "<", close: ">") { (name, start) throws(StableHLOError) in
      try expect("=", "after '\(name)'")
      guard dictionary[name] == nil else { throw error(.badAttribute, "'\(name)' appears twice", at: start) }
      if next(is: "[") {
        dictionary[name] = .integers(try integerList("'\(name)'"))
      } else if isLetter(peek()), !nextIsWord("true"), !nextIsWord("false") {
        dictionary[name] = .enumeration(try word("a value"))
      } else {
        dictionary[name] = try attribute()
      }
    }
    return .dictionary(dictionary)
  }
}
