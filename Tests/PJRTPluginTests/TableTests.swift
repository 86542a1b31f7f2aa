import CPJRT
import Testing

@testable import PJRTPlugin

@Suite struct `The table of calls` {
  @Test func `says which interface it is and leaves no slot out`() {
    let api = TestPlugin.api
    #expect(api.pointee.struct_size == 1120)
    #expect(api.pointee.pjrt_api_version.major_version == 0)
    #expect(api.pointee.pjrt_api_version.minor_version == 104)
    #expect(getPjrtApi() == api)
    let slots = UnsafeRawPointer(api).advanced(by: 40).assumingMemoryBound(to: UInt.self)
    for slot in 0..<135 { #expect(slots[slot] != 0, "slot \(slot)") }
  }

  @Test func `answers calls without arguments, and calls that name nothing, with errors or not at all`() {
    typealias Slot = @convention(c) (UnsafeMutableRawPointer?) -> OpaquePointer?
    let slots = UnsafeRawPointer(TestPlugin.api).advanced(by: 40).assumingMemoryBound(to: Slot.self)
    let nothing = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 16)
    defer { nothing.deallocate() }
    // The first two destroy errors and read them.
    for slot in 2..<135 {
      if let error = slots[slot](nil) { #expect([3, 12].contains(TestPlugin.Failure(taking: error).code)) }
      nothing.initializeMemory(as: UInt8.self, repeating: 0, count: 256)
      nothing.storeBytes(of: 256, as: Int.self)
      if let error = slots[slot](nothing) {
        let failure = TestPlugin.Failure(taking: error)
        #expect([3, 12].contains(failure.code), "slot \(slot): \(failure)")
      }
    }
  }

  @Test func `says why a call is not offered`() {
    #expect {
      try TestPlugin.call(\.PJRT_Client_DmaMap, PJRT_Client_DmaMap_Args.self)
    } throws: {
      let failure = $0 as? TestPlugin.Failure
      return failure?.code == 12 && failure?.message.hasPrefix("PJRT_Client_DmaMap is not offered: ") == true
    }
  }

  @Test func `neither reads nor writes behind the size that a caller gives`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    // A caller that knows of no peak: 32 of 192 bytes.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 256, alignment: 16)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0xA5, count: 256)
    let arguments = memory.assumingMemoryBound(to: PJRT_Device_MemoryStats_Args.self)
    arguments.pointee.struct_size = 32
    arguments.pointee.device = try TestPlugin.device(of: client)
    #expect(TestPlugin.api.pointee.PJRT_Device_MemoryStats(arguments) == nil)
    #expect(arguments.pointee.bytes_in_use == 0)
    for byte in 32..<256 { #expect(memory.load(fromByteOffset: byte, as: UInt8.self) == 0xA5) }
  }

  @Test func `writes every flag of the memory's statistics`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let device = try TestPlugin.device(of: client)
    let buffer = try TestPlugin.put([1, 2, 3], [3], on: device, of: client)
    let stats = try TestPlugin.call(\.PJRT_Device_MemoryStats, PJRT_Device_MemoryStats_Args.self) { $0.device = device }
    #expect(stats.bytes_in_use == 12)
    #expect(stats.peak_bytes_in_use_is_set && stats.peak_bytes_in_use == 12)
    #expect(stats.num_allocs_is_set && stats.num_allocs == 1)
    #expect(stats.largest_alloc_size_is_set && stats.largest_alloc_size == 12)
    #expect(stats.bytes_limit_is_set && stats.bytes_limit == 24 << 30)
    #expect(!stats.bytes_reserved_is_set && !stats.peak_bytes_reserved_is_set && !stats.bytes_reservable_limit_is_set)
    #expect(!stats.largest_free_block_bytes_is_set && !stats.pool_bytes_is_set && !stats.peak_pool_bytes_is_set)
    try TestPlugin.destroy(buffer: buffer)
    let after = try TestPlugin.call(\.PJRT_Device_MemoryStats, PJRT_Device_MemoryStats_Args.self) { $0.device = device }
    #expect(after.bytes_in_use == 0 && after.peak_bytes_in_use == 12)
  }

  @Test func `hangs extensions for profiles, layouts, memories and shardings on it`() {
    var types: Set<Int32> = []
    var next = TestPlugin.api.pointee.extension_start
    while let base = next {
      types.insert(base.pointee.type)
      #expect(base.pointee.struct_size > 24)
      next = base.pointee.next
    }
    #expect(types == [1, 4, 6, 19])
  }

  @Test func `pins the version of StableHLO that programs come in`() throws {
    let answer = try TestPlugin.call(\.PJRT_Plugin_Attributes, PJRT_Plugin_Attributes_Args.self)
    let attributes = try NamedValues.read(answer.attributes, answer.num_attributes)
    #expect(attributes == ["stablehlo_current_version": .integers([1, 13, 7])])
  }
}
