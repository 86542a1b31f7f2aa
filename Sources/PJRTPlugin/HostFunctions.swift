public import Reference

/// Entry points for the process that loads this library, beside PJRT: what its programs may call outside. Declared in
/// the Python package's `callbacks.py`, `foreign_functions.py` and `linear_algebra.py`.

/// Makes `handler`, an `XLA_FFI_Handler`, what custom calls of `name` call. Null, or why it cannot be; the text stays.
@_cdecl("roundhouse_install_foreign_function")
public func installForeignFunction(
  _ name: UnsafePointer<CChar>, _ handler: UnsafeRawPointer
) -> UnsafePointer<CChar>? {
  do throws(ReferenceError) {
    try HostFunctions.install(foreignFunction: String(cString: name), handler)
    return nil
  } catch {
    // Kept for good: a program sees few of these.
    let text = error.message.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
    for (index, byte) in text.enumerated() { copy[index] = byte }
    return UnsafePointer(copy)
  }
}

/// Has `prepare` called once, on any thread, before the first foreign function; it gives 0 when they may be called.
@_cdecl("roundhouse_install_preparation")
public func installPreparation(_ prepare: @escaping @convention(c) () -> Int32) {
  HostFunctions.install(preparation: prepare)
}

/// Makes `callback` what calls Python functions: see `HostFunctions.PythonCallback`.
@_cdecl("roundhouse_install_callback")
public func installCallback(_ callback: @escaping HostFunctions.PythonCallback) {
  HostFunctions.install(callback: callback)
}

/// 1 while a program that calls the Python function `id` is alive, else 0.
@_cdecl("roundhouse_callback_in_use")
public func callbackInUse(_ id: Int64) -> Int32 { HostFunctions.isInUse(callback: id) ? 1 : 0 }
