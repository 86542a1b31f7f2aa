/// The chips that are known, and the reader of users' own.
public enum ChipCatalog {
  /// Every built-in chip, oldest first.
  public static let chips: [ChipDescription] = builtIn

  /// A chip by name or alias, in any case: `trn2`, `Trainium2`, `NC_v3`.
  public static func chip(named name: String) throws(SiliconError) -> ChipDescription {
    let wanted = name.lowercased()
    for chip in chips where ([chip.name, chip.title] + chip.aliases).contains(where: { $0.lowercased() == wanted }) {
      return chip
    }
    throw SiliconError(
      .unknownName, "no chip is called '\(name)'",
      remedy: "Chips are \(chips.map(\.name).joined(separator: ", ")); a file of your own is named with its path")
  }

  /// A user's chip: the text of a YAML file with `base: trn2` and the figures that differ, or with every required one.
  ///
  /// Figures that state no status or source are the user's estimates. `file` names the text in errors and sources.
  public static func load(_ text: String, file: String) throws(SiliconError) -> ChipDescription {
    try read(text, file: file, defaults: (.estimated, file), known: chips)
  }

  /// A user's chip from a file's bytes, which must be UTF-8.
  public static func load(bytes: [UInt8], file: String) throws(SiliconError) -> ChipDescription {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SiliconError(.syntax, "the file is not UTF-8 text", place: file, remedy: "Is it a chip file?")
    }
    return try load(text, file: file)
  }

  private static let builtIn: [ChipDescription] = {
    var chips: [ChipDescription] = []
    for (file, bytes) in [
      ("trn1.yaml", PackageResources.trn1_yaml), ("inf2.yaml", PackageResources.inf2_yaml),
      ("trn2.yaml", PackageResources.trn2_yaml), ("trn3.yaml", PackageResources.trn3_yaml),
    ] {
      do throws(SiliconError) {
        chips.append(try read(String(decoding: bytes, as: UTF8.self), file: file, defaults: nil, known: chips))
      } catch {
        preconditionFailure("built-in chip: \(error)")
      }
    }
    return chips
  }()

  private static func read(
    _ text: String, file: String, defaults: (status: Status, source: String)?, known: [ChipDescription]
  ) throws(SiliconError) -> ChipDescription {
    let document = try YAMLDocument(text, name: file)
    let reserved: Set = ["name", "title", "aliases", "generation", "base"]
    var base: ChipDescription?
    if let node = document.root["base"] {
      let name = try document.text(node, "base")
      base = known.first { $0.name == name }
      if base == nil {
        throw document.error(
          .unknownName, "no chip is called '\(name)'", at: node,
          remedy: "Chips are \(known.map(\.name).joined(separator: ", "))")
      }
    }
    var generation = base?.generation
    if let node = document.root["generation"] {
      generation = CoreGeneration(rawValue: try document.text(node, "generation"))
      if generation == nil {
        throw document.error(
          .value, "no such generation of NeuronCore", at: node,
          remedy: "Generations are \(CoreGeneration.allCases.map(\.rawValue).joined(separator: ", "))")
      }
    }
    guard let generation else {
      throw document.error(
        .missingField, "neither base nor generation is given", at: nil, remedy: "Start with base: trn2")
    }
    let own = try FigureReader<ChipField>(document: document, defaults: defaults)
      .figures(of: document.root, reserved: reserved)
    let figures = (base?.figures ?? [:]).merging(own) { $1 }
    let missing = ChipField.allCases.filter { $0.isRequired && figures[$0] == nil }
    guard missing.isEmpty else {
      throw document.error(
        .missingField, "figures are missing: \(missing.map(\.rawValue).joined(separator: ", "))", at: nil,
        remedy: "Add them, or start from a known chip with base: trn2")
    }
    let name = try document.root["name"].map { node throws(SiliconError) in try document.text(node, "name") }
    let title = try document.root["title"].map { node throws(SiliconError) in try document.text(node, "title") }
    return ChipDescription(
      name: name ?? file, title: title ?? name ?? file, aliases: try document.words("aliases"),
      generation: generation, base: base?.name, figures: figures)
  }
}
