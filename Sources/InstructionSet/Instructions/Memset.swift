import Numerics
public import Silicon
import TileKernels

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

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .vector, .gpsimd)
    try rules.tile("dst", dst, on: engine, writes: true)
    switch value {
    case .constant: break
    case .integer:
      guard !dst.element.isFloat else {
        throw rules.fail(.elementType, "dst is \(dst.element.rawValue), the value an integer; use a constant")
      }
    case .perPartition: throw rules.fail(.shapeMismatch, "the value must be a constant")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .memset, on: engine, elements: dst.freeCount, inputs: [],
      output: CostOperand(dst, in: program))
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let constant = context.slot(1)
    switch value {
    case .constant(let value): store(value, dst.element, at: constant)
    case .integer(let value):
      // Little-endian: the low bytes are the value in a narrower type.
      constant.storeBytes(of: UInt32(bitPattern: value), as: UInt32.self)
    case .perPartition: return
    }
    context.fill(dst, with: constant)
  }
}
