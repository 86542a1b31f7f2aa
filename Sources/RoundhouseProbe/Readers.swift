import Foundation
import StableHLO

/// `readers --jobs`: lines "ONE OTHER" on standard input, each two files of the same module, as text or bytecode.
/// Answers `ok` when they read as the same module, locations in the user's program included, else what differs.
func readers(_ arguments: [String]) throws {
  while let line = readLine() {
    let paths = line.split(separator: " ").map(String.init)
    guard paths.count == 2 else { fail("a job is ONE OTHER") }
    do {
      print(difference(try read(paths[0]), try read(paths[1])) ?? "ok")
    } catch {
      print("error \("\(error)".replacingOccurrences(of: "\n", with: " "))")
    }
    fflush(nil)
  }
}

private func read(_ path: String) throws -> Module {
  let module = try Module(reading: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), fileName: path)
  try module.verify()
  return module
}

/// The first line in which two modules print differently; the numbering of their values counts as well.
private func difference(_ one: Module, _ other: Module) -> String? {
  let lines = [one, other].map { $0.text.split(separator: "\n") }
  for (left, right) in zip(lines[0], lines[1]) where left != right {
    return "'\(left.drop { $0 == " " })' is not '\(right.drop { $0 == " " })'"
  }
  guard lines[0].count == lines[1].count else { return "\(lines[0].count) lines, not \(lines[1].count)" }
  for (left, right) in zip(one.functions, other.functions)
  where left.valueTypes != right.valueTypes || left.body.results != right.body.results {
    return "the values of @\(left.name) are numbered otherwise"
  }
  return nil
}
