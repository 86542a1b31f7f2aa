import InstructionSet
import Numerics
import StableHLO

/// Values that lie in SBUF between groups, as tiles.
extension TileEmitter {
  /// The part of a resident value that `space` covers, in place; nil when the value is not in SBUF, or not so that an
  /// access pattern describes it.
  func window(_ node: Graph.NodeID, _ address: IndexExpression, _ space: TileSpace) throws(EmissionError) -> Tile? {
    guard let layout = storage.layout(of: node), let partition = space.partitionAxis,
      layout.admits(address, along: partition, group.space)
    else { return nil }
    var offset = AffineOffset(layout.offset(address.constant))
    var strides: [Axis: Int] = [:]
    var starts: [Axis: AffineOffset] = [:]
    for (axis, coefficient) in address.axes.sorted(by: { $0.key < $1.key }) where axis != partition {
      let step = layout.step(coefficient)
      offset = offset + space.start(axis).scaled(by: step)
      if space.free.contains(axis) {
        strides[axis] = step
        starts[axis] = space.start(axis)
      }
    }
    // Tiles of the partition axis: a slot from one to the next.
    let first = space.start(partition)
    guard first.isMultiple(of: layout.partitions) else { return nil }
    offset = offset + first.divided(by: layout.partitions).scaled(by: layout.width)
    let tiles = TileSpace.tiles(of: partition)
    if space.free.contains(tiles) {
      guard layout.partitions == TileSpace.rowsPerTile || space.count(tiles) == 1 else { return nil }
      offset = offset + space.start(tiles).scaled(by: layout.width)
      strides[tiles] = layout.width
      starts[tiles] = space.start(tiles)
    }
    let tile = Tile(
      buffer: try resident(node), element: graph.type(node).element, isPSUM: false, partitions: space.partitions,
      offset: offset, strides: strides, starts: starts)
    return tile.pattern(space).isEnginePattern ? tile : nil
  }

  private func resident(_ node: Graph.NodeID) throws(EmissionError) -> BufferID {
    do throws(InstructionError) { return try storage.resident(node) } catch { throw .instruction(error) }
  }

  /// The place in SBUF where a root's tile is to end up, when engines can write it there. A value that repeats along an
  /// axis of its root is computed once in a tile and spread when it is stored.
  func place(of root: TileGroup.Root?, _ element: ElementType, _ space: TileSpace) throws(EmissionError) -> Tile? {
    guard let root, graph.type(root.node).element == element,
      group.instances[root.instance].axes.isSuperset(of: root.address.axes.keys),
      let window = try window(root.node, root.address, space),
      Set(space.free.filter { space.count($0) > 1 }).isSubset(of: window.strides.keys)
    else { return nil }
    return window
  }
}

extension AccessPattern {
  /// Few enough dimensions, and strides short enough, for an engine (nki.isa, "access patterns").
  fileprivate var isEnginePattern: Bool {
    free.count <= 4 && free.allSatisfy { $0.count <= 65535 && abs($0.stride) <= Int(Int16.max) }
  }
}

extension AffineOffset {
  fileprivate func isMultiple(of divisor: Int) -> Bool {
    constant % divisor == 0 && registers.isEmpty && terms.allSatisfy { $0.stride % divisor == 0 }
  }
}
