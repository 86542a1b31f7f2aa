extension ChipDescription {
  /// The chip as a table of text: field, value, unit, status, meaning and source, with notes and what else is published
  /// below each figure.
  public var report: String {
    let core = self.core
    var head = "\(title) (\(name)), NeuronCore-\(generation.rawValue)"
    if let base { head += ", from \(base)" }
    let derived = [
      "one core: \(text(core.peakBF16TeraFLOPS)) TFLOP/s bf16, \(text(Double(core.sbufBytesPerPartition * core.partitions) / 0x1p20)) MiB SBUF,"
        + " \(text(Double(core.psumBytesPerPartition * core.partitions) / 0x1p20)) MiB PSUM",
      "one core's share: \(text(Double(core.hbmBytes) / 0x1p30)) GiB of HBM at \(text(core.hbmBytesPerNanosecond)) GB/s,"
        + " \(core.dmaEngines) DMA engines at \(text(Double(core.dmaEngines) * core.dmaBytesPerNanosecond)) GB/s",
    ]
    return ([head] + derived + figureLines(figures) + [legend]).joined(separator: "\n") + "\n"
  }
}

private let legend =
  "Documents are those of aws-neuron-sdk 2.32 (81ce03ae); X0000 and D0000 are rows of Benchmarks/measured-instructions.csv."

extension InstanceDescription {
  /// The instance as a table of text, in the form of `ChipDescription.report`.
  public var report: String {
    let head = "\(name): \(chips) x \(chip.title), \(topology)"
    let derived =
      "\(physicalCores) cores (\(logicalCores) logical), \(text(hbmBytes / 0x1p30)) GiB of HBM at \(text(hbmBytesPerNanosecond / 1000)) TB/s"
    return ([head, derived] + figureLines(figures) + [legend]).joined(separator: "\n") + "\n"
  }
}

extension ChipCatalog {
  /// Every chip in one line each, and the instances that have it.
  public static var summary: String {
    let rows = chips.map { chip in
      let core = chip.core
      return [
        chip.name, chip.title, "\(Int(chip.value(.coresPhysical) ?? 0)) x NeuronCore-\(chip.generation.rawValue)",
        "\(text(chip.peakBF16TeraFLOPS)) TFLOP/s bf16",
        "\(text(Double(core.hbmBytes) * (chip.value(.coresPhysical) ?? 0) / 0x1p30)) GiB HBM",
        InstanceCatalog.instances.filter { $0.chip.name == chip.name }.map(\.name).joined(separator: " "),
      ]
    }
    return aligned([["chip", "name", "cores", "peak", "memory", "instances"]] + rows).joined(separator: "\n") + "\n"
  }
}

private func figureLines<Field: FigureField>(_ figures: [Field: Figure]) -> [String] {
  var rows = [["field", "value", "unit", "status", "meaning", "source"]]
  var below: [Int: [String]] = [:]
  for field in Field.allCases {
    guard let figure = figures[field] else { continue }
    rows.append([
      field.rawValue, text(figure.value), figure.unit.symbol, figure.status.rawValue, field.meaning, figure.source,
    ])
    below[rows.count - 1] =
      figure.alternatives.map { "    or \(text($0.value)) \($0.unit.symbol): \($0.source)" }
      + (figure.note.map { ["    \($0)"] } ?? [])
  }
  return aligned(rows).enumerated().flatMap { [$1] + (below[$0] ?? []) }
}

/// Columns padded to their widest cell; the last is not.
private func aligned(_ rows: [[String]]) -> [String] {
  guard let columns = rows.first?.count else { return [] }
  let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    row.enumerated().map { column, cell in
      column == columns - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count + 2)
    }.joined()
  }
}

/// A number to three decimals, without a fraction it does not need.
private func text(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  let rounded = (value * 1000).rounded() / 1000
  return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
}
