/// A `loc(...)` as `SourceLocation` keeps it.
struct LocationText {
  /// The outermost name, or `file:line:column`.
  var origin: String?
  /// The innermost file location.
  var source: String?

  /// What a value is called, which is no place in a file.
  var name: String? { origin == source ? nil : origin }

  var isComplete: Bool { origin != nil && source != nil }

  /// Takes what is missing from a location further out.
  mutating func complete(with other: LocationText) {
    if origin == nil { origin = other.origin }
    if source == nil { source = other.source }
  }
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
      if takeWord("callsite") { return try callSite() }
      if takeWord("fused") {
        if next(is: "<") { try skipBalanced("the metadata of a fused location") }
        var fused = LocationText()
        try list("[", "]", "the fused locations") { () throws(StableHLOError) in
          fused.complete(with: try locationBody())
        }
        return fused
      }
      if takeWord("loc") { return try locationInParentheses() }
      throw expected("a location: unknown, \"file\":line:column, \"name\"(location), callsite or fused")
    }
  }

  /// `(callee at caller)`. Python's whole stack may stand there, as callers of callers: they are passed one after the
  /// other, and those that others give a name are not looked up once the innermost frames have said what is wanted.
  private func callSite() throws(StableHLOError) -> LocationText {
    var location = LocationText()
    var open = 0
    repeat {
      try expect("(", "after 'callsite'")
      location.complete(with: try locationBody())
      try expectWord("at", "between callee and caller")
      open += 1
    } while takeWord("callsite")
    if location.isComplete, next(is: "#") {
      _ = try locationAlias()
    } else {
      location.complete(with: try locationBody())
    }
    for _ in 0..<open { try expect(")", "at the end of 'callsite'") }
    return location
  }

  /// The name and the definition of `#name`.
  private func locationAlias() throws(StableHLOError) -> (name: String, target: Int) {
    let start = position
    position += 1
    let nameStart = position
    while isNameByte(bytes[position]) { position += 1 }
    let name = text(nameStart..<position)
    guard let target = attributeAliases[name] else {
      throw error(.undefinedSymbol, "the location alias '#\(name)' is not defined: is the text truncated?", at: start)
    }
    return (name, target)
  }

  private func aliasedLocation() throws(StableHLOError) -> LocationText {
    let (name, target) = try locationAlias()
    if let known = locationMemo[name] { return known }
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
