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
    var name: Int
    var kind: Kind
    var words: Range<Int>
  }

  private let words: UnsafeBufferPointer<Int64>
  private let mnemonic: String
  private let shared: SharedDimensions
  /// How many fields there are, and which have been taken: a bit for each of the first, of which there are seldom more.
  private var count = 0
  private var taken: UInt64 = 0
  private var takenBeyond: Set<Int> = []

  init(_ words: UnsafeBufferPointer<Int64>, of mnemonic: String, sharing shared: SharedDimensions)
    throws(InstructionError)
  {
    self.words = words
    self.mnemonic = mnemonic
    self.shared = shared
    var position = 0
    while position < words.count {
      guard position + 3 <= words.count, KernelSchema.names.indices.contains(Int(words[position])),
        Kind(rawValue: Int(words[position + 1])) != nil, 0 <= words[position + 2],
        Int(words[position + 2]) <= words.count - position - 3
      else { throw garbled("a field") }
      position += 3 + Int(words[position + 2])
      count += 1
    }
  }

  private func isTaken(_ position: Int) -> Bool {
    position < UInt64.bitWidth ? taken >> position & 1 == 1 : takenBeyond.contains(position)
  }

  /// The first field of a name that has not been taken, with its position among all.
  private func find(_ name: StaticString) -> (position: Int, entry: Entry)? {
    var first = 0
    for position in 0..<count {
      let end = first + 3 + Int(words[first + 2])
      if !isTaken(position), KernelSchema.isName(Int(words[first]), name) {
        return (
          position,
          Entry(name: Int(words[first]), kind: Kind(rawValue: Int(words[first + 1]))!, words: first + 3..<end)
        )
      }
      first = end
    }
    return nil
  }

  func has(_ name: StaticString) -> Bool { find(name) != nil }

  /// Throws when a field was sent that the instruction does not have.
  func finish() throws(InstructionError) {
    if taken.nonzeroBitCount + takenBeyond.count == count { return }
    var first = 0
    var position = 0
    while isTaken(position) {
      first += 3 + Int(words[first + 2])
      position += 1
    }
    let name = KernelSchema.names[Int(words[first])]
    throw InstructionError(.syntax, "\(mnemonic) has no field \(name), or not in this form")
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) {
    isPresent = has(name)
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
    guard entry.kind == .pattern, let pattern = AccessPattern(words: words[entry.words], sharing: shared) else {
      throw garbled("operand \(KernelSchema.names[entry.name])")
    }
    return pattern
  }

  private mutating func take(_ name: StaticString) -> Entry? {
    guard let (position, entry) = find(name) else { return nil }
    if position < UInt64.bitWidth { taken |= 1 << position } else { takenBeyond.insert(position) }
    return entry
  }

  private func garbled(_ what: some CustomStringConvertible) -> InstructionError {
    InstructionError(.syntax, "\(mnemonic): \(what) cannot be read, or is of another kind")
  }
}

/// The free dimensions of a kernel's operands, each list once: most of its tiles have one of a few shapes.
final class SharedDimensions {
  private var known: Set<[Dimension]> = []

  func shared(_ dimensions: [Dimension]) -> [Dimension] { known.insert(dimensions).memberAfterInsert }
}

extension AccessPattern {
  /// Nil for words that are none, or numbers that sums of a few could overflow with.
  init?(words: Slice<UnsafeBufferPointer<Int64>>, sharing shared: SharedDimensions) {
    let words = UnsafeBufferPointer(rebasing: words)
    let far: Int64 = 1 << 44
    guard words.count >= 7, words.allSatisfy({ -far <= $0 && $0 <= far }),
      words[0] >= 0, ElementType.allCases.indices.contains(Int(words[1])), words[2] >= 0, words[3] >= 0,
      words[6] >= 0, words.count >= 7 + 2 * Int(words[6]), words.count % 2 == 1
    else { return nil }
    func pairs(_ range: Range<Int>) -> [(Int, Int)] {
      stride(from: range.lowerBound, to: range.upperBound, by: 2).map { (Int(words[$0]), Int(words[$0 + 1])) }
    }
    let free = 7 + 2 * Int(words[6])
    let registers = pairs(7..<free).map { AffineOffset.RegisterTerm(Register($0), stride: $1) }
    self.init(
      BufferID(Int(words[0])), ElementType.allCases[Int(words[1])], startPartition: Int(words[2]),
      partitions: Int(words[3]), partitionStride: Int(words[4]),
      offset: AffineOffset(Int(words[5]), registers: registers),
      free: shared.shared(pairs(free..<words.count).map { Dimension($0, stride: $1) }))
  }
}
