/// Writes JSON piece by piece, so that what is written need not fit into memory.
///
/// Objects and arrays are opened and closed by hand; commas are the writer's. Numbers are the shortest that read back as the
/// same; what is no number (an infinity, NaN) is written as null, so readers never see it.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var needsComma = false
  private let sink: (String) -> Void
  /// Bytes that are handed on at a time.
  private static let chunk = 1 << 16

  init(to sink: @escaping (String) -> Void) { self.sink = sink }

  mutating func beginObject() { open("{") }
  mutating func endObject() { close("}") }
  mutating func beginArray() { open("[") }
  mutating func endArray() { close("]") }

  /// The name of the value that comes next.
  mutating func name(_ name: String) {
    separate()
    add(quoted: name)
    bytes.append(UInt8(ascii: ":"))
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
    bytes.append(contentsOf: text.utf8)
  }

  /// A line's end, for people; also where full chunks are handed on.
  mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= Self.chunk { flush() }
  }

  /// Hands on what is left.
  mutating func flush() {
    sink(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func add(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(contentsOf: (byte < 16 ? "0" : "").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
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
    let text = Accumulated()
    var writer = JSONWriter { text.value += $0 }
    body(&writer)
    writer.flush()
    return text.value
  }

  private final class Accumulated { var value = "" }
}
