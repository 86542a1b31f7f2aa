import Numerics
public import Silicon

/// `dst = register` (nki.isa `register_store`): one element of HBM or SBUF with 32 bits.
public struct RegisterStore: Instruction {
  public static let mnemonic = "register_store"

  public var dst: AccessPattern
  public var register: Register
  /// The engine whose queue triggers the transfer.
  public var queue: Engine

  public var engine: Engine { queue }

  public init(dst: AccessPattern, register: Register, queue: Engine = .sync) {
    self.dst = dst
    self.register = register
    self.queue = queue
  }

  public init() { self.init(dst: .unset, register: Register(0)) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("register", &register)
    try visitor.value("queue", &queue)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.dma("dst", dst)
    guard dst.elementCount == 1, dst.element == .i32 || dst.element == .ui32 else {
      throw rules.fail(.elementType, "dst must be one i32 element")
    }
    guard (0..<program.registerCount).contains(register.index) else {
      throw rules.fail(.outOfBounds, "there is no register %r\(register.index)")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.control(.registerStore, on: queue) }

  public func execute(_ context: borrowing ExecutionContext) {
    context.forEachOwnPartition(of: dst) { _ in
      context.base(dst).storeBytes(of: context.registers[register.index], as: Int32.self)
    }
  }
}
