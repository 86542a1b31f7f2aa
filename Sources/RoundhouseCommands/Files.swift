import FoundationEssentials
import Runtime

/// The bytes of a file.
func readFile(_ path: String) throws(CommandError) -> [UInt8] {
  try checkReadable(path)
  do {
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw CommandError(.unreadableFile, "cannot be read: \(error.systemReason)", place: path)
  }
}

func checkReadable(_ path: String) throws(CommandError) {
  var isDirectory = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
    throw CommandError(.fileNotFound, "there is no such file; check the path", place: path)
  }
  guard !isDirectory else {
    throw CommandError(.unreadableFile, "this is a folder; name a file", place: path)
  }
  guard FileManager.default.isReadableFile(atPath: path) else {
    throw CommandError(.unreadableFile, "cannot be read; check its permissions", place: path)
  }
}

/// Refuses early what could not be written after long work. Writes nothing.
func checkWritable(_ path: String) throws(CommandError) {
  var isDirectory = false
  if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory {
    throw CommandError(.unwritableFile, "this is a folder; name a file in it", place: path)
  }
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory else {
    throw CommandError(.unwritableFile, "there is no folder \(folder); make it first", place: path)
  }
  guard FileManager.default.isWritableFile(atPath: folder) else {
    throw CommandError(.unwritableFile, "cannot be written; check the permissions of \(folder)", place: path)
  }
}
