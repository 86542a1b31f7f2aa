import Numerics
public import Silicon
public import TileKernels

/// `dst = op((data op0 imm0) op1 imm1)` on the Scalar engine, and the reduction of each partition's results in the engine's
/// accumulator (nki.isa `activate2`). From NeuronCore-v4 on. Each step rounds to fp32; the results reduce before they round
/// to `dst`.
public struct Activate2: Instruction {
  public static let mnemonic = "activate2"

  /// What `op0` and `op1` can be; `bypass` leaves its operand as it is.
  static let pairs: [(ALUOperator, ALUOperator)] = [
    (.multiply, .add), (.multiply, .subtract), (.multiply, .bypass), (.add, .bypass), (.subtract, .bypass),
    (.bypass, .bypass),
  ]

  public var dst: AccessPattern
  public var op: ActivationFunction
  public var data: AccessPattern
  public var op0: ALUOperator
  public var imm0: ScalarOperand
  /// Puts `imm0` on the left.
  public var reverse0: Bool
  public var op1: ALUOperator
  public var imm1: ScalarOperand
  public var reverse1: Bool
  /// The slope of `prelu` below 0; other functions do not look at it.
  public var reluParameter: ScalarOperand
  /// add, maximum, minimum, abs_max or abs_min.
  public var reduceOperator: ALUOperator
  /// All but `load_reduce`.
  public var reduceCommand: ReduceCommand
  /// [partitions, 1]: what the accumulators hold at the end; nil leaves it there.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .scalar }

  public init(
    dst: AccessPattern, op: ActivationFunction, data: AccessPattern, op0: ALUOperator = .bypass,
    imm0: ScalarOperand = .constant(0), reverse0: Bool = false, op1: ALUOperator = .bypass,
    imm1: ScalarOperand = .constant(0), reverse1: Bool = false, reluParameter: ScalarOperand = .constant(0),
    reduceOperator: ALUOperator = .add, reduceCommand: ReduceCommand = .idle, reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.op = op
    self.data = data
    self.op0 = op0
    self.imm0 = imm0
    self.reverse0 = reverse0
    self.op1 = op1
    self.imm1 = imm1
    self.reverse1 = reverse1
    self.reluParameter = reluParameter
    self.reduceOperator = reduceOperator
    self.reduceCommand = reduceCommand
    self.reduceResult = reduceResult
  }

  public init() { self.init(dst: .unset, op: .copy, data: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.read("data", &data)
    try visitor.value("op0", &op0)
    try visitor.read("imm0", &imm0)
    try visitor.value("reverse0", &reverse0)
    try visitor.value("op1", &op1)
    try visitor.read("imm1", &imm1)
    try visitor.value("reverse1", &reverse1)
    try visitor.read("relu_param", &reluParameter)
    try visitor.value("reduce_op", &reduceOperator)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.write("reduce_res", &reduceResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v4, remedy: "use activation, and tensor_scalar before it")
    try rules.tile("dst", dst, on: .scalar, writes: true)
    try rules.tile("data", data, on: .scalar)
    try rules.sameShape("data", data, as: "dst", dst)
    guard Self.pairs.contains(where: { $0 == (op0, op1) }) else {
      let pairs = Self.pairs.map { "(\($0.rawValue), \($1.rawValue))" }.joined(separator: ", ")
      throw rules.fail(.engine, "op0 and op1 are (\(op0.rawValue), \(op1.rawValue)), they must be one of \(pairs)")
    }
    guard !(reverse0 && op0 == .bypass), !(reverse1 && op1 == .bypass) else {
      throw rules.fail(.engine, "reverse0 needs an op0 and reverse1 an op1 that is not bypass")
    }
    for (name, operand) in [("imm0", imm0), ("imm1", imm1), ("relu_param", reluParameter)] {
      try rules.scalar(name, operand, partitions: dst.partitions, on: .scalar)
      if case .integer = operand { throw rules.fail(.elementType, "\(name) is an integer, it must be f32") }
    }
    if case .perPartition(let first) = imm0, case .perPartition(let second) = imm1 {
      try rules.sameType("imm1", second, as: "imm0", first)
    }
    guard [.add, .maximum, .minimum, .abs_max, .abs_min].contains(reduceOperator) else {
      throw rules.fail(
        .engine, "reduce_op is \(reduceOperator.rawValue), it must be add, maximum, minimum, abs_max or abs_min")
    }
    try rules.reduceCommand(reduceCommand, oneOf: .idle, .reset, .reduce, .resetReduce)
    try rules.reduceResult(reduceResult, of: dst, on: .scalar)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.activation(
      op, elements: dst.freeCount, input: CostOperand(data, in: program), output: CostOperand(dst, in: program),
      perPartitionOperands: imm0.perPartitionCount + imm1.perPartitionCount + reluParameter.perPartitionCount,
      reduces: reduceResult != nil)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let first = TileKernels.withScalar(op0, reversed: reverse0)
    let second = TileKernels.withScalar(op1, reversed: reverse1)
    let scalars0 = ScalarSource(context, imm0)
    let scalars1 = ScalarSource(context, imm1)
    let slopes = ScalarSource(context, reluParameter)
    let prelu = TileKernels.prelu()
    let function = op == .prelu ? nil : TileKernels.unary(op)
    let accumulators = EngineAccumulators(context, of: dst, on: .scalar, reduceCommand, reduceOperator)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
      first(result, operand, scalars0(partition), count)
      second(result, result, scalars1(partition), count)
      if let function {
        function(result, result, count)
      } else {
        prelu(result, result, slopes(partition), count)
      }
      accumulators.add(result, count, partition: partition)
    }
    // Last, because it may lie inside dst.
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult) }
  }
}
