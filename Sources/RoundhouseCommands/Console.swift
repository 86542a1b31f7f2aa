import FoundationEssentials
import Glibc
import Machine

/// Where a command writes and what it may ask of its surroundings; tests pass their own.
public struct Console: Sendable {
  /// Results: text or JSON. Gets whole lines.
  public var output: @Sendable (String) -> Void
  /// Progress and errors; nothing is added to what it gets.
  public var diagnostics: @Sendable (String) -> Void
  /// Whether `diagnostics` go to a terminal, where progress is a bar.
  public var isTerminal: Bool
  /// Whether `output` goes to this process's terminal, where pictures may take the whole screen.
  public var outputIsTerminal: Bool
  public var environment: [String: String]
  public var currentDirectory: String
  /// The running tool; the demo is looked for above it.
  public var executable: String

  public init(
    output: @escaping @Sendable (String) -> Void, diagnostics: @escaping @Sendable (String) -> Void,
    isTerminal: Bool = false, outputIsTerminal: Bool = false, environment: [String: String] = [:],
    currentDirectory: String = ".", executable: String = ""
  ) {
    self.output = output
    self.diagnostics = diagnostics
    self.isTerminal = isTerminal
    self.outputIsTerminal = outputIsTerminal
    self.environment = environment
    self.currentDirectory = currentDirectory
    self.executable = executable
  }

  /// This process's streams.
  public static func standard() -> Console {
    Console(
      output: { write("\($0)\n", to: STDOUT_FILENO) }, diagnostics: { write($0, to: STDERR_FILENO) },
      isTerminal: isatty(STDERR_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      environment: ProcessInfo.processInfo.environment,
      executable: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
  }

  /// All of the text, past interruptions. What cannot be written, as to a closed pipe, is lost.
  private static func write(_ text: String, to file: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// Host threads that play the engines: `ROUNDHOUSE_THREADS`, else one per processor. Results do not depend on it.
  func threads() throws(CommandError) -> Int {
    do throws(MachineError) { return try HostThreads.count(environment[HostThreads.variable]) } catch {
      throw CommandError(.invalidArgument, error.message)
    }
  }
}
