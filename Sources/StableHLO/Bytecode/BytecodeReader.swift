extension Module {
  /// Reads a module from a portable StableHLO artifact: MLIR bytecode of the vhlo dialect, with the sdy and builtin ops
  /// that JAX puts around it. It is what PJRT plugins get to compile and what `jax.export` stores.
  ///
  /// The result is the module that ``Module/init(parsing:fileName:)-([UInt8],_)`` makes of the same program printed with
  /// its locations, but that no op has a line and column. The format is described in MLIR's BytecodeFormat.md, the
  /// dialect's part of it in openxla/stablehlo, VhloBytecode.cpp and VhloOps.td.
  /// - Parameter fileName: Named in errors.
  public init(bytecode bytes: [UInt8], fileName: String = "<bytecode>") throws(StableHLOError) {
    do throws(StableHLOError) {
      self = try BytecodeReader(bytes).readModule()
    } catch {
      var error = error
      error.fileName = fileName
      throw error
    }
    self.fileName = fileName
  }

  /// Reads a module from MLIR text or a portable artifact, whichever the bytes are.
  public init(reading bytes: [UInt8], fileName: String = "<module>") throws(StableHLOError) {
    if bytes.starts(with: BytecodeReader.magic) {
      try self.init(bytecode: bytes, fileName: fileName)
    } else {
      try self.init(parsing: bytes, fileName: fileName)
    }
  }
}

/// Reads MLIR bytecode: this file the container and its tables, the extensions what the tables hold.
///
/// Untrusted bytes are expected: every read is checked against the end of its section, counts against the bytes left,
/// indices against their tables, nesting against a limit, and what attributes and types refer to repeatedly against a
/// budget that grows with the file.
final class BytecodeReader {
  static let magic: [UInt8] = [0x4D, 0x4C, 0xEF, 0x52]
  /// The newest container there is. Versions 0 to 6 differ in what ``Feature`` lists.
  static let newestVersion: UInt64 = 6
  /// Deepest nesting of regions, attributes, types and locations together, as in text.
  static let nestingLimit = TextReader.nestingLimit

  /// The container version that brought each difference in layout.
  enum Feature: UInt64 {
    case dialectVersions = 1
    case isolatedSections = 2
    case useListOrders = 3
    case optionalArgumentLocations = 4
    case properties = 5
  }

  /// Ids of the sections that are read; the others are passed over.
  enum Section: UInt8 {
    case strings = 0
    case dialects = 1
    case attributesAndTypes = 2
    case offsets = 3
    case operations = 4
    case properties = 8
  }

  /// Where an attribute or type lies, and whose encoding it has.
  struct Entry {
    var dialect: String
    var range: Range<Int>
    /// False for MLIR text, which dialects use for what they have no encoding for.
    var isEncoded: Bool
  }

  /// A class, since ops refer to few of them many times.
  final class OpName {
    /// With its dialect.
    let name: String
    /// nil for an op that nothing here knows, which matters only when it is used.
    let row: VHLOOp?

    init(_ name: String) {
      self.name = name
      row = VHLOOp.rows[name]
    }
  }

  let bytes: [UInt8]
  private var version: UInt64 = 0
  /// Who wrote the file: `StableHLO_v1.13.7`.
  private(set) var producer = ""
  private var sections: [UInt8: Range<Int>] = [:]
  private var dialects: [String] = []
  private(set) var opNames: [OpName] = []
  private(set) var strings: [Range<Int>] = []
  private(set) var attributeEntries: [Entry] = []
  private(set) var typeEntries: [Entry] = []
  private(set) var propertyRanges: [Range<Int>] = []

  // What has been decoded, by index.
  var attributeMemo: [Attribute?] = []
  var typedAttributeMemo: [Int: Attribute] = [:]
  var typeMemo: [DecodedType?] = []
  var locationMemo: [LocationText?] = []
  /// What each attribute and type holds, with all it refers to, in elements and bytes of strings.
  var attributeSizes: [Int] = []
  var typeSizes: [Int] = []
  private var size = 0
  private var sizeLeft: Int
  private var depth = 0
  var operationAttributes: [OperationAttributesKey: [String: Attribute]] = [:]

  /// Inside `backend_config` or `mhlo.backend_config`, whose numbers keep their types.
  var keepsNumberTypes = false

  // The module so far, and the function being read.
  var module = Module()
  var functionNames: Set<String> = []
  var valueTypes: [ValueType] = []
  /// Locations of the arguments of its regions, by value.
  var argumentLocations: [Int: Int] = [:]
  /// The value that each number of the nearest isolated region stands for; nil before its definition.
  var values: [Value?] = []

  init(_ bytes: [UInt8]) throws(StableHLOError) {
    self.bytes = bytes
    sizeLeft = 1 << 22 + 64 * bytes.count
    try readContainer()
  }

  func cursor(_ range: Range<Int>) -> ByteCursor { ByteCursor(bytes, range) }

  func error(_ code: StableHLOError.Code, _ message: String) -> StableHLOError {
    StableHLOError(code, message)
  }

  func has(_ feature: Feature) -> Bool { version >= feature.rawValue }

  // MARK: Container

  private func readContainer() throws(StableHLOError) {
    var file = cursor(0..<bytes.count)
    guard bytes.starts(with: BytecodeReader.magic) else {
      throw file.error(.syntax, "expected MLIR bytecode, which begins with the bytes 4D 4C EF 52")
    }
    _ = try file.take(BytecodeReader.magic.count, "the magic number")
    version = try file.varint("the bytecode version")
    guard version <= BytecodeReader.newestVersion else {
      throw file.error(
        .unsupported,
        "MLIR bytecode version \(version), \(BytecodeReader.newestVersion) is the newest known: serialise for an older "
          + "version of StableHLO")
    }
    producer = text(try file.terminated("the producer's name"))
    while file.remaining > 0 {
      let (id, range) = try readSection(&file)
      guard sections.updateValue(range, forKey: id) == nil else {
        throw file.error(.syntax, "a second section \(id): there is one of each")
      }
    }
    try readStrings()
    try readDialects()
    try readOffsets()
    if let range = sections[Section.properties.rawValue] { try readProperties(range) }
  }

  /// Id, length, data; with alignment and its padding in between when the id says so.
  func readSection(_ cursor: inout ByteCursor) throws(StableHLOError) -> (id: UInt8, range: Range<Int>) {
    let id = try cursor.byte("a section's id")
    let length = try cursor.count("a section's length")
    if id & 0x80 != 0 {
      let alignment = try cursor.varint("a section's alignment")
      guard alignment.nonzeroBitCount == 1, alignment <= 4096 else {
        throw cursor.error(.syntax, "a section aligned to \(alignment) bytes")
      }
      while cursor.position & (Int(alignment) - 1) != 0 { _ = try cursor.byte("a section's padding") }
    }
    return (id & 0x7F, try cursor.take(length, "section \(id & 0x7F)"))
  }

  func section(_ section: Section) throws(StableHLOError) -> ByteCursor {
    guard let range = sections[section.rawValue] else {
      throw error(.unexpectedEnd, "there is no section of \(section): is the bytecode truncated?")
    }
    return cursor(range)
  }

  /// Lengths, last string first and each with its final zero, then all bytes.
  private func readStrings() throws(StableHLOError) {
    var cursor = try section(.strings)
    var end = cursor.end
    let lengths = try cursor.list("strings") { (cursor) throws(StableHLOError) in
      try cursor.count("a string's length")
    }
    for length in lengths {
      guard length >= 1, end - length >= cursor.position else {
        throw cursor.error(.syntax, "a string of \(length) bytes, where \(end - cursor.position) are left")
      }
      strings.append(end - length..<end - 1)
      end -= length
    }
    guard end == cursor.position else { throw cursor.error(.syntax, "bytes that belong to no string") }
    strings.reverse()
  }

  private func readDialects() throws(StableHLOError) {
    var cursor = try section(.dialects)
    dialects = try cursor.list("dialects") { (cursor) throws(StableHLOError) in
      guard has(.dialectVersions) else { return try string(&cursor) }
      let (name, isVersioned) = try cursor.flaggedIndex(below: strings.count, "a dialect's name")
      if isVersioned { _ = try readSection(&cursor) }
      return text(strings[name])
    }
    if has(.optionalArgumentLocations) { _ = try cursor.count("the number of op names") }
    while cursor.remaining > 0 {
      let dialect = dialects[try cursor.index(below: dialects.count, "dialect")]
      for _ in 0..<(try cursor.count("the number of a dialect's ops")) {
        let name: Int
        if has(.properties) {
          name = try cursor.flaggedIndex(below: strings.count, "an op's name").index
        } else {
          name = try cursor.index(below: strings.count, "an op's name")
        }
        opNames.append(OpName("\(dialect).\(text(strings[name]))"))
      }
    }
  }

  /// Sizes of all attributes, then of all types, grouped by dialect; they lie one after the other in their section.
  private func readOffsets() throws(StableHLOError) {
    var cursor = try section(.offsets)
    var data = try section(.attributesAndTypes)
    let attributeCount = try cursor.count("the number of attributes")
    let typeCount = try cursor.count("the number of types")
    for (isType, wanted) in [(false, attributeCount), (true, typeCount)] {
      var entries: [Entry] = []
      entries.reserveCapacity(wanted)
      while entries.count < wanted {
        let dialect = dialects[try cursor.index(below: dialects.count, "dialect")]
        let count = try cursor.count("the number of a dialect's entries")
        guard count <= wanted - entries.count else {
          throw cursor.error(.syntax, "more attributes or types than announced")
        }
        for _ in 0..<count {
          let size = try cursor.varint("an entry's size")
          guard size >> 1 <= UInt64(data.remaining) else {
            throw cursor.error(.unexpectedEnd, "an attribute or type reaches past the end of its section")
          }
          entries.append(
            Entry(dialect: dialect, range: try data.take(Int(size >> 1), "an entry"), isEncoded: size & 1 == 1))
        }
      }
      if isType { typeEntries = entries } else { attributeEntries = entries }
    }
    attributeMemo = Array(repeating: nil, count: attributeCount)
    attributeSizes = Array(repeating: 0, count: attributeCount)
    locationMemo = Array(repeating: nil, count: attributeCount)
    typeMemo = Array(repeating: nil, count: typeCount)
    typeSizes = Array(repeating: 0, count: typeCount)
  }

  private func readProperties(_ range: Range<Int>) throws(StableHLOError) {
    var cursor = cursor(range)
    propertyRanges = try cursor.list("properties") { (cursor) throws(StableHLOError) in
      try cursor.take(try cursor.count("the size of properties"), "properties")
    }
  }

  // MARK: Strings

  /// The text at a range. What is no UTF-8 (serialised protos) comes as one character per byte, as from text.
  func text(_ range: Range<Int>) -> String {
    bytes[range].withUnsafeBufferPointer { buffer in
      String(validating: buffer, as: UTF8.self) ?? String(String.UnicodeScalarView(buffer.map { Unicode.Scalar($0) }))
    }
  }

  func string(_ cursor: inout ByteCursor) throws(StableHLOError) -> String {
    text(strings[try cursor.index(below: strings.count, "string")])
  }

  // MARK: Limits

  /// Runs `body` one level deeper.
  func nested<T>(_ body: () throws(StableHLOError) -> T) throws(StableHLOError) -> T {
    guard depth < BytecodeReader.nestingLimit else {
      throw error(.tooDeep, "nested more than \(BytecodeReader.nestingLimit) levels deep: flatten the program")
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  /// Runs `body`, which decodes an attribute or type, and gives the size of all that came up on the way.
  func measured<T>(_ body: () throws(StableHLOError) -> T) throws(StableHLOError) -> (value: T, size: Int) {
    let outer = size
    size = 0
    defer { size += outer }
    try count(1)
    return (try body(), size)
  }

  /// Counts elements, or bytes of strings. Attributes refer to each other, so few bytes can stand for very many.
  func count(_ amount: Int) throws(StableHLOError) {
    size += amount
    sizeLeft -= amount
    guard sizeLeft >= 0 else { throw error(.tooLarge, "attributes and types that repeat each other without end") }
  }
}
