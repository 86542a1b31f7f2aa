import Numerics
import TileKernels

/// Elements that pass through scratch memory at a time: small enough for the first-level cache.
let rowChunk = 4096

extension ExecutionContext {
  /// Scratch memory for one operand's row: `rowChunk` elements of four bytes, twice.
  @inline(__always)
  func slot(_ index: Int) -> UnsafeMutableRawPointer { scratch + index * (2 * 4 * rowChunk) }

  /// The runs of partitions that are this worker's: see `forEachOwnRun`.
  @inline(__always)
  func ownRuns(of operand: borrowing AccessPattern) -> OwnRuns {
    OwnRuns(worker: worker, workers: workers, start: operand.startPartition, count: operand.partitions)
  }
}

/// The runs of partitions of an operand that one worker owns, relative to the operand's first.
struct OwnRuns {
  let worker: Int
  let workers: Int
  let start: Int
  let count: Int
  private var position = 0

  init(worker: Int, workers: Int, start: Int, count: Int) {
    self.worker = worker
    self.workers = workers
    self.start = start
    self.count = count
  }

  @inline(__always)
  mutating func next() -> Range<Int>? {
    if workers == 1 {
      defer { position = count }
      return position < count ? 0..<count : nil
    }
    let size = ExecutionContext.partitionsPerBlock
    while position < count {
      let block = (start + position) / size
      let end = min(count, (block + 1) * size - start)
      defer { position = end }
      if block % workers == worker { return position..<end }
    }
    return nil
  }
}

/// Reads rows of an operand as values that kernels compute with.
protocol RowReader {
  associatedtype Value: BitwiseCopyable
  init(_ tile: Tile, slot: UnsafeMutableRawPointer)
  /// At most `rowChunk` elements from `source` on.
  func load(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Value>
}

/// Takes rows of results to an operand.
protocol RowWriter {
  associatedtype Value: BitwiseCopyable
  init(_ tile: Tile, slot: UnsafeMutableRawPointer)
  /// Where to put at most `rowChunk` results for `destination`; `commit` takes them there.
  func target(_ destination: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Value>
  func commit(_ destination: UnsafeMutableRawPointer, _ count: Int)
}

/// Reads rows of an operand as fp32: in place where the row is contiguous fp32, through scratch memory elsewhere.
struct FloatReader: RowReader {
  private enum Mode { case direct, splat, strided, widen, gatherAndWiden }

  private let mode: Mode
  private let stride: Int
  private let elementBytes: Int
  private let widen: WidenRow
  private let buffer: UnsafeMutablePointer<Float>
  private let raw: UnsafeMutableRawPointer

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer) {
    stride = tile.rowStride
    elementBytes = tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Float.self)
    raw = slot + 4 * rowChunk
    widen = TileKernels.widen(tile.element)
    if tile.rowStride == 0 {
      mode = .splat
    } else if tile.isFloat32 {
      mode = tile.isContiguous ? .direct : .strided
    } else {
      mode = tile.isContiguous ? .widen : .gatherAndWiden
    }
  }

  @inline(__always)
  func load(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Float> {
    if mode == .direct { return source.assumingMemoryBound(to: Float.self) }
    return loadThroughScratch(source, count)
  }

  @inline(never)
  private func loadThroughScratch(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Float> {
    switch mode {
    case .direct: return source.assumingMemoryBound(to: Float.self)
    case .splat:
      widen(buffer, source, 1)
      let value = buffer[0]
      for index in 0..<count { buffer[index] = value }
    case .strided: gather(UnsafeMutableRawPointer(buffer), source, stride: stride, elementBytes: 4, count)
    case .widen: widen(buffer, source, count)
    case .gatherAndWiden:
      gather(raw, source, stride: stride, elementBytes: elementBytes, count)
      widen(buffer, raw, count)
    }
    return UnsafePointer(buffer)
  }
}

/// Writes rows of fp32 results to an operand, rounding once to its type.
struct FloatWriter: RowWriter {
  private enum Mode { case direct, strided, narrow, narrowAndScatter }

  private let mode: Mode
  private let stride: Int
  private let elementBytes: Int
  private let narrow: NarrowRow
  private let buffer: UnsafeMutablePointer<Float>
  private let raw: UnsafeMutableRawPointer

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer) {
    stride = tile.rowStride
    elementBytes = tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Float.self)
    raw = slot + 4 * rowChunk
    narrow = TileKernels.narrow(tile.element)
    if tile.isFloat32 {
      mode = tile.isContiguous ? .direct : .strided
    } else {
      mode = tile.isContiguous ? .narrow : .narrowAndScatter
    }
  }

  @inline(__always)
  func target(_ destination: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Float> {
    mode == .direct ? destination.assumingMemoryBound(to: Float.self) : buffer
  }

  @inline(__always)
  func commit(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    if mode != .direct { commitFromScratch(destination, count) }
  }

  @inline(never)
  private func commitFromScratch(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    switch mode {
    case .direct: break
    case .strided: scatter(destination, UnsafeRawPointer(buffer), stride: stride, elementBytes: 4, count)
    case .narrow: narrow(destination, UnsafePointer(buffer), count)
    case .narrowAndScatter:
      narrow(raw, UnsafePointer(buffer), count)
      scatter(destination, raw, stride: stride, elementBytes: elementBytes, count)
    }
  }
}

/// Packs elements that stand `stride` bytes apart.
func gather(
  _ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, stride: Int, elementBytes: Int, _ count: Int
) {
  copyElements(destination, elementBytes, source, stride, elementBytes: elementBytes, count)
}

/// Spreads packed elements `stride` bytes apart.
func scatter(
  _ destination: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, stride: Int, elementBytes: Int, _ count: Int
) {
  copyElements(destination, stride, source, elementBytes, elementBytes: elementBytes, count)
}

/// Copies `count` elements between rows of any strides (bytes).
func copyElements(
  _ destination: UnsafeMutableRawPointer, _ destinationStride: Int, _ source: UnsafeRawPointer, _ sourceStride: Int,
  elementBytes: Int, _ count: Int
) {
  if destinationStride == elementBytes, sourceStride == elementBytes {
    destination.copyMemory(from: source, byteCount: count * elementBytes)
    return
  }
  @inline(__always)
  func copy<T: BitwiseCopyable>(_ type: T.Type) {
    var target = destination
    var origin = source
    for _ in 0..<count {
      target.storeBytes(of: origin.loadUnaligned(as: type), as: type)
      target += destinationStride
      origin += sourceStride
    }
  }
  switch elementBytes {
  case 1: copy(UInt8.self)
  case 2: copy(UInt16.self)
  case 4: copy(UInt32.self)
  case 8: copy(UInt64.self)
  default:
    for index in 0..<count {
      (destination + index * destinationStride).copyMemory(
        from: source + index * sourceStride, byteCount: elementBytes)
    }
  }
}
