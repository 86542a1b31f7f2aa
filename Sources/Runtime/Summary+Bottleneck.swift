import InstructionSet
import Machine
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

  /// What engines wait for longest.
  private func latency(_ timeline: Timeline) -> String? {
    var waits = Engine.allCases.map { engine in
      ("the \(engine.title) engine", timeline.engines.reduce(Ticks.zero) { $0 + ($1.waitingFor[engine] ?? .zero) })
    }
    waits.append(("DMA", timeline.engines.reduce(Ticks.zero) { $0 + $1.waitingForDMA }))
    let longest = waits.reduce(waits[0]) { $1.1 > $0.1 ? $1 : $0 }
    return longest.1 > .zero ? longest.0 : nil
  }
}

extension Engine {
  /// As Neuron's documents write it.
  var title: String {
    switch self {
    case .tensor: "Tensor"
    case .vector: "Vector"
    case .scalar: "Scalar"
    case .gpsimd: "GpSimd"
    case .sync: "Sync"
    }
  }
}
