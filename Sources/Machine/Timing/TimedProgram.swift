import InstructionSet
import Silicon

/// A program flattened for the timing model: plain numbers in flat arrays, computed once per static instruction.
struct TimedProgram: ~Copyable {
  enum Node {
    case statements(Range<Int>)
    /// A statement at which the cores of a logical NeuronCore wait for each other.
    case meeting(Int)
    case loop(Int)
    case whileLoop(Int)
    case branch(Int)
  }

  struct Loop {
    var id: Int
    /// Iterations; of `while` loops the known trip count, or nil.
    var count: Int?
    var body: Range<Int>
    /// Condition nodes and the predicate's access, of `while` loops; no access where registers decide.
    var condition: Range<Int> = 0..<0
    var predicate: Int?
    var statements: Range<Int> = 0..<0
    /// Iterations after which every rotation (`modulus`) of the body is back where it was.
    var rotation = 1
    /// Whether repetition may be skipped: no choices inside, and no operands that drift past each other.
    var canRepeat = true
    var usedEngines: [Bool] = []
    var usesDMA = false
  }

  struct Branch {
    var selector: Int
    var cases: [Range<Int>]
  }

  var nodes: [Node] = []
  var loops: [Loop] = []
  var branches: [Branch] = []
  var statements = FlatList<TimedStatement>()
  /// Positions in `table.accesses`: the operands of each statement, in the order of its form's.
  var operands = FlatList<Int32>()
  var forms = FlatList<TimedForm>()
  var formOperands = FlatList<TimedForm.Operand>()
  var table: OperandTable
  var origins: [Origin] = []
  /// Service time of each DMA engine, `core.dmaEngines` numbers for each form that moves data.
  var dmaService = FlatList<Int64>()
  /// Names that forms and accesses refer to.
  var mnemonics: [String] = []
  let names: [String]
  /// The loop around each loop, by id, or -1.
  private var parents: [Int] = []
  var map: AddressMap
  /// The top level is `nodes[root]`.
  var root: Range<Int> = 0..<0

  init(
    _ program: Program, on core: NeuronCore, changing change: TimingModel.CostChange? = nil
  ) {
    map = AddressMap(core)
    names = program.buffers.map(\.name)
    table = OperandTable(loops: program.loopCount)
    parents = [Int](repeating: -1, count: program.loopCount)
    root = lower(program, StatementLowering(program: program, core: core, changing: change))
    map.build(program, &table)
    finishLoops()
  }

  /// What lowering looks things up in is gone afterwards.
  private mutating func lower(
    _ program: Program, _ lowering: consuming StatementLowering
  ) -> Range<Int> {
    lower(program.body, inside: -1, &lowering)
  }

  private mutating func lower(_ body: [Node_], inside parent: Int, _ lowering: inout StatementLowering)
    -> Range<Int>
  {
    var lowered: [Node] = []
    var open: Int?
    func close(_ lowered: inout [Node], _ end: Int) {
      if let start = open, start < end { lowered.append(.statements(start..<end)) }
      open = nil
    }
    for node in body {
      if case .instruction(let statement) = node {
        let position = statements.count
        lowering.lower(statement, into: &self)
        if form(of: position).meetsOtherCore {
          close(&lowered, position)
          lowered.append(.meeting(position))
        } else if open == nil {
          open = position
        }
        continue
      }
      close(&lowered, statements.count)
      switch node {
      case .instruction: break
      case .loop(let loop):
        if loop.count <= 0 { continue }
        let first = statements.count
        parents[loop.id.index] = parent
        table.loopCounts[loop.id.index] = loop.count
        let inner = lower(loop.body, inside: loop.id.index, &lowering)
        loops.append(
          Loop(id: loop.id.index, count: loop.count, body: inner, statements: first..<statements.count))
        lowered.append(.loop(loops.count - 1))
      case .whileLoop(let loop):
        let first = statements.count
        parents[loop.id.index] = parent
        table.loopCounts[loop.id.index] = loop.knownTripCount ?? .max
        let condition = lower(loop.condition, inside: loop.id.index, &lowering)
        let inner = lower(loop.body, inside: loop.id.index, &lowering)
        let predicate: Int? =
          if case .buffer(let id) = loop.predicate { lowering.scalarAccess(id, into: &self) } else { nil }
        loops.append(
          Loop(
            id: loop.id.index, count: loop.knownTripCount, body: inner, condition: condition, predicate: predicate,
            statements: first..<statements.count, canRepeat: false))
        lowered.append(.whileLoop(loops.count - 1))
      case .branch(let branch):
        var cases: [Range<Int>] = []
        for body in branch.cases { cases.append(lower(body, inside: parent, &lowering)) }
        branches.append(Branch(selector: lowering.scalarAccess(branch.selector, into: &self), cases: cases))
        lowered.append(.branch(branches.count - 1))
      }
    }
    close(&lowered, statements.count)
    let start = nodes.count
    nodes += lowered
    return start..<nodes.count
  }

  private mutating func finishLoops() {
    for index in loops.indices {
      var loop = loops[index]
      loop.usedEngines = [Bool](repeating: false, count: Engine.allCases.count)
      let whole = loop.statements
      guard !whole.isEmpty else {
        loop.canRepeat = false
        loops[index] = loop
        continue
      }
      for index in whole {
        let form = form(of: index)
        loop.usedEngines[form.engine] = true
        if form.kind == .dma || form.kind == .software { loop.usesDMA = true }
      }
      let touched = touched(loop)
      for position in touched {
        for term in table.terms(of: access(position)) {
          if term.loop != loop.id || term.modulus <= 1 || term.modulus >= loop.count ?? .max { continue }
          loop.rotation = leastCommonMultiple(loop.rotation, term.modulus)
        }
      }
      if contains(choices: loop.body) || contains(choices: loop.condition) || driftsApart(touched, loop) {
        loop.canRepeat = false
      }
      loops[index] = loop
    }
  }

  /// Whether a counter is this loop's or that of a loop inside it.
  func isInside(_ id: Int, _ loop: Loop) -> Bool {
    var id = id
    while id >= 0 && id != loop.id { id = parents[id] }
    return id == loop.id
  }

  /// Whether time depends on values, or on the other core, somewhere in these nodes.
  private func contains(choices nodes: Range<Int>) -> Bool {
    for node in self.nodes[nodes] {
      switch node {
      case .statements: continue
      case .loop(let index): if contains(choices: loops[index].body) { return true }
      case .meeting, .whileLoop, .branch: return true
      }
    }
    return false
  }

  /// Whether two operands of which one writes move over the same memory at different speeds, so that how far apart they
  /// are changes from one iteration to the next.
  private func driftsApart(_ touched: Range<Int>, _ loop: Loop) -> Bool {
    struct Moving: Hashable {
      var low: Int
      var high: Int
      var speed: Int
      var writes: Bool
    }
    var byGrid: [Int: Set<Moving>] = [:]
    for position in touched {
      let access = access(position)
      let speed = drift(access, loop)
      if speed == 0 { continue }
      let (low, high) = table.reach(access)
      byGrid[table.shapes[Int(access.shape)].grid, default: []].insert(
        Moving(low: low, high: high, speed: speed, writes: access.mode != .read))
    }
    for moving in byGrid.values {
      var active: [Moving] = []
      for next in moving.sorted(by: { $0.low < $1.low }) {
        active.removeAll { $0.high <= next.low }
        if active.contains(where: { ($0.writes || next.writes) && $0.speed != next.speed }) { return true }
        active.append(next)
      }
    }
    return false
  }

  func form(of statement: Int) -> TimedForm { forms[Int(statements[statement].form)] }

  /// Positions in `operands` of a statement's.
  func operands(of statement: Int) -> Range<Int> {
    let first = Int(statements[statement].firstOperand)
    return first..<first + form(of: statement).operands.count
  }

  /// Positions in `operands` of those of a loop's instructions.
  func touched(_ loop: Loop) -> Range<Int> {
    let (first, last) = (loop.statements.lowerBound, loop.statements.upperBound - 1)
    return operands(of: first).lowerBound..<operands(of: last).upperBound
  }

  func access(_ operand: Int) -> TimedAccess { table.accesses[Int(operands[operand])] }

  /// Bytes that an operand moves in each iteration of a loop, rotations apart.
  func drift(_ access: TimedAccess, _ loop: Loop) -> Int {
    var speed = 0
    for term in table.terms(of: access) {
      if term.loop == loop.id && (term.modulus == 0 || term.modulus >= loop.count ?? .max) { speed += term.stride }
    }
    return speed
  }
}

/// `InstructionSet.Node`, which `TimedProgram.Node` shadows.
typealias Node_ = InstructionSet.Node

/// One static instruction: a form and its operands' places.
struct TimedStatement {
  /// Positions in `TimedProgram.forms`, `.operands` and `.origins`.
  var form: Int32
  var firstOperand: Int32
  var origin: Int32
  /// Of compute engines' ports to PSUM: bit b for bank b, all bits for v2's whole port.
  var psumBanks: UInt8 = 0
}

func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  let (product, overflow) = (a / x).multipliedReportingOverflow(by: b)
  return overflow ? .max : product
}
