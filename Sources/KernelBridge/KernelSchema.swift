import InstructionSet
import Numerics

/// What there is to send: instructions with their fields, element types and the words that values can be.
struct KernelSchema: Encodable {
  struct Instruction: Encodable {
    var mnemonic: String
    var fields: [Field]
  }

  struct Field: Encodable {
    var name: String
    var kind: String
    var words: [String]
  }

  struct Element: Encodable {
    var name: String
    var bytes: Int
  }

  /// An instruction, an element type, a name or a word is sent as its place in one of these.
  var instructions = InstructionSchema.all.map { schema in
    Instruction(
      mnemonic: schema.mnemonic,
      fields: schema.fields.map { Field(name: $0.name, kind: $0.kind.rawValue, words: $0.words) })
  }
  var elements = ElementType.allCases.map { Element(name: $0.rawValue, bytes: $0.byteCount) }
  var spaces = MemorySpace.allCases.map(\.rawValue)
  var names = Self.names
  var words = Self.words

  /// Of fields.
  static let names = Array(Set(InstructionSchema.all.flatMap { $0.fields.map(\.name) })).sorted()
  /// Their bytes, which are quicker to compare.
  private static let nameBytes = names.map { Array($0.utf8) }

  static func isName(_ number: Int, _ name: StaticString) -> Bool {
    nameBytes[number].withUnsafeBufferPointer { bytes in
      guard bytes.count == name.utf8CodeUnitCount else { return false }
      return (0..<bytes.count).allSatisfy { bytes[$0] == name.utf8Start[$0] }
    }
  }

  static let words = Array(Set(InstructionSchema.all.flatMap { $0.fields.flatMap(\.words) } + ["true", "false"]))
    .sorted()
}
