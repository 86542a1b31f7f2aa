import Silicon
import Testing

@Suite struct InterconnectTests {
  private func joined(_ chips: Set<Int>, _ generation: CoreGeneration = .v3) throws -> Interconnect {
    try #require(Interconnect(joining: chips, of: generation))
  }

  /// trn2-arch.rst: a 4x4 torus, 1024 GB/s for each chip.
  @Test func `all chips of a torus have all their links`() throws {
    let all = try joined(Set(0..<16))
    #expect(all.instance.name == "trn2.48xlarge" && all.isWhole)
    #expect(all.chipBytesPerNanosecond == 1024 && all.linkBytesPerNanosecond == 256)
    // From any chip: four at distance 1, six at 2, four at 3, one at 4.
    #expect(all.meanDistance == Double(4 * 1 + 6 * 2 + 4 * 3 + 1 * 4) / 15)
  }

  @Test func `a row of a torus is a ring, and two chips share one link`() throws {
    let row = try joined([4, 5, 6, 7])
    #expect(!row.isWhole && row.chipBytesPerNanosecond == 512 && row.meanDistance == 4.0 / 3)
    let pair = try joined([0, 1])
    #expect(pair.chipBytesPerNanosecond == 256 && pair.meanDistance == 1)
  }

  @Test func `chips that are not neighbours are reached over all links, from farther`() throws {
    let apart = try joined([0, 10])
    #expect(apart.chipBytesPerNanosecond == 1024 && apart.meanDistance == 4)
  }

  @Test func `more chips than an instance has are an UltraServer's, as far as there is one`() throws {
    #expect(try joined([16, 17]).instance.name == "trn2-ultraserver")
    #expect(try joined([0]).instance.name == "trn2.3xlarge")
    #expect(Interconnect(joining: [64], of: .v3) == nil)
    let switched = try joined(Set(0..<100), .v4)
    #expect(switched.instance.name == "trn3-ultraserver-gen2" && switched.meanDistance == 1)
  }
}
