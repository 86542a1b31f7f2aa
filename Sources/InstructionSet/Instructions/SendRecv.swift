import Numerics
public import Silicon

/// Sends `src` to the other core of a logical NeuronCore and takes what that sends into `dst` (nki.isa `sendrecv`), from
/// NeuronCore-v3 on. Programs are of one core: what comes from the other one lies in `received`.
///
/// Its time is that of a transfer from `src` to `dst`, once both cores have come to it.
public struct SendRecv: CoreMeeting {
  public static let mnemonic = "sendrecv"

  public var dst: AccessPattern
  public var src: AccessPattern
  /// In HBM, as many elements as `dst` in its order.
  public var received: AccessPattern
  /// GpSimd's own DMA engine, for at most 1024, 512 or 256 bytes a partition in types of 4, 2 or 1 bytes.
  public var usesGpSimdDMA: Bool

  public var engine: Engine { usesGpSimdDMA ? .gpsimd : .sync }

  public init(dst: AccessPattern, src: AccessPattern, received: AccessPattern, usesGpSimdDMA: Bool = false) {
    self.dst = dst
    self.src = src
    self.received = received
    self.usesGpSimdDMA = usesGpSimdDMA
  }

  public init() { self.init(dst: .unset, src: .unset, received: .unset) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("src", &src)
    try visitor.readAcross("received", &received)
    try visitor.value("gpsimd_dma", &usesGpSimdDMA)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.generation(from: .v3, remedy: "launch kernels on one core")
    for (name, operand) in [("dst", dst), ("src", src)] {
      guard try rules.dma(name, operand).space == .sbuf else {
        throw rules.fail(.memorySpace, "\(name) is in HBM, cores exchange tiles of SBUF; load it with dma_copy first")
      }
    }
    guard try rules.dma("received", received).space == .hbm, received.elementCount == dst.elementCount else {
      throw rules.fail(.shapeMismatch, "received must hold the \(dst.elementCount) elements of dst in HBM")
    }
    try rules.sameShape("src", src, as: "dst", dst)
    try rules.sameType("src", src, as: "dst", dst)
    try rules.sameType("received", received, as: "dst", dst)
    let bytes = dst.freeCount * dst.element.byteCount
    let most = 256 * dst.element.byteCount
    guard !usesGpSimdDMA || bytes <= most else {
      throw rules.fail(
        .tileSize, "dst has \(bytes) bytes a partition, GpSimd's DMA takes \(most) of this type; use dma_engine.dma")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.dma(from: src, to: dst, queue: engine, kind: .copy, in: program)
  }

  public func execute(_ context: borrowing ExecutionContext) { context.transfer(dst, received) }
}
