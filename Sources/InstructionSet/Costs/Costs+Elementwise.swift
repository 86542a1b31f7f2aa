import Numerics
public import Silicon
public import TileKernels

extension Costs {
  /// Instructions of the Vector, Scalar and GpSimd engines whose time depends on the free size alone.
  public enum Elementwise: String, Sendable, CaseIterable {
    case tensorCopy = "tensor_copy"
    case tensorScalar = "tensor_scalar"
    case tensorScalarReduce = "tensor_scalar_reduce"
    case rangeSelect = "range_select"
    case tensorTensor = "tensor_tensor"
    case scalarTensorTensor = "scalar_tensor_tensor"
    case tensorReduce = "tensor_reduce"
    case tensorPartitionReduce = "tensor_partition_reduce"
    case tensorCopyPredicated = "tensor_copy_predicated"
    case select
    case reciprocal
    case memset
    case iota
    case affineSelect = "affine_select"
    case tensorTensorScan = "tensor_tensor_scan"
    case streamShuffle = "nc_stream_shuffle"
    /// The 32x32 blocks of the Vector engine; the Tensor engine's is `transpose(rows:columns:element:)`.
    case vectorTranspose = "nc_transpose"
    case max8
    case findIndex8 = "nc_find_index8"
    case matchReplace8 = "nc_match_replace8"
    case bnStats = "bn_stats"
    case bnAggr = "bn_aggr"
    case exponential
    case tensorScalarCumulative = "tensor_scalar_cumulative"
    case dropout
    case rng
    case rand2
    /// Of random-number generators: all there is in a partition, to or from memory.
    case randomState = "rand_state"
    case sequenceBounds = "sequence_bounds"
    case nonzeroWithCount = "nonzero_with_count"

    /// Engines with a row.
    public var engines: [Engine] {
      switch self {
      case .tensorCopy, .tensorScalar: [.vector, .scalar, .gpsimd]
      case .tensorTensor, .memset, .rng, .randomState: [.vector, .gpsimd]
      case .iota, .affineSelect, .tensorPartitionReduce, .sequenceBounds, .nonzeroWithCount: [.gpsimd]
      default: [.vector]
      }
    }

    /// The first generation that has it.
    public var since: CoreGeneration { self == .exponential || self == .rand2 ? .v4 : .v2 }
  }

  /// - Parameters:
  ///   - elements: elements per partition that stream through the engine: the larger of input and output.
  ///   - inputs: tensor operands, without per-partition scalars; may be empty (memset, iota).
  ///   - perPartitionOperands: scalar operands with a value for each partition, which take time to fetch.
  public func elementwise(
    _ operation: Elementwise, on engine: Engine, elements: Int, inputs: [CostOperand], output: CostOperand,
    perPartitionOperands: Int = 0
  ) -> Cost {
    let form = form(operation, engine, inputs, output)
    let base = cost(operation.rawValue, form, engine, Double(elements))
    switch (operation, engine) {
    case (.tensorScalar, .vector), (.tensorScalarReduce, _), (.exponential, _), (.select, _), (.dropout, _),
      (.rand2, _):
      return base.plus(cost("tensor_scalar", "operand", .vector, 0), times: perPartitionOperands)
    case (.tensorScalar, .scalar), (.tensorCopy, .scalar):
      return base.plus(cost("activation", "operand", .scalar, 0), times: perPartitionOperands)
    case (.tensorTensorScan, _), (.tensorScalarCumulative, _):
      return base.plus(cost("tensor_tensor_scan", "seed", .vector, 0), times: perPartitionOperands)
    default: return base
    }
  }

  private func form(
    _ operation: Elementwise, _ engine: Engine, _ inputs: [CostOperand], _ output: CostOperand
  ) -> String {
    let operands = inputs + [output]
    let psum = operands.contains { $0.space == .psum }
    let all16 = operands.allSatisfy { $0.isNarrow(on: core.generation) }
    switch (operation, engine) {
    case (.tensorCopy, .vector), (.tensorScalar, .vector):
      return vectorMode(operation, psum: psum, all16: all16, inputs, output)
    case (.tensorCopy, .scalar), (.tensorScalar, .scalar):
      if psum {
        return output.element.bitWidth == 16 && has(operation.rawValue, "psum.16bit", engine) ? "psum.16bit" : "psum"
      }
      return all16 && has(operation.rawValue, "sbuf.16bit", engine) ? "sbuf.16bit" : "sbuf"
    case (.tensorTensor, .vector):
      return psum ? "psum" : all16 ? "2x" : "1x"
    case (.scalarTensorTensor, _): return psum ? "psum" : "1x"
    case (.tensorReduce, _):
      return psum ? "psum" : inputs.allSatisfy { $0.element.bitWidth == 16 } ? "sbuf.16bit" : "sbuf"
    case (.tensorCopy, _), (.tensorScalar, _), (.tensorTensor, _), (.tensorPartitionReduce, _): return "sbuf"
    default: return "any"
    }
  }

  /// The Vector engine's performance modes (trainium2_arch.rst), with what X0179-X0196 say of 32-bit copies.
  private func vectorMode(
    _ operation: Elementwise, psum: Bool, all16: Bool, _ inputs: [CostOperand], _ output: CostOperand
  ) -> String {
    let contiguous = output.isContiguous && inputs.allSatisfy(\.isContiguous)
    if core.generation == .v2 { return psum ? "psum" : "1x" }
    if psum { return all16 && contiguous ? "psum.16bit" : "psum" }
    if all16 { return contiguous ? "4x" : "2x" }
    if operation == .tensorCopy && inputs.allSatisfy({ $0.element.bitWidth == 16 }) && output.element.bitWidth == 32 {
      return "widen"
    }
    return contiguous ? "2x" : "1x"
  }

  /// `func(in * scale + bias)` on the Scalar engine; `reduces` adds the instruction that reads the accumulator.
  /// - Parameter perPartitionOperands: how many of scale and bias have a value for each partition.
  public func activation(
    _ function: ActivationFunction, elements: Int, input: CostOperand, output: CostOperand,
    perPartitionOperands: Int = 0, reduces: Bool = false
  ) -> Cost {
    let psum = input.space == .psum || output.space == .psum
    var form = function == .copy ? "copy" : function == .silu && psum ? "silu" : "function"
    form += psum ? ".psum" : ".sbuf"
    if output.element.bitWidth == 16 && (input.element.bitWidth == 32 || core.generation >= .v4)
      && has("activation", form + ".16bit", .scalar)
    {
      form += ".16bit"
    }
    var cost = cost("activation", form, .scalar, Double(elements))
      .plus(self.cost("activation", "operand", .scalar, 0), times: perPartitionOperands)
    cost.activationTable = function.tableSet
    guard reduces else { return cost }
    return cost.followed(by: self.cost("activation", "read_accumulator", .scalar, 0), row: cost.row)
  }
}

extension ActivationFunction {
  /// The table set a function needs; nil when every set has it.
  ///
  /// No document lists the sets. Profiles of exp kernels with copies between load one table once (X0014, eight of
  /// eight), so copies need none; the grouping of the others by what they are made of is our estimate.
  public var tableSet: String? {
    switch self {
    case .copy, .square, .relu, .prelu, .abs, .sign: nil
    case .exp, .sigmoid, .tanh, .silu, .silu_dx, .softplus, .mish: "exponential"
    case .gelu, .gelu_dx, .gelu_apprx_tanh, .gelu_apprx_sigmoid, .gelu_apprx_sigmoid_dx, .erf, .erf_dx: "gelu"
    case .log: "logarithm"
    case .sin, .arctan: "trigonometric"
    case .sqrt, .rsqrt, .reciprocal: "root"
    }
  }
}
