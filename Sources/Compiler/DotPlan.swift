import Numerics

/// How a contraction maps to the Tensor engine: which operand is stationary, and which is held in SBUF in blocks while the
/// other streams (the blocking of the Neuron matrix multiplication tutorial).
struct DotPlan {
  /// An operand of the contraction with the axes that only it has.
  struct Side {
    var instance: Int
    /// The axis done in tiles, along partitions of the result for the stationary side, along its free dimension for the
    /// moving side.
    var tiled: Axis?
    var loops: [Axis]
    /// Memory is contiguous along the contraction: the operand passes through the Tensor engine to turn it.
    var isTurned: Bool
    var element: ElementType
    /// SBUF holds the operand as it is read.
    var isResident: Bool
  }

  var stationary: Side
  var moving: Side
  var batch: [Axis]
  /// At most 128 values, along partitions of both operands.
  var contracted: Axis?
  /// The rest of the contraction, accumulated in PSUM.
  var contractedLoops: [Axis]
  /// Whether the stationary operand is the one held in blocks.
  var holdsStationary: Bool
  /// Extent of the held side's tiled axis that is in SBUF at once.
  var block: Int
  /// A loop of the stationary side whose products lie side by side in one result tile, this many at a time: where the
  /// moving side is narrow, as the channels of a convolution are, one product is too little to move at a time.
  var packed: (axis: Axis, count: Int)?

  static let movingTile = 512
  static let stationaryTile = 128

  /// `budget` is bytes of SBUF in each partition for the operands, `residents` the layouts of values in SBUF.
  static func choose(
    for group: inout TileGroup, budget: Int, residents: [Graph.NodeID: ResidentLayout]
  ) -> DotPlan {
    let dot = group.dotInstance!
    guard case .dot(let allContracted) = group.instances[dot].operation else {
      preconditionFailure("not a contraction")
    }
    let operands = group.instances[dot].operands
    let lhs = group.instances[operands[0]].axes.subtracting(allContracted)
    let rhs = group.instances[operands[1]].axes.subtracting(allContracted)
    let batch = lhs.intersection(rhs)
    let root = group.roots[0].address

    // The result's contiguous axis is free, so the other side's operand is stationary.
    let contiguous = root.axes.first { $0.value == 1 }?.key
    let isSwapped = contiguous.map { lhs.contains($0) && !batch.contains($0) } ?? false
    let sides = isSwapped ? (1, 0) : (0, 1)

    // Contraction axis along partitions: the largest, cut to 128 at most.
    let whole = group
    func isInPlace(_ axis: Axis) -> Bool {
      operands.contains { residentLoad(whole, $0, residents)?.admits(along: axis, whole.space) ?? false }
    }
    var loops = allContracted.sorted {
      (isInPlace($0) ? 1 : 0, whole.space.extents[$0], $1) > (isInPlace($1) ? 1 : 0, whole.space.extents[$1], $0)
    }
    var contracted: Axis?
    if let largest = loops.first {
      contracted = largest
      loops.removeFirst()
      let extent = group.space.extents[largest]
      if extent > 128 {
        let part = (1...128).last { extent % $0 == 0 }!
        let (high, low) = group.splitAxis(largest, lowExtent: part)
        contracted = low
        loops.insert(high, at: 0)
      }
    }
    let split = group
    let extents = group.space.extents
    let depth = loops.reduce(1) { $0 * extents[$1] }

    func side(_ position: Int, _ axes: Set<Axis>, preferring preferred: Axis?) -> Side {
      let instance = operands[position]
      let own = axes.subtracting(batch)
      let tiled = own.max { (extents[$0], $0 == preferred ? 1 : 0, -$0) < (extents[$1], $1 == preferred ? 1 : 0, -$1) }
      let chosen = preferred.flatMap { own.contains($0) && extents[$0] >= 64 ? $0 : nil } ?? tiled
      let element = group.instances[instance].type
      let resident = residentLoad(split, instance, residents)
      let isDirect = contracted.map { resident?.admits(along: $0, split.space) ?? false } ?? false
      let isTurned = !isDirect && Self.isTurned(split, instance, contracted, chosen, element)
      return Side(
        instance: instance, tiled: chosen, loops: own.filter { $0 != chosen }.sorted(), isTurned: isTurned,
        element: element,
        isResident: isDirect || isTurned && resident?.admits(along: chosen!, split.space) ?? false)
    }
    let stationary = side(sides.0, sides.0 == 0 ? lhs : rhs, preferring: nil)
    let moving = side(sides.1, sides.1 == 0 ? lhs : rhs, preferring: contiguous)

    let rows = stationary.tiled.map { extents[$0] } ?? 1
    let columns = moving.tiled.map { extents[$0] } ?? 1
    let rowBytes = depth * stationary.element.byteCount
    let columnBytes = depth * moving.element.byteCount
    func blockSize(_ extent: Int, _ tile: Int, _ bytes: Int, beside streamed: Int, most: Int) -> Int {
      let fits = max(0, budget - 2 * streamed) / max(1, bytes)
      return max(min(extent, tile), min(extent, most, fits / tile * tile))
    }
    let rowBlock = blockSize(
      rows, stationaryTile, rowBytes, beside: columnBytes * min(columns, movingTile), most: 2048)
    let columnBlock = blockSize(
      columns, movingTile, columnBytes, beside: rowBytes * min(rows, stationaryTile), most: 4096)
    func traffic(_ side: Side, _ extent: Int, times: Int) -> Double {
      Double(extent * side.element.byteCount * times) * ((side.isTurned ? 2 : 0) + (side.isResident ? 0 : 1))
    }
    let holdingRows =
      traffic(stationary, rows, times: 1) + traffic(moving, columns, times: (rows + rowBlock - 1) / rowBlock)
    let holdingColumns =
      traffic(moving, columns, times: 1) + traffic(stationary, rows, times: (columns + columnBlock - 1) / columnBlock)
    let holdsStationary = holdingRows < holdingColumns
    var plan = DotPlan(
      stationary: stationary, moving: moving, batch: batch.sorted(), contracted: contracted, contractedLoops: loops,
      holdsStationary: holdsStationary, block: holdsStationary ? rowBlock : columnBlock)
    if !holdsStationary {
      plan.pack(columns: columns, bytes: rowBytes * min(rows, stationaryTile), budget: budget, root, extents)
    }
    return plan
  }

  /// Packs the loop that the result is closest to contiguous along. `bytes` are those of a tile of the stationary operand
  /// in each partition.
  private mutating func pack(
    columns: Int, bytes: Int, budget: Int, _ root: IndexExpression, _ extents: [Int]
  ) {
    let most = min(Self.movingTile / columns, min(budget / 4, Self.mostPackedBytes) / max(1, bytes))
    guard most > 1, contractedLoops.count <= 4,
      let axis = stationary.loops.filter({ root.coefficient($0) != 0 }).min(by: {
        (abs(root.coefficient($0)), $0) < (abs(root.coefficient($1)), $1)
      }),
      let count = (1...min(most, extents[axis])).last(where: { extents[axis] % $0 == 0 }), count > 1
    else { return }
    packed = (axis, count)
    stationary.loops.removeAll { $0 == axis }
  }

  private static let mostPackedBytes = 32768

  // MARK: Short pieces

  static let shortRun = 512
  static let mostWideBytes = 24576

  /// A batch axis that continues an operand in memory where the operand's own rows are short, such as the heads of an
  /// attention layer.
  func wideAxis(in group: TileGroup) -> Axis? {
    batch.first { axis in [stationary, moving].contains { isWide($0, along: axis, in: group) } }
  }

  /// Whether the operand is better loaded for all values of the axis at once.
  func isWide(_ side: Side, along axis: Axis, in group: TileGroup) -> Bool {
    guard !side.isResident, case .load(_, let address) = group.instances[side.instance].operation, let contracted,
      let tiled = side.tiled, side.loops.isEmpty, address.coefficient(axis) != 0
    else { return false }
    let extents = group.space.extents
    let row = side.isTurned ? contracted : tiled
    guard address.coefficient(row) == 1, address.coefficient(axis) == extents[row],
      extents[row] * side.element.byteCount < Self.shortRun,
      address.axes.keys.allSatisfy({
        batch.contains($0) || $0 == contracted || $0 == tiled || contractedLoops.contains($0)
      })
    else { return false }
    let depth = contractedLoops.reduce(1) { $0 * extents[$1] }
    let bytes: Int
    if side.isTurned {
      guard extents[tiled] <= TileSpace.rowsPerTile || extents[tiled] % TileSpace.rowsPerTile == 0 else { return false }
      let tiles = (extents[tiled] + TileSpace.rowsPerTile - 1) / TileSpace.rowsPerTile
      bytes = tiles * depth * extents[axis] * extents[contracted] * side.element.byteCount
    } else {
      bytes = depth * extents[axis] * extents[tiled] * side.element.byteCount
    }
    return bytes <= Self.mostWideBytes
  }

  private static func isTurned(
    _ group: TileGroup, _ instance: Int, _ contracted: Axis?, _ tiled: Axis?, _ element: ElementType
  ) -> Bool {
    guard let contracted, let tiled, element.byteCount == 2 || element.byteCount == 4,
      group.space.extents[contracted] >= 16, group.space.extents[tiled] >= 16,
      let address = largestLoad(group, instance)
    else { return false }
    return address.coefficient(contracted) == 1 && address.coefficient(tiled) != 0
  }

  private static func largestLoad(_ group: TileGroup, _ instance: Int) -> IndexExpression? {
    loads(group, below: instance).max { $0.address.axes.count < $1.address.axes.count }?.address
  }

  /// The one load that an operand's elements come from, where SBUF holds it.
  private static func residentLoad(
    _ group: TileGroup, _ instance: Int, _ residents: [Graph.NodeID: ResidentLayout]
  ) -> ResidentLoad? {
    let found = loads(group, below: instance).filter { !$0.address.axes.isEmpty }
    guard found.count == 1, let layout = residents[found[0].node] else { return nil }
    return ResidentLoad(layout: layout, address: found[0].address)
  }

  private struct ResidentLoad {
    var layout: ResidentLayout
    var address: IndexExpression

    func admits(along axis: Axis, _ space: IndexSpace) -> Bool { layout.admits(address, along: axis, space) }
  }

  private static func loads(
    _ group: TileGroup, below instance: Int
  ) -> [(node: Graph.NodeID, address: IndexExpression)] {
    if case .load(let node, let address) = group.instances[instance].operation { return [(node, address)] }
    return group.instances[instance].operands.flatMap { loads(group, below: $0) }
  }
}
