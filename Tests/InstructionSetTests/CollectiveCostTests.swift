import InstructionSet
import Numerics
import Silicon
import Testing

/// What intranode-collective-comm.rst says of time, on a trn2.48xlarge with two cores to a rank unless it is said otherwise.
@Suite struct CollectiveCostTests {
  private static let core = try! ChipCatalog.chip(named: "trn2").core
  private static let all = Array(0..<64)

  private func cost(
    _ operation: Collective.Operation, bytes: Int, group: [Int] = all, targets: [Int] = [], channels: Int = 1
  ) throws -> (hops: Double, links: Double, bytes: Int) {
    let builder = ProgramBuilder(name: "collective", core: Self.core)
    let buffer = try builder.buffer("x", .hbm, .bf16, byteCount: 1 << 30)
    let x = AccessPattern(buffer, .bf16, partitions: 1, free: [Dimension(8, stride: 1)])
    let instruction = Collective(
      operation, dsts: [x], srcs: [x], received: [x], group: group, targets: targets, size: bytes, cores: 2,
      channels: channels)
    let program = builder.program
    try instruction.validate(on: Self.core, in: program)
    let cost = instruction.cost(on: Self.core, in: program)
    guard case .dma(let work) = cost.kind else { throw InstructionError(.syntax, "no DMA") }
    let notice = Self.core.dmaStoreStartNanoseconds + Self.core.dmaStoreNoticeNanoseconds
    return ((cost.latency.nanoseconds + notice) / 1500, work.linkTime.nanoseconds, work.bytes)
  }

  private func hops(_ operation: Collective.Operation, bytes: Int, group: [Int] = all) throws -> Int {
    Int(try cost(operation, bytes: bytes, group: group).hops.rounded())
  }

  @Test func `small gathers take two hops, medium ones one for each axis more, large ones half the ranks`() throws {
    for operation in [Collective.Operation.allGather, .reduceScatter] {
      #expect(try hops(operation, bytes: 4096) == 2)
      #expect(try hops(operation, bytes: 2 << 20) == 5)
      #expect(try hops(operation, bytes: 64 << 20) == 32)
    }
  }

  @Test func `an all-reduce is a reduce-scatter and an all-gather`() throws {
    for bytes in [4096, 2 << 20, 64 << 20] {
      let (reduced, gathered) = (try cost(.allReduce, bytes: bytes), try cost(.allGather, bytes: bytes))
      #expect(abs(reduced.hops - 2 * gathered.hops) < 0.01 && abs(reduced.links - 2 * gathered.links) < 1)
      #expect(reduced.bytes >= 2 * gathered.bytes)
    }
  }

  @Test func `one rank on each chip, or three chips, take the ring where others would not do`() throws {
    #expect(try hops(.allGather, bytes: 64 << 20, group: Array(stride(from: 0, to: 64, by: 4))) == 15)
    #expect(try hops(.allGather, bytes: 2 << 20, group: Array(0..<12)) == 11)
    #expect(try hops(.allGather, bytes: 4096, group: Array(0..<12)) == 2)
  }

  @Test func `ranks of one chip need one hop and no links`() throws {
    let inside = try cost(.allGather, bytes: 65536, group: Array(0..<4))
    #expect(abs(inside.hops - 1) < 0.01 && inside.links == 0)
  }

  /// Of 64 MiB a chip lacks 15 of 16 parts, at 1024 GB/s; the mesh takes links on the way, 32 of them to 15 chips.
  @Test func `links are filled by rings and taken more than once by the mesh`() throws {
    #expect(abs(try cost(.allGather, bytes: 64 << 20).links - Double(60 << 20) / 1024) < 1)
    #expect(abs(try cost(.allGather, bytes: 65536).links - Double(61440) / 1024 * 32 / 15) < 1)
  }

  @Test func `channels of a ring have links of their own`() throws {
    let targets = Self.all.map { ($0 + 1) % 64 }
    let one = try cost(.permute, bytes: 1 << 20, targets: targets)
    let four = try cost(.permute, bytes: 1 << 20, targets: targets, channels: 4)
    #expect(abs(one.links - Double(1 << 20) / 256) < 1 && abs(four.links - one.links / 4) < 1)
    #expect(abs(one.hops - 1) < 0.01)
  }

  @Test func `time grows with the size`() throws {
    for operation in [Collective.Operation.allReduce, .allGather, .reduceScatter, .allToAll] {
      let costs = try (10..<28).map { try cost(operation, bytes: 1 << $0) }
      for (small, large) in zip(costs, costs.dropFirst()) {
        #expect(small.hops * 1500 + small.links < large.hops * 1500 + large.links)
        #expect(small.bytes < large.bytes)
      }
    }
  }
}
