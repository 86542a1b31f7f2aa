import Foundation
import Numerics
import Testing
import TileKernels

@Suite struct MatmulTests {
  struct Problem {
    var m: Int, n: Int, k: Int
    var stationaryStride: Int { m + 2 }
    var movingStride: Int { n + 3 }
    var outStride: Int { n + 1 }
    var stationary: [Float]
    var moving: [Float]
    var before: [Float]

    init(_ m: Int, _ n: Int, _ k: Int) {
      (self.m, self.n, self.k) = (m, n, k)
      var generator = Sequence64(seed: UInt64(m * 1000 + n * 10 + k))
      // Multiples of 1/8 up to 8: exact in bf16 and f16.
      stationary = generator.floats(k * (m + 2), limit: 8).map { ($0 * 8).rounded() / 8 }
      moving = generator.floats(k * (n + 3), limit: 8).map { ($0 * 8).rounded() / 8 }
      before = generator.floats(m * (n + 1), limit: 100)
    }

    /// By the definition, with the documented order: one multiply-add per step, blocks of 128.
    func expected(accumulate: Bool, fused: Bool) -> [Float] {
      var result = before
      for i in 0..<m {
        for j in 0..<n {
          var total = accumulate ? before[i * outStride + j] : 0
          for start in stride(from: 0, to: max(k, 1), by: 128) {
            var sum: Float = 0
            for p in start..<min(start + 128, k) {
              let (a, b) = (stationary[p * stationaryStride + i], moving[p * movingStride + j])
              sum = fused ? sum.addingProduct(a, b) : sum + a * b
            }
            total = accumulate || start > 0 ? total + sum : sum
          }
          result[i * outStride + j] = total
        }
      }
      return result
    }

    func run(
      accumulate: Bool, level: CPULevel, shares: [TileKernels.RowShare] = [.all], element: ElementType = .f32
    ) -> [Float] {
      var out = before
      var (a, b) = ([UInt16](repeating: 0, count: stationary.count), [UInt16](repeating: 0, count: moving.count))
      if element != .f32 {
        TileKernels.narrow(element)!(&a, 1, stationary, a.count)
        TileKernels.narrow(element)!(&b, 1, moving, b.count)
      }
      out.withUnsafeMutableBufferPointer { out in
        guard let base = out.baseAddress else { return }
        stationary.withUnsafeBytes { stationary in
          moving.withUnsafeBytes { moving in
            a.withUnsafeBytes { a in
              b.withUnsafeBytes { b in
                for share in shares {
                  TileKernels.matmul(
                    out: base, outStride: outStride,
                    stationary: .init(
                      (element == .f32 ? stationary : a).baseAddress!, stride: stationaryStride, element: element),
                    moving: .init((element == .f32 ? moving : b).baseAddress!, stride: movingStride, element: element),
                    m: m, n: n, k: k, accumulate: accumulate, rows: share, level: level)
                }
              }
            }
          }
        }
      }
      return out
    }
  }

  static let shapes = [
    (1, 1, 1), (3, 5, 7), (16, 48, 128), (17, 49, 3), (15, 47, 129), (128, 65, 16), (130, 33, 31), (8, 513, 2),
    (4, 16, 257), (5, 31, 1),
  ]

  static func isFused(_ level: CPULevel) -> Bool {
    #if arch(x86_64)
      level != .baseline
    #else
      true
    #endif
  }

  @Test(arguments: CPULevel.available, shapes)
  func `every element is its documented chain of multiply-adds`(level: CPULevel, shape: (Int, Int, Int)) {
    let problem = Problem(shape.0, shape.1, shape.2)
    for accumulate in [false, true] {
      let expected = problem.expected(accumulate: accumulate, fused: Self.isFused(level))
      #expect(bits(problem.run(accumulate: accumulate, level: level)) == bits(expected))
    }
  }

  @Test(arguments: CPULevel.available)
  func `splitting the rows over workers changes no bit`(level: CPULevel) {
    let problem = Problem(100, 50, 40)
    let whole = problem.run(accumulate: true, level: level)
    for (workers, start) in [(2, 0), (2, 32), (3, 5), (7, 120)] {
      let shares = (0..<workers).map {
        TileKernels.RowShare(worker: $0, workers: workers, startPartition: start, partitionsPerBlock: 16)
      }
      #expect(bits(problem.run(accumulate: true, level: level, shares: shares)) == bits(whole))
      // One worker alone writes its own rows and no others.
      let alone = problem.run(accumulate: true, level: level, shares: [shares[1]])
      for i in 0..<problem.m {
        let row = i * problem.outStride..<(i + 1) * problem.outStride
        let own = (start + i) / 16 % workers == 1
        #expect(bits(Array(alone[row])) == bits(Array((own ? whole : problem.before)[row])))
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `bf16 and f16 operands widen exactly`(level: CPULevel) {
    let problem = Problem(33, 70, 130)
    let whole = problem.run(accumulate: false, level: level)
    // 8 * 8 = 64 steps of 1/8 need 7 bits: both types hold them.
    #expect(bits(problem.run(accumulate: false, level: level, element: .bf16)) == bits(whole))
    #expect(bits(problem.run(accumulate: false, level: level, element: .f16)) == bits(whole))
  }

  @Test(arguments: CPULevel.available)
  func `a sum over nothing is zero, or leaves what was there`(level: CPULevel) {
    let problem = Problem(5, 6, 0)
    var out = [Float](repeating: 3, count: 30)
    let nothing: [Float] = [0]
    for (accumulate, expected) in [(true, Float(3)), (false, 0)] {
      nothing.withUnsafeBytes { nothing in
        TileKernels.matmul(
          out: &out, outStride: 6, stationary: .init(nothing.baseAddress!, stride: 5),
          moving: .init(nothing.baseAddress!, stride: 6), m: problem.m, n: problem.n, k: 0, accumulate: accumulate,
          level: level)
      }
      #expect(out == [Float](repeating: expected, count: 30))
    }
  }

  @Test(arguments: CPULevel.available)
  func `a NaN reaches its own row and column only`(level: CPULevel) {
    var problem = Problem(20, 20, 20)
    problem.stationary[3 * problem.stationaryStride + 4] = .nan
    problem.moving[6 * problem.movingStride + 7] = .infinity
    let out = problem.run(accumulate: false, level: level)
    for i in 0..<20 {
      for j in 0..<20 { #expect(out[i * problem.outStride + j].isFinite == (i != 4 && j != 7)) }
    }
  }
}
