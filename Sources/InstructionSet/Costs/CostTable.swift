public import Silicon

/// One row of `costs.csv`: the time of one form of an instruction on one engine of one generation.
public struct CostRow: Sendable, Equatable {
  public enum Unit: String, Sendable { case cycles, ns }

  public var instruction: String
  /// What is different about this row: memories, element widths, performance mode.
  public var form: String
  public var engine: Engine
  public var generation: CoreGeneration
  public var unit: Unit
  /// issue = max(issueMinimum, issueFixed + issueEach * N)
  public var issueFixed: Double
  public var issueEach: Double
  public var issueMinimum: Double
  /// latency = latencyFixed + latencyEach * N, and never below issue.
  public var latencyFixed: Double
  public var latencyEach: Double
  public var status: Status
  /// Measured rows by id, documents by name.
  public var source: String
  public var note: String

  /// `instruction.form@engine`, the name in `Cost.row`.
  public var name: String { "\(instruction).\(form)@\(engine.rawValue)" }

  /// Issue and latency for `elements`, in ns at the clock in GHz.
  func time(elements: Double, clock: Double) -> (issue: Double, latency: Double) {
    let nanoseconds = unit == .cycles ? 1 / clock : 1
    let issue = max(issueMinimum, issueFixed + issueEach * elements)
    return (issue * nanoseconds, max(issue, latencyFixed + latencyEach * elements) * nanoseconds)
  }
}

/// Every known cost, by instruction, form, engine and generation.
public struct CostTable: Sendable {
  public let rows: [CostRow]
  private let index: [Key: Int]

  private struct Key: Hashable {
    var instruction: String
    var form: String
    var engine: Engine
    var generation: CoreGeneration
  }

  public static let builtIn: CostTable = {
    do throws(InstructionError) {
      return try CostTable(csv: String(decoding: PackageResources.costs_csv, as: UTF8.self))
    } catch {
      preconditionFailure("costs.csv: \(error)")
    }
  }()

  /// Reads comma-separated rows under a header line; lines that start with `#` are comments.
  public init(csv: String) throws(InstructionError) {
    var rows: [CostRow] = []
    var index: [Key: Int] = [:]
    var header: [Substring]?
    for (number, line) in csv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard let names = header else {
        header = cells
        continue
      }
      guard cells.count == names.count, let row = CostRow(cells) else {
        throw InstructionError(.syntax, "not a cost row of \(names.count) columns: \(line)", place: "\(number + 1):1")
      }
      let key = Key(instruction: row.instruction, form: row.form, engine: row.engine, generation: row.generation)
      guard index.updateValue(rows.count, forKey: key) == nil else {
        throw InstructionError(.syntax, "a second row for \(row.name) on \(row.generation)", place: "\(number + 1):1")
      }
      rows.append(row)
    }
    self.rows = rows
    self.index = index
  }

  /// The row for a generation; without one, the v3 row, as an estimate: as many cycles at another clock.
  public func lookup(_ instruction: String, _ form: String, _ engine: Engine, _ generation: CoreGeneration) -> CostRow?
  {
    var key = Key(instruction: instruction, form: form, engine: engine, generation: generation)
    if let position = index[key] { return rows[position] }
    key.generation = .v3
    guard let position = index[key] else { return nil }
    var row = rows[position]
    row.status = max(row.status, .estimated)
    return row
  }
}

extension CostRow {
  fileprivate init?(_ cells: [Substring]) {
    guard cells.count == 13, let engine = Engine(rawValue: String(cells[2])),
      let generation = CoreGeneration(rawValue: String(cells[3])), let unit = Unit(rawValue: String(cells[4])),
      let status = Status(rawValue: String(cells[10])), !cells[11].isEmpty
    else { return nil }
    let numbers = cells[5...9].compactMap { Double($0) }
    guard numbers.count == 5, numbers.allSatisfy({ $0 >= 0 && $0.isFinite }) else { return nil }
    self.init(
      instruction: String(cells[0]), form: String(cells[1]), engine: engine, generation: generation, unit: unit,
      issueFixed: numbers[0], issueEach: numbers[1], issueMinimum: numbers[2], latencyFixed: numbers[3],
      latencyEach: numbers[4], status: status, source: String(cells[11]), note: String(cells[12]))
  }
}
