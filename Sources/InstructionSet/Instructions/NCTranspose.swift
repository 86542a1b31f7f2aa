public import Silicon

/// `dst[f, p] = data[p, f]` (nki.isa `nc_transpose`): bits pass unchanged.
///
/// The Tensor engine takes SBUF to PSUM, at most 128 x 128; the Vector engine at most 32 x 32, SBUF or PSUM on either side.
public struct NCTranspose: Instruction {
  public static let mnemonic = "nc_transpose"

  public var dst: AccessPattern
  public var data: AccessPattern
  /// `tensor` or `vector`.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    data: AccessPattern,
    engine: Engine
  ) {
    self.dst = dst
    self.data = data
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset,
      engine: .tensor)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("data", &data)
    try visitor.value("engine", &engine)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.engine(engine, oneOf: .tensor, .vector)
    try rules.tile("dst", dst, on: engine, writes: true)
    try rules.tile("data", data, on: engine)
    try rules.sameType("dst", dst, as: "data", data)
    guard dst.partitions == data.freeCount, dst.freeCount == data.partitions else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], the transpose of data is [\(data.freeCount), \(data.partitions)]"
      )
    }
    let limit = engine == .tensor ? 128 : 32
    guard data.partitions <= limit, data.freeCount <= limit else {
      throw rules.fail(
        .tileSize,
        "data is [\(data.partitions), \(data.freeCount)], the \(engine.rawValue) engine transposes at most "
          + "[\(limit), \(limit)]")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    if engine == .tensor {
      return core.costs.transpose(rows: data.partitions, columns: data.freeCount, element: data.element)
    }
    return core.costs.elementwise(
      .vectorTranspose, on: engine, elements: data.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) { context.transpose(dst, data) }
}
