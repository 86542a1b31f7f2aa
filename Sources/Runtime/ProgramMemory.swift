import Compiler
import InstructionSet
import Silicon
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

  /// - Parameter donated: For each input, whether an output takes over its memory.
  init(of compiled: CompiledProgram, donated: [Bool]) {
    for (input, isDonated) in zip(compiled.inputs, donated) where isDonated { shared += input.byteCount }
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

extension Executable {
  /// An estimate of the batch that would fit `capacity`, in words; empty where there is nothing to tell it from.
  ///
  /// Inputs without an output of their type are data, and others are state; the leading dimension of the largest data is
  /// the batch. State, constants and other data stay as they are, and everything else grows with the batch.
  public func batchAdvice(capacity: Int) -> String {
    let state = inputs.filter { outputs.contains($0) } + outputs.filter { inputs.contains($0) }
    let data = inputs.filter { !outputs.contains($0) }
    guard let batch = data.max(by: { $0.byteCount < $1.byteCount })?.shape.first, batch > 1 else { return "" }
    let fixed =
      (state + data.filter { $0.shape.first != batch }).reduce(0) { $0 + $1.byteCount } - memory.shared
      + memory.constants
    let growing = memory.peak - fixed
    guard growing > 0, fixed < capacity else { return "" }
    var fitting = Int(Double(capacity - fixed) / Double(growing) * Double(batch))
    // Two digits: not everything grows evenly.
    var unit = 1
    while fitting / unit >= 100 { unit *= 10 }
    fitting = fitting / unit * unit
    guard 0 < fitting, fitting < batch else { return "" }
    return "; if memory grows with the leading dimension of the data, now \(batch), about \(fitting) would fit"
  }
}
