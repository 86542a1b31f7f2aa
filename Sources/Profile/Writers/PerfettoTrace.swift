import InstructionSet
import Machine
import Numerics
import Silicon

/// Writes a profile as a Perfetto trace, with rows named as Neuron Explorer names them.
///
/// Slices begin and end at whole nanoseconds, both rounded down: what does not overlap in the profile does not here, and
/// the argument `busy_ticks` of each has the exact time, in ticks of 1/33.6 ns. Where a program has more executions than
/// `limit` allows for, those of the longest repeats are drawn once, and one slice of each row stands for all others.
public struct PerfettoTrace {
  /// Slices that a viewer in a browser opens quickly enough.
  public static let limit = 1_000_000

  private let profile: Profile
  private var packets = PerfettoPackets()
  private var failure: ProfileError?
  private let edges: PerfettoFlows
  private let tableLoad: Ticks
  private var rows: [PerfettoRow] = []
  private var dmaRows: [DMARow: Int] = [:]
  private var instructions: [Drawn?]
  private var pending: [(time: Int64, change: Double)] = []
  private var slow: (start: Ticks, end: Ticks)?
  private(set) var leftOut = 0

  /// A row of one DMA engine and queue.
  private struct DMARow: Hashable {
    var queue: String
    var ring: Int
    var engine: Int
  }

  /// What all slices of an instruction have in common.
  private struct Drawn {
    var name: PerfettoPackets.Interned
    var arguments: [UInt8]
    /// Of its transfers.
    var queue: String
  }

  /// - Parameters:
  ///   - limit: About how many slices to write at most.
  ///   - sink: Takes pieces of the file, in order.
  /// - Returns: How many executions are not drawn one by one.
  @discardableResult
  public static func write(
    _ profile: Profile, limit: Int = limit, to sink: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) -> Int {
    var trace = PerfettoTrace(profile, limit: limit)
    trace.write(to: sink)
    if let failure = trace.failure { throw failure }
    return trace.leftOut
  }

  private let executions: Int

  private init(_ profile: Profile, limit: Int) {
    self.profile = profile
    tableLoad = profile.core.costs.activationTableLoad.issue
    instructions = Array(repeating: nil, count: profile.recording.instructions.count)
    // An execution is a slice, and one more for each DMA engine that works for it.
    var slices = 0.0
    var count = 0.0
    for instruction in profile.recording.instructions {
      count += Double(instruction.count)
      slices += Double(instruction.count) * Double(1 + instruction.dmaService.count { $0 > .zero })
    }
    executions = slices > Double(limit) ? Int(Double(limit) * count / slices) : .max
    edges = PerfettoFlows(profile.recording, core: profile.core, limit: executions)
  }

  // MARK: Rows

  private static let core = 1
  private static let dma = 2
  private static let counters = 3
  private static let firstRow = 100
  private static let weightLoads = 0
  private static let tensor = 1
  private static let throttling = 6
  private static let titles = ["TensorE", "TensorMatrixE", "Vector", "Scalar", "GpSimd", "Sync", "Throttling"]

  /// The row of an engine, in the order of `Engine.allCases`.
  private static func row(_ engine: Engine) -> Int { Engine.allCases.firstIndex(of: engine)! + 1 }

  private mutating func addRow(_ title: String, of group: Int) -> Int {
    packets.row(Self.firstRow + rows.count, of: group, title, rank: rows.count)
    rows.append(PerfettoRow(number: Self.firstRow + rows.count))
    return rows.count - 1
  }

  private mutating func row(_ key: DMARow) -> Int {
    if let row = dmaRows[key] { return row }
    let row = addRow("\(key.queue)-Q\(key.ring)-E\(key.engine)", of: Self.dma)
    dmaRows[key] = row
    return row
  }

  // MARK: The whole

  private mutating func write(to sink: (ArraySlice<UInt8>) throws(ProfileError) -> Void) {
    let capture = profile.capture
    let name = "NeuronCore-\(profile.core.generation.rawValue) of \(capture.chip), simulated: \(capture.name)"
    packets.process(Self.core, name, label: "simulated")
    packets.process(Self.dma, "DMA, simulated: \(capture.name)", label: "simulated")
    packets.process(Self.counters, "Memory and DMA over time, simulated: \(capture.name)", label: "simulated")
    for title in Self.titles { _ = addRow(title, of: Self.core) }
    let run = addRow("Run", of: Self.core)

    let recording = profile.recording
    recording.forEachStretch(limit: executions) { event, later, times, interval in
      draw(event, later: later, times: times, interval: interval)
      flush(above: 1 << 20, to: sink)
    }
    for row in rows.indices { close(row) }
    drawThrottling(nil)
    drawCounters()
    var arguments = packets.argument("simulated", "yes: no time here was measured on a chip")
    for (name, text) in [
      ("roundhouse", capture.facts.version), ("chip", capture.chip), ("program", capture.name),
      ("command", capture.facts.command), ("date", capture.facts.date),
    ] where !text.isEmpty { arguments += packets.argument(name, text) }
    arguments += packets.argument("executions_drawn_together", leftOut)
    packets.slice(
      Self.firstRow + run, 0, profile.timeline.total.wholeNanoseconds, packets.name("\(capture.name) (simulated)"),
      arguments: arguments)
    flush(above: 0, to: sink)
  }

  private mutating func flush(
    above count: Int, to sink: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) {
    guard packets.byteCount > count else { return }
    let bytes = packets.take()
    guard failure == nil else { return }
    do throws(ProfileError) {
      try sink(bytes[...])
    } catch {
      failure = error
    }
  }

  // MARK: Executions

  private mutating func draw(_ event: Recording.Event, later: Ticks, times: Int, interval: Ticks) {
    let instruction = profile.recording.instructions[Int(event.instruction)]
    let drawn = drawn(Int(event.instruction))
    let row = Self.row(event.engine)
    let start = event.end - event.busy
    if times > 1 { leftOut += times - 1 }
    if event.engine == .tensor { drawThrottling(event) }
    if event.loadsTable, times == 1 {
      let load = min(event.free + tableLoad, start)
      slice(row, event.free, load, packets.name("ACT_TABLE_LOAD"), [])
    }
    if times > 1 {
      collapse(row, from: start, until: event.end + interval * (times - 1), times, busy: event.busy * times)
    } else {
      var arguments = drawn.arguments + packets.argument("busy_ticks", Int(event.busy.count))
      var ends: UInt64?
      if event.waiting > .zero {
        arguments += packets.argument("waited_for", Self.waitedFor(event.blocker))
        arguments += packets.argument("waited_ns", Int(event.waiting.wholeNanoseconds))
        ends = edges.end(at: event)
      }
      // A transfer's arrows begin where its bytes arrive.
      let flows = instruction.kind == .dma ? [] : edges.begin(at: event, instruction)
      slice(row, start, event.end, drawn.name, arguments, flows: flows, ends: ends)
    }
    if event.dma >= 0 { drawTransfer(event, instruction, drawn, later: later, times: times, interval: interval) }
  }

  private mutating func drawTransfer(
    _ event: Recording.Event, _ instruction: Recording.Instruction, _ drawn: Drawn, later: Ticks, times: Int,
    interval: Ticks
  ) {
    let grants = profile.recording.grants[Int(event.dma)..<Int(event.dma) + instruction.dmaService.count]
    let last = grants.max() ?? .zero
    var flows = instruction.kind == .dma && times == 1 ? edges.begin(at: event, instruction) : []
    let ring = Engine.allCases.firstIndex(of: event.engine)!
    for (engine, (grant, service)) in zip(grants, instruction.dmaService).enumerated() where grant.count >= 0 {
      let row = row(DMARow(queue: drawn.queue, ring: ring, engine: engine))
      let end = grant + later
      if times > 1 {
        collapse(row, from: end - service, until: end + interval * (times - 1), times, busy: service * times)
        continue
      }
      // What an engine does for one queue comes in order; it may do something for others in between.
      let start = rows[row].end <= end ? max(end - service, rows[row].end) : end - service
      slice(
        row, start, end, drawn.name, drawn.arguments + packets.argument("busy_ticks", Int(service.count)),
        flows: grant == last ? flows : [])
      if grant == last { flows = [] }
    }
    guard instruction.kind == .dma else { return }
    let under = times > 1 ? Double((event.visible - event.start).count) / Double(max(1, interval.count)) : 1
    pending.append((event.start.wholeNanoseconds, under))
    pending.append(((event.visible + interval * (times - 1)).wholeNanoseconds, -under))
  }

  private mutating func slice(
    _ row: Int, _ start: Ticks, _ end: Ticks, _ name: PerfettoPackets.Interned, _ arguments: [UInt8],
    flows: [UInt64] = [], ends: UInt64? = nil
  ) {
    close(row)
    rows[row].end = max(rows[row].end, end)
    packets.slice(
      rows[row].number, start.wholeNanoseconds, end.wholeNanoseconds, name, arguments: arguments, flows: flows,
      ends: ends)
  }

  /// Executions that are not drawn one by one: they become one slice with those next to them.
  private mutating func collapse(_ row: Int, from start: Ticks, until end: Ticks, _ times: Int, busy: Ticks) {
    var together = rows[row].together ?? PerfettoRow.Together(start: max(start, rows[row].end), end: end)
    together.end = max(together.end, end)
    together.executions += times
    together.busy += busy
    rows[row].together = together
  }

  private mutating func close(_ row: Int) {
    guard let together = rows[row].together else { return }
    rows[row].together = nil
    rows[row].end = max(rows[row].end, together.end)
    let name = packets.name("\(together.executions) more executions, not drawn one by one")
    let arguments =
      packets.argument("executions", together.executions) + packets.argument("busy_ticks", Int(together.busy.count))
    packets.slice(
      rows[row].number, together.start.wholeNanoseconds, max(together.start, together.end).wholeNanoseconds, name,
      arguments: arguments)
  }

  /// Stretches in which the Tensor engine runs below full rate. Nil at the end.
  private mutating func drawThrottling(_ event: Recording.Event?) {
    if let event, event.isSlow {
      slow = (slow?.start ?? event.start, max(slow?.end ?? event.end, event.end))
    } else if let stretch = slow {
      slow = nil
      packets.slice(
        Self.firstRow + Self.throttling, stretch.start.wholeNanoseconds, stretch.end.wholeNanoseconds,
        packets.name("Tensor engine below full rate"))
    }
  }

  // MARK: What instructions have in common

  private mutating func drawn(_ index: Int) -> Drawn {
    if let known = instructions[index] { return known }
    let instruction = profile.recording.instructions[index]
    var arguments = packets.argument("op", instruction.origin.op)
    if !instruction.origin.location.isEmpty { arguments += packets.argument("source", instruction.origin.location) }
    for operand in instruction.operands {
      arguments += packets.argument("\(operand.access.rawValue) \(operand.name)", text(operand.pattern))
    }
    arguments += packets.argument("cost", "\(instruction.status.rawValue): \(instruction.costRow)")
    for (name, number) in [
      ("multiply_adds", instruction.multiplyAdds), ("bytes", instruction.bytes),
      ("descriptors", instruction.descriptors), ("hbm_bytes_read", instruction.hbmBytesRead),
      ("hbm_bytes_written", instruction.hbmBytesWritten),
    ] where number > 0 { arguments += packets.argument(name, number) }
    let made = Drawn(name: packets.name(instruction.mnemonic), arguments: arguments, queue: queue(instruction))
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
    Int(blocker) < Engine.allCases.count ? Engine.allCases[Int(blocker)].title : blocker == 5 ? "DMA" : "several"
  }

  // MARK: Over time

  private mutating func drawCounters() {
    var number = 0
    func counter(_ name: String, _ unit: String) -> Int {
      number += 1
      packets.counter(10 + number, of: Self.counters, name, unit: unit, rank: number)
      return 10 + number
    }
    pending.sort { ($0.time, $0.change) < ($1.time, $1.change) }
    let dmas = counter("Pending DMAs", "transfers")
    var sum = 0.0
    for (index, (time, change)) in pending.enumerated() {
      sum += change
      if index + 1 == pending.count || pending[index + 1].time != time { packets.value(dmas, at: time, max(0, sum)) }
    }
    pending = []

    let parts = 1000
    let utilization = profile.utilization(bins: parts)
    let throughput = counter("DMA throughput to and from HBM", "GB/s")
    let busy = counter("DMA engines busy", "share")
    for part in 0..<parts {
      let time = Ticks(profile.timeline.total.count * Int64(part) / Int64(parts)).wholeNanoseconds
      packets.value(throughput, at: time, utilization.hbmBandwidth[part] * profile.core.hbmBytesPerNanosecond)
      packets.value(busy, at: time, utilization.dma[part])
    }

    let memory = profile.memory
    func draw(_ name: String, _ bytes: (MemoryOverTime.Step) -> Int) {
      let row = counter(name, "bytes")
      var last = -1
      for step in memory.steps where bytes(step) != last {
        last = bytes(step)
        packets.value(row, at: step.time.wholeNanoseconds, Double(last))
      }
    }
    draw("SBUF use") { $0.sbuf }
    for bank in 0..<profile.core.psumBanks { draw("PSUM use, bank \(bank)") { $0.psum[bank] } }
    for (position, kind) in BufferKind.allCases.enumerated() { draw("HBM use: \(kind.text)") { $0.hbm[position] } }
  }
}

/// A row while it is drawn.
private struct PerfettoRow {
  /// Neighbours that are not drawn one by one.
  struct Together {
    var start: Ticks
    var end: Ticks
    var executions = 0
    var busy = Ticks.zero
  }

  var number: Int
  /// Of the last slice.
  var end = Ticks.zero
  var together: Together?
}

extension Ticks {
  /// Rounded down.
  var wholeNanoseconds: Int64 { count * 5 / 168 }
}
