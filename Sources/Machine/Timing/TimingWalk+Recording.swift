import InstructionSet
import Silicon

extension TimingWalk {
  /// The program's instructions, in the order of `program.statements`, with their totals.
  func instructions(of source: Program, on core: NeuronCore) -> [Recording.Instruction] {
    var instructions: [Recording.Instruction] = []
    instructions.reserveCapacity(program.statements.count)
    source.forEachTimedStatement { statement in
      let position = instructions.count
      let timed = program.form(of: position)
      let first = timed.dmaService
      let service = first < 0 ? [] : (first..<first + core.dmaEngines).map { Ticks(program.dmaService[$0]) }
      instructions.append(
        Recording.Instruction(
          statement: statement, engine: Engine.allCases[timed.engine], kind: timed.recordedKind, status: timed.status,
          costRow: statement.instruction.cost(on: core, in: source).row, count: Int(state.totals.count[position]),
          busy: Ticks(state.totals.busy[position]), waiting: Ticks(state.totals.stall[position]),
          multiplyAdds: timed.multiplyAdds, hbmBytesRead: timed.hbmBytesRead, hbmBytesWritten: timed.hbmBytesWritten,
          bytes: timed.bytes, descriptors: timed.descriptors, dmaService: service, streamDelay: Ticks(timed.latency),
          noticeDelay: Ticks(timed.notice),
          operands: Recording.Instruction.operands(of: statement.instruction)))
    }
    return instructions
  }
}

extension TimedForm {
  fileprivate var recordedKind: Recording.Instruction.Kind {
    switch kind {
    case .engine: .engine
    case .matmul: multiplyAdds > 0 ? .matmul : .transpose
    case .dma: .dma
    case .software: .software
    case .free: .free
    }
  }
}

extension Recording.Instruction {
  /// Operands in the order of an instruction's text form.
  fileprivate static func operands(of instruction: any InstructionSet.Instruction) -> [Operand] {
    Operands(instruction).all.map { operand in
      let access: Operand.Access =
        switch operand.mode {
        case .read: .read
        case .write: .write
        case .update: .update
        }
      return .init(name: operand.name.description, pattern: operand.pattern, access: access)
    }
  }
}

extension Program {
  /// The instructions that the timing model sees, in its order: all but those of loops that do not run.
  fileprivate func forEachTimedStatement(_ body: (Statement) -> Void) {
    func visit(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .instruction(let statement): body(statement)
        case .loop(let loop): if loop.count > 0 { visit(loop.body) }
        case .whileLoop(let loop):
          visit(loop.condition)
          visit(loop.body)
        case .branch(let branch): branch.cases.forEach(visit)
        }
      }
    }
    visit(self.body)
  }
}
