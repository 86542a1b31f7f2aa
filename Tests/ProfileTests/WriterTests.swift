import InstructionSet
import Machine
import Profile
import Silicon
import Testing

/// A Perfetto trace as far as these tests look: slices by row, and arrows.
private struct ReadTrace {
  struct Slice {
    var name: String
    var start: Int
    var end: Int
    var arguments: [String: String]
  }

  var rows: [Int: String] = [:]
  var slices: [String: [Slice]] = [:]
  var counters: [String: [(time: Int, value: Double)]] = [:]
  var flows: [UInt64] = []
  var flowEnds: [UInt64] = []
  var labels: [String] = []

  init(_ profile: Profile, limit: Int = PerfettoTrace.limit) throws {
    var bytes: [UInt8] = []
    try PerfettoTrace.write(profile, limit: limit) { bytes += $0 }
    var names: [Int: [Int: String]] = [:]
    var open: [Int: Slice] = [:]
    for (_, packet) in fields(bytes) {
      var time = 0
      for (field, value) in fields(packet.bytes) {
        switch field {
        case 8: time = value.number
        case 12:
          for (kind, entry) in fields(value.bytes) {
            let parts = fields(entry.bytes)
            names[kind, default: [:]][parts[0].1.number] = parts[1].1.text
          }
        case 60:
          let track = Dictionary(fields(value.bytes), uniquingKeysWith: { first, _ in first })
          let thread = track[4].map { fields($0.bytes).first { $0.0 == 5 }!.1.text }
          rows[track[1]!.number] = thread ?? track[2]?.text ?? ""
          if let process = track[3] { labels += fields(process.bytes).filter { $0.0 == 8 }.map(\.1.text) }
        case 11:
          let event = fields(value.bytes)
          func number(_ field: Int) -> Int { event.first { $0.0 == field }?.1.number ?? 0 }
          let row = number(11)
          flows += event.filter { $0.0 == 47 }.map { UInt64($0.1.number) }
          flowEnds += event.filter { $0.0 == 48 }.map { UInt64($0.1.number) }
          switch number(9) {
          case 1:
            #expect(open[row] == nil, "slices of one row overlap")
            var arguments: [String: String] = [:]
            for (_, argument) in event.filter({ $0.0 == 4 }) {
              let parts = Dictionary(uniqueKeysWithValues: fields(argument.bytes))
              arguments[names[3]![parts[1]!.number]!] =
                parts[17].map { names[29]![$0.number]! } ?? "\(parts[4]!.number)"
            }
            open[row] = Slice(name: names[2]![number(10)]!, start: time, end: time, arguments: arguments)
          case 2:
            open[row]!.end = time
            slices[rows[row]!, default: []].append(open.removeValue(forKey: row)!)
          default:
            let bits = UInt64(bitPattern: Int64(number(44)))
            counters[rows[row]!, default: []].append((time, Double(bitPattern: bits)))
          }
        default: break
        }
      }
    }
    #expect(open.isEmpty)
  }

  func ticks(of rows: (String) -> Bool) -> Int {
    slices.filter { rows($0.key) }.values.joined().reduce(0) { $0 + (Int($1.arguments["busy_ticks"] ?? "0") ?? 0) }
  }
}

private enum Value {
  case number(Int)
  case bytes([UInt8])

  var number: Int { if case .number(let number) = self { number } else { -1 } }
  var bytes: [UInt8] { if case .bytes(let bytes) = self { bytes } else { [] } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The fields of a message of protocol buffers.
private func fields(_ bytes: [UInt8]) -> [(Int, Value)] {
  var position = 0
  func varint() -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
    }
    return value
  }
  var found: [(Int, Value)] = []
  while position < bytes.count {
    let key = varint()
    switch key & 7 {
    case 0: found.append((Int(key >> 3), .number(Int(bitPattern: UInt(varint())))))
    case 1:
      let number = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
      position += 8
      found.append((Int(key >> 3), .number(Int(bitPattern: UInt(number)))))
    default:
      let count = Int(varint())
      found.append((Int(key >> 3), .bytes(Array(bytes[position..<position + count]))))
      position += count
    }
  }
  return found
}

@Suite struct PerfettoTraceTests {
  let profile = try! Sample.profile(Sample.doubling(tiles: 300))

  @Test(arguments: [PerfettoTrace.limit, 1000, 100])
  func `Every execution and its time is in the trace, drawn alone or together`(limit: Int) throws {
    let trace = try ReadTrace(profile, limit: limit)
    let timeline = profile.timeline
    for (engine, row) in zip(timeline.engines, ["TensorMatrixE", "Vector", "Scalar", "GpSimd", "Sync"]) {
      #expect(trace.ticks { $0 == row } == Int(engine.busy.count), "\(row)")
      let together = (trace.slices[row] ?? []).compactMap { $0.arguments["executions"].flatMap { Int($0) } }
      #expect((trace.slices[row] ?? []).count - together.count + together.reduce(0, +) == engine.instructions)
      if limit == PerfettoTrace.limit { #expect(together.isEmpty) }
    }
    for (engine, busy) in timeline.dma.engineBusy.enumerated() {
      #expect(trace.ticks { $0.hasSuffix("-E\(engine)") } == Int(busy.count))
    }
    let count = trace.slices.values.reduce(0) { $0 + $1.count }
    #expect(count <= limit + 1)
    if limit == 100 { #expect(trace.flows.isEmpty) }
    #expect(trace.slices.values.joined().map(\.end).max()! == Int(timeline.total.nanoseconds.rounded()))
  }

  @Test func `Slices say what they are, where they stand, and that they are simulated`() throws {
    let trace = try ReadTrace(profile)
    let add = try #require(trace.slices["Vector"]?.first)
    #expect(add.name == "tensor_tensor")
    #expect(add.arguments["op"] == "double" && add.arguments["source"] == "kernel.py:4")
    #expect(add.arguments["cost"]?.contains(": ") == true)
    #expect(add.arguments["read data1"] == "tile in SBUF, 128 x 512 f32")
    #expect(add.arguments["waited_for"] == "DMA")
    let load = try #require(trace.slices["qSyncIO0-Q4-E0"]?.first)
    #expect(load.arguments["bytes"] == "\(128 * 512 * 4)")
    #expect(trace.labels == ["simulated", "simulated", "simulated"])
    let run = try #require(trace.slices["Run"]?.first)
    #expect(run.name == "doubling (simulated)" && run.arguments["chip"] == "trn2")
  }

  @Test func `Arrows lead from what was waited for to who waited`() throws {
    let trace = try ReadTrace(profile)
    #expect(!trace.flows.isEmpty)
    #expect(Set(trace.flows).count == trace.flows.count)
    #expect(trace.flows.sorted() == trace.flowEnds.sorted())
    var waits = 0
    profile.recording.forEachEvent { event, _ in if event.waiting > .zero && event.blocker < 6 { waits += 1 } }
    #expect(trace.flowEnds.count == waits)
  }

  @Test func `Counters follow memory and transfers`() throws {
    let trace = try ReadTrace(profile)
    let pending = try #require(trace.counters["Pending DMAs"])
    #expect(pending.last?.value == 0 && pending.map(\.value).max()! >= 2)
    #expect(zip(pending, pending.dropFirst()).allSatisfy { $0.time < $1.time })
    #expect(trace.counters["HBM use: inputs"]?.map(\.value).max() == Double(300 * 128 * 512 * 4))
    let throughput = try #require(trace.counters["DMA throughput to and from HBM"])
    let bytes = throughput.reduce(0) { $0 + $1.value } / 1000 * profile.timeline.total.nanoseconds
    #expect(abs(bytes / Double(2 * 300 * 128 * 512 * 4) - 1) < 0.01)
  }

  @Test func `A sink's error ends the trace`() {
    #expect(throws: ProfileError.self) {
      try PerfettoTrace.write(profile) { _ throws(ProfileError) in
        throw ProfileError(.unwritableFile, "the disk is full")
      }
    }
  }
}

@Suite struct XSpaceTests {
  let profile = try! Sample.profile(Sample.doubling(tiles: 300))

  struct Line {
    var name: String
    var start: Int
    var events: [(kind: Int, start: Int, duration: Int)]
  }

  /// Planes by name, with their rows.
  private func planes(_ bytes: [UInt8]) -> [String: [Line]] {
    var planes: [String: [Line]] = [:]
    for (_, plane) in fields(bytes).filter({ $0.0 == 1 }) {
      let parts = fields(plane.bytes)
      planes[parts.first { $0.0 == 2 }!.1.text] = parts.filter { $0.0 == 3 }.map { _, line in
        let parts = fields(line.bytes)
        func first(_ field: Int) -> Value? { parts.first { $0.0 == field }?.1 }
        let events = parts.filter { $0.0 == 4 }.map { _, event in
          let numbers = Dictionary(fields(event.bytes), uniquingKeysWith: { first, _ in first })
          return (numbers[1]!.number, numbers[2]!.number, numbers[3]!.number)
        }
        return Line(name: first(2)!.text, start: first(3)!.number, events: events)
      }
    }
    return planes
  }

  @Test(arguments: [XSpace.limit, 500])
  func `A device has rows of engines, queues, steps, modules and ops that take all of the time`(limit: Int) throws {
    let begin: Int64 = 1_700_000_000_000_000_000
    let runs = [0, 1_000_000_000].map { XSpace.Run(device: 3, program: 0, start: begin + $0) }
    let planes = planes(XSpace.bytes([profile], runs, limit: limit))
    #expect(Set(planes.keys) == ["/device:CUSTOM:NeuronCore-v3 3 (simulated)", "/device:TPU:3"])
    let lines = try #require(planes["/device:TPU:3"])
    #expect(lines.map(\.name) == ["Steps", "XLA Modules", "XLA Ops"])
    for line in lines.prefix(2) {
      #expect(line.start == Int(begin) && line.events.map(\.start) == [0, 1_000_000_000_000])
      let whole = (profile.timeline.total + profile.timeline.launch).nanoseconds
      for event in line.events { #expect(abs(Double(event.duration) / 1000 - whole) < 1) }
    }
    let ops = lines[2].events
    let total = profile.timeline.total.nanoseconds
    #expect(abs(Double(ops.reduce(0) { $0 + $1.duration }) / 1000 - 2 * total) < 1)
    #expect(zip(ops, ops.dropFirst()).allSatisfy { $0.start + $0.duration <= $1.start })
    let vector = try #require(planes["/device:CUSTOM:NeuronCore-v3 3 (simulated)"]?.first { $0.name == "Vector" })
    #expect(vector.events.count == (limit == XSpace.limit ? 600 : vector.events.count))
    #expect(zip(vector.events, vector.events.dropFirst()).allSatisfy { $0.start + $0.duration <= $1.start })
  }

  @Test func `Runs on one device do not overlap, whatever the host's clock says`() throws {
    let starts: [Int64] = [5_000, 5_001, 0, .max - 1]
    let planes = planes(XSpace.bytes([profile], starts.map { XSpace.Run(device: 0, program: 0, start: $0) }))
    let steps = try #require(planes["/device:TPU:0"]?.first).events
    #expect(steps.count == 4)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.start + $0.duration <= $1.start })
  }

  @Test func `Nothing ran: an empty message but for warnings`() {
    #expect(XSpace.bytes([], []).isEmpty)
    let warned = fields(XSpace.bytes([], [], warnings: ["2 runs are left out"]))
    #expect(warned.map(\.0) == [3] && warned[0].1.text == "2 runs are left out")
  }
}
