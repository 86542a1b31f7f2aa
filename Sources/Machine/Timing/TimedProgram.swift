import InstructionSet
import Silicon

/// A program flattened for the timing model: plain numbers in flat arrays, computed once per static instruction.
struct TimedProgram: ~Copyable {
  enum Node {
    case statements(Range<Int>)
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
  var statements: [TimedStatement] = []
  var accesses: [TimedAccess] = []
  var terms: [TimedAccess.Term] = []
  var segments: [TimedAccess.Segment] = []
  var origins: [Origin] = []
  var tables: [String: Int] = [:]
  /// Service time of each DMA engine, `core.dmaEngines` numbers for each statement that moves data.
  var dmaService: [Int64] = []
  /// Names that statements and accesses refer to.
  var mnemonics: [String] = []
  let names: [String]
  let loopIDs: Int
  /// Trip counts by loop id, `.max` when unknown.
  var loopCounts: [Int] = []
  /// The loop around each loop, by id, or -1.
  private var parents: [Int] = []
  /// Who touches the cells of each access.
  private(set) var actors: [UInt8] = []
  var map: AddressMap
  /// The top level is `nodes[root]`.
  var root: Range<Int> = 0..<0

  init(
    _ program: Program, on core: NeuronCore, changing change: TimingModel.CostChange? = nil
  ) throws(MachineError) {
    map = AddressMap(core)
    names = program.buffers.map(\.name)
    loopIDs = program.loopCount
    parents = [Int](repeating: -1, count: program.loopCount)
    var lowering = StatementLowering(program: program, core: core, changing: change)
    root = try lower(program.body, inside: -1, &lowering)
    loopCounts = lowering.loopCounts
    map.build(program, accesses: &accesses, terms: terms, segments: &segments, loopCounts: loopCounts)
    finishLoops()
  }

  private mutating func lower(_ body: [Node_], inside parent: Int, _ lowering: inout StatementLowering)
    throws(MachineError) -> Range<Int>
  {
    var lowered: [Node] = []
    var open: Int?
    func close(_ lowered: inout [Node], _ end: Int) {
      if let start = open, start < end { lowered.append(.statements(start..<end)) }
      open = nil
    }
    for node in body {
      if case .instruction(let statement) = node {
        if open == nil { open = statements.count }
        try lowering.lower(statement, into: &self)
        let actor = statements[statements.count - 1].actor
        actors += repeatElement(actor, count: accesses.count - actors.count)
        continue
      }
      close(&lowered, statements.count)
      switch node {
      case .instruction: break
      case .loop(let loop):
        if loop.count <= 0 { continue }
        let first = statements.count
        parents[loop.id.index] = parent
        lowering.loopCounts[loop.id.index] = loop.count
        let inner = try lower(loop.body, inside: loop.id.index, &lowering)
        loops.append(
          Loop(id: loop.id.index, count: loop.count, body: inner, statements: first..<statements.count))
        lowered.append(.loop(loops.count - 1))
      case .whileLoop(let loop):
        let first = statements.count
        parents[loop.id.index] = parent
        lowering.loopCounts[loop.id.index] = loop.knownTripCount ?? .max
        let condition = try lower(loop.condition, inside: loop.id.index, &lowering)
        let inner = try lower(loop.body, inside: loop.id.index, &lowering)
        let predicate: Int? =
          if case .buffer(let id) = loop.predicate { lowering.scalarAccess(id, into: &self) } else { nil }
        loops.append(
          Loop(
            id: loop.id.index, count: loop.knownTripCount, body: inner, condition: condition, predicate: predicate,
            statements: first..<statements.count, canRepeat: false))
        lowered.append(.whileLoop(loops.count - 1))
      case .branch(let branch):
        var cases: [Range<Int>] = []
        for body in branch.cases { cases.append(try lower(body, inside: parent, &lowering)) }
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
      for statement in statements[whole] {
        loop.usedEngines[statement.engine] = true
        if statement.kind == .dma || statement.kind == .software { loop.usesDMA = true }
      }
      let touched = touched(loop)
      for access in accesses[touched] {
        for term in terms[access.terms] where term.loop == loop.id && term.modulus > 1 {
          if let count = loop.count, term.modulus >= count { continue }
          loop.rotation = leastCommonMultiple(loop.rotation, term.modulus)
        }
      }
      if contains(choices: loop.body) || contains(choices: loop.condition)
        || driftsApart(touched, loop: loop.id, count: loop.count ?? .max)
      {
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

  /// Whether time depends on values somewhere in these nodes.
  private func contains(choices nodes: Range<Int>) -> Bool {
    for node in self.nodes[nodes] {
      switch node {
      case .statements: continue
      case .loop(let index): if contains(choices: loops[index].body) { return true }
      case .whileLoop, .branch: return true
      }
    }
    return false
  }

  /// Whether two operands of which one writes move over the same memory at different speeds, so that how far apart they
  /// are changes from one iteration to the next.
  private func driftsApart(_ touched: Range<Int>, loop: Int, count: Int) -> Bool {
    struct Moving: Hashable {
      var low: Int
      var high: Int
      var speed: Int
      var writes: Bool
    }
    var byGrid: [Int: Set<Moving>] = [:]
    for access in accesses[touched] {
      let speed = driftPerIteration(access, loop: loop, count: count)
      if speed == 0 { continue }
      let (low, high) = map.reach(access)
      byGrid[access.grid, default: []].insert(
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

  /// Accesses of a loop's instructions.
  func touched(_ loop: Loop) -> Range<Int> {
    statements[loop.statements.lowerBound].firstAccess..<statements[loop.statements.upperBound - 1].endAccess
  }

  func drift(_ access: Int, _ loop: Loop) -> Int {
    driftPerIteration(accesses[access], loop: loop.id, count: loop.count ?? .max)
  }

  /// Bytes that an operand moves in each iteration, rotations apart.
  func driftPerIteration(_ access: TimedAccess, loop: Int, count: Int) -> Int {
    var speed = 0
    for term in terms[access.terms] where term.loop == loop && (term.modulus == 0 || term.modulus >= count) {
      speed += term.stride
    }
    return speed
  }
}

/// `InstructionSet.Node`, which `TimedProgram.Node` shadows.
typealias Node_ = InstructionSet.Node

/// One static instruction.
struct TimedStatement {
  enum Kind: UInt8 { case engine, matmul, dma, software, free }

  var kind: Kind
  /// Position in `Engine.allCases`; of DMA instructions the engine whose queue triggers them.
  var engine: Int
  var issue: Int64
  var latency: Int64
  var status: Status
  var firstAccess: Int
  var endAccess: Int
  var origin: Int
  /// Activation table set, or -1.
  var table = -1
  /// Of matrix passes: time of the stationary load, the stationary operand's access, and the share of the array in use.
  var load: Int64 = 0
  var stationary = -1
  var arrayShare = 1.0
  /// Blocks of the array that a pass holds (`ArrayTile.blocks`).
  var arrayBlocks = UInt16.max
  /// Multiply-adds of one execution (0 for transposes).
  var multiplyAdds = 0
  /// Numbers of `TimedProgram.dmaService` from here on.
  var dmaService = -1
  /// Of transfers, from when their descriptors are served until engines that wait may start: the transfer's own start,
  /// which the first descriptors wait for, and the notice.
  var notice: Int64 = 0
  var hbmBytesRead = 0
  var hbmBytesWritten = 0
  var bytes = 0
  var descriptors = 0
  /// Banks of shared ports in use: bit b for PSUM bank b, all bits for v2's whole port.
  var psumBanks: UInt8 = 0
  var usesSBUF = false
  /// A Vector mode above one element a cycle, which takes the port shared with GpSimd (v3 and later).
  var locksGpSimd = false
  /// Position in `TimedProgram.mnemonics`.
  var mnemonic = 0
  /// Who touches its operands' cells.
  var actor: UInt8 { kind == .dma ? Actor.dma : UInt8(engine) }
}

func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  let (product, overflow) = (a / x).multipliedReportingOverflow(by: b)
  return overflow ? .max : product
}
