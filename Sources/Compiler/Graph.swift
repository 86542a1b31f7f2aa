import InstructionSet
import Numerics
import StableHLO

/// A program as the compiler sees it: calls inlined, sugar removed, one node for each distinct value.
///
/// Nodes stand in topological order: operands before users.
final class Graph {
  typealias NodeID = Int

  var nodes: [GraphNode] = []
  var parameters: [NodeID] = []
  var results: [NodeID] = []
  /// Nodes with effects outside the program, in the order in which the program has them: they happen as often as it says
  /// and in that order, whoever uses their values.
  var effects: [NodeID] = []
  private var known: [GraphNode.Key: NodeID] = [:]

  func type(_ id: NodeID) -> TensorType { nodes[id].type }
  subscript(_ id: NodeID) -> GraphNode { nodes[id] }

  /// Appends a node, or returns the equal one that exists.
  func add(_ kind: NodeKind, _ inputs: [NodeID], _ type: TensorType, _ origin: Origin) -> NodeID {
    if let key = GraphNode.Key(kind, inputs, type) {
      if let id = known[key] { return id }
      known[key] = nodes.count
    }
    nodes.append(GraphNode(kind: kind, inputs: inputs, type: type, origin: origin))
    return nodes.count - 1
  }

  /// Users of every node, results not counted.
  func users() -> [[NodeID]] {
    var users = [[NodeID]](repeating: [], count: nodes.count)
    for (id, node) in nodes.enumerated() {
      for input in Set(node.inputs) { users[input].append(id) }
    }
    return users
  }

  /// Drops nodes that no result needs; parameters and effects stay.
  func removeDead() {
    var live = [Bool](repeating: false, count: nodes.count)
    for id in results + parameters + effects { live[id] = true }
    for id in nodes.indices.reversed() where live[id] {
      for input in nodes[id].inputs { live[input] = true }
    }
    var renamed = [Int](repeating: -1, count: nodes.count)
    var kept: [GraphNode] = []
    for id in nodes.indices where live[id] {
      renamed[id] = kept.count
      var node = nodes[id]
      node.inputs = node.inputs.map { renamed[$0] }
      kept.append(node)
    }
    nodes = kept
    parameters = parameters.map { renamed[$0] }
    results = results.map { renamed[$0] }
    effects = effects.map { renamed[$0] }
    known = [:]
  }
}

struct GraphNode {
  var kind: NodeKind
  var inputs: [Graph.NodeID]
  var type: TensorType
  var origin: Origin

  /// Identity of pure nodes, so that equal ones are made once.
  struct Key: Hashable {
    var tag: String
    var inputs: [Int]
    var type: TensorType
    var payload: AnyHashable?

    init?(_ kind: NodeKind, _ inputs: [Int], _ type: TensorType) {
      switch kind {
      case .splat(let bytes): (tag, payload) = ("splat", bytes)
      case .iota(let dimension): (tag, payload) = ("iota", dimension)
      case .elementwise(let op): (tag, payload) = ("elementwise", op)
      case .view(let map): (tag, payload) = ("view", map)
      case .reshape: (tag, payload) = ("reshape", nil)
      case .bitcast: (tag, payload) = ("bitcast", nil)
      case .dot(let numbers): (tag, payload) = ("dot", numbers)
      case .reduce(let op, let dimensions): (tag, payload) = ("reduce", [AnyHashable(op), AnyHashable(dimensions)])
      case .result(let index): (tag, payload) = ("result", index)
      default: return nil
      }
      self.inputs = inputs
      self.type = type
    }
  }
}

enum NodeKind {
  case parameter(Int)
  /// Row-major data.
  case constant([UInt8])
  /// Every element is the same: the bytes of one.
  case splat([UInt8])
  case iota(dimension: Int)
  case elementwise(ElementwiseOp)
  case view(AffineMap)
  case reshape
  /// The same bits read as another type of the same width.
  case bitcast
  case dot(DotDimensionNumbers)
  case reduce(Reduction, dimensions: [Int])
  case concatenate(dimension: Int)
  /// Operand and scalar padding value; element i lands at `low + i * (interior + 1)`.
  case pad(low: [Int], interior: [Int])
  case gather(GatherDimensionNumbers, sliceSizes: [Int])
  case scatter(ScatterDimensionNumbers, Combiner)
  /// Operand, then one scalar start for each dimension (clamped).
  case dynamicSlice
  /// Operand, update, then one scalar start for each dimension (clamped).
  case dynamicUpdateSlice
  /// Inputs: the carried values, then what condition and body capture.
  case whileLoop(condition: Graph, body: Graph, carried: Int, tripCount: Int?)
  /// Inputs: the selector, then what the cases capture.
  case branch([Graph])
  /// An op that no engine does: evaluated by GpSimd. `text` is a StableHLO module whose `main` is the op.
  case reference(name: String, text: String, work: Int, results: [TensorType])
  /// An NKI kernel: inputs and results are those of its program, in order.
  case kernel(Program, results: [TensorType])
  /// One of the values of a `whileLoop`, `branch`, `reference` or `kernel` with several.
  case result(Int)
}

enum Reduction: Hashable { case add, maximum, minimum, multiply }
enum Combiner: Hashable { case add, replace }

/// An elementwise op: a StableHLO opcode, with the direction of comparisons.
struct ElementwiseOp: Hashable {
  var opcode: Opcode
  var direction: String = ""
}
