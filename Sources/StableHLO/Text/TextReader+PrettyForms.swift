import Numerics

extension TextReader {
  /// What follows the name of an op in its pretty form.
  ///
  /// Most ops have one grammar: operands, `keyword = value` items and an attribute dictionary, then types. The items'
  /// keywords and kinds come from the schema. Ops with a grammar of their own go to functions of their own.
  func prettyBody(_ draft: inout Draft) throws(StableHLOError) {
    switch draft.opcode {
    case .constant: try constantBody(&draft)
    case .reduce where next(is: "("): try reduceBody(&draft)
    case .while where next(is: "("): try whileBody(&draft)
    case .sdyManualComputation: try manualComputationBody(&draft)
    default:
      try items(&draft)
      if next(is: "(") { try regions(&draft) }
      if next(is: "{") { try merge(try attributeDictionary(), into: &draft) }
      try prettyTypes(&draft)
    }
  }

  // MARK: Items

  private func items(_ draft: inout Draft) throws(StableHLOError) {
    let schema = OpSchema.of(draft.opcode)
    switch draft.opcode {
    case .call:
      draft.attributes["callee"] = .symbol(try symbol("the function called"))
      draft.operands = try operandList()
      return
    case .custom_call:
      draft.attributes["call_target_name"] = .string(try symbol("the target of the custom call"))
      draft.operands = try operandList()
      return
    case .composite: draft.attributes["name"] = .string(try string("the composite's name"))
    case .compare:
      draft.attributes["comparison_direction"] = .enumeration(try word("a comparison direction such as LT"))
      try expect(",", "after the comparison direction")
    default: break
    }
    let isParenthesised = next(is: "(") && draft.opcode != .case && draft.opcode != .if
    if isParenthesised { position += 1 }
    var isFirst = true
    while !(isParenthesised && next(is: ")")) {
      if !isFirst {
        // `[0:2]` and `sharding` follow an operand without a comma.
        if try trailing(&draft) { continue }
        guard take(",") else { break }
      }
      isFirst = false
      if next(is: "%") {
        draft.operands.append(try operand())
      } else if isLetter(peek()) {
        try keywordItem(&draft, schema)
      } else if draft.operands.isEmpty, draft.attributes.isEmpty || draft.opcode == .composite {
        break
      } else {
        throw expected("an operand or an attribute of \(draft.name)")
      }
    }
    if isParenthesised {
      try expect(")", "after the operands of \(draft.name)")
      if isLetter(peek()) { try keywordItem(&draft, schema) }
      while take(",") { try keywordItem(&draft, schema) }
      try merge(try properties(), into: &draft)
    }
  }

  /// What follows an operand without a comma.
  private func trailing(_ draft: inout Draft) throws(StableHLOError) -> Bool {
    switch draft.opcode {
    case .slice where next(is: "["): try sliceRanges(&draft)
    case .get_tuple_element where next(is: "["):
      position += 1
      draft.attributes["index"] = .integer(try integer("the element's number"))
      try expect("]", "after the element's number")
    case .sdyShardingConstraint where next(is: "<"), .sdyReshard where next(is: "<"):
      skipSpace()
      let start = position
      try skipBalanced("the sharding")
      draft.attributes["sharding"] = .opaque("#sdy.sharding" + text(start..<position))
    default: return false
    }
    return true
  }

  /// `[0:5, 1:3:2]`.
  private func sliceRanges(_ draft: inout Draft) throws(StableHLOError) {
    guard draft.attributes["start_indices"] == nil else { throw expected("':' and the types of \(draft.name)") }
    var starts: [Int64] = []
    var limits: [Int64] = []
    var strides: [Int64] = []
    try list("[", "]", "the ranges of a slice") { () throws(StableHLOError) in
      starts.append(try integer("a slice's start"))
      try expect(":", "between a slice's start and limit")
      limits.append(try integer("a slice's limit"))
      strides.append(take(":") ? try integer("a slice's stride") : 1)
    }
    draft.attributes["start_indices"] = .integers(starts)
    draft.attributes["limit_indices"] = .integers(limits)
    draft.attributes["strides"] = .integers(strides)
  }

  /// `keyword = value`, or a bare word.
  private func keywordItem(_ draft: inout Draft, _ schema: OpSchema) throws(StableHLOError) {
    skipSpace()
    let start = position
    let keyword = try word("an attribute of \(draft.name)")
    if draft.opcode == .compare {
      draft.attributes["compare_type"] = .enumeration(keyword)
      return
    }
    try expect("=", "after '\(keyword)' of \(draft.name)")
    var name: String
    let value: Attribute
    switch (draft.opcode, keyword) {
    case (.dot_general, "contracting_dims"), (.dot_general, "batching_dims"):
      let lhs = try intList(keyword)
      try expect("x", "between the dimensions of both sides")
      let rhs = try intList(keyword)
      var numbers = DotDimensionNumbers()
      if case .dot(let known)? = draft.attributes["dot_dimension_numbers"] { numbers = known }
      if keyword == "contracting_dims" {
        (numbers.lhsContracting, numbers.rhsContracting) = (lhs, rhs)
      } else {
        (numbers.lhsBatching, numbers.rhsBatching) = (lhs, rhs)
      }
      draft.attributes["dot_dimension_numbers"] = .dot(numbers)
      return
    case (.convolution, "window"):
      try convolutionWindow(&draft)
      return
    case (.reduce_precision, "format"):
      let formatStart = position
      let format = try word("a format such as e5m10")
      let parts = format.dropFirst().split(separator: "m", omittingEmptySubsequences: false)
      guard format.hasPrefix("e"), parts.count == 2, let exponent = Int64(parts[0]), let mantissa = Int64(parts[1])
      else {
        throw error(.badAttribute, "expected a format such as e5m10, found '\(format)'", at: formatStart)
      }
      draft.attributes["exponent_bits"] = .integer(exponent)
      draft.attributes["mantissa_bits"] = .integer(mantissa)
      return
    default:
      guard let row = schema.attributes.first(where: { $0.keyword == keyword }) else {
        let known = schema.attributes.compactMap(\.keyword).map { "'\($0)'" }.joined(separator: ", ")
        throw error(
          .badAttribute, "\(draft.name) has no '\(keyword)'" + (known.isEmpty ? "" : "; it has \(known)"), at: start)
      }
      name = row.name
      value = try keywordValue(row.kind, keyword)
    }
    guard draft.attributes.updateValue(value, forKey: name) == nil else {
      throw error(.badAttribute, "'\(keyword)' of \(draft.name) appears twice", at: start)
    }
    name = ""
  }

  /// A value in a pretty form, without its type.
  private func keywordValue(_ kind: OpSchema.Kind, _ keyword: String) throws(StableHLOError) -> Attribute {
    switch kind {
    case .integers where next(is: "["): return .integers(try integerList(keyword))
    case .word where isLetter(peek()): return .enumeration(try word("a value of '\(keyword)'"))
    case .words where next(is: "["):
      var words: [Attribute] = []
      try list("[", "]", keyword) { () throws(StableHLOError) in
        words.append(isLetter(peek()) ? .enumeration(try word("a value of '\(keyword)'")) : try attribute())
      }
      return .array(words)
    case .structure where next(is: "<"): return try structureBody()
    case .convolution where next(is: "["): return .convolution(try convolutionNumbers())
    case .integer:
      let value = Attribute.integer(try integer("the value of '\(keyword)'"))
      // `k = 3 : i64` and `dim = 0` are both written; a type here would be taken for the op's.
      if next(is: ":") {
        let back = position
        position += 1
        if case .other? = try? parseType() { return value }
        position = back
      }
      return value
    default: return try attribute()
    }
  }

  /// `{stride = [1, 2], pad = [[1, 2], [3, 4]], lhs_dilate = [..], rhs_dilate = [..], reverse = [false, true]}`.
  private func convolutionWindow(_ draft: inout Draft) throws(StableHLOError) {
    var attributes: [String: Attribute] = [:]
    try attributeEntries(open: "{", close: "}") { (name, start) throws(StableHLOError) in
      try expect("=", "after '\(name)'")
      let key: String
      let value: Attribute
      switch name {
      case "stride", "lhs_dilate", "rhs_dilate":
        key = name == "stride" ? "window_strides" : name == "lhs_dilate" ? "lhs_dilation" : "rhs_dilation"
        value = .integers(try integerList(name))
      case "pad":
        var padding: [Int64] = []
        try list("[", "]", "the padding") { () throws(StableHLOError) in
          let pair = try integerList("the padding of a dimension")
          guard pair.count == 2 else { throw error(.badAttribute, "expected [low, high] padding") }
          padding += pair
        }
        key = "padding"
        value = .integers(padding)
      case "reverse":
        var flags: [Bool] = []
        try list("[", "]", "the reversal") { () throws(StableHLOError) in
          switch try attribute() {
          case .bool(let flag): flags.append(flag)
          case .integer(let flag): flags.append(flag != 0)
          default: throw expected("'true' or 'false'")
          }
        }
        key = "window_reversal"
        value = .bools(flags)
      default:
        throw error(
          .badAttribute, "a window has stride, pad, lhs_dilate, rhs_dilate and reverse, not '\(name)'", at: start)
      }
      guard attributes.updateValue(value, forKey: key) == nil else {
        throw error(.badAttribute, "'\(name)' appears twice", at: start)
      }
    }
    try merge(attributes, into: &draft)
  }

  // MARK: Types

  /// `: (T, T) -> T`, `: T` for all, `: T, T -> T`, or what the op makes of a list of types; nothing for an empty return.
  private func prettyTypes(_ draft: inout Draft) throws(StableHLOError) {
    let mayLackTypes = draft.operands.isEmpty && (draft.opcode == .return || draft.opcode == .optimization_barrier)
    guard next(is: ":") || !mayLackTypes else {
      if draft.opcode == .optimization_barrier, take("(") { try expect(")", "after '('") }
      draft.resultTypes = []
      return
    }
    try expect(":", "before the types of \(draft.name)")
    if next(is: "(") {
      let types = try functionType()
      try check(operandTypes: types.inputs, draft)
      draft.resultTypes = types.results
      return
    }
    var types: [ValueType] = []
    repeat { types.append(try valueType()) } while take(",")
    if take("->") {
      try check(operandTypes: types, draft)
      draft.resultTypes = try resultTypes()
      return
    }
    switch draft.opcode {
    case .return:
      try check(operandTypes: types, draft)
      draft.resultTypes = []
    case .optimization_barrier:
      try check(operandTypes: types, draft)
      draft.resultTypes = types
    case .select where types.count == 2:
      try check(operandTypes: [types[0], types[1], types[1]], draft)
      draft.resultTypes = [types[1]]
    default:
      guard types.count == 1 else {
        throw error(.syntax, "expected one type or (operand types) -> result types of \(draft.name)", at: draft.start)
      }
      draft.resultTypes = types
      switch (draft.opcode, types[0]) {
      case (.complex, .tensor(let type)) where type.element.isComplex:
        let part = ValueType.tensor(TensorType(type.shape, type.element == .complexF64 ? .f64 : .f32))
        try check(operandTypes: draft.operands.map { _ in part }, draft)
      case (.tuple, .tuple(let parts)): try check(operandTypes: parts, draft)
      default: try check(operandTypes: draft.operands.map { _ in types[0] }, draft)
      }
    }
  }

  // MARK: Ops with a grammar of their own

  /// `{attributes} dense<...> : tensor<...>`, or the generic rest.
  private func constantBody(_ draft: inout Draft) throws(StableHLOError) {
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
  private func reduceBody(_ draft: inout Draft) throws(StableHLOError) {
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
  private func whileBody(_ draft: inout Draft) throws(StableHLOError) {
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
  private func manualComputationBody(_ draft: inout Draft) throws(StableHLOError) {
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
