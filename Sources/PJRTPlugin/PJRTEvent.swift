import CPJRT
import Runtime

extension Event: PJRTObject {
  static let noun = "event"
}

extension PJRT_Api {
  mutating func bindEvents() {
    PJRT_Event_Destroy = { arguments in
      answer(arguments) { Event.release($0.event) }
    }
    PJRT_Event_IsReady = { arguments in
      answer(arguments) { $0.is_ready = try Event.at($0.event).isOver }
    }
    PJRT_Event_Error = { arguments in
      answer(arguments) {
        if let failure = try Event.at($0.event).failure { throw failure }
      }
    }
    PJRT_Event_Await = { arguments in
      answer(arguments) {
        if let failure = try Event.at($0.event).wait() { throw failure }
      }
    }
    PJRT_Event_OnReady = { arguments in
      answer(arguments) { arguments in
        let event = try Event.at(arguments.event)
        guard let callback = arguments.callback else {
          throw RuntimeError(.invalidArgument, "PJRT_Event_OnReady has no callback")
        }
        let argument = CallbackArgument(pointer: arguments.user_arg)
        event.onEnd { failure in
          // The callback may destroy the event's handle; this closure's caller keeps the event.
          callback(failure.map { PJRTError($0).retainedHandle() }, argument.pointer)
        }
      }
    }
    PJRT_Event_Create = { arguments in
      answer(arguments) { $0.event = Event().retainedHandle() }
    }
    PJRT_Event_Set = { arguments in
      answer(arguments) { arguments in
        let message = text(arguments.error_message, arguments.error_message_size)
        let failure = arguments.error_code.rawValue == 0 ? nil : PJRTError(arguments.error_code, message)
        guard try Event.at(arguments.event).finish(failure) else {
          throw RuntimeError(.failedPrecondition, "the event was set before")
        }
      }
    }
  }
}

private struct CallbackArgument: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer?
}
