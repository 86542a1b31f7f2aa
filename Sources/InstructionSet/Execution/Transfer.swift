import Numerics
import TileKernels

/// Moves rows of any two types: bits where the types are equal, through fp32 elsewhere.
private struct RowMover {
  private let reader: FloatReader
  private let writer: FloatWriter
  private let destinationStride: Int
  private let sourceStride: Int
  private let elementBytes: Int
  private let casts: Bool

  init(_ context: borrowing ExecutionContext, _ destination: Tile, _ source: Tile) {
    casts = destination.element != source.element
    destinationStride = destination.rowStride
    sourceStride = source.rowStride
    elementBytes = destination.elementBytes
    // Types that engines do not compute with are only ever copied.
    writer = FloatWriter(destination, slot: context.slot(0), context.rounding)
    reader = FloatReader(source, slot: context.slot(1))
  }

  @inline(__always)
  func move(_ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
    if casts {
      combine(destination, source, count) { result, values, count in result.update(from: values, count: count) }
    } else {
      copyElements(destination, destinationStride, source, sourceStride, elementBytes: elementBytes, count)
    }
  }

  /// Calls `body(result, source, count)` with pieces of the rows as fp32.
  @inline(__always)
  func combine(
    _ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int,
    _ body: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
  ) {
    var done = 0
    while done < count {
      let piece = min(count - done, rowChunk)
      let target = destination + done * destinationStride
      body(writer.target(target), reader.load(source + done * sourceStride, piece), piece)
      writer.commit(target, piece)
      done += piece
    }
  }
}

extension ExecutionContext {
  /// `dma_copy` without indices. The on-chip side decides which worker moves what.
  func transfer(_ dst: borrowing AccessPattern, _ src: borrowing AccessPattern) {
    if dst.partitions == src.partitions {
      let d = Tile(self, dst)
      let s = Tile(self, src)
      let mover = RowMover(self, d, s)
      let length = commonRow(d.rowLength, s.rowLength)
      let rows = d.elementCount / length
      var runs = isOnChip(dst) || !isOnChip(src) ? ownRuns(of: dst) : ownRuns(of: src)
      var results = RowCursor(d, length: length)
      var sources = RowCursor(s, length: length)
      while let run = runs.next() {
        for partition in run {
          for _ in 0..<rows {
            mover.move(d.partition(partition) + results.offset, s.partition(partition) + sources.offset, length)
            if rows > 1 {
              results.advance()
              sources.advance()
            }
          }
        }
      }
    } else if isOnChip(dst) || !isOnChip(src) {
      transfer(deciding: dst, other: src) { $0.0 }
    } else {
      transfer(deciding: src, other: dst) { $0.1 }
    }
  }

  /// Partitions differ: elements pair up in row-major order. `order` picks the first or second of (writes deciding
  /// side, writes other side).
  private func transfer(
    deciding: borrowing AccessPattern, other: borrowing AccessPattern, _ order: ((Bool, Bool)) -> Bool
  ) {
    let writesDeciding = order((true, false))
    let tile = Tile(self, deciding)
    let flat = Tile(flattening: self, other)
    let mover = writesDeciding ? RowMover(self, tile, flat) : RowMover(self, flat, tile)
    let perPartition = tile.elementCount
    let length = commonRow(tile.rowLength, flat.rowLength)
    var runs = ownRuns(of: deciding)
    var cursor = RowCursor(tile, length: length)
    while let run = runs.next() {
      for partition in run {
        for row in 0..<perPartition / length {
          let here = tile.partition(partition) + cursor.offset
          let there = flat.base + flat.offset(ofElement: partition * perPartition + row * length)
          if writesDeciding { mover.move(here, there, length) } else { mover.move(there, here, length) }
          cursor.advance()
        }
      }
    }
  }

  /// `dma_copy` and, with `adds`, `dma_compute` with indices.
  ///
  /// A gather is split by the partitions of `dst`. In a scatter two partitions may name the same row, so every worker
  /// takes all partitions in order, each its share of the elements of the rows.
  func transfer(
    _ dst: borrowing AccessPattern, _ src: borrowing AccessPattern, _ indirection: borrowing Indirection, adds: Bool
  ) {
    let d = Tile(self, dst)
    let s = Tile(self, src)
    let mover = RowMover(self, d, s)
    let current = FloatReader(d, slot: slot(2))
    let add = TileKernels.binary(.add)
    let indices = Tile(self, indirection.indices)
    let length = commonRow(d.rowLength, s.rowLength)
    let rows = d.elementCount / length
    let step = indirection.stride * (isOnChip(dst) ? s.elementBytes : d.elementBytes)
    let bound = indirection.bound
    let gathers = isOnChip(dst)
    // Whole cache lines, so that workers do not write the same one.
    let share = gathers ? length : (length + workers - 1) / workers + 15 & ~15
    let first = gathers ? 0 : min(worker * share, length)
    let last = gathers ? length : min(first + share, length)

    func move(_ partition: Int) {
      let index = Int(indices.partition(partition).loadUnaligned(as: Int32.self))
      guard index >= 0, index < bound else {
        if indirection.outOfBounds == .error { reportIndexOutOfRange(index, bound: bound, partition: partition) }
        return
      }
      var results = RowCursor(d, length: length)
      var sources = RowCursor(s, length: length)
      let result = gathers ? d.partition(partition) : d.base + index * step
      let source = gathers ? s.base + index * step : s.partition(partition)
      for _ in 0..<rows {
        let to = result + results.offset + first * d.rowStride
        let from = source + sources.offset + first * s.rowStride
        if adds {
          var done = 0
          while done < last - first {
            let count = min(last - first - done, rowChunk)
            let target = to + done * d.rowStride
            let before = current.load(target, count)
            mover.combine(target, from + done * s.rowStride, count) { result, values, count in
              add(result, before, values, count)
            }
            done += count
          }
        } else {
          mover.move(to, from, last - first)
        }
        results.advance()
        sources.advance()
      }
    }

    if gathers {
      var runs = ownRuns(of: dst)
      while let run = runs.next() { for partition in run { move(partition) } }
    } else if first < last {
      for partition in 0..<src.partitions { move(partition) }
    }
  }

  /// `dma_compute` without indices: `sources` in order, in fp32.
  func reduce(
    _ dst: borrowing AccessPattern, _ sources: borrowing [AccessPattern], by op: ALUOperator = .add
  ) {
    let d = Tile(self, dst)
    var length = d.rowLength
    var deciding = isOnChip(dst) ? -1 : 0
    for index in 0..<sources.count {
      length = commonRow(length, Tile(self, sources[index]).rowLength)
      if deciding == 0, isOnChip(sources[index]) { deciding = index + 1 }
    }
    let writer = FloatWriter(d, slot: slot(0), rounding)
    let combine = TileKernels.binary(op)
    let total = slot(2).assumingMemoryBound(to: Float.self)
    var runs = deciding > 0 ? ownRuns(of: sources[deciding - 1]) : ownRuns(of: dst)
    while let run = runs.next() {
      for partition in run {
        for row in 0..<d.elementCount / length {
          var done = 0
          while done < length {
            let count = min(length - done, rowChunk)
            for index in 0..<sources.count {
              let tile = Tile(self, sources[index])
              let reader = FloatReader(tile, slot: slot(1))
              let source = tile.partition(partition) + tile.offset(ofElement: row * length + done)
              let values = reader.load(source, count)
              if index == 0 { total.update(from: values, count: count) } else { combine(total, total, values, count) }
            }
            let target = d.partition(partition) + d.offset(ofElement: row * length + done)
            writer.target(target).update(from: total, count: count)
            writer.commit(target, count)
            done += count
          }
        }
      }
    }
  }
}
