import Numerics
import TileKernels

extension ExecutionContext {
  /// `dst = stationary.T @ moving`, or `+=`: this worker's rows of `dst`, which are columns of `stationary`.
  func multiply(
    _ dst: borrowing AccessPattern, _ stationary: borrowing AccessPattern, _ moving: borrowing AccessPattern,
    adds: Bool
  ) {
    let d = Tile(self, dst)
    let depth = stationary.partitions
    let rows = dst.partitions
    let columns = dst.freeCount
    let space = scratch.assumingMemoryBound(to: Float.self)
    let weights = FloatMatrix(
      Tile(self, stationary), rows: depth, columns: rows, packed: space + 8 * 2 * rowChunk, self)
    let inputs = FloatMatrix(
      Tile(self, moving), rows: depth, columns: columns, packed: space + 8 * 2 * rowChunk + 128 * 128, self)
    let isDirect = d.isFloat32 && d.isContiguous && d.rowLength == columns
    // Results that are not plain fp32 rows, one partition at a time, in the last slot of scratch memory.
    let row = (scratch + (ExecutionContext.scratchBytes - 4 * 8192)).assumingMemoryBound(to: Float.self)
    var runs = ownRuns(of: dst)
    while let run = runs.next() {
      if isDirect {
        TileKernels.matmul(
          d.partition(run.lowerBound).assumingMemoryBound(to: Float.self), resultStride: d.partitionStride / 4,
          weights.base + run.lowerBound, stationaryStride: weights.stride, inputs.base, movingStride: inputs.stride,
          rows: run.count, columns: columns, depth: depth, adds: adds)
        continue
      }
      for partition in run {
        if adds { loadRow(d, partition, into: row) }
        TileKernels.matmul(
          row, resultStride: columns, weights.base + partition, stationaryStride: weights.stride, inputs.base,
          movingStride: inputs.stride, rows: 1, columns: columns, depth: depth, adds: adds)
        storeRow(d, partition, from: row)
      }
    }
  }

  /// One partition of a tile as fp32.
  fileprivate func loadRow(_ tile: Tile, _ partition: Int, into values: UnsafeMutablePointer<Float>) {
    let reader = FloatReader(tile, slot: slot(0))
    var cursor = RowCursor(tile, length: tile.rowLength)
    for row in 0..<tile.elementCount / tile.rowLength {
      var done = 0
      while done < tile.rowLength {
        let count = min(tile.rowLength - done, rowChunk)
        let source = tile.partition(partition) + cursor.offset + done * tile.rowStride
        (values + row * tile.rowLength + done).update(from: reader.load(source, count), count: count)
        done += count
      }
      cursor.advance()
    }
  }

  private func storeRow(_ tile: Tile, _ partition: Int, from values: UnsafePointer<Float>) {
    let writer = FloatWriter(tile, slot: slot(0))
    var cursor = RowCursor(tile, length: tile.rowLength)
    for row in 0..<tile.elementCount / tile.rowLength {
      var done = 0
      while done < tile.rowLength {
        let count = min(tile.rowLength - done, rowChunk)
        let target = tile.partition(partition) + cursor.offset + done * tile.rowStride
        writer.target(target).update(from: values + row * tile.rowLength + done, count: count)
        writer.commit(target, count)
        done += count
      }
      cursor.advance()
    }
  }
}

/// A matrix operand as fp32 rows: in place where it is that already, packed elsewhere.
private struct FloatMatrix {
  let base: UnsafePointer<Float>
  /// Elements between rows.
  let stride: Int

  init(
    _ tile: Tile, rows: Int, columns: Int, packed: UnsafeMutablePointer<Float>, _ context: borrowing ExecutionContext
  ) {
    if tile.isFloat32, tile.isContiguous, tile.rowLength == columns {
      base = UnsafePointer(tile.base.assumingMemoryBound(to: Float.self))
      stride = tile.partitionStride / 4
    } else {
      for row in 0..<rows { context.loadRow(tile, row, into: packed + row * columns) }
      base = UnsafePointer(packed)
      stride = columns
    }
  }
}
