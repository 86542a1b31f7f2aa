public import Reference
public import StableHLO

/// A tensor in simulated HBM: row-major, little endian, `ElementType.byteCount` bytes an element.
///
/// Memory is page-aligned, so programs work on it in place. Do not change the bytes while an executable runs on them.
public final class DeviceBuffer: @unchecked Sendable {
  public let type: TensorType
  private let storage: UnsafeMutableRawBufferPointer

  /// Memory that whoever asked for it fills: a program writes every byte of its results.
  init(uninitialized type: TensorType) {
    self.type = type
    storage = .allocate(byteCount: max(type.byteCount, 1), alignment: 4096)
  }

  public convenience init(_ tensor: Tensor) {
    self.init(uninitialized: tensor.type)
    tensor.bytes.withUnsafeBytes { storage.copyMemory(from: $0) }
  }

  deinit { storage.deallocate() }

  public var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: storage[..<type.byteCount])
  }

  public var tensor: Tensor { Tensor(type: type, bytes: Array(bytes)) }
}
