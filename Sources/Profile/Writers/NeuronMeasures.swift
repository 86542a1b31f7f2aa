import InstructionSet
import Machine
import Silicon

/// What Neuron's summary is computed from: the recording's sums by what Neuron tells apart, and the times in which
/// something is active.
struct NeuronMeasures {
  /// DMA transfers of one family.
  struct Transfers {
    var count = 0
    var descriptors = 0
    var bytes = 0
    var active = Ticks.zero
  }

  let recording: Recording
  let core: NeuronCore
  /// Operations that the model's products ask for; nil where no model says it (kernels alone).
  let modelFLOPs: Double?
  /// One execution, by position in the recording.
  let instructions: [NeuronInstruction]
  /// Bytes of HBM buffers of each kind.
  private(set) var bufferBytes: [BufferKind: Int] = [:]

  private(set) var flops = 0
  private(set) var transposeFLOPs = 0
  private(set) var adjustedFLOPs = 0.0
  private(set) var adjustedTransposeFLOPs = 0.0
  private(set) var passes = 0
  private(set) var activations = (count: 0, time: Ticks.zero)
  /// From their start until their results are seen: of all together, and in which there was at least one.
  private(set) var collectives = (count: 0, time: Ticks.zero, active: Ticks.zero)
  /// By engine: executions that take place on the device.
  private(set) var executions: [Engine: Int] = [:]
  private(set) var sbufBytes = (read: 0, written: 0)
  private(set) var psumBytes = (read: 0, written: 0)
  private(set) var drains = (count: 0, bytes: 0)
  private(set) var spillBytes = (saved: 0, reloaded: 0)
  private(set) var contentBytes: [DMAQueue.Content: Int] = [:]
  private(set) var transfers: [DMADescriptors: Transfers] = [:]
  private(set) var queueCount = 0

  /// Time in which at least one engine, or DMA, was active; in which data moved.
  private(set) var active = Ticks.zero
  private(set) var dmaActive = Ticks.zero
  /// The same of descriptors that are made at run time, by GpSimd or by hardware.
  private(set) var dynamicActive = Ticks.zero
  /// Times of all transfers together.
  private(set) var transferTime = Ticks.zero
  /// From the start of the first instruction that is no set-up to the end of the last.
  private(set) var span = Ticks.zero

  var timeline: Timeline { recording.timeline }
  var hbmBytes: Int { timeline.dma.hbmBytesRead + timeline.dma.hbmBytesWritten }

  /// Of all families.
  var allTransfers: Transfers {
    transfers.values.reduce(into: Transfers()) {
      $0.count += $1.count
      $0.descriptors += $1.descriptors
      $0.bytes += $1.bytes
    }
  }

  init(_ profile: Profile) {
    recording = profile.recording
    core = profile.core
    modelFLOPs = profile.capture.modelFLOPs
    instructions = recording.instructions.map { NeuronInstruction($0, of: profile) }
    for (buffer, kind) in zip(profile.program.buffers, profile.kinds) {
      if let kind { bufferBytes[kind, default: 0] += buffer.byteCount }
    }
    addInstructions()
    addEvents()
  }

  private mutating func addInstructions() {
    var queues: Set<String> = []
    for (recorded, one) in zip(recording.instructions, instructions) where recorded.kind != .free {
      let count = recorded.count
      if count == 0 { continue }
      executions[recorded.engine, default: 0] += count
      flops += count * one.flops
      transposeFLOPs += count * one.transposeFLOPs
      adjustedFLOPs += Double(count) * one.adjustedFLOPs
      adjustedTransposeFLOPs += Double(count) * one.adjustedTransposeFLOPs
      if recorded.kind == .matmul || recorded.kind == .transpose { passes += count }
      if one.opcode == "ACTIVATE" {
        activations.count += count
        activations.time += recorded.busy
      }
      if recorded.mnemonic == Collective.mnemonic { collectives.count += count }
      sbufBytes.read += count * one.sbufBytesRead
      sbufBytes.written += count * one.sbufBytesWritten
      psumBytes.read += count * one.psumBytesRead
      psumBytes.written += count * one.psumBytesWritten
      if one.drainsPSUM {
        drains.count += count
        drains.bytes += count * one.psumBytesRead
      }
      guard let queue = one.queue else { continue }
      spillBytes.saved += count * one.spillBytesSaved
      spillBytes.reloaded += count * one.spillBytesReloaded
      contentBytes[queue.content, default: 0] += count * recorded.bytes
      transfers[queue.descriptors, default: Transfers()].count += count
      transfers[queue.descriptors, default: Transfers()].descriptors += count * recorded.descriptors
      transfers[queue.descriptors, default: Transfers()].bytes += count * recorded.bytes
      for (engine, service) in recorded.dmaService.enumerated() where service > .zero {
        queues.insert("\(queue.name) \(engine)")
      }
    }
    queueCount = queues.count
  }

  /// Instructions that are set-up and no work, in the words of the definition of `total_exec_time`.
  private static let setUp: Set<String> = [
    "compare_branch", "core_barrier", "register_load", "register_move", "register_store",
  ]

  private mutating func addEvents() {
    var everything = IntervalUnion()
    var moving = IntervalUnion()
    var dynamic = IntervalUnion()
    var communicating = IntervalUnion()
    var byDescriptors: [DMADescriptors: IntervalUnion] = [
      .prebuilt: .init(), .software: .init(), .hardware: .init(),
    ]
    var first = Ticks(.max)
    var last = Ticks.zero
    let isSetUp = recording.instructions.map { Self.setUp.contains($0.mnemonic) }
    let isCollective = recording.instructions.map { $0.mnemonic == Collective.mnemonic }
    recording.forEachEvent { event, _ in
      let index = Int(event.instruction)
      everything.add(from: max(event.start, event.free), to: event.end)
      if !isSetUp[index] {
        first = min(first, event.start)
        last = max(last, event.visible)
      }
      if isCollective[index] {
        collectives.time += event.visible - event.start
        communicating.add(from: event.start, to: event.visible)
      }
      if let queue = instructions[index].queue {
        let (start, end) = instructions[index].span(of: event)
        transferTime += end - start
        moving.add(from: start, to: end)
        if queue.descriptors != .prebuilt { dynamic.add(from: start, to: end) }
        byDescriptors[queue.descriptors]!.add(from: start, to: end)
        everything.add(from: start, to: end)
      }
    }
    active = everything.total
    collectives.active = communicating.total
    dmaActive = moving.total
    dynamicActive = dynamic.total
    for (descriptors, union) in byDescriptors where transfers[descriptors] != nil {
      transfers[descriptors]!.active = union.total
    }
    span = max(.zero, last - first)
  }
}
