public import Numerics
public import Silicon

extension Costs {
  /// `dst += stationary.T @ moving` on the Tensor engine.
  ///
  /// fp32 is two half passes at half the rate each, with a stationary load each: four times bf16 in all. `issue` is the
  /// streaming time, with the load of the next stationary operand behind it; `load` in the kind is the time of the first
  /// stationary load, which only an idle engine waits for, and which X0253 and X0255 show unslowed at the low rate
  /// (`NeuronCore.Throttle`).
  /// - Parameters:
  ///   - rows: partitions of both operands (the contraction). They do not change the time of a pass; at half the array's
  ///     rows or fewer the engine does not warm up (X0251), which is the timing model's to say.
  ///   - stationaryColumns: free size of the stationary operand.
  ///   - movingColumns: free size of the moving operand.
  ///   - hasOneZeroOperand: whether an fp32 operand is said to hold ones and zeros only, which halves the time (nki.isa
  ///     `nc_matmul`): one of the half passes does it.
  public func matmul(
    rows: Int, stationaryColumns: Int, movingColumns: Int, element: ElementType, hasOneZeroOperand: Bool = false
  ) -> Cost {
    let isFP32 = element.bitWidth == 32 && element != .tf32
    let passes = isFP32 ? 2 : 1
    var cost = pass(
      columns: movingColumns * passes, stationaryColumns: stationaryColumns * passes, fastLoad: !isFP32)
    if isFP32 && !hasOneZeroOperand {
      cost.latency = cost.issue + cost.latency
      cost.issue = cost.issue * 2
    }
    return cost
  }

  /// A transpose on the Tensor engine of `rows` partitions by `columns`: the documented max(rows, min(64, columns))
  /// cycles, twice that for 32-bit data (X0039, X0052, X0095).
  public func transpose(rows: Int, columns: Int, element: ElementType, hasOneZeroOperand: Bool = false) -> Cost {
    let wide = element.bitWidth == 32
    // Without transpose mode (v2) fp32 goes through as a matmul.
    if wide && core.generation == .v2 {
      return matmul(
        rows: rows, stationaryColumns: columns, movingColumns: rows, element: element,
        hasOneZeroOperand: hasOneZeroOperand)
    }
    return pass(columns: rows * (wide ? 2 : 1), stationaryColumns: columns, fastLoad: !wide)
  }

  /// The least time from the start of a pass to that of the next one, on another tile of the array: the minimum
  /// initiation interval that the documented law of a pass has.
  public var passInterval: Ticks { cost("nc_matmul", "pass", .tensor, 0).issue }

  /// `quantize_mx` of so many elements in each partition.
  public func quantizeMX(elements: Int) -> Cost { cost("quantize_mx", "any", .vector, Double(elements)) }

  private func pass(columns: Int, stationaryColumns: Int, fastLoad: Bool) -> Cost {
    let load = cost("nc_matmul", fastLoad ? "load.fast" : "load", .tensor, Double(stationaryColumns))
    var cost = cost("nc_matmul", "pass", .tensor, Double(columns))
    cost.kind = .matmul(load: load.latency)
    cost.status = max(cost.status, load.status)
    return cost
  }
}
