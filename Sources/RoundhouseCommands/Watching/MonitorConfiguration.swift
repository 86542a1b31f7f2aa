import FoundationEssentials

/// What `roundhouse monitor` is to write: a configuration file of neuron-monitor, or everything.
///
/// One period holds for all groups, the shortest that the file names.
struct MonitorConfiguration {
  struct Runtime: Decodable {
    fileprivate var period: String?
    var tagFilter: String?
    fileprivate var metrics: [Metric]

    /// Whether the tag matches the filter, a regular expression, anywhere.
    func wants(_ tag: String) -> Bool {
      guard let tagFilter, let filter = try? Regex(tagFilter) else { return tagFilter == nil }
      return tag.contains(filter)
    }

    var groups: [String] { metrics.map(\.type) }

    private enum CodingKeys: String, CodingKey {
      case period, metrics
      case tagFilter = "tag_filter"
    }
  }

  fileprivate struct Metric: Decodable {
    var type: String
    var period: String?
  }

  private struct File: Decodable {
    var period: String?
    var runtimes: [Runtime]?
    var systemMetrics: [Metric]?

    private enum CodingKeys: String, CodingKey {
      case period
      case runtimes = "neuron_runtimes"
      case systemMetrics = "system_metrics"
    }
  }

  var runtimes: [Runtime]
  var systemMetrics: [String]
  /// In seconds; nil where the file names none.
  var period: Double?

  static let runtimeMetrics = ["neuroncore_counters", "execution_stats", "memory_used", "neuron_runtime_vcpu_usage"]
  static let systemMetrics = ["neuron_hw_counters", "vcpu_usage", "memory_info"]

  static let everything = MonitorConfiguration(
    runtimes: [Runtime(metrics: runtimeMetrics.map { Metric(type: $0) })], systemMetrics: systemMetrics, period: nil)

  private init(runtimes: [Runtime], systemMetrics: [String], period: Double?) {
    self.runtimes = runtimes
    self.systemMetrics = systemMetrics
    self.period = period
  }

  /// Reads a file; throws for what is no configuration, with the file's name.
  init(file path: String) throws(CommandError) {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(try readFile(path)))
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(
        .unreadableFile,
        "is no configuration of neuron-monitor, which is a JSON object with lists neuron_runtimes and system_metrics",
        place: path)
    }
    runtimes = file.runtimes ?? []
    systemMetrics = (file.systemMetrics ?? []).map(\.type)
    for (name, known) in runtimes.flatMap(\.groups).map({ ($0, Self.runtimeMetrics) })
      + systemMetrics.map({ ($0, Self.systemMetrics) })
    where !known.contains(name) {
      throw CommandError(
        .invalidArgument, "there is no metric group '\(name)' here; there are \(known.joined(separator: ", "))",
        place: path)
    }
    for filter in runtimes.compactMap(\.tagFilter) where (try? Regex(filter)) == nil {
      throw CommandError(.invalidArgument, "the tag_filter '\(filter)' is no regular expression", place: path)
    }
    let metrics = runtimes.flatMap(\.metrics) + (file.systemMetrics ?? [])
    let texts = [file.period] + runtimes.map(\.period) + metrics.map(\.period)
    var periods: [Double] = []
    for text in texts.compactMap({ $0 }) {
      guard let seconds = Self.seconds(text) else {
        throw CommandError(
          .invalidArgument, "the period '\(text)' is not of the form 1.5s, 500ms, 2m or 1h", place: path)
      }
      periods.append(seconds)
    }
    period = periods.min()
  }

  /// A duration as Go writes it, with one unit.
  private static func seconds(_ text: String) -> Double? {
    for (unit, scale) in [("ms", 1e-3), ("s", 1.0), ("m", 60.0), ("h", 3600.0)] where text.hasSuffix(unit) {
      guard let value = Double(text.dropLast(unit.count)), value > 0, value.isFinite else { return nil }
      return value * scale
    }
    return nil
  }
}
