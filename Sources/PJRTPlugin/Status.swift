import Machine
import Runtime
import Silicon
import Synchronization

/// What this process compiled and ran, for whoever shows it meanwhile and sums it up in the end.
struct Status: Encodable {
  /// One program: how often it ran, and how long that would have taken on the chip.
  struct Program: Encodable {
    var id: Int
    var name: String
    var calls: Int
    /// Devices that it is for.
    var devices: Int
    var compileSeconds: Double
    /// Host time of all calls.
    var executionSeconds: Double
    /// Whether a call waits or runs.
    var running: Bool
    /// Simulated, with the cost of launching: of the last call, missing before the first, and of all. Missing where a
    /// call cannot be timed.
    var lastSeconds: Double?
    var totalSeconds: Double?

    private enum CodingKeys: String, CodingKey {
      case id, name, calls, devices, running
      case compileSeconds = "compile_seconds"
      case executionSeconds = "execution_seconds"
      case lastSeconds = "last_seconds"
      case totalSeconds = "total_seconds"
    }
  }

  /// HBM of one device.
  struct Memory: Encodable {
    var bytesInUse: Int
    var peakBytesInUse: Int
    var bytesLimit: Int

    private enum CodingKeys: String, CodingKey {
      case bytesInUse = "bytes_in_use"
      case peakBytesInUse = "peak_bytes_in_use"
      case bytesLimit = "bytes_limit"
    }
  }

  var simulated = true
  var version = roundhouseVersion
  /// Missing before the first client.
  var instance: String?
  var deviceKind: String?
  /// Of a device; its programs run on one of them.
  var physicalCoresEach: Int?
  var devices: Int
  var memory: [Memory]
  /// In the order in which they were compiled.
  var programs: [Program]

  private enum CodingKeys: String, CodingKey {
    case simulated, version, instance, devices, memory, programs
    case deviceKind = "device_kind"
    case physicalCoresEach = "physical_cores_each"
  }
}

/// The book that ``Status`` is read from.
///
/// Programs that are gone are kept as figures once anybody has read it; before, they are forgotten.
enum ProgramBook {
  private enum Entry {
    case live(ProgramRecord, devices: Int)
    case gone(Status.Program, Summary?)
  }

  private struct State {
    var entries: [(id: Int, entry: Entry)] = []
    var nextID = 0
    var isRead = false
    weak var client: PJRTClient?
  }

  private static let state = Mutex(State())

  static func open(_ client: PJRTClient) { state.withLock { $0.client = client } }

  static func add(_ record: ProgramRecord, devices: Int) {
    state.withLock { state in
      state.entries.append((state.nextID, .live(record, devices: devices)))
      state.nextID += 1
    }
  }

  /// The program goes.
  static func retire(_ record: ProgramRecord) {
    let kept = state.withLock { state in
      let index = state.entries.firstIndex {
        if case .live(let live, _) = $0.entry, live === record { true } else { false }
      }
      guard let index else { return nil as (id: Int, devices: Int)? }
      guard state.isRead, record.counts.calls > 0, case .live(_, let devices) = state.entries[index].entry else {
        state.entries.remove(at: index)
        return nil
      }
      return (state.entries[index].id, devices)
    }
    guard let kept else { return }
    // Timing a program may take a while: without the lock.
    let entry = Entry.gone(program(kept.id, record, kept.devices), record.summary())
    state.withLock { state in
      guard let index = state.entries.firstIndex(where: { $0.id == kept.id }) else { return }
      state.entries[index].entry = entry
    }
  }

  static func status() -> Status {
    let (entries, client) = state.withLock { state in
      state.isRead = true
      return (state.entries, state.client)
    }
    return Status(
      instance: client?.topology.cores.instance.name, deviceKind: client?.topology.cores.deviceKind,
      physicalCoresEach: client?.topology.cores.physicalCoresEach,
      devices: client?.devices.count ?? 0,
      memory: client?.devices.map(\.device.memory).map {
        let usage = $0.usage
        return Status.Memory(
          bytesInUse: usage.bytesInUse, peakBytesInUse: usage.peakBytesInUse, bytesLimit: $0.capacity)
      } ?? [],
      programs: entries.map { id, entry in
        switch entry {
        case .live(let record, let devices): program(id, record, devices)
        case .gone(let figures, _): figures
        }
      })
  }

  /// Nil for a program that is not known, or that nobody can time yet.
  static func summary(of id: Int) -> Summary? {
    switch state.withLock({ $0.entries.first { $0.id == id }?.entry }) {
    case .live(let record, _): record.summary()
    case .gone(_, let summary): summary
    case nil: nil
    }
  }

  private static func program(_ id: Int, _ record: ProgramRecord, _ devices: Int) -> Status.Program {
    let counts = record.counts
    let last = counts.calls == 0 ? nil : record.timeline()
    return Status.Program(
      id: id, name: record.name, calls: counts.calls, devices: devices,
      compileSeconds: record.compileTime / .seconds(1), executionSeconds: counts.hostTime / .seconds(1),
      running: counts.underWay > 0, lastSeconds: last.map { $0.total.seconds + $0.launch.seconds },
      totalSeconds: record.totalSeconds())
  }
}
