import InstructionSet
import Machine
import Silicon
import Testing

/// Two cores of a logical NeuronCore wait for each other where they meet.
@Suite struct TimingCoresTests {
  let chip = core()
  var model: TimingModel { TimingModel(core: chip) }

  /// Work on an engine, a meeting that depends on nothing, work after it; as often as `before` has entries.
  func program(_ before: [Double], after: Double = 100, exchanges: Bool = false) -> Program {
    var program = ProbeProgram()
    let shared = program.buffer(.hbm, bytes: 128 * 64)
    let tiles = program.buffer(.sbuf, bytes: 128)
    let (src, dst) = (tile(tiles, 64), tile(tiles, 64, at: 64))
    let engine = exchanges ? Engine.sync : .gpsimd
    program.add(Probe(engine, issue: 0, writes: [tile(tiles, 128), rows(shared, 128, 64, pitch: 64)]))
    for issue in before {
      program.add(Probe(engine, issue: issue))
      let meeting: any Instruction =
        exchanges
        ? SendRecv(dst: dst, src: src, received: rows(shared, 128, 64, pitch: 64))
        : CoreBarrier(data: rows(shared, 128, 64, pitch: 64))
      program.program.body.append(.instruction(Statement(meeting)))
      program.add(Probe(engine, issue: after, reads: [dst]))
    }
    return program.program
  }

  var wait: Ticks { ns(chip.semaphoreNanoseconds.gpsimd) }

  @Test func `A barrier ends when the later core has come to it`() throws {
    let (early, late) = (program([1000]), program([5000]))
    let alone = try model.time(early).total
    let times = try model.time(early, with: late)
    #expect(times[0].arrivals == [ns(5000)])
    #expect(times[1].arrivals == [ns(1000)])
    #expect(times[0].timeline.total == alone + ns(4000) + wait)
    #expect(times[0].timeline[.gpsimd].waiting == ns(4000) + wait)
    // Who comes last waits for nobody.
    #expect(try times[1].timeline == model.time(late))
  }

  @Test func `Waits of one barrier delay the other core at the next`() throws {
    let times = try model.time(program([1000, 3000]), with: program([5000, 100]))
    let barrier = chip.costs.coreBarrier(on: .gpsimd).issue
    let second = [ns(5000) + wait + barrier + ns(100) + ns(3000), ns(5000) + barrier + ns(100) + ns(100)]
    #expect(times[0].arrivals == [ns(5000), second[1]])
    #expect(times[1].arrivals == [ns(1000), second[0]])
  }

  @Test func `An exchange starts when both cores have come to it`() throws {
    let (early, late) = (program([1000], exchanges: true), program([5000], exchanges: true))
    let times = try model.time(early, with: late)
    #expect(times[0].timeline.total == (try model.time(early).total) + ns(4000) + ns(chip.semaphoreNanoseconds.sync))
    #expect(try times[1].timeline == model.time(late))
  }

  @Test func `A core alone takes the same with the other's arrivals`() throws {
    for exchanges in [false, true] {
      let programs = [program([100, 2000, 300], exchanges: exchanges), program([700, 90, 800], exchanges: exchanges)]
      let times = try model.time(programs[0], with: programs[1])
      for (program, time) in zip(programs, times) {
        var trace = ControlTrace()
        trace.arrivals = time.arrivals
        #expect(try model.time(program, control: trace) == time.timeline)
        #expect(try model.record(program, control: trace).timeline == time.timeline)
      }
    }
  }

  @Test func `Cores that never meet are refused, and arrivals of another program`() throws {
    #expect(throws: MachineError.self) { try model.time(program([1]), with: program([1, 2])) }
    var trace = ControlTrace()
    trace.arrivals = [ns(1)]
    #expect(throws: MachineError.self) { try model.time(program([1, 2]), control: trace) }
  }
}
