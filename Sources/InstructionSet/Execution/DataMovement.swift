import Numerics
import TileKernels

extension ExecutionContext {
  /// Copies elements of one type without looking at them.
  func copyBits(_ dst: borrowing AccessPattern, _ src: borrowing AccessPattern) {
    let d = Tile(self, dst)
    let s = Tile(self, src)
    forEachRawRow(dst, d, s, s) { result, source, _, count in
      copyElements(result, d.rowStride, source, s.rowStride, elementBytes: d.elementBytes, count)
    }
  }

  /// Sets every element to the one at `constant`.
  func fill(_ dst: borrowing AccessPattern, with constant: UnsafeRawPointer) {
    let d = Tile(self, dst)
    let bits: UInt64 =
      switch d.elementBytes {
      case 1: UInt64(constant.load(as: UInt8.self))
      case 2: UInt64(constant.loadUnaligned(as: UInt16.self))
      default: UInt64(constant.loadUnaligned(as: UInt32.self))
      }
    forEachRawRow(dst, d, d, d) { result, _, _, count in
      TileKernels.fill(
        elementBytes: d.elementBytes, dst: result, dstStride: d.rowStride / d.elementBytes, bits: bits, count: count)
    }
  }

  /// `dst[f, p] = data[p, f]` without looking at the elements (1, 2 or 4 bytes).
  func transpose(_ dst: borrowing AccessPattern, _ data: borrowing AccessPattern) {
    let d = Tile(self, dst)
    let s = Tile(self, data)
    let bytes = d.elementBytes
    let columns = data.partitions
    // On one memory (the Vector engine's blocks) dst may be data: read everything first.
    let mayOverlap = isOnChip(data) && d.partitionStride == s.partitionStride
    if !mayOverlap, transposePlain(dst, d, s, rows: columns) { return }
    // Packed rows of dst, for all of this worker's runs.
    var runs = ownRuns(of: dst)
    let rowBytes = columns * bytes
    while let run = runs.next() {
      for row in run {
        let source = s.base + s.offset(ofElement: row)
        copyElements(
          scratch + row * rowBytes, bytes, source, s.partitionStride, elementBytes: bytes, columns)
      }
    }
    runs = ownRuns(of: dst)
    while let run = runs.next() {
      for row in run {
        var cursor = RowCursor(d, length: d.rowLength)
        var packed = scratch + row * rowBytes
        for _ in 0..<columns / d.rowLength {
          scatter(
            d.partition(row) + cursor.offset, packed, stride: d.rowStride, elementBytes: bytes, d.rowLength)
          packed += d.rowLength * bytes
          cursor.advance()
        }
      }
    }
  }

  /// A transpose of contiguous rows into contiguous rows; whether it was one.
  private func transposePlain(_ dst: borrowing AccessPattern, _ d: Tile, _ s: Tile, rows: Int) -> Bool {
    guard d.rank == 1, d.isContiguous, s.rank == 1, s.isContiguous else { return false }
    let bytes = d.elementBytes
    var runs = ownRuns(of: dst)
    while let run = runs.next() {
      TileKernels.transpose(
        elementBytes: bytes, rows: rows, columns: run.count, src: s.base + run.lowerBound * bytes,
        srcStrideBytes: s.partitionStride, dst: d.partition(run.lowerBound), dstStrideBytes: d.partitionStride)
    }
    return true
  }

  /// `dst[f, m, p] = src[p, m, f]` (2 or 4 bytes), of any partitions of `src` or of those that indices name. The two do not
  /// overlap.
  func transposeRows(
    _ dst: borrowing AccessPattern, _ src: borrowing AccessPattern, _ indirection: borrowing Indirection?
  ) {
    let d = Tile(self, dst)
    let s = Tile(self, src)
    let (rows, columns) = (src.partitions, dst.partitions)
    if indirection == nil, dst.freeCount == rows, transposePlain(dst, d, s, rows: rows) { return }
    let origins =
      if let indirection = copy indirection {
        rowOrigins(indirection, count: rows, bytes: s.elementBytes)
      } else {
        (0..<rows).map { Int?($0 * s.partitionStride) }
      }
    // Rows one stride apart that go to one row of dst.
    let isStrided = indirection == nil && d.rowLength % rows == 0
    let targets = (0..<dst.freeCount).map { d.offset(ofElement: $0) }
    forEachOwnPartition(of: dst) { partition in
      let row = d.partition(partition)
      for middle in 0..<targets.count / rows {
        let source = UnsafeRawPointer(s.base + s.offset(ofElement: middle * columns + partition))
        if isStrided {
          copyElements(
            row + targets[middle * rows], d.rowStride, source, s.partitionStride, elementBytes: d.elementBytes, rows)
          continue
        }
        for index in 0..<rows {
          guard let origin = origins[index] else { continue }
          copyElements(
            row + targets[middle * rows + index], 0, source + origin, 0, elementBytes: d.elementBytes, 1)
        }
      }
    }
  }

  /// Where the rows are that indices name, down the columns, in bytes; nil for those that are skipped.
  private func rowOrigins(_ indirection: Indirection, count: Int, bytes: Int) -> [Int?] {
    let indices = Tile(self, indirection.indices)
    let partitions = indirection.indices.partitions
    return (0..<count).map { number in
      let address = indices.partition(number % partitions) + indices.offset(ofElement: number / partitions)
      let index = Int(address.loadUnaligned(as: UInt32.self))
      if index < indirection.bound { return index * indirection.stride * bytes }
      if indirection.outOfBounds == .error {
        reportIndexOutOfRange(index, bound: indirection.bound, partition: number % partitions)
      }
      return nil
    }
  }

  /// `nc_stream_shuffle`; through scratch memory, because `dst` may be `src`.
  func shuffle(_ dst: borrowing AccessPattern, _ src: borrowing AccessPattern, _ mask: borrowing [Int]) {
    let d = Tile(self, dst)
    let s = Tile(self, src)
    let length = commonRow(d.rowLength, s.rowLength)
    let rows = d.elementCount / length
    let piece = min(length, ExecutionContext.scratchBytes / (32 * d.elementBytes))
    var results = RowCursor(d, length: length)
    var sources = RowCursor(s, length: length)
    for _ in 0..<rows {
      var done = 0
      while done < length {
        let count = min(piece, length - done)
        let bytes = count * d.elementBytes
        for quadrant in stride(from: 0, to: dst.partitions, by: 32) {
          for pass in 0..<2 {
            var runs = ownRuns(of: dst)
            while let run = runs.next() {
              for partition in run.clamped(to: quadrant..<quadrant + 32) {
                let origin = mask[partition - quadrant]
                if origin == 255 { continue }
                let packed = scratch + (partition - quadrant) * bytes
                if pass == 0 {
                  let source = s.partition(quadrant + origin) + sources.offset + done * s.rowStride
                  gather(packed, source, stride: s.rowStride, elementBytes: d.elementBytes, count)
                } else {
                  let result = d.partition(partition) + results.offset + done * d.rowStride
                  scatter(result, packed, stride: d.rowStride, elementBytes: d.elementBytes, count)
                }
              }
            }
          }
        }
        done += count
      }
      results.advance()
      sources.advance()
    }
  }
}
