public import InstructionSet
public import Silicon

extension Program {
  /// What the chip, or its compiler, would refuse of this program, found without running it: broken rules of instructions
  /// and operands that can leave their buffers (`validate`), more HBM than the core has, and buffers of SBUF or PSUM placed over
  /// each other while both are in use. Reads of memory that nothing wrote are in `Timeline.uninitializedReads`.
  public func check(on core: NeuronCore) -> [MachineError] {
    do {
      try validate(on: core)
    } catch {
      return [MachineError(.refused, "\(error.code.rawValue): \(error.message)", place: error.place)]
    }
    return checkHBM(on: core) + checkOverlaps()
  }

  private func checkHBM(on core: NeuronCore) -> [MachineError] {
    var total = 0
    var largest: Buffer?
    for buffer in buffers where buffer.space == .hbm {
      let (sum, overflow) = total.addingReportingOverflow(buffer.byteCount)
      total = overflow ? .max : sum
      if buffer.byteCount > (largest?.byteCount ?? -1) { largest = buffer }
    }
    guard total > core.hbmStackBytes else { return [] }
    return [
      MachineError(
        .outOfMemory,
        "the program's buffers take \(total) bytes of HBM, the core has \(core.hbmStackBytes); the largest is "
          + "%\(largest?.name ?? "") with \(largest?.byteCount ?? 0)",
        place: name, remedy: "use a smaller batch or model, recompute activations, or shard over more cores")
    ]
  }

  private func checkOverlaps() -> [MachineError] {
    var walk = LiveRangeWalk(self)
    walk.visit(body)
    var errors: [MachineError] = []
    for space in [MemorySpace.sbuf, .psum] {
      let placed = buffers.indices.filter { buffers[$0].space == space && walk.ranges[$0] != nil }
        .sorted { (buffers[$0].address, $0) < (buffers[$1].address, $1) }
      var active: [Int] = []
      for index in placed {
        let buffer = buffers[index]
        active.removeAll { buffers[$0].address + buffers[$0].byteCount <= buffer.address }
        for other in active where overlaps(index, other, walk) {
          errors.append(overlap(buffers[other], buffer, walk, index))
        }
        if buffer.byteCount > 0 { active.append(index) }
      }
    }
    return errors
  }

  /// Whether two buffers that share addresses share partitions, and are in use at the same time. An instruction may read its
  /// last of one and write its first to the other.
  private func overlaps(_ a: Int, _ b: Int, _ walk: LiveRangeWalk) -> Bool {
    guard let (firstA, lastA) = walk.ranges[a], let (firstB, lastB) = walk.ranges[b] else { return false }
    let (x, y) = (buffers[a], buffers[b])
    return x.startPartition < y.startPartition + y.partitions && y.startPartition < x.startPartition + x.partitions
      && firstA < lastB && firstB < lastA
  }

  private func overlap(_ a: Buffer, _ b: Buffer, _ walk: LiveRangeWalk, _ index: Int) -> MachineError {
    let first = max(a.address, b.address)
    let last = min(a.address + a.byteCount, b.address + b.byteCount)
    return MachineError(
      .overlappingBuffers,
      "%\(a.name) and %\(b.name) are in use at the same time and share bytes \(first) to \(last - 1) of \(a.space.rawValue) "
        + "partitions",
      place: walk.places[index]?.place ?? name, remedy: "place one of them elsewhere, or finish with it before")
  }
}

/// First and last use of each on-chip buffer in program order; a buffer that carries values around a loop is in use in all of it.
private struct LiveRangeWalk {
  let program: Program
  private var position = 0
  var ranges: [Int: (first: Int, last: Int)] = [:]
  var places: [Int: Origin] = [:]
  private var startsWithRead: Set<Int> = []

  init(_ program: Program) { self.program = program }

  @discardableResult
  mutating func visit(_ nodes: [Node]) -> Set<Int> {
    var touched: Set<Int> = []
    for node in nodes {
      switch node {
      case .instruction(let statement): visit(statement, &touched)
      case .loop(let loop): touched.formUnion(visitLoop([loop.body]))
      case .whileLoop(let loop): touched.formUnion(visitLoop([loop.condition, loop.body]))
      case .branch(let branch): for body in branch.cases { touched.formUnion(visit(body)) }
      }
    }
    return touched
  }

  private mutating func visit(_ statement: Statement, _ touched: inout Set<Int>) {
    for operand in Operands(statement.instruction).all where program[operand.pattern.buffer].space != .hbm {
      let buffer = operand.pattern.buffer.index
      if ranges[buffer] == nil {
        places[buffer] = statement.origin
        if operand.mode != .write { startsWithRead.insert(buffer) }
      }
      // Reads come before writes.
      let moment = position * 2 + (operand.mode == .read ? 0 : 1)
      ranges[buffer] = (min(ranges[buffer]?.first ?? moment, moment), max(ranges[buffer]?.last ?? moment, moment + 1))
      touched.insert(buffer)
    }
    position += 1
  }

  private mutating func visitLoop(_ bodies: [[Node]]) -> Set<Int> {
    let start = position * 2
    var touched: Set<Int> = []
    for body in bodies { touched.formUnion(visit(body)) }
    let end = position * 2
    for buffer in touched {
      guard let range = ranges[buffer] else { continue }
      if range.first < start || startsWithRead.contains(buffer) {
        ranges[buffer] = (min(range.first, start), max(range.last, end))
      }
    }
    return touched
  }
}
