import Silicon
import Testing

@Suite struct InstanceTests {
  /// The links that neuron-ls shows on a trn2n.48xlarge, in its order ("Neuron LS User Guide").
  @Test func `chips of a trn2.48xlarge are joined as neuron-ls lists them`() throws {
    let instance = try InstanceCatalog.instance(named: "trn2.48xlarge")
    let published = [
      [12, 3, 4, 1], [13, 0, 5, 2], [14, 1, 6, 3], [15, 2, 7, 0], [0, 7, 8, 5], [1, 4, 9, 6], [2, 5, 10, 7],
      [3, 6, 11, 4], [4, 11, 12, 9], [5, 8, 13, 10], [6, 9, 14, 11], [7, 10, 15, 8], [8, 15, 0, 13], [9, 12, 1, 14],
      [10, 13, 2, 15], [11, 14, 3, 12],
    ]
    #expect((0..<16).map(instance.neighbours) == published)
  }

  @Test func `rings, single chips and switched servers have their own links or none`() throws {
    #expect(try InstanceCatalog.instance(named: "inf2.48xlarge").neighbours(of: 0) == [11, 1])
    #expect(try InstanceCatalog.instance(named: "trn1.2xlarge").neighbours(of: 0).isEmpty)
    #expect(try InstanceCatalog.instance(named: "trn3-ultraserver-gen2").neighbours(of: 5).isEmpty)
    #expect(try InstanceCatalog.instance(named: "trn2-ultraserver").neighbours(of: 21) == [5, 17, 20, 37, 25, 22])
  }

  /// Every link has two ends.
  @Test(arguments: InstanceCatalog.instances.map(\.name)) func `links go both ways`(name: String) throws {
    let instance = try InstanceCatalog.instance(named: name)
    for chip in 0..<instance.chips {
      for neighbour in instance.neighbours(of: chip) { #expect(instance.neighbours(of: neighbour).contains(chip)) }
    }
  }
}
