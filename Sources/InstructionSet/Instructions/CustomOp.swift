/// An op that no engine has an instruction for, run by GpSimd software on whole HBM buffers.
///
/// `op` is the executor's description of the op (see `CustomOpExecutor`); Machine passes it on unread.
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
}
