internal import Numerics
internal import StableHLO

/// Ops of one operand whose result element depends on the operand element alone.
func elementwiseUnary(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  try call.expect(x.shape)
  switch call.op.opcode {
  case .real, .imag: return [try complexPart(call)]
  case .abs where x.element.isComplex: return [complexModulus(x, to: call.result)]
  case .is_finite: return [try isFinite(call)]
  case .convert: return [x.converted(to: call.result.element)]
  case .reduce_precision: return [try reducePrecision(call)]
  default: break
  }
  try call.require(x.element == call.result.element, "operand and result have the same element type")
  let op = call.op.opcode
  let wide = computeType(x.element)
  let input = x.converted(to: wide)
  let type = TensorType(x.shape, wide)
  var output: Tensor?
  if wide.isFloat {
    if realUnaryOps.contains(op) { output = dispatch(RealUnary(op: op, x: input, type: type), real: wide) }
  } else if wide.isComplex {
    output = complexUnary(op, input, type)
  } else if wide == .bool {
    if op == .not { output = map(x, to: type) { (a: UInt8) -> UInt8 in a ^ 1 } }
  } else if integerUnaryOps.contains(op) {
    output = dispatch(IntegerUnary(op: op, x: x, type: type), integer: wide)
  }
  guard let output else { throw call.unsupported("is not defined on \(x.element.rawValue)") }
  return [output.converted(to: x.element)]
}

/// Ops of two operands of one type and shape.
func elementwiseBinary(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (a, b) = (call.operands[0], call.operands[1])
  try call.expect(a.shape)
  try call.require(a.type == b.type && call.result.element == a.element, "operands and result have one type")
  let op = call.op.opcode
  let wide = computeType(a.element)
  let type = TensorType(a.shape, wide)
  var output: Tensor?
  if wide.isFloat {
    if realBinaryOps.contains(op) {
      let kernel = RealBinary(op: op, a: a.converted(to: wide), b: b.converted(to: wide), type: type)
      output = dispatch(kernel, real: wide)
    }
  } else if wide.isComplex {
    output = complexBinary(op, a, b, type)
  } else if wide == .bool {
    output = booleanBinary(op, a, b)
  } else if integerBinaryOps.contains(op) {
    output = dispatch(IntegerBinary(op: op, a: a, b: b, type: type), integer: wide)
  }
  guard let output else { throw call.unsupported("is not defined on \(a.element.rawValue)") }
  return [output.converted(to: a.element)]
}

/// On `i1`, add and maximum are or; multiply and minimum are and.
private func booleanBinary(_ op: Opcode, _ a: Tensor, _ b: Tensor) -> Tensor? {
  switch op {
  case .and, .multiply, .minimum: map(a, b, to: a.type) { (x: UInt8, y: UInt8) -> UInt8 in x & y }
  case .or, .add, .maximum: map(a, b, to: a.type) { (x: UInt8, y: UInt8) -> UInt8 in x | y }
  case .xor: map(a, b, to: a.type) { (x: UInt8, y: UInt8) -> UInt8 in x ^ y }
  default: nil
  }
}

private func isFinite(_ call: Call) throws(ReferenceError) -> Tensor {
  struct Kernel: RealKernel {
    let x: Tensor
    let type: TensorType
    func run<T: RealMath>(_: T.Type) -> Tensor { map(x, to: type) { (a: T) -> UInt8 in a.isFinite ? 1 : 0 } }
  }
  let wide = computeType(call.operand.element)
  try call.require(call.result.element == .bool, "gives i1")
  let kernel = Kernel(x: call.operand.converted(to: wide), type: call.result)
  guard let output = dispatch(kernel, real: wide) else { throw call.unsupported("needs a float") }
  return output
}
