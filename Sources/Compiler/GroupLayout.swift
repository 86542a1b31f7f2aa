import Numerics
import StableHLO

/// Which axes of a group without a contraction run along partitions, along the free dimension, and in loops.
struct GroupLayout {
  var partition: Axis?
  /// Outermost first.
  var free: [Axis]
  /// Outermost first. A bound axis here is reduced chunk by chunk.
  var loops: [Axis]
  /// Free axes done in chunks: axis to chunk.
  var chunk: (axis: Axis, count: Int)?

  /// Elements of a tile in each partition that make fixed costs small without filling SBUF.
  static let targetFreeCount = 2048
  static let mostFreeAxes = 3

  /// `target` is the wanted elements of a tile in each partition, `residents` the layouts of values in SBUF; `staying` are
  /// nodes that are to stay there.
  static func choose(
    for group: inout TileGroup, graph: Graph, target: Int, residents: [Graph.NodeID: ResidentLayout],
    staying: Set<Graph.NodeID>
  ) -> GroupLayout {
    var axes = group.activeAxes
    let bound = group.boundAxes
    var rows: Axis?
    if axes.count == 1, bound.isEmpty {
      rows = splitRows(&group, axes[0], graph, residents, staying)
      axes = rows == nil ? splitFlat(&group, axes[0], target: target) : group.activeAxes
    }
    let candidates = axes.filter { !bound.contains($0) }
    let partition =
      rows
      ?? candidates.max { score($0, group, residents) < score($1, group, residents) }.flatMap {
        // One partition does a short row as fast as many do its pieces.
        candidates.count == 1 && bound.isEmpty && group.space.extents[$0] <= 512 ? nil : $0
      }
    let rest = axes.filter { $0 != partition }
    // Innermost: the axis that memory is contiguous along, then by the roots' order.
    let order = rest.sorted { stride($0, group) > stride($1, group) }
    let width = bound.reduce(1) { $0 * group.space.extents[$1] }
    var free: [Axis] = []
    var count = 1
    let mustHold = width <= Planner.widestRow ? bound : []
    for axis in order where mustHold.contains(axis) {
      free.append(axis)
      count *= group.space.extents[axis]
    }
    var chunk: (axis: Axis, count: Int)?
    for axis in order.reversed() where !free.contains(axis) && free.count < mostFreeAxes {
      let extent = group.space.extents[axis]
      if count * extent <= max(target, 1) {
        free.append(axis)
        count *= extent
      } else if chunk == nil, target / count >= 2 || free.isEmpty {
        chunk = (axis, max(1, min(extent, target / count)))
        free.append(axis)
        count *= chunk!.count
      }
    }
    let chosen = Set(free)
    let instances = group.instances
    let uses = { (axis: Axis) in instances.count { $0.axes.contains(axis) } }
    return GroupLayout(
      partition: partition, free: order.filter(chosen.contains),
      // What most values depend on is outermost, so that the rest is computed once for many iterations.
      loops: order.filter { !chosen.contains($0) }.sorted {
        (bound.contains($0) ? 1 : 0, -uses($0), $0) < (bound.contains($1) ? 1 : 0, -uses($1), $1)
      },
      chunk: chunk)
  }

  /// Makes rows of a flat axis: [rows along partitions, width].
  private static func splitFlat(_ group: inout TileGroup, _ axis: Axis, target: Int) -> [Axis] {
    let extent = group.space.extents[axis]
    if extent <= 512 { return [axis] }
    let widest = min(target, max(1, extent / 128))
    guard let width = (1...max(1, widest)).last(where: { extent % $0 == 0 }), width > 1 || extent <= 65536 else {
      return [axis]
    }
    if width == 1 { return [axis] }
    let (high, low) = group.splitAxis(axis, lowExtent: width)
    return [high, low]
  }

  /// Splits a flat axis as the largest value in SBUF has it that the group reads or leaves, so that the group works on
  /// that in place; returns the axis that runs along partitions.
  private static func splitRows(
    _ group: inout TileGroup, _ axis: Axis, _ graph: Graph, _ residents: [Graph.NodeID: ResidentLayout],
    _ staying: Set<Graph.NodeID>
  ) -> Axis? {
    let extent = group.space.extents[axis]
    var rows: (width: Int, partitions: Int)?
    for instance in group.instances {
      guard case .load(let node, let address) = instance.operation, group.isFlat(address), let layout = residents[node]
      else { continue }
      if layout.width > rows?.width ?? 0 { rows = (layout.width, layout.partitions) }
    }
    if rows == nil {
      for root in group.roots where staying.contains(root.node) && group.isFlat(root.address) {
        let width = graph.type(root.node).shape.last { $0 > 1 } ?? 1
        let count = extent / width
        let partitions = count < TileSpace.rowsPerTile ? count : TileSpace.rowsPerTile
        if partitions >= 16, width > rows?.width ?? 15 { rows = (width, partitions) }
      }
    }
    guard let rows, rows.width < extent, rows.partitions > 1, extent % (rows.width * rows.partitions) == 0 else {
      return nil
    }
    var high = axis
    if rows.width > 1 { high = group.splitAxis(axis, lowExtent: rows.width).high }
    if group.space.extents[high] == rows.partitions { return high }
    return group.splitAxis(high, lowExtent: rows.partitions).low
  }

  /// A large axis that memory is not contiguous along fills the partitions and keeps descriptors long.
  private static func score(
    _ axis: Axis, _ group: TileGroup, _ residents: [Graph.NodeID: ResidentLayout]
  ) -> Double {
    var good = 1.0
    var bad = 0.0
    func weigh(_ address: IndexExpression, _ weight: Double) {
      if address.coefficient(axis) == 1 { bad += weight } else { good += weight }
    }
    for root in group.roots { weigh(root.address, 3 * Double(size(root.address, group))) }
    for instance in group.instances {
      guard case .load(let node, let address) = instance.operation else { continue }
      let weight = Double(size(address, group))
      if let layout = residents[node] {
        if layout.admits(address, along: axis, group.space) { good += 2 * weight } else { bad += weight }
      } else {
        weigh(address, weight)
      }
    }
    let extent = group.space.extents[axis]
    let tiles = (extent + 127) / 128
    let use = Double(extent) / Double(tiles * 128)
    return (good / (good + bad) + 0.05) * use + Double(min(extent, 1024)) * 1e-6
  }

  private static func size(_ address: IndexExpression, _ group: TileGroup) -> Int {
    address.axes.keys.reduce(1) { $0 * group.space.extents[$1] }
  }

  /// Steps of the axis in the first root, else in the largest load: small is innermost.
  private static func stride(_ axis: Axis, _ group: TileGroup) -> Int {
    let root = group.roots[0].address.coefficient(axis)
    if root != 0 { return abs(root) }
    var best = 0
    var bestSize = -1
    for instance in group.instances {
      if case .load(_, let address) = instance.operation, address.coefficient(axis) != 0,
        size(address, group) > bestSize
      {
        best = abs(address.coefficient(axis))
        bestSize = size(address, group)
      }
    }
    return best
  }
}

extension TileGroup {
  var boundAxes: Set<Axis> {
    instances.reduce(into: Set<Axis>()) { if case .reduce(_, let bound) = $1.operation { $0.formUnion(bound) } }
  }

  /// Whether an address is the elements of a tensor in order, along one axis.
  func isFlat(_ address: IndexExpression) -> Bool {
    address.constant == 0 && address.axes.count == 1 && address.axes.first?.value == 1
  }

  /// The part of the group where `axis` runs over `count` values from `start`.
  func restricted(_ axis: Axis, start: Int, count: Int) -> TileGroup {
    var group = self
    let part = group.space.makeAxis(count)
    func rewrite(_ expression: inout IndexExpression) {
      let coefficient = expression.coefficient(axis)
      guard coefficient != 0 else { return }
      expression.axes[axis] = nil
      if count > 1 { expression.axes[part] = coefficient }
      expression.constant += coefficient * start
    }
    for r in group.roots.indices { rewrite(&group.roots[r].address) }
    for i in group.instances.indices {
      switch group.instances[i].operation {
      case .load(let buffer, var address):
        rewrite(&address)
        group.instances[i].operation = .load(buffer: buffer, address: address)
      case .iota(var index):
        rewrite(&index)
        group.instances[i].operation = .iota(index)
      default: break
      }
    }
    group.findAxes()
    return group
  }
}
