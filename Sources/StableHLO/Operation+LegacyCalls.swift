/// Ops that CHLO has and StableHLO has not, as JAX 0.8 and older send them: calls of `mhlo.NAME`, with the op's attributes in
/// `mhlo.attributes`.
extension Operation {
  /// The attributes that only such calls have.
  private static let values = "mhlo.attributes"
  private static let version = "mhlo.version"

  /// The op of CHLO that the call means; the op itself if it is no such call, or of one that CHLO has not.
  var inCHLO: Operation {
    guard opcode == .custom_call, case .string(let target)? = attributes["call_target_name"],
      target.hasPrefix("mhlo."), case .dictionary(var values)? = attributes[Self.values]
    else { return self }
    // What is usual is left out by newer writers.
    if values["largest"] == .bool(true) { values["largest"] = nil }
    let name = target.dropFirst("mhlo.".count)
    guard let meant = Opcode(mlirName: "chlo." + (name == "topk" ? "top_k" : name)) else { return self }
    let schema = OpSchema.of(meant)
    guard schema.operands.admits(operands.count), schema.results.admits(results.count),
      values.keys.allSatisfy({ schema.attribute($0) != nil })
    else { return self }
    let call = OpSchema.of(opcode)
    var others = attributes.filter { $0.key != Self.values && $0.key != Self.version && call.attribute($0.key) == nil }
    for row in schema.attributes {
      guard let value = values[row.name] else {
        if row.need == .required { return self }
        continue
      }
      guard let fitting = row.canonical(value) else { return self }
      others[row.name] = fitting
    }
    var operation = self
    operation.opcode = meant
    operation.attributes = schema.withoutDefaults(others)
    return operation
  }
}
