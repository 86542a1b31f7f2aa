import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

@Suite struct TimingDMATests {
  let chip = core()

  /// A load of `partitions` rows of `bytes` bytes from partition `start` on, as one descriptor a row.
  func load(
    _ program: inout ProbeProgram, partitions: Int = 128, bytes: Int, start: Int = 0, address: Int = 0,
    queue: Engine = .sync, slowdown: Double = 1
  ) -> Probe {
    let source = program.buffer(.hbm, bytes: partitions * bytes, role: .input)
    let target = program.buffer(.sbuf, address: address, startPartition: start, partitions: partitions, bytes: bytes)
    return .dma(
      queue, issue: 599, latency: 1350, from: rows(source, partitions, bytes, pitch: bytes),
      to: tile(target, bytes, start: start, partitions: partitions),
      DMAWork(
        descriptors: partitions, bytesPerDescriptor: bytes, readsHBM: true, writesHBM: false, slowdown: slowdown))
  }

  /// Time beyond the descriptors': dispatch, the transfer's own start and the notice.
  var fixed: Ticks { ns(1350) + ns(chip.dmaLoadStartNanoseconds) + ns(chip.dmaLoadNoticeNanoseconds) }

  @Test func `A DMA holds its queue for the issue time and takes the fixed cost and its descriptors`() throws {
    var program = ProbeProgram()
    program.add(load(&program, bytes: 64))
    program.add(Probe(.sync, issue: 10))
    let events = try timeline(program.program, on: chip).events
    // Eight rows of 64 bytes on each engine; HBM takes 8 KiB at the core's share.
    let engine = ns(8 * (chip.dmaDescriptorNanoseconds + 64 / chip.dmaBytesPerNanosecond))
    #expect(ns(8192 / chip.hbmBytesPerNanosecond) < engine)
    #expect(events[0].visible == fixed + engine)
    #expect(events[1].start == ns(599))
  }

  @Test(arguments: [4.0, 256, 512, 2048, 4096])
  func `A descriptor takes its published time`(bytes: Double) {
    let published = [4.0: 9.0, 256: 17, 512: 27, 2048: 83, 4096: 158]
    let model = chip.dmaDescriptorNanoseconds + bytes / chip.dmaBytesPerNanosecond
    #expect(abs(model - published[bytes]!) <= 0.06 * published[bytes]! + 0.5)
  }

  @Test func `Four partitions are served by one engine`() throws {
    // D0057: [4, 4096] bf16 moves over one engine.
    var program = ProbeProgram()
    program.add(load(&program, partitions: 4, bytes: 8192))
    let result = try timeline(program.program, on: chip)
    #expect(result.dma.engineBusy.filter { $0 > .zero }.count == 1)
    let engine = ns(4 * (chip.dmaDescriptorNanoseconds + 8192 / chip.dmaBytesPerNanosecond))
    #expect(result.events[0].visible == fixed + engine)
  }

  @Test func `Readers of a load start when it is noticed, not before`() throws {
    var program = ProbeProgram()
    let probe = load(&program, bytes: 64)
    program.add(probe)
    program.add(Probe(.vector, issue: 10, reads: [probe.operands[1].pattern]))
    let result = try timeline(program.program, on: chip)
    #expect(result.events[1].start == result.events[0].visible)
    #expect(result[.vector].waitingForDMA == result.events[0].visible)
  }

  @Test func `Transfers of two queues overlap in latency and share the engines`() throws {
    var program = ProbeProgram()
    program.add(load(&program, bytes: 64))
    program.add(load(&program, bytes: 64, address: 64, queue: .scalar))
    let events = try timeline(program.program, on: chip).events
    let engine = ns(8 * (chip.dmaDescriptorNanoseconds + 64 / chip.dmaBytesPerNanosecond))
    #expect(events[1].start == .zero)
    #expect(events[1].visible == events[0].visible + engine)
  }

  @Test func `A transfer that is ready earlier goes first, whatever the program order`() throws {
    var program = ProbeProgram()
    let target = program.buffer(.sbuf, address: 100_000, bytes: 64)
    program.add(Probe(.vector, issue: 50_000, writes: [tile(target, 64)]))
    let out = program.buffer(.hbm, bytes: 8192, role: .output)
    program.add(
      .dma(
        .scalar, issue: 599, latency: 1350, from: tile(target, 64), to: rows(out, 128, 64, pitch: 64),
        DMAWork(descriptors: 128, bytesPerDescriptor: 64, readsHBM: false, writesHBM: true)))
    program.add(load(&program, bytes: 64))
    let events = try timeline(program.program, on: chip).events
    #expect(events[1].start > ns(50_000))
    #expect(events[2].visible < ns(3_000))
  }

  @Test func `Slower datapaths take longer in proportion`() throws {
    var program = ProbeProgram()
    program.add(load(&program, bytes: 2048, slowdown: 2))
    let engine = ns(2 * 8 * (chip.dmaDescriptorNanoseconds + 2048 / chip.dmaBytesPerNanosecond))
    #expect(try timeline(program.program, on: chip).events[0].visible == fixed + engine)
  }

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `A contiguous 64 MiB copy from HBM takes the documented bandwidth`(name: String) throws {
    let chip = core(name)
    // 64 KiB rows in turn to two places in SBUF.
    var program = ProbeProgram()
    let row = 65536
    let iterations = 8
    let source = program.buffer(.hbm, bytes: 128 * row * iterations, role: .input)
    let target = program.buffer(.sbuf, bytes: row * 2)
    let i = program.loopID()
    program.loop(
      i, iterations,
      [
        .dma(
          .sync, issue: 599, latency: 1350,
          from: rows(source, 128, row, pitch: row, at: AffineOffset(0, terms: [.init(i, stride: 128 * row)])),
          to: tile(target, row, at: AffineOffset(0, terms: [.init(i, stride: row, modulus: 2)])),
          DMAWork(descriptors: 128, bytesPerDescriptor: row, readsHBM: true, writesHBM: false))
      ])
    let result = try timeline(program.program, on: chip)
    let bytes = Double(128 * row * iterations)
    let documented = min(chip.hbmBytesPerNanosecond, Double(chip.dmaEngines) * chip.dmaBytesPerNanosecond)
    let rate = bytes / result.total.nanoseconds
    #expect(abs(rate / documented - 1) < 0.05, "\(name): \(rate) B/ns of \(documented)")
    #expect(result.dma.hbmBytesRead == 64 << 20)
  }

  @Test func `One active core of a stack gets more than its share, up to its DMA engines' rate`() throws {
    var program = ProbeProgram()
    program.add(load(&program, bytes: 65536))
    let shared = try timeline(program.program, on: chip).total
    let alone = try timeline(program.program, on: chip, activeCores: 1).total
    let engine = ns(8 * (chip.dmaDescriptorNanoseconds + 65536 / chip.dmaBytesPerNanosecond))
    #expect(shared == fixed + ns(128 * 65536 / chip.hbmBytesPerNanosecond))
    #expect(alone == fixed + engine)
  }

  @Test func `The steps of a real transfer count once each`() throws {
    let builder = ProgramBuilder(name: "load", core: chip)
    let source = try builder.buffer("x", .hbm, .f32, role: .input, byteCount: 128 * 64 * 4)
    let tile = try builder.buffer("tile", .sbuf, .f32, partitions: 128, byteCount: 256)
    let here = AccessPattern(tile, .f32, partitions: 128, free: [Dimension(64, stride: 1)])
    let there = AccessPattern(source, .f32, partitions: 128, partitionStride: 64, free: [Dimension(64, stride: 1)])
    try builder.emit(DMACopy(dst: here, src: there))
    let event = try #require(timeline(builder.program, on: chip).events.first)
    // First packet, eight descriptors of 256 bytes on each engine, the transfer's own start, the notice (timing-model.md).
    let descriptors = 8 * (chip.dmaDescriptorNanoseconds + 256 / chip.dmaBytesPerNanosecond)
    let expected = 1350 + descriptors + chip.dmaLoadStartNanoseconds + chip.dmaLoadNoticeNanoseconds
    #expect(abs(event.visible.nanoseconds - expected) < 0.2)
  }
}
