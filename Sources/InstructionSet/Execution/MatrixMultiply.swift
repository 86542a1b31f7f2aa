import Numerics
import TileKernels

extension ExecutionContext {
  /// `dst = stationary.T @ moving`, or `+=`: this worker's rows of `dst`, which are columns of `stationary`. A partition of the
  /// operands has `rowsOfPartition` rows of the contraction, one behind the other in their first dimension.
  func multiply(
    _ dst: borrowing AccessPattern, _ stationary: borrowing AccessPattern, _ moving: borrowing AccessPattern,
    rowsOfPartition: Int, adds: Bool
  ) {
    let d = Tile(self, dst)
    let rows = dst.partitions
    let columns = dst.freeCount
    let depth = stationary.partitions * rowsOfPartition
    // Packed operands behind the rows that conversion uses.
    let space = scratch + 16 * rowChunk * 4
    let weights = matrix(stationary, rowsOfPartition, columns: rows, packed: space)
    let inputs = matrix(moving, rowsOfPartition, columns: columns, packed: space + depth * rows * 4)
    let share = TileKernels.RowShare(
      worker: worker, workers: workers, startPartition: dst.startPartition,
      partitionsPerBlock: ExecutionContext.partitionsPerBlock)
    if d.isFloat32, d.isContiguous, d.rowLength == columns {
      TileKernels.matmul(
        out: d.base.assumingMemoryBound(to: Float.self), outStride: d.partitionStride / 4, stationary: weights,
        moving: inputs, m: rows, n: columns, k: depth, accumulate: adds, rows: share)
      return
    }
    let results = (space + depth * (rows + columns) * 4).assumingMemoryBound(to: Float.self)
    var runs = ownRuns(of: dst)
    while adds, let run = runs.next() {
      for partition in run { loadRow(d, partition, into: results + partition * columns) }
    }
    TileKernels.matmul(
      out: results, outStride: columns, stationary: weights, moving: inputs, m: rows, n: columns, k: depth,
      accumulate: adds, rows: share)
    runs = ownRuns(of: dst)
    while let run = runs.next() {
      for partition in run { storeRow(d, partition, from: results + partition * columns) }
    }
  }

  /// An operand as the matrix kernel takes it: in place where rows are contiguous and of its types, packed as fp32
  /// elsewhere.
  private func matrix(
    _ operand: borrowing AccessPattern, _ rowsOfPartition: Int, columns: Int, packed: UnsafeMutableRawPointer
  ) -> TileKernels.MatrixOperand {
    let values = packed.assumingMemoryBound(to: Float.self)
    if rowsOfPartition > 1 {
      for part in 0..<rowsOfPartition {
        var pattern = copy operand
        pattern.offset.constant += part * pattern.free.removeFirst().stride
        let tile = Tile(self, pattern)
        for partition in 0..<operand.partitions {
          loadRow(tile, partition, into: values + (partition * rowsOfPartition + part) * columns)
        }
      }
      return TileKernels.MatrixOperand(packed, stride: columns)
    }
    let tile = Tile(self, operand)
    let isKernelType = tile.element == .f32 || tile.element == .bf16 || tile.element == .f16
    if isKernelType, tile.isContiguous, tile.rowLength == columns {
      return TileKernels.MatrixOperand(
        tile.base, stride: tile.partitionStride / tile.elementBytes, element: tile.element)
    }
    for row in 0..<operand.partitions { loadRow(tile, row, into: values + row * columns) }
    return TileKernels.MatrixOperand(packed, stride: columns)
  }

  /// One partition of a tile as fp32.
  func loadRow(_ tile: Tile, _ partition: Int, into values: UnsafeMutablePointer<Float>) {
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

  func storeRow(_ tile: Tile, _ partition: Int, from values: UnsafePointer<Float>) {
    let writer = FloatWriter(tile, slot: slot(0), rounding)
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
