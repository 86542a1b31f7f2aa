extension BytecodeReader {
  /// What an op's mask says about it.
  private enum Part: UInt8 {
    case attributes = 1
    case results = 2
    case operands = 4
    case successors = 8
    case regions = 16
    case useListOrders = 32
    case properties = 64
  }

  func makeValue(_ type: ValueType) -> Value {
    valueTypes.append(type)
    return Value(index: valueTypes.count - 1)
  }

  // MARK: Headers

  /// Everything of an op up to its regions.
  func header(_ cursor: inout ByteCursor) throws(StableHLOError) -> Header {
    let nameIndex = try cursor.index(below: opNames.count, "op name")
    let mask = try cursor.byte("an op's mask")
    func has(_ part: Part) -> Bool { mask & part.rawValue != 0 }
    var header = Header(
      name: opNames[nameIndex], nameIndex: nameIndex, location: try attributeIndex(&cursor), resultTypes: [],
      operands: [], regionCount: 0, isIsolated: false)
    if has(.attributes) { header.attributes = try attributeIndex(&cursor) }
    if has(.properties) { header.properties = try cursor.index(below: propertyRanges.count, "property") }
    if has(.results) {
      header.resultTypes = try cursor.list("results") { (cursor) throws(StableHLOError) in try valueType(&cursor) }
    }
    if has(.operands) {
      header.operands = try cursor.list("operands") { (cursor) throws(StableHLOError) in
        try cursor.index(below: values.count, "value")
      }
    }
    if has(.successors) {
      throw cursor.error(.unsupported, "an op with successor blocks: use 'while', 'case' and 'if'")
    }
    if has(.useListOrders) { try skipUseListOrders(&cursor, values: header.resultTypes.count) }
    if has(.regions) { (header.regionCount, header.isIsolated) = try cursor.flaggedCount("the number of regions") }
    return header
  }

  /// In which order the uses of values stand in memory, which matters to nobody here.
  private func skipUseListOrders(_ cursor: inout ByteCursor, values: Int) throws(StableHLOError) {
    for _ in 0..<(values > 1 ? try cursor.count("a number of use lists") : 1) {
      if values > 1 { _ = try cursor.varint("a value with a use list") }
      for _ in 0..<(try cursor.flaggedCount("the length of a use list").count) { _ = try cursor.varint("a use") }
    }
  }

  // MARK: Regions and blocks

  /// The numbers that a region's values may take.
  struct Numbers {
    var next: Int
    var end: Int
  }

  /// Calls `read` at each region of an op. Isolated ones lie together in a section, and number values of their own.
  func eachRegion(
    _ header: Header, _ cursor: inout ByteCursor, _ read: (inout ByteCursor) throws(StableHLOError) -> Void
  ) throws(StableHLOError) {
    guard header.isIsolated, header.regionCount > 0 else {
      for _ in 0..<header.regionCount { try read(&cursor) }
      return
    }
    let outer = values
    values = []
    defer { values = outer }
    guard has(.isolatedSections) else {
      for _ in 0..<header.regionCount { try read(&cursor) }
      return
    }
    let (id, range) = try readSection(&cursor)
    guard id == Section.operations.rawValue else { throw cursor.error(.syntax, "expected a section of ops") }
    var inner = self.cursor(range)
    for _ in 0..<header.regionCount { try read(&inner) }
    try inner.expectEnd("the regions of \(header.name.name)")
  }

  /// Reads a region of at most one block, calling `read` at each op. Its values have numbers only while it lasts.
  func region(
    _ cursor: inout ByteCursor, _ read: (inout ByteCursor, inout Numbers) throws(StableHLOError) -> Void
  ) throws(StableHLOError) -> [Value] {
    let blocks = try cursor.count("the number of blocks")
    guard blocks > 0 else { return [] }
    guard blocks == 1 else {
      throw cursor.error(.unsupported, "\(blocks) blocks in a region: control flow is 'while', 'case' and 'if' here")
    }
    let count = try cursor.count("the number of values")
    var numbers = Numbers(next: values.count, end: values.count + count)
    values.append(contentsOf: repeatElement(nil, count: count))
    defer { values.removeLast(count) }
    return try nested { () throws(StableHLOError) in try block(&cursor, &numbers, read) }
  }

  /// A block's arguments and ops.
  func block(
    _ cursor: inout ByteCursor, _ numbers: inout Numbers,
    _ read: (inout ByteCursor, inout Numbers) throws(StableHLOError) -> Void
  ) throws(StableHLOError) -> [Value] {
    let (operations, hasArguments) = try cursor.flaggedCount("the number of ops")
    var arguments: [Value] = []
    if hasArguments {
      arguments = try cursor.list("arguments") { (cursor) throws(StableHLOError) in
        let (type, location) = try argument(&cursor)
        let value = makeValue(type)
        argumentLocations[value.index] = location
        try define(value, &numbers, cursor)
        return value
      }
      if has(.useListOrders), try cursor.byte("whether arguments have use lists") != 0 {
        try skipUseListOrders(&cursor, values: arguments.count)
      }
    }
    for _ in 0..<operations { try read(&cursor, &numbers) }
    return arguments
  }

  /// Its type and its location, if it has one.
  private func argument(_ cursor: inout ByteCursor) throws(StableHLOError) -> (ValueType, Int?) {
    guard has(.optionalArgumentLocations) else { return (try valueType(&cursor), try attributeIndex(&cursor)) }
    let (index, hasLocation) = try cursor.flaggedIndex(below: typeEntries.count, "type")
    let location = hasLocation ? try attributeIndex(&cursor) : nil
    return (try valueType(index, cursor), location)
  }

  private func define(_ value: Value, _ numbers: inout Numbers, _ cursor: ByteCursor) throws(StableHLOError) {
    guard numbers.next < numbers.end else {
      throw cursor.error(.count, "a region defines more values than it announces")
    }
    values[numbers.next] = value
    numbers.next += 1
  }

  /// The regions of an op inside a function.
  func regions(of header: Header, _ cursor: inout ByteCursor) throws(StableHLOError) -> [Region] {
    var regions: [Region] = []
    try eachRegion(header, &cursor) { (cursor) throws(StableHLOError) in
      var region = Region()
      region.arguments = try self.region(&cursor) { (cursor, numbers) throws(StableHLOError) in
        if region.operations.last?.opcode == .return {
          throw cursor.error(.syntax, "an op after the return of \(header.name.name)'s region")
        }
        if let operation = try operation(&cursor, &numbers) { region.operations.append(operation) }
      }
      regions.append(region)
    }
    return regions
  }

  // MARK: Operations

  /// An op of a function; nil for the casts between the types of two dialects, which are one type here.
  private func operation(
    _ cursor: inout ByteCursor, _ numbers: inout Numbers
  ) throws(StableHLOError) -> Operation? {
    let header = try header(&cursor)
    let name = header.name.name
    guard let row = header.name.row, let opcode = row.opcode else {
      throw cursor.error(
        .unknownOperation,
        "unknown op '\(name)' of \(producer): serialise a portable artifact of an "
          + "older version of StableHLO")
    }
    var operation = Operation(opcode, location: try sourceLocation(header.location))
    operation.operands.reserveCapacity(header.operands.count)
    for number in header.operands {
      guard let value = values[number] else {
        throw cursor.error(.undefinedValue, "an operand of \(name) is not defined before this use")
      }
      operation.operands.append(value)
    }
    // Results have the numbers before those of the regions, but are defined after them.
    let first = numbers.next
    guard header.resultTypes.count <= numbers.end - first else {
      throw cursor.error(.count, "a region defines more values than it announces")
    }
    numbers.next += header.resultTypes.count
    if header.regionCount > 0 { operation.regions = try regions(of: header, &cursor) }
    for region in operation.regions where region.operations.last?.opcode != .return {
      throw cursor.error(.syntax, "expected a return at the end of \(name)'s region")
    }
    if opcode == .unrealized_conversion_cast,
      operation.operands.map({ valueTypes[$0.index] }) == header.resultTypes
    {
      for (offset, value) in operation.operands.enumerated() { values[first + offset] = value }
      return nil
    }
    operation.results.reserveCapacity(header.resultTypes.count)
    for (offset, type) in header.resultTypes.enumerated() {
      let value = makeValue(type)
      values[first + offset] = value
      operation.results.append(value)
    }
    let schema = OpSchema.of(opcode)
    try check(schema.operands, operation.operands.count, "operands", name, cursor)
    try check(schema.regions, operation.regions.count, "regions", name, cursor)
    try check(schema.results, operation.results.count, "results", name, cursor)
    operation.attributes = try attributes(of: header, opcode)
    return operation.inCHLO
  }

  private func check(
    _ wanted: OpSchema.Count, _ found: Int, _ what: String, _ name: String, _ cursor: ByteCursor
  ) throws(StableHLOError) {
    guard wanted.admits(found) else {
      throw cursor.error(.count, "\(name) takes \(wanted.description) \(what), found \(found)")
    }
  }

  /// Many ops share their attributes, and then share them here too.
  private func attributes(of header: Header, _ opcode: Opcode) throws(StableHLOError) -> [String: Attribute] {
    let key = OperationAttributesKey(name: header.nameIndex, properties: header.properties, others: header.attributes)
    if let known = operationAttributes[key] { return known }
    var attributes = try attributes(try fields(header), of: opcode, header.name.name)
    for (name, value) in try discardable(header) {
      guard attributes.updateValue(value, forKey: name) == nil else {
        throw error(.badAttribute, "the attribute '\(name)' of \(header.name.name) appears twice")
      }
    }
    operationAttributes[key] = attributes
    return attributes
  }
}
