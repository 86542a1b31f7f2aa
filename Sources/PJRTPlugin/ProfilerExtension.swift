import CPJRT
import Runtime

/// `jax.profiler.trace`: what ran on the devices meanwhile, with its simulated timeline.
func profilerExtension() -> UnsafeMutablePointer<PJRT_Extension_Base> {
  var calls = PLUGIN_Profiler_Api()
  calls.struct_size = MemoryLayout<PLUGIN_Profiler_Api>.size
  calls.error_destroy = { PJRTError.release($0?.pointee.error) }
  calls.error_message = { arguments in
    guard let arguments, let error = try? PJRTError.at(arguments.pointee.error) else { return }
    error.text.hand(to: &arguments.pointee.message, &arguments.pointee.message_size)
  }
  calls.error_get_code = { arguments in
    attempt(arguments) { $0.code = try PJRTError.at($0.error).code.rawValue }
  }
  // None of the options is about devices of a plugin.
  calls.create = { arguments in attempt(arguments) { $0.profiler = DeviceTrace().retainedHandle() } }
  calls.destroy = { arguments in
    attempt(arguments) { arguments in
      try? DeviceTrace.at(arguments.profiler).stop()
      DeviceTrace.release(arguments.profiler)
    }
  }
  calls.start = { arguments in attempt(arguments) { try DeviceTrace.at($0.profiler).start() } }
  calls.stop = { arguments in attempt(arguments) { try DeviceTrace.at($0.profiler).stop() } }
  calls.collect_data = { arguments in
    attempt(arguments) { arguments in
      let space = try DeviceTrace.at(arguments.profiler).collect()
      arguments.buffer = space.start
      arguments.buffer_size_in_bytes = space.count
    }
  }
  let table = UnsafeMutablePointer<PLUGIN_Profiler_Api>.allocate(capacity: 1)
  table.initialize(to: calls)
  var contents = PJRT_Profiler_Extension()
  contents.profiler_api = table
  contents.traceme_context_id = -1
  return makeExtension(PJRT_Extension_Type_Profiler, contents)
}

/// As `answer`, for structures of which callers say no size.
private func attempt<Arguments>(
  _ pointer: UnsafeMutablePointer<Arguments>?, _ body: (inout Arguments) throws -> Void
) -> OpaquePointer? {
  do {
    guard let pointer else { throw RuntimeError(.invalidArgument, "a call of the profiler has no arguments") }
    try body(&pointer.pointee)
    return nil
  } catch {
    return PJRTError(error).retainedHandle()
  }
}
