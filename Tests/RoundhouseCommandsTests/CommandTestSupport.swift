import Foundation
import RoundhouseCommands
import Synchronization

/// What a command did.
struct Outcome {
  var status: Int32
  var output: String
  var diagnostics: String

  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
  }
}

/// A folder for one test, removed with it, and the command run beside it.
final class Workspace {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "roundhouse-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }

  var files: Set<String> { Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []) }

  func run(_ arguments: String...) -> Outcome { run(arguments) }

  func run(
    _ arguments: [String], environment: [String: String] = ["ROUNDHOUSE_THREADS": "1"], isTerminal: Bool = false
  ) -> Outcome {
    let output = Recording()
    let diagnostics = Recording()
    let console = Console(
      output: { output.append($0 + "\n") }, diagnostics: { diagnostics.append($0) }, isTerminal: isTerminal,
      environment: environment, currentDirectory: folder)
    let status = Roundhouse.run(arguments, on: console)
    return Outcome(status: status, output: output.text, diagnostics: diagnostics.text)
  }
}

private final class Recording: Sendable {
  private let contents = Mutex("")
  var text: String { contents.withLock { $0 } }
  func append(_ more: String) { contents.withLock { $0 += more } }
}

/// tanh(x w) for 4x8 and 8x3.
let model = """
  module @jit_f {
    func.func public @main(%arg0: tensor<4x8xf32>, %arg1: tensor<8x3xf32>) -> (tensor<4x3xf32>) {
      %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0] : (tensor<4x8xf32>, tensor<8x3xf32>) -> tensor<4x3xf32>
      %1 = stablehlo.tanh %0 : tensor<4x3xf32>
      return %1 : tensor<4x3xf32>
    }
  }
  """
