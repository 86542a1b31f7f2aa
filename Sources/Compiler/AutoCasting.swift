import Numerics
import StableHLO

extension Module {
  /// The module with all its fp32 values in another type, as `--auto-cast all` asks for.
  ///
  /// Engines compute in fp32 and round what they write; sums and products accumulate in fp32. So each operation rounds
  /// once. The entry point keeps its signature: a framework's inputs and outputs are not cast (Neuron, "Mixed Precision
  /// and Performance-accuracy Tuning").
  func autoCast(to element: ElementType) -> Module {
    var module = self
    let entry = main?.name
    module.functions = functions.map { function in
      var casting = AutoCasting(function, to: element)
      casting.rewrite(keepingSignature: function.name == entry)
      return casting.function
    }
    return module
  }
}

/// Gives the fp32 values of one function another type.
private struct AutoCasting {
  var function: Function
  private let original: [ValueType]
  private let element: ElementType

  init(_ function: Function, to element: ElementType) {
    self.function = function
    self.element = element
    original = function.valueTypes
  }

  mutating func rewrite(keepingSignature: Bool) {
    function.valueTypes = original.map { cast($0) }
    var body = function.body
    if keepingSignature {
      keepSignature(&body)
    } else {
      function.resultTypes = function.resultTypes.map { cast($0) }
      body.operations = body.operations.flatMap { rewritten($0) }
    }
    function.body = body
  }

  /// Casts arguments at the start and results at the end; an argument that is a result passes as it is.
  private mutating func keepSignature(_ body: inout Region) {
    let entering = widen(&body.arguments)
    let wide = Dictionary(uniqueKeysWithValues: entering.map { ($0.narrow, $0.wide) })
    body.operations =
      entering.map { convert($0.wide, to: $0.narrow, at: function.location) }
      + body.operations.flatMap { operation in
        guard operation.opcode == .return else { return rewritten(operation) }
        var operation = operation
        operation.operands = operation.operands.map { wide[$0] ?? $0 }
        return keepingFP32(operation)
      }
  }

  private func cast(_ type: ValueType) -> ValueType {
    guard let tensor = type.tensor, tensor.element == .f32 else { return type }
    return .tensor(TensorType(tensor.shape, element))
  }

  private func isCast(_ value: Value) -> Bool {
    value.index < original.count && original[value.index].tensor?.element == .f32
  }

  private mutating func rewritten(_ operation: Operation) -> [Operation] {
    if isBoundToFP32(operation) { return keepingFP32(operation) }
    var operation = operation
    if var data = operation.constantElements, data.type.element == .f32 {
      let count = data.isSplat ? 1 : data.type.elementCount
      data.bytes = Conversion.convert(bytes: data.bytes, from: .f32, to: element, count: count)
      data.type.element = element
      operation.attributes["value"] = .elements(data)
    }
    for index in operation.regions.indices {
      operation.regions[index].operations = operation.regions[index].operations.flatMap { rewritten($0) }
    }
    return [operation]
  }

  /// Whether an op's other types, or what it calls, fix its fp32 ones.
  private func isBoundToFP32(_ operation: Operation) -> Bool {
    switch operation.opcode {
    case .bitcast_convert, .custom_call: true
    default:
      (operation.operands + operation.results).contains { original[$0.index].tensor?.element.isComplex == true }
    }
  }

  /// The operation as it was, with casts around it.
  private mutating func keepingFP32(_ operation: Operation) -> [Operation] {
    var operation = operation
    let before = widen(&operation.operands).map { convert($0.narrow, to: $0.wide, at: operation.location) }
    let after = widen(&operation.results).map { convert($0.wide, to: $0.narrow, at: operation.location) }
    return before + [operation] + after
  }

  /// Puts fp32 values in the place of those that were fp32.
  private mutating func widen(_ values: inout [Value]) -> [(wide: Value, narrow: Value)] {
    var pairs: [(wide: Value, narrow: Value)] = []
    for (index, narrow) in values.enumerated() where isCast(narrow) {
      values[index] = function.makeValue(original[narrow.index])
      pairs.append((values[index], narrow))
    }
    return pairs
  }

  private func convert(_ value: Value, to result: Value, at location: SourceLocation) -> Operation {
    Operation(.convert, operands: [value], results: [result], location: location)
  }
}
