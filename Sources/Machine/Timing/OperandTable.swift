import InstructionSet
import Numerics

/// The distinct operands of a program, and their shapes.
struct OperandTable: ~Copyable {
  var shapes: [TimedShape] = []
  var segments: [TimedShape.Segment] = []
  var accesses = FlatList<TimedAccess>()
  var terms = FlatList<TimedAccess.Term>()
  /// Trip counts by loop id, `.max` when unknown.
  var loopCounts: [Int]

  init(loops: Int) { loopCounts = [Int](repeating: 1, count: loops) }

  /// Lowest byte, and one past the highest, that an operand reaches over all iterations.
  func reach(_ access: TimedAccess) -> (low: Int, high: Int) {
    var (low, high) = (access.base, access.base)
    for term in terms(of: access) {
      let count = loopCounts[term.loop]
      var last = count == .max ? 0 : count - 1
      if term.modulus > 0 { last = count == .max ? term.modulus - 1 : min(last, term.modulus - 1) }
      if term.stride > 0 { high += term.stride * last } else { low += term.stride * last }
    }
    return (low, high + shapes[Int(access.shape)].extent)
  }

  func terms(of access: TimedAccess) -> UnsafeBufferPointer<TimedAccess.Term> {
    UnsafeBufferPointer(start: terms.elements + Int(access.firstTerm), count: Int(access.termCount))
  }

  /// The shape of a pattern in a memory; `whole` are the bytes of its buffer where its address is known at run time only.
  static func shape(
    _ pattern: AccessPattern, grid: Int, whole: Int?, _ segments: inout [TimedShape.Segment]
  ) -> TimedShape {
    let size = pattern.element.byteCount
    let isOnChip = grid < 2
    var shape = TimedShape(
      grid: grid,
      partitions: isOnChip ? pattern.startPartition..<pattern.startPartition + pattern.partitions : 0..<1,
      elementBytes: size, lowest: 0, isDynamic: whole != nil, isExact: whole == nil, extent: 0, run: size, steps: [],
      segments: segments.count..<segments.count)
    if let whole {
      shape.run = max(1, whole)
    } else {
      var dimensions = pattern.free
      if !isOnChip { dimensions.append(Dimension(pattern.partitions, stride: pattern.partitionStride)) }
      (shape.run, shape.steps) = merge(dimensions, size: size, lowest: &shape.lowest)
    }
    shape.extent = shape.steps.reduce(shape.run) { $0 + ($1.count - 1) * $1.stride }
    if isOnChip {
      let pieces = TimedShape.segments(run: shape.run, steps: shape.steps[...])
      segments += pieces.segments
      shape.segments = shape.segments.lowerBound..<segments.count
      shape.isExact = shape.isExact && pieces.exact
    }
    return shape
  }

  /// A pattern as contiguous runs of bytes and the steps between them, shortest first; `lowest` moves to the lowest byte.
  private static func merge(
    _ dimensions: [Dimension], size: Int, lowest: inout Int
  ) -> (run: Int, steps: [TimedShape.Step]) {
    var sorted: [TimedShape.Step] = []
    for dimension in dimensions where dimension.count > 1 && dimension.stride != 0 {
      let stride = dimension.stride * size
      if stride < 0 { lowest += (dimension.count - 1) * stride }
      sorted.append(TimedShape.Step(count: dimension.count, stride: abs(stride)))
    }
    sorted.sort { $0.stride < $1.stride }
    var run = size
    var index = 0
    while index < sorted.count && sorted[index].stride <= run {
      run += (sorted[index].count - 1) * sorted[index].stride
      index += 1
    }
    return (run, Array(sorted[index...]))
  }
}
