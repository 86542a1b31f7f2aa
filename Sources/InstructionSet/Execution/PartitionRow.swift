import Numerics

/// All elements of one partition of an operand as fp32, for instructions that look at many of them at once.
struct PartitionRow {
  /// Elements that such an instruction reads at most.
  static let mostElements = 16384
  /// Slots of scratch memory before the first row: those for rows in pieces.
  private static let firstSlot = 8

  let values: UnsafeMutablePointer<Float>
  let count: Int
  private let tile: Tile
  private let reader: FloatReader
  private let writerSlot: UnsafeMutableRawPointer
  private let rounding: Rounding

  /// `index` tells the rows of one instruction apart.
  init(_ context: borrowing ExecutionContext, _ operand: borrowing AccessPattern, index: Int = 0) {
    let bytes = Self.mostElements * MemoryLayout<Float>.size
    values = (context.slot(Self.firstSlot) + index * bytes).assumingMemoryBound(to: Float.self)
    tile = Tile(context, operand)
    count = tile.elementCount
    reader = FloatReader(tile, slot: context.slot(0))
    writerSlot = context.slot(1)
    rounding = context.rounding
  }

  /// Fills `values` in row-major order.
  func load(_ partition: Int) {
    forEachPiece(of: tile) { position, offset, piece in
      (values + position).update(from: reader.load(tile.partition(partition) + offset, piece), count: piece)
    }
  }

  /// Rounds `values` to the elements of `target`, which has as many.
  func store(to target: Tile, _ partition: Int) {
    let writer = FloatWriter(target, slot: writerSlot, rounding)
    forEachPiece(of: target) { position, offset, piece in
      let address = target.partition(partition) + offset
      writer.target(address).update(from: values + position, count: piece)
      writer.commit(address, piece)
    }
  }

  private func forEachPiece(of tile: Tile, _ body: (_ position: Int, _ offset: Int, _ count: Int) -> Void) {
    var cursor = RowCursor(tile, length: tile.rowLength)
    for row in 0..<tile.elementCount / tile.rowLength {
      if row > 0 { cursor.advance() }
      for done in stride(from: 0, to: tile.rowLength, by: rowChunk) {
        body(
          row * tile.rowLength + done, cursor.offset + done * tile.rowStride, min(tile.rowLength - done, rowChunk))
      }
    }
  }

  /// Where the eight `wanted` values are; nil for one that is missing. Equal ones take the places of that value in turn, from
  /// the first wanted on or, `fromLast`, from the last.
  func positions(of wanted: UnsafePointer<Float>, fromLast: Bool) -> [Int?] {
    var found = [Int?](repeating: nil, count: 8)
    var begins = [Float: Int]()
    for slot in fromLast ? Array((0..<8).reversed()) : Array(0..<8) {
      let begin = begins[wanted[slot], default: 0]
      let position = (begin..<max(begin, count)).first { values[$0] == wanted[slot] }
      found[slot] = position
      begins[wanted[slot]] = position.map { $0 + 1 } ?? count
    }
    return found
  }
}

extension Rules {
  /// What max8 and its kin search: 8 to 16384 elements a partition, in at most two free dimensions.
  func searched(_ name: String, _ operand: AccessPattern) throws(InstructionError) {
    try tile(name, operand, on: .vector)
    guard operand.free.count <= 2 else {
      throw fail(.accessPattern, "\(name) has \(operand.free.count) free dimensions, it may have 2; merge or copy them")
    }
    guard (8...PartitionRow.mostElements).contains(operand.freeCount) else {
      throw fail(
        .tileSize,
        "\(name) has \(operand.freeCount) elements a partition, it must have 8 to \(PartitionRow.mostElements)")
    }
  }

  /// Indices are ui16 or ui32.
  func indices(_ name: String, _ operand: AccessPattern) throws(InstructionError) {
    guard operand.element == .ui16 || operand.element == .ui32 else {
      throw fail(.elementType, "\(name) is \(operand.element.rawValue), it must be ui16 or ui32")
    }
  }
}

extension Tile {
  /// Positions as ui16 or ui32; all bits are set for those that are missing.
  func store(positions: [Int?], _ partition: Int) {
    for (slot, position) in positions.enumerated() {
      let address = self.partition(partition) + offset(ofElement: slot)
      if element == .ui16 {
        address.storeBytes(of: position.map(UInt16.init(truncatingIfNeeded:)) ?? .max, as: UInt16.self)
      } else {
        address.storeBytes(of: position.map(UInt32.init(truncatingIfNeeded:)) ?? .max, as: UInt32.self)
      }
    }
  }
}
