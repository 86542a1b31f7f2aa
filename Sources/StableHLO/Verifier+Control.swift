import Numerics

extension Verifier {
  func verifyControl(_ op: Operation) throws(StableHLOError) {
    let inputs = op.operands.map { type(of: $0) }
    let outputs = op.results.map { type(of: $0) }
    switch op.opcode {
    case .if, .case:
      let wanted = TensorType([], op.opcode == .if ? .bool : .i32)
      guard inputs[0] == .tensor(wanted) else { throw mismatch(op, "the operand must be \(wanted)") }
      for region in op.regions { try expect(region: region, takes: [], returns: outputs, op, "branch") }
    case .while:
      guard inputs == outputs else { throw mismatch(op, "results must have the operands' types") }
      try expect(
        region: op.regions[0], takes: inputs, returns: [.tensor(TensorType([], .bool))], op, "condition")
      try expect(region: op.regions[1], takes: inputs, returns: inputs, op, "body")
    case .call, .composite:
      guard let name = op.callee, let target = functions[name] else {
        throw error(
          .undefinedSymbol, "\(op.opcode.qualifiedName) names '@\(op.callee ?? "")', no such function is in the module",
          at: op.location)
      }
      let takes = target.arguments.compactMap {
        target.valueTypes.indices.contains($0.index) ? target.type(of: $0) : nil
      }
      guard takes == inputs, target.resultTypes == outputs else {
        throw mismatch(op, "'@\(name)' is \(Verifier.list(takes)) -> \(Verifier.list(target.resultTypes))")
      }
    case .custom_call:
      guard case .array(let called)? = op.attribute("called_computations") else { return }
      for case .symbol(let name) in called where functions[name] == nil {
        throw error(
          .undefinedSymbol, "the custom call names '@\(name)', no such function is in the module", at: op.location)
      }
    case .optimization_barrier, .sdyShardingConstraint, .sdyReshard:
      guard inputs == outputs else { throw mismatch(op, "results must have the operands' types") }
    case .tuple:
      guard outputs == [.tuple(inputs)] else { throw mismatch(op, "the result must be the tuple of the operands") }
    case .get_tuple_element:
      guard case .tuple(let types) = inputs[0], types.indices.contains(op.integer("index")),
        types[op.integer("index")] == outputs[0]
      else { throw mismatch(op, "there is no element \(op.integer("index")) of that type") }
    case .create_token, .after_all:
      guard outputs == [.token], inputs.allSatisfy({ $0 == .token }) else { throw mismatch(op, "tokens are meant") }
    default: preconditionFailure("\(op.opcode) is no control flow")
    }
  }

  // MARK: Collectives

  func verifyCollective(_ op: Operation) throws(StableHLOError) {
    switch op.opcode {
    case .partition_id, .replica_id: return try expect(op, is: TensorType([], .ui32))
    case .reduce_scatter: return try verifyReduceScatter(op)
    default: break
    }
    guard op.operands.count == op.results.count else { throw mismatch(op, "it returns as many tensors as it takes") }
    for (index, operand) in try tensors(op).enumerated() {
      switch op.opcode {
      case .all_gather:
        let dimension = op.integer("all_gather_dim")
        try expect(dimensions: [dimension], "all_gather_dim", below: operand.rank, op)
        var wanted = operand
        wanted.shape[dimension] = Saturating.times(operand.shape[dimension], groupSize(op))
        try expect(op, index, is: wanted)
      case .all_to_all:
        let split = op.integer("split_dimension")
        let concatenation = op.integer("concat_dimension")
        let count = op.integer("split_count")
        for dimension in [split, concatenation] {
          try expect(dimensions: [dimension], "split_dimension and concat_dimension", below: operand.rank, op)
        }
        guard count > 0, operand.shape[split] % count == 0 else {
          throw wrongAttribute(op, "'split_count' \(count) does not divide \(operand.shape[split])")
        }
        var wanted = operand
        wanted.shape[split] /= count
        wanted.shape[concatenation] = Saturating.times(wanted.shape[concatenation], count)
        try expect(op, index, is: wanted)
      default: try expect(op, index, is: operand)
      }
    }
    if op.opcode == .all_reduce {
      let element = scalar(try result(op))
      try expect(region: op.regions[0], takes: [element, element], returns: [element], op, "computation")
    }
  }

  private func verifyReduceScatter(_ op: Operation) throws(StableHLOError) {
    let operand = try tensor(op, 0)
    let dimension = op.integer("scatter_dimension")
    try expect(dimensions: [dimension], "scatter_dimension", below: operand.rank, op)
    let size = max(1, groupSize(op))
    guard operand.shape[dimension] % size == 0 else {
      throw mismatch(op, "groups of \(size) do not divide dimension \(dimension)")
    }
    var wanted = operand
    wanted.shape[dimension] /= size
    try expect(op, is: wanted)
    let element = scalar(operand)
    try expect(region: op.regions[0], takes: [element, element], returns: [element], op, "computation")
  }

  private func groupSize(_ op: Operation) -> Int {
    guard case .elements(let groups)? = op.attributes["replica_groups"], groups.type.rank == 2 else { return 1 }
    return groups.type.shape[1]
  }
}
