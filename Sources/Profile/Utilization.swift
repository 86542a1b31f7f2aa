import InstructionSet
import Machine
import Silicon

/// How busy the units are over time, in equal parts of the program's time: shares from 0 to 1.
public struct Utilization: Sendable {
  /// By position in `Engine.allCases`, then by part.
  public var engines: [[Double]]
  /// Of the DMA engines on average.
  public var dma: [Double]
  /// Of the core's share of its stack's bandwidth.
  public var hbmBandwidth: [Double]
}

extension Profile {
  /// - Parameter limit: How many executions are looked at one by one; repeats beyond it are spread evenly.
  public func utilization(bins: Int, limit: Int = 4_000_000) -> Utilization {
    var lanes = [Lane](repeating: Lane(bins: bins, total: timeline.total), count: Engine.allCases.count + 2)
    let dma = Engine.allCases.count
    let hbm = dma + 1
    recording.forEachStretch(limit: limit) { event, later, times, interval in
      let instruction = recording.instructions[Int(event.instruction)]
      let engine = Engine.allCases.firstIndex(of: event.engine)!
      let stretch = times > 1 ? interval * times : .zero
      let busy = event.busy * times
      if busy > .zero {
        let start = event.end - event.busy
        lanes[engine].add(Double(busy.count), from: start, until: times > 1 ? start + stretch : event.end)
      }
      guard event.dma >= 0 else { return }
      for (grant, service) in zip(recording.grants[Int(event.dma)...], instruction.dmaService) where grant.count >= 0 {
        let end = grant + later
        let start = end - service
        lanes[dma].add(Double((service * times).count), from: start, until: times > 1 ? start + stretch : end)
      }
      let bytes = Double(instruction.hbmBytesRead + instruction.hbmBytesWritten) * Double(times)
      if bytes > 0 {
        lanes[hbm].add(bytes, from: event.end, until: times > 1 ? event.end + stretch : max(event.end, event.visible))
      }
    }
    let part = Double(timeline.total.count) / Double(max(1, bins))
    func share(_ lane: Int, of whole: Double) -> [Double] {
      lanes[lane].bins.map { whole > 0 ? min(1, $0 / whole) : 0 }
    }
    return Utilization(
      engines: Engine.allCases.indices.map { share($0, of: part) },
      dma: share(dma, of: part * Double(core.dmaEngines)),
      hbmBandwidth: share(hbm, of: part / Ticks.perNanosecond * core.hbmBytesPerNanosecond))
  }
}

/// Amounts spread over parts of a time.
private struct Lane {
  var bins: [Double]
  private let width: Double

  init(bins: Int, total: Ticks) {
    self.bins = [Double](repeating: 0, count: bins)
    width = Double(total.count) / Double(max(1, bins))
  }

  mutating func add(_ amount: Double, from start: Ticks, until end: Ticks) {
    guard width > 0, !bins.isEmpty else { return }
    let (low, high) = (Double(start.count), Double(max(end.count, start.count + 1)))
    let first = min(bins.count - 1, max(0, Int(low / width)))
    let last = min(bins.count - 1, max(first, Int(high / width)))
    if first == last {
      bins[first] += amount
      return
    }
    let density = amount / (high - low)
    for bin in first...last {
      let overlap = min(high, Double(bin + 1) * width) - max(low, Double(bin) * width)
      bins[bin] += density * max(0, overlap)
    }
  }
}
