import InstructionSet
import Numerics
import Silicon
import Testing
import TileKernels

@testable import Machine

/// Statements that do the same have what the timing model knows of them in common.
@Suite struct TimingFormsTests {
  let core = ExecutionBench.core

  /// Six instructions on tiles of different types and places, a row of a matrix further each time.
  func kernel(_ times: Int) throws -> Program {
    let builder = ProgramBuilder(name: "forms", core: core)
    let matrix = try builder.buffer("matrix", .hbm, .f32, role: .input, byteCount: times * 128 * 2048)
    let wide = try builder.buffer("wide", .sbuf, .f32, address: 0, partitions: 128, byteCount: 4096)
    let narrow = try builder.buffer("narrow", .sbuf, .bf16, address: 4096, partitions: 128, byteCount: 1024)
    let sums = try builder.buffer("sums", .psum, .f32, address: 0, partitions: 128, byteCount: 4096)
    for index in 0..<times {
      let tile = AccessPattern(
        wide, .f32, partitions: 128, offset: AffineOffset(512 * (index % 2)), free: [Dimension(512, stride: 1)])
      let half = AccessPattern(narrow, .bf16, partitions: 128, free: [Dimension(512, stride: 1)])
      let sum = AccessPattern(
        sums, .f32, partitions: 128, offset: AffineOffset(512 * (index % 2)), free: [Dimension(512, stride: 1)])
      let square = AccessPattern(narrow, .bf16, partitions: 128, free: [Dimension(128, stride: 1)])
      let row = AccessPattern(
        matrix, .f32, partitions: 128, partitionStride: 512, offset: AffineOffset(128 * 512 * index),
        free: [Dimension(512, stride: 1)])
      try builder.emit(DMACopy(dst: tile, src: row))
      try builder.emit(TensorCopy(dst: half, src: tile, engine: .vector))
      try builder.emit(NCMatmul(dst: sum, stationary: square, moving: half, accumulate: false))
      try builder.emit(Activation(dst: tile, op: .exp, data: sum))
      try builder.emit(TensorCopy(dst: tile, src: sum, engine: .vector))
      try builder.emit(DMACopy(dst: row, src: tile, queue: .scalar))
    }
    return builder.program
  }

  @Test func `Statements that differ by their places only have one form`() throws {
    let timed = try TimedProgram(kernel(100), on: core)
    #expect(timed.statements.count == 600)
    #expect(timed.forms.count == 6)
    // Two places of the tile and of the sum read and written each, the halves, and 100 rows either way.
    #expect(timed.table.accesses.count == 2 + 2 + 2 + 2 + 1 + 2 + 200)
  }

  @Test func `What is kept for each statement is small`() throws {
    #expect(MemoryLayout<TimedStatement>.stride <= 16)
    #expect(MemoryLayout<TimedAccess>.stride <= 32)
    #expect(MemoryLayout<CellRange>.stride == 8)
  }

  @Test func `A form of its own for each statement gives the same time`() throws {
    for program in try [kernel(50)] + TimingRepetitionTests.programs.map(\.1) {
      for core in try ["trn1", "trn2", "trn3"].map({ try ChipCatalog.chip(named: $0).core }) {
        let model = TimingModel(core: core)
        var seen = 0
        let alone = try model.time(program) { position, _, cost in
          seen += 1
          var cost = cost
          cost.row += " of \(position)"
          return cost
        }
        #expect(seen > 0)
        #expect(try model.time(program) == alone)
      }
    }
  }

  @Test func `Any field or shape makes another form`() throws {
    let builder = ProgramBuilder(name: "forms", core: core)
    let buffer = try builder.buffer("b", .sbuf, .f32, address: 0, partitions: 128, byteCount: 4096)
    func tile(_ count: Int, stride: Int = 1, partitions: Int = 128) -> AccessPattern {
      AccessPattern(
        buffer, .f32, partitions: partitions, free: [Dimension(count, stride: stride)])
    }
    func scalar(
      _ dst: AccessPattern, _ data: AccessPattern, _ op: ALUOperator = .add, _ operand: ScalarOperand = .constant(1),
      on engine: Engine = .vector
    ) -> TensorScalar {
      TensorScalar(dst: dst, data: data, op0: op, operand0: operand, engine: engine)
    }
    let variants = [
      scalar(tile(8), tile(8)), scalar(tile(8), tile(8), .multiply), scalar(tile(8), tile(8), .add, .constant(2)),
      scalar(tile(8), tile(8), .add, .perPartition(tile(1))), scalar(tile(8), tile(8), on: .gpsimd),
      scalar(tile(9), tile(9)), scalar(tile(8), tile(8, stride: 2)),
      scalar(tile(8, partitions: 64), tile(8, partitions: 64)),
    ]
    for offset in [0, 16] {
      for var variant in variants {
        variant.dst.offset = AffineOffset(offset)
        try builder.emit(variant)
      }
    }
    #expect(TimedProgram(builder.program, on: core).forms.count == variants.count)
  }
}
