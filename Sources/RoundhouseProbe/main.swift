import Foundation

/// What the Python tests run: bytes in, bytes out, so that whole arrays can be compared.
let subcommands: [String: ([String]) throws -> Void] = [
  "convert": convert,
  "quantise": quantise,
  "readers": readers,
  "reference": reference,
  "run": run,
]

let arguments = Array(CommandLine.arguments.dropFirst())
guard let name = arguments.first, let subcommand = subcommands[name] else {
  fail("usage: roundhouse-probe \(subcommands.keys.sorted().joined(separator: "|")) ...")
}
do {
  try subcommand(Array(arguments.dropFirst()))
} catch {
  fail("\(error)")
}

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(2)
}
