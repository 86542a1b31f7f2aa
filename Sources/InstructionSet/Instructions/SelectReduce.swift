import Numerics
public import Silicon
import TileKernels

/// `dst = on_true` where `predicate` is not 0, and `on_false` elsewhere; the maximum of each partition goes to the Vector
/// engine's accumulator (nki.isa `select_reduce`), in fp32, before the results round to `dst`.
public struct SelectReduce: Instruction {
  public static let mnemonic = "select_reduce"

  public var dst: AccessPattern
  /// Integers of 8 or 16 bits.
  public var predicate: AccessPattern
  /// Any type but tf32 and integers of 32 bits.
  public var onTrue: AccessPattern
  public var onFalse: ScalarOperand
  /// Takes `on_true` where `predicate` is 0.
  public var reversePredicate: Bool
  /// `idle`, `reset_reduce` or `reduce`. After `idle` the accumulators hold NaN.
  public var reduceCommand: ReduceCommand
  /// [partitions, 1], not with `idle`; nil keeps the maximum in the accumulators.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, predicate: AccessPattern, onTrue: AccessPattern, onFalse: ScalarOperand,
    reversePredicate: Bool = false, reduceCommand: ReduceCommand = .idle, reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.predicate = predicate
    self.onTrue = onTrue
    self.onFalse = onFalse
    self.reversePredicate = reversePredicate
    self.reduceCommand = reduceCommand
    self.reduceResult = reduceResult
  }

  public init() { self.init(dst: .unset, predicate: .unset, onTrue: .unset, onFalse: .constant(0)) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("predicate", &predicate)
    try visitor.read("on_true", &onTrue)
    try visitor.read("on_false", &onFalse)
    try visitor.value("reverse_pred", &reversePredicate)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.write("reduce_res", &reduceResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("predicate", predicate, on: .vector)
    try rules.tile("on_true", onTrue, on: .vector)
    try rules.sameShape("predicate", predicate, as: "dst", dst)
    try rules.sameShape("on_true", onTrue, as: "dst", dst)
    try rules.notBothInPSUM("on_true", onTrue, "predicate", predicate)
    try rules.element("predicate", predicate, oneOf: [.i8, .ui8, .i16, .ui16])
    guard ![.tf32, .i32, .ui32].contains(onTrue.element) else {
      throw rules.fail(
        .elementType, "on_true is \(onTrue.element.rawValue), it may be anything but tf32 and integers of 32 bits")
    }
    try rules.scalar("on_false", onFalse, partitions: dst.partitions, on: .vector)
    if case .integer = onFalse { throw rules.fail(.elementType, "on_false is an integer, a constant must be f32") }
    try rules.reduceCommand(reduceCommand, oneOf: .idle, .resetReduce, .reduce)
    try rules.reduceResult(reduceResult, of: dst, on: .vector)
    if reduceResult != nil { try rules.accumulates(reduceCommand) }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .select, on: .vector, elements: dst.freeCount,
      inputs: [CostOperand(onTrue, in: program), CostOperand(predicate, in: program)],
      output: CostOperand(dst, in: program), perPartitionOperands: onFalse.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let others = ScalarSource(context, onFalse)
    let accumulators = EngineAccumulators(context, of: dst, on: .vector, reduceCommand, .maximum)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, onTrue, predicate) {
      result, value, condition, count, partition in
      let other = others(partition)
      for index in 0..<count {
        result[index] = (condition[index] != 0) != reversePredicate ? value[index] : other
      }
      accumulators.add(result, count, partition: partition)
    }
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult) }
  }
}
