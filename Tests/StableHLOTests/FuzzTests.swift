import Foundation
import Testing

/// What libFuzzer found worth keeping, read once more: see `Fuzz/run`.
@Suite struct `Fuzzed modules` {
  @Test(arguments: ["text", "bytecode"])
  func `are read or refused`(form: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fuzz/corpus/\(form)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 100)
    for file in files {
      let complaint = complaint(about: Array(try Data(contentsOf: file)))
      #expect(complaint == nil, "\(file.lastPathComponent)")
    }
  }
}
