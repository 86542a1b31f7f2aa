import FoundationEssentials
import Glibc
import Runtime

/// What the host that simulates has done since it started: its processors and its memory, as `/proc` tells.
struct HostUsage {
  /// Ticks of one processor, or of all.
  struct Processor {
    var user = 0, nice = 0, system = 0, idle = 0, ioWait = 0, irq = 0, softIRQ = 0

    /// Ticks since `earlier` in percent of all ticks since then, in the order of the fields.
    func percent(since earlier: Processor) -> [Double] {
      let ticks = zip(fields, earlier.fields).map { max(0, $0 - $1) }
      let sum = ticks.reduce(0, +)
      return ticks.map { sum > 0 ? 100 * Double($0) / Double(sum) : 0 }
    }

    private var fields: [Int] { [user, nice, system, idle, ioWait, irq, softIRQ] }
  }

  var all = Processor()
  var processors: [Processor] = []
  var contextSwitches = 0
  var memoryTotal = 0, memoryUsed = 0, swapTotal = 0, swapUsed = 0

  init() {
    for line in UnsizedFile.text("/proc/stat").split(separator: "\n") {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst().map { Int($0) ?? 0 }
      if words[0] == "ctxt" { contextSwitches = numbers.first ?? 0 }
      guard words[0].hasPrefix("cpu"), numbers.count >= 7 else { continue }
      let processor = Processor(
        user: numbers[0], nice: numbers[1], system: numbers[2], idle: numbers[3], ioWait: numbers[4], irq: numbers[5],
        softIRQ: numbers[6])
      if words[0] == "cpu" { all = processor } else { processors.append(processor) }
    }
    let memory = Self.fields("/proc/meminfo")
    memoryTotal = memory["MemTotal"] ?? 0
    memoryUsed = memoryTotal - (memory["MemAvailable"] ?? 0)
    swapTotal = memory["SwapTotal"] ?? 0
    swapUsed = swapTotal - (memory["SwapFree"] ?? 0)
  }

  /// `Name:  12 kB` as bytes by name.
  fileprivate static func fields(_ path: String) -> [String: Int] {
    var fields: [String: Int] = [:]
    for line in UnsizedFile.text(path).split(separator: "\n") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "\t" })
      if words.count == 3, words[2] == "kB", let value = Int(words[1]) { fields[String(words[0])] = value * 1024 }
    }
    return fields
  }
}

/// What a process has taken of the host.
struct ProcessUsage {
  /// Processor seconds since it began.
  var userSeconds = 0.0, systemSeconds = 0.0
  /// Memory that is resident, in bytes. What its arrays hold on simulated devices is a part of it.
  var residentBytes = 0

  /// Zero for a process that is gone.
  init(_ process: pid_t) {
    let text = UnsizedFile.text("/proc/\(process)/stat")
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    if let end = text.lastIndex(of: ")") {
      let fields = text[text.index(after: end)...].split(separator: " ")
      if fields.count > 12 {
        userSeconds = (Double(fields[11]) ?? 0) / ticks
        systemSeconds = (Double(fields[12]) ?? 0) / ticks
      }
    }
    residentBytes = HostUsage.fields("/proc/\(process)/status")["VmRSS"] ?? 0
  }
}
