import Compiler
import InstructionSet
public import Machine
import Profile
import Silicon

/// What a run tells its user: how long the chip would take, why, and how much memory it needs. All simulated.
///
/// Shares are 0 to 1 of the simulated time; the coding keys are stable.
public struct Summary: Codable, Sendable, Equatable {
  /// One engine's queue.
  public struct EngineShare: Codable, Sendable, Equatable {
    public var engine: String
    public var instructions: Int
    public var busyShare: Double
    /// The share in which the next instruction stood ready but for an operand.
    public var waitingShare: Double

    private enum CodingKeys: String, CodingKey {
      case engine, instructions
      case busyShare = "busy_share"
      case waitingShare = "waiting_share"
    }
  }

  /// The instructions of one origin, by the unit that they occupy longest.
  public struct Operation: Codable, Sendable, Equatable {
    public var op: String
    /// Where the model's source has it; empty when the model does not say.
    public var location: String
    /// An engine, or `dma`.
    public var unit: String
    public var busyShare: Double

    private enum CodingKeys: String, CodingKey {
      case op, location, unit
      case busyShare = "busy_share"
    }
  }

  /// Always true: no figure here was measured on a chip.
  public var simulated = true
  public var program: String
  public var chip: String
  /// `NeuronCore-v3`. The figures are of one physical core.
  public var core: String

  /// From the first instruction until everything is over.
  public var simulatedSeconds: Double
  /// Fixed cost of starting a program, on top.
  public var launchSeconds: Double
  public var instructions: Int
  public var engines: [EngineShare]
  /// Over all DMA engines of the core.
  public var dmaBusyShare: Double
  /// Floating-point operations of the model's matrix products.
  public var modelFLOPs: Double
  /// Those that the Tensor engine did, padding and recomputation included, transposes not.
  public var hardwareFLOPs: Double
  public var peakBF16FLOPsPerSecond: Double
  /// `modelFLOPs` over what the bf16 peak does in `simulatedSeconds`.
  public var mfu: Double
  /// The same for `hardwareFLOPs`.
  public var hfu: Double

  public var hbmBytesRead: Int
  public var hbmBytesWritten: Int
  /// Of the core's share of its stack's bandwidth.
  public var hbmBandwidthShare: Double
  public var hbmPeakBytes: Int
  public var hbmCapacityBytes: Int
  /// Over all partitions, up to the highest byte in use.
  public var sbufPeakBytes: Int
  public var sbufCapacityBytes: Int
  public var psumPeakBytes: Int
  public var psumCapacityBytes: Int

  /// One sentence.
  public var bottleneck: String
  /// The share of all engine and DMA time that rests on estimated costs.
  public var estimatedShare: Double
  /// Ops that GpSimd stands in for, with their number in the program.
  public var onGpSimd: [String: Int]
  /// Reads of on-chip memory that nothing had written, each in words.
  public var uninitializedReads: [String]
  /// The longest first, at most five.
  public var topOperations: [Operation]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case simulated, program, chip, core, instructions, engines, mfu, hfu, bottleneck
    case simulatedSeconds = "simulated_seconds"
    case launchSeconds = "launch_seconds"
    case dmaBusyShare = "dma_busy_share"
    case modelFLOPs = "model_flops"
    case hardwareFLOPs = "hardware_flops"
    case peakBF16FLOPsPerSecond = "peak_bf16_flops_per_second"
    case hbmBytesRead = "hbm_bytes_read"
    case hbmBytesWritten = "hbm_bytes_written"
    case hbmBandwidthShare = "hbm_bandwidth_share"
    case hbmPeakBytes = "hbm_peak_bytes"
    case hbmCapacityBytes = "hbm_capacity_bytes"
    case sbufPeakBytes = "sbuf_peak_bytes"
    case sbufCapacityBytes = "sbuf_capacity_bytes"
    case psumPeakBytes = "psum_peak_bytes"
    case psumCapacityBytes = "psum_capacity_bytes"
    case estimatedShare = "estimated_share"
    case onGpSimd = "on_gpsimd"
    case uninitializedReads = "uninitialized_reads"
    case topOperations = "top_operations"
  }
}

extension Summary {
  /// - Parameter chip: The chip's name, as the user gave or knows it.
  public init(of executable: Executable, timeline: Timeline, chip: String) {
    let core = executable.core
    let program = executable.compiled.program
    let total = timeline.total
    func share(_ part: Double, of whole: Double) -> Double { whole > 0 ? part / whole : 0 }
    func share(_ ticks: Ticks) -> Double { share(Double(ticks.count), of: Double(total.count)) }
    func peak(_ space: MemorySpace) -> Int {
      program.buffers.reduce(0) { $1.space == space ? max($0, $1.address + $1.byteCount) : $0 }
    }

    self.program = program.name
    self.chip = chip
    self.core = "NeuronCore-\(core.generation.rawValue)"
    simulatedSeconds = total.seconds
    launchSeconds = timeline.launch.seconds
    instructions = timeline.instructions
    engines = timeline.engines.map {
      EngineShare(
        engine: $0.engine.rawValue, instructions: $0.instructions, busyShare: share($0.busy),
        waitingShare: share($0.waiting))
    }
    dmaBusyShare = share(
      timeline.dma.engineBusy.reduce(0) { $0 + share($1) }, of: Double(timeline.dma.engineBusy.count))
    modelFLOPs = Double(executable.compiled.modelFLOPs)
    hardwareFLOPs = 2 * timeline.tensor.multiplyAdds
    peakBF16FLOPsPerSecond = core.peakBF16TeraFLOPS * 1e12
    mfu = share(modelFLOPs, of: peakBF16FLOPsPerSecond * simulatedSeconds)
    hfu = timeline.modelFLOPSUtilization(on: core)

    hbmBytesRead = timeline.dma.hbmBytesRead
    hbmBytesWritten = timeline.dma.hbmBytesWritten
    hbmBandwidthShare = share(
      Double(hbmBytesRead + hbmBytesWritten), of: core.hbmBytesPerNanosecond * total.nanoseconds)
    hbmPeakBytes = executable.memory.peak
    hbmCapacityBytes = core.hbmStackBytes
    sbufPeakBytes = peak(.sbuf) * core.partitions
    sbufCapacityBytes = core.sbufBytesPerPartition * core.partitions
    psumPeakBytes = peak(.psum) * core.partitions
    psumCapacityBytes = core.psumBytesPerPartition * core.partitions

    estimatedShare = timeline.estimatedShare
    onGpSimd = executable.compiled.onGpSimd
    uninitializedReads = timeline.uninitializedReads.map(\.description)
    topOperations = Self.topOperations(timeline, share: share)
    bottleneck = Bottleneck(of: timeline, on: core, gpSimdStandsIn: !executable.compiled.onGpSimd.isEmpty).sentence
  }

  private static func topOperations(_ timeline: Timeline, share: (Ticks) -> Double) -> [Operation] {
    // Ops of one kind count together where the model does not say where they stand.
    var order: [Origin] = []
    var shares: [Origin: [Double]] = [:]
    let dmaEngines = Double(max(1, timeline.dma.engineBusy.count))
    for time in timeline.origins {
      let units = time.busy.map(share) + [share(time.dmaBusy) / dmaEngines]
      if let known = shares[time.origin] {
        shares[time.origin] = zip(known, units).map { $0 + $1 }
      } else {
        order.append(time.origin)
        shares[time.origin] = units
      }
    }
    let names = Engine.allCases.map(\.rawValue) + ["dma"]
    let operations = order.map { origin in
      let units = shares[origin] ?? []
      let longest = units.indices.reduce(0) { units[$1] > units[$0] ? $1 : $0 }
      return Operation(op: origin.op, location: origin.location, unit: names[longest], busyShare: units[longest])
    }
    let ordered = operations.enumerated().sorted {
      ($1.element.busyShare, $0.offset) < ($0.element.busyShare, $1.offset)
    }
    return ordered.prefix(5).map(\.element).filter { $0.busyShare > 0 }
  }
}
