import Numerics
public import Silicon
public import TileKernels

/// Keeps the elements of `onTrue` whose number `range_start + i` in their partition passes both comparisons, and puts the
/// least fp32 number in place of the others; the maximum of each partition goes to the Vector engine's accumulator (nki.isa
/// `range_select`). From NeuronCore-v3 on, in fp32.
public struct RangeSelect: Instruction {
  public static let mnemonic = "range_select"
  /// What hardware writes where a comparison fails.
  public static let onFalse = -Float.greatestFiniteMagnitude

  public var dst: AccessPattern
  /// Any float type.
  public var onTrue: AccessPattern
  /// equal, less, less_equal, greater or greater_equal: the element's number against `bound0`.
  public var compare0: ALUOperator
  public var compare1: ALUOperator
  /// [partitions, 1], fp32.
  public var bound0: AccessPattern
  public var bound1: AccessPattern
  /// The number of the first element; numbers stay within 2^24, where fp32 is exact.
  public var rangeStart: Int
  /// `reset_reduce` or `reduce`.
  public var reduceCommand: ReduceCommand
  /// [partitions, 1]; nil keeps the maximum in the accumulators.
  public var reduceResult: AccessPattern?

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern, onTrue: AccessPattern, compare0: ALUOperator, compare1: ALUOperator, bound0: AccessPattern,
    bound1: AccessPattern, rangeStart: Int = 0, reduceCommand: ReduceCommand = .resetReduce,
    reduceResult: AccessPattern? = nil
  ) {
    self.dst = dst
    self.onTrue = onTrue
    self.compare0 = compare0
    self.compare1 = compare1
    self.bound0 = bound0
    self.bound1 = bound1
    self.rangeStart = rangeStart
    self.reduceCommand = reduceCommand
    self.reduceResult = reduceResult
  }

  public init() {
    self.init(dst: .unset, onTrue: .unset, compare0: .less, compare1: .less, bound0: .unset, bound1: .unset)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("on_true_tile", &onTrue)
    try visitor.value("comp_op0", &compare0)
    try visitor.value("comp_op1", &compare1)
    try visitor.read("bound0", &bound0)
    try visitor.read("bound1", &bound1)
    try visitor.value("range_start", &rangeStart)
    try visitor.value("reduce_cmd", &reduceCommand)
    try visitor.write("reduce_res", &reduceResult)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v3, remedy: "use affine_select or tensor_copy_predicated")
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("on_true_tile", onTrue, on: .vector)
    try rules.sameShape("on_true_tile", onTrue, as: "dst", dst)
    guard onTrue.element.isFloat else {
      throw rules.fail(.elementType, "on_true_tile is \(onTrue.element.rawValue), it must be a float type")
    }
    for (name, bound) in [("bound0", bound0), ("bound1", bound1)] {
      try rules.floatScalar(name, .perPartition(bound), partitions: dst.partitions, on: .vector)
    }
    let comparisons: [ALUOperator] = [.equal, .less, .less_equal, .greater, .greater_equal]
    for op in [compare0, compare1] where !comparisons.contains(op) {
      throw rules.fail(.engine, "\(op.rawValue) is none of equal, less, less_equal, greater, greater_equal")
    }
    let exact = 1 << 24
    guard -exact...exact ~= rangeStart, rangeStart + onTrue.freeCount <= exact else {
      throw rules.fail(.outOfBounds, "elements count from \(rangeStart) on and must stay within 2^24")
    }
    try rules.reduceCommand(reduceCommand, oneOf: .resetReduce, .reduce)
    try rules.reduceResult(reduceResult, of: dst, on: .vector)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .rangeSelect, on: .vector, elements: dst.freeCount, inputs: [CostOperand(onTrue, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let passes0 = Self.comparison(compare0)
    let passes1 = Self.comparison(compare1)
    let bounds0 = ScalarSource(context, .perPartition(bound0))
    let bounds1 = ScalarSource(context, .perPartition(bound1))
    let accumulators = EngineAccumulators(context, of: dst, on: .vector, reduceCommand, .maximum)
    context.forEachPlacedRow(FloatReader.self, FloatWriter.self, dst, onTrue) {
      result, data, count, partition, first, _ in
      let bound0 = bounds0(partition)
      let bound1 = bounds1(partition)
      for index in 0..<count {
        let number = Float(rangeStart + first + index)
        result[index] = passes0(number, bound0) && passes1(number, bound1) ? data[index] : Self.onFalse
      }
      accumulators.add(result, count, partition: partition)
    }
    if let reduceResult { accumulators.store(context, of: dst, to: reduceResult) }
  }

  private static func comparison(_ op: ALUOperator) -> (Float, Float) -> Bool {
    switch op {
    case .equal: { $0 == $1 }
    case .less: { $0 < $1 }
    case .less_equal: { $0 <= $1 }
    case .greater: { $0 > $1 }
    default: { $0 >= $1 }
    }
  }
}
