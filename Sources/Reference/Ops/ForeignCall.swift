internal import CForeignFunctions
internal import Numerics
internal import StableHLO

/// A custom call whose target is an installed foreign function: operands in the layouts that the op asks for, the
/// entries of `mhlo.backend_config` as attributes. A result that `output_operand_aliases` ties to an operand is that
/// operand's memory.
func foreignCall(_ call: Call, _ handler: FFIHandler) throws(ReferenceError) -> [Tensor] {
  guard HostFunctions.prepare() else {
    throw call.failure(.hostFunction, "the host's LAPACK cannot be loaded; install SciPy")
  }
  let operandOrders = try call.dimensionOrders("operand_layouts", call.operands.map(\.type))
  let resultOrders = try call.dimensionOrders("result_layouts", call.results)
  let aliases = try call.aliases()
  let arena = ForeignArena()
  let operands = zip(call.operands, operandOrders).map { tensor, order in
    arena.buffer(tensor.type, contents: tensor.transposed(order).bytes)
  }
  let results = call.results.enumerated().map { index, type in
    aliases[index].map { operands[$0] } ?? arena.buffer(type, contents: nil)
  }
  var frame = FFICallFrame()
  frame.struct_size = MemoryLayout<FFICallFrame>.offset(of: \.future)!
  frame.functions = UnsafePointer(ForeignFunctions.table)
  frame.context = OpaquePointer(Unmanaged.passUnretained(arena).toOpaque())
  frame.stage = Int32(FFIStageExecute)
  frame.arguments = arena.buffers(operands)
  frame.results = arena.buffers(results)
  frame.attributes = arena.attributes(try call.configuration())
  let error = handler(&frame)
  if let error {
    throw call.failure(.hostFunction, ForeignFunctions.takeMessage(error))
  }
  guard frame.future == nil else {
    throw call.unsupported("a foreign function that goes on after it has returned is not waited for")
  }
  return withExtendedLifetime(arena) {
    call.results.indices.map { index in
      let order = resultOrders[index]
      let type = call.results[index]
      let stored = TensorType(order.map { type.shape[$0] }, type.element)
      var back = [Int](repeating: 0, count: order.count)
      for (position, dimension) in order.enumerated() { back[dimension] = position }
      let bytes = UnsafeRawBufferPointer(start: results[index].pointee.data, count: type.byteCount)
      var tensor = Tensor(type: stored, bytes: Array(bytes)).transposed(back)
      tensor.canonicalise()
      return tensor
    }
  }
}

extension Call {
  /// For each tensor, its dimensions from the slowest to the fastest: the layouts, which go the other way, reversed.
  fileprivate func dimensionOrders(_ key: String, _ types: [TensorType]) throws(ReferenceError) -> [[Int]] {
    guard let attribute = op.attributes[key] else { return types.map { Array($0.shape.indices) } }
    guard case .array(let layouts) = attribute, layouts.count == types.count else {
      throw failure(.missingAttribute, "attribute \(key) needs one layout for each of \(types.count) tensors")
    }
    var orders: [[Int]] = []
    for (layout, type) in zip(layouts, types) {
      guard let order = layout.integerList, order.sorted() == Array(type.shape.indices) else {
        throw failure(.missingAttribute, "a layout of \(key) does not name each dimension of \(describe(type)) once")
      }
      orders.append(order.reversed())
    }
    return orders
  }

  /// The operand whose memory each result takes over.
  fileprivate func aliases() throws(ReferenceError) -> [Int: Int] {
    guard case .array(let entries)? = op.attributes["output_operand_aliases"] else { return [:] }
    var aliases: [Int: Int] = [:]
    for entry in entries {
      guard case .dictionary(let fields) = entry, let result = fields["output_tuple_indices"]?.integerList,
        let operand = fields["operand_index"]?.integerList?.first, operands.indices.contains(operand)
      else { throw failure(.missingAttribute, "output_operand_aliases does not name an operand and a result") }
      let index = result.first ?? 0
      try require(
        results.indices.contains(index) && results[index] == operands[operand].type && aliases[index] == nil,
        "a result takes over the memory of an operand of its type")
      aliases[index] = operand
    }
    return aliases
  }

  fileprivate func configuration() throws(ReferenceError) -> [String: ForeignAttribute] {
    switch op.attributes["mhlo.backend_config"] ?? op.attributes["backend_config"] {
    case nil, .string(""): return [:]
    case .dictionary(let entries): return try foreignAttributes(entries)
    default: throw unsupported("backend_config is passed to foreign functions as a dictionary only")
    }
  }

  private func foreignAttributes(_ entries: [String: Attribute]) throws(ReferenceError) -> [String: ForeignAttribute] {
    var result: [String: ForeignAttribute] = [:]
    for (name, value) in entries {
      switch value {
      case .scalar(let number): result[name] = .scalar(number.type.element, number.bytes)
      case .bool(let flag): result[name] = .scalar(.bool, [flag ? 1 : 0])
      case .string(let text): result[name] = .string(text)
      case .elements(let elements): result[name] = .array(elements.type.element, Tensor(elements).bytes)
      case .dictionary(let inner): result[name] = .dictionary(try foreignAttributes(inner))
      default: throw unsupported("entry \(name) of backend_config has no form in XLA's foreign-function interface")
      }
    }
    return result
  }
}
