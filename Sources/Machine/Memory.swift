import InstructionSet
import Silicon

/// SBUF or PSUM: partitions side by side, with padding between them.
final class OnChipMemory: Sendable {
  /// Without padding every partition would start at the same cache set (partitions are multiples of 16 KiB); 33 lines
  /// spread tiles of up to 2 KiB a partition evenly over the sets of first and second level caches.
  private static let padding = 33 * 64

  let partitions: Int
  let bytesPerPartition: Int
  let partitionStride: Int
  private let mapping: MemoryMapping

  init(partitions: Int, bytesPerPartition: Int) throws(MachineError) {
    self.partitions = partitions
    self.bytesPerPartition = bytesPerPartition
    partitionStride = bytesPerPartition + Self.padding
    guard let mapping = MemoryMapping(byteCount: partitions * partitionStride) else {
      throw MachineError(
        .outOfMemory, "the host has no \(partitions * partitionStride) bytes for on-chip memory", place: "machine")
    }
    self.mapping = mapping
  }

  func base(partition: Int, byte: Int) -> UnsafeMutableRawPointer {
    mapping.base + (partition * partitionStride + byte)
  }

  /// All ones: NaN in every float type that has NaN, -1 or the largest value in integers.
  func fillWithNaN() { mapping.base.initializeMemory(as: UInt8.self, repeating: 0xFF, count: mapping.byteCount) }
}

/// The HBM of one program: lazily backed, counted against the core's capacity.
final class HBMAllocation: Sendable {
  private static let alignment = 4096

  private let mapping: MemoryMapping
  /// Byte offset of each buffer of the program; on-chip buffers have 0.
  private let offsets: [Int]

  init(_ program: Program, capacity: Int) throws(MachineError) {
    var total = 0
    var offsets: [Int] = []
    var overflow = false
    for buffer in program.buffers {
      offsets.append(total)
      guard buffer.space == .hbm else { continue }
      let (sum, overflowed) = total.addingReportingOverflow(buffer.byteCount)
      let (rounded, overflowedToo) = sum.addingReportingOverflow(Self.alignment - 1)
      overflow = overflow || overflowed || overflowedToo
      total = overflow ? Int.max : rounded / Self.alignment * Self.alignment
    }
    guard !overflow, total <= capacity else {
      let biggest = program.buffers.filter { $0.space == .hbm }.sorted { $0.byteCount > $1.byteCount }.prefix(3)
        .map { "%\($0.name) \($0.byteCount)" }.joined(separator: ", ")
      throw MachineError(
        .outOfMemory,
        "needs \(total) bytes of HBM, the core has \(capacity); the biggest buffers are \(biggest) bytes; use a smaller "
          + "batch, a smaller type or more cores", place: program.name)
    }
    guard let mapping = MemoryMapping(byteCount: total) else {
      throw MachineError(.outOfMemory, "the host has no \(total) bytes for the program's HBM", place: program.name)
    }
    self.mapping = mapping
    self.offsets = offsets
  }

  func base(_ id: BufferID) -> UnsafeMutableRawPointer { mapping.base + offsets[id.index] }

  func fillWithNaN() { mapping.base.initializeMemory(as: UInt8.self, repeating: 0xFF, count: mapping.byteCount) }
}
