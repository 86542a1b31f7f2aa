import Numerics
public import Silicon
import TileKernels

/// `dst = src` where `predicate` is not 0; elsewhere `dst` keeps its value (nki.isa `tensor_copy_predicated`).
public struct TensorCopyPredicated: Instruction {
  public static let mnemonic = "tensor_copy_predicated"

  public var dst: AccessPattern
  /// A tile of the type of `dst`, or a constant.
  public var src: TileOperand
  /// An 8, 16 or 32-bit unsigned integer tile.
  public var predicate: AccessPattern
  /// Copies where `predicate` is 0.
  public var reversePredicate: Bool

  public var engine: Engine { .vector }

  public init(
    dst: AccessPattern,
    src: TileOperand,
    predicate: AccessPattern,
    reversePredicate: Bool = false
  ) {
    self.dst = dst
    self.src = src
    self.predicate = predicate
    self.reversePredicate = reversePredicate
  }

  public init() {
    self.init(
      dst: .unset,
      src: .constant(0),
      predicate: .unset,
      reversePredicate: false)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.update("dst", &dst)
    try visitor.read("src", &src)
    try visitor.read("predicate", &predicate)
    try visitor.value("reverse_predicate", &reversePredicate)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.tile("dst", dst, on: .vector, writes: true)
    try rules.tile("predicate", predicate, on: .vector)
    try rules.sameShape("predicate", predicate, as: "dst", dst)
    switch predicate.element {
    case .ui8, .ui16, .ui32: break
    default:
      throw rules.fail(.elementType, "predicate is \(predicate.element.rawValue), it must be ui8, ui16 or ui32")
    }
    if case .tile(let tile) = src {
      try rules.tile("src", tile, on: .vector)
      try rules.sameShape("src", tile, as: "dst", dst)
      try rules.sameType("src", tile, as: "dst", dst)
      try rules.notBothInPSUM("src", tile, "predicate", predicate)
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    var inputs = [CostOperand(predicate, in: program)]
    if case .tile(let tile) = src { inputs.append(CostOperand(tile, in: program)) }
    return core.costs.elementwise(
      .tensorCopyPredicated, on: .vector, elements: dst.freeCount, inputs: inputs,
      output: CostOperand(dst, in: program))
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let results = Tile(context, dst)
    let predicates = Tile(context, predicate)
    switch src {
    case .tile(let pattern):
      let sources = Tile(context, pattern)
      context.forEachRawRow(dst, results, sources, predicates) { result, source, predicate, count in
        select(result, results, source, sources.rowStride, predicate, predicates, count)
      }
    case .constant(let value):
      // The constant in the type of dst, as a row of stride 0.
      let constant = context.slot(1)
      store(value, dst.element, at: constant)
      context.forEachRawRow(dst, results, predicates, predicates) { result, predicate, _, count in
        select(result, results, UnsafeRawPointer(constant), 0, predicate, predicates, count)
      }
    }
  }

  @inline(__always)
  private func select(
    _ result: UnsafeMutableRawPointer, _ results: Tile, _ source: UnsafeRawPointer, _ sourceStride: Int,
    _ predicate: UnsafeRawPointer, _ predicates: Tile, _ count: Int
  ) {
    TileKernels.select(
      elementBytes: results.elementBytes, dst: result, dstStride: results.rowStride / results.elementBytes, src: source,
      srcStride: sourceStride / results.elementBytes, maskBytes: predicates.elementBytes, mask: predicate,
      maskStride: predicates.rowStride / predicates.elementBytes, whereSet: !reversePredicate, count: count)
  }
}
