/// Watches the iterations of a loop for a pattern that repeats: every instruction of the last `period` iterations started
/// and ended exactly `delta` after the same instruction of the period before.
///
/// The model is deterministic and dependences reach back at most a period, so from there on each period repeats the one
/// before. Two things could still break that: memory that was touched before the loop and is not ready yet, excluded by waiting
/// until every instruction starts after everything older has ended; and the Tensor engine's warm-up (`TensorWarmUp.isSteady`).
struct Repetition {
  let period: Int
  let enteredAt: Int64
  private var prints: [UInt64] = []
  private var references: [Int64] = []
  private var minima: [Int64] = []
  private var matched = 0
  private(set) var delta: Int64 = 0
  /// Start of the stretch that has repeated so far.
  private(set) var steadySince: Int64 = 0
  private(set) var snapshot: [Int64]?
  private(set) var activity: Int64 = 0
  private var snapshotAt = 0
  private var recorded = 0

  init(period: Int, enteredAt: Int64) {
    self.period = period
    self.enteredAt = enteredAt
  }

  mutating func reset() {
    prints.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    minima.removeAll(keepingCapacity: true)
    matched = 0
    recorded = 0
    snapshot = nil
  }

  /// Records an iteration; true when a whole period has repeated since the snapshot was taken.
  mutating func record(print: UInt64, reference: Int64, minimum: Int64, iteration: Int) -> Bool {
    let slot = recorded % period
    if recorded >= period {
      let difference = reference - references[slot]
      if prints[slot] == print && difference > 0 && (matched == 0 || difference == delta) {
        if matched == 0 { steadySince = minima[slot] }
        delta = difference
        matched += 1
      } else {
        matched = 0
        snapshot = nil
      }
      prints[slot] = print
      references[slot] = reference
      minima[slot] = minimum
    } else {
      prints.append(print)
      references.append(reference)
      minima.append(minimum)
    }
    recorded += 1
    return snapshot != nil && recorded - snapshotAt == period
  }

  /// Whether the pattern has repeated for a period, clear of what came before the loop.
  var wantsSnapshot: Bool {
    guard matched >= max(period, 2), snapshot == nil || recorded - snapshotAt == period else { return false }
    return minima.allSatisfy { $0 >= enteredAt }
  }

  mutating func take(_ snapshot: [Int64], activity: Int64) {
    self.snapshot = snapshot
    self.activity = activity
    snapshotAt = recorded
  }
}
