import Silicon
import Testing

@testable import Profile

@Suite struct IntervalUnionTests {
  /// Against a bit for every tick.
  @Test func `Covers what any of its intervals covers`() {
    var state: UInt64 = 1
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for count in [0, 1, 7, 300, 20_000] {
      var union = IntervalUnion()
      var covered = [Bool](repeating: false, count: 100_000)
      for _ in 0..<count {
        let start = random(99_000)
        let end = start + random(12)
        union.add(from: Ticks(Int64(start)), to: Ticks(Int64(end)))
        for tick in start..<end { covered[tick] = true }
      }
      #expect(union.total == Ticks(Int64(covered.count { $0 })))
    }
  }

  @Test func `Empty and turned intervals cover nothing`() {
    var union = IntervalUnion()
    union.add(from: Ticks(5), to: Ticks(5))
    union.add(from: Ticks(9), to: Ticks(3))
    #expect(union.total == .zero)
  }
}
