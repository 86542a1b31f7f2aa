import CPJRT
import Runtime
import Silicon

/// What a logical core is called and where it is.
final class PJRTDeviceDescription: PJRTObject {
  static let noun = "device description"

  let id: Int
  /// Its index in the instance, whichever cores are visible.
  let logicalCore: Int
  let attributes: NamedValues
  let kind: HandedOutText
  let name: HandedOutText
  let details: HandedOutText

  init(id: Int, logicalCore: Int, of cores: LogicalCores) {
    self.id = id
    self.logicalCore = logicalCore
    let place = cores.place(of: logicalCore)
    attributes = NamedValues([
      ("coords", .integers(place.coordinates)), ("core_on_chip", .integer(place.coreOnChip)),
      ("chip", .integer(place.chip)), ("logical_core", .integer(logicalCore)),
      ("logical_nc_config", .integer(cores.physicalCoresEach)), ("instance", .string(cores.instance.name)),
    ])
    kind = HandedOutText(cores.deviceKind)
    name = HandedOutText("NeuronDevice(id=\(id))")
    details = HandedOutText(
      "NeuronDevice(id=\(id), process_index=0, logical core \(logicalCore) of a simulated \(cores.instance.name))")
  }
}

/// A device of a client.
final class PJRTDevice: PJRTObject {
  static let noun = "device"

  let description: PJRTDeviceDescription
  let device: Device
  /// The default memory first.
  let memories: [PJRTMemory]
  let memoryHandles: HandedOutHandles
  var id: Int { description.id }
  var memory: PJRTMemory { memories[0] }

  init(_ description: PJRTDeviceDescription, cores: LogicalCores, threads: Int, roundingSeed: UInt64?) {
    self.description = description
    device = Device(
      core: cores.core, hbmBytes: cores.hbmBytesEach, threads: threads,
      roundingSeed: roundingSeed.map { $0 &+ UInt64(description.logicalCore) })
    memories = MemoryKind.allCases.map { PJRTMemory($0, deviceID: description.id) }
    memoryHandles = HandedOutHandles(memories.map(\.handle))
    for memory in memories { memory.belong(to: self) }
  }
}

extension PJRT_Api {
  mutating func bindDevices() {
    PJRT_DeviceDescription_Id = { arguments in
      answer(arguments) { $0.id = Int32(try PJRTDeviceDescription.at($0.device_description).id) }
    }
    PJRT_DeviceDescription_ProcessIndex = { arguments in
      answer(arguments) { $0.process_index = 0 }
    }
    PJRT_DeviceDescription_Attributes = { arguments in
      answer(arguments) {
        try PJRTDeviceDescription.at($0.device_description).attributes.hand(to: &$0.attributes, &$0.num_attributes)
      }
    }
    PJRT_DeviceDescription_Kind = { arguments in
      answer(arguments) {
        try PJRTDeviceDescription.at($0.device_description).kind.hand(to: &$0.device_kind, &$0.device_kind_size)
      }
    }
    PJRT_DeviceDescription_DebugString = { arguments in
      answer(arguments) {
        try PJRTDeviceDescription.at($0.device_description).details.hand(to: &$0.debug_string, &$0.debug_string_size)
      }
    }
    PJRT_DeviceDescription_ToString = { arguments in
      answer(arguments) {
        try PJRTDeviceDescription.at($0.device_description).name.hand(to: &$0.to_string, &$0.to_string_size)
      }
    }
    PJRT_Device_GetDescription = { arguments in
      answer(arguments) { $0.device_description = try PJRTDevice.at($0.device).description.handle }
    }
    PJRT_Device_GetAttributes = { arguments in
      answer(arguments) {
        let attributes = try PJRTDevice.at($0.device).description.attributes
        attributes.hand(to: &$0.attributes, &$0.num_attributes)
        $0.device_attributes = attributes.retainedHandle()
        $0.attributes_deleter = { NamedValues.release($0) }
      }
    }
    PJRT_Device_IsAddressable = { arguments in
      answer(arguments) { $0.is_addressable = true }
    }
    PJRT_Device_LocalHardwareId = { arguments in
      answer(arguments) { $0.local_hardware_id = Int32(try PJRTDevice.at($0.device).description.logicalCore) }
    }
    PJRT_Device_AddressableMemories = { arguments in
      answer(arguments) { try PJRTDevice.at($0.device).memoryHandles.hand(to: &$0.memories, &$0.num_memories) }
    }
    PJRT_Device_DefaultMemory = { arguments in
      answer(arguments) { $0.memory = try PJRTDevice.at($0.device).memory.handle }
    }
    PJRT_Device_MemoryStats = { arguments in
      answer(arguments) { arguments in
        let memory = try PJRTDevice.at(arguments.device).device.memory
        let usage = memory.usage
        // Everything but the two headers and the device is written: the caller's structure is not cleared.
        var filled = PJRT_Device_MemoryStats_Args()
        filled.struct_size = arguments.struct_size
        filled.extension_start = arguments.extension_start
        filled.device = arguments.device
        filled.bytes_in_use = Int64(usage.bytesInUse)
        (filled.peak_bytes_in_use, filled.peak_bytes_in_use_is_set) = (Int64(usage.peakBytesInUse), true)
        (filled.num_allocs, filled.num_allocs_is_set) = (Int64(usage.allocations), true)
        (filled.largest_alloc_size, filled.largest_alloc_size_is_set) = (Int64(usage.largestAllocation), true)
        (filled.bytes_limit, filled.bytes_limit_is_set) = (Int64(memory.capacity), true)
        arguments = filled
      }
    }
  }
}
