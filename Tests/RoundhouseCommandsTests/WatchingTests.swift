import Foundation
import Runtime
import Testing

@testable import RoundhouseCommands

/// A process of the simulated machine that never ran: this one's number with figures that a test gives.
func processFile(
  _ status: ProcessStatus, tag: String = "1", pid: Int32 = getpid(), beginning: Int? = nil
) -> ProcessFile {
  ProcessFile(
    pid: pid, beginning: beginning ?? RuntimeFolder.beginning(of: getpid()) ?? 0, command: "python train.py", tag: tag,
    status: status)
}

func processStatus(
  instance: String = "trn2.3xlarge", visible: String = "0,2", programs: [ProcessStatus.Program] = []
) throws -> ProcessStatus {
  let cores = try LogicalCores { ["ROUNDHOUSE_INSTANCE": instance, "NEURON_RT_VISIBLE_CORES": visible][$0] }
  let memory = cores.visible.map {
    ProcessStatus.Memory(
      bytesInUse: 1000 + $0, peakBytesInUse: 2000, bytesLimit: 1 << 34, constantBytes: 100, scratchpadBytes: 50)
  }
  return ProcessStatus(cores: cores, memory: memory, programs: programs)
}

/// Called `calls` times on each device, 1 ms each, of which 0.25 ms are the launch.
func trainingStep(id: Int = 0, calls: Int, devices: [Int] = [0], host: Double = 0.5) -> ProcessStatus.Program {
  let all = calls * devices.count
  return ProcessStatus.Program(
    id: id, name: "jit_step", calls: all, compileSeconds: 1, executionSeconds: host * Double(all), running: false,
    modelFLOPs: 3e9, hbmPeakBytes: 4096, constantBytes: 100, lastSeconds: 1e-3, totalSeconds: Double(all) * 1e-3,
    mfu: 0.05,
    runs: devices.map {
      .init(device: $0, calls: calls, seconds: Double(calls) * 1e-3, launchSeconds: Double(calls) * 0.25e-3)
    })
}

extension Workspace {
  var environment: [String: String] { ["XDG_RUNTIME_DIR": folder, "ROUNDHOUSE_INSTANCE": "trn2.3xlarge"] }
  var runtimeFolder: RuntimeFolder { RuntimeFolder { self.environment[$0] } }

  func publish(_ file: ProcessFile) throws {
    #expect(runtimeFolder.make())
    runtimeFolder.write(Array(try JSONEncoder().encode(file)), for: file.pid)
  }
}

@Suite struct `What watchers see` {
  @Test func `ls draws neuron-ls's table`() throws {
    let workspace = try Workspace()
    let outcome = workspace.run(
      ["ls"], environment: ["XDG_RUNTIME_DIR": workspace.folder, "ROUNDHOUSE_INSTANCE": "trn2.48xlarge"])
    #expect(outcome.status == 0 && outcome.diagnostics == "")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "instance-type: trn2.48xlarge (simulated)")
    #expect(lines[2] == "logical-neuroncore-config: 2")
    #expect(lines[3] == "+--------+--------+----------+--------+---------------+--------------+----------+------+")
    #expect(lines[4] == "| NEURON | NEURON |  NEURON  | NEURON |   CONNECTED   |     PCI      |   CPU    | NUMA |")
    #expect(lines[5] == "| DEVICE | CORES  | CORE IDS | MEMORY |    DEVICES    |     BDF      | AFFINITY | NODE |")
    #expect(lines[7] == "| 0      | 4      | 0-3      | 96 GB  | 12, 3, 4, 1   | 0000:10:00.0 | 0-191    | 0    |")
    #expect(lines[22].hasPrefix("| 15     | 4      | 60-63    |"))
    #expect(lines.count == 24)
  }

  @Test func `ls lists in JSON what scripts read, with the processes of each chip`() throws {
    let workspace = try Workspace()
    try workspace.publish(processFile(processStatus()))
    let outcome = workspace.run(["ls", "-j"], environment: workspace.environment)
    let chips = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(chips.count == 1)
    #expect(
      Set(chips[0].keys) == [
        "neuron_device", "bdf", "cpu_affinity", "numa_node", "connected_to", "nc_count", "logical_neuroncore_config",
        "memory_size", "neuroncore_ids", "neuron_processes",
      ])
    #expect(chips[0]["neuroncore_ids"] as? [Int] == [0, 1, 2, 3])
    #expect(chips[0]["memory_size"] as? Int == 103_079_215_104)
    #expect(chips[0]["numa_node"] as? String == "0")
    let processes = try #require(chips[0]["neuron_processes"] as? [[String: Any]])
    #expect(processes.map { $0["pid"] as? Int } == [Int(getpid())])
    #expect(processes[0]["command"] as? String == "python train.py")
    let wide = workspace.run(["ls", "--wide"], environment: workspace.environment).output
    #expect(wide.contains("| \(getpid()) ") && wide.contains("| python train.py |"))
  }

  @Test func `files of processes that are gone, or were others, are removed`() throws {
    let workspace = try Workspace()
    try workspace.publish(processFile(processStatus(), pid: 1 << 30))
    try workspace.publish(processFile(processStatus(), beginning: 1))
    #expect(workspace.runtimeFolder.processes().count == 2)
    #expect(!workspace.run(["ls", "--wide"], environment: workspace.environment).output.contains("train.py"))
    #expect(workspace.runtimeFolder.processes().isEmpty)
  }

  @Test func `processes of other machines are counted, and chosen where no machine is named`() throws {
    let workspace = try Workspace()
    try workspace.publish(processFile(processStatus(instance: "trn1.2xlarge", visible: "0")))
    let outcome = workspace.run(["ls", "-j"], environment: workspace.environment)
    #expect(outcome.diagnostics.contains("1 more process is on a simulated machine of another kind"))
    let own = workspace.run(["ls"], environment: ["XDG_RUNTIME_DIR": workspace.folder])
    #expect(own.output.contains("instance-type: trn1.2xlarge"))
  }

  @Test func `files with figures that cannot be harm nobody`() throws {
    let workspace = try Workspace()
    var program = trainingStep(calls: 3, devices: [0, 1, 7, -1])
    program.runs[0].seconds = 1e308
    program.runs[1].seconds = 5e-324
    program.runs[1].launchSeconds = -1e308
    program.modelFLOPs = 1e308
    program.mfu = -1e308
    try workspace.publish(processFile(processStatus(programs: [program])))
    var status = try processStatus()
    status.cores = [-5, .max]
    try workspace.publish(
      processFile(status, pid: getppid(), beginning: RuntimeFolder.beginning(of: getppid())))
    workspace.runtimeFolder.write(Array("{\"pid\":".utf8), for: getpid() + 1)
    for arguments in [["ls", "--wide"], ["monitor", "--interval", "0.01", "--count", "1"], ["top"]] {
      let outcome = workspace.run(arguments, environment: workspace.environment)
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(outcome.diagnostics)")
    }
  }

  @Test func `activity is what happened since the last look`() throws {
    let before = try processStatus(programs: [trainingStep(calls: 2, devices: [0, 1])])
    let after = try processStatus(programs: [
      trainingStep(calls: 6, devices: [0, 1]), trainingStep(id: 1, calls: 1, devices: [1]),
    ])
    let activity = Activity(of: after, since: before)
    #expect(activity.cores.keys.sorted() == [0, 2])
    #expect(activity.cores[0]?.calls == 4 && activity.cores[2]?.calls == 5)
    #expect(abs(try #require(activity.cores[0]).utilization - 0.75) < 1e-12)
    #expect(abs(try #require(activity.cores[2]).flops / 3e12 - 1) < 1e-12)
    #expect(activity.programs.map(\.calls) == [8, 1])
    #expect(abs(activity.programs[0].hostSeconds - 4) < 1e-12)
    #expect(Activity(of: after, since: after).programs.isEmpty)
  }

  @Test func `latencies are percentiles over calls`() throws {
    var slow = trainingStep(id: 1, calls: 1)
    slow.runs[0].seconds = 9e-3
    let status = try processStatus(programs: [trainingStep(calls: 9), slow])
    let latencies = try #require(Activity(of: status).latencies(launches: true))
    #expect(latencies.map(\.percentile) == [0, 1, 25, 50, 75, 99, 100])
    for (found, wanted) in zip(latencies.map(\.seconds), [1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 9e-3, 9e-3]) {
      #expect(abs(found - wanted) < 1e-12)
    }
    let device = try #require(Activity(of: status).latencies(launches: false))
    #expect(abs(device[0].seconds - 0.75e-3) < 1e-12)
    #expect(Activity(of: try processStatus()).latencies(launches: true) == nil)
  }

  @Test func `monitor writes neuron-monitor's groups line by line`() throws {
    let workspace = try Workspace()
    try workspace.publish(processFile(processStatus(programs: [trainingStep(calls: 3)]), tag: "job"))
    let outcome = workspace.run(["monitor", "--interval", "0.05", "--count", "2"], environment: workspace.environment)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let report = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(Set(report.keys) == ["neuron_runtime_data", "system_data", "instance_info", "neuron_hardware_info"])
      let runtimes = try #require(report["neuron_runtime_data"] as? [[String: Any]])
      #expect(runtimes.map { $0["neuron_runtime_tag"] as? String } == ["job"])
      let groups = try #require(runtimes[0]["report"] as? [String: [String: Any]])
      #expect(
        Set(groups.keys) == ["neuroncore_counters", "execution_stats", "memory_used", "neuron_runtime_vcpu_usage"])
      #expect(groups.values.allSatisfy { $0["error"] as? String == "" && ($0["period"] as? Double ?? 0) >= 0.05 })
      let cores = try #require(groups["neuroncore_counters"]?["neuroncores_in_use"] as? [String: [String: Any]])
      #expect(Set(cores.keys) == ["0", "2"])
      #expect((cores["2"]?["v3d"] as? [String: Any])?.keys.sorted() == ["nc_v3.4", "nc_v3.5"])
      let used = try #require(groups["memory_used"]?["neuron_runtime_used_bytes"] as? [String: Any])
      // Two cores: 1000 and 1002 bytes in use, and 50 of scratchpad each.
      #expect(used["neuron_device"] as? Int == 2102)
      #expect((used["host"] as? Int ?? 0) > 1 << 20)
      let hardware = try #require(report["neuron_hardware_info"] as? [String: Any])
      #expect(hardware["neuron_device_type"] as? String == "trainium2")
      #expect(hardware["neuroncore_version"] as? String == "v3d")
      #expect(hardware["neuroncore_per_device_count"] as? Int == 4)
      let system = try #require(report["system_data"] as? [String: [String: Any]])
      #expect(Set(system.keys) == ["neuron_hw_counters", "vcpu_usage", "memory_info"])
      #expect((system["memory_info"]?["memory_total_bytes"] as? Int ?? 0) > 1 << 28)
    }
  }

  @Test func `monitor follows neuron-monitor's configuration files`() throws {
    let workspace = try Workspace()
    try workspace.publish(processFile(processStatus(), tag: "job-7"))
    func report(_ filter: String) throws -> [String: Any] {
      let file = try workspace.write(
        "monitor.conf",
        """
        {"period": "10ms", "neuron_runtimes": [{"tag_filter": "\(filter)", "metrics": [{"type": "memory_used"}]}],
         "system_metrics": [{"type": "memory_info", "period": "2s"}]}
        """)
      let outcome = workspace.run(["monitor", "-c", file, "--count", "1"], environment: workspace.environment)
      return try outcome.json()
    }
    let found = try report("job-[0-9]")
    let runtimes = try #require(found["neuron_runtime_data"] as? [[String: Any]])
    #expect((runtimes.first?["report"] as? [String: Any])?.keys.sorted() == ["memory_used"])
    #expect((found["system_data"] as? [String: Any])?.keys.sorted() == ["memory_info"])
    #expect((try report("^other$")["neuron_runtime_data"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: [
    ("[]", "is no configuration of neuron-monitor"), ("{\"period\": \"5\"}", "the period '5' is not of the form"),
    ("{\"system_metrics\": [{\"type\": \"weather\"}]}", "there is no metric group 'weather'"),
    ("{\"neuron_runtimes\": [{\"tag_filter\": \"(\", \"metrics\": []}]}", "is no regular expression"),
  ]) func `monitor refuses what it cannot follow`(text: String, says: String) throws {
    let workspace = try Workspace()
    let file = try workspace.write("monitor.conf", text)
    let outcome = workspace.run(["monitor", "-c", file, "--count", "1"], environment: workspace.environment)
    #expect(outcome.status == 1)
    #expect(outcome.diagnostics.contains(says) && outcome.diagnostics.contains("monitor.conf"))
  }
}
