import Silicon

/// Warm-up of the Tensor engine: which rate a pass runs at.
///
/// Time is cut into windows on a fixed grid (4096 cycles of 1.2 GHz, measurement X0132). At the end of a window the engine
/// goes to full rate when it has been active since the window's start and its utilization was above the threshold, and back to
/// the low rate when utilization was below it (neuron-explorer overview-summary-page.rst; ramps X0001-X0008 lie between one
/// and two windows under continuous work). A pass that uses part of the rows counts in proportion: 64 rows never
/// warm up (X0251).
struct TensorWarmUp {
  let window: Int64
  let threshold: Double
  let startsFull: Bool
  private(set) var isFull: Bool
  private(set) var windowStart: Int64 = 0
  private var activity = 0.0
  private var activeSince = Int64.max
  /// Utilization of the windows closed since the last skip, and when the rate last changed.
  private(set) var history: [Float] = []
  private(set) var lastChange: Int64 = 0

  init(_ throttle: NeuronCore.Throttle?) {
    window = throttle.map { Ticks(nanoseconds: $0.windowNanoseconds).count } ?? .max / 4
    threshold = throttle?.utilization ?? 0
    startsFull = throttle == nil
    isFull = startsFull
  }

  /// Closes the windows that end at or before `time`; `isFull` then holds for a pass that starts at `time`.
  mutating func advance(to time: Int64) {
    if startsFull { return }
    while windowStart + window <= time {
      let utilization = activity / Double(window)
      history.append(Float(utilization))
      let wasFull = isFull
      if utilization < threshold {
        isFull = false
      } else if utilization > threshold && activeSince <= windowStart {
        isFull = true
      }
      if activity == 0 { activeSince = .max }
      activity = 0
      windowStart += window
      if isFull != wasFull { lastChange = windowStart }
      if !isFull && activeSince == .max && windowStart + window <= time {
        // Nothing changes over the rest of an idle stretch.
        windowStart += (time - windowStart) / window * window
      }
    }
  }

  /// A pass from `start` to `end`, on `share` of the rows.
  mutating func add(start: Int64, end: Int64, share: Double) {
    if startsFull { return }
    activeSince = min(activeSince, start)
    var from = start
    while from < end {
      advance(to: from)
      let until = min(end, windowStart + window)
      activity += Double(until - from) * share
      activeSince = min(activeSince, start)
      from = until
    }
  }

  /// Whether the rate can be trusted to stay as it is over a repetition whose last stretch started at `time` and that keeps
  /// the engine busy for `utilization` of the time: no change since, at least one whole window, none near the threshold.
  func isSteady(since time: Int64, utilization: Double) -> Bool {
    if startsFull { return true }
    guard lastChange <= time else { return false }
    let windows = max(0, Int((windowStart - time) / window))
    guard windows >= 1, windows <= history.count else { return false }
    let recent = history.suffix(windows)
    let margin = 0.05
    if isFull { return utilization > threshold + margin && recent.allSatisfy { Double($0) > threshold + margin } }
    return utilization <= threshold && recent.allSatisfy { Double($0) <= threshold }
  }

  /// Moves on by `delta` in the same state.
  mutating func skip(to time: Int64, utilization: Double) {
    if startsFull { return }
    windowStart += (time - windowStart) / window * window
    activity = Double(time - windowStart) * utilization
    history.removeAll(keepingCapacity: true)
  }
}
