import InstructionSet
import Numerics
import StableHLO

/// An integer tensor whose elements grow by a constant from index to index.
struct Counter {
  var constant: Int
  /// Step from element to element along each dimension.
  var steps: [Int]
}

/// JAX numbers the elements of random arrays in 64 bits, of which it then takes the halves. No engine has such integers,
/// but few arrays need them: engines count in 32 bits.
extension Importer {
  /// Largest extent or element that 32 bits count, with either sign.
  static let mostCounted = Int(Int32.max)

  /// What a 64-bit operation makes of indices, where it stays small.
  func counter(_ operation: Operation, _ inputs: [Graph.NodeID], _ type: TensorType) -> Counter? {
    var result: Counter
    if operation.opcode == .iota {
      result = Counter(constant: 0, steps: type.shape.map { _ in 0 })
      result.steps[operation.integer("iota_dimension")] = 1
    } else {
      let operands = inputs.compactMap(counter)
      guard operands.count == 2, inputs.count == 2 else { return nil }
      let (a, b) = (operands[0], operands[1])
      switch operation.opcode {
      case .add:
        result = Counter(constant: a.constant + b.constant, steps: zip(a.steps, b.steps).map { $0 + $1 })
      case .multiply:
        guard let (counter, factor) = b.isConstant ? (a, b.constant) : a.isConstant ? (b, a.constant) : nil else {
          return nil
        }
        result = Counter(constant: counter.constant * factor, steps: counter.steps.map { $0 * factor })
      case .shift_right_logical:
        guard b.isConstant, b.constant > 31 else { return nil }
        result = Counter(constant: 0, steps: a.steps.map { _ in 0 })
      default: return nil
      }
    }
    return isSmall(result, type.shape) ? result : nil
  }

  /// Whether no element passes 2^31, nor anything that one operation on such counters computes passes 64 bits.
  private func isSmall(_ counter: Counter, _ shape: [Int]) -> Bool {
    var most = counter.constant
    for (extent, step) in zip(shape, counter.steps) {
      if extent == 0 || extent > Self.mostCounted || step > Self.mostCounted { return false }
      let (sum, overflows) = most.addingReportingOverflow((extent - 1) * step)
      if overflows { return false }
      most = sum
    }
    return most <= Self.mostCounted
  }

  /// A node that is a counter, or one constant for all elements.
  private func counter(_ node: Graph.NodeID) -> Counter? {
    if let counter = counters[node] { return counter }
    var source = node
    while case .view = graph[source].kind { source = graph[source].inputs[0] }
    guard case .constant(let bytes) = graph[source].kind, graph.type(source).elementCount == 1, bytes.count == 8 else {
      return nil
    }
    let value = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value <= Self.mostCounted else { return nil }
    return Counter(constant: Int(value), steps: graph.type(node).shape.map { _ in 0 })
  }

  /// A conversion to 32-bit integers of a counter that is 0 everywhere, or numbers the elements of its tensor in order.
  func counted(_ node: Graph.NodeID, as element: ElementType, _ origin: Origin) -> Graph.NodeID? {
    guard element == .ui32 || element == .i32, let counter = counters[node], counter.constant == 0 else { return nil }
    let shape = graph.type(node).shape
    if counter.isConstant { return splat([0, 0, 0, 0], TensorType(shape, element), origin) }
    var step = 1
    for (extent, own) in zip(shape, counter.steps).reversed() where extent > 1 {
      if own != step { return nil }
      step *= extent
    }
    return reshape(graph.add(.iota(dimension: 0), [], TensorType([step], element), origin), shape, origin)
  }
}

extension Counter {
  fileprivate var isConstant: Bool { steps.allSatisfy { $0 == 0 } }
}
