public import Reference
public import StableHLO

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

  /// Memory that whoever asked for it fills, before anyone else sees it.
  public convenience init(uninitialized type: TensorType) {
    self.init(promised: type, ready: .succeeded)
    allocate()
  }

  public convenience init(_ tensor: Tensor) {
    self.init(uninitialized: tensor.type)
    tensor.bytes.withUnsafeBytes { bytes.copyMemory(from: $0) }
  }

  deinit { storage?.deallocate() }

  /// Gives a promised tensor its memory; whoever promised it fills it and then ends `ready`.
  func allocate() {
    if storage == nil { storage = .allocate(byteCount: max(type.byteCount, 1), alignment: 4096) }
  }

  /// Empty as long as a promised tensor is not there.
  public var bytes: UnsafeMutableRawBufferPointer {
    guard let storage else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    return UnsafeMutableRawBufferPointer(rebasing: storage[..<type.byteCount])
  }

  public var tensor: Tensor { Tensor(type: type, bytes: Array(bytes)) }
}
