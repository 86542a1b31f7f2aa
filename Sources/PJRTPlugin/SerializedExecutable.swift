import Runtime

/// An executable as bytes that another process of this version loads: the program and its options, compiled again there.
enum SerializedExecutable {
  private static let magic = Array("ROUNDHOUSE EXECUTABLE 1\n".utf8)

  private enum Field {
    static let version = 1
    static let program = 2
    static let options = 3
  }

  static func bytes(of executable: PJRTExecutable) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.add(Field.version, roundhouseVersion.utf8)
    writer.add(Field.program, executable.source.bytes)
    writer.add(Field.options, executable.source.options)
    return magic + checksum(writer.bytes) + writer.bytes
  }

  /// What was serialized. Throws `invalidArgument` for anything else, and for another version's.
  static func source(_ bytes: [UInt8]) throws -> PJRTExecutable.Source {
    let content = bytes.dropFirst(magic.count + 8)
    guard bytes.starts(with: magic), bytes.dropFirst(magic.count).prefix(8).elementsEqual(checksum(Array(content)))
    else {
      throw RuntimeError(
        .invalidArgument, "this is no executable of Roundhouse, or not all of one; compile the program again")
    }
    var source = PJRTExecutable.Source(bytes: [], options: [])
    var version = ""
    var reader = ProtobufReader(content)
    while let (field, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      switch field {
      case Field.version: version = String(decoding: bytes, as: UTF8.self)
      case Field.program: source.bytes = Array(bytes)
      case Field.options: source.options = Array(bytes)
      default: break
      }
    }
    guard version == roundhouseVersion else {
      throw RuntimeError(
        .invalidArgument,
        "the executable is of Roundhouse \(version), this is \(roundhouseVersion); compile the program again")
    }
    return source
  }

  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    let hash = Fingerprint.of(bytes)
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
  }
}
