import InstructionSet
import Kernel
import Machine
import Numerics
import Silicon
import Testing
import TileKernels

func core(_ chip: String = "trn2") throws -> NeuronCore { try ChipCatalog.chip(named: chip).core }

func bytes(_ values: [Float]) -> [UInt8] { values.flatMap { withUnsafeBytes(of: $0, Array.init) } }

func floats(_ tensor: KernelTensor, of kernel: Kernel) throws -> [Float] {
  var values = [Float](repeating: 0, count: tensor.pattern.elementCount)
  try values.withUnsafeMutableBytes { try kernel.read(tensor.pattern, into: $0) }
  return values
}

@Suite struct `A kernel` {
  @Test func `computes at once, and is timed afterwards`() throws {
    let kernel = try Kernel("double", on: core())
    let values = (0..<128 * 64).map { Float($0) }
    let x = try kernel.input("x", [128, 64], .f32, bytes(values))
    let y = try kernel.hbm("y", [128, 64], .f32, role: .output)
    let tile = try kernel.sbuf([128, 64], .f32)
    try kernel.emit(DMACopy(dst: tile.pattern, src: x.pattern))
    try kernel.emit(
      TensorTensor(dst: tile.pattern, data1: tile.pattern, op: .add, data2: tile.pattern, engine: .vector))
    #expect(try floats(tile, of: kernel) == values.map { 2 * $0 })
    try kernel.emit(DMACopy(dst: y.pattern, src: tile.pattern))
    #expect(try floats(y, of: kernel) == values.map { 2 * $0 })
    let timeline = try kernel.time()
    #expect(timeline.instructions == 3 && timeline[.vector].instructions == 1 && timeline.total > .zero)
    #expect(kernel.reports.isEmpty)
  }

  @Test func `multiplies matrices, and adds from the second pass on`() throws {
    let kernel = try Kernel("matmul", on: core())
    let a = try kernel.sbuf([128, 128], .f32)
    let b = try kernel.sbuf([128, 512], .f32)
    let sums = try kernel.psum([128, 512], .f32)
    try kernel.emit(Memset(dst: a.pattern, value: .constant(1), engine: .vector))
    try kernel.emit(Memset(dst: b.pattern, value: .constant(0.5), engine: .vector))
    for _ in 0..<3 {
      try kernel.emit(
        NCMatmul(dst: sums.pattern, stationary: a.pattern, moving: b.pattern, accumulate: false), accumulates: nil)
    }
    #expect(try floats(sums, of: kernel) == [Float](repeating: 192, count: 128 * 512))
  }

  @Test func `spills what has no room in PSUM where that is wanted, and else refuses it`() throws {
    func product(spills: Bool) throws -> Kernel {
      let kernel = try Kernel("products", on: core())
      kernel.spillsPSUM = spills
      let a = try kernel.sbuf([128, 128], .f32)
      let b = try kernel.sbuf([128, 512], .f32)
      try kernel.emit(Memset(dst: a.pattern, value: .constant(1), engine: .vector))
      try kernel.emit(Memset(dst: b.pattern, value: .constant(2), engine: .vector))
      // One bank each, and more than there are.
      let sums = try (0..<12).map { _ in try kernel.psum([128, 512], .f32) }
      for tile in sums {
        try kernel.emit(NCMatmul(dst: tile.pattern, stationary: a.pattern, moving: b.pattern, accumulate: false))
      }
      for tile in sums { try kernel.emit(TensorCopy(dst: b.pattern, src: tile.pattern, engine: .vector)) }
      return kernel
    }
    let error = #expect(throws: KernelError.self) { try product(spills: false).placed() }
    #expect(error?.code == "capacity")
    let kernel = try product(spills: true)
    let program = try kernel.placed()
    try program.validate(on: kernel.core)
    #expect(program.check(on: kernel.core).isEmpty)
    let spills = program.body.filter {
      if case .instruction(let it) = $0 { it.origin.op == Origin.spill } else { false }
    }
    #expect(spills.count == 12 - 8)
    #expect(kernel.reports.map(\.code) == ["psumSpill"])
    let timeline = try kernel.time()
    #expect(timeline.instructions == 26 + 4)
    let copies = timeline.origins.filter { $0.origin.op == Origin.spill }
    #expect(copies.map(\.instructions) == [4] && copies.allSatisfy { $0.busy.reduce(Ticks.zero, +) > .zero })
  }

  @Test func `records loops over registers once, with room for what goes around them`() throws {
    let kernel = try Kernel("loop", on: core(), executes: false)
    let count = try kernel.hbm("count", [1], .i32)
    let sums = try kernel.sbuf([128, 512], .f32)
    let left = kernel.register()
    try kernel.emit(Memset(dst: sums.pattern, value: .constant(0), engine: .vector))
    try kernel.emit(RegisterLoad(register: left, src: count.pattern))
    try kernel.beginLoop(while: .register(left))
    let tile = try kernel.sbuf([128, 512], .f32)
    try kernel.emit(Memset(dst: tile.pattern, value: .constant(1), engine: .vector))
    try kernel.emit(
      TensorTensor(dst: sums.pattern, data1: sums.pattern, op: .add, data2: tile.pattern, engine: .vector))
    let late = try kernel.sbuf([128, 512], .f32)
    try kernel.emit(Memset(dst: late.pattern, value: .constant(1), engine: .vector))
    try kernel.emit(RegisterMove(register: left, value: -1, source: left))
    kernel.endLoop()
    let program = try kernel.placed()
    try program.validate(on: kernel.core)
    #expect(program.check(on: kernel.core).isEmpty)
    guard case .whileLoop(let loop)? = program.body.last else {
      Issue.record("no loop")
      return
    }
    #expect(program.body.count == 3 && loop.body.count == 4 && loop.predicate == .register(left))
    let executing = try Kernel("eager", on: core())
    #expect(throws: KernelError.self) { try executing.beginLoop(while: .register(executing.register())) }
  }

  @Test func `reads NaN, or 4, where nothing was written, and reports the line`() throws {
    let kernel = try Kernel("uninitialised", on: core())
    kernel.origin = Origin(op: "kernel", location: "kernel.py:3")
    let tile = try kernel.sbuf([128, 8], .f32, name: "tile")
    let counts = try kernel.sbuf([128, 8], .i32)
    var integers = [Int32](repeating: 0, count: 128 * 8)
    try integers.withUnsafeMutableBytes { try kernel.read(counts.pattern, into: $0) }
    #expect(integers == [Int32](repeating: 4, count: 128 * 8))
    try kernel.emit(Memset(dst: try tile[0..<128, 0..<7].pattern, value: .constant(1), engine: .vector))
    kernel.origin = Origin(op: "kernel", location: "kernel.py:5")
    let copy = try kernel.sbuf([128, 8], .f32)
    try kernel.emit(TensorCopy(dst: copy.pattern, src: tile.pattern, engine: .vector))
    #expect(try floats(copy, of: kernel).enumerated().allSatisfy { $1.isNaN == ($0 % 8 == 7) })
    #expect(kernel.reports.map(\.code) == ["uninitializedRead"])
    #expect(kernel.reports[0].place == "kernel.py:5" && kernel.reports[0].message.contains("kernel.py:3"))
    try kernel.emit(Memset(dst: try tile[0..<128, 7..<8].pattern, value: .constant(1), engine: .vector))
    try kernel.emit(TensorCopy(dst: copy.pattern, src: tile.pattern, engine: .vector))
    #expect(kernel.reports.count == 1)
  }

  @Test func `refuses to read what a tensor placed over it overwrote`() throws {
    let kernel = try Kernel("overlap", on: core())
    kernel.origin = Origin(op: "kernel", location: "kernel.py:1")
    let a = try kernel.sbuf([128, 64], .f32, name: "a", address: (0, 0))
    let b = try kernel.sbuf([64, 64], .f32, name: "b", address: (64, 128))
    let c = try kernel.sbuf([128, 64], .f32, name: "c", address: (0, 1024))
    try kernel.emit(Memset(dst: a.pattern, value: .constant(1), engine: .vector))
    try kernel.emit(TensorCopy(dst: c.pattern, src: a.pattern, engine: .vector))
    kernel.origin = Origin(op: "kernel", location: "kernel.py:2")
    try kernel.emit(Memset(dst: b.pattern, value: .constant(2), engine: .vector))
    // Partitions and bytes that b does not have are still there.
    try kernel.emit(
      TensorCopy(dst: try c[0..<64].pattern, src: try a[0..<64].pattern, engine: .vector))
    try kernel.emit(
      TensorCopy(dst: try c[64..<128, 0..<32].pattern, src: try a[64..<128, 0..<32].pattern, engine: .vector))
    kernel.origin = Origin(op: "kernel", location: "kernel.py:3")
    let error = #expect(throws: KernelError.self) {
      try kernel.emit(TensorCopy(dst: c.pattern, src: a.pattern, engine: .vector))
    }
    #expect(error?.code == "overlappingBuffers" && error?.place == "kernel.py:3")
    #expect(error?.message.contains("kernel.py:1") == true && error?.message.contains("kernel.py:2") == true)
    try kernel.emit(Memset(dst: a.pattern, value: .constant(1), engine: .vector))
    try kernel.emit(TensorCopy(dst: c.pattern, src: a.pattern, engine: .vector))
  }

  @Test func `has the capacity of the core for tensors in use, and says what holds it`() throws {
    let kernel = try Kernel("full", on: core())
    let half = try core().sbufBytesPerPartition / 2
    func fill(_ tensor: KernelTensor) throws {
      try kernel.emit(Memset(dst: tensor.pattern, value: .constant(0), engine: .vector))
    }
    kernel.origin = Origin(op: "kernel", location: "kernel.py:9")
    let first = try kernel.sbuf([128, half / 4], .f32, name: "first")
    try fill(first)
    for _ in 0..<4 { try fill(try kernel.sbuf([128, half / 4], .f32)) }
    try fill(first)
    let placed = try kernel.placed()
    #expect(placed.check(on: try core()).isEmpty)
    let second = try kernel.sbuf([128, half / 4], .f32, name: "second")
    try fill(second)
    kernel.origin = Origin(op: "kernel", location: "kernel.py:12")
    let third = try kernel.sbuf([128, 4], .ui8, name: "third")
    try fill(third)
    try fill(second)
    try fill(first)
    let error = #expect(throws: KernelError.self) { try kernel.placed() }
    #expect(error?.code == "capacity" && error?.place == "kernel.py:12")
    #expect(error?.message.contains("first \(half) (kernel.py:9), second \(half) (kernel.py:9)") == true)
    #expect(throws: KernelError.self) { try kernel.sbuf([128, 2 * half + 1], .ui8) }
  }

  @Test func `places tensors of PSUM inside banks, and around those that have an address`() throws {
    let kernel = try Kernel("banks", on: core())
    let fixed = try kernel.psum([128, 512], .f32, address: (0, 4096))
    let tensors = [fixed] + (try (0..<14).map { _ in try kernel.psum([128, 256], .f32) })
    for tensor in tensors + tensors {
      try kernel.emit(Memset(dst: tensor.pattern, value: .constant(0), engine: .vector))
    }
    let buffers = try kernel.placed().buffers
    #expect(buffers[0].address == 4096)
    #expect(Set(buffers.dropFirst().map(\.address)) == Set((0..<16).filter { $0 / 2 != 2 }.map { $0 * 1024 }))
  }

  @Test func `refuses what the core refuses, and nothing has happened then`() throws {
    let kernel = try Kernel("refused", on: core())
    let tile = try kernel.sbuf([128, 64], .f32)
    let outside = AccessPattern(tile.buffer, .f32, partitions: 128, free: [Dimension(65, stride: 1)])
    #expect(throws: KernelError.self) {
      try kernel.emit(Memset(dst: outside, value: .constant(0), engine: .vector))
    }
    #expect(throws: KernelError.self) { try kernel.sbuf([129, 4], .f32) }
    #expect(throws: KernelError.self) { try tile[0..<129] }
    #expect(kernel.program.body.isEmpty)
  }
}

/// Large instructions, which host threads share, and one that only one of them can do: a copy onto the partitions next to
/// it.
@Suite struct `A kernel on several host threads` {
  private func values(_ workers: Int) throws -> [Float] {
    let kernel = try Kernel("shared", on: core(), workers: workers)
    let x = try kernel.input("x", [128, 2048], .f32, bytes((0..<128 * 2048).map { Float($0 % 977) / 977 - 0.5 }))
    let wide = try kernel.sbuf([128, 2048], .f32)
    let sums = try kernel.psum([128, 2048], .f32)
    func part(_ tensor: KernelTensor, from start: Int, _ count: Int, partitions: Range<Int> = 0..<128) -> AccessPattern
    {
      AccessPattern(
        tensor.pattern.buffer, .f32, startPartition: partitions.lowerBound, partitions: partitions.count,
        offset: AffineOffset(start), free: [Dimension(count, stride: 1)])
    }
    try kernel.emit(DMACopy(dst: wide.pattern, src: x.pattern))
    for _ in 0..<2 {
      for start in stride(from: 0, to: 2048, by: 512) {
        try kernel.emit(
          NCMatmul(
            dst: part(sums, from: start, 512), stationary: part(wide, from: 5, 128),
            moving: part(wide, from: start, 512),
            accumulate: false), accumulates: false)
      }
      try kernel.emit(Activation(dst: wide.pattern, op: .tanh, data: sums.pattern, scale: .constant(0.25)))
      try kernel.emit(
        DMACopy(
          dst: part(wide, from: 0, 2000, partitions: 0..<127), src: part(wide, from: 0, 2000, partitions: 1..<128)))
    }
    return try floats(wide, of: kernel)
  }

  @Test(arguments: 2...5) func `has the same bits`(_ workers: Int) throws {
    let alone = try values(1)
    #expect(Set(alone.map(\.bitPattern)).count > 1000)
    #expect(try values(workers).map(\.bitPattern) == alone.map(\.bitPattern))
  }

  /// Reads across partitions of what other instructions write, in all orders, through tensors whose memory is given back and
  /// taken again, by hundreds of instructions: workers that did not wait for each other would give other bits.
  private func mixture(_ workers: Int) throws -> [Float] {
    let kernel = try Kernel("mixture", on: core(), workers: workers)
    let x = try kernel.input("x", [128, 512], .f32, bytes((0..<128 * 512).map { Float($0 % 977) / 977 - 0.5 }))
    let y = try kernel.hbm("y", [128, 512], .f32)
    try kernel.emit(DMACopy(dst: y.pattern, src: x.pattern))
    var tiles = try (0..<4).map { _ in try kernel.sbuf([128, 512], .f32) }
    for tile in tiles { try kernel.emit(DMACopy(dst: tile.pattern, src: x.pattern)) }
    func part(_ tensor: KernelTensor, _ columns: Range<Int>, partitions: Range<Int> = 0..<128) -> AccessPattern {
      AccessPattern(
        tensor.buffer, .f32, startPartition: partitions.lowerBound, partitions: partitions.count,
        offset: AffineOffset(columns.lowerBound), free: [Dimension(columns.count, stride: 1)])
    }
    var state: UInt64 = 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<400 {
      let first = random(4)
      let (a, b) = (tiles[first], tiles[(first + 1 + random(3)) % 4])
      let column = 128 * random(4)
      switch random(6) {
      case 0:
        let sums = try kernel.psum([128, 512], .f32)
        try kernel.emit(
          NCMatmul(
            dst: sums.pattern, stationary: part(a, column..<column + 128), moving: b.pattern, accumulate: false),
          accumulates: false)
        try kernel.emit(Activation(dst: b.pattern, op: .tanh, data: sums.pattern, scale: .constant(0.02)))
        kernel.release(sums.buffer)
      case 1:
        let turned = try kernel.psum([128, 128], .f32)
        try kernel.emit(NCTranspose(dst: turned.pattern, data: part(a, column..<column + 128), engine: .tensor))
        try kernel.emit(TensorCopy(dst: part(b, column..<column + 128), src: turned.pattern, engine: .vector))
        kernel.release(turned.buffer)
      case 2: try kernel.emit(DMACopy(dst: y.pattern, src: a.pattern))
      case 3: try kernel.emit(DMACopy(dst: a.pattern, src: random(2) == 0 ? x.pattern : y.pattern))
      case 4:
        try kernel.emit(
          DMACopy(dst: part(a, 0..<512, partitions: 0..<120), src: part(b, 0..<512, partitions: 8..<128)))
      default:
        let index = random(4)
        let fresh = try kernel.sbuf([128, 512], .f32)
        try kernel.emit(
          TensorTensor(dst: fresh.pattern, data1: a.pattern, op: .subtract, data2: b.pattern, engine: .vector))
        kernel.release(tiles[index].buffer)
        tiles[index] = fresh
      }
    }
    return try tiles.flatMap { try floats($0, of: kernel) }
  }

  @Test(arguments: 2...4) func `keeps the order of what depends on each other`(_ workers: Int) throws {
    let alone = try mixture(1)
    #expect(Set(alone.map(\.bitPattern)).count > 1000)
    #expect(try mixture(workers).map(\.bitPattern) == alone.map(\.bitPattern))
  }

  @Test func `writes to memory of the caller until it is waited for`() throws {
    let kernel = try Kernel("waited", on: core(), workers: 2)
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 128 * 512)
    defer { memory.deallocate() }
    let out = try kernel.hbm("out", [128, 512], .f32, role: .output, memory: memory)
    let tile = try kernel.sbuf([128, 512], .f32)
    for value in 0..<300 {
      try kernel.emit(Memset(dst: tile.pattern, value: .constant(Float(value)), engine: .vector))
      try kernel.emit(DMACopy(dst: out.pattern, src: tile.pattern))
    }
    kernel.finish()
    #expect((0..<128 * 512).allSatisfy { memory[$0] == 299 })
  }

  @Test func `fails at the line that fails`() throws {
    let kernel = try Kernel("fails", on: core(), workers: 2)
    let rows = try kernel.input("rows", [16, 512], .f32, bytes([Float](repeating: 1, count: 16 * 512)))
    let indices = try kernel.sbuf([128, 1], .i32)
    let tile = try kernel.sbuf([128, 512], .f32)
    kernel.origin = Origin(op: "fails", location: "kernel.py:1")
    try kernel.emit(Memset(dst: indices.pattern, value: .integer(16), engine: .gpsimd))
    for _ in 0..<100 { try kernel.emit(Memset(dst: tile.pattern, value: .constant(0), engine: .vector)) }
    kernel.origin = Origin(op: "fails", location: "kernel.py:2")
    let row = AccessPattern(rows.buffer, .f32, partitions: 128, free: [Dimension(512, stride: 1)])
    let error = #expect(throws: KernelError.self) {
      try kernel.emit(
        DMACopy(
          dst: tile.pattern, src: row, indirection: Indirection(indices: indices.pattern, stride: 512, bound: 16),
          queue: .gpsimd))
    }
    #expect(error?.code == "indexOutOfRange" && error?.place == "kernel.py:2")
  }
}
