/// A chip as data: every figure with unit, status and source.
public struct ChipDescription: Sendable {
  public var name: String
  /// The marketing name.
  public var title: String
  /// Other names that mean this chip.
  public var aliases: [String]
  public var generation: CoreGeneration
  /// The chip a user's description starts from.
  public var base: String?
  /// Absent means unknown.
  public internal(set) var figures: [ChipField: Figure]

  public subscript(field: ChipField) -> Figure? { figures[field] }

  /// A figure in GHz, bytes, bytes/ns, ns, TFLOP/s, or as a plain number.
  public func value(_ field: ChipField) -> Double? { figures[field]?.canonical }

  /// Peak bf16 of the chip, all cores: 2 * rows * columns * clock each, in TFLOP/s.
  public var peakBF16TeraFLOPS: Double { Double(count(.coresPhysical)) * core.peakBF16TeraFLOPS }

  /// One physical core of the chip. HBM is divided evenly: stacks among cores, a stack's bandwidth among its cores.
  public var core: NeuronCore {
    let cores = count(.coresPhysical)
    let stacks = count(.hbmStacks)
    let coresPerStack = max(1, cores / stacks)
    let peak =
      2 * Double(count(.tensorRows)) * Double(count(.tensorColumns)) * required(.tensorClock) / 1000
    return NeuronCore(
      generation: generation,
      partitions: count(.sbufPartitions), sbufBytesPerPartition: count(.sbufPartitionBytes),
      psumBytesPerPartition: count(.psumPartitionBytes), psumBanks: count(.psumBanks),
      tensorRows: count(.tensorRows), tensorColumns: count(.tensorColumns),
      tensorClock: required(.tensorClock), vectorClock: required(.vectorClock), scalarClock: required(.scalarClock),
      gpsimdClock: required(.gpsimdClock), syncClock: required(.syncClock),
      gpsimdDMABytesPerNanosecond: value(.gpsimdDMABandwidth),
      registers: count(.sequencerRegisters), semaphores: count(.sequencerSemaphores),
      semaphoreNanoseconds: NeuronCore.EngineTimes(
        tensor: required(.semaphoreTensor), vector: required(.semaphoreVector), scalar: required(.semaphoreScalar),
        gpsimd: required(.semaphoreGpsimd), sync: required(.semaphoreSync)),
      throttle: throttle,
      dmaEngines: count(.dmaEngines), dmaBytesPerNanosecond: required(.dmaEngineBandwidth),
      dmaQueuesPerEngine: count(.dmaQueues), dmaHardwareGenerators: Int(value(.dmaGenerators) ?? 0),
      dmaDescriptorNanoseconds: required(.dmaDescriptorTime),
      dmaLoadStartNanoseconds: required(.dmaLoadStart), dmaStoreStartNanoseconds: required(.dmaStoreStart),
      dmaLoadNoticeNanoseconds: required(.dmaLoadNotice), dmaStoreNoticeNanoseconds: required(.dmaStoreNotice),
      hbmBytes: count(.hbmCapacity) / cores,
      hbmBytesPerNanosecond: required(.hbmBandwidth) / Double(cores),
      hbmStackBytesPerNanosecond: required(.hbmBandwidth) / Double(stacks), coresPerStack: coresPerStack,
      launchNanoseconds: required(.launchFixed), prologueNanoseconds: required(.launchPrologue),
      peakBF16TeraFLOPS: peak)
  }

  private var throttle: NeuronCore.Throttle? {
    guard let rate = value(.throttleRate), let window = value(.throttleWindow),
      let utilization = value(.throttleUtilization), let extra = value(.throttleExtraLatency)
    else { return nil }
    return NeuronCore.Throttle(
      rate: rate, windowNanoseconds: window, utilization: utilization, extraLatencyNanoseconds: extra)
  }

  /// Readers refuse a description without its required fields, and counts and bytes that are not whole.
  private func required(_ field: ChipField) -> Double {
    guard let value = value(field) else { preconditionFailure("\(name) has no \(field.rawValue)") }
    return value
  }

  private func count(_ field: ChipField) -> Int { Int(required(field)) }
}
