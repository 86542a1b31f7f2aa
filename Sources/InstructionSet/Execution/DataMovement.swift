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
    let isPlain = d.rank == 1 && d.isContiguous && s.rank == 1 && s.isContiguous
    // On one memory (the Vector engine's blocks) dst may be data: read everything first.
    let mayOverlap = isOnChip(data) && d.partitionStride == s.partitionStride
    var runs = ownRuns(of: dst)
    if isPlain, !mayOverlap {
      while let run = runs.next() {
        TileKernels.transpose(
          elementBytes: bytes, rows: columns, columns: run.count, src: s.base + run.lowerBound * bytes,
          srcStrideBytes: s.partitionStride, dst: d.partition(run.lowerBound), dstStrideBytes: d.partitionStride)
      }
      return
    }
    // Packed rows of dst, for all of this worker's runs.
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
