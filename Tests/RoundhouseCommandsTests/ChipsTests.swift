import Silicon
import Testing

@Suite struct ChipsTests {
  @Test func `every chip has a line`() throws {
    let outcome = try Workspace().run("chips")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    for chip in ChipCatalog.chips { #expect(lines.contains { $0.hasPrefix(chip.name) }) }
  }

  @Test func `a chip, an instance and a chip file each show their figures`() throws {
    let workspace = try Workspace()
    #expect(workspace.run("chips", "Trainium2").output.contains("tensor.clock"))
    #expect(workspace.run("chips", "trn2.48xlarge").output.contains("chips.count"))
    let file = try workspace.write("mine.yaml", "base: trn2\nname: mine\ntensor:\n  clock: 3 GHz\n")
    let own = workspace.run("chips", file)
    #expect(own.output.contains("from trn2") && own.output.contains(file))
  }

  @Test func `help is no failure`() throws {
    for arguments in [["--help"], ["run", "--help"], []] {
      let outcome = try Workspace().run(arguments)
      #expect(outcome.status == 0 && outcome.diagnostics == "")
      #expect(outcome.output.contains("USAGE"))
    }
  }
}
