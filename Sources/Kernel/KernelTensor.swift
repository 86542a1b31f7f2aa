public import InstructionSet
public import Numerics

/// A tensor of a kernel, or a part of one: a view that instructions take as an operand.
///
/// In SBUF and PSUM the first dimension is the partitions. Strides count elements.
public struct KernelTensor: Sendable, Hashable {
  public let buffer: BufferID
  public let element: ElementType
  public let space: MemorySpace
  public private(set) var shape: [Int]
  /// Of each dimension; on chip the first is 0, since partitions have no stride.
  public private(set) var strides: [Int]
  /// Elements from the start of the buffer, on chip of its partitions.
  public private(set) var offset = 0
  /// On chip.
  public private(set) var startPartition: Int

  init(buffer: BufferID, element: ElementType, space: MemorySpace, shape: [Int], startPartition: Int) {
    self.buffer = buffer
    self.element = element
    self.space = space
    self.shape = shape
    self.startPartition = startPartition
    strides = [Int](repeating: 0, count: shape.count)
    var stride = 1
    for dimension in shape.indices.reversed() where space == .hbm || dimension > 0 {
      strides[dimension] = stride
      stride *= shape[dimension]
    }
  }

  /// A part of each of the first dimensions, all of the others. Throws `outOfBounds` for a range that is empty or not inside its
  /// dimension.
  public subscript(_ ranges: Range<Int>...) -> KernelTensor {
    get throws(KernelError) {
      guard ranges.count <= shape.count else {
        throw KernelError("outOfBounds", "a tensor of shape \(shape) has no \(ranges.count) dimensions to slice")
      }
      var part = self
      for (dimension, range) in ranges.enumerated() {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= shape[dimension] else {
          throw KernelError("outOfBounds", "\(range) is not in dimension \(dimension) of shape \(shape), or is empty")
        }
        part.shape[dimension] = range.count
        if dimension == 0, space != .hbm {
          part.startPartition += range.lowerBound
        } else {
          part.offset += range.lowerBound * strides[dimension]
        }
      }
      return part
    }
  }

  /// What instructions take.
  public var pattern: AccessPattern {
    let free = zip(shape, strides).dropFirst().map { Dimension($0, stride: $1) }
    return AccessPattern(
      buffer, element, startPartition: space == .hbm ? 0 : startPartition, partitions: shape.first ?? 1,
      partitionStride: space == .hbm ? strides.first ?? 0 : 0, offset: AffineOffset(offset), free: free)
  }

  /// One value for each partition, as scale, bias and other scalar operands.
  public var perPartition: ScalarOperand { .perPartition(pattern) }
}
