import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@Suite struct TimingTensorTests {
  let chip = core()

  /// `count` matmuls of `rows` rows that all read, back to back; `distinct` stationary operands in turn.
  func passes(_ count: Int, rows: Int = 128, distinct: Int = 1, issue: Double = 215, gap: Double = 0) -> Program {
    var program = ProbeProgram()
    let weights = program.buffer(.sbuf, partitions: rows, bytes: 256 * distinct)
    let data = program.buffer(.sbuf, address: 65536, partitions: rows, bytes: 1024)
    let psum = program.buffer(.psum, bytes: 2048 * 8)
    let clock = program.buffer(.sbuf, address: 100_000, bytes: 64)
    program.add(
      Probe(
        .gpsimd, issue: 0,
        writes: [tile(weights, 256 * distinct, partitions: rows), tile(data, 1024, partitions: rows), tile(clock, 64)]))
    func bf16(_ buffer: BufferID, _ columns: Int, _ offset: Int = 0) -> AccessPattern {
      AccessPattern(
        buffer, .bf16, partitions: rows, offset: AffineOffset(offset), free: [Dimension(columns, stride: 1)])
    }
    for index in 0..<count {
      var probe = Probe.matmul(
        issue: issue, latency: issue + 164, load: 97, stationary: bf16(weights, 128, 128 * (index % distinct)),
        moving: bf16(data, 512), dst: tile(psum, 2048, at: AffineOffset(2048 * (index % 8))))
      if gap > 0 {
        // The Vector engine sets the pace.
        program.add(Probe(.vector, issue: gap, updates: [tile(clock, 64)]))
        probe.operands.append(("clock", .read, tile(clock, 64)))
      }
      program.add(probe)
    }
    return program.program
  }

  /// Events of matmuls.
  func events(_ program: Program, on chip: NeuronCore) throws -> [Recording.Event] {
    try timeline(program, on: chip).events.filter { $0.engine == .tensor }
  }

  var cold: NeuronCore.Throttle { chip.throttle! }
  /// A chip that is never throttled.
  var warm: NeuronCore {
    var warm = chip
    warm.throttle = nil
    return warm
  }

  @Test func `The first pass waits for its stationary load, later ones with the same operand for none`() throws {
    let passes = try events(passes(3), on: warm)
    let ready = ns(chip.semaphoreNanoseconds.tensor)
    #expect(passes[0].start == ready + ns(97))
    #expect(passes[1].start == passes[0].start + ns(215))
    #expect(passes[2].start == passes[1].start + ns(215))
  }

  @Test func `A new stationary operand loads behind earlier passes`() throws {
    let distinct = try events(passes(6, distinct: 6), on: warm)
    for index in 1..<6 { #expect(distinct[index].start == distinct[index - 1].start + ns(215)) }
    // Passes of 55 ns hide loads of 97 ns (X0028, X0092); much shorter ones cannot.
    let short = try events(passes(20, distinct: 20, issue: 55), on: warm)
    #expect(short[19].start == short[0].start + ns(55) * 19)
    let tiny = try timeline(passes(20, distinct: 20, issue: 30), on: warm)
    #expect(tiny.tensor.exposedLoads > ns(97))
  }

  @Test func `A stationary operand that was written again is loaded again`() throws {
    var program = ProbeProgram()
    program.program = passes(1)
    let weights = BufferID(0)
    var again = program
    let last = program.program.body.last!
    program.program.body.append(last)
    #expect(try timeline(program.program, on: warm).tensor.exposedLoads == ns(97))
    again.add(Probe(.gpsimd, issue: 5_000, writes: [tile(weights, 256)]))
    again.program.body.append(last)
    #expect(try timeline(again.program, on: warm).tensor.exposedLoads == ns(97) * 2)
  }

  @Test func `The engine starts at half rate and is at full rate after one whole active window`() throws {
    let window = ns(cold.windowNanoseconds)
    let passes = try events(passes(40), on: chip)
    let first = passes[0].start
    #expect(first > .zero && first < window)
    // The first whole window since the first pass ends after two windows: 6826 ns.
    for (a, b) in zip(passes, passes.dropFirst()) {
      #expect(b.start == a.start + (a.start < window + window ? ns(430) : ns(215)))
    }
    let slow = passes[0]
    #expect(slow.visible == slow.start + ns(215 + 164) + ns(215) + ns(cold.extraLatencyNanoseconds))
    // Ramps under continuous work were measured as 3609 to 6639 ns (X0001-X0008).
    let ramp = passes.first { $0.end - $0.start == ns(215) }!.start - first
    #expect(ramp > ns(3413) && ramp < ns(2 * 3413 + 430))
  }

  @Test func `Half the rows never warm up`() throws {
    let passes = try events(passes(60, rows: 64), on: chip)
    #expect(passes[59].start - passes[58].start == ns(430))
  }

  @Test func `A window used less than half goes back to half rate`() throws {
    var program = passes(60)
    let idle = passes(40, gap: 1000)
    // The same buffers: the sparse passes follow the dense ones.
    program.body += idle.body.dropFirst()
    let events = try events(program, on: chip)
    #expect(events[59].end - events[59].start == ns(215))
    #expect(events[99].end - events[99].start == ns(430))
    let result = try timeline(program, on: chip)
    #expect(result.tensor.throttled > ns(215) * 40)
  }

  @Test func `Multiply-adds and utilization are counted`() throws {
    let result = try timeline(passes(100), on: warm)
    #expect(result.tensor.multiplyAdds == 100 * 128 * 128 * 512)
    #expect(result.tensor.matmuls == 100)
    let ideal = 100.0 * 512 / chip.tensorClock
    #expect(abs(result.timeline.modelFLOPSUtilization(on: warm) - ideal / result.total.nanoseconds) < 1e-3)
  }

  @Test func `Passes on other tiles of the array run side by side, one minimum interval after the other`() throws {
    var program = passes(12, rows: 32)
    func place(_ index: Int, _ tile: ArrayTile) {
      guard case .instruction(var statement) = program.body[index + 1], var probe = statement.instruction as? Probe
      else { return }
      probe.tile = tile
      statement.instruction = probe
      program.body[index + 1] = .instruction(statement)
    }
    let columns = (0..<4).map { ArrayTile(position: [0, 32 * $0], size: [32, 32]) }
    for index in 0..<8 { place(index, columns[index % 4]) }
    for index in 8..<10 { place(index, columns[0]) }
    let events = try events(program, on: warm)
    let interval = chip.costs.passInterval
    for index in 1..<4 { #expect(events[index].start == events[index - 1].start + interval) }
    // The first tile again, when it is free; then the others after it in order.
    for index in 4..<8 { #expect(events[index].start == events[index - 4].start + ns(215)) }
    #expect(events[8].start == events[4].start + ns(215) && events[9].start == events[8].start + ns(215))
    // The whole array waits for all of it.
    #expect(events[10].start == events[9].start + ns(215) && events[11].start == events[10].start + ns(215))
  }

  @Test func `Accumulating passes into one bank do not wait for each other`() throws {
    var program = ProbeProgram()
    program.program = passes(1)
    guard case .instruction(let statement) = program.program.body[1], var probe = statement.instruction as? Probe else {
      return
    }
    probe.operands[0].mode = .update
    program.add(probe)
    let events = try events(program.program, on: warm)
    #expect(events[1].start == events[0].start + ns(215))
  }

  @Test func `A reader of PSUM waits for the last pass to be visible`() throws {
    var program = ProbeProgram()
    program.program = passes(1)
    program.add(Probe(.vector, issue: 10, reads: [tile(BufferID(2), 2048)]))
    let events = try timeline(program.program, on: warm).events
    #expect(events[2].start == events[1].visible + ns(chip.semaphoreNanoseconds.vector))
  }
}
