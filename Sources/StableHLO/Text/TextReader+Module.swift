extension Module {
  /// Reads a module from MLIR text: what `jax.jit(f).lower(...).as_text()` prints (with or without
  /// `debug_info=True`), the generic form, or both mixed.
  ///
  /// Every op has the operands, attributes and regions its ``OpSchema`` asks for, and every value is defined before
  /// its use; ``Module/verify()`` checks types beyond that.
  /// - Parameter fileName: Named in errors.
  public init(parsing text: String, fileName: String = "<text>") throws(StableHLOError) {
    try self.init(parsing: Array(text.utf8), fileName: fileName)
  }

  /// Reads a module from UTF-8 bytes.
  public init(parsing bytes: [UInt8], fileName: String = "<text>") throws(StableHLOError) {
    let reader = TextReader(bytes, fileName: fileName)
    self = try reader.readModule()
  }
}

extension TextReader {
  func readModule() throws(StableHLOError) -> Module {
    module.fileName = fileName
    if bytes.starts(with: [0x4D, 0x4C, 0xEF, 0x52]) {
      throw error(
        .unsupported, "MLIR bytecode, not text: read it as bytecode, or print the module with as_text()", at: 0)
    }
    var isWrapped = false
    var isEmpty = true
    while peek() != 0 || position < end {
      if try definition() { continue }
      if nextIsWord("module") || nextIsWord("builtin.module") || next(is: "\"builtin.module\"") {
        guard isEmpty else { throw error(.unsupported, "a second module: one file holds one module") }
        try moduleOperation()
        isWrapped = true
      } else {
        guard !isWrapped else { throw expected("the end of the text after the module") }
        guard try moduleMember() else { throw expected("'module' or 'func.func'") }
      }
      isEmpty = false
    }
    guard !isEmpty else { throw error(.unexpectedEnd, "expected 'module', found an empty text") }
    return module
  }

  /// An alias or the resource section, whose contents are read where they are used; here they are only passed over.
  private func definition() throws(StableHLOError) -> Bool {
    if next(is: "{-#") {
      try resourceSection()
      return true
    }
    guard next(is: "#") || next(is: "!") else { return false }
    let isType = next(is: "!")
    position += 1
    let name = try word("an alias's name")
    try expect("=", "after the alias '\(name)'")
    if isType { _ = try parseType() } else { _ = try attribute() }
    return true
  }

  private func moduleOperation() throws(StableHLOError) {
    let isGeneric = next(is: "\"")
    if isGeneric {
      _ = try string("an op's name")
      try expect("(", "after \"builtin.module\"")
      try expect(")", "after \"builtin.module\"(")
      if case .string(let name)? = try properties()["sym_name"] { module.name = name }
      try expect("(", "before the module's region")
      try moduleBody()
      try expect(")", "after the module's region")
      if next(is: "{") { module.attributes = try attributeDictionary() }
      try expect(":", "before the module's type")
      _ = try functionType()
    } else {
      _ = word()
      if next(is: "@") { module.name = try symbol("the module's name") }
      if takeWord("attributes") { module.attributes = try attributeDictionary() }
      try moduleBody()
    }
    _ = try trailingLocation()
  }

  private func moduleBody() throws(StableHLOError) {
    try expect("{", "before the module's functions")
    while !take("}") {
      if !(try moduleMember()) { throw expected("'func.func', 'sdy.mesh' or '}' in the module") }
    }
  }

  /// `<{...}>`, or nothing.
  func properties() throws(StableHLOError) -> [String: Attribute] {
    guard next(is: "<{") else { return [:] }
    position += 1
    let dictionary = try attributeDictionary()
    try expect(">", "after an op's properties")
    return dictionary
  }

  /// A function or a mesh; false when something else stands here.
  private func moduleMember() throws(StableHLOError) -> Bool {
    skipSpace()
    let start = position
    if takeWord("func.func") {
      try prettyFunction(at: start)
    } else if take("\"func.func\"") {
      try genericFunction(at: start)
    } else if takeWord("sdy.mesh") {
      let name = try symbol("the mesh's name")
      try expect("=", "after the mesh's name")
      skipSpace()
      let begin = position
      try skipBalanced("the mesh")
      let definition = Attribute.opaque("#sdy.mesh" + text(begin..<position))
      try addMesh(name, definition, next(is: "{") ? try attributeDictionary() : [:], at: start)
    } else if take("\"sdy.mesh\"") {
      try expect("(", "after \"sdy.mesh\"")
      try expect(")", "after \"sdy.mesh\"(")
      let properties = try properties()
      let attributes = next(is: "{") ? try attributeDictionary() : [:]
      try expect(":", "before the mesh's type")
      _ = try functionType()
      guard case .string(let name)? = properties["sym_name"], let definition = properties["mesh"] else {
        throw error(.missingAttribute, "sdy.mesh needs 'sym_name' and 'mesh'", at: start)
      }
      try addMesh(name, definition, attributes, at: start)
    } else if nextIsWord("module") || next(is: "\"builtin.module\"") {
      throw error(.unsupported, "a module inside a module: flatten it", at: start)
    } else {
      return false
    }
    return true
  }

  private func addMesh(
    _ name: String, _ definition: Attribute, _ attributes: [String: Attribute], at start: Int
  ) throws(StableHLOError) {
    guard !module.meshes.contains(where: { $0.name == name }) else {
      throw error(.redefinedSymbol, "the mesh '@\(name)' is defined twice", at: start)
    }
    module.meshes.append(ShardingMesh(name: name, definition: definition, attributes: attributes))
    _ = try trailingLocation()
  }

  // MARK: Functions

  /// `func.func private @f(%a: T {...}) -> (T {...}) attributes {...} {...}`.
  private func prettyFunction(at start: Int) throws(StableHLOError) {
    beginFunction()
    var function = Function(name: "")
    if takeWord("private") {
      function.isPrivate = true
    } else if !takeWord("public") {
      _ = takeWord("nested")
    }
    let nameStart = position
    function.name = try symbol("the function's name")
    var isDeclaration = false
    try list("(", ")", "a function's arguments") { () throws(StableHLOError) in
      if next(is: "%") {
        let argument = try regionArgument()
        function.body.arguments.append(argument)
      } else {
        function.body.arguments.append(makeValue(try valueType()))
        isDeclaration = true
      }
      function.argumentAttributes.append(next(is: "{") ? try attributeDictionary() : [:])
      if let value = function.arguments.last, let location = try trailingLocation() {
        argumentNames[value.index] = location.name
      }
    }
    if take("->") {
      if next(is: "(") {
        try list("(", ")", "a function's results") { () throws(StableHLOError) in
          function.resultTypes.append(try valueType())
          function.resultAttributes.append(next(is: "{") ? try attributeDictionary() : [:])
          _ = try trailingLocation()
        }
      } else {
        function.resultTypes = [try valueType()]
        function.resultAttributes = [[:]]
      }
    }
    if takeWord("attributes") { function.attributes = try attributeDictionary() }
    if next(is: "{") {
      guard !isDeclaration else { throw expected("the names of the function's arguments, since it has a body") }
      position += 1
      let name = function.name
      function.body.operations = try nested { () throws(StableHLOError) in try block(until: "}", of: name) }
    }
    try finish(&function, at: start, nameStart: nameStart)
  }

  /// `"func.func"() <{function_type = ..., sym_name = ...}> ({...}) : () -> ()`.
  private func genericFunction(at start: Int) throws(StableHLOError) {
    beginFunction()
    try expect("(", "after \"func.func\"")
    try expect(")", "after \"func.func\"(")
    var types: (inputs: [ValueType], results: [ValueType])?
    var properties: [String: Attribute] = [:]
    let isOld = !next(is: "<{")
    if !isOld {
      position += 1
      try attributeEntries(open: "{", close: "}") { (name, _) throws(StableHLOError) in
        if name == "function_type" {
          try expect("=", "after 'function_type'")
          types = try functionType()
        } else {
          properties[name] = take("=") ? try attribute() : .unit
        }
      }
      try expect(">", "after a function's properties")
    }
    guard case .string(let name)? = properties["sym_name"], let types else {
      throw error(.missingAttribute, "func.func needs 'sym_name' and 'function_type' in <{...}>", at: start)
    }
    var function = Function(name: name)
    function.isPrivate = properties["sym_visibility"] == .string("private")
    function.resultTypes = types.results
    function.argumentAttributes = try dictionaries(properties["arg_attrs"], count: types.inputs.count, at: start)
    function.resultAttributes = try dictionaries(properties["res_attrs"], count: types.results.count, at: start)
    try expect("(", "before the function's region")
    try expect("{", "before the function's body")
    if next(is: "}") {
      position += 1
      function.body.arguments = types.inputs.map { makeValue($0) }
    } else {
      if next(is: "^") { function.body.arguments = try blockLabel() }
      let given = function.body.arguments.map { valueTypes[$0.index] }
      guard given == types.inputs else {
        throw error(
          .typeMismatch,
          "the body of '@\(name)' takes \(describe(given)), its function_type says \(describe(types.inputs))", at: start
        )
      }
      function.body.operations = try nested { () throws(StableHLOError) in try block(until: "}", of: name) }
    }
    try expect(")", "after the function's region")
    if next(is: "{") { function.attributes = try attributeDictionary() }
    for (key, value) in properties
    where !["sym_name", "sym_visibility", "arg_attrs", "res_attrs"].contains(key) { function.attributes[key] = value }
    try expect(":", "before the function's type")
    _ = try functionType()
    try finish(&function, at: start, nameStart: start)
  }

  private func dictionaries(
    _ attribute: Attribute?, count: Int, at start: Int
  ) throws(StableHLOError) -> [[String: Attribute]] {
    guard case .array(let values)? = attribute, !values.isEmpty else { return Array(repeating: [:], count: count) }
    var dictionaries: [[String: Attribute]] = []
    for value in values {
      guard case .dictionary(let dictionary) = value else { break }
      dictionaries.append(dictionary)
    }
    guard dictionaries.count == count, values.count == count else {
      throw error(.badAttribute, "arg_attrs and res_attrs need one dictionary for each of \(count)", at: start)
    }
    return dictionaries
  }

  private func beginFunction() {
    valueTypes = []
    argumentNames = [:]
    scope = [:]
    scopeLog = []
  }

  private func finish(_ function: inout Function, at start: Int, nameStart: Int) throws(StableHLOError) {
    guard functionNames.insert(function.name).inserted else {
      throw error(.redefinedSymbol, "the function '@\(function.name)' is defined twice", at: nameStart)
    }
    function.valueTypes = valueTypes
    for (index, argument) in function.arguments.enumerated() {
      function.argumentNames[index] = argumentNames[argument.index]
    }
    function.location = sourceLocation(start, try trailingLocation())
    module.functions.append(function)
  }

  func sourceLocation(_ start: Int, _ location: LocationText?) -> SourceLocation {
    let place = place(start)
    return SourceLocation(
      line: place.line, column: place.column, origin: location?.origin, source: location?.source)
  }
}
