extension Module {
  /// Whether anything here is an annotation of the Shardy dialect.
  public var hasShardings: Bool {
    !meshes.isEmpty
      || functions.contains { function in
        (function.argumentAttributes + function.resultAttributes).contains { $0["sdy.sharding"] != nil }
          || function.body.contains { $0.opcode == .sdyShardingConstraint || $0.opcode == .sdyReshard }
      }
  }

  /// The same program without the annotations of the Shardy dialect: for a program that is cut nowhere, the same meaning.
  public var withoutShardings: Module {
    var module = self
    module.meshes = []
    for index in module.functions.indices { module.functions[index].removeShardings() }
    return module
  }
}

extension Region {
  fileprivate func contains(_ predicate: (Operation) -> Bool) -> Bool {
    operations.contains { predicate($0) || $0.regions.contains { $0.contains(predicate) } }
  }

  /// Takes constraints out and puts their operands in their results' places.
  fileprivate mutating func removeConstraints(_ substitutes: inout [Value: Value]) {
    var kept: [Operation] = []
    for var operation in operations {
      operation.operands = operation.operands.map { substitutes[$0] ?? $0 }
      if operation.opcode == .sdyShardingConstraint || operation.opcode == .sdyReshard {
        for (result, operand) in zip(operation.results, operation.operands) { substitutes[result] = operand }
        continue
      }
      operation.attributes["sdy.sharding"] = nil
      for index in operation.regions.indices { operation.regions[index].removeConstraints(&substitutes) }
      kept.append(operation)
    }
    operations = kept
  }
}

extension Function {
  fileprivate mutating func removeShardings() {
    for index in argumentAttributes.indices { argumentAttributes[index]["sdy.sharding"] = nil }
    for index in resultAttributes.indices { resultAttributes[index]["sdy.sharding"] = nil }
    var substitutes: [Value: Value] = [:]
    body.removeConstraints(&substitutes)
  }
}
