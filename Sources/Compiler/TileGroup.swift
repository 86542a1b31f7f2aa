import Numerics
import StableHLO

/// A fused group: values indexed by shared loop axes, computed tile by tile.
///
/// Every value is an `Instance`: a graph node at given indices. Elementwise ops, reductions and one contraction share
/// the axes of the roots, so that a tile of every intermediate lives on chip only.
struct TileGroup {
  struct Instance {
    var node: Graph.NodeID
    var operation: TileOperation
    var operands: [Int]
    var type: ElementType
    /// Axes the value varies along; filled by `finish`.
    var axes: Set<Axis> = []
  }

  enum TileOperation {
    /// Element `address` of a buffer.
    case load(buffer: Graph.NodeID, address: IndexExpression)
    case splat([UInt8])
    case iota(IndexExpression)
    case elementwise(ElementwiseOp)
    case bitcast
    case reduce(Reduction, bound: Set<Axis>)
    case dot(contracted: Set<Axis>)
  }

  struct Root {
    var instance: Int
    var node: Graph.NodeID
    var address: IndexExpression
  }

  var space = IndexSpace()
  var instances: [Instance] = []
  var roots: [Root] = []

  /// The node that an instance's instructions are for: a load is for the first value that is made of it.
  func purpose(of i: Int) -> Graph.NodeID {
    guard case .load = instances[i].operation, let user = instances.first(where: { $0.operands.contains(i) }) else {
      return instances[i].node
    }
    return user.node
  }

  /// Nodes computed inside the group.
  var computed: Set<Graph.NodeID> {
    Set(instances.compactMap { if case .load = $0.operation { nil } else { $0.node } })
  }
  var loads: Set<Graph.NodeID> {
    Set(instances.compactMap { if case .load(let buffer, _) = $0.operation { buffer } else { nil } })
  }
  var dotInstance: Int? { instances.firstIndex { if case .dot = $0.operation { true } else { false } } }
}

/// Builds a group from a root by walking its operands.
struct TileGroupBuilder {
  /// A node that must be stored before the group can be built.
  struct NeedsBuffer: Error {
    var node: Graph.NodeID
  }

  let graph: Graph
  /// Nodes to load rather than compute.
  let leaves: Set<Graph.NodeID>
  var group = TileGroup()
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    var node: Graph.NodeID
    var indices: [IndexExpression]
  }

  init(graph: Graph, leaves: Set<Graph.NodeID>) {
    self.graph = graph
    self.leaves = leaves
  }

  static func isBuffered(_ kind: NodeKind) -> Bool {
    switch kind {
    case .splat, .iota, .elementwise, .view, .reshape, .bitcast, .dot, .reduce: false
    default: true
    }
  }

  mutating func addRoot(_ node: Graph.NodeID) throws(NeedsBuffer) {
    let shape = graph.type(node).shape
    let indices = shape.map { IndexExpression.axis(group.space.makeAxis($0)) }
    let instance = try visit(node, indices, isRoot: true)
    group.roots.append(TileGroup.Root(instance: instance, node: node, address: linear(indices, shape)))
  }

  /// Stores an instance that the group computes anyway, when it covers its tensor exactly once. What a contraction takes
  /// is never whole at one time: only its result, and what follows from that, can be stored beside.
  mutating func addExtraRoot(_ node: Graph.NodeID) -> Bool {
    let shape = graph.type(node).shape
    let found = known.filter { $0.key.node == node }.sorted { $0.value < $1.value }
    let dependsOnDot = dependsOnDot
    for (key, instance) in found where dependsOnDot?.contains(instance) ?? true {
      let address = group.space.resolve(linear(key.indices, shape))
      if covers(address, count: shape.reduce(1, *)), isAlongRows(address) {
        group.roots.append(TileGroup.Root(instance: instance, node: node, address: address))
        return true
      }
    }
    return false
  }

  /// The contraction and what depends on it; nil in a group without one.
  private var dependsOnDot: Set<Int>? {
    guard let dot = group.dotInstance else { return nil }
    var found: Set<Int> = [dot]
    for i in group.instances.indices where group.instances[i].operands.contains(where: found.contains) {
      found.insert(i)
    }
    return found
  }

  /// Whether memory is contiguous along the axis that the group's first root is contiguous along, as far as both have it:
  /// another order would be stored element by element.
  private func isAlongRows(_ address: IndexExpression) -> Bool {
    let first = group.space.resolve(group.roots[0].address)
    guard let row = first.axes.first(where: { $0.value == 1 })?.key, address.axes[row] != nil else { return true }
    return address.coefficient(row) == 1
  }

  private func covers(_ address: IndexExpression, count: Int) -> Bool {
    guard address.constant == 0, address.registers.isEmpty else { return false }
    var next = 1
    for (axis, coefficient) in address.axes.sorted(by: { $0.value < $1.value }) {
      guard coefficient == next else { return false }
      next *= group.space.extents[axis]
    }
    return next == count
  }

  private func linear(_ indices: [IndexExpression], _ shape: [Int]) -> IndexExpression {
    var sum = IndexExpression()
    var stride = 1
    for (index, size) in zip(indices, shape).reversed() {
      sum.add(index, times: stride)
      stride *= size
    }
    return sum
  }

  private mutating func visit(
    _ id: Graph.NodeID, _ indices: [IndexExpression], isRoot: Bool = false
  ) throws(NeedsBuffer) -> Int {
    let indices = indices.map { group.space.resolve($0) }
    let key = Key(node: id, indices: indices)
    if let instance = known[key] { return instance }
    let node = graph[id]
    let instance: Int
    if !isRoot, leaves.contains(id) || Self.isBuffered(node.kind) {
      instance = add(id, .load(buffer: id, address: linear(indices, node.type.shape)), [])
    } else {
      switch node.kind {
      case .splat(let bytes): instance = add(id, .splat(bytes), [])
      case .iota(let dimension): instance = add(id, .iota(indices[dimension]), [])
      case .elementwise(let op):
        var operands: [Int] = []
        for input in node.inputs { operands.append(try visit(input, indices)) }
        instance = add(id, .elementwise(op), operands)
      case .bitcast:
        instance = add(id, .bitcast, [try visit(node.inputs[0], indices)])
      case .view(let map):
        var inner: [IndexExpression] = []
        for (terms, constant) in zip(map.terms, map.constants) {
          var sum = IndexExpression(constant: constant)
          for term in terms { sum.add(indices[term.dimension], times: term.coefficient) }
          inner.append(sum)
        }
        instance = try visit(node.inputs[0], inner)
      case .reshape:
        let input = node.inputs[0]
        let inner = graph.type(input).shape
        if leaves.contains(input) || Self.isBuffered(graph[input].kind) {
          // Row-major data reads the same under any shape.
          instance = add(input, .load(buffer: input, address: linear(indices, node.type.shape)), [])
        } else if let digits = group.space.reshape(indices, from: node.type.shape, to: inner) {
          instance = try visit(input, digits)
        } else {
          throw NeedsBuffer(node: input)
        }
      case .reduce(let kind, let dimensions):
        instance = try visitReduce(id, kind, dimensions, indices)
      case .dot(let numbers):
        instance = try visitDot(id, numbers, indices)
      default:
        preconditionFailure("buffered nodes are loaded")
      }
    }
    known[Key(node: id, indices: indices.map { group.space.resolve($0) })] = instance
    return instance
  }

  private mutating func visitReduce(
    _ id: Graph.NodeID, _ kind: Reduction, _ dimensions: [Int], _ indices: [IndexExpression]
  ) throws(NeedsBuffer) -> Int {
    let input = graph[id].inputs[0]
    let shape = graph.type(input).shape
    let used = Set(indices.flatMap { $0.axes.keys })
    // A bound axis may be any axis of its extent that the result does not depend on: sharing the group's own keeps the
    // operand's tile in common with the reduction's users.
    var bound: Set<Axis> = []
    var inner: [IndexExpression] = []
    var kept = 0
    for d in shape.indices {
      if dimensions.contains(d) {
        if shape[d] == 1 {
          inner.append(IndexExpression())
          continue
        }
        let shared = unsplitAxes.last {
          group.space.extents[$0] == shape[d] && !used.contains($0) && !bound.contains($0)
        }
        let axis = shared ?? group.space.makeAxis(shape[d])
        bound.insert(axis)
        inner.append(.axis(axis))
      } else {
        inner.append(indices[kept])
        kept += 1
      }
    }
    let operand = try visit(input, inner)
    return add(id, .reduce(kind, bound: bound), [operand])
  }

  private var unsplitAxes: [Axis] {
    group.space.extents.indices.filter { group.space.parts(of: $0) == nil && group.space.extents[$0] > 1 }
  }

  private mutating func visitDot(
    _ id: Graph.NodeID, _ numbers: DotDimensionNumbers, _ indices: [IndexExpression]
  ) throws(NeedsBuffer) -> Int {
    let inputs = graph[id].inputs
    let lhsShape = graph.type(inputs[0]).shape
    let rhsShape = graph.type(inputs[1]).shape
    var lhs = [IndexExpression](repeating: IndexExpression(), count: lhsShape.count)
    var rhs = [IndexExpression](repeating: IndexExpression(), count: rhsShape.count)
    var contracted: Set<Axis> = []
    var position = 0
    for (a, b) in zip(numbers.lhsBatching, numbers.rhsBatching) {
      lhs[a] = indices[position]
      rhs[b] = indices[position]
      position += 1
    }
    for (a, b) in zip(numbers.lhsContracting, numbers.rhsContracting) {
      let axis = group.space.makeAxis(lhsShape[a])
      contracted.insert(axis)
      lhs[a] = .axis(axis)
      rhs[b] = .axis(axis)
    }
    for d in lhsShape.indices where !numbers.lhsBatching.contains(d) && !numbers.lhsContracting.contains(d) {
      lhs[d] = indices[position]
      position += 1
    }
    for d in rhsShape.indices where !numbers.rhsBatching.contains(d) && !numbers.rhsContracting.contains(d) {
      rhs[d] = indices[position]
      position += 1
    }
    let a = try visit(inputs[0], lhs)
    let b = try visit(inputs[1], rhs)
    return add(id, .dot(contracted: contracted), [a, b])
  }

  private mutating func add(_ node: Graph.NodeID, _ operation: TileGroup.TileOperation, _ operands: [Int]) -> Int {
    group.instances.append(
      TileGroup.Instance(node: node, operation: operation, operands: operands, type: graph.type(node).element))
    return group.instances.count - 1
  }

  // MARK: Finishing

  /// Resolves splits, finds each value's axes, and merges axes that always go together.
  mutating func finish() -> TileGroup {
    for i in group.instances.indices {
      switch group.instances[i].operation {
      case .load(let buffer, let address):
        group.instances[i].operation = .load(buffer: buffer, address: group.space.resolve(address))
      case .iota(let index): group.instances[i].operation = .iota(group.space.resolve(index))
      case .reduce(let kind, let bound):
        group.instances[i].operation = .reduce(kind, bound: group.space.resolve(axes: bound))
      case .dot(let contracted): group.instances[i].operation = .dot(contracted: group.space.resolve(axes: contracted))
      default: break
      }
    }
    for r in group.roots.indices { group.roots[r].address = group.space.resolve(group.roots[r].address) }
    group.findAxes()
    group.mergeAxes()
    return group
  }
}

extension TileGroup {
  mutating func findAxes() {
    for i in instances.indices {
      let inner = instances[i].operands.reduce(into: Set<Axis>()) { $0.formUnion(instances[$1].axes) }
      switch instances[i].operation {
      case .load(_, let address): instances[i].axes = Set(address.axes.keys)
      case .iota(let index): instances[i].axes = Set(index.axes.keys)
      case .splat: instances[i].axes = []
      case .elementwise, .bitcast: instances[i].axes = inner
      case .reduce(_, let bound): instances[i].axes = inner.subtracting(bound)
      case .dot(let contracted): instances[i].axes = inner.subtracting(contracted)
      }
    }
  }

  /// Axes in use, ascending.
  var activeAxes: [Axis] {
    var axes: Set<Axis> = []
    for root in roots { axes.formUnion(root.address.axes.keys) }
    for instance in instances {
      axes.formUnion(instance.axes)
      switch instance.operation {
      case .reduce(_, let bound): axes.formUnion(bound)
      case .dot(let contracted): axes.formUnion(contracted)
      default: break
      }
    }
    return axes.sorted()
  }

  /// Replaces (high, low) by one axis wherever every address steps through them as one.
  mutating func mergeAxes() {
    var changed = true
    while changed {
      changed = false
      let axes = activeAxes
      search: for high in axes {
        for low in axes where low != high && canMerge(high, low) {
          merge(high, low)
          changed = true
          break search
        }
      }
    }
  }

  private func canMerge(_ high: Axis, _ low: Axis) -> Bool {
    let extent = space.extents[low]
    func together(_ expression: IndexExpression) -> Bool {
      expression.coefficient(high) == expression.coefficient(low) * extent
    }
    for root in roots where !together(root.address) { return false }
    for instance in instances {
      switch instance.operation {
      case .load(_, let address): if !together(address) { return false }
      case .iota(let index): if !together(index) { return false }
      case .reduce(_, let bound): if bound.contains(high) != bound.contains(low) { return false }
      case .dot(let contracted):
        if contracted.contains(high) != contracted.contains(low) { return false }
        for operand in instance.operands
        where instances[operand].axes.contains(high) != instances[operand].axes.contains(low) { return false }
      default: break
      }
    }
    return true
  }

  private mutating func merge(_ high: Axis, _ low: Axis) {
    let merged = space.makeAxis(space.extents[high] * space.extents[low])
    func rewrite(_ expression: inout IndexExpression) {
      let coefficient = expression.coefficient(low)
      expression.axes[high] = nil
      expression.axes[low] = nil
      if coefficient != 0 { expression.axes[merged] = coefficient }
    }
    func rewrite(_ axes: inout Set<Axis>) {
      if axes.remove(high) != nil {
        axes.remove(low)
        axes.insert(merged)
      }
    }
    rewriteExpressions(rewrite)
    rewriteSets(rewrite)
    findAxes()
  }

  /// Splits an axis into (high, low), which must divide; returns the two.
  mutating func splitAxis(_ axis: Axis, lowExtent: Int) -> (high: Axis, low: Axis) {
    space.split(axis, lowExtent: lowExtent)
    let parts = space.parts(of: axis)!
    let space = self.space
    rewriteExpressions { $0 = space.resolve($0) }
    rewriteSets { $0 = space.resolve(axes: $0) }
    findAxes()
    return parts
  }

  private mutating func rewriteExpressions(_ rewrite: (inout IndexExpression) -> Void) {
    for r in roots.indices { rewrite(&roots[r].address) }
    for i in instances.indices {
      switch instances[i].operation {
      case .load(let buffer, var address):
        rewrite(&address)
        instances[i].operation = .load(buffer: buffer, address: address)
      case .iota(var index):
        rewrite(&index)
        instances[i].operation = .iota(index)
      default: break
      }
    }
  }

  private mutating func rewriteSets(_ rewrite: (inout Set<Axis>) -> Void) {
    for i in instances.indices {
      switch instances[i].operation {
      case .reduce(let kind, var bound):
        rewrite(&bound)
        instances[i].operation = .reduce(kind, bound: bound)
      case .dot(var contracted):
        rewrite(&contracted)
        instances[i].operation = .dot(contracted: contracted)
      default: break
      }
    }
  }
}
