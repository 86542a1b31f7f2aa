/// Fills `dst` with a constant (nki.isa `memset`).
public struct Memset: Instruction {
  public static let mnemonic = "memset"

  public var dst: AccessPattern
  /// `.constant` (rounded to the type of `dst`) or, for integer tiles, `.integer`.
  public var value: ScalarOperand
  /// `vector` or `gpsimd`.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    value: ScalarOperand,
    engine: Engine
  ) {
    self.dst = dst
    self.value = value
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      value: .constant(0),
      engine: .vector)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("value", &value)
    try visitor.value("engine", &engine)
  }
}
