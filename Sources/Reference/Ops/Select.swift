internal import Numerics
internal import StableHLO

/// `select`: elements of the second operand where the predicate holds, else of the third. The predicate may be a
/// scalar.
func select(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3)
  let (predicate, yes, no) = (call.operands[0], call.operands[1], call.operands[2])
  try call.expect(yes.shape)
  try call.require(
    predicate.element == .bool && yes.type == no.type && yes.element == call.result.element,
    "chooses by i1 between two tensors of the result's type")
  if predicate.shape.isEmpty { return [predicate.bytes[0] != 0 ? yes : no] }
  try call.require(predicate.shape == yes.shape, "the predicate is a scalar or has the result's shape")
  struct Kernel: WordKernel {
    let predicate: Tensor
    let yes: Tensor
    let no: Tensor
    func run<T: BitwiseCopyable>(_: T.Type) -> Tensor {
      predicate.read(as: UInt8.self) { choose in
        map2(yes, no, to: yes.type, as: T.self) { i, a, b in choose[i] != 0 ? a : b }
      }
    }
  }
  return [dispatch(Kernel(predicate: predicate, yes: yes, no: no), bytes: yes.element.byteCount)]
}

@inline(__always)
private func map2<T: BitwiseCopyable>(
  _ a: Tensor, _ b: Tensor, to type: TensorType, as: T.Type, _ f: (Int, T, T) -> T
) -> Tensor {
  a.read(as: T.self) { a in
    b.read(as: T.self) { b in
      Tensor.make(type, as: T.self) { out, n in for i in 0..<n { out[i] = f(i, a[i], b[i]) } }
    }
  }
}

/// `clamp`: minimum(maximum(operand, low), high); the bounds may be scalars.
func clamp(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(3)
  let x = call.operands[1]
  try call.expect(x.shape)
  var bounds: [Tensor] = []
  for bound in [call.operands[0], call.operands[2]] {
    try call.require(
      bound.element == x.element && (bound.shape.isEmpty || bound.shape == x.shape),
      "bounds have the operand's type and are scalars or have its shape")
    bounds.append(bound.shape == x.shape ? bound : bound.broadcast(to: x.count).reshaped(x.shape))
  }
  let raised = try binary(.maximum, x, bounds[0], like: call)
  return [try binary(.minimum, raised, bounds[1], like: call)]
}

/// One elementwise op inside another op.
func binary(_ opcode: Opcode, _ a: Tensor, _ b: Tensor, like call: Call) throws(ReferenceError) -> Tensor {
  let op = Operation(opcode, location: call.op.location)
  let inner = Call(op: op, operands: [a, b], results: [a.type], evaluator: call.evaluator, frame: call.frame)
  return try elementwiseBinary(inner)[0]
}

func unary(_ opcode: Opcode, _ a: Tensor, like call: Call) throws(ReferenceError) -> Tensor {
  let op = Operation(opcode, location: call.op.location)
  let inner = Call(op: op, operands: [a], results: [a.type], evaluator: call.evaluator, frame: call.frame)
  return try elementwiseUnary(inner)[0]
}
