import Compiler
import Runtime

extension ProgramRecord {
  /// The figures of `cost_analysis()`, by name.
  ///
  /// Those that take time to find are missing as long as only a run can tell how long the program takes.
  func costs() -> [(name: String, value: NamedValue)] {
    var costs: [(name: String, value: NamedValue)] = [
      ("flops", .number(Float(program.compiled.modelFLOPs))),
      ("hbm_peak_bytes", .number(Float(program.memory.peak))),
    ]
    guard let summary = summary() else { return costs }
    costs += [
      ("bytes accessed", .number(Float(summary.hbmBytesRead + summary.hbmBytesWritten))),
      ("predicted_seconds", .number(Float(summary.simulatedSeconds))),
      ("launch_seconds", .number(Float(summary.launchSeconds))),
      ("instructions", .number(Float(summary.instructions))),
      ("hardware_flops", .number(Float(summary.hardwareFLOPs))),
      ("mfu", .number(Float(summary.mfu))),
      ("hfu", .number(Float(summary.hfu))),
      ("hbm_bandwidth_share", .number(Float(summary.hbmBandwidthShare))),
      ("dma_busy_share", .number(Float(summary.dmaBusyShare))),
      ("estimated_share", .number(Float(summary.estimatedShare))),
    ]
    costs += summary.engines.map { ("\($0.engine)_busy_share", .number(Float($0.busyShare))) }
    return costs
  }
}
