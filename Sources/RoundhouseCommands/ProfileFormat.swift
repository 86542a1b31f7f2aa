import ArgumentParser
import Profile

/// What `profile view` writes, by the names of Neuron's tools where they have one.
enum ProfileFormat: String, CaseIterable, ExpressibleByArgument {
  case summaryText = "summary-text"
  case perfetto

  /// The end of the file's name; nil for what is printed unless a file is asked for.
  var suffix: String? {
    switch self {
    case .summaryText: nil
    case .perfetto: ".pftrace"
    }
  }

  func write(
    _ profile: Profile, _ append: (ArraySlice<UInt8>) throws(ProfileError) -> Void
  ) throws(ProfileError) {
    switch self {
    case .perfetto: try PerfettoTrace.write(profile, to: append)
    case .summaryText: try append(Array(ProfileText.summary(of: profile).utf8)[...])
    }
  }
}
