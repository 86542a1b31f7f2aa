import InstructionSet
import Numerics
import StableHLO

/// A 64-bit integer that is known to stay below 2^31, as 32 bits.
struct Counter {
  var node: Graph.NodeID
  /// Its largest element.
  var most: Int
}

/// JAX counts the elements of random arrays in 64 bits, of which it then takes the halves. No engine has such integers,
/// but the numbers are small: engines count in 32 bits.
extension Importer {
  static let mostCounted = Int(Int32.max)

  /// The low 32 bits of `operation`'s result, for sums, products and shifts of indices.
  func counter(
    _ operation: Operation, _ inputs: [Graph.NodeID], _ result: Graph.NodeID, _ origin: Origin
  ) -> Counter? {
    let type = TensorType(graph.type(result).shape, .ui32)
    if operation.opcode == .iota {
      let dimension = operation.integer("iota_dimension")
      let most = type.shape[dimension] - 1
      if most < 0 || most > Self.mostCounted { return nil }
      return Counter(node: graph.add(.iota(dimension: dimension), [], type, origin), most: most)
    }
    let operands = inputs.compactMap { counter($0, origin) }
    guard operands.count == 2, inputs.count == 2 else { return nil }
    func made(_ most: (partialValue: Int, overflow: Bool)) -> Counter? {
      if most.overflow || most.partialValue > Self.mostCounted { return nil }
      let node = graph.add(.elementwise(ElementwiseOp(opcode: operation.opcode)), operands.map(\.node), type, origin)
      return Counter(node: node, most: most.partialValue)
    }
    switch operation.opcode {
    case .add: return made(operands[0].most.addingReportingOverflow(operands[1].most))
    case .multiply:
      for (one, other) in [(0, 1), (1, 0)] where constant(operands[one].node) == 1 { return operands[other] }
      return made(operands[0].most.multipliedReportingOverflow(by: operands[1].most))
    case .shift_right_logical:
      guard let distance = constant(operands[1].node) else { return nil }
      if operands[0].most >> distance == 0 { return zero(type, origin) }
      return made((operands[0].most >> distance, false))
    default: return nil
    }
  }

  /// A node that is a counter, a constant, or shows one.
  private func counter(_ node: Graph.NodeID, _ origin: Origin) -> Counter? {
    if let counter = counters[node] { return counter }
    let shape = graph.type(node).shape
    switch graph[node].kind {
    case .constant(let bytes) where graph.type(node).elementCount == 1 && bytes.count == 8:
      let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard value <= Self.mostCounted else { return nil }
      let type = TensorType(shape, .ui32)
      return Counter(node: splat(encodeScalar(Double(value), .ui32), type, origin), most: Int(value))
    case .view(let map):
      guard var counter = counter(graph[node].inputs[0], origin) else { return nil }
      counter.node = view(counter.node, map, shape, origin)
      return counter
    case .reshape:
      guard var counter = counter(graph[node].inputs[0], origin) else { return nil }
      counter.node = reshape(counter.node, shape, origin)
      return counter
    default: return nil
    }
  }

  /// What a conversion of a counter to a 32-bit integer gives.
  func counted(_ node: Graph.NodeID, as element: ElementType, _ origin: Origin) -> Graph.NodeID? {
    guard element == .ui32 || element == .i32, let counter = counter(node, origin) else { return nil }
    if element == .ui32 { return counter.node }
    return graph.add(.bitcast, [counter.node], TensorType(graph.type(node).shape, element), origin)
  }

  private func zero(_ type: TensorType, _ origin: Origin) -> Counter {
    Counter(node: splat([0, 0, 0, 0], type, origin), most: 0)
  }

  private func constant(_ node: Graph.NodeID) -> Int? {
    guard case .splat(let bytes) = graph[node].kind else { return nil }
    return Int(bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
  }
}
