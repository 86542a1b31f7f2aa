import Machine
import Runtime
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// This process's file in the `RuntimeFolder`: made with the first client, kept up to date while somebody watches, gone
/// with the process.
///
/// A thread of its own looks twice a second whether anybody does, so launching programs costs no more than before. Where
/// the folder or the thread is refused, `roundhouse top` does not see this process, and nothing else is amiss.
enum StatusFile {
  private static let folder = RuntimeFolder(environment: Environment.variable)
  private static let owner = getpid()

  /// The process's command line, its words separated by spaces.
  static var command: String {
    UnsizedFile.bytes("/proc/self/cmdline").split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: " ")
  }

  private static let kept: Void = {
    guard folder.make(), let beginning = RuntimeFolder.beginning(of: owner) else { return }
    let introduction = ProcessFile(
      pid: owner, beginning: beginning,
      command: command,
      tag: Environment.variable("NEURON_PROCESS_TAG") ?? "\(owner)", status: ProgramBook.introduction())
    folder.write(bytes(introduction), for: owner)
    // Not in a child of fork, whose number is another one.
    atexit { if getpid() == StatusFile.owner { StatusFile.folder.remove(StatusFile.owner) } }
    _ = startDetachedThread {
      var file = introduction
      var written: [UInt8] = []
      while true {
        var interval = timespec(tv_sec: 0, tv_nsec: 500_000_000)
        nanosleep(&interval, nil)
        guard folder.isWatched else { continue }
        file.status = ProgramBook.status()
        let bytes = bytes(file)
        if bytes != written { folder.write(bytes, for: owner) }
        written = bytes
      }
    }
  }()

  static func keep() { kept }

  private static func bytes(_ file: ProcessFile) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(file)).map { Array($0) } ?? []
  }
}
