/// Reads program text from left to right, skipping white space and `//` comments between tokens.
struct TextScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  func error(_ expected: String) -> InstructionError {
    var scanner = self
    scanner.skipSpace()
    let before = bytes[..<min(scanner.position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
    return InstructionError(.syntax, "expected \(expected)", place: "\(line):\(column)")
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  /// Of words and of names that need no quotes.
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  mutating func peek(_ symbol: StaticString) -> Bool {
    skipSpace()
    let count = symbol.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    return symbol.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
  }

  mutating func expect(_ symbol: StaticString) throws(InstructionError) {
    guard peek(symbol) else { throw error("\"\(symbol)\"") }
    position += symbol.utf8CodeUnitCount
  }

  /// The next word, or nothing; reads no further.
  mutating func peekWord() -> Substring {
    skipSpace()
    var end = position
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    return Substring(decoding: bytes[position..<end], as: UTF8.self)
  }

  mutating func word(_ expected: String) throws(InstructionError) -> String {
    let word = peekWord()
    guard !word.isEmpty else { throw error(expected) }
    position += word.utf8.count
    return String(word)
  }

  mutating func expect(word expected: String) throws(InstructionError) {
    guard peekWord() == expected else { throw error(expected) }
    position += expected.utf8.count
  }

  mutating func expectEnd() throws(InstructionError) {
    skipSpace()
    guard position == bytes.count else { throw error("the end") }
  }

  mutating func integer(_ range: ClosedRange<Int>) throws(InstructionError) -> Int {
    skipSpace()
    var end = position
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
    guard let value = Int(String(decoding: bytes[position..<end], as: UTF8.self)), range.contains(value) else {
      throw error("a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    position = end
    return value
  }

  /// A field's value: up to white space or the `]` or `;` that ends its surroundings, brackets of its own included.
  mutating func fieldText() -> String {
    skipSpace()
    var end = position
    var brackets = 0
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break scan
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "]"):
        if brackets == 0 { break scan }
        brackets -= 1
      default: break
      }
      end += 1
    }
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  /// A quoted string, quotes included.
  mutating func quoted() throws(InstructionError) -> String {
    guard peek("\"") else { throw error("a quoted string") }
    var end = position + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      if bytes[end] == UInt8(ascii: "\\") { end += 1 }
      end += 1
    }
    guard end < bytes.count else { throw error("a quoted string with its end") }
    defer { position = end + 1 }
    return String(decoding: bytes[position...end], as: UTF8.self)
  }

  /// `0x` and two digits for each byte.
  mutating func hexadecimal(byteCount: Int) throws(InstructionError) -> [UInt8] {
    guard peek("0x"), byteCount <= (bytes.count - position - 2) / 2 else {
      throw error("0x and \(byteCount) bytes of contents")
    }
    var start = position + 2
    var contents: [UInt8] = []
    contents.reserveCapacity(byteCount)
    for _ in 0..<byteCount {
      guard let high = digit(bytes[start]), let low = digit(bytes[start + 1]) else {
        throw error("0x and \(byteCount) bytes of contents")
      }
      contents.append(high << 4 | low)
      start += 2
    }
    position = start
    return contents
  }

  private func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
