/// One operand of a static instruction, in bytes of its memory.
struct TimedAccess {
  enum Mode: UInt8 { case read, write, update }

  struct Term: Equatable {
    var loop: Int
    /// Bytes.
    var stride: Int
    var modulus: Int
  }

  /// `count` times, `stride` bytes apart.
  struct Step {
    var count: Int
    var stride: Int
  }

  /// A stretch relative to the operand's offset: bytes on chip, rows or columns of the grid on HBM.
  struct Segment: Equatable {
    var start: Int
    var length: Int
  }

  /// Patterns with more pieces than this count as one piece with its gaps.
  static let maximumSegments = 32

  /// Which memory: `AddressMap.sbuf`, `AddressMap.psum`, or 2 + HBM buffer.
  var grid: Int
  var buffer: Int
  var mode: Mode
  /// Partitions on chip; on HBM 0..<1.
  var partitions: Range<Int>
  /// Byte offset when all counters are 0: on chip from the start of the partition, on HBM from the start of the buffer.
  var base: Int
  /// Positions in `TimedProgram.terms` and `.segments`; on HBM the segments are of columns, then of rows.
  var terms: Range<Int>
  var segments: Range<Int>
  var rowSegments: Range<Int> = 0..<0
  /// Bytes from the offset to the end of the last piece.
  var extent: Int
  /// Contiguous bytes, and the steps between such runs, shortest first.
  var run: Int
  var steps: [Step]
  /// Smallest and largest offset over all iterations.
  var lowest = 0
  var highest = 0
  /// Whether the segments are exactly the bytes touched.
  var isExact = true
  /// Columns of the grid up to the end of the last column segment; HBM only.
  var columnExtent = 0
  /// Tells operands of the same shape apart from others: same key and offset, same operand.
  var shapeKey = 0

  /// The pieces that runs and steps make; one piece with its gaps when there are too many.
  static func segments(run: Int, steps: ArraySlice<Step>) -> (segments: [Segment], exact: Bool) {
    var count = 1
    for step in steps {
      let (product, overflow) = count.multipliedReportingOverflow(by: step.count)
      if overflow || product > maximumSegments {
        return ([Segment(start: 0, length: steps.reduce(run) { $0 + ($1.count - 1) * $1.stride })], false)
      }
      count = product
    }
    var starts = [0]
    for step in steps { starts = (0..<step.count).flatMap { index in starts.map { $0 + index * step.stride } } }
    return (starts.map { Segment(start: $0, length: run) }, true)
  }
}
