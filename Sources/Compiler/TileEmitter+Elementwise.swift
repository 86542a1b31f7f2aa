import InstructionSet
import Numerics
import Silicon
import StableHLO
import TileKernels

/// An operand of an elementwise op.
enum ElementwiseOperand {
  case tile(Tile)
  case constant([UInt8], ElementType)
}

extension TileEmitter {
  /// Emits the instructions for one op over a tile.
  ///
  /// Floats compute on Vector and Scalar, in fp32. 32-bit integers compute on GpSimd, which does them exactly; bit
  /// operations run on Vector, which leaves bits alone.
  func elementwise(
    _ op: ElementwiseOp, _ operands: [ElementwiseOperand], into result: Tile, _ space: TileSpace
  ) throws(EmissionError) {
    try freeingTemporaries { () throws(EmissionError) in try emitElementwise(op, operands, result.pattern(space), space)
    }
  }

  private func emitElementwise(
    _ op: ElementwiseOp, _ operands: [ElementwiseOperand], _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    switch op.opcode {
    case .convert: try convert(operands[0], to: dst, space)
    case .add: try arithmetic(.add, operands[0], operands[1], dst, space)
    case .subtract: try arithmetic(.subtract, operands[0], operands[1], dst, space)
    case .multiply: try arithmetic(.multiply, operands[0], operands[1], dst, space)
    case .maximum: try arithmetic(.maximum, operands[0], operands[1], dst, space)
    case .minimum: try arithmetic(.minimum, operands[0], operands[1], dst, space)
    case .and: try bitwise(.bitwise_and, operands[0], operands[1], dst, space)
    case .or: try bitwise(.bitwise_or, operands[0], operands[1], dst, space)
    case .xor: try bitwise(.bitwise_xor, operands[0], operands[1], dst, space)
    case .shift_left: try bitwise(.left_shift, operands[0], operands[1], dst, space)
    case .shift_right_logical: try bitwise(.right_shift, operands[0], operands[1], dst, space)
    case .shift_right_arithmetic: try shiftRightArithmetic(operands[0], operands[1], dst, space)
    case .not: try invert(operands[0], dst, space)
    case .compare: try compare(op.direction, operands[0], operands[1], dst, space)
    case .negate:
      if dst.element.isInteger {
        try arithmetic(
          .subtract, .constant([UInt8](repeating: 0, count: dst.element.byteCount), dst.element), operands[0], dst,
          space)
      } else {
        try arithmetic(.multiply, operands[0], .constant(encodeScalar(-1, .f32), .f32), dst, space)
      }
    case .abs:
      if dst.element.isInteger {
        let negative = try temporary(dst.element, space)
        let zero = ElementwiseOperand.constant([UInt8](repeating: 0, count: dst.element.byteCount), dst.element)
        try arithmetic(.subtract, zero, operands[0], negative.pattern(space), space)
        try arithmetic(.maximum, operands[0], .tile(negative), dst, space)
      } else {
        try scalarOperation(.abs, try pattern(operands[0], space), .constant(0), dst)
      }
    case .divide: try divide(operands[0], operands[1], dst, space)
    case .power: try arithmetic(.power, operands[0], operands[1], dst, space)
    case .exponential: try activate(.exp, operands[0], dst, space)
    case .log: try activate(.log, operands[0], dst, space)
    case .tanh: try activate(.tanh, operands[0], dst, space)
    case .sqrt: try activate(.sqrt, operands[0], dst, space)
    case .rsqrt: try activate(.rsqrt, operands[0], dst, space)
    case .logistic: try activate(.sigmoid, operands[0], dst, space)
    case .sign: try activate(.sign, operands[0], dst, space)
    case .chloErf: try activate(.erf, operands[0], dst, space)
    case .exponential_minus_one: try exponentialMinusOne(operands[0], dst, space)
    case .log_plus_one: try logPlusOne(operands[0], dst, space)
    case .is_finite:
      let magnitude = try temporary(.f32, space)
      try scalarOperation(.abs, try pattern(operands[0], space), .constant(0), magnitude.pattern(space))
      try scalarOperation(.less, magnitude.pattern(space), .constant(.infinity), dst)
    case .select: try select(operands[0], operands[1], operands[2], dst, space)
    case .clamp:
      let raised = try temporary(dst.element, space)
      try arithmetic(.maximum, operands[0], operands[1], raised.pattern(space), space)
      try arithmetic(.minimum, .tile(raised), operands[2], dst, space)
    default: preconditionFailure("ElementwiseLowering.isSupported admits only the ops above")
    }
  }

  // MARK: Operands

  func temporary(_ element: ElementType, _ space: TileSpace) throws(EmissionError) -> Tile {
    try allocate(element, space, copies: 1)
  }

  /// The operand as a tile, constants included.
  private func pattern(_ operand: ElementwiseOperand, _ space: TileSpace) throws(EmissionError) -> AccessPattern {
    switch operand {
    case .tile(let tile): return tile.pattern(space)
    case .constant(let bytes, let element):
      let one = space.restricted(to: [])
      let tile = try temporary(element, one)
      try fill(tile.pattern(one), bytes, element)
      return tile.pattern(space)
    }
  }

  func fill(_ dst: AccessPattern, _ bytes: [UInt8], _ element: ElementType) throws(EmissionError) {
    try emit(Memset(dst: dst, value: immediate(bytes, element), engine: .vector))
    noteVector(dst.freeCount)
  }

  private func immediate(_ bytes: [UInt8], _ element: ElementType) -> ScalarOperand {
    if element.isInteger {
      let wide = Conversion.convert(bytes: bytes, from: element, to: .i64, count: 1)
      return .integer(Int32(truncatingIfNeeded: wide.withUnsafeBytes { unsafe $0.loadUnaligned(as: Int64.self) }))
    }
    return .constant(Float(scalarValue(bytes, element) ?? 0))
  }

  private func element(_ operand: ElementwiseOperand) -> ElementType {
    switch operand {
    case .tile(let tile): tile.element
    case .constant(_, let element): element
    }
  }

  /// What `tensor_scalar` takes as its scalar: a constant, or one fp32 for each partition.
  private func scalar(_ operand: ElementwiseOperand, _ space: TileSpace) -> ScalarOperand? {
    switch operand {
    case .constant(let bytes, let element): immediate(bytes, element)
    case .tile(let tile):
      tile.element == .f32 && tile.isRowScalar(in: space) && space.freeCount > 1
        ? .perPartition(tile.pattern(space.restricted(to: []))) : nil
    }
  }

  // MARK: Arithmetic

  private func scalarOperation(
    _ op: ALUOperator, _ data: AccessPattern, _ operand: ScalarOperand, reversed: Bool = false, _ dst: AccessPattern
  ) throws(EmissionError) {
    try emit(
      TensorScalar(
        dst: dst, data: data, op0: op, operand0: operand, reverse0: reversed, op1: nil, operand1: .constant(0),
        engine: .vector))
    noteVector(dst.freeCount / 2)
  }

  private func arithmetic(
    _ op: ALUOperator, _ a: ElementwiseOperand, _ b: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    let type = element(a)
    if type == .i32 || type == .ui32 { return try integerArithmetic(op, a, b, dst, space) }
    if op == .power {
      // Only GpSimd has the two-tensor form.
      if let scalar = scalar(b, space) { return try scalarOperation(op, try pattern(a, space), scalar, dst) }
      if let scalar = scalar(a, space) {
        return try scalarOperation(op, try pattern(b, space), scalar, reversed: true, dst)
      }
      return try emit(
        TensorTensor(
          dst: dst, data1: try onChipForGpSimd(a, space), op: op, data2: try onChipForGpSimd(b, space), engine: .gpsimd)
      )
    }
    if let scalar = scalar(b, space) {
      return try withScalar(op, try pattern(a, space), scalar, reversed: false, dst)
    }
    if let scalar = scalar(a, space) {
      return try withScalar(op, try pattern(b, space), scalar, reversed: true, dst)
    }
    var x = try pattern(a, space)
    let y = try pattern(b, space)
    if case .tile(let first) = a, case .tile(let second) = b, first.isPSUM, second.isPSUM {
      let moved = try temporary(first.element, space)
      try copy(x, to: moved.pattern(space))
      x = moved.pattern(space)
    }
    try emit(TensorTensor(dst: dst, data1: x, op: op, data2: y, engine: .vector))
    noteVector(dst.freeCount)
  }

  /// Scaling and shifting may run on the Scalar engine as well.
  private func withScalar(
    _ op: ALUOperator, _ data: AccessPattern, _ operand: ScalarOperand, reversed: Bool, _ dst: AccessPattern
  ) throws(EmissionError) {
    if op == .multiply, lighterEngine(elements: dst.freeCount, vectorRate: 0.5) == .scalar {
      return try emit(Activation(dst: dst, op: .copy, data: data, scale: operand, bias: try zeroBias(dst)))
    }
    try scalarOperation(op, data, operand, reversed: reversed, dst)
  }

  private func onChipForGpSimd(_ operand: ElementwiseOperand, _ space: TileSpace) throws(EmissionError) -> AccessPattern
  {
    let source = try pattern(operand, space)
    guard case .tile(let tile) = operand, tile.isPSUM else { return source }
    let moved = try temporary(tile.element, space)
    try copy(source, to: moved.pattern(space))
    return moved.pattern(space)
  }

  private func integerArithmetic(
    _ op: ALUOperator, _ a: ElementwiseOperand, _ b: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    if case .constant(let bytes, let type) = b {
      return try emit(
        TensorScalar(
          dst: dst, data: try pattern(a, space), op0: op, operand0: immediate(bytes, type), op1: nil,
          operand1: .constant(0), engine: .gpsimd))
    }
    if case .constant(let bytes, let type) = a {
      return try emit(
        TensorScalar(
          dst: dst, data: try pattern(b, space), op0: op, operand0: immediate(bytes, type), reverse0: true, op1: nil,
          operand1: .constant(0), engine: .gpsimd))
    }
    try emit(
      TensorTensor(dst: dst, data1: try pattern(a, space), op: op, data2: try pattern(b, space), engine: .gpsimd))
  }

  private func compare(
    _ direction: String, _ a: ElementwiseOperand, _ b: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    let op: ALUOperator =
      switch direction {
      case "EQ": .equal
      case "NE": .not_equal
      case "GE": .greater_equal
      case "GT": .greater
      case "LE": .less_equal
      default: .less
      }
    let type = element(a)
    guard type == .i32 || type == .ui32 else {
      if case .constant = a, case .tile = b { return try arithmetic(op, .tile(try tile(a, space)), b, dst, space) }
      return try arithmetic(op, a, b, dst, space)
    }
    // Exact only while every operand is a 32-bit integer, the result too.
    let wide = try temporary(type, space)
    if case .constant = a {
      try integerArithmetic(op, .tile(try tile(a, space)), b, wide.pattern(space), space)
    } else {
      try integerArithmetic(op, a, b, wide.pattern(space), space)
    }
    try emit(TensorCopy(dst: dst, src: wide.pattern(space), engine: .gpsimd))
  }

  private func tile(_ operand: ElementwiseOperand, _ space: TileSpace) throws(EmissionError) -> Tile {
    switch operand {
    case .tile(let tile): return tile
    case .constant(let bytes, let element):
      let one = space.restricted(to: [])
      let tile = try temporary(element, one)
      try fill(tile.pattern(one), bytes, element)
      return tile
    }
  }

  private func divide(
    _ a: ElementwiseOperand, _ b: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    if case .constant(let bytes, let type) = b {
      let value = scalarValue(bytes, type) ?? 1
      let inverse = ElementwiseOperand.constant(encodeScalar(Double(1 / Float(value)), .f32), .f32)
      return try arithmetic(.multiply, a, inverse, dst, space)
    }
    // One reciprocal for a value that many elements share.
    guard case .tile(let divisor) = b else { return }
    let own = space.restricted(to: Set(divisor.strides.keys))
    let inverse = try temporary(.f32, own)
    try emit(Reciprocal(dst: inverse.pattern(own), data: divisor.pattern(own)))
    noteVector(8 * own.freeCount)
    if case .constant(let bytes, let type) = a, scalarValue(bytes, type) == 1, own.freeCount == space.freeCount {
      return try copy(inverse.pattern(space), to: dst)
    }
    try arithmetic(.multiply, a, .tile(inverse), dst, space)
  }

  // MARK: Bits

  private func bitwise(
    _ op: ALUOperator, _ a: ElementwiseOperand, _ b: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    if case .constant(let bytes, let type) = b {
      return try emit(
        TensorScalar(
          dst: dst, data: try pattern(a, space), op0: op, operand0: bitImmediate(bytes, type), op1: nil,
          operand1: .constant(0), engine: .vector))
    }
    if case .constant(let bytes, let type) = a {
      return try emit(
        TensorScalar(
          dst: dst, data: try pattern(b, space), op0: op, operand0: bitImmediate(bytes, type), reverse0: true, op1: nil,
          operand1: .constant(0), engine: .vector))
    }
    try emit(
      TensorTensor(dst: dst, data1: try pattern(a, space), op: op, data2: try pattern(b, space), engine: .vector))
    noteVector(dst.freeCount)
  }

  private func bitImmediate(_ bytes: [UInt8], _ element: ElementType) -> ScalarOperand {
    .integer(
      element == .bool
        ? Int32(bytes[0] & 1) : { if case .integer(let bits) = immediate(bytes, element) { bits } else { 0 } }())
  }

  private func invert(_ a: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace) throws(EmissionError) {
    // A boolean inverts its low bit only.
    let mask = ElementwiseOperand.constant(
      dst.element == .bool ? [1] : [UInt8](repeating: 0xFF, count: dst.element.byteCount), dst.element)
    try bitwise(.bitwise_xor, a, mask, dst, space)
  }

  /// `((x ^ s) >> n) ^ s` with s all ones where x is negative; counts of 32 and more leave s.
  private func shiftRightArithmetic(
    _ a: ElementwiseOperand, _ n: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    let zero = ElementwiseOperand.constant([0, 0, 0, 0], .i32)
    var x = try tile(a, space)
    x.element = .i32
    var count = try tile(n, space)
    count.element = .i32
    let sign = try temporary(.i32, space)
    let flipped = try temporary(.i32, space)
    let isNegative = try temporary(.i32, space)
    try integerArithmetic(.less, .tile(x), zero, isNegative.pattern(space), space)
    try integerArithmetic(.subtract, zero, .tile(isNegative), sign.pattern(space), space)
    try bitwise(.bitwise_xor, .tile(x), .tile(sign), flipped.pattern(space), space)
    try bitwise(.right_shift, .tile(flipped), .tile(count), isNegative.pattern(space), space)
    var target = dst
    target.element = .i32
    try bitwise(.bitwise_xor, .tile(isNegative), .tile(sign), target, space)
  }

  // MARK: Functions

  private func activate(
    _ function: ActivationFunction, _ a: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    try emit(
      Activation(dst: dst, op: function, data: try pattern(a, space), scale: .constant(1), bias: try zeroBias(dst)))
    noteScalar(dst.freeCount)
  }

  /// One activation of `scale * data + bias`, with the sum of its results where that is wanted. `row` is the tile of the
  /// argument's bias, `one` the space of one value for each partition.
  func activate(
    _ function: ActivationFunction, _ argument: PassFolding.Argument, data: AccessPattern, row: Tile?,
    sum: AccessPattern? = nil, _ dst: AccessPattern, one: TileSpace
  ) throws(EmissionError) {
    let bias: ScalarOperand
    switch argument.bias {
    case .none: bias = try zeroBias(dst)
    case .constant(let value): bias = .constant(value)
    case .row(_, let isSubtracted):
      var tile = row!
      if isSubtracted || tile.element != .f32 {
        let negated = try allocate(.f32, one)
        try elementwise(ElementwiseOp(opcode: isSubtracted ? .negate : .convert), [.tile(tile)], into: negated, one)
        tile = negated
      }
      bias = .perPartition(tile.pattern(one))
    }
    try emit(
      Activation(
        dst: dst, op: function, data: data, scale: .constant(argument.scale), bias: bias,
        reduceCommand: sum == nil ? .idle : .resetReduce, reduceResult: sum))
    noteScalar(dst.freeCount)
  }

  /// Changes a tile where `predicate` (or its opposite) holds.
  func overwrite(
    _ tile: Tile, with value: Float, where predicate: Tile, isReversed: Bool, _ space: TileSpace
  ) throws(EmissionError) {
    let dst = tile.pattern(space)
    try emit(
      TensorCopyPredicated(
        dst: dst, src: .constant(value), predicate: predicate.pattern(space, element: .ui8),
        reversePredicate: isReversed))
    noteVector(dst.freeCount)
  }

  /// NeuronCore-v2 takes the bias from a tile only. Adding -0 leaves every number as it is.
  private func zeroBias(_ dst: AccessPattern) throws(EmissionError) -> ScalarOperand {
    if builder.core.generation > .v2 { return .constant(0) }
    let space = TileSpace(partitionAxis: nil, partitions: dst.partitions, free: [], ranges: [:])
    let zero = try temporary(.f32, space)
    try fill(zero.pattern(space), encodeScalar(-0.0, .f32), .f32)
    return .perPartition(zero.pattern(space))
  }

  /// `tanh(x/2) * (exp(x) + 1)`, which keeps its digits near 0.
  private func exponentialMinusOne(
    _ a: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    let half = try temporary(.f32, space)
    let raised = try temporary(.f32, space)
    let x = try pattern(a, space)
    try emit(Activation(dst: half.pattern(space), op: .tanh, data: x, scale: .constant(0.5), bias: try zeroBias(dst)))
    try emit(Activation(dst: raised.pattern(space), op: .exp, data: x, scale: .constant(1), bias: try zeroBias(dst)))
    // Beyond exp's range the product with tanh's 1 is exp itself.
    try emit(
      ScalarTensorTensor(
        dst: dst, data: raised.pattern(space), op0: .add, operand0: .constant(1), op1: .multiply,
        operand1: half.pattern(space)))
  }

  /// `log(u) * x / (u - 1)` with u = 1 + x, and x where u is 1: Kahan's form, accurate near 0.
  private func logPlusOne(_ a: ElementwiseOperand, _ dst: AccessPattern, _ space: TileSpace) throws(EmissionError) {
    let x = try pattern(a, space)
    let u = try temporary(.f32, space)
    let difference = try temporary(.f32, space)
    let quotient = try temporary(.f32, space)
    let isPlain = try temporary(.bool, space)
    try scalarOperation(.add, x, .constant(1), u.pattern(space))
    try scalarOperation(.subtract, u.pattern(space), .constant(1), difference.pattern(space))
    try emit(Reciprocal(dst: quotient.pattern(space), data: difference.pattern(space)))
    try emit(
      TensorTensor(
        dst: quotient.pattern(space), data1: quotient.pattern(space), op: .multiply, data2: x, engine: .vector))
    try emit(
      Activation(
        dst: difference.pattern(space), op: .log, data: u.pattern(space), scale: .constant(1), bias: try zeroBias(dst)))
    // u = 1 leaves x; an infinite u leaves log(u).
    try scalarOperation(.equal, u.pattern(space), .constant(1), isPlain.pattern(space))
    let result = try temporary(.f32, space)
    try emit(
      TensorTensor(
        dst: result.pattern(space), data1: difference.pattern(space), op: .multiply, data2: quotient.pattern(space),
        engine: .vector))
    let wide = try temporary(.f32, space)
    try copy(x, to: wide.pattern(space))
    try emit(
      TensorCopyPredicated(
        dst: result.pattern(space), src: .tile(wide.pattern(space)), predicate: isPlain.pattern(space, element: .ui8)))
    try scalarOperation(.equal, u.pattern(space), .constant(.infinity), isPlain.pattern(space))
    try emit(
      TensorCopyPredicated(
        dst: result.pattern(space), src: .tile(u.pattern(space)), predicate: isPlain.pattern(space, element: .ui8)))
    try copy(result.pattern(space), to: dst)
  }

  // MARK: Casts

  private func convert(_ a: ElementwiseOperand, to dst: AccessPattern, _ space: TileSpace) throws(EmissionError) {
    guard case .tile(let tile) = a, tile.element.isFloat, dst.element.isInteger else {
      return try move(a, to: dst, space)
    }
    try truncate(tile.pattern(space), to: dst, space)
  }

  /// Casts round to the nearest, where StableHLO's convert rounds toward zero: |x| goes to an integer and back, loses 1
  /// where that has grown, and takes its sign again. All of it is exact in fp32; NaN becomes 0, and what is out of range
  /// saturates.
  private func truncate(_ x: AccessPattern, to dst: AccessPattern, _ space: TileSpace) throws(EmissionError) {
    let magnitude = try temporary(.f32, space).pattern(space)
    let whole = try temporary(.ui32, space).pattern(space)
    let rounded = try temporary(.f32, space).pattern(space)
    try scalarOperation(.abs, x, .constant(0), magnitude)
    try emit(TensorCopy(dst: whole, src: magnitude, engine: .vector))
    try emit(TensorCopy(dst: rounded, src: whole, engine: .vector))
    try emit(TensorTensor(dst: magnitude, data1: rounded, op: .greater, data2: magnitude, engine: .vector))
    try emit(TensorTensor(dst: magnitude, data1: rounded, op: .subtract, data2: magnitude, engine: .vector))
    try emit(
      TensorScalar(
        dst: rounded, data: x, op0: .less, operand0: .constant(0), op1: .multiply, operand1: .constant(-2),
        engine: .vector))
    try emit(
      ScalarTensorTensor(
        dst: dst, data: rounded, op0: .add, operand0: .constant(1), op1: .multiply, operand1: magnitude))
    noteVector(6 * dst.freeCount)
  }

  // MARK: Choice

  private func move(_ a: ElementwiseOperand, to dst: AccessPattern, _ space: TileSpace) throws(EmissionError) {
    switch a {
    case .constant(let bytes, let element): try fill(dst, bytes, element)
    case .tile(let tile): try copy(tile.pattern(space), to: dst)
    }
  }

  private func select(
    _ predicate: ElementwiseOperand, _ onTrue: ElementwiseOperand, _ onFalse: ElementwiseOperand, _ dst: AccessPattern,
    _ space: TileSpace
  ) throws(EmissionError) {
    guard case .tile(let mask) = predicate else {
      guard case .constant(let bytes, _) = predicate else { return }
      return try move(bytes[0] != 0 ? onTrue : onFalse, to: dst, space)
    }
    try move(onFalse, to: dst, space)
    let source: TileOperand
    switch onTrue {
    case .constant(let bytes, let element) where !element.isInteger:
      source = .constant(Float(scalarValue(bytes, element) ?? 0))
    default:
      var chosen = try tile(onTrue, space)
      if chosen.element != dst.element {
        let cast = try temporary(dst.element, space)
        try copy(chosen.pattern(space), to: cast.pattern(space))
        chosen = cast
      }
      source = .tile(chosen.pattern(space))
    }
    try emit(TensorCopyPredicated(dst: dst, src: source, predicate: mask.pattern(space, element: .ui8)))
    noteVector(dst.freeCount)
  }

  // MARK: Indices

  func iota(_ index: IndexExpression, _ element: ElementType, _ space: TileSpace) throws(EmissionError) -> Tile {
    let inner = space.restricted(to: Set(index.axes.keys))
    let result = try allocate(element, inner)
    let pattern = merged(inner.free.map { Dimension(inner.count($0), stride: index.coefficient(of: $0)) })
    try emit(
      Iota(
        dst: result.pattern(inner), pattern: pattern, offset: offset(of: index, in: inner),
        channelMultiplier: inner.partitionAxis.map { index.coefficient($0) } ?? 0))
    return result
  }

  // MARK: Reductions

  func reduce(
    _ kind: Reduction, _ bound: Set<Axis>, _ data: Tile, into result: Tile, _ space: TileSpace, _ kept: TileSpace
  ) throws(EmissionError) {
    let axes = Set(data.strides.keys).union(kept.free).union(bound)
    var inner = space.restricted(to: axes)
    // Reduced axes trail.
    inner.free = inner.free.filter { !bound.contains($0) } + inner.free.filter { bound.contains($0) }
    let source = reductionPattern(data, inner, bound)
    try emit(TensorReduce(dst: result.pattern(kept), op: kind.alu, data: source))
    noteVector(source.freeCount)
  }

  /// Kept and reduced dimensions must stay apart in the pattern.
  private func reductionPattern(_ data: Tile, _ space: TileSpace, _ bound: Set<Axis>) -> AccessPattern {
    var pattern = data.pattern(space)
    let kept = space.free.filter { !bound.contains($0) }.map {
      Dimension(space.count($0), stride: data.strides[$0] ?? 0)
    }
    let reduced = space.free.filter { bound.contains($0) }.map {
      Dimension(space.count($0), stride: data.strides[$0] ?? 0)
    }
    pattern.free = (kept.allSatisfy { $0.count == 1 } ? [] : merged(kept)) + merged(reduced)
    return pattern
  }
}

extension Reduction {
  var alu: ALUOperator {
    switch self {
    case .add: .add
    case .maximum: .maximum
    case .minimum: .minimum
    case .multiply: .multiply
    }
  }

  func identity(_ element: ElementType) -> Float {
    switch self {
    case .add: 0
    case .multiply: 1
    case .maximum: element == .bool ? 0 : -.infinity
    case .minimum: element == .bool ? 1 : .infinity
    }
  }
}
