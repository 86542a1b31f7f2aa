internal import CForeignFunctions
public import StableHLO
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
    /// How many live `CallbackUse`s name each Python function.
    var uses: [Int64: Int] = [:]
  }
  private static let table = Mutex(Table())
  private static let preparation = Mutex<(@convention(c) () -> Int32)?>(nil)

  /// Makes `handler`, an `XLA_FFI_Handler` for the execute stage, what custom calls of `name` call. A name may be
  /// installed again. Throws when the handler was built for an interface that is not this library's.
  public static func install(foreignFunction name: String, _ handler: UnsafeRawPointer) throws(ReferenceError) {
    let handler = unsafeBitCast(handler, to: FFIHandler.self)
    try ForeignFunctions.checkVersion(of: handler, name)
    table.withLock { $0.foreign[name] = handler }
  }

  /// Makes `preparation` what is called, once, before the first call of a foreign function: it gives 0 when they are
  /// ready.
  public static func install(preparation: @escaping @convention(c) () -> Int32) {
    self.preparation.withLock { $0 = preparation }
  }

  public static func install(callback: @escaping PythonCallback) { table.withLock { $0.callback = callback } }

  /// Whether a program that calls the Python function is alive.
  public static func isInUse(callback id: Int64) -> Bool { table.withLock { $0.uses[id] != nil } }

  /// The Python functions that a program calls, in use as long as this lives.
  public final class CallbackUse: Sendable {
    private let ids: [Int64]

    public init(_ module: Module) {
      let ids = module.functions.flatMap { callbacks(in: $0.body) }
      self.ids = ids
      table.withLock { table in
        for id in ids { table.uses[id, default: 0] += 1 }
      }
    }

    public var isEmpty: Bool { ids.isEmpty }

    deinit {
      table.withLock { table in
        for id in ids {
          let uses = table.uses[id, default: 1] - 1
          table.uses[id] = uses > 0 ? uses : nil
        }
      }
    }
  }

  private static func callbacks(in region: Region) -> [Int64] {
    region.operations.flatMap { op in op.regions.flatMap(callbacks) + (op.pythonCallback.map { [$0] } ?? []) }
  }

  /// The targets of installed foreign functions.
  static var foreignFunctionNames: Set<String> { table.withLock { Set($0.foreign.keys) } }
  static func foreignFunction(_ name: String) -> FFIHandler? { table.withLock { $0.foreign[name] } }
  /// Whether foreign functions may be called.
  static func prepare() -> Bool {
    preparation.withLock { preparation in
      guard let call = preparation else { return true }
      guard call() == 0 else { return false }
      preparation = nil
      return true
    }
  }
  static var callback: PythonCallback? { table.withLock { $0.callback } }
}
