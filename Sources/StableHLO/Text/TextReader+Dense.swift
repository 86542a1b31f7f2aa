import Numerics

extension TextReader {
  /// `dense<...> : tensor<...>`: `.elements`, or `.integers` when the elements are `index`.
  func denseAttribute() throws(StableHLOError) -> Attribute {
    let start = position
    try expect("dense<", "at a dense attribute's start")
    let bodyStart = position
    // The type that says how to read the body comes after it.
    position = bodyStart - 1
    try skipBalanced("the dense attribute")
    let bodyEnd = position - 1
    try expect(":", "before a dense attribute's type")
    let type = try literalTensorType()
    let after = position
    position = bodyStart
    defer { position = after }
    let attribute = try denseBody(type, at: start)
    skipSpace()
    guard position == bodyEnd else { throw expected("'>' at the end of a dense attribute") }
    return attribute
  }

  private func denseBody(_ type: LiteralTensorType, at start: Int) throws(StableHLOError) -> Attribute {
    guard let element = type.element else { return .integers(try indexBody(type, at: start)) }
    let tensor = TensorType(type.shape, element)
    if next(is: "\"") {
      let range = try rawString("hex data")
      return .elements(try elements(hex: range, skipping: 0, tensor))
    }
    if next(is: ">") {
      guard type.elementCount == 0 else {
        throw error(.badLiteral, "no data for a tensor of \(type.elementCount) elements", at: start)
      }
      return .elements(DenseElements(type: tensor, bytes: [], isSplat: false))
    }
    var bytes: [UInt8] = []
    if next(is: "[") {
      try nestedElements(type.shape[...], whole: type.shape) { () throws(StableHLOError) in
        try appendElement(element, to: &bytes)
      }
    } else {
      try appendElement(element, to: &bytes)
    }
    guard let elements = DenseElements(tensor, data: bytes[...]) else {
      throw error(.badLiteral, "not as many elements as \(tensor) has", at: start)
    }
    return .elements(elements)
  }

  /// Brackets as the shape says, `scalar` for each element.
  private func nestedElements(
    _ shape: ArraySlice<Int>, whole: [Int], _ scalar: () throws(StableHLOError) -> Void
  ) throws(StableHLOError) {
    guard let length = shape.first else { return try scalar() }
    try nested { () throws(StableHLOError) in
      skipSpace()
      let start = position
      var count = 0
      try list("[", "]", "a dense attribute's elements") { () throws(StableHLOError) in
        guard count < length else {
          throw error(.badLiteral, "more than \(length) elements in a dimension of \(length): the type says \(whole)")
        }
        try nestedElements(shape.dropFirst(), whole: whole, scalar)
        count += 1
      }
      guard count == length else {
        throw error(.badLiteral, "\(count) elements in a dimension of \(length): the type says \(whole)", at: start)
      }
    }
  }

  private func indexBody(_ type: LiteralTensorType, at start: Int) throws(StableHLOError) -> [Int64] {
    var values: [Int64] = []
    if next(is: ">") {
      guard type.elementCount == 0 else { throw error(.badLiteral, "no data for a tensor with elements", at: start) }
    } else if next(is: "[") {
      try nestedElements(type.shape[...], whole: type.shape) { () throws(StableHLOError) in
        values.append(try integer("an index"))
      }
    } else {
      guard type.elementCount <= OpSchema.spreadLimit else {
        throw error(.tooLarge, "an attribute of \(type.elementCount) numbers", at: start)
      }
      values = Array(repeating: try integer("an index"), count: type.elementCount)
    }
    return values
  }

  private func appendElement(_ element: ElementType, to bytes: inout [UInt8]) throws(StableHLOError) {
    if element.isComplex {
      let part: ElementType = element == .complexF32 ? .f32 : .f64
      try expect("(", "before a complex number")
      try appendScalar(part, to: &bytes)
      try expect(",", "between real and imaginary part")
      try appendScalar(part, to: &bytes)
      try expect(")", "after a complex number")
    } else {
      try appendScalar(element, to: &bytes)
    }
  }

  func appendScalar(_ element: ElementType, to bytes: inout [UInt8]) throws(StableHLOError) {
    skipSpace()
    let start = position
    if element == .bool {
      if takeWord("true") || takeWord("1") {
        bytes.append(1)
      } else if takeWord("false") || takeWord("0") {
        bytes.append(0)
      } else {
        throw expected("'true' or 'false'")
      }
      return
    }
    let literal = try number("a number of type \(element.rawValue)")
    let bits: UInt64?
    if element.isFloat {
      switch literal {
      case .decimal(let value): bits = FloatLiteral.bits(value, as: element)
      case .integer(let value, _): bits = FloatLiteral.bits(Double(value), as: element)
      case .hex(let value, _):
        bits = element.bitWidth >= 64 || value >> UInt64(element.bitWidth) == 0 ? value : nil
      }
    } else {
      switch literal {
      case .decimal: bits = nil
      case .hex(let value, _):
        bits = element.bitWidth >= 64 || value >> UInt64(element.bitWidth) == 0 ? value : nil
      case .integer(let value, let exceeds): bits = integerBits(value, exceeds, element)
      }
    }
    guard let bits else {
      throw error(.badLiteral, "'\(text(start..<position))' is no \(element.rawValue)", at: start)
    }
    append(bits, element, to: &bytes)
  }

  /// Two's complement bits; nil when out of range. MLIR prints i8 and the like signed and also takes them unsigned.
  private func integerBits(_ value: Int64, _ exceedsSigned: Bool, _ element: ElementType) -> UInt64? {
    let width = UInt64(element.bitWidth)
    if width == 64 { return exceedsSigned && element.isSignedInteger ? nil : UInt64(bitPattern: value) }
    guard !exceedsSigned, value < 1 << Int64(width) else { return nil }
    let lowest: Int64 = element.isSignedInteger ? -(1 << Int64(width - 1)) : 0
    return value >= lowest ? UInt64(bitPattern: value) & (1 << width - 1) : nil
  }

  /// Little-endian; signed types below a byte are stored sign-extended, one to a byte.
  private func append(_ bits: UInt64, _ element: ElementType, to bytes: inout [UInt8]) {
    var bits = bits
    if element.bitWidth < 8, element.isSignedInteger, bits >> UInt64(element.bitWidth - 1) & 1 == 1 {
      bits |= 0xFF << UInt64(element.bitWidth) & 0xFF
    }
    for index in 0..<element.byteCount { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * index))) }
  }

  /// `"0x..."`: the elements' bytes, row-major, or those of one element for all.
  func elements(hex range: Range<Int>, skipping header: Int, _ type: TensorType) throws(StableHLOError) -> DenseElements
  {
    guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "0"),
      bytes[range.lowerBound + 1] | 0x20 == UInt8(ascii: "x"), range.count % 2 == 0
    else {
      throw error(.badLiteral, "expected \"0x\" and an even number of hex digits", at: range.lowerBound)
    }
    var data: [UInt8] = []
    data.reserveCapacity(range.count / 2 - 1)
    var index = range.lowerBound + 2 + 2 * header
    while index < range.upperBound {
      guard let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1]) else {
        throw error(.badLiteral, "expected a hex digit in a tensor's data", at: index)
      }
      data.append(high << 4 | low)
      index += 2
    }
    guard let elements = DenseElements(type, data: data[...]) else {
      throw error(
        .badLiteral, "\(data.count) bytes of data for a tensor of \(type.byteCount) bytes: is the text truncated?",
        at: range.lowerBound)
    }
    return elements
  }

  // MARK: Resources

  /// `dense_resource<name> : tensor<...>`, its data in the `{-# ... #-}` section.
  func resourceAttribute() throws(StableHLOError) -> Attribute {
    let start = position
    try expect("dense_resource<", "at a resource's start")
    let name = next(is: "\"") ? try string("a resource's name") : try word("a resource's name")
    try expect(">", "after a resource's name")
    try expect(":", "before a resource's type")
    let typeStart = position
    guard case .tensor(let type) = try valueType() else {
      throw error(.syntax, "expected a tensor type", at: typeStart)
    }
    if resources == nil { try readResources() }
    guard let range = resources?[name] else {
      throw error(
        .undefinedSymbol,
        "no data for the resource '\(name)': print the module with its resources (large_elements_limit=None)", at: start
      )
    }
    // Four bytes before the data say its alignment.
    return .elements(try elements(hex: range, skipping: 4, type))
  }

  private func readResources() throws(StableHLOError) {
    resources = [:]
    guard let start = resourceStart else { return }
    try resolve(start) { () throws(StableHLOError) in _ = try resourceSection() }
  }

  /// `{-# dialect_resources: { builtin: { name: "0x..." } } #-}`; other sections are skipped.
  func resourceSection() throws(StableHLOError) {
    try expect("{-#", "at the start of the resource section")
    var found: [String: Range<Int>] = [:]
    if !take("#-}") {
      repeat {
        let section = try word("a section's name")
        try expect(":", "after a section's name")
        guard section == "dialect_resources" else {
          guard next(is: "{") else { throw expected("'{'") }
          try skipBalanced("the section '\(section)'")
          continue
        }
        try list("{", "}", "the dialects' resources") { () throws(StableHLOError) in
          _ = try word("a dialect's name")
          try expect(":", "after a dialect's name")
          try list("{", "}", "the resources") { () throws(StableHLOError) in
            let name = next(is: "\"") ? try string("a resource's name") : try word("a resource's name")
            try expect(":", "after a resource's name")
            let range = try rawString("a resource's hex data")
            guard range.count >= 10 else {
              throw error(.badLiteral, "a resource begins with its alignment", at: range.lowerBound)
            }
            found[name] = range
          }
        }
      } while take(",")
      try expect("#-}", "at the end of the resource section")
    }
    resources = found
  }
}
