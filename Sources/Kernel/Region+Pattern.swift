import InstructionSet
import Numerics

extension Region {
  /// What an operand touches of its buffer, with these values in the registers. The operand lies inside the buffer.
  init(_ pattern: AccessPattern, of buffer: Buffer, registers: [Int32]) {
    var start = pattern.offset.constant
    for term in pattern.offset.registers { start += Int(registers[term.register.index]) * term.stride }
    var dimensions = pattern.free
    if buffer.space == .hbm {
      partitions = 0..<1
      dimensions.insert(Dimension(pattern.partitions, stride: pattern.partitionStride), at: 0)
    } else {
      let first = pattern.startPartition - buffer.startPartition
      partitions = first..<first + pattern.partitions
    }
    var length = 1
    var outer: [Dimension] = []
    for dimension in dimensions.reversed() where dimension.count > 1 && dimension.stride != 0 {
      var stride = dimension.stride
      if stride < 0 {
        start += (dimension.count - 1) * stride
        stride = -stride
      }
      if outer.isEmpty, stride == length {
        length *= dimension.count
      } else {
        outer.append(Dimension(dimension.count, stride: stride))
      }
    }
    var starts = [start]
    for dimension in outer {
      starts = (0..<dimension.count).flatMap { index in starts.map { $0 + index * dimension.stride } }
    }
    let bytes = pattern.element.byteCount
    runs = starts.map { $0 * bytes..<($0 + length) * bytes }
  }
}
