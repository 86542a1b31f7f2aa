import ArgumentParser
import Silicon

struct ChipsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "chips",
    abstract: "Shows the chips that can be simulated, or every figure of one with unit, status and source.")

  @Argument(
    help: "A chip (trn1, inf2, trn2, trn3), an instance (trn2.48xlarge) or a chip file; all chips when left out.")
  var name: String?

  func run(on console: Console) throws {
    guard let name else { return console.output(ChipCatalog.summary.trimmed) }
    if let instance = try? InstanceCatalog.instance(named: name) { return console.output(instance.report.trimmed) }
    console.output(try ChipDescription.named(orIn: name).report.trimmed)
  }
}

extension String {
  /// Without the newlines at its end.
  var trimmed: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
