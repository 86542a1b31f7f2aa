import Glibc

/// The terminal, taken for full-screen pictures and keys without an echo; given back by ``restore()``, also when a signal
/// ends the process.
struct Terminal {
  /// For the signal handler, which may only read.
  private nonisolated(unsafe) static var saved: termios?
  private static let enter = "\u{1B}[?1049h\u{1B}[?25l"
  private static let leave: StaticString = "\u{1B}[?25h\u{1B}[?1049l"

  private let hasKeys: Bool

  init() {
    var settings = termios()
    hasKeys = tcgetattr(STDIN_FILENO, &settings) == 0
    if hasKeys {
      Self.saved = settings
      settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
    for number in [SIGTERM, SIGHUP, SIGINT] {
      signal(number) { number in
        Terminal.restore()
        _exit(128 + number)
      }
    }
    // Looks at the new size at once.
    signal(SIGWINCH) { _ in }
    Self.write(Self.enter)
  }

  func restore() { Self.restore() }

  /// Nothing here may allocate.
  private static func restore() {
    _ = Glibc.write(STDOUT_FILENO, leave.utf8Start, leave.utf8CodeUnitCount)
    if var settings = saved { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
  }

  var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  func draw(_ lines: [StyledLine]) {
    let width = size.width
    Self.write("\u{1B}[H" + lines.map { $0.ansi(width: width) + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  /// A key, as soon as one is pressed within so many milliseconds; also returns when the size changes.
  func key(within milliseconds: Int32) -> Character? {
    var source = pollfd(fd: hasKeys ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return nil }
    var byte: UInt8 = 0
    guard read(STDIN_FILENO, &byte, 1) == 1 else { return "q" }
    return Character(UnicodeScalar(byte))
  }

  private static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }
}
