import StableHLO
import Testing

@Suite struct `Programs that JAX printed` {
  @Test(arguments: Samples.names) func `are read and verified`(name: String) throws {
    let module = try Module(parsing: try Samples.text(name), fileName: name)
    try module.verify()
    #expect(module.main != nil)
  }

  @Test func `are all here`() { #expect(Samples.names.count >= 40) }

  @Test(arguments: Samples.names) func `print as text that reads back equal`(name: String) throws {
    let module = try Module(parsing: try Samples.text(name), fileName: name)
    let again = try Module(parsing: module.text, fileName: name)
    #expect(again.withoutPlaces == module.withoutPlaces)
    #expect(again.text == module.text)
  }

  @Test(arguments: Samples.pairs) func `are the same in pretty and in generic form`(name: String) throws {
    let pretty = try Module(parsing: try Samples.text(name))
    let generic = try Module(parsing: try Samples.text(name + ".generic"))
    #expect(pretty.functions.map(\.name) == generic.functions.map(\.name))
    #expect(pretty.essence == generic.essence)
  }

  /// In the generic form each op is `"dialect.name"(`, so a search for that counts ops without our reader.
  @Test(arguments: Samples.names.filter { $0.hasSuffix(".generic") })
  func `lose no op`(name: String) throws {
    let text = try Samples.text(name)
    var counts: [String: Int] = [:]
    for match in text.matches(of: /"([a-z_]+\.[a-z_0-9]+)"\(/) { counts[String(match.1), default: 0] += 1 }
    for outside in ["builtin.module", "sdy.mesh"] { counts[outside] = nil }
    counts["stablehlo.return", default: 0] += (counts.removeValue(forKey: "func.return") ?? 0)
    counts["stablehlo.return", default: 0] += (counts.removeValue(forKey: "sdy.return") ?? 0)
    let functions = counts.removeValue(forKey: "func.func")
    let module = try Module(parsing: text)
    var found: [String: Int] = [:]
    for operation in module.allOperations { found[operation.opcode.qualifiedName, default: 0] += 1 }
    #expect(found == counts)
    #expect(module.functions.count == functions)
  }

  @Test func `keep the names and lines of the user's program`() throws {
    let module = try Module(parsing: try Samples.text("control.debug"))
    let loop = try #require(module.first(.while))
    #expect(loop.location.origin?.contains("while") == true)
    #expect(loop.location.source?.hasPrefix("generate_samples.py:") == true)
    #expect(loop.location.line > 0)
    #expect(module.allOperations.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
  }
}
