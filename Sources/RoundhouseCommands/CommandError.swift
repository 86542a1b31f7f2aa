import Runtime

/// What a command refuses by itself: place, code, message with remedy.
struct CommandError: Error, Equatable, CustomStringConvertible {
  enum Code: String {
    case invalidArgument, fileNotFound, unreadableFile, unwritableFile, badProgram, valuesNeeded
  }

  var code: Code
  var message: String
  /// `file` or `file:line:column`; empty when no file is to blame.
  var place: String

  init(_ code: Code, _ message: String, place: String = "") {
    self.code = code
    self.message = message
    self.place = place
  }

  var description: String { (place.isEmpty ? "" : "\(place): ") + "\(code.rawValue): \(message)" }
}

/// A failure of a layer below, at the model that caused it.
struct ModelError: Error, CustomStringConvertible {
  var model: String
  var error: RuntimeError

  var description: String {
    // A refusal to compile starts with its own place.
    error.message.hasPrefix("\(model):") ? error.message : "\(model): \(error)"
  }
}

/// The one line that reports a failure.
func errorLine(_ error: any Error) -> String {
  "error: " + "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
}
