/// How far a figure can be trusted, best first.
public enum Status: String, Sendable, Codable, CaseIterable, Comparable {
  /// Stated in a public document.
  case documented
  /// Computed from documented figures; the working is given.
  case derived
  /// Published measurement of a real chip.
  case measured
  /// Our judgement; reports say how much of their total rests on these.
  case estimated

  public static func < (a: Status, b: Status) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}
