import Foundation
import Reference
import Runtime
import Testing

/// What the user sees when something is wrong: one line, a failing status, nothing written.
@Suite struct RefusalTests {
  private func refusal(_ workspace: Workspace, _ arguments: String..., status: Int32 = 1) -> String {
    let before = workspace.files
    let outcome = workspace.run(arguments)
    #expect(outcome.status == status)
    #expect(outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("error: ") && outcome.diagnostics.hasSuffix("\n"))
    #expect(outcome.diagnostics.split(separator: "\n").count == 1, "\(outcome.diagnostics)")
    #expect(workspace.files == before)
    return outcome.diagnostics
  }

  @Test func `a mistake in the module is told with its line`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model.replacing("stablehlo.tanh", with: "stablehlo.tanj"))
    #expect(refusal(workspace, "run", path, "--random", "1").hasPrefix("error: \(path):4:10: unknown-operation: "))
    try workspace.write("model.mlir", String(model.prefix(200)))
    #expect(refusal(workspace, "program", path).hasPrefix("error: \(path):"))
    try workspace.write("model.mlir", model.replacing("tensor<4x8xf32>", with: "tensor<4x9xf32>"))
    #expect(refusal(workspace, "run", path, "--time-only").hasPrefix("error: \(path):3:"))
  }

  @Test func `what cannot be compiled is told with its line`() throws {
    let workspace = try Workspace()
    let path = try workspace.write(
      "model.mlir",
      """
      func.func public @main(%arg0: tensor<4xf32>) -> (tensor<4xf32>) {
        %0 = "stablehlo.all_gather"(%arg0) <{all_gather_dim = 0 : i64, replica_groups = dense<0> : tensor<1x1xi64>}> : (tensor<4xf32>) -> tensor<4xf32>
        return %0 : tensor<4xf32>
      }
      """)
    #expect(refusal(workspace, "run", path, "--random", "1").hasPrefix("error: \(path):2:"))
  }

  @Test func `a model larger than the core's HBM is refused with both sizes`() throws {
    let workspace = try Workspace()
    let type = "tensor<65536x65536xf32>"
    let path = try workspace.write(
      "model.mlir",
      """
      func.func public @main(%arg0: \(type)) -> (\(type)) {
        %0 = stablehlo.add %arg0, %arg0 : \(type)
        return %0 : \(type)
      }
      """)
    let message = refusal(workspace, "run", path, "--time-only")
    #expect(
      message.hasPrefix(
        "error: \(path): resourceExhausted: the program needs 32.00 GiB of HBM (inputs 16.00 GiB, outputs 16.00 GiB, "
          + "constants 0 B, intermediates 0 B), the core's stack has 24.00"))
  }

  @Test func `files that are missing or cannot be written are named`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let absent = workspace.path("absent/file")
    #expect(refusal(workspace, "run", absent, "--random", "1").hasPrefix("error: \(absent): fileNotFound: "))
    #expect(refusal(workspace, "run", path, "--inputs", absent).hasPrefix("error: \(absent): fileNotFound: "))
    #expect(
      refusal(workspace, "run", path, "--random", "1", "--outputs", absent).hasPrefix(
        "error: \(absent): unwritableFile: "))
    #expect(
      refusal(workspace, "run", path, "--random", "1", "--outputs", workspace.folder).hasPrefix(
        "error: \(workspace.folder): unwritableFile: "))
    #expect(refusal(workspace, "run", workspace.folder, "--time-only").contains("unreadableFile"))
  }

  @Test func `inputs that do not fit are named`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    #expect(refusal(workspace, "run", path).contains("give --inputs FILE, --random SEED or --time-only"))
    let file = workspace.path("in.safetensors")
    try Safetensors.write([("arg0", Tensor([Float(1)]))], to: file)
    let message = refusal(workspace, "run", path, "--inputs", file)
    #expect(message.contains(file) && message.contains("arg0 is tensor<1xf32>, the program takes tensor<4x8xf32>"))
    try workspace.write("in.safetensors", "no tensors at all")
    #expect(refusal(workspace, "run", path, "--inputs", file).hasPrefix("error: \(file): "))
  }

  @Test func `a typing error in a chip file is told with its line`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let chip = try workspace.write("chip.yaml", "base: trn2\ntensor:\n  clok: 2.8 GHz\n")
    #expect(refusal(workspace, "run", path, "--time-only", "--chip", chip).hasPrefix("error: \(chip):3:"))
    #expect(refusal(workspace, "chips", chip).hasPrefix("error: \(chip):3:"))
    #expect(refusal(workspace, "run", path, "--time-only", "--chip", "trn9").contains("trn9"))
    #expect(refusal(workspace, "chips", workspace.path("none.yaml")).contains("fileNotFound"))
  }

  @Test func `time without values is refused where values decide`() throws {
    let workspace = try Workspace()
    let path = try workspace.write(
      "model.mlir",
      """
      func.func public @main(%arg0: tensor<f32>) -> (tensor<f32>) {
        %limit = stablehlo.constant dense<100.0> : tensor<f32>
        %0 = stablehlo.while(%x = %arg0) : tensor<f32>
        cond {
          %1 = stablehlo.compare LT, %x, %limit : (tensor<f32>, tensor<f32>) -> tensor<i1>
          stablehlo.return %1 : tensor<i1>
        } do {
          %1 = stablehlo.add %x, %x : tensor<f32>
          stablehlo.return %1 : tensor<f32>
        }
        return %0 : tensor<f32>
      }
      """)
    let message = refusal(workspace, "run", path, "--time-only")
    #expect(message.hasPrefix("error: \(path): valuesNeeded: ") && message.contains("--random"))
    try Safetensors.write([("arg0", Tensor([Float(3)], shape: []))], to: workspace.path("in.safetensors"))
    let valued = workspace.run("run", path, "--inputs", workspace.path("in.safetensors"))
    #expect(valued.status == 0, "\(valued.diagnostics)")
  }

  @Test(arguments: [
    ["run"], ["run", "model.mlir", "--inputs", "a", "--random", "1"], ["run", "model.mlir", "--repeat", "0"],
    ["run", "model.mlir", "--time-only", "--outputs", "a"], ["run", "model.mlir", "--auto-cast", "some"],
    ["run", "model.mlir", "--auto-cast", "matmult", "--auto-cast-type", "fp7"],
    ["run", "model.mlir", "--random", "many"], ["run", "model.mlir", "--chips", "trn2"], ["train"],
    ["demo", "--steps", "0"],
  ])
  func `arguments that make no sense are refused before anything runs`(arguments: [String]) throws {
    let workspace = try Workspace()
    let outcome = workspace.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("error: invalidArgument: "))
    #expect(outcome.diagnostics.split(separator: "\n").count == 1)
  }

  @Test func `options and flags of the compiler that make no sense are refused`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    #expect(refusal(workspace, "run", path, "--time-only", "--auto-cast-type", "bf16").contains("--auto-cast all; add"))
    let outcome = workspace.run(["program", path], environment: ["NEURON_CC_FLAGS": "--auto-cast=most"])
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.diagnostics.hasPrefix("error: invalidArgument: NEURON_CC_FLAGS: --auto-cast is 'most'; use none"))
  }

  @Test func `a wrong number of threads is refused`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let outcome = workspace.run(["run", path, "--random", "1"], environment: ["ROUNDHOUSE_THREADS": "none"])
    #expect(outcome.status == 1 && outcome.diagnostics.contains("ROUNDHOUSE_THREADS"))
  }
}
