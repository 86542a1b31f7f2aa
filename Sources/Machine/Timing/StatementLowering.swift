import InstructionSet
import Silicon

/// Turns instructions into `TimedStatement`s: looks up their form, which `FormLowering` finds the first time, and puts its
/// operands in their places.
struct StatementLowering: ~Copyable {
  private let program: Program
  private let core: NeuronCore
  private let change: TimingModel.CostChange?
  private var key: FormKey
  /// Words of each form's key.
  private var keys: [UInt64] = []
  private var keyEnds: [Int] = []
  private var forms: InternTable
  private var formOfKey: [Int32] = []
  private var accesses = InternTable()
  private var formLowering: FormLowering
  private var origins: [ObjectIdentifier: Int] = [:]
  private var lastOrigin: (origin: Origin, position: Int)?
  /// Where each buffer is on chip, 0 on HBM.
  private let addresses: [Int]
  /// The terms of the present operand, in bytes.
  private var terms: [TimedAccess.Term] = []

  init(program: Program, core: NeuronCore, changing change: TimingModel.CostChange?) {
    self.program = program
    self.core = core
    self.change = change
    key = FormKey(program)
    forms = InternTable()
    formLowering = FormLowering(program: program, core: core)
    addresses = program.buffers.map { $0.space == .hbm ? 0 : $0.address }
  }

  mutating func lower(_ statement: Statement, into timed: inout TimedProgram) {
    key.take(statement.instruction)
    let position = form(of: statement, &timed)
    let form = timed.forms[position]
    var lowered = TimedStatement(
      form: Int32(position), firstOperand: Int32(timed.operands.count), origin: Int32(origin(statement.origin, &timed)))
    for index in key.places.indices {
      let operand = timed.formOperands[form.operands.lowerBound + index]
      let access = access(operand, key.places[index], &timed.table)
      timed.operands.append(Int32(access))
      if operand.isPSUM && form.usesPSUM { lowered.psumBanks |= banks(timed.table.reach(timed.table.accesses[access])) }
    }
    timed.statements.append(lowered)
  }

  /// One element of an HBM buffer that sequencers read: a predicate or selector.
  mutating func scalarAccess(_ id: BufferID, into timed: inout TimedProgram) -> Int {
    let pattern = AccessPattern(id, program[id].element, partitions: 1, free: [])
    let operand = formLowering.operand(pattern, .read, isDynamic: false, &timed.table)
    return access(operand, FormKey.Place(buffer: id.index, constant: 0, terms: 0..<0), &timed.table)
  }

  private mutating func form(of statement: Statement, _ timed: inout TimedProgram) -> Int {
    let next = keyEnds.count
    let known = forms.position(hash: key.hash, next: next) { position in
      let start = position == 0 ? 0 : keyEnds[position - 1]
      return key.words.elementsEqual(keys[start..<keyEnds[position]])
    }
    if known == next {
      keys += key.words
      keyEnds.append(keys.count)
      formOfKey.append(Int32(timed.forms.count))
      let cost = statement.instruction.cost(on: core, in: program)
      formLowering.lower(statement, cost, documented: cost, into: &timed)
    }
    guard let change else { return Int(formOfKey[known]) }
    let documented = statement.instruction.cost(on: core, in: program)
    let cost = change(timed.statements.count, statement, documented)
    if cost == documented { return Int(formOfKey[known]) }
    formLowering.lower(statement, cost, documented: documented, into: &timed)
    return timed.forms.count - 1
  }

  private mutating func access(
    _ operand: TimedForm.Operand, _ place: FormKey.Place, _ table: inout OperandTable
  ) -> Int {
    table.shapes[Int(operand.shape)].uses += 1
    var base = operand.isDynamic ? 0 : place.constant * operand.elementBytes + operand.lowest
    base += addresses[place.buffer]
    var hash = WordHash()
    hash.add(Int(operand.shape) << 2 | Int(operand.mode.rawValue))
    hash.add(place.buffer)
    hash.add(base)
    terms.removeAll(keepingCapacity: true)
    if !operand.isDynamic {
      for term in key.terms[place.terms] where term.stride != 0 {
        terms.append(
          TimedAccess.Term(
            loop: term.loop.index, stride: term.stride * operand.elementBytes, modulus: term.modulus))
        hash.add(term.loop.index)
        hash.add(term.stride)
        hash.add(term.modulus)
      }
    }
    let next = table.accesses.count
    let position = accesses.position(hash: hash.value, next: next) { position in
      let known = table.accesses[position]
      guard
        known.base == base && known.shape == operand.shape && known.buffer == place.buffer
          && known.mode == operand.mode && known.termCount == terms.count
      else { return false }
      return terms.indices.allSatisfy { table.terms[Int(known.firstTerm) + $0] == terms[$0] }
    }
    if position == next {
      table.accesses.append(
        TimedAccess(
          base: base, shape: operand.shape, buffer: Int32(place.buffer), firstTerm: Int32(table.terms.count),
          termCount: Int32(terms.count), mode: operand.mode))
      for term in terms { table.terms.append(term) }
    }
    return position
  }

  /// The PSUM banks of these bytes of a partition; all of them where engines share the whole port.
  private func banks(_ reach: (low: Int, high: Int)) -> UInt8 {
    if core.sharesVectorPorts { return .max }
    let first = max(0, reach.low) / core.psumBankBytes
    let last = max(reach.low, reach.high - 1) / core.psumBankBytes
    return (first...max(first, min(last, core.psumBanks - 1))).reduce(0) { $0 | 1 << UInt8($1 % 8) }
  }

  private mutating func origin(_ origin: Origin, _ timed: inout TimedProgram) -> Int {
    if let lastOrigin, lastOrigin.origin === origin { return lastOrigin.position }
    let position = origins[ObjectIdentifier(origin)] ?? timed.origins.count
    if position == timed.origins.count {
      timed.origins.append(origin)
      origins[ObjectIdentifier(origin)] = position
    }
    lastOrigin = (origin, position)
    return position
  }
}

extension Origin {
  /// Where errors say they are.
  var place: String { location.isEmpty ? op : location }
}
