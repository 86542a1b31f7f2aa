import ArgumentParser
import FoundationEssentials
import Glibc

/// The commands that drive Python are the Python package's own; here they become `python3 -m roundhouse ...`.
struct JaxCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "jax",
    abstract: "Runs a JAX script on the simulated device: `roundhouse jax run SCRIPT [ARGUMENT ...]`.")

  @Argument(parsing: .captureForPassthrough)
  var arguments: [String] = []

  func run(on console: Console) throws { try becomePython(["jax"] + arguments, on: console) }
}

struct NKICommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "nki",
    abstract: "Runs a script of NKI kernels on a simulated core: `roundhouse nki run [--time] SCRIPT [ARGUMENT ...]`.")

  @Argument(parsing: .captureForPassthrough)
  var arguments: [String] = []

  func run(on console: Console) throws { try becomePython(["nki"] + arguments, on: console) }
}

struct DoctorCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what of the Python side is installed and what is wrong.")

  func run(on console: Console) throws { try becomePython(["doctor"], on: console) }
}

/// Replaces this process, so that the script has the terminal and its signals to itself.
func becomePython(_ arguments: [String], on console: Console) throws -> Never {
  let folders = (console.environment["PATH"] ?? "").split(separator: ":")
  guard let python = folders.map({ "\($0)/python3" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
    throw CommandError(.fileNotFound, "there is no python3 in PATH; install Python 3.11 or later, or activate a venv")
  }
  let code = """
    import importlib.util, sys
    if not importlib.util.find_spec("roundhouse"):
        sys.exit(f"error: {sys.executable} has no package roundhouse; install the wheel of `make wheel`, or activate its venv")
    from roundhouse.command import main
    main()
    """
  var words = ([python, "-c", code] + arguments).map { strdup($0) } + [nil]
  execv(python, &words)
  throw CommandError(.unreadableFile, "cannot be run: \(String(cString: strerror(errno)))", place: python)
}

/// The same with what `body` writes as Python's input, kept in a file without a name, so that none is left behind.
func becomePython(
  _ arguments: [String], on console: Console, input body: (_ append: (ArraySlice<UInt8>) -> Void) throws -> Void
) throws -> Never {
  func refusal() -> CommandError {
    CommandError(.unwritableFile, "no temporary file can be written: \(String(cString: strerror(errno)))")
  }
  guard let file = tmpfile() else { throw refusal() }
  try body { bytes in bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) } }
  guard ferror(file) == 0, fflush(file) == 0, lseek(fileno(file), 0, SEEK_SET) == 0 else { throw refusal() }
  dup2(fileno(file), STDIN_FILENO)
  try becomePython(arguments, on: console)
}
