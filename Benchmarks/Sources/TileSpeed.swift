import Foundation
import Numerics
import TileKernels

/// Speed of one fp32 tile of the Tensor engine on one thread, 128 x 128 stationary and 128 x 512 moving, beside OpenBLAS:
/// in turns in one process, so that a busy machine hits both alike, and the best of many.
enum TileSpeed {
  static let (m, n, k) = (128, 512, 128)
  static let rounds = 2000

  /// cblas_sgemm with 64-bit integers.
  typealias SGEMM =
    @convention(c) (
      Int32, Int32, Int32, Int, Int, Int, Float, UnsafePointer<Float>, Int, UnsafePointer<Float>, Int, Float,
      UnsafeMutablePointer<Float>, Int
    ) -> Void

  /// OpenBLAS from the library of a NumPy wheel.
  static func openBLAS(at path: String) -> SGEMM? {
    // Read when the library loads.
    setenv("OPENBLAS_NUM_THREADS", "1", 1)
    guard let library = dlopen(path, RTLD_NOW), let symbol = dlsym(library, "scipy_cblas_sgemm64_") else { return nil }
    return unsafeBitCast(symbol, to: SGEMM.self)
  }

  static func figures(beside blas: SGEMM) -> [Figure] {
    let a = UnsafeMutablePointer<Float>.allocate(capacity: k * m)
    let b = UnsafeMutablePointer<Float>.allocate(capacity: k * n)
    let out = UnsafeMutablePointer<Float>.allocate(capacity: m * n)
    defer { for pointer in [a, b, out] { pointer.deallocate() } }
    for i in 0..<k * m { a[i] = Float(i % 251) / 251 }
    for i in 0..<k * n { b[i] = Float(i % 241) / 241 }
    let clock = ContinuousClock()
    var ours = Duration.seconds(1)
    var theirs = Duration.seconds(1)
    for _ in 0..<rounds {
      ours = min(
        ours,
        clock.measure {
          TileKernels.matmul(
            out: out, outStride: n, stationary: .init(a, stride: m), moving: .init(b, stride: n), m: m, n: n, k: k,
            accumulate: false)
        })
      // Row-major, the first operand transposed.
      theirs = min(theirs, clock.measure { blas(101, 112, 111, m, n, k, 1, a, m, b, n, 0, out, n) })
    }
    let work = Double(2 * m * n * k)
    return [
      Figure(name: "fp32 tile 128x128x512, one thread", value: work / (ours / .nanoseconds(1)), unit: "GFLOP/s"),
      Figure(
        name: "fp32 tile 128x128x512, one thread: OpenBLAS", value: work / (theirs / .nanoseconds(1)), unit: "GFLOP/s"),
      Figure(name: "fp32 tile 128x128x512: ours / OpenBLAS", value: theirs / ours, unit: "x", atLeast: 0.8),
    ]
  }
}
