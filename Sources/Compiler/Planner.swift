import StableHLO

/// What the compiler emits one after the other.
enum Step {
  case group(TileGroup)
  case opaque(Graph.NodeID)
}

/// Decides what is stored and what is fused.
///
/// Works backwards from the results: each node that must be stored becomes the root of a group, which takes in its
/// operands as far as they are worth computing in place. A group also stores intermediates that others need.
struct Planner {
  let graph: Graph
  /// Nodes that somebody outside the plan reads.
  private let wanted: Set<Graph.NodeID>
  private let users: [[Graph.NodeID]]
  /// The effect that must happen before an effect.
  private var effectBefore: [Graph.NodeID: Graph.NodeID] = [:]
  private var required: Set<Graph.NodeID> = []
  /// The step that stores a node.
  private var owner: [Graph.NodeID: Int] = [:]
  private var steps: [Step] = []
  /// Nodes that are stored already.
  private let given: Set<Graph.NodeID>
  /// Values that one group may compute.
  private let mostInstances: Int
  /// Nodes seen by the search that carries the number.
  private var seen: [Int]
  private var search = 0

  /// Elements of a row that a group may hold to reduce it and use the result.
  static let widestRow = 4096
  static let mostInstances = 400
  static let mostLoads = 24
  /// The operands of a contraction leave room for fewer others.
  static let mostLoadsBesideProduct = 8
  static let mostPasses = 6

  private init(graph: Graph, storing wanted: [Graph.NodeID], given: Set<Graph.NodeID> = [], mostInstances: Int) {
    self.graph = graph
    self.wanted = Set(wanted)
    self.given = given
    self.mostInstances = mostInstances
    users = graph.users()
    seen = Array(repeating: 0, count: graph.nodes.count)
    for (first, second) in zip(graph.effects, graph.effects.dropFirst()) { effectBefore[second] = first }
  }

  /// Steps in an order that stores everything before it is loaded.
  static func steps(for graph: Graph) -> [Step] {
    var planner = Planner(graph: graph, storing: graph.results + graph.effects, mostInstances: mostInstances)
    planner.plan()
    return planner.ordered()
  }

  /// Groups of fewer values that together store what `group` does, for one whose tiles do not fit SBUF; nil when it cannot
  /// be cut.
  static func parts(of group: TileGroup, in graph: Graph) -> [TileGroup]? {
    var planner = Planner(
      graph: graph, storing: group.roots.map(\.node), given: group.loads, mostInstances: group.instances.count / 2)
    planner.plan()
    var parts: [TileGroup] = []
    for step in planner.ordered() {
      // A group computes nothing that is a step of its own.
      guard case .group(let part) = step else { return nil }
      parts.append(part)
    }
    return parts.allSatisfy { $0.instances.count < group.instances.count } ? parts : nil
  }

  private mutating func plan() {
    required = wanted
    for id in graph.nodes.indices.reversed() where required.contains(id) && !given.contains(id) && owner[id] == nil {
      switch graph[id].kind {
      case .parameter, .constant: continue
      default: break
      }
      if TileGroupBuilder.isBuffered(graph[id].kind) || graph.type(id).elementCount == 0 {
        owner[id] = steps.count
        steps.append(.opaque(id))
        if graph.type(id).elementCount > 0 { required.formUnion(stored(id)) }
      } else {
        let group = group(rootedAt: id)
        for root in group.roots { owner[root.node] = steps.count }
        required.formUnion(group.loads)
        steps.append(.group(group))
      }
    }
    dropUnreadRoots()
  }

  /// What a group stores beside its first root in case others need it, and none does.
  private mutating func dropUnreadRoots() {
    let read = steps.reduce(into: wanted) { $0.formUnion(inputs(of: $1)) }
    for (index, step) in steps.enumerated() {
      guard case .group(var group) = step else { continue }
      group.roots = Array(group.roots.prefix(1)) + group.roots.dropFirst().filter { read.contains($0.node) }
      steps[index] = .group(group)
    }
  }

  // MARK: One group

  private mutating func group(rootedAt root: Graph.NodeID) -> TileGroup {
    var refused: Set<Graph.NodeID> = []
    while true {
      let leaves = leaves(below: root, refused)
      var builder = TileGroupBuilder(graph: graph, leaves: leaves)
      do {
        try builder.addRoot(root)
      } catch {
        refused.insert(turned(error.node) ?? error.node)
        continue
      }
      var sketch = builder
      if let node = refusal(of: sketch.finish(), root: root) {
        let shown = turned(node) ?? node
        refused.insert(refused.contains(shown) ? node : shown)
        continue
      }
      if let node = addExtraRoots(&builder, root: root) {
        refused.insert(node)
        continue
      }
      return builder.finish()
    }
  }

  /// The transpose that is all there is to see of a contraction: storing it instead costs nothing, for either side of a
  /// product may run along partitions.
  private func turned(_ dot: Graph.NodeID) -> Graph.NodeID? {
    guard case .dot = graph[dot].kind, users[dot].count == 1, let user = users[dot].first,
      case .view(let map) = graph[user].kind,
      graph.type(user).elementCount == graph.type(dot).elementCount, map.constants.allSatisfy({ $0 == 0 })
    else { return nil }
    return user
  }

  /// The nodes to load rather than compute, found from the root downwards: by the time a node is looked at, all its users
  /// in the group are known.
  private mutating func leaves(below root: Graph.NodeID, _ refused: Set<Graph.NodeID>) -> Set<Graph.NodeID> {
    var inside: Set<Graph.NodeID> = []
    var leaves: Set<Graph.NodeID> = []
    var pending: Set<Graph.NodeID> = [root]
    var dot: Graph.NodeID?
    var dotOperands: Set<Graph.NodeID> = []
    var hasReduction = false
    while let node = pending.max() {
      pending.remove(node)
      if TileGroupBuilder.isBuffered(graph[node].kind) {
        leaves.insert(node)
        continue
      }
      let isDotOperand = users[node].contains { $0 == dot || dotOperands.contains($0) }
      let mayAdd = !refused.contains(node) && !given.contains(node) && inside.count < mostInstances
      var mayCompute = node == root || mayAdd
      switch graph[node].kind {
      case .dot: mayCompute = node == root || (mayCompute && dot == nil && !hasReduction)
      case .reduce: mayCompute = node == root || (mayCompute && dot == nil)
      default: break
      }
      // A view costs nothing; what it shows is looked at in its turn.
      let isView =
        switch graph[node].kind {
        case .view: !refused.contains(node) && turned(graph[node].inputs[0]) != node
        case .reshape, .bitcast: true
        default: false
        }
      if isDotOperand, !isView, !isCheap(node) { mayCompute = false }
      if mayCompute, node != root, !isView, !isCheap(node) {
        let outside = required.contains(node) || users[node].contains { !inside.contains($0) }
        if outside, owner[node] != nil || depends(leaves, on: [node]) { mayCompute = false }
      }
      guard mayCompute else {
        leaves.insert(node)
        continue
      }
      inside.insert(node)
      if isDotOperand { dotOperands.insert(node) }
      switch graph[node].kind {
      case .dot: dot = node
      case .reduce: hasReduction = true
      default: break
      }
      pending.formUnion(graph[node].inputs)
    }
    return leaves
  }

  /// Whether any of the nodes needs one of `targets`, by itself or through the groups that store nodes.
  private mutating func depends(_ nodes: Set<Graph.NodeID>, on targets: [Graph.NodeID]) -> Bool {
    search += 1
    let earliest = targets.min() ?? 0
    var pending = Array(nodes)
    while let next = pending.popLast() {
      if targets.contains(next) { return true }
      if seen[next] == search || given.contains(next) { continue }
      seen[next] = search
      if let step = owner[next] {
        // What a step needs is looked at once for all it stores.
        for node in outputs(of: steps[step]) { seen[node] = search }
        pending += inputs(of: steps[step])
      } else if next > earliest {
        pending += needs(of: next)
      }
    }
    return false
  }

  private func outputs(of step: Step) -> [Graph.NodeID] {
    switch step {
    case .group(let group): group.roots.map(\.node)
    case .opaque(let node): [node]
    }
  }

  /// A node that the group should load instead of computing.
  private func refusal(of group: TileGroup, root: Graph.NodeID) -> Graph.NodeID? {
    let rootInstance = group.roots[0].instance
    if let dot = refusedDot(group, root) { return dot }
    // Reductions inside a group hold whole rows on chip; a long one may only end the group.
    var bound: Set<Axis> = []
    for (i, instance) in group.instances.enumerated() {
      guard case .reduce(_, let axes) = instance.operation else { continue }
      if group.dotInstance != nil, i != rootInstance { return instance.node }
      // A reduction of something that the group does not run over shares no tile with it.
      let rootAxes = Set(group.roots[0].address.axes.keys)
      if i != rootInstance, !rootAxes.isEmpty, group.instances[instance.operands[0]].axes.isDisjoint(with: rootAxes) {
        return instance.node
      }
      bound.formUnion(axes)
      let width = bound.reduce(1) { $0 * group.space.extents[$1] }
      // Done in chunks, it would be done again along axes that it does not vary with.
      let isRepeated =
        instance.node != root && !group.activeAxes.allSatisfy { bound.contains($0) || instance.axes.contains($0) }
      if width > Self.widestRow, bound != axes || isRepeated || isInterior(group, i, axes) {
        return instance.node == root ? operandNode(group, i) : instance.node
      }
    }
    // Something must be left to run along partitions.
    let all = group.activeAxes
    if !bound.isEmpty, all.allSatisfy(bound.contains), all.reduce(1, { $0 * group.space.extents[$1] }) > Self.widestRow,
      let inner = group.instances.enumerated().first(where: {
        if case .reduce = $0.element.operation { $0.offset != rootInstance } else { false }
      })
    {
      return inner.element.node
    }
    let loads = group.instances.count { instance in
      if case .load = instance.operation { !instance.axes.isEmpty } else { false }
    }
    let mostLoads = group.dotInstance == nil ? Self.mostLoads : Self.mostLoadsBesideProduct
    if group.instances.count > mostInstances || loads > mostLoads {
      let inner = group.computed.filter { $0 != root }.sorted()
      if !inner.isEmpty { return inner[inner.count / 2] }
    }
    // The same costly node at two different indices is better stored.
    var seen: Set<Graph.NodeID> = []
    for instance in group.instances {
      if case .load = instance.operation { continue }
      if !seen.insert(instance.node).inserted, instance.node != root, !isCheap(instance.node) { return instance.node }
    }
    return nil
  }

  private func operandNode(_ group: TileGroup, _ instance: Int) -> Graph.NodeID? {
    group.instances[instance].operands.map { group.instances[$0].node }.first {
      !TileGroupBuilder.isBuffered(graph[$0].kind)
    }
  }

  /// Whether a value that depends on instance `i` varies along the axes that it reduces.
  private func isInterior(_ group: TileGroup, _ i: Int, _ axes: Set<Axis>) -> Bool {
    var depends = [Bool](repeating: false, count: group.instances.count)
    depends[i] = true
    for j in group.instances.indices.dropFirst(i + 1) where group.instances[j].operands.contains(where: { depends[$0] })
    {
      if !group.instances[j].axes.isDisjoint(with: axes) { return true }
      depends[j] = true
    }
    return false
  }

  /// One contraction at most, covering the group's axes; its operands come from memory or by a cheap step.
  private func refusedDot(_ group: TileGroup, _ root: Graph.NodeID) -> Graph.NodeID? {
    let dots = group.instances.indices.filter { if case .dot = group.instances[$0].operation { true } else { false } }
    guard !dots.isEmpty else { return nil }
    let rootAxes = Set(group.roots[0].address.axes.keys)
    let rootInstance = group.roots[0].instance
    // A view that repeats a product shows more axes than the product has: better stored once.
    let keep = dots.last {
      group.instances[$0].axes == rootAxes || ($0 == rootInstance && group.instances[$0].node == root)
    }
    for dot in dots where dot != keep { return group.instances[dot].node }
    guard let keep else { return nil }
    if keep != rootInstance,
      group.instances.contains(where: { if case .reduce = $0.operation { true } else { false } })
    {
      return group.instances[keep].node
    }
    for operand in group.instances[keep].operands {
      let node = group.instances[operand].node
      switch group.instances[operand].operation {
      case .load, .splat: continue
      default: if !isCheap(node) || !isCheapHere(group, operand) { return node }
      }
    }
    return nil
  }

  /// At most one load from memory below the instance.
  private func isCheapHere(_ group: TileGroup, _ instance: Int) -> Bool {
    var below: Set<Int> = [instance]
    var loads = 0
    for i in (0...instance).reversed() where below.contains(i) {
      if case .load = group.instances[i].operation, !group.instances[i].axes.isEmpty { loads += 1 }
      below.formUnion(group.instances[i].operands)
    }
    return loads <= 1
  }

  /// Stores intermediates that others need; returns one that cannot be stored here and is too costly to compute twice.
  private mutating func addExtraRoots(_ builder: inout TileGroupBuilder, root: Graph.NodeID) -> Graph.NodeID? {
    let computed = builder.group.computed
    for node in computed.sorted(by: >) where node != root {
      let outside = required.contains(node) || users[node].contains { !computed.contains($0) }
      guard outside else { continue }
      if owner[node] != nil {
        if !isCheap(node) { return node }
        continue
      }
      if isCheap(node), !required.contains(node) { continue }
      let before = builder.group.roots.count
      if builder.addExtraRoot(node) {
        if !depends(builder.group.loads, on: builder.group.roots.map(\.node)) { continue }
        builder.group.roots.removeSubrange(before...)
      }
      if !isCheap(node) { return node }
    }
    return nil
  }

  /// What must be there before a node can be computed.
  private func needs(of node: Graph.NodeID) -> [Graph.NodeID] {
    guard let effect = effectBefore[node] else { return graph[node].inputs }
    return graph[node].inputs + [effect]
  }

  /// What must be there before a node is emitted on its own; constants that it fills in itself need not.
  private func stored(_ node: Graph.NodeID) -> [Graph.NodeID] {
    let inputs = needs(of: node)
    let isFilled: (Int) -> Bool
    switch graph[node].kind {
    case .pad: isFilled = { $0 == 1 }
    case .scatter: isFilled = { $0 == 0 }
    case .dynamicSlice: isFilled = { $0 >= 1 }
    case .dynamicUpdateSlice: isFilled = { $0 == 0 || $0 >= 2 }
    default: return inputs
    }
    return inputs.indices.filter { position in
      if isFilled(position), case .splat = graph[inputs[position]].kind { false } else { true }
    }.map { inputs[$0] }
  }

  private func inputs(of step: Step) -> [Graph.NodeID] {
    switch step {
    case .group(let group): Array(group.loads)
    case .opaque(let node): stored(node)
    }
  }

  // MARK: What is worth computing twice

  /// A few passes of engines over at most one loaded tensor of the node's size: no dearer than storing it and loading
  /// it again.
  private func isCheap(_ node: Graph.NodeID) -> Bool {
    let size = graph.type(node).elementCount
    /// Passes and loads of a value computed in place; nil when that is out of the question.
    func cost(_ node: Graph.NodeID, _ depth: Int) -> (passes: Int, loads: Int)? {
      if depth > 12 { return nil }
      let inputs = graph[node].inputs
      switch graph[node].kind {
      case .splat, .iota: return (0, 0)
      case .view, .reshape, .bitcast: return cost(inputs[0], depth + 1)
      case .elementwise(let op):
        // What is much smaller than the result hardly counts.
        var own = graph.type(node).elementCount * 8 > size ? ElementwiseLowering.passes(op.opcode) : 0
        if op.opcode == .divide, isSmall(inputs[1], beside: size) { own = min(own, 1) }
        var total = (passes: own, loads: 0)
        for input in inputs {
          guard let inner = cost(input, depth + 1) else { return nil }
          total.passes += inner.passes
          total.loads += inner.loads
        }
        return total.passes <= Self.mostPasses && total.loads <= 1 ? total : nil
      default: return (0, graph.type(node).elementCount * 8 > size && size > 1 ? 1 : 0)
      }
    }
    switch graph[node].kind {
    case .dot, .reduce: return false
    default: return cost(node, 0) != nil
    }
  }

  /// Whether a value is a constant, or repeats many times in `size` elements.
  private func isSmall(_ node: Graph.NodeID, beside size: Int) -> Bool {
    switch graph[node].kind {
    case .view, .reshape: isSmall(graph[node].inputs[0], beside: size)
    case .splat: true
    default: graph.type(node).elementCount * 8 <= size
    }
  }

  // MARK: Order

  private func ordered() -> [Step] {
    var order: [Step] = []
    var state = [UInt8](repeating: 0, count: steps.count)
    for first in steps.indices.reversed() where state[first] == 0 {
      // Depth first without recursion: a step is placed once all it needs is placed.
      var stack: [(step: Int, expanded: Bool)] = [(first, false)]
      while let (step, expanded) = stack.popLast() {
        if expanded {
          if state[step] != 2 {
            state[step] = 2
            order.append(steps[step])
          }
          continue
        }
        if state[step] != 0 { continue }
        state[step] = 1
        stack.append((step, true))
        for input in inputs(of: steps[step]).sorted(by: >) {
          if let needed = owner[input], state[needed] == 0 { stack.append((needed, false)) }
        }
      }
    }
    return order
  }
}
