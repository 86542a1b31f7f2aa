import CPJRT
import Numerics
import Runtime
import Silicon

/// The simulated machine as it is known without using it: names and places of its logical cores.
final class PJRTTopology: PJRTObject {
  static let noun = "topology"

  let cores: LogicalCores
  let platformName: String
  let descriptions: [PJRTDeviceDescription]
  let attributes: NamedValues
  let platformNameText: HandedOutText
  let platformVersionText: HandedOutText
  let descriptionHandles: HandedOutHandles

  init(cores: LogicalCores, platformName: String) {
    self.cores = cores
    self.platformName = platformName
    descriptions = cores.visible.enumerated().map { PJRTDeviceDescription(id: $0, logicalCore: $1, of: cores) }
    attributes = NamedValues([
      ("instance", .string(cores.instance.name)), ("topology", .string(cores.instance.topology)),
      ("logical_nc_config", .integer(cores.physicalCoresEach)),
    ])
    platformNameText = HandedOutText(platformName)
    platformVersionText = HandedOutText("roundhouse \(roundhouseVersion), simulating \(cores.instance.name)")
    descriptionHandles = HandedOutHandles(descriptions.map(\.handle))
  }

  /// Differs where programs compiled for one topology might not run on the other.
  var fingerprint: UInt64 {
    Fingerprint.of(
      [roundhouseVersion, cores.instance.name, "\(cores.physicalCoresEach)", "\(cores.visible)"].joined(separator: " "))
  }
}

extension PJRTTopology {
  /// The topology that a user asks for without a client: the name of an instance, or the environment's for no name, and
  /// perhaps `platform_name` and `logical_nc_config`.
  convenience init(instance: String, options: [String: NamedValue]) throws {
    var options = options
    let platformName = try PlatformName.take(from: &options)
    var variables: [String: String] = [:]
    if !instance.isEmpty { variables["ROUNDHOUSE_INSTANCE"] = instance }
    switch options.removeValue(forKey: "logical_nc_config") {
    case nil: break
    case .integer(let count): variables["NEURON_LOGICAL_NC_CONFIG"] = "\(count)"
    default: throw RuntimeError(.invalidArgument, "option logical_nc_config is not an integer; it may be 1 or 2")
    }
    if let unknown = options.keys.min() {
      throw RuntimeError(
        .invalidArgument,
        "a topology has no option '\(unknown)'; it has platform_name and logical_nc_config")
    }
    // Cores that this process may not see count for a topology that it only compiles for.
    let named = variables
    let cores = try LogicalCores { name in
      named[name]
        ?? (["ROUNDHOUSE_INSTANCE", "NEURON_LOGICAL_NC_CONFIG"].contains(name) ? Environment.variable(name) : nil)
    }
    self.init(cores: cores, platformName: platformName)
  }
}

/// The name under which JAX knows the device.
enum PlatformName {
  /// The option `platform_name`, which must be the name under which the plugin is registered with JAX.
  static func take(from options: inout [String: NamedValue]) throws -> String {
    switch options.removeValue(forKey: "platform_name") {
    case nil: return "roundhouse"
    case .string(let name) where !name.isEmpty: return name
    default: throw RuntimeError(.invalidArgument, "option platform_name is not a name")
    }
  }
}

extension PJRT_Api {
  mutating func bindTopologies() {
    PJRT_TopologyDescription_Create = { arguments in
      answer(arguments) {
        let options = try NamedValues.read($0.create_options, $0.num_options)
        $0.topology = try PJRTTopology(
          instance: text($0.topology_name, $0.topology_name_size), options: options
        ).retainedHandle()
      }
    }
    PJRT_TopologyDescription_Destroy = { arguments in
      answer(arguments) { PJRTTopology.release($0.topology) }
    }
    PJRT_TopologyDescription_PlatformName = { arguments in
      answer(arguments) {
        try PJRTTopology.at($0.topology).platformNameText.hand(to: &$0.platform_name, &$0.platform_name_size)
      }
    }
    PJRT_TopologyDescription_PlatformVersion = { arguments in
      answer(arguments) {
        try PJRTTopology.at($0.topology).platformVersionText.hand(to: &$0.platform_version, &$0.platform_version_size)
      }
    }
    PJRT_TopologyDescription_GetDeviceDescriptions = { arguments in
      answer(arguments) {
        try PJRTTopology.at($0.topology).descriptionHandles.hand(to: &$0.descriptions, &$0.num_descriptions)
      }
    }
    PJRT_TopologyDescription_Attributes = { arguments in
      answer(arguments) { try PJRTTopology.at($0.topology).attributes.hand(to: &$0.attributes, &$0.num_attributes) }
    }
    PJRT_TopologyDescription_Fingerprint = { arguments in
      answer(arguments) { $0.fingerprint = try PJRTTopology.at($0.topology).fingerprint }
    }
  }
}
