import Numerics
public import Silicon

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

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    let result = try rules.tile("dst", dst, on: .tensor, writes: true)
    try rules.tile("stationary", stationary, on: .tensor)
    try rules.tile("moving", moving, on: .tensor)
    for (name, operand) in [("stationary", stationary), ("moving", moving)] {
      switch operand.element {
      case .f32, .tf32, .bf16, .f16, .f8E4M3, .f8E5M2: continue
      case .f8E4M3FN where core.generation >= .v4: continue
      default:
        throw rules.fail(
          .elementType,
          "\(name) is \(operand.element.rawValue); the Tensor engine of NeuronCore-\(core.generation.rawValue) takes f32, "
            + "tf32, bf16, f16, f8E4M3 and f8E5M2 (v4 also f8E4M3FN)")
      }
    }
    let stationaryIsWide = stationary.element == .f32 || stationary.element == .tf32
    let movingIsWide = moving.element == .f32 || moving.element == .tf32
    guard stationaryIsWide == movingIsWide else {
      throw rules.fail(
        .elementType,
        "stationary is \(stationary.element.rawValue), moving \(moving.element.rawValue): f32 and tf32 go together only"
      )
    }
    guard stationary.partitions == moving.partitions else {
      throw rules.fail(
        .shapeMismatch,
        "stationary has \(stationary.partitions) partitions, moving \(moving.partitions): both are the contraction")
    }
    guard stationary.startPartition == moving.startPartition else {
      throw rules.fail(
        .startPartition,
        "stationary starts at partition \(stationary.startPartition), moving at \(moving.startPartition): rows of the "
          + "array read both from the same partitions")
    }
    guard stationary.freeCount <= 128 else {
      throw rules.fail(.tileSize, "stationary has \(stationary.freeCount) columns, the array 128")
    }
    let isBF16Result = dst.element == .bf16 && core.generation >= .v4
    let keepsType = isTranspose && dst.element == stationary.element
    guard dst.element == .f32 || isBF16Result || keepsType else {
      throw rules.fail(.elementType, "dst is \(dst.element.rawValue), PSUM takes f32 (bf16 from NeuronCore-v4)")
    }
    let limit = core.generation >= .v4 ? (dst.element == .bf16 ? 8192 : 4096) : 512
    guard moving.freeCount <= limit else {
      throw rules.fail(.tileSize, "moving has \(moving.freeCount) columns, at most \(limit) pass at a time")
    }
    guard dst.partitions == stationary.freeCount, dst.freeCount == moving.freeCount else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], stationary.T @ moving is "
          + "[\(stationary.freeCount), \(moving.freeCount)]")
    }
    if core.generation < .v4 { try oneBank(rules, result, core) }
  }

  /// A pass writes inside one PSUM bank (architecture guides, "PSUM").
  private func oneBank(_ rules: Rules, _ buffer: Buffer, _ core: NeuronCore) throws(InstructionError) {
    let bank = core.psumBytesPerPartition / core.psumBanks
    let bytes = dst.element.byteCount
    var last = 0
    for dimension in dst.free { last += (dimension.count - 1) * dimension.stride }
    let start = (buffer.address + dst.offset.constant * bytes) % bank
    let moves = dst.offset.terms.contains { $0.stride * bytes % bank != 0 }
    // A tile that moves inside its bank is fine when the whole buffer is.
    let bufferIsInside = buffer.address % bank + buffer.byteCount <= bank
    guard bufferIsInside || (!moves && start + (last + 1) * bytes <= bank) else {
      throw rules.fail(
        .psumBank,
        "dst crosses a PSUM bank of \(bank) bytes: byte \(buffer.address + dst.offset.constant * bytes), "
          + "\((last + 1) * bytes) bytes")
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    if isTranspose {
      return core.costs.transpose(
        rows: stationary.partitions, columns: stationary.freeCount, element: stationary.element)
    }
    return core.costs.matmul(
      rows: stationary.partitions, stationaryColumns: stationary.freeCount, movingColumns: moving.freeCount,
      element: moving.element)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    let adds: Bool
    switch accumulate {
    case .overwrite: adds = false
    case .accumulate: adds = true
    case .afterFirst(let loops):
      var anyLater = false
      for index in 0..<loops.count where context.counter(loops[index]) > 0 { anyLater = true }
      adds = anyLater
    }
    if isTranspose, dst.element == stationary.element, moving.freeCount == stationary.partitions {
      context.transpose(dst, stationary)
    } else {
      context.multiply(dst, stationary, moving, adds: adds)
    }
  }
}
