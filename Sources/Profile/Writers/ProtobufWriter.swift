/// Writes the wire format of protocol buffers.
public struct ProtobufWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// A number, a bool or an enumeration.
  public mutating func add(_ field: Int, _ number: Int) {
    varint(UInt64(field) << 3)
    varint(UInt64(bitPattern: Int64(number)))
  }

  public mutating func add(_ field: Int, _ number: Double) { add(field, fixed: number.bitPattern) }

  /// A number of 64 bits that always takes eight bytes.
  public mutating func add(_ field: Int, fixed number: UInt64) {
    varint(UInt64(field) << 3 | 1)
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(number >> shift & 0xFF)) }
  }

  public mutating func add(_ field: Int, _ text: String) { add(field, text.utf8) }

  public mutating func add(_ field: Int, _ content: some Collection<UInt8>) {
    varint(UInt64(field) << 3 | 2)
    varint(UInt64(content.count))
    bytes += content
  }

  /// Fields that are written already.
  public mutating func add(raw fields: [UInt8]) { bytes += fields }

  public mutating func add(_ field: Int, packed numbers: [Int]) {
    message(field) { list in
      for number in numbers { list.varint(UInt64(bitPattern: Int64(number))) }
    }
  }

  /// A message, which `body` fills.
  public mutating func message(_ field: Int, _ body: (inout ProtobufWriter) -> Void) {
    varint(UInt64(field) << 3 | 2)
    // Nearly all messages are shorter than 128 bytes: their length is one byte, which is known afterwards.
    bytes.append(0)
    let start = bytes.count
    body(&self)
    var length = bytes.count - start
    if length < 0x80 {
      bytes[start - 1] = UInt8(length)
      return
    }
    var digits: [UInt8] = []
    while length >= 0x80 {
      digits.append(UInt8(length & 0x7F) | 0x80)
      length >>= 7
    }
    digits.append(UInt8(length))
    bytes.replaceSubrange(start - 1..<start, with: digits)
  }

  /// Hands over what is written so far, and goes on with nothing.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
