import Testing
import TileKernels

@Suite struct ReductionTests {
  @Test(arguments: CPULevel.available)
  func `selecting reductions find what a plain loop finds`(level: CPULevel) {
    let operators: [ALUOperator] = [.maximum, .minimum, .abs_max, .abs_min, .logical_and, .logical_or, .logical_xor]
    for op in operators {
      for n in lengths {
        var generator = Sequence64(seed: UInt64(n))
        let row = generator.floats(n)
        for initial: Float in [0, 1, -2.5] {
          // Operators that give 1 and 0, or magnitudes, see the initial value in that form too.
          let start = op == .maximum || op == .minimum ? initial : FloatRowsTests.expected(op, initial, initial)
          let begin = op == .logical_xor ? FloatRowsTests.expected(op, initial, 0) : start
          let folded = row.reduce(begin) { FloatRowsTests.expected(op, $0, $1) }
          #expect(TileKernels.reduce(op, level: level)(row, n, initial) == folded)
        }
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `sums and products stay close to double precision and closer than a plain sum`(level: CPULevel) {
    for n in lengths + [20_000] {
      var generator = Sequence64(seed: UInt64(n + 1))
      let row = generator.floats(n, limit: 1).map { $0 + 1 }
      let exact = row.reduce(3.0) { $0 + Double($1) }
      let plain = row.reduce(Float(3), +)
      let sum = TileKernels.reduce(.add, level: level)(row, n, 3)
      #expect(abs(Double(sum) - exact) <= max(abs(Double(plain) - exact), exact * 2e-7))
      let factors = row.prefix(100).map { $0 * 0.1 + 0.95 }
      let product = factors.reduce(2.0) { $0 * Double($1) }
      let result = TileKernels.reduce(.multiply, level: level)(factors, factors.count, 2)
      #expect(abs(Double(result) / product - 1) < 1e-5)
    }
  }

  @Test func `every level sums in the same order`() {
    for n in lengths + [20_000] {
      var generator = Sequence64(seed: UInt64(n + 2))
      let row = generator.floats(n)
      // The order that the documentation promises.
      var lanes = [Float](repeating: 0, count: 32)
      for (i, x) in row.enumerated() { lanes[i % 32] += x }
      var width = 16
      while width > 0 {
        for i in 0..<width { lanes[i] += lanes[i + width] }
        width /= 2
      }
      let expected = 0.125 + lanes[0]
      for level in CPULevel.available { #expect(TileKernels.reduce(.add, level: level)(row, n, 0.125) == expected) }
    }
  }

  @Test(arguments: CPULevel.available)
  func `a NaN anywhere in the row is the result`(level: CPULevel) {
    for op in [ALUOperator.add, .multiply, .maximum, .minimum, .abs_max] {
      for place in [0, 16, 31, 40, 128] {
        var row = [Float](repeating: 1, count: 129)
        row[place] = .nan
        #expect(TileKernels.reduce(op, level: level)(row, row.count, 0).isNaN)
      }
    }
  }
}
