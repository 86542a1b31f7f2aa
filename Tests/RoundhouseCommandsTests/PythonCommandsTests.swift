import Testing

@Suite struct PythonCommandsTests {
  @Test func `without Python the remedy is named`() throws {
    for arguments in [["jax", "run", "train.py", "--steps", "3"], ["doctor"]] {
      let outcome = try Workspace().run(arguments, environment: ["PATH": "/nowhere"])
      #expect(outcome.status == 1)
      #expect(outcome.diagnostics.contains("there is no python3 in PATH; install Python"))
    }
  }
}
