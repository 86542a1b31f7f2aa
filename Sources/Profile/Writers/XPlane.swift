/// A plane of an XSpace message while it is written: a device with its rows, or what is known of it.
///
/// Names and what is known of all events of a name are written once; lines refer to them by number.
struct XPlane {
  enum Stat {
    case text(String)
    case integer(Int)
    case number(Double)
    case bytes([UInt8])
  }

  private let name: String
  private let number: Int
  private var body = ProtobufWriter()
  private var statNumbers: [String: Int] = [:]
  private var eventCount = 0

  init(_ name: String, number: Int) {
    self.name = name
    self.number = number
  }

  var bytes: [UInt8] {
    var plane = ProtobufWriter()
    plane.add(1, number)
    plane.add(2, name)
    plane.add(raw: body.bytes)
    for (name, number) in statNumbers.sorted(by: { $0.value < $1.value }) {
      Self.entry(&plane, 5, number, name)
    }
    return plane.bytes
  }

  /// What is known of the plane itself.
  mutating func add(_ name: String, _ stat: Stat) {
    let stat = encoded(name, stat)
    body.message(6) { $0.add(raw: stat) }
  }

  /// A kind of event; its number is for ``Line``.
  mutating func event(_ name: String, display: String = "", _ stats: [(String, Stat)] = []) -> Int {
    eventCount += 1
    let all = stats.map { encoded($0.0, $0.1) }
    Self.entry(&body, 4, eventCount, name) { metadata in
      if !display.isEmpty { metadata.add(4, display) }
      for stat in all { metadata.message(5) { $0.add(raw: stat) } }
    }
    return eventCount
  }

  /// A row; `start` is in nanoseconds since 1970.
  mutating func line(_ number: Int, _ name: String, start: Int64, _ line: Line) {
    body.message(3) { writer in
      writer.add(1, number)
      writer.add(2, name)
      writer.add(3, Int(start))
      writer.add(raw: line.events.bytes)
    }
  }

  /// Statistics of single events, for ``Line``.
  mutating func encoded(_ name: String, _ stat: Stat) -> [UInt8] {
    let number = statNumbers[name] ?? statNumbers.count + 1
    statNumbers[name] = number
    var writer = ProtobufWriter()
    writer.add(1, number)
    switch stat {
    case .text(let text): writer.add(5, text)
    case .integer(let integer): writer.add(4, integer)
    case .number(let number): writer.add(2, number)
    case .bytes(let bytes): writer.add(6, bytes)
    }
    return writer.bytes
  }

  /// An entry of a map from numbers to names.
  private static func entry(
    _ writer: inout ProtobufWriter, _ field: Int, _ number: Int, _ name: String,
    _ more: (inout ProtobufWriter) -> Void = { _ in }
  ) {
    writer.message(field) { entry in
      entry.add(1, number)
      entry.message(2) { metadata in
        metadata.add(1, number)
        metadata.add(2, name)
        more(&metadata)
      }
    }
  }

  /// The events of a row, in order, in picoseconds from the row's start.
  struct Line {
    fileprivate var events = ProtobufWriter()

    mutating func add(_ event: Int, start: Int64, duration: Int64, stats: [[UInt8]] = []) {
      events.message(4) { writer in
        writer.add(1, event)
        writer.add(2, Int(start))
        writer.add(3, Int(duration))
        for stat in stats { writer.message(4) { $0.add(raw: stat) } }
      }
    }
  }
}
