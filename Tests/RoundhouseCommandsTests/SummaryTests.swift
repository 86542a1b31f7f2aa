import Foundation
import Testing

/// The summary's figures against what the module says of itself.
@Suite struct SummaryTests {
  private func summary(_ text: String, chip: String = "trn2") throws -> [String: Any] {
    let workspace = try Workspace()
    let outcome = workspace.run(
      "run", try workspace.write("model.mlir", text), "--time-only", "--json", "--chip", chip)
    #expect(outcome.status == 0, "\(outcome.diagnostics)")
    return try #require(outcome.json()["summary"] as? [String: Any])
  }

  @Test func `adding large arrays moves each byte once and is bound by memory`() throws {
    let type = "tensor<4096x4096xf32>"
    let size = 4096 * 4096 * 4
    let summary = try summary(
      """
      func.func public @main(%a: \(type), %b: \(type)) -> (\(type)) {
        %0 = stablehlo.add %a, %b : \(type)
        return %0 : \(type)
      }
      """)
    #expect(summary["hbm_bytes_read"] as? Int == 2 * size)
    #expect(summary["hbm_bytes_written"] as? Int == size)
    #expect(summary["hbm_peak_bytes"] as? Int == 3 * size)
    #expect(summary["hbm_capacity_bytes"] as? Int == 24 << 30, "a stack of trn2")
    #expect(summary["model_flops"] as? Double == 0)
    let bottleneck = try #require(summary["bottleneck"] as? String)
    #expect(bottleneck.hasPrefix("HBM bandwidth: ") || bottleneck.hasPrefix("DMA: "), "\(bottleneck)")
    let seconds = try #require(summary["simulated_seconds"] as? Double)
    let share = try #require(summary["hbm_bandwidth_share"] as? Double)
    // 2.9 TB/s over 8 cores.
    #expect(abs(share - Double(3 * size) / (2.9e12 / 8 * seconds)) < 0.01)
    #expect(share > 0.5 && share <= 1.01)
  }

  /// Clocks of the Tensor engine: A guides.
  @Test(arguments: [("trn1", 2.8e9), ("trn2", 2.4e9)])
  func `a product's MFU is its operations over the bf16 peak`(chip: String, clock: Double) throws {
    let type = "tensor<1024x1024xbf16>"
    let summary = try summary(
      """
      func.func public @main(%a: \(type), %b: \(type)) -> (\(type)) {
        %0 = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (\(type), \(type)) -> \(type)
        return %0 : \(type)
      }
      """, chip: chip)
    let flops = 2.0 * 1024 * 1024 * 1024
    let seconds = try #require(summary["simulated_seconds"] as? Double)
    let mfu = try #require(summary["mfu"] as? Double)
    #expect(summary["model_flops"] as? Double == flops)
    #expect(summary["hardware_flops"] as? Double == flops)
    // 128 x 128 multiply-adds a cycle.
    #expect(abs(mfu - flops / (2 * 128 * 128 * clock * seconds)) < 1e-6)
    #expect(mfu > 0 && mfu <= 1)
    let top = try #require(summary["top_operations"] as? [[String: Any]])
    #expect(top.first?["op"] as? String == "dot_general")
    for key in ["sbuf", "psum"] {
      let peak = try #require(summary["\(key)_peak_bytes"] as? Int)
      #expect(peak > 0 && peak <= summary["\(key)_capacity_bytes"] as? Int ?? 0)
    }
  }

  @Test func `an empty program has a summary too`() throws {
    let summary = try summary(
      """
      func.func public @main(%a: tensor<0xf32>) -> (tensor<0xf32>) {
        return %a : tensor<0xf32>
      }
      """)
    #expect(summary["mfu"] as? Double == 0)
  }
}
