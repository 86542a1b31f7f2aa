import InstructionSet
import Kernel
import Machine
import Silicon

/// A kernel's time as JSON; all of it is simulated. Times are in microseconds.
struct KernelTime: Encodable {
  struct Engine: Encodable {
    var name: String
    var instructions: Int
    var busy: Double
    var waiting: Double
  }

  struct Line: Encodable {
    var function: String
    var location: String
    var instructions: Int
    /// Of all engines.
    var busy: Double
    /// Of the DMA engines, as if its transfers had all of them.
    var dma: Double
    var waiting: Double
  }

  var simulated = true
  var microseconds: Double
  /// What starting a program costs besides.
  var launch: Double
  var instructions: Int
  var engines: [Engine]
  var dmaBusyShare: Double
  var hbmBytesRead: Int
  var hbmBytesWritten: Int
  var matmulFLOPs: Double
  var modelFLOPSUtilization: Double
  var estimatedShare: Double
  /// The most expensive first.
  var lines: [Line]

  private enum CodingKeys: String, CodingKey {
    case simulated, microseconds, launch, instructions, engines, lines
    case dmaBusyShare = "dma_busy_share"
    case hbmBytesRead = "hbm_bytes_read"
    case hbmBytesWritten = "hbm_bytes_written"
    case matmulFLOPs = "matmul_flops"
    case modelFLOPSUtilization = "mfu"
    case estimatedShare = "estimated_share"
  }

  init(_ timeline: Timeline, on core: NeuronCore) {
    let dmaEngines = Double(max(1, timeline.dma.engineBusy.count))
    microseconds = timeline.total.microseconds
    launch = timeline.launch.microseconds
    instructions = timeline.instructions
    engines = timeline.engines.map {
      Engine(
        name: $0.engine.rawValue, instructions: $0.instructions, busy: $0.busy.microseconds,
        waiting: $0.waiting.microseconds)
    }
    let dmaBusy = timeline.dma.engineBusy.reduce(Ticks.zero, +).microseconds / dmaEngines
    dmaBusyShare = timeline.total.count > 0 ? dmaBusy / timeline.total.microseconds : 0
    hbmBytesRead = timeline.dma.hbmBytesRead
    hbmBytesWritten = timeline.dma.hbmBytesWritten
    matmulFLOPs = 2 * timeline.tensor.multiplyAdds
    modelFLOPSUtilization = timeline.modelFLOPSUtilization(on: core)
    estimatedShare = timeline.estimatedShare
    lines = timeline.origins.map {
      Line(
        function: $0.origin.op, location: $0.origin.location, instructions: $0.instructions,
        busy: $0.busy.reduce(Ticks.zero, +).microseconds, dma: $0.dmaBusy.microseconds / dmaEngines,
        waiting: $0.waiting.microseconds)
    }
    // By line where lines cost the same, so that equal kernels give equal reports.
    .sorted { ($1.busy + $1.dma, $0.location) < ($0.busy + $0.dma, $1.location) }
  }
}

extension Ticks {
  fileprivate var microseconds: Double { nanoseconds / 1000 }
}
