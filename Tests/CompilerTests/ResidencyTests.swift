import InstructionSet
import Machine
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO
import Testing

@testable import Compiler

/// `%p = softmax(%x %w)` over rows, as lines of a function.
private func scores(_ rows: Int, _ depth: Int, _ columns: Int) -> String {
  """
    %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %zero = stablehlo.constant dense<0.0> : tensor<f32>
    %s = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<\(rows)x\(depth)xf32>, tensor<\(depth)x\(columns)xf32>) -> tensor<\(rows)x\(columns)xf32>
    %m = stablehlo.reduce(%s init: %low) applies stablehlo.maximum across dimensions = [1] : (tensor<\(rows)x\(columns)xf32>, tensor<f32>) -> tensor<\(rows)xf32>
    %mb = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<\(rows)xf32>) -> tensor<\(rows)x\(columns)xf32>
    %d = stablehlo.subtract %s, %mb : tensor<\(rows)x\(columns)xf32>
    %e = stablehlo.exponential %d : tensor<\(rows)x\(columns)xf32>
    %t = stablehlo.reduce(%e init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<\(rows)x\(columns)xf32>, tensor<f32>) -> tensor<\(rows)xf32>
    %tb = stablehlo.broadcast_in_dim %t, dims = [0] : (tensor<\(rows)xf32>) -> tensor<\(rows)x\(columns)xf32>
    %p = stablehlo.divide %e, %tb : tensor<\(rows)x\(columns)xf32>
  """
}

/// Two products with a softmax between them.
private func attention(_ rows: Int, _ depth: Int, _ columns: Int, _ width: Int) -> String {
  """
  func.func @main(%x: tensor<\(rows)x\(depth)xf32>, %w: tensor<\(depth)x\(columns)xf32>, %v: tensor<\(columns)x\(width)xf32>) -> tensor<\(rows)x\(width)xf32> {
  \(scores(rows, depth, columns))
    %r = stablehlo.dot_general %p, %v, contracting_dims = [1] x [0] : (tensor<\(rows)x\(columns)xf32>, tensor<\(columns)x\(width)xf32>) -> tensor<\(rows)x\(width)xf32>
    return %r : tensor<\(rows)x\(width)xf32>
  }
  """
}

@Suite struct ResidencyTests {
  private func bytes(_ types: [TensorType]) -> Int { types.reduce(0) { $0 + $1.byteCount } }

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `between products and a softmax only inputs and outputs pass HBM`(chip: String) throws {
    let compilation = try Compilation(attention(256, 128, 256, 64), chip: chip)
    let timeline = try compilation.executable.timeline()
    #expect(timeline.dma.hbmBytesRead == bytes(compilation.executable.inputs))
    #expect(timeline.dma.hbmBytesWritten == bytes(compilation.executable.outputs))
    #expect(timeline.uninitializedReads.isEmpty)
    #expect(compilation.program.check(on: compilation.executable.core).isEmpty)
    let inputs = [numbers([256, 128]), numbers([128, 256], seed: 2), numbers([256, 64], seed: 3)]
    #expect(try compilation.run(inputs).error < 1e-5)
  }

  @Test func `values are the same bits as through HBM`() throws {
    // Two programs: what the first stores, the second loads.
    let first = try Compilation(
      """
      func.func @main(%x: tensor<200x64xf32>, %w: tensor<64x384xf32>) -> tensor<200x384xf32> {
      \(scores(200, 64, 384))
        return %p : tensor<200x384xf32>
      }
      """)
    let second = try Compilation(
      """
      func.func @main(%p: tensor<200x384xf32>, %v: tensor<384x72xf32>) -> tensor<200x72xf32> {
        %r = stablehlo.dot_general %p, %v, contracting_dims = [1] x [0] : (tensor<200x384xf32>, tensor<384x72xf32>) -> tensor<200x72xf32>
        return %r : tensor<200x72xf32>
      }
      """)
    let (x, w, v) = (numbers([200, 64]), numbers([64, 384], seed: 2), numbers([384, 72], seed: 3))
    let middle = try first.run([x, w]).results
    let expected = try second.run(middle + [v]).results
    let whole = try Compilation(attention(200, 64, 384, 72))
    #expect(try whole.run([x, w, v]).results[0].floats == expected[0].floats)
  }

  @Test func `a value larger than SBUF goes to HBM`() throws {
    let compilation = try Compilation(attention(16384, 128, 2048, 64))
    let timeline = try compilation.executable.timeline()
    let middle = 16384 * 2048 * 4
    #expect(middle > compilation.executable.core.sbufBytesPerPartition * 128)
    #expect(timeline.dma.hbmBytesWritten >= bytes(compilation.executable.outputs) + middle)
    #expect(compilation.program.check(on: compilation.executable.core).isEmpty)
  }

  @Test func `a value that is also a result, and has two readers, is written once and never read`() throws {
    let text = """
      func.func @main(%x: tensor<256x128xf32>, %w: tensor<128x256xf32>) -> (tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>) {
      \(scores(256, 128, 256))
        %a = stablehlo.dot_general %p, %p, contracting_dims = [1] x [1] : (tensor<256x256xf32>, tensor<256x256xf32>) -> tensor<256x256xf32>
        %b = stablehlo.dot_general %p, %p, contracting_dims = [0] x [0] : (tensor<256x256xf32>, tensor<256x256xf32>) -> tensor<256x256xf32>
        return %p, %a, %b : tensor<256x256xf32>, tensor<256x256xf32>, tensor<256x256xf32>
      }
      """
    let compilation = try Compilation(text)
    let timeline = try compilation.executable.timeline()
    #expect(timeline.dma.hbmBytesRead == bytes(compilation.executable.inputs))
    #expect(timeline.dma.hbmBytesWritten == bytes(compilation.executable.outputs))
    #expect(try compilation.run([numbers([256, 128]), numbers([128, 256], seed: 2)]).error < 1e-5)
  }

  @Test func `what GpSimd reads is in HBM as well`() throws {
    let text = """
      func.func @main(%x: tensor<256x128xf32>, %w: tensor<128x256xf32>, %v: tensor<256x64xf32>) -> (tensor<256x64xf32>, tensor<256x256xf32>) {
      \(scores(256, 128, 256))
        %r = stablehlo.dot_general %p, %v, contracting_dims = [1] x [0] : (tensor<256x256xf32>, tensor<256x64xf32>) -> tensor<256x64xf32>
        %c = stablehlo.cbrt %p : tensor<256x256xf32>
        return %r, %c : tensor<256x64xf32>, tensor<256x256xf32>
      }
      """
    let compilation = try Compilation(text)
    #expect(!compilation.executable.compiled.onGpSimd.isEmpty)
    let inputs = [numbers([256, 128]), numbers([128, 256], seed: 2), numbers([256, 64], seed: 3)]
    #expect(try compilation.run(inputs).error < 1e-5)
  }
}

@Suite struct ResidentLayoutTests {
  @Test func `tiles are in place where their partitions run over whole rows`() {
    var space = IndexSpace()
    let (batch, row, column) = (space.makeAxis(3), space.makeAxis(256), space.makeAxis(64))
    let address = IndexExpression(axes: [batch: 256 * 64, row: 64, column: 1])
    let layout = ResidentLayout(of: address, count: 3 * 256 * 64, along: row, space)
    #expect(layout == ResidentLayout(width: 64, partitions: 128, count: 3 * 256 * 64))
    #expect(layout?.slots == 6)
    #expect(layout?.step(256 * 64) == 128)
    #expect(layout?.offset(128 * 64 + 5) == 64 + 5)
    #expect(layout?.admits(address, along: column, space) == false)
    // Half a row further, columns run into the next row.
    #expect(layout?.admits(IndexExpression(constant: 32, axes: address.axes), along: row, space) == false)
  }

  @Test func `rows that begin in the middle of the partitions are not`() {
    var space = IndexSpace()
    let (batch, row) = (space.makeAxis(3), space.makeAxis(200))
    let address = IndexExpression(axes: [batch: 200, row: 1])
    #expect(ResidentLayout(of: address, count: 600, along: row, space) == nil)
  }
}
