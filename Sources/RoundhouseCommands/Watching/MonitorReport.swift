import Runtime
import Silicon

/// One line of `roundhouse monitor`: what neuron-monitor writes, with the groups that its configuration asks for.
///
/// Shapes, names and units are those of the "Neuron Monitor User Guide". Devices are simulated: their utilisation, FLOPs
/// and latencies count in simulated time. Processors and memory of the host are real.
struct MonitorReport {
  /// A look at the machine and the host.
  struct Look {
    var machine: SimulatedMachine
    var host: HostUsage
    var usage: [Int32: ProcessUsage]
    var time: ContinuousClock.Instant

    init(on console: Console) throws(RuntimeError) {
      machine = try SimulatedMachine(on: console)
      host = HostUsage()
      usage = Dictionary(uniqueKeysWithValues: machine.processes.map { ($0.pid, ProcessUsage($0.pid)) })
      time = .now
    }
  }

  var earlier: Look
  var now: Look
  var configuration: MonitorConfiguration

  var json: JSON {
    [
      "neuron_runtime_data": .array(
        now.machine.processes.flatMap { process in
          configuration.runtimes.filter { $0.wants(process.tag) }.prefix(1).map { runtime(process, $0.groups) }
        }),
      "system_data": groups(configuration.systemMetrics) { metric in
        switch metric {
        case "neuron_hw_counters": hardwareCounters
        case "vcpu_usage": processors
        case "memory_info": memory
        default: nil
        }
      },
      "instance_info": [
        "instance_name": "simulated by Roundhouse", "instance_id": .string(SimulatedMachine.instanceID),
        "instance_type": .string(now.machine.cores.instance.name), "instance_availability_zone": "",
        "instance_availability_zone_id": "", "instance_region": "", "ami_id": "", "subnet_id": "", "error": "",
      ],
      "neuron_hardware_info": hardware,
    ]
  }

  private var seconds: Double {
    let (seconds, attoseconds) = (now.time - earlier.time).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// Each of these groups with its period and no error.
  private func groups(_ metrics: [String], _ group: (String) -> [String: JSON]?) -> JSON {
    var entries: [String: JSON] = [:]
    for metric in metrics {
      guard var fields = group(metric) else { continue }
      fields["period"] = .number(seconds)
      fields["error"] = ""
      entries[metric] = .object(fields)
    }
    return .object(entries)
  }

  // MARK: A process

  private func runtime(_ process: ProcessFile, _ metrics: [String]) -> JSON {
    let before = earlier.machine.processes.first { $0.pid == process.pid && $0.beginning == process.beginning }
    let activity = Activity(of: process.status, since: before?.status)
    return [
      "pid": .integer(Int(process.pid)), "address": "", "neuron_runtime_tag": .string(process.tag), "error": "",
      "report": groups(metrics) { metric in
        switch metric {
        case "neuroncore_counters": counters(activity)
        case "execution_stats": executions(activity)
        case "memory_used": memory(of: process)
        case "neuron_runtime_vcpu_usage": processors(of: process.pid)
        default: nil
        }
      },
    ]
  }

  private func counters(_ activity: Activity) -> [String: JSON] {
    let each = now.machine.cores.physicalCoresEach
    let generation = now.machine.cores.core.generation.rawValue
    var cores: [String: JSON] = [:]
    for (index, core) in activity.cores {
      let percent = 100 * core.utilization
      var fields: [String: JSON] = [
        "neuroncore_utilization": .number(percent / Double(each)),
        "flops": .integer(Int(exactly: core.flops.rounded()) ?? .max),
      ]
      if each > 1 {
        let physical = (0..<each).map { part in
          (
            "nc_\(generation).\(index * each + part)",
            ["neuroncore_utilization": .number(part == 0 ? percent : 0)] as JSON
          )
        }
        fields[now.machine.coreVersion] = .object(Dictionary(uniqueKeysWithValues: physical))
      }
      cores["\(index)"] = .object(fields)
    }
    return ["neuroncores_in_use": .object(cores)]
  }

  private func executions(_ activity: Activity) -> [String: JSON] {
    let calls = activity.programs.reduce(0) { $0 + $1.calls }
    let failures = activity.programs.reduce(0) { $0 + $1.failures }
    func latency(launches: Bool) -> JSON {
      guard let latencies = activity.latencies(launches: launches) else { return .null }
      return .object(Dictionary(uniqueKeysWithValues: latencies.map { ("p\($0.percentile)", .number($0.seconds)) }))
    }
    return [
      "error_summary": [
        "generic": .integer(failures), "numerical": 0, "transient": 0, "model": 0, "runtime": 0, "hardware": 0,
      ],
      "execution_summary": [
        "completed": .integer(calls), "completed_with_err": .integer(failures), "completed_with_num_err": 0,
        "timed_out": 0, "incorrect_input": 0, "failed_to_queue": 0,
      ],
      "latency_stats": ["total_latency": latency(launches: true), "device_latency": latency(launches: false)],
    ]
  }

  private func memory(of process: ProcessFile) -> [String: JSON] {
    let resident = now.usage[process.pid]?.residentBytes ?? 0
    var cores: [String: JSON] = [:]
    var total = 0
    for (core, memory) in zip(process.status.cores, process.status.memory) {
      total += memory.bytesInUse + memory.scratchpadBytes
      cores["\(core)"] = [
        "constants": .integer(memory.constantBytes), "model_code": 0,
        "model_shared_scratchpad": .integer(memory.scratchpadBytes), "runtime_memory": 0,
        "tensors": .integer(memory.bytesInUse - memory.constantBytes),
      ]
    }
    return [
      "neuron_runtime_used_bytes": [
        "host": .integer(resident), "neuron_device": .integer(total),
        "usage_breakdown": ["host": host(resident), "neuroncore_memory_usage": .object(cores)],
      ],
      "loaded_models": .array(process.status.programs.map { model($0, of: process) }),
    ]
  }

  private func host(_ bytes: Int) -> JSON {
    ["application_memory": .integer(bytes), "constants": 0, "dma_buffers": 0, "tensors": 0]
  }

  private func model(_ program: ProcessStatus.Program, of process: ProcessFile) -> JSON {
    let device = program.runs.first?.device ?? 0
    let core = process.status.cores.indices.contains(device) ? process.status.cores[device] : 0
    return [
      "name": .string(program.name), "uuid": .string("\(process.pid)-\(process.beginning)-\(program.id)"),
      "model_id": .integer(program.id), "is_running": .bool(program.running),
      "subgraphs": [
        "sg_00": [
          "memory_used_bytes": [
            "host": 0, "neuron_device": .integer(program.constantBytes),
            "usage_breakdown": [
              "host": host(0),
              "neuron_device": [
                "constants": .integer(program.constantBytes), "model_code": 0, "runtime_memory": 0, "tensors": 0,
              ],
            ],
          ],
          "neuroncore_index": .integer(core), "neuron_device_index": .integer(now.machine.chip(of: core)),
        ]
      ],
    ]
  }

  /// In percent of all processors of the host.
  private func processors(of process: Int32) -> [String: JSON] {
    let usage = (now.usage[process], earlier.usage[process])
    func percent(_ field: KeyPath<ProcessUsage, Double>) -> JSON {
      guard let last = usage.0, seconds > 0 else { return 0 }
      let taken = last[keyPath: field] - (usage.1?[keyPath: field] ?? last[keyPath: field])
      return .number(100 * taken / seconds / Double(max(1, now.host.processors.count)))
    }
    return ["vcpu_usage": ["user": percent(\.userSeconds), "system": percent(\.systemSeconds)]]
  }

  // MARK: The machine

  /// Simulated memories have no errors.
  private var hardwareCounters: [String: JSON] {
    [
      "neuron_devices": .array(
        (0..<now.machine.cores.instance.chips).map {
          [
            "neuron_device_index": .integer($0), "mem_ecc_corrected": 0, "mem_ecc_uncorrected": 0,
            "sram_ecc_corrected": 0, "sram_ecc_uncorrected": 0,
          ]
        })
    ]
  }

  private var processors: [String: JSON] {
    func usage(_ now: HostUsage.Processor, _ earlier: HostUsage.Processor) -> JSON {
      let names = ["user", "nice", "system", "idle", "io_wait", "irq", "soft_irq"]
      return .object(Dictionary(uniqueKeysWithValues: zip(names, now.percent(since: earlier).map { .number($0) })))
    }
    let each = zip(now.host.processors, earlier.host.processors).enumerated()
    return [
      "average_usage": usage(now.host.all, earlier.host.all),
      "usage_data": .object(Dictionary(uniqueKeysWithValues: each.map { ("\($0)", usage($1.0, $1.1)) })),
      "context_switch_count": .integer(now.host.contextSwitches - earlier.host.contextSwitches),
    ]
  }

  private var memory: [String: JSON] {
    [
      "memory_total_bytes": .integer(now.host.memoryTotal), "memory_used_bytes": .integer(now.host.memoryUsed),
      "swap_total_bytes": .integer(now.host.swapTotal), "swap_used_bytes": .integer(now.host.swapUsed),
    ]
  }

  /// What Neuron's tools call chips; no document tells the version of Trainium3.
  private static let devices: [String: (type: String, version: String)] = [
    "trn1": ("trainium", "v2"), "inf2": ("inferentia2", "v3"), "trn2": ("trainium2", "v4"), "trn3": ("trainium3", ""),
  ]

  private var hardware: JSON {
    let machine = now.machine
    let device = Self.devices[machine.cores.instance.chip.name] ?? ("", "")
    return [
      "neuron_device_type": .string(device.type), "neuron_device_version": .string(device.version),
      "neuroncore_version": .string(machine.coreVersion),
      "neuron_device_count": .integer(machine.cores.instance.chips),
      "neuron_device_memory_size": .integer(machine.hbmBytesPerChip),
      "neuroncore_per_device_count": .integer(machine.coresPerChip),
      "logical_neuroncore_config": .integer(machine.cores.physicalCoresEach), "error": "",
    ]
  }
}
