import InstructionSet
import Machine
import Numerics
import Profile
import Silicon
import Testing
import TileKernels

/// Programs with one thing wrong each, and the same with it put right.
@Suite struct AdviceTests {
  /// A loop of `count` turns over tiles on chip, each of which `body` works on.
  struct Turns {
    let builder: ProgramBuilder
    let core: NeuronCore
    var sbufEnd = 0
    var psumEnd = 0

    init(_ core: NeuronCore = trn2) {
      self.core = core
      builder = ProgramBuilder(name: "planted", core: core)
    }

    /// Columns of 32 bits.
    mutating func tile(
      _ columns: Int, _ element: ElementType = .f32, partitions: Int = 128, _ space: MemorySpace = .sbuf
    ) throws -> AccessPattern {
      let bytes = columns * 4
      let address = space == .sbuf ? sbufEnd : psumEnd
      if space == .sbuf { sbufEnd += bytes } else { psumEnd += max(bytes, core.psumBankBytes) }
      let buffer = try builder.buffer(
        "tile", space, element, address: address, partitions: partitions, byteCount: bytes)
      return AccessPattern(buffer, element, partitions: partitions, free: [Dimension(columns, stride: 1)])
    }

    func profile(of model: Bool = false) throws -> Profile {
      try Profile(
        Capture(
          name: "planted", program: builder.program, chip: "trn2", core: core, modelFLOPs: model ? 1 : nil))
    }
  }

  static func loop(_ turns: Turns, _ count: Int, _ body: () throws(InstructionError) -> Void) throws {
    try turns.builder.loop(count) { _ throws(InstructionError) in try body() }
  }

  /// A long program starts cheaply: what is planted is the only thing wrong.
  static let count = 4000

  static func smallTransfers(_ isWrong: Bool) throws -> Profile {
    var turns = Turns()
    let columns = 512
    let input = try turns.builder.buffer("x", .hbm, .f32, role: .input, byteCount: 128 * columns * 4 * 4)
    let tiles = try (0..<4).map { _ in try turns.tile(columns) }
    try loop(turns, count) { () throws(InstructionError) in
      for tile in tiles {
        var target = tile
        target.free = isWrong ? [Dimension(32, stride: 16), Dimension(16, stride: 1)] : tile.free
        try turns.builder.emit(
          DMACopy(
            dst: target,
            src: AccessPattern(
              input, .f32, partitions: 128, partitionStride: columns * 4,
              free: isWrong
                ? [Dimension(32, stride: 64), Dimension(16, stride: 1)] : [Dimension(columns, stride: 1)])))
      }
    }
    return try turns.profile()
  }

  static func lateLoads(_ isWrong: Bool) throws -> Profile {
    let builder = ProgramBuilder(name: "planted", core: trn2)
    let columns = 2048
    let slots = isWrong ? 1 : 4
    let input = try builder.buffer("x", .hbm, .f32, role: .input, byteCount: 128 * columns * 4)
    let tile = try builder.buffer("tile", .sbuf, .f32, partitions: 128, byteCount: slots * columns * 4)
    let sum = try builder.buffer(
      "sum", .sbuf, .f32, address: 4 * columns * 4, partitions: 128, byteCount: columns * 4)
    try builder.loop(count) { loop throws(InstructionError) in
      let slot = AccessPattern(
        tile, .f32, partitions: 128, offset: AffineOffset(0, terms: [.init(loop, stride: columns, modulus: slots)]),
        free: [Dimension(columns, stride: 1)])
      try builder.emit(
        DMACopy(
          dst: slot,
          src: AccessPattern(
            input, .f32, partitions: 128, partitionStride: columns, free: [Dimension(columns, stride: 1)])))
      let result = AccessPattern(sum, .f32, partitions: 128, free: [Dimension(columns, stride: 1)])
      for _ in 0..<3 {
        try builder.emit(TensorTensor(dst: result, data1: slot, op: .add, data2: slot, engine: .vector))
      }
    }
    return try Profile(Capture(name: "planted", program: builder.program, chip: "trn2", core: trn2))
  }

  static func fewPartitions(_ isWrong: Bool) throws -> Profile {
    var turns = Turns()
    let (partitions, columns) = isWrong ? (32, 2048) : (128, 512)
    let tiles = try (0..<3).map { _ in try turns.tile(columns, partitions: partitions) }
    try loop(turns, count) { () throws(InstructionError) in
      try turns.builder.emit(
        TensorTensor(dst: tiles[2], data1: tiles[0], op: .multiply, data2: tiles[1], engine: .vector))
    }
    return try turns.profile()
  }

  static func products(
    _ element: ElementType, rows: Int = 128, columns: Int = 128, passes: Int = 4, transposes: Int = 0,
    apart: Bool = false,
    on core: NeuronCore = trn2
  ) throws -> Profile {
    var turns = Turns(core)
    let stationary = try turns.tile(columns, element, partitions: rows)
    let moving = try turns.tile(512, element, partitions: rows)
    let other = try turns.tile(2048)
    let dst = try turns.tile(512, partitions: columns, .psum)
    let turned = try turns.tile(128, element, partitions: 128, .psum)
    var square = stationary
    square.free = [Dimension(128, stride: 1)]
    try loop(turns, count) { () throws(InstructionError) in
      for _ in 0..<passes {
        try turns.builder.emit(NCMatmul(dst: dst, stationary: stationary, moving: moving, accumulate: false))
      }
      for _ in 0..<transposes { try turns.builder.emit(NCTranspose(dst: turned, data: square, engine: .tensor)) }
      if apart {
        // The next product waits for them, and they for this one.
        var added = other
        added.free = moving.free
        for _ in 0..<5 {
          try turns.builder.emit(TensorTensor(dst: moving, data1: dst, op: .add, data2: added, engine: .vector))
        }
      }
    }
    return try turns.profile()
  }

  static func throttling(_ isWrong: Bool) throws -> Profile {
    var chip = trn2
    if !isWrong { chip.throttle = nil }
    return try products(.bf16, passes: 4, apart: true, on: chip)
  }

  static func reloads(_ isWrong: Bool) throws -> Profile {
    var turns = Turns()
    let columns = 512
    let inside = try turns.builder.buffer("between", .hbm, .f32, byteCount: 128 * columns * 4)
    let input = try turns.builder.buffer("x", .hbm, .f32, role: .input, byteCount: 128 * columns * 4)
    let tiles = try (0..<3).map { _ in try turns.tile(columns) }
    func rows(_ buffer: BufferID) -> AccessPattern {
      AccessPattern(buffer, .f32, partitions: 128, partitionStride: columns, free: [Dimension(columns, stride: 1)])
    }
    try loop(turns, count) { () throws(InstructionError) in
      try turns.builder.emit(DMACopy(dst: tiles[0], src: rows(input)))
      if isWrong {
        try turns.builder.emit(DMACopy(dst: rows(inside), src: tiles[1]))
        try turns.builder.emit(DMACopy(dst: tiles[2], src: rows(inside)))
      }
    }
    return try turns.profile()
  }

  static func functionTables(_ isWrong: Bool) throws -> Profile {
    var turns = Turns()
    let tiles = try (0..<2).map { _ in try turns.tile(512) }
    let orders: [[ActivationFunction]] =
      isWrong ? [[.exp, .sin, .exp, .sin]] : [[.exp, .exp], [.sin, .sin]]
    for order in orders {
      try loop(turns, count) { () throws(InstructionError) in
        for function in order {
          try turns.builder.emit(Activation(dst: tiles[1], op: function, data: tiles[0]))
        }
      }
    }
    return try turns.profile()
  }

  static func onGpSimd(_ isWrong: Bool) throws -> Profile {
    var turns = Turns()
    let tiles = try (0..<2).map { _ in try turns.tile(512) }
    let buffer = try turns.builder.buffer("x", .hbm, .f32, role: .input, byteCount: 65536)
    let all = AccessPattern(buffer, .f32, partitions: 1, free: [Dimension(16384, stride: 1)])
    if isWrong { try turns.builder.emit(CustomOp(op: "sort", inputs: [all], outputs: [all], work: 10_000_000)) }
    // The engine waits for the op.
    let row = AccessPattern(buffer, .f32, partitions: 128, partitionStride: 128, free: [Dimension(128, stride: 1)])
    var part = tiles[0]
    part.free = [Dimension(128, stride: 1)]
    try turns.builder.emit(DMACopy(dst: part, src: row))
    try loop(turns, count) { () throws(InstructionError) in
      try turns.builder.emit(
        TensorTensor(dst: tiles[1], data1: tiles[0], op: .add, data2: tiles[0], engine: .vector))
    }
    return try turns.profile()
  }

  static let planted: [(rule: String, wrong: @Sendable () throws -> Profile, right: @Sendable () throws -> Profile)] = [
    ("small_dma", { try smallTransfers(true) }, { try smallTransfers(false) }),
    ("late_loads", { try lateLoads(true) }, { try lateLoads(false) }),
    ("few_partitions", { try fewPartitions(true) }, { try fewPartitions(false) }),
    ("fp32_matmul", { try products(.f32) }, { try products(.bf16) }),
    ("throttling", { try throttling(true) }, { try throttling(false) }),
    ("transposes", { try products(.bf16, passes: 2, transposes: 4) }, { try products(.bf16, passes: 2) }),
    ("spill_reload", { try reloads(true) }, { try reloads(false) }),
    (
      "low_model_flops", { try products(.bf16, columns: 32, passes: 16) }, { try products(.bf16, passes: 4) }
    ),
    ("activation_tables", { try functionTables(true) }, { try functionTables(false) }),
    ("gpsimd_programs", { try onGpSimd(true) }, { try onGpSimd(false) }),
  ]

  @Test(arguments: planted.indices)
  func `A rule fires where its case is planted, and tells what putting it right gains`(index: Int) throws {
    let (rule, wrong, right) = Self.planted[index]
    let (before, after) = (try wrong(), try right())
    let found = try before.advice()
    let advice = try #require(found.first { $0.rule.id == rule }, "\(found.map(\.rule.id))")
    let gain = try #require(advice.gain)
    let real = before.timeline.total - after.timeline.total
    let error = abs(Double(gain.count) / Double(real.count) - 1)
    #expect(
      error <= 0.1,
      "\(rule): \(gain.nanoseconds) ns are estimated, \(real.nanoseconds) gained of \(before.timeline.total.nanoseconds)"
    )
    #expect(found.map(\.rule.id) == [rule], "only what is planted")
    #expect(try after.advice().map(\.rule.id) == [], "put right, nothing is left")
    #expect(!advice.evidence.isEmpty && !advice.rule.remedy.isEmpty && !advice.rule.source.isEmpty)
  }

  @Test func `Passes of few rows would also warm up if they had more`() throws {
    let (before, after) = (try Self.products(.bf16, rows: 64, passes: 8), try Self.products(.bf16, passes: 4))
    let found = try before.advice()
    #expect(Set(found.map(\.rule.id)) == ["low_model_flops", "throttling"])
    let gain = try #require(found.first { $0.rule.id == "low_model_flops" }?.gain)
    let real = before.timeline.total - after.timeline.total
    #expect(abs(Double(gain.count) / Double(real.count) - 1) <= 0.1)
  }

  @Test func `Starting a tiny program is most of it`() throws {
    let profile = try Sample.profile(Sample.doubling(tiles: 2))
    let advice = try #require(try profile.advice().first { $0.rule.id == "launch" })
    #expect(advice.gain == profile.timeline.launch)
    #expect(try !Sample.profile(Sample.doubling(tiles: 4000)).advice().contains { $0.rule.id == "launch" })
  }

  @Test func `A model without kernels is told so, without a promise`() throws {
    func profile(_ op: String, of model: Bool) throws -> Profile {
      var turns = Turns()
      let tile = try turns.tile(512)
      turns.builder.origin = Origin(op: op, location: "model.py:1")
      try Self.loop(turns, Self.count) { () throws(InstructionError) in
        try turns.builder.emit(TensorTensor(dst: tile, data1: tile, op: .add, data2: tile, engine: .vector))
      }
      return try turns.profile(of: model)
    }
    let advice = try profile("add", of: true).advice()
    #expect(advice.map(\.rule.id) == ["nki_coverage"] && advice[0].gain == nil)
    #expect(advice[0].places == ["add model.py:1"])
    #expect(try profile("add", of: false).advice().isEmpty)
    #expect(try profile(Origin.kernelPrefix + "softmax", of: true).advice().isEmpty)
  }

  @Test func `Regions cover the program and say what bounds them`() throws {
    let profile = try Self.products(.bf16, passes: 8)
    let regions = profile.regions()
    #expect(regions.first?.start == .zero && regions.last?.end == profile.timeline.total)
    #expect(zip(regions, regions.dropFirst()).allSatisfy { $0.end == $1.start && $0.bound != $1.bound })
    #expect(regions.contains { $0.bound == .engine(.tensor) && $0.share > 0.9 })
    let waiting = try Self.lateLoads(true).regions()
    #expect(waiting.contains { $0.busiest == .engine(.vector) && $0.waitsFor == 5 })
  }
}
