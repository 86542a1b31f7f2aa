import InstructionSet
import Machine
import Silicon

/// Memory over time, and what moves between memories.
extension ReportDocument {
  static func addMemory(_ profile: Profile, to json: inout JSONWriter) {
    let (memory, core) = (profile.memory, profile.core)
    let hbm = thinned(memory.steps, of: profile.timeline.total, by: \.hbmTotal)
    json.object("memory") {
      $0.object("hbm") {
        $0.field("capacity", core.hbmStackBytes)
        $0.values("times", hbm.map(\.time.seconds))
        $0.array("kinds", BufferKind.allCases.enumerated()) { json, kind in
          json.field("name", kind.element.text)
          json.values("bytes", hbm.map { $0.hbm[kind.offset] })
        }
      }
      func add(_ name: String, _ capacity: Int, _ bytes: (MemoryOverTime.Step) -> Int, to json: inout JSONWriter) {
        let steps = thinned(memory.steps, of: profile.timeline.total, by: bytes)
        json.object(name) {
          $0.field("capacity", capacity)
          $0.values("times", steps.map(\.time.seconds))
          $0.values("bytes", steps.map(bytes))
        }
      }
      add("sbuf", core.sbufBytesPerPartition * core.partitions, \.sbuf, to: &$0)
      add("psum", core.psumBytesPerPartition * core.partitions, { $0.psum.reduce(0, +) }, to: &$0)
      $0.object("peak") {
        let step = memory.steps.isEmpty ? nil : memory.steps[memory.peak]
        $0.field("seconds", step?.time.seconds ?? 0)
        $0.field("bytes", step?.hbmTotal ?? 0)
        let held = memory.atPeak
        var rows = held.prefix(listed).map { ($0.name, $0.kind?.text ?? "", $0.byteCount, $0.origin) }
        if held.count > listed {
          let rest = held.dropFirst(listed).reduce(0) { $0 + $1.byteCount }
          rows.append(("\(held.count - listed) smaller ones", "", rest, .none))
        }
        $0.array("holds", rows) { json, row in
          json.field("name", row.0)
          json.field("kind", row.1)
          json.field("bytes", row.2)
          json.field("op", row.3.op)
          json.field("location", row.3.location)
        }
      }
    }
  }

  /// The step with the most bytes of each stretch of the time, so that nothing is ever fuller than it is shown.
  private static func thinned(
    _ steps: [MemoryOverTime.Step], of total: Ticks, by bytes: (MemoryOverTime.Step) -> Int
  ) -> [MemoryOverTime.Step] {
    guard steps.count > memorySteps else { return steps }
    let width = max(1, total.count / Int64(memorySteps) + 1)
    var kept: [MemoryOverTime.Step] = []
    for step in steps {
      if let last = kept.last, last.time.count / width == step.time.count / width {
        guard bytes(step) > bytes(last) else { continue }
        kept.removeLast()
      }
      kept.append(step)
    }
    return kept
  }

  static func addTransfers(_ profile: Profile, to json: inout JSONWriter) {
    // The busiest one by one; the others together by size and queue.
    let groups = profile.transfers
    var merged: [TransferGroup.Key: TransferGroup] = [:]
    for group in groups.dropFirst(listed) {
      var key = group.key
      (key.kind, key.writesHBM, key.origin) = (nil, false, Origin(op: "others", location: ""))
      merged[key, default: TransferGroup(key: key)].add(group)
    }
    let others = merged.values.sorted {
      ($0.key.bytesPerDescriptor, $0.key.queue.rawValue) < ($1.key.bytesPerDescriptor, $1.key.queue.rawValue)
    }
    json.array("transfers", Array(groups.prefix(listed)) + others) { json, group in
      json.field("bytes_per_descriptor", group.key.bytesPerDescriptor)
      json.field("descriptors", group.descriptors)
      json.field("bytes", group.bytes)
      json.field("efficiency", group.efficiency(on: profile.core))
      json.field("queue", group.key.queue.title)
      json.field("what", group.key.kind.map { "\($0.text) \(group.key.writesHBM ? "to" : "from") HBM" } ?? "on chip")
      json.field("op", group.key.origin.op)
      json.field("location", group.key.origin.location)
    }
  }
}

extension TransferGroup {
  fileprivate mutating func add(_ other: TransferGroup) {
    transfers += other.transfers
    descriptors += other.descriptors
    bytes += other.bytes
    busy += other.busy
  }
}

extension JSONWriter {
  mutating func object(_ name: String? = nil, _ members: (inout JSONWriter) -> Void) {
    if let name { self.name(name) }
    beginObject()
    members(&self)
    endObject()
  }

  /// An array of objects, one of each element.
  mutating func array<Elements: Sequence>(
    _ name: String, _ elements: Elements, _ members: (inout JSONWriter, Elements.Element) -> Void
  ) {
    self.name(name)
    beginArray()
    for element in elements { object { members(&$0, element) } }
    endArray()
  }

  mutating func values(_ name: String, _ numbers: [Int]) { values(name, numbers) { $0.value($1) } }
  mutating func values(_ name: String, _ numbers: [Double]) { values(name, numbers) { $0.value($1) } }
  mutating func values(_ name: String, _ texts: [String]) { values(name, texts) { $0.value($1) } }

  private mutating func values<Value>(_ name: String, _ values: [Value], _ add: (inout JSONWriter, Value) -> Void) {
    self.name(name)
    beginArray()
    for value in values { add(&self, value) }
    endArray()
  }

  /// Null where there is no number.
  mutating func field(_ name: String, _ value: Double?) {
    self.name(name)
    if let value { self.value(value) } else { null() }
  }
}
