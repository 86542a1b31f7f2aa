import Testing

@Suite struct ProgressTests {
  @Test func `terminals get a bar that is gone at the end`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run(
      ["run", try workspace.write("model.mlir", model), "--random", "1", "--repeat", "4", "--json"], isTerminal: true)
    #expect(outcome.status == 0)
    #expect(outcome.diagnostics.contains("[######..................] 1/4"))
    #expect(outcome.diagnostics.contains("[########################] 4/4"))
    #expect(outcome.diagnostics.hasSuffix("\r\u{1B}[K"))
    #expect(try outcome.json()["summary"] != nil)
  }

  @Test func `elsewhere each run is a line`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run("run", try workspace.write("model.mlir", model), "--random", "1", "--repeat", "2")
    let lines = outcome.diagnostics.split(separator: "\n")
    #expect(lines.map { $0.prefix(12) } == ["run 1 of 2: ", "run 2 of 2: "])
  }
}
