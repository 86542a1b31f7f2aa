import InstructionSet
import Numerics
import StableHLO
import TileKernels

/// Emits gathers and scatters as indirect DMA: one slice on each partition, 128 slices a transfer.
///
/// Where scatters add, slices of one transfer that hit the same place are first summed by a product with the matrix of
/// equal indices, so that all of them write the same total; what is not finite is kept out of that product. Slices that
/// may overlap in part go one by one.
final class GatherEmitter: TileEmitter {
  private let node: Graph.NodeID
  private let emitter: GraphEmitter

  init(_ emitter: GraphEmitter, _ node: Graph.NodeID) {
    self.emitter = emitter
    self.node = node
    super.init(
      builder: emitter.builder, storage: emitter, graph: emitter.graph, group: TileGroup(), capacity: emitter.room)
  }

  /// Where slices come from or go to, in terms of batch points.
  private struct Access {
    /// The tensor that indices point into.
    var shape: [Int]
    /// Extent of a slice along each dimension.
    var sizes: [Int]
    /// Dimension that each component of an index vector selects.
    var indexMap: [Int]
    /// Dimensions addressed by the batch point itself, with the batch dimension that does.
    var batching: [(dimension: Int, batch: Int)]
    /// Order of the batch dimensions in the loops: the longest is last, along partitions.
    var order: [Int]
    /// Shape of the batch points, and strides of their index vectors in the index tensor, in that order.
    var batch: [Int]
    var indexStrides: [Int]
    var componentStride: Int

    /// A slice's first element lies before this.
    var firstElements: Int {
      var bound = 1
      var stride = 1
      for (extent, size) in zip(shape, sizes).reversed() {
        bound += (extent - size) * stride
        stride *= extent
      }
      return bound
    }
  }

  func gather(_ numbers: GatherDimensionNumbers, _ sizes: [Int]) throws {
    let inputs = graph[node].inputs
    let result = graph.type(node)
    let access = access(
      shape: graph.type(inputs[0]).shape, sizes: sizes, indices: graph.type(inputs[1]).shape,
      vectorDimension: numbers.indexVectorDim, map: numbers.startIndexMap, operandBatching: numbers.operandBatchingDims,
      indexBatching: numbers.startIndicesBatchingDims)
    let hidden = Set(numbers.collapsedSliceDims + numbers.operandBatchingDims)
    let window = access.shape.indices.filter { !hidden.contains($0) }
    let batchDims = result.shape.indices.filter { !numbers.offsetDims.contains($0) }
    try unwrapped {
      try forEachBatch(access, atOnce: 128) { points, row throws(EmissionError) in
        let index = try linearIndex(access, row, points, inputs[1], clamp: true)
        let space = TileSpace(
          partitionAxis: nil, partitions: points.count, free: [0],
          ranges: [0: TileRange(start: 0, count: sizes.reduce(1, *))])
        let slices = try allocate(result.element, space)
        try emit(
          DMACopy(
            dst: slices.pattern(space),
            src: sliceSource(access, window, try hbm(inputs[0]), result.element, row, points),
            indirection: Indirection(indices: index, stride: 1, bound: access.firstElements, outOfBounds: .error),
            queue: .gpsimd))
        let strides = rowMajor(result.shape)
        let batchStrides = access.order.map { strides[batchDims[$0]] }
        try emit(
          DMACopy(
            dst: AccessPattern(
              try hbm(node), result.element, partitions: points.count, partitionStride: batchStrides.last ?? 0,
              offset: batchOffset(row, batchStrides, points),
              free: merged(zip(numbers.offsetDims, window).map { Dimension(sizes[$1], stride: strides[$0]) })),
            src: slices.pattern(space), queue: .gpsimd))
      }
    }
  }

  func scatter(_ numbers: ScatterDimensionNumbers, _ combiner: Combiner) throws {
    let inputs = graph[node].inputs
    let updates = graph.type(inputs[2])
    let target = graph.type(node)
    let hidden = Set(numbers.insertedWindowDims + numbers.inputBatchingDims)
    let window = target.shape.indices.filter { !hidden.contains($0) }
    var sizes = target.shape.map { _ in 1 }
    for (d, u) in zip(window, numbers.updateWindowDims) { sizes[d] = updates.shape[u] }
    let access = access(
      shape: target.shape, sizes: sizes, indices: graph.type(inputs[1]).shape, vectorDimension: numbers.indexVectorDim,
      map: numbers.scatterDimsToOperandDims, operandBatching: numbers.inputBatchingDims,
      indexBatching: numbers.scatterIndicesBatchingDims)
    let batchDims = updates.shape.indices.filter { !numbers.updateWindowDims.contains($0) }
    let strides = rowMajor(updates.shape)
    let batchStrides = access.order.map { strides[batchDims[$0]] }
    let width = sizes.reduce(1, *)
    let mayOverlap = access.indexMap.contains { sizes[$0] > 1 && sizes[$0] < target.shape[$0] }
    // Wide slices of consecutive transfers do not all fit.
    let copies = 2 * 3 * width * target.element.byteCount > emitter.room / 2 ? 1 : nil
    try unwrapped {
      try forEachBatch(access, atOnce: mayOverlap ? 1 : 128) { points, row throws(EmissionError) in
        let index = try linearIndex(access, row, points, inputs[1], clamp: false)
        let space = TileSpace(
          partitionAxis: nil, partitions: points.count, free: [0], ranges: [0: TileRange(start: 0, count: width)])
        let incoming = try allocate(updates.element, space, copies: copies)
        try emit(
          DMACopy(
            dst: incoming.pattern(space),
            src: AccessPattern(
              try hbm(inputs[2]), updates.element, partitions: points.count, partitionStride: batchStrides.last ?? 0,
              offset: batchOffset(row, batchStrides, points),
              free: merged(zip(numbers.updateWindowDims, window).map { Dimension(sizes[$1], stride: strides[$0]) })),
            queue: .sync))
        let place = sliceSource(access, window, try hbm(node), target.element, row, points)
        let indirection = Indirection(indices: index, stride: 1, bound: access.firstElements, outOfBounds: .skip)
        var outgoing = incoming
        if combiner == .add {
          let present = try allocate(target.element, space, copies: copies)
          // Slices that fall outside are not read; they must still hold numbers.
          try fill(present.pattern(space), [UInt8](repeating: 0, count: target.element.byteCount), target.element)
          try emit(DMACopy(dst: present.pattern(space), src: place, indirection: indirection, queue: .gpsimd))
          outgoing = try allocate(target.element, space, copies: copies)
          try addDuplicates(index, incoming, to: present, into: outgoing, space)
        }
        try emit(DMACopy(dst: place, src: outgoing.pattern(space), indirection: indirection, queue: .gpsimd))
      }
    }
  }

  private func unwrapped(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch EmissionError.instruction(let error) {
      throw error
    } catch EmissionError.full {
      throw CompileError(.outOfMemory, "a slice of \(graph[node].origin.op) does not fit SBUF")
    }
  }

  // MARK: Batch points

  private func access(
    shape: [Int], sizes: [Int], indices: [Int], vectorDimension: Int, map: [Int], operandBatching: [Int],
    indexBatching: [Int]
  ) -> Access {
    let strides = rowMajor(indices)
    let batchDims = indices.indices.filter { $0 != vectorDimension }
    let order = batchDims.indices.sorted { (indices[batchDims[$0]], $0) < (indices[batchDims[$1]], $1) }
    var batching: [(dimension: Int, batch: Int)] = []
    for (dimension, index) in zip(operandBatching, indexBatching) {
      batching.append((dimension, order.firstIndex(of: batchDims.firstIndex(of: index)!)!))
    }
    return Access(
      shape: shape, sizes: sizes, indexMap: map, batching: batching, order: order,
      batch: order.map { indices[batchDims[$0]] }, indexStrides: order.map { strides[batchDims[$0]] },
      componentStride: vectorDimension < indices.count ? strides[vectorDimension] : 0)
  }

  private func rowMajor(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for d in (0..<max(0, shape.count - 1)).reversed() { strides[d] = strides[d + 1] * shape[d + 1] }
    return strides
  }

  /// Runs `body` over up to `atOnce` points of the last batch dimension, given the counters of the outer ones.
  private func forEachBatch(
    _ access: Access, atOnce: Int, _ body: (TileRange, [AffineOffset]) throws(EmissionError) -> Void
  ) throws(EmissionError) {
    func visit(_ depth: Int, _ row: [AffineOffset]) throws(EmissionError) {
      if depth >= access.batch.count - 1 {
        return try tiled(TileRange(start: 0, count: access.batch.last ?? 1), by: atOnce) {
          points throws(EmissionError) in
          try scope { () throws(EmissionError) in try body(points, row) }
        }
      }
      try tiled(TileRange(start: 0, count: access.batch[depth]), by: 1) { range throws(EmissionError) in
        try visit(depth + 1, row + [range.start])
      }
    }
    try visit(0, [])
  }

  private func batchOffset(_ row: [AffineOffset], _ strides: [Int], _ points: TileRange) -> AffineOffset {
    var offset: AffineOffset = 0
    for (counter, stride) in zip(row, strides) { offset = offset + counter.scaled(by: stride) }
    if let last = strides.last { offset = offset + points.start.scaled(by: last) }
    return offset
  }

  /// The slices' own elements, before the index is added.
  private func sliceSource(
    _ access: Access, _ window: [Int], _ buffer: BufferID, _ element: ElementType, _ row: [AffineOffset],
    _ points: TileRange
  ) -> AccessPattern {
    let strides = rowMajor(access.shape)
    return AccessPattern(
      buffer, element, partitions: points.count, partitionStride: 0,
      free: merged(window.map { Dimension(access.sizes[$0], stride: strides[$0]) }))
  }

  /// One element index for each point, int32 on GpSimd. Clamped so that slices fit; or, unclamped, past the end for
  /// slices that do not fit.
  private func linearIndex(
    _ access: Access, _ row: [AffineOffset], _ points: TileRange, _ indices: Graph.NodeID, clamp: Bool
  ) throws(EmissionError) -> AccessPattern {
    let one = TileSpace(partitionAxis: nil, partitions: points.count, free: [], ranges: [:])
    let strides = rowMajor(access.shape)
    let total = access.shape.reduce(1, *)
    let sum = try allocate(.i32, one)
    let sumPattern = sum.pattern(one)
    // The part that the point itself gives.
    var offset: AffineOffset = 0
    var multiplier = 0
    for (dimension, batch) in access.batching {
      if batch == access.batch.count - 1 {
        offset = offset + points.start.scaled(by: strides[dimension])
        multiplier += strides[dimension]
      } else {
        offset = offset + row[batch].scaled(by: strides[dimension])
      }
    }
    try emit(Iota(dst: sumPattern, pattern: [Dimension(1, stride: 0)], offset: offset, channelMultiplier: multiplier))
    var outside: Tile?
    for (component, dimension) in access.indexMap.enumerated() {
      let last = access.shape[dimension] - access.sizes[dimension]
      let value = try allocate(.i32, one)
      let pattern = value.pattern(one)
      try emit(
        DMACopy(
          dst: pattern,
          src: AccessPattern(
            try hbm(indices), .i32, partitions: points.count, partitionStride: access.indexStrides.last ?? 0,
            offset: batchOffset(row, access.indexStrides, points) + component * access.componentStride,
            free: [Dimension(1, stride: 1)]), queue: .sync))
      if !clamp {
        let isOutside = try outOfRange(pattern, last, one)
        if let before = outside {
          try emit(
            TensorTensor(
              dst: before.pattern(one), data1: before.pattern(one), op: .maximum, data2: isOutside.pattern(one),
              engine: .gpsimd))
        } else {
          outside = isOutside
        }
      }
      // Clamping keeps skipped indices small too, so that their sums cannot wrap around into range.
      try integer(pattern, .maximum, 0)
      try integer(pattern, .minimum, last)
      if strides[dimension] != 1 { try integer(pattern, .multiply, strides[dimension]) }
      try emit(TensorTensor(dst: sumPattern, data1: sumPattern, op: .add, data2: pattern, engine: .gpsimd))
    }
    if let outside {
      // A slice that does not fit points past the end, where the transfer skips it.
      try integer(outside.pattern(one), .multiply, total)
      try emit(TensorTensor(dst: sumPattern, data1: sumPattern, op: .add, data2: outside.pattern(one), engine: .gpsimd))
    }
    return sumPattern
  }

  /// 1 where the index is below 0 or above `last`.
  private func outOfRange(_ pattern: AccessPattern, _ last: Int, _ one: TileSpace) throws(EmissionError) -> Tile {
    let below = try allocate(.i32, one)
    let above = try allocate(.i32, one)
    try integer(pattern, .less, 0, into: below.pattern(one))
    try integer(pattern, .greater, last, into: above.pattern(one))
    try emit(
      TensorTensor(
        dst: below.pattern(one), data1: below.pattern(one), op: .maximum, data2: above.pattern(one), engine: .gpsimd))
    return below
  }

  private func integer(_ data: AccessPattern, _ op: ALUOperator, _ operand: Int, into dst: AccessPattern? = nil)
    throws(EmissionError)
  {
    try emit(
      TensorScalar(
        dst: dst ?? data, data: data, op0: op, operand0: .integer(Int32(truncatingIfNeeded: operand)), op1: nil,
        operand1: .constant(0), engine: .gpsimd))
  }

  // MARK: Sums of slices

  /// `into = present + S incoming`, where S[p][q] is 1 when points p and q have the same index.
  private func addDuplicates(
    _ index: AccessPattern, _ incoming: Tile, to present: Tile, into outgoing: Tile, _ space: TileSpace
  ) throws(EmissionError) {
    let count = space.partitions
    // Indices may pass 2^24, so equality is tested on their halves, which fp32 holds.
    var equal: Tile?
    let square = TileSpace(
      partitionAxis: nil, partitions: count, free: [1], ranges: [1: TileRange(start: 0, count: count)])
    let one = square.restricted(to: [])
    for half in 0..<2 {
      let bits = try allocate(.i32, one)
      try emit(
        TensorScalar(
          dst: bits.pattern(one), data: index, op0: half == 0 ? .bitwise_and : .right_shift,
          operand0: .integer(half == 0 ? 0xFFFF : 16), op1: nil, operand1: .constant(0), engine: .vector))
      let number = try allocate(.f32, one)
      try emit(TensorCopy(dst: number.pattern(one), src: bits.pattern(one), engine: .vector))
      let spread = try allocate(.f32, square)
      try emit(TensorCopy(dst: spread.pattern(square), src: number.pattern(square), engine: .vector))
      let turned = try allocatePSUM(.f32, square, banks: 1, first: 4)
      try emit(NCTranspose(dst: turned.pattern(square), data: spread.pattern(square), engine: .tensor))
      let same = try allocate(.f32, square)
      try emit(
        TensorScalar(
          dst: same.pattern(square), data: turned.pattern(square), op0: .equal,
          operand0: .perPartition(number.pattern(one)),
          op1: nil, operand1: .constant(0), engine: .vector))
      if let before = equal {
        try emit(
          TensorTensor(
            dst: before.pattern(square), data1: before.pattern(square), op: .multiply, data2: same.pattern(square),
            engine: .vector))
      } else {
        equal = same
      }
    }
    let indicator = try allocate(.bf16, square)
    try emit(TensorCopy(dst: indicator.pattern(square), src: equal!.pattern(square), engine: .vector))
    try tiled(TileRange(start: 0, count: space.freeCount), by: 512) { columns throws(EmissionError) in
      var part = space
      part.ranges[0] = columns
      var moving = incoming
      if incoming.element != .f32 {
        moving = try allocate(.f32, part)
        try copy(incoming.pattern(part), to: moving.pattern(part))
      }
      let infinite = try takeInfinite(moving.pattern(part), sumWith: indicator.pattern(square), part)
      let sum = try allocatePSUM(.f32, part, banks: 2, first: 0)
      try emit(
        NCMatmul(
          dst: sum.pattern(part), stationary: equal!.pattern(square), moving: moving.pattern(part),
          accumulate: .overwrite))
      try emit(
        TensorTensor(
          dst: infinite.pattern(part), data1: sum.pattern(part), op: .add, data2: infinite.pattern(part),
          engine: .vector))
      try emit(
        TensorTensor(
          dst: outgoing.pattern(part), data1: infinite.pattern(part), op: .add, data2: present.pattern(part),
          engine: .vector))
    }
  }

  /// Puts 0 where `slices` are infinite or NaN, which a product would spread to rows with other indices, and returns
  /// what those add to each row: 0, an infinity or NaN.
  ///
  /// A NaN counts as both infinities. What counts for a row is found by products of indicators, which are finite.
  private func takeInfinite(
    _ slices: AccessPattern, sumWith equal: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) -> Tile {
    let largest = Float.greatestFiniteMagnitude
    var indicators: [Tile] = []
    for (test, bound) in [(ALUOperator.less, Float.infinity), (.greater, -.infinity)] {
      let indicator = try allocate(.bf16, space)
      try emit(
        TensorScalar(
          dst: indicator.pattern(space), data: slices, op0: test, operand0: .constant(bound), op1: .equal,
          operand1: .constant(0), engine: .vector))
      indicators.append(indicator)
    }
    var sums: [Tile] = []
    for (indicator, bank) in zip(indicators, [2, 5]) {
      try emit(
        TensorCopyPredicated(dst: slices, src: .constant(0), predicate: indicator.pattern(space, element: .ui16)))
      let count = try allocatePSUM(.f32, space, banks: 2, first: bank)
      try emit(
        NCMatmul(
          dst: count.pattern(space), stationary: equal, moving: indicator.pattern(space), accumulate: .overwrite))
      // No count stays 0, any other becomes infinite.
      let sum = try allocate(.f32, space)
      try emit(
        TensorScalar(
          dst: sum.pattern(space), data: count.pattern(space), op0: .multiply, operand0: .constant(largest),
          op1: .multiply, operand1: .constant(sums.isEmpty ? largest : -largest), engine: .vector))
      sums.append(sum)
    }
    try emit(
      TensorTensor(
        dst: sums[0].pattern(space), data1: sums[0].pattern(space), op: .add, data2: sums[1].pattern(space),
        engine: .vector))
    return sums[0]
  }
}
