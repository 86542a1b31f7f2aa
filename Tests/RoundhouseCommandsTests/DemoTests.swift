import Foundation
import Testing

/// The demo on a program of one number, which halves with every step; the loss is that number.
@Suite struct DemoTests {
  private func workspace(text: String = "some text to train on") throws -> Workspace {
    let workspace = try Workspace()
    try FileManager.default.createDirectory(
      atPath: workspace.path("examples/gpt"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: workspace.path("deep/er"), withIntermediateDirectories: true)
    try workspace.write("Package.swift", "")
    try workspace.write("deep/er/a.txt", text)
    try workspace.write(
      "examples/gpt/program.json",
      """
      {"name": "halving", "description": "A number that halves", "text": {"files": ["deep/**/*.txt"]},
       "init": {"file": "init.mlir", "arguments": ["seed"], "results": ["state"]},
       "step": {"file": "step.mlir", "arguments": ["state", "tokens"], "results": ["state", "loss"]},
       "tokens": {"shape": [2, 5]}, "state": [{"name": "x", "shape": []}]}
      """)
    try workspace.write(
      "examples/gpt/init.mlir",
      """
      func.func public @main(%seed: tensor<ui32>) -> (tensor<f32>) {
        %0 = stablehlo.convert %seed : (tensor<ui32>) -> tensor<f32>
        return %0 : tensor<f32>
      }
      """)
    try workspace.write(
      "examples/gpt/step.mlir",
      """
      func.func public @main(%x: tensor<f32>, %tokens: tensor<2x5xi32>) -> (tensor<f32>, tensor<f32>) {
        %half = stablehlo.constant dense<0.5> : tensor<f32>
        %0 = stablehlo.multiply %x, %half : tensor<f32>
        return %0, %x : tensor<f32>, tensor<f32>
      }
      """)
    return workspace
  }

  @Test func `state flows from step to step and the chips stand side by side`() throws {
    let outcome = try workspace().run("demo", "--steps", "3", "--seed", "8", "--chip", "trn3")
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let steps = lines.filter { $0.hasPrefix("step ") }
    #expect(
      steps.map { $0.components(separatedBy: "  ").prefix(2).joined(separator: " ") } == [
        "step 1 loss 8.0000", "step 2 loss 4.0000", "step 3 loss 2.0000",
      ])
    #expect(lines.contains("Loss: 8.0000 at the first step, 2.0000 at the last of 3."))
    #expect(lines.contains { $0.hasPrefix("Simulated on one NeuronCore-v4 of trn3") })
    #expect(lines.suffix(4).map { String($0.prefix(4)) } == ["chip", "trn1", "trn2", "trn3"])
    #expect(lines.suffix(3).allSatisfy { $0.contains(" us  ") || $0.contains(" ms  ") || $0.contains(" ns  ") })
  }

  @Test func `a folder without a program, and a program without text, are refused with the remedy`() throws {
    let empty = try Workspace().run("demo")
    #expect(empty.status == 1)
    #expect(empty.diagnostics.hasPrefix("error: fileNotFound: ") && empty.diagnostics.contains("--directory"))
    let short = try workspace(text: "a").run("demo")
    #expect(short.status == 1 && short.output == "")
    #expect(short.diagnostics.contains("badProgram") && short.diagnostics.contains("1 bytes of text"))
  }

  @Test func `modules that do not fit the description are refused`() throws {
    let workspace = try workspace()
    let file = workspace.path("examples/gpt/program.json")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try workspace.write("examples/gpt/program.json", text.replacing("[2, 5]", with: "[2, 6]"))
    let outcome = workspace.run("demo", "--directory", workspace.path("examples/gpt"))
    #expect(outcome.status == 1 && outcome.output == "" && outcome.diagnostics.contains("do not fit each other"))
    try workspace.write("examples/gpt/program.json", String(text.prefix(40)))
    #expect(workspace.run("demo").diagnostics.hasPrefix("error: \(file): badProgram: "))
  }
}
