import CTileKernels

/// The instruction sets the kernels are compiled for. A level is a copy of every kernel; the best one this CPU runs is
/// the default everywhere.
///
/// Levels agree bit for bit except in `TileKernels.matmul`, where levels with fused multiply-add round once per step
/// and x86-64's baseline rounds twice.
public enum CPULevel: Int, CaseIterable, Sendable, Comparable {
  /// SSE2 on x86-64, NEON on arm64.
  case baseline = 0
  /// x86-64 with AVX2, FMA and F16C.
  case avx2 = 1
  /// x86-64 with AVX-512 F, BW, VL and DQ.
  case avx512 = 2

  /// The highest level this CPU runs.
  public static let best = CPULevel(rawValue: Int(tk_best_level()))!

  /// The levels this CPU runs, lowest first.
  public static var available: [CPULevel] { allCases.filter { $0 <= best } }

  public static func < (a: CPULevel, b: CPULevel) -> Bool { a.rawValue < b.rawValue }

  var index: Int32 { Int32(rawValue) }
}
