import Numerics

extension Program {
  /// Reads the text form. Errors give `line:column`. The result is not validated: see `validate(on:)`.
  public init(parsing text: String) throws(InstructionError) {
    var parser = ProgramParser(text)
    self = try parser.program()
  }
}

private struct ProgramParser {
  private var scanner: TextScanner
  private var result = Program(name: "")
  private var names: [String: BufferID] = [:]
  /// Statements of one origin share it.
  private var origins: [Origin: Origin] = [.none: .none]
  private var depth = 0

  init(_ text: String) { scanner = TextScanner(text) }

  mutating func program() throws(InstructionError) -> Program {
    try scanner.expect(word: "program")
    result.name = try string()
    try scanner.expect(word: "loops")
    try scanner.expect("=")
    result.loopCount = try scanner.integer(0...1 << 24)
    try scanner.expect(word: "registers")
    try scanner.expect("=")
    result.registerCount = try scanner.integer(0...1 << 24)
    try scanner.expect("{")
    while scanner.peekWord() == "buffer" { try buffer() }
    try scanner.expect(word: "inputs")
    while scanner.peek("%") { result.inputs.append(try reference()) }
    try scanner.expect(word: "outputs")
    while scanner.peek("%") { result.outputs.append(try reference()) }
    result.body = try nodes()
    try scanner.expect("}")
    try scanner.expectEnd()
    return result
  }

  private mutating func string() throws(InstructionError) -> String {
    let quoted = try scanner.quoted()
    guard let value = String(fieldText: quoted) else { throw scanner.error("a string with known escapes") }
    return value
  }

  private mutating func name() throws(InstructionError) -> String {
    try scanner.expect("%")
    return scanner.peek("\"") ? try string() : try scanner.word("a buffer name")
  }

  private mutating func reference() throws(InstructionError) -> BufferID {
    let place = scanner
    let name = try name()
    guard let id = names[name] else { throw place.error("a buffer, there is no %\(name)") }
    return id
  }

  private mutating func buffer() throws(InstructionError) {
    try scanner.expect(word: "buffer")
    let place = scanner
    let name = try name()
    guard names[name] == nil else { throw place.error("a new name, %\(name) is taken") }
    let space: MemorySpace = try word("a memory space")
    let element = try scanner.element()
    let role: Buffer.Role = try word("a role")
    var buffer = Buffer(name: name, space: space, element: element, role: role, byteCount: 0)
    if space != .hbm {
      try scanner.expect(word: "partitions")
      try scanner.expect("=")
      buffer.startPartition = try scanner.integer(0...1 << 16)
      try scanner.expect(":")
      buffer.partitions = try scanner.integer(buffer.startPartition...1 << 16) - buffer.startPartition
      try scanner.expect(word: "address")
      try scanner.expect("=")
      buffer.address = try scanner.integer(0...Int.max)
    }
    try scanner.expect(word: "bytes")
    try scanner.expect("=")
    buffer.byteCount = try scanner.integer(0...Int.max)
    if scanner.peek("=") {
      try scanner.expect("=")
      buffer.contents = try scanner.hexadecimal(byteCount: buffer.byteCount)
    }
    names[name] = BufferID(result.buffers.count)
    result.buffers.append(buffer)
  }

  private mutating func word<T: RawRepresentable<String> & CaseIterable>(_ what: String) throws(InstructionError) -> T {
    let place = scanner
    guard let value = T(rawValue: try scanner.word(what)) else {
      throw place.error("\(what): \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  private mutating func nodes() throws(InstructionError) -> [Node] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw scanner.error("less nesting") }
    var nodes: [Node] = []
    while !scanner.peek("}") { nodes.append(try node()) }
    return nodes
  }

  private mutating func block() throws(InstructionError) -> [Node] {
    try scanner.expect("{")
    let nodes = try nodes()
    try scanner.expect("}")
    return nodes
  }

  private mutating func loopID() throws(InstructionError) -> LoopID {
    let place = scanner
    try scanner.expect("%")
    let word = try scanner.word("a loop counter")
    guard word.hasPrefix("i"), let index = Int(word.dropFirst()), (0..<result.loopCount).contains(index) else {
      throw place.error("a loop counter below %i\(result.loopCount)")
    }
    return LoopID(index)
  }

  private mutating func node() throws(InstructionError) -> Node {
    switch scanner.peekWord() {
    case "for":
      try scanner.expect(word: "for")
      let id = try loopID()
      try scanner.expect(word: "in")
      try scanner.expect("0..<")
      let count = try scanner.integer(0...Int.max)
      return .loop(Loop(id: id, count: count, body: try block()))
    case "while":
      try scanner.expect(word: "while")
      let id = try loopID()
      let predicate = try predicate()
      var trips: Int? = nil
      if scanner.peekWord() == "trips" {
        try scanner.expect(word: "trips")
        try scanner.expect("=")
        trips = try scanner.integer(0...Int.max)
      }
      let condition = try block()
      try scanner.expect(word: "do")
      return .whileLoop(
        WhileLoop(id: id, condition: condition, predicate: predicate, body: try block(), knownTripCount: trips))
    case "branch":
      try scanner.expect(word: "branch")
      try scanner.expect(word: "selector")
      try scanner.expect("=")
      let selector = try reference()
      try scanner.expect("{")
      var cases: [[Node]] = []
      while scanner.peekWord() == "case" {
        try scanner.expect(word: "case")
        cases.append(try block())
      }
      try scanner.expect("}")
      return .branch(Branch(selector: selector, cases: cases))
    default: return .instruction(try statement())
    }
  }

  private mutating func predicate() throws(InstructionError) -> WhileLoop.Predicate {
    guard scanner.peekWord() == "register" else {
      try scanner.expect(word: "predicate")
      try scanner.expect("=")
      return .buffer(try reference())
    }
    let register = try register("register")
    return scanner.peekWord() == "below" ? .below(register, try self.register("below")) : .register(register)
  }

  private mutating func register(_ name: String) throws(InstructionError) -> Register {
    try scanner.expect(word: name)
    try scanner.expect("=")
    let place = scanner
    try scanner.expect("%")
    let word = try scanner.word("a register")
    guard let register = Register(fieldText: "%" + word), register.index < result.registerCount else {
      throw place.error("a register below %r\(result.registerCount)")
    }
    return register
  }

  private mutating func statement() throws(InstructionError) -> Statement {
    let place = scanner
    let mnemonic = try scanner.word("an instruction")
    guard let type = InstructionRegistry[mnemonic] else { throw place.error("an instruction, not \(mnemonic)") }
    var instruction = type.init()
    var fields = FieldParser(scanner: scanner, names: names, buffers: result.buffers)
    try instruction.visitFields(&fields)
    scanner = fields.scanner
    var origin = Origin.none
    if scanner.peekWord() == "loc" {
      try scanner.expect(word: "loc")
      try scanner.expect("(")
      let op = try string()
      origin = Origin(op: op, location: try string())
      try scanner.expect(")")
      if let shared = origins[origin] { origin = shared } else { origins[origin] = origin }
    }
    return Statement(instruction, origin: origin)
  }
}

extension TextScanner {
  fileprivate mutating func element() throws(InstructionError) -> ElementType {
    let place = self
    var text = try word("an element type")
    if peek("<") {
      try expect("<")
      text += "<\(try word("an element type"))>"
      try expect(">")
    }
    guard let element = ElementType(rawValue: text) else { throw place.error("an element type, not \(text)") }
    return element
  }
}

/// Reads the fields of one instruction, in the order of its visit.
private struct FieldParser: FieldVisitor {
  var scanner: TextScanner
  let names: [String: BufferID]
  let buffers: [Buffer]

  private mutating func begin(_ name: StaticString) throws(InstructionError) {
    try scanner.expect(word: "\(name)")
    try scanner.expect("=")
  }

  mutating func present(_ name: StaticString, _ isPresent: inout Bool) { isPresent = scanner.peekWord() == "\(name)" }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    try begin(name)
    operand = try pattern()
  }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    try read(name, &operand)
  }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    try read(name, &operand)
  }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError) {
    try read(name, &operand)
  }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) throws(InstructionError) {
    try begin(name)
    if scanner.peek("%") {
      operand = .perPartition(try pattern())
    } else if scanner.peekWord() == "int" {
      try scanner.expect(word: "int")
      try scanner.expect(":")
      operand = .integer(Int32(try scanner.integer(Int(Int32.min)...Int(Int32.max))))
    } else {
      let place = scanner
      guard let value = Float(fieldText: scanner.fieldText()) else { throw place.error("a number") }
      operand = .constant(value)
    }
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) throws(InstructionError) {
    try begin(name)
    let place = scanner
    let text = scanner.peek("\"") ? try scanner.quoted() : scanner.fieldText()
    guard let parsed = T(fieldText: text) else { throw place.error("a value for \(name), not \(text)") }
    value = parsed
  }

  private mutating func pattern() throws(InstructionError) -> AccessPattern {
    let place = scanner
    try scanner.expect("%")
    var name: String
    if scanner.peek("\"") {
      guard let unquoted = String(fieldText: try scanner.quoted()) else { throw place.error("a buffer name") }
      name = unquoted
    } else {
      name = try scanner.word("a buffer name")
    }
    guard let id = names[name] else { throw place.error("a buffer, there is no %\(name)") }
    var pattern = AccessPattern(id, buffers[id.index].element, partitions: 1, free: [])
    if scanner.peek(":") {
      try scanner.expect(":")
      pattern.element = try scanner.element()
    }
    try scanner.expect("[")
    pattern.startPartition = try scanner.integer(0...1 << 30)
    try scanner.expect(":")
    pattern.partitions = try scanner.integer(pattern.startPartition...1 << 40) - pattern.startPartition
    if scanner.peek("@") {
      try scanner.expect("@")
      pattern.partitionStride = try scanner.integer(-(1 << 50)...1 << 50)
    }
    while scanner.peek(",") {
      try scanner.expect(",")
      let count = try scanner.integer(0...1 << 50)
      try scanner.expect("@")
      pattern.free.append(Dimension(count, stride: try scanner.integer(-(1 << 50)...1 << 50)))
    }
    if scanner.peek(";") {
      try scanner.expect(";")
      let place = scanner
      guard let offset = AffineOffset(fieldText: scanner.fieldText()) else { throw place.error("an offset") }
      pattern.offset = offset
    }
    try scanner.expect("]")
    return pattern
  }
}
