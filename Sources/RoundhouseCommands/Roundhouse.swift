import ArgumentParser
import Glibc

/// The `roundhouse` command.
public enum Roundhouse {
  /// Runs this process's arguments and exits.
  public static func main() -> Never {
    exit(run(Array(CommandLine.arguments.dropFirst()), on: .standard()))
  }

  /// Runs the command that the arguments name. Returns the exit status: 0, or 64 for arguments that cannot be
  /// understood, or 1 for anything else; a failure is one line of diagnostics that starts with `error:`.
  public static func run(_ arguments: [String], on console: Console) -> Int32 {
    let command: any ParsableCommand
    do {
      command = try RootCommand.parseAsRoot(arguments)
    } catch {
      return report(parserError: error, on: console)
    }
    guard let command = command as? any ConsoleCommand else {
      console.output(RootCommand.helpMessage())
      return 0
    }
    do {
      try command.run(on: console)
      return 0
    } catch {
      console.diagnostics(errorLine(error) + "\n")
      return 1
    }
  }

  /// Requests for help arrive as errors too.
  private static func report(parserError error: any Error, on console: Console) -> Int32 {
    let status = RootCommand.exitCode(for: error)
    if status == .success {
      console.output(RootCommand.fullMessage(for: error))
    } else {
      let message = RootCommand.message(for: error)
      console.diagnostics(errorLine(CommandError(.invalidArgument, "\(message); see `roundhouse --help`")) + "\n")
    }
    return status.rawValue
  }
}

/// A command that writes to a console.
protocol ConsoleCommand: ParsableCommand {
  func run(on console: Console) throws
}

struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roundhouse",
    abstract: "AWS Trainium in software: runs StableHLO programs on a simulated NeuronCore and tells their time.",
    discussion: """
      Everything is simulated on one NeuronCore, that is one physical core. ROUNDHOUSE_THREADS sets how many host \
      threads compute (default: one per processor); results do not depend on it.
      """,
    subcommands: [
      DemoCommand.self, RunCommand.self, ProgramCommand.self, ChipsCommand.self, ProfileCommand.self, RunsCommand.self,
      LsCommand.self, MonitorCommand.self, TopCommand.self, JaxCommand.self, NKICommand.self, DoctorCommand.self,
    ])
}
