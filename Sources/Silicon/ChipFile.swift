/// Reads figures out of YAML: sections of fields, each `{value, unit, status, source, alternatives, note}` or, for a
/// quick override, the words `2.6 GHz`.
struct FigureReader<Field: FigureField> {
  let document: YAMLDocument
  /// The status and source of a figure that states none; nil demands both.
  let defaults: (status: Status, source: String)?

  /// Every figure of the mapping's sections, skipping `reserved` keys.
  func figures(of root: YAMLMapping, reserved: Set<String>) throws(SiliconError) -> [Field: Figure] {
    var figures: [Field: Figure] = [:]
    for (key, value) in root.entries {
      let section = try document.text(key, "a section name")
      if reserved.contains(section) { continue }
      let known = Field.allCases.filter { $0.rawValue.hasPrefix(section + ".") }
      guard !known.isEmpty else {
        throw document.error(
          .unknownField, "no section is called '\(section)'", at: key,
          remedy: "Sections are \(Self.sections.joined(separator: ", "))")
      }
      for (fieldKey, fieldValue) in try document.mapping(value, "the fields of \(section)").entries {
        let name = try document.text(fieldKey, "a field name")
        guard let field = Field(rawValue: "\(section).\(name)") else {
          let names = known.map { String($0.rawValue.dropFirst(section.count + 1)) }
          throw document.error(
            .unknownField, "\(section) has no field '\(name)'", at: fieldKey,
            remedy: "Its fields are \(names.joined(separator: ", "))")
        }
        figures[field] = try figure(field, fieldValue)
      }
    }
    return figures
  }

  private static var sections: [String] {
    var seen: [String] = []
    for field in Field.allCases {
      let section = String(field.rawValue.prefix { $0 != "." })
      if seen.last != section { seen.append(section) }
    }
    return seen
  }

  private func figure(_ field: Field, _ node: YAMLNode) throws(SiliconError) -> Figure {
    if case .scalar(let text) = node.content {
      let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      guard let defaults, !words.isEmpty, words.count <= 2 else {
        throw document.error(
          .syntax, "\(field.rawValue) is '\(text)'", at: node,
          remedy:
            "Write {value: NUMBER, unit: UNIT, status: STATUS, source: TEXT}, or in a chip file of your own NUMBER UNIT"
        )
      }
      let unit = try unit(field, words.count == 2 ? words[1] : "count", at: node)
      return Figure(
        value: try number(field, words[0], unit, at: node), unit: unit, status: defaults.status,
        source: defaults.source)
    }
    var value: (text: String, node: YAMLNode)?
    var unitNode: (text: String, node: YAMLNode)?
    var status = defaults?.status
    var source = defaults?.source
    var note: String?
    var alternativesNode: YAMLNode?
    for (key, entry) in try document.mapping(node, field.rawValue).entries {
      switch try document.text(key, "a key of a figure") {
      case "value": value = (try document.text(entry, "the value of \(field.rawValue)"), entry)
      case "unit": unitNode = (try document.text(entry, "the unit of \(field.rawValue)"), entry)
      case "status":
        status = Status(rawValue: try document.text(entry, "a status"))
        if status == nil {
          throw document.error(
            .value, "\(field.rawValue) has no such status", at: entry,
            remedy: "A status is \(Status.allCases.map(\.rawValue).joined(separator: ", "))")
        }
      case "source": source = try document.text(entry, "a source")
      case "note": note = try document.text(entry, "a note")
      case "alternatives": alternativesNode = entry
      case let other:
        throw document.error(
          .unknownField, "a figure has no '\(other)'", at: key,
          remedy: "A figure has value, unit, status, source, alternatives, note")
      }
    }
    guard let value else {
      throw document.error(.missingField, "\(field.rawValue) has no value", at: node, remedy: "Add value:")
    }
    guard let status, let source, !source.isEmpty else {
      throw document.error(
        .missingField, "\(field.rawValue) has no status or no source", at: node, remedy: "Say where the number is from")
    }
    let unit = try unit(field, unitNode?.text ?? "count", at: unitNode?.node ?? node)
    let alternatives = try alternativesNode.map { node throws(SiliconError) in
      try self.alternatives(field, node, unit: unit)
    }
    return Figure(
      value: try number(field, value.text, unit, at: value.node), unit: unit, status: status, source: source,
      alternatives: alternatives ?? [], note: note)
  }

  private func alternatives(
    _ field: Field, _ node: YAMLNode, unit: FigureUnit
  ) throws(SiliconError) -> [Figure.Alternative] {
    guard case .sequence(let sequence) = node.content else {
      throw document.error(
        .syntax, "the alternatives of \(field.rawValue) are not a list", at: node,
        remedy: "Write [{value: NUMBER, source: TEXT}]")
    }
    var alternatives: [Figure.Alternative] = []
    for entry in sequence {
      var value: (text: String, node: YAMLNode)?
      var source: String?
      var otherUnit = unit
      for (key, part) in try document.mapping(entry, "an alternative").entries {
        switch try document.text(key, "a key of an alternative") {
        case "value": value = (try document.text(part, "an alternative's value"), part)
        case "unit": otherUnit = try self.unit(field, try document.text(part, "a unit"), at: part)
        case "source": source = try document.text(part, "a source")
        case let other:
          throw document.error(
            .unknownField, "an alternative has no '\(other)'", at: key,
            remedy: "An alternative has value, unit, source")
        }
      }
      guard let value, let source else {
        throw document.error(
          .missingField, "an alternative of \(field.rawValue) lacks its value or source", at: entry,
          remedy: "Write {value: NUMBER, source: TEXT}")
      }
      alternatives.append(
        Figure.Alternative(
          value: try number(field, value.text, otherUnit, at: value.node), unit: otherUnit, source: source))
    }
    return alternatives
  }

  private func unit(_ field: Field, _ symbol: String, at node: YAMLNode) throws(SiliconError) -> FigureUnit {
    let allowed = FigureUnit.units(of: field.quantity).map(\.symbol).joined(separator: ", ")
    guard let unit = FigureUnit(symbol) else {
      throw document.error(
        .unit, "'\(symbol)' is not a unit; \(field.rawValue) is a \(field.quantity.rawValue)", at: node,
        remedy: "Write one of \(allowed)")
    }
    guard unit.quantity == field.quantity else {
      throw document.error(
        .unit,
        "\(field.rawValue) is a \(field.quantity.rawValue), and '\(symbol)' is a unit of \(unit.quantity.rawValue)",
        at: node, remedy: "Write one of \(allowed)")
    }
    return unit
  }

  /// A number that a chip may have; whole where it counts things or bytes.
  private func number(
    _ field: Field, _ text: String, _ unit: FigureUnit, at node: YAMLNode
  ) throws(SiliconError) -> Double {
    let range = unit.quantity.range
    guard let value = Double(text), range.contains(value * unit.scale) else {
      throw document.error(
        .value, "\(field.rawValue) is '\(text)' \(unit.symbol)", at: node,
        remedy:
          "Write a number from \(range.lowerBound / unit.scale) to \(range.upperBound / unit.scale) \(unit.symbol);"
          + " leave an unknown figure out")
    }
    let isWhole = (value * unit.scale).rounded() == value * unit.scale
    if !isWhole && (unit.quantity == .count || unit.quantity == .memory) {
      throw document.error(
        .value, "\(field.rawValue) is '\(text)', not whole", at: node, remedy: "Write a whole number of \(unit.symbol)")
    }
    return value
  }
}

/// A YAML text with its name, for places in errors.
struct YAMLDocument {
  let name: String
  let root: YAMLMapping

  init(_ text: String, name: String) throws(SiliconError) {
    self.name = name
    guard text.utf8.count <= 1 << 20 else {
      throw SiliconError(.syntax, "the file is larger than 1 MiB", place: name, remedy: "Is it a chip file?")
    }
    let node = try YAMLReader.read(text, name: name)
    guard case .mapping(let root) = node.content else {
      throw SiliconError(
        .syntax, "the file is not a mapping of sections", place: name, remedy: "See `roundhouse chips trn2`")
    }
    self.root = root
  }

  func error(_ code: SiliconError.Code, _ message: String, at node: YAMLNode?, remedy: String) -> SiliconError {
    let place = (node?.place).map { "\(name):\($0)" } ?? name
    return SiliconError(code, message, place: place, remedy: remedy)
  }

  func text(_ node: YAMLNode, _ what: String) throws(SiliconError) -> String {
    guard case .scalar(let text) = node.content else {
      throw error(.syntax, "\(what) should be one word or number", at: node, remedy: "See `roundhouse chips trn2`")
    }
    return text
  }

  func mapping(_ node: YAMLNode, _ what: String) throws(SiliconError) -> YAMLMapping {
    guard case .mapping(let mapping) = node.content else {
      throw error(.syntax, "\(what) should be a mapping", at: node, remedy: "Write key: value pairs")
    }
    return mapping
  }

  /// The words of a list at the top level; empty when there is none.
  func words(_ key: String) throws(SiliconError) -> [String] {
    guard let node = root[key] else { return [] }
    guard case .sequence(let sequence) = node.content else {
      throw error(.syntax, "\(key) should be a list", at: node, remedy: "Write \(key): [a, b]")
    }
    var words: [String] = []
    for entry in sequence { words.append(try text(entry, "an entry of \(key)")) }
    return words
  }
}
