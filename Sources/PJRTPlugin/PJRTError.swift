import CPJRT
import Compiler
import Machine
import Runtime
import Silicon
import StableHLO

/// An error on its way to Python, where it becomes a `JaxRuntimeError` that begins with the code's name.
final class PJRTError: PJRTObject, Error {
  static let noun = "error"

  let code: PJRT_Error_Code
  let message: String
  let text: HandedOutText

  init(_ code: PJRT_Error_Code, _ message: String) {
    self.code = code
    self.message = message
    text = HandedOutText(message)
  }

  /// Every layer's error with the code that comes closest.
  convenience init(_ error: any Error) {
    switch error {
    case let error as PJRTError: self.init(error.code, error.message)
    case let error as RuntimeError: self.init(error.code.pjrt, error.message)
    case let error as StableHLOError:
      self.init(
        error.code == .unsupported || error.code == .unknownOperation
          ? PJRT_Error_Code_UNIMPLEMENTED : PJRT_Error_Code_INVALID_ARGUMENT, error.description)
    case let error as SiliconError: self.init(PJRT_Error_Code_INVALID_ARGUMENT, error.description)
    default: self.init(PJRT_Error_Code_INTERNAL, "\(error)")
    }
  }

}

extension RuntimeError.Code {
  fileprivate var pjrt: PJRT_Error_Code {
    switch self {
    case .invalidArgument, .invalidModule: PJRT_Error_Code_INVALID_ARGUMENT
    case .unsupported: PJRT_Error_Code_UNIMPLEMENTED
    case .resourceExhausted: PJRT_Error_Code_RESOURCE_EXHAUSTED
    case .failedPrecondition: PJRT_Error_Code_FAILED_PRECONDITION
    case .compilation, .execution: PJRT_Error_Code_INTERNAL
    case .fileNotFound: PJRT_Error_Code_NOT_FOUND
    case .unreadableFile: PJRT_Error_Code_DATA_LOSS
    }
  }
}

extension PJRT_Api {
  mutating func bindErrors() {
    PJRT_Error_Destroy = { PJRTError.release($0?.pointee.error) }
    PJRT_Error_Message = { arguments in
      guard let arguments, let error = try? PJRTError.at(arguments.pointee.error) else { return }
      error.text.hand(to: &arguments.pointee.message, &arguments.pointee.message_size)
    }
    PJRT_Error_GetCode = { arguments in
      answer(arguments) { $0.code = try PJRTError.at($0.error).code }
    }
    // Errors here have no payloads to visit.
    PJRT_Error_ForEachPayload = { arguments in
      answer(arguments) { _ = try PJRTError.at($0.error) }
    }
  }
}
