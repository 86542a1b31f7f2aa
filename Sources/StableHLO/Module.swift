public import Numerics

/// A StableHLO module: functions over tensors in static single assignment form.
///
/// Plain values: readers make one, the verifier checks it, `Reference` evaluates it and `Compiler` lowers it.
public struct Module: Hashable, Sendable {
  public var name: String
  public var attributes: [String: Attribute]
  public var functions: [Function]
  /// The device meshes that sharding annotations name.
  public var meshes: [ShardingMesh]
  /// The file the module was read from, for messages; no part of the program.
  public var fileName: String

  public init(
    name: String = "module", attributes: [String: Attribute] = [:], functions: [Function] = [],
    meshes: [ShardingMesh] = [], fileName: String = "<module>"
  ) {
    self.name = name
    self.attributes = attributes
    self.functions = functions
    self.meshes = meshes
    self.fileName = fileName
  }

  public func function(named name: String) -> Function? { functions.first { $0.name == name } }

  /// The entry point: `main`, or the only public function.
  public var main: Function? {
    if let main = function(named: "main") { return main }
    let open = functions.filter { !$0.isPrivate }
    return open.count == 1 ? open[0] : nil
  }
}

/// A `sdy.mesh`: the named device grid, kept as written.
public struct ShardingMesh: Hashable, Sendable {
  public var name: String
  /// `#sdy.mesh<["a"=4, "b"=2]>`, an opaque attribute.
  public var definition: Attribute
  public var attributes: [String: Attribute]

  public init(name: String, definition: Attribute, attributes: [String: Attribute] = [:]) {
    self.name = name
    self.definition = definition
    self.attributes = attributes
  }
}

public struct Function: Hashable, Sendable {
  public var name: String
  public var isPrivate: Bool
  /// Values are numbered through the whole function, regions included; `valueTypes[v]` is the type of value `v`.
  public var valueTypes: [ValueType]
  public var argumentAttributes: [[String: Attribute]]
  /// The names that arguments have in the user's program, by their number: their locations, where JAX writes
  /// `params['dense']['kernel']`. Missing where there is none.
  public var argumentNames: [Int: String]
  public var resultTypes: [ValueType]
  public var resultAttributes: [[String: Attribute]]
  public var attributes: [String: Attribute]
  public var body: Region
  public var location: SourceLocation

  public init(
    name: String, isPrivate: Bool = false, valueTypes: [ValueType] = [],
    argumentAttributes: [[String: Attribute]] = [], argumentNames: [Int: String] = [:], resultTypes: [ValueType] = [],
    resultAttributes: [[String: Attribute]] = [], attributes: [String: Attribute] = [:],
    body: Region = Region(), location: SourceLocation = .unknown
  ) {
    self.name = name
    self.isPrivate = isPrivate
    self.valueTypes = valueTypes
    self.argumentAttributes = argumentAttributes
    self.argumentNames = argumentNames
    self.resultTypes = resultTypes
    self.resultAttributes = resultAttributes
    self.attributes = attributes
    self.body = body
    self.location = location
  }

  public var arguments: [Value] { body.arguments }
  /// True for a function that is named but has no body (its arguments have types all the same).
  public var isDeclaration: Bool { body.operations.isEmpty }
  public func type(of value: Value) -> ValueType { valueTypes[value.index] }
  public func tensorType(of value: Value) -> TensorType? { valueTypes[value.index].tensor }

  /// Makes a new value of the type.
  public mutating func makeValue(_ type: ValueType) -> Value {
    valueTypes.append(type)
    return Value(index: valueTypes.count - 1)
  }
}

/// A region of one block, which is all StableHLO's control flow and reducers use.
public struct Region: Hashable, Sendable {
  public var arguments: [Value]
  public var operations: [Operation]

  public init(arguments: [Value] = [], operations: [Operation] = []) {
    self.arguments = arguments
    self.operations = operations
  }

  /// The operands of the terminator (`return`).
  public var results: [Value] { operations.last.map { $0.opcode == .return ? $0.operands : [] } ?? [] }
}

/// A function-local SSA value.
public struct Value: Hashable, Sendable {
  public var index: Int
  public init(index: Int) { self.index = index }
}

public struct Operation: Hashable, Sendable {
  public var opcode: Opcode
  public var operands: [Value]
  public var results: [Value]
  public var attributes: [String: Attribute]
  public var regions: [Region]
  public var location: SourceLocation

  public init(
    _ opcode: Opcode, operands: [Value] = [], results: [Value] = [], attributes: [String: Attribute] = [:],
    regions: [Region] = [], location: SourceLocation = .unknown
  ) {
    self.opcode = opcode
    self.operands = operands
    self.results = results
    self.attributes = attributes
    self.regions = regions
    self.location = location
  }
}

public enum ValueType: Hashable, Sendable {
  case tensor(TensorType)
  case token
  case tuple([ValueType])

  public var tensor: TensorType? {
    if case .tensor(let type) = self { return type }
    return nil
  }
}

public struct TensorType: Hashable, Sendable {
  public var shape: [Int]
  public var element: ElementType

  public init(_ shape: [Int], _ element: ElementType) {
    self.shape = shape
    self.element = element
  }

  public var rank: Int { shape.count }
  public var elementCount: Int { shape.reduce(1, *) }
  public var byteCount: Int { elementCount * element.byteCount }
}

/// Where something stands: in the MLIR file, and in the user's program when the file carries locations.
public struct SourceLocation: Hashable, Sendable {
  /// 1-based; 0 when unknown.
  public var line: Int
  public var column: Int
  /// The `loc(...)` of the op rendered as `file:line:column` or a name such as `jit(step)/dot_general`.
  public var origin: String?
  /// The innermost line of the user's program that `loc(...)` names, as `file:line:column`.
  public var source: String?

  public init(line: Int = 0, column: Int = 0, origin: String? = nil, source: String? = nil) {
    self.line = line
    self.column = column
    self.origin = origin
    self.source = source
  }

  public static let unknown = SourceLocation()

  /// `source` without its column: what people call a line.
  public var sourceLine: String? { source.map { $0[..<($0.lastIndex(of: ":") ?? $0.endIndex)] }.map(String.init) }
}
