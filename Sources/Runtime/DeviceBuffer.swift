public import Reference
import Silicon
public import StableHLO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A tensor in simulated HBM: row-major, little endian, `ElementType.byteCount` bytes an element.
///
/// It may be promised before it is there: a program that waits for its turn makes its results later. Memory is
/// page-aligned, so programs work on it in place. Do not change the bytes while an executable runs on them.
public final class DeviceBuffer: @unchecked Sendable {
  public let type: TensorType
  /// When the bytes are there; they never will be if it fails.
  public let ready: Event
  private var storage: UnsafeMutableRawBufferPointer?

  /// A tensor that will be there when `ready` succeeds.
  init(promised type: TensorType, ready: Event) {
    self.type = type
    self.ready = ready
  }

  /// Memory that whoever asked for it fills, before anyone else sees it. Throws `resourceExhausted` when the host has
  /// none.
  public convenience init(uninitialized type: TensorType) throws(RuntimeError) {
    self.init(promised: type, ready: .succeeded)
    try allocate()
  }

  /// Throws `resourceExhausted` when the host has no memory for it.
  public convenience init(_ tensor: Tensor) throws(RuntimeError) {
    try self.init(uninitialized: tensor.type)
    tensor.bytes.withUnsafeBytes { bytes.copyMemory(from: $0) }
  }

  deinit { free(storage?.baseAddress) }

  /// Gives a promised tensor its memory; whoever promised it fills it and then ends `ready`. Throws `resourceExhausted`
  /// when the host has none.
  func allocate() throws(RuntimeError) {
    guard storage == nil else { return }
    let size = max(type.byteCount, 1)
    var memory: UnsafeMutableRawPointer?
    guard posix_memalign(&memory, 4096, size) == 0 else {
      throw RuntimeError(
        .resourceExhausted,
        "the host has no \(bytesText(size)) of memory for a \(type.text) of the simulated HBM; delete arrays, or use a "
          + "host with more memory")
    }
    storage = UnsafeMutableRawBufferPointer(start: memory, count: size)
  }

  /// Empty as long as a promised tensor is not there.
  public var bytes: UnsafeMutableRawBufferPointer {
    guard let storage else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    return UnsafeMutableRawBufferPointer(rebasing: storage[..<type.byteCount])
  }

  public var tensor: Tensor { Tensor(type: type, bytes: Array(bytes)) }
}
