import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

/// bf16 C = A B of 4096^3 with real instructions: B in blocks of 1024 columns, A (stored transposed) in blocks of 512 rows, two
/// blocks in rotation, PSUM banks in rotation.
@Suite struct TimingMatmulTests {
  static func program(on chip: NeuronCore, size: Int = 4096) throws -> Program {
    let builder = ProgramBuilder(name: "matmul", core: chip)
    let aT = try builder.buffer("aT", .hbm, .bf16, role: .input, byteCount: size * size * 2)
    let b = try builder.buffer("b", .hbm, .bf16, role: .input, byteCount: size * size * 2)
    let c = try builder.buffer("c", .hbm, .bf16, role: .output, byteCount: size * size * 2)
    let kTiles = size / 128
    let bBlock = try builder.buffer("b_block", .sbuf, .bf16, partitions: 128, byteCount: kTiles * 1024 * 2)
    let aBlock = try builder.buffer(
      "a_block", .sbuf, .bf16, address: kTiles * 2048, partitions: 128, byteCount: 2 * kTiles * 512 * 2)
    let cTile = try builder.buffer(
      "c_tile", .sbuf, .bf16, address: kTiles * 4096, partitions: 128, byteCount: 4 * 512 * 2)
    let psum = try builder.buffer("psum", .psum, .f32, partitions: 128, byteCount: 8 * 2048)
    func onChip(_ id: BufferID, _ columns: Int, _ offset: AffineOffset) -> AccessPattern {
      AccessPattern(id, .bf16, partitions: 128, offset: offset, free: [Dimension(columns, stride: 1)])
    }
    func inHBM(_ id: BufferID, _ columns: Int, _ terms: [AffineOffset.Term]) -> AccessPattern {
      AccessPattern(
        id, .bf16, partitions: 128, partitionStride: size, offset: AffineOffset(0, terms: terms),
        free: [Dimension(columns, stride: 1)])
    }
    try builder.loop(size / 1024) { (nb) throws(InstructionError) in
      try builder.loop(kTiles) { (k) throws(InstructionError) in
        try builder.emit(
          DMACopy(
            dst: onChip(bBlock, 1024, AffineOffset(0, terms: [.init(k, stride: 1024)])),
            src: inHBM(b, 1024, [.init(k, stride: 128 * size), .init(nb, stride: 1024)]), queue: .sync))
      }
      try builder.loop(size / 512) { (mb) throws(InstructionError) in
        try builder.loop(kTiles) { (k) throws(InstructionError) in
          try builder.emit(
            DMACopy(
              dst: onChip(
                aBlock, 512,
                AffineOffset(0, terms: [.init(mb, stride: kTiles * 512, modulus: 2), .init(k, stride: 512)])),
              src: inHBM(aT, 512, [.init(k, stride: 128 * size), .init(mb, stride: 512)]), queue: .sync))
        }
        try builder.loop(4) { (m) throws(InstructionError) in
          try builder.loop(2) { (n) throws(InstructionError) in
            let bank = AffineOffset(0, terms: [.init(m, stride: 1024), .init(n, stride: 512)])
            try builder.loop(kTiles) { (k) throws(InstructionError) in
              try builder.emit(
                NCMatmul(
                  dst: AccessPattern(psum, .f32, partitions: 128, offset: bank, free: [Dimension(512, stride: 1)]),
                  stationary: onChip(
                    aBlock, 128,
                    AffineOffset(
                      0,
                      terms: [
                        .init(mb, stride: kTiles * 512, modulus: 2), .init(k, stride: 512), .init(m, stride: 128),
                      ])),
                  moving: onChip(
                    bBlock, 512, AffineOffset(0, terms: [.init(k, stride: 1024), .init(n, stride: 512)])),
                  accumulate: .afterFirst(of: [k])))
            }
            let turn = AffineOffset(0, terms: [.init(m, stride: 1024, modulus: 2), .init(n, stride: 512)])
            try builder.emit(
              TensorCopy(
                dst: onChip(cTile, 512, turn),
                src: AccessPattern(psum, .f32, partitions: 128, offset: bank, free: [Dimension(512, stride: 1)]),
                engine: .vector))
            try builder.emit(
              DMACopy(
                dst: inHBM(
                  c, 512,
                  [
                    .init(mb, stride: 512 * size), .init(m, stride: 128 * size), .init(nb, stride: 1024),
                    .init(n, stride: 512),
                  ]), src: onChip(cTile, 512, turn), queue: .gpsimd))
          }
        }
      }
    }
    return builder.program
  }

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `A good schedule reaches 85 percent of the Tensor engine's peak`(name: String) throws {
    let chip = core(name)
    let program = try Self.program(on: chip)
    #expect(program.check(on: chip).isEmpty)
    let result = try TimingModel(core: chip).time(program)
    #expect(result.tensor.multiplyAdds == 4096.0 * 4096 * 4096)
    #expect(result.uninitializedReads.isEmpty)
    let utilization = result.modelFLOPSUtilization(on: chip)
    #expect(utilization >= 0.85, "\(name): \(utilization)")
    #expect(utilization <= 1)
    let walked = try TimingModel(core: chip, options: .init(unrolled: true)).time(program)
    #expect(abs(result.total.nanoseconds / walked.total.nanoseconds - 1) <= 0.001)
  }
}
