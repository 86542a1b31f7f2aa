import Silicon

/// One row of `collectives.csv`: an algorithm, when it is taken, and how many hops it has.
public struct CollectiveAlgorithm: Sendable, Equatable {
  public enum Need: String, Sendable {
    case any
    case powerOfTwo = "power_of_two"
    case wholeChips = "whole_chips"
  }

  public enum Hops: String, Sendable {
    case one, ranks
    case logOfChips = "log2_chips"
    case halfRanks = "half_ranks"
  }

  public var name: String
  /// Taken from this size on.
  public var fromBytes: Int
  /// A number of chips, or all cores of each chip.
  public var needs: Need
  var hopsInside: Int
  var hopsBetween: Hops
  /// Data goes through chips on the way, over links that others use as well.
  public var isRouted: Bool

  /// One after the other, for a collective that goes through once.
  public func hops(ranks: Int, chips: Int) -> Int {
    let between =
      switch hopsBetween {
      case .one: chips > 1 ? 1 : 0
      case .logOfChips: chips.trailingZeroBitCount
      case .halfRanks: ranks / 2
      case .ranks: ranks - 1
      }
    return hopsInside + between
  }

  public static let all: [Self] = {
    let lines = String(decoding: PackageResources.collectives_csv, as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      guard let row = Self(line.split(separator: ",", omittingEmptySubsequences: false)) else {
        preconditionFailure("collectives.csv: \(line)")
      }
      return row
    }
  }()

  private init?(_ cells: [Substring]) {
    guard cells.count == 8, let from = Int(cells[1]), let needs = Need(rawValue: String(cells[2])),
      let inside = Int(cells[3]), let between = Hops(rawValue: String(cells[4])), ["yes", "no"].contains(cells[5]),
      Status(rawValue: String(cells[6])) != nil, !cells[7].isEmpty
    else { return nil }
    self.init(
      name: String(cells[0]), fromBytes: from, needs: needs, hopsInside: inside, hopsBetween: between,
      isRouted: cells[5] == "yes")
  }

  private init(name: String, fromBytes: Int, needs: Need, hopsInside: Int, hopsBetween: Hops, isRouted: Bool) {
    self.name = name
    self.fromBytes = fromBytes
    self.needs = needs
    self.hopsInside = hopsInside
    self.hopsBetween = hopsBetween
    self.isRouted = isRouted
  }

  /// What a collective of that size takes.
  public static func taken(bytes: Int, chips: Int, coversChips: Bool) -> Self {
    let found = all.last { row in
      guard row.fromBytes <= bytes else { return false }
      return switch row.needs {
      case .any: true
      case .powerOfTwo: chips.nonzeroBitCount == 1
      case .wholeChips: coversChips
      }
    }
    return found ?? all[0]
  }
}
