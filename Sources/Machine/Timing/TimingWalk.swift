import InstructionSet
import Silicon

/// Walks the nodes of a program: loops, control flow, and skipping of repetition.
struct TimingWalk: ~Copyable {
  let program: TimedProgram
  let state: TimingState
  let unrolled: Bool
  private let control: ControlTrace?
  /// The next node of the top level, where two cores are walked in turn.
  var position: Int
  private var nextTrip = 0
  private var nextChoice = 0
  private var nextArrival = 0
  private let branchCosts: [(load: Int64, branch: Int64)]
  /// Iterations that were skipped, for tests and reports.
  private(set) var skippedIterations = 0

  private let recorder: Recorder?

  init(
    _ program: consuming TimedProgram, core: NeuronCore, options: TimingModel.Options, control: ControlTrace?,
    recorder: Recorder? = nil
  ) {
    state = TimingState(program, core: core, options: options, recorder: recorder)
    self.recorder = recorder
    self.program = program
    position = self.program.root.lowerBound
    self.control = control
    unrolled = options.unrolled
    branchCosts = Engine.allCases.map {
      (core.costs.control(.registerLoad, on: $0).latency.count, core.costs.control(.branch, on: $0).latency.count)
    }
  }

  mutating func run() throws(MachineError) { try run(program.root) }

  mutating func run(_ nodes: Range<Int>) throws(MachineError) {
    for position in nodes {
      switch program.nodes[position] {
      case .statements(let range): for statement in range { state.execute(statement) }
      case .meeting(let statement): try runMeeting(statement)
      case .loop(let index): try runLoop(index)
      case .whileLoop(let index): try runWhile(index)
      case .branch(let index): try runBranch(index)
      }
    }
  }

  private mutating func runWhile(_ index: Int) throws(MachineError) {
    let loop = program.loops[index]
    let trips: Int
    if let control {
      guard nextTrip < control.tripCounts.count else { throw Self.shortTrace() }
      trips = control.tripCounts[nextTrip]
      nextTrip += 1
    } else if let known = loop.count {
      trips = known
    } else {
      throw MachineError(
        .controlTrace,
        "the trip count of while loop %i\(loop.id) depends on values, and no run was given to take it from",
        place: "%i\(loop.id)", remedy: "compute values first, and pass the run's control trace")
    }
    for iteration in 0..<trips {
      state.counters[loop.id] = iteration
      try run(loop.condition)
      state.decide(loop.predicate, branchCosts)
      try run(loop.body)
    }
    state.counters[loop.id] = trips
    try run(loop.condition)
    state.decide(loop.predicate, branchCosts)
  }

  private mutating func runMeeting(_ statement: Int) throws(MachineError) {
    guard let arrivals = control?.arrivals, !arrivals.isEmpty else { return state.execute(statement) }
    guard nextArrival < arrivals.count else { throw Self.shortTrace() }
    state.execute(statement, from: state.sees(arrivals[nextArrival].count, at: statement))
    nextArrival += 1
  }

  private mutating func runBranch(_ index: Int) throws(MachineError) {
    let branch = program.branches[index]
    guard let control else {
      throw MachineError(
        .controlTrace, "which case of a branch runs depends on values, and no run was given to take it from",
        place: "branch", remedy: "compute values first, and pass the run's control trace")
    }
    guard nextChoice < control.choices.count else { throw Self.shortTrace() }
    let choice = control.choices[nextChoice]
    nextChoice += 1
    guard branch.cases.indices.contains(choice) else { throw Self.shortTrace() }
    state.decide(branch.selector, branchCosts)
    try run(branch.cases[choice])
  }

  private static func shortTrace() -> MachineError {
    MachineError(
      .controlTrace, "the control trace does not fit the program", place: "control trace",
      remedy: "pass the trace of a run of this very program")
  }

  // MARK: Loops

  private mutating func runLoop(_ index: Int) throws(MachineError) {
    let loop = program.loops[index]
    let count = loop.count!
    let period = loop.rotation
    guard !unrolled, loop.canRepeat, count / 5 >= period else {
      for iteration in 0..<count {
        state.counters[loop.id] = iteration
        try run(loop.body)
      }
      return
    }
    var repetition = Repetition(period: period, enteredAt: state.latestEnd)
    let outerMinimum = state.minimumStart
    let outerFirst = state.firstStart
    var loopMinimum = Int64.max
    var loopFirst: Int64 = -1
    var iteration = 0
    // Where the events of each iteration begin.
    var firstEvents: [Int] = []
    while iteration < count {
      if let recorder { firstEvents.append(recorder.events.count) }
      state.counters[loop.id] = iteration
      state.minimumStart = .max
      state.firstStart = -1
      let mark = state.fingerprintMark
      try run(loop.body)
      iteration += 1
      loopMinimum = min(loopMinimum, state.minimumStart)
      if loopFirst < 0 { loopFirst = state.firstStart }
      if count - iteration < 2 * period { continue }
      let isRepeated = repetition.record(
        print: state.relativeFingerprint(since: mark), reference: state.firstStart, minimum: state.minimumStart,
        iteration: iteration)
      if isRepeated, let snapshot = repetition.snapshot {
        let times = (count - iteration - period) / period
        let utilization =
          Double(state.totals.globals[Totals.tensorActivity] - repetition.activity) / Double(repetition.delta)
        let usesTensor = loop.usedEngines[TimingState.tensor]
        if times >= 1
          && (!usesTensor || state.warmUp.isSteady(since: repetition.steadySince, utilization: utilization))
        {
          if let recorder {
            let events = firstEvents[firstEvents.count - period]..<recorder.events.count
            recorder.repeats.append(.init(events: events, times: times, delta: Ticks(repetition.delta)))
          }
          skip(
            index, iteration: iteration, times: times, delta: repetition.delta, period: period,
            enteredAt: repetition.enteredAt, utilization: utilization, snapshot)
          iteration += times * period
          repetition.reset()
          continue
        }
      }
      if repetition.wantsSnapshot {
        repetition.take(state.totals.snapshot(loop.statements), activity: state.totals.globals[Totals.tensorActivity])
      }
    }
    state.minimumStart = min(outerMinimum, loopMinimum)
    state.firstStart = outerFirst < 0 ? loopFirst : outerFirst
  }

  /// Goes on as if the last `period` iterations, which took `delta`, had run another `times` times.
  private mutating func skip(
    _ index: Int, iteration: Int, times: Int, delta: Int64, period: Int, enteredAt: Int64, utilization: Double,
    _ snapshot: [Int64]
  ) {
    let loop = program.loops[index]
    let moved = delta * Int64(times)
    state.totals.multiply(since: snapshot, loop.statements, times: Int64(times))
    skippedIterations += times * period
    moveCells(loop, by: moved, after: enteredAt)
    fillCells(loop, iteration: iteration, count: times * period, delta: delta, period: period)
    state.move(by: moved, engines: loop.usedEngines, dma: loop.usesDMA, utilization: utilization)
    state.fingerprint &+= state.power &* (UInt64(times) &* 0x2545_F491_4F6C_DD1D &+ UInt64(bitPattern: delta))
    state.advanceFingerprint()
  }

  /// Lowest offset and spans of an operand over a loop's inner iterations, its own counter at `iteration` (nil: all of them).
  private func span(
    _ access: TimedAccess, _ loop: TimedProgram.Loop, iteration: Int?
  ) -> (low: Int, across: Int, along: Int) {
    var low = access.base
    var across = 0
    var along = 0
    for term in program.table.terms(of: access) {
      let counter: Int
      if term.loop == loop.id, let iteration {
        counter = iteration
      } else if program.isInside(term.loop, loop) {
        var last = program.table.loopCounts[term.loop] - 1
        if term.modulus > 0 { last = min(last, term.modulus - 1) }
        let reach = abs(term.stride) * last
        if term.stride < 0 { low -= reach }
        if state.map.movesAcross(access, term.stride) { across += reach } else { along += reach }
        continue
      } else {
        counter = state.counters[term.loop]
      }
      low += (term.modulus > 0 ? counter % term.modulus : counter) * term.stride
    }
    return (low, across, along)
  }

  /// Finds the cells that an operand touches over a loop's inner iterations, its own counter at `iteration`.
  private func find(_ access: TimedAccess, _ loop: TimedProgram.Loop, iteration: Int?) {
    let (low, across, along) = span(access, loop, iteration: iteration)
    state.map.clear()
    state.map.resolve(access, from: low, acrossSpan: across, alongSpan: along)
  }

  /// Moves the times of cells that every iteration touches: those later than the loop's start.
  private mutating func moveCells(_ loop: TimedProgram.Loop, by moved: Int64, after time: Int64) {
    state.skipEpoch += 1
    for operand in program.touched(loop) {
      let access = program.access(operand)
      if program.drift(access, loop) != 0 { continue }
      find(access, loop, iteration: nil)
      state.moveFound(by: moved, after: time, writes: access.mode != .read)
    }
  }

  /// Gives the cells that skipped iterations would have touched, and others do not, their times.
  private mutating func fillCells(
    _ loop: TimedProgram.Loop, iteration: Int, count: Int, delta: Int64, period: Int
  ) {
    var drifting: [(access: TimedAccess, actor: UInt8, last: Int64)] = []
    for statement in loop.statements {
      for operand in program.operands(of: statement) where program.drift(program.access(operand), loop) != 0 {
        drifting.append(
          (program.access(operand), program.form(of: statement).actor, state.lastTime[statement]))
      }
    }
    if drifting.isEmpty { return }
    for skipped in iteration..<iteration + count {
      let later = Int64(skipped - (iteration - 1)) * delta / Int64(period)
      for (access, actor, last) in drifting {
        find(access, loop, iteration: skipped)
        state.touchFound(access.mode, actor: actor, time: last + later)
      }
    }
  }
}
