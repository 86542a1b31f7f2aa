import InstructionSet
import Machine
import Silicon

/// Engines and their utilization, collectives, and the times that span everything.
extension NeuronSummary {
  static let engineRows: [Metric] =
    engine(.tensor)
    + [
      whole("matmul_instruction_count", .count, .engines, "passes of the Tensor engine, transposes included") {
        $0.passes
      },
      real(
        "mfu_estimated_percent", .fraction, .utilization,
        "mfu_hlo_estimated_percent where the model's operations are known, else mfu_inst_estimated_percent"
      ) { $0.utilization($0.modelFLOPs ?? $0.productFLOPs) },
      real(
        "mfu_max_achievable_estimated_percent", .fraction, .utilization,
        "(the same operations / HBM bytes) / peak_flops_bandwidth_ratio, above 1 where HBM does not bound; null without HBM traffic"
      ) { $0.achievable($0.modelFLOPs ?? $0.productFLOPs) },
      real(
        "mfu_hlo_estimated_percent", .fraction, .utilization,
        "model_flops / (bf16 peak x total_time); 0 for a kernel alone"
      ) { $0.utilization($0.modelFLOPs ?? 0) },
      real(
        "mfu_hlo_max_achievable_estimated_percent", .fraction, .utilization,
        "(model_flops / HBM bytes) / peak_flops_bandwidth_ratio; 0 for a kernel alone, null without HBM traffic"
      ) { $0.achievable($0.modelFLOPs ?? 0) },
      real(
        "mfu_inst_estimated_percent", .fraction, .utilization,
        "(hardware_flops - transpose_flops) / (bf16 peak x total_time)"
      ) { $0.utilization($0.productFLOPs) },
      real(
        "mfu_inst_max_achievable_estimated_percent", .fraction, .utilization,
        "mm_arithmetic_intensity / peak_flops_bandwidth_ratio; null without HBM traffic"
      ) { $0.achievable($0.productFLOPs) },
      real(
        "hfu_estimated_percent", .fraction, .utilization, "hardware_flops / (bf16 peak x total_time)"
      ) { $0.utilization(Double($0.flops)) },
    ]
    + engine(.vector) + engine(.scalar)
    + [
      seconds("activate_instruction_time", .engines, "time that `activation` and `activate2` occupy the Scalar engine")
      {
        $0.activations.time
      },
      whole("activate_instruction_count", .count, .engines, "executions of these") { $0.activations.count },
    ]
    + engine(.sync) + engine(.gpsimd)

  /// Time of an instruction is the time in which it alone holds its engine; its result may be seen later.
  private static func engine(_ engine: Engine) -> [Metric] {
    let prefix = "\(engine.rawValue)_engine_"
    let title = engine.title
    return [
      seconds(
        prefix + "instruction_time", .engines,
        "time that instructions occupy the \(title) engine, waits for operands apart; of DMA the trigger only"
      ) { $0.timeline[engine].busy },
      seconds(
        prefix + "active_time", .engines, "the same: instructions of an engine do not overlap in the model"
      ) { $0.timeline[engine].busy },
      share(prefix + "active_time_percent", .engines, "\(prefix)active_time / total_time") { $0.timeline[engine].busy },
      whole(prefix + "instruction_count", .count, .engines, "executions of instructions in the \(title) engine's queue")
      {
        $0.executions[engine, default: 0]
      },
    ]
  }

  static let lastRows: [Metric] = collectives + spans

  private static let collectives: [Metric] =
    [
      seconds(
        "cc_op_time", .collectives, "sum over collectives of the time from their start until their results are seen"
      ) { $0.collectives.time },
      seconds("cc_op_active_time", .collectives, "time in which at least one of them is on its way") {
        $0.collectives.active
      },
      share("cc_op_active_time_percent", .collectives, "cc_op_active_time / total_time") { $0.collectives.active },
      whole("cc_op_count", .count, .collectives, "executions of collectives") { $0.collectives.count },
    ] + coresOfCollectives("cc_cores_instruction_")

  private static func coresOfCollectives(_ prefix: String) -> [Metric] {
    let none = "0: what collective-communication cores do is in the time of collectives, not in instructions of theirs"
    return [
      seconds(prefix + "time", .collectives, none) { _ in .zero },
      seconds(prefix + "active_time", .collectives, none) { _ in .zero },
      share(prefix + "active_time_percent", .collectives, none) { _ in .zero },
      whole(prefix + "count", .count, .collectives, none) { _ in 0 },
    ]
  }

  private static let spans: [Metric] = [
    seconds(
      "total_exec_time", .time,
      "from the start of the first instruction to when the last result is seen, barriers and instructions on registers apart"
    ) { $0.span },
    seconds("total_active_time", .time, "time in which at least one engine is occupied or one transfer's data moves") {
      $0.active
    },
    share("total_active_time_percent", .time, "total_active_time / total_time") { $0.active },
  ]
}
