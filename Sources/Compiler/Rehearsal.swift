import InstructionSet
import Numerics
import Silicon
import StableHLO

/// A trial run of one group, whose program nobody keeps: finds tiles that fit, and what they ask of storage.
final class Rehearsal: NodeStorage {
  let schedule: GroupSchedule
  /// Bytes of each SBUF partition that the tiles take.
  private(set) var peak = 0
  /// Nodes that the group reads or writes in HBM.
  private(set) var inMemory: Set<Graph.NodeID> = []
  /// Roots that stay in SBUF, and how.
  private(set) var left: [Graph.NodeID: ResidentLayout] = [:]

  private let graph: Graph
  private let builder: ProgramBuilder
  private var layouts: [Graph.NodeID: ResidentLayout]
  private var buffers: [Graph.NodeID: BufferID] = [:]
  private var residents: [Graph.NodeID: BufferID] = [:]

  /// Shrinks tiles until they fit `capacity`. `staying` are roots that stay in SBUF if the schedule lets them. Throws
  /// `EmissionError.full` when not even the smallest tiles fit.
  static func fitting(
    _ group: TileGroup, graph: Graph, core: NeuronCore, residents: [Graph.NodeID: ResidentLayout],
    staying: Set<Graph.NodeID>, capacity: Int
  ) throws(EmissionError) -> Rehearsal {
    var halvings = 0
    var staying = staying
    while true {
      let schedule = GroupSchedule.choose(
        for: group, graph: graph, residents: residents, staying: staying, capacity: capacity, halvings: halvings)
      let rehearsal = Rehearsal(schedule, graph, core, residents, staying)
      do throws(EmissionError) {
        try rehearsal.run(capacity)
      } catch .full where halvings < GroupSchedule.mostHalvings {
        halvings += 1
        continue
      }
      // A root that the group cannot write in place after all goes to HBM.
      let refused = rehearsal.inMemory.intersection(rehearsal.left.keys)
      if refused.isEmpty { return rehearsal }
      staying.subtract(refused)
    }
  }

  private init(
    _ schedule: GroupSchedule, _ graph: Graph, _ core: NeuronCore, _ residents: [Graph.NodeID: ResidentLayout],
    _ staying: Set<Graph.NodeID>
  ) {
    self.schedule = schedule
    self.graph = graph
    builder = ProgramBuilder(name: "trial", core: core)
    layouts = residents
    let group = schedule.group
    guard let partition = schedule.partition else { return }
    for root in group.roots where staying.contains(root.node) {
      left[root.node] = ResidentLayout(
        of: root.address, count: graph.type(root.node).elementCount, along: partition, group.space)
      if let layout = left[root.node],
        layout.count * graph.type(root.node).element.byteCount > core.sbufBytesPerPartition / 2
      {
        left[root.node] = nil
      }
    }
    layouts.merge(left) { $1 }
  }

  private func run(_ capacity: Int) throws(EmissionError) {
    let emitter = schedule.emitter(builder, self, graph, capacity: capacity)
    try emitter.emitAll()
    peak = emitter.peak
  }

  func buffer(for node: Graph.NodeID) throws(InstructionError) -> BufferID {
    inMemory.insert(node)
    if let buffer = buffers[node] { return buffer }
    let type = graph.type(node)
    let buffer = try builder.buffer("trial", .hbm, type.element, byteCount: type.byteCount)
    buffers[node] = buffer
    return buffer
  }

  func layout(of node: Graph.NodeID) -> ResidentLayout? { layouts[node] }

  func resident(_ node: Graph.NodeID) throws(InstructionError) -> BufferID {
    if let buffer = residents[node] { return buffer }
    let type = graph.type(node)
    let buffer = try builder.buffer(
      "resident", .sbuf, type.element, partitions: builder.core.partitions,
      byteCount: layouts[node]!.count * type.element.byteCount)
    residents[node] = buffer
    return buffer
  }

  func isWrittenThrough(_ node: Graph.NodeID) -> Bool { false }
}
