import Compiler
import InstructionSet
import StableHLO

/// How much HBM a program holds, by kind.
public struct ProgramMemory: Sendable, Equatable {
  public var inputs = 0
  public var outputs = 0
  public var largestOutput = 0
  /// Of the outputs, what takes over an input's memory.
  public var shared = 0
  /// There as long as the program is loaded.
  public var constants = 0
  /// There while it runs.
  public var intermediates = 0

  init(of compiled: CompiledProgram) {
    for buffer in compiled.program.buffers where buffer.space == .hbm {
      switch buffer.role {
      case .input: inputs += buffer.byteCount
      case .output:
        outputs += buffer.byteCount
        largestOutput = max(largestOutput, buffer.byteCount)
      case .constant: constants += buffer.byteCount
      case .intermediate: intermediates += buffer.byteCount
      }
    }
  }

  public var peak: Int { inputs + outputs - shared + constants + intermediates }

  /// The whole and its parts, in words.
  public var text: String {
    let parts = [("inputs", inputs), ("outputs", outputs), ("constants", constants), ("intermediates", intermediates)]
      .map { "\($0.0) \(bytesText($0.1))" }
    return "\(bytesText(peak)) of HBM (" + parts.joined(separator: ", ")
      + (shared > 0 ? "; \(bytesText(shared)) of the outputs are in the inputs' place)" : ")")
  }
}

extension CompiledProgram {
  /// A guess at the batch that would fit `capacity`, in words; empty where there is nothing to guess from.
  ///
  /// Inputs without an output of their type are taken for data, and others for state; their common leading dimension is
  /// taken for the batch, and everything but the state and constants is taken to grow with it.
  func batchAdvice(_ memory: ProgramMemory, capacity: Int) -> String {
    let data = inputs.filter { $0.rank > 0 && !outputs.contains($0) }
    guard let batch = data.first?.shape[0], batch > 1, data.allSatisfy({ $0.shape[0] == batch }) else { return "" }
    let state = inputs.filter { outputs.contains($0) }.reduce(0) { $0 + $1.byteCount }
    let results = outputs.filter { inputs.contains($0) }.reduce(0) { $0 + $1.byteCount }
    let fixed = state + results - memory.shared + memory.constants
    let growing = memory.peak - fixed
    guard growing > 0, fixed < capacity else { return "" }
    let fitting = Int(Double(capacity - fixed) / Double(growing) * Double(batch))
    guard 0 < fitting, fitting < batch else { return "" }
    return "; if memory grows with the leading dimension of the data, now \(batch), \(fitting) would fit"
  }
}
