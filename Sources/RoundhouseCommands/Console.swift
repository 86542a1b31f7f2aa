import Foundation

/// Where a command writes and what it may ask of its surroundings; tests pass their own.
public struct Console: Sendable {
  /// Results: text or JSON. Gets whole lines.
  public var output: @Sendable (String) -> Void
  /// Progress and errors; nothing is added to what it gets.
  public var diagnostics: @Sendable (String) -> Void
  /// Whether `diagnostics` go to a terminal, where progress is a bar.
  public var isTerminal: Bool
  public var environment: [String: String]
  public var currentDirectory: String
  /// The running tool; the demo is looked for above it.
  public var executable: String

  public init(
    output: @escaping @Sendable (String) -> Void, diagnostics: @escaping @Sendable (String) -> Void,
    isTerminal: Bool = false, environment: [String: String] = [:],
    currentDirectory: String = ".", executable: String = ""
  ) {
    self.output = output
    self.diagnostics = diagnostics
    self.isTerminal = isTerminal
    self.environment = environment
    self.currentDirectory = currentDirectory
    self.executable = executable
  }

  /// This process's streams.
  public static func standard() -> Console {
    Console(
      output: { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) },
      diagnostics: { FileHandle.standardError.write(Data($0.utf8)) },
      isTerminal: isatty(FileHandle.standardError.fileDescriptor) == 1,
      environment: ProcessInfo.processInfo.environment, executable: Bundle.main.executablePath ?? "")
  }

  /// Host threads that play the engines: `ROUNDHOUSE_THREADS`, else one per processor. Results do not depend on it.
  func threads() throws(CommandError) -> Int {
    guard let text = environment["ROUNDHOUSE_THREADS"] else { return ProcessInfo.processInfo.activeProcessorCount }
    guard let count = Int(text), 1...1024 ~= count else {
      throw CommandError(
        .invalidArgument, "ROUNDHOUSE_THREADS is '\(text)'; set a number from 1 to 1024, or unset it for all processors"
      )
    }
    return count
  }
}
