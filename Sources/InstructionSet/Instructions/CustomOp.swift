public import Silicon

/// An op that no engine has an instruction for, run by GpSimd software on whole HBM buffers.
///
/// `op` is the executor's description of the op (see `CustomOpExecutor`); Machine passes it on unread. An op that fails
/// ends the run.
public struct CustomOp: Instruction {
  public static let mnemonic = "custom_op"

  public var op: String
  /// Contiguous patterns over the whole of each buffer: see `AccessPattern.whole(_:of:)`.
  public var inputs: [AccessPattern]
  public var outputs: [AccessPattern]
  /// Elements that GpSimd must process: what the cost is proportional to.
  public var work: Int

  public var engine: Engine { .gpsimd }

  public init(
    op: String,
    inputs: [AccessPattern],
    outputs: [AccessPattern],
    work: Int
  ) {
    self.op = op
    self.inputs = inputs
    self.outputs = outputs
    self.work = work
  }

  public init() {
    self.init(
      op: "",
      inputs: [],
      outputs: [],
      work: 0)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("op", &op)
    try visitor.readAcross("input", all: &inputs)
    try visitor.write("output", all: &outputs)
    try visitor.value("work", &work)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    for (name, operands) in [("input", inputs), ("output", outputs)] {
      for operand in operands {
        guard try rules.buffer(name, operand).space == .hbm else {
          throw rules.fail(.memorySpace, "\(name) must be in HBM")
        }
        guard operand.partitions == 1, operand.free.count == 1, operand.free[0].stride == 1, operand.free[0].count >= 0
        else { throw rules.fail(.accessPattern, "\(name) must be one contiguous run of elements") }
      }
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.customOp(
      elements: work, bytesRead: inputs.reduce(0) { $0 + $1.byteCount },
      bytesWritten: outputs.reduce(0) { $0 + $1.byteCount })
  }

  public var hasOutcome: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    guard context.worker == 0 else { return }
    do {
      try context.customOps.execute(
        op: op, inputs: inputs.map { UnsafeRawBufferPointer(start: context.base($0), count: $0.byteCount) },
        outputs: outputs.map { UnsafeMutableRawBufferPointer(start: context.base($0), count: $0.byteCount) })
    } catch {
      context.reportFailure(error)
    }
  }
}
