/// MLIR bytecode put together by hand: tables of strings, ops, attributes and types, and the bytes of the ops.
struct Artifact {
  static let dialects = ["builtin", "vhlo", "sdy"]

  var version: UInt64 = 6
  var producer = "StableHLO_v1.13.7"
  private(set) var strings = dialects
  private(set) var opNames: [(dialect: Int, name: Int)] = []
  private(set) var attributes: [(dialect: Int, bytes: [UInt8], isEncoded: Bool)] = []
  private(set) var types: [(dialect: Int, bytes: [UInt8], isEncoded: Bool)] = []
  private(set) var properties: [[UInt8]] = []
  /// The section of ops.
  var operations: [UInt8] = []

  /// The location that all ops here have.
  private(set) var unknownLocation = 0

  init() { unknownLocation = attribute("builtin", 15) }

  // MARK: Tables

  mutating func string(_ string: String) -> UInt64 {
    strings.append(string)
    return UInt64(strings.count - 1)
  }

  mutating func op(_ dialect: String, _ name: String) -> UInt64 {
    opNames.append((Artifact.dialects.firstIndex(of: dialect)!, Int(string(name))))
    return UInt64(opNames.count - 1)
  }

  mutating func attribute(_ dialect: String, _ code: UInt64, _ rest: [UInt8] = []) -> Int {
    attributes.append((Artifact.dialects.firstIndex(of: dialect)!, Artifact.varint(code) + rest, true))
    return attributes.count - 1
  }

  mutating func stringAttribute(_ value: String) -> Int { attribute("vhlo", 14, Artifact.varint(string(value))) }

  mutating func type(_ dialect: String, _ code: UInt64, _ rest: [UInt8] = []) -> Int {
    types.append((Artifact.dialects.firstIndex(of: dialect)!, Artifact.varint(code) + rest, true))
    return types.count - 1
  }

  /// A type that the dialect writes as MLIR text.
  mutating func type(_ dialect: String, text: String) -> Int {
    types.append((Artifact.dialects.firstIndex(of: dialect)!, Array(text.utf8) + [0], false))
    return types.count - 1
  }

  mutating func property(_ indices: [Int]) -> Int {
    properties.append(indices.flatMap { Artifact.varint(UInt64($0)) })
    return properties.count - 1
  }

  // MARK: Encoding

  static func varint(_ value: UInt64) -> [UInt8] {
    for more in 0..<8 where value >> UInt64(7 * (more + 1)) == 0 {
      let word = (value << 1 | 1) << UInt64(more)
      return (0...more).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
    return [0] + (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }

  static func signed(_ value: Int64) -> [UInt8] { varint(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  /// A count and as many varints.
  static func list(_ values: [Int]) -> [UInt8] {
    varint(UInt64(values.count)) + values.flatMap { varint(UInt64($0)) }
  }

  static func section(_ id: UInt8, _ data: [UInt8]) -> [UInt8] { [id] + varint(UInt64(data.count)) + data }

  private static func entries(_ entries: [(dialect: Int, bytes: [UInt8], isEncoded: Bool)]) -> [UInt8] {
    entries.flatMap {
      varint(UInt64($0.dialect)) + varint(1) + varint(UInt64($0.bytes.count) << 1 | ($0.isEncoded ? 1 : 0))
    }
  }

  var bytes: [UInt8] {
    var dialects = Artifact.varint(UInt64(Artifact.dialects.count))
    for index in Artifact.dialects.indices { dialects += Artifact.varint(UInt64(index) << 1) }
    dialects += Artifact.varint(UInt64(opNames.count))
    for op in opNames {
      dialects += Artifact.varint(UInt64(op.dialect)) + Artifact.varint(1) + Artifact.varint(UInt64(op.name) << 1 | 1)
    }
    let offsets = Artifact.varint(UInt64(attributes.count)) + Artifact.varint(UInt64(types.count))
    let texts = strings.map { Array($0.utf8) + [0] }
    return [0x4D, 0x4C, 0xEF, 0x52] + Artifact.varint(version) + Array(producer.utf8) + [0]
      + Artifact.section(1, dialects)
      + Artifact.section(3, offsets + Artifact.entries(attributes) + Artifact.entries(types))
      + Artifact.section(2, (attributes + types).flatMap(\.bytes)) + Artifact.section(4, operations)
      + Artifact.section(
        0,
        Artifact.varint(UInt64(texts.count)) + texts.reversed().flatMap { Artifact.varint(UInt64($0.count)) }
          + texts.flatMap { $0 })
      + Artifact.section(
        8,
        Artifact.varint(UInt64(properties.count))
          + properties.flatMap { Artifact.varint(UInt64($0.count)) + $0 })
  }

  // MARK: Modules

  /// The attributes of a module: a dictionary of one entry.
  static func module(attribute make: (inout Artifact) -> Int) -> Artifact {
    var artifact = Artifact()
    let module = artifact.op("builtin", "module")
    let value = make(&artifact)
    let name = artifact.attribute("builtin", 2, varint(artifact.string("it")))
    let dictionary = artifact.attribute("builtin", 1, varint(1) + varint(UInt64(name)) + varint(UInt64(value)))
    // One op with attributes and one isolated region: a section with one block of no values and no ops.
    artifact.operations =
      varint(1 << 1) + varint(module) + [1 | 16] + varint(UInt64(artifact.unknownLocation))
      + varint(UInt64(dictionary)) + varint(1 << 1 | 1) + section(4, varint(1) + varint(0) + varint(0))
    return artifact
  }

  /// A module with one function of one argument whose region holds `ops`, which define `values` values.
  static func function(type index: Int, ops: Int, values: Int, _ body: [UInt8], in start: Artifact) -> Artifact {
    var artifact = start
    let (module, function) = (artifact.op("builtin", "module"), artifact.op("vhlo", "func_v1"))
    let functionType = artifact.type("vhlo", 8, list([index]) + list([]))
    let none = artifact.attribute("vhlo", 1, list([]))
    let property = artifact.property([
      none, artifact.attribute("vhlo", 17, varint(UInt64(functionType))), none, artifact.stringAttribute("main"),
      artifact.stringAttribute("public"),
    ])
    let location = varint(UInt64(artifact.unknownLocation))
    let block = varint(UInt64(ops) << 1 | 1) + varint(1) + varint(UInt64(index) << 1) + [0] + body
    let inner = section(4, varint(1) + varint(UInt64(values + 1)) + block)
    let functionBytes =
      varint(function) + [64 | 16] + location + varint(UInt64(property)) + varint(1 << 1 | 1) + inner
    artifact.operations =
      varint(1 << 1) + varint(module) + [16] + location + varint(1 << 1 | 1)
      + section(4, varint(1) + varint(0) + varint(1 << 1) + functionBytes)
    return artifact
  }
}
