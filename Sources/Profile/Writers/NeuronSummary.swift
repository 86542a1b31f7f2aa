import InstructionSet
import Machine
import Numerics
import Silicon

/// The summary that Neuron Explorer writes of a profile: 101 numbers, whose names scripts index by (schema 7.4.0 of
/// aws-neuron-sdk, tools/neuron-explorer/profile-schema-reference.rst).
///
/// A metric whose name ends in `_percent` is a fraction, 0 to 1 where it is a share; times are in seconds.
public struct NeuronSummary: Sendable {
  public enum Number: Sendable, Equatable {
    case integer(Int)
    case real(Double)
  }

  public enum Unit: String, Sendable {
    case seconds, cycles, flops, bytes, fraction, count
    case flopsPerByte = "flops/byte"
  }

  /// Headings for people.
  public enum Group: String, Sendable, CaseIterable {
    case time = "Time"
    case work = "Work of the Tensor engine"
    case utilization = "Utilization"
    case engines = "Engines"
    case memory = "Memory traffic"
    case dma = "DMA"
    case collectives = "Collectives"
    case rows = "Rows"
  }

  /// One metric: what it is and how it is computed.
  struct Metric: Sendable {
    var name: String
    var unit: Unit
    var group: Group
    /// How the number comes about, or why there is none: the documentation's words.
    var meaning: String
    /// nil: no number.
    var value: @Sendable (borrowing NeuronMeasures) -> Number?
  }

  /// In the schema's order.
  static let metrics: [Metric] = workRows + rowRows + dmaRows + memoryRows + dynamicDMARows + engineRows + lastRows

  public struct Row: Sendable {
    public var name: String
    public var unit: Unit
    public var group: Group
    /// nil: no number; Documentation/profile-metrics.md says why.
    public var value: Number?
  }

  public let rows: [Row]

  public init(_ profile: Profile) { self.init(NeuronMeasures(profile)) }

  init(_ measures: borrowing NeuronMeasures) {
    var rows: [Row] = []
    for metric in Self.metrics {
      rows.append(
        Row(name: metric.name, unit: metric.unit, group: metric.group, value: metric.value(measures)?.finite))
    }
    self.rows = rows
  }

  /// nil for names that the schema does not have, and for metrics without a number.
  public subscript(name: String) -> Number? { rows.first { $0.name == name }?.value }
}

extension NeuronSummary.Number {
  /// nil for a quotient by zero.
  fileprivate var finite: Self? {
    if case .real(let value) = self, !value.isFinite { return nil }
    return self
  }

  public var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    }
  }
}

extension NeuronSummary {
  /// What `neuron-explorer view --output-format summary-json` writes: one line, the metrics under a name that the program
  /// alone decides. Metrics without a number are null.
  public static func json(of profile: Profile) -> String {
    var bytes = ByteWriter()
    profile.program.write(to: &bytes)
    let hash = String(Fingerprint.of(bytes.bytes), radix: 16)
    return JSONWriter.text { json in
      json.beginObject()
      json.name("n_" + String(repeating: "0", count: 16 - hash.count) + hash)
      NeuronSummary(profile).write(to: &json)
      json.endObject()
    }
  }

  /// As an object, in the schema's order.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    for row in rows {
      json.name(row.name)
      switch row.value {
      case .integer(let value): json.value(value)
      case .real(let value): json.value(value)
      case nil: json.null()
      }
    }
    json.endObject()
  }
}

extension NeuronSummary {
  /// The table of Documentation/profile-metrics.md: a line for each metric.
  static var documentation: String {
    let lines = metrics.map { "| \($0.name) | \($0.unit.rawValue) | \($0.meaning) |" }
    return (["| metric | unit | how it is computed |", "| --- | --- | --- |"] + lines).joined(separator: "\n") + "\n"
  }

  // What the tables are written with.

  static func seconds(
    _ name: String, _ group: Group, _ meaning: String, _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Ticks
  ) -> Metric {
    Metric(name: name, unit: .seconds, group: group, meaning: meaning) { .real(value($0).seconds) }
  }

  static func whole(
    _ name: String, _ unit: Unit, _ group: Group, _ meaning: String,
    _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Int
  ) -> Metric {
    Metric(name: name, unit: unit, group: group, meaning: meaning) { .integer(value($0)) }
  }

  static func real(
    _ name: String, _ unit: Unit, _ group: Group, _ meaning: String,
    _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Double?
  ) -> Metric {
    Metric(name: name, unit: unit, group: group, meaning: meaning) { value($0).map { .real($0) } }
  }

  /// A time's share of `total_time`; 0 where nothing takes time.
  static func share(
    _ name: String, _ group: Group, _ meaning: String, _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Ticks
  ) -> Metric {
    real(name, .fraction, group, meaning) { measures in
      let total = measures.timeline.total
      return total > .zero ? Double(value(measures).count) / Double(total.count) : 0
    }
  }
}
