import Profile
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

/// With `NEURON_RT_INSPECT_ENABLE=1`, a profile of every program that ran, for `roundhouse profile`: one file each in
/// `NEURON_RT_INSPECT_OUTPUT_DIR/i-simulated_pid_N`, by default in `./output`, as Neuron's runtime lays out what it
/// captures.
///
/// A program's is written when the program goes, the others' when the process ends or its last client goes. Nothing is
/// measured meanwhile, so programs run as fast as ever.
enum Inspection {
  private struct Folder {
    var path: String
    var process: Int32
    /// How often each program had run when it was written.
    var written: [Int: Int] = [:]
  }

  private static let folder = Mutex<Folder?>(nil)

  /// Follows the environment. Throws for what it cannot follow, before anything runs.
  static func start() throws {
    let name = "NEURON_RT_INSPECT_ENABLE"
    let choice = Environment.variable(name) ?? "0"
    guard choice == "0" || choice == "1" else {
      throw RuntimeError(.invalidArgument, "\(name) is '\(choice)'; set 1 for profiles of what runs, 0 for none")
    }
    guard choice == "1", folder.withLock({ $0 == nil }) else { return }
    let given = Environment.variable("NEURON_RT_INSPECT_OUTPUT_DIR") ?? "output"
    // Where the process is now: it may go elsewhere.
    let output = given.hasPrefix("/") ? given : "\(FileManager.default.currentDirectoryPath)/\(given)"
    let path = "\(output)/i-simulated_pid_\(getpid())"
    do throws(ProfileError) { try WholeFile.makeFolder(path) } catch {
      throw RuntimeError(.invalidArgument, "NEURON_RT_INSPECT_OUTPUT_DIR: \(error)")
    }
    folder.withLock { $0 = Folder(path: path, process: getpid()) }
    atexit { ProgramBook.inspect() }
  }

  /// Writes what is to know of a program that ran. What the system refuses is told, and the process goes on.
  static func write(_ record: ProgramRecord, id: Int) {
    let counts = record.counts
    let path = folder.withLock { folder -> String? in
      // Not in a child of fork, where the parent's programs never ran.
      guard let known = folder, known.process == getpid(), counts.calls > known.written[id] ?? 0 else { return nil }
      folder?.written[id] = counts.calls
      return known.path
    }
    guard let path else { return }
    var facts = Capture.Facts()
    facts.command = StatusFile.command
    facts.settings = variables.compactMap { name in Environment.variable(name).map { "\(name)=\($0)" } }
    facts.date = Date.now.formatted(.iso8601)
    facts.calls = counts.calls
    facts.hostSeconds = counts.hostTime / .seconds(1)
    facts.compileSeconds = record.compileTime / .seconds(1)
    let name = record.name.map { $0 == "/" ? "_" : $0 }
    do throws(ProfileError) {
      try record.capture(facts).write(to: "\(path)/\(String(name))-\(id)\(Capture.suffix)")
    } catch {
      Environment.tell("NEURON_RT_INSPECT_ENABLE: no profile of \(record.name): \(error)")
    }
  }

  /// On which simulated time depends.
  private static let variables = ["ROUNDHOUSE_INSTANCE", "NEURON_LOGICAL_NC_CONFIG", "NEURON_CC_FLAGS"]
}
