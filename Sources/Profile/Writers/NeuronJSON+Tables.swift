import InstructionSet
import Machine
import Silicon

/// The small tables.
extension NeuronJSON {
  /// The machine model, in the columns of table Metadata that say something here.
  static func addMetadata(of profile: Profile, to json: inout JSONWriter) {
    let core = profile.core
    json.beginObject()
    json.field("profile_schema_version", "7.4.0")
    json.field("is_simulation", true)
    json.field("explorer_version", "Roundhouse \(profile.capture.facts.version)")
    json.field("profile_name", profile.capture.name)
    json.field("chip", profile.capture.chip)
    json.field("num_physical_cores", 1)
    json.field("vnc_enabled", false)
    json.field("first_hw_timestamp", 0)
    json.field("last_hw_timestamp", profile.timeline.total.wholeNanoseconds)
    json.field("dma_ddr_bandwidth", Double(core.dmaEngines) * core.dmaBytesPerNanosecond * 1e9)
    json.field("num_dma_engines_per_neuroncore", core.dmaEngines)
    json.field("hbm_ddr_bandwidth", core.hbmStackBytesPerNanosecond * 1e9)
    json.field("tensor_engine_num_rows", core.tensorRows)
    json.field("tensor_engine_num_cols", core.tensorColumns)
    json.field("tensor_engine_clock_freq", core.tensorClock)
    for (engine, clock) in [("vector", core.vectorClock), ("scalar", core.scalarClock), ("gpsimd", core.gpsimdClock)] {
      json.field("\(engine)_engine_clock_freq", clock)
      json.field("\(engine)_engine_num_channels", core.partitions)
    }
    json.field("neuroncore_clock_freq", core.syncClock)
    json.field("ticks_per_nanosec", Ticks.perNanosecond)
    json.endObject()
    json.newline()
  }

  static func addWarning(leftOut: Int, limit: Int, to json: inout JSONWriter) {
    guard leftOut > 0 else { return }
    json.beginObject()
    json.field("category", "Missing Data")
    json.field(
      "message",
      "instruction and dma list the first \(limit) executions in program order; \(leftOut) later ones are left out. The other tables are of all."
    )
    json.endObject()
    json.newline()
  }

  /// Executions and time by engine and opcode.
  static func addOpcodes(_ measures: NeuronMeasures, to json: inout JSONWriter) {
    struct Key: Hashable {
      var engine: Engine
      var opcode: String
    }
    var order: [Key] = []
    var sums: [Key: (count: Int, busy: Ticks)] = [:]
    for (instruction, one) in zip(measures.recording.instructions, measures.instructions) {
      guard instruction.count > 0, instruction.kind != .free else { continue }
      let key = Key(engine: instruction.engine, opcode: one.opcode)
      if sums[key] == nil { order.append(key) }
      let sum = sums[key] ?? (0, .zero)
      sums[key] = (sum.count + instruction.count, sum.busy + instruction.busy)
    }
    let total = measures.timeline.total
    for key in order {
      let (count, busy) = sums[key]!
      json.beginObject()
      json.field("engine", key.engine.rawValue)
      json.field("opcode", key.opcode)
      json.field("instruction_count", count)
      json.field("instruction_time_ns", busy.wholeNanoseconds)
      json.field("active_time_ns", busy.wholeNanoseconds)
      json.field("active_time_percent", total > .zero ? Double(busy.count) / Double(total.count) : 0)
      json.endObject()
      json.newline()
    }
  }

  /// HBM's traffic in equal parts of the time; a transfer's bytes are spread evenly over it.
  static func addTraffic(_ measures: NeuronMeasures, to json: inout JSONWriter) {
    let traffic = measures.traffic(parts: 500)
    let part = measures.timeline.total.nanoseconds / Double(traffic.count)
    var sum = 0.0
    for (position, bytes) in traffic.enumerated() {
      sum += bytes
      json.beginObject()
      json.field("timestamp", Int((Double(position + 1) * part).rounded()))
      json.field("current_throughput", part > 0 ? bytes / (part * 1e-9) : 0)
      json.field("total_transfer_bytes", Int(sum.rounded()))
      json.field("pcore_idx", 0)
      json.endObject()
      json.newline()
    }
  }

  /// How full SBUF and the banks of PSUM are, at each change.
  static func addMemory(of profile: Profile, to json: inout JSONWriter) {
    let core = profile.core
    let steps = profile.memory.steps
    table("sbuf_usage", in: &json) { json in
      for step in steps {
        json.beginObject()
        json.field("timestamp", step.time.wholeNanoseconds)
        json.field("avg_util_percent", Double(step.sbuf) / Double(core.partitions * core.sbufBytesPerPartition))
        json.field("pcore_idx", 0)
        json.endObject()
        json.newline()
      }
    }
    table("psum_usage", in: &json) { json in
      let bank = Double(core.partitions * core.psumBankBytes)
      for step in steps {
        json.beginObject()
        json.field("timestamp", step.time.wholeNanoseconds)
        json.field("avg_util_percent", Double(step.psum.reduce(0, +)) / (bank * Double(step.psum.count)))
        for (number, bytes) in step.psum.enumerated() {
          json.field("bank_\(number)_util_percent", Double(bytes) / bank)
        }
        json.field("pcore_idx", 0)
        json.endObject()
        json.newline()
      }
    }
  }
}

extension NeuronMeasures {
  /// Bytes read from and written to HBM in each of `parts` equal parts of the time.
  fileprivate func traffic(parts: Int) -> [Double] {
    var traffic = [Double](repeating: 0, count: parts)
    let width = Double(timeline.total.count) / Double(parts)
    guard width > 0 else { return [] }
    recording.forEachEvent { event, _ in
      let instruction = recording.instructions[Int(event.instruction)]
      let bytes = Double(instruction.hbmBytesRead + instruction.hbmBytesWritten)
      guard bytes > 0 else { return }
      let one = instructions[Int(event.instruction)]
      let span = one.queue == nil ? (start: event.start, end: event.visible) : one.span(of: event)
      let (start, end) = (Double(span.start.count), max(Double(span.end.count), Double(span.start.count) + 1))
      let first = min(parts - 1, Int(start / width))
      let last = min(parts - 1, max(first, Int(end / width)))
      for part in first...last {
        let from = part == first ? start : Double(part) * width
        let until = part == last ? end : Double(part + 1) * width
        traffic[part] += bytes * (until - from) / (end - start)
      }
    }
    return traffic
  }
}
