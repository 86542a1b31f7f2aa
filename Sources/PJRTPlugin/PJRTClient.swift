import CPJRT
import Runtime

/// The devices of a process, and what all calls need.
final class PJRTClient: PJRTObject {
  static let noun = "client"

  let topology: PJRTTopology
  let devices: [PJRTDevice]
  let deviceHandles: HandedOutHandles
  let memoryHandles: HandedOutHandles

  /// Throws for an option or a variable of the environment that cannot be followed.
  init(options: [String: NamedValue]) throws {
    var options = options
    let platformName = try PlatformName.take(from: &options)
    if let unknown = options.keys.min() {
      throw RuntimeError(.invalidArgument, "a client has no option '\(unknown)'; it has platform_name")
    }
    let cores = try LogicalCores(environment: Environment.variable)
    try Self.checkCompilerFlags(cores)
    let threads = try Environment.threads()
    let roundingSeed = try Environment.roundingSeed()
    try Inspection.start()
    topology = PJRTTopology(cores: cores, platformName: platformName)
    devices = topology.descriptions.map { PJRTDevice($0, cores: cores, threads: threads, roundingSeed: roundingSeed) }
    deviceHandles = HandedOutHandles(devices.map(\.handle))
    memoryHandles = HandedOutHandles(devices.flatMap(\.memories).map(\.handle))
    ProgramBook.open(self)
    StatusFile.keep()
  }

  /// Says which of `NEURON_CC_FLAGS` change nothing here. Throws for flags that cannot be followed.
  private static func checkCompilerFlags(_ cores: LogicalCores) throws {
    let flags = try NeuronCCFlags(parsing: Environment.variable("NEURON_CC_FLAGS") ?? "")
    if let each = flags.logicalNCConfig, each != cores.physicalCoresEach {
      throw RuntimeError(
        .invalidArgument,
        "NEURON_CC_FLAGS asks for --logical-nc-config=\(each), but logical cores have \(cores.physicalCoresEach) physical "
          + "cores; set NEURON_LOGICAL_NC_CONFIG=\(each) too")
    }
    for flag in flags.unknown { Environment.tell("NEURON_CC_FLAGS: \(flag) is no flag of neuronx-cc; it is ignored") }
    for flag in flags.ignored { Environment.tell("NEURON_CC_FLAGS: \(flag)") }
  }

  deinit { ProgramBook.inspect() }

  func device(id: Int) throws -> PJRTDevice {
    guard devices.indices.contains(id) else {
      throw RuntimeError(
        .invalidArgument, "there is no device \(id); this client has devices 0 to \(devices.count - 1)")
    }
    return devices[id]
  }
}

extension PJRT_Api {
  mutating func bindClient() {
    PJRT_Client_Create = { arguments in
      answer(arguments) {
        $0.client = try PJRTClient(options: NamedValues.read($0.create_options, $0.num_options)).retainedHandle()
      }
    }
    PJRT_Client_Destroy = { arguments in
      answer(arguments) { PJRTClient.release($0.client) }
    }
    PJRT_Client_PlatformName = { arguments in
      answer(arguments) {
        try PJRTClient.at($0.client).topology.platformNameText.hand(to: &$0.platform_name, &$0.platform_name_size)
      }
    }
    PJRT_Client_PlatformVersion = { arguments in
      answer(arguments) {
        let version = try PJRTClient.at($0.client).topology.platformVersionText
        version.hand(to: &$0.platform_version, &$0.platform_version_size)
      }
    }
    PJRT_Client_ProcessIndex = { arguments in
      answer(arguments) { $0.process_index = 0 }
    }
    PJRT_Client_TopologyDescription = { arguments in
      answer(arguments) { $0.topology = try PJRTClient.at($0.client).topology.handle }
    }
    PJRT_Client_Devices = { arguments in
      answer(arguments) { try PJRTClient.at($0.client).deviceHandles.hand(to: &$0.devices, &$0.num_devices) }
    }
    PJRT_Client_AddressableDevices = { arguments in
      answer(arguments) {
        try PJRTClient.at($0.client).deviceHandles.hand(to: &$0.addressable_devices, &$0.num_addressable_devices)
      }
    }
    PJRT_Client_LookupDevice = { arguments in
      answer(arguments) { $0.device = try PJRTClient.at($0.client).device(id: Int($0.id)).handle }
    }
    PJRT_Client_LookupAddressableDevice = { arguments in
      answer(arguments) { arguments in
        let client = try PJRTClient.at(arguments.client)
        let id = Int(arguments.local_hardware_id)
        guard let device = client.devices.first(where: { $0.description.logicalCore == id }) else {
          throw RuntimeError(.invalidArgument, "no device of this client is logical core \(id)")
        }
        arguments.addressable_device = device.handle
      }
    }
    PJRT_Client_AddressableMemories = { arguments in
      answer(arguments) {
        try PJRTClient.at($0.client).memoryHandles.hand(to: &$0.addressable_memories, &$0.num_addressable_memories)
      }
    }
    PJRT_Client_DefaultDeviceAssignment = { arguments in
      answer(arguments) { arguments in
        let client = try PJRTClient.at(arguments.client)
        let (replicas, partitions) = (Int(arguments.num_replicas), Int(arguments.num_partitions))
        let count = replicas * partitions
        guard replicas > 0, partitions > 0, count <= client.devices.count, count <= arguments.default_assignment_size,
          let assignment = arguments.default_assignment
        else {
          throw RuntimeError(
            .invalidArgument,
            "\(replicas) replicas of \(partitions) partitions do not fit \(client.devices.count) devices")
        }
        for index in 0..<count { assignment[index] = Int32(index) }
      }
    }
  }
}
