import FoundationEssentials
import Runtime
import Silicon

/// The simulated machine and the processes of this user that run on it.
struct SimulatedMachine {
  /// All cores of the instance, however few of them a process may see.
  var cores: LogicalCores
  var processes: [ProcessFile]
  /// How many processes are on simulated machines of other kinds.
  var elsewhere: Int

  /// The machine that the environment describes; where `ROUNDHOUSE_INSTANCE` is not set, that of the process that began
  /// last. Files of processes that are gone are removed.
  init(on console: Console) throws(RuntimeError) {
    func variable(_ name: String) -> String? { console.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let all = Self.processes(in: RuntimeFolder(environment: variable))
    let last = variable("ROUNDHOUSE_INSTANCE") == nil ? all.max { $0.beginning < $1.beginning }?.status : nil
    let cores = try LogicalCores { name in
      switch name {
      case "NEURON_RT_VISIBLE_CORES", "NEURON_RT_NUM_CORES": nil
      case "ROUNDHOUSE_INSTANCE": last?.instance ?? variable(name)
      case "NEURON_LOGICAL_NC_CONFIG": last?.physicalCoresEach.map(String.init) ?? variable(name)
      default: variable(name)
      }
    }
    self.cores = cores
    let known = 0..<cores.instance.physicalCores / cores.physicalCoresEach
    processes = all.filter {
      $0.status.instance == cores.instance.name && $0.status.physicalCoresEach == cores.physicalCoresEach
        && $0.status.cores.allSatisfy(known.contains)
    }
    elsewhere = all.count - processes.count
  }

  private static func processes(in folder: RuntimeFolder) -> [ProcessFile] {
    folder.processes().compactMap { process in
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: folder.file(of: process))),
        let file = try? JSONDecoder().decode(ProcessFile.self, from: data)
      else {
        // Of another version, or nobody's: only what belongs to no process may go.
        if RuntimeFolder.beginning(of: process) == nil { folder.remove(process) }
        return nil
      }
      guard file.pid == process, RuntimeFolder.beginning(of: process) == file.beginning else {
        folder.remove(process)
        return nil
      }
      return file
    }
  }

  /// Says on standard error that there is more than is shown.
  func noteElsewhere(on console: Console) {
    guard elsewhere > 0 else { return }
    console.diagnostics(
      "note: \(elsewhere) more process\(elsewhere == 1 ? " is" : "es are") on a simulated machine of another kind; set "
        + "ROUNDHOUSE_INSTANCE or NEURON_LOGICAL_NC_CONFIG to see it\n")
  }

  // MARK: What Neuron's tools call things

  /// No instance: a simulated one has no number.
  static let instanceID = "simulated"

  var coresPerChip: Int { max(1, cores.instance.physicalCores / cores.instance.chips / cores.physicalCoresEach) }
  var hbmBytesPerChip: Int { cores.hbmBytesEach * coresPerChip }
  /// `v2`, and `v3d` for a pair of physical cores.
  var coreVersion: String { String(cores.deviceKind.dropFirst("NC_".count)) }

  func chip(of core: Int) -> Int { cores.place(of: core).chip }
  func coresOn(chip: Int) -> Range<Int> { chip * coresPerChip..<(chip + 1) * coresPerChip }

  /// Processes with a core on a chip.
  func processes(on chip: Int) -> [ProcessFile] {
    processes.filter { $0.status.cores.contains { self.chip(of: $0) == chip } }
  }
}
