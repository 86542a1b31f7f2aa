import Numerics

extension Module {
  /// Checks what reading alone does not: that values are defined before use, that functions called exist, and that
  /// operand and result types fit each op as StableHLO's specification says (openxla/stablehlo, docs/spec.md, the
  /// constraints (C) and inference rules (I) of each op).
  ///
  /// Also for modules that code has built or changed; it never traps on one, however wrong.
  public func verify() throws(StableHLOError) {
    var functions: [String: Function] = [:]
    for function in self.functions {
      guard functions.updateValue(function, forKey: function.name) == nil else {
        throw StableHLOError(
          .redefinedSymbol, "the function '@\(function.name)' is defined twice", line: function.location.line,
          column: function.location.column, fileName: fileName)
      }
    }
    for function in self.functions {
      var verifier = Verifier(module: self, functions: functions, function: function)
      try verifier.verify()
    }
  }
}

/// Verifies one function.
struct Verifier {
  let module: Module
  let functions: [String: Function]
  let function: Function
  private enum Standing { case undefined, visible, outOfScope }
  private var standing: [Standing]
  private var depth = 0

  init(module: Module, functions: [String: Function], function: Function) {
    self.module = module
    self.functions = functions
    self.function = function
    standing = Array(repeating: .undefined, count: function.valueTypes.count)
  }

  // MARK: Errors

  func error(_ code: StableHLOError.Code, _ message: String, at location: SourceLocation) -> StableHLOError {
    var message = message
    if let origin = location.origin {
      message += " [\(origin)" + (location.source.map { $0 == origin ? "]" : ", \($0)]" } ?? "]")
    }
    return StableHLOError(code, message, line: location.line, column: location.column, fileName: module.fileName)
  }

  /// The error for types that do not fit, with all of the op's.
  func mismatch(_ op: Operation, _ what: String) -> StableHLOError {
    let inputs = op.operands.map { type(of: $0).description }.joined(separator: ", ")
    let outputs = op.results.map { type(of: $0).description }.joined(separator: ", ")
    return error(.typeMismatch, "\(op.opcode.qualifiedName) : (\(inputs)) -> (\(outputs)): \(what)", at: op.location)
  }

  func wrongAttribute(_ op: Operation, _ what: String) -> StableHLOError {
    error(.badAttribute, "\(op.opcode.qualifiedName): \(what)", at: op.location)
  }

  // MARK: Values and regions

  func type(of value: Value) -> ValueType { function.valueTypes[value.index] }

  mutating func verify() throws(StableHLOError) {
    guard !function.isDeclaration else { return }
    for type in function.valueTypes {
      guard Verifier.isAddressable(type) else {
        throw error(.tooLarge, "a value of more than 2^63 bytes in '@\(function.name)': \(type)", at: function.location)
      }
      guard type.tensor?.element != .tf32 else {
        throw error(
          .typeMismatch, "'@\(function.name)' has tf32 values, which StableHLO does not know; use f32",
          at: function.location)
      }
    }
    try define(function.arguments, at: function.location)
    try verify(function.body, of: "the function '@\(function.name)'", at: function.location)
    let returned = function.body.results.map { type(of: $0) }
    guard returned == function.resultTypes else {
      throw error(
        .typeMismatch,
        "'@\(function.name)' returns \(Verifier.list(returned)), its type says \(Verifier.list(function.resultTypes))",
        at: function.body.operations.last?.location ?? function.location)
    }
  }

  static func list(_ types: [ValueType]) -> String { "(" + types.map(\.description).joined(separator: ", ") + ")" }

  private static func isAddressable(_ type: ValueType) -> Bool {
    guard let tensor = type.tensor else { return true }
    var size = 16
    for dimension in tensor.shape {
      guard dimension >= 0 else { return false }
      let (product, overflowed) = size.multipliedReportingOverflow(by: max(1, dimension))
      if overflowed { return false }
      size = product
    }
    return true
  }

  private mutating func define(_ values: [Value], at location: SourceLocation) throws(StableHLOError) {
    for value in values {
      guard standing.indices.contains(value.index) else {
        throw error(.undefinedValue, "the value \(value.index) has no type in '@\(function.name)'", at: location)
      }
      guard standing[value.index] == .undefined else {
        throw error(.redefinedValue, "the value \(value.index) is defined twice in '@\(function.name)'", at: location)
      }
      standing[value.index] = .visible
    }
  }

  private mutating func verify(
    _ region: Region, of owner: String, at location: SourceLocation
  ) throws(StableHLOError) {
    guard depth < TextReader.nestingLimit else {
      throw error(.tooDeep, "regions nested more than \(TextReader.nestingLimit) levels deep", at: location)
    }
    depth += 1
    defer { depth -= 1 }
    for (index, operation) in region.operations.enumerated() {
      guard (operation.opcode == .return) == (index == region.operations.count - 1) else {
        throw error(.syntax, "a region of \(owner) has its return at the end and nowhere else", at: operation.location)
      }
      try verify(operation)
    }
    guard !region.operations.isEmpty else {
      throw error(.syntax, "a region of \(owner) ends with a return", at: location)
    }
  }

  private mutating func verify(_ op: Operation) throws(StableHLOError) {
    for value in op.operands where !isVisible(value) {
      throw error(
        .undefinedValue, "\(op.opcode.qualifiedName) uses the value \(value.index) before its definition",
        at: op.location)
    }
    try verifySchema(op)
    for region in op.regions {
      try define(region.arguments, at: op.location)
      try verify(region, of: op.opcode.qualifiedName, at: op.location)
      leave(region)
    }
    try define(op.results, at: op.location)
    try verifyTypes(op)
  }

  private func isVisible(_ value: Value) -> Bool {
    standing.indices.contains(value.index) && standing[value.index] == .visible
  }

  /// What a region defines is not seen after it.
  private mutating func leave(_ region: Region) {
    for value in region.arguments { standing[value.index] = .outOfScope }
    for operation in region.operations {
      for value in operation.results { standing[value.index] = .outOfScope }
    }
  }

  private func verifySchema(_ op: Operation) throws(StableHLOError) {
    let schema = OpSchema.of(op.opcode)
    for (what, wanted, found) in [
      ("operands", schema.operands, op.operands.count), ("results", schema.results, op.results.count),
      ("regions", schema.regions, op.regions.count),
    ] where !wanted.admits(found) {
      throw error(
        .count, "\(op.opcode.qualifiedName) takes \(wanted.description) \(what), found \(found)", at: op.location)
    }
    for row in schema.attributes {
      guard let value = op.attributes[row.name] else {
        if row.need != .required { continue }
        throw error(
          .missingAttribute, "\(op.opcode.qualifiedName) needs the attribute '\(row.name)'", at: op.location)
      }
      guard row.kind.admits(value) else {
        throw wrongAttribute(op, "'\(row.name)' must be \(row.kind.description)")
      }
    }
  }

  // MARK: Helpers of the type rules

  /// The tensor type of an operand.
  func tensor(_ op: Operation, _ index: Int) throws(StableHLOError) -> TensorType {
    guard let type = type(of: op.operands[index]).tensor else {
      throw mismatch(op, "operand \(index) must be a tensor")
    }
    return type
  }

  func tensors(_ op: Operation) throws(StableHLOError) -> [TensorType] {
    var types: [TensorType] = []
    for index in op.operands.indices { types.append(try tensor(op, index)) }
    return types
  }

  func result(_ op: Operation, _ index: Int = 0) throws(StableHLOError) -> TensorType {
    guard let type = type(of: op.results[index]).tensor else { throw mismatch(op, "result \(index) must be a tensor") }
    return type
  }

  func expect(_ op: Operation, _ index: Int = 0, is wanted: TensorType) throws(StableHLOError) {
    let found = try result(op, index)
    guard found == wanted else {
      throw mismatch(op, "result\(op.results.count > 1 ? " \(index)" : "") must be \(wanted)")
    }
  }

  /// Dimension numbers that exist, each once.
  func expect(
    dimensions: [Int], _ name: String, below rank: Int, _ op: Operation
  ) throws(StableHLOError) {
    var seen: Set<Int> = []
    for dimension in dimensions {
      guard dimension >= 0, dimension < rank else {
        throw wrongAttribute(op, "'\(name)' has \(dimension), there are \(rank) dimensions")
      }
      guard seen.insert(dimension).inserted else { throw wrongAttribute(op, "'\(name)' has \(dimension) twice") }
    }
  }

  func expect(count: Int, _ found: Int, _ name: String, _ op: Operation) throws(StableHLOError) {
    guard count == found else { throw wrongAttribute(op, "'\(name)' needs \(count) numbers, has \(found)") }
  }

  func scalar(_ element: TensorType) -> ValueType { .tensor(TensorType([], element.element)) }

  /// A region's argument and result types must be these.
  func expect(
    region: Region, takes arguments: [ValueType], returns results: [ValueType], _ op: Operation, _ name: String
  ) throws(StableHLOError) {
    let takes = region.arguments.map { type(of: $0) }
    guard takes == arguments else {
      throw mismatch(op, "its \(name) must take \(Verifier.list(arguments)), takes \(Verifier.list(takes))")
    }
    let returns = region.results.map { type(of: $0) }
    guard returns == results else {
      throw mismatch(op, "its \(name) must return \(Verifier.list(results)), returns \(Verifier.list(returns))")
    }
  }
}

/// Arithmetic on sizes from outside: what would overflow stays at the end of the range, where it equals no real size.
enum Saturating {
  static func plus(_ a: Int, _ b: Int) -> Int {
    let (sum, overflowed) = a.addingReportingOverflow(b)
    return overflowed ? (a < 0 ? .min : .max) : sum
  }

  static func minus(_ a: Int, _ b: Int) -> Int {
    let (difference, overflowed) = a.subtractingReportingOverflow(b)
    return overflowed ? (a < 0 ? .min : .max) : difference
  }

  static func times(_ a: Int, _ b: Int) -> Int {
    let (product, overflowed) = a.multipliedReportingOverflow(by: b)
    return overflowed ? ((a < 0) == (b < 0) ? .max : .min) : product
  }
}

extension OpSchema.Kind {
  /// Whether the attribute has this kind's form.
  func admits(_ value: Attribute) -> Bool {
    switch (self, value) {
    case (.any, _), (.integer, .integer), (.boolean, .bool), (.string, .string), (.symbol, .symbol),
      (.elements, .elements), (.integers, .integers), (.booleans, .bools), (.float32, .float), (.dot, .dot),
      (.gather, .gather), (.scatter, .scatter), (.convolution, .convolution), (.dictionary, .dictionary),
      (.flag, .unit):
      true
    case (.structure(let mnemonic), _): OpSchema.isStructure(mnemonic, value)
    case (.pairs, .integers(let values)): values.count % 2 == 0
    case (.groups, .elements(let elements)): elements.type.rank == 2 && elements.type.element == .i64
    case (.word(_, let words), .enumeration(let word)): words.contains(word)
    case (.words(_, let words), .array(let values)):
      values.allSatisfy { if case .enumeration(let word) = $0 { words.contains(word) } else { false } }
    case (.symbols, .array(let values)): values.allSatisfy { if case .symbol = $0 { true } else { false } }
    case (.layouts, .array(let values)): values.allSatisfy { if case .integers = $0 { true } else { false } }
    case (.structures(let mnemonic), .array(let values)):
      values.allSatisfy { OpSchema.isStructure(mnemonic, $0) }
    default: false
    }
  }
}
