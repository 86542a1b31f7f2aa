import InstructionSet

/// The bytes that an operand touches, from its offset on: the same for all operands of that shape in that memory.
struct TimedShape {
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
  /// Partitions on chip; on HBM 0..<1.
  var partitions: Range<Int>
  /// Bytes of an element, and from the pattern's offset to its lowest byte, which is not above 0.
  var elementBytes: Int
  var lowest: Int
  /// Whether the address is known at run time only: all of the buffer counts.
  var isDynamic: Bool
  /// Whether the segments are exactly the bytes touched.
  var isExact: Bool
  /// Bytes from the lowest to the end of the last piece.
  var extent: Int
  /// Contiguous bytes, and the steps between such runs, shortest first.
  var run: Int
  var steps: [Step]
  /// Positions in `OperandTable.segments`; on HBM the segments are of columns, then of rows.
  var segments: Range<Int>
  var rowSegments: Range<Int> = 0..<0
  /// Columns of the grid up to the end of the last column segment; HBM only.
  var columnExtent = 0
  /// How many operands have it.
  var uses = 0

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

/// A shape in its place: operands that are alike, of however many instructions, are one.
struct TimedAccess {
  enum Mode: UInt8 {
    case read, write, update

    init(_ mode: Operands.Mode) {
      self =
        switch mode {
        case .read: .read
        case .write: .write
        case .update: .update
        }
    }
  }

  struct Term: Equatable {
    var loop: Int
    /// Bytes.
    var stride: Int
    var modulus: Int
  }

  /// Byte offset when all counters are 0: on chip from the start of the partition, on HBM from the start of the buffer.
  var base: Int
  /// Position in `OperandTable.shapes`.
  var shape: Int32
  var buffer: Int32
  /// Positions in `OperandTable.terms` from here on.
  var firstTerm: Int32
  var termCount: Int32
  /// Of operands that never move: position of the first of their ranges in `CellMap.fixed`; those of the next follow.
  var firstRange: Int32 = 0
  var mode: Mode

  var isFixed: Bool { termCount == 0 }
}
