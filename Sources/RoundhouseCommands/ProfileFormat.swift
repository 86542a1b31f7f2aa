import ArgumentParser
import Profile

/// What `profile view` writes, by the names of Neuron's tools where they have one.
enum ProfileFormat: String, CaseIterable, ExpressibleByArgument {
  case summaryText = "summary-text"
  case summaryJSON = "summary-json"
  case json, csv, perfetto, html
  /// What `html` is drawn from.
  case reportJSON = "report-json"

  /// The end of the file's name; nil for what is printed unless a file is asked for.
  var suffix: String? {
    switch self {
    case .summaryText, .summaryJSON: nil
    case .json: ".json"
    case .csv: ".csv"
    case .perfetto: ".pftrace"
    case .html: ".html"
    case .reportJSON: ".report.json"
    }
  }

  /// - Parameter limit: How many executions of instructions `json` and `csv` list, and slices `perfetto` draws.
  /// - Returns: How many they leave out.
  func write(
    _ profile: Profile, limit: Int, _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) -> Int {
    switch self {
    case .summaryText: try append(Array(try ProfileText.summary(of: profile).utf8)[...])
    case .summaryJSON: try append(Array((NeuronSummary.json(of: profile) + "\n").utf8)[...])
    case .json: return try NeuronJSON.write(profile, limit: limit, append)
    case .csv: return try InstructionCSV.write(profile, limit: limit, append)
    case .perfetto: try PerfettoTrace.write(profile, limit: limit, append)
    // Of a page, what Python draws it from.
    case .html, .reportJSON: try ReportDocument.write(profile, append)
    }
    return 0
  }
}
