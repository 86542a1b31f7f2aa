internal import Numerics
public import StableHLO

/// Evaluates StableHLO plainly: every op on whole tensors, in order, on the host.
///
/// Floats narrower than f32 are widened, computed in f32 and rounded once per op; integers wrap. The same inputs give
/// the same bits. Bad modules give an error, never a trap.
public struct Evaluator: Sendable {
  public let module: Module
  /// Calls deeper than this are taken for endless recursion.
  static let maximumDepth = 64
  /// A tensor of more bytes than this (16 GiB) is refused rather than attempted.
  static let maximumByteCount = 1 << 34

  let functions: [String: Int]

  public init(module: Module) {
    self.module = module
    var functions: [String: Int] = [:]
    for (index, function) in module.functions.enumerated() { functions[function.name] = index }
    self.functions = functions
  }

  /// Runs a function: `main`, or the only public one, when no name is given.
  public func run(_ name: String? = nil, _ inputs: [Tensor]) throws(ReferenceError) -> [Tensor] {
    let function: Function
    if let name {
      function = try self.function(named: name, at: .unknown)
    } else if let main = module.main {
      function = main
    } else {
      throw ReferenceError(.missingFunction, "the module has no function main; name the function to run")
    }
    guard inputs.count == function.arguments.count else {
      throw ReferenceError(
        .inputMismatch, "@\(function.name) takes \(function.arguments.count) tensors, \(inputs.count) were given",
        at: function.location)
    }
    for (index, input) in inputs.enumerated() {
      let wanted = function.valueTypes[checked: function.arguments[index].index]
      guard wanted == .token || wanted == .tensor(input.type), input.isWhole else {
        throw ReferenceError(
          .inputMismatch,
          "argument \(index) of @\(function.name) is \(wanted.map(describe) ?? "undefined"), but the tensor given is "
            + "\(describe(input.type)) in \(input.bytes.count) bytes",
          at: function.location)
      }
    }
    return try call(function, inputs.map(\.canonical), depth: 0)
  }

  /// Evaluates one op of a function on the given operands. Its regions may use only their own arguments.
  public static func evaluate(
    _ op: Operation, in function: Function, operands: [Tensor], module: Module
  ) throws(ReferenceError) -> [Tensor] {
    let evaluator = Evaluator(module: module)
    let frame = try Frame(function, depth: 0)
    guard operands.count == op.operands.count, operands.allSatisfy(\.isWhole) else {
      throw ReferenceError(
        .inputMismatch, "\(op.opcode.rawValue) takes \(op.operands.count) tensors, \(operands.count) were given",
        at: op.location)
    }
    let results = try frame.types(of: op.results, at: op.location)
    return try evaluator.evaluate(
      Call(op: op, operands: operands.map(\.canonical), results: results, evaluator: evaluator, frame: frame))
  }

  func function(named name: String, at location: SourceLocation) throws(ReferenceError) -> Function {
    guard let index = functions[name] else {
      throw ReferenceError(.missingFunction, "the module has no function @\(name)", at: location)
    }
    return module.functions[index]
  }

  func call(_ function: Function, _ inputs: [Tensor], depth: Int) throws(ReferenceError) -> [Tensor] {
    guard depth < Self.maximumDepth else {
      throw ReferenceError(
        .callDepth, "@\(function.name) is called \(depth) calls deep; calls must not recurse", at: function.location)
    }
    guard inputs.count == function.arguments.count else {
      throw ReferenceError(
        .inputMismatch, "@\(function.name) takes \(function.arguments.count) tensors, \(inputs.count) were given",
        at: function.location)
    }
    let frame = try Frame(function, depth: depth)
    // The entry function holds most memory; callees give theirs back when they return.
    return try run(function.body, inputs, in: frame, lastUses: depth == 0 ? lastUses(function.body) : [])
  }

  /// For each op of a region, the values that nothing after it uses.
  private func lastUses(_ region: Region) -> [[Value]] {
    var last: [Value: Int] = [:]
    func note(_ op: Operation, at index: Int) {
      for value in op.operands + op.results { last[value] = index }
      for inner in op.regions { for op in inner.operations { note(op, at: index) } }
    }
    for (index, op) in region.operations.enumerated() { note(op, at: index) }
    var dead = [[Value]](repeating: [], count: region.operations.count)
    for (value, index) in last { dead[index].append(value) }
    return dead
  }

  /// Runs a region's ops with its arguments bound and gives what its terminator returns. `lastUses` names the values to
  /// let go of after each op.
  func run(
    _ region: Region, _ inputs: [Tensor], in frame: Frame, lastUses: [[Value]] = []
  ) throws(ReferenceError) -> [Tensor] {
    guard inputs.count == region.arguments.count else {
      throw ReferenceError(
        .inputMismatch, "a region takes \(region.arguments.count) tensors, \(inputs.count) were given")
    }
    for (value, tensor) in zip(region.arguments, inputs) { try frame.define(value, tensor) }
    for (index, op) in region.operations.enumerated() {
      let operands = try frame.lookUp(op.operands, at: op.location)
      if op.opcode == .return { return operands }
      let call = Call(
        op: op, operands: operands, results: try frame.types(of: op.results, at: op.location), evaluator: self,
        frame: frame)
      let results = try evaluate(call)
      guard results.count == op.results.count else {
        throw call.failure(.shapeMismatch, "gives \(results.count) results, \(op.results.count) are declared")
      }
      for (value, tensor) in zip(op.results, results) {
        guard frame.accepts(tensor, for: value) else {
          throw call.failure(.typeMismatch, "gives \(describe(tensor.type)); correct the declared result")
        }
        try frame.define(value, tensor)
      }
      if !lastUses.isEmpty { frame.forget(lastUses[index]) }
    }
    throw ReferenceError(.shapeMismatch, "a region of @\(frame.function.name) does not end in return")
  }
}

/// The values of one running function. Values are numbered through the whole function, so its regions share them.
final class Frame {
  let function: Function
  let depth: Int
  private var values: [Tensor?]

  init(_ function: Function, depth: Int) throws(ReferenceError) {
    self.function = function
    self.depth = depth
    values = [Tensor?](repeating: nil, count: function.valueTypes.count)
    for type in function.valueTypes {
      guard let tensor = type.tensor else { continue }
      guard tensor.isAddressable else {
        throw ReferenceError(
          .tooLarge, "\(describe(tensor)) in @\(function.name) is larger than \(Evaluator.maximumByteCount >> 30) GiB",
          at: function.location)
      }
    }
  }

  func lookUp(_ wanted: [Value], at location: SourceLocation) throws(ReferenceError) -> [Tensor] {
    var tensors: [Tensor] = []
    tensors.reserveCapacity(wanted.count)
    for value in wanted {
      guard let tensor = self[value] else {
        throw ReferenceError(
          .undefinedValue, "value \(value.index) of @\(function.name) is used before it is defined", at: location)
      }
      tensors.append(tensor)
    }
    return tensors
  }

  subscript(value: Value) -> Tensor? {
    value.index >= 0 && value.index < values.count ? values[value.index] : nil
  }

  func define(_ value: Value, _ tensor: Tensor) throws(ReferenceError) {
    guard value.index >= 0, value.index < values.count else {
      throw ReferenceError(.undefinedValue, "@\(function.name) has no value \(value.index)", at: function.location)
    }
    values[value.index] = tensor
  }

  func forget(_ dead: [Value]) {
    for value in dead where value.index >= 0 && value.index < values.count { values[value.index] = nil }
  }

  func accepts(_ tensor: Tensor, for value: Value) -> Bool {
    guard let type = function.valueTypes[checked: value.index] else { return false }
    return type.tensor == nil || type.tensor == tensor.type
  }

  /// Result types; tokens are empty vectors of `i1`.
  func types(of results: [Value], at location: SourceLocation) throws(ReferenceError) -> [TensorType] {
    var types: [TensorType] = []
    for value in results {
      switch function.valueTypes[checked: value.index] {
      case .tensor(let type): types.append(type)
      case .token: types.append(Tensor.token.type)
      case .tuple:
        throw ReferenceError(.unsupported, "tuples are not evaluated; return several results", at: location)
      case nil:
        throw ReferenceError(.undefinedValue, "@\(function.name) has no value \(value.index)", at: location)
      }
    }
    return types
  }
}

extension Tensor {
  /// What stands for a token.
  static var token: Tensor { Tensor(type: TensorType([0], .bool), bytes: []) }

  var isWhole: Bool { type.isAddressable && bytes.count == type.byteCount }
}

extension TensorType {
  /// Whether the size in bytes is within what is evaluated, found without overflow.
  var isAddressable: Bool {
    var bytes = element.byteCount
    var hasZero = false
    for extent in shape {
      if extent < 0 { return false }
      if extent == 0 {
        hasZero = true
        continue
      }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
      if overflow || product > Evaluator.maximumByteCount { return false }
      bytes = product
    }
    return hasZero || bytes <= Evaluator.maximumByteCount
  }
}

extension Array {
  subscript(checked index: Int) -> Element? { index >= 0 && index < count ? self[index] : nil }
}

func describe(_ type: ValueType) -> String {
  switch type {
  case .tensor(let type): describe(type)
  case .token: "token"
  case .tuple: "tuple"
  }
}
