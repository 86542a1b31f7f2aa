import Numerics
public import Silicon

/// `dst = stationary.T @ moving`, or `dst += …`: one pass of the Tensor engine (nki.isa `nc_matmul`).
///
/// `stationary` is [K, M], `moving` [K, N], both in SBUF with the contraction K on partitions; `dst` is [M, N] in PSUM.
/// With `double_row` they are [K, 2, M] and [K, 2, N] of 8-bit floats, both dimensions of the contraction. Products are exact,
/// sums are fp32 in the order of K, and of the two elements in each.
public struct NCMatmul: MatrixPass {
  public static let mnemonic = "nc_matmul"

  public var dst: AccessPattern
  public var stationary: AccessPattern
  public var moving: AccessPattern
  public var accumulate: Accumulation
  /// Bit-exact pass-through against an identity `moving` (NeuronCore-v3 and later).
  public var isTranspose: Bool
  /// Whether an operand is said to hold ones and zeros only. This is about the time of fp32: values are computed the same
  /// way, whatever it holds.
  public var isStationaryOneZero: Bool
  public var isMovingOneZero: Bool
  public var tile: ArrayTile
  public var performance: MatmulPerformanceMode

  public var engine: Engine { .tensor }

  /// Elements of the contraction in a partition.
  private var rowsOfPartition: Int { performance == .doubleRow ? 2 : 1 }
  private var stationaryColumns: Int { stationary.freeCount / rowsOfPartition }
  private var movingColumns: Int { moving.freeCount / rowsOfPartition }

  public var multiplyAdds: Int {
    isTranspose ? 0 : rowsOfPartition * stationary.partitions * stationaryColumns * movingColumns
  }

  public init(
    dst: AccessPattern,
    stationary: AccessPattern,
    moving: AccessPattern,
    accumulate: Accumulation,
    isTranspose: Bool = false,
    isStationaryOneZero: Bool = false,
    isMovingOneZero: Bool = false,
    tile: ArrayTile = .whole,
    performance: MatmulPerformanceMode = .none
  ) {
    self.dst = dst
    self.stationary = stationary
    self.moving = moving
    self.accumulate = accumulate
    self.isTranspose = isTranspose
    self.isStationaryOneZero = isStationaryOneZero
    self.isMovingOneZero = isMovingOneZero
    self.tile = tile
    self.performance = performance
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
    try visitor.value("is_stationary_onezero", &isStationaryOneZero, unless: false)
    try visitor.value("is_moving_onezero", &isMovingOneZero, unless: false)
    try tile.visitFields(&visitor)
    try visitor.value("perf_mode", &performance, unless: .none)
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
    let elements = [stationary.element, moving.element]
    guard !(elements.contains(.f8E4M3) && elements.contains(.f8E4M3FN)) else {
      throw rules.fail(
        .elementType,
        "stationary is \(stationary.element.rawValue), moving \(moving.element.rawValue): the two forms of e4m3 do not mix"
      )
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
    if performance == .doubleRow { try doubleRow(rules) }
    guard stationaryColumns <= 128 else {
      throw rules.fail(.tileSize, "stationary has \(stationaryColumns) columns, the array 128")
    }
    try rules.arrayTile(tile, rows: stationary.partitions, columns: stationaryColumns)
    let isBF16Result = dst.element == .bf16 && core.generation >= .v4
    let keepsType = isTranspose && dst.element == stationary.element
    guard dst.element == .f32 || isBF16Result || keepsType else {
      throw rules.fail(.elementType, "dst is \(dst.element.rawValue), PSUM takes f32 (bf16 from NeuronCore-v4)")
    }
    try rules.movingColumns(movingColumns, into: dst)
    guard dst.partitions == stationaryColumns, dst.freeCount == movingColumns else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], stationary.T @ moving is "
          + "[\(stationaryColumns), \(movingColumns)]")
    }
    if core.generation < .v4 { try oneBank(rules, result, core) }
  }

  /// nki.isa `nc_matmul` and trainium2_arch.rst, "Double FP8 Matmul Performance".
  private func doubleRow(_ rules: Rules) throws(InstructionError) {
    guard rules.core.generation >= .v3 else {
      throw rules.fail(.generation, "perf_mode double_row is from NeuronCore-v3 on; leave it out")
    }
    for (name, operand) in [("stationary", stationary), ("moving", moving)] {
      guard operand.element.bitWidth == 8 else {
        throw rules.fail(
          .elementType, "\(name) is \(operand.element.rawValue), perf_mode double_row takes 8-bit floats")
      }
      guard operand.free.count >= 2, operand.free[0].count == 2 else {
        throw rules.fail(
          .shapeMismatch,
          "\(name) is [\(([operand.partitions] + operand.free.map(\.count)).map(String.init).joined(separator: ", "))]; with "
            + "perf_mode double_row its first free dimension is the second half of the contraction, and has 2 elements")
      }
    }
    guard !isTranspose, tile.size.last ?? 128 == 128 else {
      throw rules.fail(.engine, "perf_mode double_row goes neither with is_transpose nor with tiles of columns")
    }
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

  private var hasOneZeroOperand: Bool { isStationaryOneZero || isMovingOneZero }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    if isTranspose {
      return core.costs.transpose(
        rows: stationary.partitions, columns: stationary.freeCount, element: stationary.element,
        hasOneZeroOperand: hasOneZeroOperand)
    }
    // Two rows at a time take as long as one (trainium2_arch.rst, "Double FP8 Matmul Performance").
    return core.costs.matmul(
      rows: stationary.partitions, stationaryColumns: stationaryColumns, movingColumns: movingColumns,
      element: moving.element, hasOneZeroOperand: hasOneZeroOperand)
  }

  public var writesAllResults: Bool { accumulate == .overwrite }

  public func execute(_ context: borrowing ExecutionContext) {
    if isTranspose, dst.element == stationary.element, moving.freeCount == stationary.partitions {
      context.transpose(dst, stationary)
    } else {
      context.multiply(
        dst, stationary, moving, rowsOfPartition: rowsOfPartition, adds: context.adds(accumulate))
    }
  }
}

/// nki.isa `matmul_perf_mode`.
public enum MatmulPerformanceMode: String, CaseIterable, FieldValue {
  case none
  /// Two 8-bit products in each processing element and cycle.
  case doubleRow = "double_row"
}
