/// Packets of a Perfetto trace on one sequence: rows, slices, counters. Texts that come again are written once.
///
/// Times are whole nanoseconds, as Perfetto has them.
struct PerfettoPackets {
  /// A text that was written once: of a slice's name, an argument's name, or an argument's value.
  struct Interned {
    fileprivate var number: Int
  }

  private enum Texts: Int {
    case sliceNames = 2
    case argumentNames = 3
    case argumentValues = 29
  }

  private var out = ProtobufWriter()
  private var known: [Texts: [String: Int]] = [:]
  private var isFirst = true

  var byteCount: Int { out.bytes.count }
  mutating func take() -> [UInt8] { out.take() }

  // MARK: Rows

  /// A group of rows, with a word beside its name.
  mutating func process(_ number: Int, _ name: String, label: String) {
    packet { packet in
      packet.message(Field.trackDescriptor) { track in
        track.add(Field.uuid, number)
        track.message(Field.process) { process in
          process.add(Field.processID, number)
          process.add(Field.processName, name)
          process.add(Field.processLabels, label)
        }
      }
    }
  }

  /// A row of a group, which viewers take for a thread of a process. They stand in the order of their numbers.
  mutating func row(_ number: Int, of process: Int, _ name: String) {
    packet { packet in
      packet.message(Field.trackDescriptor) { track in
        track.add(Field.uuid, number)
        track.add(Field.parentUUID, process)
        track.message(Field.thread) { thread in
          thread.add(Field.processID, process)
          thread.add(Field.threadID, number)
          thread.add(Field.threadName, name)
        }
      }
    }
  }

  mutating func counter(_ number: Int, of parent: Int, _ name: String, unit: String) {
    packet { packet in
      packet.message(Field.trackDescriptor) { track in
        track.add(Field.uuid, number)
        track.add(Field.parentUUID, parent)
        track.add(Field.trackName, name)
        track.message(Field.counter) { $0.add(Field.unitName, unit) }
      }
    }
  }

  // MARK: Events

  mutating func value(_ number: Int, at time: Int, _ value: Double) {
    event(time) { event in
      event.add(Field.type, Field.counterType)
      event.add(Field.trackUUID, number)
      event.add(Field.counterValue, value)
    }
  }

  /// A slice of a row, from `start` to `end`.
  ///
  /// - Parameters:
  ///   - arguments: What the functions below made.
  ///   - flows: Numbers of arrows that begin here.
  ///   - ends: Numbers of arrows that end here.
  mutating func slice(
    _ row: Int, _ start: Int, _ end: Int, _ name: Interned, arguments: [UInt8] = [],
    flows: some Sequence<UInt64> = EmptyCollection(), ends: UInt64? = nil
  ) {
    event(start) { event in
      event.add(raw: arguments)
      event.add(Field.type, Field.sliceBegin)
      event.add(Field.nameNumber, name.number)
      event.add(Field.trackUUID, row)
      for flow in flows { event.add(Field.flows, fixed: flow) }
      if let ends { event.add(Field.flowEnds, fixed: ends) }
    }
    event(end) { event in
      event.add(Field.type, Field.sliceEnd)
      event.add(Field.trackUUID, row)
    }
  }

  mutating func name(_ text: String) -> Interned { intern(.sliceNames, text) }

  mutating func argument(_ name: String, _ value: String) -> [UInt8] {
    let (name, value) = (intern(.argumentNames, name), intern(.argumentValues, value))
    return argument(name) { $0.add(Field.argumentText, value.number) }
  }

  mutating func argument(_ name: String, _ value: Int) -> [UInt8] {
    let name = intern(.argumentNames, name)
    return argument(name) { $0.add(Field.argumentInteger, value) }
  }

  private func argument(_ name: Interned, _ value: (inout ProtobufWriter) -> Void) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.message(Field.arguments) { argument in
      argument.add(Field.argumentName, name.number)
      value(&argument)
    }
    return writer.bytes
  }

  private mutating func intern(_ texts: Texts, _ text: String) -> Interned {
    if let number = known[texts]?[text] { return Interned(number: number) }
    let number = known[texts, default: [:]].count + 1
    known[texts, default: [:]][text] = number
    packet { packet in
      packet.message(Field.internedData) { data in
        data.message(texts.rawValue) { entry in
          entry.add(1, number)
          entry.add(2, text)
        }
      }
    }
    return Interned(number: number)
  }

  private mutating func event(_ time: Int, _ body: (inout ProtobufWriter) -> Void) {
    packet { packet in
      packet.add(Field.timestamp, time)
      packet.message(Field.trackEvent, body)
    }
  }

  private mutating func packet(_ body: (inout ProtobufWriter) -> Void) {
    let flags = isFirst ? Field.stateCleared | Field.needsState : Field.needsState
    isFirst = false
    out.message(Field.packet) { packet in
      packet.add(Field.sequence, 1)
      packet.add(Field.sequenceFlags, flags)
      body(&packet)
    }
  }

  /// Numbers of the fields and values that are used: Perfetto's protos/perfetto/trace.
  private enum Field {
    static let packet = 1
    // TracePacket
    static let timestamp = 8, sequence = 10, trackEvent = 11, internedData = 12, sequenceFlags = 13
    static let trackDescriptor = 60
    static let stateCleared = 1, needsState = 2
    // TrackDescriptor
    static let uuid = 1, trackName = 2, process = 3, thread = 4, parentUUID = 5, counter = 8
    // ProcessDescriptor, ThreadDescriptor, CounterDescriptor
    static let processID = 1, processName = 6, processLabels = 8, threadID = 2, threadName = 5, unitName = 6
    // TrackEvent
    static let arguments = 4, type = 9, nameNumber = 10, trackUUID = 11, counterValue = 44, flows = 47, flowEnds = 48
    static let sliceBegin = 1, sliceEnd = 2, counterType = 4
    // DebugAnnotation
    static let argumentName = 1, argumentInteger = 4, argumentText = 17
  }
}
