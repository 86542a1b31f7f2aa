extension BytecodeReader {
  func location(_ cursor: inout ByteCursor) throws(StableHLOError) -> LocationText {
    try location(try attributeIndex(&cursor))
  }

  func sourceLocation(_ index: Int) throws(StableHLOError) -> SourceLocation {
    let location = try location(index)
    return SourceLocation(origin: location.origin, source: location.source)
  }

  func location(_ index: Int) throws(StableHLOError) -> LocationText {
    if let known = locationMemo[index] { return known }
    let entry = attributeEntries[index]
    let location = try nested { () throws(StableHLOError) in
      var cursor = try start(of: entry)
      let code = try cursor.varint("a location's code")
      let location = try decodeLocation(entry.dialect == "builtin" ? code : 0, &cursor)
      try cursor.expectEnd("a location")
      return location
    }
    locationMemo[index] = location
    return location
  }

  /// What ``TextReader`` makes of the same location.
  private func decodeLocation(_ code: UInt64, _ cursor: inout ByteCursor) throws(StableHLOError) -> LocationText {
    switch code {
    case 10:  // The place in a function, and the place of the call, which Python's whole stack may be behind.
      var callee = try location(&cursor)
      let caller = try attributeIndex(&cursor)
      if !callee.isComplete { callee.complete(with: try location(caller)) }
      return callee
    case 11:
      let file = try fileName(&cursor)
      let line = try cursor.varint("a line number")
      return LocationText(place: "\(file):\(line):\(try cursor.varint("a column number"))")
    case 12, 13:
      var fused = LocationText()
      for _ in 0..<(try cursor.count("the number of fused locations")) {
        fused.complete(with: try location(&cursor))
      }
      if code == 13 { _ = try attributeIndex(&cursor) }
      return fused
    case 14:
      guard case .string(let name) = try attribute(&cursor) else {
        throw cursor.error(.badAttribute, "a location whose name is no string")
      }
      return LocationText(origin: name, source: try location(&cursor).source)
    case 15: return LocationText()
    case 22:  // Line, column, and where the range ends.
      let file = try fileName(&cursor)
      let numbers = try cursor.list("line and column numbers") { (cursor) throws(StableHLOError) in
        try cursor.varint("a line or column number")
      }
      guard let line = numbers.first else { return LocationText(place: "\(file):0:0") }
      return LocationText(place: "\(file):\(line):\(numbers.count > 1 ? numbers[1] : 0)")
    default: throw cursor.error(.badAttribute, "a location that is none of MLIR's")
    }
  }

  private func fileName(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    guard case .string(let name) = try attribute(&cursor) else {
      throw cursor.error(.badAttribute, "a location's file name that is no string")
    }
    return name
  }
}

extension LocationText {
  /// A place in a file.
  init(place: String) { self.init(origin: place, source: place) }
}
