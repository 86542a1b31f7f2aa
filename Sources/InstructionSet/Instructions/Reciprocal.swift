public import Silicon
import TileKernels

/// `dst = 1 / data` on the Vector engine (nki.isa `reciprocal`), computed in fp32.
public struct Reciprocal: Instruction {
  public static let mnemonic = "reciprocal"

  public var dst: AccessPattern
  public var data: AccessPattern

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    data: AccessPattern
  ) {
    self.dst = dst
    self.data = data
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    try rules.sameShape("data", data, as: "dst", dst)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .reciprocal, on: .vector, elements: dst.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program))
  }

  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? {
    RowOperation(context, dst, .unary(TileKernels.unary(.reciprocal)), data, data)
  }

  public var writesAllResults: Bool { true }

  public func execute(_ context: borrowing ExecutionContext) {
    let function = TileKernels.unary(.reciprocal)
    context.forEachRow(FloatReader.self, FloatWriter.self, dst, data) { result, operand, count, _ in
      function(result, operand, count)
    }
  }
}
