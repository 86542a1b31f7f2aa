import InstructionSet
import Numerics
import Silicon
import StableHLO

extension GraphEmitter {
  /// A value in SBUF.
  struct Resident {
    var buffer: BufferID
    var layout: ResidentLayout
  }

  func layout(of node: Graph.NodeID) -> ResidentLayout? { residents[node]?.layout }

  func resident(_ node: Graph.NodeID) throws(InstructionError) -> BufferID {
    guard let resident = residents[node] else { preconditionFailure("only a value with a layout is in SBUF") }
    return resident.buffer
  }

  func isWrittenThrough(_ node: Graph.NodeID) -> Bool { residency.inMemory.contains(node) }

  /// Stores a value in HBM that was planned to be in SBUF only.
  func spill(_ node: Graph.NodeID) throws(InstructionError) {
    guard let resident = residents[node], !hasBuffer(node) else { return }
    let target = try buffer(for: node)
    let layout = resident.layout
    let type = graph.type(node)
    let period = layout.width * layout.partitions
    let origin = builder.origin
    builder.origin = Origin(op: Origin.spill, location: graph[node].origin.location)
    defer { builder.origin = origin }
    func move(slots: Range<Int>, partitions: Int) throws(InstructionError) {
      if slots.isEmpty || partitions == 0 { return }
      func free(_ step: Int) -> [Dimension] {
        merged([Dimension(slots.count, stride: step), Dimension(layout.width, stride: 1)])
      }
      try builder.emit(
        DMACopy(
          dst: AccessPattern(
            target, type.element, partitions: partitions, partitionStride: layout.width,
            offset: AffineOffset(slots.lowerBound * period), free: free(period)),
          src: AccessPattern(
            resident.buffer, type.element, partitions: partitions,
            offset: AffineOffset(slots.lowerBound * layout.width), free: free(layout.width)),
          queue: .gpsimd))
    }
    let whole = type.elementCount / period
    try move(slots: 0..<whole, partitions: layout.partitions)
    try move(slots: whole..<layout.slots, partitions: (type.elementCount - whole * period) / layout.width)
  }

  /// Gives all of SBUF to the present step.
  func evict() throws(InstructionError) {
    for node in residents.keys.sorted() { try spill(node) }
    residents = [:]
    room = builder.core.sbufBytesPerPartition
  }
}
