import InstructionSet

/// What decides a statement's form, as words to compare: the instruction's type and fields, and its operands but for where
/// they are. Their places come beside it.
struct FormKey: FieldVisitor {
  /// Where an operand is.
  struct Place {
    var buffer: Int
    /// Elements.
    var constant: Int
    /// Positions in `terms`.
    var terms: Range<Int>
  }

  private(set) var words: [UInt64] = []
  private(set) var places: [Place] = []
  private(set) var terms: [AffineOffset.Term] = []
  /// The memory of each buffer, see `TimedShape.grid`.
  private let grids: [Int]

  init(_ program: Program) { grids = program.buffers.indices.map { program.grid(of: BufferID($0)) } }

  /// Replaces what it held by `instruction`'s.
  mutating func take<I: Instruction>(_ instruction: I) {
    words.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
    words.append(UInt64(UInt(bitPattern: ObjectIdentifier(I.self))))
    var instruction = instruction
    // Only parsers throw.
    try? instruction.visitFields(&self)
  }

  var hash: UInt64 {
    var hash = WordHash()
    for word in words { hash.add(word) }
    return hash.value
  }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { add(operand, .read) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { add(operand, .read) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { add(operand, .write) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { add(operand, .update) }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    switch operand {
    case .perPartition(let pattern): add(pattern, .read)
    case .constant(let value): words.append(1 << 62 | UInt64(value.bitPattern))
    case .integer(let value): words.append(3 << 61 | UInt64(UInt32(bitPattern: value)))
    }
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {
    // Where an instruction's own counting starts costs nothing, as operands' offsets.
    if T.self == AffineOffset.self { return }
    var text = value.fieldText
    text.withUTF8 { bytes in
      add(bytes.count)
      var word: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        word = word << 8 | UInt64(byte)
        if index % 8 == 7 { words.append(word) }
      }
      words.append(word)
    }
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) { words.append(isPresent ? 1 : 0) }

  private mutating func add(_ value: Int) { words.append(UInt64(bitPattern: Int64(value))) }

  private mutating func add(_ operand: AccessPattern, _ mode: TimedAccess.Mode) {
    let grid = grids[operand.buffer.index]
    let isDynamic = !operand.offset.registers.isEmpty
    let element = withUnsafeBytes(of: operand.element) { UInt64($0[0]) }
    words.append(
      1 << 63 | UInt64(operand.free.count) << 32 | element << 16 | UInt64(mode.rawValue) << 8 | (isDynamic ? 1 : 0))
    add(grid)
    // Of operands that may be anywhere in their buffer, its size counts.
    if isDynamic { add(operand.buffer.index) }
    add(operand.startPartition)
    add(operand.partitions)
    add(operand.partitionStride)
    for dimension in operand.free {
      add(dimension.count)
      add(dimension.stride)
    }
    let firstTerm = terms.count
    if !isDynamic { terms += operand.offset.terms }
    places.append(
      Place(buffer: operand.buffer.index, constant: operand.offset.constant, terms: firstTerm..<terms.count))
  }
}

extension Program {
  /// Which memory a buffer is in: `AddressMap.sbuf`, `AddressMap.psum`, or 2 + HBM buffer.
  func grid(of buffer: BufferID) -> Int {
    switch self[buffer].space {
    case .sbuf: AddressMap.sbuf
    case .psum: AddressMap.psum
    case .hbm: buffer.index + 2
    }
  }
}
