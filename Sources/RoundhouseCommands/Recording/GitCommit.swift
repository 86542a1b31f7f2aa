import FoundationEssentials

/// The commit that is checked out around a folder, read from git's files: git itself need not be there.
enum GitCommit {
  /// 40 hexadecimal digits, or 64; nil outside of a repository and before its first commit. Whether files were changed
  /// since is not told.
  static func checkedOut(in folder: String) -> String? {
    var folder = URL(fileURLWithPath: folder).standardizedFileURL
    while true {
      if let git = directory(at: folder.appendingPathComponent(".git").path) { return commit(git) }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// `.git`, or where the file of that name in a worktree or submodule points.
  private static func directory(at path: String) -> String? {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return nil }
    if isDirectory { return path }
    guard let line = text(path), line.hasPrefix("gitdir: ") else { return nil }
    return absolute(String(line.dropFirst("gitdir: ".count)), in: String(path.dropLast("/.git".count)))
  }

  private static func commit(_ git: String) -> String? {
    guard let head = text(git + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return head }
    let name = String(head.dropFirst("ref: ".count))
    // A worktree's branches are those of its repository.
    let common = text(git + "/commondir").map { absolute($0, in: git) } ?? git
    if let commit = text("\(git)/\(name)") ?? text("\(common)/\(name)") { return commit }
    let packed = text(common + "/packed-refs") ?? ""
    let line = packed.split(separator: "\n").first { $0.hasSuffix(" " + name) }
    return line?.split(separator: " ").first.map(String.init)
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// Without the newline at its end; nil where there is no such file.
  private static func text(_ path: String) -> String? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    return String(decoding: data, as: UTF8.self).trimmed
  }
}
