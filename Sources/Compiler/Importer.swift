import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Turns a StableHLO function into a `Graph`: inlines calls, canonicalises ops, finds equal nodes.
///
/// What no engine can do becomes a `reference` node with the op as its own small module.
final class Importer {
  let module: Module
  let graph: Graph
  let parent: Importer?
  /// Values of the function being inlined.
  var values: [Value: Graph.NodeID] = [:]
  /// 64-bit integers that number elements.
  var counters: [Graph.NodeID: Counter] = [:]
  /// Outer nodes this region reads, in the order of the parameters that stand for them.
  private(set) var captured: [Graph.NodeID] = []
  var capturedParameter: [Graph.NodeID: Graph.NodeID] = [:]
  var depth = 0

  static let deepestCall = 200

  let options: CompileOptions
  let core: NeuronCore
  var generation: CoreGeneration { core.generation }

  /// Targets of custom calls that the runtime can call.
  let customCallTargets: Set<String>

  private init(
    module: Module, options: CompileOptions, core: NeuronCore, customCallTargets: Set<String>,
    parent: Importer? = nil
  ) {
    self.module = module
    self.options = options
    self.core = core
    self.customCallTargets = customCallTargets
    self.parent = parent
    graph = Graph()
    depth = (parent?.depth ?? 0) + 1
  }

  static func graph(
    of module: Module, options: CompileOptions, core: NeuronCore, customCallTargets: Set<String>
  ) throws(CompileError) -> Graph {
    guard let main = module.main else {
      throw CompileError(.noEntryPoint, "the module has no public function; give it a `func.func public @main`")
    }
    let importer = Importer(
      module: module, options: options, core: core, customCallTargets: customCallTargets)
    for (index, argument) in main.arguments.enumerated() {
      guard let type = Self.type(of: argument, in: main) else {
        throw CompileError(
          .unsupportedType, "argument \(index) of @\(main.name) is not a tensor", location: main.location)
      }
      try refuseHuge(type, "argument \(index) of @\(main.name)", at: main.location)
      try importer.bind(argument, toParameterOf: type)
    }
    importer.graph.results = try importer.importRegion(main.body, in: main)
    importer.graph.removeDead()
    return importer.graph
  }

  /// Bytes of one value, far beyond any memory: sums and products of such sizes stay within 64 bits.
  static let mostBytes = 1 << 44

  static func refuseHuge(_ type: TensorType, _ what: String, at location: SourceLocation) throws(CompileError) {
    if type.byteCount > mostBytes {
      throw CompileError(
        .outOfMemory,
        "\(what), \(type.element.rawValue) of shape \(type.shape), has \(type.byteCount) bytes; make it smaller",
        location: location)
    }
  }

  /// A value's type; a token, which carries nothing but an order that the graph keeps anyway, is an empty vector.
  static func type(of value: Value, in function: Function) -> TensorType? {
    function.type(of: value) == .token ? TensorType([0], .bool) : function.tensorType(of: value)
  }

  func bind(_ value: Value, toParameterOf type: TensorType) throws(CompileError) {
    let id = graph.add(.parameter(graph.parameters.count), [], type, .none)
    graph.parameters.append(id)
    values[value] = id
  }

  // MARK: Regions and values

  func importRegion(_ region: Region, in function: Function) throws(CompileError) -> [Graph.NodeID] {
    for operation in region.operations {
      if operation.opcode == .return {
        var results: [Graph.NodeID] = []
        for operand in operation.operands { results.append(try node(operand, operation)) }
        return results
      }
      try importOperation(operation, in: function)
    }
    return []
  }

  func node(_ value: Value, _ operation: Operation) throws(CompileError) -> Graph.NodeID {
    if let id = values[value] { return id }
    guard let parent else {
      throw CompileError(
        .invalidProgram, "\(operation.opcode.rawValue) uses an undefined value", location: operation.location)
    }
    let outer = try parent.node(value, operation)
    let node = parent.graph[outer]
    if case .splat = node.kind { return graph.add(node.kind, [], node.type, node.origin) }
    if let id = capturedParameter[outer] { return id }
    let id = graph.add(.parameter(graph.parameters.count), [], node.type, node.origin)
    graph.parameters.append(id)
    capturedParameter[outer] = id
    captured.append(outer)
    return id
  }

  /// A graph of a region whose arguments come first among its parameters; the captured outer nodes follow.
  func subgraph(_ region: Region, in function: Function) throws(CompileError) -> (
    Graph, captured: [Graph.NodeID]
  ) {
    let importer = Importer(
      module: module, options: options, core: core, customCallTargets: customCallTargets, parent: self)
    for argument in region.arguments {
      guard let type = Self.type(of: argument, in: function) else {
        throw CompileError(.unsupportedType, "a region argument is not a tensor", location: function.location)
      }
      try importer.bind(argument, toParameterOf: type)
    }
    importer.graph.results = try importer.importRegion(region, in: function)
    importer.graph.removeDead()
    return (importer.graph, importer.captured)
  }

  /// Inlines a function.
  func inline(
    _ name: String, _ operands: [Graph.NodeID], at operation: Operation
  ) throws(CompileError) -> [Graph.NodeID] {
    guard let callee = module.function(named: name) else {
      throw CompileError(
        .invalidProgram, "call of @\(name), which the module does not define", location: operation.location)
    }
    guard depth < Self.deepestCall else {
      throw CompileError(
        .invalidProgram, "calls nest deeper than \(Self.deepestCall): @\(name) is recursive",
        location: operation.location)
    }
    guard callee.arguments.count == operands.count else {
      throw CompileError(
        .invalidProgram, "@\(name) takes \(callee.arguments.count) arguments, the call gives \(operands.count)",
        location: operation.location)
    }
    let outer = values
    values = [:]
    depth += 1
    defer {
      values = outer
      depth -= 1
    }
    for (argument, operand) in zip(callee.arguments, operands) { values[argument] = operand }
    return try importRegion(callee.body, in: callee)
  }

  // MARK: Operations

  func importOperation(_ operation: Operation, in function: Function) throws(CompileError) {
    var types: [TensorType] = []
    for result in operation.results {
      guard let type = Self.type(of: result, in: function) else {
        throw CompileError(
          .unsupportedType,
          "\(operation.opcode.rawValue) makes a tuple, which the compiler does not take; return several results",
          location: operation.location)
      }
      try Self.refuseHuge(type, "the result of \(operation.opcode.rawValue)", at: operation.location)
      types.append(type)
    }
    var inputs: [Graph.NodeID] = []
    for operand in operation.operands { inputs.append(try node(operand, operation)) }
    let location = operation.location.sourceLine ?? operation.location.origin ?? ""
    let origin = Origin(op: operation.opcode.rawValue, location: location)
    let results = try lower(operation, function, inputs, types, origin)
    if types.count == 1, types[0].element.isInteger, types[0].element.bitWidth == 64,
      let counter = counter(operation, inputs, types[0])
    {
      counters[results[0]] = counter
    }
    for (value, id) in zip(operation.results, results) { values[value] = id }
  }

  func lower(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    switch op.opcode {
    case .call: return try inline(op.callee ?? "", inputs, at: op)
    case .composite:
      if op.attributes["name"] == .string("chlo.erf"), isEngineFloat(types[0].element) {
        return [graph.add(.elementwise(ElementwiseOp(opcode: .chloErf)), inputs, types[0], origin)]
      }
      return try inline(op.callee ?? "", inputs, at: op)
    case .optimization_barrier: return inputs
    case .custom_call:
      let identities = [
        "Sharding", "annotate_device_placement", "LayoutConstraint", "SPMDFullToShardShape", "SPMDShardToFullShape",
      ]
      if case .string(let target)? = op.attributes["call_target_name"] {
        if identities.contains(target) { return inputs }
        if target == EmbeddedKernel.customCallTarget { return try kernel(op, inputs, types, origin) }
        try requireKnown(target, op)
      }
    case .create_token, .after_all: return [graph.add(.splat([0]), [], types[0], origin)]
    case .constant:
      if case .elements(let data)? = op.attributes["value"] {
        if data.isSplat { return [splat(data.bytes, types[0], origin)] }
        return [graph.add(.constant(data.bytes), [], types[0], origin)]
      }
    case .iota where isEngineInteger(types[0].element) || isEngineFloat(types[0].element):
      let dimension = op.integer("iota_dimension")
      // Engines write 32-bit integers as they are.
      let most = isEngineInteger(types[0].element) && types[0].element.bitWidth == 32 ? Self.mostCounted : 1 << 24
      if types[0].shape[dimension] < most { return [graph.add(.iota(dimension: dimension), [], types[0], origin)] }
    case .broadcast_in_dim:
      let map = AffineMap.broadcast(
        operandShape: graph.type(inputs[0]).shape, dimensions: op.integers("broadcast_dimensions"),
        resultShape: types[0].shape)
      return [view(inputs[0], map, types[0].shape, origin)]
    case .broadcast:
      let extra = op.integers("broadcast_sizes").count
      let rank = graph.type(inputs[0]).rank
      let map = AffineMap.broadcast(
        operandShape: graph.type(inputs[0]).shape, dimensions: Array(extra..<extra + rank), resultShape: types[0].shape)
      return [view(inputs[0], map, types[0].shape, origin)]
    case .reshape: return [reshape(inputs[0], types[0].shape, origin)]
    case .transpose: return [view(inputs[0], .transpose(op.integers("permutation")), types[0].shape, origin)]
    case .slice:
      let map = AffineMap.slice(starts: op.integers("start_indices"), strides: op.integers("strides"))
      return [view(inputs[0], map, types[0].shape, origin)]
    case .reverse:
      let shape = types[0].shape
      let reversed = Set(op.integers("dimensions"))
      let map = AffineMap.slice(
        starts: shape.indices.map { reversed.contains($0) ? shape[$0] - 1 : 0 },
        strides: shape.indices.map { reversed.contains($0) ? -1 : 1 })
      return [view(inputs[0], map, shape, origin)]
    case .convert:
      if let result = counted(inputs[0], as: types[0].element, origin) { return [result] }
      return [try convert(inputs[0], to: types[0].element, op, function, origin)]
    case .bitcast_convert:
      let from = graph.type(inputs[0]).element
      if from.bitWidth == types[0].element.bitWidth, from.bitWidth >= 8 {
        return [graph.add(.bitcast, inputs, types[0], origin)]
      }
    case .concatenate:
      let parts = inputs.filter { graph.type($0).elementCount > 0 }
      if parts.count == 1 { return parts }
      if !parts.isEmpty {
        return [graph.add(.concatenate(dimension: op.integer("dimension")), parts, types[0], origin)]
      }
    case .pad:
      let (low, high) = (op.integers("edge_padding_low"), op.integers("edge_padding_high"))
      let interior = op.integers("interior_padding")
      if isPadded(graph.type(inputs[0]), low: low, high: high, interior: interior) {
        return [pad(inputs[0], inputs[1], low: low, high: high, interior: interior, origin)]
      }
    case .dot_general:
      if case .dot(let numbers)? = op.attributes["dot_dimension_numbers"],
        inputs.allSatisfy({ isEngineFloat(graph.type($0).element) && graph.type($0).elementCount > 0 }),
        isEngineFloat(types[0].element)
      {
        return [autoCastDot(inputs[0], inputs[1], numbers, types[0], origin)]
      }
    case .convolution:
      if let result = convolution(op, inputs, types[0], origin) { return [result] }
    case .reduce:
      if let result = reduce(op, inputs, types, origin) { return [result] }
    case .reduce_window:
      if let result = reduceWindow(op, inputs, types, origin) { return [result] }
    case .gather:
      if case .gather(let numbers)? = op.attributes["dimension_numbers"], graph.type(inputs[1]).element.isInteger,
        graph.type(inputs[1]).element.bitWidth == 32,
        op.integers("slice_sizes").reduce(types[0].element.byteCount, *) <= Self.largestWindow
      {
        // A cast passes through a gather: fewer elements to cast, narrower ones to store.
        if case .elementwise(let cast) = graph[inputs[0]].kind, cast.opcode == .convert {
          let source = graph[inputs[0]].inputs[0]
          let narrow = TensorType(types[0].shape, graph.type(source).element)
          let gathered = graph.add(
            .gather(numbers, sliceSizes: op.integers("slice_sizes")), [source, inputs[1]], narrow, origin)
          return [graph.add(.elementwise(cast), [gathered], types[0], origin)]
        }
        return [graph.add(.gather(numbers, sliceSizes: op.integers("slice_sizes")), inputs, types[0], origin)]
      }
    case .scatter:
      if case .scatter(let numbers)? = op.attributes["scatter_dimension_numbers"], inputs.count == 3,
        let combiner = combiner(op.regions[0]), isEngineFloat(types[0].element) || combiner == .replace,
        graph.type(inputs[1]).element.isInteger, graph.type(inputs[1]).element.bitWidth == 32
      {
        let unique = op.attributes["unique_indices"] == .bool(true)
        let window = numbers.updateWindowDims.reduce(types[0].element.byteCount) {
          $0 * graph.type(inputs[2]).shape[$1]
        }
        if combiner == .add || unique, window <= Self.largestWindow {
          return [graph.add(.scatter(numbers, combiner), inputs, types[0], origin)]
        }
      }
    case .dynamic_slice:
      if inputs.dropFirst().allSatisfy({ graph.type($0).element.bitWidth == 32 }) {
        return [graph.add(.dynamicSlice, inputs, types[0], origin)]
      }
    case .dynamic_update_slice:
      if inputs.dropFirst(2).allSatisfy({ graph.type($0).element.bitWidth == 32 }) {
        return [graph.add(.dynamicUpdateSlice, inputs, types[0], origin)]
      }
    case .while: return try whileLoop(op, function, inputs, types, origin)
    case .case, .if: return try branch(op, function, inputs, types, origin)
    case .chloSquare where isEngineFloat(types[0].element) || types[0].element == .i32 || types[0].element == .ui32:
      return [graph.add(.elementwise(ElementwiseOp(opcode: .multiply)), [inputs[0], inputs[0]], types[0], origin)]
    case .is_finite, .clamp, .select, .compare:
      if let result = elementwise(op, inputs, types[0], origin) { return [result] }
    default:
      if types.count == 1, let result = elementwise(op, inputs, types[0], origin) { return [result] }
    }
    return try reference(op, function, inputs, types, origin)
  }

  // MARK: Views

  func view(_ input: Graph.NodeID, _ map: AffineMap, _ shape: [Int], _ origin: Origin) -> Graph.NodeID {
    let node = graph[input]
    let type = TensorType(shape, node.type.element)
    if case .splat = node.kind { return graph.add(node.kind, [], type, origin) }
    if shape == node.type.shape, map == .identity(shape.count) { return input }
    if case .view(let inner) = node.kind { return view(node.inputs[0], inner.composed(with: map), shape, origin) }
    return graph.add(.view(map), [input], type, origin)
  }

  func reshape(_ input: Graph.NodeID, _ shape: [Int], _ origin: Origin) -> Graph.NodeID {
    let node = graph[input]
    if shape == node.type.shape { return input }
    let type = TensorType(shape, node.type.element)
    if case .splat = node.kind { return graph.add(node.kind, [], type, origin) }
    if case .reshape = node.kind { return reshape(node.inputs[0], shape, origin) }
    return graph.add(.reshape, [input], type, origin)
  }

  /// No engine writes values of the types that it does not compute with: those spread from memory.
  func splat(_ bytes: [UInt8], _ type: TensorType, _ origin: Origin) -> Graph.NodeID {
    if isEngineType(type.element) { return graph.add(.splat(bytes), [], type, origin) }
    let scalar = graph.add(.constant(bytes), [], TensorType([], type.element), origin)
    return view(
      scalar, .broadcast(operandShape: [], dimensions: [], resultShape: type.shape), type.shape, origin)
  }

  /// Whether the padded tensor, before negative edges cut it, is of a size that a program can hold.
  func isPadded(_ type: TensorType, low: [Int], high: [Int], interior: [Int]) -> Bool {
    var bytes = type.element.byteCount
    for d in type.shape.indices {
      for part in [type.shape[d], max(0, low[d]), max(0, high[d])] where part > Self.mostBytes { return false }
      let (spread, overflowed) = max(0, type.shape[d] - 1).multipliedReportingOverflow(by: interior[d])
      if overflowed || spread > Self.mostBytes || min(low[d], high[d]) < -Self.mostBytes { return false }
      let size = type.shape[d] + max(0, low[d]) + max(0, high[d]) + spread
      let (total, tooMany) = bytes.multipliedReportingOverflow(by: size)
      if tooMany || total > Self.mostBytes { return false }
      bytes = total
    }
    return true
  }

  /// Padding with negative edges cuts; cutting is a slice.
  func pad(
    _ input: Graph.NodeID, _ value: Graph.NodeID, low: [Int], high: [Int], interior: [Int], _ origin: Origin
  ) -> Graph.NodeID {
    let shape = graph.type(input).shape
    let padded = shape.indices.map { d in
      max(0, low[d]) + max(0, high[d]) + shape[d] + max(0, shape[d] - 1) * interior[d]
    }
    var result = input
    if padded != shape || interior.contains(where: { $0 != 0 }) {
      result = graph.add(
        .pad(low: low.map { max(0, $0) }, interior: interior), [input, value],
        TensorType(padded, graph.type(input).element), origin)
    }
    if low.contains(where: { $0 < 0 }) || high.contains(where: { $0 < 0 }) {
      let cut = shape.indices.map { max(0, padded[$0] + min(0, low[$0]) + min(0, high[$0])) }
      let map = AffineMap.slice(starts: low.map { max(0, -$0) }, strides: shape.map { _ in 1 })
      result = view(result, map, cut, origin)
    }
    return result
  }
}
