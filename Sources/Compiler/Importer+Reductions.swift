import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Reductions and windows, in the forms the engines like.
extension Importer {
  /// The one-op region `(a, b) -> op(a, b)`.
  func simpleOpcode(_ region: Region) -> Opcode? {
    guard region.operations.count == 2, region.arguments.count == 2, region.results == region.operations[0].results,
      Set(region.operations[0].operands) == Set(region.arguments)
    else { return nil }
    return region.operations[0].opcode
  }

  func combiner(_ region: Region) -> Combiner? {
    if region.operations.count == 1, region.arguments.count == 2, region.results == [region.arguments[1]] {
      return .replace
    }
    return simpleOpcode(region) == .add ? .add : nil
  }

  func reduction(_ region: Region, _ element: ElementType) -> Reduction? {
    guard let opcode = simpleOpcode(region) else { return nil }
    switch (opcode, element) {
    case (.add, _) where isEngineFloat(element): return .add
    case (.multiply, _) where isEngineFloat(element): return .multiply
    case (.maximum, _) where isEngineFloat(element) || element == .bool, (.or, .bool): return .maximum
    case (.minimum, _) where isEngineFloat(element) || element == .bool, (.and, .bool): return .minimum
    default: return nil
    }
  }

  func identity(of reduction: Reduction, _ element: ElementType) -> Double {
    switch reduction {
    case .add: 0
    case .multiply: 1
    case .maximum: element == .bool ? 0 : -.infinity
    case .minimum: element == .bool ? 1 : .infinity
    }
  }

  func reduce(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) -> Graph.NodeID? {
    guard inputs.count == 2, let kind = reduction(op.regions[0], types[0].element),
      graph.type(inputs[0]).elementCount > 0
    else { return nil }
    let reduced = reduce(inputs[0], kind, op.integers("dimensions"), origin)
    return withInitial(reduced, inputs[1], kind, types[0], origin)
  }

  func withInitial(
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
  func reduce(_ input: Graph.NodeID, _ kind: Reduction, _ dimensions: [Int], _ origin: Origin) -> Graph.NodeID {
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

  func reduceWindow(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) -> Graph.NodeID? {
    if let result = cumulative(op, inputs, types, origin) { return result }
    guard inputs.count == 2, let kind = reduction(op.regions[0], types[0].element), types[0].elementCount > 0 else {
      return nil
    }
    let shape = graph.type(inputs[0]).shape
    let window = op.integers("window_dimensions")
    let strides = op.integers("window_strides")
    let baseDilation = op.integers("base_dilations")
    let windowDilation = op.integers("window_dilations")
    let padding = op.integers("padding")
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

  /// A window over all that comes before (or after) an element, as `cumsum` has it: each element takes in the one 1
  /// before it, then the one 2 before it, then 4, so that work grows with n log n. The windows would take n * n.
  private func cumulative(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) -> Graph.NodeID? {
    let type = types[0]
    guard inputs.count == 2, let opcode = simpleOpcode(op.regions[0]),
      ElementwiseLowering.isSupported(opcode, "", operands: [type.element], result: type.element),
      case .splat(let initial) = graph[inputs[1]].kind, initial == neutral(opcode, type.element),
      type.elementCount > 0
    else { return nil }
    let window = op.integers("window_dimensions")
    guard let axis = window.firstIndex(where: { $0 > 1 }), window[axis] == graph.type(inputs[0]).shape[axis],
      window.reduce(1, *) == window[axis],
      (op.integers("window_strides") + op.integers("base_dilations") + op.integers("window_dilations"))
        .allSatisfy({ $0 == 1 })
    else { return nil }
    let padding = op.pairs("padding")
    let goesForward = padding[axis] == (window[axis] - 1, 0)
    guard goesForward || padding[axis] == (0, window[axis] - 1),
      padding.indices.allSatisfy({ $0 == axis || padding[$0] == (0, 0) })
    else { return nil }
    var result = inputs[0]
    var step = 1
    while step < type.shape[axis] {
      var low = type.shape.map { _ in 0 }
      low[axis] = goesForward ? step : -step
      let shifted = pad(
        result, inputs[1], low: low, high: low.map { -$0 }, interior: type.shape.map { _ in 0 }, origin)
      result = graph.add(.elementwise(ElementwiseOp(opcode: opcode)), [result, shifted], type, origin)
      step *= 2
    }
    return result
  }

  /// What leaves every other operand as it is.
  private func neutral(_ opcode: Opcode, _ element: ElementType) -> [UInt8]? {
    let isSigned = element.isSignedInteger
    let highest = element.isFloat ? .infinity : Double(1 << (element.bitWidth - (isSigned ? 1 : 0)) - 1)
    let lowest = element.isFloat ? -.infinity : isSigned ? -highest - 1 : 0
    switch opcode {
    case .add, .or: return encodeScalar(0, element)
    case .multiply: return encodeScalar(1, element)
    case .and where element == .bool: return encodeScalar(1, element)
    case .maximum: return encodeScalar(lowest, element)
    case .minimum: return encodeScalar(highest, element)
    default: return nil
    }
  }
}
