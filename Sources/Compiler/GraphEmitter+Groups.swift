import InstructionSet
import Numerics
import Silicon
import StableHLO

extension GraphEmitter {
  func emit(_ group: TileGroup) throws {
    builder.origin = graph[group.roots[0].node].origin
    let rehearsal: Rehearsal
    do throws(EmissionError) {
      rehearsal = try rehearse(group)
    } catch {
      if case .full = error, let parts = Planner.parts(of: group, in: graph) { return try emit(parts, of: group) }
      throw refusal(error, group)
    }
    if let dot = group.dotInstance { countFLOPs(group, dot) }
    for (node, layout) in rehearsal.left.sorted(by: { $0.key < $1.key }) {
      let type = graph.type(node)
      guard let place = residency.places[node] else { continue }
      let buffer = try builder.buffer(
        "resident", .sbuf, type.element, address: place.bytes.lowerBound, partitions: builder.core.partitions,
        byteCount: place.bytes.count)
      residents[node] = Resident(buffer: buffer, layout: layout)
    }
    for root in group.roots {
      if residents[root.node] == nil { residency.drop(root.node) }
      if residents[root.node] == nil || isWrittenThrough(root.node) { _ = try buffer(for: root.node) }
    }
    for node in rehearsal.inMemory.sorted() { try spill(node) }
    if rehearsal.schedule.group.dotInstance == nil, let parts = uneven(group) {
      for part in parts { try emit(part) }
      return
    }
    do {
      try rehearsal.schedule.emitter(builder, self, graph, capacity: room).emitAll()
    } catch {
      throw refusal(error, group)
    }
  }

  /// A group in parts, whose intermediates pass through HBM.
  private func emit(_ parts: [TileGroup], of group: TileGroup) throws {
    let results = Set(group.roots.map(\.node))
    let passed = parts.flatMap(\.roots).map(\.node).filter { !results.contains($0) && !hasBuffer($0) }
    for node in passed { residency.drop(node) }
    for part in parts { try emit(part) }
    for node in passed { releaseBuffer(of: node) }
  }

  /// Where tiles do not fit beside residents, those go to HBM.
  private func rehearse(_ group: TileGroup) throws(EmissionError) -> Rehearsal {
    let staying = group.roots.map(\.node).filter { residency.places[$0] != nil }
    do throws(EmissionError) {
      let rehearsal = try Rehearsal.fitting(
        group, graph: graph, core: builder.core, residents: residents.mapValues(\.layout), staying: Set(staying),
        capacity: room)
      let isPlanned = rehearsal.left.allSatisfy {
        $0.value.count * graph.type($0.key).element.byteCount <= residency.places[$0.key]?.bytes.count ?? 0
      }
      if isPlanned { return rehearsal }
    } catch .full {
      do throws(InstructionError) { try evict() } catch { throw .instruction(error) }
    }
    return try Rehearsal.fitting(
      group, graph: graph, core: builder.core, residents: residents.mapValues(\.layout), staying: [], capacity: room)
  }

  /// A flat group whose length has no good divisor: whole rows, and what is left.
  private func uneven(_ group: TileGroup) -> [TileGroup]? {
    let axes = group.activeAxes
    guard axes.count == 1, group.boundAxes.isEmpty, group.roots.allSatisfy({ residents[$0.node] == nil }) else {
      return nil
    }
    let extent = group.space.extents[axes[0]]
    guard extent > 4096 else { return nil }
    let target = GroupLayout.targetFreeCount
    let widest = min(target, extent / 128)
    if (1...widest).last(where: { extent % $0 == 0 })! * 4 >= widest { return nil }
    let width = min(target, max(64, extent / 128 / 64 * 64))
    let main = extent / width * width
    if main == extent { return nil }
    return [
      group.restricted(axes[0], start: 0, count: main), group.restricted(axes[0], start: main, count: extent - main),
    ]
  }

  private func refusal(_ error: any Error, _ group: TileGroup) -> CompileError {
    let node = graph[group.roots[0].node]
    switch error as? EmissionError {
    case .instruction(let error)?: return CompileError(.invalidProgram, "\(node.origin.op): \(error)")
    case .full?:
      return CompileError(.outOfMemory, "\(node.origin.op) of \(node.type.shape) needs more SBUF than the core has")
    case nil: return CompileError(.invalidProgram, "\(node.origin.op): \(error)")
    }
  }

  private func countFLOPs(_ group: TileGroup, _ dot: Int) {
    guard case .dot(let contracted) = group.instances[dot].operation else { return }
    let axes = group.instances[dot].axes.union(contracted)
    emission.countFLOPs(2 * axes.reduce(1.0) { $0 * Double(group.space.extents[$1]) })
  }
}
