import Compiler
import Machine
import Runtime
import Silicon
import Synchronization

/// The book that `ProcessStatus` is read from.
///
/// Programs that are gone are kept as figures once anybody has read it; before, they are forgotten.
enum ProgramBook {
  private enum Entry {
    case live(ProgramRecord, devices: Int)
    case gone(ProcessStatus.Program, Summary?)
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

  /// The program goes. In a child of `fork` it stays: what threads were doing with the book when it was copied is unknown.
  static func retire(_ record: ProgramRecord) {
    guard !Fork.hasHappened else { return }
    let found = state.withLock { state in
      state.entries.first { if case .live(let live, _) = $0.entry { live === record } else { false } }
    }
    guard let id = found?.id, case .live(_, let devices)? = found?.entry else { return }
    Inspection.write(record, id: id)
    let isKept = state.withLock { state in
      if state.isRead, record.counts.calls > 0 { return true }
      state.entries.removeAll { $0.id == id }
      return false
    }
    guard isKept else { return }
    // Timing a program may take a while: without the lock.
    let entry = Entry.gone(program(id, record, devices), record.summary())
    state.withLock { state in
      guard let index = state.entries.firstIndex(where: { $0.id == id }) else { return }
      state.entries[index].entry = entry
    }
  }

  /// Writes profiles of the programs that are here, if they are asked for.
  static func inspect() {
    guard !Fork.hasHappened else { return }
    for (id, entry) in state.withLock({ $0.entries }) {
      if case .live(let record, _) = entry { Inspection.write(record, id: id) }
    }
  }

  static func status() -> ProcessStatus {
    let (entries, client) = state.withLock { state in
      state.isRead = true
      return (state.entries, state.client)
    }
    return status(
      of: client,
      entries.map { id, entry in
        switch entry {
        case .live(let record, let devices): program(id, record, devices)
        case .gone(let figures, _): figures
        }
      })
  }

  /// The process without its programs, for whom these are not worth the time they take.
  static func introduction() -> ProcessStatus { status(of: state.withLock { $0.client }, []) }

  private static func status(of client: PJRTClient?, _ programs: [ProcessStatus.Program]) -> ProcessStatus {
    ProcessStatus(
      cores: client?.topology.cores,
      memory: client?.devices.map(\.device.memory).map {
        let usage = $0.usage
        return ProcessStatus.Memory(
          bytesInUse: usage.bytesInUse, peakBytesInUse: usage.peakBytesInUse, bytesLimit: $0.capacity,
          constantBytes: usage.constantBytes, scratchpadBytes: usage.scratchpadBytes)
      } ?? [],
      programs: programs)
  }

  /// Nil for a program that is not known, or that nobody can time yet.
  static func summary(of id: Int) -> Summary? {
    switch state.withLock({ $0.entries.first { $0.id == id }?.entry }) {
    case .live(let record, _): record.summary()
    case .gone(_, let summary): summary
    case nil: nil
    }
  }

  private static func program(_ id: Int, _ record: ProgramRecord, _ devices: Int) -> ProcessStatus.Program {
    let counts = record.counts
    let last = counts.calls == 0 ? nil : record.timeline()
    let modelFLOPs = Double(record.program.compiled.modelFLOPs)
    let peak = record.program.core.peakBF16TeraFLOPS * 1e12
    return ProcessStatus.Program(
      id: id, name: record.name, calls: counts.calls, failures: counts.failures, devices: devices,
      compileSeconds: record.compileTime / .seconds(1), executionSeconds: counts.hostTime / .seconds(1),
      running: counts.underWay > 0, modelFLOPs: modelFLOPs, hbmPeakBytes: record.program.memory.peak,
      constantBytes: record.program.memory.constants,
      lastSeconds: last.map { $0.total.seconds + $0.launch.seconds }, totalSeconds: record.totalSeconds(),
      mfu: last.map { $0.total > .zero ? modelFLOPs / (peak * $0.total.seconds) : 0 },
      runs: record.timeByDevice().map {
        .init(device: $0.device, calls: $0.calls, seconds: $0.seconds, launchSeconds: $0.launchSeconds)
      })
  }
}
