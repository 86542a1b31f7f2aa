/// A place in MLIR bytecode. Reads the container's encodings of numbers, and never past its end.
struct ByteCursor {
  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  var remaining: Int { end - position }

  func error(_ code: StableHLOError.Code, _ message: String) -> StableHLOError {
    StableHLOError(code, "\(message) (at byte \(position))")
  }

  private func truncated(_ role: String) -> StableHLOError {
    error(.unexpectedEnd, "the bytecode ends inside \(role): is it truncated?")
  }

  mutating func byte(_ role: @autoclosure () -> String) throws(StableHLOError) -> UInt8 {
    guard position < end else { throw truncated(role()) }
    defer { position += 1 }
    return bytes[position]
  }

  /// The next `count` bytes.
  mutating func take(_ count: Int, _ role: @autoclosure () -> String) throws(StableHLOError) -> Range<Int> {
    guard count <= remaining else { throw truncated(role()) }
    defer { position += count }
    return position..<position + count
  }

  /// The first byte's trailing zeros say how many bytes follow; all eight of them zero means eight bytes of value.
  mutating func varint(_ role: @autoclosure () -> String) throws(StableHLOError) -> UInt64 {
    let first = try byte(role())
    if first & 1 == 1 { return UInt64(first >> 1) }
    let more = first.trailingZeroBitCount
    var value: UInt64 = 0
    for index in try take(more, role()).reversed() { value = value << 8 | UInt64(bytes[index]) }
    return more == 8 ? value : (value << 8 | UInt64(first)) >> UInt64(more + 1)
  }

  /// Zigzag on top of a varint.
  mutating func signedVarint(_ role: @autoclosure () -> String) throws(StableHLOError) -> Int64 {
    let value = try varint(role())
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// A count of things of which each takes a byte at least.
  mutating func count(_ role: @autoclosure () -> String) throws(StableHLOError) -> Int {
    try limited(try varint(role()), role())
  }

  /// A count with a flag in its lowest bit.
  mutating func flaggedCount(_ role: @autoclosure () -> String) throws(StableHLOError) -> (count: Int, flag: Bool) {
    let value = try varint(role())
    return (try limited(value >> 1, role()), value & 1 == 1)
  }

  private func limited(_ count: UInt64, _ role: String) throws(StableHLOError) -> Int {
    guard count <= UInt64(remaining) else {
      throw error(.unexpectedEnd, "\(count) as \(role), where \(remaining) bytes are left: is the bytecode truncated?")
    }
    return Int(count)
  }

  /// An index below `count`.
  mutating func index(below count: Int, _ role: @autoclosure () -> String) throws(StableHLOError) -> Int {
    try checked(try varint(role()), below: count, role())
  }

  /// An index below `count` with a flag in its lowest bit.
  mutating func flaggedIndex(
    below count: Int, _ role: @autoclosure () -> String
  ) throws(StableHLOError) -> (index: Int, flag: Bool) {
    let value = try varint(role())
    return (try checked(value >> 1, below: count, role()), value & 1 == 1)
  }

  private func checked(_ index: UInt64, below count: Int, _ role: String) throws(StableHLOError) -> Int {
    guard index < UInt64(count) else { throw error(.syntax, "\(role) number \(index), where there are \(count)") }
    return Int(index)
  }

  /// A count, then as many items.
  mutating func list<T>(
    _ role: @autoclosure () -> String, _ item: (inout ByteCursor) throws(StableHLOError) -> T
  ) throws(StableHLOError) -> [T] {
    let count = try count("the number of \(role())")
    var items: [T] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }

  mutating func signedList(_ role: @autoclosure () -> String) throws(StableHLOError) -> [Int64] {
    try list(role()) { (cursor) throws(StableHLOError) in try cursor.signedVarint("an integer") }
  }

  /// An integer of a known width, sign-extended: one byte up to 8 bits, else a signed varint.
  mutating func integer(bits: Int, _ role: @autoclosure () -> String) throws(StableHLOError) -> Int64 {
    guard bits <= 64 else { throw error(.unsupported, "\(role()) of \(bits) bits: 64 are the most here") }
    let raw = bits <= 8 ? Int64(try byte(role())) : try signedVarint(role())
    let unused = Int64(64 - bits)
    return (raw << unused) >> unused
  }

  /// Bytes up to a zero, which is taken as well.
  mutating func terminated(_ role: @autoclosure () -> String) throws(StableHLOError) -> Range<Int> {
    let start = position
    while try byte(role()) != 0 {}
    return start..<position - 1
  }

  func expectEnd(_ role: @autoclosure () -> String) throws(StableHLOError) {
    guard remaining == 0 else { throw error(.syntax, "\(remaining) bytes are left over after \(role())") }
  }
}
