import Numerics

/// The form of a program for files and other processes of the same build: what the text form says, to be read fast.
extension Program {
  package func write(to writer: inout ByteWriter) {
    writer.add(name)
    writer.add(loopCount)
    writer.add(registerCount)
    writer.add(buffers.count)
    for buffer in buffers {
      writer.add(buffer.name)
      writer.add(buffer.space.rawValue)
      writer.add(buffer.element.code)
      writer.add(buffer.role.rawValue)
      for number in [buffer.address, buffer.startPartition, buffer.partitions, buffer.byteCount] { writer.add(number) }
      writer.add(buffer.contents != nil)
      if let contents = buffer.contents { writer.add(contents) }
    }
    for list in [inputs, outputs] {
      writer.add(list.count)
      for id in list { writer.add(id.index) }
    }
    var encoder = ProgramEncoder()
    swap(&encoder.writer, &writer)
    encoder.add(body)
    swap(&encoder.writer, &writer)
  }

  /// Reads what `write` wrote. The result is not validated: see `validate(on:)`.
  package init(from reader: inout ByteReader) throws(InstructionError) {
    self.init(name: try reader.string())
    loopCount = try reader.integer(below: 1 << 24)
    registerCount = try reader.integer(below: 1 << 24)
    for _ in 0..<(try reader.count()) {
      let name = try reader.string()
      guard let space = MemorySpace(rawValue: try reader.string()) else { throw ByteReader.garbled }
      let element = try ElementType(from: &reader)
      guard let role = Buffer.Role(rawValue: try reader.string()) else { throw ByteReader.garbled }
      var buffer = Buffer(name: name, space: space, element: element, role: role, byteCount: 0)
      buffer.address = try reader.integer(below: .max)
      buffer.startPartition = try reader.integer(below: 1 << 16)
      buffer.partitions = try reader.integer(below: 1 << 16)
      buffer.byteCount = try reader.integer(below: .max)
      if try reader.flag() {
        buffer.contents = try reader.content()
        guard buffer.contents?.count == buffer.byteCount else { throw ByteReader.garbled }
      }
      buffers.append(buffer)
    }
    for _ in 0..<(try reader.count()) { inputs.append(BufferID(try reader.integer(below: buffers.count))) }
    for _ in 0..<(try reader.count()) { outputs.append(BufferID(try reader.integer(below: buffers.count))) }
    var decoder = ProgramDecoder(reader: reader, program: self)
    body = try decoder.nodes()
    reader = decoder.reader
  }
}

extension ElementType {
  /// Its place in the list of all.
  package var code: Int { Self.codes[self] ?? 0 }
  private static let codes = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  package init(from reader: inout ByteReader) throws(InstructionError) {
    self = Self.list[try reader.integer(below: Self.list.count)]
  }
  private static let list = allCases
}

/// What begins a node; instructions have their place in the registry behind the last.
private enum NodeCode {
  static let loop = 0
  static let whileLoop = 1
  static let branch = 2
  static let instructions = 3
}

private struct ProgramEncoder: FieldVisitor {
  var writer = ByteWriter()
  private static let codes = Dictionary(
    uniqueKeysWithValues: InstructionRegistry.all.enumerated().map { ($1.mnemonic, NodeCode.instructions + $0) })

  mutating func add(_ nodes: [Node]) {
    writer.add(nodes.count)
    for node in nodes {
      switch node {
      case .instruction(let statement):
        var instruction = statement.instruction
        writer.add(Self.codes[type(of: instruction).mnemonic]!)
        // The encoder's own visits throw nothing.
        try! instruction.visitFields(&self)
        writer.add(statement.origin.op)
        writer.add(statement.origin.location)
      case .loop(let loop):
        writer.add(NodeCode.loop)
        writer.add(loop.id.index)
        writer.add(loop.count)
        add(loop.body)
      case .whileLoop(let loop):
        writer.add(NodeCode.whileLoop)
        writer.add(loop.id.index)
        switch loop.predicate {
        case .buffer(let id): add(0, id.index)
        case .register(let register): add(1, register.index)
        case .below(let register, let bound): add(2, register.index, bound.index)
        }
        writer.add(loop.knownTripCount ?? -1)
        add(loop.condition)
        add(loop.body)
      case .branch(let branch):
        writer.add(NodeCode.branch)
        writer.add(branch.selector.index)
        writer.add(branch.cases.count)
        for nodes in branch.cases { add(nodes) }
      }
    }
  }

  private mutating func add(_ numbers: Int...) {
    for number in numbers { writer.add(number) }
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) { writer.add(isPresent) }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { add(operand) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { add(operand) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { add(operand) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { add(operand) }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    switch operand {
    case .constant(let value):
      writer.add(0)
      writer.add(Int(value.bitPattern))
    case .integer(let value):
      writer.add(1)
      writer.add(Int(value))
    case .perPartition(let pattern):
      writer.add(2)
      add(pattern)
    }
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) { writer.add(value.fieldText) }

  private mutating func add(_ pattern: AccessPattern) {
    writer.add(pattern.buffer.index)
    writer.add(pattern.element.code)
    writer.add(pattern.startPartition)
    writer.add(pattern.partitions)
    writer.add(pattern.partitionStride)
    writer.add(pattern.free.count)
    for dimension in pattern.free {
      writer.add(dimension.count)
      writer.add(dimension.stride)
    }
    writer.add(pattern.offset.constant)
    writer.add(pattern.offset.terms.count)
    for term in pattern.offset.terms {
      writer.add(term.loop.index)
      writer.add(term.stride)
      writer.add(term.modulus)
    }
    writer.add(pattern.offset.registers.count)
    for term in pattern.offset.registers {
      writer.add(term.register.index)
      writer.add(term.stride)
      writer.add(term.limits != nil)
      if let limits = term.limits { add(Int(limits.lowerBound), Int(limits.upperBound)) }
    }
  }
}

private struct ProgramDecoder: FieldVisitor {
  var reader: ByteReader
  let program: Program
  private var origins: [Origin: Origin] = [.none: .none]
  private var depth = 0

  init(reader: ByteReader, program: Program) {
    self.reader = reader
    self.program = program
  }

  mutating func nodes() throws(InstructionError) -> [Node] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw ByteReader.garbled }
    let count = try reader.count()
    var nodes: [Node] = []
    nodes.reserveCapacity(count)
    for _ in 0..<count { nodes.append(try node()) }
    return nodes
  }

  private mutating func node() throws(InstructionError) -> Node {
    let types = InstructionRegistry.all
    switch try reader.integer(below: NodeCode.instructions + types.count) {
    case NodeCode.loop:
      let id = try loop()
      return .loop(Loop(id: id, count: try reader.integer(below: .max), body: try nodes()))
    case NodeCode.whileLoop:
      let id = try loop()
      let predicate = try predicate()
      let trips = try reader.integer()
      let condition = try nodes()
      return .whileLoop(
        WhileLoop(
          id: id, condition: condition, predicate: predicate, body: try nodes(),
          knownTripCount: trips < 0 ? nil : trips))
    case NodeCode.branch:
      let selector = try buffer()
      var cases: [[Node]] = []
      for _ in 0..<(try reader.count()) { cases.append(try nodes()) }
      return .branch(Branch(selector: selector, cases: cases))
    case let code:
      var instruction = types[code - NodeCode.instructions].init()
      try instruction.visitFields(&self)
      let origin = Origin(op: try reader.string(), location: try reader.string())
      if let shared = origins[origin] { return .instruction(Statement(instruction, origin: shared)) }
      origins[origin] = origin
      return .instruction(Statement(instruction, origin: origin))
    }
  }

  private mutating func buffer() throws(InstructionError) -> BufferID {
    BufferID(try reader.integer(below: program.buffers.count))
  }

  private mutating func predicate() throws(InstructionError) -> WhileLoop.Predicate {
    switch try reader.integer(below: 3) {
    case 0: .buffer(try buffer())
    case 1: .register(try register())
    default: .below(try register(), try register())
    }
  }

  private mutating func register() throws(InstructionError) -> Register {
    Register(try reader.integer(below: program.registerCount))
  }

  private mutating func loop() throws(InstructionError) -> LoopID {
    LoopID(try reader.integer(below: program.loopCount))
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) {
    // The end of the bytes shows at the next field.
    isPresent = (try? reader.flag()) ?? false
  }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern()
  }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern()
  }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern()
  }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    operand = try pattern()
  }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) throws(InstructionError) {
    switch try reader.integer(below: 3) {
    case 0: operand = .constant(Float(bitPattern: UInt32(try reader.integer(below: 1 << 32))))
    case 1:
      guard let value = Int32(exactly: try reader.integer()) else { throw ByteReader.garbled }
      operand = .integer(value)
    default: operand = .perPartition(try pattern())
    }
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) throws(InstructionError) {
    guard let read = T(fieldText: try reader.string()) else { throw ByteReader.garbled }
    value = read
  }

  private mutating func pattern() throws(InstructionError) -> AccessPattern {
    // As wide as the text form's: sums of a few of them do not overflow.
    func number(_ value: Int) throws(InstructionError) -> Int {
      guard -(1 << 50) <= value, value <= 1 << 50 else { throw ByteReader.garbled }
      return value
    }
    var pattern = AccessPattern(try buffer(), try ElementType(from: &reader), partitions: 1, free: [])
    pattern.startPartition = try reader.integer(below: 1 << 30)
    pattern.partitions = try reader.integer(below: 1 << 40)
    pattern.partitionStride = try number(try reader.integer())
    for _ in 0..<(try reader.count()) {
      let count = try reader.integer(below: 1 << 50)
      pattern.free.append(Dimension(count, stride: try number(try reader.integer())))
    }
    pattern.offset.constant = try number(try reader.integer())
    for _ in 0..<(try reader.count()) {
      let loop = try loop()
      let stride = try number(try reader.integer())
      pattern.offset.terms.append(.init(loop, stride: stride, modulus: try reader.integer(below: 1 << 50)))
    }
    for _ in 0..<(try reader.count()) {
      var term = AffineOffset.RegisterTerm(try register(), stride: try number(try reader.integer()))
      if try reader.flag() {
        guard let low = Int32(exactly: try reader.integer()), let high = Int32(exactly: try reader.integer()),
          low <= high
        else { throw ByteReader.garbled }
        term.limits = low...high
      }
      pattern.offset.registers.append(term)
    }
    return pattern
  }
}
