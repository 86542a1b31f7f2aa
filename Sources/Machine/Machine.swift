public import Silicon
import Synchronization

/// One simulated NeuronCore: its on-chip memories and the host threads that play its engines.
///
/// A machine runs one program at a time.
public final class Machine: Sendable {
  public let core: NeuronCore
  /// Host threads per run; results do not depend on it.
  public var workers: Int { pool.workers }
  /// See ``init(core:workers:smallWork:)``.
  let smallWork: Int
  public static let smallWork = 1 << 14
  let sbuf: OnChipMemory
  let psum: OnChipMemory
  let pool: WorkerPool
  /// HBM of intermediates, as long as a program holds it.
  private let shared = Mutex(WeakMapping())

  private struct WeakMapping { weak var mapping: MemoryMapping? }

  /// Loops and programs are one worker's where no instruction has more than `smallWork` elements, and a sixteenth of it
  /// on average: a microsecond of work does not pay for the wait that sharing it takes.
  public init(core: NeuronCore, workers: Int = 1, smallWork: Int = Machine.smallWork) throws(MachineError) {
    precondition(workers >= 1)
    self.core = core
    self.smallWork = smallWork
    sbuf = try OnChipMemory(partitions: core.partitions, bytesPerPartition: core.sbufBytesPerPartition)
    psum = try OnChipMemory(partitions: core.partitions, bytesPerPartition: core.psumBytesPerPartition)
    pool = WorkerPool(workers: workers)
  }

  /// Memory of at least `byteCount` that whichever program runs may use; nil when the host refuses.
  func intermediates(byteCount: Int) -> MemoryMapping? {
    shared.withLock { shared in
      if let mapping = shared.mapping, mapping.byteCount >= byteCount { return mapping }
      let mapping = MemoryMapping(byteCount: byteCount)
      shared.mapping = mapping
      return mapping
    }
  }

  /// Makes stale values visible: SBUF and PSUM read as NaN until a program writes them.
  public func poison() {
    sbuf.fillWithNaN()
    psum.fillWithNaN()
  }
}
