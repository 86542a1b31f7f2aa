import Numerics

/// The pretty forms that follow no common grammar.
extension TextReader {
  /// `{attributes} dense<...> : tensor<...>`, or the generic rest.
  func constantBody(_ draft: inout Draft) throws(StableHLOError) {
    if next(is: "(") { return try genericBody(&draft) }
    if next(is: "{") { draft.attributes = try attributeDictionary() }
    skipSpace()
    let start = position
    let value = try attribute()
    guard case .elements(let elements) = value else {
      throw error(.badLiteral, "expected dense<...> : tensor<...> as the value of a constant", at: start)
    }
    draft.attributes["value"] = value
    draft.resultTypes = [.tensor(elements.type)]
  }

  /// `(%a init: %b), (%c init: %d) applies stablehlo.add across dimensions = [0] : types`, or with
  /// `reducer(%x: T, %y: T) (...) {...}` after the types.
  func reduceBody(_ draft: inout Draft) throws(StableHLOError) {
    let open = position
    position += 1
    guard next(is: "%") else {
      position = open
      return try genericBody(&draft)
    }
    _ = try operand()
    guard nextIsWord("init") else {
      position = open
      return try genericBody(&draft)
    }
    position = open
    var inputs: [Value] = []
    var initials: [Value] = []
    repeat {
      try expect("(", "before an input of reduce")
      inputs.append(try operand())
      try expectWord("init", "between an input of reduce and its initial value")
      try expect(":", "after 'init'")
      initials.append(try operand())
      try expect(")", "after an initial value of reduce")
    } while take(",")
    draft.operands = inputs + initials
    var applied: Opcode?
    if takeWord("applies") {
      skipSpace()
      let start = position
      let name = try word("the op that reduce applies")
      guard let opcode = Opcode(mlirName: name) else {
        throw error(.unknownOperation, "unknown op '\(name)'", at: start)
      }
      guard OpSchema.of(opcode).operands == .exactly(2), OpSchema.of(opcode).attributes.isEmpty, inputs.count == 1
      else {
        throw error(.syntax, "reduce applies one op of two operands to one input, not '\(name)'", at: start)
      }
      applied = opcode
    }
    try expectWord("across", "in reduce")
    try expectWord("dimensions", "after 'across'")
    try expect("=", "after 'dimensions'")
    draft.attributes["dimensions"] = .integers(try integerList("the dimensions of reduce"))
    if next(is: "{") { try merge(try attributeDictionary(), into: &draft) }
    try expect(":", "before the types of \(draft.name)")
    let types = try functionType()
    try check(operandTypes: types.inputs, draft)
    draft.resultTypes = types.results
    draft.location = try trailingLocation()
    if let applied {
      draft.regions = [try appliedRegion(applied, types.inputs[0], draft)]
    } else {
      draft.regions = [try reducerRegion(draft)]
      if let location = try trailingLocation() { draft.location = location }
    }
  }

  /// The region that `applies` stands for.
  private func appliedRegion(_ opcode: Opcode, _ input: ValueType, _ draft: Draft) throws(StableHLOError) -> Region {
    guard let element = input.tensor?.element else {
      throw error(.typeMismatch, "reduce takes tensors, not \(input)", at: draft.start)
    }
    let scalar = ValueType.tensor(TensorType([], element))
    let location = sourceLocation(draft.start, draft.location)
    let arguments = [makeValue(scalar), makeValue(scalar)]
    let result = makeValue(scalar)
    return Region(
      arguments: arguments,
      operations: [
        Operation(opcode, operands: arguments, results: [result], location: location),
        Operation(.return, operands: [result], location: location),
      ])
  }

  private func reducerRegion(_ draft: Draft) throws(StableHLOError) -> Region {
    try expectWord("reducer", "or 'applies' in reduce")
    var firsts: [(name: String, type: ValueType, start: Int)] = []
    var seconds: [(name: String, type: ValueType, start: Int)] = []
    repeat {
      try expect("(", "before a pair of the reducer's arguments")
      firsts.append(try namedArgument())
      try expect(",", "between a pair of the reducer's arguments")
      seconds.append(try namedArgument())
      try expect(")", "after a pair of the reducer's arguments")
    } while next(is: "(")
    return try region(of: draft.name, arguments: firsts + seconds)
  }

  private func namedArgument() throws(StableHLOError) -> (name: String, type: ValueType, start: Int) {
    skipSpace()
    let start = position
    let name = try valueName("an argument such as %arg0")
    try expect(":", "between an argument and its type")
    let type = try valueType()
    _ = try trailingLocation()
    return (name, type, start)
  }

  /// `(%i = %0, %x = %1) : T, T attributes {...} cond {...} do {...}`.
  func whileBody(_ draft: inout Draft) throws(StableHLOError) {
    let open = position
    var names: [(name: String, start: Int)] = []
    var operands: [Value] = []
    try list("(", ")", "the values of while") { () throws(StableHLOError) in
      skipSpace()
      let start = position
      names.append((try valueName("a value such as %iterArg"), start))
      try expect("=", "between a value of while and its initial value")
      operands.append(try operand())
    }
    draft.operands = operands
    var types: [ValueType] = []
    if !names.isEmpty {
      try expect(":", "before the types of while")
      repeat { types.append(try valueType()) } while take(",")
    }
    guard types.count == names.count else {
      throw error(.count, "while has \(names.count) values and \(types.count) types", at: open)
    }
    try check(operandTypes: types, draft)
    draft.resultTypes = types
    if takeWord("attributes") { draft.attributes = try attributeDictionary() }
    let arguments = zip(names, types).map { (name: $0.name, type: $1, start: $0.start) }
    try expectWord("cond", "before the condition of while")
    draft.regions = [try region(of: draft.name, arguments: arguments)]
    try expectWord("do", "before the body of while")
    draft.regions.append(try region(of: draft.name, arguments: arguments))
  }

  /// `(%a) in_shardings=[<...>] out_shardings=[<...>] manual_axes={"a"} (%x: T) {...} : (T) -> T`.
  func manualComputationBody(_ draft: inout Draft) throws(StableHLOError) {
    draft.operands = try operandList()
    for (name, before, after) in [
      ("in_shardings", "#sdy.sharding_per_value<", ">"), ("out_shardings", "#sdy.sharding_per_value<", ">"),
      ("manual_axes", "#sdy<manual_axes", ">"),
    ] {
      let found = try word("'\(name)' of \(draft.name)")
      guard found == name else { throw error(.syntax, "expected '\(name)', found '\(found)'") }
      try expect("=", "after '\(name)'")
      skipSpace()
      let start = position
      try skipBalanced(name)
      draft.attributes[name] = .opaque(before + text(start..<position) + after)
    }
    var arguments: [(name: String, type: ValueType, start: Int)] = []
    try list("(", ")", "the arguments of the region") { () throws(StableHLOError) in
      arguments.append(try namedArgument())
    }
    draft.regions = [try region(of: draft.name, arguments: arguments)]
    if next(is: "{") { try merge(try attributeDictionary(), into: &draft) }
    try prettyTypes(&draft)
  }
}
