/// Recent uses of a memory port by one engine, so that the engine it shares the port with can be kept out.
///
/// An engine's own uses come in order of time; the other engine looks for a gap, because program order is not time order.
struct PortReservations {
  static let depth = 32

  private var uses: [(start: Int64, end: Int64, banks: UInt8)] = []
  private var next = 0

  mutating func add(start: Int64, end: Int64, banks: UInt8) {
    if uses.count < Self.depth {
      uses.append((start, end, banks))
    } else {
      uses[next] = (start, end, banks)
      next = (next + 1) % Self.depth
    }
  }

  /// The earliest start from `time` on of `duration` without a use of these banks.
  func earliest(from time: Int64, duration: Int64, banks: UInt8) -> Int64 {
    var start = time
    let count = uses.count
    for offset in 0..<count {
      let use = uses[count < Self.depth ? offset : (next + offset) % Self.depth]
      if use.banks & banks != 0 && use.end > start && use.start < start + duration { start = use.end }
    }
    return start
  }

  mutating func shift(by delta: Int64) {
    for index in uses.indices {
      uses[index].start += delta
      uses[index].end += delta
    }
  }
}
