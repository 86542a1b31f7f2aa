import Silicon

/// The cost table beside what was measured on real chips, row by row.
public struct ModelComparison: Sendable {
  public struct Row: Sendable, Equatable {
    public var id: String
    public var what: String
    public var shape: String
    /// Which figure of the instruction: its pitch (issue), duration (latency), …
    public var figure: String
    /// In the model's unit: ns, ns an element, B/ns, percent.
    public var measured: Double
    public var model: Double
    /// Why the model is off, for rows past `ModelComparison.tolerance`.
    public var reason: String

    /// |model - measured| / measured.
    public var error: Double { abs(model - measured) / measured }
  }

  /// A measured row that no instruction of ours answers for.
  public struct Omission: Sendable, Equatable {
    public var id: String
    public var what: String
    public var reason: String
  }

  /// Rows with more error than this need a reason.
  public static let tolerance = 0.15

  public var rows: [Row]
  public var omissions: [Omission]

  /// Compares every row of `measured-instructions.csv` with what `model-of-measurements.csv` asks for it.
  public init(measurements: String, queries: String) throws(InstructionError) {
    var asked: [String: [String]] = [:]
    for cells in try Self.cells(queries, columns: 5) { asked[cells[0]] = cells }
    var cores: [String: NeuronCore] = [:]
    for chip in ChipCatalog.chips { cores[chip.name] = chip.core }
    rows = []
    omissions = []
    for cells in try Self.cells(measurements, columns: 9) {
      guard let query = asked.removeValue(forKey: cells[0]) else {
        throw InstructionError(.syntax, "\(cells[0]) is measured, and no query asks for it", place: cells[0])
      }
      if query[2] == "none" {
        omissions.append(Omission(id: cells[0], what: cells[1], reason: query[4]))
        continue
      }
      guard let core = cores[query[1]], let measured = Double(cells[6]),
        let model = MeasurementQuery(core: core).answer(query[3], figure: query[2])
      else { throw InstructionError(.syntax, "not a question: \(query.joined(separator: ","))", place: cells[0]) }
      rows.append(
        Row(
          id: cells[0], what: cells[1], shape: cells[2], figure: query[2],
          measured: cells[7] == "us" ? measured * 1000 : measured, model: model, reason: query[4]))
    }
    if let id = asked.keys.min() {
      throw InstructionError(.syntax, "a query asks for a row that is not measured", place: id)
    }
  }

  /// The middle error, which half of the rows do not exceed.
  public var medianError: Double { Self.median(rows.map(\.error)) }

  /// Rows past the tolerance, worst first.
  public var outliers: [Row] { rows.filter { $0.error > Self.tolerance }.sorted { $0.error > $1.error } }

  /// One line for each row, then the median and each outlier's reason.
  public var report: String {
    var lines = rows.map { row in
      "\(row.id)  measured \(Self.text(row.measured))  model \(Self.text(row.model))"
        + "  error \(Self.text(row.error * 100)) %  \(row.figure)  \(row.what)  \(row.shape)"
    }
    lines.append(
      "median error \(Self.text(medianError * 100)) % of \(rows.count) rows, \(omissions.count) not modelled")
    for row in outliers { lines.append("over 15 %: \(row.id) \(Self.text(row.error * 100)) %: \(row.reason)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private static func text(_ value: Double) -> String { String((value * 100).rounded() / 100) }

  /// The rows under the header: quoted cells may hold commas; lines that start with `#` are comments.
  private static func cells(_ csv: String, columns: Int) throws(InstructionError) -> [[String]] {
    var rows: [[String]] = []
    for (number, line) in csv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      var cells = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == "," && !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(character)
        }
      }
      guard cells.count == columns else {
        throw InstructionError(.syntax, "\(cells.count) cells instead of \(columns)", place: "\(number + 1):1")
      }
      rows.append(cells)
    }
    return Array(rows.dropFirst())
  }
}
