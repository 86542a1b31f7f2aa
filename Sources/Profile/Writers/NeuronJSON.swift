import InstructionSet
import Machine
import Silicon

/// A profile as the tables that Neuron's tools write as JSON: `summary`, `instruction`, `dma` and a few small ones, with the
/// column names of Neuron Explorer's schema 7.4.0. Event times are whole nanoseconds, those of the summary seconds.
///
/// Columns that say nothing of a row are left out of it.
public enum NeuronJSON {
  /// How many executions are listed unless asked otherwise.
  public static let defaultLimit = 1_000_000

  /// A table of one row for each of the recording's executions, or those that `row` gives one.
  static func events(
    _ name: String, of recording: Recording, limit: Int, in json: inout JSONWriter,
    row: (_ event: Recording.Event, _ id: Int, _ json: inout JSONWriter) -> Void
  ) {
    json.name(name)
    json.beginArray()
    json.newline()
    var id = 0
    recording.forEachEvent(limit: limit) { event, _ in
      row(event, id, &json)
      id += 1
    }
    json.endArray()
    json.newline()
  }

  /// The members of `instruction` rows that do not change from one execution to the next, as JSON.
  static func constantMembers(
    _ instruction: Recording.Instruction, _ one: NeuronInstruction, position: Int, program: Program, isKernel: Bool
  ) -> String {
    let text = program.text(of: instruction.statement.instruction)
    let members = JSONWriter.text { json in
      json.beginObject()
      json.field("label", instruction.origin.label ?? instruction.mnemonic)
      if !instruction.origin.op.isEmpty { json.field("hlo_name", instruction.origin.op) }
      json.field("opcode", one.opcode)
      json.field("operands", String(text.dropFirst(instruction.mnemonic.count + 1)))
      json.field("engine", instruction.engine.rawValue)
      json.field("timeline_track", instruction.engine == .tensor ? "TensorMatrix" : instruction.engine.title)
      json.field("pcore_idx", 0)
      json.field("pc", position)
      if !instruction.origin.location.isEmpty {
        let column = isKernel ? "nki_source_location" : "bir_debug_info_source_location"
        json.field(column, instruction.origin.location)
      }
      for (name, value) in numbers(instruction, one) where value != 0 { json.field(name, value) }
      if one.flops > 0 {
        json.field("tensor_instruction_type", one.transposeFLOPs > 0 ? "TRANSPOSE" : "REGULAR")
      }
      json.endObject()
    }
    // The braces are those of the row.
    return String(members.dropFirst().dropLast())
  }

  private static func numbers(_ instruction: Recording.Instruction, _ one: NeuronInstruction) -> [(String, Int)] {
    let content = one.queue?.content
    func queueBytes(_ wanted: DMAQueue.Content) -> Int { content == wanted ? instruction.bytes : 0 }
    return [
      ("hbm_read_bytes", instruction.hbmBytesRead), ("hbm_write_bytes", instruction.hbmBytesWritten),
      ("sbuf_read_bytes", one.sbufBytesRead), ("sbuf_write_bytes", one.sbufBytesWritten),
      ("spill_save_bytes", one.spillBytesSaved), ("spill_reload_bytes", one.spillBytesReloaded),
      ("psum_read_bytes", one.psumBytesRead), ("psum_write_bytes", one.psumBytesWritten),
      ("psum_read_sbuf_write_bytes", one.drainsPSUM ? one.psumBytesRead : 0),
      ("input_queue_bytes", queueBytes(.input)), ("output_queue_bytes", queueBytes(.output)),
      ("weight_queue_bytes", queueBytes(.data)), ("raw_flops", one.flops),
      ("adjusted_flops", Int(one.adjustedFLOPs.rounded())), ("flops_transpose", one.transposeFLOPs),
      ("adjusted_flops_transpose", Int(one.adjustedTransposeFLOPs.rounded())),
    ]
  }

  /// The members of `dma` rows that do not change.
  static func constantMembers(ofTransfer instruction: Recording.Instruction, _ one: NeuronInstruction, program: Program)
    -> String
  {
    guard let queue = one.queue else { return "" }
    func places(_ isWanted: (Recording.Instruction.Operand.Access) -> Bool) -> [AccessPattern] {
      instruction.operands.filter { isWanted($0.access) && $0.name != "indices" }.map(\.pattern)
    }
    let (sources, targets) = (places { $0 != .write }, places { $0 != .read })
    let inHBM = (sources + targets).filter { program[$0.buffer].space == .hbm }
    func list(_ patterns: [AccessPattern], _ text: (AccessPattern) -> String) -> String {
      "[" + patterns.map(text).joined(separator: ", ") + "]"
    }
    func shape(_ pattern: AccessPattern) -> String {
      "[" + ([pattern.partitions] + pattern.free.map(\.count)).map(String.init).joined(separator: ", ") + "]"
    }
    let members = JSONWriter.text { json in
      json.beginObject()
      json.field("label", instruction.origin.label ?? instruction.mnemonic)
      json.field("queue_name", queue.name)
      json.field("queue_type", queue.type)
      json.field("op", instruction.mnemonic)
      json.field("variable", (inHBM.isEmpty ? targets : inHBM).map { program[$0.buffer].name }.joined(separator: ", "))
      json.field("read_bytes", instruction.bytes)
      json.field("write_bytes", instruction.bytes)
      json.field("transfer_bytes", instruction.bytes)
      json.field("packet_count", instruction.descriptors)
      json.field("source", list(sources) { program[$0.buffer].space.rawValue.uppercased() })
      json.field("dest", list(targets) { program[$0.buffer].space.rawValue.uppercased() })
      json.field("read_shape", list(sources, shape))
      json.field("write_shape", list(targets, shape))
      json.field("dma_engines", instruction.dmaService.count { $0 > .zero })
      json.field("pcore_idx", 0)
      json.endObject()
    }
    return String(members.dropFirst().dropLast())
  }
}

extension Origin {
  /// What a reader calls it: the op and where it stands; nil when neither is known.
  fileprivate var label: String? {
    if op.isEmpty && location.isEmpty { return nil }
    if op.isEmpty || location.isEmpty { return op + location }
    return "\(op) \(location)"
  }
}

extension Ticks {
  /// As event tables have it.
  var wholeNanoseconds: Int { Int(nanoseconds.rounded()) }
}
