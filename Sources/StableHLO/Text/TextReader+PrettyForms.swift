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
      // What begins with a word right after the op's name is the next thing, but for ops without operands.
      let mayBeKeyword = !isFirst || schema.operands == .exactly(0)
      isFirst = false
      if next(is: "%") {
        draft.operands.append(try operand())
      } else if mayBeKeyword, isLetter(peek()) {
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
    let name: String
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

  /// `: (T, T) -> T`, `: T` for all, `: T, T -> T`, or what the op makes of a list of types; nothing for an empty
  /// return.
  func prettyTypes(_ draft: inout Draft) throws(StableHLOError) {
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
}
