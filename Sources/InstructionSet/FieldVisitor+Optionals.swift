import Numerics

extension FieldVisitor {
  public mutating func present(_ name: StaticString, _ isPresent: inout Bool) {}

  public mutating func read(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    var isPresent = operand != nil
    present(name, &isPresent)
    guard isPresent else { return }
    var value = operand ?? .unset
    try read(name, &value)
    operand = value
  }

  public mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    var isPresent = operand != nil
    present(name, &isPresent)
    guard isPresent else { return }
    var value = operand ?? .unset
    try readAcross(name, &value)
    operand = value
  }

  public mutating func write(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    var isPresent = operand != nil
    present(name, &isPresent)
    guard isPresent else { return }
    var value = operand ?? .unset
    try write(name, &value)
    operand = value
  }

  /// A tile, or `constant=` instead.
  public mutating func read(_ name: StaticString, _ operand: inout TileOperand) throws(InstructionError) {
    var tile: AccessPattern? = if case .tile(let pattern) = operand { pattern } else { nil }
    try read(name, &tile)
    if let tile {
      operand = .tile(tile)
    } else {
      var constant: Float = if case .constant(let value) = operand { value } else { 0 }
      try value("constant", &constant)
      operand = .constant(constant)
    }
  }

  /// Zero or more fields of one name.
  public mutating func readAcross(_ name: StaticString, all operands: inout [AccessPattern]) throws(InstructionError) {
    var index = 0
    while true {
      var isPresent = index < operands.count
      present(name, &isPresent)
      guard isPresent else { return }
      if index == operands.count { operands.append(.unset) }
      try readAcross(name, &operands[index])
      index += 1
    }
  }

  /// Zero or more fields of one name.
  public mutating func write(_ name: StaticString, all operands: inout [AccessPattern]) throws(InstructionError) {
    var index = 0
    while true {
      var isPresent = index < operands.count
      present(name, &isPresent)
      guard isPresent else { return }
      if index == operands.count { operands.append(.unset) }
      try write(name, &operands[index])
      index += 1
    }
  }

  public mutating func optional<T: FieldValue>(_ name: StaticString, _ field: inout T?, unset: T)
    throws(InstructionError)
  {
    var isPresent = field != nil
    present(name, &isPresent)
    guard isPresent else { return }
    var present = field ?? unset
    try value(name, &present)
    field = present
  }
}

extension AccessPattern {
  /// For a parser to fill.
  static let unset = AccessPattern(BufferID(0), .f32, partitions: 1, free: [])
}

/// A tile or a constant in its place.
public enum TileOperand: Hashable, Sendable {
  case constant(Float)
  case tile(AccessPattern)
}
