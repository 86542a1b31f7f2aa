import Numerics

extension Program {
  /// The text form, which `init(parsing:)` reads back.
  public var text: String { text(elidingConstants: false) }

  /// The text form for reading: with `elidingConstants`, contents of constants become a digest, which does not parse.
  public func text(elidingConstants: Bool) -> String {
    var printer = ProgramPrinter(program: self)
    printer.print(elidingConstants: elidingConstants)
    return printer.text
  }

  /// One instruction as a line of the text form has it, without where it came from.
  public func text(of instruction: any Instruction) -> String {
    var instruction = instruction
    var fields = FieldPrinter(program: self, text: type(of: instruction).mnemonic)
    // The printer's own visits throw nothing.
    try! instruction.visitFields(&fields)
    return fields.text
  }
}

private struct ProgramPrinter {
  let program: Program
  var text = ""
  private var depth = 1

  init(program: Program) { self.program = program }

  private mutating func line(_ words: String) {
    text += String(repeating: "  ", count: depth)
    text += words
    text += "\n"
  }

  mutating func print(elidingConstants: Bool) {
    text = "program \(program.name.fieldText) loops=\(program.loopCount) registers=\(program.registerCount) {\n"
    for buffer in program.buffers {
      var words =
        "buffer \(buffer.reference) \(buffer.space.rawValue) \(buffer.element.rawValue) \(buffer.role.rawValue)"
      if buffer.space == .hbm {
        words += " bytes=\(buffer.byteCount)"
      } else {
        words += " partitions=\(buffer.startPartition):\(buffer.startPartition + buffer.partitions)"
        words += " address=\(buffer.address) bytes=\(buffer.byteCount)"
      }
      if let contents = buffer.contents {
        let digest = String(Fingerprint.of(contents), radix: 16)
        words += elidingConstants ? " = digest:\(digest)" : " = 0x\(hexadecimal(contents))"
      }
      line(words)
    }
    line("inputs \(program.inputs.map { program[$0].reference }.joined(separator: " "))")
    line("outputs \(program.outputs.map { program[$0].reference }.joined(separator: " "))")
    print(program.body)
    text += "}\n"
  }

  private mutating func print(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .instruction(let statement): print(statement)
      case .loop(let loop):
        line("for %i\(loop.id.index) in 0..<\(loop.count) {")
        print(indented: loop.body)
        line("}")
      case .whileLoop(let loop):
        let trips = loop.knownTripCount.map { " trips=\($0)" } ?? ""
        line("while %i\(loop.id.index) \(text(of: loop.predicate))\(trips) {")
        print(indented: loop.condition)
        line("} do {")
        print(indented: loop.body)
        line("}")
      case .branch(let branch):
        line("branch selector=\(program[branch.selector].reference) {")
        for nodes in branch.cases {
          line("case {")
          print(indented: nodes)
          line("}")
        }
        line("}")
      }
    }
  }

  private func text(of predicate: WhileLoop.Predicate) -> String {
    switch predicate {
    case .buffer(let id): "predicate=\(program[id].reference)"
    case .register(let register): "register=\(register.fieldText)"
    case .below(let register, let bound): "register=\(register.fieldText) below=\(bound.fieldText)"
    }
  }

  private mutating func print(indented nodes: [Node]) {
    depth += 1
    print(nodes)
    depth -= 1
  }

  private mutating func print(_ statement: Statement) {
    var words = program.text(of: statement.instruction)
    if statement.origin != .none {
      words += " loc(\(statement.origin.op.fieldText) \(statement.origin.location.fieldText))"
    }
    line(words)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (index, byte) in bytes.enumerated() {
        text[2 * index] = digits[Int(byte >> 4)]
        text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}

extension Buffer {
  /// `%name`, quoted when the name is not a plain word.
  var reference: String {
    let isPlain = !name.isEmpty && name.utf8.allSatisfy(TextScanner.isWordByte)
    return isPlain ? "%\(name)" : "%\(name.fieldText)"
  }
}

private struct FieldPrinter: FieldVisitor {
  let program: Program
  var text: String

  private mutating func field(_ name: StaticString, _ value: String) { text += " \(name)=\(value)" }

  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) { field(name, pattern(operand)) }
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) { field(name, pattern(operand)) }
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) { field(name, pattern(operand)) }
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) { field(name, pattern(operand)) }

  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) {
    switch operand {
    case .constant(let value): field(name, value.fieldText)
    case .integer(let value): field(name, "int:\(value)")
    case .perPartition(let operand): field(name, pattern(operand))
    }
  }

  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) { field(name, value.fieldText) }

  /// `%name:type[start:end@partitionStride, count@stride, …; offset]`.
  private func pattern(_ operand: AccessPattern) -> String {
    guard program.buffers.indices.contains(operand.buffer.index) else {
      return "%\("buffer \(operand.buffer.index)".fieldText)"
    }
    let buffer = program[operand.buffer]
    var text = buffer.reference
    if operand.element != buffer.element { text += ":\(operand.element.rawValue)" }
    text += "[\(operand.startPartition):\(operand.startPartition + operand.partitions)"
    if operand.partitionStride != 0 { text += "@\(operand.partitionStride)" }
    for dimension in operand.free { text += ", \(dimension.fieldText)" }
    if operand.offset != 0 { text += "; \(operand.offset.fieldText)" }
    return text + "]"
  }
}
