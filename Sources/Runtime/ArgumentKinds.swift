import Numerics
public import Profile
public import StableHLO

/// What a program's arguments are, so far as the program tells: parameters, a batch, an optimizer's state.
///
/// Three things speak, the first that has something to say is heard:
/// 1. The argument's name in the user's program, or that of the result that takes its place. `jax.jit` writes paths such
///    as `state.opt_state[0].mu['dense']['kernel']`; the first word of the path that `words` has decides.
/// 2. Whether the program updates it: it may reuse its memory for a result (`donate_argnums`), or the first arguments,
///    two or more, have the types of the first results, as a training step's have. What is not updated is an input.
/// 3. Among what is updated, integers without dimensions are counters of the optimizer. Where the shapes of the others
///    are one sequence two to four times over, the sequence that the program uses first are the weights, since the
///    forward pass comes first, and the rest are moments; otherwise all are weights.
public struct ArgumentKinds: Sendable {
  /// Its name is that in the user's program, `arg3` where the program does not tell.
  public typealias Argument = Capture.Argument

  /// Words of paths, in lower case and without digits at their end: the names that Flax, Optax, Haiku, Hugging Face's
  /// models and JAX's own examples give.
  private static let words: [BufferKind: Set<String>] = [
    .weights: [
      "params", "param", "parameters", "parameter", "weights", "weight", "model", "variables", "batch_stats", "theta",
      "embedding", "embeddings", "kernel", "bias", "scale", "p", "w",
    ],
    .optimizerState: [
      "opt_state", "optimizer_state", "optimizer", "opt", "optim", "tx_state", "moments", "momentum", "velocity",
      "trace",
      "mu", "nu", "count", "step",
    ],
    .inputs: [
      "batch", "inputs", "input", "input_ids", "x", "y", "tokens", "token", "labels", "label", "targets", "target",
      "images", "image", "data", "mask", "attention_mask", "positions", "position_ids", "rng", "rngs", "key", "seed",
      "cache", "q", "k", "v",
    ],
  ]

  /// One for each argument of ``Module/main``, in order; none in a module without one.
  public static func of(_ module: Module) -> [Argument] {
    guard let main = module.main else { return [] }
    let updating = updatingResults(main)
    var arguments = main.arguments.indices.map { index in
      let path = main.argumentNames[index] ?? updating[index].flatMap { main.path(ofResult: $0) }
      return (name: path ?? "arg\(index)", kind: path.flatMap(kind))
    }
    let unknown = arguments.indices.filter { arguments[$0].kind == nil }
    for index in unknown where !updating.keys.contains(index) && !main.isDonated(index) {
      arguments[index].kind = .inputs
    }
    let state = unknown.filter { arguments[$0].kind == nil }
    for (index, kind) in zip(state, kinds(ofState: state, main)) { arguments[index].kind = kind }
    return arguments.map { Argument(name: $0.name, kind: $0.kind ?? .inputs) }
  }

  /// What the first known word of a path says.
  private static func kind(_ path: String) -> BufferKind? {
    for part in path.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
      var word = part
      while word.last?.isNumber == true { word.removeLast() }
      if let kind = [BufferKind.weights, .optimizerState, .inputs].first(where: {
        words[$0]?.contains(String(word)) == true
      }) {
        return kind
      }
    }
    return nil
  }

  /// The results that are arguments' next values, by argument.
  private static func updatingResults(_ main: Function) -> [Int: Int] {
    var results: [Int: Int] = [:]
    for (index, attributes) in main.argumentAttributes.enumerated() {
      if case .integer(let result)? = attributes["tf.aliasing_output"] { results[index] = Int(result) }
    }
    guard results.isEmpty else { return results }
    let types = main.arguments.map { main.type(of: $0) }
    let count = zip(types, main.resultTypes).prefix { $0 == $1 }.count
    // All of them: a function of arrays to like arrays, such as a sum of two, which updates nothing.
    guard count >= 2, count < types.count || count < main.resultTypes.count else { return [:] }
    for index in 0..<count { results[index] = index }
    return results
  }

  /// Kinds of arguments that the program updates and whose names say nothing.
  private static func kinds(ofState state: [Int], _ main: Function) -> [BufferKind] {
    func isCounter(_ index: Int) -> Bool {
      main.tensorType(of: main.arguments[index]).map { $0.rank == 0 && !$0.element.isFloat } ?? false
    }
    let arrays = state.filter { !isCounter($0) }
    let shapes = arrays.map { main.tensorType(of: main.arguments[$0])?.shape }
    let parts = [4, 3, 2].first { parts in
      let length = arrays.count / parts
      return length > 0 && arrays.count % parts == 0 && shapes.indices.allSatisfy { shapes[$0] == shapes[$0 % length] }
    }
    var weights = Set(arrays)
    if let parts {
      let length = arrays.count / parts
      let runs = (0..<parts).map { arrays[$0 * length..<($0 + 1) * length] }
      let uses = firstUses(main)
      let first = runs.map { run in run.compactMap { uses[main.arguments[$0]] }.min() ?? .max }
      // A tie is one operation that takes several of them, which tells nothing: the first in order, as JAX's tuples go.
      weights = Set(runs[first.firstIndex(of: first.min() ?? .max) ?? 0])
    }
    return state.map { weights.contains($0) ? .weights : .optimizerState }
  }

  /// The position of the first operation of the body that takes a value.
  private static func firstUses(_ main: Function) -> [Value: Int] {
    var uses: [Value: Int] = [:]
    for (position, operation) in main.body.operations.enumerated() {
      for operand in operation.operands where uses[operand] == nil { uses[operand] = position }
    }
    return uses
  }
}

extension Function {
  /// JAX says it may be overwritten, with or without saying by which result.
  fileprivate func isDonated(_ argument: Int) -> Bool {
    argumentAttributes.indices.contains(argument) && argumentAttributes[argument]["jax.buffer_donor"] == .bool(true)
  }

  /// Where a result is in what the user's function returns: `result[0]['params']['kernel']`, without the word in front.
  fileprivate func path(ofResult result: Int) -> String? {
    guard resultAttributes.indices.contains(result),
      case .string(let path)? = resultAttributes[result]["jax.result_info"]
    else { return nil }
    return path.hasPrefix("result") ? String(path.dropFirst("result".count)) : path
  }
}
