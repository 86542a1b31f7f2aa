import Numerics
public import Silicon

/// `dst = stationary.T @ moving` of MX matrices, or `dst += …` (nki.isa `nc_matmul_mx`, NeuronCore-v4).
///
/// `stationary` is [K, M] and `moving` [K, N] of packed elements, the contraction being the partitions and the four elements
/// of each word; `dst` is [M, N] in PSUM, f32 or bf16. Eight partitions of a column share a scale of f8E8M0FNU.
///
/// An element is worth `scale * element`, rounded to fp32: infinite beyond its range, NaN where the scale is. Products are
/// exact and sums are fp32, in the order of partitions and in each of the four elements; the order in the array is not published.
public struct NCMatmulMX: MatrixPass {
  public static let mnemonic = "nc_matmul_mx"

  public var dst: AccessPattern
  public var stationary: AccessPattern
  public var moving: AccessPattern
  /// [4, M] for each 32 partitions of `stationary`, in the same quadrant of SBUF at partition 0, 4, 8 or 12 of it.
  public var stationaryScale: [AccessPattern]
  /// [4, N] for each 32 partitions of `moving`, likewise.
  public var movingScale: [AccessPattern]
  public var accumulate: Accumulation
  /// Rows only: all columns.
  public var tile: ArrayTile

  public var engine: Engine { .tensor }
  public var multiplyAdds: Int { 4 * stationary.partitions * stationary.freeCount * moving.freeCount }

  public init(
    dst: AccessPattern, stationary: AccessPattern, moving: AccessPattern, stationaryScale: [AccessPattern],
    movingScale: [AccessPattern], accumulate: Accumulation, tile: ArrayTile = .whole
  ) {
    self.dst = dst
    self.stationary = stationary
    self.moving = moving
    self.stationaryScale = stationaryScale
    self.movingScale = movingScale
    self.accumulate = accumulate
    self.tile = tile
  }

  public init() {
    self.init(
      dst: .unset, stationary: .unset, moving: .unset, stationaryScale: [], movingScale: [], accumulate: false)
  }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("stationary", &stationary)
    try visitor.readAcross("moving", &moving)
    try visitor.readAcross("stationary_scale", all: &stationaryScale)
    try visitor.readAcross("moving_scale", all: &movingScale)
    try visitor.value("accumulate", &accumulate)
    try tile.visitFields(&visitor)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.hasMX()
    try rules.tile("dst", dst, on: .tensor, writes: true)
    for (name, operand, scale) in [
      ("stationary", stationary, stationaryScale), ("moving", moving, movingScale),
    ] {
      guard operand.element.packedElement != nil else {
        throw rules.fail(
          .elementType,
          "\(name) is \(operand.element.rawValue), it must be f8E5M2x4, f8E4M3FNx4 or f4E2M1FNx4; view the data as one")
      }
      try rules.matrix(name, operand, on: .tensor)
      try rules.mxScale(name + "_scale", scale, columns: operand.freeCount, of: name, operand, on: .tensor)
    }
    guard stationary.partitions == moving.partitions else {
      throw rules.fail(
        .shapeMismatch,
        "stationary has \(stationary.partitions) partitions, moving \(moving.partitions): both are the contraction")
    }
    guard stationary.freeCount <= 128, stationary.freeCount % 2 == 0 else {
      throw rules.fail(
        .tileSize, "stationary has \(stationary.freeCount) columns; it must be an even number, the array has 128")
    }
    guard dst.element == .f32 || dst.element == .bf16 else {
      throw rules.fail(.elementType, "dst is \(dst.element.rawValue), it must be f32 or bf16")
    }
    try rules.movingColumns(moving.freeCount, into: dst)
    guard dst.partitions == stationary.freeCount, dst.freeCount == moving.freeCount else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], stationary.T @ moving is "
          + "[\(stationary.freeCount), \(moving.freeCount)]")
    }
    try rules.arrayTile(tile, rows: stationary.partitions, columns: stationary.freeCount)
    guard tile == .whole || tile.size[1] == 128 else {
      throw rules.fail(.tileSize, "tile_size has \(tile.size[1]) columns; MX divides the array by rows only, leave 128")
    }
  }

  /// A bf16 pass's: four products in each processing element and cycle instead of one (trainium3_arch.rst, "Quad-MXFP8/MXFP4
  /// Matmul Performance").
  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.matmul(
      rows: stationary.partitions, stationaryColumns: stationary.freeCount, movingColumns: moving.freeCount,
      element: .bf16)
  }

  public func execute(_ context: borrowing ExecutionContext) {
    context.multiplyMX(
      dst, stationary, stationaryScale, moving, movingScale, adds: context.adds(accumulate))
  }
}
