/// `dst = 1 / data` on the Vector engine (nki.isa `reciprocal`), computed in fp32.
public struct Reciprocal: Instruction {
  public static let mnemonic = "reciprocal"

  public var dst: AccessPattern
  public var data: AccessPattern

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    data: AccessPattern
  ) {
    self.dst = dst
    self.data = data
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
  }
}
