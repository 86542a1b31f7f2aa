import Numerics
import Silicon
import StableHLO

/// Which values stay in SBUF from the step that makes them to the last that reads them, and where.
///
/// Every group is rehearsed as if SBUF held all values, which tells how values would lie, who could read them in place and
/// how much room tiles want. Then places are given to values, those first that save the most transfers for the room and
/// time they take: from the top of SBUF downwards, above what the tiles of each step need. A value whose last readers are
/// far away may stay for the near ones only, and the others load it from HBM.
struct Residency {
  struct Place {
    var layout: ResidentLayout
    var bytes: Range<Int>
    /// From the step that makes the value to the last that reads it here.
    var steps: ClosedRange<Int>
  }

  private(set) var places: [Graph.NodeID: Place] = [:]
  /// Values that some step reads in HBM.
  private(set) var inMemory: Set<Graph.NodeID> = []
  /// Bytes of each partition below all residents, by step.
  private(set) var room: [Int]

  private let graph: Graph
  private let core: NeuronCore

  private struct Candidate {
    var node: Graph.NodeID
    var layout: ResidentLayout
    var size: Int
    var steps: ClosedRange<Int>
    var saved: Int
    var gain: Double { Double(saved) / Double(size * steps.count) }
  }

  init(_ steps: [Step], of graph: Graph, on core: NeuronCore) {
    self.graph = graph
    self.core = core
    room = Array(repeating: core.sbufBytesPerPartition, count: steps.count)
    inMemory = Set(graph.results)
    var made: [Graph.NodeID: Int] = [:]
    var layouts: [Graph.NodeID: ResidentLayout] = [:]
    /// Steps that read a node in place.
    var readers: [Graph.NodeID: [Int]] = [:]
    var floors: [Int] = []
    for (index, step) in steps.enumerated() {
      guard case .group(let group) = step else {
        floors.append(tileBytes(of: step))
        if case .opaque(let node) = step { inMemory.formUnion(graph[node].inputs) }
        continue
      }
      let candidates = Set(group.roots.map(\.node)).filter { ElementwiseLowering.isEngineType(graph.type($0).element) }
      guard
        let rehearsal = try? Rehearsal.fitting(
          group, graph: graph, core: core, residents: layouts, staying: candidates, capacity: core.sbufBytesPerPartition
        )
      else {
        // The emission says what is wrong.
        floors.append(core.sbufBytesPerPartition)
        inMemory.formUnion(group.loads)
        continue
      }
      floors.append(min(rehearsal.peak, core.sbufBytesPerPartition / 2))
      inMemory.formUnion(rehearsal.inMemory)
      for node in group.loads where !rehearsal.inMemory.contains(node) { readers[node, default: []].append(index) }
      for (node, layout) in rehearsal.left {
        layouts[node] = layout
        made[node] = index
      }
    }
    var candidates: [Candidate] = []
    for (node, layout) in layouts {
      guard let first = made[node], let readers = readers[node] else { continue }
      let type = graph.type(node)
      for (position, last) in readers.enumerated() {
        let isStored = inMemory.contains(node) || last != readers.last
        candidates.append(
          Candidate(
            node: node, layout: layout, size: (layout.count * type.element.byteCount + 63) / 64 * 64,
            steps: first...last, saved: type.byteCount * (position + (isStored ? 1 : 2))))
      }
    }
    place(
      candidates.sorted { ($1.gain, $0.node, $0.steps.count) < ($0.gain, $1.node, $1.steps.count) }, above: floors)
    for (node, place) in places where place.steps.upperBound != readers[node]?.last { inMemory.insert(node) }
  }

  /// Forgets a value that could not stay after all.
  mutating func drop(_ node: Graph.NodeID) { places[node] = nil }

  /// First fit from the top; a value that is placed for near readers already may be placed anew for more of them.
  private mutating func place(_ candidates: [Candidate], above floors: [Int]) {
    for candidate in candidates {
      let floor = floors[candidate.steps].max() ?? 0
      var top = core.sbufBytesPerPartition
      if top - floor < candidate.size || places[candidate.node]?.steps.count ?? 0 >= candidate.steps.count { continue }
      let others = places.filter { $0.key != candidate.node && $0.value.steps.overlaps(candidate.steps) }.map(
        \.value.bytes)
      for other in others.sorted(by: { $0.upperBound > $1.upperBound }) {
        if top - other.upperBound >= candidate.size { break }
        top = min(top, other.lowerBound)
      }
      let bytes = top - candidate.size..<top
      if bytes.lowerBound < floor { continue }
      places[candidate.node] = Place(layout: candidate.layout, bytes: bytes, steps: candidate.steps)
    }
    for place in places.values {
      for step in place.steps { room[step] = min(room[step], place.bytes.lowerBound) }
    }
  }

  /// What a step without a group needs: regions and kernels plan for themselves and take all, gathers hold a few slices.
  private func tileBytes(of step: Step) -> Int {
    guard case .opaque(let node) = step else { return core.sbufBytesPerPartition }
    let slice: Int
    switch graph[node].kind {
    case .whileLoop, .branch, .kernel: return core.sbufBytesPerPartition
    case .gather(_, let sizes): slice = sizes.reduce(1, *)
    case .scatter(let numbers, _):
      let shape = graph.type(graph[node].inputs[2]).shape
      slice = numbers.updateWindowDims.reduce(1) { $0 * shape[$1] }
    case .pad, .dynamicUpdateSlice: slice = 0
    default: return 0
    }
    return min(core.sbufBytesPerPartition, 65536 + 10 * 4 * min(slice, core.sbufBytesPerPartition))
  }
}
