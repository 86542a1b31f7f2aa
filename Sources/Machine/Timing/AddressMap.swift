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
    /// Column of each byte of a partition.
    var columnOf: [Int32]
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
      OnChip(columnOf: [Int32](repeating: 0, count: $0))
    }
  }

  /// Lowest byte, and one past the highest, that an operand reaches over all iterations.
  func reach(_ access: TimedAccess) -> (low: Int, high: Int) { (access.lowest, access.highest + access.extent) }

  mutating func build(
    _ program: Program, accesses: inout [TimedAccess], terms: [TimedAccess.Term], segments: inout [TimedAccess.Segment],
    loopCounts: [Int]
  ) {
    var byGrid = [[Int]](repeating: [], count: program.buffers.count + 2)
    for (index, access) in accesses.enumerated() { byGrid[access.grid].append(index) }
    for grid in 0..<2 { buildOnChip(grid, byGrid[grid].map { accesses[$0] }, terms, segments, loopCounts) }
    matrices = [Matrix?](repeating: nil, count: program.buffers.count)
    for buffer in program.buffers.indices where !byGrid[buffer + 2].isEmpty {
      buildMatrix(
        buffer, program.buffers[buffer].byteCount, byGrid[buffer + 2], &accesses, terms, &segments, loopCounts)
    }
  }

  /// All offsets that the terms make, or nil when there are too many.
  static func offsets(_ base: Int, _ terms: some Collection<TimedAccess.Term>, _ loopCounts: [Int]) -> [Int]? {
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

  private mutating func buildOnChip(
    _ grid: Int, _ accesses: [TimedAccess], _ terms: [TimedAccess.Term], _ segments: [TimedAccess.Segment],
    _ loopCounts: [Int]
  ) {
    let capacity = onChip[grid].columnOf.count
    var isBoundary = [Bool](repeating: false, count: capacity + 1)
    isBoundary[0] = true
    func mark(_ byte: Int) { isBoundary[min(max(byte, 0), capacity)] = true }
    for access in accesses {
      if let offsets = Self.offsets(access.base, terms[access.terms], loopCounts) {
        for offset in offsets {
          for segment in segments[access.segments] {
            mark(offset + segment.start)
            mark(offset + segment.start + segment.length)
          }
        }
      } else {
        mark(access.lowest)
        mark(access.highest + access.extent)
      }
    }
    var column: Int32 = -1
    for byte in 0..<capacity {
      if isBoundary[byte] { column += 1 }
      onChip[grid].columnOf[byte] = column
    }
    cutByPartitions(grid, columns: Int(column) + 1, accesses)
  }

  private mutating func cutByPartitions(_ grid: Int, columns: Int, _ accesses: [TimedAccess]) {
    let capacity = onChip[grid].columnOf.count
    // Bit p: a boundary before partition p.
    var masks = [(UInt64, UInt64)](repeating: (0, 0), count: columns)
    for access in accesses {
      var mask: (UInt64, UInt64) = (0, 0)
      for partition in [access.partitions.lowerBound, access.partitions.upperBound]
      where partition > 0 && partition < min(128, partitions) {
        if partition < 64 { mask.0 |= 1 << UInt64(partition) } else { mask.1 |= 1 << UInt64(partition - 64) }
      }
      if mask == (0, 0) { continue }
      let (low, high) = reach(access)
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

  // MARK: HBM

  private mutating func buildMatrix(
    _ buffer: Int, _ byteCount: Int, _ indices: [Int], _ accesses: inout [TimedAccess], _ terms: [TimedAccess.Term],
    _ segments: inout [TimedAccess.Segment], _ loopCounts: [Int]
  ) {
    let size = max(1, byteCount)
    let pitch = pitch(size, indices.map { accesses[$0] })
    let rowCount = (size + pitch - 1) / pitch
    var rows: Set<Int> = [0]
    var columns: Set<Int> = [0]
    var tooManyRows = false
    for index in indices {
      split(&accesses[index], pitch: pitch, &segments)
      let access = accesses[index]
      let across = terms[access.terms].filter { $0.stride % pitch == 0 }
      let along = terms[access.terms].filter { $0.stride % pitch != 0 }
      guard let byteOffsets = Self.offsets(access.base, along, loopCounts) else { continue }
      var starts: Set<Int> = []
      for offset in byteOffsets where offset >= 0 {
        starts.insert(offset / pitch)
        for segment in segments[access.segments] where offset % pitch + segment.start + segment.length <= pitch {
          columns.insert(offset % pitch + segment.start)
          columns.insert(offset % pitch + segment.start + segment.length)
        }
      }
      guard let rowOffsets = Self.offsets(0, across, loopCounts),
        starts.count * rowOffsets.count <= Self.maximumOffsets
      else {
        tooManyRows = true
        continue
      }
      for start in starts {
        for offset in rowOffsets {
          for segment in segments[access.rowSegments] {
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
      matrix.step = indices.reduce(0) { step, index in
        let access = accesses[index]
        var step = greatestCommonDivisor(step, max(0, access.base) / pitch)
        for term in terms[access.terms] { step = greatestCommonDivisor(step, abs(term.stride) / pitch) }
        for segment in segments[access.rowSegments] {
          step = greatestCommonDivisor(greatestCommonDivisor(step, segment.start), segment.length)
        }
        return step
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
  private func pitch(_ size: Int, _ accesses: [TimedAccess]) -> Int {
    var votes: [Int: Int] = [:]
    for access in accesses { if let step = access.steps.first { votes[step.stride, default: 0] += 1 } }
    if votes.isEmpty { for access in accesses where access.isExact { votes[access.run, default: 0] += 1 } }
    return min(size, votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? size)
  }

  /// Cuts an operand into segments of columns and of rows.
  private func split(_ access: inout TimedAccess, pitch: Int, _ segments: inout [TimedAccess.Segment]) {
    let inRow = access.steps.prefix { $0.stride < pitch && $0.count * $0.stride <= pitch }
    let across = access.steps.dropFirst(inRow.count)
    let first = segments.count
    if across.allSatisfy({ $0.stride % pitch == 0 })
      && inRow.reduce(access.run, { $0 + ($1.count - 1) * $1.stride }) <= pitch
    {
      segments += TimedAccess.segments(run: access.run, steps: inRow).segments
      access.columnExtent = inRow.reduce(access.run) { $0 + ($1.count - 1) * $1.stride }
      access.segments = first..<segments.count
      let steps = across.map { TimedAccess.Step(count: $0.count, stride: $0.stride / pitch) }
      // Rows next to each other are one segment.
      var run = 1
      var rest = steps[...]
      while let step = rest.first, step.stride <= run {
        run += (step.count - 1) * step.stride
        rest = rest.dropFirst()
      }
      segments += TimedAccess.segments(run: run, steps: rest).segments
    } else {
      // Runs that wrap around rows: whole rows.
      segments.append(TimedAccess.Segment(start: 0, length: pitch))
      access.columnExtent = pitch + 1
      access.segments = first..<segments.count
      segments.append(TimedAccess.Segment(start: 0, length: (access.extent + pitch - 1) / pitch))
    }
    access.rowSegments = access.segments.upperBound..<segments.count
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x
}
