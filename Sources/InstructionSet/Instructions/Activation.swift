import Numerics
public import Silicon
public import TileKernels

/// `dst = op(data * scale + bias)` on the Scalar engine, and the sum of each partition's results in the engine's accumulator
/// (nki.isa `activation`; `activation_reduce` is `reduce_cmd` reset_reduce). The results add up in fp32, before they round
/// to `dst`.
public struct Activation: Instruction {
  public static let mnemonic = "activation"

  public var dst: AccessPattern
  public var op: ActivationFunction
  public var data: AccessPattern
  /// fp32.
  public var scale: ScalarOperand
  /// A constant needs NeuronCore-v3; v2 takes a tile only.
  public var bias: ScalarOperand
  /// All but `load_reduce`.
  public var reduceCommand: ReduceCommand
  /// [partitions, 1]: what the accumulators hold at the end; nil leaves it there.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .scalar }

  public init(
    dst: AccessPattern,
    op: ActivationFunction,
    data: AccessPattern,
    scale: ScalarOperand = .constant(1),
    bias: ScalarOperand = .constant(0),
    reduceCommand: ReduceCommand = .idle,
    reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.op = op
    self.data = data
    self.scale = scale
    self.bias = bias
    self.reduceCommand = reduceCommand
    self.reduceResult = reduceResult
  }

  public init() {
    self.init(
      dst: .unset,
      op: .copy,
      data: .unset,
      scale: .constant(1),
      bias: .constant(0))
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.read("data", &data)
    try visitor.read("scale", &scale)
    try visitor.read("bias", &bias)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.write("reduce_res", &reduceResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    guard op != .prelu else {
      throw rules.fail(.engine, "prelu takes its slope from activate2 (relu_param); use other instructions")
    }
    try rules.tile("dst", dst, on: .scalar, writes: true)
    try rules.tile("data", data, on: .scalar)
    try rules.sameShape("data", data, as: "dst", dst)
    try rules.scalar("scale", scale, partitions: dst.partitions, on: .scalar)
    try rules.scalar("bias", bias, partitions: dst.partitions, on: .scalar)
    if case .perPartition(let pattern) = scale, pattern.element != .f32 {
      throw rules.fail(.elementType, "scale is \(pattern.element.rawValue), it must be f32")
    }
    if case .perPartition(let pattern) = bias, pattern.element == .tf32 {
      throw rules.fail(.elementType, "bias is tf32; use f32")
    }
    if case .constant(let value) = bias, value != 0, core.generation == .v2 {
      throw rules.fail(
        .generation, "NeuronCore-v2 takes bias from a tile, not a constant; memset a [partitions, 1] tile")
    }
    try rules.reduceCommand(reduceCommand, oneOf: .idle, .reset, .reduce, .resetReduce)
    try rules.reduceResult(reduceResult, of: dst, on: .scalar)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.activation(
      op, elements: dst.freeCount, input: CostOperand(data, in: program), output: CostOperand(dst, in: program),
      perPartitionOperands: scale.perPartitionCount + bias.perPartitionCount, reduces: reduceResult != nil)
  }

  private var isPlain: Bool { scale == .constant(1) && bias == .constant(0) }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    guard reduceCommand == .idle, reduceResult == nil else { return nil }
    let function = TileKernels.unary(op)
    if isPlain { return RowOperation(context, dst, .unary(function), data, data) }
    let scales = ScalarSource(context, scale)
    let biases = ScalarSource(context, bias)
    let kernel: RowOperation.Kernel =
      op == .copy ? .affine(scale: scales, bias: biases) : .unaryOfAffine(function, scale: scales, bias: biases)
    return RowOperation(context, dst, kernel, data, data)
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let function = TileKernels.unary(op)
    let affine = TileKernels.affine()
    let scales = ScalarSource(context, scale)
    let biases = ScalarSource(context, bias)
    let accumulators = EngineAccumulators(context, of: dst, on: .scalar, reduceCommand, .add)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
      if isPlain {
        function(result, operand, count)
      } else {
        affine(result, operand, scales(partition), biases(partition), count)
        function(result, result, count)
      }
      accumulators.add(result, count, partition: partition)
    }
    // Last, because it may lie inside dst.
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult) }
  }
}
