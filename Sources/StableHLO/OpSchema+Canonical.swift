import Numerics

/// The one form in which a module holds what MLIR's syntaxes and its portable form say in several: both readers bring
/// attributes into it, so that they make the same module of the same program.
extension OpSchema {
  /// Most numbers that an attribute's splat is spread out to.
  static let spreadLimit = 1 << 16

  /// Attributes that say what their absence would say as well are left out. (VHLO has no absence, and the writers of
  /// text differ in what they write out.)
  func withoutDefaults(_ attributes: [String: Attribute]) -> [String: Attribute] {
    var result = attributes
    for row in self.attributes {
      guard let value = result[row.name] else { continue }
      if row.isAbsence(value) { result[row.name] = nil }
    }
    // The layouts of a custom call are stated together or not at all.
    if result["operand_layouts"] == .array([]), result["result_layouts"] == .array([]) {
      result["operand_layouts"] = nil
      result["result_layouts"] = nil
    }
    return result
  }
}

extension OpSchema.AttributeRow {
  /// The value in the form the row names; nil when it is none of the surface forms of that.
  func canonical(_ value: Attribute) -> Attribute? {
    if case .elements(let elements) = value, kind != .elements, elements.type.elementCount > OpSchema.spreadLimit {
      return nil
    }
    switch (kind, value) {
    case (.structure("channel_handle"), .dictionary(var channel)) where need != .required:
      // Only point-to-point channels have a type that means something; VHLO does not keep that of collectives.
      channel["type"] = .integer(0)
      return .dictionary(channel)
    case _ where kind.admits(value): return value
    case (.flag, .bool(true)): return .unit
    case (.flag, .bool(false)): return value
    case (.string, .symbol(let name)): return .string(name)
    case (.symbol, .string(let name)): return .symbol(name)
    case (.symbols, .array(let names)):
      return .array(names.map { if case .string(let name) = $0 { .symbol(name) } else { $0 } })
    case (.integers, .elements(let elements)) where elements.holdsIntegers: return .integers(elements.integerValues)
    case (.integers, .array(let values)): return integers(values)
    case (.pairs, .elements(let elements)) where elements.holdsIntegers:
      guard elements.type.rank == 2, elements.type.shape[1] == 2 || elements.type.elementCount == 0 else { return nil }
      return .integers(elements.integerValues)
    case (.booleans, .elements(let elements)) where elements.type.element == .bool:
      return .bools(elements.integerValues.map { $0 != 0 })
    default: return nil
    }
  }

  private func integers(_ values: [Attribute]) -> Attribute? {
    var result: [Int64] = []
    for value in values {
      guard case .integer(let integer) = value else { return nil }
      result.append(integer)
    }
    return .integers(result)
  }

  /// Whether the value says what absence says.
  func isAbsence(_ value: Attribute) -> Bool {
    switch (need, value) {
    case (.required, _): false
    case (.defaulted(let absence), _): value == absence
    case (.filled(let number, _), .integers(let values)): values.allSatisfy { $0 == number }
    case (.filled(let number, _), .bools(let values)): values.allSatisfy { $0 == (number != 0) }
    case (.filled, _): false
    case (.optional, .enumeration(let word)):
      if case .word(_, let words) = kind { word == words[0] } else { false }
    case (.optional, .array(let values)):
      switch kind {
      case .words(_, let words): values.allSatisfy { $0 == .enumeration(words[0]) }
      case .layouts: false
      default: values.isEmpty
      }
    case (.optional, .bool(let flag)): kind == .flag && !flag
    case (.optional, .string(let string)): string.isEmpty
    case (.optional, .integers(let values)): values.isEmpty
    case (.optional, .dictionary(let entries)): entries.isEmpty
    case (.optional, _): false
    }
  }
}

extension Attribute {
  /// With lists of integers as tensors of i64, for places where numbers keep their types.
  var withTypedLists: Attribute {
    switch self {
    case .integers(let numbers):
      let bytes = numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> Int64(8 * $0)) } }
      return DenseElements(TensorType([numbers.count], .i64), data: bytes[...]).map { .elements($0) } ?? self
    case .array(let values): return .array(values.map(\.withTypedLists))
    case .dictionary(let entries): return .dictionary(entries.mapValues(\.withTypedLists))
    default: return self
    }
  }
}

extension DenseElements {
  var holdsIntegers: Bool { type.element.isInteger || type.element == .bool }

  /// Elements of `data`, which holds them row-major and little-endian, or one of them for all; nil when it is neither.
  ///
  /// Equal elements become a splat, and elements below a byte get the bits above them that their sign asks for.
  init?(_ type: TensorType, data: ArraySlice<UInt8>) {
    let width = type.element.byteCount
    let isWhole = data.count == type.byteCount
    guard isWhole || data.count == width else { return nil }
    // One element for all of none is none.
    var bytes = type.elementCount == 0 ? [] : Array(data)
    if type.element.bitWidth < 8, type.element != .bool {
      let mask = UInt8(1) << UInt8(type.element.bitWidth) - 1
      for index in bytes.indices {
        bytes[index] &= mask
        if type.element.isSignedInteger, bytes[index] > mask >> 1 { bytes[index] |= ~mask }
      }
    }
    self.init(type: type, bytes: bytes, isSplat: !isWhole && type.elementCount > 0)
    if isWhole { compact() }
  }

  /// A splat when all elements have the same bytes.
  private mutating func compact() {
    let width = type.element.byteCount
    guard bytes.count >= width else { return }
    var index = width
    while index < bytes.count, bytes[index] == bytes[index - width] { index += 1 }
    guard index == bytes.count else { return }
    bytes.removeSubrange(width...)
    isSplat = true
  }
}
