public import Silicon

/// `register = value`, or `source + value` modulo 2^32 (nki.isa `register_move`, whose source can be a register, too).
public struct RegisterMove: Instruction {
  public static let mnemonic = "register_move"

  public var register: Register
  /// 32 bits.
  public var value: Int
  public var source: Register?
  /// The engine whose sequencer does it.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(register: Register, value: Int, source: Register? = nil, queue: Engine = .sync) {
    self.register = register
    self.value = value
    self.source = source
    self.queue = queue
  }

  public init() { self.init(register: Register(0), value: 0) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("register", &register)
    try visitor.value("value", &value)
    try visitor.optional("source", &source, unset: Register(0))
    try visitor.value("queue", &queue)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    for register in [register, source ?? register] where !(0..<program.registerCount).contains(register.index) {
      throw rules.fail(.outOfBounds, "there is no register %r\(register.index)")
    }
    guard Int32(exactly: value) != nil else {
      throw rules.fail(.outOfBounds, "the value \(value) does not fit 32 bits")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.control(.registerMove, on: queue) }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let known = source.map { context.registers[$0.index] } ?? 0
    context.registers[register.index] = known &+ Int32(truncatingIfNeeded: value)
  }
}
