#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Zeroed memory of the host that is backed page by page as it is touched.
final class MemoryMapping: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  /// Nil when the host refuses.
  init?(byteCount: Int) {
    self.byteCount = max(byteCount, 1)
    var flags = MAP_PRIVATE | MAP_ANON
    #if os(Linux)
      flags |= MAP_NORESERVE
    #endif
    guard let base = mmap(nil, self.byteCount, PROT_READ | PROT_WRITE, flags, -1, 0), base != MAP_FAILED else {
      return nil
    }
    self.base = base
    #if os(Linux)
      // Tiles spread over many small pages otherwise, one per partition.
      madvise(base, self.byteCount, MADV_HUGEPAGE)
    #endif
  }

  deinit { munmap(base, byteCount) }
}
