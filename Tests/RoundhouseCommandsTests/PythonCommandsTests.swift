import Foundation
import Testing

@Suite struct PythonCommandsTests {
  @Test func `without Python the remedy is named`() throws {
    let outcome = try Workspace().run(["jax", "run", "train.py"], environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 1)
    #expect(outcome.diagnostics.contains("there is no python3 in PATH; install Python"))
  }

  @Test func `a Python without the package is named, with the remedy`() throws {
    let workspace = try Workspace()
    let python = try workspace.write("python3", "#!/bin/sh\nexit 1\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python)
    let outcome = workspace.run(["doctor"], environment: ["PATH": "/nowhere:\(workspace.folder)"])
    #expect(outcome.status == 1)
    #expect(outcome.diagnostics.contains(python) && outcome.diagnostics.contains("install the wheel"))
  }
}
