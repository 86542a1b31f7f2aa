/// Writes JSON piece by piece, so that what is written need not fit into memory.
///
/// Objects and arrays are opened and closed by hand; commas are the writer's. Numbers are the shortest that read back as the
/// same; what is no number (an infinity, NaN) is written as null, so readers never see it.
struct JSONWriter {
  private var needsComma = false
  private let output: ChunkedOutput

  init(to output: ChunkedOutput) { self.output = output }

  mutating func beginObject() { open("{") }
  mutating func endObject() { close("}") }
  mutating func beginArray() { open("[") }
  mutating func endArray() { close("]") }

  /// The name of the value that comes next.
  mutating func name(_ name: String) {
    separate()
    add(quoted: name)
    output.append(":" as Unicode.Scalar)
    needsComma = false
  }

  mutating func value(_ number: Int) { add(raw: String(number)) }
  mutating func value(_ number: Double) { add(raw: number.isFinite ? number.description : "null") }
  mutating func value(_ flag: Bool) { add(raw: flag ? "true" : "false") }
  mutating func null() { add(raw: "null") }

  mutating func value(_ text: String) {
    separate()
    add(quoted: text)
  }

  /// Text that is JSON already: a value, or members of an object.
  mutating func add(raw text: String) {
    separate()
    output.append(text)
  }

  /// A line's end, for people.
  func newline() { output.append("\n" as Unicode.Scalar) }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    output.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    output.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output.append("," as Unicode.Scalar) }
    needsComma = true
  }

  private func add(quoted text: String) {
    output.append("\"" as Unicode.Scalar)
    if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for scalar in text.unicodeScalars { output.append(Self.escaped(scalar)) }
    } else {
      output.append(text)
    }
    output.append("\"" as Unicode.Scalar)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\\(scalar)"
    case "\u{0}"..<"\u{10}": "\\u000\(String(scalar.value, radix: 16))"
    case "\u{10}"..<"\u{20}": "\\u00\(String(scalar.value, radix: 16))"
    default: String(scalar)
    }
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ value: Int) {
    self.name(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: Double) {
    self.name(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: String) {
    self.name(name)
    self.value(value)
  }

  mutating func field(_ name: String, _ value: Bool) {
    self.name(name)
    self.value(value)
  }

  /// What a body writes, as a string.
  static func text(_ body: (inout JSONWriter) -> Void) -> String {
    var text = ""
    let receiver = { (bytes: ArraySlice<UInt8>) in text += String(decoding: bytes, as: UTF8.self) }
    // It throws nothing.
    try! ChunkedOutput.write(to: receiver) { output in
      var writer = JSONWriter(to: output)
      body(&writer)
    }
    return text
  }
}
