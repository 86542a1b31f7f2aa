import TileKernels

/// `tensor_reduce`, resolved for one execution: `kept` and `reduced` are the leading and trailing free dimensions of
/// the data.
struct Reduction {
  private let dst: Tile
  private let kept: Tile
  private let reduced: Tile
  private let negate: Bool
  private var runs: OwnRuns

  init(
    _ context: borrowing ExecutionContext, _ dst: borrowing AccessPattern, kept: Tile, reduced: Tile, negate: Bool
  ) {
    self.dst = Tile(context, dst)
    self.kept = kept
    self.reduced = reduced
    self.negate = negate
    runs = context.ownRuns(of: dst)
  }

  func runFloats(_ context: borrowing ExecutionContext, _ op: ALUOperator) {
    let readsRows = reduced.isContiguous && (reduced.rowLength >= 16 || kept.rowLength < 8)
    switch op {
    case .add, .multiply, .maximum, .minimum:
      if readsRows { return reduceRows(context, TileKernels.reduce(op), identity(of: op)) }
    default: break
    }
    accumulateRows(context, FloatReader.self, FloatWriter.self, TileKernels.binary(op)) { result, count in
      if negate { for index in 0..<count { result[index] = -result[index] } }
    }
  }

  func runIntegers(_ context: borrowing ExecutionContext, _ op: ALUOperator) {
    guard let row = integerRow(op, signed: false) else { return }
    accumulateRows(context, IntegerReader.self, IntegerWriter.self, row) { _, _ in }
  }

  private func identity(of op: ALUOperator) -> Float {
    switch op {
    case .multiply: 1
    case .maximum: -.infinity
    case .minimum: .infinity
    default: 0
    }
  }

  /// One result at a time: its elements are rows.
  private func reduceRows(_ context: borrowing ExecutionContext, _ reduce: FloatReduceRow, _ identity: Float) {
    let length = commonRow(dst.rowLength, kept.rowLength)
    let results = dst.elementCount / length
    let rows = reduced.elementCount / reduced.rowLength
    let writer = FloatWriter(dst, slot: context.slot(0), context.rounding)
    let reader = FloatReader(reduced, slot: context.slot(1))
    var runs = runs
    while let run = runs.next() {
      for partition in run {
        var targets = RowCursor(dst, length: length)
        var sources = RowCursor(kept, length: length)
        for _ in 0..<results {
          var done = 0
          while done < length {
            let count = min(length - done, rowChunk)
            let address = dst.partition(partition) + targets.offset + done * dst.rowStride
            let target = writer.target(address)
            for element in 0..<count {
              let first = kept.partition(partition) + sources.offset + (done + element) * kept.rowStride
              var total = identity
              var cursor = RowCursor(reduced, length: reduced.rowLength)
              for _ in 0..<rows {
                var offset = 0
                while offset < reduced.rowLength {
                  let piece = min(reduced.rowLength - offset, rowChunk)
                  let row = reader.load(first + cursor.offset + offset * reduced.rowStride, piece)
                  total = reduce(row, piece, total)
                  offset += piece
                }
                if rows > 1 { cursor.advance() }
              }
              target[element] = negate ? -total : total
            }
            writer.commit(address, count)
            done += count
          }
          if results > 1 {
            targets.advance()
            sources.advance()
          }
        }
      }
    }
  }

  /// Many results at a time: their elements are added up in order.
  @inline(__always)
  private func accumulateRows<R: RowReader, W: RowWriter>(
    _ context: borrowing ExecutionContext, _: R.Type, _: W.Type,
    _ combine: (UnsafeMutablePointer<R.Value>, UnsafePointer<R.Value>, UnsafePointer<R.Value>, Int) -> Void,
    finish: (UnsafeMutablePointer<R.Value>, Int) -> Void
  ) where R.Value == W.Value {
    let length = commonRow(dst.rowLength, kept.rowLength)
    let results = dst.elementCount / length
    let elements = reduced.elementCount
    let writer = W(dst, slot: context.slot(0), context.rounding)
    let reader = R(kept, slot: context.slot(1))
    let sums = context.slot(2).assumingMemoryBound(to: R.Value.self)
    var runs = runs
    while let run = runs.next() {
      for partition in run {
        var targets = RowCursor(dst, length: length)
        var sources = RowCursor(kept, length: length)
        for _ in 0..<results {
          var done = 0
          while done < length {
            let count = min(length - done, rowChunk)
            let first = kept.partition(partition) + sources.offset + done * kept.rowStride
            var cursor = RowCursor(reduced, length: 1)
            for element in 0..<elements {
              let row = reader.load(first + cursor.offset, count)
              if element == 0 { sums.update(from: row, count: count) } else { combine(sums, sums, row, count) }
              cursor.advance()
            }
            finish(sums, count)
            let address = dst.partition(partition) + targets.offset + done * dst.rowStride
            writer.target(address).update(from: sums, count: count)
            writer.commit(address, count)
            done += count
          }
          if results > 1 {
            targets.advance()
            sources.advance()
          }
        }
      }
    }
  }
}
