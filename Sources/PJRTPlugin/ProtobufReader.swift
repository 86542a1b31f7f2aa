import Runtime

/// Reads the wire format of protocol buffers, field by field.
struct ProtobufReader {
  enum Value {
    /// A number, a bool or an enumeration.
    case varint(UInt64)
    /// A message, a string, bytes or a packed list.
    case bytes(ArraySlice<UInt8>)
    case fixed(UInt64)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next field; nil at the end. Throws `invalidArgument` where the bytes are no message.
  mutating func next() throws -> (field: Int, value: Value)? {
    if rest.isEmpty { return nil }
    let key = try varint()
    let field = Int(truncatingIfNeeded: key >> 3)
    switch key & 7 {
    case 0: return (field, .varint(try varint()))
    case 1: return (field, .fixed(try fixed(8)))
    case 2: return (field, .bytes(try bytes()))
    case 5: return (field, .fixed(try fixed(4)))
    default: throw Self.malformed
    }
  }

  /// A packed list of numbers.
  static func varints(_ bytes: ArraySlice<UInt8>) throws -> [Int] {
    var reader = ProtobufReader(bytes)
    var list: [Int] = []
    while !reader.rest.isEmpty { list.append(Int(truncatingIfNeeded: try reader.varint())) }
    return list
  }

  private mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { throw Self.malformed }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Self.malformed
  }

  private mutating func fixed(_ count: Int) throws -> UInt64 {
    guard rest.count >= count else { throw Self.malformed }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func bytes() throws -> ArraySlice<UInt8> {
    guard let count = Int(exactly: try varint()), rest.count >= count else { throw Self.malformed }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  static let malformed = RuntimeError(.invalidArgument, "a protocol buffer is cut short or garbled")
}
