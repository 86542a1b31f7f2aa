import Profile
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
    guard let file = fopen(path(name + Self.suffix), "re") else { return nil }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0, Self.isFile(status), status.st_size <= capacity else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      if let start = room.baseAddress { count = fread(start, 1, size, file) }
    }
    // Used now, if the folder's owner lets us say so.
    futimens(fileno(file), nil)
    return bytes.count == size ? bytes : nil
  }

  /// Keeps bytes under a name, in place of what was there; larger ones than a quarter of the capacity are not kept.
  /// Returns why the system refused, nil when it did not.
  public func write(_ name: String, _ bytes: [UInt8]) -> String? {
    guard bytes.count <= capacity / 4 else { return nil }
    if let refusal = makeFolder() { return refusal }
    let number = Self.begun.wrappingAdd(1, ordering: .relaxed).newValue
    // Not seen by readers until it is whole.
    let temporary = path("\(name).\(getpid()).\(number).begun\(Self.suffix)")
    guard let file = fopen(temporary, "wxe") else { return Self.reason }
    var refusal: String?
    if fwrite(bytes, 1, bytes.count, file) < bytes.count { refusal = Self.reason }
    if fclose(file) != 0, refusal == nil { refusal = Self.reason }
    // Where there is nothing to rename, another process has cleared the folder: as if the file had been kept before.
    if refusal == nil, rename(temporary, path(name + Self.suffix)) != 0, errno != ENOENT { refusal = Self.reason }
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
      let refusal = Self.reason
      var status = stat()
      // Above it there may be folders that nobody may write to.
      if stat(path, &status) != 0 { return refusal }
    }
    return nil
  }

  /// Removes the files that were used longest ago until the rest fits.
  private func trim() {
    // A folder that is gone needs no trimming.
    guard let names = try? WholeFile.names(in: folder) else { return }
    var files: [(name: String, bytes: Int, used: (Int, Int))] = []
    for name in names {
      var status = stat()
      guard name.hasSuffix(Self.suffix), lstat(path(name), &status) == 0, Self.isFile(status) else { continue }
      files.append((name, Int(status.st_size), (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))))
    }
    var total = files.reduce(0) { $0 + $1.bytes }
    guard total > capacity else { return }
    for file in files.sorted(by: { $0.used < $1.used }) where total > capacity {
      unlink(path(file.name))
      total -= file.bytes
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func isFile(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
}
