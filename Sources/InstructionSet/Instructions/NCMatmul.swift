/// `dst = stationary.T @ moving`, or `dst += …`: one pass of the Tensor engine (nki.isa `nc_matmul`).
///
/// `stationary` is [K, M], `moving` [K, N], both in SBUF with the contraction K on partitions; `dst` is [M, N] in PSUM.
/// Products are exact, sums are fp32 in the order of K.
public struct NCMatmul: Instruction {
  public static let mnemonic = "nc_matmul"

  public var dst: AccessPattern
  public var stationary: AccessPattern
  public var moving: AccessPattern
  /// Adding to what `dst` holds also reads it.
  public var accumulate: Accumulation
  /// Bit-exact pass-through against an identity `moving` (NeuronCore-v3 and later).
  public var isTranspose: Bool

  public var engine: Engine { .tensor }

  public init(
    dst: AccessPattern,
    stationary: AccessPattern,
    moving: AccessPattern,
    accumulate: Accumulation,
    isTranspose: Bool = false
  ) {
    self.dst = dst
    self.stationary = stationary
    self.moving = moving
    self.accumulate = accumulate
    self.isTranspose = isTranspose
  }

  public init() {
    self.init(
      dst: .unset,
      stationary: .unset,
      moving: .unset,
      accumulate: false,
      isTranspose: false)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("stationary", &stationary)
    try visitor.readAcross("moving", &moving)
    try visitor.value("accumulate", &accumulate)
    try visitor.value("is_transpose", &isTranspose)
  }
}
