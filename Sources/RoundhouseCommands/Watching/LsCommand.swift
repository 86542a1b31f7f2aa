import ArgumentParser
import Runtime
import Silicon

struct LsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "Lists the chips of the simulated machine, as neuron-ls does.",
    discussion: """
      The machine is that of ROUNDHOUSE_INSTANCE and NEURON_LOGICAL_NC_CONFIG; without ROUNDHOUSE_INSTANCE, that of the \
      process that began last, else trn2.3xlarge. PCI addresses are made up, and all chips are on one NUMA node.
      """)

  @Flag(name: [.customShort("j"), .customLong("json-output")], help: "Prints JSON.")
  var json = false

  @Flag(name: [.customShort("w"), .customLong("wide")], help: "Prints the processes that use each chip.")
  var wide = false

  func run(on console: Console) throws {
    let machine = try SimulatedMachine(on: console)
    machine.noteElsewhere(on: console)
    let chips = (0..<machine.cores.instance.chips).map { Chip($0, of: machine) }
    if json {
      console.output(try JSON.array(chips.map(\.json)).text(pretty: true))
      return
    }
    let head = """
      instance-type: \(machine.cores.instance.name) (simulated)
      instance-id: \(SimulatedMachine.instanceID)
      logical-neuroncore-config: \(machine.cores.physicalCoresEach)
      """
    console.output(head + "\n" + (wide ? wideTable(chips) : table(chips)).text)
  }

  private func table(_ chips: [Chip]) -> BoxedTable {
    var table = BoxedTable(headings: [
      "NEURON\nDEVICE", "NEURON\nCORES", "NEURON\nCORE IDS", "NEURON\nMEMORY", "CONNECTED\nDEVICES", "PCI\nBDF",
      "CPU\nAFFINITY", "NUMA\nNODE",
    ])
    for chip in chips {
      let cells = [
        "\(chip.index)", "\(chip.cores.count)", chip.coreRange, chip.memoryText, chip.connectedText,
        "0000:" + chip.bdf, chip.affinity, "0",
      ]
      table.add([cells])
    }
    return table
  }

  private func wideTable(_ chips: [Chip]) -> BoxedTable {
    var table = BoxedTable(
      headings: [
        "NEURON\nDEVICE", "NEURON\nCORES", "NEURON\nMEMORY", "CONNECTED\nDEVICES", "PCI\nBDF", "PID\n", "COMMAND\n",
        "RUNTIME\nVERSION",
      ], separatesRows: chips.contains { !$0.processes.isEmpty })
    for chip in chips {
      let left = ["\(chip.index)", "\(chip.cores.count)", chip.memoryText, chip.connectedText, chip.bdf]
      let right = chip.processes.map { ["\($0.pid)", shortened($0.command), $0.status.version] }
      table.add(
        (right.isEmpty ? [["", "", ""]] : right).enumerated().map { row, cells in
          (row == 0 ? left : left.map { _ in "" }) + cells
        })
    }
    return table
  }

  /// As neuron-ls does it, in its wide table.
  private func shortened(_ command: String) -> String {
    command.count > 80 ? command.prefix(77) + "..." : command
  }
}

/// One chip: a Neuron Device.
private struct Chip {
  var index: Int
  var cores: Range<Int>
  var memory: Int
  var connected: [Int]
  var affinity: String
  var lnc: Int
  var processes: [ProcessFile]

  init(_ index: Int, of machine: SimulatedMachine) {
    self.index = index
    cores = machine.coresOn(chip: index)
    memory = machine.hbmBytesPerChip
    connected = machine.cores.instance.neighbours(of: index)
    affinity = machine.cores.instance.value(.hostCPUs).map { "0-\(Int($0) - 1)" } ?? "NA"
    lnc = machine.cores.physicalCoresEach
    processes = machine.processes(on: index)
  }

  /// Made up: bus 16 and on.
  var bdf: String {
    let bus = String(16 + index % 240, radix: 16)
    return "\(bus):00.0"
  }
  var coreRange: String { cores.count == 1 ? "\(cores.lowerBound)" : "\(cores.lowerBound)-\(cores.upperBound - 1)" }
  /// neuron-ls writes GB and means GiB.
  var memoryText: String { "\(memory >> 30) GB" }
  var connectedText: String { connected.map(String.init).joined(separator: ", ") }

  var json: JSON {
    [
      "neuron_device": .integer(index), "bdf": .string(bdf), "cpu_affinity": .string(affinity), "numa_node": "0",
      "connected_to": .array(connected.map { .integer($0) }), "nc_count": .integer(cores.count),
      "logical_neuroncore_config": .integer(lnc), "memory_size": .integer(memory),
      "neuroncore_ids": .array(cores.map { .integer($0) }),
      "neuron_processes": .array(
        processes.map {
          [
            "pid": .integer(Int($0.pid)), "command": .string($0.command),
            "neuron_runtime_version": .string($0.status.version),
          ]
        }),
    ]
  }
}
