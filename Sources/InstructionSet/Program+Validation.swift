import Numerics
public import Silicon

extension Program {
  /// Throws the first rule that the program breaks on `core`: buffers that do not fit, instructions that the core
  /// refuses, operands that can leave their buffers for some value of the loop counters and registers.
  ///
  /// Offsets must be bounded: a `while` counter needs a modulus, a register limits where it is loaded or where it is used.
  public func validate(on core: NeuronCore) throws(InstructionError) {
    for buffer in buffers { try buffer.validate(on: core) }
    for id in inputs + outputs {
      guard buffers.indices.contains(id.index), self[id].space == .hbm else {
        throw InstructionError(.memorySpace, "inputs and outputs must be HBM buffers", place: name)
      }
    }
    var walk = BoundsWalk(program: self, core: core)
    try walk.collectRegisters(body)
    try walk.visit(body)
  }

  /// Throws the first rule that an instruction from `origin` with these operands would break behind the end of the program,
  /// outside of loops and with these values in the registers.
  package func validate(
    _ instruction: some Instruction, _ operands: Operands, from origin: Origin, registers: [Int32],
    on core: NeuronCore
  ) throws(InstructionError) {
    try BoundsWalk(program: self, core: core, present: registers).check(instruction, operands, from: origin)
  }
}

/// Checks statements with the ranges of the counters in scope.
private struct BoundsWalk {
  let program: Program
  let core: NeuronCore
  var loops: [Int: ClosedRange<Int>?] = [:]
  /// What registers can hold, by number; or what they hold at present.
  private var registers: [Int: ClosedRange<Int>] = [:]
  private let present: [Int32]?

  init(program: Program, core: NeuronCore, present: [Int32]? = nil) {
    self.program = program
    self.core = core
    self.present = present
  }

  mutating func collectRegisters(_ nodes: [Node]) throws(InstructionError) {
    for node in nodes {
      switch node {
      case .instruction(let statement):
        if let move = statement.instruction as? RegisterMove {
          note(move.source == nil ? move.value...move.value : Self.any, in: move.register)
        }
        guard let load = statement.instruction as? RegisterLoad else { continue }
        let (low, high) = (load.minimum ?? Self.any.lowerBound, load.maximum ?? Self.any.upperBound)
        guard low <= high else {
          throw InstructionError(
            .outOfBounds, "register_load has a minimum of \(low) and a maximum of \(high)",
            place: statement.origin.location)
        }
        note(low...high, in: load.register)
      case .loop(let loop): try collectRegisters(loop.body)
      case .whileLoop(let loop):
        try collectRegisters(loop.condition)
        try collectRegisters(loop.body)
      case .branch(let branch): for nodes in branch.cases { try collectRegisters(nodes) }
      }
    }
  }

  /// What a register can hold.
  private static let any = Int(Int32.min)...Int(Int32.max)

  private mutating func note(_ values: ClosedRange<Int>, in register: Register) {
    // Before anything is put there a register holds 0.
    let known = registers[register.index] ?? 0...0
    registers[register.index] = min(values.lowerBound, known.lowerBound)...max(values.upperBound, known.upperBound)
  }

  mutating func visit(_ nodes: [Node]) throws(InstructionError) {
    for node in nodes {
      switch node {
      case .instruction(let statement):
        try check(statement.instruction, Operands(statement.instruction), from: statement.origin)
      case .loop(let loop):
        guard loop.count >= 0, (0..<program.loopCount).contains(loop.id.index), loops[loop.id.index] == nil else {
          throw InstructionError(.outOfBounds, "loop %i\(loop.id.index) has a bad count or number", place: program.name)
        }
        if loop.count == 0 { continue }
        loops[loop.id.index] = .some(0...loop.count - 1)
        try visit(loop.body)
        loops[loop.id.index] = nil
      case .whileLoop(let loop):
        guard (0..<program.loopCount).contains(loop.id.index), loops[loop.id.index] == nil else {
          throw InstructionError(.outOfBounds, "loop %i\(loop.id.index) has a bad number", place: program.name)
        }
        switch loop.predicate {
        case .buffer(let id): try scalar(id, bytes: 1)
        case .register(let register): try exists(register)
        case .below(let register, let bound):
          try exists(register)
          try exists(bound)
        }
        loops.updateValue(nil, forKey: loop.id.index)
        try visit(loop.condition)
        try visit(loop.body)
        loops.removeValue(forKey: loop.id.index)
      case .branch(let branch):
        try scalar(branch.selector, bytes: 4)
        guard !branch.cases.isEmpty else {
          throw InstructionError(.outOfBounds, "a branch needs a case", place: program.name)
        }
        for nodes in branch.cases { try visit(nodes) }
      }
    }
  }

  func scalar(_ id: BufferID, bytes: Int) throws(InstructionError) {
    guard program.buffers.indices.contains(id.index), program[id].space == .hbm, program[id].byteCount >= bytes else {
      throw InstructionError(
        .memorySpace, "the predicate or selector of control flow must be an HBM buffer of \(bytes) bytes or more",
        place: program.name)
    }
  }

  private func exists(_ register: Register) throws(InstructionError) {
    guard (0..<program.registerCount).contains(register.index) else {
      throw InstructionError(.outOfBounds, "there is no register %r\(register.index)", place: program.name)
    }
  }

  func check(_ instruction: some Instruction, _ operands: Operands, from origin: Origin) throws(InstructionError) {
    do throws(InstructionError) {
      // Bounds of buffer numbers first: validate looks buffers up.
      for operand in operands.all where !program.buffers.indices.contains(operand.pattern.buffer.index) {
        throw InstructionError(.outOfBounds, "\(operand.name) names a buffer that does not exist")
      }
      try instruction.validate(on: core, in: program)
      for operand in operands.all { try bounds(operand.name, operand.pattern, instruction) }
      for offset in operands.offsets { _ = try range(of: offset) }
    } catch {
      var error = error
      if error.place.isEmpty {
        error.place = origin.location.isEmpty ? origin.op : origin.location
      }
      throw error
    }
  }

  func bounds(_ name: StaticString, _ operand: AccessPattern, _ instruction: some Instruction) throws(InstructionError)
  {
    let buffer = program[operand.buffer]
    let offset = try range(of: operand.offset)
    var low = offset.lowerBound
    var high = offset.upperBound
    var dimensions = operand.free
    if buffer.space == .hbm {
      if let indirection = instruction.indirection(of: operand) {
        guard indirection.bound >= 1 else { throw InstructionError(.outOfBounds, "index_bound must be positive") }
        dimensions.append(Dimension(indirection.bound, stride: indirection.stride))
      } else {
        dimensions.append(Dimension(operand.partitions, stride: operand.partitionStride))
      }
    }
    var overflowed = false
    for dimension in dimensions {
      let (extent, overflow) = (dimension.count - 1).multipliedReportingOverflow(by: dimension.stride)
      let (sum, sumOverflow) = (extent < 0 ? low : high).addingReportingOverflow(extent)
      if extent < 0 { low = sum } else { high = sum }
      overflowed = overflowed || overflow || sumOverflow
    }
    let capacity = buffer.byteCount / operand.element.byteCount
    guard !overflowed, low >= 0, high < capacity else {
      throw InstructionError(
        .outOfBounds,
        "\(type(of: instruction).mnemonic): \(name) reaches elements \(low) to \(high) of %\(buffer.name), which has "
          + "\(capacity) \(operand.element.rawValue)")
    }
  }

  /// The values an offset can take.
  func range(of offset: AffineOffset) throws(InstructionError) -> ClosedRange<Int> {
    var low = offset.constant
    var high = offset.constant
    func add(_ values: ClosedRange<Int>, _ stride: Int) throws(InstructionError) {
      let (a, overflowA) = values.lowerBound.multipliedReportingOverflow(by: stride)
      let (b, overflowB) = values.upperBound.multipliedReportingOverflow(by: stride)
      let (newLow, overflowLow) = low.addingReportingOverflow(min(a, b))
      let (newHigh, overflowHigh) = high.addingReportingOverflow(max(a, b))
      if overflowA || overflowB || overflowLow || overflowHigh {
        throw InstructionError(.outOfBounds, "an offset overflows")
      }
      low = newLow
      high = newHigh
    }
    for term in offset.terms {
      guard let known = loops[term.loop.index] else {
        throw InstructionError(.outOfBounds, "an offset uses %i\(term.loop.index) outside its loop")
      }
      guard term.modulus >= 0 else { throw InstructionError(.outOfBounds, "an offset has a negative modulus") }
      var values = known
      if term.modulus > 0 {
        let last = term.modulus - 1
        values = 0...min(values?.upperBound ?? last, last)
      }
      guard let values else {
        throw InstructionError(
          .outOfBounds, "an offset uses the counter %i\(term.loop.index) of a while loop, which needs a modulus")
      }
      try add(values, term.stride)
    }
    for term in offset.registers {
      guard let values = values(of: term.register), (0..<program.registerCount).contains(term.register.index) else {
        throw InstructionError(.outOfBounds, "an offset uses %r\(term.register.index), which nothing loads")
      }
      try add(term.limits.map { Int($0.lowerBound)...Int($0.upperBound) } ?? values, term.stride)
    }
    return low...high
  }

  private func values(of register: Register) -> ClosedRange<Int>? {
    guard let present else { return registers[register.index] }
    guard present.indices.contains(register.index) else { return nil }
    return Int(present[register.index])...Int(present[register.index])
  }
}

extension Instruction {
  /// The indirection that addresses this HBM operand.
  fileprivate func indirection(of operand: AccessPattern) -> Indirection? {
    switch self {
    case let copy as DMACopy: copy.indirection
    case let compute as DMACompute: compute.indirection
    case let transpose as DMATranspose: transpose.indirection
    default: nil
    }
  }
}
