import Foundation
import Testing

@Suite struct ProfileCommandTests {
  /// A workspace with a model and its profile in `prof`.
  func profiled() throws -> Workspace {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let outcome = workspace.run("run", path, "--random", "1", "--profile", workspace.path("prof"))
    try #require(outcome.status == 0, "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.hasPrefix("profile: \(workspace.path("prof/model.rhprofile"))"))
    return workspace
  }

  @Test func `a profile says where the time went`() throws {
    let workspace = try profiled()
    let view = workspace.run("profile", "view", workspace.path("prof"))
    #expect(view.status == 0, "\(view.diagnostics)")
    let lines = view.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("model, simulated on one NeuronCore-v3 of trn2: "))
    #expect(lines[1].hasPrefix("Busy: Tensor "))
    #expect(lines.contains { $0.hasPrefix("By op") } && lines.contains { $0.hasPrefix("dot_general") })
    #expect(view.output.contains("Starting the program takes as long as running it"))
    // The same figure as the run's.
    let run = try workspace.run("run", workspace.path("model.mlir"), "--time-only", "--json").json()
    let seconds = try #require((run["summary"] as? [String: Any])?["simulated_seconds"] as? Double)
    let summary = try workspace.run("profile", "view", workspace.path("prof"), "--format", "summary-json").json()
    let metrics = try #require(summary.values.first as? [String: Any])
    #expect(metrics["total_time"] as? Double == seconds)
  }

  @Test func `formats go to files that are whole or not there`() throws {
    let workspace = try profiled()
    let csv = workspace.run("profile", "view", workspace.path("prof"), "--format", "csv")
    #expect(csv.status == 0 && csv.output == workspace.path("prof/model.csv") + "\n", "\(csv.diagnostics)")
    let json = workspace.path("out.json")
    #expect(workspace.run("profile", "view", workspace.path("prof"), "--format", "json", "--output", json).status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: json))) is [String: Any])
    let files = workspace.files
    let refused = workspace.run(
      "profile", "view", workspace.path("prof"), "--format", "json", "--output", workspace.path("nowhere/out.json"))
    #expect(refused.status == 1 && refused.diagnostics.contains("unwritableFile"))
    #expect(workspace.files == files)
  }

  @Test func `two profiles are compared`() throws {
    let workspace = try profiled()
    let path = workspace.path("model.mlir")
    #expect(
      workspace.run("run", path, "--time-only", "--chip", "trn1", "--profile", workspace.path("other")).status == 0)
    let diff = workspace.run("profile", "diff", workspace.path("prof"), workspace.path("other"))
    #expect(diff.status == 0, "\(diff.diagnostics)")
    let lines = diff.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("Simulated time") })
    #expect(lines.contains { $0.hasPrefix("dot_general") })
    let same = workspace.run("profile", "diff", workspace.path("prof"), workspace.path("prof"))
    #expect(same.output.contains("By op: nothing changed") && same.output.contains("By source line: nothing changed"))
  }

  @Test func `what is no profile is refused, with the remedy`() throws {
    let workspace = try profiled()
    func refusal(_ path: String, _ more: String...) -> String {
      let outcome = workspace.run(["profile", "view", path] + more)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      return outcome.diagnostics
    }
    #expect(refusal(workspace.path("nothing")).contains("fileNotFound"))
    #expect(refusal(workspace.path("model.mlir")).contains("notAProfile"))
    #expect(refusal(workspace.folder + "/prof", "--program", "other").contains("there are model"))
    let file = URL(fileURLWithPath: workspace.path("prof/model.rhprofile"))
    try Data(contentsOf: file).dropLast(10).write(to: file)
    #expect(refusal(file.path).contains("damaged or not whole; profile again"))
    let run = workspace.run(
      "run", workspace.path("model.mlir"), "--time-only", "--profile", workspace.path("model.mlir"))
    #expect(run.status == 1 && run.diagnostics.contains("unwritableFile"))
  }
}
