import InstructionSet
import Machine
import Profile
import Silicon
import Testing

@Suite struct ProfileTests {
  let profile = try! Sample.profile(Sample.doubling(tiles: 300))

  @Test func `Shares by op, line and opcode add up to the timeline`() throws {
    let timeline = profile.timeline
    for shares in [profile.operations, profile.lines, profile.opcodes] {
      #expect(shares.reduce(0) { $0 + $1.instructions } == timeline.instructions)
      for (index, engine) in timeline.engines.enumerated() {
        #expect(shares.reduce(.zero) { $0 + $1.busy[index] } == engine.busy)
      }
      #expect(shares.reduce(.zero) { $0 + $1.waiting } == timeline.engines.map(\.waiting).reduce(.zero, +))
      #expect(shares.reduce(.zero) { $0 + $1.dmaBusy } == timeline.dma.engineBusy.reduce(.zero, +))
      #expect(shares.reduce(0) { $0 + $1.hbmBytesRead } == timeline.dma.hbmBytesRead)
      #expect(shares.reduce(0) { $0 + $1.hbmBytesWritten } == timeline.dma.hbmBytesWritten)
    }
    #expect(Set(profile.lines.map(\.key.location)) == ["kernel.py:3", "kernel.py:4", "kernel.py:5"])
    #expect(timeline.dma.hbmBytesRead == 300 * 128 * 512 * 4)
  }

  @Test func `Transfers add up to the timeline`() {
    let groups = profile.transfers
    #expect(groups.reduce(0) { $0 + $1.transfers } == profile.timeline.dma.transfers)
    #expect(groups.reduce(0) { $0 + $1.descriptors } == profile.timeline.dma.descriptors)
    #expect(groups.reduce(.zero) { $0 + $1.busy } == profile.timeline.dma.engineBusy.reduce(.zero, +))
    // Half a descriptor's fixed cost and its bytes at full rate.
    let ideal = 2048 / trn2.dmaBytesPerNanosecond
    for group in groups {
      #expect(group.key.bytesPerDescriptor == 2048)
      #expect(abs(group.efficiency(on: trn2) - ideal / (ideal + trn2.dmaDescriptorNanoseconds)) < 0.01)
    }
    #expect(groups.map(\.key.kind).contains(.inputs) && groups.map(\.key.kind).contains(.outputs))
  }

  @Test(arguments: [10, 100, 1_000_000])
  func `Spans keep every execution and its time, however many there may be`(limit: Int) {
    let (spans, resolution) = profile.spans(limit: limit)
    if limit == 1_000_000 { #expect(resolution == .zero && spans.allSatisfy { $0.instructions == 1 }) }
    #expect(spans.count <= max(limit, Engine.allCases.count * 2))
    for engine in profile.timeline.engines {
      let own = spans.filter { $0.lane == .engine(engine.engine) }
      #expect(own.reduce(0) { $0 + $1.instructions } == engine.instructions)
      #expect(own.reduce(.zero) { $0 + $1.busy } == engine.busy)
      #expect(own.reduce(.zero) { $0 + $1.waiting } == engine.waiting)
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(own.allSatisfy { $0.start <= $0.end && $0.end <= profile.timeline.total })
    }
    let transfers = spans.filter { if case .dma = $0.lane { true } else { false } }
    #expect(transfers.reduce(0) { $0 + $1.bytes } == 2 * 300 * 128 * 512 * 4)
  }

  @Test(arguments: [1 << 40, 100])
  func `Utilization over time is that of the whole program`(limit: Int) {
    let bins = 100
    let use = profile.utilization(bins: bins, limit: limit)
    let total = Double(profile.timeline.total.count)
    for (index, engine) in profile.timeline.engines.enumerated() {
      let mean = use.engines[index].reduce(0, +) / Double(bins)
      #expect(abs(mean - Double(engine.busy.count) / total) < 0.002, "\(engine.engine)")
    }
    let dma = profile.timeline.dma.engineBusy.reduce(.zero, +)
    #expect(abs(use.dma.reduce(0, +) / Double(bins) - Double(dma.count) / total / Double(trn2.dmaEngines)) < 0.002)
    #expect(use.engines.joined().allSatisfy { 0 <= $0 && $0 <= 1 })
  }

  @Test func `Memory counts what is in use`() throws {
    let memory = profile.memory
    let bytes = 300 * 128 * 512 * 4
    let peak = memory.steps[memory.peak]
    #expect(peak.hbm[BufferKind.allCases.firstIndex(of: .inputs)!] == bytes)
    #expect(peak.hbm[BufferKind.allCases.firstIndex(of: .outputs)!] == bytes)
    #expect(peak.hbmTotal == 2 * bytes)
    #expect(memory.atPeak.map(\.name) == ["x", "y"])
    #expect(memory.steps.map(\.sbuf).max() == 2 * 2 * 512 * 4 * 128)
    #expect(memory.steps.last?.sbuf == 0)
    // Results are begun after inputs are there.
    #expect(memory.steps[0].hbmTotal == bytes)
    #expect(zip(memory.steps, memory.steps.dropFirst()).allSatisfy { $0.time < $1.time })
  }

  @Test func `A cost that is taken away gains its time`() throws {
    let without = try profile.time { _, statement, cost in
      var cost = cost
      if statement.origin.op == "double" { cost.kind = .free }
      return cost
    }
    #expect(without.total < profile.timeline.total)
    #expect(without[.vector].busy == .zero)
  }

  @Test func `A difference lists what changed, the largest first`() throws {
    let other = try Sample.profile(Sample.doubling(tiles: 300, columns: 256))
    let rows = ProfileDiff(profile, other).rows { $0.lines }
    #expect(Set(rows.map(\.key.location)) == ["kernel.py:3", "kernel.py:4", "kernel.py:5"])
    #expect(zip(rows, rows.dropFirst()).allSatisfy { abs($0.change.count) >= abs($1.change.count) })
    #expect(rows.allSatisfy { $0.change < .zero && $0.instructionsBefore == 300 && $0.instructionsAfter == 300 })
    #expect(ProfileDiff(profile, profile).rows { $0.lines }.allSatisfy { $0.change == .zero })
  }
}
