import InstructionSet
import Kernel
import Numerics
import TileKernels

/// The softmax of each row of an fp32 matrix whose number of rows is a multiple of 128.
func softmax(_ kernel: Kernel, _ x: KernelTensor) throws -> KernelTensor {
  let (rows, columns) = (x.shape[0], x.shape[1])
  let result = try kernel.hbm("result", [rows, columns], .f32, role: .output)
  for row in stride(from: 0, to: rows, by: 128) {
    let tile = try kernel.sbuf([128, columns], .f32)
    try kernel.emit(DMACopy(dst: tile.pattern, src: try x[row..<row + 128].pattern))
    // exp(x - max) and its sum in one instruction of the Scalar engine.
    let negativeMax = try kernel.sbuf([128, 1], .f32)
    try kernel.emit(TensorReduce(dst: negativeMax.pattern, op: .maximum, data: tile.pattern, negate: true))
    let sum = try kernel.sbuf([128, 1], .f32)
    try kernel.emit(
      Activation(
        dst: tile.pattern, op: .exp, data: tile.pattern, bias: negativeMax.perPartition,
        reduceCommand: .resetReduce, reduceResult: sum.pattern))
    try kernel.emit(Reciprocal(dst: sum.pattern, data: sum.pattern))
    try kernel.emit(
      TensorScalar(
        dst: tile.pattern, data: tile.pattern, op0: .multiply, operand0: sum.perPartition, engine: .vector))
    try kernel.emit(DMACopy(dst: try result[row..<row + 128].pattern, src: tile.pattern))
  }
  return result
}
