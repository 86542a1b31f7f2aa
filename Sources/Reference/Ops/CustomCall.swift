internal import Numerics
internal import StableHLO

/// The targets of custom calls that are evaluated.
public enum CustomCallTargets {
  /// Annotations, which give their operands back; the sink that only keeps a value alive; what JAX emits for any
  /// platform; and Python functions.
  static let builtIn: [String: @Sendable (Call) throws(ReferenceError) -> [Tensor]] = [
    "Sharding": identity,
    "annotate_device_placement": identity,
    "LayoutConstraint": identity,
    "SPMDFullToShardShape": identity,
    "SPMDShardToFullShape": identity,
    "xla.sdy.FuncResultSharding": identity,
    "xla.sdy.PropagationBarrier": identity,
    "dce_sink": { _ throws(ReferenceError) in [] },
    "ApproxTopK": approximateTopK,
    "Qr": qr,
    "ProductOfElementaryHouseholderReflectors": householderProduct,
    "roundhouse.python_callback": pythonCallback,
  ]

  /// Every target that can be called now: the built-in ones and the foreign functions of ``HostFunctions``.
  public static var names: Set<String> { HostFunctions.foreignFunctionNames.union(builtIn.keys) }
}

func customCall(_ call: Call) throws(ReferenceError) -> [Tensor] {
  guard let target = call.word("call_target_name") else {
    throw call.failure(.missingAttribute, "attribute call_target_name is missing")
  }
  if let evaluate = CustomCallTargets.builtIn[target] { return try evaluate(call) }
  if let handler = HostFunctions.foreignFunction(target) { return try foreignCall(call, handler) }
  throw call.failure(
    .hostFunction,
    "no function is installed for the custom call target \"\(target)\"; run the program from JAX, which brings its "
      + "linear algebra, and register others with jax.ffi.register_ffi_target for this platform")
}

/// Sorts by the called comparator along the reduction dimension and keeps the first ones: `top_k`, or more where the
/// results are not aggregated.
private func approximateTopK(_ call: Call) throws(ReferenceError) -> [Tensor] {
  guard case .dictionary(let config) = call.op.attributes["mhlo.backend_config"],
    case .scalar(let dimensionData) = config["reduction_dim"], case .scalar(let topKData) = config["top_k"],
    dimensionData.type.element.isInteger, topKData.type.element.isInteger,
    case .array(let called) = call.op.attributes["called_computations"], case .symbol(let name) = called.first
  else {
    throw call.failure(.missingAttribute, "ApproxTopK needs mhlo.backend_config and its called computation")
  }
  let comparator = try call.evaluator.function(named: name, at: call.op.location)
  let count = call.operands.count / 2
  let shape = call.operands.first?.shape ?? []
  let (dimensionValue, topK) = (Tensor(dimensionData).ints[0], Tensor(topKData).ints[0])
  let dimension = Int(dimensionValue) + (dimensionValue < 0 ? shape.count : 0)
  try call.require(
    count > 0 && call.operands.count == 2 * count && dimension >= 0 && dimension < shape.count
      && call.operands[..<count].allSatisfy { $0.shape == shape } && comparator.arguments.count == 2 * count,
    "ApproxTopK takes inputs of one shape and as many init values")
  let length = shape[dimension]
  try call.require(topK >= 0 && topK <= Int64(length), "top_k lies between 0 and \(length)")
  let order = shape.indices.filter { $0 != dimension } + [dimension]
  let rows = order.dropLast().reduce(1) { $0 * shape[$1] }
  let keys = call.operands[..<count].map { $0.transposed(order).reshaped([rows * length]) }
  var inner = call.op
  inner.regions = [comparator.body]
  let scope = Call(
    op: inner, operands: keys, results: call.results, evaluator: call.evaluator,
    frame: try Frame(comparator, depth: call.frame.depth + 1))
  let sorted = try sortedOrder(keys, rows: rows, length: length, LiftedRegion(comparator.body, of: scope))
  var back = [Int](repeating: 0, count: shape.count)
  for (i, d) in order.enumerated() { back[d] = i }
  var kept = shape
  kept[dimension] = call.results.first.flatMap { $0.shape[checked: dimension] } ?? 0
  try call.require(
    kept[dimension] >= topK && kept[dimension] <= length, "the result has room for \(topK) to \(length) elements")
  var outputs: [Tensor] = []
  for (i, key) in keys.enumerated() {
    try call.expect(kept, result: i)
    let whole = key.picked(sorted).reshaped(order.map { shape[$0] }).transposed(back)
    outputs.append(whole.sliced(start: shape.map { _ in 0 }, shape: kept))
  }
  return outputs
}
