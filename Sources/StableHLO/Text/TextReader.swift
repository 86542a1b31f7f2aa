/// Reads MLIR text: a cursor over UTF-8 bytes with a recursive-descent grammar in its extensions.
///
/// There is no token stream: MLIR's tokens depend on where they stand (`4x8xf32`, `[b, 0, f]x[i, o]->[b]`). Untrusted
/// text is expected: nesting is bounded, sizes are multiplied with overflow checks, and no byte is read past the end.
final class TextReader {
  /// Deepest nesting of regions, attributes, types and locations together. JAX's programs stay below 20.
  static let nestingLimit = 64

  /// The text, and zeros after it so that looking at the next bytes needs no question.
  let bytes: [UInt8]
  let end: Int
  let fileName: String
  /// Byte offset of each line's start.
  private(set) var lineStarts: [Int] = [0]
  private var lineHint = 0
  var position = 0
  private var depth = 0

  // Definitions that may stand after their uses.
  var attributeAliases: [String: Int] = [:]
  var typeAliases: [String: Int] = [:]
  var locationMemo: [String: LocationText] = [:]
  /// Where `{-#` stands, and the blobs after it once they are asked for.
  var resourceStart: Int?
  var resources: [String: Range<Int>]?
  /// Inside `backend_config` or `mhlo.backend_config`, whose numbers keep their types.
  var keepsNumberTypes = false

  // The module so far.
  var module = Module()
  var functionNames: Set<String> = []
  // The function being read.
  var valueTypes: [ValueType] = []
  /// Of the arguments of its regions, by value.
  var argumentNames: [Int: String] = [:]
  var scope: [String: Binding] = [:]
  var scopeLog: [String] = []

  /// What a `%name` stands for: `count` values from `first` on.
  struct Binding {
    var first: Int
    var count: Int
  }

  init(_ text: [UInt8], fileName: String) {
    var bytes = text
    end = text.count
    bytes.append(contentsOf: [0, 0, 0, 0])
    self.bytes = bytes
    self.fileName = fileName
    findLinesAndAliases()
  }

  /// One pass over the text: line starts, and the aliases (`#name =`, `!name =`) and the resource section that begin
  /// lines. MLIR prints locations after their uses, so they must be known before.
  private func findLinesAndAliases() {
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < end {
        let first = text[index]
        if first == UInt8(ascii: "#") || first == UInt8(ascii: "!") {
          var stop = index + 1
          while isNameByte(text[stop]) { stop += 1 }
          if stop > index + 1 {
            let name = String(decoding: text[index + 1..<stop], as: UTF8.self)
            while text[stop] == UInt8(ascii: " ") { stop += 1 }
            if text[stop] == UInt8(ascii: "="), text[stop + 1] != UInt8(ascii: "=") {
              if first == UInt8(ascii: "#") {
                attributeAliases[name] = stop + 1
              } else {
                typeAliases[name] = stop + 1
              }
            }
          }
        } else if first == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "-"), text[index + 2] == UInt8(ascii: "#")
        {
          resourceStart = index
        }
        while index < end, text[index] != UInt8(ascii: "\n") { index += 1 }
        index += 1
        if index <= end { lineStarts.append(index) }
      }
    }
  }

  // MARK: Places and errors

  /// Line and column, from 1, of a byte offset.
  func place(_ offset: Int) -> (line: Int, column: Int) {
    if lineStarts[lineHint] > offset {
      var low = 0
      var high = lineHint
      while high - low > 1 {
        let middle = (low + high) / 2
        if lineStarts[middle] <= offset { low = middle } else { high = middle }
      }
      lineHint = low
    }
    while lineHint + 1 < lineStarts.count, lineStarts[lineHint + 1] <= offset { lineHint += 1 }
    return (lineHint + 1, offset - lineStarts[lineHint] + 1)
  }

  func error(_ code: StableHLOError.Code, _ message: String, at offset: Int? = nil) -> StableHLOError {
    let place = place(min(offset ?? position, end))
    return StableHLOError(code, message, line: place.line, column: place.column, fileName: fileName)
  }

  /// The error for not finding what the grammar wants here.
  func expected(_ what: String) -> StableHLOError {
    skipSpace()
    if position >= end { return error(.unexpectedEnd, "expected \(what), found the end of the text: is it truncated?") }
    return error(.syntax, "expected \(what), found '\(foundText())'")
  }

  /// The next few characters, for messages.
  private func foundText() -> String {
    var stop = position
    if isNameByte(bytes[stop]) || bytes[stop] == UInt8(ascii: "%") || bytes[stop] == UInt8(ascii: "@") {
      stop += 1
      while isNameByte(bytes[stop]), stop - position < 40 { stop += 1 }
    } else {
      stop = min(end, stop + 1)
      while stop < end, bytes[stop] & 0xC0 == 0x80 { stop += 1 }
    }
    return String(decoding: bytes[position..<stop], as: UTF8.self)
  }

  /// Runs `body` one level deeper.
  func nested<T>(_ body: () throws(StableHLOError) -> T) throws(StableHLOError) -> T {
    guard depth < TextReader.nestingLimit else {
      throw error(.tooDeep, "nested more than \(TextReader.nestingLimit) levels deep: flatten the program")
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  // MARK: Words and punctuation

  /// Letters, digits and `_ $ .`: what goes on inside a name once it has begun.
  @inline(__always) func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  @inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always) func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  func skipSpace() {
    while true {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "/") where bytes[position + 1] == UInt8(ascii: "/"):
        while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  /// The next byte that is no space; 0 at the end.
  func peek() -> UInt8 {
    skipSpace()
    return bytes[position]
  }

  /// Whether the text goes on with these bytes.
  func next(is text: StaticString) -> Bool {
    skipSpace()
    let count = text.utf8CodeUnitCount
    guard position + count <= end else { return false }
    return text.withUTF8Buffer { wanted in
      for index in 0..<count where bytes[position + index] != wanted[index] { return false }
      return true
    }
  }

  func take(_ text: StaticString) -> Bool {
    guard next(is: text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  func expect(_ text: StaticString, _ role: @autoclosure () -> String) throws(StableHLOError) {
    if !take(text) { throw expected("'\(text)' \(role())") }
  }

  /// Takes the word when it stands here whole.
  func takeWord(_ word: StaticString) -> Bool {
    guard nextIsWord(word) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  func nextIsWord(_ word: StaticString) -> Bool {
    guard next(is: word) else { return false }
    let after = position + word.utf8CodeUnitCount
    return after >= end || !isNameByte(bytes[after])
  }

  func expectWord(_ word: StaticString, _ role: @autoclosure () -> String) throws(StableHLOError) {
    if !takeWord(word) { throw expected("'\(word)' \(role())") }
  }

  /// A bare name such as an op's, an attribute's or a keyword; nil when none stands here.
  func word() -> String? {
    skipSpace()
    guard isLetter(bytes[position]) else { return nil }
    let start = position
    while isNameByte(bytes[position]) { position += 1 }
    return text(start..<position)
  }

  func word(_ role: @autoclosure () -> String) throws(StableHLOError) -> String {
    guard let word = word() else { throw expected(role()) }
    return word
  }

  func text(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }

  /// Items between `open` and `close`, with commas; the items may be none.
  func list(
    _ open: StaticString, _ close: StaticString, _ role: @autoclosure () -> String,
    _ item: () throws(StableHLOError) -> Void
  ) throws(StableHLOError) {
    try expect(open, "before \(role())")
    if take(close) { return }
    repeat { try item() } while take(",")
    try expect(close, "or ',' after \(role())")
  }

  // MARK: Brackets

  /// Skips to the byte after the bracket that closes the one at the cursor. Brackets in strings do not count, nor does
  /// the `>` of `->`.
  func skipBalanced(_ role: @autoclosure () -> String) throws(StableHLOError) {
    let start = position
    var closers: [UInt8] = []
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        _ = try rawString("a string")
        continue
      case UInt8(ascii: "("): closers.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
      case UInt8(ascii: "<"): closers.append(UInt8(ascii: ">"))
      case UInt8(ascii: "-") where bytes[position + 1] == UInt8(ascii: ">"):
        position += 2
        continue
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
        guard closers.last == byte else {
          throw closers.isEmpty
            ? expected("a bracket that opens \(role())")
            : expected("'\(Unicode.Scalar(closers[closers.count - 1]))' in \(role())")
        }
        closers.removeLast()
      default: break
      }
      position += 1
      if closers.isEmpty { return }
    }
    throw error(.unexpectedEnd, "\(role()) that begins here does not end: is the text truncated?", at: start)
  }
}
