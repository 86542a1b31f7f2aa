import Foundation
import Runtime
import Testing

@Suite struct `A file cache` {
  /// A folder that is not there yet, in one that is; gone after `body`.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roundhouse-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path + "/a/b")
  }

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  @Test func `gives back what was kept, also to others, and the newest of one name`() throws {
    try withFolder { folder in
      let cache = FileCache(folder: folder, capacity: 1000)
      #expect(cache.read("x") == nil)
      #expect(cache.write("x", [1, 2, 3]) == nil)
      #expect(cache.write("y", []) == nil)
      #expect(cache.write("x", [4, 5]) == nil)
      let other = FileCache(folder: folder, capacity: 1000)
      #expect(other.read("x") == [4, 5] && other.read("y") == [] && other.read("z") == nil)
      #expect(try files(in: folder).count == 2)
      let permissions = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
      #expect(permissions == 0o700)
    }
  }

  @Test func `lets go of what was used longest ago, and of nothing that is not its own`() throws {
    try withFolder { folder in
      let cache = FileCache(folder: folder, capacity: 1000)
      func age(_ name: String, _ seconds: Double) throws {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: "\(folder)/\(name).roundhouse")
      }
      for (index, name) in ["a", "b", "c", "d"].enumerated() {
        #expect(cache.write(name, [UInt8](repeating: UInt8(index), count: 240)) == nil)
        try age(name, 100 - Double(index))
      }
      let stranger = folder + "/thesis.txt"
      try Data(count: 5000).write(to: URL(fileURLWithPath: stranger))
      #expect(cache.read("a")?.count == 240)
      #expect(cache.write("e", [UInt8](repeating: 9, count: 240)) == nil)
      #expect(cache.read("b") == nil)
      for name in ["a", "c", "d", "e"] { #expect(cache.read(name)?.count == 240, "\(name)") }
      #expect(FileManager.default.fileExists(atPath: stranger))
      // One file may not push out all others.
      #expect(cache.write("f", [UInt8](repeating: 1, count: 251)) == nil)
      #expect(cache.read("f") == nil)
    }
  }

  @Test func `says why nothing can be kept`() throws {
    #expect(FileCache(folder: "/proc/nothing/here", capacity: 1000).write("x", [1]) != nil)
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let file = folder + "/file"
      try Data(count: 1).write(to: URL(fileURLWithPath: file))
      let cache = FileCache(folder: file, capacity: 1000)
      #expect(cache.write("x", [1]) == "Not a directory")
      #expect(cache.read("x") == nil)
    }
    // Every write to it finds a full disk.
    let full = FileCache(folder: "/dev/full", capacity: 1000)
    #expect(full.read("x") == nil && full.write("x", [1]) != nil)
  }

  @Test func `is whole for whoever reads while others write`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roundhouse-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let cache = FileCache(folder: folder.path, capacity: 40_000)
          for round in 0..<50 {
            let value = UInt8(writer * 50 + round)
            #expect(cache.write("shared", [UInt8](repeating: value, count: 9000)) == nil)
            if let bytes = cache.read("shared") { #expect(bytes.count == 9000 && Set(bytes).count == 1) }
          }
        }
      }
    }
    #expect(FileCache(folder: folder.path, capacity: 40_000).read("shared")?.count == 9000)
    #expect(try files(in: folder.path).count == 1)
  }
}
