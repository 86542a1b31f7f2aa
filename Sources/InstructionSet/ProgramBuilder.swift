public import Numerics
public import Silicon

/// Builds a `Program` statement by statement, refusing what the core would refuse.
///
///     let builder = ProgramBuilder(name: "example", core: core)
///     let x = try builder.buffer("x", .sbuf, .f32, address: 0, partitions: 128, byteCount: 2048)
///     try builder.loop(8) { i in
///       try builder.emit(Memset(dst: AccessPattern(x, .f32, partitions: 128, free: [Dimension(512, stride: 1)]), …))
///     }
///     let program = builder.program
public final class ProgramBuilder {
  public let core: NeuronCore
  /// Stamped on every statement emitted from now on.
  public var origin = Origin.none

  private var built: Program
  private var names: [String: Int] = [:]
  /// The bodies of the loops, conditions and cases under construction, outermost first.
  private var scopes: [[Node]] = [[]]

  public init(name: String, core: NeuronCore) {
    self.core = core
    built = Program(name: name)
  }

  /// What has been built so far; statements of loops still open are not in it.
  public var program: Program {
    var program = built
    program.body = scopes[0]
    return program
  }

  /// Adds a buffer, appending a number to `name` when it is taken. Throws `capacity` or `partitionRange` when it does
  /// not fit its memory, and `shapeMismatch` when constants do not fill it.
  ///
  /// `address` is bytes from the start of each partition and `byteCount` bytes in each partition; HBM buffers have no
  /// address and count all their bytes.
  public func buffer(
    _ name: String, _ space: MemorySpace, _ element: ElementType, role: Buffer.Role = .intermediate, address: Int = 0,
    startPartition: Int = 0, partitions: Int = 1, byteCount: Int, contents: [UInt8]? = nil
  ) throws(InstructionError) -> BufferID {
    let buffer = Buffer(
      name: unique(name), space: space, element: element, role: role, address: address, startPartition: startPartition,
      partitions: partitions, byteCount: byteCount, contents: contents)
    try buffer.validate(on: core)
    let id = BufferID(built.buffers.count)
    built.buffers.append(buffer)
    switch role {
    case .input: built.inputs.append(id)
    case .output: built.outputs.append(id)
    case .constant, .intermediate: break
    }
    return id
  }

  public func register() -> Register {
    defer { built.registerCount += 1 }
    return Register(built.registerCount)
  }

  public func emit(_ instruction: some Instruction) throws(InstructionError) {
    do throws(InstructionError) {
      try instruction.validate(on: core, in: built)
    } catch {
      var error = error
      if error.place.isEmpty { error.place = origin.location.isEmpty ? origin.op : origin.location }
      throw error
    }
    append(.instruction(Statement(instruction, origin: origin)))
  }

  /// Emits what `body` emits, `count` times.
  @discardableResult
  public func loop(_ count: Int, _ body: (LoopID) throws(InstructionError) -> Void) throws(InstructionError) -> LoopID {
    let id = nextLoop()
    let nodes = try scope { () throws(InstructionError) in try body(id) }
    append(.loop(Loop(id: id, count: count, body: nodes)))
    return id
  }

  /// `body` runs while `predicate`, which `condition` leaves, holds.
  public func whileLoop(
    predicate: WhileLoop.Predicate, knownTripCount: Int? = nil, condition: (LoopID) throws(InstructionError) -> Void,
    body: (LoopID) throws(InstructionError) -> Void
  ) throws(InstructionError) {
    let id = nextLoop()
    let conditionNodes = try scope { () throws(InstructionError) in try condition(id) }
    let bodyNodes = try scope { () throws(InstructionError) in try body(id) }
    append(
      .whileLoop(
        WhileLoop(
          id: id, condition: conditionNodes, predicate: predicate, body: bodyNodes, knownTripCount: knownTripCount)))
  }

  /// Runs case number `selector`, one int32 element of HBM, or the last when it is out of range.
  public func branch(
    selector: BufferID, cases count: Int, _ body: (Int) throws(InstructionError) -> Void
  ) throws(InstructionError) {
    var cases: [[Node]] = []
    for index in 0..<count { cases.append(try scope { () throws(InstructionError) in try body(index) }) }
    append(.branch(Branch(selector: selector, cases: cases)))
  }

  private func nextLoop() -> LoopID {
    defer { built.loopCount += 1 }
    return LoopID(built.loopCount)
  }

  private func scope(_ body: () throws(InstructionError) -> Void) throws(InstructionError) -> [Node] {
    scopes.append([])
    do throws(InstructionError) {
      try body()
    } catch {
      scopes.removeLast()
      throw error
    }
    return scopes.removeLast()
  }

  private func append(_ node: Node) { scopes[scopes.count - 1].append(node) }

  private func unique(_ name: String) -> String {
    guard let taken = names[name] else {
      names[name] = 0
      return name
    }
    var next = taken
    repeat { next += 1 } while names["\(name).\(next)"] != nil
    names[name] = next
    names["\(name).\(next)"] = 0
    return "\(name).\(next)"
  }
}

extension Buffer {
  /// Throws when the buffer does not fit its memory on `core` or is not consistent with itself.
  public func validate(on core: NeuronCore) throws(InstructionError) {
    guard byteCount >= 0, address >= 0, startPartition >= 0, partitions >= 1 else {
      throw InstructionError(.outOfBounds, "buffer %\(name) has a negative size or place", place: name)
    }
    if let contents {
      guard space == .hbm, role == .constant else {
        throw InstructionError(
          .memorySpace,
          "buffer %\(name) of \(space.rawValue) has role \(role.rawValue) and contents; only an hbm constant may have them",
          place: name)
      }
      guard contents.count == byteCount else {
        throw InstructionError(
          .shapeMismatch, "buffer %\(name) holds \(byteCount) bytes, its contents \(contents.count)", place: name)
      }
    }
    let capacity: Int
    switch space {
    case .hbm: return
    case .sbuf: capacity = core.sbufBytesPerPartition
    case .psum: capacity = core.psumBytesPerPartition
    }
    let (end, overflow) = address.addingReportingOverflow(byteCount)
    if overflow || end > capacity {
      throw InstructionError(
        .capacity,
        "buffer %\(name) needs bytes \(address) up to \(overflow ? "beyond 2^63" : "\(end)") of each \(space.rawValue) "
          + "partition, which has \(capacity); use smaller tiles or reuse addresses", place: name)
    }
    let (lastPartition, partitionOverflow) = startPartition.addingReportingOverflow(partitions)
    if partitionOverflow || lastPartition > core.partitions {
      throw InstructionError(
        .partitionRange,
        "buffer %\(name) starts at partition \(startPartition) and has \(partitions), but the core has \(core.partitions)",
        place: name)
    }
  }
}
