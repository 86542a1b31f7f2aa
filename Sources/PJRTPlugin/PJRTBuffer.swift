import CPJRT
import Numerics
import Runtime
import Silicon
import StableHLO
import Synchronization

/// An array that a program's user holds, in one memory of a device.
///
/// Its bytes never change, so that a copy in another memory, or on another device, shares them.
final class PJRTBuffer: PJRTObject {
  static let noun = "buffer"

  let form: ArrayForm
  let memory: PJRTMemory
  /// Keeps the memory.
  let device: PJRTDevice
  /// Nil once it is deleted or donated.
  private let contents: Mutex<DeviceBuffer?>

  /// Whoever makes it has taken `hbmBytes` of the device's memory; it gives them back.
  init(_ contents: DeviceBuffer, _ form: ArrayForm, in memory: PJRTMemory, of device: PJRTDevice) {
    self.form = form
    self.memory = memory
    self.device = device
    self.contents = Mutex(contents)
  }

  deinit { delete() }

  /// What it takes of the device's HBM.
  var hbmBytes: Int { memory.kind == .device ? form.type.byteCount : 0 }

  var isDeleted: Bool { contents.withLock { $0 == nil } }

  /// Throws when it is deleted.
  func liveContents() throws -> DeviceBuffer {
    guard let contents = contents.withLock({ $0 }) else { throw deletedError }
    return contents
  }

  private var deletedError: RuntimeError {
    RuntimeError(.invalidArgument, "a \(form.type.text) was used after it was deleted or donated")
  }

  /// Ends it for its user; what was launched with it runs to its end.
  func delete() {
    // The array may go away here: not while the lock is held.
    if take() != nil { device.device.memory.giveBack(hbmBytes) }
  }

  /// Ends it for its user; the memory is the caller's. Throws when it is deleted.
  func donate() throws -> DeviceBuffer {
    guard let contents = take() else { throw deletedError }
    return contents
  }

  /// Undoes ``donate()``.
  func restore(_ donated: DeviceBuffer) { contents.withLock { $0 = donated } }

  private func take() -> DeviceBuffer? {
    contents.withLock { contents in
      defer { contents = nil }
      return contents
    }
  }

  /// A copy in another memory.
  func copy(to memory: PJRTMemory) throws -> PJRTBuffer {
    let contents = try liveContents()
    try memory.device.takeMemory(for: form.type, in: memory)
    return PJRTBuffer(contents, form, in: memory, of: memory.device)
  }

  /// Reads the array into the host's memory once it is there.
  func read(into host: UnsafeMutableRawPointer, _ layout: HostLayout) throws -> Event {
    try whenReady { contents in
      layout.spread(UnsafeRawPointer(contents.baseAddress!), over: host)
    }
  }

  /// Calls `body` with the bytes, unless there are none, now or when they are there. The event follows that.
  func whenReady(_ body: @escaping (UnsafeRawBufferPointer) -> Void) throws -> Event {
    let contents = try liveContents()
    let transfer = Transfer(body: body)
    if contents.ready.isOver {
      if contents.ready.failure != nil { return contents.ready }
      transfer.run(contents)
      return .succeeded
    }
    let done = Event()
    contents.ready.onEnd { failure in
      if failure == nil { transfer.run(contents) }
      done.finish(failure)
    }
    return done
  }
}

/// Memory of the host that the other side lends until an event.
private struct Transfer: @unchecked Sendable {
  let body: (UnsafeRawBufferPointer) -> Void

  func run(_ contents: DeviceBuffer) {
    if !contents.bytes.isEmpty { body(UnsafeRawBufferPointer(contents.bytes)) }
  }
}

extension PJRTDevice {
  /// Throws `resourceExhausted` when the array does not fit.
  func takeMemory(for type: TensorType, in memory: PJRTMemory) throws {
    guard memory.kind == .device else { return }
    let bytes = type.byteCount
    guard device.memory.take(bytes, largest: bytes, allocations: 1) else {
      throw RuntimeError(
        .resourceExhausted,
        "a \(type.text) of \(bytesText(bytes)) does not fit device \(id): \(bytesText(device.memory.usage.bytesInUse)) of its "
          + "\(bytesText(device.memory.capacity)) of HBM are in use; delete arrays, or use smaller ones")
    }
  }

  /// An array from the host's memory, which is free again when this returns.
  ///
  /// The bytes are copied, although callers promise not to change them: what a script writes into a NumPy array after
  /// `device_put` does not reach the chip either.
  func buffer(from host: UnsafeRawPointer?, _ layout: HostLayout, in memory: PJRTMemory) throws -> PJRTBuffer {
    let type = layout.type
    guard host != nil || type.elementCount == 0 else {
      throw RuntimeError(.invalidArgument, "there is no data for a \(type.text)")
    }
    try takeMemory(for: type, in: memory)
    let contents: DeviceBuffer
    do {
      contents = try DeviceBuffer(uninitialized: type)
    } catch {
      if memory.kind == .device { device.memory.giveBack(type.byteCount) }
      throw error
    }
    if let host, let start = contents.bytes.baseAddress { layout.gather(from: host, into: start) }
    contents.clearSpareBits()
    return PJRTBuffer(contents, ArrayForm(type), in: memory, of: self)
  }
}

extension DeviceBuffer {
  /// Sub-byte integers are sign- or zero-extended here, and `i1` is 0 or 1; a host's spare bits may be anything.
  fileprivate func clearSpareBits() {
    let spare = 8 - type.element.bitWidth
    guard spare > 0 else { return }
    for (index, byte) in bytes.enumerated() {
      if type.element == .bool {
        bytes[index] = byte == 0 ? 0 : 1
      } else if type.element.isSignedInteger {
        bytes[index] = UInt8(bitPattern: Int8(bitPattern: byte << spare) >> spare)
      } else {
        bytes[index] = (byte << spare) >> spare
      }
    }
  }
}

extension PJRT_Api {
  mutating func bindBuffers() {
    PJRT_Client_BufferFromHostBuffer = { arguments in
      answer(arguments) { arguments in
        try Fork.check()
        let type = try TensorType(arguments.type, arguments.dims, arguments.num_dims)
        let steps = UnsafeBufferPointer(start: arguments.byte_strides, count: arguments.num_byte_strides)
        let layout = steps.isEmpty ? HostLayout(dense: type) : try HostLayout(type, steps: steps.map(Int.init))
        guard try HostLayout(type, arguments.device_layout).isDense else {
          throw RuntimeError(.unsupported, "arrays on the device are row-major; leave the layout out")
        }
        let memory = try arguments.memory.map { try PJRTMemory.at($0) } ?? PJRTDevice.at(arguments.device).memory
        arguments.buffer = try memory.device.buffer(from: arguments.data, layout, in: memory).retainedHandle()
        arguments.done_with_host_buffer = Event.succeeded.retainedHandle()
      }
    }
    PJRT_Buffer_Destroy = { arguments in
      answer(arguments) { PJRTBuffer.release($0.buffer) }
    }
    PJRT_Buffer_ElementType = { arguments in
      answer(arguments) { $0.type = try PJRTBuffer.at($0.buffer).form.code }
    }
    PJRT_Buffer_Dimensions = { arguments in
      answer(arguments) { try PJRTBuffer.at($0.buffer).form.dimensions.hand(to: &$0.dims, &$0.num_dims) }
    }
    PJRT_Buffer_UnpaddedDimensions = { arguments in
      answer(arguments) { try PJRTBuffer.at($0.buffer).form.dimensions.hand(to: &$0.unpadded_dims, &$0.num_dims) }
    }
    // No array has a dynamic dimension.
    PJRT_Buffer_DynamicDimensionIndices = { arguments in
      answer(arguments) {
        $0.dynamic_dim_indices = nil
        $0.num_dynamic_dims = 0
      }
    }
    PJRT_Buffer_GetMemoryLayout = { arguments in
      answer(arguments) {
        let order = try PJRTBuffer.at($0.buffer).form.layout.minorToMajor
        var layout = PJRT_Buffer_MemoryLayout()
        layout.struct_size = MemoryLayout<PJRT_Buffer_MemoryLayout>.size
        layout.type = PJRT_Buffer_MemoryLayout_Type_Tiled
        layout.tiled.struct_size = MemoryLayout<PJRT_Buffer_MemoryLayout_Tiled>.size
        layout.tiled.minor_to_major = UnsafePointer(order.start)
        layout.tiled.minor_to_major_size = order.count
        $0.layout = layout
      }
    }
    PJRT_Buffer_OnDeviceSizeInBytes = { arguments in
      answer(arguments) { $0.on_device_size_in_bytes = try PJRTBuffer.at($0.buffer).form.type.byteCount }
    }
    PJRT_Buffer_Device = { arguments in
      answer(arguments) { $0.device = try PJRTBuffer.at($0.buffer).device.handle }
    }
    PJRT_Buffer_Memory = { arguments in
      answer(arguments) { $0.memory = try PJRTBuffer.at($0.buffer).memory.handle }
    }
    PJRT_Buffer_Delete = { arguments in
      answer(arguments) { try PJRTBuffer.at($0.buffer).delete() }
    }
    PJRT_Buffer_IsDeleted = { arguments in
      answer(arguments) { $0.is_deleted = try PJRTBuffer.at($0.buffer).isDeleted }
    }
    // True would let JAX read the simulated memory behind our back.
    PJRT_Buffer_IsOnCpu = { arguments in
      answer(arguments) { $0.is_on_cpu = false }
    }
    PJRT_Buffer_CopyToDevice = { arguments in
      answer(arguments) {
        let memory = try PJRTDevice.at($0.dst_device).memory
        $0.dst_buffer = try PJRTBuffer.at($0.buffer).copy(to: memory).retainedHandle()
      }
    }
    PJRT_Buffer_CopyToMemory = { arguments in
      answer(arguments) {
        let memory = try PJRTMemory.at($0.dst_memory)
        $0.dst_buffer = try PJRTBuffer.at($0.buffer).copy(to: memory).retainedHandle()
      }
    }
    PJRT_Buffer_ReadyEvent = { arguments in
      answer(arguments) { $0.event = try PJRTBuffer.at($0.buffer).liveContents().ready.retainedHandle() }
    }
    PJRT_Buffer_ToHostBuffer = { arguments in
      answer(arguments) { arguments in
        let buffer = try PJRTBuffer.at(arguments.src)
        let layout = try HostLayout(buffer.form.type, arguments.host_layout)
        let needed = try layout.extent()
        guard let host = arguments.dst else {
          arguments.dst_size = needed
          return
        }
        guard arguments.dst_size >= needed else {
          throw RuntimeError(
            .invalidArgument,
            "a \(buffer.form.type.text) takes \(needed) bytes of the host's memory, \(arguments.dst_size) are offered")
        }
        arguments.event = try buffer.read(into: host, layout).retainedHandle()
      }
    }
    PJRT_Buffer_CopyRawToHost = { arguments in
      answer(arguments) { arguments in
        let buffer = try PJRTBuffer.at(arguments.buffer)
        let (offset, size) = (Int(arguments.offset), Int(arguments.transfer_size))
        let whole = buffer.form.type.byteCount
        guard offset >= 0, size >= 0, offset <= whole, size <= whole - offset, arguments.dst != nil || size == 0 else {
          throw RuntimeError(
            .invalidArgument, "a \(buffer.form.type.text) does not have \(size) bytes from byte \(offset) on")
        }
        let host = arguments.dst
        arguments.event = try buffer.whenReady { bytes in
          host?.copyMemory(from: bytes.baseAddress! + offset, byteCount: size)
        }.retainedHandle()
      }
    }
    PJRT_Buffer_UnsafePointer = { arguments in
      answer(arguments) { $0.buffer_pointer = UInt(bitPattern: try PJRTBuffer.at($0.buffer).address()) }
    }
    PJRT_Buffer_OpaqueDeviceMemoryDataPointer = { arguments in
      answer(arguments) { $0.device_memory_ptr = try PJRTBuffer.at($0.buffer).address() }
    }
    PJRT_Buffer_IncreaseExternalReferenceCount = { arguments in
      answer(arguments) { _ = try PJRTBuffer.at($0.buffer).liveContents() }
    }
    PJRT_Buffer_DecreaseExternalReferenceCount = { arguments in
      answer(arguments) { _ = try PJRTBuffer.at($0.buffer) }
    }
  }
}

extension PJRTBuffer {
  /// Where the bytes are, once they are there; good for as long as the buffer is not deleted.
  fileprivate func address() throws -> UnsafeMutableRawPointer? {
    let contents = try liveContents()
    if let failure = contents.ready.wait() { throw failure }
    return contents.bytes.baseAddress
  }
}
