import Compiler
import Profile
import Runtime

/// What comes with a program to compile: XLA's CompileOptionsProto, as far as it says something here.
struct ProgramOptions: Sendable {
  var replicas = 1
  var partitions = 1
  /// Device ids, partitions of the first replica first; nil when the caller leaves the choice.
  var devices: [Int]?
  /// Runs on whatever device an execution names.
  var isPortable = false
  /// `compiler_options` of `jax.jit`, as text.
  var overrides: [String: String] = [:]

  init() {}

  init(_ bytes: ArraySlice<UInt8>) throws {
    var reader = ProtobufReader(bytes)
    while let (field, value) = try reader.next() {
      switch (field, value) {
      case (3, .bytes(let build)): try readBuildOptions(build)
      case (4, .varint(let flag)): isPortable = flag != 0
      case (7, .bytes(let entry)): try readOverride(entry)
      default: break
      }
    }
    guard replicas > 0, partitions > 0, replicas <= 1 << 20, partitions <= 1 << 20 else {
      throw RuntimeError(.invalidArgument, "\(replicas) replicas of \(partitions) partitions cannot be compiled for")
    }
    if let devices, devices.count != replicas * partitions {
      throw RuntimeError(
        .invalidArgument,
        "the program is for \(replicas * partitions) devices, its assignment names \(devices.count)")
    }
  }

  private mutating func readBuildOptions(_ bytes: ArraySlice<UInt8>) throws {
    var reader = ProtobufReader(bytes)
    while let (field, value) = try reader.next() {
      switch (field, value) {
      case (4, .varint(let count)): replicas = Int(truncatingIfNeeded: count)
      case (5, .varint(let count)): partitions = Int(truncatingIfNeeded: count)
      case (9, .bytes(let assignment)): devices = try Self.deviceAssignment(assignment)
      default: break
      }
    }
  }

  /// DeviceAssignmentProto: for each partition the devices of its replicas.
  private static func deviceAssignment(_ bytes: ArraySlice<UInt8>) throws -> [Int] {
    var reader = ProtobufReader(bytes)
    var partitions: [[Int]] = []
    while let (field, value) = try reader.next() {
      guard case (3, .bytes(let partition)) = (field, value) else { continue }
      var inner = ProtobufReader(partition)
      var replicas: [Int] = []
      while let (field, value) = try inner.next() {
        switch (field, value) {
        case (1, .bytes(let packed)): replicas += try ProtobufReader.varints(packed)
        case (1, .varint(let id)): replicas.append(Int(truncatingIfNeeded: id))
        default: break
        }
      }
      partitions.append(replicas)
    }
    let replicaCount = partitions.first?.count ?? 0
    guard partitions.allSatisfy({ $0.count == replicaCount }) else { throw ProtobufReader.malformed }
    return (0..<replicaCount).flatMap { replica in partitions.map { $0[replica] } }
  }

  private mutating func readOverride(_ bytes: ArraySlice<UInt8>) throws {
    var reader = ProtobufReader(bytes)
    var name = ""
    var text = ""
    while let (field, value) = try reader.next() {
      switch (field, value) {
      case (1, .bytes(let key)): name = String(decoding: key, as: UTF8.self)
      case (2, .bytes(let override)):
        var inner = ProtobufReader(override)
        while let (field, value) = try inner.next() {
          switch (field, value) {
          case (1, .bytes(let string)): text = String(decoding: string, as: UTF8.self)
          case (2, .varint(let flag)): text = flag == 0 ? "false" : "true"
          case (3, .varint(let number)): text = "\(Int64(bitPattern: number))"
          case (4, .fixed(let bits)): text = "\(Double(bitPattern: bits))"
          default: break
          }
        }
      default: break
      }
    }
    overrides[name] = text
  }

  /// DeviceAssignmentProto for these devices.
  static func deviceAssignment(_ devices: [Int], replicas: Int, partitions: Int) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.add(1, replicas)
    writer.add(2, partitions)
    for partition in 0..<partitions {
      var inner = ProtobufWriter()
      inner.add(1, packed: (0..<replicas).map { devices[$0 * partitions + partition] })
      writer.add(3, inner.bytes)
    }
    return writer.bytes
  }
}
