import CPJRT
import Runtime

/// Answers a call: `body` reads and fills the arguments; what it throws goes back as a PJRT error.
///
/// A caller that was built for another version may bring a smaller or larger structure. Fields that it does not know
/// read as zero and are not written.
func answer<Arguments>(
  _ pointer: UnsafeMutablePointer<Arguments>?, _ body: (inout Arguments) throws -> Void
) -> OpaquePointer? {
  do {
    guard let pointer else { throw RuntimeError(.invalidArgument, "a call of PJRT has no arguments") }
    let known = MemoryLayout<Arguments>.size
    let given = UnsafeRawPointer(pointer).load(as: Int.self)
    guard given >= 2 * MemoryLayout<Int>.size else {
      throw RuntimeError(.invalidArgument, "\(Arguments.self) says that it has \(given) bytes")
    }
    // Sizes count no padding behind the last field; `known` does.
    if given + 7 >= known {
      try body(&pointer.pointee)
    } else {
      var arguments = read(UnsafeRawPointer(pointer), as: Arguments.self, size: given)
      try body(&arguments)
      withUnsafeBytes(of: &arguments) {
        UnsafeMutableRawPointer(pointer).copyMemory(from: $0.baseAddress!, byteCount: given)
      }
    }
    return nil
  } catch {
    return PJRTError(error).retainedHandle()
  }
}

/// A structure of which only the first `size` bytes are there; the rest is zero.
func read<Structure>(_ pointer: UnsafeRawPointer, as type: Structure.Type, size: Int) -> Structure {
  withUnsafeTemporaryAllocation(
    byteCount: MemoryLayout<Structure>.size, alignment: MemoryLayout<Structure>.alignment
  ) { whole in
    whole.initializeMemory(as: UInt8.self, repeating: 0)
    whole.copyMemory(from: UnsafeRawBufferPointer(start: pointer, count: min(max(size, 0), whole.count)))
    return whole.load(as: type)
  }
}

/// What the other side knows by an opaque pointer.
protocol PJRTObject: AnyObject, Sendable {
  /// What a message calls it.
  static var noun: String { get }
}

extension PJRTObject {
  /// The object behind a handle that the other side holds.
  @inline(__always)
  static func at(_ handle: OpaquePointer?) throws -> Self {
    guard let handle else { throw RuntimeError(.invalidArgument, "a call of PJRT names no \(noun)") }
    return Unmanaged<Self>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }

  /// A handle that is good for as long as something here keeps the object.
  var handle: OpaquePointer { OpaquePointer(Unmanaged.passUnretained(self).toOpaque()) }

  /// A handle that keeps the object until ``release(_:)``.
  func retainedHandle() -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  static func release(_ handle: OpaquePointer?) {
    if let handle { Unmanaged<Self>.fromOpaque(UnsafeRawPointer(handle)).release() }
  }
}
