import Foundation
import InstructionSet

/// `roundhouse-bench MEASUREMENTS.csv QUERIES.csv OPENBLAS` prints, as JSON, what the tools measure of themselves.
///
/// `figures`: name, value, unit and limits of each; `comparison`: the model beside each measurement on real chips;
/// `omissions`: the measurements that the model does not answer. Benchmarks/bench.py makes the table of it.
struct Comparison: Encodable {
  var id: String
  var what: String
  var shape: String
  var figure: String
  var measured: Double
  var model: Double
  var error: Double
  var reason: String
}

struct Omission: Encodable {
  var id: String
  var what: String
  var reason: String
}

struct Document: Encodable {
  var figures: [Figure]
  var comparison: [Comparison]
  var omissions: [Omission]
}

guard CommandLine.arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: roundhouse-bench MEASUREMENTS.csv QUERIES.csv OPENBLAS-LIBRARY\n".utf8))
  exit(2)
}
guard let blas = TileSpeed.openBLAS(at: CommandLine.arguments[3]) else {
  FileHandle.standardError.write(Data("error: \(CommandLine.arguments[3]) is not the OpenBLAS of a NumPy wheel\n".utf8))
  exit(1)
}
let comparison = try ModelComparison(
  measurements: String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8),
  queries: String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8))
let document = try Document(
  figures: [
    Figure(name: "model and measurement: median error", value: comparison.medianError * 100, unit: "%", atMost: 5)
  ] + CopyBandwidth.figures() + TileSpeed.figures(beside: blas) + [RecordingSpeed.figure()],
  comparison: comparison.rows.map { row in
    Comparison(
      id: row.id, what: row.what, shape: row.shape, figure: row.figure, measured: row.measured, model: row.model,
      error: row.error, reason: row.reason)
  },
  omissions: comparison.omissions.map { Omission(id: $0.id, what: $0.what, reason: $0.reason) })
let encoder = JSONEncoder()
encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
print(String(decoding: try encoder.encode(document), as: UTF8.self))
