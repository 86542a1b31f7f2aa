internal import Numerics
internal import StableHLO

/// One op with the tensors it works on: what the functions of `Ops/` take.
struct Call {
  let op: Operation
  let operands: [Tensor]
  /// The declared result types (of the whole batch, in a lifted region).
  let results: [TensorType]
  /// Runs regions and calls.
  let evaluator: Evaluator
  let frame: Frame

  var operand: Tensor { operands[0] }
  var result: TensorType { results[0] }

  /// Describes the op and its operands for messages.
  var description: String {
    let types = operands.map { describe($0.type) }.joined(separator: ", ")
    return "\(op.opcode.rawValue)(\(types)) -> (\(results.map(describe).joined(separator: ", ")))"
  }

  func failure(_ code: ReferenceError.Code, _ message: String) -> ReferenceError {
    ReferenceError(code, "\(description): \(message)", at: op.location)
  }

  func unsupported(_ what: String) -> ReferenceError { failure(.unsupported, what) }

  /// Throws unless the condition, which the StableHLO specification asks for, holds.
  func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(ReferenceError) {
    if !condition { throw failure(.shapeMismatch, message()) }
  }

  func requireOperands(_ count: Int, results resultCount: Int = 1) throws(ReferenceError) {
    try require(
      operands.count == count && results.count == resultCount,
      "takes \(count) operands and gives \(resultCount) results")
  }

  /// The operands of a reduction: inputs of one shape, then as many scalar init values of their types.
  func inputsAndInits() throws(ReferenceError) -> (inputs: [Tensor], inits: [Tensor]) {
    let count = operands.count / 2
    try require(
      count >= 1 && operands.count == 2 * count && results.count == count, "takes as many init values as inputs")
    let (inputs, inits) = (Array(operands[..<count]), Array(operands[count...]))
    for (input, start) in zip(inputs, inits) {
      try require(
        input.shape == inputs[0].shape && start.shape.isEmpty && start.element == input.element,
        "inputs have one shape, and scalar init values of their types")
    }
    return (inputs, inits)
  }

  /// The declared result must have the shape that the operands imply.
  func expect(_ shape: [Int], result index: Int = 0) throws(ReferenceError) {
    try require(
      index < results.count && results[index].shape == shape,
      "the operands give shape \(shape); correct the declared result")
  }

  // MARK: Attributes

  func integers(_ key: String) throws(ReferenceError) -> [Int]? {
    guard let attribute = op.attributes[key] else { return nil }
    if let values = attribute.integerList { return values }
    throw failure(.missingAttribute, "attribute \(key) must be a list of integers")
  }

  func requiredIntegers(_ key: String, count: Int? = nil) throws(ReferenceError) -> [Int] {
    guard let values = try integers(key) else { throw failure(.missingAttribute, "attribute \(key) is missing") }
    if let count { try require(values.count == count, "attribute \(key) needs \(count) values, has \(values.count)") }
    return values
  }

  /// A list that defaults to `count` equal values.
  func integers(_ key: String, count: Int, default value: Int) throws(ReferenceError) -> [Int] {
    guard let values = try integers(key) else { return [Int](repeating: value, count: count) }
    try require(values.count == count, "attribute \(key) needs \(count) values, has \(values.count)")
    return values
  }

  func integer(_ key: String) throws(ReferenceError) -> Int {
    switch op.attributes[key] {
    case .integer(let value): return Int(value)
    case .integers(let values) where values.count == 1: return Int(values[0])
    default: throw failure(.missingAttribute, "integer attribute \(key) is missing")
    }
  }

  func integer(_ key: String, default value: Int) -> Int {
    if case .integer(let value) = op.attributes[key] { return Int(value) }
    return value
  }

  func bool(_ key: String, default value: Bool = false) -> Bool {
    switch op.attributes[key] {
    case .bool(let value): value
    case .integer(let value): value != 0
    case .unit: true
    default: value
    }
  }

  func word(_ key: String) -> String? {
    switch op.attributes[key] {
    case .enumeration(let word), .string(let word), .symbol(let word): word
    default: nil
    }
  }

  func dimension(_ key: String, rank: Int) throws(ReferenceError) -> Int {
    let value = try integer(key)
    try require(value >= 0 && value < rank, "\(key) \(value) is not a dimension of rank \(rank)")
    return value
  }

  /// Distinct dimensions of a tensor of `rank`.
  func checkDimensions(_ dims: [Int], rank: Int, _ what: String) throws(ReferenceError) {
    try require(
      dims.allSatisfy { $0 >= 0 && $0 < rank } && Set(dims).count == dims.count,
      "\(what) \(dims) must be distinct dimensions of rank \(rank)")
  }

  func region(_ index: Int = 0, arguments: Int? = nil) throws(ReferenceError) -> Region {
    guard op.regions.count > index else { throw failure(.missingAttribute, "region \(index) is missing") }
    let region = op.regions[index]
    if let arguments {
      try require(region.arguments.count == arguments, "region \(index) needs \(arguments) arguments")
    }
    return region
  }
}

extension Attribute {
  /// Integers however they were written: `array<i64: ...>`, `dense<...>` or `[1, 2]`.
  var integerList: [Int]? {
    switch self {
    case .integers(let values): return values.map(Int.init)
    case .integer(let value): return [Int(value)]
    case .elements(let elements) where elements.type.element.isInteger:
      return Tensor(elements).ints.map(Int.init)
    case .array(let items):
      var values: [Int] = []
      for item in items {
        guard case .integer(let value) = item else { return nil }
        values.append(Int(value))
      }
      return values
    default: return nil
    }
  }
}

func describe(_ type: TensorType) -> String {
  "tensor<\(type.shape.map { "\($0)x" }.joined())\(type.element.rawValue)>"
}
