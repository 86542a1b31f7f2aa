/// The instances and UltraServers that are known.
public enum InstanceCatalog {
  public static let instances: [InstanceDescription] = {
    do throws(SiliconError) {
      return try read(String(decoding: PackageResources.instances_yaml, as: UTF8.self), file: "instances.yaml")
    } catch {
      preconditionFailure("built-in instances: \(error)")
    }
  }()

  /// An instance by name, in any case.
  public static func instance(named name: String) throws(SiliconError) -> InstanceDescription {
    if let found = instances.first(where: { $0.name == name.lowercased() }) { return found }
    throw SiliconError(
      .unknownName, "no instance is called '\(name)'",
      remedy: "Instances are \(instances.map(\.name).joined(separator: ", "))")
  }

  static func read(_ text: String, file: String) throws(SiliconError) -> [InstanceDescription] {
    let document = try YAMLDocument(text, name: file)
    let reader = FigureReader<InstanceField>(document: document, defaults: nil)
    var instances: [InstanceDescription] = []
    for (key, value) in document.root.entries {
      let name = try document.text(key, "an instance's name")
      let entry = try document.mapping(value, name)
      guard let chip = entry["chip"], let topology = entry["topology"] else {
        throw document.error(
          .missingField, "\(name) has no chip or no topology", at: key, remedy: "Add chip: and topology:")
      }
      let figures = try reader.figures(of: entry, reserved: ["chip", "topology"])
      guard figures[.chips] != nil else {
        throw document.error(.missingField, "\(name) has no chips.count", at: key, remedy: "Add it")
      }
      instances.append(
        InstanceDescription(
          name: name, chip: try ChipCatalog.chip(named: document.text(chip, "chip")),
          topology: try document.text(topology, "topology"), figures: figures))
    }
    return instances
  }
}
