import Numerics
public import Silicon
public import TileKernels

/// `dst = data op0 operand0`, and the reduction of each partition's results in the Vector engine's accumulator (nki.isa
/// `tensor_scalar_reduce`), in fp32. The results reduce before they round to `dst`.
public struct TensorScalarReduce: Instruction {
  public static let mnemonic = "tensor_scalar_reduce"

  public var dst: AccessPattern
  public var data: AccessPattern
  public var op0: ALUOperator
  /// fp32.
  public var operand0: ScalarOperand
  /// Puts `operand0` on the left.
  public var reverse0: Bool
  /// add, multiply, maximum or minimum.
  public var reduceOperator: ALUOperator
  /// `reset_reduce`, `reduce` or `load_reduce`.
  public var reduceCommand: ReduceCommand
  /// With `load_reduce`: what the accumulators start from, fp32.
  public var reduceInitial: ScalarOperand
  /// [partitions, 1]; nil keeps the result in the accumulators.
  public var reduceResult: AccessPattern?
  /// Multiplies what is written to `reduceResult`, and not the accumulators, by -1.
  public var negatesResult: Bool

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, data: AccessPattern, op0: ALUOperator, operand0: ScalarOperand, reverse0: Bool = false,
    reduceOperator: ALUOperator, reduceCommand: ReduceCommand = .resetReduce,
    reduceInitial: ScalarOperand = .constant(0), reduceResult: AccessPattern?, negatesResult: Bool = false
  ) {
    self.dst = dst
    self.data = data
    self.op0 = op0
    self.operand0 = operand0
    self.reverse0 = reverse0
    self.reduceOperator = reduceOperator
    self.reduceCommand = reduceCommand
    self.reduceInitial = reduceInitial
    self.reduceResult = reduceResult
    self.negatesResult = negatesResult
  }

  public init() {
    self.init(
      dst: .unset, data: .unset, op0: .add, operand0: .constant(0), reduceOperator: .add, reduceResult: nil)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.value("op0", &op0)
    try visitor.read("operand0", &operand0)
    try visitor.value("reverse0", &reverse0)
    try visitor.value("reduce_op", &reduceOperator)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.read("reduce_init", &reduceInitial)
    try visitor.write("reduce_res", &reduceResult)
    try visitor.value("reduce_res_negate", &negatesResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    try rules.sameShape("data", data, as: "dst", dst)
    guard !op0.isBitwise, op0 != .power else {
      throw rules.fail(.engine, "op0 is \(op0.rawValue), it must be an arithmetic operator of the Vector engine")
    }
    try rules.floatScalar("operand0", operand0, partitions: dst.partitions, on: .vector)
    guard [.add, .multiply, .maximum, .minimum].contains(reduceOperator) else {
      throw rules.fail(.engine, "reduce_op is \(reduceOperator.rawValue), it must be add, multiply, maximum or minimum")
    }
    try rules.reduceCommand(reduceCommand, oneOf: .resetReduce, .reduce, .loadReduce)
    try rules.reduceInitial("reduce_init", reduceInitial, reduceCommand, of: dst)
    try rules.reduceResult(reduceResult, of: dst, on: .vector)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorScalarReduce, on: .vector, elements: dst.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program), perPartitionOperands: operand0.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let function = TileKernels.withScalar(op0, reversed: reverse0)
    let scalars = ScalarSource(context, operand0)
    let accumulators = EngineAccumulators(
      context, of: dst, on: .vector, reduceCommand, reduceOperator, initial: ScalarSource(context, reduceInitial))
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, partition in
      function(result, operand, scalars(partition), count)
      accumulators.add(result, count, partition: partition)
    }
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult, negate: negatesResult) }
  }
}
