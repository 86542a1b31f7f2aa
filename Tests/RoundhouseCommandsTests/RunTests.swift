import Foundation
import Numerics
import Reference
import Runtime
import StableHLO
import Testing

@Suite struct RunTests {
  @Test func `values are those of the model, row by row`() throws {
    let workspace = try Workspace()
    let (x, w) = ((0..<32).map { Float($0 % 5) * 0.125 - 0.25 }, (0..<24).map { Float($0 % 7) * 0.25 - 0.5 })
    try Safetensors.write(
      [("arg1", Tensor(w, shape: [8, 3])), ("arg0", Tensor(x, shape: [4, 8]))], to: workspace.path("in.safetensors"))
    let outcome = workspace.run(
      "run", try workspace.write("model.mlir", model), "--inputs", workspace.path("in.safetensors"), "--outputs",
      workspace.path("out.safetensors"))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    let results = try Safetensors.read(contentsOf: workspace.path("out.safetensors"))
    #expect(results.map(\.name) == ["result0"])
    let values = try #require(results.first).tensor
    #expect(values.type == TensorType([4, 3], .f32))
    for (index, value) in values.floats.enumerated() {
      let product = (0..<8).reduce(0.0) { $0 + Double(x[index / 3 * 8 + $1]) * Double(w[$1 * 3 + index % 3]) }
      #expect(abs(Double(value) - tanh(product)) < 1e-5)
    }
  }

  @Test func `the text says that it is simulated, how long, and why`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run("run", try workspace.write("model.mlir", model), "--random", "1", "--chip", "trn1")
    #expect(outcome.status == 0 && outcome.diagnostics == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == workspace.path("model.mlir"))
    #expect(lines.dropFirst().first?.hasPrefix("Simulated on one NeuronCore-v2 of trn1 (one physical core), ") == true)
    for label in ["Simulated time", "Bottleneck", "MFU", "Engines busy", "HBM traffic", "Memory peak", "Estimated"] {
      #expect(lines.contains { $0.hasPrefix(label + "  ") || $0.hasPrefix(label + " ") }, "\(label)")
    }
    #expect(lines.last?.hasPrefix("Host: compiled in ") == true)
  }

  @Test func `the keys of the JSON are stable`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run(
      "run", try workspace.write("model.mlir", model), "--random", "1", "--repeat", "3", "--json")
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    let json = try outcome.json()
    #expect(Set(json.keys) == ["model", "summary", "host"])
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(
      Set(summary.keys) == [
        "simulated", "program", "chip", "core", "simulated_seconds", "launch_seconds", "instructions", "engines",
        "dma_busy_share", "model_flops", "hardware_flops", "peak_bf16_flops_per_second", "mfu", "hfu",
        "hbm_bytes_read", "hbm_bytes_written", "hbm_bandwidth_share", "hbm_peak_bytes", "hbm_capacity_bytes",
        "sbuf_peak_bytes", "sbuf_capacity_bytes", "psum_peak_bytes", "psum_capacity_bytes", "bottleneck",
        "estimated_share", "on_gpsimd", "uninitialized_reads", "top_operations",
      ])
    #expect(summary["simulated"] as? Bool == true)
    #expect(summary["model_flops"] as? Int == 192, "2 x 4 x 8 x 3")
    #expect(summary["hbm_bytes_written"] as? Int ?? 0 >= 4 * 3 * 4)
    let engines = try #require(summary["engines"] as? [[String: Any]])
    #expect(engines.map { $0["engine"] as? String } == ["tensor", "vector", "scalar", "gpsimd", "sync"])
    #expect(engines.allSatisfy { Set($0.keys) == ["engine", "instructions", "busy_share", "waiting_share"] })
    let host = try #require(json["host"] as? [String: Any])
    #expect(
      Set(host.keys) == ["threads", "compile_seconds", "step_seconds", "wall_seconds_best", "wall_seconds_mean"])
    let steps = try #require(host["step_seconds"] as? [Double])
    #expect(steps.count == 3)
    #expect(host["wall_seconds_best"] as? Double == steps.min())
    #expect(outcome.diagnostics.split(separator: "\n").count == 3)
  }

  @Test func `time is the same with values switched off`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let valued = try workspace.run("run", path, "--random", "7", "--json").json()["summary"] as? NSDictionary
    let timed = try workspace.run("run", path, "--time-only", "--json").json()["summary"] as? NSDictionary
    #expect(valued != nil && valued == timed)
  }

  @Test func `random inputs depend on the seed alone`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    func values(_ seed: String) throws -> [UInt8] {
      let out = workspace.path("out.safetensors")
      #expect(workspace.run("run", path, "--random", seed, "--outputs", out).status == 0)
      return try Safetensors.read(contentsOf: out).first?.tensor.bytes ?? []
    }
    let first = try values("1")
    #expect(try values("1") == first)
    #expect(try values("2") != first)
  }

  @Test func `casting matrix operands changes values as bf16 does`() throws {
    let workspace = try Workspace()
    let path = try workspace.write("model.mlir", model)
    let x = [Float](repeating: 0, count: 31) + [1.00390625 / 4]
    let w = [Float](repeating: 1, count: 24)
    try Safetensors.write(
      [("arg0", Tensor(x, shape: [4, 8])), ("arg1", Tensor(w, shape: [8, 3]))], to: workspace.path("in.safetensors"))
    func last(_ options: String..., flags: String = "") throws -> Float {
      let out = workspace.path("out.safetensors")
      let files = ["run", path, "--inputs", workspace.path("in.safetensors"), "--outputs", out]
      let outcome = workspace.run(files + options, environment: ["NEURON_CC_FLAGS": flags])
      let note = "note: NEURON_CC_FLAGS: --new is unknown and has no effect\n"
      #expect(outcome.diagnostics == (flags.contains("--new") ? note : ""))
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      return try #require(Safetensors.read(contentsOf: out).first).tensor.floats.last ?? .nan
    }
    // 1 + 2^-8 needs nine bits; bf16 keeps eight and rounds to even, down.
    #expect(abs(try last() - tanh(1.00390625 / 4)) < 1e-6)
    #expect(abs(try last("--auto-cast", "matmult") - tanh(0.25)) < 1e-6)
    #expect(abs(try last("--auto-cast", "matmult", "--auto-cast-type", "fp16") - tanh(1.00390625 / 4)) < 1e-6)
    #expect(abs(try last(flags: "--new --auto-cast=matmult") - tanh(0.25)) < 1e-6)
    #expect(abs(try last("--auto-cast=none", flags: "--auto-cast=matmult") - tanh(1.00390625 / 4)) < 1e-6)
  }

  @Test func `program prints the instructions`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run("program", try workspace.write("model.mlir", model))
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    #expect(outcome.output.hasPrefix(#"program "main" "#))
    #expect(outcome.output.contains("buffer %arg0 hbm f32 input bytes=128\n"))
    #expect(outcome.output.contains("nc_matmul"))
    #expect(outcome.output.hasSuffix("}\n"))
  }
}
