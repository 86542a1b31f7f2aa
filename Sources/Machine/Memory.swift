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
  var byteCount: Int { mapping.byteCount }
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
///
/// Intermediates lie in memory that programs of a machine use one after the other, so that programs at rest cost the host
/// their constants only.
final class HBMAllocation: @unchecked Sendable {
  private static let alignment = 4096

  private let machine: Machine
  private let mapping: MemoryMapping
  /// Byte offset of each buffer of the program, in the shared memory or its own; on-chip buffers have 0.
  private let offsets: [Int]
  private let isShared: [Bool]
  private let sharedBytes: Int
  /// Kept from run to run; only the present run uses it.
  private var shared: MemoryMapping?

  init(_ program: Program, on machine: Machine, capacity: Int) throws(MachineError) {
    var own = 0
    var shared = 0
    var offsets: [Int] = []
    var overflow = false
    func place(_ byteCount: Int, in total: inout Int) {
      let (sum, overflowed) = total.addingReportingOverflow(byteCount)
      let (rounded, overflowedToo) = sum.addingReportingOverflow(Self.alignment - 1)
      overflow = overflow || overflowed || overflowedToo
      total = overflow ? 0 : rounded / Self.alignment * Self.alignment
    }
    for buffer in program.buffers {
      let isShared = buffer.role == .intermediate
      offsets.append(isShared ? shared : own)
      guard buffer.space == .hbm else { continue }
      if isShared { place(buffer.byteCount, in: &shared) } else { place(buffer.byteCount, in: &own) }
    }
    let (total, overflowed) = own.addingReportingOverflow(shared)
    guard !overflow, !overflowed, total <= capacity else {
      let biggest = program.buffers.filter { $0.space == .hbm }.sorted { $0.byteCount > $1.byteCount }.prefix(3)
        .map { "%\($0.name) \($0.byteCount)" }.joined(separator: ", ")
      let needed = overflow || overflowed ? "more bytes than there are numbers for" : "\(total) bytes"
      throw MachineError(
        .outOfMemory,
        "needs \(needed) of HBM, the core has \(capacity); the biggest buffers are \(biggest) bytes; use a smaller "
          + "batch, a smaller type or more cores", place: program.name)
    }
    guard let mapping = MemoryMapping(byteCount: own) else {
      throw MachineError(.outOfMemory, "the host has no \(own) bytes for the program's HBM", place: program.name)
    }
    self.machine = machine
    self.mapping = mapping
    self.offsets = offsets
    isShared = program.buffers.map { $0.role == .intermediate }
    sharedBytes = shared
  }

  /// Makes sure that the intermediates have memory, before each run. What is in it is not this program's.
  func prepare(fillsWithNaN: Bool) throws(MachineError) {
    guard let memory = machine.intermediates(byteCount: sharedBytes) else {
      throw MachineError(.outOfMemory, "the host has no \(sharedBytes) bytes for intermediates", place: "machine")
    }
    shared = memory
    if fillsWithNaN { memory.base.initializeMemory(as: UInt8.self, repeating: 0xFF, count: sharedBytes) }
  }

  /// Of an intermediate, only between `prepare` and the end of the run.
  func base(_ id: BufferID) -> UnsafeMutableRawPointer {
    (isShared[id.index] ? shared! : mapping).base + offsets[id.index]
  }

  func fillWithNaN() { mapping.base.initializeMemory(as: UInt8.self, repeating: 0xFF, count: mapping.byteCount) }
}
