internal import CForeignFunctions
internal import Synchronization

/// Functions of the process around this library that custom calls reach: handlers of XLA's typed foreign-function
/// interface, by target, and the one function through which Python's are called.
///
/// One table for the whole process, as XLA has, filled before programs that need it are compiled. The JAX plugin fills
/// it; elsewhere it is empty.
public enum HostFunctions {
  /// Calls the Python function `id`: dense row-major operands, room for dense row-major results, and room for a message
  /// that ends in a zero byte. Gives 0, or anything else after writing the message.
  public typealias PythonCallback =
    @convention(c) (
      _ id: Int64, _ operandCount: Int32, _ operands: UnsafePointer<UnsafeRawPointer?>?, _ resultCount: Int32,
      _ results: UnsafePointer<UnsafeMutableRawPointer?>?, _ message: UnsafeMutablePointer<CChar>?, _ messageSize: Int
    ) -> Int32

  private struct Table {
    var foreign: [String: FFIHandler] = [:]
    var callback: PythonCallback?
  }
  private static let table = Mutex(Table())

  /// Makes `handler`, an `XLA_FFI_Handler` for the execute stage, what custom calls of `name` call. A name may be
  /// installed again. Throws when the handler was built for an interface that is not this library's.
  public static func install(foreignFunction name: String, _ handler: UnsafeRawPointer) throws(ReferenceError) {
    let handler = unsafeBitCast(handler, to: FFIHandler.self)
    try ForeignFunctions.checkVersion(of: handler, name)
    table.withLock { $0.foreign[name] = handler }
  }

  public static func install(callback: @escaping PythonCallback) { table.withLock { $0.callback = callback } }

  /// The targets of installed foreign functions.
  static var foreignFunctionNames: Set<String> { table.withLock { Set($0.foreign.keys) } }
  static func foreignFunction(_ name: String) -> FFIHandler? { table.withLock { $0.foreign[name] } }
  static var callback: PythonCallback? { table.withLock { $0.callback } }
}
