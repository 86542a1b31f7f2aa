import Profile
import Runtime
import Silicon

extension ProfileText {
  /// The metrics of Neuron's summary under headings, by their names in `--format summary-json`, numbers with units.
  static func metrics(of profile: Profile) -> String {
    let rows = NeuronSummary(profile).rows
    let width = rows.map(\.name.count).max() ?? 0
    return NeuronSummary.Group.allCases.map { group in
      let lines = rows.filter { $0.group == group }.map { row in
        "  \(row.name)" + String(repeating: " ", count: width - row.name.count + 2) + text(of: row)
      }
      return ([group.rawValue] + lines).map { $0 + "\n" }.joined()
    }.map { "\n" + $0 }.joined()
  }

  private static func text(of row: NeuronSummary.Row) -> String {
    guard let value = row.value else { return "-" }
    switch (row.unit, value) {
    case (.seconds, _): return secondsText(value.double)
    case (.fraction, _): return percent(value.double)
    case (.flops, _): return flopsText(value.double)
    case (.bytes, _): return bytesText(Int(value.double.rounded()))
    case (.flopsPerByte, _): return flopsText(value.double) + " per byte"
    case (.cycles, .integer(let count)): return "\(count) cycles"
    case (_, .integer(let count)): return "\(count)"
    case (_, .real(let number)): return number.description
    }
  }
}
