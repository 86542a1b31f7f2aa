extension TextReader {
  // MARK: Strings and symbols

  /// The contents of a `"..."`, escapes undone. Contents that are no UTF-8 (serialised protos) come as one character
  /// per byte.
  func string(_ role: @autoclosure () -> String) throws(StableHLOError) -> String {
    let range = try rawString(role())
    let escape = UInt8(ascii: "\\")
    guard bytes[range].contains(escape) else { return text(range) }
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      if byte != escape {
        result.append(byte)
        continue
      }
      let escaped = bytes[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): result.append(escaped)
      default:
        guard index < range.upperBound, let high = hexDigit(escaped), let low = hexDigit(bytes[index]) else {
          throw error(.syntax, "expected \\n, \\t, \\\\, \\\" or two hex digits after '\\' in a string", at: index - 2)
        }
        result.append(high << 4 | low)
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self)
      ?? String(String.UnicodeScalarView(result.map { Unicode.Scalar($0) }))
  }

  /// The range between the quotes of a string.
  func rawString(_ role: @autoclosure () -> String) throws(StableHLOError) -> Range<Int> {
    guard take("\"") else { throw expected(role()) }
    let start = position
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "\n"):
        throw error(.syntax, "expected '\"' at the end of a string that begins on this line", at: start - 1)
      default: position += 1
      }
    }
    position = end
    throw error(.unexpectedEnd, "the string that begins here does not end: is the text truncated?", at: start - 1)
  }

  func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// `@name` or `@"name"`, without the `@`.
  func symbol(_ role: @autoclosure () -> String) throws(StableHLOError) -> String {
    guard take("@") else { throw expected("'@' and \(role())") }
    if bytes[position] == UInt8(ascii: "\"") { return try string(role()) }
    let start = position
    while isNameByte(bytes[position]) || bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard position > start else { throw expected(role()) }
    return text(start..<position)
  }

  // MARK: Numbers

  enum Number {
    /// Two's complement bits when the literal is above `Int64.max`.
    case integer(Int64, exceedsSigned: Bool)
    /// A hex literal: bits for a float type, a value for an integer type.
    case hex(UInt64, digits: Int)
    case decimal(Double)
  }

  var nextIsNumber: Bool {
    let byte = peek()
    return isDigit(byte) || byte == UInt8(ascii: "-")
  }

  func number(_ role: @autoclosure () -> String) throws(StableHLOError) -> Number {
    skipSpace()
    let start = position
    let negative = bytes[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    guard isDigit(bytes[position]) else {
      position = start
      throw expected(role())
    }
    if bytes[position] == UInt8(ascii: "0"), bytes[position + 1] | 0x20 == UInt8(ascii: "x"),
      hexDigit(bytes[position + 2]) != nil
    {
      position += 2
      let first = position
      var value: UInt64 = 0
      while let digit = hexDigit(bytes[position]) {
        guard value >> 60 == 0 else { throw error(.badLiteral, "a hex number of more than 64 bits", at: start) }
        value = value << 4 | UInt64(digit)
        position += 1
      }
      guard !negative else {
        guard value <= UInt64(Int64.max) else { throw error(.badLiteral, "a number below -2^63", at: start) }
        return .integer(-Int64(value), exceedsSigned: false)
      }
      return .hex(value, digits: position - first)
    }
    var magnitude: UInt64 = 0
    var overflow = false
    while isDigit(bytes[position]) {
      let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carried) = product.addingReportingOverflow(UInt64(bytes[position] - UInt8(ascii: "0")))
      overflow = overflow || overflowed || carried
      magnitude = sum
      position += 1
    }
    var isDecimal = false
    if bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) || !isLetter(bytes[position + 1]) {
      isDecimal = true
      position += 1
      while isDigit(bytes[position]) { position += 1 }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      var digits = position + 1
      if bytes[digits] == UInt8(ascii: "+") || bytes[digits] == UInt8(ascii: "-") { digits += 1 }
      if isDigit(bytes[digits]) {
        isDecimal = true
        while isDigit(bytes[digits]) { digits += 1 }
        position = digits
      }
    }
    if isDecimal {
      guard let value = Double(text(start..<position)) else {
        throw error(.badLiteral, "'\(text(start..<position))' is no number", at: start)
      }
      return .decimal(value)
    }
    guard !overflow else { throw error(.badLiteral, "an integer of more than 64 bits", at: start) }
    if negative {
      guard magnitude <= UInt64(Int64.max) + 1 else { throw error(.badLiteral, "a number below -2^63", at: start) }
      return .integer(Int64(truncatingIfNeeded: 0 &- magnitude), exceedsSigned: false)
    }
    return .integer(Int64(bitPattern: magnitude), exceedsSigned: magnitude > UInt64(Int64.max))
  }

  /// A plain integer, as dimension numbers and sizes are written.
  func integer(_ role: @autoclosure () -> String) throws(StableHLOError) -> Int64 {
    skipSpace()
    let start = position
    switch try number(role()) {
    case .integer(let value, exceedsSigned: false): return value
    case .hex(let value, _) where value <= UInt64(Int64.max): return Int64(value)
    default: throw error(.badLiteral, "expected \(role()) below 2^63, found '\(text(start..<position))'", at: start)
    }
  }

  /// `[1, 2, 3]`.
  func integerList(_ role: @autoclosure () -> String) throws(StableHLOError) -> [Int64] {
    var values: [Int64] = []
    try list("[", "]", role()) { () throws(StableHLOError) in values.append(try integer("an integer in \(role())")) }
    return values
  }

  func intList(_ role: @autoclosure () -> String) throws(StableHLOError) -> [Int] {
    try integerList(role()).map { Int($0) }
  }
}
