import Numerics

/// What may stand where MLIR wants a type.
enum ParsedType {
  case value(ValueType)
  case function([ValueType], [ValueType])
  /// A type that only attributes mention (`i32`, `index`, `!dialect.type`), as written.
  case other(String)
}

/// A tensor type as dense attributes have it: `index` elements are allowed there.
struct LiteralTensorType {
  var shape: [Int]
  /// nil for `index`.
  var element: ElementType?
  var elementCount: Int
}

extension TextReader {
  static let elementTypes: [String: ElementType] = {
    var types: [String: ElementType] = [:]
    for type in ElementType.allCases where !type.isComplex && type.packedElement == nil { types[type.rawValue] = type }
    for width in [2, 4, 8, 16, 32, 64] { types["si\(width)"] = types["i\(width)"] }
    return types
  }()

  func parseType() throws(StableHLOError) -> ParsedType {
    switch peek() {
    case UInt8(ascii: "("):
      let (inputs, results) = try functionType()
      return .function(inputs, results)
    case UInt8(ascii: "!"):
      if takeWordAfterBang("stablehlo.token") { return .value(.token) }
      let begin = position
      position += 1
      guard let name = word() else { throw expected("a type's name after '!'") }
      if let target = typeAliases[name] {
        return try nested { () throws(StableHLOError) in
          try resolve(target) { () throws(StableHLOError) in try parseType() }
        }
      }
      if bytes[position] == UInt8(ascii: "<") { try skipBalanced("the type '!\(name)'") }
      return .other(text(begin..<position))
    default:
      if next(is: "tensor<") || next(is: "tuple<") { return .value(try valueType()) }
      guard let name = word() else { throw expected("a type") }
      if bytes[position] == UInt8(ascii: "<") { try skipBalanced("the type '\(name)'") }
      return .other(name)
    }
  }

  /// Reads elsewhere (an alias's definition), then comes back.
  func resolve<T>(_ target: Int, _ body: () throws(StableHLOError) -> T) throws(StableHLOError) -> T {
    let back = position
    position = target
    defer { position = back }
    return try body()
  }

  /// The type of a value: a tensor, a token or a tuple.
  func valueType() throws(StableHLOError) -> ValueType {
    if take("tensor<") { return .tensor(try tensorTypeBody()) }
    if takeWordAfterBang("stablehlo.token") { return .token }
    if take("tuple<") {
      return try nested { () throws(StableHLOError) in
        var types: [ValueType] = []
        if !take(">") {
          repeat { types.append(try valueType()) } while take(",")
          try expect(">", "at the end of a tuple type")
        }
        return .tuple(types)
      }
    }
    let start = position
    if case .value(let type) = try parseTypeOrFail() { return type }
    throw error(
      .unsupported,
      "'\(text(start..<position))' is no type of a value here: tensors of static shape, tokens and tuples are",
      at: start)
  }

  private func parseTypeOrFail() throws(StableHLOError) -> ParsedType {
    guard next(is: "!") || isLetter(peek()) else { throw expected("a type such as tensor<2x3xf32>") }
    return try parseType()
  }

  private func takeWordAfterBang(_ word: StaticString) -> Bool {
    let start = position
    guard take("!") else { return false }
    if takeWord(word) { return true }
    position = start
    return false
  }

  /// After `tensor<`.
  private func tensorTypeBody() throws(StableHLOError) -> TensorType {
    let start = position
    let literal = try literalTensorBody()
    guard let element = literal.element else {
      throw error(.unsupported, "tensors of index are no values of a program here: use i64", at: start)
    }
    return TensorType(literal.shape, element)
  }

  /// `tensor<2xindex>` and the like, in attributes.
  func literalTensorType() throws(StableHLOError) -> LiteralTensorType {
    if take("tensor<") || take("vector<") { return try literalTensorBody() }
    let start = position
    if case .value(.tensor(let type)) = try parseTypeOrFail() {
      return LiteralTensorType(shape: type.shape, element: type.element, elementCount: type.elementCount)
    }
    throw error(.syntax, "expected a tensor type, found '\(text(start..<position))'", at: start)
  }

  private func literalTensorBody() throws(StableHLOError) -> LiteralTensorType {
    let start = position
    skipSpace()
    var shape: [Int] = []
    var size = 1
    var countIsZero = false
    while true {
      let byte = bytes[position]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "*") {
        throw error(
          .unsupported, "a tensor of dynamic shape: lower the program with concrete shapes (no jax.export symbols)")
      }
      guard isDigit(byte) else { break }
      var dimension = 0
      let first = position
      while isDigit(bytes[position]) {
        let (product, overflowed) = dimension.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(Int(bytes[position] - UInt8(ascii: "0")))
        if overflowed || carried { throw error(.tooLarge, "a dimension of more than 2^63", at: first) }
        dimension = sum
        position += 1
      }
      guard bytes[position] == UInt8(ascii: "x") else { throw expected("'x' after a tensor's dimension") }
      position += 1
      shape.append(dimension)
      if dimension == 0 { countIsZero = true }
      let (product, overflowed) = size.multipliedReportingOverflow(by: max(1, dimension))
      if overflowed { throw tooManyElements(start) }
      size = product
    }
    let elementStart = position
    let element = try elementType()
    let (_, overflowed) = size.multipliedReportingOverflow(by: element?.byteCount ?? 8)
    if overflowed { throw tooManyElements(start) }
    if next(is: ",") {
      throw error(
        .unsupported, "a tensor type with an encoding (bounds or sparsity): lower the program with plain tensors")
    }
    guard take(">") else {
      if isNameByte(bytes[position]) {
        while isNameByte(bytes[position]) { position += 1 }
        throw error(.syntax, "expected an element type, found '\(text(elementStart..<position))'", at: elementStart)
      }
      throw expected("'>' at the end of a tensor type")
    }
    return LiteralTensorType(shape: shape, element: element, elementCount: countIsZero ? 0 : size)
  }

  private func tooManyElements(_ start: Int) -> StableHLOError {
    error(.tooLarge, "a tensor of more than 2^63 bytes: its dimensions cannot be meant", at: start)
  }

  /// The element type at the cursor; nil for `index`.
  private func elementType() throws(StableHLOError) -> ElementType? {
    let start = position
    if take("complex<") {
      let part = word()
      try expect(">", "at the end of a complex element type")
      switch part {
      case "f32": return .complexF32
      case "f64": return .complexF64
      default: throw error(.unsupported, "complex elements are complex<f32> or complex<f64>", at: start)
      }
    }
    if bytes[position] == UInt8(ascii: "!") {
      let isQuantised = next(is: "!quant.")
      throw error(
        .unsupported,
        isQuantised
          ? "a quantised element type: quantise with integers and explicit scales instead"
          : "an element type that is neither a number nor a boolean")
    }
    let name = try word("an element type such as f32")
    if name == "index" { return nil }
    if let type = TextReader.elementTypes[name] { return type }
    throw error(
      .unsupported,
      "the element type '\(name)' is unknown; known are f64, f32, bf16, f16, the f8 types, f4E2M1FN, i2 to i64, ui2 to "
        + "ui64, i1, complex<f32> and complex<f64>", at: start)
  }

  /// `(tensor<..>, ...) -> tensor<..>` or `(...) -> (...)`.
  func functionType() throws(StableHLOError) -> (inputs: [ValueType], results: [ValueType]) {
    var inputs: [ValueType] = []
    try list("(", ")", "the operand types") { () throws(StableHLOError) in inputs.append(try valueType()) }
    try expect("->", "between operand and result types")
    return (inputs, try resultTypes())
  }

  /// One type, or types in parentheses.
  func resultTypes() throws(StableHLOError) -> [ValueType] {
    guard next(is: "(") else { return [try valueType()] }
    var types: [ValueType] = []
    try list("(", ")", "the result types") { () throws(StableHLOError) in types.append(try valueType()) }
    return types
  }
}
