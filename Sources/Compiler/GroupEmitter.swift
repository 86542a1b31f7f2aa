import InstructionSet
import Numerics
import Silicon
import StableHLO
import TileKernels

/// Emits a group without a contraction: loops over tiles; in each, every value once.
///
/// A value that does not change in the inner loops is computed outside them. A reduction whose axis is done in chunks
/// accumulates; what depends on it follows after the loops.
final class GroupEmitter: TileEmitter {
  private let layout: GroupLayout
  /// Loops from the outside in: an axis and the tile it is done by.
  private var levels: [(axis: Axis, tile: Int)] = []
  private var tiles: [Int: Tile] = [:]
  /// The level at which a value, and a root's store, has all it depends on.
  private var level: [Int] = []
  private var lastUse: [Int] = []
  /// Values that only the end of their scope releases.
  private var outliving: Set<Int> = []
  /// Reductions done in chunks, and everything that depends on one.
  private var accumulated: Set<Int> = []
  private var afterwards: Set<Int> = []
  private var folding: PassFolding!
  /// Roots whose value is complete where it is computed, by the value that first holds their tile.
  private var targets: [Int: TileGroup.Root] = [:]

  init(
    builder: ProgramBuilder, storage: any NodeStorage, graph: Graph, group: TileGroup, layout: GroupLayout,
    capacity: Int
  ) {
    self.layout = layout
    super.init(builder: builder, storage: storage, graph: graph, group: group, capacity: capacity)
    if let axis = layout.partition { levels.append((axis, builder.core.partitions)) }
    for axis in layout.loops { levels.append((axis, 1)) }
    if let chunk = layout.chunk { levels.append((chunk.axis, chunk.count)) }
    // A sum is begun and ended inside all other loops.
    let bound = group.boundAxes
    levels = levels.filter { !bound.contains($0.axis) } + levels.filter { bound.contains($0.axis) }
    place()
  }

  private func place() {
    let group = self.group
    func deepest(_ axes: some Sequence<Axis>) -> Int {
      axes.map { axis in (levels.lastIndex { $0.axis == axis } ?? -1) + 1 }.max() ?? 0
    }
    lastUse = Array(repeating: -1, count: group.instances.count)
    for (i, instance) in group.instances.enumerated() {
      var place = deepest(instance.axes)
      for operand in instance.operands {
        lastUse[operand] = i
        if afterwards.contains(operand) || accumulated.contains(operand) { afterwards.insert(i) }
      }
      if case .reduce(_, let bound) = instance.operation,
        bound.contains(where: { axis in levels.contains { $0.axis == axis } })
      {
        accumulated.insert(i)
        place = levels.firstIndex { bound.contains($0.axis) } ?? place
      } else {
        for operand in instance.operands { place = max(place, level[operand]) }
      }
      level.append(place)
    }
    // What inner loops use, or the phase after them, outlives its users before them.
    for (i, instance) in group.instances.enumerated() {
      for operand in instance.operands
      where level[i] != level[operand] || accumulated.contains(i)
        || afterwards.contains(i) != afterwards.contains(lastUse[operand])
      {
        outliving.insert(operand)
      }
    }
    folding = PassFolding(
      group, level: level, partition: layout.partition, accumulated: accumulated.union(afterwards),
      generation: builder.core.generation)
    // What a folded step reads, its user reads.
    for (i, argument) in folding.arguments {
      lastUse[argument.data] = max(lastUse[argument.data], i)
      if case .row(let row, _) = argument.bias { lastUse[row] = max(lastUse[row], i) }
    }
    for root in group.roots where storeLevel(root) == level[root.instance] {
      var first = root.instance
      // A cast is written by the value it casts, and a select over the tile of its operand.
      while let source = folding.aliases[first].flatMap({ folding.narrowed[$0] == nil ? nil : $0 })
        ?? folding.inPlace[first]
      {
        first = source
      }
      targets[first] = root
    }
  }

  override func emitAll() throws(EmissionError) {
    // What does not depend on the partition axis is computed before its loop, on all partitions alike.
    let partitions = min(builder.core.partitions, layout.partition.map { group.space.extents[$0] } ?? 1)
    var space = TileSpace(partitionAxis: layout.partition, partitions: partitions, free: layout.free, ranges: [:])
    for axis in layout.free { space.ranges[axis] = TileRange(start: 0, count: group.space.extents[axis]) }
    try emitLevel(0, space)
  }

  private func emitLevel(_ depth: Int, _ space: TileSpace) throws(EmissionError) {
    let outer = tiles
    defer { tiles = outer }
    try scope { () throws(EmissionError) in
      for i in group.instances.indices where level[i] == depth {
        if accumulated.contains(i) {
          try beginAccumulation(i, space)
        } else if !afterwards.contains(i) {
          try evaluate(i, space, depth)
        }
      }
      for i in accumulated.sorted() where accumulationLevel(i) == depth && level[i] < depth { try accumulate(i, space) }
      try storeRoots(depth, space, afterwards: false)
      if depth < levels.count {
        let next = levels[depth]
        let full = TileRange(start: 0, count: group.space.extents[next.axis])
        try tiled(full, by: next.tile) { range throws(EmissionError) in
          var inner = space
          inner.ranges[next.axis] = range
          if next.axis == layout.partition { inner.partitions = range.count }
          try emitLevel(depth + 1, inner)
        }
      }
      for i in group.instances.indices where level[i] == depth && afterwards.contains(i) && !accumulated.contains(i) {
        try evaluate(i, space, depth)
      }
      try storeRoots(depth, space, afterwards: true)
    }
  }

  private func storeLevel(_ root: TileGroup.Root) -> Int {
    let address = root.address.axes.keys.map { axis in (levels.lastIndex { $0.axis == axis } ?? -1) + 1 }.max() ?? 0
    return max(address, level[root.instance])
  }

  private func storeRoots(_ depth: Int, _ space: TileSpace, afterwards late: Bool) throws(EmissionError) {
    for root in group.roots where storeLevel(root) == depth {
      let isLate = afterwards.contains(root.instance) || accumulated.contains(root.instance)
      guard isLate == late else { continue }
      guard let tile = tiles[root.instance] else { preconditionFailure("a root has a tile when it is stored") }
      builder.origin = graph[root.node].origin
      var space = space.restricted(to: Set(root.address.axes.keys))
      // What does not vary along partitions is stored from one.
      if let axis = space.partitionAxis, root.address.coefficient(axis) == 0 {
        space.partitionAxis = nil
        space.partitions = 1
      }
      let staysOnChip = storage.layout(of: root.node) != nil && !storage.isWrittenThrough(root.node)
      try store(staysOnChip ? tile : try cast(tile, to: graph.type(root.node).element, space), root, space)
    }
  }

  /// Sums are kept in fp32 while they accumulate and round once at the end; a value that repeats along the store's
  /// contiguous axis is spread first, for descriptors of one element would dominate.
  private func cast(_ tile: Tile, to element: ElementType, _ space: TileSpace) throws(EmissionError) -> Tile {
    let repeats = space.free.last.map { tile.strides[$0] == nil && space.count($0) > 1 } ?? false
    if tile.element == element, !repeats || !ElementwiseLowering.isEngineType(element) { return tile }
    let result = try allocate(element, space)
    try copy(tile.pattern(space), to: result.pattern(space))
    return result
  }

  // MARK: Values

  private func evaluate(_ i: Int, _ space: TileSpace, _ depth: Int) throws(EmissionError) {
    if folding.skipped.contains(i) || tiles[i] != nil { return }
    let instance = group.instances[i]
    builder.origin = graph[instance.node].origin
    if let tile = try value(i, space) { tiles[i] = tile }
    var operands = Set(instance.operands)
    if let argument = folding.arguments[i] {
      operands.formUnion(group.instances[instance.operands[0]].operands + [argument.data])
    }
    if let source = folding.aliases[i] ?? folding.inPlace[i], lastUse[source] == i, !outliving.contains(source),
      !group.roots.contains(where: { $0.instance == source })
    {
      tiles[source] = nil
    }
    for operand in operands where lastUse[operand] == i && !outliving.contains(operand) {
      if let tile = tiles[operand], !group.roots.contains(where: { $0.instance == operand }),
        !isShared(tile, except: operand)
      {
        release(tile)
      }
    }
  }

  /// Bit casts share their operand's tile.
  private func isShared(_ tile: Tile, except i: Int) -> Bool {
    tiles.contains { $0.key != i && $0.value.buffer == tile.buffer }
  }

  private func value(_ i: Int, _ space: TileSpace) throws(EmissionError) -> Tile? {
    let instance = group.instances[i]
    switch instance.operation {
    case .load(let buffer, let address):
      let inner = space.restricted(to: instance.axes)
      return try load(buffer, address, space, into: try place(of: targets[i], instance.type, inner))
    case .splat:
      // Constants are operands of instructions; a tile is needed only to store one.
      guard group.roots.contains(where: { $0.instance == i }) else { return nil }
      return try fill(i, space)
    case .iota(let index): return try iota(index, instance.type, space)
    case .bitcast:
      var tile = try materialised(instance.operands[0], space)
      tile.element = instance.type
      return tile
    case .elementwise(let op):
      let inner = space.restricted(to: instance.axes)
      if let source = folding.aliases[i] { return tiles[source]! }
      if let source = folding.inPlace[i], let tile = tiles[source], tile.element == instance.type,
        case .tile(let predicate) = operand(instance.operands[0])
      {
        let isReversed = source == instance.operands[1]
        guard case .constant(let bytes, let type) = operand(instance.operands[isReversed ? 2 : 1]) else { return nil }
        try overwrite(tile, with: Float(scalarValue(bytes, type) ?? 0), where: predicate, isReversed: isReversed, inner)
        return tile
      }
      if let function = ElementwiseLowering.activation(op.opcode), folding.arguments[i] != nil || folding.sums[i] != nil
      {
        return try activation(i, function, inner, space)
      }
      var operands: [ElementwiseOperand] = []
      for operand in instance.operands { operands.append(self.operand(operand)) }
      let result = try target(i, folding.narrowed[i] ?? instance.type, inner)
      try elementwise(op, operands, into: result, inner)
      return result
    case .reduce(let kind, let bound):
      let kept = space.restricted(to: instance.axes)
      let result = try target(i, instance.type, kept)
      try reduce(kind, bound, try materialised(instance.operands[0], space), into: result, space, kept)
      return result
    case .dot: preconditionFailure("contractions have their own emitter")
    }
  }

  /// Where a value goes: its place in SBUF if it stays there, else a tile.
  private func target(_ i: Int, _ element: ElementType, _ space: TileSpace) throws(EmissionError) -> Tile {
    if let place = try place(of: targets[i], element, space) { return place }
    return try allocate(element, space)
  }

  private func activation(
    _ i: Int, _ function: ActivationFunction, _ inner: TileSpace, _ space: TileSpace
  ) throws(EmissionError) -> Tile {
    let instance = group.instances[i]
    let argument = folding.arguments[i] ?? PassFolding.Argument(data: instance.operands[0])
    let one = space.restricted(to: [])
    var row: Tile?
    if case .row(let i, _) = argument.bias { row = tiles[i] }
    var sum: AccessPattern?
    if let reduction = folding.sums[i] {
      let tile = try allocate(.f32, one)
      tiles[reduction] = tile
      sum = tile.pattern(one)
    }
    let result = try target(i, folding.narrowed[i] ?? instance.type, inner)
    let data = try materialised(argument.data, space)
    try activate(function, argument, data: data.pattern(inner), row: row, sum: sum, result.pattern(inner), one: one)
    return result
  }

  private func operand(_ i: Int) -> ElementwiseOperand {
    if case .splat(let bytes) = group.instances[i].operation { return .constant(bytes, group.instances[i].type) }
    return .tile(tiles[i]!)
  }

  private func materialised(_ i: Int, _ space: TileSpace) throws(EmissionError) -> Tile {
    if let tile = tiles[i] { return tile }
    return try fill(i, space)
  }

  private func fill(_ i: Int, _ space: TileSpace) throws(EmissionError) -> Tile {
    guard case .splat(let bytes) = group.instances[i].operation else {
      preconditionFailure("only constants have no tile")
    }
    let one = space.restricted(to: [])
    let result = try allocate(group.instances[i].type, one)
    try fill(result.pattern(one), bytes, group.instances[i].type)
    return result
  }

  // MARK: Reductions in chunks

  private func accumulationLevel(_ i: Int) -> Int {
    guard case .reduce(_, let bound) = group.instances[i].operation else { return 0 }
    let operand = group.instances[i].operands[0]
    let deepest = bound.map { axis in (levels.lastIndex { $0.axis == axis } ?? -1) + 1 }.max() ?? 0
    return max(deepest, level[operand])
  }

  private func beginAccumulation(_ i: Int, _ space: TileSpace) throws(EmissionError) {
    guard case .reduce(let kind, _) = group.instances[i].operation else { return }
    builder.origin = graph[group.instances[i].node].origin
    let kept = space.restricted(to: group.instances[i].axes)
    let result = try allocate(group.instances[i].type == .bool ? .bool : .f32, kept)
    try emit(
      Memset(dst: result.pattern(kept), value: .constant(kind.identity(group.instances[i].type)), engine: .vector))
    tiles[i] = result
  }

  private func accumulate(_ i: Int, _ space: TileSpace) throws(EmissionError) {
    guard case .reduce(let kind, let bound) = group.instances[i].operation, let sum = tiles[i] else { return }
    builder.origin = graph[group.instances[i].node].origin
    let kept = space.restricted(to: group.instances[i].axes)
    let part = try allocate(sum.element, kept)
    try reduce(kind, bound, try materialised(group.instances[i].operands[0], space), into: part, space, kept)
    let pattern = sum.pattern(kept)
    try emit(TensorTensor(dst: pattern, data1: pattern, op: kind.alu, data2: part.pattern(kept), engine: .vector))
  }
}
