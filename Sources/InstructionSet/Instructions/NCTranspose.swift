/// `dst[f, p] = data[p, f]` (nki.isa `nc_transpose`): bits pass unchanged.
///
/// The Tensor engine takes SBUF to PSUM, at most 128 x 128; the Vector engine at most 32 x 32, SBUF or PSUM on either side.
public struct NCTranspose: Instruction {
  public static let mnemonic = "nc_transpose"

  public var dst: AccessPattern
  public var data: AccessPattern
  /// `tensor` or `vector`.
  public var engine: Engine

  public init(
    dst: AccessPattern,
    data: AccessPattern,
    engine: Engine
  ) {
    self.dst = dst
    self.data = data
    self.engine = engine
  }

  public init() {
    self.init(
      dst: .unset,
      data: .unset,
      engine: .tensor)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("data", &data)
    try visitor.value("engine", &engine)
  }
}
