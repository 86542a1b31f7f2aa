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
  private let parent: Importer?
  /// Values of the function being inlined.
  private var values: [Value: Graph.NodeID] = [:]
  /// Outer nodes this region reads, in the order of the parameters that stand for them.
  private(set) var captured: [Graph.NodeID] = []
  private var capturedParameter: [Graph.NodeID: Graph.NodeID] = [:]
  private var depth = 0

  static let deepestCall = 200

  private let options: CompileOptions
  private let generation: CoreGeneration

  private init(module: Module, options: CompileOptions, generation: CoreGeneration, parent: Importer? = nil) {
    self.module = module
    self.options = options
    self.generation = generation
    self.parent = parent
    graph = Graph()
    depth = (parent?.depth ?? 0) + 1
  }

  static func graph(
    of module: Module, options: CompileOptions, generation: CoreGeneration
  ) throws(CompileError) -> Graph {
    guard let main = module.main else {
      throw CompileError(.noEntryPoint, "the module has no public function; give it a `func.func public @main`")
    }
    let importer = Importer(module: module, options: options, generation: generation)
    for (index, argument) in main.arguments.enumerated() {
      guard let type = main.tensorType(of: argument) else {
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
  private static let mostBytes = 1 << 44

  private static func refuseHuge(_ type: TensorType, _ what: String, at location: SourceLocation) throws(CompileError) {
    if type.byteCount > mostBytes {
      throw CompileError(
        .outOfMemory,
        "\(what), \(type.element.rawValue) of shape \(type.shape), has \(type.byteCount) bytes; make it smaller",
        location: location)
    }
  }

  private func bind(_ value: Value, toParameterOf type: TensorType) throws(CompileError) {
    let id = graph.add(.parameter(graph.parameters.count), [], type, .none)
    graph.parameters.append(id)
    values[value] = id
  }

  // MARK: Regions and values

  private func importRegion(_ region: Region, in function: Function) throws(CompileError) -> [Graph.NodeID] {
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

  private func node(_ value: Value, _ operation: Operation) throws(CompileError) -> Graph.NodeID {
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
  private func subgraph(_ region: Region, in function: Function) throws(CompileError) -> (
    Graph, captured: [Graph.NodeID]
  ) {
    let importer = Importer(module: module, options: options, generation: generation, parent: self)
    for argument in region.arguments {
      guard let type = function.tensorType(of: argument) else {
        throw CompileError(.unsupportedType, "a region argument is not a tensor", location: function.location)
      }
      try importer.bind(argument, toParameterOf: type)
    }
    importer.graph.results = try importer.importRegion(region, in: function)
    importer.graph.removeDead()
    return (importer.graph, importer.captured)
  }

  /// Inlines a function.
  private func inline(
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

  private func importOperation(_ operation: Operation, in function: Function) throws(CompileError) {
    var types: [TensorType] = []
    for result in operation.results {
      guard let type = function.tensorType(of: result) else {
        throw CompileError(
          .unsupportedType,
          "\(operation.opcode.rawValue) makes a token or tuple, which the compiler does not take; leave it out",
          location: operation.location)
      }
      try Self.refuseHuge(type, "the result of \(operation.opcode.rawValue)", at: operation.location)
      types.append(type)
    }
    var inputs: [Graph.NodeID] = []
    for operand in operation.operands { inputs.append(try node(operand, operation)) }
    let origin = Origin(op: operation.opcode.rawValue, location: operation.location.origin ?? "")
    let results = try lower(operation, function, inputs, types, origin)
    for (value, id) in zip(operation.results, results) { values[value] = id }
  }

  private func lower(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    switch op.opcode {
    case .call: return try inline(op.symbol("callee"), inputs, at: op)
    case .composite:
      if op.attributes["name"] == .string("chlo.erf"), isEngineFloat(types[0].element) {
        return [graph.add(.elementwise(ElementwiseOp(opcode: .chloErf)), inputs, types[0], origin)]
      }
      return try inline(op.symbol("decomposition"), inputs, at: op)
    case .optimization_barrier: return inputs
    case .custom_call:
      let identities = [
        "Sharding", "annotate_device_placement", "LayoutConstraint", "SPMDFullToShardShape", "SPMDShardToFullShape",
      ]
      if case .string(let target)? = op.attributes["call_target_name"], identities.contains(target) { return inputs }
    case .constant:
      if case .elements(let data)? = op.attributes["value"] {
        if data.isSplat { return [splat(data.bytes, types[0], origin)] }
        return [graph.add(.constant(data.bytes), [], types[0], origin)]
      }
    case .iota where isEngineInteger(types[0].element) || isEngineFloat(types[0].element):
      let dimension = op.integer("iota_dimension", 0)
      if types[0].shape[dimension] < 1 << 24 { return [graph.add(.iota(dimension: dimension), [], types[0], origin)] }
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
    case .convert: return [try convert(inputs[0], to: types[0].element, op, function, origin)]
    case .bitcast_convert:
      let from = graph.type(inputs[0]).element
      if from.bitWidth == types[0].element.bitWidth, from.bitWidth >= 8 {
        return [graph.add(.bitcast, inputs, types[0], origin)]
      }
    case .concatenate:
      let parts = inputs.filter { graph.type($0).elementCount > 0 }
      if parts.count == 1 { return parts }
      if !parts.isEmpty {
        return [graph.add(.concatenate(dimension: op.integer("dimension", 0)), parts, types[0], origin)]
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
        return [dot(inputs[0], inputs[1], numbers, types[0], origin)]
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
  private func splat(_ bytes: [UInt8], _ type: TensorType, _ origin: Origin) -> Graph.NodeID {
    if isEngineType(type.element) { return graph.add(.splat(bytes), [], type, origin) }
    let scalar = graph.add(.constant(bytes), [], TensorType([], type.element), origin)
    return view(
      scalar, .broadcast(operandShape: [], dimensions: [], resultShape: type.shape), type.shape, origin)
  }

  /// Whether the padded tensor, before negative edges cut it, is of a size that a program can hold.
  private func isPadded(_ type: TensorType, low: [Int], high: [Int], interior: [Int]) -> Bool {
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
  private func pad(
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

  // MARK: Contractions

  /// Contracted elements whose operand tiles fit SBUF beside each other.
  private static let longestContraction = (wide: 4096, narrow: 8192)

  private func dot(
    _ lhs: Graph.NodeID, _ rhs: Graph.NodeID, _ numbers: DotDimensionNumbers, _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID {
    var (lhs, rhs) = (lhs, rhs)
    if let cast = options.autoCast, graph.type(lhs).element == .f32, graph.type(rhs).element == .f32 {
      lhs = converted(lhs, to: cast, origin)
      rhs = converted(rhs, to: cast, origin)
    }
    // bf16 holds the fp8 values that the Tensor engine does not take.
    if !isMatmulType(graph.type(lhs).element) { lhs = converted(lhs, to: .bf16, origin) }
    if !isMatmulType(graph.type(rhs).element) { rhs = converted(rhs, to: .bf16, origin) }
    // The Tensor engine takes operands of one type.
    if graph.type(lhs).element != graph.type(rhs).element {
      lhs = converted(lhs, to: .f32, origin)
      rhs = converted(rhs, to: .f32, origin)
    }
    let shape = graph.type(lhs).shape
    let lengths = numbers.lhsContracting.map { shape[$0] }
    let total = lengths.reduce(1, *)
    let limit = graph.type(lhs).element.byteCount >= 4 ? Self.longestContraction.wide : Self.longestContraction.narrow
    // Long contractions go in parts, and so do lengths that do not divide into good tiles.
    guard let axis = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else {
      return graph.add(.dot(numbers), [lhs, rhs], type, origin)
    }
    let length = lengths[axis]
    var part = length
    if total > limit { part = max(1, limit / (total / length)) }
    if part > 128 {
      if part < length { part = part / 128 * 128 }
      if (1...128).last(where: { part % $0 == 0 })! < 32 { part = part / 128 * 128 }
    }
    if part == length { return graph.add(.dot(numbers), [lhs, rhs], type, origin) }
    let wide = TensorType(type.shape, .f32)
    var sum: Graph.NodeID?
    for start in stride(from: 0, to: length, by: part) {
      let count = min(part, length - start)
      let piece = dot(
        cut(lhs, numbers.lhsContracting[axis], start, count, origin),
        cut(rhs, numbers.rhsContracting[axis], start, count, origin),
        numbers, wide, origin)
      sum = sum.map { graph.add(.elementwise(ElementwiseOp(opcode: .add)), [$0, piece], wide, origin) } ?? piece
    }
    return converted(sum!, to: type.element, origin)
  }

  private func isMatmulType(_ element: ElementType) -> Bool {
    switch element {
    case .f8E3M4: false
    case .f8E4M3FN: generation >= .v4
    default: true
    }
  }

  private func cut(_ input: Graph.NodeID, _ dimension: Int, _ start: Int, _ count: Int, _ origin: Origin)
    -> Graph.NodeID
  {
    var shape = graph.type(input).shape
    var starts = shape.map { _ in 0 }
    starts[dimension] = start
    shape[dimension] = count
    return view(input, .slice(starts: starts, strides: shape.map { _ in 1 }), shape, origin)
  }

  private func converted(_ input: Graph.NodeID, to element: ElementType, _ origin: Origin) -> Graph.NodeID {
    let type = graph.type(input)
    if type.element == element { return input }
    let result = TensorType(type.shape, element)
    if case .splat(let bytes) = graph[input].kind, let value = scalarValue(bytes, type.element) {
      return splat(encodeScalar(value, element), result, origin)
    }
    return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [input], result, origin)
  }

  /// A convolution is a contraction over a sliding-window view: windows are affine, so no patch is ever stored.
  private func convolution(
    _ op: Operation, _ inputs: [Graph.NodeID], _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID? {
    guard case .convolution(let numbers)? = op.attributes["dimension_numbers"] else { return nil }
    let element = graph.type(inputs[0]).element
    guard isEngineFloat(element), isEngineFloat(graph.type(inputs[1]).element), isEngineFloat(type.element),
      inputs.allSatisfy({ graph.type($0).elementCount > 0 })
    else { return nil }
    let spatial = numbers.inputSpatial.count
    let ones = Array(repeating: 1, count: spatial)
    let strides = op.integers("window_strides", ones)
    let inputDilation = op.integers("lhs_dilation", ones)
    let kernelDilation = op.integers("rhs_dilation", ones)
    let padding = op.integers("padding", Array(repeating: 0, count: 2 * spatial))
    let reversal = op.bools("window_reversal", Array(repeating: false, count: spatial))
    let featureGroups = op.integer("feature_group_count", 1)
    let batchGroups = op.integer("batch_group_count", 1)
    let kernelShape = graph.type(inputs[1]).shape

    var low = [Int](repeating: 0, count: spatial + 2)
    var high = low
    var interior = low
    for (s, dimension) in numbers.inputSpatial.enumerated() {
      low[dimension] = padding[2 * s]
      high[dimension] = padding[2 * s + 1]
      interior[dimension] = inputDilation[s] - 1
    }
    let zero = splat([UInt8](repeating: 0, count: element.byteCount), TensorType([], element), origin)
    guard isPadded(graph.type(inputs[0]), low: low, high: high, interior: interior) else { return nil }
    let input = pad(inputs[0], zero, low: low, high: high, interior: interior, origin)
    let inputShape = graph.type(input).shape

    // Patches [group, batch, out spatial..., window..., input feature].
    let groups = max(featureGroups, batchGroups)
    let batch = inputShape[numbers.inputBatch] / batchGroups
    let features = kernelShape[numbers.kernelInputFeature]
    let outSpatial = numbers.outputSpatial.map { type.shape[$0] }
    let window = numbers.kernelSpatial.map { kernelShape[$0] }
    let patchShape = [groups, batch] + outSpatial + window + [features]
    var patches = AffineMap(
      terms: Array(repeating: [], count: spatial + 2), constants: Array(repeating: 0, count: spatial + 2))
    patches.terms[numbers.inputBatch] = [.init(dimension: 1, coefficient: 1)]
    patches.terms[numbers.inputFeature] = [.init(dimension: 2 + 2 * spatial, coefficient: 1)]
    if batchGroups > 1 {
      patches.terms[numbers.inputBatch].insert(.init(dimension: 0, coefficient: batch), at: 0)
    } else if featureGroups > 1 {
      patches.terms[numbers.inputFeature].insert(.init(dimension: 0, coefficient: features), at: 0)
    }
    for (s, dimension) in numbers.inputSpatial.enumerated() {
      patches.terms[dimension] = [
        .init(dimension: 2 + s, coefficient: strides[s]),
        .init(dimension: 2 + spatial + s, coefficient: kernelDilation[s]),
      ]
    }
    let lhs = view(input, patches, patchShape, origin)

    // Kernel [group, window..., input feature, output feature].
    let outFeatures = kernelShape[numbers.kernelOutputFeature] / groups
    var kernel = AffineMap(
      terms: Array(repeating: [], count: spatial + 2), constants: Array(repeating: 0, count: spatial + 2))
    for (s, dimension) in numbers.kernelSpatial.enumerated() {
      kernel.terms[dimension] = [.init(dimension: 1 + s, coefficient: reversal[s] ? -1 : 1)]
      kernel.constants[dimension] = reversal[s] ? window[s] - 1 : 0
    }
    kernel.terms[numbers.kernelInputFeature] = [.init(dimension: 1 + spatial, coefficient: 1)]
    kernel.terms[numbers.kernelOutputFeature] = [
      .init(dimension: 0, coefficient: outFeatures), .init(dimension: 2 + spatial, coefficient: 1),
    ]
    let rhs = view(inputs[1], kernel, [groups] + window + [features, outFeatures], origin)

    var dims = DotDimensionNumbers()
    dims.lhsBatching = [0]
    dims.rhsBatching = [0]
    dims.lhsContracting = Array(2 + spatial..<3 + 2 * spatial)
    dims.rhsContracting = Array(1..<2 + spatial)
    let product = dot(
      lhs, rhs, dims, TensorType([groups, batch] + outSpatial + [outFeatures], type.element), origin)

    // To the output's order: the feature is (group, out feature).
    var permutation = [Int](repeating: 0, count: spatial + 3)
    var merged = [Int](repeating: 0, count: spatial + 3)
    var position = 0
    for d in 0..<spatial + 2 {
      if d == numbers.outputFeature {
        permutation[position] = 0
        permutation[position + 1] = spatial + 2
        position += 2
      } else {
        permutation[position] = d == numbers.outputBatch ? 1 : 2 + numbers.outputSpatial.firstIndex(of: d)!
        position += 1
      }
    }
    let productShape = graph.type(product).shape
    for (i, d) in permutation.enumerated() { merged[i] = productShape[d] }
    return reshape(view(product, .transpose(permutation), merged, origin), type.shape, origin)
  }

  // MARK: Reductions

  /// The one-op region `(a, b) -> op(a, b)`.
  private func simpleOpcode(_ region: Region) -> Opcode? {
    guard region.operations.count == 2, region.arguments.count == 2, region.results == region.operations[0].results,
      Set(region.operations[0].operands) == Set(region.arguments)
    else { return nil }
    return region.operations[0].opcode
  }

  private func combiner(_ region: Region) -> Combiner? {
    if region.operations.count == 1, region.arguments.count == 2, region.results == [region.arguments[1]] {
      return .replace
    }
    return simpleOpcode(region) == .add ? .add : nil
  }

  private func reduction(_ region: Region, _ element: ElementType) -> Reduction? {
    guard let opcode = simpleOpcode(region) else { return nil }
    switch (opcode, element) {
    case (.add, _) where isEngineFloat(element): return .add
    case (.multiply, _) where isEngineFloat(element): return .multiply
    case (.maximum, _) where isEngineFloat(element) || element == .bool, (.or, .bool): return .maximum
    case (.minimum, _) where isEngineFloat(element) || element == .bool, (.and, .bool): return .minimum
    default: return nil
    }
  }

  private func identity(of reduction: Reduction, _ element: ElementType) -> Double {
    switch reduction {
    case .add: 0
    case .multiply: 1
    case .maximum: element == .bool ? 0 : -.infinity
    case .minimum: element == .bool ? 1 : .infinity
    }
  }

  private func reduce(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) -> Graph.NodeID? {
    guard inputs.count == 2, let kind = reduction(op.regions[0], types[0].element),
      graph.type(inputs[0]).elementCount > 0
    else { return nil }
    let reduced = reduce(inputs[0], kind, op.integers("dimensions"), origin)
    return withInitial(reduced, inputs[1], kind, types[0], origin)
  }

  private func withInitial(
    _ reduced: Graph.NodeID, _ initial: Graph.NodeID, _ kind: Reduction, _ type: TensorType, _ origin: Origin
  ) -> Graph.NodeID {
    if case .splat(let bytes) = graph[initial].kind,
      scalarValue(bytes, type.element) == identity(of: kind, type.element)
    {
      return reduced
    }
    let opcode: Opcode =
      switch kind {
      case .add: .add
      case .multiply: .multiply
      case .maximum: type.element == .bool ? .or : .maximum
      case .minimum: type.element == .bool ? .and : .minimum
      }
    let spread = view(
      initial, .broadcast(operandShape: [], dimensions: [], resultShape: type.shape), type.shape, origin)
    return graph.add(.elementwise(ElementwiseOp(opcode: opcode)), [reduced, spread], type, origin)
  }

  /// Reduces in the form the engines like: sums over leading dimensions are products with a vector of ones on the
  /// Tensor engine, whole-tensor reductions go by rows first, everything else reduces along the free dimension.
  private func reduce(_ input: Graph.NodeID, _ kind: Reduction, _ dimensions: [Int], _ origin: Origin) -> Graph.NodeID {
    let type = graph.type(input)
    let reduced = Set(dimensions)
    let kept = type.shape.indices.filter { !reduced.contains($0) }
    let result = TensorType(kept.map { type.shape[$0] }, type.element)
    let count = dimensions.reduce(1) { $0 * type.shape[$1] }
    if count == 1 { return reshape(input, result.shape, origin) }
    let lastKept = kept.last { type.shape[$0] > 1 }
    let lastReduced = dimensions.filter { type.shape[$0] > 1 }.max()!
    if kind == .add, let lastKept, lastKept > lastReduced {
      var numbers = DotDimensionNumbers()
      numbers.lhsContracting = Array(0..<dimensions.count)
      numbers.rhsContracting = dimensions
      let one = encodeScalar(1, type.element)
      let ones = splat(one, TensorType(dimensions.map { type.shape[$0] }, type.element), origin)
      return dot(ones, input, numbers, result, origin)
    }
    if result.elementCount == 1, count > 512 {
      // [rows, width] first; rows partitions work at once.
      let rows = (1...128).last { count % $0 == 0 }!
      if rows > 1 {
        let partial = reduce(reshape(input, [rows, count / rows], origin), kind, [1], origin)
        return reshape(reduce(partial, kind, [0], origin), result.shape, origin)
      }
    }
    return graph.add(.reduce(kind, dimensions: dimensions.sorted()), [input], result, origin)
  }

  static let widestWindow = 256
  /// Bytes of a gathered or scattered slice, which passes through one partition.
  static let largestWindow = 32768

  private func reduceWindow(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) -> Graph.NodeID? {
    guard inputs.count == 2, let kind = reduction(op.regions[0], types[0].element), types[0].elementCount > 0 else {
      return nil
    }
    let shape = graph.type(inputs[0]).shape
    let ones = shape.map { _ in 1 }
    let window = op.integers("window_dimensions", ones)
    let strides = op.integers("window_strides", ones)
    let baseDilation = op.integers("base_dilations", ones)
    let windowDilation = op.integers("window_dilations", ones)
    let padding = op.integers("padding", Array(repeating: 0, count: 2 * shape.count))
    guard window.reduce(1, *) <= Self.widestWindow, case .splat = graph[inputs[1]].kind else { return nil }
    let padded = pad(
      inputs[0], inputs[1], low: shape.indices.map { padding[2 * $0] }, high: shape.indices.map { padding[2 * $0 + 1] },
      interior: baseDilation.map { $0 - 1 }, origin)
    // [out..., window...] seen through a sliding view.
    let rank = shape.count
    let map = AffineMap(
      terms: (0..<rank).map {
        [.init(dimension: $0, coefficient: strides[$0]), .init(dimension: rank + $0, coefficient: windowDilation[$0])]
      }, constants: Array(repeating: 0, count: rank))
    let windows = view(padded, map, types[0].shape + window, origin)
    let used = (rank..<2 * rank).filter { window[$0 - rank] > 1 }
    if used.isEmpty { return withInitial(reshape(windows, types[0].shape, origin), inputs[1], kind, types[0], origin) }
    let reduced = graph.add(
      .reduce(kind, dimensions: Array(rank..<2 * rank)), [windows], types[0], origin)
    return withInitial(reduced, inputs[1], kind, types[0], origin)
  }

  // MARK: Elementwise

  private func convert(
    _ input: Graph.NodeID, to element: ElementType, _ op: Operation, _ function: Function, _ origin: Origin
  ) throws(CompileError) -> Graph.NodeID {
    let type = graph.type(input)
    let result = TensorType(type.shape, element)
    if type.element == element { return input }
    let signless: [ElementType: ElementType] = [
      .i32: .ui32, .ui32: .i32, .i16: .ui16, .ui16: .i16, .i8: .ui8, .ui8: .i8,
    ]
    if signless[type.element] == element { return graph.add(.bitcast, [input], result, origin) }
    if case .splat(let bytes) = graph[input].kind, isEngineType(element) {
      return splat(Conversion.convert(bytes: bytes, from: type.element, to: element, count: 1), result, origin)
    }
    let known = isEngineType
    let narrows = type.element.isInteger && element.isInteger && element.bitWidth < type.element.bitWidth
    let changesSign = type.element.isSignedInteger && element.isUnsignedInteger
    // Values an integer type cannot hold must wrap (integers) or clamp (floats); only the first needs GpSimd's help.
    if known(type.element), known(element), !narrows, !changesSign,
      !(type.element.bitWidth == 32 && type.element.isInteger && element.isInteger)
    {
      if element == .bool {
        let zero = splat([UInt8](repeating: 0, count: type.element.byteCount), type, origin)
        return graph.add(.elementwise(ElementwiseOp(opcode: .compare, direction: "NE")), [input, zero], result, origin)
      }
      return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [input], result, origin)
    }
    return try reference(op, function, [input], [result], origin)[0]
  }

  private func elementwise(_ op: Operation, _ inputs: [Graph.NodeID], _ type: TensorType, _ origin: Origin) -> Graph
    .NodeID?
  {
    var direction = ""
    if op.opcode == .compare {
      guard case .enumeration(let word)? = op.attributes["comparison_direction"] else { return nil }
      if case .enumeration("TOTALORDER")? = op.attributes["compare_type"] { return nil }
      direction = word
    }
    var operands = inputs
    if op.opcode == .select || op.opcode == .clamp {
      operands = inputs.map { input in
        graph.type(input).rank == 0 && type.rank > 0
          ? view(input, .broadcast(operandShape: [], dimensions: [], resultShape: type.shape), type.shape, origin)
          : input
      }
    }
    let elements = operands.map { graph.type($0).element }
    guard ElementwiseLowering.isSupported(op.opcode, direction, operands: elements, result: type.element) else {
      return nil
    }
    if op.opcode == .reduce_precision {
      // Only the precisions that are themselves engine types round in one cast.
      let bits = (op.integer("exponent_bits", 0), op.integer("mantissa_bits", 0))
      guard type.element == .f32, bits == (8, 7) || bits == (5, 10) else { return nil }
      let narrow = TensorType(type.shape, bits == (8, 7) ? .bf16 : .f16)
      let rounded = graph.add(.elementwise(ElementwiseOp(opcode: .convert)), operands, narrow, origin)
      return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [rounded], type, origin)
    }
    return graph.add(.elementwise(ElementwiseOp(opcode: op.opcode, direction: direction)), operands, type, origin)
  }

  private func isEngineFloat(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineFloat(element) }
  private func isEngineInteger(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineInteger(element) }
  private func isEngineType(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineType(element) }

  // MARK: Control flow

  private func whileLoop(
    _ op: Operation, _ function: Function, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    let (condition, conditionCaptures) = try subgraph(op.regions[0], in: function)
    let (body, bodyCaptures) = try subgraph(op.regions[1], in: function)
    let tripCount = knownTripCount(condition, body, inputs)
    let id = graph.add(
      .whileLoop(condition: condition, body: body, carried: inputs.count, tripCount: tripCount),
      inputs + conditionCaptures + bodyCaptures, TensorType([], .bool), origin)
    return types.enumerated().map { graph.add(.result($0.offset), [id], $0.element, origin) }
  }

  /// The count of `i = start; while i < limit { …; i += step }` with constant start, limit and step.
  private func knownTripCount(_ condition: Graph, _ body: Graph, _ initial: [Graph.NodeID]) -> Int? {
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

  private func integer(_ node: GraphNode) -> Int? {
    guard case .splat(let bytes) = node.kind, node.type.element.isInteger else { return nil }
    return scalarValue(bytes, node.type.element).map { Int($0) }
  }

  private func branch(
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
    return types.enumerated().map { graph.add(.result($0.offset), [id], $0.element, origin) }
  }

  // MARK: What no engine does

  private func reference(
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
    let work = max(operandWork, types.reduce(0) { $0 + $1.elementCount })
    var results = types.map { type in
      type.elementCount > 0
        ? -1 : graph.add(.splat([UInt8](repeating: 0, count: type.element.byteCount)), [], type, origin)
    }
    if returned.isEmpty { return results }
    let kind = NodeKind.reference(name: op.opcode.rawValue, text: text, work: work, results: returned.map { types[$0] })
    if returned.count == 1 {
      results[returned[0]] = graph.add(kind, nodes, types[returned[0]], origin)
    } else {
      let id = graph.add(kind, nodes, TensorType([], .bool), origin)
      for (position, index) in returned.enumerated() {
        results[index] = graph.add(.result(position), [id], types[index], origin)
      }
    }
    return results
  }

  private func freeValues(of op: Operation) -> [Value] {
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

  private func calledFunctions(_ op: Operation) -> [String] {
    var names: [String] = []
    func visit(_ operation: Operation) {
      for attribute in operation.attributes.values {
        if case .symbol(let name) = attribute, !names.contains(name) {
          names.append(name)
          module.function(named: name)?.body.operations.forEach(visit)
        }
      }
      operation.regions.forEach { $0.operations.forEach(visit) }
    }
    visit(op)
    return names
  }
}

extension Operation {
  func integers(_ name: String, _ fallback: [Int] = []) -> [Int] {
    if case .integers(let list)? = attributes[name] { return list.map(Int.init) }
    return fallback
  }

  func bools(_ name: String, _ fallback: [Bool]) -> [Bool] {
    if case .bools(let list)? = attributes[name] { return list }
    return fallback
  }

  func integer(_ name: String, _ fallback: Int) -> Int {
    if case .integer(let value)? = attributes[name] { return Int(value) }
    return fallback
  }

  func symbol(_ name: String) -> String {
    if case .symbol(let value)? = attributes[name] { return value }
    return ""
  }
}
