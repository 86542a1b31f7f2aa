import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@Suite struct TimingResourceTests {
  /// Two instructions on separate tiles of one memory.
  func pair(
    _ first: Engine, _ second: Engine, _ space: MemorySpace, secondOffset: Int = 2048, chip: NeuronCore,
    issue: Double = 400
  ) throws -> [Recording.Event] {
    var program = ProbeProgram()
    let a = program.buffer(space, bytes: 8192)
    program.add(Probe(first, issue: issue, writes: [tile(a, 512)]))
    program.add(Probe(second, issue: 100, writes: [tile(a, 512, at: AffineOffset(secondOffset))]))
    return try timeline(program.program, on: chip).events
  }

  @Test func `On v2 Vector and GpSimd take turns at SBUF`() throws {
    let trn1 = core("trn1")
    #expect(try pair(.vector, .gpsimd, .sbuf, chip: trn1)[1].start == ns(400))
    #expect(try pair(.gpsimd, .vector, .sbuf, chip: trn1)[1].start == ns(400))
    #expect(try pair(.scalar, .vector, .sbuf, chip: trn1)[1].start == .zero)
    #expect(try pair(.vector, .gpsimd, .sbuf, chip: core("trn2"), issue: 600)[1].start == .zero)
  }

  @Test func `On v2 Vector and Scalar take turns at PSUM, later only at the same bank`() throws {
    #expect(try pair(.vector, .scalar, .psum, chip: core("trn1"))[1].start == ns(400))
    #expect(try pair(.vector, .scalar, .psum, chip: core("trn2"))[1].start == .zero)
    #expect(try pair(.vector, .scalar, .psum, secondOffset: 1024, chip: core("trn2"))[1].start == ns(400))
  }

  @Test func `GpSimd waits while Vector runs faster than an element a cycle on v3`() throws {
    // 512 elements take 533 ns at one a cycle.
    #expect(try pair(.vector, .gpsimd, .sbuf, chip: core("trn2"), issue: 200)[1].start == ns(200))
    #expect(try pair(.vector, .gpsimd, .sbuf, chip: core("trn2"), issue: 540)[1].start == .zero)
  }

  @Test func `Port waiting is reported`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 8192)
    program.add(Probe(.vector, issue: 400, writes: [tile(a, 512)]))
    program.add(Probe(.gpsimd, issue: 100, writes: [tile(a, 512, at: 2048)]))
    #expect(try timeline(program.program, on: core("trn1")).portWaiting == ns(400))
  }

  @Test func `A change of activation tables costs a table load, the same table none`() throws {
    let chip = core()
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 4096)
    for (index, table) in ["exponential", "exponential", "root", nil, "root", "exponential"].enumerated() {
      program.add(Probe(.scalar, issue: 100, writes: [tile(a, 64, at: AffineOffset(64 * index))], table: table))
    }
    let result = try timeline(program.program, on: chip)
    let load = chip.costs.activationTableLoad.issue
    #expect(load == ns(1283))
    #expect(
      result.events.map(\.start) == [
        load, load + ns(100), load * 2 + ns(200), load * 2 + ns(300), load * 2 + ns(400), load * 3 + ns(500),
      ])
    #expect(result.activationTableLoads == 3)
    #expect(result.activationTableTime == load * 3)
  }

  @Test func `The launch cost is reported apart`() throws {
    let chip = core()
    let result = try timeline(ProbeProgram().program, on: chip)
    #expect(result.total == .zero)
    #expect(result.launch == ns(chip.launchNanoseconds))
    #expect(result.launch > .zero)
  }

  @Test func `Busy time is kept by what the costs rest on`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 4096)
    program.add(Probe(.vector, issue: 100, writes: [tile(a, 64)], status: .measured))
    program.add(Probe(.vector, issue: 300, writes: [tile(a, 64, at: 64)], status: .estimated))
    let result = try timeline(program.program)
    #expect(result[.vector].busyByStatus == [.measured: ns(100), .estimated: ns(300)])
    #expect(result.estimatedShare == 0.75)
  }

  @Test func `Time is kept by origin`() throws {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 4096)
    let add = Origin(op: "add", location: "a:1")
    program.add(Probe(.vector, issue: 100, writes: [tile(a, 64)]), origin: add)
    program.add(Probe(.scalar, issue: 300, writes: [tile(a, 64, at: 64)]), origin: Origin(op: "exp", location: "a:2"))
    program.add(Probe(.vector, issue: 50, writes: [tile(a, 64)]), origin: add)
    let origins = try timeline(program.program).origins
    #expect(origins.map(\.origin.op) == ["add", "exp"])
    #expect(origins.map(\.instructions) == [2, 1])
    #expect(origins[0].busy[Engine.allCases.firstIndex(of: .vector)!] == ns(150))
  }

  // MARK: Control flow

  func whileProgram(known: Int?) -> Program {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 64)
    let predicate = program.buffer(.hbm, bytes: 1)
    let body = Probe(.vector, issue: 100, writes: [tile(a, 64)])
    let id = program.loopID()
    program.program.body.append(
      .whileLoop(
        WhileLoop(
          id: id, condition: [], predicate: .buffer(predicate), body: [.instruction(Statement(body))],
          knownTripCount: known)))
    return program.program
  }

  @Test func `A while loop costs a register load and a branch for each decision`() throws {
    let chip = core()
    let costs = chip.costs
    let decision =
      costs.control(.registerLoad, on: .vector).latency + costs.control(.branch, on: .vector).latency
    let result = try timeline(whileProgram(known: 3), on: chip)
    #expect(result.events.map(\.start) == [decision, decision * 2 + ns(100), decision * 3 + ns(200)])
    #expect(result.controlTime > decision * 4)
  }

  @Test func `A trip count that depends on values comes from the trace, and without one is an error`() throws {
    let model = TimingModel(core: core())
    var trace = ControlTrace()
    trace.tripCounts = [3]
    #expect(try model.time(whileProgram(known: nil), control: trace) == model.time(whileProgram(known: 3)))
    #expect {
      try model.time(whileProgram(known: nil))
    } throws: { error in
      guard let error = error as? MachineError else { return false }
      return error.code == .controlTrace && !error.remedy.isEmpty
    }
    #expect(throws: MachineError.self) { try model.time(whileProgram(known: nil), control: ControlTrace()) }
  }
}
