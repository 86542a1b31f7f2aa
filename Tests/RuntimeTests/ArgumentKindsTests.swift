import Profile
import Runtime
import StableHLO
import Testing

@Suite struct `Kinds of arguments` {
  /// `main` with arguments of these types and attributes, and results; `body` as given or nothing but the return.
  private static func arguments(
    _ arguments: [String], results: [String], body: String = ""
  ) throws -> [ArgumentKinds.Argument] {
    let types = results.map { String($0.prefix { $0 != " " }) }
    let values = types.indices.map { "%r\($0)" }
    let constants = zip(values, types).map { "\($0) = stablehlo.constant dense<0> : \($1)\n" }.joined()
    let text = """
      func.func public @main(\(arguments.enumerated().map { "%a\($0): \($1)" }.joined(separator: ", ")))
          -> (\(results.joined(separator: ", "))) {
        \(body)
        \(constants)
        return \(values.joined(separator: ", ")) : \(types.joined(separator: ", "))
      }
      """
    return ArgumentKinds.of(try Module(parsing: text))
  }

  private static func kinds(
    _ names: [String]
  ) throws -> [BufferKind] {
    try arguments(names.map { "tensor<4xf32> loc(\"\($0)\")" }, results: ["tensor<f32>"]).map(\.kind)
  }

  @Test func `are told by the names that Flax and Optax give`() throws {
    let names = [
      "state.step", "state.params['Dense_0']['kernel']", "state.opt_state[0].count",
      "state.opt_state[0].mu['Dense_0']['kernel']", "state.batch_stats['BatchNorm_0']['mean']", "batch['image']",
      "batch[1]", "model.states[0][3]", "optimizer.states[0][2]", "variables['params']['Dense_0']['bias']", "W1", "rng",
    ]
    #expect(
      try Self.kinds(names) == [
        .optimizerState, .weights, .optimizerState, .optimizerState, .weights, .inputs, .inputs, .weights,
        .optimizerState, .weights, .weights, .inputs,
      ])
    let first = try Self.arguments(["tensor<4xf32> loc(\"\(names[1])\")"], results: ["tensor<f32>"])
    #expect(first.map(\.name) == [names[1]])
  }

  @Test func `are told by the first word of a path that is known`() throws {
    #expect(
      try Self.kinds(["params['inputs']['kernel']", "opt_state.params", "zeta.batch.params"]) == [
        .weights, .optimizerState, .inputs,
      ])
  }

  /// `as_text()` leaves locations out, but says where results go.
  @Test func `come from the results that take arguments' places`() throws {
    let results = [
      "tensor<4xf32> {jax.result_info = \"result[0]['optimizer'][0].mu['w']\"}",
      "tensor<4xf32> {jax.result_info = \"result[0]['parameters']['w']\"}", "tensor<f32>",
    ]
    let unaliased = try Self.arguments(["tensor<4xf32>", "tensor<4xf32>", "tensor<4x8xi32>"], results: results)
    #expect(unaliased.map(\.kind) == [.optimizerState, .weights, .inputs])
    #expect(unaliased.map(\.name) == ["[0]['optimizer'][0].mu['w']", "[0]['parameters']['w']", "arg2"])
    let aliased = try Self.arguments(
      [
        "tensor<4xf32> {tf.aliasing_output = 1 : i32}", "tensor<4x8xi32>",
        "tensor<4xf32> {tf.aliasing_output = 0 : i32}",
      ],
      results: results)
    #expect(aliased.map(\.kind) == [.weights, .inputs, .optimizerState])
  }

  /// Moments come first here, but the forward pass uses the last sequence first.
  @Test func `are told by shapes and by what is used first`() throws {
    let state = ["tensor<i32>"] + Array(repeating: ["tensor<4x8xf32>", "tensor<8xf32>"], count: 3).flatMap { $0 }
    let body = """
      %u = stablehlo.dot_general %a7, %a5, contracting_dims = [1] x [0] : (tensor<2x4xf32>, tensor<4x8xf32>) -> tensor<2x8xf32>
      %v = stablehlo.add %a1, %a3 : tensor<4x8xf32>
      """
    let kinds = try Self.arguments(state + ["tensor<2x4xf32>"], results: state + ["tensor<f32>"], body: body)
    #expect(
      kinds.map(\.kind) == [
        .optimizerState, .optimizerState, .optimizerState, .optimizerState, .optimizerState, .weights, .weights,
        .inputs,
      ])
  }

  @Test func `are weights where shapes do not repeat, and inputs where nothing is updated`() throws {
    let donated = [
      "tensor<4x8xf32> {jax.buffer_donor = true}", "tensor<8xf32> {jax.buffer_donor = true}", "tensor<8xi32>",
    ]
    #expect(try Self.arguments(donated, results: ["tensor<f32>"]).map(\.kind) == [.weights, .weights, .inputs])
    let plain = ["tensor<4x8xf32>", "tensor<4x8xf32>"]
    #expect(try Self.arguments(plain, results: ["tensor<4x8xf32>"]).map(\.kind) == [.inputs, .inputs])
    #expect(try Self.arguments(plain, results: plain).map(\.kind) == [.inputs, .inputs])
  }

  @Test func `of a module without an entry point are none`() { #expect(ArgumentKinds.of(Module()).isEmpty) }
}
