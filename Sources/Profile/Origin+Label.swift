import InstructionSet

extension Origin {
  /// The op and where it stands; empty when neither is known.
  var label: String { [op, location].filter { !$0.isEmpty }.joined(separator: " ") }
}
