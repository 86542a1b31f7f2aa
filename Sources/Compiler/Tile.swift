import InstructionSet
import Numerics

/// A stretch of an axis: where it starts, in loop counters, and how far it goes.
struct TileRange: Hashable {
  var start: AffineOffset
  var count: Int

  static let first = TileRange(start: 0, count: 1)
}

/// How a tile lies: one axis along partitions, others along the free dimension, the rest fixed by loops.
struct TileSpace {
  var partitionAxis: Axis?
  var partitions: Int
  /// Outermost first.
  var free: [Axis]
  var ranges: [Axis: TileRange]

  func start(_ axis: Axis) -> AffineOffset { ranges[axis]?.start ?? 0 }
  func count(_ axis: Axis) -> Int { ranges[axis]?.count ?? 1 }

  /// Keeps only the free axes in the set.
  func restricted(to axes: Set<Axis>) -> TileSpace {
    var space = self
    space.free = free.filter { axes.contains(Self.axis($0)) }
    return space
  }

  /// Partition tiles of an axis side by side in the free dimension: its steps of `rowsPerTile`, while the axis itself
  /// runs along partitions.
  static func tiles(of axis: Axis) -> Axis { -1 - axis }
  static func axis(_ axis: Axis) -> Axis { axis < 0 ? -1 - axis : axis }
  static let rowsPerTile = 128

  var freeCount: Int { free.reduce(1) { $0 * count($1) } }
}

extension IndexExpression {
  /// Step of an axis, or of the partition tiles of one.
  func coefficient(of axis: Axis) -> Int {
    axis < 0 ? coefficient(TileSpace.axis(axis)) * TileSpace.rowsPerTile : coefficient(axis)
  }
}

/// A tile in SBUF or PSUM.
struct Tile {
  var buffer: BufferID
  var element: ElementType
  var isPSUM: Bool
  var partitions: Int
  /// Of the first element, in elements.
  var offset: AffineOffset
  /// Elements between neighbours along each free axis that the tile varies with.
  var strides: [Axis: Int]
  /// Where the tile begins along those axes.
  var starts: [Axis: AffineOffset]

  /// The part of the tile that `space` covers; axes the tile does not vary with repeat.
  func pattern(_ space: TileSpace, element: ElementType? = nil) -> AccessPattern {
    var offset = self.offset
    for (axis, stride) in strides.sorted(by: { $0.key < $1.key }) {
      offset = offset + (space.start(axis) - (starts[axis] ?? 0)).scaled(by: stride)
    }
    var free: [Dimension] = []
    for axis in space.free { free.append(Dimension(space.count(axis), stride: strides[axis] ?? 0)) }
    return AccessPattern(
      buffer, element ?? self.element, partitions: space.partitions, offset: offset, free: merged(free))
  }

  /// Whether the tile holds one value for each partition of the space.
  func isRowScalar(in space: TileSpace) -> Bool {
    space.free.allSatisfy { strides[$0] == nil || space.count($0) == 1 }
  }
}

/// Drops dimensions of one element and joins those that step as one.
func merged(_ dimensions: [Dimension]) -> [Dimension] {
  var result: [Dimension] = []
  for dimension in dimensions where dimension.count != 1 {
    if let last = result.last, last.stride == dimension.stride * dimension.count {
      result[result.count - 1] = Dimension(last.count * dimension.count, stride: dimension.stride)
    } else {
      result.append(dimension)
    }
  }
  return result.isEmpty ? [Dimension(1, stride: 1)] : result
}

extension AffineOffset {
  func scaled(by factor: Int) -> AffineOffset {
    if factor == 0 { return 0 }
    return AffineOffset(
      constant * factor, terms: terms.map { Term($0.loop, stride: $0.stride * factor, modulus: $0.modulus) },
      registers: registers.map { RegisterTerm($0.register, stride: $0.stride * factor) })
  }

  /// Every part must divide.
  func divided(by divisor: Int) -> AffineOffset {
    AffineOffset(
      constant / divisor, terms: terms.map { Term($0.loop, stride: $0.stride / divisor, modulus: $0.modulus) })
  }

  /// Equal terms cancel.
  static func - (a: AffineOffset, b: AffineOffset) -> AffineOffset {
    var result = a
    result.constant -= b.constant
    for term in b.terms {
      if let i = result.terms.firstIndex(of: term) {
        result.terms.remove(at: i)
      } else {
        result.terms.append(Term(term.loop, stride: -term.stride, modulus: term.modulus))
      }
    }
    for term in b.registers {
      if let i = result.registers.firstIndex(of: term) {
        result.registers.remove(at: i)
      } else {
        result.registers.append(RegisterTerm(term.register, stride: -term.stride))
      }
    }
    return result
  }
}
