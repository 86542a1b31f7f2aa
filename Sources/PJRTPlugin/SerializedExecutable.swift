import Compiler
import Numerics
import Profile
import Runtime
import Silicon

/// An executable as bytes that another process of this version loads: the program with its options, and what it was
/// compiled to, which serves where the same compiler would compile it for the same cores.
struct SerializedExecutable {
  private static let magic = Array("ROUNDHOUSE EXECUTABLE 2\n".utf8)

  private enum Field {
    static let version = 1
    static let program = 2
    static let options = 3
    static let compiler = 4
    static let compiled = 5
  }

  private(set) var source = PJRTExecutable.Source(bytes: [], options: [])
  private var compiler = ""
  private var compiled: ArraySlice<UInt8> = []

  static func bytes(of executable: PJRTExecutable) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.add(Field.version, roundhouseVersion.utf8)
    writer.add(Field.program, executable.source.bytes)
    writer.add(Field.options, executable.source.options)
    writer.add(Field.compiler, executable.compiler.utf8)
    writer.add(Field.compiled, executable.program.compiled.bytes)
    return magic + checksum(writer.bytes[...]) + writer.bytes
  }

  /// Reads what was serialized. Throws `invalidArgument` for anything else, and for another version's.
  init(_ bytes: [UInt8]) throws {
    let content = bytes.dropFirst(Self.magic.count + 8)
    guard bytes.starts(with: Self.magic),
      bytes.dropFirst(Self.magic.count).prefix(8).elementsEqual(Self.checksum(content))
    else {
      throw RuntimeError(
        .invalidArgument, "this is no executable of Roundhouse, or not all of one; compile the program again")
    }
    var version = ""
    var reader = ProtobufReader(content)
    while let (field, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      switch field {
      case Field.version: version = String(decoding: bytes, as: UTF8.self)
      case Field.program: source.bytes = Array(bytes)
      case Field.options: source.options = Array(bytes)
      case Field.compiler: compiler = String(decoding: bytes, as: UTF8.self)
      case Field.compiled: compiled = bytes
      default: break
      }
    }
    guard version == roundhouseVersion else {
      throw RuntimeError(
        .invalidArgument,
        "the executable is of Roundhouse \(version), this is \(roundhouseVersion); compile the program again")
    }
  }

  /// What the program was compiled to; nil when it was by another compiler.
  func compiled(by compiler: String) -> ArraySlice<UInt8>? { self.compiler == compiler ? compiled : nil }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let hash = Fingerprint.of(bytes)
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
  }
}
