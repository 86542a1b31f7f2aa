/// Simulated time: whole ticks of 1/33.6 ns.
///
/// 33.6 GHz is the least common multiple of every engine clock of NeuronCore-v2, v3 and v4 (0.96, 1.12, 1.2, 1.4, 2.4
/// and 2.8 GHz), so a cycle of any engine is a whole number of ticks. 2^63 ticks are 8.7 years.
public struct Ticks: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  public static let perNanosecond = 33.6

  public var count: Int64
  public init(_ count: Int64) { self.count = count }

  public static let zero = Ticks(0)

  /// Nearest tick.
  public init(nanoseconds: Double) { count = Int64((nanoseconds * Self.perNanosecond).rounded()) }

  /// Nearest tick to `cycles` of a clock in GHz.
  public init(cycles: Double, gigahertz: Double) {
    count = Int64((cycles * Self.perNanosecond / gigahertz).rounded())
  }

  public var nanoseconds: Double { Double(count) / Self.perNanosecond }
  public var seconds: Double { nanoseconds * 1e-9 }

  public static func < (a: Ticks, b: Ticks) -> Bool { a.count < b.count }
  public static func + (a: Ticks, b: Ticks) -> Ticks { Ticks(a.count + b.count) }
  public static func - (a: Ticks, b: Ticks) -> Ticks { Ticks(a.count - b.count) }
  public static func * (a: Ticks, b: Int) -> Ticks { Ticks(a.count * Int64(b)) }
}
