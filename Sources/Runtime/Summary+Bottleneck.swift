import InstructionSet
import Machine
import Profile
import Silicon

extension Summary {
  /// What bounds the program, in one sentence: the unit that is busy more than half of the time, or what the engines
  /// wait for.
  func bottleneckSentence(of timeline: Timeline) -> String {
    guard timeline.total > .zero else { return "Nothing takes time: the program has no instructions." }
    let control = Double(timeline.controlTime.count) / Double(timeline.total.count)
    let busiest = timeline[timeline.busiestEngine]
    let engineShare = engines.first { $0.engine == busiest.engine.rawValue }?.busyShare ?? 0
    let memoryShare = max(hbmBandwidthShare, dmaBusyShare)

    if max(engineShare, memoryShare, control) <= 0.5 {
      let waits = latency(timeline).map { "; the engines wait mostly for \($0)" } ?? ""
      return "Latency: no unit is busy more than half of the time\(waits) (the \(busiest.engine.title) engine is the "
        + "busiest, at \(percent(engineShare)), DMA is at \(percent(dmaBusyShare)))."
    }
    if control > max(engineShare, memoryShare) {
      return "Control flow: deciding loops and branches takes \(percent(control)) of the time."
    }
    if memoryShare > engineShare {
      return hbmBandwidthShare >= 0.9 * dmaBusyShare
        ? "HBM bandwidth: transfers use \(percent(hbmBandwidthShare)) of what the core has."
        : "DMA: its engines are busy \(percent(dmaBusyShare)) of the time, with \(percent(hbmBandwidthShare)) of the HBM "
          + "bandwidth used, so small or scattered transfers are what costs."
    }
    let reason = busiest.engine == .gpsimd && !onGpSimd.isEmpty ? ", doing what no other engine does" : ""
    return "The \(busiest.engine.title) engine is busy \(percent(engineShare)) of the time\(reason)."
  }

  /// What engines wait for longest, in the end: a wait for an engine that itself waited is owed to what that one waited
  /// for, in the measure of its own busy and waiting time.
  private func latency(_ timeline: Timeline) -> String? {
    let names = Engine.allCases.map { "the \($0.title) engine" } + ["DMA"]
    let dma = Engine.allCases.count
    let waits = timeline.engines.map { engine in
      Engine.allCases.map { Double((engine.waitingFor[$0] ?? .zero).count) } + [Double(engine.waitingForDMA.count)]
    }
    var owed = [Double](repeating: 0, count: dma + 1)
    var passing = owed.indices.map { producer in waits.reduce(0) { $0 + $1[producer] } }
    // A chain of waits is at most as long as there are engines; cycles fade.
    for _ in 0..<8 {
      var next = [Double](repeating: 0, count: dma + 1)
      owed[dma] += passing[dma]
      for engine in 0..<dma {
        let busy = Double(timeline.engines[engine].busy.count)
        let waiting = waits[engine].reduce(0, +)
        guard busy + waiting > 0 else { continue }
        owed[engine] += passing[engine] * busy / (busy + waiting)
        for producer in owed.indices { next[producer] += passing[engine] * waits[engine][producer] / (busy + waiting) }
      }
      passing = next
    }
    let longest = owed.indices.reduce(0) { owed[$1] > owed[$0] ? $1 : $0 }
    return owed[longest] > 0 ? names[longest] : nil
  }
}
