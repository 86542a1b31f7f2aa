import Foundation
import Testing

/// What libFuzzer found worth keeping, handed in once more: see `Fuzz/run`.
@Suite struct `Fuzzed programs` {
  @Test func `are loaded or refused, and leave nothing behind`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fuzz/corpus/plugin")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 100)
    for file in files {
      let complaint = complaint(about: Array(try Data(contentsOf: file)))
      #expect(complaint == nil, "\(file.lastPathComponent)")
    }
  }
}
