/// Conversion of any real pair: a loop chosen by the source type reads a few elements as exact `Float`s or `Double`s
/// (floats) or `Int64`s (integers), then a loop chosen by the destination type writes them.
extension Conversion {
  /// Small enough to stay in the first-level cache, large enough to make the choice of loops negligible.
  private static let stageCount = 256

  static func convertInStages(
    _ row: Row, _ from: ElementType, _ to: ElementType, rounding: Rounding, overflow: Overflow,
    integerRounding: IntegerRounding
  ) {
    let throughFloats =
      rounding == .nearestEven && overflow == .ieee && integerRounding == .towardZero && isReadAsFloats(from)
      && (from.isFloat || to.isFloat) && hasDirectLoop(.f32, to)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: min(row.count, stageCount)) { buffer in
      guard let address = buffer.baseAddress else { return }
      let stage = UnsafeMutableRawPointer(address)
      var done = 0
      while done < row.count {
        let count = min(row.count - done, stageCount)
        let reading = Row(
          source: row.source + done * row.sourceStride * from.byteCount, sourceStride: row.sourceStride,
          destination: stage, destinationStride: 1, count: count)
        let writing = Row(
          source: UnsafeRawPointer(stage), sourceStride: 1,
          destination: row.destination + done * row.destinationStride * to.byteCount,
          destinationStride: row.destinationStride, count: count)
        if throughFloats {
          readFloats(reading, from)
          _ = convertDirectly(writing, .f32, to)
        } else if from.isFloat {
          readDoubles(reading, from)
          writeDoubles(
            writing, to, Draw(rounding, offset: done), overflow: overflow, integerRounding: integerRounding)
        } else {
          readIntegers(reading, from)
          writeIntegers(
            writing, to, unsigned: from == .ui64, Draw(rounding, offset: done), overflow: overflow)
        }
        done += count
      }
    }
  }

  /// The random bits of consecutive elements, or none for nearest-even.
  private struct Draw {
    private let start: UInt64?
    private var index: UInt64 = 0

    init(_ rounding: Rounding, offset: Int) {
      if case .stochastic(let seed, let firstIndex) = rounding {
        start = CounterGenerator.mix(seed)
        index = firstIndex &+ UInt64(offset)
      } else {
        start = nil
      }
    }

    var isNone: Bool { start == nil }

    @inline(__always)
    mutating func next() -> UInt64? {
      guard let start else { return nil }
      defer { index &+= 1 }
      return CounterGenerator.bits(start: start, index: index)
    }
  }

  private static func readDoubles(_ row: Row, _ type: ElementType) {
    switch type {
    case .f64: row.map { (value: Double) in value }
    case .f32: row.map { (value: Float) in Double(value) }
    default:
      readFloats(row, type)
      // In place, last first so that no `Float` is overwritten unread.
      for index in (0..<row.count).reversed() {
        let value = row.destination.loadUnaligned(fromByteOffset: index * 4, as: Float.self)
        row.destination.storeBytes(of: Double(value), toByteOffset: index * 8, as: Double.self)
      }
    }
  }

  /// Whether every value of the type is an f32 and `readFloats` reads it.
  private static func isReadAsFloats(_ type: ElementType) -> Bool {
    switch type {
    case .tf32, .i16, .i8, .ui16, .ui8, .bool: true
    default: type.isFloat && type.bitWidth <= 16
    }
  }

  private static func readFloats(_ row: Row, _ type: ElementType) {
    if convertDirectly(row, type, .f32) { return }
    // Eight bits or fewer: every code's value is in a table, in which unused high bits repeat the codes.
    guard let table = decodeTables[type] else { preconditionFailure("\(type) is not read as f32") }
    table.withUnsafeBufferPointer { table in
      row.map { (byte: UInt8) in table[Int(byte)] }
    }
  }

  private static let decodeTables: [ElementType: [Float]] = {
    var tables: [ElementType: [Float]] = [:]
    for type in ElementType.allCases where type.bitWidth <= 8 {
      if let format = type.floatFormat { tables[type] = (0..<256).map { Float(format.decode($0)) } }
    }
    return tables
  }()

  private static func readIntegers(_ row: Row, _ type: ElementType) {
    switch type {
    case .i64, .ui64: row.map { (value: Int64) in value }
    case .i32: row.map { (value: Int32) in Int64(value) }
    case .i16: row.map { (value: Int16) in Int64(value) }
    case .i8: row.map { (value: Int8) in Int64(value) }
    case .i4: row.map { (value: Int8) in Int64((value << 4) >> 4) }
    case .i2: row.map { (value: Int8) in Int64((value << 6) >> 6) }
    case .ui32: row.map { (value: UInt32) in Int64(value) }
    case .ui16: row.map { (value: UInt16) in Int64(value) }
    case .ui8: row.map { (value: UInt8) in Int64(value) }
    case .ui4: row.map { (value: UInt8) in Int64(value & 0xF) }
    case .ui2: row.map { (value: UInt8) in Int64(value & 0x3) }
    default: row.map { (byte: UInt8) -> Int64 in byte == 0 ? 0 : 1 }
    }
  }

  private static func writeDoubles(
    _ row: Row, _ type: ElementType, _ draw: Draw, overflow: Overflow, integerRounding: IntegerRounding
  ) {
    if let format = type.floatFormat {
      if type == .f32 && draw.isNone && overflow == .ieee {
        row.map { (value: Double) in Float(value) }
      } else {
        var draw = draw
        writeWords(row, type.byteCount) { (bits: UInt64) in
          format.encode(Double(bitPattern: bits), random: draw.next(), overflow: overflow)
        }
      }
      return
    }
    if type == .bool {
      row.map { (value: Double) -> UInt8 in value == 0 ? 0 : 1 }
      return
    }
    if integerRounding == .nearestEven {
      let rounded = Row(
        source: row.source, sourceStride: 1, destination: UnsafeMutableRawPointer(mutating: row.source),
        destinationStride: 1, count: row.count)
      rounded.map { (value: Double) in value.rounded(.toNearestOrEven) }
    }
    switch type {
    case .i64: row.map { (value: Double) in int64(value) }
    case .i32: row.map { (value: Double) in Int32(clamping: int64(value)) }
    case .i16: row.map { (value: Double) in Int16(clamping: int64(value)) }
    case .i8: row.map { (value: Double) in Int8(clamping: int64(value)) }
    case .i4: row.map { (value: Double) in Int8(max(-8, min(7, int64(value)))) }
    case .i2: row.map { (value: Double) in Int8(max(-2, min(1, int64(value)))) }
    case .ui64: row.map { (value: Double) in uint64(value) }
    case .ui32: row.map { (value: Double) in UInt32(clamping: int64(value)) }
    case .ui16: row.map { (value: Double) in UInt16(clamping: int64(value)) }
    case .ui8: row.map { (value: Double) in UInt8(clamping: int64(value)) }
    case .ui4: row.map { (value: Double) in UInt8(max(0, min(15, int64(value)))) }
    default: row.map { (value: Double) in UInt8(max(0, min(3, int64(value)))) }
    }
  }

  private static func writeIntegers(
    _ row: Row, _ type: ElementType, unsigned: Bool, _ draw: Draw, overflow: Overflow
  ) {
    if let format = type.floatFormat {
      var draw = draw
      writeWords(row, type.byteCount) { (bits: UInt64) in
        let negative = !unsigned && Int64(bitPattern: bits) < 0
        return format.encode(
          negative: negative, magnitude: negative ? 0 &- bits : bits, random: draw.next(), overflow: overflow)
      }
      return
    }
    switch type {
    case .bool: row.map { (value: Int64) -> UInt8 in value == 0 ? 0 : 1 }
    case .i4: row.map { (value: Int64) in Int8(truncatingIfNeeded: (value << 60) >> 60) }
    case .i2: row.map { (value: Int64) in Int8(truncatingIfNeeded: (value << 62) >> 62) }
    case .ui4: row.map { (value: Int64) in UInt8(truncatingIfNeeded: value & 0xF) }
    case .ui2: row.map { (value: Int64) in UInt8(truncatingIfNeeded: value & 0x3) }
    default: writeWords(row, type.byteCount) { (bits: UInt64) in bits }
    }
  }

  /// Writes the low `byteCount` bytes of each result.
  @inline(__always)
  private static func writeWords(_ row: Row, _ byteCount: Int, _ body: (UInt64) -> UInt64) {
    switch byteCount {
    case 1: row.map { (bits: UInt64) in UInt8(truncatingIfNeeded: body(bits)) }
    case 2: row.map { (bits: UInt64) in UInt16(truncatingIfNeeded: body(bits)) }
    case 4: row.map { (bits: UInt64) in UInt32(truncatingIfNeeded: body(bits)) }
    default: row.map { (bits: UInt64) in body(bits) }
    }
  }
}
