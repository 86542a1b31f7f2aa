/// `register = src`, clamped (nki.isa `register_load`, followed by the sequencer's ALU): `src` is one int32 element of HBM
/// or SBUF.
public struct RegisterLoad: Instruction {
  public static let mnemonic = "register_load"

  public var register: Register
  public var src: AccessPattern
  public var minimum: Int?
  public var maximum: Int?
  /// The engine whose queue triggers the transfer.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(
    register: Register,
    src: AccessPattern,
    minimum: Int? = nil,
    maximum: Int? = nil,
    queue: Engine = .sync
  ) {
    self.register = register
    self.src = src
    self.minimum = minimum
    self.maximum = maximum
    self.queue = queue
  }

  public init() {
    self.init(
      register: Register(0),
      src: .unset,
      queue: .sync)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("register", &register)
    try visitor.readAcross("src", &src)
    try visitor.optional("minimum", &minimum, unset: 0)
    try visitor.optional("maximum", &maximum, unset: 0)
    try visitor.value("queue", &queue)
  }
}
