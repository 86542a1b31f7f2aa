internal import Numerics
internal import StableHLO

/// `roundhouse.python_callback`, which the Python package emits for `jax.pure_callback`, `jax.experimental.io_callback`
/// and `jax.debug.callback`: entry `id` of its configuration names the function. Tokens, which order such calls, are
/// not passed.
func pythonCallback(_ call: Call) throws(ReferenceError) -> [Tensor] {
  guard let id = call.op.pythonCallback else {
    throw call.failure(.missingAttribute, "a Python callback needs the entry id in mhlo.backend_config, an i64")
  }
  guard let callback = HostFunctions.callback else {
    throw call.failure(
      .hostFunction, "calls a Python function, and there is no Python in this process; run the program from JAX")
  }
  func isToken(_ value: Value) -> Bool { call.frame.function.valueTypes[checked: value.index] == .token }
  let arena = ForeignArena()
  var operands: [UnsafeRawPointer?] = []
  for (value, tensor) in zip(call.op.operands, call.operands) where !isToken(value) {
    operands.append(UnsafeRawPointer(arena.copy(tensor.bytes)))
  }
  var results: [UnsafeMutableRawPointer?] = []
  for (value, type) in zip(call.op.results, call.results) where !isToken(value) {
    results.append(UnsafeMutableRawPointer(arena.copy([UInt8](repeating: 0, count: type.byteCount))))
  }
  var message = [CChar](repeating: 0, count: 1 << 16)
  let status = callback(
    id, Int32(operands.count), operands, Int32(results.count), results, &message, message.count)
  guard status == 0 else {
    message[message.count - 1] = 0
    throw call.failure(.hostFunction, message.withUnsafeBufferPointer { String(cString: $0.baseAddress!) })
  }
  return withExtendedLifetime(arena) {
    var next = results.makeIterator()
    return zip(call.op.results, call.results).map { value, type in
      guard !isToken(value), case let place?? = next.next() else { return .token }
      var tensor = Tensor(type: type, bytes: Array(UnsafeRawBufferPointer(start: place, count: type.byteCount)))
      tensor.canonicalise()
      return tensor
    }
  }
}

extension Operation {
  /// The number of the Python function that a custom call calls.
  var pythonCallback: Int64? {
    guard attributes["call_target_name"] == .string("roundhouse.python_callback"),
      case .dictionary(let config)? = attributes["mhlo.backend_config"], case .scalar(let id)? = config["id"],
      id.type.element == .i64
    else { return nil }
    return Tensor(id).ints[0]
  }
}
