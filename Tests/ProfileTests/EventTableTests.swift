import Foundation
import InstructionSet
import Machine
import Silicon
import Testing

@testable import Profile

/// What readers of the written tables find, parsed by others than those who wrote them.
@Suite struct EventTableTests {
  struct Table {
    var header: [String]
    var rows: [[String]]

    /// RFC 4180.
    init(_ text: String) {
      var records: [[String]] = []
      var record: [String] = []
      var cell = ""
      var isQuoted = false
      var scalars = Array(text.unicodeScalars)[...]
      while let scalar = scalars.popFirst() {
        switch scalar {
        case "\"" where isQuoted && scalars.first == "\"":
          cell.unicodeScalars.append(scalar)
          scalars.removeFirst()
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
          record.append(cell)
          cell = ""
        case "\r" where !isQuoted: break
        case "\n" where !isQuoted:
          records.append(record + [cell])
          record = []
          cell = ""
        default: cell.unicodeScalars.append(scalar)
        }
      }
      header = records.removeFirst()
      rows = records
    }

    func column(_ name: String) throws -> [String] {
      let index = try #require(header.firstIndex(of: name))
      return rows.map { $0[index] }
    }

    func ticks(_ name: String) throws -> [Ticks] {
      try column(name).map { Ticks(nanoseconds: try #require(Double($0))) }
    }

    func sum(_ name: String) throws -> Int { try column(name).reduce(0) { $0 + (try #require(Int($1))) } }
  }

  static func csv(_ profile: Profile, limit: Int = .max) throws -> (table: Table, left: Int) {
    var bytes: [UInt8] = []
    let left = try InstructionCSV.write(profile, limit: limit) { bytes += $0 }
    return (Table(String(decoding: bytes, as: UTF8.self)), left)
  }

  static func json(_ profile: Profile, limit: Int = .max) throws -> (tables: [String: [[String: Any]]], left: Int) {
    var bytes: [UInt8] = []
    let left = try NeuronJSON.write(profile, limit: limit) { bytes += $0 }
    let tables = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [[String: Any]]]
    return (try #require(tables), left)
  }

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `Rows of instructions add up to the timeline, to the tick and the byte`(chip: String) throws {
    let profile = try MetricProgram(chip: chip).profile()
    let timeline = profile.timeline
    let (table, left) = try Self.csv(profile)
    #expect(left == 0)
    #expect(table.rows.count == timeline.instructions)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    let engines = try table.column("engine")
    let busy = try table.ticks("busy (ns)")
    let waiting = try table.ticks("waiting (ns)")
    for engine in timeline.engines {
      let rows = engines.indices.filter { engines[$0] == engine.engine.rawValue }
      #expect(rows.count == engine.instructions)
      #expect(rows.reduce(Ticks.zero) { $0 + busy[$1] } == engine.busy)
      #expect(rows.reduce(Ticks.zero) { $0 + waiting[$1] } == engine.waiting)
    }
    #expect(try table.sum("HBM read (bytes)") == timeline.dma.hbmBytesRead)
    #expect(try table.sum("HBM written (bytes)") == timeline.dma.hbmBytesWritten)
    let summary = NeuronSummary(profile)
    #expect(summary["dma_transfer_total_bytes"] == .integer(try table.sum("DMA moved (bytes)")))
    #expect(summary["hardware_flops"] == .integer(try table.sum("operations (FLOP)")))
    #expect(summary["transpose_flops"] == .integer(try table.sum("transposes (FLOP)")))
    #expect(try table.ticks("visible (ns)").max() == timeline.total)
    #expect(try table.column("source").contains("model.py:3, \"inner\""))
  }

  @Test func `Rows of waits name whom they were for`() throws {
    let profile = try MetricProgram().profile()
    let (table, _) = try Self.csv(profile)
    let waiting = try table.ticks("waiting (ns)")
    let waitedFor = try table.column("waited for")
    for (time, who) in zip(waiting, waitedFor) where time == .zero { #expect(who == "") }
    #expect(Set(waitedFor).isSubset(of: Set(Engine.allCases.map(\.rawValue) + ["dma", ""])))
    #expect(waitedFor.contains("dma"))
  }

  @Test func `A limit keeps the first rows, and says how many there are more`() throws {
    let profile = try MetricProgram().profile()
    let (all, _) = try Self.csv(profile)
    let (some, left) = try Self.csv(profile, limit: 100)
    #expect(some.rows == Array(all.rows[..<100]))
    #expect(left == all.rows.count - 100)
    let (tables, leftOut) = try Self.json(profile, limit: 100)
    #expect(leftOut == left)
    #expect(tables["instruction"]?.count == 100)
    #expect((tables["warning"]?.first?["message"] as? String)?.contains("\(left) later ones") == true)
    let dma = all.rows[..<100].count { $0[all.header.firstIndex(of: "instruction")!].hasPrefix("dma_") }
    #expect(tables["dma"]?.count == dma)
  }

  @Test func `Tables of JSON have the rows of the summary`() throws {
    let profile = try MetricProgram(modelFLOPs: 1e9).profile()
    let (tables, left) = try Self.json(profile)
    #expect(left == 0 && tables["warning"]?.isEmpty == true)
    let (csv, _) = try Self.csv(profile)
    let summary = try #require(tables["summary"]?.first)
    #expect(Set(summary.keys) == Set(NeuronSummaryTests.names))
    func number(_ name: String) -> Int { summary[name] as? Int ?? -1 }
    let instructions = try #require(tables["instruction"])
    let transfers = try #require(tables["dma"])
    #expect(instructions.count + transfers.count == number("total_row_count"))
    #expect(transfers.count == number("dma_transfer_count"))
    func sum(_ rows: [[String: Any]], _ column: String) -> Int { rows.reduce(0) { $0 + ($1[column] as? Int ?? 0) } }
    for name in [
      "hbm_read_bytes", "hbm_write_bytes", "sbuf_read_bytes", "sbuf_write_bytes", "psum_read_bytes",
      "psum_write_bytes", "spill_save_bytes", "spill_reload_bytes", "psum_read_sbuf_write_bytes",
      "input_queue_bytes", "output_queue_bytes", "weight_queue_bytes",
    ] {
      #expect(sum(instructions, name) == number(name), "\(name)")
      #expect(number(name) > 0, "\(name)")
    }
    #expect(sum(instructions, "raw_flops") == number("hardware_flops"))
    #expect(sum(instructions, "flops_transpose") == number("transpose_flops"))
    #expect(sum(instructions, "adjusted_flops") == number("adjusted_hardware_flops"))
    #expect(sum(transfers, "transfer_bytes") == number("dma_transfer_total_bytes"))
    for (type, name) in [
      ("output", "static"), ("software_dynamic", "software_dynamic"), ("hardware_dynamic", "hardware_dynamic"),
    ] {
      let rows = transfers.filter { $0["queue_type"] as? String == type }
      #expect(sum(rows, "transfer_bytes") == number("\(name)_dma_size"))
      #expect(sum(rows, "packet_count") == number("\(name)_dma_packet_count"))
    }
    // Times are those of the other table, in whole nanoseconds.
    let starts = try csv.ticks("start (ns)")
    let ends = try csv.ticks("end (ns)")
    for (row, (start, end)) in zip(instructions, zip(starts, ends)) {
      let timestamp = row["timestamp"] as? Int ?? -1
      #expect(abs(timestamp - Int(start.nanoseconds.rounded())) <= 1)
      #expect(timestamp + (row["duration"] as? Int ?? -1) == Int(end.nanoseconds.rounded()))
    }
    // Each transfer follows the instruction that triggers it.
    for row in transfers {
      let trigger = instructions[row["id"] as? Int ?? -1]
      #expect((trigger["opcode"] as? String)?.hasPrefix("DMA_") == true)
      #expect(trigger["dma_trigger_start_ts"] as? Int == row["timestamp"] as? Int)
      #expect((row["timestamp"] as? Int ?? -1) >= (row["trigger"] as? Int ?? .max))
    }
  }

  @Test func `Small tables agree with the summary`() throws {
    let example = try MetricProgram()
    let profile = try example.profile()
    let (tables, _) = try Self.json(profile, limit: 10)
    let opcodes = try #require(tables["opcode_summary"])
    #expect(opcodes.reduce(0) { $0 + ($1["instruction_count"] as? Int ?? 0) } == profile.timeline.instructions)
    let passes = opcodes.filter { $0["opcode"] as? String == "MATMUL" }
    #expect(passes.map { $0["instruction_count"] as? Int } == [2 * MetricProgram.trips])
    let metadata = try #require(tables["metadata"]?.first)
    #expect(metadata["is_simulation"] as? Bool == true)
    #expect(metadata["tensor_engine_clock_freq"] as? Double == 2.4)
    let traffic = try #require(tables["hbm_usage"])
    #expect(
      traffic.last?["total_transfer_bytes"] as? Int
        == profile.timeline.dma.hbmBytesRead + profile.timeline.dma.hbmBytesWritten)
    // ws, xs, ys and ts: 3840 of 196608 bytes in each partition; a bank and an eighth of PSUM.
    let sbuf = try #require(tables["sbuf_usage"]).compactMap { $0["avg_util_percent"] as? Double }.max()
    #expect(sbuf == Double(256 + 1024 + 2048 + 256) / Double(example.core.sbufBytesPerPartition))
    let psum = try #require(tables["psum_usage"])
    #expect(psum.compactMap { $0["bank_0_util_percent"] as? Double }.max() == 1)
    #expect(psum.compactMap { $0["bank_1_util_percent"] as? Double }.max() == 0.125)
    #expect(psum.compactMap { $0["bank_7_util_percent"] as? Double }.max() == 0)
  }

  @Test func `The summary's line has one key, which the program decides`() throws {
    let profile = try MetricProgram(modelFLOPs: 1e9).profile()
    let line = NeuronSummary.json(of: profile)
    #expect(!line.contains("\n"))
    let read = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: [String: Any]])
    let (key, metrics) = try #require(read.first)
    #expect(read.count == 1 && key.hasPrefix("n_") && key.count == 18)
    #expect(metrics.count == 101)
    #expect(metrics["event_count"] is NSNull)
    #expect(NeuronSummary.json(of: try MetricProgram(modelFLOPs: 1e9).profile()) == line)
    let other = NeuronSummary.json(of: try MetricProgram(chip: "trn1", modelFLOPs: 1e9).profile())
    #expect(other != line && other.contains(key))
  }
}
