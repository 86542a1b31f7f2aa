import InstructionSet
import Numerics
import Silicon
import TileKernels

@testable import Profile

/// A program that has of everything Neuron's summary counts, in a loop: products, transposes, activations, loads, stores
/// and what is put into HBM for a while, from every queue. All numbers are known from its text.
struct MetricProgram {
  static let trips = 40

  let chip: String
  let core: NeuronCore
  let program: Program
  var modelFLOPs: Double?

  init(chip: String = "trn2", modelFLOPs: Double? = nil) throws {
    self.chip = chip
    self.modelFLOPs = modelFLOPs
    core = try ChipCatalog.chip(named: chip).core
    let builder = ProgramBuilder(name: "metrics", core: core)
    let w = try builder.buffer("w", .hbm, .bf16, role: .input, byteCount: 128 * 128 * 2)
    let x = try builder.buffer("x", .hbm, .bf16, role: .input, byteCount: Self.trips * 128 * 512 * 2)
    let y = try builder.buffer("y", .hbm, .f32, role: .output, byteCount: Self.trips * 128 * 512 * 4)
    let kept = try builder.buffer("kept", .hbm, .bf16, byteCount: 128 * 128 * 2)
    let ws = try builder.buffer("ws", .sbuf, .bf16, address: 0, partitions: 128, byteCount: 256)
    let xs = try builder.buffer("xs", .sbuf, .bf16, address: 256, partitions: 128, byteCount: 1024)
    let ys = try builder.buffer("ys", .sbuf, .f32, address: 2048, partitions: 128, byteCount: 2048)
    let ts = try builder.buffer("ts", .sbuf, .bf16, address: 4096, partitions: 128, byteCount: 256)
    let sums = try builder.buffer("sums", .psum, .f32, address: 0, partitions: 128, byteCount: 2048)
    let turned = try builder.buffer("turned", .psum, .bf16, address: 2048, partitions: 128, byteCount: 256)

    builder.origin = Origin(op: "weights", location: "model.py:1")
    try builder.emit(DMACopy(dst: Self.tile(ws, 128), src: Self.rows(w, 128), queue: .sync))
    try builder.loop(Self.trips) { i throws(InstructionError) in
      builder.origin = Origin(op: "dot_general", location: "model.py:2")
      try builder.emit(DMACopy(dst: Self.tile(xs, 512), src: Self.rows(x, 512, tile: i), queue: .sync))
      try builder.emit(
        NCMatmul(
          dst: Self.tile(sums, 512, .f32), stationary: Self.tile(ws, 128), moving: Self.tile(xs, 512), accumulate: false
        ))
      builder.origin = Origin(op: "exponential", location: "model.py:3, \"inner\"")
      try builder.emit(Activation(dst: Self.tile(ys, 512, .f32), op: .exp, data: Self.tile(sums, 512, .f32)))
      builder.origin = Origin(op: "transpose", location: "model.py:4")
      try builder.emit(NCTranspose(dst: Self.tile(turned, 128), data: Self.tile(xs, 128), engine: .tensor))
      try builder.emit(TensorCopy(dst: Self.tile(ts, 128), src: Self.tile(turned, 128), engine: .vector))
      try builder.emit(DMACopy(dst: Self.rows(kept, 128), src: Self.tile(ts, 128), queue: .gpsimd))
      try builder.emit(DMACopy(dst: Self.tile(ts, 128), src: Self.rows(kept, 128), queue: .scalar))
      builder.origin = Origin(op: "return", location: "")
      try builder.emit(
        DMACopy(dst: Self.rows(y, 512, .f32, tile: i), src: Self.tile(ys, 512, .f32), queue: .vector))
    }
    program = builder.program
  }

  private static func tile(_ buffer: BufferID, _ columns: Int, _ element: ElementType = .bf16) -> AccessPattern {
    AccessPattern(buffer, element, partitions: 128, free: [Dimension(columns, stride: 1)])
  }

  private static func rows(_ buffer: BufferID, _ columns: Int, _ element: ElementType = .bf16, tile loop: LoopID? = nil)
    -> AccessPattern
  {
    let offset = AffineOffset(0, terms: loop.map { [AffineOffset.Term($0, stride: 128 * columns)] } ?? [])
    return AccessPattern(
      buffer, element, partitions: 128, partitionStride: columns, offset: offset,
      free: [Dimension(columns, stride: 1)])
  }

  var capture: Capture {
    Capture(
      name: "metrics", program: program, chip: chip, core: core, modelFLOPs: modelFLOPs,
      arguments: [.init(name: "w", kind: .weights), .init(name: "x", kind: .inputs)])
  }

  func profile() throws -> Profile { try Profile(capture) }
}
