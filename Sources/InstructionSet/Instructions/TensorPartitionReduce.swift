import Numerics
public import Silicon
public import TileKernels

/// Reduces `data` over its partitions into the one partition of `dst` (nki.isa `tensor_partition_reduce`), on GpSimd, in
/// the order of the partitions.
public struct TensorPartitionReduce: Instruction {
  public static let mnemonic = "tensor_partition_reduce"

  public var dst: AccessPattern
  /// `add`, `maximum`, `bitwise_or` or `bitwise_and`.
  public var op: ALUOperator
  public var data: AccessPattern

  public var engine: Engine { .gpsimd }

  public init(
    dst: AccessPattern,
    op: ALUOperator,
    data: AccessPattern
  ) {
    self.dst = dst
    self.op = op
    self.data = data
  }

  public init() {
    self.init(
      dst: .unset,
      op: .add,
      data: .unset)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.value("op", &op)
    try visitor.readAcross("data", &data)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .gpsimd, writes: true)
    try rules.tile("data", data, on: .gpsimd)
    guard dst.partitions == 1, dst.freeCount == data.freeCount else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], the reduction of data is [1, \(data.freeCount)]")
    }
    switch op {
    case .add, .maximum: break
    case .bitwise_or, .bitwise_and:
      guard data.element.isInteger, dst.element == data.element else {
        throw rules.fail(.elementType, "bitvec operators take integers of one type")
      }
    default: throw rules.fail(.engine, "reduces with add, maximum, bitwise_or and bitwise_and")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .tensorPartitionReduce, on: .gpsimd, elements: data.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    if op.isBitwise {
      guard let row = integerRow(op, signed: false) else { return }
      reduce(context, IntegerReader.self, IntegerWriter.self, row)
    } else {
      reduce(context, FloatReader.self, FloatWriter.self, TileKernels.binary(op))
    }
  }

  private func reduce<R: RowReader, W: RowWriter>(
    _ context: borrowing ExecutionContext, _: R.Type, _: W.Type,
    _ row: (UnsafeMutablePointer<R.Value>, UnsafePointer<R.Value>, UnsafePointer<R.Value>, Int) -> Void
  ) where R.Value == W.Value {
    let operands = Tile(context, data)
    let reader = R(operands, slot: context.slot(2))
    let sum = context.slot(3).assumingMemoryBound(to: R.Value.self)
    context.forEachPlacedRow(R.self, W.self, dst, data) { result, first, count, _, _, offset in
      sum.update(from: first, count: count)
      for partition in 1..<max(data.partitions, 1) {
        row(sum, sum, reader.load(operands.partition(partition) + offset, count), count)
      }
      result.update(from: sum, count: count)
    }
  }
}
