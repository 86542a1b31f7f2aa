import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@Suite struct ChecksTests {
  /// Two buffers that share bytes 64 to 127, and the instructions on them.
  func errors(secondAddress: Int = 64, _ body: (inout ProbeProgram, BufferID, BufferID) -> Void) -> [MachineError] {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 128)
    let b = program.buffer(.sbuf, address: secondAddress, bytes: 128)
    body(&program, a, b)
    return program.program.check(on: core())
  }

  func write(_ buffer: BufferID) -> Probe { Probe(.vector, issue: 1, writes: [tile(buffer, 128)]) }
  func read(_ buffer: BufferID) -> Probe { Probe(.vector, issue: 1, reads: [tile(buffer, 128)]) }

  @Test func `Buffers over each other are refused while both are in use`() {
    let found = errors { program, a, b in
      program.add(write(a))
      program.add(write(b), origin: Origin(op: "add", location: "kernel.py:3"))
      program.add(read(a))
    }
    #expect(found.map(\.code) == [.overlappingBuffers])
    #expect(found[0].message.contains("bytes 64 to 127"))
    #expect(found[0].place == "kernel.py:3")
    #expect(!found[0].remedy.isEmpty)
  }

  @Test func `Memory may be used again after its last use`() {
    #expect(
      errors { program, a, b in
        program.add(write(a))
        program.add(read(a))
        program.add(write(b))
        program.add(read(b))
      }.isEmpty)
    #expect(
      errors { program, a, b in
        program.add(write(a))
        program.add(Probe(.vector, issue: 1, reads: [tile(a, 128)], writes: [tile(b, 128)]))
        program.add(read(b))
      }.isEmpty)
  }

  @Test func `Other addresses or partitions do not overlap`() {
    func body(_ program: inout ProbeProgram, _ a: BufferID, _ b: BufferID) {
      program.add(write(a))
      program.add(write(b))
      program.add(read(a))
    }
    #expect(errors(secondAddress: 128, body).isEmpty)
    #expect(errors(secondAddress: 127, body).count == 1)
    for (start, isRefused) in [(64, false), (32, true)] {
      var program = ProbeProgram()
      let a = program.buffer(.sbuf, partitions: 64, bytes: 128)
      let b = program.buffer(.sbuf, startPartition: start, partitions: 64, bytes: 128)
      for (buffer, start) in [(a, 0), (b, start), (a, 0)] {
        program.add(Probe(.vector, issue: 1, updates: [tile(buffer, 128, start: start, partitions: 64)]))
      }
      #expect(program.program.check(on: core()).isEmpty == !isRefused)
    }
  }

  @Test func `A buffer filled before a loop is in use in all of it`() {
    let found = errors { program, a, b in
      program.add(write(a))
      let i = program.loopID()
      program.loop(i, 4, [read(a), write(b), read(b)])
    }
    #expect(found.map(\.code) == [.overlappingBuffers])
  }

  @Test func `A buffer that carries values around a loop is in use in all of it`() {
    let found = errors { program, a, b in
      let i = program.loopID()
      program.loop(i, 4, [read(a), write(a), write(b), read(b)])
    }
    #expect(found.map(\.code) == [.overlappingBuffers])
    #expect(
      errors { program, a, b in
        let i = program.loopID()
        program.loop(i, 4, [write(a), read(a), write(b), read(b)])
      }.isEmpty)
  }

  @Test func `More HBM than the core has is refused`() {
    let chip = core()
    var program = ProbeProgram()
    _ = program.buffer(.hbm, bytes: chip.hbmStackBytes)
    #expect(program.program.check(on: chip).isEmpty)
    _ = program.buffer(.hbm, bytes: 1)
    #expect(program.program.check(on: chip).map(\.code) == [.outOfMemory])
  }

  @Test func `An operand that leaves its buffer in the last iteration is refused`() {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 256)
    let i = program.loopID()
    program.loop(
      i, 4, [Probe(.vector, issue: 1, writes: [tile(a, 64, at: AffineOffset(1, terms: [.init(i, stride: 64)]))])])
    #expect(program.program.check(on: core()).map(\.code) == [.refused])
  }
}
