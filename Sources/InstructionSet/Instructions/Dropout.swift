import Numerics
public import Silicon

/// `dst = data`, but 0 with the probability `prob`, on the Vector engine (nki.isa `dropout`). What is kept keeps its bits.
///
/// An element is dropped when its random number, as in `rand2` at least 0 and below 1, is less than `prob`: none at 0, all at 1.
/// How the engine decides is not documented.
public struct Dropout: Instruction {
  public static let mnemonic = "dropout"

  public var dst: AccessPattern
  /// Of the type of `dst`.
  public var data: AccessPattern
  /// A tile is fp32, or any float type where `data` is.
  public var probability: ScalarOperand

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, data: AccessPattern, probability: ScalarOperand) {
    self.dst = dst
    self.data = data
    self.probability = probability
  }

  public init() { self.init(dst: .unset, data: .unset, probability: .constant(0)) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("data", &data)
    try visitor.read("prob", &probability)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("data", data, on: .vector)
    try rules.sameShape("data", data, as: "dst", dst)
    try rules.sameType("data", data, as: "dst", dst)
    try rules.scalar("prob", probability, partitions: dst.partitions, on: .vector)
    switch probability {
    case .constant(let value):
      guard (0...1).contains(value) else { throw rules.fail(.outOfBounds, "prob is \(value), it must be from 0 to 1") }
    case .integer: throw rules.fail(.elementType, "prob is an integer, a constant must be f32")
    case .perPartition(let tile):
      guard tile.element == .f32 || (tile.element.isFloat && data.element.isFloat) else {
        throw rules.fail(
          .elementType, "prob is \(tile.element.rawValue), for data of \(data.element.rawValue) it is f32")
      }
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.elementwise(
      .dropout, on: .vector, elements: dst.freeCount, inputs: [CostOperand(data, in: program)],
      output: CostOperand(dst, in: program), perPartitionOperands: probability.perPartitionCount)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let generators = context.generators(of: .vector)
    let results = Tile(context, dst)
    let sources = Tile(context, data)
    let probabilities = ScalarSource(context, probability)
    let bits = context.slot(0).assumingMemoryBound(to: UInt32.self)
    let elements = results.elementCount
    context.forEachOwnPartition(of: dst) { partition in
      let probability = probabilities(partition)
      for first in stride(from: 0, to: elements, by: rowChunk) {
        let count = min(elements - first, rowChunk)
        generators.fill(bits, count, from: first, partition: dst.startPartition + partition)
        for index in 0..<count {
          let result = results.partition(partition) + results.offset(ofElement: first + index)
          let source = sources.partition(partition) + sources.offset(ofElement: first + index)
          if uniform(bits[index]) < probability {
            result.initializeMemory(as: UInt8.self, repeating: 0, count: results.elementBytes)
          } else {
            result.copyMemory(from: source, byteCount: results.elementBytes)
          }
        }
      }
    }
  }
}
