import ArgumentParser
import FoundationEssentials
import Profile
import Runtime
import Silicon

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Shows where the time of a run went.",
    discussion: "`roundhouse run MODEL --profile DIR` and `roundhouse nki run --profile DIR SCRIPT` make profiles.",
    subcommands: [ProfileViewCommand.self, ProfileDiffCommand.self])
}

struct ProfileViewCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Writes a profile in one of the formats that other tools and people read.")

  @Argument(help: ArgumentHelp("A profile, or the folder that holds it.", valueName: "dir|file"))
  var profile: String

  @Option(help: "What to write: \(ProfileFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = ProfileFormat.summaryText

  @Option(help: "Where to; by default summaries are printed, and others go beside the profile.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How many executions of instructions json and csv list, the first ones in program order, and how many slices "
        + "perfetto draws, neighbours together where there are more."))
  var limit = 1_000_000

  @OptionGroup var choice: ProgramChoice

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is \(limit); give 0 or more") }
  }

  func run(on console: Console) throws {
    let (file, capture) = try choice.capture(in: profile, on: console)
    let profile = try Profile(capture)
    if profile.isOfOtherVersion {
      console.diagnostics(
        "note: Roundhouse \(capture.facts.version) ran it; this is the time of \(roundhouseVersion)\n")
    }
    guard let path = output ?? format.suffix.map({ file.dropLast(Capture.suffix.count) + $0 }) else {
      var bytes: [UInt8] = []
      _ = try format.write(profile, limit: limit) { bytes += $0 }
      var text = String(decoding: bytes, as: UTF8.self)
      if text.last == "\n" { text.removeLast() }
      console.output(text)
      return
    }
    try checkWritable(path)
    if format == .html {
      try becomePython(["profile-html", "-", path], on: console) { append in
        _ = try format.write(profile, limit: limit) { bytes throws(ProfileError) in append(bytes) }
      }
    }
    var left = 0
    try WholeFile.write(to: path) { append throws(ProfileError) in
      left = try format.write(profile, limit: limit, append)
    }
    if left > 0 {
      console.diagnostics(
        "note: \(path) lists \(limit) executions of instructions, and leaves out the \(left) that follow; --limit says how many\n"
      )
    }
    console.output(path)
  }
}

struct ProfileDiffCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compares two profiles: what got faster, by op and by source line.",
    discussion: "Both are timed by this version of Roundhouse, so that what differs is the programs.")

  @Argument(help: ArgumentHelp("A profile, or the folder that holds it.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("The other one.", valueName: "after"))
  var after: String

  @OptionGroup var choice: ProgramChoice

  func run(on console: Console) throws {
    let diff = ProfileDiff(
      try Profile(try choice.capture(in: before, on: console).capture),
      try Profile(try choice.capture(in: after, on: console).capture))
    var text = ProfileText.text(of: diff)
    text.removeLast()
    console.output(text)
  }
}

/// Which program of a folder.
struct ProgramChoice: ParsableArguments {
  @Option(help: "The program, where a folder holds several; by default the one that ran longest.")
  var program: String?

  func capture(in path: String, on console: Console) throws -> (file: String, capture: Capture) {
    var captures = try Capture.load(path)
    let names = captures.map(\.capture.name)
    if let program {
      captures = captures.filter { $0.capture.name == program }
      if captures.isEmpty {
        throw CommandError(
          .invalidArgument, "there is no program \(program); there are \(Set(names).sorted().joined(separator: ", "))",
          place: path)
      }
    }
    guard captures.count > 1 else { return captures[0] }
    // The host's time tells which is the main one without timing them all.
    let longest = captures.max { $0.capture.facts.hostSeconds < $1.capture.facts.hostSeconds } ?? captures[0]
    console.diagnostics(
      "note: \(longest.capture.name) of \(names.count) programs; --program names another one of: "
        + Set(names).sorted().joined(separator: ", ") + "\n")
    return longest
  }
}

/// Where `run` leaves a profile.
func writeProfile(_ capture: Capture, to folder: String, on console: Console) throws {
  try WholeFile.makeFolder(folder)
  let name = String(capture.name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" })
  let path = "\(folder)/\(name)\(Capture.suffix)"
  try capture.write(to: path)
  console.diagnostics("profile: \(path) (`roundhouse profile view \(folder)` shows it)\n")
}

extension Capture.Facts {
  /// What a command knows.
  init(command: String, calls: Int, hostSeconds: Double, compileSeconds: Double) {
    self.init()
    self.command = command
    self.calls = calls
    self.hostSeconds = hostSeconds
    self.compileSeconds = compileSeconds
    date = Date.now.formatted(.iso8601)
  }
}
