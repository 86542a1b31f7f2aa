import Runtime
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A child that `fork` made has the devices but none of their threads: what would need one is refused there.
enum Fork {
  private static let happened = Atomic<Bool>(false)
  private static let watching: Void = {
    pthread_atfork(nil, nil, { Fork.happened.store(true, ordering: .relaxed) })
  }()

  static func watch() { watching }

  static var hasHappened: Bool { happened.load(ordering: .relaxed) }

  static func check() throws {
    guard hasHappened else { return }
    throw RuntimeError(
      .failedPrecondition,
      "this process was forked from one that uses the device, whose threads it does not have; start it with the "
        + "'spawn' method of multiprocessing, or fork before the first use of JAX")
  }
}
