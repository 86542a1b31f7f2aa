/// A table of text in a box of `+`, `-` and `|`, its headings centred, as neuron-ls draws it.
struct BoxedTable {
  /// Each of as many lines as the others.
  var headings: [String]
  /// Whether there is a line under every group of rows, and not only under the last.
  var separatesRows = false
  /// Rows that belong together, such as a chip's.
  private var groups: [[[String]]] = []

  init(headings: [String], separatesRows: Bool = false) {
    self.headings = headings
    self.separatesRows = separatesRows
  }

  mutating func add(_ rows: [[String]]) { groups.append(rows) }

  var text: String {
    let heads = headings.map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    let widths = headings.indices.map { column in
      (heads[column] + groups.joined().map { $0[column] }).reduce(0) { max($0, $1.count) }
    }
    let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined()
    func line(_ cells: [String], _ place: (String, Int) -> String) -> String {
      "|" + zip(cells, widths).map { " \(place($0, $1)) |" }.joined()
    }
    var lines = [rule]
    for index in heads[0].indices { lines.append(line(heads.map { $0[index] }, Self.centred)) }
    lines.append(rule)
    for group in groups {
      lines += group.map { line($0, Self.padded) }
      if separatesRows { lines.append(rule) }
    }
    if !separatesRows || groups.isEmpty { lines.append(rule) }
    return lines.joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }

  private static func centred(_ text: String, _ width: Int) -> String {
    padded(String(repeating: " ", count: (width - text.count) / 2) + text, width)
  }
}
