internal import Numerics
internal import StableHLO

extension Call {
  /// The function that a `call` names.
  func callee(_ key: String = "callee") throws(ReferenceError) -> Function {
    guard let name = word(key) else { throw failure(.missingAttribute, "attribute \(key) must name a function") }
    return try evaluator.function(named: name, at: op.location)
  }
}

/// `call`, and `composite` through its decomposition.
func callFunction(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let callee = try call.callee(call.op.opcode == .composite ? "decomposition" : "callee")
  return try call.evaluator.call(callee, call.operands, depth: call.frame.depth + 1)
}

/// `if`: the first region when the predicate holds, else the second.
func ifThenElse(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(
    call.operands.count == 1 && call.operand.type == TensorType([], .bool) && call.op.regions.count == 2,
    "takes a scalar i1 and two regions")
  return try call.evaluator.run(call.region(call.operand.bytes[0] != 0 ? 0 : 1), [], in: call.frame)
}

/// `case`: the region of the index; the last one when the index is out of range.
func switchCase(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(
    call.operands.count == 1 && call.operand.shape.isEmpty && call.operand.element.isInteger
      && !call.op.regions.isEmpty,
    "takes a scalar integer and at least one region")
  let index = call.operand.ints[0]
  let last = call.op.regions.count - 1
  return try call.evaluator.run(call.region(index < 0 || index > Int64(last) ? last : Int(index)), [], in: call.frame)
}

/// `while`: runs the second region on its own results as long as the first one holds for them.
func whileLoop(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let condition = try call.region(0, arguments: call.operands.count)
  let body = try call.region(1, arguments: call.operands.count)
  var state = call.operands
  while true {
    let goesOn = try call.evaluator.run(condition, state, in: call.frame)
    try call.require(goesOn.first?.type == TensorType([], .bool), "the condition gives a scalar i1")
    if goesOn[0].bytes[0] == 0 { return state }
    state = try call.evaluator.run(body, state, in: call.frame)
    try call.require(state.map(\.type) == call.results, "the body gives tensors of the operands' types")
  }
}

/// Ops that give their operands back.
func identity(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.require(call.operands.map(\.type) == call.results, "gives its operands back")
  return call.operands
}
