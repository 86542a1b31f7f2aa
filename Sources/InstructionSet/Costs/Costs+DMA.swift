public import Silicon

/// Who makes the descriptors of a queue's transfers: the compiler beforehand, a core's generators, or GpSimd's program.
public enum DMADescriptors: Sendable {
  case prebuilt, hardware, software
}

extension NeuronCore {
  /// Sync and Scalar have hardware descriptor generation (v3 and later), GpSimd writes descriptors itself; other queues,
  /// and all of v2, use descriptors built beforehand.
  public func dmaDescriptors(of queue: Engine) -> DMADescriptors {
    if dmaHardwareGenerators == 0 { return .prebuilt }
    return switch queue {
    case .sync, .scalar: .hardware
    case .gpsimd: .software
    case .tensor, .vector: .prebuilt
    }
  }
}

extension Costs {
  /// What a DMA does on the way.
  public enum DMAKind: String, Sendable, CaseIterable {
    case copy
    /// Converts element types, through fp32.
    case cast
    case transpose
    /// Adds to what the destination holds.
    case accumulate
  }

  /// The trigger of a DMA on an engine's queue: `issue` is the time it holds the queue, `latency` from its start until the
  /// first packet. Descriptors, HBM, the transfer's own start and the completion notice are the timing model's, from `DMAWork`
  /// and the core's `dma…` figures.
  ///
  /// `bytesPerDescriptor` counts the wider side of a cast.
  public func dma(
    on engine: Engine, descriptors: Int, bytesPerDescriptor: Int, from source: MemorySpace, to destination: MemorySpace,
    kind: DMAKind = .copy
  ) -> Cost {
    var cost = dmaTrigger(on: engine, isStore: destination == .hbm)
    cost.kind = .dma(
      DMAWork(
        descriptors: descriptors, bytesPerDescriptor: bytesPerDescriptor, readsHBM: source == .hbm,
        writesHBM: destination == .hbm, slowdown: slowdown(kind, from: source, to: destination)))
    return cost
  }

  /// The trigger alone: `latency` ends with the first packet.
  func dmaTrigger(on engine: Engine, isStore: Bool) -> Cost {
    let path = isStore ? "store" : "load"
    return switch core.dmaDescriptors(of: engine) {
    case .prebuilt: cost("dma", "prebuilt", engine, 0)
    case .hardware: cost("dma", "hardware.\(path)", engine, 0)
    case .software: cost("dma", "software.\(path)", engine, 0)
    }
  }

  /// How much slower than a copy the datapath runs.
  func slowdown(_ kind: DMAKind, from source: MemorySpace, to destination: MemorySpace) -> Double {
    switch kind {
    case .copy: 1
    // D0043 against D0035: 41 ns for 512 bytes of fp32 stored as bf16, 27 ns for 512 bytes as they are.
    case .cast: 41.0 / 27.0
    // trainium2_arch.rst: up to 90 % of the DMA rate from HBM, 50 % from SBUF.
    case .transpose: source == .hbm ? 1 / 0.9 : 2
    // trainium3_arch.rst: half rate before v4, full rate there.
    case .accumulate: core.generation >= .v4 ? 1 : 2
    }
  }
}
