/// What a buffer in HBM holds, as reports sum it up. The raw values are keys and column names in what writers write.
public enum BufferKind: String, CaseIterable, Codable, Sendable {
  /// Parameters of the model.
  case weights
  /// What a step is given that is no state: batches, labels, random keys.
  case inputs
  /// What the optimizer keeps from step to step: moments, counters.
  case optimizerState = "optimizer_state"
  case outputs
  /// Literals of the program.
  case constants
  /// What one part of the program leaves for another.
  case activations
  /// What was moved out of SBUF for want of room.
  case spill

  /// In words, for people.
  public var text: String { self == .optimizerState ? "optimizer state" : rawValue }
}
