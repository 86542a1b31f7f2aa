/// A `loc(...)` as `SourceLocation` keeps it.
struct LocationText {
  /// The outermost name, or `file:line:column`.
  var origin: String?
  /// The innermost file location.
  var source: String?
}

extension TextReader {
  /// The `loc(...)` after an op, when there is one.
  func trailingLocation() throws(StableHLOError) -> LocationText? {
    guard next(is: "loc") else { return nil }
    let start = position
    guard takeWord("loc"), next(is: "(") else {
      position = start
      return nil
    }
    return try locationInParentheses()
  }

  func locationInParentheses() throws(StableHLOError) -> LocationText {
    try expect("(", "after 'loc'")
    let location = try locationBody()
    try expect(")", "at the end of a location")
    return location
  }

  /// `unknown`, `#alias`, `"file":1:2`, `"file":1:2 to 3:4`, `"name"`, `"name"(child)`, `callsite(a at b)`,
  /// `fused[a, b]`, `fused<...>[a, b]`.
  private func locationBody() throws(StableHLOError) -> LocationText {
    try nested { () throws(StableHLOError) in
      if next(is: "#") { return try aliasedLocation() }
      if next(is: "\"") { return try namedLocation() }
      if takeWord("unknown") { return LocationText() }
      if takeWord("callsite") {
        try expect("(", "after 'callsite'")
        let callee = try locationBody()
        try expectWord("at", "between callee and caller")
        let caller = try locationBody()
        try expect(")", "at the end of 'callsite'")
        return LocationText(origin: callee.origin ?? caller.origin, source: callee.source ?? caller.source)
      }
      if takeWord("fused") {
        if next(is: "<") { try skipBalanced("the metadata of a fused location") }
        var fused = LocationText()
        try list("[", "]", "the fused locations") { () throws(StableHLOError) in
          let part = try locationBody()
          if fused.origin == nil { fused.origin = part.origin }
          if fused.source == nil { fused.source = part.source }
        }
        return fused
      }
      if takeWord("loc") { return try locationInParentheses() }
      throw expected("a location: unknown, \"file\":line:column, \"name\"(location), callsite or fused")
    }
  }

  private func aliasedLocation() throws(StableHLOError) -> LocationText {
    let start = position
    position += 1
    let nameStart = position
    while isNameByte(bytes[position]) { position += 1 }
    let name = text(nameStart..<position)
    if let known = locationMemo[name] { return known }
    guard let target = attributeAliases[name] else {
      throw error(.undefinedSymbol, "the location alias '#\(name)' is not defined: is the text truncated?", at: start)
    }
    let location = try resolve(target) { () throws(StableHLOError) in try locationBody() }
    locationMemo[name] = location
    return location
  }

  private func namedLocation() throws(StableHLOError) -> LocationText {
    let name = try string("a location's name")
    if take(":") {
      let line = try integer("a line number")
      try expect(":", "between line and column")
      let place = "\(name):\(line):\(try integer("a column number"))"
      if takeWord("to") {
        if nextIsNumber { _ = try integer("a line number") }
        if take(":") { _ = try integer("a column number") }
      }
      return LocationText(origin: place, source: place)
    }
    if take("(") {
      let child = try locationBody()
      try expect(")", "after the location inside a named location")
      return LocationText(origin: name, source: child.source)
    }
    return LocationText(origin: name, source: nil)
  }
}
