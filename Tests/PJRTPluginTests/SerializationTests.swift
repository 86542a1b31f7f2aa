import CPJRT
import Compiler
import Profile
import Testing

@testable import PJRTPlugin

@Suite struct `Serialized things` {
  private static let module = """
    func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {
      %y = stablehlo.negate %x : tensor<3xf32>
      return %y : tensor<3xf32>
    }
    """

  @Test func `executables load again and compute the same`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let loaded = try TestPlugin.compile(Self.module, for: client)
    let executable = try TestPlugin.call(
      \.PJRT_LoadedExecutable_GetExecutable, PJRT_LoadedExecutable_GetExecutable_Args.self
    ) { $0.loaded_executable = loaded }
    .executable
    let serialized = try TestPlugin.call(\.PJRT_Executable_Serialize, PJRT_Executable_Serialize_Args.self) {
      $0.executable = executable
    }
    let again = try TestPlugin.call(\.PJRT_Executable_DeserializeAndLoad, PJRT_Executable_DeserializeAndLoad_Args.self)
    {
      $0.client = client
      $0.serialized_executable = serialized.serialized_bytes
      $0.serialized_executable_size = serialized.serialized_bytes_size
      $0.overridden_serialized_compile_options = nil
      $0.overridden_serialized_compile_options_size = 0
    }.loaded_executable
    serialized.serialized_executable_deleter(serialized.serialized_executable)
    let x = try TestPlugin.put([1, -2, 3], [3], on: TestPlugin.device(of: client), of: client)
    let (results, _) = try TestPlugin.execute(#require(again), [x], results: 1)
    #expect(try TestPlugin.get(results[0], count: 3) == [-1, 2, -3])
  }

  @Test func `executables that are cut short or garbled are refused`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    let executable = try PJRTLoadedExecutable.at(TestPlugin.compile(Self.module, for: client)).executable
    let bytes = SerializedExecutable.bytes(of: executable)
    #expect(try SerializedExecutable(bytes).source == executable.source)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: (any Error).self) { try SerializedExecutable(Array(bytes.prefix(count))) }
    }
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var garbled = bytes
      garbled[place] ^= 0x40
      #expect(throws: (any Error).self) { try SerializedExecutable(garbled) }
    }
  }

  @Test func `protocol buffers come back as they were written`() throws {
    var inner = ProtobufWriter()
    inner.add(1, packed: [0, 1, 127, 128, 1 << 40, -1])
    var writer = ProtobufWriter()
    writer.add(1, 300)
    writer.add(1000, inner.bytes)
    writer.add(2, -5)
    var reader = ProtobufReader(writer.bytes[...])
    guard case (1, .varint(300))? = try reader.next(), case (1000, .bytes(let message))? = try reader.next(),
      case (2, .varint(let negative))? = try reader.next()
    else {
      Issue.record("other fields were read")
      return
    }
    #expect(Int64(bitPattern: negative) == -5)
    #expect(try reader.next() == nil)
    var list = ProtobufReader(message)
    guard case (1, .bytes(let packed))? = try list.next() else {
      Issue.record("no list was read")
      return
    }
    #expect(try ProtobufReader.varints(packed) == [0, 1, 127, 128, 1 << 40, -1])
  }

  /// Whatever the bytes are, reading them ends.
  @Test func `compile options from noise are read or refused`() {
    var random = SystemRandomNumberGenerator()
    var refused = 0
    for _ in 0..<20_000 {
      var bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      if Bool.random(using: &random) { bytes = [0x1A, UInt8(bytes.count)] + bytes }
      if (try? ProgramOptions(bytes[...])) == nil { refused += 1 }
    }
    #expect(0 < refused && refused < 20_000)
  }

  @Test func `a program for more devices than there are is refused`() throws {
    let client = try TestPlugin.makeClient()
    defer { try? TestPlugin.destroy(client: client) }
    for count in [5, 1 << 20] {
      var build = ProtobufWriter()
      build.add(4, count)
      build.add(5, count)
      var options = ProtobufWriter()
      options.add(3, build.bytes)
      let failure = #expect(throws: TestPlugin.Failure.self) {
        try TestPlugin.compile(Self.module, options: options.bytes, for: client)
      }
      #expect(failure?.message == "the program is for \(count * count) devices; this client has 4")
    }
  }

  @Test func `compile options say what JAX means`() throws {
    var partition = ProtobufWriter()
    partition.add(1, packed: [3])
    var other = ProtobufWriter()
    other.add(1, packed: [1])
    var assignment = ProtobufWriter()
    assignment.add(1, 1)
    assignment.add(2, 2)
    assignment.add(3, partition.bytes)
    assignment.add(3, other.bytes)
    #expect(assignment.bytes == ProgramOptions.deviceAssignment([3, 1], replicas: 1, partitions: 2))
    var build = ProtobufWriter()
    build.add(4, 1)
    build.add(5, 2)
    build.add(9, assignment.bytes)
    var value = ProtobufWriter()
    value.add(1, "matmult".utf8)
    var entry = ProtobufWriter()
    entry.add(1, "auto_cast".utf8)
    entry.add(2, value.bytes)
    var options = ProtobufWriter()
    options.add(3, build.bytes)
    options.add(7, entry.bytes)
    let read = try ProgramOptions(options.bytes[...])
    #expect(read.partitions == 2 && read.replicas == 1 && read.devices == [3, 1])
    #expect(try read.compileOptions().autoCast == .matmult)
    var unknown = read
    unknown.overrides = ["something": "1"]
    #expect(throws: (any Error).self) { try unknown.compileOptions() }
    var forXLA = read
    forXLA.overrides["xla_something"] = "1"
    #expect(try forXLA.compileOptions() == read.compileOptions())
  }
}
