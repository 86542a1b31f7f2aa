/// Busy times of resources that serve work in pieces: DMA engines, the HBM.
///
/// Work is placed in program order, which is not the order of time: a store that waits for its producer is placed before
/// the load of the next tile, which may run long before it. So each resource keeps its busy intervals, and work takes the
/// earliest free time, around what is already placed (DMA engines take descriptors of their queues in turn, hence in
/// pieces: nki-dma-overview.rst).
struct BusyCalendars: ~Copyable {
  /// Intervals kept for each resource; the oldest is forgotten first.
  static let depth = 16

  private let starts: UnsafeMutablePointer<Int64>
  private let ends: UnsafeMutablePointer<Int64>
  private let counts: UnsafeMutablePointer<Int>
  private let resources: Int

  init(resources: Int) {
    self.resources = resources
    starts = .allocate(capacity: resources * Self.depth)
    ends = .allocate(capacity: resources * Self.depth)
    counts = .allocate(capacity: resources)
    starts.initialize(repeating: 0, count: resources * Self.depth)
    ends.initialize(repeating: 0, count: resources * Self.depth)
    counts.initialize(repeating: 0, count: resources)
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    counts.deallocate()
  }

  /// Serves `amount` of work on `resource` in the free time from `time` on; returns when it is done.
  func serve(_ resource: Int, from time: Int64, amount: Int64) -> Int64 {
    if amount <= 0 { return time }
    let starts = starts + resource * Self.depth
    let ends = ends + resource * Self.depth
    let count = counts[resource]
    var first = count
    while first > 0 && ends[first - 1] >= time { first -= 1 }
    var last = first
    var from = time
    var cursor = time
    if last < count && starts[last] <= time {
      from = starts[last]
      cursor = ends[last]
      last += 1
    }
    var remaining = amount
    while last < count && starts[last] < cursor + remaining {
      remaining -= starts[last] - cursor
      cursor = ends[last]
      last += 1
    }
    let done = cursor + remaining
    var end = done
    if last < count && starts[last] == done {
      end = ends[last]
      last += 1
    }
    replace(starts, ends, resource, first, last, from, end)
    return done
  }

  /// Puts one interval in the place of intervals `first..<last`.
  private func replace(
    _ starts: UnsafeMutablePointer<Int64>, _ ends: UnsafeMutablePointer<Int64>, _ resource: Int, _ first: Int,
    _ last: Int, _ from: Int64, _ end: Int64
  ) {
    var first = first
    let count = counts[resource]
    if first == last {
      if count == Self.depth {
        if first == 0 { return }
        for index in 1..<first {
          starts[index - 1] = starts[index]
          ends[index - 1] = ends[index]
        }
        first -= 1
      } else {
        var index = count
        while index > first {
          starts[index] = starts[index - 1]
          ends[index] = ends[index - 1]
          index -= 1
        }
        counts[resource] = count + 1
      }
    } else if last - first > 1 {
      let removed = last - first - 1
      for index in last..<max(last, count) {
        starts[index - removed] = starts[index]
        ends[index - removed] = ends[index]
      }
      counts[resource] = count - removed
    }
    starts[first] = from
    ends[first] = end
  }

  /// Moves everything placed by `delta`.
  func shift(by delta: Int64) {
    for resource in 0..<resources {
      for index in resource * Self.depth..<resource * Self.depth + counts[resource] {
        starts[index] += delta
        ends[index] += delta
      }
    }
  }
}
