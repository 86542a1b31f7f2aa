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
    @inline(__always)
    func rows<T: BitwiseCopyable>(_ type: T.Type) {
      let value = constant.loadUnaligned(as: type)
      forEachRawRow(dst, d, d, d) { result, _, _, count in
        if d.isContiguous {
          result.assumingMemoryBound(to: T.self).update(repeating: value, count: count)
        } else {
          for index in 0..<count { result.storeBytes(of: value, toByteOffset: index * d.rowStride, as: type) }
        }
      }
    }
    switch d.elementBytes {
    case 1: rows(UInt8.self)
    case 2: rows(UInt16.self)
    default: rows(UInt32.self)
    }
  }

  /// `dst[f, p] = data[p, f]` without looking at the elements (1, 2 or 4 bytes).
  func transpose(_ dst: borrowing AccessPattern, _ data: borrowing AccessPattern) {
    let d = Tile(self, dst)
    let s = Tile(self, data)
    let columns = data.partitions
    // Where each column of dst is; its dimensions need not merge into one.
    let offsets = scratch.assumingMemoryBound(to: Int.self)
    for column in 0..<columns { offsets[column] = d.offset(ofElement: column) }
    @inline(__always)
    func rows<T: BitwiseCopyable>(_ type: T.Type) {
      var runs = ownRuns(of: dst)
      while let run = runs.next() {
        // Blocks as wide as a cache line of the source.
        for start in stride(from: run.lowerBound, to: run.upperBound, by: 16) {
          let end = min(start + 16, run.upperBound)
          for column in 0..<columns {
            let source = s.partition(column)
            for row in start..<end {
              let offset = s.rank == 1 ? row * s.rowStride : s.offset(ofElement: row)
              (d.partition(row) + offsets[column]).storeBytes(
                of: (source + offset).loadUnaligned(as: type), as: type)
            }
          }
        }
      }
    }
    switch d.elementBytes {
    case 1: rows(UInt8.self)
    case 2: rows(UInt16.self)
    default: rows(UInt32.self)
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
