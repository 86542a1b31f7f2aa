import CPJRT
import Profile
import Testing

@testable import PJRTPlugin

/// One at a time: the first profiler that runs gets all runs of the process.
@Suite(.serialized) struct `The profiler` {
  private static let module = """
    func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
      %0 = stablehlo.add %x, %x : tensor<4xf32>
      return %0 : tensor<4xf32>
    }
    """

  private var table: PLUGIN_Profiler_Api {
    get throws {
      var next = TestPlugin.api.pointee.extension_start
      while let base = next, base.pointee.type != PJRT_Extension_Type_Profiler { next = base.pointee.next }
      let found = UnsafeMutableRawPointer(try #require(next)).assumingMemoryBound(to: PJRT_Profiler_Extension.self)
      #expect(found.pointee.base.struct_size == 40)
      return found.pointee.profiler_api.pointee
    }
  }

  /// The message of an error, which it ends; nil where there is none.
  private func message(_ error: OpaquePointer?) throws -> String? {
    guard let error else { return nil }
    let table = try table
    var code = PLUGIN_Profiler_Error_GetCode_Args()
    code.error = error
    #expect(table.error_get_code(&code) == nil)
    var text = PLUGIN_Profiler_Error_Message_Args()
    text.error = error
    table.error_message(&text)
    let message = "\(code.code) " + PJRTPlugin.text(text.message, text.message_size)
    var destroy = PLUGIN_Profiler_Error_Destroy_Args()
    destroy.error = error
    table.error_destroy(&destroy)
    return message
  }

  private func create() throws -> OpaquePointer {
    var arguments = PLUGIN_Profiler_Create_Args()
    #expect(try message(try table.create(&arguments)) == nil)
    return try #require(arguments.profiler)
  }

  private func start(_ profiler: OpaquePointer?) throws -> String? {
    var arguments = PLUGIN_Profiler_Start_Args()
    arguments.profiler = profiler
    return try message(try table.start(&arguments))
  }

  private func stop(_ profiler: OpaquePointer?) throws -> String? {
    var arguments = PLUGIN_Profiler_Stop_Args()
    arguments.profiler = profiler
    return try message(try table.stop(&arguments))
  }

  private func collect(_ profiler: OpaquePointer?) throws -> (bytes: [UInt8], error: String?) {
    // Callers leave everything but the profiler as it is.
    var arguments = PLUGIN_Profiler_CollectData_Args()
    arguments.struct_size = 0xA5A5
    arguments.buffer = UnsafeMutablePointer(bitPattern: 0xA5A5)
    arguments.buffer_size_in_bytes = 0xA5A5
    arguments.profiler = profiler
    if let error = try message(try table.collect_data(&arguments)) { return ([], error) }
    return (Array(UnsafeBufferPointer(start: arguments.buffer, count: arguments.buffer_size_in_bytes)), nil)
  }

  private func destroy(_ profiler: OpaquePointer?) throws {
    var arguments = PLUGIN_Profiler_Destroy_Args()
    arguments.profiler = profiler
    #expect(try message(try table.destroy(&arguments)) == nil)
  }

  private func run(times: Int) throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let program = try TestPlugin.compile(Self.module, for: client)
    let input = try TestPlugin.put([1, 2, 3, 4], [4], on: try TestPlugin.device(of: client), of: client)
    for _ in 0..<times {
      let (results, ended) = try TestPlugin.execute(program, [input], results: 1)
      #expect(try TestPlugin.get(results[0], count: 4) == [2, 4, 6, 8])
      try TestPlugin.destroy(event: ended)
      try TestPlugin.destroy(buffer: results[0])
    }
    try TestPlugin.destroy(buffer: input)
    try TestPlugin.destroy(executable: program)
  }

  /// Names of all planes, and how many rows have them.
  private func planes(_ space: [UInt8]) throws -> [String] {
    var names: [String] = []
    var reader = ProtobufReader(space[...])
    while let (field, value) = try reader.next() {
      guard field == 1, case .bytes(let plane) = value else { continue }
      var parts = ProtobufReader(plane)
      while let (field, value) = try parts.next() {
        if field == 2, case .bytes(let name) = value { names.append(String(decoding: name, as: UTF8.self)) }
      }
    }
    return names
  }

  @Test func `collects what ran between start and stop, the same each time`() throws {
    let profiler = try create()
    try run(times: 1)
    #expect(try start(profiler) == nil)
    try run(times: 2)
    #expect(try stop(profiler) == nil)
    try run(times: 1)
    let (space, error) = try collect(profiler)
    #expect(error == nil)
    let names = try planes(space)
    #expect(names.contains("/device:CUSTOM:NeuronCore-v3 0 (simulated)") && names.contains("/device:TPU:0"))
    #expect(try collect(profiler).bytes == space)
    try destroy(profiler)
  }

  @Test func `is started once, stopped once, and collected from afterwards`() throws {
    let profiler = try create()
    #expect(try stop(profiler)?.hasPrefix("9 ") == true)
    #expect(try collect(profiler).error?.hasPrefix("9 ") == true)
    #expect(try start(profiler) == nil)
    #expect(try start(profiler)?.hasPrefix("9 ") == true)
    #expect(try stop(profiler) == nil)
    #expect(try stop(profiler)?.hasPrefix("9 ") == true)
    try destroy(profiler)
    // While it runs, too.
    let running = try create()
    #expect(try start(running) == nil)
    try destroy(running)
    try run(times: 1)
  }

  @Test func `answers calls that name nothing with errors`() throws {
    #expect(try start(nil)?.hasPrefix("3 ") == true)
    #expect(try stop(nil)?.hasPrefix("3 ") == true)
    #expect(try collect(nil).error?.hasPrefix("3 ") == true)
    #expect(try message(try table.create(nil))?.hasPrefix("3 ") == true)
    #expect(try message(try table.collect_data(nil))?.hasPrefix("3 ") == true)
    try destroy(nil)
  }

  @Test func `follows many threads while others start and stop`() async throws {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try? run(times: 3) } }
      for _ in 0..<4 {
        group.addTask {
          guard let profiler = try? create() else { return }
          _ = try? start(profiler)
          try? run(times: 2)
          _ = try? stop(profiler)
          #expect((try? collect(profiler))?.error == nil)
          try? destroy(profiler)
        }
      }
    }
  }
}
