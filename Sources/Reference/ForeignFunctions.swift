internal import CForeignFunctions
internal import Numerics
internal import StableHLO

/// What handlers of XLA's typed foreign-function interface may call back: errors, scratch memory, and a thread pool of
/// one, which keeps results the same for any number of threads. Everything else says that it is not offered.
enum ForeignFunctions {
  /// The newest minor version whose layout `CForeignFunctions` declares.
  static let version = (major: Int32(0), minor: Int32(3))

  nonisolated(unsafe) static let table: UnsafeMutablePointer<FFIFunctions> = {
    let table = UnsafeMutablePointer<FFIFunctions>.allocate(capacity: 1)
    var functions = FFIFunctions()
    functions.struct_size = MemoryLayout<FFIFunctions>.size
    functions.version = FFIVersion(
      struct_size: MemoryLayout<FFIVersion>.size, extensions: nil, major: version.major, minor: version.minor)
    functions.make_error = { arguments in
      let given = arguments!.assumingMemoryBound(to: FFIMakeError.self).pointee
      return ForeignFunctions.error(given.message.map { String(cString: $0) } ?? "")
    }
    functions.error_message = { arguments in
      let place = arguments!.assumingMemoryBound(to: FFIErrorMessage.self)
      place.pointee.message = place.pointee.error.map { UnsafePointer(ForeignError.of($0).message) }
      return nil
    }
    functions.destroy_error = { arguments in
      if let error = arguments!.assumingMemoryBound(to: FFIErrorMessage.self).pointee.error {
        Unmanaged<ForeignError>.fromOpaque(UnsafeRawPointer(error)).release()
      }
      return nil
    }
    functions.allocate = { arguments in
      let place = arguments!.assumingMemoryBound(to: FFIAllocate.self)
      place.pointee.data = ForeignArena.of(place.pointee.context)
        .allocate(place.pointee.byte_count, alignment: place.pointee.alignment)
      return nil
    }
    // The arena frees at the end of the call.
    functions.free = { _ in nil }
    functions.schedule = { arguments in
      let given = arguments!.assumingMemoryBound(to: FFISchedule.self).pointee
      given.task?(given.data)
      return nil
    }
    functions.thread_count = { arguments in
      arguments!.assumingMemoryBound(to: FFIThreadCount.self).pointee.count?.pointee = 1
      return nil
    }
    let refuse: FFIFunction = { _ in
      ForeignFunctions.error("the simulated device offers foreign functions no streams, states, types, futures or ids")
    }
    functions.register_handler = refuse
    functions.stream = refuse
    functions.register_type = refuse
    functions.context_data = refuse
    functions.set_state = refuse
    functions.state = refuse
    functions.make_future = refuse
    functions.fulfil_future = refuse
    functions.fail_future = refuse
    functions.run_id = refuse
    functions.device_ordinal = refuse
    table.initialize(to: functions)
    return table
  }()

  private static func error(_ message: String) -> OpaquePointer {
    OpaquePointer(Unmanaged.passRetained(ForeignError(message)).toOpaque())
  }

  /// The message of an error that a handler gave, which is freed.
  static func takeMessage(_ error: OpaquePointer) -> String {
    let error = Unmanaged<ForeignError>.fromOpaque(UnsafeRawPointer(error)).takeRetainedValue()
    return withExtendedLifetime(error) { String(cString: error.message) }
  }

  /// Asks a handler for the version it was built for.
  static func checkVersion(of handler: FFIHandler, _ name: String) throws(ReferenceError) {
    var metadata = FFIMetadata()
    metadata.struct_size = MemoryLayout<FFIMetadata>.size
    let error = withUnsafeMutablePointer(to: &metadata) { metadata in
      var question = FFIMetadataExtension()
      question.base.struct_size = MemoryLayout<FFIMetadataExtension>.size
      question.base.type = 1
      question.metadata = metadata
      return withUnsafeMutablePointer(to: &question) { question in
        var frame = FFICallFrame()
        frame.struct_size = MemoryLayout<FFICallFrame>.offset(of: \.future)!
        frame.extensions = UnsafeMutableRawPointer(question).assumingMemoryBound(to: FFIExtension.self)
        frame.functions = UnsafePointer(table)
        return handler(&frame)
      }
    }
    if let error { throw ReferenceError(.hostFunction, "foreign function \(name): \(takeMessage(error))") }
    guard metadata.version.major == version.major, metadata.version.minor <= version.minor else {
      throw ReferenceError(
        .hostFunction,
        "foreign function \(name) was built for version \(metadata.version.major).\(metadata.version.minor) of XLA's "
          + "foreign-function interface; build it with the headers of a jaxlib up to version "
          + "\(version.major).\(version.minor)")
    }
  }
}

/// An error between a handler and its caller: a message that C can read.
private final class ForeignError {
  let message: UnsafeMutablePointer<CChar>

  init(_ text: String) {
    let bytes = text.utf8CString
    message = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { message[index] = byte }
  }

  deinit { message.deallocate() }

  static func of(_ error: OpaquePointer) -> ForeignError {
    Unmanaged.fromOpaque(UnsafeRawPointer(error)).takeUnretainedValue()
  }
}

/// A value of `backend_config` on its way to a handler.
indirect enum ForeignAttribute {
  case scalar(ElementType, [UInt8])
  case array(ElementType, [UInt8])
  case string(String)
  case dictionary([String: ForeignAttribute])
}

/// The memory of one call: what its frame points to, and what the handler allocates.
final class ForeignArena {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit { for block in blocks { block.deallocate() } }

  static func of(_ context: OpaquePointer) -> ForeignArena {
    Unmanaged.fromOpaque(UnsafeRawPointer(context)).takeUnretainedValue()
  }

  /// XLA aligns tensors to 64 bytes, and handlers may count on it.
  func allocate(_ byteCount: Int, alignment: Int = 64) -> UnsafeMutableRawPointer {
    let block = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: max(alignment, 16))
    blocks.append(block)
    return block
  }

  func copy<T>(_ values: [T]) -> UnsafeMutablePointer<T> {
    let place = allocate(values.count * MemoryLayout<T>.stride).bindMemory(to: T.self, capacity: values.count)
    place.initialize(from: values, count: values.count)
    return place
  }

  /// A tensor in memory, all zeros without contents.
  func buffer(_ type: TensorType, contents: [UInt8]?) -> UnsafeMutablePointer<FFIBuffer> {
    var buffer = FFIBuffer()
    buffer.struct_size = MemoryLayout<FFIBuffer>.size
    buffer.type = type.element.foreignCode
    buffer.data = UnsafeMutableRawPointer(copy(contents ?? [UInt8](repeating: 0, count: type.byteCount)))
    buffer.rank = Int64(type.rank)
    buffer.shape = copy(type.shape.map(Int64.init))
    return copy([buffer])
  }

  func buffers(_ buffers: [UnsafeMutablePointer<FFIBuffer>]) -> FFIBuffers {
    FFIBuffers(
      struct_size: MemoryLayout<FFIBuffers>.size, extensions: nil, count: Int64(buffers.count),
      types: copy(buffers.map { _ in Int32(1) }), buffers: copy(buffers.map { UnsafeMutableRawPointer($0) }))
  }

  func attributes(_ entries: [String: ForeignAttribute]) -> FFIAttributes {
    let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let values = sorted.map { value($0.value) }
    return FFIAttributes(
      struct_size: MemoryLayout<FFIAttributes>.size, extensions: nil, count: Int64(sorted.count),
      types: copy(values.map(\.type)), names: copy(sorted.map { copy([string($0.key)]) }),
      values: copy(values.map(\.place)))
  }

  private func value(_ attribute: ForeignAttribute) -> (type: Int32, place: UnsafeMutableRawPointer?) {
    switch attribute {
    case .scalar(let element, let bytes):
      let scalar = FFIScalar(type: element.foreignCode, value: UnsafeRawPointer(copy(bytes)))
      return (Int32(FFIAttributeScalar), UnsafeMutableRawPointer(copy([scalar])))
    case .array(let element, let bytes):
      let array = FFIArray(
        type: element.foreignCode, count: bytes.count / element.byteCount, elements: UnsafeRawPointer(copy(bytes)))
      return (Int32(FFIAttributeArray), UnsafeMutableRawPointer(copy([array])))
    case .string(let text): return (Int32(FFIAttributeString), UnsafeMutableRawPointer(copy([string(text)])))
    case .dictionary(let entries):
      return (Int32(FFIAttributeDictionary), UnsafeMutableRawPointer(copy([attributes(entries)])))
    }
  }

  private func string(_ text: String) -> FFIString {
    let bytes = Array(text.utf8)
    return FFIString(bytes: UnsafeRawPointer(copy(bytes)).assumingMemoryBound(to: CChar.self), count: bytes.count)
  }
}

extension ElementType {
  /// The number that `PrimitiveType` in XLA's xla_data.proto gives the type.
  fileprivate var foreignCode: Int32 {
    switch self {
    case .bool: 1
    case .i8: 2
    case .i16: 3
    case .i32: 4
    case .i64: 5
    case .ui8: 6
    case .ui16: 7
    case .ui32: 8
    case .ui64: 9
    case .f16: 10
    case .f32, .tf32: 11
    case .f64: 12
    case .complexF32: 15
    case .bf16: 16
    case .complexF64: 18
    case .f8E5M2: 19
    case .f8E4M3FN: 20
    case .i4: 21
    case .ui4: 22
    case .f8E4M3B11FNUZ: 23
    case .f8E5M2FNUZ: 24
    case .f8E4M3FNUZ: 25
    case .i2: 26
    case .ui2: 27
    case .f8E4M3: 28
    case .f8E3M4: 29
    case .f4E2M1FN: 32
    case .f8E8M0FNU: 33
    // XLA has no packed types.
    case .f8E5M2x4, .f8E4M3FNx4, .f4E2M1FNx4: 0
    }
  }
}
