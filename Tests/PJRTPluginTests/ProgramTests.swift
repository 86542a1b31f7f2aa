import CForeignFunctions
import CPJRT
import Profile
import Reference
import Synchronization
import Testing

@testable import PJRTPlugin

private let double = """
  func.func @main(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
    %y = stablehlo.add %x, %x : tensor<2x3xf32>
    return %y : tensor<2x3xf32>
  }
  """

private let donating = """
  module @jit_update {
    func.func public @main(%x: tensor<4xf32> {tf.aliasing_output = 0 : i32}, %y: tensor<4xf32>) -> tensor<4xf32> {
      %z = stablehlo.add %x, %y : tensor<4xf32>
      return %z : tensor<4xf32>
    }
  }
  """

/// Fails in the middle of the run.
private let failing = """
  func.func @main(%x: tensor<f32>) -> tensor<f32> {
    %y = stablehlo.custom_call @plugin_test_failure(%x) : (tensor<f32>) -> tensor<f32>
    return %y : tensor<f32>
  }
  """

private let failure: FFIHandler = { frame in
  let frame = frame!.pointee
  if let question = frame.extensions {
    // The question for its version.
    let metadata = UnsafeMutableRawPointer(question).assumingMemoryBound(to: FFIMetadataExtension.self)
    metadata.pointee.metadata.pointee.version.minor = 3
    return nil
  }
  return "no such value".withCString { text in
    var arguments = FFIMakeError(struct_size: MemoryLayout<FFIMakeError>.size, extensions: nil, message: text, code: 3)
    return frame.functions.pointee.make_error(&arguments)
  }
}

@Suite(.serialized) struct `Programs` {
  @Test func `compute, in order, and their results outlive them`() throws {
    let client = try TestPlugin.makeClient()
    let device = try TestPlugin.device(of: client)
    let executable = try TestPlugin.compile(double, for: client)
    var buffer = try TestPlugin.put([1, -2, 3, 0.5, 0, 7], [2, 3], on: device, of: client)
    for _ in 0..<50 {
      let (results, ended) = try TestPlugin.execute(executable, [buffer], results: 1)
      try TestPlugin.destroy(event: ended)
      try TestPlugin.destroy(buffer: buffer)
      buffer = results[0]
    }
    try TestPlugin.destroy(executable: executable)
    try TestPlugin.destroy(client: client)
    let scale = Float(sign: .plus, exponent: 50, significand: 1)
    #expect(try TestPlugin.get(buffer, count: 6) == [1, -2, 3, 0.5, 0, 7].map { $0 * scale })
    let shape = try TestPlugin.call(\.PJRT_Buffer_Dimensions, PJRT_Buffer_Dimensions_Args.self) { $0.buffer = buffer }
    #expect(Array(UnsafeBufferPointer(start: shape.dims, count: shape.num_dims)) == [2, 3])
    try TestPlugin.destroy(buffer: buffer)
  }

  @Test func `take donated arguments away, unless they are told not to`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let device = try TestPlugin.device(of: client)
    let executable = try TestPlugin.compile(donating, for: client)
    let x = try TestPlugin.put([1, 2, 3, 4], [4], on: device, of: client)
    let y = try TestPlugin.put([10, 20, 30, 40], [4], on: device, of: client)
    func isDeleted(_ buffer: OpaquePointer) throws -> Bool {
      try TestPlugin.call(\.PJRT_Buffer_IsDeleted, PJRT_Buffer_IsDeleted_Args.self) { $0.buffer = buffer }.is_deleted
    }
    let (kept, _) = try TestPlugin.execute(executable, [x, y], results: 1, keeping: [0])
    #expect(try !isDeleted(x))
    let (taken, _) = try TestPlugin.execute(executable, [x, y], results: 1)
    #expect(try isDeleted(x) && !isDeleted(y))
    #expect(try TestPlugin.get(kept[0], count: 4) == [11, 22, 33, 44])
    #expect(try TestPlugin.get(taken[0], count: 4) == [11, 22, 33, 44])
    // x is gone, y and two results are there.
    #expect(
      try TestPlugin.call(\.PJRT_Device_MemoryStats, PJRT_Device_MemoryStats_Args.self) { $0.device = device }
        .bytes_in_use == 48)
    #expect(throws: TestPlugin.Failure.self) { try TestPlugin.get(x, count: 4) }
    #expect(throws: TestPlugin.Failure.self) { try TestPlugin.execute(executable, [x, y], results: 1) }
    // The same array, donated and read.
    #expect(throws: TestPlugin.Failure.self) { try TestPlugin.execute(executable, [y, y], results: 1) }
    #expect(try !isDeleted(y))
  }

  @Test func `refuse arguments that are not theirs`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let executable = try TestPlugin.compile(double, for: client)
    let right = try TestPlugin.put([1, 2, 3, 4, 5, 6], [2, 3], on: TestPlugin.device(of: client), of: client)
    let turned = try TestPlugin.put([1, 2, 3, 4, 5, 6], [3, 2], on: TestPlugin.device(of: client), of: client)
    let elsewhere = try TestPlugin.put([1, 2, 3, 4, 5, 6], [2, 3], on: TestPlugin.device(1, of: client), of: client)
    for arguments in [[], [right, right], [turned], [elsewhere]] {
      #expect { try TestPlugin.execute(executable, arguments, results: 1) } throws: {
        ($0 as? TestPlugin.Failure)?.code == 3
      }
    }
    try TestPlugin.call(\.PJRT_LoadedExecutable_Delete, PJRT_LoadedExecutable_Delete_Args.self) {
      $0.executable = executable
    }
    #expect { try TestPlugin.execute(executable, [right], results: 1) } throws: {
      ($0 as? TestPlugin.Failure)?.code == 9
    }
  }

  @Test(arguments: [
    ("func.func @main(", 3), ("module {}", 3), ("MLïR", 3),
    ("func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> { return %x : tensor<?xf32> }", 12),
    (
      "func.func @main(%x: tensor<4xf32> {mhlo.memory_kind = \"pinned_host\"}) -> tensor<4xf32> { return %x : tensor<4xf32> }",
      12
    ),
    (
      "func.func @main(%x: tensor<4x2xf32> {mhlo.layout_mode = \"{0,1}\"}) -> tensor<4x2xf32> { return %x : tensor<4x2xf32> }",
      12
    ),
    (
      "func.func @main() -> tensor<1000000x1000000xf32> { %c = stablehlo.constant dense<0.0> : tensor<1000000x1000000xf32>\nreturn %c : tensor<1000000x1000000xf32> }",
      8
    ),
  ])
  func `that cannot be compiled are refused with a code`(module: String, code: UInt32) throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    #expect { try TestPlugin.compile(module, for: client) } throws: { ($0 as? TestPlugin.Failure)?.code == code }
  }

  @Test func `that fail say so through every event and every later program`() throws {
    try HostFunctions.install(
      foreignFunction: "plugin_test_failure", unsafeBitCast(failure, to: UnsafeRawPointer.self))
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let device = try TestPlugin.device(of: client)
    let executable = try TestPlugin.compile(failing, for: client)
    let x = try TestPlugin.put([1], [], on: device, of: client)
    let (results, ended) = try TestPlugin.execute(executable, [x], results: 1)
    let (later, _) = try TestPlugin.execute(executable, results, results: 1)
    for attempt: () throws -> Void in [
      { try TestPlugin.call(\.PJRT_Event_Await, PJRT_Event_Await_Args.self) { $0.event = ended } },
      { _ = try TestPlugin.get(results[0], count: 1) },
      { _ = try TestPlugin.get(later[0], count: 1) },
    ] {
      #expect(performing: attempt, throws: { ($0 as? TestPlugin.Failure)?.message.contains("no such value") == true })
    }
    #expect(try TestPlugin.get(x, count: 1) == [1])
  }

  @Test func `of many threads on several devices do not disturb each other`() async throws {
    let client = Handle(try TestPlugin.makeClient())
    let executables = try (0..<4).map { id in
      var build = ProtobufWriter()
      build.add(9, ProgramOptions.deviceAssignment([id], replicas: 1, partitions: 1))
      var options = ProtobufWriter()
      options.add(3, build.bytes)
      return Handle(try TestPlugin.compile(double, options: options.bytes, for: client.pointer))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<16 {
        group.addTask {
          let device = try TestPlugin.device(Int32(thread % 4), of: client.pointer)
          for round in 0..<40 {
            let values = (0..<6).map { Float(thread * 1000 + round * 10 + $0) }
            let buffer = try TestPlugin.put(values, [2, 3], on: device, of: client.pointer)
            let (results, ended) = try TestPlugin.execute(executables[thread % 4].pointer, [buffer], results: 1)
            // Buffers and events may go while the program still waits for its turn.
            try TestPlugin.destroy(buffer: buffer)
            try TestPlugin.destroy(event: ended)
            #expect(try TestPlugin.get(results[0], count: 6) == values.map { 2 * $0 })
            try TestPlugin.destroy(buffer: results[0])
          }
        }
      }
      try await group.waitForAll()
    }
    for id in 0..<4 {
      let device = try TestPlugin.device(Int32(id), of: client.pointer)
      #expect(
        try TestPlugin.call(\.PJRT_Device_MemoryStats, PJRT_Device_MemoryStats_Args.self) { $0.device = device }
          .bytes_in_use == 0)
    }
    for executable in executables { try TestPlugin.destroy(executable: executable.pointer) }
    try TestPlugin.destroy(client: client.pointer)
  }

  @Test func `go when the last handle goes`() throws {
    let client = try TestPlugin.makeClient()
    let loaded = try TestPlugin.compile(double, for: client)
    let inner = try #require(
      try TestPlugin.call(\.PJRT_LoadedExecutable_GetExecutable, PJRT_LoadedExecutable_GetExecutable_Args.self) {
        $0.loaded_executable = loaded
      }.executable)
    weak let executable = try PJRTExecutable.at(inner)
    weak let owner = try PJRTClient.at(client)
    try TestPlugin.destroy(executable: loaded)
    #expect(executable != nil)
    #expect(
      try TestPlugin.call(\.PJRT_Executable_NumOutputs, PJRT_Executable_NumOutputs_Args.self) { $0.executable = inner }
        .num_outputs == 1)
    try TestPlugin.call(\.PJRT_Executable_Destroy, PJRT_Executable_Destroy_Args.self) { $0.executable = inner }
    #expect(executable == nil)
    try TestPlugin.destroy(client: client)
    #expect(owner == nil)
  }
}

/// Handles may go to any thread.
struct Handle: @unchecked Sendable {
  let pointer: OpaquePointer
  init(_ pointer: OpaquePointer) { self.pointer = pointer }
}
