import InstructionSet
import Silicon

/// The walk of a program in time: one clock for each engine, resources, and the cells of memory.
///
/// Instructions are visited in program order. Since every dependence points back, all that decides when an instruction may
/// start is known when it is reached; resources that later instructions may use earlier (DMA engines, HBM, shared ports)
/// keep calendars.
final class TimingState {
  let map: CellMap
  // Those of `TimedProgram`, whose owner keeps them.
  private let statements: UnsafeMutablePointer<TimedStatement>
  private let forms: UnsafeMutablePointer<TimedForm>
  private let operands: UnsafeMutablePointer<Int32>
  private let dmaService: UnsafeMutablePointer<Int64>
  let dmaEngines: Int
  let counters: UnsafeMutablePointer<Int>
  private let counterCount: Int

  /// Semaphore cost: `semaphore[consumer * Actor.count + producer]`, 0 from an engine to itself and from DMA, whose notice
  /// includes it.
  private let semaphore: UnsafeMutablePointer<Int64>
  let engineFree: UnsafeMutablePointer<Int64>
  let hbmResource: Int
  let calendars: BusyCalendars
  var warmUp: TensorWarmUp
  /// When each block of the array is free, in programs that divide it.
  let blockFree: UnsafeMutablePointer<Int64>
  /// `engineFree` after the last pass.
  var arrayFreed: Int64 = 0
  private let usesTiles: Bool
  private let passInterval: Int64
  private let hasUnlimitedBuffers: Bool
  let slowFactor: Double
  let slowExtra: Int64
  let tableLoad: Int64
  let hbmTicksPerByte: Double
  let sharesWholePorts: Bool

  /// Clocks and registers that change with every instruction, behind a pointer: classes check each access.
  let hot: UnsafeMutablePointer<HotState>

  // Shared ports: SBUF between Vector and GpSimd, PSUM between Vector and Scalar.
  var vectorSBUF = PortReservations()
  var gpsimdSBUF = PortReservations()
  var vectorPSUM = PortReservations()
  var scalarPSUM = PortReservations()

  let totals: Totals
  /// Visible time of the last execution of each statement.
  let lastTime: UnsafeMutablePointer<Int64>
  var skipEpoch: UInt32 = 0

  /// Positions in `TimedProgram.operands`, and which are in it.
  var uninitializedReads: [Int] = []
  private let reported: UnsafeMutablePointer<Bool>
  /// Positions in `map.found` of the ranges of each operand of the present instruction.
  private let starts: UnsafeMutablePointer<Int>
  private let recorder: Recorder?

  init(_ program: borrowing TimedProgram, core: NeuronCore, options: TimingModel.Options, recorder: Recorder?) {
    map = CellMap(program)
    statements = program.statements.elements
    forms = program.forms.elements
    operands = program.operands.elements
    dmaService = program.dmaService.elements
    dmaEngines = core.dmaEngines
    counterCount = max(1, program.table.loopCounts.count)
    counters = .allocate(capacity: counterCount)
    counters.initialize(repeating: 0, count: counterCount)
    semaphore = .allocate(capacity: Actor.engines * Actor.count)
    semaphore.initialize(repeating: 0, count: Actor.engines * Actor.count)
    for (consumer, engine) in Engine.allCases.enumerated() {
      let cost = Ticks(nanoseconds: Self.semaphore(core, engine)).count
      for producer in 0..<Actor.engines where producer != consumer {
        semaphore[consumer * Actor.count + producer] = cost
      }
    }
    engineFree = .allocate(capacity: Actor.engines)
    engineFree.initialize(repeating: 0, count: Actor.engines)
    hbmResource = core.dmaEngines
    calendars = BusyCalendars(resources: core.dmaEngines + 1)
    warmUp = TensorWarmUp(core.throttle)
    blockFree = .allocate(capacity: 16)
    blockFree.initialize(repeating: 0, count: 16)
    var (usesTiles, mostOperands) = (false, 0)
    for index in program.forms.indices {
      usesTiles = usesTiles || forms[index].arrayBlocks != .max
      mostOperands = max(mostOperands, forms[index].operands.count)
    }
    self.usesTiles = usesTiles
    passInterval = core.costs.passInterval.count
    hasUnlimitedBuffers = options.hasUnlimitedBuffers
    slowFactor = core.throttle.map { 1 / $0.rate } ?? 1
    slowExtra = Ticks(nanoseconds: core.throttle?.extraLatencyNanoseconds ?? 0).count
    tableLoad = core.costs.activationTableLoad.issue.count
    let active = options.activeCoresOfStack ?? core.coresPerStack
    hbmTicksPerByte = Ticks.perNanosecond * Double(max(1, active)) / core.hbmStackBytesPerNanosecond
    sharesWholePorts = core.sharesVectorPorts
    totals = Totals(statements: program.statements.count)
    lastTime = .allocate(capacity: max(1, program.statements.count))
    lastTime.initialize(repeating: 0, count: max(1, program.statements.count))
    reported = .allocate(capacity: max(1, program.operands.count))
    reported.initialize(repeating: false, count: max(1, program.operands.count))
    hot = .allocate(capacity: 1)
    hot.initialize(to: HotState())
    starts = .allocate(capacity: mostOperands + 1)
    self.recorder = recorder
  }

  deinit {
    counters.deallocate()
    semaphore.deallocate()
    engineFree.deallocate()
    blockFree.deallocate()
    lastTime.deallocate()
    reported.deallocate()
    starts.deallocate()
    hot.deallocate()
  }

  /// Multiplier of the fingerprint and its inverse modulo 2^64.
  static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  static let inverse: UInt64 = {
    var inverse: UInt64 = 1
    for _ in 0..<6 { inverse &*= 2 &- multiplier &* inverse }
    return inverse
  }()
  static let endWeight: UInt64 = 0xD6E8_FEB8_6659_FD93

  @inline(__always)
  private func fingerprint(start: Int64, end: Int64) {
    fingerprint &+= power &* (UInt64(bitPattern: start) &+ Self.endWeight &* UInt64(bitPattern: end))
    weightSum &+= power &* (1 &+ Self.endWeight)
    advanceFingerprint()
  }

  @inline(__always)
  func advanceFingerprint() {
    power &*= Self.multiplier
    inversePower &*= Self.inverse
  }

  private static func semaphore(_ core: NeuronCore, _ engine: Engine) -> Double {
    switch engine {
    case .tensor: core.semaphoreNanoseconds.tensor
    case .vector: core.semaphoreNanoseconds.vector
    case .scalar: core.semaphoreNanoseconds.scalar
    case .gpsimd: core.semaphoreNanoseconds.gpsimd
    case .sync: core.semaphoreNanoseconds.sync
    }
  }

  // MARK: One instruction

  /// - Parameter ready: From when on it may start as far as others than its operands are concerned.
  func execute(_ index: Int, from ready: Int64 = 0) {
    let statement = statements + index
    let form = forms + Int(statement.pointee.form)
    if form.pointee.kind == .free {
      totals.count[index] += 1
      return
    }
    let engine = form.pointee.engine
    let free = engineFree[engine]
    let first = Int(statement.pointee.firstOperand)
    let count = form.pointee.operands.count
    let (ready, blocker, stationaryReady) = findOperands(form, first, from: ready)

    let tableLoads = totals.globals[Totals.tableLoads]
    let throttled = totals.globals[Totals.throttled]
    let firstGrant = recorder?.grants.count ?? 0
    let firstLoad = recorder?.loads.count ?? 0
    let start: Int64
    let visible: Int64
    let actor: UInt8
    switch form.pointee.kind {
    case .dma:
      start = max(free, ready)
      engineFree[engine] = start + form.pointee.issue
      visible = transfer(form, start: start)
      actor = Actor.dma
    case .matmul:
      (start, visible) = pass(statement, form, ready: ready, stationaryReady: stationaryReady)
      actor = UInt8(engine)
    case .software:
      start = occupy(form, psumBanks: statement.pointee.psumBanks, ready: ready)
      let moved = serve(form, from: start)
      engineFree[engine] = max(start + form.pointee.issue, moved)
      visible = max(start + form.pointee.latency, moved)
      actor = UInt8(engine)
    case .engine, .free:
      start = occupy(form, psumBanks: statement.pointee.psumBanks, ready: ready)
      engineFree[engine] = start + form.pointee.issue
      visible = start + form.pointee.latency
      actor = UInt8(engine)
    }
    if start > free && ready > free {
      totals.wait[engine * Actor.count + Int(blocker)] += min(start, ready) - free
      totals.stall[index] += start - free
    }
    totals.count[index] += 1
    // Passes on other tiles of the array go on meanwhile.
    totals.busy[index] += max(0, engineFree[engine] - max(start, free))

    var operand = 0
    while operand < count {
      let mode = map.accesses[Int(operands[first + operand])].mode
      touch(mode, from: starts[operand], to: starts[operand + 1], actor, visible)
      operand += 1
    }
    lastTime[index] = visible
    if visible > latestEnd { latestEnd = visible }
    if start < minimumStart { minimumStart = start }
    if firstStart < 0 { firstStart = start }
    fingerprint(start: start, end: visible)
    if let recorder {
      recorder.events.append(
        Recording.Event(
          instruction: index, engine: engine, dma: recorder.grants.count > firstGrant ? firstGrant : -1,
          load: recorder.loads.count > firstLoad ? firstLoad : -1, blocker: blocker,
          loadsTable: totals.globals[Totals.tableLoads] > tableLoads,
          isSlow: totals.globals[Totals.throttled] > throttled, free: free, ready: ready, start: start,
          end: engineFree[engine], visible: visible))
    }
  }

  /// When a statement that meets the other core would start, were that there.
  func arrival(_ index: Int) -> Int64 {
    let form = forms + Int(statements[index].form)
    let (ready, _, _) = findOperands(form, Int(statements[index].firstOperand), from: 0)
    return max(engineFree[form.pointee.engine], ready)
  }

  /// When the engine of a statement sees that the other core has come at `time`: after one semaphore wait.
  func sees(_ time: Int64, at index: Int) -> Int64 {
    let engine = forms[Int(statements[index].form)].engine
    return time + semaphore[engine * Actor.count + (engine + 1) % Actor.engines]
  }

  /// Finds the cells of all operands; when they may be touched, who is waited for last, and when the stationary operand may be.
  @inline(__always)
  private func findOperands(
    _ form: UnsafeMutablePointer<TimedForm>, _ first: Int, from ready: Int64
  ) -> (ready: Int64, blocker: UInt8, stationaryReady: Int64) {
    map.clear()
    let engine = form.pointee.engine
    let count = form.pointee.operands.count
    var ready = ready
    var blocker = Actor.none
    var stationaryReady: Int64 = 0
    var operand = 0
    while operand < count {
      let from = map.foundCount
      let access = Int(operands[first + operand])
      map.find(access, counters)
      starts[operand] = from
      let (time, who) = earliest(access, first + operand, form, from: from, to: map.foundCount, engine)
      if operand == form.pointee.stationary {
        stationaryReady = time
      }
      if time > ready {
        ready = time
        blocker = who
      }
      operand += 1
    }
    starts[count] = map.foundCount
    return (ready, blocker, stationaryReady)
  }

  /// When the operand's bytes may be touched, and who is waited for.
  @inline(__always)
  private func earliest(
    _ access: Int, _ operand: Int, _ form: UnsafeMutablePointer<TimedForm>, from: Int, to: Int, _ engine: Int
  ) -> (Int64, UInt8) {
    let mode = map.accesses[access].mode
    let shape = map.shapes + Int(map.accesses[access].shape)
    if hasUnlimitedBuffers && mode == .write && shape.pointee.grid == AddressMap.sbuf { return (0, Actor.none) }
    let isMatmul = form.pointee.kind == .matmul
    let costs = semaphore + engine * Actor.count
    // Instructions of one engine write in order and read before later ones write; DMA engines run beside their queue.
    let inOrder = form.pointee.kind == .dma ? Actor.none : UInt8(engine)
    let waitsForOwnWrites = mode == .read || (mode == .update && !isMatmul)
    let cells = map.cells
    let found = map.found
    var time: Int64 = 0
    var who = Actor.none
    var position = from
    while position < to {
      let range = found[position]
      var cell = cells + Int(range.first)
      let end = cells + Int(range.end)
      while cell < end {
        if cell.pointee.write >= 0 {
          let writer = cell.pointee.writer
          if writer != inOrder || waitsForOwnWrites {
            let at = cell.pointee.write + costs[Int(writer)]
            if at > time {
              time = at
              who = writer
            }
          }
        } else if mode != .write && shape.pointee.grid < 2 && shape.pointee.isExact && !reported[operand] {
          reported[operand] = true
          uninitializedReads.append(operand)
        }
        if mode != .read {
          if cell.pointee.read >= 0 && cell.pointee.reader != inOrder {
            let at = cell.pointee.read + costs[Int(cell.pointee.reader)]
            if at > time {
              time = at
              who = cell.pointee.reader
            }
          }
          if cell.pointee.otherRead >= 0 && cell.pointee.reader == inOrder {
            let at = cell.pointee.otherRead + costs[(engine + 1) % Actor.engines]
            if at > time {
              time = at
              who = Actor.none
            }
          }
        }
        cell += 1
      }
      position += 1
    }
    return (time, who)
  }

  @inline(__always)
  private func touch(_ mode: TimedAccess.Mode, from: Int, to: Int, _ actor: UInt8, _ time: Int64) {
    let reads = mode == .read
    var position = from
    while position < to {
      let range = map.found[position]
      var cell = map.cells + Int(range.first)
      let end = map.cells + Int(range.end)
      while cell < end {
        if reads { Self.read(cell, actor, time) } else { Self.write(cell, actor, time) }
        cell += 1
      }
      position += 1
    }
  }

  @inline(__always)
  static func read(_ cell: UnsafeMutablePointer<Cell>, _ actor: UInt8, _ time: Int64) {
    if cell.pointee.reader == actor {
      if time > cell.pointee.read { cell.pointee.read = time }
    } else if time > cell.pointee.read {
      cell.pointee.otherRead = max(cell.pointee.otherRead, cell.pointee.read)
      cell.pointee.read = time
      cell.pointee.reader = actor
    } else if time > cell.pointee.otherRead {
      cell.pointee.otherRead = time
    }
  }

  @inline(__always)
  static func write(_ cell: UnsafeMutablePointer<Cell>, _ actor: UInt8, _ time: Int64) {
    cell.pointee.write = time
    cell.pointee.writer = actor
    cell.pointee.read = -1
    cell.pointee.otherRead = -1
    cell.pointee.reader = Actor.none
  }

  // MARK: Kinds

  /// Start of an instruction on a compute engine: in order, with its activation table loaded and its memory ports free.
  @inline(__always)
  private func occupy(_ form: UnsafeMutablePointer<TimedForm>, psumBanks banks: UInt8, ready: Int64) -> Int64 {
    let engine = form.pointee.engine
    var start = engineFree[engine]
    if form.pointee.table >= 0 && form.pointee.table != currentTable {
      // ACT_TABLE_LOAD stands before the instruction in its queue and waits for nothing.
      currentTable = form.pointee.table
      start += tableLoad
      totals.globals[Totals.tableLoads] += 1
      totals.globals[Totals.tableTicks] += tableLoad
    }
    start = max(start, ready)
    if banks == 0 && !form.pointee.usesSBUF { return start }
    switch engine {
    case Self.vector: return shareVector(form, banks, start)
    case Self.scalar:
      if banks == 0 { return start }
      let duration = form.pointee.issue
      let granted = vectorPSUM.earliest(from: start, duration: duration, banks: banks)
      scalarPSUM.add(start: granted, end: granted + duration, banks: banks)
      totals.globals[Totals.portWait] += granted - start
      return granted
    case Self.gpsimd:
      if !form.pointee.usesSBUF { return start }
      let duration = form.pointee.issue
      let granted = vectorSBUF.earliest(from: start, duration: duration, banks: .max)
      gpsimdSBUF.add(start: granted, end: granted + duration, banks: .max)
      totals.globals[Totals.portWait] += granted - start
      return granted
    default: return start
    }
  }

  private static let vector = Engine.allCases.firstIndex(of: .vector)!
  private static let scalar = Engine.allCases.firstIndex(of: .scalar)!
  private static let gpsimd = Engine.allCases.firstIndex(of: .gpsimd)!
  static let tensor = Engine.allCases.firstIndex(of: .tensor)!
  static let sync = Engine.allCases.firstIndex(of: .sync)!

  private func shareVector(_ form: UnsafeMutablePointer<TimedForm>, _ banks: UInt8, _ ready: Int64) -> Int64 {
    let duration = form.pointee.issue
    let sharesSBUF = form.pointee.usesSBUF && sharesWholePorts
    var start = ready
    while true {
      var granted = start
      if sharesSBUF { granted = gpsimdSBUF.earliest(from: granted, duration: duration, banks: .max) }
      if banks != 0 { granted = scalarPSUM.earliest(from: granted, duration: duration, banks: banks) }
      if granted == start { break }
      start = granted
    }
    if sharesSBUF || form.pointee.locksGpSimd {
      vectorSBUF.add(start: start, end: start + duration, banks: .max)
    }
    if banks != 0 { vectorPSUM.add(start: start, end: start + duration, banks: banks) }
    totals.globals[Totals.portWait] += start - ready
    return start
  }

  /// A matrix pass. The stationary operand loads, unless it is already there, behind the two passes before (transposes with a
  /// load of 97 ns each follow each other every 55 ns, X0028 and X0092), so only an idle engine waits for it.
  @inline(__always)
  private func pass(
    _ statement: UnsafeMutablePointer<TimedStatement>, _ form: UnsafeMutablePointer<TimedForm>, ready: Int64,
    stationaryReady: Int64
  ) -> (start: Int64, visible: Int64) {
    var start = max(arrayFree(form.pointee.arrayBlocks), ready)
    let stationary = form.pointee.stationary
    if stationary >= 0 {
      let access = map.accesses + Int(operands[Int(statement.pointee.firstOperand) + stationary])
      let offset = map.offset(access, counters)
      let isLoaded =
        access.pointee.shape == loadedShape && offset == loadedOffset && stationaryReady <= loadedAt
      if !isLoaded {
        let loadStart = max(earlierPassStart, stationaryReady)
        let loaded = loadStart + form.pointee.load + (warmUp.isFull ? 0 : slowExtra)
        loadedShape = access.pointee.shape
        loadedOffset = offset
        loadedAt = loadStart
        recorder?.loads.append(Recording.Load(start: Ticks(loadStart), end: Ticks(loaded)))
        if loaded > start {
          totals.globals[Totals.exposedLoads] += loaded - start
          start = loaded
        }
      }
    }
    warmUp.advance(to: start)
    var issue = form.pointee.issue
    var latency = form.pointee.latency
    if !warmUp.isFull {
      let slow = Int64(Double(issue) * slowFactor)
      latency += slow - issue + slowExtra
      totals.globals[Totals.throttled] += slow - issue
      issue = slow
    }
    warmUp.add(start: start, end: start + issue, share: form.pointee.arrayShare)
    totals.globals[Totals.tensorActivity] += Int64(Double(issue) * form.pointee.arrayShare)
    earlierPassStart = passStart
    passStart = start
    occupyArray(form.pointee.arrayBlocks, until: start + issue)
    return (start, start + latency)
  }

  /// From when on a pass may start on these blocks of the array: passes on others go on beside it, and started in order.
  @inline(__always)
  private func arrayFree(_ blocks: UInt16) -> Int64 {
    // Where something else of the queue came last, it is over first.
    if blocks == .max || engineFree[Self.tensor] != arrayFreed { return engineFree[Self.tensor] }
    var free = passStart + passInterval
    for block in 0..<16 where blocks >> UInt16(block) & 1 != 0 { free = max(free, blockFree[block]) }
    return min(free, engineFree[Self.tensor])
  }

  @inline(__always)
  private func occupyArray(_ blocks: UInt16, until time: Int64) {
    if blocks == .max {
      engineFree[Self.tensor] = time
      if usesTiles { blockFree.update(repeating: time, count: 16) }
    } else {
      for block in 0..<16 where blocks >> UInt16(block) & 1 != 0 { blockFree[block] = time }
      engineFree[Self.tensor] = max(engineFree[Self.tensor], time)
    }
    arrayFreed = engineFree[Self.tensor]
  }

  /// A DMA: descriptors start when the trigger and its dispatch are over, and share engines and HBM with all others.
  @inline(__always)
  private func transfer(_ form: UnsafeMutablePointer<TimedForm>, start: Int64) -> Int64 {
    let first = start + form.pointee.latency
    return max(serve(form, from: first), first + form.pointee.linkTime) + form.pointee.notice
  }

  /// When DMA engines and HBM have moved a statement's data.
  @inline(__always)
  private func serve(_ form: UnsafeMutablePointer<TimedForm>, from first: Int64) -> Int64 {
    var done = first
    let service = dmaService + form.pointee.dmaService
    var engine = 0
    while engine < dmaEngines {
      var end: Int64 = -1
      if service[engine] > 0 {
        end = calendars.serve(engine, from: first, amount: service[engine])
        if end > done { done = end }
      }
      if let recorder { recorder.grants.append(Ticks(end)) }
      engine += 1
    }
    let hbmBytes = form.pointee.hbmBytesRead + form.pointee.hbmBytesWritten
    if hbmBytes > 0 {
      let end = calendars.serve(hbmResource, from: first, amount: Int64((Double(hbmBytes) * hbmTicksPerByte).rounded()))
      if end > done { done = end }
    }
    return done
  }
}

/// What changes with every instruction.
struct HotState {
  /// Starts of the Tensor engine's last two passes, and what is loaded.
  var passStart: Int64 = 0
  var earlierPassStart: Int64 = 0
  var loadedShape: Int32 = -1
  var loadedOffset = -1
  var loadedAt: Int64 = -1
  /// Activation table set, -1 before the first.
  var currentTable = -1
  /// Latest time anything ends.
  var latestEnd: Int64 = 0

  // Fingerprint of the times of everything so far, see `Repetition`.
  var fingerprint: UInt64 = 0
  var weightSum: UInt64 = 0
  var power: UInt64 = 1
  var inversePower: UInt64 = 1
  /// First start, and earliest, since they were reset.
  var firstStart: Int64 = -1
  var minimumStart = Int64.max
}

extension TimingState {
  var passStart: Int64 {
    @inline(__always) get { hot.pointee.passStart }
    @inline(__always) set { hot.pointee.passStart = newValue }
  }
  var earlierPassStart: Int64 {
    @inline(__always) get { hot.pointee.earlierPassStart }
    @inline(__always) set { hot.pointee.earlierPassStart = newValue }
  }
  var loadedShape: Int32 {
    @inline(__always) get { hot.pointee.loadedShape }
    @inline(__always) set { hot.pointee.loadedShape = newValue }
  }
  var loadedOffset: Int {
    @inline(__always) get { hot.pointee.loadedOffset }
    @inline(__always) set { hot.pointee.loadedOffset = newValue }
  }
  var loadedAt: Int64 {
    @inline(__always) get { hot.pointee.loadedAt }
    @inline(__always) set { hot.pointee.loadedAt = newValue }
  }
  var currentTable: Int {
    @inline(__always) get { hot.pointee.currentTable }
    @inline(__always) set { hot.pointee.currentTable = newValue }
  }
  var latestEnd: Int64 {
    @inline(__always) get { hot.pointee.latestEnd }
    @inline(__always) set { hot.pointee.latestEnd = newValue }
  }
  var fingerprint: UInt64 {
    @inline(__always) get { hot.pointee.fingerprint }
    @inline(__always) set { hot.pointee.fingerprint = newValue }
  }
  var weightSum: UInt64 {
    @inline(__always) get { hot.pointee.weightSum }
    @inline(__always) set { hot.pointee.weightSum = newValue }
  }
  var power: UInt64 {
    @inline(__always) get { hot.pointee.power }
    @inline(__always) set { hot.pointee.power = newValue }
  }
  var inversePower: UInt64 {
    @inline(__always) get { hot.pointee.inversePower }
    @inline(__always) set { hot.pointee.inversePower = newValue }
  }
  var firstStart: Int64 {
    @inline(__always) get { hot.pointee.firstStart }
    @inline(__always) set { hot.pointee.firstStart = newValue }
  }
  var minimumStart: Int64 {
    @inline(__always) get { hot.pointee.minimumStart }
    @inline(__always) set { hot.pointee.minimumStart = newValue }
  }
}
