import ArgumentParser
import Runtime

struct TopCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "top",
    abstract:
      "Shows live what runs on the simulated machine, in neuron-top's layout; one picture where there is no terminal.",
    discussion: """
      Utilisation is the share of simulated time in which programs run, launches being the rest; steps, their simulated \
      time and MFU are those of each program. The machine is chosen as `roundhouse ls` chooses it.
      """)

  func run(on console: Console) throws {
    let folder = RuntimeFolder { console.environment[$0] }
    var watcher = TopWatcher()
    folder.watch()
    guard console.outputIsTerminal else {
      // Processes write twice a second.
      sleep(try SimulatedMachine(on: console).processes.isEmpty ? 0 : 0.8, watching: folder)
      let frame = try watcher.look(on: console)
      let width = console.environment["COLUMNS"].flatMap { Int($0) } ?? 120
      console.output(frame.lines(width: width).map { $0.plainText(width: width) }.joined(separator: "\n"))
      return
    }
    // What is wrong with the environment is said before the screen is taken.
    var frame = try watcher.look(on: console)
    let terminal = Terminal()
    defer { terminal.restore() }
    while true {
      let next = ContinuousClock.now + .seconds(1)
      while true {
        let size = terminal.size
        terminal.draw(frame.lines(width: size.width, height: size.height))
        let rest = (next - .now) / .milliseconds(1)
        guard rest > 0 else { break }
        guard let key = terminal.key(within: Int32(rest.rounded(.up))) else { continue }
        // The third is what Ctrl-C sends.
        if ["q", "Q", "\u{3}"].contains(key) { return }
        watcher.press(key, &frame)
      }
      folder.watch()
      frame = try watcher.look(on: console)
    }
  }
}

/// Makes one picture after the other.
struct TopWatcher {
  private var earlier: MonitorReport.Look?
  /// What each process had done when it was last seen to have done something, and what that was.
  private var activities: [Int32: (status: ProcessStatus, activity: Activity)] = [:]
  private var selected: Int32?
  private var showsFLOPs = false

  mutating func look(on console: Console) throws(RuntimeError) -> TopFrame {
    let now = try MonitorReport.Look(on: console)
    var kept: [Int32: (status: ProcessStatus, activity: Activity)] = [:]
    for process in now.machine.processes {
      let known = activities[process.pid]
      let activity = Activity(of: process.status, since: known?.status)
      // A step that takes the host long is no pause of the simulated core.
      if let known, activity.programs.isEmpty, process.status.programs.contains(where: \.running) {
        kept[process.pid] = known
      } else {
        kept[process.pid] = (process.status, activity)
      }
    }
    activities = kept
    if !now.machine.processes.contains(where: { $0.pid == selected }) { selected = nil }
    let before = earlier ?? now
    let seconds = (now.time - before.time) / .seconds(1)
    let host = now.host.all.percent(since: before.host.all)
    let processors = Double(max(1, now.host.processors.count))
    let subjects = now.machine.processes.map { process in
      let usage = now.usage[process.pid] ?? ProcessUsage(process.pid)
      let old = before.usage[process.pid] ?? usage
      func percent(_ field: KeyPath<ProcessUsage, Double>) -> Double {
        seconds > 0 ? max(0, 100 * (usage[keyPath: field] - old[keyPath: field]) / seconds / processors) : 0
      }
      return TopFrame.Subject(
        process: process, activity: kept[process.pid]?.activity ?? Activity(of: process.status), usage: usage,
        processors: (percent(\.userSeconds), percent(\.systemSeconds)))
    }
    earlier = now
    return TopFrame(
      machine: now.machine, subjects: subjects, processors: (host[0] + host[1], host[2]), selected: selected,
      showsFLOPs: showsFLOPs)
  }

  /// Selects a tab, or what the cores' meters tell.
  mutating func press(_ key: Character, _ frame: inout TopFrame) {
    let tabs = [nil] + frame.subjects.map { Optional($0.process.pid) }
    let current = tabs.firstIndex(of: selected) ?? 0
    switch key {
    case "f", "F": showsFLOPs.toggle()
    case "a", "A": selected = tabs[(current + tabs.count - 1) % tabs.count]
    case "d", "D": selected = tabs[(current + 1) % tabs.count]
    default:
      if let number = key.wholeNumberValue, tabs.indices.contains(number - 1) { selected = tabs[number - 1] }
    }
    frame.selected = selected
    frame.showsFLOPs = showsFLOPs
  }
}
