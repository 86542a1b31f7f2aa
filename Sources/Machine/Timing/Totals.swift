/// Everything that adds up over a run, as numbers that a repeated stretch can be multiplied by.
final class Totals {
  // Positions in `globals`.
  static let tableLoads = 0
  static let tableTicks = 1
  static let throttled = 2
  static let exposedLoads = 3
  static let tensorActivity = 4
  static let portWait = 5
  static let control = 6
  static let globalCount = 7

  /// By statement: executions, time its engine was occupied, time its engine waited for it to start.
  let count: UnsafeMutablePointer<Int64>
  let busy: UnsafeMutablePointer<Int64>
  let stall: UnsafeMutablePointer<Int64>
  let globals: UnsafeMutablePointer<Int64>
  /// `engine * Actor.count + producer`: time an engine waited for a producer.
  let wait: UnsafeMutablePointer<Int64>
  let statements: Int
  static let waitCount = Actor.engines * Actor.count

  init(statements: Int) {
    self.statements = statements
    func zeros(_ count: Int) -> UnsafeMutablePointer<Int64> {
      let pointer = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, count))
      pointer.initialize(repeating: 0, count: max(1, count))
      return pointer
    }
    count = zeros(statements)
    busy = zeros(statements)
    stall = zeros(statements)
    globals = zeros(Self.globalCount)
    wait = zeros(Self.waitCount)
  }

  deinit {
    count.deallocate()
    busy.deallocate()
    stall.deallocate()
    globals.deallocate()
    wait.deallocate()
  }

  /// The totals of the statements in a range and of everything global.
  func snapshot(_ range: Range<Int>) -> [Int64] {
    var values: [Int64] = []
    values.reserveCapacity(range.count * 3 + Self.globalCount + Self.waitCount)
    for pointer in [count, busy, stall] {
      for index in range { values.append(pointer[index]) }
    }
    for index in 0..<Self.globalCount { values.append(globals[index]) }
    for index in 0..<Self.waitCount { values.append(wait[index]) }
    return values
  }

  /// Adds what has been added since `snapshot` another `times` times.
  func multiply(since snapshot: [Int64], _ range: Range<Int>, times: Int64) {
    var position = 0
    func advance(_ value: inout Int64) {
      value += (value - snapshot[position]) * times
      position += 1
    }
    for pointer in [count, busy, stall] {
      for index in range { advance(&pointer[index]) }
    }
    for index in 0..<Self.globalCount { advance(&globals[index]) }
    for index in 0..<Self.waitCount { advance(&wait[index]) }
  }
}
