import FoundationEssentials
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO

/// An exported training program: `program.json` beside an init and a step module, as examples/gpt/export.py writes them.
struct DemoProgram {
  /// What `program.json` holds, as far as it is used.
  struct Description: Decodable {
    struct Text: Decodable { var files: [String] }
    struct Entry: Decodable {
      var file: String
      var arguments: [String]
      var results: [String]
    }
    struct TensorShape: Decodable { var shape: [Int] }

    var name: String
    var description: String
    var text: Text
    var `init`: Entry
    var step: Entry
    var tokens: TensorShape
    var state: [TensorShape]
  }

  /// The folder of `program.json`.
  var folder: String
  var description: Description

  /// The examples' folder, relative to the repository's root.
  private static let place = "examples/gpt"

  init(folder: String) throws(CommandError) {
    self.folder = folder
    let file = "\(folder)/program.json"
    do {
      description = try JSONDecoder().decode(Description.self, from: Data(try readFile(file)))
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(
        .badProgram,
        "this is not the description of an exported program: \(Self.reason(error)); export it again with "
          + "examples/gpt/export.py", place: file)
    }
    try check(file)
  }

  /// The demo's own program: above the current directory, else above the tool.
  static func find(on console: Console) throws(CommandError) -> DemoProgram {
    for start in [console.currentDirectory, console.executable] where !start.isEmpty {
      for folder in ancestors(of: start) where FileManager.default.fileExists(atPath: "\(folder)/\(place)/program.json")
      {
        return try DemoProgram(folder: "\(folder)/\(place)")
      }
    }
    throw CommandError(
      .fileNotFound,
      "there is no \(place)/program.json here or in a folder above; run inside a clone of the repository, "
        + "or name the folder that holds program.json with --directory")
  }

  private func check(_ file: String) throws(CommandError) {
    let roles = [
      description.`init`.arguments, description.`init`.results, description.step.arguments, description.step.results,
    ]
    guard roles == [["seed"], ["state"], ["state", "tokens"], ["state", "loss"]] else {
      throw CommandError(
        .badProgram,
        "init must take the seed and give the state, and step take state and tokens and give state and "
          + "loss; export the program again", place: file)
    }
    let shape = description.tokens.shape
    guard shape.count == 2, shape.allSatisfy({ 1...1 << 20 ~= $0 }) else {
      throw CommandError(.badProgram, "tokens must be batch x (context + 1), got \(shape)", place: file)
    }
  }

  var initFile: String { "\(folder)/\(description.`init`.file)" }
  var stepFile: String { "\(folder)/\(description.step.file)" }
  var batch: Int { description.tokens.shape[0] }
  /// Bytes in a window: the context and the byte after it.
  var window: Int { description.tokens.shape[1] }
  /// Tokens that one step trains on.
  var tokensPerStep: Int { batch * (window - 1) }

  /// The nearest folder above with a Package.swift: what the text's paths start from.
  func root() throws(CommandError) -> String {
    for folder in ancestors(of: folder) where FileManager.default.fileExists(atPath: "\(folder)/Package.swift") {
      return folder
    }
    throw CommandError(
      .fileNotFound,
      "no folder above has a Package.swift, so the text to train on cannot be found; keep the program "
        + "inside the repository", place: folder)
  }

  /// Throws when the compiled modules are not what the description says.
  func check(_ start: Executable, _ step: Executable) throws(CommandError) {
    let state = start.outputs
    let isRight =
      start.inputs == [TensorType([], .ui32)] && state.count == description.state.count
      && step.inputs == state + [TensorType(description.tokens.shape, .i32)]
      && step.outputs == state + [TensorType([], .f32)]
    guard isRight else {
      throw CommandError(
        .badProgram, "init.mlir, step.mlir and program.json do not fit each other; export them together", place: folder)
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "there is no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.debugDescription
    default: "\(error)"
    }
  }
}

/// A path and the folders above it, nearest first.
private func ancestors(of path: String) -> [String] {
  var url = URL(fileURLWithPath: path).standardizedFileURL
  var folders = [url.path]
  while url.path != "/" {
    url = url.deletingLastPathComponent()
    folders.append(url.path)
  }
  return folders
}
