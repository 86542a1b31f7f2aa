import FoundationEssentials
import Runtime
import Silicon

/// What the host took; nothing to do with simulated time.
struct HostTimes: Codable, Equatable {
  var threads: Int
  /// From reading the model to an executable.
  var compileSeconds = 0.0
  /// Each run: values and time, or time alone.
  var stepSeconds: [Double] = []

  init(threads: Int) { self.threads = threads }

  var best: Double { stepSeconds.min() ?? 0 }
  var mean: Double { stepSeconds.isEmpty ? 0 : stepSeconds.reduce(0, +) / Double(stepSeconds.count) }

  private enum CodingKeys: String, CodingKey {
    case threads
    case compileSeconds = "compile_seconds"
    case stepSeconds = "step_seconds"
  }

  private enum DerivedKeys: String, CodingKey {
    case best = "wall_seconds_best"
    case mean = "wall_seconds_mean"
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(threads, forKey: .threads)
    try fields.encode(compileSeconds, forKey: .compileSeconds)
    try fields.encode(stepSeconds, forKey: .stepSeconds)
    var derived = encoder.container(keyedBy: DerivedKeys.self)
    try derived.encode(best, forKey: .best)
    try derived.encode(mean, forKey: .mean)
  }
}

/// What `run` prints.
struct RunReport: Codable {
  var model: String
  var summary: Summary
  var host: HostTimes

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var text: String {
    let runs = host.stepSeconds.count
    var line = "Host: compiled in \(secondsText(host.compileSeconds)); "
    line +=
      runs == 1
      ? "ran in \(secondsText(host.best))"
      : "\(runs) runs, best \(secondsText(host.best)), mean \(secondsText(host.mean))"
    return "\(model)\n\(summary.text)\n\(line) with \(host.threads) thread\(host.threads == 1 ? "" : "s")."
  }
}
