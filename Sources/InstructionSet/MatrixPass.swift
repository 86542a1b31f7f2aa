import Numerics
import Silicon

/// A pass of the Tensor engine that leaves products in PSUM.
public protocol MatrixPass: Instruction {
  var dst: AccessPattern { get }
  /// Adding to what `dst` holds also reads it.
  var accumulate: Accumulation { get set }
  /// Of one execution; 0 for a transpose.
  var multiplyAdds: Int { get }
  /// What it uses of the array.
  var tile: ArrayTile { get }
}

/// The rows and columns of the array of processing elements that a pass uses (nki.isa `nc_matmul`, "Tiling mode").
///
/// Which tile it is does not change the values.
public struct ArrayTile: Hashable, Sendable {
  /// The first row and the first column, multiples of the size; empty for the whole array.
  public var position: [Int]
  /// Rows and columns; empty for the whole array.
  public var size: [Int]

  public init(position: [Int], size: [Int]) {
    self.position = position
    self.size = size
  }

  public static let whole = ArrayTile(position: [], size: [])

  /// A bit for each of the 4 x 4 blocks of 32 rows and columns, of a tile that instructions accept.
  public var blocks: UInt16 {
    guard self != .whole else { return .max }
    var blocks: UInt16 = 0
    for row in position[0] / 32..<(position[0] + size[0]) / 32 {
      for column in position[1] / 32..<(position[1] + size[1]) / 32 { blocks |= 1 << UInt16(4 * row + column) }
    }
    return blocks
  }

  mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("tile_position", &position, unless: [])
    try visitor.value("tile_size", &size, unless: [])
  }
}

extension Rules {
  /// A tile of 32, 64 or 128 rows and columns (32 from NeuronCore-v3 on) that has room for `rows` x `columns`.
  func arrayTile(_ tile: ArrayTile, rows: Int, columns: Int) throws(InstructionError) {
    if tile == .whole { return }
    guard tile.position.count == 2, tile.size.count == 2 else {
      throw fail(
        .tileSize,
        "tile_position is \(tile.position) and tile_size \(tile.size); give both, each as (rows, columns), or neither")
    }
    let sizes = core.generation == .v2 ? [64, 128] : [32, 64, 128]
    for (name, position, size, used) in [
      ("row", tile.position[0], tile.size[0], rows), ("column", tile.position[1], tile.size[1], columns),
    ] {
      guard sizes.contains(size) else {
        throw fail(
          .tileSize,
          "tile_size has \(size) \(name)s; the array of NeuronCore-\(core.generation.rawValue) divides into tiles of "
            + sizes.map(String.init).joined(separator: ", "))
      }
      guard position >= 0, position <= 128 - size, position % size == 0 else {
        throw fail(
          .tileSize, "tile_position starts at \(name) \(position); it must be a multiple of \(size) below 128")
      }
      guard used <= size else {
        throw fail(.tileSize, "the stationary operand takes \(used) \(name)s, tile_size has \(size)")
      }
    }
  }

  /// Columns of `moving` that one pass may have: a PSUM bank's, from NeuronCore-v4 on all of PSUM's (nki.isa `nc_matmul`).
  func movingColumns(_ count: Int, into dst: AccessPattern) throws(InstructionError) {
    let limit = core.generation >= .v4 ? (dst.element == .bf16 ? 8192 : 4096) : 512
    guard count <= limit else {
      throw fail(.tileSize, "moving has \(count) columns, at most \(limit) pass at a time")
    }
  }
}

extension ExecutionContext {
  /// Whether a pass adds to its destination this time.
  func adds(_ accumulate: borrowing Accumulation) -> Bool {
    switch accumulate {
    case .overwrite: return false
    case .accumulate: return true
    case .afterFirst(let loops):
      for index in 0..<loops.count where counter(loops[index]) > 0 { return true }
      return false
    }
  }
}
