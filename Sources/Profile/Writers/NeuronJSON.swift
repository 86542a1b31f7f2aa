import InstructionSet
import Machine
import Silicon

/// A profile as the tables that Neuron's tools write as JSON: `summary`, `instruction`, `dma` and a few small ones, with the
/// column names of Neuron Explorer's schema 7.4.0. Event times are whole nanoseconds, those of the summary seconds.
///
/// Columns that say nothing of a row are left out of it.
public enum NeuronJSON {
  /// - Parameter limit: Executions to list; those that come first in program order. Table `warning` says what is left out.
  /// - Parameter append: Gets the file's bytes piece by piece.
  /// - Returns: How many executions were left out.
  public static func write(
    _ profile: Profile, limit: Int, _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) -> Int {
    let measures = NeuronMeasures(profile)
    let left = max(0, profile.recording.eventCount - limit)
    try ChunkedOutput.write(to: append) { output in
      var json = JSONWriter(to: output)
      json.beginObject()
      json.newline()
      table("metadata", in: &json) { addMetadata(of: profile, to: &$0) }
      table("warning", in: &json) { addWarning(leftOut: left, limit: limit, to: &$0) }
      table("summary", in: &json) { NeuronSummary(measures).write(to: &$0) }
      table("opcode_summary", in: &json) { addOpcodes(measures, to: &$0) }
      table("hbm_usage", in: &json) { addTraffic(measures, to: &$0) }
      addMemory(of: profile, to: &json)
      table("dma", in: &json) { addTransfers(profile, measures, limit: limit, to: &$0) }
      table("instruction", in: &json) { addInstructions(profile, measures, limit: limit, to: &$0) }
      json.endObject()
      json.newline()
    }
    return left
  }

  static func table(_ name: String, in json: inout JSONWriter, _ rows: (inout JSONWriter) -> Void) {
    json.name(name)
    json.beginArray()
    json.newline()
    rows(&json)
    json.endArray()
    json.newline()
  }

  private static func addInstructions(
    _ profile: Profile, _ measures: NeuronMeasures, limit: Int, to json: inout JSONWriter
  ) {
    let constants = measures.instructions.indices.map { position in
      NeuronJSON.constants(
        of: profile.recording.instructions[position], measures.instructions[position], position, profile)
    }
    var id = 0
    profile.recording.forEachEvent(limit: limit) { event, _ in
      let start = max(event.start, event.free).wholeNanoseconds
      let index = Int(event.instruction)
      json.beginObject()
      json.field("timestamp", start)
      json.field("duration", max(0, event.end.wholeNanoseconds - start))
      json.field("id", id)
      json.field("evt_wait_time_ns", event.waiting.wholeNanoseconds)
      if measures.instructions[index].queue != nil {
        let (from, until) = measures.instructions[index].span(of: event)
        json.field("dma_trigger_start_ts", from.wholeNanoseconds)
        json.field("dma_trigger_end_ts", until.wholeNanoseconds)
        json.field("dma_wait_time_ns", max(0, from.wholeNanoseconds - event.end.wholeNanoseconds))
      }
      json.add(raw: constants[index])
      json.endObject()
      json.newline()
      id += 1
    }
  }

  private static func addTransfers(
    _ profile: Profile, _ measures: NeuronMeasures, limit: Int, to json: inout JSONWriter
  ) {
    let constants = measures.instructions.indices.map { position in
      transferConstants(of: profile.recording.instructions[position], measures.instructions[position], profile.program)
    }
    var id = 0
    profile.recording.forEachEvent(limit: limit) { event, _ in
      let index = Int(event.instruction)
      defer { id += 1 }
      guard measures.instructions[index].queue != nil else { return }
      let (start, end) = measures.instructions[index].span(of: event)
      let seconds = (end - start).seconds
      json.beginObject()
      json.field("timestamp", start.wholeNanoseconds)
      json.field("duration", end.wholeNanoseconds - start.wholeNanoseconds)
      // The number of the row of `instruction` that triggers it.
      json.field("id", id)
      json.field("trigger", event.start.wholeNanoseconds)
      json.field("completion", event.end.wholeNanoseconds)
      if seconds > 0 {
        json.field("throughput", Double(profile.recording.instructions[index].bytes) / seconds)
      }
      json.add(raw: constants[index])
      json.endObject()
      json.newline()
    }
  }
}

extension Ticks {
  /// As event tables have it.
  var wholeNanoseconds: Int { Int(nanoseconds.rounded()) }
}
