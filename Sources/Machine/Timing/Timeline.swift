public import InstructionSet
public import Silicon

/// What the timing model found: how long a program takes on one NeuronCore, and where the time goes. All simulated.
public struct Timeline: Sendable, Equatable {
  /// One engine's queue.
  public struct EngineTime: Sendable, Equatable {
    public var engine: Engine
    public var instructions: Int = 0
    /// Time in which the engine was occupied; of DMA triggers, the trigger only.
    public var busy: Ticks = .zero
    /// Time in which an instruction stood at the head of the queue and waited for an operand.
    public var waiting: Ticks = .zero
    /// The part of `waiting` owed to each other engine.
    public var waitingFor: [Engine: Ticks] = [:]
    /// The part of `waiting` owed to DMA transfers.
    public var waitingForDMA: Ticks = .zero
    /// `busy` by what the costs rest on.
    public var busyByStatus: [Status: Ticks] = [:]
  }

  /// The Tensor engine's work.
  public struct TensorTime: Sendable, Equatable {
    public var matmuls: Int = 0
    public var transposes: Int = 0
    /// Multiply-adds of matrix products; a multiply-add is two floating-point operations.
    public var multiplyAdds: Double = 0
    /// `busy` of passes of products, without transposes.
    public var matmulBusy: Ticks = .zero
    /// Time lost to running below full rate.
    public var throttled: Ticks = .zero
    /// Time passes waited for a stationary load that nothing hid.
    public var exposedLoads: Ticks = .zero
  }

  /// DMA triggered from one engine's queue.
  public struct QueueTime: Sendable, Equatable {
    public var queue: Engine
    public var transfers: Int = 0
    public var descriptors: Int = 0
    public var bytes: Int = 0
  }

  public struct DMATime: Sendable, Equatable {
    public var queues: [QueueTime] = []
    /// Busy time of each DMA engine.
    public var engineBusy: [Ticks] = []
    public var transfers: Int = 0
    public var descriptors: Int = 0
    public var hbmBytesRead: Int = 0
    public var hbmBytesWritten: Int = 0
    /// Bytes between on-chip memories.
    public var onChipBytes: Int = 0
    public var busyByStatus: [Status: Ticks] = [:]
  }

  /// Instructions of one origin.
  public struct OriginTime: Sendable, Equatable {
    public var origin: Origin
    public var instructions: Int = 0
    /// By position in `Engine.allCases`.
    public var busy: [Ticks]
    public var waiting: Ticks = .zero
    /// DMA engine time, over all engines.
    public var dmaBusy: Ticks = .zero
    public var hbmBytes: Int = 0
  }

  /// From the first instruction until everything is over, without `launch`.
  public var total: Ticks = .zero
  /// The fixed cost of starting a program, on top of `total`.
  public var launch: Ticks = .zero
  public var instructions: Int = 0
  public var engines: [EngineTime] = []
  public var tensor = TensorTime()
  public var dma = DMATime()
  public var activationTableLoads: Int = 0
  public var activationTableTime: Ticks = .zero
  /// Time instructions waited for a memory port that another engine held.
  public var portWaiting: Ticks = .zero
  /// Time that sequencers spent deciding `while` loops and branches.
  public var controlTime: Ticks = .zero
  /// In program order of their first instruction.
  public var origins: [OriginTime] = []
  /// Operands that read SBUF or PSUM which nothing had written.
  public var uninitializedReads: [MachineError] = []
  /// Instructions whose times follow from a repetition.
  public var skippedIterations: Int = 0

  public subscript(_ engine: Engine) -> EngineTime { engines[Engine.allCases.firstIndex(of: engine)!] }

  /// The share of all engine and DMA time that rests on estimated costs, 0 to 1.
  public var estimatedShare: Double {
    var all = 0.0
    var estimated = 0.0
    for byStatus in engines.map(\.busyByStatus) + [dma.busyByStatus] {
      for (status, ticks) in byStatus {
        all += Double(ticks.count)
        if status == .estimated { estimated += Double(ticks.count) }
      }
    }
    return all > 0 ? estimated / all : 0
  }

  /// The engine that is occupied longest.
  public var busiestEngine: Engine { engines.max { $0.busy < $1.busy }?.engine ?? .tensor }

  /// Products' floating-point operations over what the Tensor engine does in `total` at its bf16 peak, 0 to 1.
  public func modelFLOPSUtilization(on core: NeuronCore) -> Double {
    total.count > 0 ? 2 * tensor.multiplyAdds / (core.peakBF16TeraFLOPS * 1e12 * total.seconds) : 0
  }
}
