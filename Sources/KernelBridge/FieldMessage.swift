import InstructionSet
import Kernel
import Numerics

/// An instruction's fields by name, as words of 64 bits: what another language says of an instruction.
///
/// Each field is the number of its name in ``KernelSchema/names``, the number of a `Kind`, how many words follow, and these:
///
/// | kind | words |
/// | --- | --- |
/// | pattern | buffer, element type, start partition, partitions, partition stride, offset, registers r, r times (register, stride), then (count, stride) of each free dimension |
/// | float | the bits of an fp32 number |
/// | integer | a number |
/// | word | the number of a text in ``KernelSchema/words`` |
/// | list | numbers; dimensions as (count, stride) |
struct FieldMessage: FieldVisitor {
  enum Kind: Int { case pattern, float, integer, word, list }

  private struct Entry {
    var name: String
    var kind: Kind
    var words: Range<Int>
    var isTaken = false
  }

  private let words: UnsafeBufferPointer<Int64>
  private let mnemonic: String
  private var entries: [Entry] = []

  init(_ words: UnsafeBufferPointer<Int64>, of mnemonic: String) throws(InstructionError) {
    self.words = words
    self.mnemonic = mnemonic
    var position = 0
    while position < words.count {
      guard position + 3 <= words.count, KernelSchema.names.indices.contains(Int(words[position])),
        let kind = Kind(rawValue: Int(words[position + 1])), 0 <= words[position + 2],
        Int(words[position + 2]) <= words.count - position - 3
      else { throw garbled("a field") }
      let first = position + 3
      position = first + Int(words[position + 2])
      entries.append(Entry(name: KernelSchema.names[Int(words[first - 3])], kind: kind, words: first..<position))
    }
  }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Throws when a field was sent that the instruction does not have.
  func finish() throws(InstructionError) {
    guard let rest = entries.first(where: { !$0.isTaken }) else { return }
    throw InstructionError(.syntax, "\(mnemonic) has no field \(rest.name), or not in this form")
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) {
    let name = name.description
    isPresent = entries.contains { !$0.isTaken && $0.name == name }
  }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern(name)
  }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern(name)
  }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern(name)
  }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern(name)
  }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) throws(InstructionError) {
    guard let entry = take(name) else { return }
    switch entry.kind {
    case .pattern: operand = .perPartition(try pattern(entry))
    case .float where entry.words.count == 1: operand = .constant(float(entry))
    case .integer where entry.words.count == 1:
      guard let value = Int32(exactly: words[entry.words.lowerBound]) else { throw garbled(name) }
      operand = .integer(value)
    default: throw garbled(name)
    }
  }

  /// A value that was not sent stays what the instruction begins with.
  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) throws(InstructionError) {
    guard let entry = take(name) else { return }
    guard let read: T = decode(entry) else { throw garbled(name) }
    value = read
  }

  private func decode<T: FieldValue>(_ entry: Entry) -> T? {
    let numbers = words[entry.words]
    switch entry.kind {
    case .word:
      guard let number = numbers.first, KernelSchema.words.indices.contains(Int(number)) else { return nil }
      return T(fieldText: KernelSchema.words[Int(number)])
    case .float: return numbers.count == 1 ? float(entry) as? T : nil
    case .integer where T.self == Register.self:
      return numbers.count == 1 && numbers.first! >= 0 ? Register(Int(numbers.first!)) as? T : nil
    case .integer: return numbers.count == 1 ? T(fieldText: "\(numbers.first!)") : nil
    case .list:
      if T.self == [Int].self { return numbers.map { Int($0) } as? T }
      let pairs = stride(from: numbers.startIndex, to: numbers.endIndex - 1, by: 2)
      return numbers.count % 2 == 0
        ? pairs.map { Dimension(Int(numbers[$0]), stride: Int(numbers[$0 + 1])) } as? T : nil
    case .pattern: return nil
    }
  }

  private func float(_ entry: Entry) -> Float {
    Float(bitPattern: UInt32(truncatingIfNeeded: words[entry.words.lowerBound]))
  }

  private mutating func pattern(_ name: StaticString) throws(InstructionError) -> AccessPattern {
    guard let entry = take(name) else {
      throw InstructionError(.syntax, "\(mnemonic) needs an operand \(name)")
    }
    return try pattern(entry)
  }

  private func pattern(_ entry: Entry) throws(InstructionError) -> AccessPattern {
    guard entry.kind == .pattern, let pattern = AccessPattern(words: words[entry.words]) else {
      throw garbled("operand \(entry.name)")
    }
    return pattern
  }

  private mutating func take(_ name: StaticString) -> Entry? {
    let name = name.description
    guard let index = entries.firstIndex(where: { !$0.isTaken && $0.name == name }) else { return nil }
    entries[index].isTaken = true
    return entries[index]
  }

  private func garbled(_ what: some CustomStringConvertible) -> InstructionError {
    InstructionError(.syntax, "\(mnemonic): \(what) cannot be read, or is of another kind")
  }
}

extension AccessPattern {
  /// Nil for words that are none, or numbers that sums of a few could overflow with.
  init?(words: Slice<UnsafeBufferPointer<Int64>>) {
    let numbers = words.map { Int($0) }
    let far = 1 << 44
    guard numbers.count >= 7, numbers.allSatisfy({ -far <= $0 && $0 <= far }),
      numbers[0] >= 0, ElementType.allCases.indices.contains(numbers[1]), numbers[2] >= 0, numbers[3] >= 0,
      numbers[6] >= 0, numbers.count >= 7 + 2 * numbers[6], numbers.count % 2 == 1
    else { return nil }
    let registers = stride(from: 7, to: 7 + 2 * numbers[6], by: 2).map {
      AffineOffset.RegisterTerm(Register(numbers[$0]), stride: numbers[$0 + 1])
    }
    let free = stride(from: 7 + 2 * numbers[6], to: numbers.count, by: 2).map {
      Dimension(numbers[$0], stride: numbers[$0 + 1])
    }
    self.init(
      BufferID(numbers[0]), ElementType.allCases[numbers[1]], startPartition: numbers[2], partitions: numbers[3],
      partitionStride: numbers[4], offset: AffineOffset(numbers[5], registers: registers), free: free)
  }
}
