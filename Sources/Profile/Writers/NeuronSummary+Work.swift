import Machine
import Silicon

/// Time, operations and rows.
extension NeuronSummary {
  static let workRows: [Metric] = [
    seconds(
      "total_time", .time,
      "simulated time of the program on one core, from its first instruction until everything is over; the fixed cost of a launch is not in it"
    ) { $0.timeline.total },
    whole(
      "neuroncore_cycle_count", .cycles, .time, "total_time x the base clock of the core (1.4 GHz on trn1, 1.2 on trn2)"
    ) { Int(($0.timeline.total.nanoseconds * $0.core.syncClock).rounded()) },
    Metric(
      name: "model_flops", unit: .flops, group: .work,
      meaning:
        "2 x the multiply-adds of the model's products (`dot_general`, `convolution`); null for a kernel alone, which has no model"
    ) { $0.modelFLOPs.map { flops in Int(exactly: flops.rounded()).map { .integer($0) } ?? .real(flops) } },
    whole(
      "hardware_flops", .flops, .work,
      "sum over passes of the Tensor engine, transposes included, of 2 x rows x columns x elements"
    ) { $0.flops },
    whole(
      "transpose_flops", .flops, .work,
      "the part of hardware_flops in transposes: an operand of rows x columns against an identity of its rows"
    ) { $0.transposeFLOPs },
    whole(
      "adjusted_hardware_flops", .flops, .work,
      "hardware_flops in bf16 operations: fp32 x 4, bf16, fp16 and tf32 x 1, fp8 x 1 on trn1 and x 0.5 after it, uint8 x 0.5, MX x 0.25"
    ) { Int($0.adjustedFLOPs.rounded()) },
    whole("adjusted_transpose_flops", .flops, .work, "transpose_flops in bf16 operations, likewise") {
      Int($0.adjustedTransposeFLOPs.rounded())
    },
    real(
      "mm_arithmetic_intensity", .flopsPerByte, .work,
      "(hardware_flops - transpose_flops) / (hbm_read_bytes + hbm_write_bytes); null without HBM traffic"
    ) { $0.productFLOPs / Double($0.hbmBytes) },
    real(
      "peak_flops_bandwidth_ratio", .flopsPerByte, .work,
      "bf16 peak of the Tensor engine / bandwidth of an HBM stack"
    ) { $0.peakRatio },
  ]

  static let rowRows: [Metric] = [
    whole(
      "trace_count", .count, .rows,
      "executions of instructions and DMA transfers, loops unrolled; semaphores are a cost in the model and no events"
    ) { $0.rowCount },
    Metric(
      name: "event_count", unit: .count, group: .rows,
      meaning: "null: the model has no notifications; a semaphore is the time it takes"
    ) { _ in nil },
    whole(
      "total_row_count", .count, .rows, "rows of the tables `instruction` and `dma` when nothing is left out"
    ) { $0.rowCount },
  ]
}

extension NeuronMeasures {
  var productFLOPs: Double { Double(flops - transposeFLOPs) }
  /// Of the Tensor engine in bf16.
  var peakFLOPsPerSecond: Double { core.peakBF16TeraFLOPS * 1e12 }
  /// Of an HBM stack, as in Neuron's formulas; the cores of the stack share it.
  var stackBytesPerSecond: Double { core.hbmStackBytesPerNanosecond * 1e9 }
  var peakRatio: Double { peakFLOPsPerSecond / stackBytesPerSecond }
  var rowCount: Int { executions.values.reduce(0, +) + allTransfers.count }

  /// The share of the peak that these operations take in the whole time; 0 where nothing takes time.
  func utilization(_ flops: Double) -> Double {
    let possible = peakFLOPsPerSecond * timeline.total.seconds
    return possible > 0 ? flops / possible : 0
  }

  /// The share of the peak that these operations could have if HBM's traffic took all of the time; nil without traffic.
  func achievable(_ flops: Double) -> Double? { hbmBytes > 0 ? flops / Double(hbmBytes) / peakRatio : nil }

  /// Of the bandwidth of an HBM stack.
  func bandwidthShare(_ bytes: Int) -> Double {
    let possible = stackBytesPerSecond * timeline.total.seconds
    return possible > 0 ? Double(bytes) / possible : 0
  }
}
