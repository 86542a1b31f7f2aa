public import Silicon

/// How control flow went in one run: what time depends on besides the program.
public struct ControlTrace: Sendable, Hashable {
  /// Trip counts of `while` loops, in the order in which they started.
  public var tripCounts: [Int] = []
  /// Cases that branches took, in order.
  public var choices: [Int] = []
  /// When the other core of a logical NeuronCore came to each place where the two meet (`CoreMeeting`), from the start of the
  /// program. Without these nobody is waited for.
  public var arrivals: [Ticks] = []

  public init() {}

  /// Whether the program has no control flow that depends on values.
  public var isEmpty: Bool { tripCounts.isEmpty && choices.isEmpty && arrivals.isEmpty }
}
