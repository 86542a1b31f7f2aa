import InstructionSet
import Machine
import Silicon

/// What rows of events have that does not change from one execution to the next, as members of a JSON object.
extension NeuronJSON {
  /// Of table `instruction`.
  static func constants(
    of instruction: Recording.Instruction, _ one: NeuronInstruction, _ position: Int, _ profile: Profile
  ) -> String {
    let text = profile.program.text(of: instruction.statement.instruction)
    return members { json in
      json.field("label", instruction.label)
      if !instruction.origin.op.isEmpty { json.field("hlo_name", instruction.origin.op) }
      json.field("opcode", one.opcode)
      json.field("operands", String(text.dropFirst(instruction.mnemonic.count + 1)))
      json.field("engine", instruction.engine.rawValue)
      json.field("timeline_track", instruction.engine == .tensor ? "TensorMatrix" : instruction.engine.title)
      json.field("pcore_idx", 0)
      json.field("pc", position)
      if !instruction.origin.location.isEmpty {
        // Without a model all instructions are a kernel's.
        let isKernel = profile.capture.modelFLOPs == nil
        json.field(isKernel ? "nki_source_location" : "bir_debug_info_source_location", instruction.origin.location)
      }
      for (name, value) in numbers(instruction, one) where value != 0 { json.field(name, value) }
      if one.flops > 0 {
        json.field("tensor_instruction_type", one.transposeFLOPs > 0 ? "TRANSPOSE" : "REGULAR")
      }
    }
  }

  private static func numbers(_ instruction: Recording.Instruction, _ one: NeuronInstruction) -> [(String, Int)] {
    func queueBytes(_ wanted: DMAQueue.Content) -> Int { one.queue?.content == wanted ? instruction.bytes : 0 }
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

  /// Of table `dma`; empty for what is no DMA.
  static func transferConstants(
    of instruction: Recording.Instruction, _ one: NeuronInstruction, _ program: Program
  ) -> String {
    guard let queue = one.queue else { return "" }
    let moved = instruction.operands.filter { $0.name != "indices" }
    let sources = moved.filter { $0.access != .write }.map(\.pattern)
    let targets = moved.filter { $0.access != .read }.map(\.pattern)
    let inHBM = (sources + targets).filter { program[$0.buffer].space == .hbm }
    func list(_ patterns: [AccessPattern], _ text: (AccessPattern) -> String) -> String {
      "[" + patterns.map(text).joined(separator: ", ") + "]"
    }
    func space(_ pattern: AccessPattern) -> String { program[pattern.buffer].space.rawValue.uppercased() }
    func shape(_ pattern: AccessPattern) -> String {
      "[" + ([pattern.partitions] + pattern.free.map(\.count)).map(String.init).joined(separator: ", ") + "]"
    }
    return members { json in
      json.field("label", instruction.label)
      json.field("queue_name", queue.name)
      json.field("queue_type", queue.type)
      json.field("op", instruction.hbmBytesWritten > 0 ? "write" : "read")
      json.field("variable", (inHBM.isEmpty ? targets : inHBM).map { program[$0.buffer].name }.joined(separator: ", "))
      json.field("read_bytes", instruction.bytes)
      json.field("write_bytes", instruction.bytes)
      json.field("transfer_bytes", instruction.bytes)
      json.field("packet_count", instruction.descriptors)
      json.field("dma_engine_count", instruction.dmaService.count { $0 > .zero })
      json.field("source", list(sources, space))
      json.field("dest", list(targets, space))
      json.field("read_shape", list(sources, shape))
      json.field("write_shape", list(targets, shape))
      json.field("pcore_idx", 0)
    }
  }

  private static func members(_ body: (inout JSONWriter) -> Void) -> String {
    let object = JSONWriter.text { json in
      json.beginObject()
      body(&json)
      json.endObject()
    }
    return String(object.dropFirst().dropLast())
  }
}

extension Recording.Instruction {
  /// What a reader calls it: its op and where that stands, or the instruction's own name.
  fileprivate var label: String {
    let place = origin.label
    return place.isEmpty ? mnemonic : place
  }
}
