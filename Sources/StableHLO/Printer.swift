extension Module {
  /// The module as MLIR: functions in their pretty form, ops in the generic form, nothing left out.
  ///
  /// ``Module/init(parsing:fileName:)-(String,_)`` reads it back to an equal module when values are numbered in the
  /// order of their definition (as the reader numbers them); otherwise to the module with its values renumbered so.
  /// Lines and columns are those of the new text. Numbers in attributes that no op's schema knows are written as i64
  /// and f64, whatever width the text they came from gave them; those of `mhlo.backend_config` keep theirs.
  public var text: String {
    var printer = Printer()
    printer.print(self)
    return printer.text
  }
}

/// Writes modules; one instance per module.
struct Printer {
  private(set) var text = ""
  private var indent = 0
  /// Names of the current function's values, by index.
  private var names: [Int: String] = [:]
  private var nextArgument = 0
  private var nextResult = 0

  /// Attributes outside the ops' schemas that MLIR's tools want as i32.
  private static let narrow: Set<String> = ["mhlo.num_partitions", "mhlo.num_replicas", "tf.aliasing_output"]

  private mutating func line() {
    text += "\n"
    for _ in 0..<indent { text += "  " }
  }

  mutating func print(_ module: Module) {
    text += "module @\(Printer.symbol(module.name))"
    if !module.attributes.isEmpty { text += " attributes \(Printer.dictionary(module.attributes))" }
    text += " {"
    indent += 1
    for mesh in module.meshes {
      line()
      let properties = "mesh = \(Printer.attribute(mesh.definition)), sym_name = \(Printer.quoted(mesh.name))"
      text += "\"sdy.mesh\"() <{\(properties)}> \(Printer.dictionary(mesh.attributes)) : () -> ()"
    }
    for function in module.functions { print(function) }
    indent -= 1
    line()
    text += "}\n"
  }

  // MARK: Functions and regions

  private mutating func print(_ function: Function) {
    names = [:]
    nextArgument = 0
    nextResult = 0
    line()
    text += "func.func \(function.isPrivate ? "private" : "public") @\(Printer.symbol(function.name))("
    for (index, argument) in function.arguments.enumerated() {
      if index > 0 { text += ", " }
      if !function.isDeclaration { text += "\(nameArgument(argument)): " }
      text += function.type(of: argument).description
      if index < function.argumentAttributes.count, !function.argumentAttributes[index].isEmpty {
        text += " \(Printer.dictionary(function.argumentAttributes[index]))"
      }
      if let name = function.argumentNames[index] { text += " loc(\(Printer.quoted(name)))" }
    }
    text += ")"
    if !function.resultTypes.isEmpty {
      text += " -> ("
      for (index, type) in function.resultTypes.enumerated() {
        if index > 0 { text += ", " }
        text += type.description
        if index < function.resultAttributes.count, !function.resultAttributes[index].isEmpty {
          text += " \(Printer.dictionary(function.resultAttributes[index]))"
        }
      }
      text += ")"
    }
    if !function.attributes.isEmpty { text += " attributes \(Printer.dictionary(function.attributes))" }
    if !function.isDeclaration {
      text += " {"
      printOperations(function.body.operations, in: function, returnName: "func.return")
      text += "}"
    }
    printLocation(function.location)
  }

  private mutating func nameArgument(_ value: Value) -> String {
    let name = "%arg\(nextArgument)"
    nextArgument += 1
    names[value.index] = name
    return name
  }

  /// A value that is not defined before its use prints as a name that no reader accepts.
  private func name(_ value: Value) -> String { names[value.index] ?? "%undefined_\(value.index)" }

  private mutating func printOperations(_ operations: [Operation], in function: Function, returnName: String) {
    indent += 1
    for operation in operations { print(operation, in: function, returnName: returnName) }
    indent -= 1
    line()
  }

  private mutating func print(_ operation: Operation, in function: Function, returnName: String) {
    line()
    if !operation.results.isEmpty {
      text += "%\(nextResult)" + (operation.results.count > 1 ? ":\(operation.results.count)" : "") + " = "
    }
    // Results come after the regions in the numbering, but their name is written first.
    let resultNumber = nextResult
    if !operation.results.isEmpty { nextResult += 1 }
    let isReturn = operation.opcode == .return
    text += "\"\(isReturn ? returnName : operation.opcode.qualifiedName)\"("
    text += operation.operands.map { name($0) }.joined(separator: ", ") + ")"
    printProperties(operation)
    if !operation.regions.isEmpty {
      text += " ("
      let inner = operation.opcode == .sdyManualComputation ? "sdy.return" : "stablehlo.return"
      for (index, region) in operation.regions.enumerated() {
        text += index > 0 ? ", {" : "{"
        if !region.arguments.isEmpty {
          line()
          let arguments = region.arguments.map { "\(nameArgument($0)): \(function.type(of: $0))" }
          text += "^bb0(\(arguments.joined(separator: ", "))):"
        }
        printOperations(region.operations, in: function, returnName: inner)
        text += "}"
      }
      text += ")"
    }
    let schema = OpSchema.of(operation.opcode)
    let discardable = operation.attributes.filter { schema.attribute($0.key) == nil }
    if !discardable.isEmpty { text += " \(Printer.dictionary(discardable))" }
    let inputs = operation.operands.map { function.type(of: $0).description }
    let outputs = operation.results.map { function.type(of: $0).description }
    let results = outputs.count == 1 ? outputs[0] : "(\(outputs.joined(separator: ", ")))"
    text += " : (\(inputs.joined(separator: ", "))) -> \(results)"
    for (index, result) in operation.results.enumerated() {
      names[result.index] = operation.results.count == 1 ? "%\(resultNumber)" : "%\(resultNumber)#\(index)"
    }
    printLocation(operation.location)
  }

  private mutating func printProperties(_ operation: Operation) {
    var entries: [String] = []
    for row in OpSchema.of(operation.opcode).attributes.sorted(by: { $0.name < $1.name }) {
      guard let value = operation.attributes[row.name] else { continue }
      entries.append(row.kind == .flag ? row.name : "\(row.name) = \(Printer.attribute(value, row.kind))")
    }
    if !entries.isEmpty { text += " <{\(entries.joined(separator: ", "))}>" }
  }

  private mutating func printLocation(_ location: SourceLocation) {
    guard let origin = location.origin else { return }
    let file = location.source.flatMap { Printer.filePlace($0) }
    if origin == location.source, let file {
      text += " loc(\(file))"
    } else {
      text += " loc(\(Printer.quoted(origin))" + (file.map { "(\($0))" } ?? "") + ")"
    }
  }

  /// `file:1:2` as `"file":1:2`.
  private static func filePlace(_ place: String) -> String? {
    let parts = place.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int64(parts[parts.count - 2]), let column = Int64(parts[parts.count - 1]) else {
      return nil
    }
    return "\(quoted(parts.dropLast(2).joined(separator: ":"))):\(line):\(column)"
  }

  // MARK: Names and strings

  static func quoted(_ string: String) -> String {
    var result = "\""
    for byte in string.utf8 {
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        result += "\\" + hex(UInt64(byte), digits: 2)
      } else {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result + "\""
  }

  static func hex(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private static func isBare(_ name: String) -> Bool {
    guard let first = name.utf8.first, first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first == 0x5F else {
      return false
    }
    return name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F || $0 == 0x24 || $0 == 0x2E
    }
  }

  private static func symbol(_ name: String) -> String { isBare(name) ? name : quoted(name) }

  private static func dictionary(_ attributes: [String: Attribute]) -> String {
    let entries = attributes.sorted { $0.key < $1.key }.map { name, value in
      let key = isBare(name) ? name : quoted(name)
      if value == .unit { return key }
      return "\(key) = \(attribute(value, narrow.contains(name) ? .integer(bits: 32) : .any))"
    }
    return "{\(entries.joined(separator: ", "))}"
  }
}
