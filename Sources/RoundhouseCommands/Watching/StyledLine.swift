/// A line of text whose parts have colours, where there are any.
struct StyledLine {
  enum Style {
    case plain, title, section, green, red, dim

    /// What ANSI terminals take as their beginning.
    fileprivate var code: String {
      switch self {
      case .plain: ""
      case .title: "\u{1B}[30;46m"
      case .section: "\u{1B}[30;106m"
      case .green: "\u{1B}[32m"
      case .red: "\u{1B}[31m"
      case .dim: "\u{1B}[2m"
      }
    }
  }

  private var parts: [(text: String, style: Style)]

  init(_ parts: [(String, Style)]) { self.parts = parts.map { ($0.0, $0.1) } }

  static let empty = StyledLine([])
  static func plain(_ text: String) -> StyledLine { StyledLine([(text, .plain)]) }
  static func bar(_ text: String) -> StyledLine { StyledLine([(text, .title)]) }
  /// A heading on a bar as wide as the picture.
  static func section(_ text: String, _ width: Int) -> StyledLine {
    StyledLine([(text + String(repeating: " ", count: max(0, width - text.count)), .section)])
  }

  mutating func add(_ more: [(String, Style)]) { parts += more.map { ($0.0, $0.1) } }

  /// Without colours, and without blanks at its end.
  func plainText(width: Int) -> String {
    var text = parts.map(\.text).joined().prefix(width)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// With colours, cut at `width` characters.
  func ansi(width: Int) -> String {
    var rest = width
    return parts.map { text, style in
      let shown = text.prefix(rest)
      rest -= shown.count
      return style.code.isEmpty || shown.isEmpty ? String(shown) : style.code + shown + "\u{1B}[0m"
    }.joined()
  }
}
