import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of files that processes make for each other: whole or not there, and together no larger than a bound.
///
/// Any number of processes and threads may use the folder at the same time, and lose their rights or the folder itself
/// meanwhile. What a file holds is for its reader to check.
public final class FileCache: Sendable {
  public let folder: String
  /// Bytes of all files together. The ones that were used longest ago go first.
  public let capacity: Int
  private static let suffix = ".roundhouse"
  /// Files that this process began to write.
  private static let begun = Atomic<Int>(0)

  public init(folder: String, capacity: Int) {
    self.folder = folder
    self.capacity = capacity
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  /// The bytes that were kept under a name; nil when there are none.
  public func read(_ name: String) -> [UInt8]? {
    let file = open(path(name + Self.suffix), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= capacity else { return nil }
    let size = Int(status.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      while count < size {
        let got = Glibc.read(file, room.baseAddress! + count, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          isWhole = false
          return
        }
        count += got
      }
    }
    // Used now, if the folder's owner lets us say so.
    futimens(file, nil)
    return isWhole ? bytes : nil
  }

  /// Keeps bytes under a name, in place of what was there; larger ones than a quarter of the capacity are not kept.
  /// Returns why the system refused, nil when it did not.
  public func write(_ name: String, _ bytes: [UInt8]) -> String? {
    guard bytes.count <= capacity / 4 else { return nil }
    if let refusal = makeFolder() { return refusal }
    let number = Self.begun.wrappingAdd(1, ordering: .relaxed).newValue
    // Not seen by readers until it is whole.
    let temporary = path("\(name).\(getpid()).\(number).begun\(Self.suffix)")
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    var refusal: String?
    var written = 0
    bytes.withUnsafeBytes { bytes in
      while written < bytes.count, refusal == nil {
        let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
        if count >= 0 { written += count } else if errno != EINTR { refusal = String(cString: strerror(errno)) }
      }
    }
    if close(file) != 0, refusal == nil { refusal = String(cString: strerror(errno)) }
    if refusal == nil, rename(temporary, path(name + Self.suffix)) != 0 {
      // Another process has cleared the folder: as if the file had been kept and removed.
      if errno != ENOENT { refusal = String(cString: strerror(errno)) }
    }
    if refusal != nil { unlink(temporary) }
    trim()
    return refusal
  }

  /// Makes the folder and those above it, for this user alone.
  private func makeFolder() -> String? {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += part + "/"
      if mkdir(path, 0o700) == 0 || errno == EEXIST { continue }
      var status = stat()
      // Above it there may be folders that nobody may write to.
      if stat(path, &status) != 0 { return String(cString: strerror(errno)) }
    }
    return nil
  }

  /// Removes the files that were used longest ago until the rest fits.
  private func trim() {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    var files: [(name: String, bytes: Int, used: (Int, Int))] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name.hasSuffix(Self.suffix), lstat(path(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      files.append((name, Int(status.st_size), (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))))
    }
    var total = files.reduce(0) { $0 + $1.bytes }
    guard total > capacity else { return }
    for file in files.sorted(by: { $0.used < $1.used }) where total > capacity {
      unlink(path(file.name))
      total -= file.bytes
    }
  }
}
