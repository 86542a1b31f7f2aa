import InstructionSet
import Numerics
import Silicon
import Testing
import TileKernels

@Suite struct ProgramTextTests {
  /// Every instruction with every optional field, in nested control flow.
  static func program() -> Program {
    var program = Program(name: "all \"of\" them\n")
    program.buffers = [
      Buffer(name: "x", space: .hbm, element: .f32, role: .input, byteCount: 4096),
      Buffer(name: "odd name,", space: .hbm, element: .complexF32, role: .output, byteCount: 4096),
      Buffer(name: "c", space: .hbm, element: .ui8, role: .constant, byteCount: 3, contents: [0, 255, 16]),
      Buffer(name: "s", space: .sbuf, element: .bf16, address: 64, startPartition: 32, partitions: 96, byteCount: 512),
      Buffer(name: "p", space: .psum, element: .f32, address: 2048, partitions: 128, byteCount: 2048),
    ]
    program.inputs = [BufferID(0)]
    program.outputs = [BufferID(1)]
    program.loopCount = 3
    program.registerCount = 2
    let offset = AffineOffset(
      -7, terms: [.init(LoopID(0), stride: 64), .init(LoopID(1), stride: -3, modulus: 4)],
      registers: [.init(Register(1), stride: -2), .init(Register(0), stride: 3, limits: -5...7)])
    let s = AccessPattern(
      BufferID(3), .bf16, startPartition: 32, partitions: 64, offset: offset,
      free: [Dimension(4, stride: 0), Dimension(8, stride: -2)])
    let other = AccessPattern(BufferID(3), .i32, startPartition: 32, partitions: 1, free: [])
    let p = AccessPattern(BufferID(4), .f32, partitions: 128, free: [Dimension(512, stride: 1)])
    let x = AccessPattern(BufferID(0), .f32, partitions: 7, partitionStride: 100, free: [Dimension(9, stride: 1)])
    let odd = AccessPattern(BufferID(1), .complexF32, partitions: 1, free: [Dimension(2, stride: 1)])
    let indirection = Indirection(indices: other, stride: 20, bound: 9, outOfBounds: .skip)
    let instructions: [any Instruction] = [
      NCMatmul(dst: p, stationary: s, moving: s, accumulate: .afterFirst(of: [LoopID(0), LoopID(2)])),
      NCMatmul(dst: p, stationary: s, moving: s, accumulate: true, isTranspose: true),
      NCMatmul(
        dst: p, stationary: s, moving: s, accumulate: true, isStationaryOneZero: true, isMovingOneZero: true,
        tile: ArrayTile(position: [64, 0], size: [64, 128]), performance: .doubleRow),
      NCMatmulMX(
        dst: p, stationary: s, moving: s, stationaryScale: [other, s], movingScale: [s], accumulate: false,
        tile: ArrayTile(position: [32, 0], size: [32, 128])),
      QuantizeMX(dst: s, src: s, dstScale: [other, other]),
      DMATranspose(dst: s, src: x, indirection: indirection, queue: .gpsimd),
      NCTranspose(dst: p, data: s, engine: .vector),
      Activation(dst: p, op: .gelu_apprx_tanh, data: s, scale: .constant(-1.5e-30), bias: .perPartition(other)),
      Activation(dst: p, op: .exp, data: s, reduceCommand: .resetReduce, reduceResult: other),
      Reciprocal(dst: p, data: s),
      TensorCopy(dst: p, src: s, engine: .gpsimd),
      TensorCopyPredicated(dst: p, src: .tile(s), predicate: other, reversePredicate: true),
      TensorCopyPredicated(dst: p, src: .constant(.infinity), predicate: other),
      Memset(dst: p, value: .integer(.min), engine: .gpsimd),
      Memset(dst: p, value: .constant(.nan), engine: .vector),
      TensorTensor(dst: p, data1: s, op: .bitwise_xor, data2: p, engine: .vector),
      TensorScalar(dst: p, data: s, op0: .subtract, operand0: .perPartition(other), reverse0: true, engine: .scalar),
      TensorScalar(
        dst: p, data: s, op0: .subtract, operand0: .constant(0.1), op1: .maximum, operand1: .constant(-0.0),
        reverse1: true, engine: .gpsimd),
      ScalarTensorTensor(
        dst: p, data: s, op0: .add, operand0: .integer(-3), reverse0: true, op1: .multiply, operand1: s,
        reverse1: true),
      TensorReduce(dst: p, op: .maximum, data: s, negate: true),
      TensorTensorScan(dst: p, data0: s, op0: .multiply, data1: s, op1: .add, initial: .perPartition(other)),
      TensorPartitionReduce(dst: p, op: .add, data: s),
      AffineSelect(
        dst: p, onTrue: s, onFalse: -.infinity, comparison: .greater, pattern: [Dimension(4, stride: -1)],
        offset: offset, channelMultiplier: -1),
      Iota(dst: p, pattern: [Dimension(2, stride: 3), Dimension(1, stride: 0)], offset: 9, channelMultiplier: 4),
      NCStreamShuffle(dst: p, src: s, mask: (0..<32).map { $0 == 3 ? 255 : 31 - $0 }),
      TensorScalarReduce(
        dst: p, data: s, op0: .subtract, operand0: .constant(3), reverse0: true, reduceOperator: .maximum,
        reduceCommand: .loadReduce, reduceInitial: .perPartition(other), reduceResult: other, negatesResult: true),
      TensorScalarReduce(
        dst: p, data: s, op0: .add, operand0: .perPartition(other), reduceOperator: .add, reduceCommand: .reduce,
        reduceResult: nil),
      RangeSelect(dst: p, onTrue: s, compare0: .less, compare1: .equal, bound0: other, bound1: other, rangeStart: -4),
      Max8(dst: p, src: s),
      NCFindIndex8(dst: p, data: s, vals: other),
      NCMatchReplace8(dst: p, data: s, vals: other, imm: -.infinity, dstIndex: other),
      BNStats(dst: p, data: s),
      BNAggr(dst: p, data: s),
      DMACopy(dst: s, src: x, queue: .scalar),
      DMACopy(dst: s, src: x, indirection: indirection, queue: .gpsimd),
      DMATranspose(dst: s, src: x),
      DMACompute(dst: x, sources: [x, s, s]),
      DMACompute(dst: x, sources: [x, s], indirection: indirection, queue: .gpsimd),
      RegisterLoad(register: Register(1), src: other, minimum: -4, maximum: 9),
      RegisterLoad(register: Register(0), src: other, queue: .vector),
      Activate2(
        dst: p, op: .prelu, data: s, op0: .multiply, imm0: .perPartition(other), op1: .subtract, imm1: .constant(2),
        reverse1: true, reluParameter: .constant(0.1), reduceOperator: .abs_max, reduceCommand: .reduce,
        reduceResult: other),
      Exponential(
        dst: p, src: s, maxValue: .perPartition(other), reduceCommand: .loadReduce, reduceInitial: .constant(3),
        reduceResult: other),
      SelectReduce(
        dst: p, predicate: s, onTrue: s, onFalse: .perPartition(other), reversePredicate: true,
        reduceCommand: .resetReduce, reduceResult: other),
      TensorScalarCumulative(
        dst: p, src: s, op0: .multiply, imm0: .perPartition(other), op1: .minimum, imm1: .constant(-1),
        reduceCommand: .loadReduce),
      RNG(dst: p, engine: .gpsimd),
      Rand2(dst: p, minimum: .constant(-3), maximum: .perPartition(other)),
      RandGetState(dst: p, engine: .vector),
      RandSetState(seeds: s, engine: .vector),
      SetRNGSeed(seed: other),
      Dropout(dst: p, data: s, probability: .perPartition(other)),
      SequenceBounds(dst: p, segmentIDs: s),
      NonzeroWithCount(dst: p, src: s, indexOffset: 128, padding: -7),
      NCNGather(dst: p, data: s, indices: other),
      LocalGather(dst: p, source: s, index: other, elementsPerIndex: 4, validIndices: 60),
      TopK(values: p, indices: p, src: s, count: 42),
      RegisterMove(register: Register(0), value: -5, source: Register(1), queue: .vector),
      RegisterStore(dst: other, register: Register(1), queue: .scalar),
      SendRecv(dst: s, src: s, received: x, usesGpSimdDMA: true),
      CoreBarrier(data: x, engine: .vector), CompareBranch(engine: .tensor),
      Collective(
        .permute, dsts: [x], srcs: [x], received: [x], metadata: s, op: .minimum, group: [0, 3], targets: [3, 0],
        size: 64,
        cores: 2, channels: 2),
      CustomOp(op: "sort(\"x\\y\")\n{}", inputs: [odd, odd], outputs: [odd], work: 12),
      CustomOp(op: "", inputs: [], outputs: [], work: 0),
    ]
    let origin = Origin(op: "dot_general", location: "model.py:12 \"loss\"")
    let statements = instructions.enumerated().map {
      Node.instruction(Statement($1, origin: $0 % 2 == 0 ? origin : .none))
    }
    program.body = [
      .loop(
        Loop(
          id: LoopID(0), count: 8,
          body: [
            .loop(Loop(id: LoopID(1), count: 3, body: Array(statements[..<20]))),
            .branch(Branch(selector: BufferID(0), cases: [Array(statements[20..<22]), [], [statements[22]]])),
          ])),
      .whileLoop(
        WhileLoop(
          id: LoopID(2), condition: [statements[23]], predicate: .buffer(BufferID(2)), body: Array(statements[24...]),
          knownTripCount: 4)),
      .whileLoop(
        WhileLoop(id: LoopID(2), condition: [], predicate: .buffer(BufferID(2)), body: [], knownTripCount: nil)),
      .whileLoop(
        WhileLoop(id: LoopID(2), condition: [], predicate: .register(Register(0)), body: [], knownTripCount: nil)),
      .whileLoop(
        WhileLoop(
          id: LoopID(2), condition: [], predicate: .below(Register(0), Register(0)), body: [], knownTripCount: nil)),
    ]
    return program
  }

  @Test func `every instruction, buffer and loop reads back`() throws {
    let program = Self.program()
    let text = program.text
    let parsed = try Program(parsing: text)
    #expect(parsed.text == text)
    #expect(parsed.name == program.name)
    #expect(parsed.buffers.map(\.contents) == program.buffers.map(\.contents))
    var mnemonics: Set<Substring> = []
    for line in text.split(separator: "\n") {
      if let word = line.split(separator: " ").first, InstructionRegistry[String(word)] != nil {
        mnemonics.insert(word)
      }
    }
    #expect(mnemonics.count == InstructionRegistry.all.count, "the program holds every instruction")
  }

  @Test func `a line says what an instruction does`() throws {
    var program = Program(name: "line")
    program.buffers = [
      Buffer(name: "acc", space: .psum, element: .f32, partitions: 128, byteCount: 2048),
      Buffer(name: "w", space: .sbuf, element: .bf16, partitions: 128, byteCount: 4096),
    ]
    program.loopCount = 1
    let w = AccessPattern(
      BufferID(1), .bf16, partitions: 128, offset: AffineOffset(64, terms: [.init(LoopID(0), stride: 512, modulus: 2)]),
      free: [Dimension(128, stride: 1)])
    program.body = [
      .loop(
        Loop(
          id: LoopID(0), count: 4,
          body: [
            .instruction(
              Statement(
                NCMatmul(
                  dst: AccessPattern(BufferID(0), .f32, partitions: 128, free: [Dimension(128, stride: 1)]),
                  stationary: w, moving: w, accumulate: .afterFirst(of: [LoopID(0)])),
                origin: Origin(op: "dot_general", location: "gpt.py:7")))
          ]))
    ]
    #expect(
      program.text == """
        program "line" loops=1 registers=0 {
          buffer %acc psum f32 intermediate partitions=0:128 address=0 bytes=2048
          buffer %w sbuf bf16 intermediate partitions=0:128 address=0 bytes=4096
          inputs 
          outputs 
          for %i0 in 0..<4 {
            nc_matmul dst=%acc[0:128, 128@1] stationary=%w[0:128, 128@1; 64+%i0%2*512] moving=%w[0:128, 128@1; 64+%i0%2*512] accumulate=%i0 is_transpose=false loc("dot_general" "gpt.py:7")
          }
        }

        """)
  }

  @Test func `constants can be elided for display`() {
    let text = Self.program().text(elidingConstants: true)
    #expect(text.contains("bytes=3 = digest:"))
    #expect(!text.contains("0x00ff10"))
    #expect(Self.program().text.contains("bytes=3 = 0x00ff10"))
  }

  @Test(arguments: [
    ("", "1:1", "program"), ("program \"x\" loops=0 registers=0 {", "1:34", "inputs"),
    ("program \"x\" loops=0 registers=0 {\n inputs\n outputs\n fly dst=1\n}", "4:2", "an instruction"),
    ("program \"x\" loops=0 registers=0 {\n buffer %a hbn f32 input bytes=1\n}", "2:12", "hbm, sbuf, psum"),
    ("program \"x\" loops=0 registers=0 {\n buffer %a hbm f99 input bytes=1\n}", "2:16", "element type"),
    ("program \"x\" loops=0 registers=0 {\n inputs %y\n}", "2:9", "no %y"),
    ("program \"x\" loops=99999999999 registers=0 {}", "1:19", "a whole number"),
    ("program \"x\" loops=1 registers=0 {\n inputs\n outputs\n for %i1 in 0..<2 {}\n}", "4:6", "below %i1"),
    (
      "program \"x\" loops=0 registers=0 {\n buffer %a hbm ui8 constant bytes=9223372036854775807 = 0x00\n}", "2:57",
      "bytes"
    ),
    ("program \"x", "1:9", "its end"),
  ])
  func `bad text is an error with its place`(_ text: String, _ place: String, _ expected: String) {
    let error = #expect(throws: InstructionError.self) { try Program(parsing: text) }
    #expect(error?.code == .syntax)
    #expect(error?.place == place, "\(String(describing: error))")
    #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
  }

  @Test func `no prefix or garbled byte of a program crashes the parser`() {
    let bytes = Array(Self.program().text.utf8)
    for length in stride(from: 0, to: bytes.count, by: 37) {
      _ = try? Program(parsing: String(decoding: bytes[..<length], as: UTF8.self))
    }
    var state: UInt64 = 1
    for _ in 0..<300 {
      var garbled = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        garbled[Int(state >> 33) % garbled.count] = UInt8(truncatingIfNeeded: state >> 20) & 0x7f
      }
      guard let program = try? Program(parsing: String(decoding: garbled, as: UTF8.self)) else { continue }
      // Validation must survive whatever parses.
      try? program.validate(on: try! ChipCatalog.chip(named: "trn2").core)
    }
  }
}
