import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Loops, branches, and what no engine does.
extension Importer {
  // MARK: Control flow

  func whileLoop(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    let (condition, conditionCaptures) = try subgraph(op.regions[0], in: function)
    let (body, bodyCaptures) = try subgraph(op.regions[1], in: function)
    let tripCount = knownTripCount(condition, body, inputs)
    let id = graph.add(
      .whileLoop(condition: condition, body: body, carried: inputs.count, tripCount: tripCount),
      inputs + conditionCaptures + bodyCaptures, TensorType([], .bool), origin)
    if !condition.effects.isEmpty || !body.effects.isEmpty { graph.effects.append(id) }
    return types.enumerated().map { graph.add(.result($0.offset), [id], $0.element, origin) }
  }

  /// The count of `i = start; while i < limit { …; i += step }` with constant start, limit and step.
  func knownTripCount(_ condition: Graph, _ body: Graph, _ initial: [Graph.NodeID]) -> Int? {
    guard let test = condition.results.first, case .elementwise(let op) = condition[test].kind, op.opcode == .compare,
      op.direction == "LT", case .parameter(let index) = condition[condition[test].inputs[0]].kind,
      index < initial.count,
      let limit = integer(condition[condition[test].inputs[1]]), let start = integer(graph[initial[index]]),
      case .elementwise(let next) = body[body.results[index]].kind, next.opcode == .add
    else { return nil }
    let addends = body[body.results[index]].inputs.map { body[$0] }
    guard let step = addends.compactMap(integer).first, step > 0,
      addends.contains(where: { if case .parameter(index) = $0.kind { true } else { false } })
    else { return nil }
    return max(0, (limit - start + step - 1) / step)
  }

  func integer(_ node: GraphNode) -> Int? {
    guard case .splat(let bytes) = node.kind, node.type.element.isInteger else { return nil }
    return scalarValue(bytes, node.type.element).map { Int($0) }
  }

  func branch(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    var cases: [Graph] = []
    var captures: [Graph.NodeID] = []
    for region in op.regions {
      let (graph, captured) = try subgraph(region, in: function)
      cases.append(graph)
      captures += captured
    }
    var selector = inputs[0]
    if op.opcode == .if {
      // Case 0 is the true region.
      cases.swapAt(0, 1)
      let counts = cases.map { $0.parameters.count }
      captures = Array(captures.suffix(counts[0])) + Array(captures.prefix(captures.count - counts[0]))
      selector = graph.add(
        .elementwise(ElementwiseOp(opcode: .convert)), [selector], TensorType([], .i32), origin)
    }
    let id = graph.add(.branch(cases), [selector] + captures, TensorType([], .i32), origin)
    if cases.contains(where: { !$0.effects.isEmpty }) { graph.effects.append(id) }
    return types.enumerated().map { graph.add(.result($0.offset), [id], $0.element, origin) }
  }

  // MARK: What no engine does

  func requireKnown(_ target: String, _ op: Operation) throws(CompileError) {
    if customCallTargets.contains(target) { return }
    throw CompileError(
      .unsupportedOperation,
      "nothing is installed for the custom call target \"\(target)\"; run the program from JAX, which brings its linear "
        + "algebra, and register other functions with jax.ffi.register_ffi_target for this platform",
      location: op.location)
  }

  func reference(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    if let collective = [
      .all_reduce, .all_gather, .all_to_all, .reduce_scatter, .collective_permute, .send, .recv, .infeed, .outfeed,
    ]
    .first(where: { $0 == op.opcode }) as Opcode? {
      throw CompileError(
        .unsupportedOperation, "\(collective.rawValue) talks to other devices, and this is a single-core program",
        location: op.location)
    }
    var main = Function(name: "main", valueTypes: function.valueTypes, location: op.location)
    main.body.arguments = []
    // Regions may read outer values: they become arguments too.
    var outer = op.operands
    for value in freeValues(of: op) where !outer.contains(value) { outer.append(value) }
    var distinct: [Value] = []
    var empty: [Operation] = []
    var nodes: [Graph.NodeID] = []
    for value in outer where !distinct.contains(value) && !empty.contains(where: { $0.results == [value] }) {
      let node = try node(value, op)
      if graph.type(node).elementCount > 0 {
        distinct.append(value)
        nodes.append(node)
      } else if function.type(of: value) == .token {
        empty.append(Operation(.create_token, results: [value]))
      } else {
        // No instruction can pass nothing: the module has its own.
        let nothing = DenseElements(type: graph.type(node), bytes: [], isSplat: false)
        empty.append(Operation(.constant, results: [value], attributes: ["value": .elements(nothing)]))
      }
    }
    let returned = types.indices.filter { types[$0].elementCount > 0 }
    main.body.arguments = distinct
    main.argumentAttributes = distinct.map { _ in [:] }
    main.resultTypes = returned.map { .tensor(types[$0]) }
    main.resultAttributes = returned.map { _ in [:] }
    main.body.operations = empty + [op, Operation(.return, operands: returned.map { op.results[$0] })]
    var functions = [main]
    for name in calledFunctions(op) where !functions.contains(where: { $0.name == name }) {
      if let callee = module.function(named: name) { functions.append(callee) }
    }
    let text = Module(name: "custom", functions: functions).text
    let operandWork = op.operands.reduce(0) { $0 + (function.tensorType(of: $1)?.elementCount ?? 0) }
    let elements = max(operandWork, types.reduce(0) { $0 + $1.elementCount })
    let (total, isTooMuch) = elements.multipliedReportingOverflow(by: passes(op, function))
    let work = isTooMuch ? Self.mostBytes : min(total, Self.mostBytes)
    var results = types.map { type in
      type.elementCount > 0
        ? -1 : graph.add(.splat([UInt8](repeating: 0, count: type.element.byteCount)), [], type, origin)
    }
    let hasEffect = op.attributes["has_side_effect"] == .bool(true)
    if returned.isEmpty, !hasEffect { return results }
    let kind = NodeKind.reference(name: op.opcode.rawValue, text: text, work: work, results: returned.map { types[$0] })
    let isSingle = returned.count == 1
    let id = graph.add(kind, nodes, isSingle ? types[returned[0]] : TensorType([], .bool), origin)
    for (position, index) in returned.enumerated() {
      results[index] = isSingle ? id : graph.add(.result(position), [id], types[index], origin)
    }
    if hasEffect { graph.effects.append(id) }
    return results
  }

  /// How often an op goes over its elements: factorisations and triangular solves do for each row or column.
  private func passes(_ op: Operation, _ function: Function) -> Int {
    switch op.opcode {
    case .cholesky, .triangular_solve: break
    case .custom_call:
      guard case .string(let target)? = op.attributes["call_target_name"],
        target.hasPrefix("lapack_") || ["Qr", "ProductOfElementaryHouseholderReflectors"].contains(target)
      else { return 1 }
    default: return 1
    }
    let matrices = op.operands.first.flatMap { function.tensorType(of: $0) }
    guard let matrices, matrices.rank >= 2 else { return 1 }
    return max(1, matrices.shape.suffix(2).min() ?? 1)
  }

  func freeValues(of op: Operation) -> [Value] {
    var bound: Set<Value> = []
    var free: [Value] = []
    func visit(_ region: Region) {
      bound.formUnion(region.arguments)
      for operation in region.operations {
        for operand in operation.operands where !bound.contains(operand) { free.append(operand) }
        bound.formUnion(operation.results)
        operation.regions.forEach(visit)
      }
    }
    op.regions.forEach(visit)
    return free
  }

  func calledFunctions(_ op: Operation) -> [String] {
    var names: [String] = []
    func visit(_ operation: Operation) {
      for attribute in operation.attributes.values {
        var symbols = [attribute]
        if case .array(let items) = attribute { symbols = items }
        for case .symbol(let name) in symbols where !names.contains(name) {
          names.append(name)
          module.function(named: name)?.body.operations.forEach(visit)
        }
      }
      for region in operation.regions { region.operations.forEach(visit) }
    }
    visit(op)
    return names
  }
}
