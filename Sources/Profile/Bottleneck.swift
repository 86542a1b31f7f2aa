import InstructionSet
public import Machine
public import Silicon

/// What bounds a program: the unit that is busy more than half of the time, or what the engines wait for.
public struct Bottleneck: Sendable, Equatable {
  /// In a word or two: `HBM bandwidth`, `Latency`, `Vector engine`.
  public var name: String
  /// Why, in a sentence.
  public var reason: String

  /// Both as one sentence.
  public var sentence: String { reason.hasPrefix("The \(name)") ? reason : "\(name): \(reason)" }

  /// - Parameter standsIn: Whether GpSimd does what no other engine does.
  public init(of timeline: Timeline, on core: NeuronCore, gpSimdStandsIn standsIn: Bool = false) {
    guard timeline.total > .zero else {
      (name, reason) = ("Nothing takes time", "the program has no instructions.")
      return
    }
    func share(_ part: Ticks) -> Double { Double(part.count) / Double(timeline.total.count) }
    let dma = share(timeline.dma.engineBusy.reduce(.zero, +)) / Double(max(1, timeline.dma.engineBusy.count))
    let hbm =
      Double(timeline.dma.hbmBytesRead + timeline.dma.hbmBytesWritten)
      / (core.hbmBytesPerNanosecond * timeline.total.nanoseconds)
    let control = share(timeline.controlTime)
    let busiest = timeline[timeline.busiestEngine]
    let engine = share(busiest.busy)
    let memory = max(hbm, dma)

    if max(engine, memory, control) <= 0.5 {
      let waits = Self.longestWait(timeline).map { "; the engines wait mostly for \($0)" } ?? ""
      name = "Latency"
      reason =
        "no unit is busy more than half of the time\(waits) (the \(busiest.engine.title) engine is the busiest, at "
        + "\(percent(engine)), DMA is at \(percent(dma)))."
    } else if control > max(engine, memory) {
      name = "Control flow"
      reason = "deciding loops and branches takes \(percent(control)) of the time."
    } else if memory > engine && hbm >= 0.9 * dma {
      name = "HBM bandwidth"
      reason = "transfers use \(percent(hbm)) of what the core has."
    } else if memory > engine {
      name = "DMA"
      reason =
        "its engines are busy \(percent(dma)) of the time, with \(percent(hbm)) of the HBM bandwidth used, so small or "
        + "scattered transfers are what costs."
    } else {
      name = "\(busiest.engine.title) engine"
      let why = busiest.engine == .gpsimd && standsIn ? ", doing what no other engine does" : ""
      reason = "The \(name) is busy \(percent(engine)) of the time\(why)."
    }
  }

  /// What engines wait for longest, in the end: a wait for an engine that itself waited is owed to what that one waited
  /// for, in the measure of its own busy and waiting time.
  private static func longestWait(_ timeline: Timeline) -> String? {
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
    return owed[longest] > 0 ? Recording.Event.blockerTitles[longest] : nil
  }
}
