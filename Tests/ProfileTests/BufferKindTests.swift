import Profile
import Testing

@Suite struct BufferKindTests {
  /// Scripts read these words.
  @Test func namesAreWordsOfJSON() {
    #expect(
      BufferKind.allCases.map(\.rawValue) == [
        "weights", "inputs", "optimizer_state", "outputs", "constants", "activations", "spill",
      ])
    #expect(BufferKind.optimizerState.text == "optimizer state")
  }
}
