import Numerics
public import Silicon
public import TileKernels

/// `r = (src[i] op0 imm0) op1 r` and `dst[i] = r` along each partition, with r in the Vector engine's accumulator (nki.isa
/// `tensor_scalar_cumulative`), in fp32. The page's pseudocode also has a `reverse0`, which is no argument of the function.
public struct TensorScalarCumulative: Instruction {
  public static let mnemonic = "tensor_scalar_cumulative"

  public var dst: AccessPattern
  /// As `dst`: bf16, fp16, fp32, 8-bit floats and integers of 8 or 16 bits.
  public var src: AccessPattern
  public var op0: ALUOperator
  /// fp32.
  public var imm0: ScalarOperand
  /// add, subtract, multiply, maximum or minimum.
  public var op1: ALUOperator
  /// With `load_reduce`: what the accumulators start from, fp32.
  public var imm1: ScalarOperand
  /// `reset_reduce`, `reduce` or `load_reduce`.
  public var reduceCommand: ReduceCommand

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, src: AccessPattern, op0: ALUOperator, imm0: ScalarOperand, op1: ALUOperator,
    imm1: ScalarOperand = .constant(0), reduceCommand: ReduceCommand = .resetReduce
  ) {
    self.dst = dst
    self.src = src
    self.op0 = op0
    self.imm0 = imm0
    self.op1 = op1
    self.imm1 = imm1
    self.reduceCommand = reduceCommand
  }

  public init() { self.init(dst: .unset, src: .unset, op0: .add, imm0: .constant(0), op1: .add) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
    try visitor.value("op0", &op0)
    try visitor.read("imm0", &imm0)
    try visitor.value("op1", &op1)
    try visitor.read("imm1", &imm1)
    try visitor.value("reduce_cmd", &reduceCommand)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    let types: [ElementType] = [.bf16, .f16, .f32, .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4, .ui8, .ui16, .i8, .i16]
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("src", src, on: .vector)
    try rules.sameShape("src", src, as: "dst", dst)
    try rules.element("dst", dst, oneOf: types)
    try rules.element("src", src, oneOf: types)
    guard !op0.isBitwise, op0 != .power else {
      throw rules.fail(.engine, "op0 is \(op0.rawValue), it must be an arithmetic operator of the Vector engine")
    }
    guard [.add, .subtract, .multiply, .maximum, .minimum].contains(op1) else {
      throw rules.fail(.engine, "op1 is \(op1.rawValue), it must be add, subtract, multiply, maximum or minimum")
    }
    try rules.floatScalar("imm0", imm0, partitions: dst.partitions, on: .vector)
    try rules.reduceCommand(reduceCommand, oneOf: .resetReduce, .reduce, .loadReduce)
    try rules.reduceInitial("imm1", imm1, reduceCommand, of: dst)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorScalarCumulative, on: .vector, elements: dst.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program), perPartitionOperands: imm0.perPartitionCount + imm1.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let function = TileKernels.withScalar(op0, reversed: false)
    let combine = TileKernels.binary(op1)
    let scalars = ScalarSource(context, imm0)
    // A difference starts from 0, as a sum does.
    let accumulators = EngineAccumulators(
      context, of: dst, on: .vector, reduceCommand, op1 == .subtract ? .add : op1,
      initial: ScalarSource(context, imm1))
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, src) { result, operand, count, partition in
      function(result, operand, scalars(partition), count)
      var register = accumulators[partition]
      for index in 0..<count {
        combine(result + index, result + index, &register, 1)
        register = result[index]
      }
      accumulators[partition] = register
    }
  }
}
