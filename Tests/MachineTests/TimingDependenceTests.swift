import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@Suite struct TimingDependenceTests {
  let chip = core()

  /// Start of the second of two instructions.
  func secondStart(_ first: Probe, _ second: Probe, _ program: ProbeProgram) throws -> Ticks {
    var program = program
    program.add(first)
    program.add(second)
    return try timeline(program.program, on: chip).events[1].start
  }

  @Test func `An engine runs its instructions in order, each when the one before has issued`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let b = program.buffer(.sbuf, address: 64, bytes: 64)
    let start = try secondStart(
      Probe(.vector, issue: 100, latency: 250, writes: [tile(a, 64)]),
      Probe(.vector, issue: 50, writes: [tile(b, 64)]), program)
    #expect(start == ns(100))
  }

  @Test func `Independent instructions of different engines overlap`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let b = program.buffer(.sbuf, address: 64, bytes: 64)
    let start = try secondStart(
      Probe(.vector, issue: 100, writes: [tile(a, 64)]), Probe(.scalar, issue: 50, writes: [tile(b, 64)]), program)
    #expect(start == .zero)
  }

  @Test func `A reader on the same engine waits until the write is visible`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let start = try secondStart(
      Probe(.vector, issue: 100, latency: 250, writes: [tile(a, 64)]), Probe(.vector, issue: 50, reads: [tile(a, 64)]),
      program)
    #expect(start == ns(250))
  }

  @Test(arguments: [Engine.tensor, .vector, .scalar, .gpsimd])
  func `A reader on another engine waits for the write and its own semaphore`(engine: Engine) throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let writer: Engine = engine == .vector ? .scalar : .vector
    let start = try secondStart(
      Probe(writer, issue: 100, latency: 250, writes: [tile(a, 64)]), Probe(engine, issue: 50, reads: [tile(a, 64)]),
      program)
    let semaphores: [Engine: Double] = [
      .tensor: chip.semaphoreNanoseconds.tensor, .vector: chip.semaphoreNanoseconds.vector,
      .scalar: chip.semaphoreNanoseconds.scalar, .gpsimd: chip.semaphoreNanoseconds.gpsimd,
    ]
    #expect(start == ns(250) + ns(semaphores[engine]!))
  }

  @Test func `A writer waits for readers on other engines, not for those before it in its own queue`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    program.add(Probe(.gpsimd, issue: 0, writes: [tile(a, 64)]))
    var other = program
    program.add(Probe(.vector, issue: 100, latency: 250, reads: [tile(a, 64)]))
    program.add(Probe(.scalar, issue: 50, writes: [tile(a, 64)]))
    let events = try timeline(program.program, on: chip).events
    #expect(events[2].start == events[1].visible + ns(chip.semaphoreNanoseconds.scalar))

    other.add(Probe(.vector, issue: 100, latency: 250, reads: [tile(a, 64)]))
    other.add(Probe(.vector, issue: 50, writes: [tile(a, 64)]))
    let same = try timeline(other.program, on: chip).events
    #expect(same[2].start == same[1].start + ns(100))
  }

  @Test func `A writer waits for another engine's earlier write`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let start = try secondStart(
      Probe(.scalar, issue: 100, latency: 250, writes: [tile(a, 64)]), Probe(.vector, issue: 50, writes: [tile(a, 64)]),
      program)
    #expect(start == ns(250) + ns(chip.semaphoreNanoseconds.vector))
  }

  @Test(
    arguments: [
      // Second operand: offset, bytes, first partition, partitions; whether it overlaps bytes 100..<200 of 32..<64.
      (0, 100, 32, 32, false), (0, 101, 32, 32, true), (200, 10, 32, 32, false), (199, 1, 32, 32, true),
      (100, 100, 0, 32, false), (100, 100, 64, 32, false), (100, 100, 63, 1, true), (0, 300, 0, 128, true),
    ])
  func `Operands depend on each other exactly where bytes and partitions overlap`(
    offset: Int, bytes: Int, start: Int, partitions: Int, overlaps: Bool
  ) throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 300)
    let second = try secondStart(
      Probe(.scalar, issue: 100, writes: [tile(a, 100, at: 100, start: 32, partitions: 32)]),
      Probe(
        .vector, issue: 50, writes: [tile(a, bytes, at: AffineOffset(offset), start: start, partitions: partitions)]),
      program)
    #expect((second > .zero) == overlaps)
  }

  @Test func `Buffers placed over each other depend on each other`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, address: 0, bytes: 128)
    let b = program.buffer(.sbuf, address: 64, bytes: 128)
    let first = Probe(.scalar, issue: 100, writes: [tile(a, 64, at: 64)])
    #expect(try secondStart(first, Probe(.vector, issue: 50, writes: [tile(b, 64)]), program) > .zero)
    #expect(try secondStart(first, Probe(.vector, issue: 50, writes: [tile(b, 64, at: 64)]), program) == .zero)
  }

  @Test func `Interleaved columns of a tile do not depend on each other`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    func comb(_ offset: Int) -> AccessPattern {
      AccessPattern(
        a, .ui8, partitions: 128, offset: AffineOffset(offset),
        free: [Dimension(16, stride: 4), Dimension(2, stride: 1)])
    }
    let first = Probe(.scalar, issue: 100, writes: [comb(0)])
    #expect(try secondStart(first, Probe(.vector, issue: 50, writes: [comb(2)]), program) == .zero)
    #expect(try secondStart(first, Probe(.vector, issue: 50, writes: [comb(1)]), program) > .zero)
  }

  @Test func `Neighbouring column tiles of a matrix in HBM do not depend on each other`() throws {
    func start(at offset: Int) throws -> Ticks {
      var program = ProbeProgram()
      let matrix = program.buffer(.hbm, bytes: 512 * 1024)
      let a = program.buffer(.sbuf, bytes: 512)
      let b = program.buffer(.sbuf, address: 512, bytes: 512)
      program.add(Probe(.vector, issue: 0, writes: [tile(a, 512), tile(b, 512)]))
      let work = DMAWork(descriptors: 128, bytesPerDescriptor: 512, readsHBM: false, writesHBM: true)
      program.add(
        .dma(.sync, issue: 50, latency: 1000, from: tile(a, 512), to: rows(matrix, 128, 512, pitch: 1024), work))
      program.add(
        .dma(
          .scalar, issue: 50, latency: 1000, from: tile(b, 512),
          to: rows(matrix, 128, 512, pitch: 1024, at: AffineOffset(offset)), work))
      return try timeline(program.program, on: chip).events[2].start
    }
    #expect(try start(at: 512) < ns(100))
    #expect(try start(at: 128 * 1024) < ns(100))
    #expect(try start(at: 511) > ns(1000))
    #expect(try start(at: 127 * 1024) > ns(1000))
  }

  @Test(arguments: [20_000, 100_000])
  func `Tiles of a buffer with very many tiles do not depend on their neighbours`(iterations: Int) throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let out = program.buffer(.hbm, bytes: 8192 * iterations, role: .output)
    program.add(Probe(.vector, issue: 0, writes: [tile(a, 64)]))
    let i = program.loopID()
    program.loop(
      i, iterations,
      [
        .dma(
          .sync, issue: 600, latency: 1200, from: tile(a, 64),
          to: rows(out, 128, 64, pitch: 64, at: AffineOffset(0, terms: [.init(i, stride: 8192)])),
          DMAWork(descriptors: 128, bytesPerDescriptor: 64, readsHBM: false, writesHBM: true))
      ])
    let result = try timeline(program.program, on: chip)
    #expect(result.total < ns(600) * iterations + ns(5000))
    #expect(result[.sync].waiting < ns(1000))
  }

  @Test func `Waiting is owed to who was waited for`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    program.add(Probe(.scalar, issue: 100, latency: 250, writes: [tile(a, 64)]))
    program.add(Probe(.vector, issue: 50, reads: [tile(a, 64)]))
    let result = try timeline(program.program, on: chip)
    let expected = ns(250) + ns(chip.semaphoreNanoseconds.vector)
    #expect(result[.vector].waiting == expected)
    #expect(result[.vector].waitingFor == [.scalar: expected])
    #expect(result[.scalar].waiting == .zero)
  }

  @Test func `A read of memory that nothing wrote is reported with its place`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    program.add(Probe(.scalar, issue: 100, writes: [tile(a, 32)]))
    program.add(Probe(.vector, issue: 50, reads: [tile(a, 32)]))
    program.add(Probe(.vector, issue: 50, reads: [tile(a, 33)]), origin: Origin(op: "add", location: "step.py:7"))
    let reads = try timeline(program.program, on: chip).uninitializedReads
    #expect(reads.map(\.code) == [.uninitializedRead])
    #expect(reads.map(\.place) == ["step.py:7"])
  }
}
