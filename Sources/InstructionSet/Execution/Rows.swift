import Numerics
import TileKernels

/// Elements that pass through scratch memory at a time: small enough for the first-level cache.
let rowChunk = 4096

extension ExecutionContext {
  /// Scratch memory for one operand's row: `rowChunk` elements of four bytes, twice.
  @inline(__always)
  func slot(_ index: Int) -> UnsafeMutableRawPointer { scratch + index * (2 * 4 * rowChunk) }

  /// The runs of partitions that are this worker's, by the operand that decides the split: the destination, or the
  /// on-chip side of a DMA.
  @inline(__always)
  func ownRuns(of operand: borrowing AccessPattern) -> OwnRuns {
    OwnRuns(
      worker: worker, workers: workers, window: window, start: operand.startPartition, count: operand.partitions)
  }

  /// Calls `body` with each of them in turn.
  @inline(__always)
  func forEachOwnPartition(of operand: borrowing AccessPattern, _ body: (Int) -> Void) {
    var runs = ownRuns(of: operand)
    while let run = runs.next() {
      for partition in run { body(partition) }
    }
  }
}

/// The runs of partitions of an operand that one worker owns, relative to the operand's first.
struct OwnRuns {
  let worker: Int
  let workers: Int
  let start: Int
  private let end: Int
  private var position: Int

  init(worker: Int, workers: Int, window: Range<Int>, start: Int, count: Int) {
    self.worker = worker
    self.workers = workers
    self.start = start
    position = max(0, window.lowerBound - start)
    end = min(count, window.upperBound - start)
  }

  @inline(__always)
  mutating func next() -> Range<Int>? {
    if workers == 1 {
      defer { position = end }
      return position < end ? position..<end : nil
    }
    let size = ExecutionContext.partitionsPerBlock
    while position < end {
      let block = (start + position) / size
      let blockEnd = min(end, (block + 1) * size - start)
      defer { position = blockEnd }
      if block % workers == worker { return position..<blockEnd }
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
  init(_ tile: Tile, slot: UnsafeMutableRawPointer, _ rounding: Rounding)
  /// Where to put at most `rowChunk` results for `destination`; `commit` takes them there.
  func target(_ destination: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Value>
  func commit(_ destination: UnsafeMutableRawPointer, _ count: Int)
}

/// Reads rows of an operand as fp32: in place where the row is contiguous fp32, through scratch memory elsewhere.
struct FloatReader: RowReader {
  private let isDirect: Bool
  private let element: ElementType
  /// Elements, not bytes; 0 repeats one.
  private let stride: Int
  private let widen: WidenRow?
  private let buffer: UnsafeMutablePointer<Float>

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer) {
    isDirect = tile.isFloat32 && tile.isContiguous
    element = tile.element
    stride = tile.rowStride / tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Float.self)
    widen = isDirect ? nil : TileKernels.widen(tile.element)
  }

  @inline(__always)
  func load(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Float> {
    isDirect ? source.assumingMemoryBound(to: Float.self) : loadThroughScratch(source, count)
  }

  private func loadThroughScratch(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Float> {
    if let widen {
      widen(buffer, source, stride, count)
    } else {
      Conversion.convert(source, element, sourceStride: stride, buffer, .f32, destinationStride: 1, count: count)
    }
    return UnsafePointer(buffer)
  }
}

/// Writes rows of fp32 results to an operand, rounding once to its type: floats to the nearest, ties to even, or
/// stochastically; integers to the nearest, ties to even, saturating (Neuron SDK release notes 2.32, NKI, bug fixes:
/// "fp32-to-integer casts match hardware").
struct FloatWriter: RowWriter {
  private let isDirect: Bool
  private let element: ElementType
  private let stride: Int
  private let narrow: NarrowRow?
  private let buffer: UnsafeMutablePointer<Float>
  private let base: UnsafeMutableRawPointer
  /// Nil rounds to the nearest.
  private let seed: UInt64?

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer, _ rounding: Rounding) {
    isDirect = tile.isFloat32 && tile.isContiguous
    element = tile.element
    stride = tile.rowStride / tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Float.self)
    base = tile.base
    if case .stochastic(let seed, _) = rounding, element.isFloat, element != .f32 {
      self.seed = seed
      narrow = nil
    } else {
      seed = nil
      narrow = isDirect ? nil : TileKernels.narrow(tile.element, rounding: .nearestEven)
    }
  }

  @inline(__always)
  func target(_ destination: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Float> {
    isDirect ? destination.assumingMemoryBound(to: Float.self) : buffer
  }

  @inline(__always)
  func commit(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    if !isDirect { commitFromScratch(destination, count) }
  }

  private func commitFromScratch(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    if let narrow {
      narrow(destination, stride, buffer, count)
    } else if let seed {
      // An element's draw depends on its place alone, however rows are cut among workers.
      let place = (destination - base) / element.byteCount
      let step = max(1, abs(stride))
      let lane = CounterGenerator.bits(seed: seed, index: UInt64(truncatingIfNeeded: place % step))
      Conversion.convert(
        buffer, .f32, sourceStride: 1, destination, element, destinationStride: stride, count: count,
        rounding: .stochastic(seed: lane, firstIndex: UInt64(truncatingIfNeeded: place / step)))
    } else {
      Conversion.convert(
        buffer, .f32, sourceStride: 1, destination, element, destinationStride: stride, count: count,
        integerRounding: .nearestEven)
    }
  }
}

extension FloatWriter {
  /// One result.
  func put(_ value: Float, at destination: UnsafeMutableRawPointer) {
    target(destination).pointee = value
    commit(destination, 1)
  }
}

/// One element of fp32, rounded to the nearest.
func store(_ value: Float, _ element: ElementType, at destination: UnsafeMutableRawPointer) {
  var value = value
  if let narrow = TileKernels.narrow(element, rounding: .nearestEven) {
    narrow(destination, 1, &value, 1)
  } else {
    element.encode(Double(value), at: destination, integerRounding: .nearestEven)
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

/// Copies `count` elements between rows of any strides (bytes, whole elements).
func copyElements(
  _ destination: UnsafeMutableRawPointer, _ destinationStride: Int, _ source: UnsafeRawPointer, _ sourceStride: Int,
  elementBytes: Int, _ count: Int
) {
  if destinationStride == elementBytes, sourceStride == elementBytes {
    destination.copyMemory(from: source, byteCount: count * elementBytes)
  } else if elementBytes <= 8 {
    TileKernels.copyStrided(
      elementBytes: elementBytes, dst: destination, dstStride: destinationStride / elementBytes, src: source,
      srcStride: sourceStride / elementBytes, count: count)
  } else {
    for index in 0..<count {
      (destination + index * destinationStride).copyMemory(
        from: source + index * sourceStride, byteCount: elementBytes)
    }
  }
}
