internal import Numerics
internal import StableHLO

/// A scalar region (reducer, comparator, scatter combiner) run on many scalars at once.
///
/// Every op of such a region works elementwise on rank-0 tensors, so the region can be run once on vectors: its
/// arguments become vectors of `n` elements, its constants and the values it captures are repeated. Regions with other
/// ops run once per element.
struct LiftedRegion {
  let region: Region
  let evaluator: Evaluator
  let frame: Frame
  let isElementwise: Bool
  let location: SourceLocation

  init(_ region: Region, of call: Call) {
    self.region = region
    evaluator = call.evaluator
    frame = call.frame
    location = call.op.location
    isElementwise = Self.isElementwise(region, evaluator: call.evaluator, depth: 0)
  }

  /// If the region is one op on its two arguments, that op.
  var singleOp: Opcode? {
    guard region.operations.count == 2, let op = region.operations.first, region.arguments.count == 2,
      region.results == op.results, op.results.count == 1
    else { return nil }
    if op.operands == region.arguments { return op.opcode }
    let commutes: Set<Opcode> = [.add, .multiply, .maximum, .minimum, .and, .or, .xor]
    return op.operands == region.arguments.reversed() && commutes.contains(op.opcode) ? op.opcode : nil
  }

  /// If the region returns one of its arguments untouched, which.
  var returnedArgument: Int? {
    guard region.operations.count == 1, region.results.count == 1 else { return nil }
    return region.arguments.firstIndex(of: region.results[0])
  }

  /// Vectors of `n` elements in, vectors of `n` elements out.
  func callAsFunction(_ arguments: [Tensor], count n: Int) throws(ReferenceError) -> [Tensor] {
    if isElementwise { return try run(region, arguments, count: n, frame: frame, depth: 0) }
    var columns: [[UInt8]] = []
    var types: [TensorType] = []
    for i in 0..<n {
      let scalars = arguments.map { $0.element(at: i) }
      let results = try evaluator.run(region, scalars, in: frame)
      if columns.isEmpty {
        columns = results.map { _ in [] }
        types = results.map { TensorType([n], $0.element) }
      }
      for (index, result) in results.enumerated() { columns[index] += result.bytes }
    }
    if n == 0 {
      let results = try frame.types(of: region.results, at: location)
      return results.map { Tensor(zeros: TensorType([0], $0.element)) }
    }
    return zip(types, columns).map { Tensor(type: $0, bytes: $1) }
  }

  private func run(
    _ region: Region, _ arguments: [Tensor], count n: Int, frame: Frame, depth: Int
  ) throws(ReferenceError) -> [Tensor] {
    var local: [Value: Tensor] = [:]
    for (value, tensor) in zip(region.arguments, arguments) { local[value] = tensor }
    for op in region.operations {
      var operands: [Tensor] = []
      for value in op.operands {
        if let tensor = local[value] {
          operands.append(tensor)
        } else {
          operands.append(try frame.lookUp([value], at: op.location)[0].broadcast(to: n))
        }
      }
      if op.opcode == .return { return operands }
      let results = try frame.types(of: op.results, at: op.location).map { TensorType([n], $0.element) }
      let call = Call(op: op, operands: operands, results: results, evaluator: evaluator, frame: frame)
      let tensors: [Tensor]
      switch op.opcode {
      case .constant: tensors = [try constant(call, type: TensorType([], results[0].element)).broadcast(to: n)]
      case .reshape, .broadcast_in_dim, .optimization_barrier: tensors = operands
      case .call:
        let callee = try call.callee()
        tensors = try run(
          callee.body, operands, count: n, frame: Frame(callee, depth: frame.depth + 1), depth: depth + 1)
      default: tensors = try evaluator.evaluate(call)
      }
      for (value, tensor) in zip(op.results, tensors) { local[value] = tensor }
    }
    throw ReferenceError(.shapeMismatch, "a region of @\(frame.function.name) does not end in return", at: location)
  }

  private static func isElementwise(_ region: Region, evaluator: Evaluator, depth: Int) -> Bool {
    region.operations.allSatisfy { op in
      switch op.opcode {
      case .return, .constant, .reshape, .broadcast_in_dim, .optimization_barrier: return true
      case .call:
        guard depth < 8, case .symbol(let name) = op.attributes["callee"],
          let callee = try? evaluator.function(named: name, at: .unknown)
        else { return false }
        return isElementwise(callee.body, evaluator: evaluator, depth: depth + 1)
      default: return op.opcode.isElementwise && op.regions.isEmpty
      }
    }
  }
}

extension Tensor {
  /// Element `index` of a vector, as a scalar.
  func element(at index: Int) -> Tensor {
    let size = element.byteCount
    return Tensor(type: TensorType([], element), bytes: Array(bytes[index * size..<(index + 1) * size]))
  }
}

extension Opcode {
  /// Ops whose result element depends only on the operand elements at the same place.
  var isElementwise: Bool {
    switch self {
    case .abs, .cbrt, .ceil, .convert, .cosine, .count_leading_zeros, .exponential, .exponential_minus_one, .floor,
      .imag, .is_finite, .log, .log_plus_one, .logistic, .negate, .not, .popcnt, .real, .reduce_precision,
      .round_nearest_afz, .round_nearest_even, .rsqrt, .sign, .sine, .sqrt, .tan, .tanh, .add, .and, .atan2, .compare,
      .complex, .divide, .maximum, .minimum, .multiply, .or, .power, .remainder, .shift_left,
      .shift_right_arithmetic, .shift_right_logical, .subtract, .xor, .clamp, .select:
      true
    default: false
    }
  }
}
