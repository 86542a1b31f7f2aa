/// What dependences need to know of one cell of memory: who wrote it last and when that is visible, and who has read it since.
struct Cell {
  /// Visible time of the last write, -1 before the first.
  var write: Int64 = -1
  /// End of the latest read since, and of the latest read by anyone else than that reader.
  var read: Int64 = -1
  var otherRead: Int64 = -1
  var writer: UInt8 = Actor.none
  var reader: UInt8 = Actor.none
  /// The last skip that moved the times.
  var writeEpoch: UInt32 = 0
  var readEpoch: UInt32 = 0
}

/// Who touches cells: an engine by its position in `Engine.allCases`, or the DMA engines.
enum Actor {
  static let engines = 5
  static let dma: UInt8 = 5
  static let none: UInt8 = 6
  static let count = 7
}

/// The cells of `first..<end`.
struct CellRange {
  var first: Int
  var end: Int
}

/// `TimedAccess` as plain data, and `AddressMap` behind pointers: operands to cells, fast.
final class CellMap {
  struct Operand {
    var grid: Int
    var mode: TimedAccess.Mode
    var isExact: Bool
    var isFixed: Bool
    var firstPartition: Int
    var lastPartition: Int
    var base: Int
    var termStart: Int
    var termEnd: Int
    var segmentStart: Int
    var segmentEnd: Int
    var rowSegmentStart: Int
    var rowSegmentEnd: Int
    var extent: Int
    var columnExtent: Int
    var shapeKey: Int
    /// Of operands that never move: their ranges in `fixed`.
    var fixedStart = 0
    var fixedEnd = 0
  }

  private struct OnChip {
    var capacity: Int
    var columnOf: UnsafeMutablePointer<Int32>
    var firstCell: UnsafeMutablePointer<Int32>
    var classTable: UnsafeMutablePointer<Int32>
    var classes: UnsafeMutablePointer<UInt8>
  }

  private struct Matrix {
    var pitch = 1
    var rows: UnsafeMutablePointer<Int>?
    var rowCount = 0
    var rowStep = 0
    /// Classes of rows that share cells are this many apart; 0 when none do.
    var fold = 0
    var columns: UnsafeMutablePointer<Int>?
    var columnCount = 0
    var columnStep = 0
    var firstCell = 0
  }

  let operands: UnsafeMutablePointer<Operand>
  let terms: UnsafeMutablePointer<TimedAccess.Term>
  private let segments: UnsafeMutablePointer<TimedAccess.Segment>
  private let onChip: UnsafeMutablePointer<OnChip>
  private let matrices: UnsafeMutablePointer<Matrix>
  let cells: UnsafeMutablePointer<Cell>
  let partitions: Int
  private var owned: [UnsafeMutableRawPointer] = []

  /// Ranges that `resolve` found. Behind a pointer, as everything that changes often: classes check each access.
  private struct Found {
    var ranges: UnsafeMutablePointer<CellRange>
    var count: Int
    var capacity: Int
    /// Ranges of operands that never move.
    var fixed: UnsafeMutablePointer<CellRange>?
  }
  private let list: UnsafeMutablePointer<Found>

  var found: UnsafeMutablePointer<CellRange> { @inline(__always) get { list.pointee.ranges } }
  private(set) var foundCount: Int {
    @inline(__always) get { list.pointee.count }
    @inline(__always) set { list.pointee.count = newValue }
  }

  init(_ program: borrowing TimedProgram) {
    var owned: [UnsafeMutableRawPointer] = []
    func pin<T: BitwiseCopyable>(_ array: [T]) -> UnsafeMutablePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(1, array.count))
      pointer.initialize(from: array, count: array.count)
      owned.append(UnsafeMutableRawPointer(pointer))
      return pointer
    }
    func step(_ starts: [Int]) -> Int {
      guard starts.count > 1 else { return 0 }
      let step = starts[1]
      return starts.enumerated().allSatisfy { $0.element == $0.offset * step } ? step : 0
    }
    let map = program.map
    partitions = map.partitions
    operands = pin(
      program.accesses.map { access in
        Operand(
          grid: access.grid, mode: access.mode, isExact: access.isExact, isFixed: false,
          firstPartition: access.partitions.lowerBound, lastPartition: access.partitions.upperBound - 1,
          base: access.base, termStart: access.terms.lowerBound, termEnd: access.terms.upperBound,
          segmentStart: access.segments.lowerBound, segmentEnd: access.segments.upperBound,
          rowSegmentStart: access.rowSegments.lowerBound, rowSegmentEnd: access.rowSegments.upperBound,
          extent: access.extent, columnExtent: access.columnExtent, shapeKey: access.shapeKey)
      })
    terms = pin(program.terms)
    segments = pin(program.segments)
    onChip = pin(
      map.onChip.map {
        OnChip(
          capacity: $0.columnOf.count, columnOf: pin($0.columnOf), firstCell: pin($0.firstCell),
          classTable: pin($0.classTable), classes: pin($0.classes))
      })
    matrices = pin(
      map.matrices.map { matrix in
        guard let matrix else { return Matrix() }
        return Matrix(
          pitch: matrix.pitch, rows: pin(matrix.rows), rowCount: matrix.rows.count,
          rowStep: matrix.fold > 0 ? matrix.step : step(matrix.rows), fold: matrix.fold,
          columns: pin(matrix.columns), columnCount: matrix.columns.count, columnStep: step(matrix.columns),
          firstCell: matrix.firstCell)
      })
    cells = pin([Cell](repeating: Cell(), count: map.cellCount))
    list = .allocate(capacity: 1)
    list.initialize(to: Found(ranges: .allocate(capacity: 256), count: 0, capacity: 256))
    self.owned = owned
    fix(program.accesses.count)
  }

  deinit {
    for pointer in owned { pointer.deallocate() }
    list.pointee.ranges.deallocate()
    list.deallocate()
  }

  /// Computes the ranges of operands that never move once and for all.
  private func fix(_ count: Int) {
    var ranges: [CellRange] = []
    for index in 0..<count where operands[index].termStart == operands[index].termEnd {
      foundCount = 0
      resolve(operands + index, at: operands[index].base)
      operands[index].fixedStart = ranges.count
      for position in 0..<foundCount { ranges.append(found[position]) }
      operands[index].fixedEnd = ranges.count
      operands[index].isFixed = true
    }
    foundCount = 0
    let fixed = UnsafeMutablePointer<CellRange>.allocate(capacity: max(1, ranges.count))
    fixed.initialize(from: ranges, count: ranges.count)
    list.pointee.fixed = fixed
    owned.append(UnsafeMutableRawPointer(fixed))
  }

  func clear() { foundCount = 0 }

  /// Appends to `found` the ranges of operand `index` with the counters as they are.
  @inline(__always)
  func find(_ index: Int, _ counters: UnsafeMutablePointer<Int>) {
    let operand = operands + index
    if operand.pointee.isFixed {
      let start = operand.pointee.fixedStart
      let count = operand.pointee.fixedEnd - start
      reserve(count)
      (found + foundCount).update(from: list.pointee.fixed! + start, count: count)
      foundCount += count
    } else {
      resolve(operand, at: offset(operand, counters))
    }
  }

  @inline(__always)
  func offset(_ operand: UnsafeMutablePointer<Operand>, _ counters: UnsafeMutablePointer<Int>) -> Int {
    var offset = operand.pointee.base
    var position = operand.pointee.termStart
    while position < operand.pointee.termEnd {
      let term = terms[position]
      var counter = counters[term.loop]
      if term.modulus > 0 && counter >= term.modulus {
        counter = Int(UInt32(truncatingIfNeeded: counter) % UInt32(truncatingIfNeeded: term.modulus))
      }
      offset += counter * term.stride
      position += 1
    }
    return offset
  }

  /// Appends the ranges of an operand at a byte offset.
  func resolve(_ operand: UnsafeMutablePointer<Operand>, at offset: Int) {
    let floor = foundCount
    let access = operand.pointee
    if access.grid < 2 {
      for position in access.segmentStart..<access.segmentEnd {
        let segment = segments[position]
        onChip(access, low: offset + segment.start, high: offset + segment.start + segment.length, floor)
      }
      return
    }
    let matrix = matrices[access.grid - 2]
    let offset = max(0, offset)
    let row = offset / matrix.pitch
    let column = offset - row * matrix.pitch
    if column + access.columnExtent > matrix.pitch {
      wholeRows(matrix, from: row, through: (offset + access.extent - 1) / matrix.pitch, floor)
      return
    }
    for rowPosition in access.rowSegmentStart..<access.rowSegmentEnd {
      let rows = segments[rowPosition]
      for position in access.segmentStart..<access.segmentEnd {
        let columns = segments[position]
        rectangle(
          matrix, rows: (row + rows.start, row + rows.start + rows.length - 1),
          columns: (column + columns.start, column + columns.start + columns.length - 1), floor)
      }
    }
  }

  /// Appends ranges that hold the operand at every offset `low + across + along`, for `across` up to `acrossSpan` in whole
  /// rows and `along` up to `alongSpan`.
  func resolve(_ operand: UnsafeMutablePointer<Operand>, from low: Int, acrossSpan: Int, alongSpan: Int) {
    let access = operand.pointee
    if acrossSpan == 0 && alongSpan == 0 { return resolve(operand, at: low) }
    let floor = foundCount
    if access.grid < 2 {
      onChip(access, low: low, high: low + acrossSpan + alongSpan + access.extent, floor)
      return
    }
    let matrix = matrices[access.grid - 2]
    let low = max(0, low)
    let row = low / matrix.pitch
    let column = low - row * matrix.pitch
    if column + alongSpan + access.columnExtent > matrix.pitch {
      wholeRows(matrix, from: row, through: (low + acrossSpan + alongSpan + access.extent - 1) / matrix.pitch, floor)
      return
    }
    var rowEnd = 0
    for position in access.rowSegmentStart..<access.rowSegmentEnd {
      rowEnd = max(rowEnd, segments[position].start + segments[position].length)
    }
    rectangle(
      matrix, rows: (row, row + acrossSpan / matrix.pitch + rowEnd - 1),
      columns: (column, column + alongSpan + access.columnExtent - 1), floor)
  }

  /// Whether a stride on an HBM buffer moves by whole rows.
  func movesAcross(_ operand: Operand, _ stride: Int) -> Bool {
    operand.grid >= 2 && stride % matrices[operand.grid - 2].pitch == 0
  }

  private func wholeRows(_ matrix: Matrix, from first: Int, through last: Int, _ floor: Int) {
    rectangle(matrix, rows: (first, last), columns: (0, matrix.pitch - 1), floor)
  }

  @inline(__always)
  private func rectangle(_ matrix: Matrix, rows: (Int, Int), columns: (Int, Int), _ floor: Int) {
    var row =
      matrix.fold > 0 ? rows.0 / matrix.rowStep : Self.position(rows.0, matrix.rows!, matrix.rowCount, matrix.rowStep)
    var lastRow =
      matrix.fold > 0 ? rows.1 / matrix.rowStep : Self.position(rows.1, matrix.rows!, matrix.rowCount, matrix.rowStep)
    if matrix.fold > 0 && lastRow - row >= matrix.fold { (row, lastRow) = (0, matrix.fold - 1) }
    let firstColumn = Self.position(columns.0, matrix.columns!, matrix.columnCount, matrix.columnStep)
    let lastColumn = Self.position(columns.1, matrix.columns!, matrix.columnCount, matrix.columnStep)
    while row <= lastRow {
      let start = matrix.firstCell + (matrix.fold > 0 ? row % matrix.fold : row) * matrix.columnCount
      append(start + firstColumn, start + lastColumn + 1, floor)
      row += 1
    }
  }

  @inline(__always)
  private func onChip(_ access: Operand, low: Int, high: Int, _ floor: Int) {
    let chip = onChip[access.grid]
    let first = Int(chip.columnOf[min(max(low, 0), chip.capacity - 1)])
    let last = Int(chip.columnOf[min(max(high - 1, 0), chip.capacity - 1)])
    if access.firstPartition == 0 && access.lastPartition == partitions - 1 {
      append(Int(chip.firstCell[first]), Int(chip.firstCell[last + 1]), floor)
      return
    }
    var column = first
    while column <= last {
      let start = Int(chip.firstCell[column])
      let table = chip.classes + Int(chip.classTable[column])
      append(start + Int(table[access.firstPartition]), start + Int(table[access.lastPartition]) + 1, floor)
      column += 1
    }
  }

  /// Appends a range, joining it to the last of the same operand (those from `floor` on).
  @inline(__always)
  private func append(_ first: Int, _ end: Int, _ floor: Int) {
    if foundCount > floor && found[foundCount - 1].end == first {
      found[foundCount - 1].end = end
      return
    }
    reserve(1)
    found[foundCount] = CellRange(first: first, end: end)
    foundCount += 1
  }

  @inline(__always)
  private func reserve(_ count: Int) {
    if list.pointee.count + count > list.pointee.capacity { grow(count) }
  }

  private func grow(_ count: Int) {
    let capacity = (list.pointee.capacity + count) * 2
    let larger = UnsafeMutablePointer<CellRange>.allocate(capacity: capacity)
    larger.update(from: found, count: foundCount)
    found.deallocate()
    list.pointee.ranges = larger
    list.pointee.capacity = capacity
  }

  /// The last of the ascending `starts` that is not above `value`.
  @inline(__always)
  private static func position(_ value: Int, _ starts: UnsafeMutablePointer<Int>, _ count: Int, _ step: Int) -> Int {
    if count == 1 { return 0 }
    if step > 0 { return min(Int(UInt(bitPattern: value) / UInt(bitPattern: step)), count - 1) }
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
