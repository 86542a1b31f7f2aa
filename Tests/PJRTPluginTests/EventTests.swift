import CPJRT
import Synchronization
import Testing

@testable import PJRTPlugin

@Suite struct `Events` {
  /// What callbacks got: code of the error, 0 for none.
  private final class Calls: Sendable {
    let codes = Mutex<[UInt32]>([])
    let event: Handle
    init(_ event: OpaquePointer) { self.event = Handle(event) }
  }

  /// Notes the call and destroys the event's handle, as JAX does.
  private static let note: PJRT_Event_OnReadyCallback = { error, argument in
    let calls = Unmanaged<Calls>.fromOpaque(argument!).takeRetainedValue()
    let code = error.map { TestPlugin.Failure(taking: $0).code } ?? 0
    calls.codes.withLock { $0.append(code) }
    try? TestPlugin.destroy(event: calls.event.pointer)
  }

  @Test(arguments: [0, 8]) func `call back once, from inside which they may be destroyed`(code: Int32) throws {
    let event = try #require(try TestPlugin.call(\.PJRT_Event_Create, PJRT_Event_Create_Args.self).event)
    let calls = Calls(event)
    try TestPlugin.call(\.PJRT_Event_OnReady, PJRT_Event_OnReady_Args.self) {
      $0.event = event
      $0.callback = Self.note
      $0.user_arg = Unmanaged.passRetained(calls).toOpaque()
    }
    #expect(try !TestPlugin.call(\.PJRT_Event_IsReady, PJRT_Event_IsReady_Args.self) { $0.event = event }.is_ready)
    #expect(calls.codes.withLock { $0 } == [])
    let message = Array("too much".utf8CString)
    try message.withUnsafeBufferPointer { message in
      _ = try TestPlugin.call(\.PJRT_Event_Set, PJRT_Event_Set_Args.self) {
        $0.event = event
        $0.error_code = PJRT_Error_Code(rawValue: code)
        $0.error_message = message.baseAddress
        $0.error_message_size = message.count - 1
      }
    }
    #expect(calls.codes.withLock { $0 } == [UInt32(code)])
  }

  @Test func `that are over call back at once and keep their error`() throws {
    let event = try #require(try TestPlugin.call(\.PJRT_Event_Create, PJRT_Event_Create_Args.self).event)
    func set(_ code: PJRT_Error_Code) throws {
      try TestPlugin.call(\.PJRT_Event_Set, PJRT_Event_Set_Args.self) {
        $0.event = event
        $0.error_code = code
        $0.error_message = nil
        $0.error_message_size = 0
      }
    }
    try set(PJRT_Error_Code_ABORTED)
    #expect(throws: TestPlugin.Failure.self) { try set(PJRT_Error_Code_ABORTED) }
    #expect(try TestPlugin.call(\.PJRT_Event_IsReady, PJRT_Event_IsReady_Args.self) { $0.event = event }.is_ready)
    #expect { try TestPlugin.call(\.PJRT_Event_Error, PJRT_Event_Error_Args.self) { $0.event = event } } throws: {
      ($0 as? TestPlugin.Failure)?.code == 10
    }
    let calls = Calls(event)
    try TestPlugin.call(\.PJRT_Event_OnReady, PJRT_Event_OnReady_Args.self) {
      $0.event = event
      $0.callback = Self.note
      $0.user_arg = Unmanaged.passRetained(calls).toOpaque()
    }
    #expect(calls.codes.withLock { $0 } == [10])
  }
}
