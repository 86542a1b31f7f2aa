import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Emits a group around a contraction: blocks of one operand held in SBUF, tiles of the other streamed past it, products
/// accumulated in PSUM, and the elementwise rest of the group applied to each result tile on its way out.
final class DotEmitter: TileEmitter {
  private let plan: DotPlan
  private let dot: Int
  private var tiles: [Int: Tile] = [:]
  /// Values that depend on the product, in order.
  private var downstream: [Int] = []
  /// The last value that reads a value, folded steps counted with their users.
  private var lastUse: [Int: Int] = [:]
  /// Other values of the group that these need.
  private var alongside: [Int] = []
  private var held: Tile?
  private var streamed: Tile?
  private var folding: PassFolding!
  /// Operands loaded for all values of `wideAxis` at once.
  private var wide: [Int: Tile] = [:]
  private let wideAxis: Axis?

  init(
    builder: ProgramBuilder, storage: any NodeStorage, graph: Graph, group: TileGroup, plan: DotPlan, capacity: Int
  ) {
    self.plan = plan
    dot = group.dotInstance!
    wideAxis = plan.wideAxis(in: group)
    super.init(builder: builder, storage: storage, graph: graph, group: group, capacity: capacity)
    sortInstances()
  }

  private func sortInstances() {
    var depends: Set<Int> = [dot]
    for (i, instance) in group.instances.enumerated()
    where i != dot && instance.operands.contains(where: depends.contains) {
      depends.insert(i)
      downstream.append(i)
    }
    var needed: Set<Int> = []
    func need(_ i: Int) {
      if !depends.contains(i), needed.insert(i).inserted { group.instances[i].operands.forEach(need) }
    }
    for i in downstream { group.instances[i].operands.forEach(need) }
    for root in group.roots { need(root.instance) }
    alongside = needed.sorted()
    let level = group.instances.indices.map { depends.contains($0) ? 1 : 0 }
    folding = PassFolding(
      group, level: level, partition: plan.stationary.tiled, accumulated: [], generation: builder.core.generation)
    for (i, instance) in group.instances.enumerated() {
      for operand in instance.operands { lastUse[operand] = i }
    }
    for (i, argument) in folding.arguments {
      lastUse[argument.data] = max(lastUse[argument.data] ?? i, i)
      if case .row(let row, _) = argument.bias { lastUse[row] = max(lastUse[row] ?? i, i) }
    }
  }

  /// Frees the tiles of the operands that `i` is the last to read.
  private func releaseOperands(of i: Int, _ results: [Int: Tile]) {
    var operands = Set(group.instances[i].operands)
    if let argument = folding.arguments[i] { operands.insert(argument.data) }
    for operand in operands.intersection(downstream) where lastUse[operand] == i && results[operand] == nil {
      guard let tile = tiles[operand], !tile.isPSUM else { continue }
      tiles[operand] = nil
      let isShared =
        tiles.values.contains { $0.buffer == tile.buffer } || results.values.contains { $0.buffer == tile.buffer }
      if !isShared { release(tile) }
    }
  }

  override func emitAll() throws(EmissionError) {
    let space = TileSpace(partitionAxis: plan.stationary.tiled, partitions: 1, free: [], ranges: [:])
    // A product that does not vary along an axis of its tensor is made again for each place.
    let made = group.instances[dot].axes
    let repeated = group.roots[0].address.axes.keys.filter { !made.contains($0) }.sorted()
    try forEach(repeated, space) { space throws(EmissionError) in try emitBatches(space) }
  }

  private func emitBatches(_ space: TileSpace) throws(EmissionError) {
    guard let wideAxis else {
      return try forEach(plan.batch, space) { space throws(EmissionError) in try emitProduct(space) }
    }
    try forEach(plan.batch.filter { $0 != wideAxis }, space) { space throws(EmissionError) in
      try scopedTiles { () throws(EmissionError) in
        for side in [plan.stationary, plan.moving] where plan.isWide(side, along: wideAxis, in: group) {
          wide[side.instance] = try loadWide(side, wideAxis, space)
        }
        try forEach([wideAxis], space) { space throws(EmissionError) in try emitProduct(space) }
      }
    }
  }

  private func emitProduct(_ space: TileSpace) throws(EmissionError) {
    if plan.holdsStationary { try holdStationary(space) } else { try holdMoving(space) }
  }

  /// A whole operand for every value of the wide axis, whose pieces are too short in memory to load one by one: in rows
  /// when it is to be turned, else as the matmuls read it.
  private func loadWide(_ side: DotPlan.Side, _ wideAxis: Axis, _ outer: TileSpace) throws(EmissionError) -> Tile {
    builder.origin = graph[group.instances[dot].node].origin
    guard case .load(let node, let address) = group.instances[side.instance].operation else {
      preconditionFailure("wide operands are loaded")
    }
    var space = outer
    space.ranges[wideAxis] = full(wideAxis)
    for axis in plan.contractedLoops + [plan.contracted!, side.tiled!] { space.ranges[axis] = full(axis) }
    if side.isTurned {
      let tiles = TileSpace.tiles(of: side.tiled!)
      let rows = space.count(side.tiled!)
      space.partitionAxis = side.tiled
      space.partitions = min(rows, TileSpace.rowsPerTile)
      space.ranges[tiles] = TileRange(start: 0, count: rows / space.partitions)
      space.ranges[side.tiled!] = TileRange(start: 0, count: space.partitions)
      space.free = [tiles] + plan.contractedLoops + [wideAxis, plan.contracted!]
    } else {
      space.partitionAxis = plan.contracted
      space.partitions = space.count(plan.contracted!)
      space.free = plan.contractedLoops + [wideAxis, side.tiled!]
    }
    let tile = try allocate(side.element, space, copies: 2)
    let source = memoryPattern(try hbm(node), side.element, address, space)
    try emit(DMACopy(dst: tile.pattern(space), src: source, queue: .sync))
    return tile
  }

  // MARK: Loops

  /// Runs `body` for every value of the axes, in rolled loops.
  private func forEach(
    _ axes: [Axis], _ space: TileSpace, _ body: (TileSpace) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    try forEach(axes[...], space, body)
  }

  private func forEach(
    _ axes: ArraySlice<Axis>, _ space: TileSpace, _ body: (TileSpace) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard let axis = axes.first else { return try body(space) }
    try tiled(full(axis), by: 1) { range throws(EmissionError) in
      var inner = space
      inner.ranges[axis] = range
      try forEach(axes.dropFirst(), inner, body)
    }
  }

  private func full(_ axis: Axis) -> TileRange { TileRange(start: 0, count: group.space.extents[axis]) }

  /// Tiles of a side's axis; one pass when it has none.
  private func tiles(
    of axis: Axis?, _ range: TileRange?, by tile: Int, _ space: TileSpace,
    _ body: (TileSpace) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard let axis else { return try body(space) }
    try tiled(range ?? full(axis), by: tile) { part throws(EmissionError) in
      var inner = space
      inner.ranges[axis] = part
      if axis == plan.stationary.tiled {
        inner.partitions = part.count
      } else if !inner.free.contains(axis) {
        inner.free.append(axis)
      }
      try scopedTiles { () throws(EmissionError) in try body(inner) }
    }
  }

  /// Tiles computed in the scope end with it.
  private func scopedTiles(_ body: () throws(EmissionError) -> Void) throws(EmissionError) {
    let outer = tiles
    let outerHeld = held
    let outerStreamed = streamed
    defer {
      tiles = outer
      held = outerHeld
      streamed = outerStreamed
    }
    try scope(body)
  }

  private func holdMoving(_ space: TileSpace) throws(EmissionError) {
    try forEach(plan.moving.loops, space) { space throws(EmissionError) in
      try tiles(of: plan.moving.tiled, nil, by: plan.block, space) { space throws(EmissionError) in
        held = try operand(plan.moving, space)
        var bound = Set(space.free + plan.batch + plan.moving.loops)
        // Values shared by all rows, on all partitions.
        var all = space
        all.partitions = min(DotPlan.stationaryTile, plan.stationary.tiled.map { group.space.extents[$0] } ?? 1)
        try evaluateAlongside(bound, all)
        try forEach(plan.stationary.loops, space) { space throws(EmissionError) in
          try packs(space) { space throws(EmissionError) in
            try tiles(of: plan.stationary.tiled, nil, by: DotPlan.stationaryTile, space) {
              space throws(EmissionError) in
              streamed = try operand(plan.stationary, space)
              bound.formUnion(plan.stationary.loops)
              bound.formUnion([plan.stationary.tiled, plan.packed?.axis].compactMap { $0 })
              try evaluateAlongside(bound, space)
              let results = try allocateResults(space)
              let block = plan.moving.tiled.flatMap { space.ranges[$0] }
              try tiles(of: plan.moving.tiled, block, by: DotPlan.movingTile, space) { space throws(EmissionError) in
                try product(stationary: streamed!, moving: held!, space, results)
              }
              try storeAll(results, space)
            }
          }
        }
      }
    }
  }

  /// Runs `body` for as many values of the packed axis at a time as a result tile takes, outermost in it.
  private func packs(
    _ space: TileSpace, _ body: (TileSpace) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    guard let packed = plan.packed else { return try body(space) }
    try tiled(full(packed.axis), by: packed.count) { range throws(EmissionError) in
      var inner = space
      inner.ranges[packed.axis] = range
      inner.free.insert(packed.axis, at: 0)
      try scopedTiles { () throws(EmissionError) in try body(inner) }
    }
  }

  private func holdStationary(_ space: TileSpace) throws(EmissionError) {
    try forEach(plan.stationary.loops, space) { space throws(EmissionError) in
      try tiles(of: plan.stationary.tiled, nil, by: plan.block, space) { block throws(EmissionError) in
        held = try operand(plan.stationary, block)
        var outer = block
        outer.partitions = min(DotPlan.stationaryTile, block.partitions)
        try forEach(plan.moving.loops, outer) { space throws(EmissionError) in
          try tiles(of: plan.moving.tiled, nil, by: DotPlan.movingTile, space) { space throws(EmissionError) in
            streamed = try operand(plan.moving, space)
            try evaluateAlongside(Set(space.free + plan.batch + plan.moving.loops + plan.stationary.loops), space)
            let rows = plan.stationary.tiled.flatMap { block.ranges[$0] }
            try tiles(of: plan.stationary.tiled, rows, by: DotPlan.stationaryTile, space) {
              space throws(EmissionError) in
              try evaluateAlongside(nil, space)
              let results = try allocateResults(space)
              try product(stationary: held!, moving: streamed!, space, results)
              try storeAll(results, space)
            }
          }
        }
      }
    }
  }

  // MARK: Operands

  /// A block of an operand, the contraction along partitions: [contracted, contracted loops..., tiled].
  private func operand(_ side: DotPlan.Side, _ outer: TileSpace) throws(EmissionError) -> Tile {
    builder.origin = graph[group.instances[dot].node].origin
    var space = outer
    space.partitionAxis = plan.contracted
    space.partitions = plan.contracted.map { group.space.extents[$0] } ?? 1
    space.free = plan.contractedLoops + packedAxes(of: side) + (side.tiled.map { [$0] } ?? [])
    for axis in plan.contractedLoops { space.ranges[axis] = full(axis) }
    if let axis = plan.contracted { space.ranges[axis] = full(axis) }
    if let known = wide[side.instance], !side.isTurned { return known }
    if case .splat(let bytes) = group.instances[side.instance].operation {
      let one = space.restricted(to: [])
      let result = try allocate(side.element, one, copies: 1)
      try fill(result.pattern(one), bytes, side.element)
      return result
    }
    if !side.isTurned, case .load(let node, let address) = group.instances[side.instance].operation,
      let window = try window(node, address, space)
    {
      return window
    }
    let blockBytes = space.freeCount * side.element.byteCount
    let block = try allocate(side.element, space, copies: blockBytes <= 32768 ? 2 : 1)
    if side.isTurned { try turned(side, space, into: block) } else { try direct(side, space, into: block) }
    return block
  }

  /// The packed axis of the stationary operand.
  private func packedAxes(of side: DotPlan.Side) -> [Axis] {
    guard let packed = plan.packed, side.instance == plan.stationary.instance else { return [] }
    return [packed.axis]
  }

  /// Descriptors are long along the tiled axis: loads go where the matmuls read.
  private func direct(_ side: DotPlan.Side, _ space: TileSpace, into block: Tile) throws(EmissionError) {
    let slab = space.partitions * (side.tiled.map { space.count($0) } ?? 1) * side.element.byteCount
    let isLoad = if case .load = group.instances[side.instance].operation { true } else { false }
    // One transfer for everything while it is small; computed operands go slab by slab to keep their parts small.
    if isLoad, slab < 131_072, space.free.count <= 4 {
      return try evaluate(side.instance, space, into: block)
    }
    try forEach(plan.contractedLoops, space) { inner throws(EmissionError) in
      var inner = inner
      inner.free = packedAxes(of: side) + (side.tiled.map { [$0] } ?? [])
      try scope { () throws(EmissionError) in try evaluate(side.instance, inner, into: block) }
    }
  }

  /// Loads rows as memory has them, several tiles of them at once, and turns them 128 x 128 at a time.
  private func turned(_ side: DotPlan.Side, _ space: TileSpace, into block: Tile) throws(EmissionError) {
    let axis = side.tiled!
    let tiles = TileSpace.tiles(of: axis)
    let rowsPerTile = TileSpace.rowsPerTile
    let loops = plan.contractedLoops + packedAxes(of: side)
    let length = loops.reduce(group.space.extents[plan.contracted!]) { $0 * space.count($1) }
    let together = max(1, 4096 / length)
    let range = space.ranges[axis]!
    let isWhole = range.count % rowsPerTile == 0
    try tiled(range, by: isWhole ? min(range.count, together * rowsPerTile) : rowsPerTile) {
      part throws(EmissionError) in
      try scope { () throws(EmissionError) in
        var natural = space
        natural.partitionAxis = axis
        natural.partitions = min(part.count, rowsPerTile)
        natural.ranges[axis] = TileRange(start: part.start, count: natural.partitions)
        natural.ranges[tiles] = TileRange(start: 0, count: part.count / natural.partitions)
        natural.free = [tiles] + loops + [plan.contracted!]
        let rows: Tile
        if let known = wide[side.instance] {
          rows = known
          // The whole operand is there; the tiles of this part begin where the part does.
          natural.ranges[tiles] = TileRange(
            start: part.start.divided(by: rowsPerTile), count: part.count / natural.partitions)
        } else {
          rows = try evaluate(side.instance, natural)
        }
        let first = natural.ranges[tiles]!
        try tiled(TileRange(start: 0, count: first.count), by: 1) { tile throws(EmissionError) in
          var (piece, final) = (natural, space)
          piece.ranges[tiles] = TileRange(start: first.start + tile.start, count: 1)
          piece.free = [plan.contracted!]
          final.ranges[axis] = TileRange(
            start: part.start + tile.start.scaled(by: rowsPerTile), count: natural.partitions)
          final.free = [axis]
          try turnAll(loops[...], piece, final, rows, block, side)
        }
      }
    }
  }

  /// Several turned pieces share a PSUM bank, so that one copy moves them.
  private func turnAll(
    _ axes: ArraySlice<Axis>, _ natural: TileSpace, _ final: TileSpace, _ rows: Tile, _ block: Tile,
    _ side: DotPlan.Side
  ) throws(EmissionError) {
    guard let axis = axes.first else {
      return try transpose(rows.pattern(natural), to: block.pattern(final), final)
    }
    if axes.count > 1 {
      return try tiled(natural.ranges[axis]!, by: 1) { range throws(EmissionError) in
        var (inner, target) = (natural, final)
        inner.ranges[axis] = range
        target.ranges[axis] = range
        try turnAll(axes.dropFirst(), inner, target, rows, block, side)
      }
    }
    let core = builder.core
    let columns = final.freeCount
    let perBank = max(1, core.psumBytesPerPartition / core.psumBanks / (columns * rows.element.byteCount))
    try tiled(natural.ranges[axis]!, by: perBank) { range throws(EmissionError) in
      var target = final
      target.free = [axis] + final.free
      target.ranges[axis] = range
      let bank = try allocatePSUM(rows.element, target, banks: 4, first: 4)
      for i in 0..<range.count {
        var (inner, piece) = (natural, target)
        inner.ranges[axis] = TileRange(start: range.start + i, count: 1)
        piece.ranges[axis] = inner.ranges[axis]
        piece.free = final.free
        try emit(NCTranspose(dst: bank.pattern(piece), data: rows.pattern(inner), engine: .tensor))
      }
      try copy(bank.pattern(target), to: block.pattern(target))
    }
  }

  /// An operand's value by loads and cheap steps.
  private func evaluate(_ i: Int, _ space: TileSpace) throws(EmissionError) -> Tile {
    let instance = group.instances[i]
    switch instance.operation {
    case .load(let node, let address): return try load(node, address, space)
    case .bitcast:
      var tile = try evaluate(instance.operands[0], space)
      tile.element = instance.type
      return tile
    default:
      let result = try allocate(instance.type, space.restricted(to: instance.axes))
      try evaluate(i, space, into: result)
      return result
    }
  }

  private func evaluate(_ i: Int, _ space: TileSpace, into result: Tile) throws(EmissionError) {
    let instance = group.instances[i]
    switch instance.operation {
    case .load(let node, let address):
      let source = memoryPattern(try hbm(node), graph.type(node).element, address, space)
      try emit(DMACopy(dst: result.pattern(space), src: source, queue: .sync))
    case .elementwise(let op):
      var operands: [ElementwiseOperand] = []
      for operand in instance.operands {
        if case .splat(let bytes) = group.instances[operand].operation {
          operands.append(.constant(bytes, group.instances[operand].type))
        } else {
          operands.append(.tile(try evaluate(operand, space)))
        }
      }
      try elementwise(op, operands, into: result, space)
    case .iota(let index):
      let tile = try iota(index, instance.type, space)
      try copy(tile.pattern(space), to: result.pattern(space))
    case .bitcast:
      let tile = try evaluate(i, space)
      try emit(TensorCopy(dst: result.pattern(space), src: tile.pattern(space), engine: .vector))
    case .splat(let bytes): try fill(result.pattern(space), bytes, instance.type)
    case .reduce, .dot: preconditionFailure("the planner stores reductions and other contractions")
    }
  }

  // MARK: Results

  /// Computes what does not depend on the product, once its axes are bound (nil: all are).
  private func evaluateAlongside(_ bound: Set<Axis>?, _ space: TileSpace) throws(EmissionError) {
    for i in alongside where tiles[i] == nil {
      let instance = group.instances[i]
      if let bound, !instance.axes.isSubset(of: bound) { continue }
      if case .splat = instance.operation { continue }
      builder.origin = graph[group.purpose(of: i)].origin
      if case .elementwise(let op) = instance.operation {
        let inner = space.restricted(to: instance.axes)
        let result = try allocate(instance.type, inner)
        try elementwise(op, instance.operands.map(operand), into: result, inner)
        tiles[i] = result
      } else if case .iota(let index) = instance.operation {
        tiles[i] = try iota(index, instance.type, space)
      } else if case .bitcast = instance.operation {
        tiles[i] = tiles[instance.operands[0]]
        tiles[i]?.element = instance.type
      } else {
        tiles[i] = try evaluate(i, space)
      }
    }
  }

  private func operand(_ i: Int) -> ElementwiseOperand {
    if case .splat(let bytes) = group.instances[i].operation { return .constant(bytes, group.instances[i].type) }
    return .tile(tiles[i]!)
  }

  /// Tiles that gather a row of result tiles, so that one transfer stores them.
  private func allocateResults(_ space: TileSpace) throws(EmissionError) -> [Int: Tile] {
    var results: [Int: Tile] = [:]
    for root in group.roots where results[root.instance] == nil && tiles[root.instance] == nil {
      let inner = space.restricted(to: group.instances[root.instance].axes)
      let element = group.instances[root.instance].type
      let place = try place(of: root, element, inner)
      results[root.instance] = if let place { place } else { try allocate(element, inner) }
    }
    return results
  }

  private func storeAll(_ results: [Int: Tile], _ space: TileSpace) throws(EmissionError) {
    for root in group.roots {
      guard let tile = results[root.instance] ?? tiles[root.instance] else { continue }
      builder.origin = graph[root.node].origin
      try store(tile, root, space.restricted(to: Set(root.address.axes.keys)))
    }
  }

  /// One result tile: accumulate over the contraction, then the group's elementwise rest.
  ///
  /// The product stays fp32 in PSUM until an instruction of the group rounds its own result.
  private func product(
    stationary: Tile, moving: Tile, _ space: TileSpace, _ results: [Int: Tile]
  ) throws(EmissionError) {
    builder.origin = graph[group.instances[dot].node].origin
    let sum = try allocatePSUM(.f32, space, banks: 4, first: 0)
    if let axis = plan.packed?.axis, let range = space.ranges[axis] {
      // One after the other rather than in a loop: it is plain that each stays in its bank.
      for i in 0..<range.count {
        var one = space
        one.ranges[axis] = TileRange(start: range.start + i, count: 1)
        one.free.removeAll { $0 == axis }
        try accumulate(stationary, moving, one, into: sum)
      }
    } else {
      try accumulate(stationary, moving, space, into: sum)
    }
    try scopedTiles { () throws(EmissionError) in
      tiles[dot] = sum
      if let result = results[dot] { try copy(sum.pattern(space), to: result.pattern(space)) }
      for i in downstream {
        let instance = group.instances[i]
        builder.origin = graph[instance.node].origin
        switch instance.operation {
        case .elementwise(let op):
          if folding.skipped.contains(i) { continue }
          if results[i] == nil, let source = folding.aliases[i], let tile = tiles[source] {
            tiles[i] = tile
            continue
          }
          // A value that is only cast is written where, and as, the cast is wanted.
          let cast = folding.aliases.first { $0.value == i && folding.narrowed[i] != nil }?.key
          if let source = folding.aliases[i], folding.narrowed[source] != nil {
            tiles[i] = tiles[source]
            continue
          }
          let result: Tile
          if let shared = results[cast ?? i] {
            result = shared
          } else {
            result = try allocate(folding.narrowed[i] ?? instance.type, space)
          }
          if let argument = folding.arguments[i], let function = ElementwiseLowering.activation(op.opcode),
            case .tile(let data) = operand(argument.data)
          {
            var row: Tile?
            if case .row(let i, _) = argument.bias { row = tiles[i] }
            try activate(
              function, argument, data: data.pattern(space), row: row, result.pattern(space),
              one: space.restricted(to: []))
          } else {
            try elementwise(op, instance.operands.map(operand), into: result, space)
          }
          tiles[i] = result
          releaseOperands(of: i, results)
        case .bitcast:
          // The product's own bits exist only after it has rounded.
          var tile = tiles[instance.operands[0]]!
          if tile.isPSUM {
            let rounded = try allocate(group.instances[instance.operands[0]].type, space)
            try copy(tile.pattern(space), to: rounded.pattern(space))
            tile = rounded
          }
          tile.element = instance.type
          tiles[i] = tile
          if let result = results[i] {
            try emit(TensorCopy(dst: result.pattern(space), src: tile.pattern(space), engine: .vector))
          }
        default: preconditionFailure("only elementwise values follow a contraction")
        }
      }
    }
  }

  /// Adds up one product over the contraction, in its part of a result tile.
  private func accumulate(
    _ stationary: Tile, _ moving: Tile, _ space: TileSpace, into sum: Tile
  ) throws(EmissionError) {
    let before = openLoops.count
    try forEach(plan.contractedLoops, space) { inner throws(EmissionError) in
      var operands = inner
      operands.partitionAxis = plan.contracted
      operands.partitions = plan.contracted.map { group.space.extents[$0] } ?? 1
      if let axis = plan.contracted { operands.ranges[axis] = full(axis) }
      var left = operands
      left.free = plan.stationary.tiled.map { [$0] } ?? []
      var right = operands
      right.free = plan.moving.tiled.map { [$0] } ?? []
      let loops = Array(openLoops[before...])
      try emit(
        NCMatmul(
          dst: sum.pattern(space), stationary: stationary.pattern(left), moving: moving.pattern(right),
          accumulate: loops.isEmpty ? .overwrite : .afterFirst(of: loops)))
    }
  }
}
