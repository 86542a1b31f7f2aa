import Numerics
import TileKernels

/// Speed of one fp32 tile of the Tensor engine on one thread, in GFLOP/s: 128 x 128 stationary, 128 x 512 moving. The
/// best of many, as for OpenBLAS in Benchmarks/blas.py.
func tileSpeed() -> Double {
  let (m, n, k) = (128, 512, 128)
  let repeats = 10
  let stationary = (0..<k * m).map { Float($0 % 251) / 251 }
  let moving = (0..<k * n).map { Float($0 % 241) / 241 }
  var out = [Float](repeating: 0, count: m * n)
  var best = Duration.seconds(1)
  for _ in 0..<200 {
    let took = ContinuousClock().measure {
      for _ in 0..<repeats { multiply(stationary, moving, into: &out, m: m, n: n, k: k) }
    }
    best = min(best, took / repeats)
  }
  return Double(2 * m * n * k) / (best / .nanoseconds(1))
}

private func multiply(_ stationary: [Float], _ moving: [Float], into out: inout [Float], m: Int, n: Int, k: Int) {
  stationary.withUnsafeBytes { stationary in
    moving.withUnsafeBytes { moving in
      out.withUnsafeMutableBufferPointer { out in
        guard let a = stationary.baseAddress, let b = moving.baseAddress, let c = out.baseAddress else { return }
        TileKernels.matmul(
          out: c, outStride: n, stationary: .init(a, stride: m), moving: .init(b, stride: n), m: m, n: n, k: k,
          accumulate: false)
      }
    }
  }
}
