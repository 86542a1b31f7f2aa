import CTileKernels
public import Numerics

extension TileKernels {
  /// Which rows of a result a worker computes: those in its blocks of partitions, dealt in turn as
  /// `ExecutionContext` deals them.
  public struct RowShare: Sendable {
    public var worker: Int
    public var workers: Int
    /// The on-chip partition of row 0.
    public var startPartition: Int
    public var partitionsPerBlock: Int

    public init(worker: Int, workers: Int, startPartition: Int, partitionsPerBlock: Int) {
      self.worker = worker
      self.workers = workers
      self.startPartition = startPartition
      self.partitionsPerBlock = partitionsPerBlock
    }

    /// Every row.
    public static let all = RowShare(worker: 0, workers: 1, startPartition: 0, partitionsPerBlock: 1)
  }

  /// A matrix operand: rows of adjacent elements of `f32`, `bf16` or `f16`, `stride` elements apart.
  public struct MatrixOperand {
    public var base: UnsafeRawPointer
    public var stride: Int
    public var element: ElementType

    public init(_ base: UnsafeRawPointer, stride: Int, element: ElementType = .f32) {
      self.base = base
      self.stride = stride
      self.element = element
    }
  }

  /// `out[i][j] (+)= Σ_p stationary[p][i] · moving[p][j]`, the Tensor engine's product: stationary is k × m, moving
  /// k × n, out m × n in fp32 with `outStride` floats between rows. Any size works; k = 0 gives zeros.
  ///
  /// Each element is one chain of multiply-adds over ascending p in blocks of 128, so it does not depend on `rows` or on
  /// the sizes m and n. Types other than f32, bf16 and f16 must be widened by the caller first.
  public static func matmul(
    out: UnsafeMutablePointer<Float>, outStride: Int, stationary: MatrixOperand, moving: MatrixOperand, m: Int, n: Int,
    k: Int, accumulate: Bool, rows: RowShare = .all, level: CPULevel = .best
  ) {
    var arguments = tk_matmul_arguments(
      out: out, out_stride: outStride, stationary: stationary.base, stationary_stride: stationary.stride,
      stationary_type: stationary.element.matrixIndex, moving: moving.base, moving_stride: moving.stride,
      moving_type: moving.element.matrixIndex, m: m, n: n, k: k, accumulate: accumulate,
      first_partition: rows.startPartition, rows_per_block: rows.partitionsPerBlock, worker: rows.worker,
      workers: rows.workers)
    tk_get_matmul(level.index)(&arguments)
  }
}

extension ElementType {
  /// Place in the C list of types, for those that the matrix product packs itself.
  var matrixIndex: Int32 {
    switch self {
    case .f32: Int32(tk_f32)
    case .bf16: Int32(tk_bf16)
    case .f16: Int32(tk_f16)
    default: preconditionFailure("the matrix product takes f32, bf16 and f16; widen \(rawValue) first")
    }
  }
}
