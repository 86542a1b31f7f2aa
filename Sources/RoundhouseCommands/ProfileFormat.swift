import ArgumentParser
import Profile

/// What `profile view` writes, by the names of Neuron's tools where they have one.
enum ProfileFormat: String, CaseIterable, ExpressibleByArgument {
  case summaryText = "summary-text"
  case summaryJSON = "summary-json"
  case json, csv, perfetto

  /// The end of the file's name; nil for what is printed unless a file is asked for.
  var suffix: String? {
    switch self {
    case .summaryText, .summaryJSON: nil
    case .json: ".json"
    case .csv: ".csv"
    case .perfetto: ".pftrace"
    }
  }

  func write(
    _ profile: Profile, _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    switch self {
    case .summaryText: try append(Array(ProfileText.summary(of: profile).utf8)[...])
    case .summaryJSON: try append(Array((NeuronSummary.json(of: profile) + "\n").utf8)[...])
    case .json: try NeuronJSON.write(profile, append)
    case .csv: try InstructionCSV.write(profile, append)
    case .perfetto: try PerfettoTrace.write(profile, append)
    }
  }
}
