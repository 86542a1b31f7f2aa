import InstructionSet
import Numerics
import Silicon
import Testing
import TileKernels

/// Refusals: each instruction breaks one documented rule.
@Suite struct ValidationTests {
  private static let core = try! ChipCatalog.chip(named: "trn2").core
  private static let oldCore = try! ChipCatalog.chip(named: "trn1").core

  /// Buffers 0: SBUF f32 128 x 1024, 1: PSUM f32 128 x 4096, 2: HBM f32 65536, 3: SBUF bf16, 4: SBUF i32, 5: PSUM again.
  private static func builder(_ core: NeuronCore) throws -> ProgramBuilder {
    let builder = ProgramBuilder(name: "rules", core: core)
    _ = try builder.buffer("s", .sbuf, .f32, address: 0, partitions: 128, byteCount: 4096)
    _ = try builder.buffer("p", .psum, .f32, address: 0, partitions: 128, byteCount: 8192)
    _ = try builder.buffer("h", .hbm, .f32, byteCount: 1 << 18)
    _ = try builder.buffer("b", .sbuf, .bf16, address: 4096, partitions: 128, byteCount: 2048)
    _ = try builder.buffer("i", .sbuf, .i32, address: 8192, partitions: 128, byteCount: 2048)
    _ = try builder.buffer("q", .psum, .f32, address: 8192, partitions: 128, byteCount: 8192)
    return builder
  }

  private static func tile(
    _ buffer: Int, _ element: ElementType = .f32, start: Int = 0, partitions: Int = 128, offset: Int = 0,
    free: [Dimension] = [Dimension(64, stride: 1)]
  ) -> AccessPattern {
    AccessPattern(
      BufferID(buffer), element, startPartition: start, partitions: partitions, offset: AffineOffset(offset), free: free
    )
  }

  /// Of HBM, as many elements as so many tiles have.
  private static func run(_ tiles: Int) -> AccessPattern {
    AccessPattern(BufferID(2), .f32, partitions: 1, free: [Dimension(tiles * 128 * 64, stride: 1)])
  }

  private static let eight = [Dimension(8, stride: 1)]

  private static let refusals: [(String, InstructionError.Code, any Instruction)] = [
    (
      "start 32 with 64 partitions", .startPartition,
      TensorCopy(dst: tile(0, start: 32, partitions: 64), src: tile(0, partitions: 64), engine: .vector)
    ),
    (
      "start 16", .startPartition,
      TensorCopy(dst: tile(0, start: 16, partitions: 16), src: tile(0, partitions: 16), engine: .vector)
    ),
    (
      "more partitions than there are", .partitionRange,
      TensorCopy(dst: tile(0, start: 64, partitions: 128), src: tile(0), engine: .vector)
    ),
    (
      "five free dimensions", .accessPattern,
      TensorCopy(
        dst: tile(0, free: Array(repeating: Dimension(2, stride: 2), count: 5)),
        src: tile(0, free: [Dimension(32, stride: 1)]), engine: .vector)
    ),
    (
      "stride beyond 16 bits", .accessPattern,
      TensorCopy(dst: tile(0), src: tile(0, free: [Dimension(64, stride: 40000)]), engine: .vector)
    ),
    (
      "f64 on an engine", .elementType,
      TensorCopy(dst: tile(0), src: tile(0, .f64), engine: .vector)
    ),
    ("GpSimd on PSUM", .memorySpace, TensorCopy(dst: tile(0), src: tile(1), engine: .gpsimd)),
    ("an engine on HBM", .memorySpace, TensorCopy(dst: tile(0), src: tile(2), engine: .vector)),
    ("DMA on PSUM", .memorySpace, DMACopy(dst: tile(1), src: tile(2))),
    (
      "shapes differ", .shapeMismatch,
      TensorTensor(
        dst: tile(0), data1: tile(0), op: .add, data2: tile(0, free: [Dimension(63, stride: 1)]), engine: .vector)
    ),
    (
      "two tiles in PSUM", .memorySpace,
      TensorTensor(dst: tile(0), data1: tile(1), op: .add, data2: tile(5), engine: .vector)
    ),
    (
      "power on Vector", .engine,
      TensorTensor(dst: tile(0), data1: tile(0), op: .power, data2: tile(0), engine: .vector)
    ),
    (
      "tensor_tensor on Scalar", .engine,
      TensorTensor(dst: tile(0), data1: tile(0), op: .add, data2: tile(0), engine: .scalar)
    ),
    (
      "bits of floats", .elementType,
      TensorTensor(dst: tile(0), data1: tile(0), op: .bitwise_and, data2: tile(0), engine: .vector)
    ),
    (
      "bits and arithmetic", .elementType,
      TensorScalar(
        dst: tile(4, .i32), data: tile(4, .i32), op0: .bitwise_and, operand0: .integer(1), op1: .add,
        operand1: .constant(1), engine: .vector)
    ),
    (
      "fp32 constant for bits", .elementType,
      TensorScalar(dst: tile(4, .i32), data: tile(4, .i32), op0: .bitwise_and, operand0: .constant(1), engine: .vector)
    ),
    (
      "bf16 operand of arithmetic", .elementType,
      TensorScalar(
        dst: tile(0), data: tile(0), op0: .add, operand0: .perPartition(tile(3, .bf16, free: [])), engine: .vector)
    ),
    (
      "per-partition operand of two elements", .shapeMismatch,
      TensorScalar(
        dst: tile(0), data: tile(0), op0: .add,
        operand0: .perPartition(tile(0, free: [Dimension(2, stride: 1)])), engine: .vector)
    ),
    (
      "subtract on Scalar", .engine,
      TensorScalar(dst: tile(0), data: tile(0), op0: .subtract, operand0: .constant(1), engine: .scalar)
    ),
    (
      "matmul into SBUF", .memorySpace,
      NCMatmul(dst: tile(0), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false)
    ),
    (
      "matmul from PSUM", .memorySpace,
      NCMatmul(dst: tile(1), stationary: tile(5, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false)
    ),
    (
      "129 stationary columns", .tileSize,
      NCMatmul(dst: tile(1), stationary: tile(0, free: [Dimension(129, stride: 1)]), moving: tile(0), accumulate: false)
    ),
    (
      "513 moving columns", .tileSize,
      NCMatmul(
        dst: tile(1, free: [Dimension(513, stride: 1)]), stationary: tile(0, free: [Dimension(128, stride: 1)]),
        moving: tile(0, free: [Dimension(513, stride: 1)]), accumulate: false)
    ),
    (
      "f32 with bf16", .elementType,
      NCMatmul(
        dst: tile(1), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(3, .bf16), accumulate: false)
    ),
    (
      "matmul of integers", .elementType,
      NCMatmul(
        dst: tile(1), stationary: tile(4, .i32, free: [Dimension(128, stride: 1)]), moving: tile(4, .i32),
        accumulate: false)
    ),
    (
      "across a PSUM bank", .psumBank,
      NCMatmul(
        dst: tile(1, offset: 480), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0),
        accumulate: false)
    ),
    (
      "bf16 result before v4", .elementType,
      NCMatmul(
        dst: tile(1, .bf16), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false)
    ),
    (
      "a tile without its size", .tileSize,
      NCMatmul(
        dst: tile(1), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false,
        tile: ArrayTile(position: [0, 0], size: []))
    ),
    (
      "a tile of 48 rows", .tileSize,
      NCMatmul(
        dst: tile(1), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false,
        tile: ArrayTile(position: [0, 0], size: [48, 128]))
    ),
    (
      "a tile far outside", .tileSize,
      NCMatmul(
        dst: tile(1), stationary: tile(0, free: [Dimension(128, stride: 1)]), moving: tile(0), accumulate: false,
        tile: ArrayTile(position: [.max, 0], size: [128, 128]))
    ),
    (
      "two rows of bf16 at a time", .elementType,
      NCMatmul(
        dst: tile(1), stationary: tile(3, .bf16, free: [Dimension(2, stride: 64), Dimension(128, stride: 1)]),
        moving: tile(3, .bf16), accumulate: false, performance: .doubleRow)
    ),
    (
      "two rows without a dimension for them", .shapeMismatch,
      NCMatmul(
        dst: tile(1), stationary: tile(3, .f8E5M2, free: [Dimension(128, stride: 1)]),
        moving: tile(3, .f8E5M2, free: []),
        accumulate: false, performance: .doubleRow)
    ),
    (
      "MX before v4", .generation,
      NCMatmulMX(
        dst: tile(1), stationary: tile(0, .f8E5M2x4), moving: tile(0, .f8E5M2x4), stationaryScale: [], movingScale: [],
        accumulate: false)
    ),
    (
      "quantising before v4", .generation, QuantizeMX(dst: tile(0, .f8E5M2x4), src: tile(3, .bf16), dstScale: [])
    ),
    (
      "33 columns on Vector", .tileSize,
      NCTranspose(
        dst: tile(0, partitions: 33, free: [Dimension(32, stride: 1)]),
        data: tile(0, partitions: 32, free: [Dimension(33, stride: 1)]), engine: .vector)
    ),
    (
      "predicate of floats", .elementType,
      TensorCopyPredicated(dst: tile(0), src: .constant(1), predicate: tile(0))
    ),
    (
      "dimensions that do not reduce", .shapeMismatch,
      TensorReduce(
        dst: tile(0, free: [Dimension(5, stride: 1)]), op: .add,
        data: tile(0, free: [Dimension(4, stride: 10), Dimension(10, stride: 1)]))
    ),
    (
      "indices on the sync queue", .engine,
      DMACopy(
        dst: tile(0), src: tile(2),
        indirection: Indirection(indices: tile(4, .i32, free: []), stride: 64, bound: 10))
    ),
    (
      "indices on chip to chip", .memorySpace,
      DMACopy(
        dst: tile(0), src: tile(0), indirection: Indirection(indices: tile(4, .i32, free: []), stride: 64, bound: 10),
        queue: .gpsimd)
    ),
    ("sizes of a copy", .shapeMismatch, DMACopy(dst: tile(0), src: tile(2, free: [Dimension(65, stride: 1)]))),
    ("shuffle mask", .tileSize, NCStreamShuffle(dst: tile(0), src: tile(0), mask: [0, 1])),
    (
      "shuffle from where src has no partition", .partitionRange,
      NCStreamShuffle(dst: tile(0, partitions: 64), src: tile(0, partitions: 32), mask: [Int](repeating: 0, count: 32))
    ),
    (
      "64 shuffled partitions from 32", .startPartition,
      NCStreamShuffle(
        dst: tile(0, partitions: 64), src: tile(0, start: 32, partitions: 32), mask: [Int](repeating: 255, count: 32))
    ),
    ("prelu without slope", .engine, Activation(dst: tile(0), op: .prelu, data: tile(0))),
    (
      "accumulators that subtract", .engine,
      TensorScalarReduce(
        dst: tile(0), data: tile(0), op0: .add, operand0: .constant(1), reduceOperator: .subtract, reduceResult: nil)
    ),
    (
      "first values for accumulators that are reset", .engine,
      TensorScalarReduce(
        dst: tile(0), data: tile(0), op0: .add, operand0: .constant(1), reduceOperator: .add,
        reduceInitial: .constant(2), reduceResult: nil)
    ),
    (
      "a row for the reduced values", .shapeMismatch,
      TensorScalarReduce(
        dst: tile(0), data: tile(0), op0: .add, operand0: .constant(1), reduceOperator: .add, reduceResult: tile(0))
    ),
    (
      "a range by inequality", .engine,
      RangeSelect(
        dst: tile(0), onTrue: tile(0), compare0: .not_equal, compare1: .less, bound0: tile(0, free: []),
        bound1: tile(0, free: []))
    ),
    (
      "a range beyond 2^24", .outOfBounds,
      RangeSelect(
        dst: tile(0), onTrue: tile(0), compare0: .less, compare1: .less, bound0: tile(0, free: []),
        bound1: tile(0, free: []), rangeStart: 1 << 24)
    ),
    ("activate2 before NeuronCore-v4", .generation, Activate2(dst: tile(0), op: .exp, data: tile(0))),
    ("exponential before NeuronCore-v4", .generation, Exponential(dst: tile(0), src: tile(0))),
    ("rand2 before NeuronCore-v4", .generation, Rand2(dst: tile(0), minimum: .constant(0), maximum: .constant(1))),
    (
      "the Vector engine's random state before NeuronCore-v4", .generation,
      RandGetState(dst: tile(4, .ui32, free: [Dimension(24, stride: 1)]), engine: .vector)
    ),
    ("random bits in floats", .elementType, RNG(dst: tile(0))),
    ("random bits from Scalar", .engine, RNG(dst: tile(4, .i32), engine: .scalar)),
    ("a random state of 7 words", .shapeMismatch, RandSetState(seeds: tile(4, .ui32, free: [Dimension(7, stride: 1)]))),
    ("a seed for each partition", .shapeMismatch, SetRNGSeed(seed: tile(4, .i32, free: []))),
    ("a seed of 16 bits", .elementType, SetRNGSeed(seed: tile(3, .bf16, partitions: 1, free: []))),
    ("dropout of more than all", .outOfBounds, Dropout(dst: tile(0), data: tile(0), probability: .constant(1.5))),
    ("dropout that converts", .elementType, Dropout(dst: tile(0), data: tile(3, .bf16), probability: .constant(0.5))),
    (
      "an activation that loads its accumulators", .engine,
      Activation(dst: tile(0), op: .exp, data: tile(0), reduceCommand: .loadReduce)
    ),
    (
      "a predicate of 32 bits", .elementType,
      SelectReduce(dst: tile(0), predicate: tile(4, .i32), onTrue: tile(0), onFalse: .constant(0))
    ),
    (
      "the result of an idle reduction", .engine,
      SelectReduce(
        dst: tile(0), predicate: tile(4, .ui8), onTrue: tile(0), onFalse: .constant(0), reduceResult: tile(0, free: []))
    ),
    (
      "cumulative integers of 32 bits", .elementType,
      TensorScalarCumulative(dst: tile(4, .i32), src: tile(0), op0: .add, imm0: .constant(0), op1: .add)
    ),
    (
      "cumulative logic", .engine,
      TensorScalarCumulative(dst: tile(0), src: tile(0), op0: .add, imm0: .constant(0), op1: .logical_and)
    ),
    (
      "bounds of segments on two partitions", .shapeMismatch,
      SequenceBounds(dst: tile(4, .i32, partitions: 2), segmentIDs: tile(4, .i32, partitions: 2))
    ),
    (
      "no place for the count", .shapeMismatch, NonzeroWithCount(dst: tile(4, .i32), src: tile(0))
    ),
    (
      "a gather that converts", .elementType, NCNGather(dst: tile(0), data: tile(3, .bf16), indices: tile(4, .ui32))
    ),
    (
      "half a GpSimd core", .tileSize,
      LocalGather(
        dst: tile(0, partitions: 8), source: tile(0, partitions: 8), index: tile(4, .ui16, partitions: 8),
        validIndices: 64)
    ),
    (
      "three elements for an index", .tileSize,
      LocalGather(
        dst: tile(0, free: [Dimension(48, stride: 1)]), source: tile(0), index: tile(4, .ui16, free: []),
        elementsPerIndex: 3, validIndices: 16)
    ),
    (
      "more valid indices than there are", .outOfBounds,
      LocalGather(
        dst: tile(0, free: [Dimension(17, stride: 1)]), source: tile(0), index: tile(4, .ui16, free: []),
        validIndices: 17)
    ),
    (
      "the largest of fp32", .elementType,
      TopK(values: tile(3, .bf16, free: eight), indices: tile(4, .ui32, free: eight), src: tile(0), count: 42)
    ),
    (
      "more largest than there are", .tileSize,
      TopK(values: tile(3, .bf16), indices: tile(4, .ui32), src: tile(3, .bf16), count: 42)
    ),
    ("cores that exchange HBM", .memorySpace, SendRecv(dst: tile(2), src: tile(0), received: tile(2))),
    (
      "more than GpSimd's DMA takes", .tileSize,
      SendRecv(
        dst: tile(0, free: [Dimension(257, stride: 1)]), src: tile(0, free: [Dimension(257, stride: 1)]),
        received: tile(2, free: [Dimension(257, stride: 1)]), usesGpSimdDMA: true)
    ),
    (
      "a collective in both memories", .memorySpace,
      Collective(.allReduce, dsts: [tile(0)], srcs: [tile(2)], received: [run(1)], op: .add, group: [0], size: 4)
    ),
    (
      "an exchange of tiles", .memorySpace,
      Collective(.allToAll, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], group: [0], size: 4)
    ),
    (
      "a collective in PSUM", .memorySpace,
      Collective(.allGather, dsts: [tile(1)], srcs: [tile(1)], received: [run(1)], group: [0], size: 4)
    ),
    (
      "a product over ranks", .engine,
      Collective(.allReduce, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], op: .multiply, group: [0], size: 4)
    ),
    (
      "two of everything without a sum", .shapeMismatch,
      Collective(.allReduce, dsts: [tile(0)], srcs: [tile(0)], received: [run(2)], group: [0], size: 4)
    ),
    (
      "a rank beyond all instances", .outOfBounds,
      Collective(
        .allReduce, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], op: .add, group: [0, 9999], size: 4)
    ),
    (
      "a rank twice", .shapeMismatch,
      Collective(.allReduce, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], op: .add, group: [1, 1], size: 4)
    ),
    (
      "a rank that nobody sends to", .shapeMismatch,
      Collective(
        .permute, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], group: [0, 1], targets: [1, 1], size: 4)
    ),
    (
      "more channels than there are", .engine,
      Collective(
        .permute, dsts: [tile(0)], srcs: [tile(0)], received: [run(1)], group: [0, 9], targets: [9, 0], size: 4,
        channels: 3)
    ),
    ("a barrier on a tile", .memorySpace, CoreBarrier(data: tile(0))),
    ("a register that there is not", .outOfBounds, RegisterMove(register: Register(3), value: 0)),
    (
      "a register in half a word", .elementType,
      RegisterStore(dst: tile(3, .bf16, partitions: 1, free: []), register: Register(0))
    ),
    ("seven to search", .tileSize, Max8(dst: tile(0, free: eight), src: tile(0, free: [Dimension(7, stride: 1)]))),
    (
      "three dimensions to search", .accessPattern,
      Max8(
        dst: tile(0, free: eight),
        src: tile(0, free: [Dimension(2, stride: 8), Dimension(2, stride: 4), Dimension(2, stride: 1)]))
    ),
    ("more than the largest eight", .shapeMismatch, Max8(dst: tile(0), src: tile(0))),
    (
      "indices that are floats", .elementType,
      NCFindIndex8(dst: tile(0, free: eight), data: tile(0), vals: tile(0, free: eight))
    ),
    (
      "signed indices", .elementType,
      NCMatchReplace8(
        dst: tile(0), data: tile(0), vals: tile(0, free: eight), imm: 0, dstIndex: tile(4, .i32, free: eight))
    ),
    (
      "seven values to match", .shapeMismatch,
      NCMatchReplace8(dst: tile(0), data: tile(0), vals: tile(0, free: [Dimension(7, stride: 1)]), imm: 0)
    ),
    (
      "513 elements' statistics", .tileSize,
      BNStats(dst: tile(0, free: [Dimension(6, stride: 1)]), data: tile(0, free: [Dimension(513, stride: 1)]))
    ),
    (
      "statistics of five numbers", .shapeMismatch,
      BNStats(dst: tile(0, free: [Dimension(5, stride: 1)]), data: tile(0))
    ),
    (
      "statistics that are no triples", .tileSize,
      BNAggr(dst: tile(0, free: [Dimension(2, stride: 1)]), data: tile(0, free: [Dimension(64, stride: 1)]))
    ),
    ("no such buffer", .outOfBounds, TensorCopy(dst: tile(77), src: tile(0), engine: .vector)),
  ]

  @Test(arguments: refusals.indices)
  func `emit refuses what the core would refuse`(_ index: Int) throws {
    let (what, code, instruction) = Self.refusals[index]
    let builder = try Self.builder(Self.core)
    builder.origin = Origin(op: "test", location: "file:7")
    let error = #expect(throws: InstructionError.self, "\(what)") { try emit(instruction, to: builder) }
    #expect(error?.code == code, "\(what): \(String(describing: error))")
    #expect(error?.place == "file:7")
    #expect(builder.program.body.isEmpty)
  }

  private func emit(_ instruction: some Instruction, to builder: ProgramBuilder) throws {
    try builder.emit(instruction)
  }

  @Test func `NeuronCore-v2 lacks the Scalar tensor_copy and a constant bias`() throws {
    let copy = TensorCopy(dst: Self.tile(0), src: Self.tile(0), engine: .scalar)
    let biased = Activation(dst: Self.tile(0), op: .exp, data: Self.tile(0), bias: .constant(1))
    try Self.builder(Self.core).emit(copy)
    try Self.builder(Self.core).emit(biased)
    for instruction in [copy, biased] as [any Instruction] {
      let error = #expect(throws: InstructionError.self) { try emit(instruction, to: try Self.builder(Self.oldCore)) }
      #expect(error?.code == .generation)
    }
  }

  @Test func `buffers must fit their memories`() throws {
    let builder = ProgramBuilder(name: "capacity", core: Self.core)
    for (space, address, bytes) in [(MemorySpace.sbuf, 229_376, 1), (.psum, 0, 16385), (.sbuf, Int.max, 1)] {
      let error = #expect(throws: InstructionError.self) {
        try builder.buffer("big", space, .f32, address: address, partitions: 1, byteCount: bytes)
      }
      #expect(error?.code == .capacity)
    }
    let error = #expect(throws: InstructionError.self) {
      try builder.buffer("tall", .sbuf, .f32, startPartition: 1, partitions: 128, byteCount: 4)
    }
    #expect(error?.code == .partitionRange)
  }

  @Test func `only constants of HBM may have contents`() throws {
    let program = try Program(
      parsing: """
        program "contents" loops=0 registers=0 {
          buffer %a hbm i32 intermediate bytes=4 = 0x01000000
          inputs
          outputs
        }
        """)
    let error = #expect(throws: InstructionError.self) { try program.validate(on: Self.core) }
    #expect(error?.code == .memorySpace)
    #expect(error?.message.contains("%a of hbm has role intermediate and contents") == true)
    for (space, role) in [(MemorySpace.sbuf, Buffer.Role.constant), (.hbm, .input), (.hbm, .output)] {
      let buffer = Buffer(name: "b", space: space, element: .ui8, role: role, byteCount: 1, contents: [7])
      #expect(throws: InstructionError.self) { try buffer.validate(on: Self.core) }
    }
    try Buffer(name: "b", space: .hbm, element: .ui8, role: .constant, byteCount: 1, contents: [7])
      .validate(on: Self.core)
  }

  @Test func `a program is checked for every value of its counters and registers`() throws {
    func outcome(_ offset: (LoopID, Register) -> AffineOffset, clamp: Int? = 63) throws -> InstructionError.Code? {
      let builder = try Self.builder(Self.core)
      let register = builder.register()
      let index = try builder.buffer("index", .hbm, .i32, byteCount: 4)
      try builder.emit(
        RegisterLoad(
          register: register, src: AccessPattern(index, .i32, partitions: 1, free: []), minimum: 0, maximum: clamp))
      do throws(InstructionError) {
        try builder.loop(8) { i throws(InstructionError) in
          var tile = Self.tile(0)
          tile.offset = offset(i, register)
          try builder.emit(Memset(dst: tile, value: .constant(0), engine: .vector))
        }
        try builder.program.validate(on: Self.core)
        return nil
      } catch { return error.code }
    }
    // 1024 elements: the last tile of 64 starts at 960.
    #expect(try outcome { i, _ in AffineOffset(512, terms: [.init(i, stride: 64)]) } == nil)
    #expect(try outcome { i, _ in AffineOffset(513, terms: [.init(i, stride: 64)]) } == .outOfBounds)
    #expect(try outcome { i, _ in AffineOffset(0, terms: [.init(i, stride: -1)]) } == .outOfBounds)
    #expect(try outcome { i, _ in AffineOffset(0, terms: [.init(i, stride: 480, modulus: 3)]) } == nil)
    #expect(try outcome { i, _ in AffineOffset(0, terms: [.init(i, stride: 480, modulus: 4)]) } == .outOfBounds)
    #expect(try outcome { _, r in AffineOffset(0, registers: [.init(r, stride: 15)]) } == nil)
    #expect(try outcome { _, r in AffineOffset(0, registers: [.init(r, stride: 16)]) } == .outOfBounds)
    #expect(try outcome({ _, r in AffineOffset(0, registers: [.init(r, stride: 1)]) }, clamp: nil) == .outOfBounds)
    #expect(try outcome { _, _ in AffineOffset(0, terms: [.init(LoopID(5), stride: 1)]) } == .outOfBounds)
    #expect(try outcome { i, _ in AffineOffset(0, terms: [.init(i, stride: Int.max)]) } == .outOfBounds)
  }

  @Test func `every instruction is in the registry once and has a cost`() throws {
    #expect(Set(InstructionRegistry.all.map { $0.mnemonic }).count == InstructionRegistry.all.count)
    for type in InstructionRegistry.all { #expect(InstructionRegistry[type.mnemonic] == type) }
  }
}
