/// The figures of a chip: the schema of a chip file. Per core unless the meaning says otherwise.
public enum ChipField: String, FigureField {
  case coresPhysical = "cores.physical"
  case coresLogical = "cores.per_logical_core"
  case coresCollective = "cores.collective"

  case tensorClock = "tensor.clock"
  case tensorRows = "tensor.rows"
  case tensorColumns = "tensor.columns"
  case tensorMovingColumns = "tensor.moving_columns"

  case vectorClock = "vector.clock"
  case vectorElements = "vector.elements_per_cycle"
  case vectorElements16 = "vector.elements_per_cycle_16_bit"
  case scalarClock = "scalar.clock"
  case scalarElements = "scalar.elements_per_cycle"
  case scalarElements16 = "scalar.elements_per_cycle_16_bit"
  case gpsimdClock = "gpsimd.clock"
  case gpsimdElements = "gpsimd.elements_per_cycle"
  case gpsimdProcessors = "gpsimd.processors"
  case gpsimdLocalMemory = "gpsimd.local_memory"
  case gpsimdDMABandwidth = "gpsimd.dma_bandwidth"
  case syncClock = "sync.clock"

  case sequencerRegisters = "sequencer.registers"
  case sequencerSemaphores = "sequencer.semaphores"
  case semaphoreTensor = "semaphore.tensor"
  case semaphoreVector = "semaphore.vector"
  case semaphoreScalar = "semaphore.scalar"
  case semaphoreGpsimd = "semaphore.gpsimd"
  case semaphoreSync = "semaphore.sync"

  case sbufPartitions = "sbuf.partitions"
  case sbufPartitionBytes = "sbuf.partition_bytes"
  case psumPartitionBytes = "psum.partition_bytes"
  case psumBanks = "psum.banks"

  case dmaEngines = "dma.engines"
  case dmaEngineBandwidth = "dma.engine_bandwidth"
  case dmaQueues = "dma.queues_per_engine"
  case dmaGenerators = "dma.hardware_descriptor_generators"
  case dmaPacket = "dma.packet"
  case dmaDescriptorTime = "dma.descriptor_time"
  case dmaLoadStart = "dma.load_start"
  case dmaStoreStart = "dma.store_start"
  case dmaLoadNotice = "dma.load_notice"
  case dmaStoreNotice = "dma.store_notice"
  case dmaAggregate = "dma.chip_bandwidth"

  case hbmCapacity = "hbm.capacity"
  case hbmBandwidth = "hbm.bandwidth"
  case hbmStacks = "hbm.stacks"

  case linkBandwidth = "link.bandwidth"
  case linkInside = "link.inside_instance"
  case linkBetween = "link.between_instances"

  case throttleRate = "throttle.rate"
  case throttleWindow = "throttle.window"
  case throttleUtilization = "throttle.utilization"
  case throttleExtraLatency = "throttle.extra_latency"

  case launchFixed = "launch.fixed"
  case launchPrologue = "launch.prologue"

  case peakCoreBF16 = "published.core_bf16"
  case peakBF16 = "published.bf16"
  case peakFP8 = "published.fp8"
  case peakFP32 = "published.fp32"
  case peakSparse = "published.sparse"
  case peakINT8 = "published.int8"

  public var quantity: Quantity {
    switch self {
    case .tensorClock, .vectorClock, .scalarClock, .gpsimdClock, .syncClock: .frequency
    case .gpsimdLocalMemory, .sbufPartitionBytes, .psumPartitionBytes, .dmaPacket, .hbmCapacity: .memory
    case .gpsimdDMABandwidth, .dmaEngineBandwidth, .dmaAggregate, .hbmBandwidth, .linkBandwidth, .linkInside,
      .linkBetween:
      .bandwidth
    case .semaphoreTensor, .semaphoreVector, .semaphoreScalar, .semaphoreGpsimd, .semaphoreSync, .dmaDescriptorTime,
      .dmaLoadStart, .dmaStoreStart, .dmaLoadNotice, .dmaStoreNotice, .throttleWindow, .throttleExtraLatency,
      .launchFixed, .launchPrologue:
      .time
    case .throttleRate, .throttleUtilization: .ratio
    case .peakCoreBF16, .peakBF16, .peakFP8, .peakFP32, .peakSparse, .peakINT8: .compute
    default: .count
    }
  }

  /// Whether `NeuronCore` needs it.
  public var isRequired: Bool {
    switch self {
    case .coresCollective, .tensorMovingColumns, .vectorElements, .vectorElements16, .scalarElements,
      .scalarElements16, .gpsimdElements, .gpsimdProcessors, .gpsimdLocalMemory, .gpsimdDMABandwidth, .dmaGenerators,
      .dmaPacket, .dmaAggregate, .linkBandwidth, .linkInside, .linkBetween, .throttleRate, .throttleWindow,
      .throttleUtilization, .throttleExtraLatency, .peakCoreBF16, .peakBF16, .peakFP8, .peakFP32, .peakSparse,
      .peakINT8:
      false
    default: true
    }
  }

  public var meaning: String {
    switch self {
    case .coresPhysical: "NeuronCores of the chip"
    case .coresLogical: "physical cores of a logical core, by default"
    case .coresCollective: "collective-communication cores of the chip"
    case .tensorClock: "Tensor engine clock"
    case .tensorRows: "rows of the systolic array (contraction)"
    case .tensorColumns: "columns of the systolic array (stationary free size)"
    case .tensorMovingColumns: "longest moving free size of one matmul"
    case .vectorClock: "Vector engine clock"
    case .vectorElements: "Vector engine peak, over all lanes"
    case .vectorElements16: "Vector engine peak for 16-bit types"
    case .scalarClock: "Scalar engine clock"
    case .scalarElements: "Scalar engine peak, over all lanes"
    case .scalarElements16: "Scalar engine peak for 16-bit types"
    case .gpsimdClock: "GpSimd engine clock"
    case .gpsimdElements: "GpSimd peak, over all processors, 32-bit"
    case .gpsimdProcessors: "processors of the GpSimd engine"
    case .gpsimdLocalMemory: "local memory of one GpSimd processor"
    case .gpsimdDMABandwidth: "GpSimd's own DMA engines, all of a core, each way"
    case .syncClock: "Sync engine clock"
    case .sequencerRegisters: "32-bit registers of an engine's sequencer"
    case .sequencerSemaphores: "semaphores"
    case .semaphoreTensor: "EVENT_SEMAPHORE on the Tensor queue"
    case .semaphoreVector: "EVENT_SEMAPHORE on the Vector queue"
    case .semaphoreScalar: "EVENT_SEMAPHORE on the Scalar queue"
    case .semaphoreGpsimd: "EVENT_SEMAPHORE on the GpSimd queue"
    case .semaphoreSync: "EVENT_SEMAPHORE on the Sync queue"
    case .sbufPartitions: "partitions of SBUF and PSUM"
    case .sbufPartitionBytes: "SBUF in one partition"
    case .psumPartitionBytes: "PSUM in one partition"
    case .psumBanks: "PSUM banks"
    case .dmaEngines: "DMA engines that serve a core"
    case .dmaEngineBandwidth: "rate of one DMA engine"
    case .dmaQueues: "queues (rings) of a DMA engine"
    case .dmaGenerators: "hardware descriptor generators"
    case .dmaPacket: "default packet of a data DMA"
    case .dmaDescriptorTime: "fixed time of a descriptor on its engine"
    case .dmaLoadStart: "first packet of a load to steady data on every engine"
    case .dmaStoreStart: "first packet of a store to steady data on every engine"
    case .dmaLoadNotice: "last packet of a load to the waiting engine"
    case .dmaStoreNotice: "last packet of a store to the waiting engine"
    case .dmaAggregate: "DMA rate of the chip"
    case .hbmCapacity: "HBM of the chip"
    case .hbmBandwidth: "HBM bandwidth of the chip"
    case .hbmStacks: "HBM stacks of the chip"
    case .linkBandwidth: "chip-to-chip links, all of a chip"
    case .linkInside: "of these, inside the instance"
    case .linkBetween: "of these, between instances of an UltraServer"
    case .throttleRate: "Tensor engine rate before it is warm"
    case .throttleWindow: "window over which utilization is judged"
    case .throttleUtilization: "utilization that keeps the full rate"
    case .throttleExtraLatency: "latency added to a matmul at the low rate"
    case .launchFixed: "fixed cost of running a program, reported apart"
    case .launchPrologue: "profile start to the first instruction"
    case .peakCoreBF16: "published bf16 peak of a core"
    case .peakBF16: "published bf16 peak of the chip"
    case .peakFP8: "published FP8 peak of the chip"
    case .peakFP32: "published FP32 peak of the chip"
    case .peakSparse: "published sparse peak of the chip"
    case .peakINT8: "published INT8 peak of the chip"
    }
  }
}
