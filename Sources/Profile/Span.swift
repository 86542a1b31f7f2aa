public import InstructionSet
public import Machine
public import Silicon

/// What a unit was busy with over a stretch of time, for drawing: one execution, or neighbours drawn as one.
public struct Span: Sendable {
  /// A row of the drawing.
  public enum Lane: Hashable, Sendable {
    case engine(Engine)
    /// Transfers that an engine's queue triggers, from the trigger's end until they are noticed.
    case dma(Engine)

    public var title: String {
      switch self {
      case .engine(let engine): engine.title
      case .dma(let queue): "DMA of \(queue.title)"
      }
    }

    static let all = Engine.allCases.map(Lane.engine) + Engine.allCases.map(Lane.dma)
  }

  public var lane: Lane
  public var start: Ticks
  public var end: Ticks
  /// Executions.
  public var instructions: Int
  /// Of one lane's unit; shorter than the span where there are gaps.
  public var busy: Ticks
  public var waiting: Ticks
  /// Whom most of `waiting` is owed to, as `Recording.Event.blocker` has it.
  public var blocker: UInt8
  /// Position in `Recording.instructions` of the one that takes the most time, and whether there are others of other ops.
  public var instruction: Int
  public var isMixed: Bool
  /// Moved by DMA.
  public var bytes: Int
  /// Longest part, which `instruction` is of.
  private var longest: Ticks

  fileprivate init(
    _ lane: Lane, _ event: Recording.Event, _ instruction: Recording.Instruction, times: Int, interval: Ticks
  ) {
    self.lane = lane
    instructions = times
    self.instruction = Int(event.instruction)
    isMixed = false
    switch lane {
    case .engine:
      start = event.end - event.busy
      busy = event.busy * times
      end = event.end + interval * (times - 1)
      waiting = event.waiting * times
      blocker = event.waiting > .zero ? event.blocker : Recording.Event.nobody
      bytes = 0
    case .dma:
      start = event.end
      end = max(event.visible, event.end) + interval * (times - 1)
      busy = (max(event.visible, event.end) - event.end) * times
      waiting = .zero
      blocker = Recording.Event.nobody
      bytes = instruction.bytes * times
    }
    longest = busy
  }

  fileprivate mutating func add(_ next: Span, sameOp: Bool) {
    end = max(end, next.end)
    instructions += next.instructions
    busy += next.busy
    if next.waiting > waiting { blocker = next.blocker }
    waiting += next.waiting
    bytes += next.bytes
    isMixed = isMixed || next.isMixed || !sameOp
    if next.longest > longest {
      longest = next.longest
      instruction = next.instruction
    }
  }
}

extension Profile {
  /// What every lane was busy with, in not many more than `limit` spans, and below which gap neighbours are one where there
  /// would be more; zero where every span is one execution.
  public func spans(limit: Int) -> (spans: [Span], resolution: Ticks) {
    // Where everything fits, nothing is merged.
    var gap = recording.eventCount <= limit ? Ticks(-1) : Ticks(timeline.total.count / 200_000)
    var lanes = Span.Lane.all.map { _ in [Span]() }
    recording.forEachStretch(limit: max(limit, 4_000_000)) { event, _, times, interval in
      let instruction = recording.instructions[Int(event.instruction)]
      let engine = Engine.allCases.firstIndex(of: event.engine)!
      func add(_ lane: Int) {
        append(Span(Span.Lane.all[lane], event, instruction, times: times, interval: interval), to: &lanes[lane], gap)
      }
      add(engine)
      if event.dma >= 0 && instruction.kind == .dma { add(Engine.allCases.count + engine) }
    }
    while gap >= .zero && lanes.reduce(0, { $0 + $1.count }) > limit {
      gap = Ticks(max(gap.count, 1) * 2)
      for lane in lanes.indices {
        var merged: [Span] = []
        for span in lanes[lane] { append(span, to: &merged, gap) }
        lanes[lane] = merged
      }
    }
    return (lanes.flatMap { $0 }, max(.zero, gap))
  }

  /// Neighbours of one op are one when the gap is not larger; of different ops, when one of them is not longer either.
  private func append(_ span: Span, to lane: inout [Span], _ gap: Ticks) {
    guard gap >= .zero, let last = lane.last, span.start - last.end <= gap else {
      lane.append(span)
      return
    }
    let (a, b) = (recording.instructions[last.instruction].origin, recording.instructions[span.instruction].origin)
    let sameOp = !last.isMixed && !span.isMixed && (a === b || a == b)
    guard sameOp || last.end - last.start <= gap || span.end - span.start <= gap else {
      lane.append(span)
      return
    }
    lane[lane.count - 1].add(span, sameOp: sameOp)
  }
}
