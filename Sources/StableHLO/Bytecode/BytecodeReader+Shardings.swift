/// Shardy's attributes, which a module keeps as MLIR writes them.
extension BytecodeReader {
  /// An attribute of the sdy dialect that may stand by itself (openxla/shardy, ShardyDialect bytecode).
  func shardyAttribute(_ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    let body = try shardyBody(code, &cursor)
    switch code {
    case 0: return "#sdy<manual_axes\(body)>"
    case 2: return "#sdy.mesh\(body)"
    case 6, 15: return "#sdy.sharding\(body)"
    case 7, 16: return "#sdy.sharding_per_value\(body)"
    case 10: return "#sdy.op_sharding_rule\(body)"
    default: throw cursor.error(.badAttribute, "a part of a sharding by itself")
    }
  }

  /// The text of an attribute where its kind is known.
  private func shardyBody(_ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    let body: String
    switch code {
    case 0:
      let axes = try attributes(&cursor).map { if case .string(let name) = $0 { Printer.quoted(name) } else { "" } }
      body = "{\(axes.joined(separator: ", "))}"
    case 1: body = Printer.quoted(try string(&cursor)) + "=\(try cursor.signedVarint("the size of an axis"))"
    case 2: body = try mesh(&cursor)
    case 3: body = ":(\(try cursor.signedVarint("a sub-axis")))\(try cursor.signedVarint("the size of a sub-axis"))"
    case 4:
      let name = Printer.quoted(try string(&cursor))
      let (subAxis, isThere) = try cursor.flaggedIndex(below: attributeEntries.count, "attribute")
      body = name + (isThere ? try part(subAxis, [3], "a sub-axis") : "")
    case 5: body = try dimensionSharding(&cursor)
    case 6, 15: body = try sharding(&cursor, hasUnreducedAxes: code == 15)
    case 7, 16: body = "<[\(try parts(&cursor, [6, 15], "shardings"))]>"
    case 8: body = try factors(&cursor).joined()
    case 9: body = "[\(try parts(&cursor, [8], "dimensions of a tensor"))]"
    case 10: body = try shardingRule(&cursor)
    default:
      throw cursor.error(
        .unsupported, "the sdy attribute number \(code): those of collectives are not read"
      )
    }
    try count(body.utf8.count)
    return body
  }

  /// The text of an attribute inside another, one of `codes`.
  private func part(_ index: Int, _ codes: [UInt64], _ role: String) throws(StableHLOError) -> String {
    let entry = attributeEntries[index]
    return try nested { () throws(StableHLOError) in
      var cursor = try start(of: entry)
      let code = try cursor.varint("an attribute's code")
      guard entry.dialect == "sdy", codes.contains(code) else { throw cursor.error(.badAttribute, "expected \(role)") }
      let body = try shardyBody(code, &cursor)
      try cursor.expectEnd(role)
      return body
    }
  }

  private func parts(_ cursor: inout ByteCursor, _ codes: [UInt64], _ role: String) throws(StableHLOError) -> String {
    try cursor.list(role) { (cursor) throws(StableHLOError) in try part(try attributeIndex(&cursor), codes, role) }
      .joined(separator: ", ")
  }

  /// `<["a"=2, "b"=4], device_ids=[1, 0]>`.
  private func mesh(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    let axes = try parts(&cursor, [1], "axes of a mesh")
    let devices = try cursor.signedList("device ids")
    return "<[\(axes)]" + (devices.isEmpty ? "" : ", device_ids=[\(devices.map(String.init).joined(separator: ", "))]")
      + ">"
  }

  /// `{"a", "b", ?}p1`: axes, whether more may follow, and a priority.
  private func dimensionSharding(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    var axes = try parts(&cursor, [4], "axes of a dimension")
    let isClosed = try cursor.byte("whether a dimension is closed") != 0
    if !isClosed { axes += axes.isEmpty ? "?" : ", ?" }
    let priority = try cursor.varint("a priority")
    return "{\(axes)}" + (priority & 1 == 0 ? "" : "p\(priority >> 1)")
  }

  /// `<@mesh, [{"a"}, {?}], replicated={"b"}, unreduced={"c"}>`.
  private func sharding(_ cursor: inout ByteCursor, hasUnreducedAxes: Bool) throws(StableHLOError) -> String {
    let meshIndex = try attributeIndex(&cursor)
    var body: String
    if attributeEntries[meshIndex].dialect == "sdy" {
      body = "<mesh" + (try part(meshIndex, [2], "a mesh"))
    } else {
      guard case .symbol(let name) = try attribute(meshIndex) else {
        throw cursor.error(.badAttribute, "a sharding over what is no mesh")
      }
      body = "<" + Printer.attribute(.symbol(name))
    }
    body += ", [\(try parts(&cursor, [5], "dimensions of a sharding"))]"
    let replicated = try parts(&cursor, [4], "replicated axes")
    if !replicated.isEmpty { body += ", replicated={\(replicated)}" }
    let unreduced = hasUnreducedAxes ? try parts(&cursor, [4], "unreduced axes") : ""
    if !unreduced.isEmpty { body += ", unreduced={\(unreduced)}" }
    return body + ">"
  }

  /// `<([i, j], [j, k])->([i, k]) {i=8, j=4, k=2} reduction={j}, custom>`: which dimensions of operands and results go
  /// together.
  private func shardingRule(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    let sizes = try cursor.signedList("sizes of factors")
    let operands = try parts(&cursor, [9], "operands of a sharding rule")
    let results = try parts(&cursor, [9], "results of a sharding rule")
    var body = "<(\(operands))->(\(results))"
    if !sizes.isEmpty {
      let factors = sizes.enumerated().map { "\(BytecodeReader.factor(Int64($0.offset)))=\($0.element)" }
      body += " {\(factors.joined(separator: ", "))}"
    }
    for kind in ["reduction", "need_replication", "permutation", "blocked_propagation"] {
      let factors = try factors(&cursor)
      if !factors.isEmpty { body += " \(kind)={\(factors.joined(separator: ", "))}" }
    }
    return body + (try cursor.byte("whether a rule is custom") == 0 ? ">" : ", custom>")
  }

  private func factors(_ cursor: inout ByteCursor) throws(StableHLOError) -> [String] {
    try cursor.signedList("factors").map { BytecodeReader.factor($0) }
  }

  /// `i` to `z`, then `z_1`, `z_2`, ...
  private static func factor(_ number: Int64) -> String {
    guard number > 17 else { return String(Unicode.Scalar(UInt8(ascii: "i") + UInt8(max(0, number)))) }
    return "z_\(number - 17)"
  }
}
