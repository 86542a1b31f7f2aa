import Numerics
public import Silicon
import TileKernels

/// `dst = exp(src - max_value)` on the Vector engine, and the sum of each partition's results in the engine's accumulator (nki.isa
/// `exponential`). From NeuronCore-v4 on, in fp32; the results add up before they round to `dst`.
public struct Exponential: Instruction {
  public static let mnemonic = "exponential"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// fp32.
  public var maxValue: ScalarOperand
  /// All but `reset`. After `idle` the accumulators hold NaN.
  public var reduceCommand: ReduceCommand
  /// With `load_reduce`: what the accumulators start from, fp32.
  public var reduceInitial: ScalarOperand
  /// [partitions, 1], not with `idle`; nil keeps the sum in the accumulators.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, src: AccessPattern, maxValue: ScalarOperand = .constant(0),
    reduceCommand: ReduceCommand = .idle, reduceInitial: ScalarOperand = .constant(0),
    reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.src = src
    self.maxValue = maxValue
    self.reduceCommand = reduceCommand
    self.reduceInitial = reduceInitial
    self.reduceResult = reduceResult
  }

  public init() { self.init(dst: .unset, src: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
    try visitor.read("max_value", &maxValue)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.read("reduce_init", &reduceInitial)
    try visitor.write("reduce_res", &reduceResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v4, remedy: "use activation with op=exp")
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("src", src, on: .vector)
    try rules.sameShape("src", src, as: "dst", dst)
    for (name, operand) in [("dst", dst), ("src", src)] where operand.free.count > 3 {
      throw rules.fail(
        .accessPattern, "\(name) has \(operand.free.count) free dimensions, it may have 3; merge or copy them")
    }
    let floats: [ElementType] = [.f8E4M3, .f8E5M2, .f16, .bf16, .f32]
    let integers: [ElementType] = [.i8, .i16, .i32, .ui8, .ui16]
    try rules.element("dst", dst, oneOf: floats + [.tf32] + integers)
    try rules.element("src", src, oneOf: floats + integers + [.ui32])
    try rules.floatScalar("max_value", maxValue, partitions: dst.partitions, on: .vector)
    try rules.reduceCommand(reduceCommand, oneOf: .idle, .resetReduce, .reduce, .loadReduce)
    try rules.reduceInitial("reduce_init", reduceInitial, reduceCommand, of: dst)
    try rules.reduceResult(reduceResult, of: dst, on: .vector)
    if let reduceResult {
      try rules.element("reduce_res", reduceResult, oneOf: floats + [.tf32])
      try rules.accumulates(reduceCommand)
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .exponential, on: .vector, elements: dst.freeCount, inputs: [CostOperand(src, in: program)],
      output: CostOperand(dst, in: program), perPartitionOperands: maxValue.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let subtract = TileKernels.withScalar(.subtract, reversed: false)
    let exp = TileKernels.unary(.exp)
    let largest = ScalarSource(context, maxValue)
    let accumulators = EngineAccumulators(
      context, of: dst, on: .vector, reduceCommand, .add, initial: ScalarSource(context, reduceInitial))
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, src) { result, operand, count, partition in
      subtract(result, operand, largest(partition), count)
      exp(result, result, count)
      accumulators.add(result, count, partition: partition)
    }
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult) }
  }
}
