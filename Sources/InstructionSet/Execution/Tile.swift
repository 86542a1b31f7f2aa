import Numerics

/// An operand resolved for one execution: an address and at most eight dimensions, without an array, because workers
/// would contend for its reference count.
struct Tile {
  /// Element (0, 0, …).
  let base: UnsafeMutableRawPointer
  /// Bytes between partitions.
  let partitionStride: Int
  let element: ElementType
  let elementBytes: Int
  /// Free dimensions, innermost first, strides in bytes; neighbours that make one dimension are merged.
  private(set) var counts = SIMD8<Int>(repeating: 1)
  private(set) var strides = SIMD8<Int>.zero
  private(set) var rank = 0

  /// The free dimensions `dimensions` of the operand, by default all.
  init(_ context: borrowing ExecutionContext, _ operand: borrowing AccessPattern, dimensions: Range<Int>? = nil) {
    base = context.base(operand)
    partitionStride = context.partitionStride(operand)
    element = operand.element
    elementBytes = operand.element.byteCount
    let dimensions = dimensions ?? 0..<operand.free.count
    var index = dimensions.upperBound
    while index > dimensions.lowerBound {
      index -= 1
      append(operand.free[index].count, stride: operand.free[index].stride * elementBytes)
    }
    if rank == 0 { finish() }
  }

  /// Partitions and free dimensions alike as dimensions, for operands whose partitions do not matter.
  init(flattening context: borrowing ExecutionContext, _ operand: borrowing AccessPattern) {
    self.init(context, operand)
    if rank == 1, counts[0] == 1 { rank = 0 }
    append(operand.partitions, stride: partitionStride)
    if rank == 0 { finish() }
  }

  private mutating func append(_ count: Int, stride: Int) {
    if count == 1 { return }
    if rank > 0, stride == counts[rank - 1] * strides[rank - 1] {
      counts[rank - 1] *= count
    } else {
      counts[rank] = count
      strides[rank] = stride
      rank += 1
    }
  }

  /// One element: a contiguous row of one.
  private mutating func finish() {
    counts[0] = 1
    strides[0] = elementBytes
    rank = 1
  }

  /// Elements of the longest row that is a single run with one stride.
  var rowLength: Int { counts[0] }
  var rowStride: Int { strides[0] }
  var isContiguous: Bool { strides[0] == elementBytes }
  var isFloat32: Bool { element == .f32 }

  var elementCount: Int {
    var product = 1
    for index in 0..<rank { product *= counts[index] }
    return product
  }

  /// Byte offset of an element counted in row-major order.
  func offset(ofElement position: Int) -> Int {
    var rest = position
    var offset = 0
    for index in 0..<rank {
      offset += rest % counts[index] * strides[index]
      rest /= counts[index]
    }
    return offset
  }

  @inline(__always)
  func partition(_ partition: Int) -> UnsafeMutableRawPointer { base + partition * partitionStride }
}

/// Walks a tile in rows of `length` elements, which divides the tile's own row length.
struct RowCursor {
  /// Bytes from the tile's first element to the row.
  private(set) var offset = 0
  private var index = SIMD8<Int>.zero
  private var counts: SIMD8<Int>
  private var strides: SIMD8<Int>
  private let rank: Int

  @inline(__always)
  init(_ tile: Tile, length: Int) {
    counts = tile.counts
    strides = tile.strides
    counts[0] /= length
    strides[0] *= length
    rank = tile.rank
  }

  @inline(__always)
  mutating func advance() {
    for dimension in 0..<rank {
      offset += strides[dimension]
      index[dimension] += 1
      if index[dimension] < counts[dimension] { return }
      offset -= strides[dimension] * counts[dimension]
      index[dimension] = 0
    }
  }
}

/// The longest row that all operands can be cut into.
@inline(__always)
func commonRow(_ a: Int, _ b: Int) -> Int {
  if a == b { return a }
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x
}
