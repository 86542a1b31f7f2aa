public import Silicon
public import TileKernels

/// What a rank does in a collective operation (nki.collectives): it contributes `src` and gets `dst`.
///
/// Programs are of one rank: what comes from the ranks of the group lies in `received`. Reductions take it in the order of the
/// group, in fp32, and round once to the type of `dst`, as the DMA engines that do them compute (nki.isa `dma_compute`); the
/// order of the chip's algorithms is not published.
///
/// Its time is that of a group whose ranks arrive together (`Costs.collective`), each when both its cores have.
public struct Collective: CoreMeeting {
  public static let mnemonic = "collective"

  public enum Operation: String, Sendable, CaseIterable, FieldValue {
    case allReduce = "all_reduce"
    case allGather = "all_gather"
    case reduceScatter = "reduce_scatter"
    case allToAll = "all_to_all"
    /// Explicit or in a ring, with a reduction or without.
    case permute
  }

  public var operation: Operation
  /// What the rank gets, all of it in HBM or all in SBUF.
  public var dsts: [AccessPattern]
  /// What it contributes.
  public var srcs: [AccessPattern]
  /// In HBM, one run of elements for each of `dsts`: what `op` makes it from, one contribution after the other, each with as many
  /// elements as `dst` in its order.
  public var received: [AccessPattern]
  /// Of chunks of different sizes, what has them.
  public var metadata: AccessPattern?
  /// `add`, `minimum` or `maximum`; nil where nothing is reduced.
  public var op: ALUOperator?
  /// The ranks that take part; a rank is a logical core, counted through the chips of the instance.
  public var group: [Int]
  /// Of a permutation, whom each of them sends to.
  public var targets: [Int]
  /// Bytes that a rank contributes or gets, whichever is more, of the rank for which it is the most.
  public var size: Int
  /// Physical cores of a rank. In HBM they share the work; of SBUF each has an operand of its own.
  public var cores: Int
  /// Streams that a permutation has at the same time.
  public var channels: Int

  /// The queue of the instruction that starts a collective-communication core, which moves the data with DMA engines.
  public var engine: Engine { .sync }

  public init(
    _ operation: Operation, dsts: [AccessPattern], srcs: [AccessPattern], received: [AccessPattern],
    metadata: AccessPattern? = nil, op: ALUOperator? = nil, group: [Int], targets: [Int] = [], size: Int,
    cores: Int = 1, channels: Int = 1
  ) {
    self.operation = operation
    self.dsts = dsts
    self.srcs = srcs
    self.received = received
    self.metadata = metadata
    self.op = op
    self.group = group
    self.targets = targets
    self.size = size
    self.cores = cores
    self.channels = channels
  }

  public init() { self.init(.allReduce, dsts: [], srcs: [], received: [], group: [], size: 0) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.value("operation", &operation)
    try visitor.write("dst", all: &dsts)
    try visitor.readAcross("src", all: &srcs)
    try visitor.readAcross("received", all: &received)
    try visitor.readAcross("metadata", &metadata)
    try visitor.optional("op", &op, unset: .add)
    try visitor.value("group", &group)
    try visitor.value("targets", &targets, unless: [])
    try visitor.value("size", &size)
    try visitor.value("cores", &cores, unless: 1)
    try visitor.value("channels", &channels, unless: 1)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try validateOperands(rules)
    let far = 1 << 20
    guard !group.isEmpty, Set(group).count == group.count, group.allSatisfy({ (0..<far).contains($0) }) else {
      throw rules.fail(.shapeMismatch, "\(name) has no group of different ranks")
    }
    guard (1...2).contains(cores), (0...1 << 44).contains(size) else {
      throw rules.fail(.shapeMismatch, "\(name) is of ranks with \(cores) cores that exchange \(size) bytes")
    }
    guard let joined = interconnect(of: core) else {
      throw rules.fail(.outOfBounds, "\(name) has rank \(group.max()!), and no instance with this chip has so many")
    }
    guard operation != .permute || targets.count == group.count && Set(targets) == Set(group) else {
      throw rules.fail(
        .shapeMismatch, "\(name) sends from ranks \(group) to \(targets); each that sends must be sent to, and once")
    }
    let most = joined.isWhole ? 4 : 2
    guard (1...most).contains(channels) else {
      throw rules.fail(
        .engine, "\(name) has \(channels) channels; a group with all chips of an instance has 4, any other 2")
    }
  }

  private func validateOperands(_ rules: Rules) throws(InstructionError) {
    var spaces: Set<MemorySpace> = []
    for (operand, patterns) in [("dst", dsts), ("src", srcs)] {
      for pattern in patterns { spaces.insert(try rules.dma(operand, pattern).space) }
    }
    if let metadata { try rules.dma("metadata", metadata) }
    // Counts that were received are written to the metadata, wherever that is.
    guard spaces.count <= 1 || metadata != nil else {
      throw rules.fail(.memorySpace, "\(name) has operands in HBM and in SBUF; all must be in one of them")
    }
    if operation == .allToAll, srcs.contains(where: { rules.buffers[$0.buffer.index].space == .sbuf }) {
      throw rules.fail(.memorySpace, "\(name) takes tensors of HBM, not of SBUF; store them first")
    }
    guard dsts.count == received.count else {
      throw rules.fail(.shapeMismatch, "\(received.count) received tensors cannot make \(dsts.count) results")
    }
    for (dst, pattern) in zip(dsts, received) {
      guard try rules.dma("received", pattern).space == .hbm else {
        throw rules.fail(.memorySpace, "received is on chip; it must be in HBM")
      }
      let (count, rest) = pattern.elementCount.quotientAndRemainder(dividingBy: dst.elementCount)
      let isRun = pattern.partitions == 1 && pattern.free.count <= 1 && pattern.free.allSatisfy { $0.stride == 1 }
      guard isRun, rest == 0, count == 1 || count > 1 && op != nil else {
        throw rules.fail(
          .shapeMismatch, "received has \(pattern.elementCount) elements for dst, which has \(dst.elementCount)")
      }
      try rules.sameType("received", pattern, as: "dst", dst)
    }
    guard let op else { return }
    guard [.add, .minimum, .maximum].contains(op) else {
      throw rules.fail(.engine, "\(name) does not reduce with \(op.rawValue), only with add, minimum or maximum")
    }
    try rules.castable(dsts.map { ("dst", $0) })
  }

  private var name: String { operation.rawValue }

  /// The chips of the group; nil where no known instance has as many.
  func interconnect(of core: NeuronCore) -> Interconnect? {
    Interconnect(joining: Set(group.map { core.chip(ofRank: $0, cores: cores) }), of: core.generation)
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost {
    core.costs.collective(self, inSBUF: srcs.contains { program[$0.buffer].space == .sbuf })
  }

  public func execute(_ context: borrowing ExecutionContext) {
    for (dst, received) in zip(dsts, received) {
      let parts = Self.contributions(received, to: dst)
      if let op, parts.count > 1 { context.reduce(dst, parts, by: op) } else { context.transfer(dst, parts[0]) }
    }
  }

  /// Each in the shape of `dst`.
  private static func contributions(_ received: AccessPattern, to dst: AccessPattern) -> [AccessPattern] {
    (0..<received.elementCount / dst.elementCount).map { number in
      var offset = received.offset
      offset.constant += number * dst.elementCount
      return AccessPattern(
        received.buffer, received.element, partitions: dst.partitions, partitionStride: dst.freeCount, offset: offset,
        free: [Dimension(dst.freeCount, stride: 1)])
    }
  }
}
