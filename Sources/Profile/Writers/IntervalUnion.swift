import Silicon

/// Time covered by at least one of many intervals, which come in any order.
///
/// Intervals that touch are joined from time to time, so memory goes with the gaps between them.
struct IntervalUnion {
  private var intervals: [(start: Int64, end: Int64)] = []
  /// How many may be kept before they are joined again.
  private var room = 1 << 12

  mutating func add(from start: Ticks, to end: Ticks) {
    guard start < end else { return }
    // Most intervals follow the one before.
    if let last = intervals.last, last.start <= start.count, start.count <= last.end {
      intervals[intervals.count - 1].end = max(last.end, end.count)
      return
    }
    intervals.append((start.count, end.count))
    if intervals.count >= room {
      join()
      room = max(room, 2 * intervals.count)
    }
  }

  /// The covered time.
  var total: Ticks {
    var joined = self
    joined.join()
    return Ticks(joined.intervals.reduce(0) { $0 + $1.end - $1.start })
  }

  private mutating func join() {
    intervals.sort { $0.start < $1.start }
    var joined: [(start: Int64, end: Int64)] = []
    for interval in intervals {
      if let last = joined.last, interval.start <= last.end {
        joined[joined.count - 1].end = max(last.end, interval.end)
      } else {
        joined.append(interval)
      }
    }
    intervals = joined
  }
}
