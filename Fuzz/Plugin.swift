import CPJRT

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@_silgen_name("GetPjrtApi")
private func pjrt() -> UnsafePointer<PJRT_Api>

/// What the plugin does with bytes that come from elsewhere, through the table that JAX uses: it compiles and loads, or
/// answers with an error; and what is let go leaves nothing in the device's memory.
///
/// The first byte says what the others are: 0 a module, 1 the compile options of `program`, 2 changes to `program`'s
/// serialized executable, each of three bytes: a place, little-endian, and what stands there instead.
///
/// - Returns: What is wrong with the plugin; nil when all is well.
func complaint(about bytes: [UInt8]) -> String? {
  guard let kind = bytes.first else { return nil }
  let rest = Array(bytes.dropFirst())
  do throws(PluginCall.Refusal) {
    switch kind {
    case 0: try PluginCall.destroy(PluginCall.compile(rest, options: []))
    case 1: try PluginCall.destroy(PluginCall.compile(Array(program.utf8), options: rest))
    case 2: try PluginCall.destroy(PluginCall.load(changed(PluginCall.serialized, rest)))
    default: break
    }
  } catch {
    if error.message.isEmpty { return "error \(error.code) has no message" }
  }
  let left = PluginCall.bytesInUse()
  return left == 0 ? nil : "\(left) bytes of HBM stay in use"
}

/// A little of everything that a compiled program may hold: loops, a branch, a product, constants, GpSimd's work.
private let program = """
  module @fuzz {
    func.func @main(%x: tensor<8x16xf32>, %n: tensor<i32>) -> (tensor<8x16xf32>, tensor<8x16xi32>) {
      %zero = stablehlo.constant dense<0> : tensor<i32>
      %one = stablehlo.constant dense<1> : tensor<i32>
      %indices = stablehlo.iota dim = 1 : tensor<8x16xi32>
      %w = stablehlo.constant dense<0.5> : tensor<16x16xf32>
      %y = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<8x16xf32>, tensor<16x16xf32>) -> tensor<8x16xf32>
      %i, %z = stablehlo.while(%a = %zero, %b = %y) : tensor<i32>, tensor<8x16xf32>
       cond {
        %more = stablehlo.compare LT, %a, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %more : tensor<i1>
      } do {
        %next = stablehlo.add %a, %one : tensor<i32>
        %t = stablehlo.tanh %b : tensor<8x16xf32>
        stablehlo.return %next, %t : tensor<i32>, tensor<8x16xf32>
      }
      %c = "stablehlo.case"(%n) ({
        stablehlo.return %y : tensor<8x16xf32>
      }, {
        stablehlo.return %z : tensor<8x16xf32>
      }) : (tensor<i32>) -> tensor<8x16xf32>
      %s:2 = "stablehlo.sort"(%c, %indices) <{dimension = 1 : i64, is_stable = true}> ({
      ^bb0(%p: tensor<f32>, %q: tensor<f32>, %r: tensor<i32>, %u: tensor<i32>):
        %less = stablehlo.compare LT, %p, %q : (tensor<f32>, tensor<f32>) -> tensor<i1>
        stablehlo.return %less : tensor<i1>
      }) : (tensor<8x16xf32>, tensor<8x16xi32>) -> (tensor<8x16xf32>, tensor<8x16xi32>)
      return %s#0, %s#1 : tensor<8x16xf32>, tensor<8x16xi32>
    }
  }
  """

/// The serialized executable with bytes changed, and its checksum to match.
private func changed(_ bytes: [UInt8], _ changes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  // A line, a checksum of eight bytes, and what is checked.
  let content = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 9
  for change in stride(from: 0, to: changes.count - 2, by: 3) {
    let place = Int(changes[change]) | Int(changes[change + 1]) << 8
    if content + place < bytes.count { bytes[content + place] = changes[change + 2] }
  }
  let hash: UInt64 = bytes[content...].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  for index in 0..<8 { bytes[content - 8 + index] = UInt8(truncatingIfNeeded: hash >> (8 * index)) }
  return bytes
}

private enum PluginCall {
  typealias Loaded = OpaquePointer

  struct Refusal: Error {
    var code: Int
    var message: String
  }

  /// Made once; nothing is kept between processes, so that inputs do not know of each other.
  private nonisolated(unsafe) static let client: OpaquePointer = {
    setenv("NEURON_CC_FLAGS", "--no_cache", 1)
    do throws(Refusal) {
      return try call(\.PJRT_Client_Create, PJRT_Client_Create_Args()).client
    } catch { fatalError("no client: \(error.message)") }
  }()

  static let serialized: [UInt8] = {
    do throws(Refusal) {
      let loaded = try compile(Array(program.utf8), options: [])
      var get = PJRT_LoadedExecutable_GetExecutable_Args()
      get.loaded_executable = loaded
      let executable = try call(\.PJRT_LoadedExecutable_GetExecutable, get).executable
      var serialize = PJRT_Executable_Serialize_Args()
      serialize.executable = executable
      let made = try call(\.PJRT_Executable_Serialize, serialize)
      let bytes = Array(UnsafeRawBufferPointer(start: made.serialized_bytes, count: made.serialized_bytes_size))
      made.serialized_executable_deleter(made.serialized_executable)
      var end = PJRT_Executable_Destroy_Args()
      end.executable = executable
      try call(\.PJRT_Executable_Destroy, end)
      try destroy(loaded)
      return bytes
    } catch { fatalError("no executable: \(error.message)") }
  }()

  static func compile(_ module: [UInt8], options: [UInt8]) throws(Refusal) -> Loaded {
    var module = module.map { CChar(bitPattern: $0) }
    let options = options.map { CChar(bitPattern: $0) }
    let format = "mlir".utf8.map { CChar(bitPattern: $0) }
    return try module.withUnsafeMutableBufferPointer { module throws(Refusal) in
      try options.withUnsafeBufferPointer { options throws(Refusal) in
        try format.withUnsafeBufferPointer { format throws(Refusal) in
          var program = PJRT_Program()
          program.struct_size = MemoryLayout<PJRT_Program>.size
          (program.code, program.code_size) = (module.baseAddress, module.count)
          (program.format, program.format_size) = (format.baseAddress, format.count)
          return try withUnsafePointer(to: program) { program throws(Refusal) in
            var arguments = PJRT_Client_Compile_Args()
            arguments.client = client
            arguments.program = program
            (arguments.compile_options, arguments.compile_options_size) = (options.baseAddress, options.count)
            return try call(\.PJRT_Client_Compile, arguments).executable
          }
        }
      }
    }
  }

  static func load(_ serialized: [UInt8]) throws(Refusal) -> Loaded {
    try serialized.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes throws(Refusal) in
      var arguments = PJRT_Executable_DeserializeAndLoad_Args()
      arguments.client = client
      (arguments.serialized_executable, arguments.serialized_executable_size) = (bytes.baseAddress, bytes.count)
      return try call(\.PJRT_Executable_DeserializeAndLoad, arguments).loaded_executable
    }
  }

  static func destroy(_ loaded: Loaded) throws(Refusal) {
    var arguments = PJRT_LoadedExecutable_Destroy_Args()
    arguments.executable = loaded
    try call(\.PJRT_LoadedExecutable_Destroy, arguments)
  }

  /// Of the client's first device.
  static func bytesInUse() -> Int64 {
    do throws(Refusal) {
      var lookup = PJRT_Client_LookupDevice_Args()
      lookup.client = client
      var stats = PJRT_Device_MemoryStats_Args()
      stats.device = try call(\.PJRT_Client_LookupDevice, lookup).device
      return try call(\.PJRT_Device_MemoryStats, stats).bytes_in_use
    } catch { fatalError("no memory statistics: \(error.message)") }
  }

  /// Calls a slot. Throws what the plugin answers.
  @discardableResult
  private static func call<Function, Arguments>(
    _ slot: KeyPath<PJRT_Api, Function?>, _ arguments: Arguments
  ) throws(Refusal) -> Arguments {
    var arguments = arguments
    // Every structure begins with its size.
    withUnsafeMutableBytes(of: &arguments) { $0.storeBytes(of: $0.count, as: Int.self) }
    typealias Slot = @convention(c) (UnsafeMutableRawPointer?) -> OpaquePointer?
    let function = unsafeBitCast(pjrt().pointee[keyPath: slot], to: Slot.self)
    let error = withUnsafeMutablePointer(to: &arguments) { function($0) }
    if let error { throw refusal(taking: error) }
    return arguments
  }

  private static func refusal(taking error: OpaquePointer) -> Refusal {
    var code = PJRT_Error_GetCode_Args()
    code.struct_size = MemoryLayout.size(ofValue: code)
    code.error = error
    _ = pjrt().pointee.PJRT_Error_GetCode(&code)
    var text = PJRT_Error_Message_Args()
    text.struct_size = MemoryLayout.size(ofValue: text)
    text.error = error
    pjrt().pointee.PJRT_Error_Message(&text)
    let message = String(
      decoding: UnsafeRawBufferPointer(start: text.message, count: text.message_size), as: UTF8.self)
    var end = PJRT_Error_Destroy_Args()
    end.struct_size = MemoryLayout.size(ofValue: end)
    end.error = error
    pjrt().pointee.PJRT_Error_Destroy(&end)
    return Refusal(code: Int(code.code.rawValue), message: message)
  }
}
