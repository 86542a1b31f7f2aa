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
}
