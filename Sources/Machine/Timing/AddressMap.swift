import InstructionSet
import Silicon

/// Where dependences are tracked: memories cut into cells along the boundaries of the operands of one program.
///
/// SBUF and PSUM are cut by bytes of a partition into columns, and each column by partitions; an HBM buffer is cut into
/// rows of the pitch that most of its operands use, and columns. Operands that cover whole tiles touch one cell or a few,
/// and two operands share a cell only if they overlap, as long as the program has not so many boundaries that some are
/// left out (then cells are larger, or shared by places far apart, and dependences too many, never too few).
struct AddressMap {
  static let sbuf = 0
  static let psum = 1
  /// Distinct offsets of one operand, and cells of one HBM buffer, up to which boundaries are kept.
  static let maximumOffsets = 8192
  static let maximumCells = 1 << 16

  struct OnChip {
    /// Bytes of a partition.
    let capacity: Int
    /// Column of each of them.
    var columnOf: [Int32] = []
    /// First cell of each column, and one past the end.
    var firstCell: [Int32] = [0]
    /// For each column, which 128 entries of `classes` say which of its cells a partition is in.
    var classTable: [Int32] = []
    var classes: [UInt8] = []
  }

  struct Matrix {
    var pitch: Int
    /// First row of each class of rows; or none, and `step` rows are a class, of which those `fold` classes apart share
    /// cells.
    var rows: [Int]
    var step = 0
    var fold = 0
    var columns: [Int]
    var firstCell: Int
  }

  let partitions: Int
  var onChip: [OnChip]
  /// By HBM buffer.
  var matrices: [Matrix?] = []
  var cellCount = 0

  init(_ core: NeuronCore) {
    partitions = core.partitions
    onChip = [core.sbufBytesPerPartition, core.psumBytesPerPartition].map {
      OnChip(capacity: $0)
    }
  }

  mutating func build(_ program: Program, _ table: inout OperandTable) {
    var byBuffer = [[Int32]](repeating: [], count: program.buffers.count)
    for index in table.accesses.indices {
      let grid = table.shapes[Int(table.accesses[index].shape)].grid
      if grid >= 2 { byBuffer[grid - 2].append(Int32(index)) }
    }
    for grid in 0..<2 { buildOnChip(grid, table) }
    var shapes = [[Int]](repeating: [], count: program.buffers.count)
    for (index, shape) in table.shapes.enumerated() where shape.grid >= 2 { shapes[shape.grid - 2].append(index) }
    matrices = [Matrix?](repeating: nil, count: program.buffers.count)
    for buffer in program.buffers.indices where !byBuffer[buffer].isEmpty {
      let size = max(1, program.buffers[buffer].byteCount)
      let pitch = pitch(size, shapes[buffer].map { table.shapes[$0] })
      for shape in shapes[buffer] { Self.split(&table.shapes[shape], pitch: pitch, &table.segments) }
      buildMatrix(buffer, size, pitch, byBuffer[buffer], table)
    }
  }

  /// All offsets that these terms make, or nil when there are too many.
  private static func offsets(
    _ base: Int, _ terms: some Sequence<TimedAccess.Term>, _ loopCounts: [Int]
  ) -> [Int]? {
    var offsets = [base]
    for term in terms {
      var count = loopCounts[term.loop]
      if term.modulus > 0 { count = min(count, term.modulus) }
      if count <= 1 { continue }
      let (total, overflow) = offsets.count.multipliedReportingOverflow(by: count)
      if overflow || total > maximumOffsets { return nil }
      offsets = (0..<count).flatMap { step in offsets.map { $0 + step * term.stride } }
    }
    return offsets
  }

  private mutating func buildOnChip(_ grid: Int, _ table: borrowing OperandTable) {
    let capacity = onChip[grid].capacity
    var isBoundary = [Bool](repeating: false, count: capacity + 1)
    isBoundary[0] = true
    func mark(_ byte: Int) { isBoundary[min(max(byte, 0), capacity)] = true }
    func mark(_ offset: Int, _ segments: ArraySlice<TimedShape.Segment>) {
      for segment in segments {
        mark(offset + segment.start)
        mark(offset + segment.start + segment.length)
      }
    }
    let places = table.shapes.map { (isHere: $0.grid == grid, segments: $0.segments) }
    for index in table.accesses.indices {
      let access = table.accesses[index]
      let place = places[Int(access.shape)]
      if !place.isHere { continue }
      let segments = table.segments[place.segments]
      if access.isFixed {
        mark(access.base, segments)
      } else if let offsets = Self.offsets(access.base, table.terms(of: access), table.loopCounts) {
        for offset in offsets { mark(offset, segments) }
      } else {
        let (low, high) = table.reach(access)
        mark(low)
        mark(high)
      }
    }
    var column: Int32 = -1
    onChip[grid].columnOf = isBoundary.prefix(capacity).map { isBoundary in
      if isBoundary { column += 1 }
      return column
    }
    cutByPartitions(grid, columns: Int(column) + 1, table)
  }

  private mutating func cutByPartitions(_ grid: Int, columns: Int, _ table: borrowing OperandTable) {
    let capacity = onChip[grid].capacity
    // Bit p: a boundary before partition p.
    var masks = [(UInt64, UInt64)](repeating: (0, 0), count: columns)
    let cuts = table.shapes.map { $0.grid == grid ? boundaries($0.partitions) : (0, 0) }
    for index in table.accesses.indices {
      let access = table.accesses[index]
      let mask = cuts[Int(access.shape)]
      if mask == (0, 0) { continue }
      let (low, high) = table.reach(access)
      let first = onChip[grid].columnOf[min(max(low, 0), capacity - 1)]
      let last = onChip[grid].columnOf[min(max(high - 1, 0), capacity - 1)]
      for column in Int(first)...Int(max(first, last)) {
        masks[column].0 |= mask.0
        masks[column].1 |= mask.1
      }
    }
    var tables: [[UInt64]: Int32] = [:]
    onChip[grid].firstCell = [Int32(cellCount)]
    for mask in masks {
      let key = [mask.0, mask.1]
      let cells = mask.0.nonzeroBitCount + mask.1.nonzeroBitCount + 1
      if tables[key] == nil {
        tables[key] = Int32(onChip[grid].classes.count)
        var current: UInt8 = 0
        for partition in 0..<128 {
          let isCut = partition < 64 ? mask.0 >> UInt64(partition) & 1 : mask.1 >> UInt64(partition - 64) & 1
          current += UInt8(isCut)
          onChip[grid].classes.append(current)
        }
      }
      onChip[grid].classTable.append(tables[key]!)
      cellCount += cells
      onChip[grid].firstCell.append(Int32(cellCount))
    }
  }

  /// Bit p: the partitions begin or end before partition p.
  private func boundaries(_ range: Range<Int>) -> (UInt64, UInt64) {
    var mask: (UInt64, UInt64) = (0, 0)
    for partition in [range.lowerBound, range.upperBound] where partition > 0 && partition < min(128, partitions) {
      if partition < 64 { mask.0 |= 1 << UInt64(partition) } else { mask.1 |= 1 << UInt64(partition - 64) }
    }
    return mask
  }

  // MARK: HBM

  private mutating func buildMatrix(
    _ buffer: Int, _ size: Int, _ pitch: Int, _ indices: [Int32], _ table: borrowing OperandTable
  ) {
    let rowCount = (size + pitch - 1) / pitch
    var rows: Set<Int> = [0]
    var columns: Set<Int> = [0]
    var tooManyRows = false
    for index in indices {
      let access = table.accesses[Int(index)]
      let shape = table.shapes[Int(access.shape)]
      let across = table.terms(of: access).filter { $0.stride % pitch == 0 }
      let along = table.terms(of: access).filter { $0.stride % pitch != 0 }
      guard let byteOffsets = Self.offsets(access.base, along, table.loopCounts) else { continue }
      var starts: Set<Int> = []
      for offset in byteOffsets where offset >= 0 {
        starts.insert(offset / pitch)
        for segment in table.segments[shape.segments]
        where offset % pitch + segment.start + segment.length <= pitch {
          columns.insert(offset % pitch + segment.start)
          columns.insert(offset % pitch + segment.start + segment.length)
        }
      }
      guard let rowOffsets = Self.offsets(0, across, table.loopCounts),
        starts.count * rowOffsets.count <= Self.maximumOffsets
      else {
        tooManyRows = true
        continue
      }
      for start in starts {
        for offset in rowOffsets {
          for segment in table.segments[shape.rowSegments] {
            rows.insert(start + offset / pitch + segment.start)
            rows.insert(start + offset / pitch + segment.start + segment.length)
          }
        }
      }
    }
    let sortedColumns = columns.filter { $0 >= 0 && $0 < pitch }.sorted()
    let limit = max(1, Self.maximumCells / sortedColumns.count)
    var matrix = Matrix(pitch: pitch, rows: [], columns: sortedColumns, firstCell: cellCount)
    let sortedRows = rows.filter { $0 >= 0 && $0 < rowCount }.sorted()
    if tooManyRows || sortedRows.count > limit {
      // A tile shares its cells with tiles so far back that their times no longer matter.
      matrix.step = 0
      for index in indices {
        let access = table.accesses[Int(index)]
        matrix.step = greatestCommonDivisor(matrix.step, max(0, access.base) / pitch)
        for term in table.terms(of: access) {
          matrix.step = greatestCommonDivisor(matrix.step, abs(term.stride) / pitch)
        }
        for segment in table.segments[table.shapes[Int(access.shape)].rowSegments] {
          matrix.step = greatestCommonDivisor(greatestCommonDivisor(matrix.step, segment.start), segment.length)
        }
      }
      matrix.step = max(1, matrix.step)
      matrix.fold = min(limit, (rowCount + matrix.step - 1) / matrix.step)
    } else {
      matrix.rows = sortedRows
    }
    matrices[buffer] = matrix
    cellCount += max(matrix.rows.count, matrix.fold) * sortedColumns.count
  }

  /// Bytes of a row: the most common distance between the runs of operands, or length of runs where all are contiguous.
  private func pitch(_ size: Int, _ shapes: [TimedShape]) -> Int {
    var votes: [Int: Int] = [:]
    for shape in shapes { if let step = shape.steps.first { votes[step.stride, default: 0] += shape.uses } }
    if votes.isEmpty { for shape in shapes where shape.isExact { votes[shape.run, default: 0] += shape.uses } }
    return min(size, votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? size)
  }

  /// Cuts a shape into segments of columns and of rows.
  private static func split(_ shape: inout TimedShape, pitch: Int, _ segments: inout [TimedShape.Segment]) {
    let inRow = shape.steps.prefix { $0.stride < pitch && $0.count * $0.stride <= pitch }
    let across = shape.steps.dropFirst(inRow.count)
    let first = segments.count
    if across.allSatisfy({ $0.stride % pitch == 0 })
      && inRow.reduce(shape.run, { $0 + ($1.count - 1) * $1.stride }) <= pitch
    {
      segments += TimedShape.segments(run: shape.run, steps: inRow).segments
      shape.columnExtent = inRow.reduce(shape.run) { $0 + ($1.count - 1) * $1.stride }
      shape.segments = first..<segments.count
      let steps = across.map { TimedShape.Step(count: $0.count, stride: $0.stride / pitch) }
      // Rows next to each other are one segment.
      var run = 1
      var rest = steps[...]
      while let step = rest.first, step.stride <= run {
        run += (step.count - 1) * step.stride
        rest = rest.dropFirst()
      }
      segments += TimedShape.segments(run: run, steps: rest).segments
    } else {
      // Runs that wrap around rows: whole rows.
      segments.append(TimedShape.Segment(start: 0, length: pitch))
      shape.columnExtent = pitch + 1
      shape.segments = first..<segments.count
      segments.append(TimedShape.Segment(start: 0, length: (shape.extent + pitch - 1) / pitch))
    }
    shape.rowSegments = shape.segments.upperBound..<segments.count
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x
}
