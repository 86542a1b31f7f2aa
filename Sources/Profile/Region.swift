public import InstructionSet
import Machine
public import Silicon

/// A stretch of a program's time in which one unit is the bound.
public struct Region: Sendable {
  public enum Bound: Hashable, Sendable {
    /// Busy for most of the time.
    case engine(Engine)
    case dma
    /// No unit is busy for most of the time: they wait for each other.
    case latency

    public var title: String {
      switch self {
      case .engine(let engine): "\(engine.title) engine"
      case .dma: "DMA"
      case .latency: "latency"
      }
    }
  }

  public var start: Ticks
  public var end: Ticks
  public var bound: Bound
  /// Of the busiest unit, 0 to 1.
  public var share: Double
  /// The busiest unit, and whom it waits for longest, as `Recording.Event.blocker` has it.
  public var busiest: Bound
  public var waitsFor: UInt8
  /// Of the op that the busiest unit works on longest.
  public var origin: Origin
}

extension Profile {
  /// The program's time in stretches of one bound each, none shorter than a `parts`-th of it.
  public func regions(parts: Int = 60) -> [Region] { regions(parts: parts, of: spans(limit: 20_000).spans) }

  /// With the spans that tell what a region's busiest unit works on.
  func regions(parts: Int = 60, of spans: [Span]) -> [Region] {
    guard timeline.total > .zero, parts > 0 else { return [] }
    let use = utilization(bins: parts)
    let units = Engine.allCases.map(Region.Bound.engine) + [.dma]
    let shares = use.engines + [use.dma]
    var regions: [Region] = []
    for part in 0..<parts {
      let unit = units.indices.reduce(0) { shares[$1][part] > shares[$0][part] ? $1 : $0 }
      let share = shares[unit][part]
      let bound = share > 0.5 ? units[unit] : .latency
      let start = Ticks(timeline.total.count * Int64(part) / Int64(parts))
      let end = Ticks(timeline.total.count * Int64(part + 1) / Int64(parts))
      if let last = regions.indices.last, regions[last].bound == bound {
        let length = Double((regions[last].end - regions[last].start).count)
        let added = Double((end - start).count)
        regions[last].share = (regions[last].share * length + share * added) / (length + added)
        regions[last].end = end
      } else {
        regions.append(
          Region(
            start: start, end: end, bound: bound, share: share, busiest: units[unit], waitsFor: Recording.Event.nobody,
            origin: .none))
      }
    }
    explain(&regions, spans)
    return regions
  }

  /// What each region's busiest unit works on, and whom it waits for.
  private func explain(_ regions: inout [Region], _ spans: [Span]) {
    for index in regions.indices {
      let region = regions[index]
      var work: [Origin: Int64] = [:]
      var waits = [Int64](repeating: 0, count: Recording.Event.blockers.count)
      for span in spans
      where span.lane.unit == region.busiest && span.end > region.start && span.start < region.end {
        work[recording.instructions[span.instruction].origin, default: 0] += span.busy.count
        if Int(span.blocker) < waits.count { waits[Int(span.blocker)] += span.waiting.count }
      }
      let longest = work.max { ($0.value, $1.key.op, $1.key.location) < ($1.value, $0.key.op, $0.key.location) }
      regions[index].origin = longest?.key ?? .none
      let blocker = waits.indices.reduce(0) { waits[$1] > waits[$0] ? $1 : $0 }
      if waits[blocker] > 0 { regions[index].waitsFor = UInt8(blocker) }
    }
  }
}

extension Span.Lane {
  fileprivate var unit: Region.Bound {
    switch self {
    case .engine(let engine): .engine(engine)
    case .dma: .dma
    }
  }
}
