/// The bytes that an operand touches in a buffer: some in each of its partitions, the same in all.
struct Region {
  /// Counted from the buffer's first.
  var partitions: Range<Int>
  /// Byte ranges in a partition, in the order of the operand's elements.
  var runs: [Range<Int>]
}

/// Which bytes of a buffer have been written.
struct WrittenMap {
  enum Share { case none, some, all }

  private let partitions: Int
  private let words: Int
  /// A bit for each byte, partition after partition; empty while nothing or everything is written.
  private var bits: [UInt64] = []
  /// Bytes that are not written.
  private var missing: Int
  private let byteCount: Int

  init(partitions: Int, byteCount: Int, isWritten: Bool) {
    self.partitions = partitions
    self.byteCount = byteCount
    words = (byteCount + 63) / 64
    missing = isWritten ? 0 : partitions * byteCount
  }

  /// Whether nothing is left to write.
  var isComplete: Bool { missing == 0 }

  mutating func add(_ region: Region) { if missing > 0 { set(region, true) } }

  mutating func remove(_ region: Region) { if missing < partitions * byteCount { set(region, false) } }

  mutating func fill() {
    missing = 0
    bits = []
  }

  /// How much of a region is written.
  func share(of region: Region) -> Share {
    if isComplete { return .all }
    if bits.isEmpty { return .none }
    var written = 0
    var total = 0
    for partition in region.partitions {
      for run in region.runs {
        total += run.count
        Self.forEachWord(partition * words, run) { written += (bits[$0] & $1).nonzeroBitCount }
      }
    }
    return written == total ? .all : written == 0 ? .none : .some
  }

  private mutating func set(_ region: Region, _ isWritten: Bool) {
    if bits.isEmpty {
      if region.partitions.count == partitions, region.runs.count == 1, region.runs[0].count == byteCount {
        missing = isWritten ? 0 : partitions * byteCount
        return
      }
      bits = [UInt64](repeating: missing == 0 ? .max : 0, count: partitions * words)
    }
    for partition in region.partitions {
      for run in region.runs {
        Self.forEachWord(partition * words, run) { index, mask in
          let before = bits[index]
          let after = isWritten ? before | mask : before & ~mask
          missing += before.nonzeroBitCount - after.nonzeroBitCount
          bits[index] = after
        }
      }
    }
    if missing == 0 || missing == partitions * byteCount { bits = [] }
  }

  /// Calls `body` with the place of each word of bits that a run has some of, and a mask of these.
  private static func forEachWord(_ first: Int, _ run: Range<Int>, _ body: (_ index: Int, _ mask: UInt64) -> Void) {
    var byte = run.lowerBound
    while byte < run.upperBound {
      let bit = byte % 64
      let count = min(64 - bit, run.upperBound - byte)
      body(first + byte / 64, (.max >> UInt64(64 - count)) << UInt64(bit))
      byte += count
    }
  }
}
