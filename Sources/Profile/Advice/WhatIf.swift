import InstructionSet
import Machine
import Numerics
import Silicon

/// What instructions would cost if they were others.

extension AdviceEvidence {
  /// The share of the array that a pass uses.
  func fill(of instruction: Recording.Instruction) -> Double {
    guard let pass = instruction.statement.instruction as? any MatrixPass else { return 1 }
    // Columns that stream through the array, one after the other.
    let moving = instruction.operands.first { $0.name == "moving" }?.pattern
    let streamed = max(1, moving?.freeCount ?? 1)
    let rows = moving?.partitions ?? core.tensorRows
    let columns = Double(pass.multiplyAdds) / Double(streamed) / Double(max(1, rows))
    return min(1, Double(rows) * columns / Double(core.tensorRows * core.tensorColumns))
  }

  func fill(of position: Int) -> Double { fill(of: instructions[position]) }

  /// Descriptors of a transfer that moves what each partition has in one piece.
  func mergedDescriptors(of instruction: Recording.Instruction) -> Int {
    let onChip = instruction.operands.first { profile.space(of: $0) != .hbm }?.pattern
    let pieces = onChip?.partitions ?? (instruction.bytes + 4095) / 4096
    // Whole bytes in each.
    return pieces > 0 && instruction.bytes % pieces == 0 ? pieces : instruction.descriptors
  }

  func mergedDescriptors(_ position: Int) -> Int { mergedDescriptors(of: instructions[position]) }
}

extension Cost {
  mutating func scale(_ factor: Double) {
    issue = Ticks(Int64((Double(issue.count) * factor).rounded()))
    latency = max(issue, latency)
  }
}

extension Recording.Instruction {
  /// Of the operand with the most.
  var partitions: Int { operands.map(\.pattern.partitions).max() ?? 0 }
  var elementsInPartition: Int { operands.map(\.pattern.freeCount).max() ?? 0 }

  /// With operands of so many of their elements in each partition.
  func resized(by share: Double) -> any InstructionSet.Instruction {
    rewritten { pattern, _ in
      guard let longest = pattern.free.indices.max(by: { pattern.free[$0].count < pattern.free[$1].count }) else {
        return
      }
      let count = Double(pattern.free[longest].count) * share
      pattern.free[longest].count = max(1, Int(count.rounded(.up)))
    }
  }

  /// With bf16 operands where they are fp32.
  var inBF16: any InstructionSet.Instruction {
    rewritten { pattern, isWritten in
      if pattern.element == .f32 && !isWritten { pattern.element = .bf16 }
    }
  }

  private func rewritten(
    _ change: @escaping (_ operand: inout AccessPattern, _ isWritten: Bool) -> Void
  ) -> any InstructionSet.Instruction {
    var instruction = statement.instruction
    var visitor = OperandRewriting(change)
    // It throws nothing.
    try? instruction.visitFields(&visitor)
    return instruction
  }
}
