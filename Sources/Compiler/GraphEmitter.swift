import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Emits the steps of one graph: the program's, or a region's of its control flow.
final class GraphEmitter: NodeStorage {
  let graph: Graph
  let emission: Emission
  var builder: ProgramBuilder { emission.builder }
  private var buffers: [Graph.NodeID: BufferID] = [:]
  /// Results of nodes with several.
  var several: [Graph.NodeID: [BufferID]] = [:]
  /// Buffers this graph allocated and may reuse after a node's last use.
  private var owned: Set<Graph.NodeID> = []
  let users: [[Graph.NodeID]]
  var residency: Residency
  /// Values in SBUF now.
  var residents: [Graph.NodeID: Resident] = [:]
  /// Bytes of each SBUF partition that the present step may use for tiles.
  var room: Int
  private let steps: [Step]

  init(graph: Graph, emission: Emission, parameters: [BufferID]) {
    self.graph = graph
    self.emission = emission
    users = graph.users()
    steps = Planner.steps(for: graph)
    residency = Residency(steps, of: graph, on: emission.builder.core)
    room = emission.builder.core.sbufBytesPerPartition
    for (node, buffer) in zip(graph.parameters, parameters) { buffers[node] = buffer }
  }

  /// Emits the graph so that its results end in `results`; one of those may be a parameter's buffer only where the
  /// result is that parameter, or updates it in place.
  func emit(into results: [BufferID]) throws {
    for (node, buffer) in zip(graph.results, results) where buffers[node] == nil && !isShared(node) {
      buffers[node] = buffer
    }
    let lastUses = lastUses(of: steps)
    for (index, step) in steps.enumerated() {
      room = residency.room[index]
      switch step {
      case .group(let group): try emit(group)
      case .opaque(let node): try emitOpaque(node)
      }
      residents = residents.filter { residency.places[$0.key]?.steps.upperBound ?? 0 > index }
      for node in lastUses[index] { releaseBuffer(of: node) }
    }
    for (node, buffer) in zip(graph.results, results) {
      let source = try self.buffer(for: node)
      if source != buffer { try copy(source, to: buffer, graph.type(node)) }
    }
    for node in owned.sorted() { emission.release(buffers[node]!) }
  }

  /// Values that live in another node's buffer.
  private func isShared(_ node: Graph.NodeID) -> Bool {
    switch graph[node].kind {
    case .result: !isOfKernel(node)
    case .constant, .parameter: true
    default: false
    }
  }

  /// Nodes whose buffers no later step reads, by step.
  private func lastUses(of steps: [Step]) -> [[Graph.NodeID]] {
    var last: [Graph.NodeID: Int] = [:]
    for (index, step) in steps.enumerated() {
      switch step {
      case .group(let group):
        for node in group.loads { last[source(of: node)] = index }
        for root in group.roots { last[root.node] = max(last[root.node] ?? 0, index) }
      case .opaque(let node):
        for input in graph[node].inputs { last[source(of: input)] = index }
        last[node] = max(last[node] ?? 0, index)
      }
    }
    for node in graph.results { last[source(of: node)] = nil }
    var result = [[Graph.NodeID]](repeating: [], count: steps.count)
    for (node, index) in last.sorted(by: { $0.key < $1.key }) { result[index].append(node) }
    return result
  }

  private func source(of node: Graph.NodeID) -> Graph.NodeID {
    if case .result = graph[node].kind { return graph[node].inputs[0] }
    return node
  }

  // MARK: Buffers

  func buffer(for node: Graph.NodeID) throws(InstructionError) -> BufferID {
    if let buffer = buffers[node] { return buffer }
    let type = graph.type(node)
    switch graph[node].kind {
    case .result(let index):
      if let buffer = several[graph[node].inputs[0]]?[index] { return buffer }
    case .constant(let bytes):
      let buffer = try builder.buffer(
        "constant", .hbm, type.element, role: .constant, byteCount: type.byteCount, contents: bytes)
      buffers[node] = buffer
      return buffer
    default: break
    }
    let buffer = try emission.allocate(type)
    buffers[node] = buffer
    owned.insert(node)
    return buffer
  }

  /// Lets later steps have the node's buffer, if this graph allocated one.
  func releaseBuffer(of node: Graph.NodeID) {
    guard owned.remove(node) != nil else { return }
    emission.release(buffers.removeValue(forKey: node)!)
  }

  func hasBuffer(_ node: Graph.NodeID) -> Bool { buffers[node] != nil }

  // MARK: Nodes emitted on their own

  private func emitOpaque(_ node: Graph.NodeID) throws {
    let type = graph.type(node)
    builder.origin = graph[node].origin
    let inputs = graph[node].inputs
    switch graph[node].kind {
    case .result: return
    case .whileLoop(let condition, let body, let carried, let tripCount):
      return try emitWhile(node, condition, body, carried, tripCount)
    case .branch(let cases): return try emitBranch(node, cases)
    case .reference(let name, let text, let work, let types): return try emitReference(node, name, text, work, types)
    case .kernel(let program, let types): return try emitKernel(node, program, types)
    default: break
    }
    if type.elementCount == 0 {
      _ = try buffer(for: node)
      return
    }
    switch graph[node].kind {
    case .concatenate(let dimension): try emitConcatenate(node, dimension)
    case .pad(let low, let interior): try emitPad(node, low, interior)
    case .gather(let numbers, let sizes):
      try GatherEmitter(self, node).gather(numbers, sizes)
    case .scatter(let numbers, let combiner):
      try emitStart(of: node)
      if graph.type(inputs[2]).elementCount > 0 { try GatherEmitter(self, node).scatter(numbers, combiner) }
    case .dynamicSlice: try emitDynamicSlice(node)
    case .dynamicUpdateSlice: try emitDynamicUpdateSlice(node)
    default: preconditionFailure("fused nodes are in groups")
    }
  }

  /// Gives an updating node its operand's values: in the operand's own buffer where nothing else needs that, filled where
  /// the operand is a constant, copied otherwise.
  private func emitStart(of node: Graph.NodeID) throws {
    let operand = graph[node].inputs[0]
    if case .splat = graph[operand].kind { return try fill(node, with: operand) }
    if buffers[node] == nil, owned.contains(operand), users[operand] == [node], !graph.results.contains(operand) {
      buffers[node] = buffers[operand]
      owned.remove(operand)
      owned.insert(node)
    }
    let (source, target) = (try buffer(for: operand), try buffer(for: node))
    if source != target { try copy(source, to: target, graph.type(node)) }
  }

  /// A whole HBM buffer to another.
  func copy(_ source: BufferID, to destination: BufferID, _ type: TensorType) throws {
    if type.elementCount == 0 { return }
    try copyRows(
      from: source, offset: 0, rowStride: type.elementCount, to: destination, offset: 0, rowStride: type.elementCount,
      rows: 1,
      width: type.elementCount, type.element)
  }

  /// Rows of `width` elements between HBM buffers.
  private func copyRows(
    from source: BufferID, offset: AffineOffset, rowStride: Int, to destination: BufferID,
    offset destinationOffset: AffineOffset,
    rowStride destinationStride: Int, rows: Int, width: Int, _ element: ElementType
  ) throws {
    // Long rows split, so that all DMA engines take part.
    if rows < 16, width >= 1024 {
      let pieces = (1...128).last { width % $0 == 0 }!
      if pieces >= 16 {
        for row in 0..<rows {
          try emitCopy(
            source, offset + row * rowStride, width / pieces, destination, destinationOffset + row * destinationStride,
            width / pieces, rows: pieces, width: width / pieces, element)
        }
        return
      }
    }
    try emitCopy(
      source, offset, rowStride, destination, destinationOffset, destinationStride, rows: rows, width: width, element)
  }

  private func emitCopy(
    _ source: BufferID, _ offset: AffineOffset, _ stride: Int, _ destination: BufferID,
    _ destinationOffset: AffineOffset,
    _ destinationStride: Int, rows: Int, width: Int, _ element: ElementType
  ) throws {
    let free = [Dimension(width, stride: 1)]
    try builder.emit(
      DMACopy(
        dst: AccessPattern(
          destination, element, partitions: rows, partitionStride: destinationStride, offset: destinationOffset,
          free: free),
        src: AccessPattern(source, element, partitions: rows, partitionStride: stride, offset: offset, free: free),
        queue: .sync))
  }

  private func emitConcatenate(_ node: Graph.NodeID, _ dimension: Int) throws {
    let shape = graph.type(node).shape
    let inner = shape[(dimension + 1)...].reduce(1, *)
    let rows = shape[..<dimension].reduce(1, *)
    var start = 0
    for input in graph[node].inputs {
      let width = graph.type(input).shape[dimension] * inner
      try copyRows(
        from: try buffer(for: input), offset: 0, rowStride: width, to: try buffer(for: node),
        offset: AffineOffset(start),
        rowStride: shape[dimension] * inner, rows: rows, width: width, graph.type(node).element)
      start += width
    }
  }

  private func emitPad(_ node: Graph.NodeID, _ low: [Int], _ interior: [Int]) throws {
    let type = graph.type(node)
    let inputs = graph[node].inputs
    let source = graph.type(inputs[0])
    try fill(node, with: inputs[1])
    if source.elementCount == 0 { return }
    var strides = [Int](repeating: 1, count: type.rank)
    for d in (0..<max(0, type.rank - 1)).reversed() { strides[d] = strides[d + 1] * type.shape[d + 1] }
    var offset = 0
    var target: [Dimension] = []
    var origin: [Dimension] = []
    var step = source.elementCount
    for d in 0..<type.rank {
      step /= max(1, source.shape[d])
      offset += low[d] * strides[d]
      target.append(Dimension(source.shape[d], stride: strides[d] * (interior[d] + 1)))
      origin.append(Dimension(source.shape[d], stride: step))
    }
    let first = type.rank > 0 ? target.removeFirst() : Dimension(1, stride: 1)
    if type.rank > 0 { origin.removeFirst() }
    try builder.emit(
      DMACopy(
        dst: AccessPattern(
          try buffer(for: node), type.element, partitions: first.count, partitionStride: first.stride,
          offset: AffineOffset(offset), free: merged(target)),
        src: AccessPattern(
          try buffer(for: inputs[0]), type.element, partitions: first.count,
          partitionStride: source.elementCount / max(1, first.count), free: merged(origin)), queue: .sync))
  }

  /// Stores one value everywhere, as a group of its own.
  private func fill(_ node: Graph.NodeID, with value: Graph.NodeID) throws {
    let count = graph.type(node).elementCount
    var group = TileGroup()
    let axis = group.space.makeAxis(count)
    let operation: TileGroup.TileOperation
    if case .splat(let bytes) = graph[value].kind {
      operation = .splat(bytes)
    } else {
      operation = .load(buffer: value, address: IndexExpression())
    }
    group.instances = [
      TileGroup.Instance(node: value, operation: operation, operands: [], type: graph.type(node).element)
    ]
    var address = IndexExpression()
    if count > 1 { address = .axis(axis) }
    group.roots = [TileGroup.Root(instance: 0, node: node, address: address)]
    try emit(group)
  }

  // MARK: Dynamic slices

  /// Registers with the clamped starts, or constants.
  private func starts(
    _ nodes: ArraySlice<Graph.NodeID>, shape: [Int], sizes: [Int]
  ) throws -> AffineOffset {
    var offset: AffineOffset = 0
    var stride = shape.reduce(1, *)
    for (d, node) in nodes.enumerated() {
      stride /= max(1, shape[d])
      let last = shape[d] - sizes[d]
      if last == 0 { continue }
      if case .splat(let bytes) = graph[node].kind {
        let start = Int(scalarValue(bytes, graph.type(node).element) ?? 0)
        offset.constant += min(max(0, start), last) * stride
        continue
      }
      let register = builder.register()
      try builder.emit(
        RegisterLoad(
          register: register, src: AccessPattern(try buffer(for: node), .i32, partitions: 1, free: []), minimum: 0,
          maximum: last, queue: .sync))
      offset.registers.append(.init(register, stride: stride))
    }
    return offset
  }

  /// Moves a window of `sizes` between a tensor of `shape` (from `offset`) and a dense one.
  private func moveWindow(
    _ shape: [Int], _ offset: AffineOffset, _ sizes: [Int], big: BufferID, small: BufferID, _ element: ElementType,
    isUpdate: Bool
  ) throws {
    var bigDims: [Dimension] = []
    var smallDims: [Dimension] = []
    var bigStride = 1
    var smallStride = 1
    for d in shape.indices.reversed() {
      bigDims.insert(Dimension(sizes[d], stride: bigStride), at: 0)
      smallDims.insert(Dimension(sizes[d], stride: smallStride), at: 0)
      bigStride *= shape[d]
      smallStride *= sizes[d]
    }
    let rows = bigDims.isEmpty ? Dimension(1, stride: 1) : bigDims.removeFirst()
    let smallRows = smallDims.isEmpty ? Dimension(1, stride: 1) : smallDims.removeFirst()
    let window = AccessPattern(
      big, element, partitions: rows.count, partitionStride: rows.stride, offset: offset, free: merged(bigDims))
    let dense = AccessPattern(
      small, element, partitions: smallRows.count, partitionStride: smallRows.stride, free: merged(smallDims))
    try builder.emit(DMACopy(dst: isUpdate ? window : dense, src: isUpdate ? dense : window, queue: .sync))
  }

  private func emitDynamicSlice(_ node: Graph.NodeID) throws {
    let inputs = graph[node].inputs
    let shape = graph.type(inputs[0]).shape
    let type = graph.type(node)
    let offset = try starts(inputs.dropFirst(), shape: shape, sizes: type.shape)
    try moveWindow(
      shape, offset, type.shape, big: try buffer(for: inputs[0]), small: try buffer(for: node), type.element,
      isUpdate: false)
  }

  private func emitDynamicUpdateSlice(_ node: Graph.NodeID) throws {
    let inputs = graph[node].inputs
    let type = graph.type(node)
    let update = graph.type(inputs[1])
    try emitStart(of: node)
    let target = try buffer(for: node)
    if update.elementCount == 0 { return }
    let offset = try starts(inputs.dropFirst(2), shape: type.shape, sizes: update.shape)
    try moveWindow(
      type.shape, offset, update.shape, big: target, small: try buffer(for: inputs[1]), type.element, isUpdate: true)
  }

  // MARK: Control flow

  private func emitWhile(
    _ node: Graph.NodeID, _ condition: Graph, _ body: Graph, _ carried: Int, _ tripCount: Int?
  ) throws {
    let inputs = graph[node].inputs
    var carry: [BufferID] = []
    for input in inputs.prefix(carried) {
      // Not from the pool: the loop's values outlive what the pool knows.
      let type = graph.type(input)
      let buffer = try builder.buffer("carry", .hbm, type.element, byteCount: type.byteCount)
      try copy(try self.buffer(for: input), to: buffer, type)
      carry.append(buffer)
    }
    several[node] = carry
    let captures = try inputs.dropFirst(carried).map { try buffer(for: $0) }
    let conditionCaptures = Array(captures.prefix(condition.parameters.count - carried))
    let bodyCaptures = Array(captures.suffix(body.parameters.count - carried))
    let predicate = try builder.buffer("predicate", .hbm, .bool, byteCount: 1)
    let repetitions = emission.repetitions
    defer { emission.repetitions = repetitions }
    emission.repetitions *= Double(max(1, tripCount ?? 1))
    var failure: (any Error)?
    try builder.whileLoop(predicate: .buffer(predicate), knownTripCount: tripCount) { _ throws(InstructionError) in
      do {
        try GraphEmitter(graph: condition, emission: emission, parameters: carry + conditionCaptures).emit(into: [
          predicate
        ])
      } catch { failure = error }
    } body: { _ throws(InstructionError) in
      do { try emitBody(body, carry, bodyCaptures) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// The next values go to buffers of their own and are copied over the old ones at the end, except those that stay and
  /// those updated in place.
  private func emitBody(_ body: Graph, _ carry: [BufferID], _ captures: [BufferID]) throws {
    let users = body.users()
    var next: [BufferID] = []
    var owned: [BufferID] = []
    for (index, result) in body.results.enumerated() {
      let parameter = body.parameters[index]
      let isOnly = body.results.filter { $0 == result }.count == 1
      if result == parameter {
        next.append(carry[index])
      } else if isOnly, case .dynamicUpdateSlice = body[result].kind, body[result].inputs[0] == parameter,
        users[parameter] == [result], !body.results.contains(parameter)
      {
        next.append(carry[index])
      } else {
        let type = body.type(result)
        next.append(try emission.allocate(type))
        owned.append(next.last!)
      }
    }
    try GraphEmitter(graph: body, emission: emission, parameters: carry + captures).emit(into: next)
    for (index, buffer) in next.enumerated() where buffer != carry[index] {
      try copy(buffer, to: carry[index], body.type(body.results[index]))
    }
    for buffer in owned { emission.release(buffer) }
  }

  private func emitBranch(_ node: Graph.NodeID, _ cases: [Graph]) throws {
    let inputs = graph[node].inputs
    var results: [BufferID] = []
    for result in cases[0].results {
      let type = cases[0].type(result)
      results.append(try builder.buffer("case", .hbm, type.element, byteCount: type.byteCount))
    }
    several[node] = results
    var captures: [[BufferID]] = []
    var position = 1
    for graph in cases {
      captures.append(try inputs[position..<position + graph.parameters.count].map { try buffer(for: $0) })
      position += graph.parameters.count
    }
    var failure: (any Error)?
    try builder.branch(selector: try buffer(for: inputs[0]), cases: cases.count) { index throws(InstructionError) in
      do {
        try GraphEmitter(graph: cases[index], emission: emission, parameters: captures[index]).emit(into: results)
      } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  // MARK: GpSimd

  private func emitReference(
    _ node: Graph.NodeID, _ name: String, _ text: String, _ work: Int, _ types: [TensorType]
  ) throws {
    emission.onGpSimd[name, default: 0] += 1
    var outputs: [AccessPattern] = []
    if types.count == 1 {
      outputs = [whole(try buffer(for: node), types[0])]
    } else {
      var results: [BufferID] = []
      for type in types { results.append(try builder.buffer(name, .hbm, type.element, byteCount: type.byteCount)) }
      several[node] = results
      outputs = zip(results, types).map { whole($0, $1) }
    }
    let inputs = try graph[node].inputs.map { whole(try buffer(for: $0), graph.type($0)) }
    try builder.emit(CustomOp(op: text, inputs: inputs, outputs: outputs, work: work))
  }

  private func whole(_ buffer: BufferID, _ type: TensorType) -> AccessPattern {
    AccessPattern(buffer, type.element, partitions: 1, free: [Dimension(type.elementCount, stride: 1)])
  }
}
