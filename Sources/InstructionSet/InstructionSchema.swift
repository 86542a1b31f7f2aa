/// The fields of an instruction as data, for those who make instructions from other languages.
public struct InstructionSchema: Sendable {
  public struct Field: Sendable, Equatable {
    public enum Kind: String, Sendable {
      case read, write, update
      /// A per-partition operand or a constant.
      case scalar
      /// Anything that is no operand.
      case value
    }

    public var name: String
    public var kind: Kind
    /// The words that a value can be; empty for numbers and lists.
    public var words: [String]
  }

  public var mnemonic: String
  /// In the order of the text form, optional ones included.
  public var fields: [Field]

  /// Of every instruction, in the order of the registry.
  public static let all = InstructionRegistry.all.map { InstructionSchema($0.init()) }

  init(_ instruction: some Instruction) {
    mnemonic = type(of: instruction).mnemonic
    var collector = SchemaCollector()
    // A field may stand in for another one: what is there with every optional field, and what without any. Only parsers throw.
    for withOptional in [true, false] {
      collector.withOptional = withOptional
      var instruction = instruction
      try? instruction.visitFields(&collector)
    }
    fields = collector.fields
  }
}

private struct SchemaCollector: FieldVisitor {
  var withOptional = true
  private(set) var fields: [InstructionSchema.Field] = []

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { add(name, .read) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { add(name, .read) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { add(name, .write) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { add(name, .update) }
  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) { add(name, .scalar) }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {
    let words = if let type = T.self as? any CaseIterable.Type { Self.words(type) } else { [String]() }
    add(name, .value, words: words)
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) {
    // Once: a field may come any number of times.
    isPresent = withOptional && !fields.contains { $0.name == "\(name)" }
  }

  private mutating func add(_ name: StaticString, _ kind: InstructionSchema.Field.Kind, words: [String] = []) {
    if fields.contains(where: { $0.name == "\(name)" }) { return }
    fields.append(InstructionSchema.Field(name: "\(name)", kind: kind, words: words))
  }

  private static func words<T: CaseIterable>(_ type: T.Type) -> [String] {
    type.allCases.compactMap { ($0 as? any FieldValue)?.fieldText }
  }
}
