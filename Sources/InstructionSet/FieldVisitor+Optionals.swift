import Numerics

extension FieldVisitor {
  public mutating func present(_ name: StaticString, _ isPresent: inout Bool) {}

  /// Visits an optional field where there is one; a parser fills it, from `unset`.
  private mutating func visit<T>(
    _ name: StaticString, _ field: inout T?, unset: T,
    _ body: (inout Self, inout T) throws(InstructionError) -> Void
  ) throws(InstructionError) {
    var isPresent = field != nil
    present(name, &isPresent)
    guard isPresent else { return }
    var value = field ?? unset
    try body(&self, &value)
    field = value
  }

  public mutating func read(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    try visit(name, &operand, unset: .unset) { (visitor, operand) throws(InstructionError) in
      try visitor.read(name, &operand)
    }
  }

  public mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    try visit(name, &operand, unset: .unset) { (visitor, operand) throws(InstructionError) in
      try visitor.readAcross(name, &operand)
    }
  }

  public mutating func write(_ name: StaticString, _ operand: inout AccessPattern?) throws(InstructionError) {
    try visit(name, &operand, unset: .unset) { (visitor, operand) throws(InstructionError) in
      try visitor.write(name, &operand)
    }
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

  /// Visits zero or more fields of one name.
  private mutating func visit(
    _ name: StaticString, all operands: inout [AccessPattern],
    _ body: (inout Self, inout AccessPattern) throws(InstructionError) -> Void
  ) throws(InstructionError) {
    var index = 0
    while true {
      var isPresent = index < operands.count
      present(name, &isPresent)
      guard isPresent else { return }
      if index == operands.count { operands.append(.unset) }
      try body(&self, &operands[index])
      index += 1
    }
  }

  /// Zero or more fields of one name.
  public mutating func readAcross(_ name: StaticString, all operands: inout [AccessPattern]) throws(InstructionError) {
    try visit(name, all: &operands) { (visitor, operand) throws(InstructionError) in
      try visitor.readAcross(name, &operand)
    }
  }

  /// Zero or more fields of one name.
  public mutating func write(_ name: StaticString, all operands: inout [AccessPattern]) throws(InstructionError) {
    try visit(name, all: &operands) { (visitor, operand) throws(InstructionError) in
      try visitor.write(name, &operand)
    }
  }

  /// Visits a value that text and messages leave out where it is `standard`.
  public mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T, unless standard: T)
    throws(InstructionError)
  {
    var isPresent = value != standard
    present(name, &isPresent)
    if isPresent { try self.value(name, &value) }
  }

  public mutating func optional<T: FieldValue>(_ name: StaticString, _ field: inout T?, unset: T)
    throws(InstructionError)
  {
    try visit(name, &field, unset: unset) { (visitor, field) throws(InstructionError) in
      try visitor.value(name, &field)
    }
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
