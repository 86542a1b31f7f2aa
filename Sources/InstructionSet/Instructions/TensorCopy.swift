import Numerics
public import Silicon

/// `dst = src`, with a cast where types differ (nki.isa `tensor_copy`).
///
/// Equal types copy bits on Vector and GpSimd; everything else passes through fp32. fp32 to integer rounds to
/// the nearest, ties to even, and saturates (release notes 2.32, NKI, bug fixes). Truncation toward zero, which
/// StableHLO `convert` asks for, takes a few instructions: with `r` the copy of `a = |x|` to an integer type and back,
/// `r - (r > a)` truncates `a`.
public struct TensorCopy: Instruction {
  public static let mnemonic = "tensor_copy"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// `vector`, `scalar` or `gpsimd`; GpSimd does not reach PSUM.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    engine: Engine
  ) {
    self.dst = dst
    self.src = src
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      src: .unset,
      engine: .vector)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .vector, .scalar, .gpsimd)
    guard engine != .scalar || core.generation > .v2 else {
      throw rules.fail(
        .generation, "NeuronCore-v2 has no tensor_copy on the Scalar engine; use activation with op=copy")
    }
    try rules.tile("dst", dst, on: engine, writes: true)
    try rules.tile("src", src, on: engine)
    try rules.sameShape("src", src, as: "dst", dst)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorCopy, on: engine, elements: dst.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    RowOperation(context, dst, .move, src, src)
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    if dst.element == src.element, engine != .scalar || dst.element.isFloat {
      context.copyBits(dst, src)
    } else {
      context.forEachRow(FloatReader.self, FloatWriter.self, dst, src) { result, operand, count, _ in
        result.update(from: operand, count: count)
      }
    }
  }
}
