extension ProgramBuilder {
  /// Emits the body of `program`. `bound` has this program's buffer for some of `program`'s; the others become new ones, at the
  /// same addresses, and so do loops and registers. Their origins are marked as a kernel's.
  public func inline(_ program: Program, binding bound: [BufferID: BufferID]) throws(InstructionError) {
    var buffers: [BufferID] = []
    for (index, buffer) in program.buffers.enumerated() {
      if let known = bound[BufferID(index)] {
        buffers.append(known)
      } else {
        buffers.append(
          try self.buffer(
            buffer.name, buffer.space, buffer.element, role: buffer.role, address: buffer.address,
            startPartition: buffer.startPartition, partitions: buffer.partitions, byteCount: buffer.byteCount,
            contents: buffer.contents))
      }
    }
    let registers = (0..<program.registerCount).map { _ in register() }
    try Inlining(builder: self, buffers: buffers, registers: registers).emit(program.body)
  }
}

/// Emits nodes of one program into another that has other names for buffers, registers and loops.
private final class Inlining {
  private let builder: ProgramBuilder
  private let buffers: [BufferID]
  private let registers: [Register]
  private var loops: [LoopID: LoopID] = [:]
  private var origins: [Origin: Origin] = [:]

  init(builder: ProgramBuilder, buffers: [BufferID], registers: [Register]) {
    self.builder = builder
    self.buffers = buffers
    self.registers = registers
  }

  func emit(_ nodes: [Node]) throws(InstructionError) {
    for node in nodes {
      switch node {
      case .instruction(let statement): try emit(statement)
      case .loop(let loop):
        try builder.loop(loop.count) { id throws(InstructionError) in
          loops[loop.id] = id
          try emit(loop.body)
        }
      case .whileLoop(let loop):
        let predicate: WhileLoop.Predicate =
          switch loop.predicate {
          case .buffer(let id): .buffer(buffers[id.index])
          case .register(let register): .register(registers[register.index])
          case .below(let register, let bound): .below(registers[register.index], registers[bound.index])
          }
        try builder.whileLoop(predicate: predicate, knownTripCount: loop.knownTripCount) {
          id throws(InstructionError) in
          loops[loop.id] = id
          try emit(loop.condition)
        } body: { _ throws(InstructionError) in
          try emit(loop.body)
        }
      case .branch(let branch):
        try builder.branch(selector: buffers[branch.selector.index], cases: branch.cases.count) {
          index throws(InstructionError) in
          try emit(branch.cases[index])
        }
      }
    }
  }

  private func emit(_ statement: Statement) throws(InstructionError) {
    var instruction = statement.instruction
    var renaming = Renaming(buffers: buffers, registers: registers, loops: loops)
    try instruction.visitFields(&renaming)
    let origin =
      origins[statement.origin]
      ?? Origin(op: Origin.kernelPrefix + statement.origin.op, location: statement.origin.location)
    origins[statement.origin] = origin
    builder.origin = origin
    try builder.emit(instruction)
  }
}

/// Gives the fields of an instruction the names of another program, whose own program has been validated.
private struct Renaming: FieldVisitor {
  let buffers: [BufferID]
  let registers: [Register]
  let loops: [LoopID: LoopID]

  private func rename(_ offset: inout AffineOffset) {
    for index in offset.terms.indices { offset.terms[index].loop = loops[offset.terms[index].loop]! }
    for index in offset.registers.indices {
      offset.registers[index].register = registers[offset.registers[index].register.index]
    }
  }

  private func rename(_ operand: inout AccessPattern) {
    operand.buffer = buffers[operand.buffer.index]
    rename(&operand.offset)
  }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { rename(&operand) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { rename(&operand) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { rename(&operand) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { rename(&operand) }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    guard case .perPartition(var pattern) = operand else { return }
    rename(&pattern)
    operand = .perPartition(pattern)
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) {
    if let register = value as? Register {
      value = registers[register.index] as! T
    } else if var offset = value as? AffineOffset {
      rename(&offset)
      value = offset as! T
    } else if case .afterFirst(let counters)? = value as? Accumulation {
      value = Accumulation.afterFirst(of: counters.map { loops[$0]! }) as! T
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
