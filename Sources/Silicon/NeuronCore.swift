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
public struct NeuronCore: Sendable {
  public var generation: CoreGeneration
  public var partitions: Int
  public var sbufBytesPerPartition: Int
  public var psumBytesPerPartition: Int
  public var psumBanks: Int
  /// Clocks in GHz.
  public var tensorClock: Double
  public var vectorClock: Double
  public var scalarClock: Double
  public var gpsimdClock: Double
  public var syncClock: Double
  /// DMA engines that serve the core, and bytes/ns of one.
  public var dmaEngines: Int
  public var dmaBytesPerNanosecond: Double
  /// This core's HBM: capacity and bandwidth of its share of the stack.
  public var hbmBytes: Int
  public var hbmBytesPerNanosecond: Double
  /// Peak bf16 multiply-adds: 2 * rows * columns * clock, in TFLOP/s.
  public var peakBF16TeraFLOPS: Double
}
