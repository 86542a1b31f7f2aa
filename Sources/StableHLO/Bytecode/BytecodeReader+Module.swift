extension BytecodeReader {
  /// The parts of an op before its regions.
  struct Header {
    var name: OpName
    /// Among the op names.
    var nameIndex: Int
    var location: Int
    /// A dictionary among the attributes.
    var attributes: Int?
    var properties: Int?
    var resultTypes: [ValueType]
    var operands: [Int]
    var regionCount: Int
    /// Whether the regions see no values from outside.
    var isIsolated: Bool
  }

  func readModule() throws(StableHLOError) -> Module {
    var cursor = try section(.operations)
    var numbers = Numbers(next: 0, end: 0)
    _ = try block(&cursor, &numbers) { (cursor, _) throws(StableHLOError) in
      let header = try header(&cursor)
      guard header.name.name == "builtin.module", header.regionCount == 1 else {
        throw cursor.error(.unsupported, "'\(header.name.name)' where the module is expected")
      }
      try readModule(header, &cursor)
    }
    try cursor.expectEnd("the module")
    return module
  }

  private func readModule(_ header: Header, _ cursor: inout ByteCursor) throws(StableHLOError) {
    if let index = header.properties {
      // The name and the visibility, each with a flag that says whether it is there.
      var properties = self.cursor(propertyRanges[index])
      let (name, isNamed) = try properties.flaggedIndex(below: attributeEntries.count, "attribute")
      if isNamed, case .string(let name) = try attribute(name) { module.name = name }
    }
    module.attributes = try dictionary(header.attributes)
    if case .string(let name)? = module.attributes.removeValue(forKey: "sym_name") { module.name = name }
    try eachRegion(header, &cursor) { (cursor) throws(StableHLOError) in
      _ = try region(&cursor) { (cursor, _) throws(StableHLOError) in try member(&cursor) }
    }
  }

  private func member(_ cursor: inout ByteCursor) throws(StableHLOError) {
    let header = try header(&cursor)
    switch header.name.name {
    case "vhlo.func_v1": try function(header, &cursor)
    case "sdy.mesh": try mesh(header)
    case let name: throw cursor.error(.unsupported, "'\(name)' beside the functions of a module")
    }
  }

  // MARK: Members

  private func mesh(_ header: Header) throws(StableHLOError) {
    let fields = try fields(header)
    guard case .string(let name)? = try fields["sym_name"].map(attribute), let mesh = fields["mesh"] else {
      throw error(.missingAttribute, "sdy.mesh needs 'sym_name' and 'mesh'")
    }
    guard !module.meshes.contains(where: { $0.name == name }) else {
      throw error(.redefinedSymbol, "the mesh '@\(name)' is defined twice")
    }
    module.meshes.append(
      ShardingMesh(
        name: name, definition: try attribute(mesh), attributes: try discardable(header)))
  }

  private func function(_ header: Header, _ cursor: inout ByteCursor) throws(StableHLOError) {
    let fields = try fields(header)
    guard case .string(let name)? = try fields["sym_name"].map(attribute), let type = fields["function_type"] else {
      throw error(.missingAttribute, "vhlo.func_v1 needs 'sym_name' and 'function_type'")
    }
    guard functionNames.insert(name).inserted else {
      throw error(.redefinedSymbol, "the function '@\(name)' is defined twice")
    }
    let (inputs, results) = try functionType(type)
    var function = Function(name: name, resultTypes: results)
    function.isPrivate = try fields["sym_visibility"].map(attribute) == .string("private")
    function.argumentAttributes = try dictionaries(fields["arg_attrs"], count: inputs.count)
    function.resultAttributes = try dictionaries(fields["res_attrs"], count: results.count)
    function.attributes = try discardable(header)
    function.location = try sourceLocation(header.location)
    valueTypes = []
    argumentLocations = [:]
    guard header.regionCount == 1, header.isIsolated else {
      throw cursor.error(.count, "'@\(name)' has \(header.regionCount) regions, a function has one of its own")
    }
    let bodies = try regions(of: header, &cursor)
    function.body = bodies[0]
    if function.isDeclaration, function.arguments.isEmpty {
      function.body.arguments = inputs.map { makeValue($0) }
    }
    let given = function.body.arguments.map { valueTypes[$0.index] }
    guard given == inputs else {
      throw cursor.error(.typeMismatch, "the body of '@\(name)' takes other types than its function_type says")
    }
    function.valueTypes = valueTypes
    for (index, argument) in function.arguments.enumerated() {
      guard let place = argumentLocations[argument.index] else { continue }
      function.argumentNames[index] = try location(place).name
    }
    module.functions.append(function)
  }

  private func functionType(_ index: Int) throws(StableHLOError) -> (inputs: [ValueType], results: [ValueType]) {
    let entry = attributeEntries[index]
    var cursor = try start(of: entry)
    let code = try cursor.varint("an attribute's code")
    guard (entry.dialect, code) == ("vhlo", 17) || (entry.dialect, code) == ("builtin", 6),
      case .function(let inputs, let results) = try type(&cursor)
    else { throw cursor.error(.badAttribute, "'function_type' must be the type of a function") }
    return (inputs, results)
  }

  /// One dictionary for each of `count`; none at all stands for empty ones.
  private func dictionaries(_ index: Int?, count: Int) throws(StableHLOError) -> [[String: Attribute]] {
    guard case .array(let values)? = try index.map(attribute), !values.isEmpty else {
      return Array(repeating: [:], count: count)
    }
    var dictionaries: [[String: Attribute]] = []
    for value in values {
      guard case .dictionary(let dictionary) = value else { break }
      dictionaries.append(dictionary)
    }
    guard dictionaries.count == count, values.count == count else {
      throw error(.badAttribute, "arg_attrs and res_attrs need one dictionary for each of \(count)")
    }
    return dictionaries
  }
}
