import Profile

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a user's processes on the simulated machine and those that watch them meet: `$XDG_RUNTIME_DIR/roundhouse`, else
/// `/tmp/roundhouse-UID`.
///
/// A process keeps one file here, `PID.json`, from its first device on until it ends. Whoever wants to see more in it than
/// that the process is there says so with ``watch()``, again and again: nobody's figures cost anything while nobody looks.
public struct RuntimeFolder: Sendable {
  public let path: String
  /// How long a process goes on writing for somebody who has looked once, in seconds.
  private static let patience = 5

  /// - Parameter environment: The value of a variable, nil where it is not set.
  public init(environment: (String) -> String?) {
    path = environment("XDG_RUNTIME_DIR").map { $0 + "/roundhouse" } ?? "/tmp/roundhouse-\(getuid())"
  }

  /// Makes the folder. False where it cannot be made or is not this user's own: in `/tmp`, others could have made it.
  public func make() -> Bool {
    mkdir(path, 0o700)
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
      && status.st_mode & 0o022 == 0
  }

  private var watched: String { path + "/watched" }

  /// Asks processes for their figures, which come within a second.
  public func watch() {
    guard make() else { return }
    let file = open(watched, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    futimens(file, nil)
    close(file)
  }

  public var isWatched: Bool {
    var status = stat()
    guard stat(watched, &status) == 0 else { return false }
    return time(nil) - status.st_mtim.tv_sec <= Self.patience
  }

  public func file(of process: Int32) -> String { "\(path)/\(process).json" }

  /// The processes that have a file, dead ones too, in the order of their numbers.
  public func processes() -> [Int32] {
    // No folder: no process.
    let names = (try? WholeFile.names(in: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.compactMap { Int32($0.dropLast(5)) }.sorted()
  }

  /// Puts bytes in the place of a process's file: whole or not at all.
  public func write(_ bytes: [UInt8], for process: Int32) {
    let temporary = "\(path)/\(process).begun"
    guard let file = fopen(temporary, "we") else { return }
    let isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWhole, rename(temporary, self.file(of: process)) == 0 else {
      unlink(temporary)
      return
    }
  }

  public func remove(_ process: Int32) { unlink(file(of: process)) }

  /// When a process began, in the kernel's ticks; nil for one that is gone. With its number, this is a process and no
  /// other, ever.
  public static func beginning(of process: Int32) -> Int? {
    let text = UnsizedFile.bytes("/proc/\(process)/stat")
    // The name in parentheses may hold anything; the 20th field after it is the one.
    guard let end = text.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = text[(end + 1)...].split(separator: UInt8(ascii: " "))
    return fields.count > 19 ? Int(String(decoding: fields[19], as: UTF8.self)) : nil
  }
}

/// What a process's file holds.
public struct ProcessFile: Codable, Sendable {
  public var pid: Int32
  /// See ``RuntimeFolder/beginning(of:)``.
  public var beginning: Int
  /// The command line, its words separated by spaces.
  public var command: String
  /// `NEURON_PROCESS_TAG`, else the process's number.
  public var tag: String
  public var status: ProcessStatus

  public init(pid: Int32, beginning: Int, command: String, tag: String, status: ProcessStatus) {
    self.pid = pid
    self.beginning = beginning
    self.command = command
    self.tag = tag
    self.status = status
  }
}
