/// `dst = src`, with a cast where types differ (nki.isa `tensor_copy`).
///
/// Equal types copy bits on Vector and GpSimd; everything else passes through fp32. fp32 to integer truncates toward zero
/// and saturates; Neuron documents no rounding mode for it.
public struct TensorCopy: Instruction {
  public static let mnemonic = "tensor_copy"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// `vector`, `scalar` or `gpsimd`; GpSimd does not reach PSUM.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    src: AccessPattern,
    engine: Engine
  ) {
    self.dst = dst
    self.src = src
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      src: .unset,
      engine: .vector)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.read("src", &src)
    try visitor.value("engine", &engine)
  }
}
