public import InstructionSet
public import Silicon

/// What happened when on one NeuronCore: a `Timeline` with its parts. All simulated.
///
/// Loops stay rolled: stretches that the model found to repeat are recorded once, with how often and how far apart, so the
/// size is that of what the model walked.
public struct Recording: Sendable {
  /// A static instruction, and what all of its executions add up to.
  public struct Instruction: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      /// On a compute engine.
      case engine
      /// A pass of the Tensor engine: of a product, or of a transpose, which does no model's work.
      case matmul, transpose
      /// Work for the DMA engines.
      case dma
      /// A program on GpSimd that works on HBM.
      case software
      /// Nothing on the device.
      case free
    }

    public struct Operand: Sendable {
      public enum Access: String, Sendable { case read, write, update }
      public var name: String
      public var pattern: AccessPattern
      public var access: Access
    }

    public var statement: Statement
    /// The engine whose queue holds it.
    public var engine: Engine
    public var kind: Kind
    /// What its cost rests on, and the row of the cost table.
    public var status: Status
    public var costRow: String
    /// All executions together.
    public var count = 0
    public var busy = Ticks.zero
    public var waiting = Ticks.zero
    /// Of one execution, as everything from here on.
    public var multiplyAdds: Int
    public var hbmBytesRead: Int
    public var hbmBytesWritten: Int
    /// What the DMA engines move.
    public var bytes: Int
    public var descriptors: Int
    /// Busy time of each DMA engine; empty where none moves anything.
    public var dmaService: [Ticks]
    /// Of DMA, from the trigger's start until the first packet, and from when the data has been moved until others notice.
    public var streamDelay: Ticks
    public var noticeDelay: Ticks
    public var operands: [Operand]

    public var mnemonic: String { type(of: statement.instruction).mnemonic }
    public var origin: Origin { statement.origin }
  }

  /// One execution of an instruction.
  public struct Event: Sendable, Equatable {
    /// Position in `instructions`.
    public var instruction: Int32
    /// Position of its DMA engines' ends in `grants`, or -1.
    public var dma: Int32
    /// Position of the load of its stationary operand in `loads`, or -1 where that is there already.
    public var load: Int32
    private var engineIndex: UInt8
    /// Whom it waited for: a position in `blockers`, or `nobody`, also where it was more than one.
    public var blocker: UInt8
    /// Whether the Scalar engine loaded a table of functions before it (ACT_TABLE_LOAD).
    public var loadsTable: Bool
    /// Whether the Tensor engine ran below full rate.
    public var isSlow: Bool
    /// When its queue was free for it.
    public var free: Ticks
    /// When its operands could be touched, 0 where nothing had to be waited for.
    public var ready: Ticks
    public var start: Ticks
    /// When its engine is free again.
    public var end: Ticks
    /// When results are visible to other engines, of DMA when the transfer is over and noticed.
    public var visible: Ticks

    /// Whom one may wait for: the engines in the order of `Engine.allCases`, then nil for DMA.
    public static let blockers = Engine.allCases.map(Optional.some) + [nil]
    public static let nobody = Actor.none

    init(
      instruction: Int, engine: Int, dma: Int, load: Int, blocker: UInt8, loadsTable: Bool, isSlow: Bool, free: Int64,
      ready: Int64, start: Int64, end: Int64, visible: Int64
    ) {
      self.instruction = Int32(truncatingIfNeeded: instruction)
      self.dma = Int32(truncatingIfNeeded: dma)
      self.load = Int32(truncatingIfNeeded: load)
      engineIndex = UInt8(engine)
      self.blocker = blocker
      self.loadsTable = loadsTable
      self.isSlow = isSlow
      self.free = Ticks(free)
      self.ready = Ticks(ready)
      self.start = Ticks(start)
      self.end = Ticks(end)
      self.visible = Ticks(visible)
    }

    public var engine: Engine { Engine.allCases[Int(engineIndex)] }
    /// Time in which it alone occupied its engine: passes on other tiles of the array may go on from before.
    public var busy: Ticks { max(.zero, end - max(start, free)) }
    /// Time at the head of the queue, for an operand.
    public var waiting: Ticks { ready > free && start > free ? start - free : .zero }

    func later(by delta: Int64) -> Event {
      var event = self
      event.free = Ticks(free.count + delta)
      event.ready = Ticks(ready.count + delta)
      event.start = Ticks(start.count + delta)
      event.end = Ticks(end.count + delta)
      event.visible = Ticks(visible.count + delta)
      return event
    }
  }

  /// The Tensor engine takes up a stationary operand, while passes go on.
  public struct Load: Sendable, Equatable {
    public var start: Ticks
    public var end: Ticks
  }

  /// `events`, with the repeats inside, happen `times` more times after they were recorded, each `delta` after the one before.
  public struct Repeat: Sendable, Equatable {
    public var events: Range<Int>
    public var times: Int
    public var delta: Ticks
  }

  public var timeline: Timeline
  /// In program order.
  public var instructions: [Instruction]
  /// What the model walked, in program order.
  public var events: [Event]
  /// In the order of their ends; those inside of others come before them.
  public var repeats: [Repeat]
  /// For each event with DMA, when each of the core's DMA engines has done its part; -1 where it had none.
  public var grants: [Ticks]
  /// In program order.
  public var loads: [Load]

  /// Executions of all instructions that take place on the device.
  public var eventCount: Int { events.count + extras.reduce(0, +) }

  /// First of the repeats inside each repeat; they are followed by all others.
  private var firstInside: [Int] {
    var first: [Int] = []
    for (index, outer) in repeats.enumerated() {
      var inner = index
      while inner > 0 && repeats[inner - 1].events.lowerBound >= outer.events.lowerBound { inner = first[inner - 1] }
      first.append(inner)
    }
    return first
  }

  /// Events that each repeat adds.
  private var extras: [Int] {
    let firstInside = firstInside
    var sums = [0]
    for (index, outer) in repeats.enumerated() {
      let once = outer.events.count + sums[index] - sums[firstInside[index]]
      let (extra, overflow) = once.multipliedReportingOverflow(by: outer.times)
      sums.append(sums[index] + (overflow ? Int(Int32.max) : extra))
    }
    return zip(sums.dropFirst(), sums).map { $0 - $1 }
  }

  /// Visits every execution in program order, repeats unrolled, up to `limit`.
  ///
  /// - Parameter body: Gets the event, and how much later its DMA engines' ends are than `grants` says.
  /// - Returns: How many were left out.
  @discardableResult
  public func forEachEvent(limit: Int = .max, _ body: (_ event: Event, _ later: Ticks) -> Void) -> Int {
    var left = limit
    visit(collapsing: .max) { event, later, _, _ in
      if left > 0 { body(event, later) }
      left -= 1
      return left > 0
    }
    return limit == .max ? 0 : max(0, eventCount - limit)
  }

  /// Visits every execution in program order, in not many more than `limit` steps: where there are more, those of the longest
  /// repeats come as one, of a number of `times` evenly spread over a stretch of `times` times `interval` from its start.
  public func forEachStretch(
    limit: Int, _ body: (_ event: Event, _ later: Ticks, _ times: Int, _ interval: Ticks) -> Void
  ) {
    // The most that a repeat may add, so that what all add stays within the limit.
    var most = 0
    var sum = events.count
    for extra in extras.sorted() {
      sum += extra
      if sum > limit { break }
      most = extra
    }
    visit(collapsing: sum > limit ? most : .max) { event, later, times, interval in
      body(event, later, times, interval)
      return true
    }
  }

  /// Repeats that add more than `most` events come as stretches. Ends when `body` returns false.
  private func visit(collapsing most: Int, _ body: (Event, _ later: Ticks, _ times: Int, _ interval: Ticks) -> Bool) {
    let firstInside = firstInside
    let extras = extras
    var goesOn = true
    func visit(_ range: Range<Int>, _ inside: Range<Int>, later: Int64, times: Int, interval: Int64) {
      var position = range.lowerBound
      func emit(until end: Int) {
        while position < end && goesOn {
          goesOn = body(events[position].later(by: later), Ticks(later), times, Ticks(interval))
          position += 1
        }
      }
      for index in inside where goesOn {
        let repeated = repeats[index]
        let within = firstInside[index]..<index
        let delta = repeated.delta.count
        emit(until: repeated.events.upperBound)
        if extras[index] > most {
          // Inside of a stretch the inner one is spread over all of it.
          let all = times * repeated.times
          let stretch = times > 1 ? Int64(times) * interval / Int64(all) : delta
          visit(repeated.events, within, later: later + delta, times: all, interval: stretch)
        } else {
          var time: Int64 = 1
          while time <= repeated.times && goesOn {
            visit(repeated.events, within, later: later + time * delta, times: times, interval: interval)
            time += 1
          }
        }
      }
      emit(until: range.upperBound)
    }
    visit(0..<events.count, 0..<repeats.count, later: 0, times: 1, interval: 0)
  }
}

/// What `TimingState` writes down while it walks.
final class Recorder {
  var events: [Recording.Event] = []
  var repeats: [Recording.Repeat] = []
  var grants: [Ticks] = []
  var loads: [Recording.Load] = []
}
