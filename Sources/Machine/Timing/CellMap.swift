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
  var first: Int32
  var end: Int32

  var cells: Range<Int> { Int(first)..<Int(end) }
}

/// `TimedShape` as plain data, and `AddressMap` behind pointers: operands to cells, fast.
final class CellMap {
  struct Shape {
    var grid: Int
    var isExact: Bool
    var firstPartition: Int
    var lastPartition: Int
    var segmentStart: Int
    var segmentEnd: Int
    var rowSegmentStart: Int
    var rowSegmentEnd: Int
    var extent: Int
    var columnExtent: Int
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

  /// Those of `OperandTable`, whose owner keeps them.
  let accesses: UnsafeMutablePointer<TimedAccess>
  private let terms: UnsafeMutablePointer<TimedAccess.Term>
  let shapes: UnsafeMutablePointer<Shape>
  private let segments: UnsafeMutablePointer<TimedShape.Segment>
  private let onChip: UnsafeMutablePointer<OnChip>
  private let matrices: UnsafeMutablePointer<Matrix>
  let cells: UnsafeMutablePointer<Cell>
  let partitions: Int
  private let accessCount: Int
  private let owned: [UnsafeMutableRawPointer]

  /// Ranges that `resolve` found. Behind a pointer, as everything that changes often: classes check each access.
  private struct Found {
    var ranges: UnsafeMutablePointer<CellRange>
    var count: Int
    var capacity: Int
    /// `fixed`'s.
    var fixed: UnsafeMutablePointer<CellRange>
    var fixedCount: Int
  }
  private let list: UnsafeMutablePointer<Found>
  /// Ranges of operands that never move, in the order of `accesses`.
  private var fixed = FlatList<CellRange>()

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
    accesses = program.table.accesses.elements
    accessCount = program.table.accesses.count
    terms = program.table.terms.elements
    shapes = pin(
      program.table.shapes.map { shape in
        Shape(
          grid: shape.grid, isExact: shape.isExact, firstPartition: shape.partitions.lowerBound,
          lastPartition: shape.partitions.upperBound - 1, segmentStart: shape.segments.lowerBound,
          segmentEnd: shape.segments.upperBound, rowSegmentStart: shape.rowSegments.lowerBound,
          rowSegmentEnd: shape.rowSegments.upperBound, extent: shape.extent, columnExtent: shape.columnExtent)
      })
    segments = pin(program.table.segments)
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
    list.initialize(
      to: Found(ranges: .allocate(capacity: 256), count: 0, capacity: 256, fixed: fixed.elements, fixedCount: 0))
    self.owned = owned
    fix(program.table.accesses.count)
  }

  deinit {
    for pointer in owned { pointer.deallocate() }
    list.pointee.ranges.deallocate()
    list.deallocate()
  }

  /// Computes the ranges of operands that never move once and for all.
  private func fix(_ count: Int) {
    for index in 0..<count {
      accesses[index].firstRange = Int32(fixed.count)
      if !accesses[index].isFixed { continue }
      foundCount = 0
      resolve(accesses[index], at: accesses[index].base)
      for position in 0..<foundCount { fixed.append(found[position]) }
    }
    foundCount = 0
    list.pointee.fixed = fixed.elements
    list.pointee.fixedCount = fixed.count
  }

  func clear() { foundCount = 0 }

  /// Appends to `found` the ranges of operand `index` with the counters as they are.
  @inline(__always)
  func find(_ index: Int, _ counters: UnsafeMutablePointer<Int>) {
    let access = accesses + index
    if access.pointee.isFixed {
      let start = Int(access.pointee.firstRange)
      let end = index + 1 < accessCount ? Int(accesses[index + 1].firstRange) : list.pointee.fixedCount
      let count = end - start
      reserve(count)
      (found + foundCount).update(from: list.pointee.fixed + start, count: count)
      foundCount += count
    } else {
      resolve(access.pointee, at: offset(access, counters))
    }
  }

  @inline(__always)
  func offset(_ access: UnsafeMutablePointer<TimedAccess>, _ counters: UnsafeMutablePointer<Int>) -> Int {
    var offset = access.pointee.base
    var position = Int(access.pointee.firstTerm)
    let end = position + Int(access.pointee.termCount)
    while position < end {
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
  func resolve(_ access: TimedAccess, at offset: Int) {
    let floor = foundCount
    let shape = shapes[Int(access.shape)]
    if shape.grid < 2 {
      for position in shape.segmentStart..<shape.segmentEnd {
        let segment = segments[position]
        onChip(shape, low: offset + segment.start, high: offset + segment.start + segment.length, floor)
      }
      return
    }
    let matrix = matrices[shape.grid - 2]
    let offset = max(0, offset)
    let row = offset / matrix.pitch
    let column = offset - row * matrix.pitch
    if column + shape.columnExtent > matrix.pitch {
      wholeRows(matrix, from: row, through: (offset + shape.extent - 1) / matrix.pitch, floor)
      return
    }
    for rowPosition in shape.rowSegmentStart..<shape.rowSegmentEnd {
      let rows = segments[rowPosition]
      for position in shape.segmentStart..<shape.segmentEnd {
        let columns = segments[position]
        rectangle(
          matrix, rows: (row + rows.start, row + rows.start + rows.length - 1),
          columns: (column + columns.start, column + columns.start + columns.length - 1), floor)
      }
    }
  }

  /// Appends ranges that hold the operand at every offset `low + across + along`, for `across` up to `acrossSpan` in whole
  /// rows and `along` up to `alongSpan`.
  func resolve(_ access: TimedAccess, from low: Int, acrossSpan: Int, alongSpan: Int) {
    if acrossSpan == 0 && alongSpan == 0 { return resolve(access, at: low) }
    let shape = shapes[Int(access.shape)]
    let floor = foundCount
    if shape.grid < 2 {
      onChip(shape, low: low, high: low + acrossSpan + alongSpan + shape.extent, floor)
      return
    }
    let matrix = matrices[shape.grid - 2]
    let low = max(0, low)
    let row = low / matrix.pitch
    let column = low - row * matrix.pitch
    if column + alongSpan + shape.columnExtent > matrix.pitch {
      wholeRows(matrix, from: row, through: (low + acrossSpan + alongSpan + shape.extent - 1) / matrix.pitch, floor)
      return
    }
    var rowEnd = 0
    for position in shape.rowSegmentStart..<shape.rowSegmentEnd {
      rowEnd = max(rowEnd, segments[position].start + segments[position].length)
    }
    rectangle(
      matrix, rows: (row, row + acrossSpan / matrix.pitch + rowEnd - 1),
      columns: (column, column + alongSpan + shape.columnExtent - 1), floor)
  }

  /// Whether a stride on an HBM buffer moves by whole rows.
  func movesAcross(_ access: TimedAccess, _ stride: Int) -> Bool {
    let grid = shapes[Int(access.shape)].grid
    return grid >= 2 && stride % matrices[grid - 2].pitch == 0
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
  private func onChip(_ shape: Shape, low: Int, high: Int, _ floor: Int) {
    let chip = onChip[shape.grid]
    let first = Int(chip.columnOf[min(max(low, 0), chip.capacity - 1)])
    let last = Int(chip.columnOf[min(max(high - 1, 0), chip.capacity - 1)])
    if shape.firstPartition == 0 && shape.lastPartition == partitions - 1 {
      append(Int(chip.firstCell[first]), Int(chip.firstCell[last + 1]), floor)
      return
    }
    var column = first
    while column <= last {
      let start = Int(chip.firstCell[column])
      let table = chip.classes + Int(chip.classTable[column])
      append(start + Int(table[shape.firstPartition]), start + Int(table[shape.lastPartition]) + 1, floor)
      column += 1
    }
  }

  /// Appends a range, joining it to the last of the same operand (those from `floor` on).
  @inline(__always)
  private func append(_ first: Int, _ end: Int, _ floor: Int) {
    if foundCount > floor && found[foundCount - 1].end == Int32(first) {
      found[foundCount - 1].end = Int32(end)
      return
    }
    reserve(1)
    found[foundCount] = CellRange(first: Int32(first), end: Int32(end))
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
