import CPJRT

/// Values that stay where they are for as long as this lives, so that the other side may read them.
final class HandedOut<Element>: PJRTObject, @unchecked Sendable {
  static var noun: String { "list of values" }

  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(_ elements: some Collection<Element>) {
    count = elements.count
    start = .allocate(capacity: max(count, 1))
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: elements)
  }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// Says where the values are and how many, in two fields of a call's arguments.
  func hand(to start: inout UnsafePointer<Element>?, _ count: inout Int) {
    start = UnsafePointer(self.start)
    count = self.count
  }

  /// The same for the fields that PJRT does not declare as constant.
  func hand(to start: inout UnsafeMutablePointer<Element>?, _ count: inout Int) {
    start = self.start
    count = self.count
  }
}

extension HandedOut where Element == CChar {
  convenience init(_ text: String) { self.init(bytes: text.utf8) }

  /// Bytes of any kind: PJRT counts them as characters.
  convenience init(bytes: some Collection<UInt8>) { self.init(bytes.map { CChar(bitPattern: $0) }) }
}

typealias HandedOutText = HandedOut<CChar>
/// Handles of objects that something else keeps.
typealias HandedOutHandles = HandedOut<OpaquePointer?>

/// Several texts, as an array of starts and one of lengths.
final class HandedOutTexts: Sendable {
  private let texts: [HandedOutText]
  private let startArray: HandedOut<UnsafePointer<CChar>?>
  private let countArray: HandedOut<Int>

  init(_ texts: [String]) {
    self.texts = texts.map { HandedOutText($0) }
    startArray = HandedOut(self.texts.map { UnsafePointer($0.start) })
    countArray = HandedOut(self.texts.map(\.count))
  }

  var count: Int { texts.count }
  var starts: UnsafePointer<UnsafePointer<CChar>?> { UnsafePointer(startArray.start) }
  var counts: UnsafePointer<Int> { UnsafePointer(countArray.start) }

  func hand(
    to starts: inout UnsafePointer<UnsafePointer<CChar>?>?, _ counts: inout UnsafePointer<Int>?, _ count: inout Int
  ) {
    (starts, counts, count) = (self.starts, self.counts, self.count)
  }
}

/// A text that the other side hands in.
func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
  guard let start, count > 0 else { return "" }
  return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
}
