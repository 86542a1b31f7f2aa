import CPJRT
import Testing

@testable import PJRTPlugin

@Suite struct `Devices` {
  @Test func `are the logical cores of the default instance, named as Neuron names them`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let devices = try TestPlugin.call(\.PJRT_Client_Devices, PJRT_Client_Devices_Args.self) { $0.client = client }
    #expect(devices.num_devices == 4)
    for index in 0..<4 {
      let device = devices.devices[index]
      let description = try TestPlugin.call(\.PJRT_Device_GetDescription, PJRT_Device_GetDescription_Args.self) {
        $0.device = device
      }.device_description
      let id = try TestPlugin.call(\.PJRT_DeviceDescription_Id, PJRT_DeviceDescription_Id_Args.self) {
        $0.device_description = description
      }.id
      #expect(id == Int32(index))
      let name = try TestPlugin.call(\.PJRT_DeviceDescription_ToString, PJRT_DeviceDescription_ToString_Args.self) {
        $0.device_description = description
      }
      #expect(text(name.to_string, name.to_string_size) == "NeuronDevice(id=\(index))")
      let kind = try TestPlugin.call(\.PJRT_DeviceDescription_Kind, PJRT_DeviceDescription_Kind_Args.self) {
        $0.device_description = description
      }
      #expect(text(kind.device_kind, kind.device_kind_size) == "NC_v3d")
      let own = try TestPlugin.call(\.PJRT_Device_GetAttributes, PJRT_Device_GetAttributes_Args.self) {
        $0.device = device
      }
      let attributes = try NamedValues.read(own.attributes, own.num_attributes)
      own.attributes_deleter(own.device_attributes)
      let described = try TestPlugin.call(
        \.PJRT_DeviceDescription_Attributes, PJRT_DeviceDescription_Attributes_Args.self
      ) { $0.device_description = description }
      #expect(try NamedValues.read(described.attributes, described.num_attributes) == attributes)
      #expect(attributes["coords"] == .integers([0]) && attributes["core_on_chip"] == .integer(index))
    }
  }

  @Test func `have their own memory first, then the host's`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let device = try TestPlugin.device(2, of: client)
    let memories = try TestPlugin.call(\.PJRT_Device_AddressableMemories, PJRT_Device_AddressableMemories_Args.self) {
      $0.device = device
    }
    let kinds = try (0..<memories.num_memories).map { index in
      let kind = try TestPlugin.call(\.PJRT_Memory_Kind, PJRT_Memory_Kind_Args.self) {
        $0.memory = memories.memories[index]
      }
      return text(kind.kind, kind.kind_size)
    }
    #expect(kinds == ["device", "pinned_host", "unpinned_host"])
    #expect(
      try TestPlugin.call(\.PJRT_Device_DefaultMemory, PJRT_Device_DefaultMemory_Args.self) { $0.device = device }
        .memory == memories.memories[0])
    for index in 0..<memories.num_memories {
      let owners = try TestPlugin.call(\.PJRT_Memory_AddressableByDevices, PJRT_Memory_AddressableByDevices_Args.self) {
        $0.memory = memories.memories[index]
      }
      #expect(owners.num_devices == 1 && owners.devices[0] == device)
    }
  }

  @Test(arguments: [-1, 4, Int32.max]) func `that do not exist are not found`(id: Int32) throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    #expect(throws: TestPlugin.Failure.self) { try TestPlugin.device(id, of: client) }
  }

  @Test func `of a topology need no client`() throws {
    let name = Array("trn2.48xlarge".utf8CString)
    let topology = try name.withUnsafeBufferPointer { name in
      try TestPlugin.call(\.PJRT_TopologyDescription_Create, PJRT_TopologyDescription_Create_Args.self) {
        $0.topology_name = name.baseAddress
        $0.topology_name_size = name.count - 1
        $0.create_options = nil
        $0.num_options = 0
      }.topology
    }
    let devices = try TestPlugin.call(
      \.PJRT_TopologyDescription_GetDeviceDescriptions, PJRT_TopologyDescription_GetDeviceDescriptions_Args.self
    ) { $0.topology = topology }
    #expect(devices.num_descriptions == 64)
    let last = try TestPlugin.call(\.PJRT_DeviceDescription_Attributes, PJRT_DeviceDescription_Attributes_Args.self) {
      $0.device_description = devices.descriptions[63]
    }
    #expect(try NamedValues.read(last.attributes, last.num_attributes)["coords"] == .integers([3, 3]))
    try TestPlugin.call(\.PJRT_TopologyDescription_Destroy, PJRT_TopologyDescription_Destroy_Args.self) {
      $0.topology = topology
    }
  }
}
