import InstructionSet
import Machine
import Numerics
import Silicon

/// An instruction whose cost is given: what the timing model sees of any instruction.
struct Probe: MatrixPass {
  static let mnemonic = "probe"

  var engine: Engine
  var given: Cost
  var operands: [(name: StaticString, mode: Mode, pattern: AccessPattern)]

  /// Of matrix passes.
  var accumulate = Accumulation.overwrite
  var tile = ArrayTile.whole

  enum Mode: Sendable { case read, write, update }

  var dst: AccessPattern { operand("dst")! }
  var multiplyAdds: Int {
    guard let stationary = operand("stationary"), let moving = operand("moving") else { return 0 }
    return stationary.partitions * stationary.freeCount * moving.freeCount
  }

  private func operand(_ name: String) -> AccessPattern? { operands.first { "\($0.name)" == name }?.pattern }

  init() { self.init(.vector, issue: 0) }

  init(
    _ engine: Engine, issue: Double, latency: Double? = nil, reads: [AccessPattern] = [], writes: [AccessPattern] = [],
    updates: [AccessPattern] = [], table: String? = nil, status: Status = .measured
  ) {
    self.engine = engine
    given = Cost(
      issue: Ticks(nanoseconds: issue), latency: Ticks(nanoseconds: latency ?? issue), status: status, row: "probe",
      activationTable: table)
    operands =
      reads.map { ("in", .read, $0) } + writes.map { ("out", .write, $0) } + updates.map { ("at", .update, $0) }
  }

  static func dma(
    _ queue: Engine, issue: Double, latency: Double, from source: AccessPattern, to destination: AccessPattern,
    _ work: DMAWork
  ) -> Probe {
    var probe = Probe(queue, issue: issue, latency: latency, reads: [source], writes: [destination])
    probe.given.kind = .dma(work)
    return probe
  }

  static func matmul(
    issue: Double, latency: Double, load: Double, stationary: AccessPattern, moving: AccessPattern, dst: AccessPattern
  ) -> Probe {
    var probe = Probe(.tensor, issue: issue, latency: latency)
    probe.given.kind = .matmul(load: Ticks(nanoseconds: load))
    probe.operands = [("dst", .write, dst), ("stationary", .read, stationary), ("moving", .read, moving)]
    return probe
  }

  mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    for index in operands.indices {
      switch operands[index].mode {
      case .read: try visitor.readAcross(operands[index].name, &operands[index].pattern)
      case .write: try visitor.write(operands[index].name, &operands[index].pattern)
      case .update: try visitor.update(operands[index].name, &operands[index].pattern)
      }
    }
    var nature = Nature(text: "\(given) \(tile) \(operands.map(\.name))")
    try visitor.value("nature", &nature)
  }

  /// All that its time depends on besides operands: what distinguishes it is a field, as of any instruction.
  private struct Nature: FieldValue {
    var text: String
    var fieldText: String { text }
    init(text: String) { self.text = text }
    init?(fieldText: String) { text = fieldText }
  }

  func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {}
  func cost(on core: NeuronCore, in program: Program) -> Cost { given }
  func execute(_ context: borrowing ExecutionContext) {}
}

/// A program under construction.
struct ProbeProgram {
  var program = Program(name: "probe")

  mutating func buffer(
    _ space: MemorySpace, address: Int = 0, startPartition: Int = 0, partitions: Int = 128, bytes: Int,
    role: Buffer.Role = .intermediate
  ) -> BufferID {
    program.buffers.append(
      Buffer(
        name: "b\(program.buffers.count)", space: space, element: .ui8, role: role, address: address,
        startPartition: startPartition, partitions: space == .hbm ? 1 : partitions, byteCount: bytes))
    return BufferID(program.buffers.count - 1)
  }

  mutating func add(_ probe: Probe, origin: Origin = .none) {
    program.body.append(.instruction(Statement(probe, origin: origin)))
  }

  mutating func loopID() -> LoopID {
    program.loopCount += 1
    return LoopID(program.loopCount - 1)
  }

  mutating func loop(_ id: LoopID, _ count: Int, _ probes: [Probe]) {
    program.body.append(.loop(Loop(id: id, count: count, body: probes.map { .instruction(Statement($0)) })))
  }
}

/// `bytes` bytes on partitions.
func tile(
  _ buffer: BufferID, _ bytes: Int, at offset: AffineOffset = 0, start: Int = 0, partitions: Int = 128
) -> AccessPattern {
  AccessPattern(
    buffer, .ui8, startPartition: start, partitions: partitions, offset: offset, free: [Dimension(bytes, stride: 1)])
}

/// `rows` rows of `bytes` bytes, `pitch` bytes apart, of an HBM buffer.
func rows(_ buffer: BufferID, _ rows: Int, _ bytes: Int, pitch: Int, at offset: AffineOffset = 0) -> AccessPattern {
  AccessPattern(
    buffer, .ui8, partitions: rows, partitionStride: pitch, offset: offset, free: [Dimension(bytes, stride: 1)])
}

func core(_ name: String = "trn2") -> NeuronCore { try! ChipCatalog.chip(named: name).core }

/// A timeline with the events that it sums up.
@dynamicMemberLookup
struct Timed: Equatable {
  var timeline: Timeline
  var events: [Recording.Event]

  subscript<T>(dynamicMember path: KeyPath<Timeline, T>) -> T { timeline[keyPath: path] }
  subscript(engine: Engine) -> Timeline.EngineTime { timeline[engine] }
}

@discardableResult
func timeline(
  _ program: Program, on core: NeuronCore = core(), unrolled: Bool = false, activeCores: Int? = nil
) throws -> Timed {
  let options = TimingModel.Options(activeCoresOfStack: activeCores, unrolled: unrolled)
  let recording = try TimingModel(core: core, options: options).record(program)
  return Timed(timeline: recording.timeline, events: recording.events)
}

func ns(_ value: Double) -> Ticks { Ticks(nanoseconds: value) }
