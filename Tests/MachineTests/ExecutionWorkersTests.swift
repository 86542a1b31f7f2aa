import InstructionSet
import Machine
import Numerics
import Silicon
import Testing
import TileKernels

/// Random programs on overlapping buffers, whose instructions read and write across partitions in every way there is.
@Suite struct ExecutionWorkersTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 31
    }
  }

  private static func program(seed: UInt64) throws -> Program {
    var random = Generator(state: seed)
    let builder = ProgramBuilder(name: "random \(seed)", core: ExecutionBench.core)
    let input = try builder.buffer("input", .hbm, .f32, role: .input, byteCount: 128 * 256 * 4)
    let output = try builder.buffer("output", .hbm, .f32, role: .output, byteCount: 128 * 256 * 4)
    let scratch = try builder.buffer("scratch", .hbm, .f32, byteCount: 128 * 256 * 4)
    // One arena of 256 columns, seen through buffers that overlap.
    let arena = try builder.buffer("arena", .sbuf, .f32, address: 0, partitions: 128, byteCount: 1024)
    let views = try (0..<6).map {
      try builder.buffer("view\($0)", .sbuf, .f32, address: 160 * $0, partitions: 128, byteCount: 224)
    }
    let psum = try builder.buffer("psum", .psum, .f32, address: 0, partitions: 128, byteCount: 1024)
    func rows(_ id: BufferID, _ columns: Int = 256, stride: Int = 0, offset: AffineOffset = 0) -> AccessPattern {
      AccessPattern(
        id, .f32, partitions: 128, partitionStride: stride, offset: offset, free: [Dimension(columns, stride: 1)])
    }
    try builder.emit(DMACopy(dst: rows(arena), src: rows(input, stride: 256)))
    try builder.emit(DMACopy(dst: rows(scratch, stride: 256), src: rows(arena)))
    try builder.loop(3) { i throws(InstructionError) in
      for _ in 0..<40 {
        let a = views.randomElement(using: &random)!
        let b = views.randomElement(using: &random)!
        let moving = AffineOffset(Int.random(in: 0..<8, using: &random), terms: [.init(i, stride: 7)])
        func tile(_ id: BufferID, _ partitions: Int, _ columns: Int) -> AccessPattern {
          let starts = partitions > 64 ? [0] : partitions > 32 ? [0, 64] : [0, 32, 64, 96]
          return AccessPattern(
            id, .f32, startPartition: starts.randomElement(using: &random)!, partitions: partitions, offset: moving,
            free: [Dimension(columns, stride: 1)])
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
          try builder.emit(
            TensorTensor(
              dst: tile(a, 32, 20), data1: tile(b, 32, 20), op: .maximum, data2: tile(b, 32, 20), engine: .vector))
        case 1: try builder.emit(NCTranspose(dst: tile(a, 20, 31), data: tile(b, 31, 20), engine: .vector))
        case 2:
          let stationary = tile(a, 128, 30)
          try builder.emit(
            NCMatmul(
              dst: AccessPattern(psum, .f32, partitions: 30, free: [Dimension(30, stride: 1)]), stationary: stationary,
              moving: rows(b, 30, offset: moving), accumulate: false))
        case 3:
          try builder.emit(
            Activation(
              dst: tile(a, 30, 30), op: .tanh,
              data: AccessPattern(psum, .f32, partitions: 30, free: [Dimension(30, stride: 1)]), scale: .constant(0.125)
            ))
        case 4:
          try builder.emit(
            NCStreamShuffle(dst: rows(a, 9, offset: moving), src: rows(b, 9), mask: (0..<32).map { ($0 * 5 + 1) % 32 }))
        case 5:
          try builder.emit(TensorPartitionReduce(dst: tile(a, 1, 16), op: .maximum, data: tile(b, 100, 16)))
        case 6: try builder.emit(DMACopy(dst: rows(scratch, 40, stride: 200, offset: moving), src: rows(a, 40)))
        case 7: try builder.emit(DMACopy(dst: rows(b, 40), src: rows(scratch, 40, stride: 100, offset: moving)))
        default: try builder.emit(DMACopy(dst: tile(a, 77, 13), src: tile(b, 77, 13)))
        }
      }
    }
    try builder.emit(DMACopy(dst: rows(output, stride: 256), src: rows(arena)))
    try builder.emit(
      TensorCopy(
        dst: rows(arena, 30), src: AccessPattern(psum, .f32, partitions: 128, free: [Dimension(30, stride: 1)]),
        engine: .vector))
    return builder.program
  }

  @Test(arguments: 1...12)
  func `any number of workers gives the same bits`(_ seed: Int) throws {
    let program = try Self.program(seed: UInt64(seed))
    let input = BenchBuffer(space: .hbm, partitions: 1, count: 128 * 256, seed: seed).bytes
    let alone = try ExecutionBench.run(program, inputs: [input], checksUninitialised: true).outputs
    for workers in [2, 3, 5] {
      let together = try ExecutionBench.run(
        program, inputs: [input], workers: workers, checksUninitialised: true
      ).outputs
      let isSame = together == alone
      #expect(isSame, "\(workers) workers")
    }
    // What is small enough in it is one worker's.
    let isSame =
      try ExecutionBench.run(program, inputs: [input], workers: 2, smallWork: 1 << 14, checksUninitialised: true)
      .outputs == alone
    #expect(isSame, "small work alone")
    let isAlive = Set(ExecutionBench.decode(alone[0], .f32).map(\.bitPattern)).count > 100
    #expect(isAlive, "the program computes something")
  }

  /// A loop that rounds and loads a register, between work for all: what comes after needs both.
  @Test(arguments: 1...3)
  func `all workers follow what one has done alone`(_ workers: Int) throws {
    let builder = ProgramBuilder(name: "alone", core: ExecutionBench.core)
    let starts = try builder.buffer("starts", .hbm, .i32, role: .input, byteCount: 16)
    let output = try builder.buffer("output", .hbm, .bf16, role: .output, byteCount: 128 * 300 * 2)
    let wide = try builder.buffer("wide", .sbuf, .bf16, address: 0, partitions: 128, byteCount: 608)
    let register = builder.register()
    func rows(_ id: BufferID, _ columns: Int, stride: Int = 0, offset: AffineOffset = 0) -> AccessPattern {
      AccessPattern(
        id, .bf16, partitions: 128, partitionStride: stride, offset: offset, free: [Dimension(columns, stride: 1)])
    }
    func add(_ value: Float, _ tile: AccessPattern) throws(InstructionError) {
      try builder.emit(TensorScalar(dst: tile, data: tile, op0: .add, operand0: .constant(value), engine: .vector))
    }
    try builder.emit(Memset(dst: rows(wide, 304), value: .constant(1), engine: .vector))
    try builder.loop(4) { i throws(InstructionError) in
      try add(0.001, rows(wide, 4))
      try builder.emit(
        RegisterLoad(
          register: register,
          src: AccessPattern(
            starts, .i32, partitions: 1, offset: AffineOffset(0, terms: [.init(i, stride: 1)]), free: []),
          minimum: 0, maximum: 4))
    }
    try add(0.001, rows(wide, 304))
    let moved = AffineOffset(0, registers: [.init(register, stride: 1)])
    try builder.emit(DMACopy(dst: rows(output, 300, stride: 300), src: rows(wide, 300, offset: moved)))
    func outputs(_ workers: Int, smallWork: Int) throws -> [[UInt8]] {
      try ExecutionBench.run(
        builder.program, inputs: [[9, 0, 1, 3].flatMap { ElementType.i32.encode($0) }], workers: workers,
        smallWork: smallWork, roundingSeed: 11
      ).outputs
    }
    let shared = try outputs(1, smallWork: 0)
    let isSame = try outputs(workers, smallWork: 1 << 13) == shared
    #expect(isSame)
    // Columns 3 on: one that was added to five times, the rest once, which a 1 in bf16 seldom survives.
    let values = ExecutionBench.decode(shared[0], .bf16)
    #expect(Set(values) != [1])
    let change =
      try outputs(1, smallWork: 0)
      == ExecutionBench.run(
        builder.program, inputs: [[9, 0, 1, 2].flatMap { ElementType.i32.encode($0) }], roundingSeed: 11
      ).outputs
    #expect(!change, "the register moves the window")
  }
}
