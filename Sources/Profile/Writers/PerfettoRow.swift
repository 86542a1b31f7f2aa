import Machine
import Silicon

/// What one row of a Perfetto trace shows of an execution: its time on an engine, or on one DMA engine.
struct PerfettoPart {
  enum Kind {
    case execution, weightLoad, transfer, tableLoad
  }

  var kind: Kind
  /// Position in `Recording.instructions`.
  var instruction: Int
  var start: Ticks
  var end: Ticks
  /// Exactly, of all executions.
  var busy: Ticks
  /// More than one where a repeat is drawn once.
  var executions = 1
  var waiting = Ticks.zero
  var blocker = Recording.Event.nobody
  /// Numbers of the arrows that begin here, and of the one that ends here.
  var flows: [UInt64] = []
  var flowEnd: UInt64?
}

/// A row while it is drawn: the last slice is open, since its neighbours may be drawn together with it.
struct PerfettoRow {
  /// One part, or several neighbours.
  struct Slice {
    /// The one that takes the most time.
    var part: PerfettoPart
    var start: Ticks
    var end: Ticks
    var busy: Ticks
    var executions: Int
    var isMixed = false
    /// Whether `part` is all.
    var isAlone = true
    /// Whether it stands for repetitions.
    var isRepeat: Bool

    fileprivate init(_ part: PerfettoPart, after end: Ticks) {
      self.part = part
      // Weights are loaded two at a time, and transfers may overtake each other: a row has them one behind the other.
      start = max(part.start, end)
      self.end = max(start, part.end)
      busy = part.busy
      executions = part.executions
      isRepeat = part.executions > 1
    }
  }

  let number: Int
  private(set) var open: Slice?

  init(number: Int) { self.number = number }

  /// Draws a part together with the open slice where both stand for repetitions, or where the gap between them is at most
  /// `resolution` and they are of one op, or one of them is no longer than that.
  ///
  /// - Returns: The slice before, where the part begins a new one.
  mutating func add(_ part: PerfettoPart, resolution: Ticks, isSameOp: (Int, Int) -> Bool) -> Slice? {
    guard var slice = open else {
      open = Slice(part, after: .zero)
      return nil
    }
    let isSame = !slice.isMixed && isSameOp(slice.part.instruction, part.instruction)
    let isNear =
      resolution > .zero && part.start - slice.end <= resolution
      && (isSame || part.end - part.start <= resolution || slice.end - slice.start <= resolution)
    guard isNear || (slice.isRepeat && part.executions > 1) else {
      open = Slice(part, after: slice.end)
      return slice
    }
    slice.isAlone = false
    slice.isMixed = !isSame
    if part.busy > slice.part.busy { slice.part = part }
    slice.end = max(slice.end, part.end)
    slice.busy += part.busy
    slice.executions += part.executions
    open = slice
    return nil
  }

  mutating func close() -> Slice? {
    defer { open = nil }
    return open
  }
}
