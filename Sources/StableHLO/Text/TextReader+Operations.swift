extension TextReader {
  /// An op while it is being read.
  struct Draft {
    var opcode: Opcode
    /// As written, for messages.
    var name: String
    var start: Int
    var operands: [Value] = []
    var attributes: [String: Attribute] = [:]
    var regions: [Region] = []
    /// nil until the types are read.
    var resultTypes: [ValueType]?
    var location: LocationText?
  }

  // MARK: Values

  func makeValue(_ type: ValueType) -> Value {
    valueTypes.append(type)
    return Value(index: valueTypes.count - 1)
  }

  func define(_ name: String, first: Int, count: Int, at start: Int) throws(StableHLOError) {
    guard scope.updateValue(Binding(first: first, count: count), forKey: name) == nil else {
      throw error(.redefinedValue, "'%\(name)' is defined already: give this value another name", at: start)
    }
    scopeLog.append(name)
  }

  /// `%name`, without the `%`.
  func valueName(_ role: @autoclosure () -> String) throws(StableHLOError) -> String {
    guard take("%") else { throw expected(role()) }
    let start = position
    while isNameByte(bytes[position]) || bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard position > start else { throw expected("a name after '%'") }
    return text(start..<position)
  }

  /// `%name` or `%name#2`, defined before.
  func operand() throws(StableHLOError) -> Value {
    skipSpace()
    let start = position
    let name = try valueName("a value such as %0")
    var index: Int64 = 0
    var isIndexed = false
    if bytes[position] == UInt8(ascii: "#") {
      position += 1
      guard isDigit(bytes[position]) else { throw expected("a result's number after '#'") }
      index = try integer("a result's number")
      isIndexed = true
    }
    guard let binding = scope[name] else {
      throw error(.undefinedValue, "'%\(name)' is not defined before this use", at: start)
    }
    guard index < Int64(binding.count), isIndexed || binding.count == 1 else {
      throw error(
        .undefinedValue,
        isIndexed
          ? "'%\(name)' has \(binding.count) results, there is no #\(index)"
          : "'%\(name)' stands for \(binding.count) results: say which with '#'", at: start)
    }
    return Value(index: binding.first + Int(index))
  }

  func operandList() throws(StableHLOError) -> [Value] {
    var operands: [Value] = []
    try list("(", ")", "the operands") { () throws(StableHLOError) in operands.append(try operand()) }
    return operands
  }

  /// `%name: type loc(...)`: defines the value.
  func regionArgument() throws(StableHLOError) -> Value {
    skipSpace()
    let start = position
    let name = try valueName("an argument such as %arg0")
    try expect(":", "between an argument and its type")
    let value = makeValue(try valueType())
    try define(name, first: value.index, count: 1, at: start)
    argumentNames[value.index] = try trailingLocation()?.name
    return value
  }

  func describe(_ types: [ValueType]) -> String { "(" + types.map(\.description).joined(separator: ", ") + ")" }

  // MARK: Regions

  /// `{ ^bb0(%a: T): ops }`, or `{ ops }` with arguments given from outside.
  func region(of name: String, arguments: [(name: String, type: ValueType, start: Int)] = []) throws(StableHLOError)
    -> Region
  {
    try nested { () throws(StableHLOError) in
      try expect("{", "before a region of \(name)")
      let mark = scopeLog.count
      var region = Region()
      for argument in arguments {
        let value = makeValue(argument.type)
        try define(argument.name, first: value.index, count: 1, at: argument.start)
        region.arguments.append(value)
      }
      if next(is: "^") { region.arguments += try blockLabel() }
      region.operations = try block(until: "}", of: name)
      for defined in scopeLog[mark...] { scope[defined] = nil }
      scopeLog.removeSubrange(mark...)
      return region
    }
  }

  /// `^bb0(%a: T, %b: T):`.
  func blockLabel() throws(StableHLOError) -> [Value] {
    try expect("^", "before a block's name")
    while isNameByte(bytes[position]) { position += 1 }
    var arguments: [Value] = []
    if next(is: "(") {
      try list("(", ")", "a block's arguments") { () throws(StableHLOError) in arguments.append(try regionArgument()) }
    }
    try expect(":", "after a block's label")
    return arguments
  }

  /// Ops up to and with the closing bracket; the last one is a `return`.
  func block(until close: StaticString, of name: String) throws(StableHLOError) -> [Operation] {
    var operations: [Operation] = []
    // Small regions (reducers) are the many; functions grow as they go.
    while true {
      if next(is: close) {
        guard operations.last?.opcode == .return else {
          throw error(.syntax, "expected a return at the end of \(name)'s region, found '\(close)'")
        }
        position += 1
        return operations
      }
      if next(is: "^") {
        throw error(.unsupported, "a second block in a region: control flow is 'while', 'case' and 'if' here")
      }
      if operations.last?.opcode == .return {
        throw expected("'\(close)' after the return of \(name)'s region")
      }
      operations.append(try operation())
    }
  }

  // MARK: Operations

  func operation() throws(StableHLOError) -> Operation {
    skipSpace()
    let resultStart = position
    var resultNames: [(name: String, count: Int?, start: Int)] = []
    if next(is: "%") {
      repeat {
        skipSpace()
        let start = position
        let name = try valueName("a result's name")
        var count: Int?
        if bytes[position] == UInt8(ascii: ":") {
          position += 1
          count = Int(try integer("a number of results"))
        }
        resultNames.append((name, count, start))
      } while take(",")
      try expect("=", "between results and op")
    }
    skipSpace()
    let start = position
    let isGeneric = next(is: "\"")
    let name = isGeneric ? try string("an op's name") : try word("an op")
    guard let opcode = Opcode(mlirName: name) else { throw unknownOperation(name, at: start) }
    var draft = Draft(opcode: opcode, name: name, start: start)
    if isGeneric { try genericBody(&draft) } else { try prettyBody(&draft) }
    if draft.location == nil { draft.location = try trailingLocation() }
    return try finish(draft, resultNames, at: resultStart)
  }

  private func unknownOperation(_ name: String, at start: Int) -> StableHLOError {
    let near = Opcode.byName.keys.sorted().min { editDistance($0, name) < editDistance($1, name) }
    var message = "unknown op '\(name)'"
    if let near, editDistance(near, name) <= 3 {
      message += ": is '\(near)' meant?"
    } else {
      message += ": StableHLO's ops and those of func, chlo and sdy that JAX prints are known"
    }
    return error(.unknownOperation, message, at: start)
  }

  private func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(64))
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let previous = row[j + 1]
        row[j + 1] = min(diagonal + (a == b ? 0 : 1), min(previous, row[j]) + 1)
        diagonal = previous
      }
    }
    return row[right.count]
  }

  /// Checks the op against its row, makes its results and binds their names.
  private func finish(
    _ draft: Draft, _ resultNames: [(name: String, count: Int?, start: Int)], at resultStart: Int
  ) throws(StableHLOError) -> Operation {
    let schema = OpSchema.of(draft.opcode)
    let resultTypes = draft.resultTypes ?? []
    try check(schema.operands, draft.operands.count, "operands", draft)
    try check(schema.regions, draft.regions.count, "regions", draft)
    try check(schema.results, resultTypes.count, "results", draft)
    var operation = Operation(draft.opcode, operands: draft.operands, regions: draft.regions)
    operation.attributes = try canonical(draft.attributes, schema, draft)
    operation.location = sourceLocation(draft.start, draft.location)
    let first = valueTypes.count
    for type in resultTypes { operation.results.append(makeValue(type)) }
    // A count is at most that of the types just read, so a hostile `%0:99999999999` costs nothing.
    var next = first
    for entry in resultNames {
      let count = entry.count ?? 1
      guard count >= 1, count <= valueTypes.count - next else {
        throw error(
          .count, "\(draft.name) has \(resultTypes.count) results, the names before '=' ask for more", at: entry.start)
      }
      try define(entry.name, first: next, count: count, at: entry.start)
      next += count
    }
    guard resultNames.isEmpty || next == valueTypes.count else {
      throw error(.count, "\(draft.name) has \(resultTypes.count) results, \(next - first) are named", at: resultStart)
    }
    return operation.inCHLO
  }

  private func check(_ wanted: OpSchema.Count, _ found: Int, _ what: String, _ draft: Draft) throws(StableHLOError) {
    guard wanted.admits(found) else {
      throw error(.count, "\(draft.name) takes \(wanted.description) \(what), found \(found)", at: draft.start)
    }
  }

  /// The stated operand types must be those of the operands.
  func check(operandTypes types: [ValueType], _ draft: Draft) throws(StableHLOError) {
    guard types.count == draft.operands.count else {
      throw error(
        .count, "\(draft.name) has \(draft.operands.count) operands and \(types.count) operand types", at: draft.start)
    }
    for (index, type) in types.enumerated() {
      let actual = valueTypes[draft.operands[index].index]
      guard actual == type else {
        throw error(
          .typeMismatch, "operand \(index) of \(draft.name) is \(actual), its type here says \(type)", at: draft.start)
      }
    }
  }

  /// `(%a, %b) <{properties}> ({region}, {region}) {attributes} : (T, T) -> T`.
  func genericBody(_ draft: inout Draft) throws(StableHLOError) {
    draft.operands = try operandList()
    if next(is: "[") { throw error(.unsupported, "an op with successor blocks: use 'while', 'case' and 'if'") }
    draft.attributes = try properties()
    if next(is: "(") { try regions(&draft) }
    if next(is: "{") { try merge(try attributeDictionary(), into: &draft) }
    try expect(":", "before the types of \(draft.name)")
    let types = try functionType()
    try check(operandTypes: types.inputs, draft)
    draft.resultTypes = types.results
  }

  /// `({...}, {...})`.
  func regions(_ draft: inout Draft) throws(StableHLOError) {
    let name = draft.name
    var regions: [Region] = []
    try list("(", ")", "the regions of \(name)") { () throws(StableHLOError) in regions.append(try region(of: name)) }
    draft.regions += regions
  }

  func merge(_ attributes: [String: Attribute], into draft: inout Draft) throws(StableHLOError) {
    for (name, value) in attributes {
      guard draft.attributes.updateValue(value, forKey: name) == nil else {
        throw error(.badAttribute, "the attribute '\(name)' of \(draft.name) appears twice", at: draft.start)
      }
    }
  }
}
