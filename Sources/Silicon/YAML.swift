/// A value of a YAML text, with the place where it begins.
struct YAMLNode {
  enum Content {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  var content: Content
  var place: YAMLPlace
}

/// Line and column, both from 1; columns count Unicode scalars.
struct YAMLPlace: CustomStringConvertible {
  var line: Int
  var column: Int

  var description: String { "\(line):\(column)" }
}

/// Entries in the order of the text; their keys are scalars and differ.
struct YAMLMapping {
  var entries: [(key: YAMLNode, value: YAMLNode)] = []

  subscript(name: String) -> YAMLNode? {
    entries.first { if case .scalar(name) = $0.key.content { true } else { false } }?.value
  }
}

/// Reads the YAML that chip files are written in: block and flow mappings and sequences, plain and quoted scalars on one
/// line, comments. The rest of YAML (anchors, tags, block scalars, several documents) is refused by name.
///
/// Written here because the packages that read all of YAML bring Foundation with them, and with it 30 MiB of Unicode
/// tables into the plugin.
struct YAMLReader {
  private let name: String
  private let text: [Unicode.Scalar]
  private var next = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0
  private static let deepest = 64

  private init(_ text: String, name: String) {
    self.name = name
    self.text = Array(text.unicodeScalars)
  }

  /// The value of a whole text. `name` stands for the text in errors.
  static func read(_ text: String, name: String) throws(SiliconError) -> YAMLNode {
    var reader = YAMLReader(text, name: name)
    if text.hasPrefix("---\n") { reader.next = 3 }
    try reader.skipToContent()
    guard reader.current != nil else { throw reader.error("the file is empty") }
    let node = try reader.block()
    guard reader.current == nil else { throw reader.error("this is indented unlike the lines above") }
    return node
  }

  // Places

  private var current: Unicode.Scalar? { next < text.count ? text[next] : nil }
  private var place: YAMLPlace { YAMLPlace(line: line, column: next - lineStart + 1) }

  private func error(_ message: String, at place: YAMLPlace? = nil) -> SiliconError {
    SiliconError(.syntax, message, place: "\(name):\(place ?? self.place)", remedy: "Mend the YAML")
  }

  private func isBlank(_ index: Int) -> Bool {
    index >= text.count || text[index] == " " || text[index] == "\t" || text[index] == "\n" || text[index] == "\r"
  }

  private mutating func skipSpaces() {
    while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\r" { next += 1 }
    // A comment begins a line or follows a space.
    if current == "#", next == 0 || isBlank(next - 1) {
      while let scalar = current, scalar != "\n" { next += 1 }
    }
  }

  /// Over spaces, comments and ends of lines.
  private mutating func skipToContent() throws(SiliconError) {
    while true {
      let start = next
      skipSpaces()
      guard current == "\n" else {
        if start == lineStart, current != nil, text[start..<next].contains("\t") {
          throw error("a tab indents the line; indent with spaces")
        }
        return
      }
      next += 1
      line += 1
      lineStart = next
    }
  }

  private mutating func nested<Value>(
    _ read: (inout YAMLReader) throws(SiliconError) -> Value
  ) throws(SiliconError) -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("nested more than \(Self.deepest) deep") }
    return try read(&self)
  }

  // Blocks

  /// The value that begins here, with all lines that belong to it; stands at the next content afterwards.
  private mutating func block() throws(SiliconError) -> YAMLNode {
    try nested { reader throws(SiliconError) in
      if reader.current == "-", reader.isBlank(reader.next + 1) { return try reader.blockSequence() }
      let start = reader.place
      let first = try reader.inline(inFlow: false)
      if reader.current == ":", reader.isBlank(reader.next + 1) {
        return try reader.blockMapping(firstKey: first, at: start)
      }
      try reader.endLine()
      return first
    }
  }

  private mutating func blockSequence() throws(SiliconError) -> YAMLNode {
    let start = place
    var items: [YAMLNode] = []
    while current == "-", isBlank(next + 1), place.column == start.column {
      next += 1
      items.append(try valueAfterMark(of: start, sequencesAtColumn: false))
    }
    return YAMLNode(content: .sequence(items), place: start)
  }

  private mutating func blockMapping(firstKey: YAMLNode, at start: YAMLPlace) throws(SiliconError) -> YAMLNode {
    var mapping = YAMLMapping()
    var key = firstKey
    while true {
      guard current == ":", isBlank(next + 1) else { throw error("a ':' is missing after the key") }
      next += 1
      try add(key, try valueAfterMark(of: start, sequencesAtColumn: true), to: &mapping)
      guard current != nil, place.column >= start.column else { break }
      guard place.column == start.column else { throw error("this is indented unlike the lines above") }
      key = try inline(inFlow: false)
    }
    return YAMLNode(content: .mapping(mapping), place: start)
  }

  /// What follows a ':' or a '-': a value on the same line, or a block that is indented more than `start`.
  private mutating func valueAfterMark(
    of start: YAMLPlace, sequencesAtColumn: Bool
  ) throws(SiliconError) -> YAMLNode {
    let empty = YAMLNode(content: .scalar(""), place: place)
    let markLine = line
    skipSpaces()
    if current != nil, current != "\n" {
      guard sequencesAtColumn else { return try block() }
      let value = try inline(inFlow: false)
      try endLine()
      if current != nil, place.column > start.column {
        throw error("this goes on with the value of line \(markLine); write it on that line")
      }
      return value
    }
    try skipToContent()
    guard current != nil else { return empty }
    let isSequence = sequencesAtColumn && current == "-" && isBlank(next + 1)
    return place.column > start.column || isSequence && place.column == start.column ? try block() : empty
  }

  /// Over the end of the line, where nothing else may stand, to the next content.
  private mutating func endLine() throws(SiliconError) {
    skipSpaces()
    guard current == nil || current == "\n" else {
      throw error(current == ":" ? "a value here cannot be a key; quote it" : "this does not belong to the value")
    }
    try skipToContent()
  }

  private func add(_ key: YAMLNode, _ value: YAMLNode, to mapping: inout YAMLMapping) throws(SiliconError) {
    guard case .scalar(let name) = key.content else { throw error("a key is one word", at: key.place) }
    guard mapping[name] == nil else { throw error("written twice: \(name)", at: key.place) }
    mapping.entries.append((key, value))
  }

  // Values within a line, and flow collections

  private mutating func inline(inFlow: Bool) throws(SiliconError) -> YAMLNode {
    let start = place
    switch current {
    case "{": return try nested { reader throws(SiliconError) in try reader.flowMapping() }
    case "[": return try nested { reader throws(SiliconError) in try reader.flowSequence() }
    case "\"", "'": return YAMLNode(content: .scalar(try quoted()), place: start)
    case nil: throw error("the text ends where a value should stand")
    default: return YAMLNode(content: .scalar(try plain(inFlow: inFlow)), place: start)
    }
  }

  private mutating func flowMapping() throws(SiliconError) -> YAMLNode {
    let start = place
    var mapping = YAMLMapping()
    next += 1
    try skipToContent()
    while current != "}" {
      let key = try inline(inFlow: true)
      try skipToContent()
      guard current == ":" else { throw error("a ':' is missing after the key") }
      next += 1
      try skipToContent()
      try add(key, try inline(inFlow: true), to: &mapping)
      try separate(until: "}")
    }
    next += 1
    return YAMLNode(content: .mapping(mapping), place: start)
  }

  private mutating func flowSequence() throws(SiliconError) -> YAMLNode {
    let start = place
    var items: [YAMLNode] = []
    next += 1
    try skipToContent()
    while current != "]" {
      items.append(try inline(inFlow: true))
      try separate(until: "]")
    }
    next += 1
    return YAMLNode(content: .sequence(items), place: start)
  }

  private mutating func separate(until end: Unicode.Scalar) throws(SiliconError) {
    try skipToContent()
    guard current != end else { return }
    guard current == "," else { throw error("a ',' or a '\(end)' is missing") }
    next += 1
    try skipToContent()
  }

  // Scalars

  private static let reserved: Set<Unicode.Scalar> = ["&", "*", "!", "|", ">", "%", "@", "`", ",", "]", "}"]

  private mutating func plain(inFlow: Bool) throws(SiliconError) -> String {
    if let first = current, Self.reserved.contains(first) || (first == "-" || first == "?") && isBlank(next + 1) {
      throw error("'\(first)' cannot begin a value here; quote the value")
    }
    let start = next
    while let scalar = current, scalar != "\n" {
      if scalar == ":", isBlank(next + 1) { break }
      if scalar == "#", isBlank(next - 1) { break }
      if inFlow, ",[]{}".unicodeScalars.contains(scalar) { break }
      next += 1
    }
    var end = next
    while end > start, isBlank(end - 1) { end -= 1 }
    var characters = String.UnicodeScalarView()
    characters.append(contentsOf: text[start..<end])
    return String(characters)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "0": "\0", " ": " ",
  ]

  private mutating func quoted() throws(SiliconError) -> String {
    let start = place
    let quote = text[next]
    var characters = String.UnicodeScalarView()
    next += 1
    while let scalar = current, scalar != "\n" {
      next += 1
      if scalar == quote {
        guard quote == "'", current == "'" else { return String(characters) }
        next += 1
        characters.append(quote)
      } else if scalar == "\\", quote == "\"" {
        guard let escaped = current, let meant = Self.escapes[escaped] else { throw error("no such escape") }
        next += 1
        characters.append(meant)
      } else {
        characters.append(scalar)
      }
    }
    throw error("the quotation does not end on its line", at: start)
  }
}
