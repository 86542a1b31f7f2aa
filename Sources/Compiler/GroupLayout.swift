import Numerics

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

  /// `target` is the wanted elements of a tile in each partition.
  static func choose(for group: inout TileGroup, graph: Graph, target: Int) -> GroupLayout {
    var axes = group.activeAxes
    let bound = group.boundAxes
    if axes.count == 1, bound.isEmpty { axes = splitFlat(&group, axes[0], target: target) }
    let candidates = axes.filter { !bound.contains($0) }
    let partition = candidates.max { score($0, group, graph) < score($1, group, graph) }.flatMap {
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

  /// A large axis that memory is not contiguous along fills the partitions and keeps descriptors long.
  private static func score(_ axis: Axis, _ group: TileGroup, _ graph: Graph) -> Double {
    var good = 1.0
    var bad = 0.0
    func weigh(_ address: IndexExpression, _ weight: Double) {
      if address.coefficient(axis) == 1 { bad += weight } else { good += weight }
    }
    for root in group.roots { weigh(root.address, 3 * Double(size(root.address, group))) }
    for instance in group.instances {
      if case .load(_, let address) = instance.operation { weigh(address, Double(size(address, group))) }
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
