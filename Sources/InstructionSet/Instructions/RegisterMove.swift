public import Silicon

/// `register = value` (nki.isa `register_move`, whose source can be a register, too: a kernel knows what that holds).
public struct RegisterMove: Instruction {
  public static let mnemonic = "register_move"

  public var register: Register
  /// 32 bits.
  public var value: Int
  /// The engine whose sequencer does it.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(register: Register, value: Int, queue: Engine = .sync) {
    self.register = register
    self.value = value
    self.queue = queue
  }

  public init() { self.init(register: Register(0), value: 0) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("register", &register)
    try visitor.value("value", &value)
    try visitor.value("queue", &queue)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    guard (0..<program.registerCount).contains(register.index) else {
      throw rules.fail(.outOfBounds, "there is no register %r\(register.index)")
    }
    guard Int32(exactly: value) != nil else {
      throw rules.fail(.outOfBounds, "the value \(value) does not fit 32 bits")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.control(.registerMove, on: queue) }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    context.registers[register.index] = Int32(truncatingIfNeeded: value)
  }
}
