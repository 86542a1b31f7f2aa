import Runtime
import Silicon

/// One picture of `roundhouse top`, in the layout of neuron-top: utilisation of the cores, processors of the host, memory;
/// and, above its details of memory, the programs.
struct TopFrame {
  /// A process and what it did lately.
  struct Subject {
    var process: ProcessFile
    var activity: Activity
    var usage: ProcessUsage
    /// User and system, in percent of all processors.
    var processors: (user: Double, system: Double)
  }

  var machine: SimulatedMachine
  var subjects: [Subject]
  /// Of the whole host, user and system, in percent.
  var processors: (user: Double, system: Double)
  /// The process that is shown alone; nil for all of them.
  var selected: Int32?
  var showsFLOPs = false

  private var shown: [Subject] { subjects.filter { selected == nil || $0.process.pid == selected } }

  /// Lines of at most `width` characters; no more than `height` of them, if it is given.
  func lines(width: Int, height: Int? = nil) -> [StyledLine] {
    let width = max(width, 40)
    let head =
      [
        .bar(
          centred("roundhouse top \(roundhouseVersion) running on a simulated \(machine.cores.instance.name)", width))
      ]
      + utilization(width) + [.empty] + processorLines(width) + [.empty] + memorySummary(width) + [.empty]
    let foot = tabs(width)
    var body = programs(width) + [.empty] + memoryDetails(width)
    if let height {
      let room = max(0, height - head.count - foot.count)
      body = Array(body.prefix(room))
      body += Array(repeating: .empty, count: room - body.count)
      return Array((head + body).prefix(max(0, height - foot.count))) + foot
    }
    return head + body + [.empty] + foot
  }

  // MARK: Utilisation

  private func utilization(_ width: Int) -> [StyledLine] {
    var cores: [Int: Activity.Core] = [:]
    for subject in shown { for (index, core) in subject.activity.cores { cores[index, default: .init()] += core } }
    let busy = cores.values.filter { $0.calls > 0 }
    let each = machine.coresPerChip
    // A machine of many chips shows those in use.
    let chips = (0..<machine.cores.instance.chips).filter { chip in
      machine.cores.instance.chips <= 16 || machine.coresOn(chip: chip).contains { cores[$0] != nil }
    }
    let column = max(16, (width - 6) / each)
    let average =
      showsFLOPs
      ? teraflops(busy.reduce(0) { $0 + $1.flops })
      : percentText(busy.isEmpty ? 0 : busy.reduce(0) { $0 + share($1) } / Double(busy.count))
    let title = showsFLOPs ? "Teraflops (Sum: \(average))" : "Utilization (Avg: \(average))"
    var lines: [StyledLine] = [
      .section("NeuronCore \(machine.coreVersion) \(title)", width),
      .plain(String(repeating: " ", count: 6) + (0..<each).map { centred("NC\($0)", column) }.joined()),
    ]
    for chip in chips {
      var line = StyledLine([(padded("ND\(chip)", 6), .plain)])
      for core in machine.coresOn(chip: chip) {
        let activity = cores[core] ?? .init()
        let peak = machine.cores.core.peakBF16TeraFLOPS * 1e12
        let part = showsFLOPs ? activity.flops / peak : share(activity)
        let label = showsFLOPs ? teraflops(activity.flops) : percentText(part)
        let bar = column - 2 - 9
        line.add(meter(part, bar, .green))
        line.add([("[" + leading(label, 7) + "] ", .plain)])
      }
      lines.append(line)
    }
    return lines
  }

  /// Of a logical core: programs use one of its physical cores.
  private func share(_ core: Activity.Core) -> Double {
    core.utilization / Double(machine.cores.physicalCoresEach)
  }

  /// A bar for a share of `whole` characters, by default of all `width`, and what is left of `width`.
  private func meter(
    _ share: Double, _ width: Int, _ style: StyledLine.Style, of whole: Int? = nil
  ) -> [(String, StyledLine.Style)] {
    let part = share.isFinite ? min(max(share, 0), 1) : 0
    let filled = min(width, Int((part * Double(whole ?? width)).rounded()))
    return [
      (String(repeating: "|", count: filled), style), (String(repeating: ".", count: width - filled), .dim),
    ]
  }

  private func processorLines(_ width: Int) -> [StyledLine] {
    let runtime = shown.reduce(into: (user: 0.0, system: 0.0)) {
      $0.user += $1.processors.user
      $0.system += $1.processors.system
    }
    func line(_ name: String, _ usage: (user: Double, system: Double)) -> StyledLine {
      let text = "[\(leading(percentText(usage.user / 100), 7)),\(leading(percentText(usage.system / 100), 7))]"
      let bar = max(0, width - 20 - text.count - 1)
      var line = StyledLine([(padded(name, 20), .plain)])
      let user = meter(usage.user / 100, bar, .green)[0]
      line.add([user])
      line.add(meter(usage.system / 100, bar - user.0.count, .red, of: bar))
      line.add([(" " + text, .plain)])
      return line
    }
    return [
      .section("vCPU Utilization of the host that simulates", width), line("System vCPU Usage", processors),
      line("Runtime vCPU Usage", runtime),
    ]
  }

  // MARK: Memory

  private func memorySummary(_ width: Int) -> [StyledLine] {
    let memories = shown.flatMap(\.process.status.memory)
    let constants = memories.reduce(0) { $0 + $1.constantBytes }
    let tensors = memories.reduce(0) { $0 + $1.bytesInUse } - constants
    let scratchpad = memories.reduce(0) { $0 + $1.scratchpadBytes }
    let resident = shown.reduce(0) { $0 + $1.usage.residentBytes }
    func line(_ name: String, _ parts: [(String, Int)]) -> StyledLine {
      var line = StyledLine([(padded(name, 20), .plain)])
      for (part, bytes) in parts { line.add([("\(part): ", .plain), (padded(bytesText(bytes), 11), .green)]) }
      return line
    }
    return [
      .section("Memory Usage Summary", width),
      line("Host Used Memory", [("Total", resident), ("App. Memory", resident)]),
      line(
        "Device Used Memory",
        [
          ("Total", tensors + constants + scratchpad), ("Tensors", tensors), ("Constants", constants),
          ("Model Scratchpad", scratchpad),
        ]),
    ]
  }

  private func memoryDetails(_ width: Int) -> [StyledLine] {
    var byCore: [Int: ProcessStatus.Memory] = [:]
    for subject in shown {
      for (core, memory) in zip(subject.process.status.cores, subject.process.status.memory) {
        guard memory.bytesInUse + memory.scratchpadBytes > 0 || memory.peakBytesInUse > 0 else { continue }
        if var known = byCore[core] {
          known.bytesInUse += memory.bytesInUse
          known.peakBytesInUse += memory.peakBytesInUse
          known.constantBytes += memory.constantBytes
          known.scratchpadBytes += memory.scratchpadBytes
          byCore[core] = known
        } else {
          byCore[core] = memory
        }
      }
    }
    var rows = [["Core", "Device Memory", "Tensors", "Constants", "Scratchpad", "Peak", "Limit"]]
    for (core, memory) in byCore.sorted(by: { $0.key < $1.key }).prefix(8) {
      let place = machine.cores.place(of: core)
      rows.append(
        ["ND\(place.chip) NC\(place.coreOnChip)"]
          + [
            memory.bytesInUse + memory.scratchpadBytes, memory.bytesInUse - memory.constantBytes,
            memory.constantBytes, memory.scratchpadBytes, memory.peakBytesInUse, memory.bytesLimit,
          ].map { bytesText($0) })
    }
    var lines = [StyledLine.section("Memory Usage Details", width)] + columns(rows, width)
    if byCore.count > 8 { lines.append(.plain("... and \(byCore.count - 8) more cores")) }
    return lines
  }

  // MARK: Programs

  private func programs(_ width: Int) -> [StyledLine] {
    let all = shown.flatMap { subject in
      subject.process.status.programs.filter { $0.calls > 0 || $0.running }.map { (subject, $0) }
    }
    // What runs for the first time may take any time.
    func order(_ program: ProcessStatus.Program) -> Double {
      program.calls > 0 ? program.totalSeconds ?? .infinity : .infinity
    }
    let ordered = all.sorted { order($0.1) > order($1.1) }
    var rows = [["Program", "Steps", "Simulated step", "MFU", "Wall per step", "Simulated in all", "State"]]
    for (subject, program) in ordered {
      // Lately, else since it began.
      let recent = subject.activity.programs.first { $0.program.id == program.id && $0.calls > 0 }
      let calls = recent?.calls ?? program.calls
      let host = recent?.hostSeconds ?? program.executionSeconds
      rows.append([
        program.name, "\(program.calls)", program.lastSeconds.map { secondsText($0) } ?? "unknown",
        program.mfu.map { percentText($0) } ?? "", calls > 0 ? secondsText(host / Double(calls)) : "",
        program.totalSeconds.map { secondsText($0) } ?? "unknown", program.running ? "running" : "idle",
      ])
    }
    let none = subjects.isEmpty ? "no process uses the simulated machine" : "no program has run yet"
    return [.section("Programs (simulated time, without what the host takes)", width)]
      + (ordered.isEmpty ? [.plain(none)] : columns(rows, width))
  }

  /// The first column gives way where there is no room for all.
  private func columns(_ rows: [[String]], _ width: Int) -> [StyledLine] {
    let widths = rows[0].indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
    let first = max(12, width - widths.dropFirst().reduce(0) { $0 + $1 + 2 })
    return figureColumns(rows.map { [String($0[0].prefix(first))] + $0.dropFirst() }).map { .plain($0) }
  }

  // MARK: Tabs

  private func tabs(_ width: Int) -> [StyledLine] {
    let names = ["all"] + subjects.map(\.process.tag)
    let chosen = selected.flatMap { pid in subjects.firstIndex { $0.process.pid == pid } }.map { $0 + 1 } ?? 0
    let cells = names.enumerated().map { index, name in
      index == chosen ? ">[\(index + 1)]:\(name)<" : " [\(index + 1)]:\(name) "
    }
    return [
      .bar(padded("Neuron Apps  " + cells.joined(separator: "  "), width)),
      .bar(padded("  q: quit   a/d: previous/next tab   1-9: select tab   f: FLOPS on/off", width)),
    ]
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text.count >= width ? String(text.prefix(width)) : text + String(repeating: " ", count: width - text.count)
}

private func leading(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

private func centred(_ text: String, _ width: Int) -> String {
  padded(String(repeating: " ", count: max(0, width - text.count) / 2) + text, width)
}

private func percentText(_ share: Double) -> String { decimal(share * 100, 2) + "%" }

private func teraflops(_ flops: Double) -> String { decimal(flops / 1e12, 2) }
