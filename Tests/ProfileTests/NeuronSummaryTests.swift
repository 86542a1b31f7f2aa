import Foundation
import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@testable import Profile

@Suite struct NeuronSummaryTests {
  /// The fields of table Summary in schema 7.4.0, in its order.
  static let names = """
    total_time neuroncore_cycle_count model_flops hardware_flops transpose_flops adjusted_hardware_flops
    adjusted_transpose_flops mm_arithmetic_intensity peak_flops_bandwidth_ratio trace_count event_count total_row_count
    dma_active_cycles dma_active_time dma_active_time_percent static_dma_active_time dynamic_dma_active_time_percent
    static_dma_active_time_percent dma_transfer_average_bytes dma_packet_time dma_transfer_time dma_transfer_count
    dma_transfer_total_bytes dma_queue_count inputs_and_weights_size_bytes inputs_outputs_weights_size_bytes
    weight_size_bytes static_dma_packet_count static_dma_size dynamic_dma_packet_percent static_dma_packet_percent
    dynamic_dma_size_percent static_dma_size_percent mbu_estimated_percent mbu_min_read_util_percent hbm_write_bytes
    hbm_read_bytes sbuf_write_bytes sbuf_read_bytes spill_save_bytes spill_reload_bytes psum_write_bytes psum_read_bytes
    psum_read_sbuf_write_count psum_read_sbuf_write_bytes input_queue_bytes output_queue_bytes weight_queue_bytes
    software_dynamic_dma_active_time software_dynamic_dma_active_time_percent software_dynamic_dma_packet_count
    software_dynamic_dma_size software_dynamic_dma_packet_percent software_dynamic_dma_size_percent
    hardware_dynamic_dma_active_time hardware_dynamic_dma_active_time_percent hardware_dynamic_dma_packet_count
    hardware_dynamic_dma_size hardware_dynamic_dma_packet_percent hardware_dynamic_dma_size_percent
    tensor_engine_instruction_time tensor_engine_active_time tensor_engine_active_time_percent
    tensor_engine_instruction_count matmul_instruction_count mfu_estimated_percent mfu_max_achievable_estimated_percent
    mfu_hlo_estimated_percent mfu_hlo_max_achievable_estimated_percent mfu_inst_estimated_percent
    mfu_inst_max_achievable_estimated_percent hfu_estimated_percent vector_engine_instruction_time
    vector_engine_active_time vector_engine_active_time_percent vector_engine_instruction_count
    scalar_engine_instruction_time scalar_engine_active_time scalar_engine_active_time_percent
    scalar_engine_instruction_count activate_instruction_time activate_instruction_count sync_engine_instruction_time
    sync_engine_active_time sync_engine_active_time_percent sync_engine_instruction_count gpsimd_engine_instruction_time
    gpsimd_engine_active_time gpsimd_engine_active_time_percent gpsimd_engine_instruction_count cc_op_time
    cc_op_active_time cc_op_active_time_percent cc_op_count cc_cores_instruction_time cc_cores_instruction_active_time
    cc_cores_instruction_active_time_percent cc_cores_instruction_count total_exec_time total_active_time
    total_active_time_percent
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test func `All 101 names are there, in the schema's order`() {
    #expect(Self.names.count == 101)
    #expect(NeuronSummary.metrics.map(\.name) == Self.names)
  }

  @Test func `Units follow the names`() {
    for metric in NeuronSummary.metrics {
      if metric.name.hasSuffix("_percent") {
        #expect(metric.unit == .fraction, "\(metric.name)")
      } else if metric.name.hasSuffix("_time") {
        #expect(metric.unit == .seconds, "\(metric.name)")
      } else if metric.name.hasSuffix("_bytes") || metric.name.hasSuffix("_size") {
        #expect(metric.unit == .bytes, "\(metric.name)")
      } else if metric.name.hasSuffix("_flops") {
        #expect(metric.unit == .flops, "\(metric.name)")
      } else if metric.name.hasSuffix("_count") && metric.name != "neuroncore_cycle_count" {
        #expect(metric.unit == .count, "\(metric.name)")
      }
    }
  }

  /// Worked out by hand from the program's text: 40 rounds on trn2.
  @Test func `Counts, bytes and operations are those of the program`() throws {
    let summary = NeuronSummary(try MetricProgram(modelFLOPs: 1e9).profile())
    let rounds = 40
    let product = 2 * 128 * 128 * 512
    let transpose = 2 * 128 * 128 * 128
    let x = 128 * 512 * 2
    let y = 128 * 512 * 4
    let small = 128 * 128 * 2
    let expected: [String: Int] = [
      "model_flops": 1_000_000_000,
      "hardware_flops": rounds * (product + transpose), "transpose_flops": rounds * transpose,
      "adjusted_hardware_flops": rounds * (product + transpose), "adjusted_transpose_flops": rounds * transpose,
      "trace_count": 1 + rounds * 8 + 1 + rounds * 4, "total_row_count": 1 + rounds * 8 + 1 + rounds * 4,
      "dma_transfer_count": 1 + rounds * 4, "dma_transfer_total_bytes": small + rounds * (x + y + 2 * small),
      // Sync, Scalar, GpSimd and Vector reach all 16 engines each.
      "dma_queue_count": 4 * 16,
      "weight_size_bytes": small, "inputs_and_weights_size_bytes": small + rounds * x,
      "inputs_outputs_weights_size_bytes": small + rounds * (x + y),
      "static_dma_packet_count": rounds * 128, "static_dma_size": rounds * y,
      "software_dynamic_dma_packet_count": rounds * 128, "software_dynamic_dma_size": rounds * small,
      "hardware_dynamic_dma_packet_count": 128 + rounds * 256,
      "hardware_dynamic_dma_size": small + rounds * (x + small),
      "hbm_read_bytes": small + rounds * (x + small), "hbm_write_bytes": rounds * (y + small),
      "spill_save_bytes": rounds * small, "spill_reload_bytes": rounds * small,
      "input_queue_bytes": rounds * x, "output_queue_bytes": rounds * y,
      "weight_queue_bytes": small + rounds * 2 * small,
      // Written: ws, then xs, ys, ts twice. Read: ws, xs, the transposed part of xs, ts, ys.
      "sbuf_write_bytes": small + rounds * (x + y + 2 * small),
      "sbuf_read_bytes": rounds * (small + x + small + small + y),
      "psum_write_bytes": rounds * (y + small), "psum_read_bytes": rounds * (y + small),
      "psum_read_sbuf_write_count": rounds * 2, "psum_read_sbuf_write_bytes": rounds * (y + small),
      "tensor_engine_instruction_count": rounds * 2, "matmul_instruction_count": rounds * 2,
      "vector_engine_instruction_count": rounds * 2, "scalar_engine_instruction_count": rounds * 2,
      "sync_engine_instruction_count": 1 + rounds, "gpsimd_engine_instruction_count": rounds,
      "activate_instruction_count": rounds, "cc_op_count": 0, "cc_cores_instruction_count": 0,
    ]
    for (name, value) in expected.sorted(by: { $0.key < $1.key }) {
      #expect(summary[name] == .integer(value), "\(name)")
    }
    #expect(summary["event_count"] == nil)
  }

  @Test func `Ratios are the documents' formulas`() throws {
    let example = try MetricProgram(modelFLOPs: 1e9)
    let summary = NeuronSummary(try example.profile())
    func number(_ name: String) -> Double { summary[name]?.double ?? .nan }
    func close(_ name: String, _ value: Double) {
      #expect(abs(number(name) - value) <= 1e-12 * abs(value), "\(name): \(number(name)), not \(value)")
    }
    // trn2: 128 x 128 at 2.4 GHz; a stack is a quarter of 2.9 TB/s.
    let peak = 2 * 128 * 128 * 2.4e9
    let bandwidth = example.core.hbmStackBytesPerNanosecond * 1e9
    #expect(bandwidth > 700e9 && bandwidth < 750e9)
    let time = number("total_time")
    let bytes = number("hbm_read_bytes") + number("hbm_write_bytes")
    let products = number("hardware_flops") - number("transpose_flops")
    close("peak_flops_bandwidth_ratio", peak / bandwidth)
    close("mm_arithmetic_intensity", products / bytes)
    close("mfu_estimated_percent", 1e9 / (peak * time))
    close("mfu_hlo_estimated_percent", 1e9 / (peak * time))
    close("mfu_inst_estimated_percent", products / (peak * time))
    close("hfu_estimated_percent", number("hardware_flops") / (peak * time))
    close("mfu_max_achievable_estimated_percent", (1e9 / bytes) / (peak / bandwidth))
    close("mfu_inst_max_achievable_estimated_percent", (products / bytes) / (peak / bandwidth))
    close("mbu_estimated_percent", bytes / time / bandwidth)
    close("mbu_min_read_util_percent", number("inputs_and_weights_size_bytes") / time / bandwidth)
    close("neuroncore_cycle_count", (time * 1.2e9).rounded())
    for engine in Engine.allCases {
      close("\(engine.rawValue)_engine_active_time_percent", number("\(engine.rawValue)_engine_active_time") / time)
    }
    close("total_active_time_percent", number("total_active_time") / time)
    close("dma_active_time_percent", number("dma_active_time") / time)
    close("dma_transfer_average_bytes", number("dma_transfer_total_bytes") / number("dma_transfer_count"))
    close("static_dma_size_percent", number("static_dma_size") / number("dma_transfer_total_bytes"))
    close("dynamic_dma_size_percent", 1 - number("static_dma_size_percent"))
    close("dynamic_dma_packet_percent", 1 - number("static_dma_packet_percent"))
  }

  @Test func `Times are the timeline's, and active times lie within each other`() throws {
    let profile = try MetricProgram().profile()
    let timeline = profile.timeline
    let summary = NeuronSummary(profile)
    func number(_ name: String) -> Double { summary[name]?.double ?? .nan }
    #expect(number("total_time") == timeline.total.seconds)
    for engine in Engine.allCases {
      #expect(number("\(engine.rawValue)_engine_instruction_time") == timeline[engine].busy.seconds)
      #expect(number("total_active_time") >= number("\(engine.rawValue)_engine_active_time"))
    }
    #expect(number("dma_packet_time") == timeline.dma.engineBusy.reduce(Ticks.zero, +).seconds)
    #expect(number("hbm_read_bytes") == Double(timeline.dma.hbmBytesRead))
    #expect(number("hbm_write_bytes") == Double(timeline.dma.hbmBytesWritten))
    #expect(number("dma_transfer_total_bytes") == Double(timeline.dma.queues.reduce(0) { $0 + $1.bytes }))
    let families = ["static", "software_dynamic", "hardware_dynamic"].map { number("\($0)_dma_active_time") }
    #expect(number("dma_active_time") <= families.reduce(0, +))
    #expect(families.allSatisfy { $0 > 0 && $0 <= number("dma_active_time") })
    // Some transfer's data moves at least as long as the busiest of the DMA engines works.
    #expect(number("dma_active_time") >= timeline.dma.engineBusy.max()!.seconds)
    #expect(number("dma_transfer_time") >= number("dma_active_time"))
    #expect(number("total_active_time") <= number("total_exec_time"))
    #expect(number("total_exec_time") <= number("total_time"))
  }

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `Rolled loops give the numbers of unrolled ones`(chip: String) throws {
    let example = try MetricProgram(chip: chip)
    let rolled = try example.profile()
    let walked = try TimingModel(core: example.core, options: .init(unrolled: true)).record(example.program)
    let unrolled = Profile(example.capture, recording: walked)
    #expect(rolled.recording.events.count < walked.events.count)
    #expect(NeuronSummary(rolled).rows.map(\.value) == NeuronSummary(unrolled).rows.map(\.value))
  }

  @Test func `Before trn2 all descriptors are built beforehand`() throws {
    let summary = NeuronSummary(try MetricProgram(chip: "trn1").profile())
    #expect(summary["static_dma_size"] == summary["dma_transfer_total_bytes"])
    #expect(summary["static_dma_packet_percent"] == .real(1))
    #expect(summary["hardware_dynamic_dma_packet_count"] == .integer(0))
    #expect(summary["software_dynamic_dma_active_time"] == .real(0))
  }

  @Test func `A kernel alone has no model, and an empty program no numbers that are none`() throws {
    let kernel = NeuronSummary(try MetricProgram().profile())
    #expect(kernel["model_flops"] == nil)
    #expect(kernel["mfu_hlo_estimated_percent"] == .real(0))
    #expect(kernel["mfu_estimated_percent"] == kernel["mfu_inst_estimated_percent"])

    let core = try ChipCatalog.chip(named: "trn2").core
    let empty = NeuronSummary(
      try Profile(Capture(name: "empty", program: Program(name: "empty"), chip: "trn2", core: core, modelFLOPs: 0)))
    let without = [
      "mm_arithmetic_intensity", "event_count", "dma_transfer_average_bytes", "mfu_max_achievable_estimated_percent",
      "mfu_hlo_max_achievable_estimated_percent", "mfu_inst_max_achievable_estimated_percent",
    ]
    #expect(empty.rows.filter { $0.value == nil }.map(\.name) == Self.names.filter(without.contains))
    #expect(empty.rows.allSatisfy { $0.value?.double ?? 0 == 0 || $0.name == "peak_flops_bandwidth_ratio" })
  }

  /// A file may say anything.
  @Test func `Operations beyond whole numbers are no trap`() throws {
    #expect(NeuronSummary(try MetricProgram(modelFLOPs: 1e300).profile())["model_flops"] == .real(1e300))
    #expect(NeuronSummary(try MetricProgram(modelFLOPs: .infinity).profile())["model_flops"] == nil)
  }

  /// profile-schema-reference.rst, `adjusted_flops`.
  @Test func `Operations count as bf16 ones by type and generation`() {
    func worth(_ element: ElementType, _ generation: CoreGeneration) -> Double {
      NeuronInstruction.adjustment(of: element, on: generation)
    }
    for generation in CoreGeneration.allCases {
      #expect(worth(.f32, generation) == 4)
      for element in [ElementType.bf16, .f16, .tf32] { #expect(worth(element, generation) == 1) }
      for element in [ElementType.f8E4M3, .f8E4M3FN, .f8E5M2] {
        #expect(worth(element, generation) == (generation == .v2 ? 1 : 0.5))
      }
      #expect(worth(.ui8, generation) == 0.5)
    }
    for element in [ElementType.f8E5M2x4, .f8E4M3FNx4, .f4E2M1FNx4] { #expect(worth(element, .v4) == 0.25) }
  }

  /// To write the file again, take it from what this test prints.
  @Test func `The documentation has the table of the code`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(contentsOf: root.appending(path: "Documentation/profile-metrics.md"), encoding: .utf8)
    let table = NeuronSummary.documentation
    #expect(file.contains(table), "the table should be\n\(table)")
  }
}
