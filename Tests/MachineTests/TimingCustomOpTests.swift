import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

/// Programs on GpSimd that work on HBM.
@Suite struct TimingCustomOpTests {
  private let bytes = 1 << 20

  private func software(_ program: inout ProbeProgram, issue: Double) -> Probe {
    let source = program.buffer(.hbm, bytes: bytes, role: .input)
    let target = program.buffer(.hbm, bytes: bytes, role: .output)
    var probe = Probe(
      .gpsimd, issue: issue, reads: [rows(source, 1, bytes, pitch: bytes)],
      writes: [rows(target, 1, bytes, pitch: bytes)])
    probe.given.kind = .software(bytesRead: bytes, bytesWritten: bytes)
    return probe
  }

  @Test func `its traffic passes HBM while it computes`() throws {
    let chip = core()
    let traffic = ns(2 * Double(bytes) / chip.hbmBytesPerNanosecond)
    for (issue, end) in [(100.0, traffic), (20_000, ns(20_000))] {
      var program = ProbeProgram()
      program.add(software(&program, issue: issue))
      program.add(Probe(.gpsimd, issue: 10))
      let result = try timeline(program.program, on: chip)
      #expect(result.events[0].visible == end)
      #expect(result.events[1].start == end)
      #expect(result.dma.hbmBytesRead == bytes && result.dma.hbmBytesWritten == bytes)
      #expect(result.dma.transfers == 0 && result.dma.engineBusy.allSatisfy { $0 == .zero })
    }
  }

  @Test func `it shares HBM with the transfers in flight`() throws {
    let chip = core()
    var program = ProbeProgram()
    let source = program.buffer(.hbm, bytes: 128 * 8192, role: .input)
    let tiles = program.buffer(.sbuf, bytes: 8192)
    program.add(software(&program, issue: 100))
    program.add(
      .dma(
        .sync, issue: 599, latency: 1350, from: rows(source, 128, 8192, pitch: 8192), to: tile(tiles, 8192),
        DMAWork(descriptors: 128, bytesPerDescriptor: 8192, readsHBM: true, writesHBM: false)))
    let events = try timeline(program.program, on: chip).events
    let notice = ns(chip.dmaLoadStartNanoseconds) + ns(chip.dmaLoadNoticeNanoseconds)
    #expect(events[1].visible == ns(3 * Double(bytes) / chip.hbmBytesPerNanosecond) + notice)
  }

  @Test func `on v2 it takes the core's DMA engines`() throws {
    let chip = core("trn1")
    var program = ProbeProgram()
    program.add(software(&program, issue: 100))
    let result = try timeline(program.program, on: chip)
    let each =
      2 * Double(bytes) / 16 * (1 / chip.dmaBytesPerNanosecond + chip.dmaDescriptorNanoseconds / 65536)
    #expect(result.dma.engineBusy == [Ticks](repeating: ns(each), count: 16))
    #expect(result.events[0].visible == max(ns(each), ns(2 * Double(bytes) / chip.hbmBytesPerNanosecond)))
  }

  @Test func `repetition multiplies it`() throws {
    var program = ProbeProgram()
    let probe = software(&program, issue: 100)
    program.loop(program.loopID(), 300, [probe])
    let rolled = try timeline(program.program)
    let unrolled = try timeline(program.program, unrolled: true)
    #expect(rolled.total == unrolled.total && rolled.skippedIterations > 0)
    #expect(rolled.dma.hbmBytesRead == 300 * bytes)
  }
}
