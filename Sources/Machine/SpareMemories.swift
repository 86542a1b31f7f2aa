import Synchronization

/// On-chip memories that kernels are done with, for the next kernels of the process: the host takes longer to clear new ones
/// than many a kernel to compute. What is in them is the last kernel's.
enum SpareMemories {
  private static let mostBytes = 128 << 20
  private static let kept = Mutex<[OnChipMemory]>([])

  static func take(partitions: Int, bytesPerPartition: Int) throws(MachineError) -> OnChipMemory {
    let spare = kept.withLock { kept -> OnChipMemory? in
      let index = kept.lastIndex { $0.partitions == partitions && $0.bytesPerPartition == bytesPerPartition }
      return index.map { kept.remove(at: $0) }
    }
    if let spare { return spare }
    return try OnChipMemory(partitions: partitions, bytesPerPartition: bytesPerPartition)
  }

  /// Nothing may be at work in them. Those that are beyond `mostBytes` go back to the host.
  static func keep(_ memories: [OnChipMemory]) {
    kept.withLock { kept in
      for memory in memories where kept.reduce(memory.byteCount, { $0 + $1.byteCount }) <= mostBytes {
        kept.append(memory)
      }
    }
  }
}
