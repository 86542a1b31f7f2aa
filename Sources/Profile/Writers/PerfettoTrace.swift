import InstructionSet
import Machine
import Numerics
import Silicon

/// Writes a profile as a Perfetto trace, with rows named as Neuron Explorer names them.
///
/// Slices begin and end at whole nanoseconds, both the nearest: what does not overlap in the profile does not here, and
/// the argument `busy_ticks` of each has the exact time, in ticks of 1/33.6 ns. Where there would be more slices than
/// `limit`, repeats are drawn once, and where that is not enough neighbours together, without arrows; such slices say how
/// many executions they are.
public struct PerfettoTrace {
  /// Slices that a viewer in a browser opens quickly enough.
  public static let limit = 1_000_000

  let profile: Profile
  var packets = PerfettoPackets()
  private let detail: Detail
  private let isCounting: Bool
  private let tableLoad: Ticks
  private let flows: PerfettoFlows?
  private var rows: [PerfettoRow] = []
  private var dmaRows: [DMARow: Int] = [:]
  private var instructions: [Drawn?]
  /// For each instruction the row of each DMA engine that works for it; empty until it is first drawn.
  private var transferRows: [[Int]]
  /// Changes of the number of transfers under way.
  var pending: [(time: Int, change: Double)] = []
  private var slow: (start: Ticks, end: Ticks)?
  private var slices = 0
  private var drawnTogether = 0

  /// How finely executions are drawn.
  private struct Detail {
    /// Executions beyond which repeats are drawn once.
    var executions: Int
    /// Gap up to which neighbours are drawn together; zero where each is drawn alone.
    var resolution: Ticks
  }

  /// A row of one DMA engine and queue.
  private struct DMARow: Hashable {
    var queue: String
    var ring: Int
    var engine: Int
  }

  /// What all slices of an instruction have in common.
  private struct Drawn {
    var name: PerfettoPackets.Interned
    var place: [UInt8]
    var details: [UInt8]
  }

  /// - Parameters:
  ///   - limit: How many slices to write at most, as nearly as may be.
  ///   - receiver: Takes pieces of the file, in order.
  /// - Returns: How many executions are drawn together with others.
  @discardableResult
  public static func write(
    _ profile: Profile, limit: Int = limit, _ receiver: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) -> Int {
    let detail = detail(of: profile, limit: limit)
    return try ChunkedOutput.write(to: receiver) { output in
      var trace = PerfettoTrace(profile, detail)
      trace.write(to: output)
      return trace.drawnTogether
    }
  }

  private init(_ profile: Profile, _ detail: Detail, isCounting: Bool = false) {
    self.profile = profile
    self.detail = detail
    self.isCounting = isCounting
    tableLoad = profile.core.costs.activationTableLoad.issue
    instructions = Array(repeating: nil, count: profile.recording.instructions.count)
    transferRows = Array(repeating: [], count: instructions.count)
    flows =
      isCounting || detail.resolution > .zero
      ? nil : PerfettoFlows(profile.recording, core: profile.core, limit: detail.executions)
    let capture = profile.capture
    let name = "NeuronCore-\(profile.core.generation.rawValue) of \(capture.chip), simulated: \(capture.name)"
    packets.process(Self.core, name, label: "simulated")
    packets.process(Self.dma, "DMA, simulated: \(capture.name)", label: "simulated")
    packets.process(Self.counters, "Memory and DMA over time, simulated: \(capture.name)", label: "simulated")
    for title in Self.titles { _ = addRow(title, of: Self.core) }
  }

  /// The finest that keeps to the limit.
  private static func detail(of profile: Profile, limit: Int) -> Detail {
    // An execution is a slice, and one more for each DMA engine that works for it.
    var all = 0.0
    var executions = 0.0
    for instruction in profile.recording.instructions {
      executions += Double(instruction.count)
      all += Double(instruction.count) * Double(1 + instruction.dmaService.count { $0 > .zero })
    }
    if all <= Double(limit) { return Detail(executions: .max, resolution: .zero) }
    var detail = Detail(executions: Int(Double(limit) * executions / all), resolution: .zero)
    while true {
      var trace = PerfettoTrace(profile, detail, isCounting: true)
      trace.drawExecutions(to: nil)
      // Beyond the whole time nothing is left to be drawn together.
      if trace.slices <= limit || detail.resolution > profile.timeline.total { return detail }
      detail.resolution = max(detail.resolution * 2, Ticks(profile.timeline.total.count * 2 / Int64(max(1, limit)) + 1))
    }
  }

  // MARK: Rows

  private static let core = 1
  private static let dma = 2
  static let counters = 3
  private static let firstRow = 100
  private static let titles = ["TensorE", "TensorMatrixE", "Vector", "Scalar", "GpSimd", "Sync", "Throttling", "Run"]
  private static let weightLoads = 0
  private static let throttling = firstRow + 6
  private static let run = firstRow + 7

  private mutating func addRow(_ title: String, of group: Int) -> Int {
    packets.row(Self.firstRow + rows.count, of: group, title)
    rows.append(PerfettoRow(number: Self.firstRow + rows.count))
    return rows.count - 1
  }

  private mutating func rows(ofTransfers index: Int) -> [Int] {
    if !transferRows[index].isEmpty { return transferRows[index] }
    let instruction = profile.recording.instructions[index]
    let queue = queue(instruction)
    let ring = Engine.allCases.firstIndex(of: instruction.engine)!
    transferRows[index] = instruction.dmaService.indices.map { engine in
      guard instruction.dmaService[engine] > .zero else { return -1 }
      let key = DMARow(queue: queue, ring: ring, engine: engine)
      if let row = dmaRows[key] { return row }
      let row = addRow("\(queue)-Q\(ring)-E\(engine)", of: Self.dma)
      dmaRows[key] = row
      return row
    }
    return transferRows[index]
  }

  // MARK: The whole

  private mutating func write(to output: ChunkedOutput) {
    drawExecutions(to: output)
    drawCounters()
    let capture = profile.capture
    var arguments = packets.argument("simulated", "yes: no time here was measured on a chip")
    for (name, text) in [
      ("roundhouse", capture.facts.version), ("chip", capture.chip), ("program", capture.name),
      ("command", capture.facts.command), ("date", capture.facts.date),
    ] where !text.isEmpty { arguments += packets.argument(name, text) }
    arguments += packets.argument("executions_drawn_together", drawnTogether)
    arguments += packets.argument("resolution_ns", detail.resolution.wholeNanoseconds)
    packets.slice(
      Self.run, 0, profile.timeline.total.wholeNanoseconds, packets.name("\(capture.name) (simulated)"),
      arguments: arguments)
    output.append(packets.take())
  }

  /// Without an output, counts only.
  private mutating func drawExecutions(to output: ChunkedOutput?) {
    let recording = profile.recording
    recording.forEachStretch(limit: detail.executions) { event, later, times, interval in
      draw(event, later: later, times: times, interval: interval)
      if let output, packets.byteCount > 1 << 16 { output.append(packets.take()) }
    }
    for row in rows.indices { if let slice = rows[row].close() { emit(slice, on: row) } }
    drawThrottling(nil)
  }

  // MARK: Executions

  private mutating func draw(_ event: Recording.Event, later: Ticks, times: Int, interval: Ticks) {
    let index = Int(event.instruction)
    let instruction = profile.recording.instructions[index]
    let row = Engine.allCases.firstIndex(of: event.engine)! + 1
    let stretch = interval * (times - 1)
    let start = event.end - event.busy
    if event.engine == .tensor { drawThrottling(event) }
    if event.load >= 0 {
      let load = profile.recording.loads[Int(event.load)]
      add(
        PerfettoPart(
          kind: .weightLoad, instruction: index, start: load.start + later, end: load.end + later + stretch,
          busy: (load.end - load.start) * times, executions: times), to: Self.weightLoads)
    }
    if event.loadsTable {
      let end = min(event.free + tableLoad, start)
      add(
        PerfettoPart(kind: .tableLoad, instruction: index, start: event.free, end: end, busy: .zero, executions: 0),
        to: row)
    }
    var part = PerfettoPart(
      kind: .execution, instruction: index, start: start, end: event.end + stretch, busy: event.busy * times,
      executions: times, waiting: event.waiting, blocker: event.blocker)
    if times == 1 {
      part.flowEnd = flows?.end(at: event)
      // A transfer's arrows begin where its bytes arrive.
      if instruction.kind != .dma { part.flows = flows?.begin(at: event, instruction) ?? [] }
    }
    add(part, to: row)
    if event.dma >= 0 { drawTransfer(event, instruction, later: later, times: times, interval: interval) }
  }

  private mutating func drawTransfer(
    _ event: Recording.Event, _ instruction: Recording.Instruction, later: Ticks, times: Int, interval: Ticks
  ) {
    let grants = profile.recording.grants[Int(event.dma)..<Int(event.dma) + instruction.dmaService.count]
    let last = grants.max() ?? .zero
    var beginning = instruction.kind == .dma && times == 1 ? flows?.begin(at: event, instruction) ?? [] : []
    let rows = rows(ofTransfers: Int(event.instruction))
    for ((grant, service), row) in zip(zip(grants, instruction.dmaService), rows) where grant.count >= 0 {
      var part = PerfettoPart(
        kind: .transfer, instruction: Int(event.instruction), start: grant + later - service,
        end: grant + later + interval * (times - 1), busy: service * times, executions: times)
      if grant == last { swap(&part.flows, &beginning) }
      add(part, to: row)
    }
    guard instruction.kind == .dma, !isCounting else { return }
    let underWay = times > 1 ? Double((event.visible - event.start).count) / Double(max(1, interval.count)) : 1
    pending.append((event.start.wholeNanoseconds, underWay))
    pending.append(((event.visible + interval * (times - 1)).wholeNanoseconds, -underWay))
  }

  private mutating func add(_ part: PerfettoPart, to row: Int) {
    let instructions = profile.recording.instructions
    let slice = rows[row].add(part, resolution: detail.resolution) {
      instructions[$0].origin == instructions[$1].origin
    }
    if let slice { emit(slice, on: row) }
  }

  private mutating func emit(_ slice: PerfettoRow.Slice, on row: Int) {
    slices += 1
    if isCounting { return }
    let part = slice.part
    let drawn = drawn(part.instruction)
    var name = drawn.name
    var arguments = drawn.place
    if !slice.isAlone || slice.executions > 1 {
      let op = profile.recording.instructions[part.instruction].origin.op
      name = packets.name((op.isEmpty ? "unnamed" : op) + (slice.isMixed ? " and others" : "") + " (drawn together)")
      arguments += packets.argument("executions", slice.executions)
      if part.kind == .execution { drawnTogether += slice.executions }
    } else {
      switch part.kind {
      case .execution: arguments += drawn.details
      case .weightLoad: name = packets.name("load weights")
      case .transfer:
        arguments += packets.argument("bytes", profile.recording.instructions[part.instruction].bytes)
      case .tableLoad: name = packets.name("ACT_TABLE_LOAD")
      }
      if part.waiting > .zero {
        arguments += packets.argument("waited_for", Self.waitedFor(part.blocker))
        arguments += packets.argument("waited_ns", part.waiting.wholeNanoseconds)
      }
    }
    arguments += packets.argument("busy_ticks", Int(slice.busy.count))
    packets.slice(
      rows[row].number, slice.start.wholeNanoseconds, slice.end.wholeNanoseconds, name, arguments: arguments,
      flows: part.flows, ends: part.flowEnd)
  }

  /// Stretches in which the Tensor engine runs below full rate. Nil at the end.
  private mutating func drawThrottling(_ event: Recording.Event?) {
    if isCounting { return }
    if let event, event.isSlow {
      slow = (slow?.start ?? event.start, max(slow?.end ?? event.end, event.end))
    } else if let stretch = slow {
      slow = nil
      packets.slice(
        Self.throttling, stretch.start.wholeNanoseconds, stretch.end.wholeNanoseconds,
        packets.name("Tensor engine below full rate"))
    }
  }

  // MARK: What instructions have in common

  private mutating func drawn(_ index: Int) -> Drawn {
    if let known = instructions[index] { return known }
    let instruction = profile.recording.instructions[index]
    var place = packets.argument("op", instruction.origin.op)
    if !instruction.origin.location.isEmpty { place += packets.argument("source", instruction.origin.location) }
    var details: [UInt8] = []
    for operand in instruction.operands {
      details += packets.argument("\(operand.access.rawValue) \(operand.name)", text(operand.pattern))
    }
    details += packets.argument("cost", "\(instruction.status.rawValue): \(instruction.costRow)")
    for (name, number) in [
      ("multiply_adds", instruction.multiplyAdds), ("bytes", instruction.bytes),
      ("descriptors", instruction.descriptors), ("hbm_bytes_read", instruction.hbmBytesRead),
      ("hbm_bytes_written", instruction.hbmBytesWritten),
    ] where number > 0 { details += packets.argument(name, number) }
    let made = Drawn(name: packets.name(instruction.mnemonic), place: place, details: details)
    instructions[index] = made
    return made
  }

  private func text(_ pattern: AccessPattern) -> String {
    let buffer = profile.program[pattern.buffer]
    return "\(buffer.name) in \(buffer.space.rawValue.uppercased()), \(pattern.partitions) x \(pattern.freeCount) "
      + pattern.element.rawValue
  }

  /// As Neuron's runtime calls its queues, after the engine and what is moved.
  private func queue(_ instruction: Recording.Instruction) -> String {
    let hbm = instruction.operands.first { profile.space(of: $0) == .hbm }
    let use =
      switch hbm.flatMap({ profile.kinds[$0.pattern.buffer.index] }) {
      case .spill: instruction.hbmBytesWritten > 0 ? "SpillSave" : "SpillReload"
      case .inputs, .outputs: "IO"
      case .weights: "Weights"
      case .optimizerState: "State"
      case .constants: "Constants"
      case .activations: "Activations"
      case nil: "OnChip"
      }
    return "q\(instruction.engine.title)\(use)0"
  }

  private static func waitedFor(_ blocker: UInt8) -> String {
    blocker == Recording.Event.nobody ? "several" : Recording.Event.blockers[Int(blocker)]?.title ?? "DMA"
  }
}
