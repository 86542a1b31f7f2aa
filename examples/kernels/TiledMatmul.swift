import InstructionSet
import Kernel
import Numerics
import Silicon

/// `lhsT.T @ rhs` for bf16 matrices, lhsT [K, M] and rhs [K, N] with K and M multiples of 128 and N of 512: the left side
/// stays in SBUF, the right side is loaded once, and each tile of the result collects in one PSUM bank.
func tiledMatmul(_ kernel: Kernel, _ lhsT: KernelTensor, _ rhs: KernelTensor) throws -> KernelTensor {
  let (contraction, rows, columns) = (lhsT.shape[0], lhsT.shape[1], rhs.shape[1])
  let result = try kernel.hbm("result", [rows, columns], .bf16, role: .output)

  func load(_ part: KernelTensor) throws -> KernelTensor {
    let tile = try kernel.sbuf(part.shape, part.element)
    try kernel.emit(DMACopy(dst: tile.pattern, src: part.pattern))
    return tile
  }

  let blocks = stride(from: 0, to: contraction, by: 128)
  let left = try blocks.map { try load(lhsT[$0..<$0 + 128]) }
  for column in stride(from: 0, to: columns, by: 512) {
    let right = try blocks.map { try load(rhs[$0..<$0 + 128, column..<column + 512]) }
    for row in stride(from: 0, to: rows, by: 128) {
      let sums = try kernel.psum([128, 512], .f32)
      for (a, b) in zip(left, right) {
        // The first pass to `sums` overwrites it, the others add.
        let stationary = try a[0..<128, row..<row + 128]
        try kernel.emit(
          NCMatmul(dst: sums.pattern, stationary: stationary.pattern, moving: b.pattern, accumulate: false),
          accumulates: nil)
      }
      let tile = try kernel.sbuf([128, 512], .bf16)
      try kernel.emit(TensorCopy(dst: tile.pattern, src: sums.pattern, engine: .vector))
      let place = try result[row..<row + 128, column..<column + 512]
      try kernel.emit(DMACopy(dst: place.pattern, src: tile.pattern))
    }
  }
  return result
}
