import Synchronization

/// The HBM of a device as its programs see it: what is held now, and what was held at most.
///
/// Memory is taken and given back in the order in which the host asks, as by an allocator that follows the device's
/// queue: a program that is still waiting to run has its outputs already, and what its host has let go of is free for the
/// next one. So the figures do not depend on how far execution has come.
public final class DeviceMemory: Sendable {
  public struct Usage: Sendable, Equatable {
    public var bytesInUse = 0
    public var peakBytesInUse = 0
    public var allocations = 0
    public var largestAllocation = 0
    /// Of the bytes in use, those of loaded programs' constants.
    public var constantBytes = 0
    /// The most that a program took for a moment: the scratchpad that programs share.
    public var scratchpadBytes = 0
  }

  public let capacity: Int
  private let state = Mutex(Usage())

  public init(capacity: Int) { self.capacity = capacity }

  public var usage: Usage { state.withLock { $0 } }

  /// Takes `bytes` in so many allocations, with `transient` bytes on top for a moment; false when they do not fit.
  public func take(_ bytes: Int, largest: Int, allocations: Int, transient: Int = 0) -> Bool {
    state.withLock { usage in
      let (held, overflow) = usage.bytesInUse.addingReportingOverflow(bytes)
      let (peak, overflowAtPeak) = held.addingReportingOverflow(transient)
      guard !overflow, !overflowAtPeak, peak <= capacity else { return false }
      usage.bytesInUse = held
      usage.peakBytesInUse = max(usage.peakBytesInUse, peak)
      usage.scratchpadBytes = max(usage.scratchpadBytes, transient)
      usage.allocations += allocations
      usage.largestAllocation = max(usage.largestAllocation, largest)
      return true
    }
  }

  public func giveBack(_ bytes: Int) { state.withLock { $0.bytesInUse -= bytes } }

  /// Takes room for a program's constants; false when they do not fit.
  public func load(constants bytes: Int) -> Bool {
    guard take(bytes, largest: bytes, allocations: bytes > 0 ? 1 : 0) else { return false }
    state.withLock { $0.constantBytes += bytes }
    return true
  }

  public func unload(constants bytes: Int) {
    giveBack(bytes)
    state.withLock { $0.constantBytes -= bytes }
  }
}
