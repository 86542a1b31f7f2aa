import CPJRT
import Foundation
import Testing

@testable import PJRTPlugin

/// The plugin as JAX sees it: calls through the C table, with argument structures that nobody cleared.
enum TestPlugin {
  nonisolated(unsafe) static let api = getPjrtApi()

  /// Calls a slot. `fill` sets the inputs; everything else is `poison`. Throws what the plugin answers.
  @discardableResult
  static func call<Function, Arguments>(
    _ slot: KeyPath<PJRT_Api, Function?>, _: Arguments.Type,
    poison: UInt8 = 0xA5, _ fill: (inout Arguments) -> Void = { _ in }
  ) throws -> Arguments {
    let arguments = UnsafeMutablePointer<Arguments>.allocate(capacity: 1)
    defer { arguments.deallocate() }
    let size = MemoryLayout<Arguments>.size
    UnsafeMutableRawPointer(arguments).initializeMemory(as: UInt8.self, repeating: poison, count: size)
    UnsafeMutableRawPointer(arguments).storeBytes(of: size, as: Int.self)
    UnsafeMutableRawPointer(arguments).storeBytes(of: 0, toByteOffset: 8, as: Int.self)
    fill(&arguments.pointee)
    // All slots that return an error are one C type but for that of their argument structure.
    typealias Slot = @convention(c) (UnsafeMutableRawPointer?) -> OpaquePointer?
    let function = unsafeBitCast(try #require(api.pointee[keyPath: slot]), to: Slot.self)
    if let error = function(arguments) { throw Failure(taking: error) }
    return arguments.pointee
  }

  /// An error that the plugin answered.
  struct Failure: Error, Equatable {
    var code: UInt32
    var message: String

    init(taking error: OpaquePointer) {
      var code = PJRT_Error_GetCode_Args()
      code.struct_size = MemoryLayout.size(ofValue: code)
      code.error = error
      _ = api.pointee.PJRT_Error_GetCode(&code)
      self.code = UInt32(code.code.rawValue)
      var text = PJRT_Error_Message_Args()
      text.struct_size = MemoryLayout.size(ofValue: text)
      text.error = error
      api.pointee.PJRT_Error_Message(&text)
      message = PJRTPlugin.text(text.message, text.message_size)
      var destroy = PJRT_Error_Destroy_Args()
      destroy.struct_size = MemoryLayout.size(ofValue: destroy)
      destroy.error = error
      api.pointee.PJRT_Error_Destroy(&destroy)
    }
  }

  static func makeClient() throws -> OpaquePointer {
    try #require(
      try call(\.PJRT_Client_Create, PJRT_Client_Create_Args.self) {
        $0.create_options = nil
        $0.num_options = 0
      }.client)
  }

  static func destroy(client: OpaquePointer) throws {
    try call(\.PJRT_Client_Destroy, PJRT_Client_Destroy_Args.self) { $0.client = client }
  }

  static func device(_ id: Int32 = 0, of client: OpaquePointer) throws -> OpaquePointer {
    try #require(
      try call(\.PJRT_Client_LookupDevice, PJRT_Client_LookupDevice_Args.self) {
        $0.client = client
        $0.id = id
      }.device)
  }

  /// Puts floats on a device.
  static func put(_ values: [Float], _ shape: [Int64], on device: OpaquePointer, of client: OpaquePointer) throws
    -> OpaquePointer
  {
    let arguments = try values.withUnsafeBytes { bytes in
      try shape.withUnsafeBufferPointer { dimensions in
        try call(\.PJRT_Client_BufferFromHostBuffer, PJRT_Client_BufferFromHostBuffer_Args.self) {
          $0.client = client
          $0.data = bytes.baseAddress
          $0.type = PJRT_Buffer_Type_F32
          $0.dims = dimensions.baseAddress
          $0.num_dims = shape.count
          $0.byte_strides = nil
          $0.num_byte_strides = 0
          $0.host_buffer_semantics = PJRT_HostBufferSemantics_kImmutableZeroCopy
          $0.device = device
          $0.memory = nil
          $0.device_layout = nil
        }
      }
    }
    try destroy(event: arguments.done_with_host_buffer)
    return try #require(arguments.buffer)
  }

  /// Waits for an array and reads it.
  static func get(_ buffer: OpaquePointer, count: Int) throws -> [Float] {
    var values = [Float](repeating: .nan, count: count)
    let event = try values.withUnsafeMutableBytes { bytes in
      try call(\.PJRT_Buffer_ToHostBuffer, PJRT_Buffer_ToHostBuffer_Args.self) {
        $0.src = buffer
        $0.host_layout = nil
        $0.dst = bytes.baseAddress
        $0.dst_size = bytes.count
      }.event
    }
    defer { try? destroy(event: event) }
    try call(\.PJRT_Event_Await, PJRT_Event_Await_Args.self) { $0.event = event }
    return values
  }

  static func destroy(event: OpaquePointer?) throws {
    try call(\.PJRT_Event_Destroy, PJRT_Event_Destroy_Args.self) { $0.event = event }
  }
  static func destroy(buffer: OpaquePointer) throws {
    try call(\.PJRT_Buffer_Destroy, PJRT_Buffer_Destroy_Args.self) { $0.buffer = buffer }
  }

  static func compile(_ module: String, options: [UInt8] = [], for client: OpaquePointer) throws -> OpaquePointer {
    var code = Array(module.utf8CString)
    let format = Array("mlir".utf8CString)
    return try code.withUnsafeMutableBufferPointer { code in
      try format.withUnsafeBufferPointer { format in
        try options.withUnsafeBytes { options in
          var program = PJRT_Program()
          program.struct_size = MemoryLayout<PJRT_Program>.size
          program.code = code.baseAddress
          program.code_size = code.count - 1
          program.format = format.baseAddress
          program.format_size = format.count - 1
          return try withUnsafePointer(to: &program) { program in
            try #require(
              try call(\.PJRT_Client_Compile, PJRT_Client_Compile_Args.self) {
                $0.client = client
                $0.program = program
                $0.compile_options = options.baseAddress?.assumingMemoryBound(to: CChar.self)
                $0.compile_options_size = options.count
              }.executable)
          }
        }
      }
    }
  }

  static func destroy(executable: OpaquePointer) throws {
    try call(\.PJRT_LoadedExecutable_Destroy, PJRT_LoadedExecutable_Destroy_Args.self) { $0.executable = executable }
  }

  /// Runs on one device. Returns the results and the event of the end.
  static func execute(
    _ executable: OpaquePointer, _ arguments: [OpaquePointer], results count: Int, keeping kept: [Int64] = []
  ) throws -> (results: [OpaquePointer], ended: OpaquePointer) {
    let inputs = arguments.map(Optional.init)
    var outputs = [OpaquePointer?](repeating: nil, count: count)
    var ended: OpaquePointer?
    try inputs.withUnsafeBufferPointer { inputs in
      try outputs.withUnsafeMutableBufferPointer { outputs in
        try kept.withUnsafeBufferPointer { kept in
          var options = PJRT_ExecuteOptions()
          options.struct_size = MemoryLayout<PJRT_ExecuteOptions>.size
          options.non_donatable_input_indices = kept.baseAddress
          options.num_non_donatable_input_indices = kept.count
          let inputLists = [inputs.baseAddress]
          let outputLists = [outputs.baseAddress]
          try inputLists.withUnsafeBufferPointer { inputLists in
            try outputLists.withUnsafeBufferPointer { outputLists in
              try withUnsafeMutablePointer(to: &options) { options in
                try withUnsafeMutablePointer(to: &ended) { ended in
                  _ = try call(\.PJRT_LoadedExecutable_Execute, PJRT_LoadedExecutable_Execute_Args.self) {
                    $0.executable = executable
                    $0.options = options
                    $0.argument_lists = inputLists.baseAddress
                    $0.num_devices = 1
                    $0.num_args = inputs.count
                    $0.output_lists = outputLists.baseAddress
                    $0.device_complete_events = ended
                    $0.execute_device = nil
                  }
                }
              }
            }
          }
        }
      }
    }
    return (outputs.compactMap { $0 }, try #require(ended))
  }
}
