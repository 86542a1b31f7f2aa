#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that are whole or not there: written under another name, and renamed when they are done.
public enum WholeFile {
  /// Writes what `body` hands to its argument, piece by piece. On any failure nothing is left behind, and what was there stays.
  /// Throws `unwritableFile` where the system refuses, and whatever `body` throws.
  public static func write(
    to path: String, _ body: (_ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    let temporary = "\(path).\(getpid()).part"
    guard let file = fopen(temporary, "we") else { throw refusal(path) }
    do throws(ProfileError) {
      try body { (bytes: ArraySlice<UInt8>) throws(ProfileError) in
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        if written < bytes.count { throw refusal(path) }
      }
      guard fflush(file) == 0, fsync(fileno(file)) == 0 else { throw refusal(path) }
    } catch {
      fclose(file)
      unlink(temporary)
      throw error
    }
    guard fclose(file) == 0, rename(temporary, path) == 0 else {
      let refusal = refusal(path)
      unlink(temporary)
      throw refusal
    }
  }

  public static func write(_ bytes: [UInt8], to path: String) throws(ProfileError) {
    try write(to: path) { append throws(ProfileError) in try append(bytes[...]) }
  }

  /// All bytes of a file.
  public static func read(_ path: String) throws(ProfileError) -> [UInt8] {
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { throw ProfileError(.fileNotFound, "there is no such file; check the path", place: path) }
      throw ProfileError(.unreadableFile, "cannot be read: \(reason)", place: path)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      bytes += piece[..<count]
      if count == piece.count { continue }
      if ferror(file) != 0 { throw ProfileError(.unreadableFile, "cannot be read: \(reason)", place: path) }
      return bytes
    }
  }

  /// Makes the folder and those above it.
  public static func makeFolder(_ folder: String) throws(ProfileError) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += part + "/"
      // Above it there may be folders that nobody may write to.
      if mkdir(path, 0o777) == 0 || errno == EEXIST || isFolder(path) { continue }
      throw ProfileError(
        .unwritableFile, "the folder cannot be made: \(reason); name another one, or check its permissions",
        place: folder)
    }
    guard isFolder(folder) else {
      throw ProfileError(.unwritableFile, "this is a file; name a folder", place: folder)
    }
  }

  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted.
  package static func names(in folder: String) throws(ProfileError) -> [String] {
    guard let listing = opendir(folder) else {
      if errno == ENOENT { throw ProfileError(.fileNotFound, "there is no such folder; check the path", place: folder) }
      throw ProfileError(.unreadableFile, "the folder cannot be read: \(reason)", place: folder)
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func refusal(_ path: String) -> ProfileError {
    ProfileError(
      .unwritableFile, "cannot be written: \(reason); make room, check the permissions, or name another place",
      place: path)
  }
}
