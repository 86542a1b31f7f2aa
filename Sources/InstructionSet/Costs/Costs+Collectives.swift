import Silicon

extension NeuronCore {
  /// The chip of a rank of so many cores: ranks are counted through the chips.
  func chip(ofRank rank: Int, cores: Int) -> Int { rank / ranksOfChip(cores: cores) }

  func ranksOfChip(cores: Int) -> Int {
    let physical = ChipCatalog.chips.first { $0.generation == generation }?.value(.coresPhysical) ?? 1
    return max(1, Int(physical) / cores)
  }
}

extension Costs {
  /// What a collective takes when all ranks of the group arrive together: hops one after the other, then all bytes at the rate
  /// of what is slowest, links, DMA engines or HBM (intranode-collective-comm.rst: latency and transfer time).
  ///
  /// The sequencer starts a collective-communication core and goes on; DMA engines move the data.
  func collective(_ collective: Collective, inSBUF: Bool) -> Cost {
    let plan = CollectivePlan(collective, inSBUF: inSBUF, on: core)
    var cost = cost("collective", "hop", collective.engine, Double(plan.hops))
    // The last hop ends with the notice, which the timing model adds to every transfer.
    let notice = Ticks(
      nanoseconds: inSBUF
        ? core.dmaLoadStartNanoseconds + core.dmaLoadNoticeNanoseconds
        : core.dmaStoreStartNanoseconds + core.dmaStoreNoticeNanoseconds)
    cost.latency = cost.latency > notice ? cost.latency - notice : .zero
    let space = inSBUF ? MemorySpace.sbuf : .hbm
    let reduces = collective.op != nil
    let piece = max(1, min(longestPacket, (plan.bytes + core.dmaEngines - 1) / core.dmaEngines))
    cost.kind = .dma(
      DMAWork(
        descriptors: (plan.bytes + piece - 1) / piece, bytesPerDescriptor: piece, readsHBM: !inSBUF,
        writesHBM: !inSBUF, slowdown: slowdown(reduces ? .accumulate : .copy, from: space, to: space),
        linkTime: Ticks(nanoseconds: plan.linkNanoseconds)))
    return cost
  }

  /// Of collectives, by default and at most (neuron-runtime/explore/compute-comm-overlap.rst).
  private var longestPacket: Int { 65536 }
}

/// How a collective goes over chips and links.
struct CollectivePlan {
  /// One after the other.
  var hops: Int
  /// That a core's DMA engines move.
  var bytes: Int
  /// That the busiest link or chip takes for what goes from chip to chip.
  var linkNanoseconds: Double

  init(_ collective: Collective, inSBUF: Bool, on core: NeuronCore) {
    let ranks = collective.group.count
    let size = Double(collective.size)
    var ranksOfChip: [Int: Int] = [:]
    for rank in collective.group { ranksOfChip[core.chip(ofRank: rank, cores: collective.cores), default: 0] += 1 }
    let chips = ranksOfChip.count
    let most = Double(ranksOfChip.values.max() ?? 1)
    // Validation has found an instance.
    let joined = collective.interconnect(of: core)
    let chipRate = joined?.chipBytesPerNanosecond ?? .infinity
    let distance = joined?.meanDistance ?? 1
    /// The part that a rank does not have, and the part that its chip does not.
    let apart = Double(ranks - 1) / Double(ranks)
    let beyond = chips == 1 ? 0 : max(0, 1 - most / Double(ranks))
    var sent: Double
    switch collective.operation {
    case .allReduce, .allGather, .reduceScatter:
      let algorithm = CollectiveAlgorithm.taken(
        bytes: collective.size, chips: chips,
        coversChips: ranksOfChip.values.allSatisfy { $0 == core.ranksOfChip(cores: collective.cores) })
      let passes = collective.operation == .allReduce ? 2 : 1
      hops = passes * algorithm.hops(ranks: ranks, chips: chips)
      sent = Double(passes) * size * apart
      linkNanoseconds = Double(passes) * size * beyond / chipRate * (algorithm.isRouted ? distance : 1)
    case .allToAll:
      hops = 1
      sent = size * apart
      linkNanoseconds = size * most * beyond / chipRate * distance
    case .permute:
      hops = 1
      sent = size
      var flows: [Int: Int] = [:]
      for (source, target) in zip(collective.group, collective.targets) {
        let from = core.chip(ofRank: source, cores: collective.cores)
        if core.chip(ofRank: target, cores: collective.cores) != from { flows[from, default: 0] += 1 }
      }
      // Each channel has links of its own.
      let links = Double(collective.channels) * (joined?.linkBytesPerNanosecond ?? .infinity)
      linkNanoseconds = Double(flows.values.max() ?? 0) * size / min(links, chipRate)
    }
    if ranks == 1 { sent = size }
    hops = max(1, hops)
    // Cores of a rank share what is in HBM, and the links in any case.
    bytes = Int(inSBUF ? sent : sent / Double(collective.cores))
    if inSBUF { linkNanoseconds *= Double(collective.cores) }
  }
}
