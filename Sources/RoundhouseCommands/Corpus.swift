import FoundationEssentials
import Numerics
import Reference
import StableHLO

/// Text to train on, as bytes.
struct Corpus {
  let bytes: [UInt8]
  private var generator: SeededGenerator

  /// The files that patterns name, relative to a folder: `*` stands for any part of a name, `**` for any folders. Files
  /// are joined in the order of their paths, so that the same tree gives the same text.
  init(patterns: [String], under root: String, seed: UInt64, window: Int) throws(CommandError) {
    var paths: Set<String> = []
    for pattern in patterns {
      let parts = pattern.split(separator: "/").map(String.init)
      paths.formUnion(Self.matches(parts[...], in: "", under: root))
    }
    var bytes: [UInt8] = []
    for path in paths.sorted() { bytes += try readFile("\(root)/\(path)") }
    guard bytes.count >= window else {
      throw CommandError(
        .badProgram,
        "\(patterns.joined(separator: ", ")) hold \(bytes.count) bytes of text, one window takes \(window); "
          + "name more text in program.json", place: root)
    }
    self.bytes = bytes
    generator = SeededGenerator(seed: seed)
  }

  /// The next batch: windows of the text that start anywhere.
  mutating func batch(_ count: Int, window: Int) -> Tensor {
    var tokens: [Int64] = []
    for _ in 0..<count {
      let start = generator.next(below: bytes.count - window + 1)
      tokens += bytes[start..<start + window].map(Int64.init)
    }
    return Tensor(tokens, shape: [count, window], element: .i32)
  }

  private static func matches(_ pattern: ArraySlice<String>, in folder: String, under root: String) -> [String] {
    guard let part = pattern.first else { return [] }
    let rest = pattern.dropFirst()
    let here = folder.isEmpty ? root : "\(root)/\(folder)"
    var found: [String] = part == "**" ? matches(rest, in: folder, under: root) : []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? [] where !name.hasPrefix(".") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      var isFolder = false
      guard FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) else { continue }
      if part == "**" {
        if isFolder { found += matches(pattern, in: path, under: root) }
      } else if matches(name, part) {
        if rest.isEmpty {
          if !isFolder { found.append(path) }
        } else if isFolder {
          found += matches(rest, in: path, under: root)
        }
      }
    }
    return found
  }

  /// Whether a name fits a pattern with at most one `*`.
  private static func matches(_ name: String, _ pattern: String) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
    let (head, tail) = (pattern[..<star], pattern[pattern.index(after: star)...])
    return name.count >= head.count + tail.count && name.hasPrefix(head) && name.hasSuffix(tail)
  }
}
