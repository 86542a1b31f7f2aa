import Synchronization

/// Something that happens once: memory becomes readable, a program ends. It succeeds or fails.
///
/// Any thread may finish it or wait for it.
public final class Event: Sendable {
  public typealias Failure = any Error

  private enum State {
    case pending([@Sendable (Failure?) -> Void])
    case over(Failure?)
  }

  private let state: Mutex<State>

  public init() { state = Mutex(.pending([])) }

  /// One that is over.
  public init(failure: Failure?) { state = Mutex(.over(failure)) }

  /// What every event that is over from the start may share.
  public static let succeeded = Event(failure: nil)

  public var isOver: Bool {
    state.withLock { if case .over = $0 { true } else { false } }
  }

  /// Nil before the end, and after success.
  public var failure: Failure? {
    state.withLock { if case .over(let failure) = $0 { failure } else { nil } }
  }

  /// Ends it. Only the first call counts: returns whether this was it.
  @discardableResult
  public func finish(_ failure: Failure? = nil) -> Bool {
    let waiting: [@Sendable (Failure?) -> Void]? = state.withLock { state in
      guard case .pending(let callbacks) = state else { return nil }
      state = .over(failure)
      return callbacks
    }
    guard let waiting else { return false }
    for callback in waiting { callback(failure) }
    return true
  }

  /// Calls `body` once: now if it is over, else on the thread that finishes it.
  public func onEnd(_ body: @escaping @Sendable (Failure?) -> Void) {
    let failure: Failure?? = state.withLock { state in
      switch state {
      case .over(let failure): return .some(failure)
      case .pending(let callbacks):
        state = .pending(callbacks + [body])
        return nil
      }
    }
    if case .some(let failure) = failure { body(failure) }
  }

  /// Blocks until it is over. Returns the failure, if it failed.
  public func wait() -> Failure? {
    if isOver { return failure }
    let ended = Monitor(false)
    onEnd { _ in ended.update { $0 = true } }
    ended.update(when: { $0 }, { _ in })
    return failure
  }
}
