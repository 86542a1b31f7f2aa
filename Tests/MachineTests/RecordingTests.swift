import InstructionSet
import Machine
import Silicon
import Testing

@Suite struct RecordingTests {
  static let programs = TimingRepetitionTests.programs

  /// Sums over every execution, by engine.
  struct Sums: Equatable {
    var instructions = [Int](repeating: 0, count: Engine.allCases.count)
    var busy = [Ticks](repeating: .zero, count: Engine.allCases.count)
    var waiting = [Ticks](repeating: .zero, count: Engine.allCases.count)
    var bytesRead = 0
    var bytesWritten = 0
    var last = Ticks.zero

    mutating func add(_ event: Recording.Event, of recording: Recording) {
      let instruction = recording.instructions[Int(event.instruction)]
      let engine = Engine.allCases.firstIndex(of: event.engine)!
      instructions[engine] += 1
      busy[engine] += event.busy
      waiting[engine] += event.waiting
      bytesRead += instruction.hbmBytesRead
      bytesWritten += instruction.hbmBytesWritten
      last = max(last, event.visible)
    }
  }

  @Test(arguments: programs.indices)
  func `Executions add up to the timeline`(index: Int) throws {
    let recording = try TimingModel(core: core()).record(Self.programs[index].1)
    let timeline = recording.timeline
    var sums = Sums()
    var visited = 0
    recording.forEachEvent { event, _ in
      sums.add(event, of: recording)
      visited += 1
    }
    #expect(visited == recording.eventCount)
    #expect(visited == timeline.instructions)
    #expect(sums.instructions == timeline.engines.map(\.instructions))
    #expect(sums.busy == timeline.engines.map(\.busy))
    #expect(sums.waiting == timeline.engines.map(\.waiting))
    #expect(sums.bytesRead == timeline.dma.hbmBytesRead)
    #expect(sums.bytesWritten == timeline.dma.hbmBytesWritten)
    #expect(sums.last == timeline.total)
    #expect(!recording.repeats.isEmpty)
    #expect(recording.events.count < visited)
  }

  @Test(arguments: programs.indices)
  func `Unrolled repeats are the executions of a run without repetition`(index: Int) throws {
    let program = Self.programs[index].1
    let rolled = try TimingModel(core: core()).record(program)
    let walked = try TimingModel(core: core(), options: .init(unrolled: true)).record(program)
    #expect(walked.repeats.isEmpty)
    var position = 0
    rolled.forEachEvent { event, _ in
      let other = walked.events[position]
      #expect(event.instruction == other.instruction)
      let apart = abs((event.start - other.start).nanoseconds)
      #expect(apart <= 0.001 * walked.timeline.total.nanoseconds)
      position += 1
    }
    #expect(position == walked.events.count)
  }

  @Test func `A limit cuts the end off and says how much`() throws {
    let recording = try TimingModel(core: core()).record(Self.programs[0].1)
    var whole: [Recording.Event] = []
    #expect(recording.forEachEvent { event, _ in whole.append(event) } == 0)
    var part: [Recording.Event] = []
    let left = recording.forEachEvent(limit: 123) { event, _ in part.append(event) }
    #expect(part == Array(whole.prefix(123)))
    #expect(left == whole.count - 123)
  }

  @Test func `Every DMA engine that moves something has an end, the last of which the transfer waits for`() throws {
    let chip = core()
    let recording = try TimingModel(core: chip).record(Self.programs[0].1)
    for event in recording.events where event.dma >= 0 {
      let ends = recording.grants[Int(event.dma)..<Int(event.dma) + chip.dmaEngines]
      let service = recording.instructions[Int(event.instruction)].dmaService
      #expect(zip(ends, service).allSatisfy { ($0.count < 0) == ($1 == .zero) })
      #expect(try #require(ends.max()) <= event.visible)
    }
    #expect(recording.events.contains { $0.dma >= 0 })
  }

  @Test func `Changed costs change the time, and nothing else`() throws {
    let program = Self.programs[0].1
    let model = TimingModel(core: core())
    let plain = try model.record(program)
    let same = try model.time(program, control: nil) { _, _, cost in cost }
    #expect(same == plain.timeline)
    let free = try model.time(program, control: nil) { _, _, cost in
      var cost = cost
      if case .engine = cost.kind { cost.kind = .free }
      return cost
    }
    #expect(free.total < plain.timeline.total)
    #expect(free.dma == plain.timeline.dma)
  }
}
