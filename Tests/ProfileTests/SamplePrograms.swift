import InstructionSet
import Machine
import Numerics
import Profile
import Silicon
import TileKernels

let trn2 = try! ChipCatalog.chip(named: "trn2").core

/// Programs whose parts tests know.
enum Sample {
  /// Loads `tiles` tiles of `columns` fp32 columns, doubles them on Vector, and stores them; in a loop, with two tiles in SBUF.
  static func doubling(tiles: Int, columns: Int = 512, on core: NeuronCore = trn2) throws -> Program {
    let builder = ProgramBuilder(name: "doubling", core: core)
    let bytes = tiles * 128 * columns * 4
    let input = try builder.buffer("x", .hbm, .f32, role: .input, byteCount: bytes)
    let output = try builder.buffer("y", .hbm, .f32, role: .output, byteCount: bytes)
    let tile = try builder.buffer("tile", .sbuf, .f32, partitions: 128, byteCount: 2 * columns * 4)
    let doubled = try builder.buffer(
      "doubled", .sbuf, .f32, address: 2 * columns * 4, partitions: 128, byteCount: 2 * columns * 4)
    try builder.loop(tiles) { loop throws(InstructionError) in
      func rows(_ buffer: BufferID) -> AccessPattern {
        AccessPattern(
          buffer, .f32, partitions: 128, partitionStride: columns,
          offset: AffineOffset(0, terms: [.init(loop, stride: 128 * columns)]),
          free: [Dimension(columns, stride: 1)])
      }
      func slot(_ buffer: BufferID) -> AccessPattern {
        AccessPattern(
          buffer, .f32, partitions: 128, offset: AffineOffset(0, terms: [.init(loop, stride: columns, modulus: 2)]),
          free: [Dimension(columns, stride: 1)])
      }
      builder.origin = Origin(op: "load", location: "kernel.py:3")
      try builder.emit(DMACopy(dst: slot(tile), src: rows(input)))
      builder.origin = Origin(op: "double", location: "kernel.py:4")
      try builder.emit(
        TensorTensor(dst: slot(doubled), data1: slot(tile), op: .add, data2: slot(tile), engine: .vector))
      builder.origin = Origin(op: "store", location: "kernel.py:5")
      try builder.emit(DMACopy(dst: rows(output), src: slot(doubled)))
    }
    return builder.program
  }

  static func profile(_ program: Program, on core: NeuronCore = trn2) throws -> Profile {
    try Profile(Capture(name: program.name, program: program, chip: "trn2", core: core))
  }
}
