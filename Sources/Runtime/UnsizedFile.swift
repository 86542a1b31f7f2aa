#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that tell no size: those that the kernel makes up when they are read, such as `/proc/stat`, and pipes.
package enum UnsizedFile {
  /// All bytes; none where there is no such file.
  package static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "re") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: 65536) { room, count in
        if let start = room.baseAddress { count = fread(start, 1, room.count, file) }
      }
      bytes += piece
      if piece.isEmpty { return bytes }
    }
  }

  package static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }
}
