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

  /// An algorithm of tensor types, lists of `index` and aliases among typed numbers, a channel that is no number.
  @Test(arguments: [
    ("contractions", 471, 1), ("contractions", 651, 4), ("calls", 885, 7), ("calls", 888, 7), ("calls", 1255, 5),
    ("collectives", 2407, 6),
  ])
  func `that are one bit off print as they read`(sample: String, byte: Int, bit: Int) throws {
    var bytes = try Samples.artifact("\(sample).1.13.7.mlirbc")
    bytes[byte] ^= 1 << UInt8(bit)
    #expect(complaint(about: bytes) == nil)
  }
}
