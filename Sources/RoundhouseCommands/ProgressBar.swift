/// Progress of long work: a bar on a terminal, else plain lines.
final class ProgressBar {
  private let console: Console
  private let total: Int
  private static let width = 24

  init(of total: Int, on console: Console) {
    self.console = console
    self.total = total
  }

  /// What is going on before there is anything to count; terminals only.
  static func status(_ text: String, on console: Console) {
    if console.isTerminal { console.diagnostics("\r\u{1B}[K\(text)") }
  }

  /// `done` of the work is over. `line` stands for the bar where there is no terminal.
  func advance(to done: Int, line: String? = nil) {
    if console.isTerminal {
      let filled = total > 0 ? Self.width * done / total : Self.width
      let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
      console.diagnostics("\r\u{1B}[K[\(bar)] \(done)/\(total)")
    } else if let line {
      console.diagnostics(line + "\n")
    }
  }

  /// Takes the bar or status away, so that results stand alone.
  static func clear(on console: Console) {
    if console.isTerminal { console.diagnostics("\r\u{1B}[K") }
  }
}
