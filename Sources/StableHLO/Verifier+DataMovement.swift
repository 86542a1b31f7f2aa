import Numerics

extension Verifier {
  func verifyDataMovement(_ op: Operation) throws(StableHLOError) {
    switch op.opcode {
    case .constant:
      guard let elements = op.constantElements else { throw wrongAttribute(op, "'value' must be dense elements") }
      guard try result(op) == elements.type else { throw mismatch(op, "its value is \(elements.type)") }
      let wanted = elements.isSplat ? elements.type.element.byteCount : elements.type.byteCount
      guard elements.bytes.count == wanted else {
        throw error(.badLiteral, "a constant has \(elements.bytes.count) bytes, needs \(wanted)", at: op.location)
      }
      return
    case .iota:
      try expect(dimensions: [op.integer("iota_dimension")], "iota_dimension", below: try result(op).rank, op)
      guard try result(op).element != .bool else { throw mismatch(op, "iota gives numbers") }
      return
    default: break
    }
    let operand = try tensor(op, 0)
    switch op.opcode {
    case .broadcast_in_dim:
      let output = try result(op)
      let dimensions = op.integers("broadcast_dimensions")
      try expect(count: operand.rank, dimensions.count, "broadcast_dimensions", op)
      try expect(dimensions: dimensions, "broadcast_dimensions", below: output.rank, op)
      for (index, dimension) in dimensions.enumerated()
      where operand.shape[index] != 1 && operand.shape[index] != output.shape[dimension] {
        throw mismatch(
          op, "dimension \(index) of size \(operand.shape[index]) cannot become \(output.shape[dimension])")
      }
      guard operand.element == output.element else { throw mismatch(op, "element types must be equal") }
    case .broadcast: try expect(op, is: TensorType(op.integers("broadcast_sizes") + operand.shape, operand.element))
    case .concatenate: try verifyConcatenate(op, operand)
    case .dynamic_slice:
      let sizes = op.integers("slice_sizes")
      try expect(count: operand.rank, sizes.count, "slice_sizes", op)
      try verifyStartIndices(op, from: 1, rank: operand.rank)
      for (size, dimension) in zip(sizes, operand.shape) where size < 0 || size > dimension {
        throw wrongAttribute(op, "a slice of \(size) from a dimension of \(dimension)")
      }
      try expect(op, is: TensorType(sizes, operand.element))
    case .dynamic_update_slice:
      let update = try tensor(op, 1)
      guard update.element == operand.element, update.rank == operand.rank,
        zip(update.shape, operand.shape).allSatisfy({ $0 <= $1 })
      else { throw mismatch(op, "the update must fit into the operand") }
      try verifyStartIndices(op, from: 2, rank: operand.rank)
      try expect(op, is: operand)
    case .pad: try verifyPad(op, operand)
    case .reshape:
      let output = try result(op)
      guard output.element == operand.element, output.elementCount == operand.elementCount else {
        throw mismatch(op, "both sides must have the same number of elements of the same type")
      }
    case .reverse:
      try expect(dimensions: op.integers("dimensions"), "dimensions", below: operand.rank, op)
      try expect(op, is: operand)
    case .slice: try verifySlice(op, operand)
    case .transpose:
      let permutation = op.integers("permutation")
      try expect(count: operand.rank, permutation.count, "permutation", op)
      try expect(dimensions: permutation, "permutation", below: operand.rank, op)
      try expect(op, is: TensorType(permutation.map { operand.shape[$0] }, operand.element))
    case .get_dimension_size:
      try expect(dimensions: [op.integer("dimension")], "dimension", below: operand.rank, op)
      try expect(op, is: TensorType([], .i32))
    default: preconditionFailure("\(op.opcode) is no data movement")
    }
  }

  private func verifyConcatenate(_ op: Operation, _ first: TensorType) throws(StableHLOError) {
    let dimension = op.integer("dimension")
    try expect(dimensions: [dimension], "dimension", below: first.rank, op)
    var wanted = first
    wanted.shape[dimension] = 0
    for type in try tensors(op) {
      guard type.rank == first.rank, type.element == first.element,
        (0..<type.rank).allSatisfy({ $0 == dimension || type.shape[$0] == first.shape[$0] })
      else { throw mismatch(op, "operands must agree but for dimension \(dimension)") }
      wanted.shape[dimension] = Saturating.plus(wanted.shape[dimension], type.shape[dimension])
    }
    try expect(op, is: wanted)
  }

  private func verifyStartIndices(_ op: Operation, from first: Int, rank: Int) throws(StableHLOError) {
    guard op.operands.count - first == rank else {
      throw error(
        .count, "\(op.opcode.qualifiedName) needs \(rank) start indices, has \(op.operands.count - first)",
        at: op.location)
    }
    for index in first..<op.operands.count {
      let type = try tensor(op, index)
      guard type.rank == 0, type.element.isInteger else { throw mismatch(op, "start indices are integer scalars") }
    }
  }

  private func verifyPad(_ op: Operation, _ operand: TensorType) throws(StableHLOError) {
    guard try tensor(op, 1) == TensorType([], operand.element) else {
      throw mismatch(op, "the padding value must be a scalar of the operand's element type")
    }
    let low = op.integers("edge_padding_low")
    let high = op.integers("edge_padding_high")
    let interior = op.integers("interior_padding")
    for (name, values) in [("edge_padding_low", low), ("edge_padding_high", high), ("interior_padding", interior)] {
      try expect(count: operand.rank, values.count, name, op)
    }
    var wanted = operand
    for index in 0..<operand.rank {
      guard interior[index] >= 0 else { throw wrongAttribute(op, "'interior_padding' must not be negative") }
      let inside = Saturating.times(max(operand.shape[index] - 1, 0), interior[index])
      let size = Saturating.plus(
        Saturating.plus(operand.shape[index], inside), Saturating.plus(low[index], high[index]))
      guard size >= 0 else { throw wrongAttribute(op, "the padding of dimension \(index) takes more than there is") }
      wanted.shape[index] = size
    }
    try expect(op, is: wanted)
  }

  private func verifySlice(_ op: Operation, _ operand: TensorType) throws(StableHLOError) {
    let starts = op.integers("start_indices")
    let limits = op.integers("limit_indices")
    let strides = op.integers("strides")
    for (name, values) in [("start_indices", starts), ("limit_indices", limits), ("strides", strides)] {
      try expect(count: operand.rank, values.count, name, op)
    }
    var wanted = operand
    for index in 0..<operand.rank {
      guard starts[index] >= 0, starts[index] <= limits[index], limits[index] <= operand.shape[index],
        strides[index] >= 1
      else {
        throw wrongAttribute(
          op, "[\(starts[index]):\(limits[index]):\(strides[index])] of a dimension of \(operand.shape[index])")
      }
      let length = limits[index] - starts[index]
      wanted.shape[index] = length == 0 ? 0 : (length - 1) / strides[index] + 1
    }
    try expect(op, is: wanted)
  }

  // MARK: Gather and scatter

  /// Indices' shape without the dimension that holds index vectors, and that dimension's size.
  private func indexSpace(
    _ indices: TensorType, _ vectorDim: Int, _ op: Operation
  ) throws(StableHLOError) -> (batch: [Int], vector: Int) {
    guard indices.element.isInteger else { throw mismatch(op, "indices must be integers") }
    guard vectorDim >= 0, vectorDim <= indices.rank else {
      throw wrongAttribute(op, "'index_vector_dim' is \(vectorDim), indices have \(indices.rank) dimensions")
    }
    var batch = indices.shape
    let vector = vectorDim < indices.rank ? batch.remove(at: vectorDim) : 1
    return (batch, vector)
  }

  func verifyGather(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let numbers = op.gatherDimensionNumbers
    let sizes = op.integers("slice_sizes")
    let (batch, vector) = try indexSpace(try tensor(op, 1), numbers.indexVectorDim, op)
    try expect(count: operand.rank, sizes.count, "slice_sizes", op)
    try expect(count: vector, numbers.startIndexMap.count, "start_index_map", op)
    try expect(
      dimensions: numbers.startIndexMap + numbers.operandBatchingDims, "start_index_map and operand_batching_dims",
      below: operand.rank, op)
    let gone = numbers.collapsedSliceDims + numbers.operandBatchingDims
    try expect(dimensions: gone, "collapsed_slice_dims and operand_batching_dims", below: operand.rank, op)
    try verifyBatching(op, numbers.operandBatchingDims, numbers.startIndicesBatchingDims, numbers.indexVectorDim)
    for (index, size) in sizes.enumerated() {
      guard size >= 0, size <= operand.shape[index], size <= 1 || !gone.contains(index) else {
        throw wrongAttribute(op, "a slice of \(size) of dimension \(index) with \(operand.shape[index]) elements")
      }
    }
    let kept = sizes.indices.filter { !gone.contains($0) }.map { sizes[$0] }
    try expect(count: kept.count, numbers.offsetDims.count, "offset_dims", op)
    let rank = batch.count + kept.count
    try expect(dimensions: numbers.offsetDims, "offset_dims", below: rank, op)
    try expect(op, is: TensorType(merge(batch, kept, at: numbers.offsetDims), operand.element))
  }

  /// `window` sizes at `places`, `batch` sizes elsewhere, in order.
  private func merge(_ batch: [Int], _ window: [Int], at places: [Int]) -> [Int] {
    var batch = batch[...]
    var window = window[...]
    return (0..<batch.count + window.count).map { index in
      (places.contains(index) ? window.popFirst() : batch.popFirst()) ?? 0
    }
  }

  private func verifyBatching(
    _ op: Operation, _ operandDims: [Int], _ indexDims: [Int], _ vectorDim: Int
  ) throws(StableHLOError) {
    let isScatter = op.opcode == .scatter
    let operand = try tensor(op, 0)
    let indices = try tensor(op, isScatter ? op.operands.count / 2 : 1)
    try expect(dimensions: indexDims, "batching dims of the indices", below: indices.rank, op)
    try expect(count: operandDims.count, indexDims.count, "batching dims of the indices", op)
    for (left, right) in zip(operandDims, indexDims) {
      guard right != vectorDim, operand.shape[left] == indices.shape[right] else {
        throw mismatch(op, "batching dimension \(left) of the operand and \(right) of the indices must agree")
      }
    }
  }

  func verifyScatter(_ op: Operation) throws(StableHLOError) {
    guard op.operands.count % 2 == 1, op.results.count == op.operands.count / 2 else {
      throw mismatch(op, "scatter takes inputs, indices and as many updates, and returns as many results")
    }
    let count = op.operands.count / 2
    let types = try tensors(op)
    let numbers = op.scatterDimensionNumbers
    let operand = types[0]
    let (batch, vector) = try indexSpace(types[count], numbers.indexVectorDim, op)
    try expect(count: vector, numbers.scatterDimsToOperandDims.count, "scatter_dims_to_operand_dims", op)
    try expect(
      dimensions: numbers.scatterDimsToOperandDims + numbers.inputBatchingDims,
      "scatter_dims_to_operand_dims and input_batching_dims", below: operand.rank, op)
    let gone = numbers.insertedWindowDims + numbers.inputBatchingDims
    try expect(dimensions: gone, "inserted_window_dims and input_batching_dims", below: operand.rank, op)
    try verifyBatching(op, numbers.inputBatchingDims, numbers.scatterIndicesBatchingDims, numbers.indexVectorDim)
    let update = types[count + 1]
    try expect(dimensions: numbers.updateWindowDims, "update_window_dims", below: update.rank, op)
    let kept = (0..<operand.rank).filter { !gone.contains($0) }
    try expect(count: kept.count, numbers.updateWindowDims.count, "update_window_dims", op)
    let scatterShape = update.shape.indices.filter { !numbers.updateWindowDims.contains($0) }.map { update.shape[$0] }
    guard scatterShape == batch else {
      throw mismatch(op, "the updates' scatter dimensions \(scatterShape) must be the indices' \(batch)")
    }
    for (place, dimension) in zip(numbers.updateWindowDims.sorted(), kept)
    where update.shape[place] > operand.shape[dimension] {
      throw mismatch(op, "the updates' window exceeds dimension \(dimension) of the input")
    }
    for index in 0..<count {
      guard types[index].shape == operand.shape, types[count + 1 + index].shape == update.shape,
        types[count + 1 + index].element == types[index].element
      else { throw mismatch(op, "inputs must have one shape, updates one shape, and each pair one element type") }
      try expect(op, index, is: types[index])
    }
    let scalars = types[..<count].map { scalar($0) }
    try expect(region: op.regions[0], takes: scalars + scalars, returns: scalars, op, "update computation")
  }

  func verifySort(_ op: Operation) throws(StableHLOError) {
    let types = try tensors(op)
    let dimension = op.integer("dimension")
    let rank = types[0].rank
    guard dimension >= -rank, dimension < rank else {
      throw wrongAttribute(op, "'dimension' is \(dimension), operands have \(rank) dimensions")
    }
    guard types.count == op.results.count else { throw mismatch(op, "sort returns as many tensors as it takes") }
    for (index, type) in types.enumerated() {
      guard type.shape == types[0].shape else { throw mismatch(op, "operands must have one shape") }
      try expect(op, index, is: type)
    }
    try expect(
      region: op.regions[0], takes: types.flatMap { [scalar($0), scalar($0)] },
      returns: [.tensor(TensorType([], .bool))], op, "comparator")
  }
}
