import CPJRT
import Runtime

/// A value with a name: attributes and figures on their way out, options on their way in.
enum NamedValue: Sendable, Equatable {
  case string(String)
  case integer(Int)
  case integers([Int])
  case number(Float)
  case flag(Bool)
}

/// Named values that the other side may read for as long as this lives.
final class NamedValues: PJRTObject, @unchecked Sendable {
  static let noun = "list of attributes"

  private let texts: [HandedOutText]
  private let lists: [HandedOut<Int64>]
  private let values: HandedOut<PJRT_NamedValue>

  init(_ entries: [(name: String, value: NamedValue)]) {
    var texts: [HandedOutText] = []
    var lists: [HandedOut<Int64>] = []
    var values: [PJRT_NamedValue] = []
    for (name, value) in entries {
      let nameText = HandedOutText(name)
      texts.append(nameText)
      var entry = PJRT_NamedValue()
      entry.struct_size = MemoryLayout<PJRT_NamedValue>.size
      nameText.hand(to: &entry.name, &entry.name_size)
      entry.value_size = 1
      switch value {
      case .string(let string):
        let text = HandedOutText(string)
        texts.append(text)
        entry.type = PJRT_NamedValue_kString
        entry.string_value = UnsafePointer(text.start)
        entry.value_size = text.count
      case .integer(let integer):
        entry.type = PJRT_NamedValue_kInt64
        entry.int64_value = Int64(integer)
      case .integers(let integers):
        let list = HandedOut(integers.map(Int64.init))
        lists.append(list)
        entry.type = PJRT_NamedValue_kInt64List
        entry.int64_array_value = UnsafePointer(list.start)
        entry.value_size = list.count
      case .number(let number):
        entry.type = PJRT_NamedValue_kFloat
        entry.float_value = number
      case .flag(let flag):
        entry.type = PJRT_NamedValue_kBool
        entry.bool_value = flag
      }
      values.append(entry)
    }
    self.texts = texts
    self.lists = lists
    self.values = HandedOut(values)
  }

  var count: Int { values.count }

  func hand(to start: inout UnsafePointer<PJRT_NamedValue>?, _ count: inout Int) { values.hand(to: &start, &count) }

  /// The options of a call.
  static func read(_ start: UnsafePointer<PJRT_NamedValue>?, _ count: Int) throws -> [String: NamedValue] {
    var options: [String: NamedValue] = [:]
    guard let start else { return options }
    for entry in UnsafeBufferPointer(start: start, count: count) {
      let name = text(entry.name, entry.name_size)
      switch entry.type {
      case PJRT_NamedValue_kString: options[name] = .string(text(entry.string_value, entry.value_size))
      case PJRT_NamedValue_kInt64: options[name] = .integer(Int(entry.int64_value))
      case PJRT_NamedValue_kInt64List:
        let list = UnsafeBufferPointer(start: entry.int64_array_value, count: entry.value_size)
        options[name] = .integers(list.map(Int.init))
      case PJRT_NamedValue_kFloat: options[name] = .number(entry.float_value)
      case PJRT_NamedValue_kBool: options[name] = .flag(entry.bool_value)
      default: throw RuntimeError(.invalidArgument, "option \(name) has a type that PJRT does not know")
      }
    }
    return options
  }
}
