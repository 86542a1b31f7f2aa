/// Writes numbers and strings compactly, for `ByteReader`.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []
  private var strings: [String: Int] = [:]

  package init() {}

  /// Seven bits a byte, the sign in the lowest one.
  package mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// A string that may come often: later ones are the number of the first.
  package mutating func add(_ text: String) {
    if let known = strings[text] {
      add(known + 1)
      return
    }
    strings[text] = strings.count
    add(0)
    add(Array(text.utf8))
  }

  package mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes += content
  }
}

/// Reads what `ByteWriter` wrote. Whatever the bytes are, it reads them or throws `syntax`.
package struct ByteReader {
  private var rest: ArraySlice<UInt8>
  private var strings: [String] = []

  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  package var isAtEnd: Bool { rest.isEmpty }

  package static let garbled = InstructionError(.syntax, "the bytes are no compiled program, or not all of one")

  package mutating func byte() throws(InstructionError) -> UInt8 {
    guard let byte = rest.popFirst() else { throw Self.garbled }
    return byte
  }

  package mutating func integer() throws(InstructionError) -> Int {
    var value: UInt = 0
    for shift in stride(from: 0, to: UInt.bitWidth, by: 7) {
      let byte = try byte()
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
    }
    throw Self.garbled
  }

  /// A number from 0 up to and without `limit`.
  package mutating func integer(below limit: Int) throws(InstructionError) -> Int {
    let value = try integer()
    guard 0 <= value, value < limit else { throw Self.garbled }
    return value
  }

  package mutating func flag() throws(InstructionError) -> Bool { try byte() != 0 }

  /// How many things follow that take a byte or more each.
  package mutating func count() throws(InstructionError) -> Int { try integer(below: rest.count + 1) }

  package mutating func content() throws(InstructionError) -> [UInt8] {
    let count = try count()
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  package mutating func string() throws(InstructionError) -> String {
    let number = try integer(below: strings.count + 1)
    if number > 0 { return strings[number - 1] }
    guard let text = String(validating: try content(), as: UTF8.self) else { throw Self.garbled }
    strings.append(text)
    return text
  }
}
