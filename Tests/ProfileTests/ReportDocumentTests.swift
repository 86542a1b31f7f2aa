import Foundation
import InstructionSet
import Machine
import Profile
import Silicon
import Testing

@Suite struct ReportDocumentTests {
  typealias Object = [String: Any]

  private func document(_ profile: Profile) throws -> Object {
    var bytes: [UInt8] = []
    try ReportDocument.write(profile) { bytes += $0 }
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
  }

  private func sum(_ rows: Any?, _ field: String) -> Double {
    (rows as? [Object] ?? []).reduce(0) { $0 + ($1[field] as? Double ?? .nan) }
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }

  @Test func `Every cut of the time adds up to the timeline`() throws {
    let profile = try Sample.profile(Sample.doubling(tiles: 300))
    let timeline = profile.timeline
    let document = try document(profile)
    for cut in ["operations", "lines", "opcodes"] {
      #expect(close(sum(document[cut], "busy_seconds"), timeline.engines.reduce(0) { $0 + $1.busy.seconds }))
      #expect(close(sum(document[cut], "waiting_seconds"), timeline.engines.reduce(0) { $0 + $1.waiting.seconds }))
      #expect(Int(sum(document[cut], "hbm_bytes")) == timeline.dma.hbmBytesRead + timeline.dma.hbmBytesWritten)
      #expect(Int(sum(document[cut], "instructions")) == timeline.instructions)
    }
    let spans = try #require(document["spans"] as? [String: Any])
    let lanes = try #require(document["lanes"] as? [Object])
    let positions = try #require(spans["lane"] as? [Int])
    let busy = try #require(spans["busy"] as? [Int])
    for engine in timeline.engines where engine.instructions > 0 {
      let lane = try #require(lanes.firstIndex { $0["name"] as? String == engine.engine.title })
      let own = zip(positions, busy).reduce(0) { $1.0 == lane ? $0 + $1.1 : $0 }
      #expect(own == engine.busy.count)
    }
    #expect(Int(sum(document["transfers"], "descriptors")) == timeline.dma.descriptors)
    let regions = try #require(document["regions"] as? [Object])
    #expect(regions.map { $0["bound"] as? String } == profile.regions().map(\.bound.title))
    #expect(regions.first?["start_seconds"] as? Double == 0)
    // Foundation's reader is off by a unit in the last place for some numbers.
    let seconds = try #require((document["program"] as? Object)?["seconds"] as? Double)
    #expect(abs(seconds / timeline.total.seconds - 1) < 1e-15)
  }

  @Test func `The timeline stays within its limit and says what it merged`() throws {
    let spans = try #require(try document(Sample.profile(Sample.doubling(tiles: 20_000)))["spans"] as? Object)
    let lanes = try #require(spans["lane"] as? [Int])
    #expect(!lanes.isEmpty && lanes.count <= 20_000)
    #expect(try #require(spans["resolution"] as? Int) > 0)
    for column in ["start", "end", "busy", "waiting", "blocker", "instructions", "mixed", "op", "location", "mnemonic"]
    {
      #expect((spans[column] as? [Int])?.count == lanes.count, "\(column)")
    }
    #expect((spans["instructions"] as? [Int])?.reduce(0, +) == 5 * 20_000, "3 instructions and 2 transfers each")
  }

  @Test func `Memory is never fuller than it is shown`() throws {
    let profile = try Sample.profile(Sample.doubling(tiles: 300))
    let memory = try #require(try document(profile)["memory"] as? Object)
    let kinds = try #require((memory["hbm"] as? Object)?["kinds"] as? [Object])
    let columns = kinds.map { $0["bytes"] as? [Int] ?? [] }
    let totals = columns[0].indices.map { time in columns.reduce(0) { $0 + $1[time] } }
    let peak = try #require(memory["peak"] as? Object)
    #expect(totals.max() == profile.memory.steps.map(\.hbmTotal).max())
    #expect(peak["bytes"] as? Int == totals.max())
    #expect(Int(sum(peak["holds"], "bytes")) == totals.max())
    #expect(((memory["sbuf"] as? Object)?["bytes"] as? [Int])?.max() == profile.memory.steps.map(\.sbuf).max())
  }

  @Test func `A program without instructions has a document`() throws {
    let document = try document(Sample.profile(ProgramBuilder(name: "nothing", core: trn2).program))
    #expect((document["headline"] as? Object)?["bound_by"] as? String == "Nothing takes time")
    #expect((document["headline"] as? Object)?["mfu"] is NSNull)
    #expect((document["lanes"] as? [Any])?.isEmpty == true)
  }
}
