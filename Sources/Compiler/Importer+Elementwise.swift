import InstructionSet
import Numerics
import Silicon
import StableHLO

/// Casts and elementwise ops.
extension Importer {
  func convert(
    _ input: Graph.NodeID, to element: ElementType, _ op: Operation, _ function: Function, _ origin: Origin
  ) throws(CompileError) -> Graph.NodeID {
    let type = graph.type(input)
    let result = TensorType(type.shape, element)
    if type.element == element { return input }
    let signless: [ElementType: ElementType] = [
      .i32: .ui32, .ui32: .i32, .i16: .ui16, .ui16: .i16, .i8: .ui8, .ui8: .i8,
    ]
    if signless[type.element] == element { return graph.add(.bitcast, [input], result, origin) }
    if case .splat(let bytes) = graph[input].kind, isEngineType(element) {
      return splat(Conversion.convert(bytes: bytes, from: type.element, to: element, count: 1), result, origin)
    }
    let known = isEngineType
    let narrows = type.element.isInteger && element.isInteger && element.bitWidth < type.element.bitWidth
    let changesSign = type.element.isSignedInteger && element.isUnsignedInteger
    // Values an integer type cannot hold must wrap (integers) or clamp (floats); only the first needs GpSimd's help.
    if known(type.element), known(element), !narrows, !changesSign,
      !(type.element.bitWidth == 32 && type.element.isInteger && element.isInteger)
    {
      if element == .bool {
        let zero = splat([UInt8](repeating: 0, count: type.element.byteCount), type, origin)
        return graph.add(.elementwise(ElementwiseOp(opcode: .compare, direction: "NE")), [input, zero], result, origin)
      }
      return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [input], result, origin)
    }
    return try reference(op, function, [input], [result], origin)[0]
  }

  func elementwise(_ op: Operation, _ inputs: [Graph.NodeID], _ type: TensorType, _ origin: Origin) -> Graph
    .NodeID?
  {
    var direction = ""
    if op.opcode == .compare {
      guard case .enumeration(let word)? = op.attributes["comparison_direction"] else { return nil }
      if case .enumeration("TOTALORDER")? = op.attributes["compare_type"] { return nil }
      direction = word
    }
    var operands = inputs
    if op.opcode == .select || op.opcode == .clamp {
      operands = inputs.map { input in
        graph.type(input).rank == 0 && type.rank > 0
          ? view(input, .broadcast(operandShape: [], dimensions: [], resultShape: type.shape), type.shape, origin)
          : input
      }
    }
    let elements = operands.map { graph.type($0).element }
    guard ElementwiseLowering.isSupported(op.opcode, direction, operands: elements, result: type.element) else {
      return nil
    }
    if op.opcode == .reduce_precision {
      // Only the precisions that are themselves engine types round in one cast.
      let bits = (op.integer("exponent_bits"), op.integer("mantissa_bits"))
      guard type.element == .f32, bits == (8, 7) || bits == (5, 10) else { return nil }
      let narrow = TensorType(type.shape, bits == (8, 7) ? .bf16 : .f16)
      let rounded = graph.add(.elementwise(ElementwiseOp(opcode: .convert)), operands, narrow, origin)
      return graph.add(.elementwise(ElementwiseOp(opcode: .convert)), [rounded], type, origin)
    }
    return graph.add(.elementwise(ElementwiseOp(opcode: op.opcode, direction: direction)), operands, type, origin)
  }

  func isEngineFloat(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineFloat(element) }
  func isEngineInteger(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineInteger(element) }
  func isEngineType(_ element: ElementType) -> Bool { ElementwiseLowering.isEngineType(element) }
}
