public import Silicon
public import TileKernels

/// `dst[i] = (data0[i] op0 dst[i-1]) op1 data1[i]` along each partition, starting from `initial` (nki.isa
/// `tensor_tensor_scan`), in fp32 on the Vector engine.
public struct TensorTensorScan: Instruction {
  public static let mnemonic = "tensor_tensor_scan"

  public var dst: AccessPattern
  public var data0: AccessPattern
  public var op0: ALUOperator
  /// `dst[i-1] op0 data0[i]`.
  public var reverse0: Bool
  public var data1: AccessPattern
  public var op1: ALUOperator
  /// `data1[i] op1 (…)`.
  public var reverse1: Bool
  public var initial: ScalarOperand

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    data0: AccessPattern,
    op0: ALUOperator,
    reverse0: Bool = false,
    data1: AccessPattern,
    op1: ALUOperator,
    reverse1: Bool = false,
    initial: ScalarOperand
  ) {
    self.dst = dst
    self.data0 = data0
    self.op0 = op0
    self.reverse0 = reverse0
    self.data1 = data1
    self.op1 = op1
    self.reverse1 = reverse1
    self.initial = initial
  }

  public init() {
    self.init(
      dst: .unset,
      data0: .unset,
      op0: .multiply,
      reverse0: false,
      data1: .unset,
      op1: .add,
      reverse1: false,
      initial: .constant(0))
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data0", &data0)
    try visitor.value("op0", &op0)
    try visitor.value("reverse0", &reverse0)
    try visitor.read("data1", &data1)
    try visitor.value("op1", &op1)
    try visitor.value("reverse1", &reverse1)
    try visitor.read("initial", &initial)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data0", data0, on: .vector)
    try rules.tile("data1", data1, on: .vector)
    try rules.sameShape("data0", data0, as: "dst", dst)
    try rules.sameShape("data1", data1, as: "dst", dst)
    try rules.scalar("initial", initial, partitions: dst.partitions, on: .vector)
    try rules.notBothInPSUM("data0", data0, "data1", data1)
    guard !op0.isBitwise, !op1.isBitwise else { throw rules.fail(.elementType, "takes arithmetic operators") }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorTensorScan, on: .vector, elements: dst.freeCount,
      inputs: [CostOperand(data0, in: program), CostOperand(data1, in: program)],
      output: CostOperand(dst, in: program),
      perPartitionOperands: initial.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let first = TileKernels.binary(op0)
    let second = TileKernels.binary(op1)
    let starts = ScalarSource(context, initial)
    let isLinear = op0 == .multiply && op1 == .add
    var state: Float = 0
    var last = -1
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data0, data1) { result, a, b, count, partition in
      if partition != last { state = starts(partition) }
      last = partition
      for index in 0..<count {
        if isLinear {
          state = a[index] * state + b[index]
        } else {
          var between: Float = 0
          if reverse0 { first(&between, &state, a + index, 1) } else { first(&between, a + index, &state, 1) }
          if reverse1 { second(&state, b + index, &between, 1) } else { second(&state, &between, b + index, 1) }
        }
        result[index] = state
      }
    }
  }
}
