import Numerics
public import Silicon

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

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.dma("src", src)
    guard src.elementCount == 1, src.element == .i32 || src.element == .ui32 else {
      throw rules.fail(.elementType, "src must be one i32 element")
    }
    guard (0..<program.registerCount).contains(register.index) else {
      throw rules.fail(.outOfBounds, "there is no register %r\(register.index)")
    }
    for limit in [minimum, maximum] {
      guard let limit, Int32(exactly: limit) == nil else { continue }
      throw rules.fail(.outOfBounds, "the limit \(limit) does not fit 32 bits")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.control(.registerLoad, on: queue)
  }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    var value = Int(context.base(src).loadUnaligned(as: Int32.self))
    if let minimum { value = max(value, minimum) }
    if let maximum { value = min(value, maximum) }
    context.registers[register.index] = Int32(truncatingIfNeeded: value)
  }
}
