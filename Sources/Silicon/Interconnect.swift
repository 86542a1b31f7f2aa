/// How some chips of an instance reach each other: what a collective's time depends on besides its size.
///
/// Links are those of the smallest known instance or UltraServer that has the chips (`Data/instances.yaml`); for NeuronCore-v2 of
/// one with Trainium1. A chip's bandwidth is divided evenly among the chips it is joined to.
public struct Interconnect: Sendable {
  public let instance: InstanceDescription
  /// Numbers in the instance, ascending.
  public let chips: [Int]
  /// Chips that each of the instance is joined to.
  private let joined: [[Int]]
  /// Chips of the group with which each of them is joined directly; empty where chips are joined by switches.
  private let neighbours: [[Int]]
  /// Hops from each chip of the group to each other one.
  private let distances: [[Int]]

  /// Nil where no instance has such a chip.
  public init?(joining chips: Set<Int>, of generation: CoreGeneration) {
    guard let last = chips.max(), let chip = ChipCatalog.chips.first(where: { $0.generation == generation }),
      let instance = InstanceCatalog.instances.filter({ $0.chip.name == chip.name && $0.chips > last })
        .min(by: { $0.chips < $1.chips })
    else { return nil }
    self.instance = instance
    let sorted = chips.sorted()
    self.chips = sorted
    let joined = (0..<instance.chips).map(instance.neighbours)
    self.joined = joined
    neighbours = sorted.map { joined[$0].filter(chips.contains) }
    distances = sorted.map { start in
      let hops = Self.hops(from: start, over: joined)
      return sorted.filter { $0 != start }.map { hops[$0] }
    }
  }

  /// Every chip of the instance takes part.
  public var isWhole: Bool { chips.count == instance.chips }

  /// Bytes/ns between two chips that are joined directly; through switches, of one chip to all others.
  public var linkBytesPerNanosecond: Double {
    let joined = self.joined[chips[0]].count
    let inside = instance.value(.linkChip) ?? .infinity
    return joined == 0 ? inside : (inside + (instance.value(.linkBetween) ?? 0)) / Double(joined)
  }

  /// Bytes/ns of one chip to others of the group, over its links that lead to them: of the chip that has the fewest. Chips that
  /// are not joined directly are reached through others, over all links.
  public var chipBytesPerNanosecond: Double {
    let all = max(1, joined[chips[0]].count)
    let fewest = neighbours.map(\.count).min() ?? 0
    return linkBytesPerNanosecond * Double(fewest == 0 ? all : fewest)
  }

  /// Links that data crosses from one chip to another, in the mean over all pairs of the group; at least 1.
  public var meanDistance: Double {
    let hops = distances.flatMap { $0 }
    return hops.isEmpty ? 1 : Double(hops.reduce(0, +)) / Double(hops.count)
  }

  /// Links on the shortest way from a chip to every one; 1 through switches.
  private static func hops(from start: Int, over joined: [[Int]]) -> [Int] {
    var hops = [Int](repeating: joined[start].isEmpty ? 1 : .max, count: joined.count)
    hops[start] = 0
    var reached = [start]
    var next = 0
    while next < reached.count {
      let chip = reached[next]
      next += 1
      for neighbour in joined[chip] where hops[neighbour] == .max {
        hops[neighbour] = hops[chip] + 1
        reached.append(neighbour)
      }
    }
    return hops
  }
}
