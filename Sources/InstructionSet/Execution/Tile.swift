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
  private var outermost = (count: 1, stride: 0)

  /// The free dimensions `dimensions` of the operand, by default all.
  init(_ context: borrowing ExecutionContext, _ operand: borrowing AccessPattern, dimensions: Range<Int>? = nil) {
    base = context.base(operand)
    partitionStride = context.partitionStride(operand)
    element = operand.element
    elementBytes = operand.element.byteCount
    let dimensions = dimensions ?? 0..<operand.free.count
    if dimensions.count == 1 {
      let only = operand.free[dimensions.lowerBound]
      set(0, only.count, stride: only.count == 1 ? elementBytes : only.stride * elementBytes)
      rank = 1
      return
    }
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
    if rank > 0, stride == outermost.count * outermost.stride {
      set(rank - 1, outermost.count * count, stride: outermost.stride)
    } else {
      set(rank, count, stride: stride)
      rank += 1
    }
  }

  /// Lanes by constant index: one that is stored through memory stalls the loads of the whole vector that follow.
  private mutating func set(_ dimension: Int, _ count: Int, stride: Int) {
    outermost = (count, stride)
    switch dimension {
    case 0: (counts[0], strides[0]) = (count, stride)
    case 1: (counts[1], strides[1]) = (count, stride)
    case 2: (counts[2], strides[2]) = (count, stride)
    case 3: (counts[3], strides[3]) = (count, stride)
    case 4: (counts[4], strides[4]) = (count, stride)
    case 5: (counts[5], strides[5]) = (count, stride)
    case 6: (counts[6], strides[6]) = (count, stride)
    default: (counts[7], strides[7]) = (count, stride)
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

/// Walks a tile in rows of `length` elements, which divides the tile's own row length. After the last row it is at the
/// first again, so one cursor serves partition after partition.
struct RowCursor {
  /// Bytes from the tile's first element to the row.
  private(set) var offset = 0
  /// The innermost dimension of rows, in registers; the others follow when it is through.
  private var inner = 0
  private let innerCount: Int
  private let innerStride: Int
  private var index = SIMD8<Int>.zero
  private let counts: SIMD8<Int>
  private let strides: SIMD8<Int>
  private let outer: Range<Int>

  @inline(__always)
  init(_ tile: Tile, length: Int) {
    counts = tile.counts
    strides = tile.strides
    if tile.counts[0] > length {
      innerCount = tile.counts[0] / length
      innerStride = tile.strides[0] * length
      outer = 1..<tile.rank
    } else if tile.rank > 1 {
      innerCount = tile.counts[1]
      innerStride = tile.strides[1]
      outer = 2..<tile.rank
    } else {
      innerCount = 1
      innerStride = 0
      outer = 0..<0
    }
  }

  @inline(__always)
  mutating func advance() {
    offset += innerStride
    inner += 1
    if inner == innerCount { carry() }
  }

  private mutating func carry() {
    offset -= innerStride * innerCount
    inner = 0
    for dimension in outer {
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
