import Numerics
import TileKernels

extension ExecutionContext {
  /// Calls `body(result, a, count, partition)` for every row of this worker's partitions of `dst`, with operands as
  /// rows of at most `rowChunk` values.
  @inline(__always)
  func forEachRow<R: RowReader, W: RowWriter>(
    _: R.Type, _: W.Type, _ dst: borrowing AccessPattern, _ a: borrowing AccessPattern,
    _ body: (UnsafeMutablePointer<W.Value>, UnsafePointer<R.Value>, Int, Int) -> Void
  ) {
    forEachPlacedRow(R.self, W.self, dst, a) { result, operand, count, partition, _, _ in
      body(result, operand, count, partition)
    }
  }

  /// The same, with the place of the row besides: its first element's number in the partition of `dst`, and its
  /// distance in bytes from the start of the operand's partition.
  @inline(__always)
  func forEachPlacedRow<R: RowReader, W: RowWriter>(
    _: R.Type, _: W.Type, _ dst: borrowing AccessPattern, _ a: borrowing AccessPattern,
    _ body: (UnsafeMutablePointer<W.Value>, UnsafePointer<R.Value>, Int, Int, Int, Int) -> Void
  ) {
    let d = Tile(self, dst)
    let x = Tile(self, a)
    let length = commonRow(d.rowLength, x.rowLength)
    let rows = d.elementCount / length
    let writer = W(d, slot: slot(0), rounding)
    let reader = R(x, slot: slot(1))
    var runs = ownRuns(of: dst)
    if rows == 1, length <= rowChunk {
      // One row a partition: short rows are worth a loop without cursors.
      while let run = runs.next() {
        var result = d.partition(run.lowerBound)
        var operand = UnsafeRawPointer(x.partition(run.lowerBound))
        for partition in run {
          body(writer.target(result), reader.load(operand, length), length, partition, 0, 0)
          writer.commit(result, length)
          result += d.partitionStride
          operand += x.partitionStride
        }
      }
      return
    }
    var results = RowCursor(d, length: length)
    var operands = RowCursor(x, length: length)
    while let run = runs.next() {
      for partition in run {
        for row in 0..<rows {
          var result = d.partition(partition) + results.offset
          var offset = operands.offset
          let source = UnsafeRawPointer(x.partition(partition))
          var done = 0
          while done < length {
            let count = min(length - done, rowChunk)
            body(
              writer.target(result), reader.load(source + offset, count), count, partition, row * length + done, offset)
            writer.commit(result, count)
            result += count * d.rowStride
            offset += count * x.rowStride
            done += count
          }
          if rows > 1 {
            results.advance()
            operands.advance()
          }
        }
      }
    }
  }

  /// The same with two operands.
  @inline(__always)
  func forEachRow<R: RowReader, W: RowWriter>(
    _: R.Type, _: W.Type, _ dst: borrowing AccessPattern, _ a: borrowing AccessPattern, _ b: borrowing AccessPattern,
    _ body: (UnsafeMutablePointer<W.Value>, UnsafePointer<R.Value>, UnsafePointer<R.Value>, Int, Int) -> Void
  ) {
    let d = Tile(self, dst)
    let x = Tile(self, a)
    let y = Tile(self, b)
    let length = commonRow(commonRow(d.rowLength, x.rowLength), y.rowLength)
    let rows = d.elementCount / length
    let writer = W(d, slot: slot(0), rounding)
    let firstReader = R(x, slot: slot(1))
    let secondReader = R(y, slot: slot(2))
    var runs = ownRuns(of: dst)
    if rows == 1, length <= rowChunk {
      while let run = runs.next() {
        var result = d.partition(run.lowerBound)
        var first = UnsafeRawPointer(x.partition(run.lowerBound))
        var second = UnsafeRawPointer(y.partition(run.lowerBound))
        for partition in run {
          body(
            writer.target(result), firstReader.load(first, length), secondReader.load(second, length), length, partition
          )
          writer.commit(result, length)
          result += d.partitionStride
          first += x.partitionStride
          second += y.partitionStride
        }
      }
      return
    }
    var results = RowCursor(d, length: length)
    var firsts = RowCursor(x, length: length)
    var seconds = RowCursor(y, length: length)
    while let run = runs.next() {
      for partition in run {
        for _ in 0..<rows {
          var result = d.partition(partition) + results.offset
          var first = UnsafeRawPointer(x.partition(partition) + firsts.offset)
          var second = UnsafeRawPointer(y.partition(partition) + seconds.offset)
          var rest = length
          while rest > 0 {
            let count = min(rest, rowChunk)
            body(
              writer.target(result), firstReader.load(first, count), secondReader.load(second, count), count, partition)
            writer.commit(result, count)
            result += count * d.rowStride
            first += count * x.rowStride
            second += count * y.rowStride
            rest -= count
          }
          if rows > 1 {
            results.advance()
            firsts.advance()
            seconds.advance()
          }
        }
      }
    }
  }

  /// Calls `body(result, a, b, count)` with addresses of rows that have one stride each, whatever their types; strides
  /// are those of the tiles.
  @inline(__always)
  func forEachRawRow(
    _ dst: borrowing AccessPattern, _ d: Tile, _ x: Tile, _ y: Tile,
    _ body: (UnsafeMutableRawPointer, UnsafeRawPointer, UnsafeRawPointer, Int) -> Void
  ) {
    let length = commonRow(commonRow(d.rowLength, x.rowLength), y.rowLength)
    let rows = d.elementCount / length
    var runs = ownRuns(of: dst)
    var results = RowCursor(d, length: length)
    var firsts = RowCursor(x, length: length)
    var seconds = RowCursor(y, length: length)
    while let run = runs.next() {
      for partition in run {
        for _ in 0..<rows {
          body(
            d.partition(partition) + results.offset, x.partition(partition) + firsts.offset,
            y.partition(partition) + seconds.offset, length)
          if rows > 1 {
            results.advance()
            firsts.advance()
            seconds.advance()
          }
        }
      }
    }
  }
}

/// A constant or per-partition operand of fp32 arithmetic, resolved for one execution.
struct ScalarSource {
  private let constant: Float
  private let base: UnsafeMutableRawPointer?
  private let partitionStride: Int
  private let element: ElementType

  @inline(__always)
  init(_ context: borrowing ExecutionContext, _ operand: borrowing ScalarOperand) {
    switch operand {
    case .constant(let value):
      constant = value
      base = nil
      partitionStride = 0
      element = .f32
    case .integer(let value):
      constant = Float(value)
      base = nil
      partitionStride = 0
      element = .f32
    case .perPartition(let pattern):
      constant = 0
      base = context.base(pattern)
      partitionStride = context.partitionStride(pattern)
      element = pattern.element
    }
  }

  /// Where the values of the partitions are; nil for a constant.
  var row: RowOperation.Row? { base.map { RowOperation.Row(base: $0, partitionStride: partitionStride) } }

  @inline(__always)
  func callAsFunction(_ partition: Int) -> Float {
    guard let base else { return constant }
    let address = base + partition * partitionStride
    return element == .f32 ? address.loadUnaligned(as: Float.self) : Float(element.decodeDouble(address))
  }
}
