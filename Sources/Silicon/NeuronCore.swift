/// Generations of NeuronCore.
public enum CoreGeneration: String, Sendable, Codable, CaseIterable, Comparable {
  /// Trainium1, Inferentia2.
  case v2
  /// Trainium2.
  case v3
  /// Trainium3.
  case v4

  public static func < (a: CoreGeneration, b: CoreGeneration) -> Bool { a.rawValue < b.rawValue }
}

/// One physical NeuronCore, resolved from a chip description: plain numbers, ready to compute with.
public struct NeuronCore: Sendable, Equatable {
  /// A time on each engine's queue, in ns.
  public struct EngineTimes: Sendable, Equatable {
    public var tensor: Double
    public var vector: Double
    public var scalar: Double
    public var gpsimd: Double
    public var sync: Double
  }

  /// Warm-up of the Tensor engine: at `rate` of its clock until it was busy for at least `utilization` of a window.
  ///
  /// A matmul of issue time t and latency l takes t / rate and l + t / rate - t + extraLatency at the low rate.
  public struct Throttle: Sendable, Equatable {
    public var rate: Double
    public var windowNanoseconds: Double
    public var utilization: Double
    public var extraLatencyNanoseconds: Double

    public init(rate: Double, windowNanoseconds: Double, utilization: Double, extraLatencyNanoseconds: Double) {
      self.rate = rate
      self.windowNanoseconds = windowNanoseconds
      self.utilization = utilization
      self.extraLatencyNanoseconds = extraLatencyNanoseconds
    }
  }

  public var generation: CoreGeneration
  public var partitions: Int
  public var sbufBytesPerPartition: Int
  public var psumBytesPerPartition: Int
  public var psumBanks: Int
  public var tensorRows: Int
  public var tensorColumns: Int
  /// Clocks in GHz.
  public var tensorClock: Double
  public var vectorClock: Double
  public var scalarClock: Double
  public var gpsimdClock: Double
  public var syncClock: Double
  /// Bytes/ns each way of the DMA engines that GpSimd's processors have of their own; nil where they have none (v2).
  public var gpsimdDMABytesPerNanosecond: Double?
  public var registers: Int
  public var semaphores: Int
  /// An EVENT_SEMAPHORE instruction, in ns: what waiting for, or telling, another engine costs.
  public var semaphoreNanoseconds: EngineTimes
  /// nil where no throttling is published (v2).
  public var throttle: Throttle?
  /// DMA engines that serve the core, and bytes/ns of one.
  public var dmaEngines: Int
  public var dmaBytesPerNanosecond: Double
  public var dmaQueuesPerEngine: Int
  /// 0 where descriptors are made by software only (v2).
  public var dmaHardwareGenerators: Int
  /// A descriptor of n bytes takes `dmaDescriptorNanoseconds + n / dmaBytesPerNanosecond` on its engine.
  public var dmaDescriptorNanoseconds: Double
  /// From the first packet of a transfer until data streams on every engine.
  public var dmaLoadStartNanoseconds: Double
  public var dmaStoreStartNanoseconds: Double
  /// From the last packet until an engine that waits may start.
  public var dmaLoadNoticeNanoseconds: Double
  public var dmaStoreNoticeNanoseconds: Double
  /// This core's HBM: capacity and bandwidth of its share of the stack, when every core of the stack asks.
  public var hbmBytes: Int
  public var hbmBytesPerNanosecond: Double
  /// Bandwidth of the whole stack, which a core may use alone (as far as its DMA engines reach).
  public var hbmStackBytesPerNanosecond: Double
  public var coresPerStack: Int
  /// Fixed cost of running a program, not part of any instruction; reports show it apart.
  public var launchNanoseconds: Double
  /// From the start of a profile to the first instruction of the program.
  public var prologueNanoseconds: Double
  /// Peak bf16 multiply-adds: 2 * rows * columns * clock, in TFLOP/s.
  public var peakBF16TeraFLOPS: Double

  /// HBM of the whole stack: what one core's program may hold while its neighbours leave theirs free.
  public var hbmStackBytes: Int { hbmBytes * coresPerStack }

  /// Bytes of one PSUM bank in one partition.
  public var psumBankBytes: Int { psumBytesPerPartition / psumBanks }
  /// Vector and GpSimd take turns at SBUF, Vector and Scalar at PSUM (trainium_inferentia2_arch.rst; lifted since
  /// NeuronCore-v3, trainium2_arch.rst).
  public var sharesVectorPorts: Bool { generation == .v2 }
}
