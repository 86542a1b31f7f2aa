import InstructionSet

/// Decides, identically on every worker and without shared state, before which instructions workers must wait for each
/// other.
///
/// On chip a worker reads and writes its own partitions without waiting. It waits before reading across partitions what
/// was written since the last barrier, and before writing what was read across since then. HBM has no owners: any two
/// overlapping accesses wait unless both read.
struct BarrierPlacement: ~Copyable {
  /// SBUF in 256 parts, PSUM in 64: fine enough to tell tiles apart.
  private var sbufWritten = SIMD4<UInt64>.zero
  private var sbufReadAcross = SIMD4<UInt64>.zero
  private var psumWritten: UInt64 = 0
  private var psumReadAcross: UInt64 = 0
  private let sbufPart: Int
  private let psumPart: Int

  private struct Extent {
    var barrier = -1
    var low = 0
    var high = 0

    func overlaps(_ otherLow: Int, _ otherHigh: Int, since barrier: Int) -> Bool {
      self.barrier == barrier && low < otherHigh && otherLow < high
    }

    mutating func add(_ otherLow: Int, _ otherHigh: Int, since barrier: Int) {
      if self.barrier == barrier {
        low = min(low, otherLow)
        high = max(high, otherHigh)
      } else {
        self = Extent(barrier: barrier, low: otherLow, high: otherHigh)
      }
    }
  }
  private let hbmWritten: UnsafeMutablePointer<Extent>
  private let hbmRead: UnsafeMutablePointer<Extent>
  /// Barriers so far.
  private(set) var barriers = 0

  enum Decision {
    case go, barrier
    /// The instruction reads across partitions what it also writes: one worker does all of it, between barriers.
    case alone
  }

  init(sbufBytes: Int, psumBytes: Int, buffers: Int) {
    sbufPart = (sbufBytes + 255) / 256
    psumPart = (psumBytes + 63) / 64
    hbmWritten = .allocate(capacity: max(buffers, 1))
    hbmRead = .allocate(capacity: max(buffers, 1))
    hbmWritten.initialize(repeating: Extent(), count: max(buffers, 1))
    hbmRead.initialize(repeating: Extent(), count: max(buffers, 1))
  }

  deinit {
    hbmWritten.deallocate()
    hbmRead.deallocate()
  }

  /// Call `didWait` when the answer is not `go`, then `note`.
  func decide(_ accesses: UnsafeBufferPointer<Access>, _ context: borrowing ExecutionContext) -> Decision {
    var wait = false
    var read = SIMD4<UInt64>.zero
    var written = SIMD4<UInt64>.zero
    for index in accesses.indices {
      let (low, high) = extent(accesses, index, context)
      let kind = accesses[index].kind
      switch accesses[index].space {
      case .sbuf:
        let mask = sbufMask(low, high)
        if kind == .write {
          wait = wait || (mask & sbufReadAcross) != .zero
          written |= mask
        } else if kind != .read {
          wait = wait || (mask & sbufWritten) != .zero
          if kind == .readAcross { read |= mask }
        }
      case .psum:
        let mask = psumMask(low, high)
        if kind == .write {
          wait = wait || mask & psumReadAcross != 0
        } else if kind != .read {
          wait = wait || mask & psumWritten != 0
          if kind == .readAcross, overlapsWrite(accesses, .psum, low, high, buffer: nil, context) { return .alone }
        }
      case .hbm:
        let buffer = accesses[index].buffer
        wait = wait || hbmWritten[buffer].overlaps(low, high, since: barriers)
        if kind == .write {
          wait = wait || hbmRead[buffer].overlaps(low, high, since: barriers)
        } else if kind == .readAcross, overlapsWrite(accesses, .hbm, low, high, buffer: buffer, context) {
          return .alone
        }
      }
    }
    if (read & written) != .zero { return .alone }
    return wait ? .barrier : .go
  }

  mutating func didWait() {
    barriers += 1
    sbufWritten = .zero
    sbufReadAcross = .zero
    psumWritten = 0
    psumReadAcross = 0
  }

  mutating func note(_ accesses: UnsafeBufferPointer<Access>, _ context: borrowing ExecutionContext) {
    for index in accesses.indices where accesses[index].kind != .read {
      let (low, high) = extent(accesses, index, context)
      let isWrite = accesses[index].kind == .write
      switch accesses[index].space {
      case .sbuf:
        if isWrite { sbufWritten |= sbufMask(low, high) } else { sbufReadAcross |= sbufMask(low, high) }
      case .psum:
        if isWrite { psumWritten |= psumMask(low, high) } else { psumReadAcross |= psumMask(low, high) }
      case .hbm:
        let buffer = accesses[index].buffer
        // Swift 6.3 breaks on an element of a stored pointer's when it builds for the thread sanitizer.
        let extents = isWrite ? hbmWritten : hbmRead
        extents[buffer].add(low, high, since: barriers)
      }
    }
  }

  /// The whole of an HBM buffer is about to be read by every worker.
  func mustWaitToRead(_ buffer: Int) -> Bool { hbmWritten[buffer].barrier == barriers }
  mutating func noteRead(_ buffer: Int, bytes: Int) {
    let extents = hbmRead
    extents[buffer].add(0, bytes, since: barriers)
  }

  @inline(__always)
  private func extent(
    _ accesses: UnsafeBufferPointer<Access>, _ index: Int, _ context: borrowing ExecutionContext
  ) -> (Int, Int) {
    let low = accesses[index].low
    let high = accesses[index].high
    guard accesses[index].moving != nil else { return (low, high) }
    let moved = context.evaluate(accesses[index].moving!) * accesses[index].elementBytes
    return (low + moved, high + moved)
  }

  private func overlapsWrite(
    _ accesses: UnsafeBufferPointer<Access>, _ space: MemorySpace, _ low: Int, _ high: Int, buffer: Int?,
    _ context: borrowing ExecutionContext
  ) -> Bool {
    for index in accesses.indices where accesses[index].kind == .write && accesses[index].space == space {
      if let buffer, accesses[index].buffer != buffer { continue }
      let (otherLow, otherHigh) = extent(accesses, index, context)
      if low < otherHigh && otherLow < high { return true }
    }
    return false
  }

  @inline(__always)
  private func psumMask(_ low: Int, _ high: Int) -> UInt64 { Self.bits(low / psumPart, (high - 1) / psumPart) }

  @inline(__always)
  private func sbufMask(_ low: Int, _ high: Int) -> SIMD4<UInt64> {
    let first = low / sbufPart
    let last = (high - 1) / sbufPart
    return SIMD4(
      Self.bits(first, last), Self.bits(first - 64, last - 64), Self.bits(first - 128, last - 128),
      Self.bits(first - 192, last - 192))
  }

  /// Ones from bit `first` to bit `last`, cut to 0 … 63.
  @inline(__always)
  private static func bits(_ first: Int, _ last: Int) -> UInt64 {
    guard first < 64, last >= 0 else { return 0 }
    let low = UInt64.max << UInt64(max(first, 0))
    let high = UInt64.max >> UInt64(63 - min(last, 63))
    return low & high
  }
}
