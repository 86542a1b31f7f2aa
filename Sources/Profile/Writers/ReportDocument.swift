import InstructionSet
import Machine
import Silicon

/// A profile as the document that the HTML page is drawn from.
///
/// `python/roundhouse/profile_report/document.py` says what every field means; the page shows what stands here and computes
/// nothing but shares.
public enum ReportDocument {
  static let version = 1
  /// Of the timeline; neighbours are drawn as one where there would be more.
  static let spans = 20_000
  /// Parts of the time in which the use of units is told.
  static let bins = 240
  /// Points of time at which memory is told: as many as a wide screen has.
  static let memorySteps = 1_000
  /// Buffers that the peak is explained by, and transfers that are drawn, one by one; the rest are one together.
  static let listed = 400

  /// - Parameter append: Gets the file's bytes piece by piece.
  public static func write(
    _ profile: Profile, _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    let advice = try profile.advice()
    let (spans, resolution) = profile.spans(limit: spans)
    try ChunkedOutput.write(to: append) { output in
      var json = JSONWriter(to: output)
      json.object {
        $0.field("version", version)
        addHeadline(profile, to: &$0)
        addRoofline(profile, to: &$0)
        addTimeline(profile, spans, resolution: resolution, to: &$0)
        addUtilization(profile, to: &$0)
        addRegions(profile, spans, to: &$0)
        addShares(profile, to: &$0)
        addMemory(profile, to: &$0)
        addTransfers(profile, to: &$0)
        $0.array("advice", advice) { json, advice in
          json.field("title", advice.rule.title)
          json.field("evidence", advice.evidence)
          json.field("remedy", advice.rule.remedy)
          json.values("places", advice.places)
          json.field("gain_seconds", advice.gain?.seconds)
        }
        addSettings(profile.capture, to: &$0)
      }
      json.newline()
    }
  }

  private static func addHeadline(_ profile: Profile, to json: inout JSONWriter) {
    let (timeline, core) = (profile.timeline, profile.core)
    json.object("program") {
      $0.field("name", profile.capture.name)
      $0.field("core", "one NeuronCore-\(core.generation.rawValue) of \(profile.capture.chip)")
      $0.field("instructions", timeline.instructions)
      $0.field("seconds", timeline.total.seconds)
      $0.field("launch_seconds", timeline.launch.seconds)
      $0.field("estimated_share", timeline.estimatedShare)
    }
    let bottleneck = Bottleneck(of: timeline, on: core)
    let possible = core.peakBF16TeraFLOPS * 1e12 * timeline.total.seconds
    json.object("headline") {
      $0.field("bound_by", bottleneck.name)
      $0.field("because", bottleneck.reason)
      $0.field("mfu", possible > 0 ? profile.capture.modelFLOPs.map { $0 / possible } : nil)
      $0.field("hfu", possible > 0 ? timeline.modelFLOPSUtilization(on: core) : nil)
      $0.name("price")
      $0.null()
    }
  }

  private static func addRoofline(_ profile: Profile, to json: inout JSONWriter) {
    let (timeline, core) = (profile.timeline, profile.core)
    func add(_ name: String, flops: Double, bytes: Int, _ time: Ticks, to json: inout JSONWriter) {
      json.field("name", name)
      json.field("flops", flops)
      json.field("bytes", bytes)
      json.field("seconds", time.seconds)
    }
    json.object("roofline") {
      $0.field("hbm_bytes_per_second", core.hbmBytesPerNanosecond * 1e9)
      // An fp32 product takes four passes of a bf16 one (`Costs`).
      $0.array("ceilings", [("bf16", 1.0), ("fp32", 4.0)]) { json, ceiling in
        json.field("name", ceiling.0)
        json.field("flops_per_second", core.peakBF16TeraFLOPS * 1e12 / ceiling.1)
      }
      $0.object("whole") {
        add(
          "whole call", flops: 2 * timeline.tensor.multiplyAdds,
          bytes: timeline.dma.hbmBytesRead + timeline.dma.hbmBytesWritten, timeline.total, to: &$0)
      }
      $0.array("points", profile.operations) { json, share in
        add(
          share.key.op, flops: share.flops, bytes: share.hbmBytesRead + share.hbmBytesWritten,
          share.longest(dmaEngines: core.dmaEngines), to: &json)
      }
    }
  }

  private static func addTimeline(
    _ profile: Profile, _ spans: [Span], resolution: Ticks, to json: inout JSONWriter
  ) {
    let used = Set(spans.map(\.lane))
    let lanes = Span.Lane.all.filter(used.contains)
    json.array("lanes", lanes) { json, lane in
      let kind = if case .engine = lane { "engine" } else { "queue" }
      json.field("name", lane.title)
      json.field("kind", kind)
    }
    json.values("blockers", Recording.Event.blockerTitles)

    var strings: [String] = []
    var numbers: [String: Int] = [:]
    func number(_ text: String) -> Int {
      if let known = numbers[text] { return known }
      strings.append(text)
      numbers[text] = strings.count - 1
      return strings.count - 1
    }
    let instructions = profile.recording.instructions
    let positions = Dictionary(uniqueKeysWithValues: zip(lanes, 0...))
    json.object("spans") {
      $0.field("resolution", Int(resolution.count))
      $0.values("lane", spans.map { positions[$0.lane]! })
      $0.values("start", spans.map { Int($0.start.count) })
      $0.values("end", spans.map { Int($0.end.count) })
      $0.values("busy", spans.map { Int($0.busy.count) })
      $0.values("waiting", spans.map { Int($0.waiting.count) })
      $0.values("blocker", spans.map { $0.blocker == Recording.Event.nobody ? -1 : Int($0.blocker) })
      $0.values("instructions", spans.map(\.instructions))
      $0.values("mixed", spans.map { $0.isMixed ? 1 : 0 })
      $0.values("op", spans.map { number(instructions[$0.instruction].origin.op) })
      $0.values("location", spans.map { number(instructions[$0.instruction].origin.location) })
      $0.values("mnemonic", spans.map { number(instructions[$0.instruction].mnemonic) })
    }
    json.values("strings", strings)
  }

  private static func addUtilization(_ profile: Profile, to json: inout JSONWriter) {
    let use = profile.utilization(bins: bins)
    let rows = Array(zip(Engine.allCases.map(\.title), use.engines)) + [("DMA", use.dma), ("HBM", use.hbmBandwidth)]
    json.array("utilization", rows) { json, row in
      json.field("name", row.0)
      // Four digits are more than a screen shows.
      json.values("busy", row.1.map { ($0 * 10_000).rounded() / 10_000 })
    }
  }

  private static func addRegions(_ profile: Profile, _ spans: [Span], to json: inout JSONWriter) {
    let names = Recording.Event.blockerTitles + [""]
    json.array("regions", profile.regions(of: spans)) { json, region in
      json.field("start_seconds", region.start.seconds)
      json.field("end_seconds", region.end.seconds)
      json.field("bound", region.bound.title)
      json.field("busiest", region.busiest.title)
      json.field("busy_share", region.share)
      json.field("waits_for", names[Int(region.waitsFor)])
      json.field("op", region.origin.op)
      json.field("location", region.origin.location)
    }
  }

  private static func addShares(_ profile: Profile, to json: inout JSONWriter) {
    let dmaEngines = Int64(max(1, profile.core.dmaEngines))
    func add(_ name: String, _ shares: [Share], _ title: (Share.Key) -> String) {
      json.array(name, shares) { json, share in
        let busiest = share.busy.indices.max { share.busy[$0] < share.busy[$1] }.map { Engine.allCases[$0].title }
        json.field("name", title(share.key))
        json.field("engine", share.key.engine?.title ?? busiest ?? "")
        json.field("instructions", share.instructions)
        json.field("busy_seconds", share.busy.reduce(.zero, +).seconds)
        json.field("waiting_seconds", share.waiting.seconds)
        json.field("dma_seconds", Ticks(share.dmaBusy.count / dmaEngines).seconds)
        json.field("hbm_bytes", share.hbmBytesRead + share.hbmBytesWritten)
      }
    }
    add("operations", profile.operations, \.op)
    add("lines", profile.lines, \.location)
    add("opcodes", profile.opcodes, \.mnemonic)
  }

  private static func addSettings(_ capture: Capture, to json: inout JSONWriter) {
    let facts = capture.facts
    var settings = [("Roundhouse", roundhouseVersion)]
    if facts.version != roundhouseVersion { settings.append(("Run by Roundhouse", facts.version)) }
    settings += [("Command", facts.command), ("Run on", facts.date), ("Chip", capture.chip)]
    settings.append(("Core", "NeuronCore-\(capture.core.generation.rawValue)"))
    settings += facts.settings.map { ("Setting", $0) }
    settings.append(("Calls", String(facts.calls)))
    for (name, seconds) in [("Host, all calls", facts.hostSeconds), ("Host, to compile", facts.compileSeconds)]
    where seconds > 0 { settings.append((name, "\(milliseconds(seconds)) ms")) }
    json.array("settings", settings.filter { !$0.1.isEmpty }) { json, setting in
      json.field("name", setting.0)
      json.field("value", setting.1)
    }
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((min(seconds, 1e12) * 1000).rounded()) }
}
