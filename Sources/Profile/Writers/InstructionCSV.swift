import InstructionSet
import Machine
import Silicon

/// A row for each execution of an instruction, loops unrolled, as comma-separated values (RFC 4180): for spreadsheets and
/// data frames.
///
/// Times are exact: multiplied by 33.6 they are whole ticks. `busy` adds up to the engines' busy times, `waiting` to their
/// waiting times, and so do bytes and operations.
public enum InstructionCSV {
  static let columns = [
    "start (ns)", "end (ns)", "visible (ns)", "busy (ns)", "waiting (ns)", "waited for", "engine", "instruction",
    "operation", "source", "HBM read (bytes)", "HBM written (bytes)", "DMA moved (bytes)", "operations (FLOP)",
    "transposes (FLOP)", "cost",
  ]

  /// - Parameter limit: Rows to write; those of the first executions in program order.
  /// - Parameter append: Gets the file's bytes piece by piece.
  /// - Returns: How many rows were left out.
  public static func write(
    _ profile: Profile, limit: Int,
    _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) -> Int {
    let recording = profile.recording
    let endings = recording.instructions.map { instruction in
      let one = NeuronInstruction(instruction, of: profile)
      return [
        instruction.engine.rawValue, instruction.mnemonic, instruction.origin.op, instruction.origin.location,
        String(instruction.hbmBytesRead), String(instruction.hbmBytesWritten),
        String(instruction.kind == .dma ? instruction.bytes : 0), String(one.flops), String(one.transposeFLOPs),
        instruction.status.rawValue,
      ].map(CSV.quoted).joined(separator: ",") + "\r\n"
    }
    return try ChunkedOutput.write(to: append) { output in
      output.append(columns.map(CSV.quoted).joined(separator: ",") + "\r\n")
      return recording.forEachEvent(limit: limit) { event, _ in
        for time in [event.start, event.end, event.visible, event.busy, event.waiting] {
          output.append(time.nanoseconds.description)
          output.append("," as Unicode.Scalar)
        }
        if event.waiting > .zero { output.append(event.blockerName) }
        output.append("," as Unicode.Scalar)
        output.append(endings[Int(event.instruction)])
      }
    }
  }
}

extension Recording.Event {
  /// Whom it waited for: an engine, `dma`, or nothing when it was several at once.
  var blockerName: String {
    blocker == Self.nobody ? "" : Self.blockers[Int(blocker)]?.rawValue ?? "dma"
  }
}
