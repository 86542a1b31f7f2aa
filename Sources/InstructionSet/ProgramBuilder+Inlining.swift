extension ProgramBuilder {
  /// Emits the instructions of `program`, which has no loops and no registers. `bound` has this program's buffer for some of
  /// `program`'s; the others become new ones, at the same addresses. Their origins are marked as a kernel's.
  public func inline(_ program: Program, binding bound: [BufferID: BufferID]) throws(InstructionError) {
    var names: [BufferID] = []
    for (index, buffer) in program.buffers.enumerated() {
      if let known = bound[BufferID(index)] {
        names.append(known)
      } else {
        names.append(
          try self.buffer(
            buffer.name, buffer.space, buffer.element, role: buffer.role, address: buffer.address,
            startPartition: buffer.startPartition, partitions: buffer.partitions, byteCount: buffer.byteCount,
            contents: buffer.contents))
      }
    }
    var renaming = OperandRewriting { operand, _ in operand.buffer = names[operand.buffer.index] }
    var origins: [Origin: Origin] = [:]
    for case .instruction(let statement) in program.body {
      var instruction = statement.instruction
      try instruction.visitFields(&renaming)
      let known = origins[statement.origin]
      origin = known ?? Origin(op: Origin.kernelPrefix + statement.origin.op, location: statement.origin.location)
      origins[statement.origin] = origin
      try emit(instruction)
    }
  }
}

extension Program {
  /// The buffers that some instruction writes.
  public var writtenBuffers: Set<BufferID> {
    var written: Set<BufferID> = []
    func visit(_ nodes: [Node]) {
      for node in nodes {
        switch node {
        case .instruction(let statement):
          for operand in Operands(statement.instruction).all where operand.mode != .read {
            written.insert(operand.pattern.buffer)
          }
        case .loop(let loop): visit(loop.body)
        case .whileLoop(let loop):
          visit(loop.condition)
          visit(loop.body)
        case .branch(let branch): branch.cases.forEach(visit)
        }
      }
    }
    visit(body)
    return written
  }
}
