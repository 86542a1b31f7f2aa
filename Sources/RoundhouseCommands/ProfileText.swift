import InstructionSet
import Machine
import Profile
import Runtime
import Silicon

/// Profiles as tables for terminals.
enum ProfileText {
  /// The program's time and where it went, by op and by source line.
  static func summary(of profile: Profile) throws(ProfileError) -> String {
    let timeline = profile.timeline
    let total = timeline.total
    var text = "\(profile.capture.name), simulated on one NeuronCore-\(profile.core.generation.rawValue) of "
    text += "\(profile.capture.chip): \(secondsText(total.seconds)), \(timeline.instructions) instructions\n"
    let engines = timeline.engines.map { "\($0.engine.title) \(share($0.busy, of: total))" }
    let dma = timeline.dma.engineBusy.reduce(.zero, +)
    text += "Busy: \(engines.joined(separator: ", ")), DMA "
    text += "\(share(Ticks(dma.count / Int64(max(1, profile.core.dmaEngines))), of: total))\n"
    text += bounds(of: profile)
    for (title, shares) in [("By op", profile.operations), ("By source line", profile.lines)] {
      text += "\n" + table(title, shares, of: profile)
    }
    return text + advice(try profile.advice(), of: profile) + metrics(of: profile)
  }

  /// Which unit bounds how much of the time.
  private static func bounds(of profile: Profile) -> String {
    var times: [Region.Bound: Ticks] = [:]
    for region in profile.regions() { times[region.bound, default: .zero] += region.end - region.start }
    let ordered = times.sorted { ($1.value, $0.key.title) < ($0.value, $1.key.title) }
    let parts = ordered.map { "\($0.key.title) \(share($0.value, of: profile.timeline.total))" }
    return parts.isEmpty ? "" : "Bound by: \(parts.joined(separator: ", ")) of the time\n"
  }

  private static func advice(_ advice: [Advice], of profile: Profile) -> String {
    if advice.isEmpty { return "" }
    var text = "\nAdvice; gains are of timing the program again without the cost, one at a time\n"
    for item in advice {
      let gain = item.gain.map { "gains up to \(secondsText($0.seconds)), \(share($0, of: profile.timeline.total))" }
      text += "- \(item.rule.title): \(gain ?? "gain unknown")\n  \(item.evidence) \(item.rule.remedy)\n"
      if !item.places.isEmpty { text += "  Mostly \(item.places.joined(separator: "; "))\n" }
    }
    return text
  }

  private static func table(_ title: String, _ shares: [Share], of profile: Profile) -> String {
    let total = profile.timeline.total
    let dmaEngines = profile.core.dmaEngines
    var rows = [[title] + Engine.allCases.map(\.title) + ["DMA", "waiting", "HBM", "instructions"]]
    for item in shares.prefix(shown) {
      let dma = Ticks(item.dmaBusy.count / Int64(max(1, dmaEngines)))
      rows.append(
        [name(item.key)] + item.busy.map { share($0, of: total) }
          + [
            share(dma, of: total), share(item.waiting, of: total), bytesText(item.hbmBytesRead + item.hbmBytesWritten),
          ]
          + ["\(item.instructions)"])
    }
    return table(rows) + (shares.count > shown ? "... and \(shares.count - shown) more\n" : "")
  }

  /// What changed from one profile to the other.
  static func text(of diff: ProfileDiff) -> String {
    let (before, after) = (diff.before.timeline, diff.after.timeline)
    var rows = [["", "before", "after", "change", ""]]
    func add(_ name: String, _ a: Ticks, _ b: Ticks) {
      rows.append([name, secondsText(a.seconds), secondsText(b.seconds), signed(b - a), ratio(a, b)])
    }
    add("Simulated time", before.total, after.total)
    for (a, b) in zip(before.engines, after.engines) { add("\(a.engine.title) busy", a.busy, b.busy) }
    add("DMA engines busy", before.dma.engineBusy.reduce(.zero, +), after.dma.engineBusy.reduce(.zero, +))
    var text = "\(diff.before.capture.name) and \(diff.after.capture.name), simulated\n" + table(rows)
    let bytes = [before, after].map { $0.dma.hbmBytesRead + $0.dma.hbmBytesWritten }
    text += "HBM traffic: \(bytesText(bytes[0])), then \(bytesText(bytes[1]))\n"
    for (title, shares) in [("By op", \Profile.operations), ("By source line", \Profile.lines)] {
      let changes = diff.rows { $0[keyPath: shares] }
      rows = [[title, "before", "after", "change", ""]]
      for row in changes.prefix(shown) where row.change != .zero { add(name(row.key), row.before, row.after) }
      text += "\n" + (rows.count > 1 ? table(rows) : "\(title): nothing changed\n")
    }
    return text + "\nTimes by op and line are of the unit that each keeps busy longest.\n"
  }

  private static let shown = 20

  private static func table(_ rows: [[String]]) -> String { figureColumns(rows).map { $0 + "\n" }.joined() }

  private static func name(_ key: Share.Key) -> String {
    let parts = [key.op, key.location, key.mnemonic, key.engine?.title ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? "(not said)" : parts.joined(separator: " ")
  }

  private static func share(_ part: Ticks, of total: Ticks) -> String {
    total > .zero ? percent(Double(part.count) / Double(total.count)) : "-"
  }

  private static func signed(_ change: Ticks) -> String {
    change == .zero ? "0" : (change > .zero ? "+" : "-") + secondsText(abs(change.seconds))
  }

  private static func ratio(_ before: Ticks, _ after: Ticks) -> String {
    guard before > .zero else { return after > .zero ? "new" : "" }
    guard after > .zero else { return "gone" }
    let change = Double(after.count) / Double(before.count) - 1
    return (change > 0 ? "+" : "") + percent(change)
  }
}
