/// Why a profile cannot be written, read or timed: what, where, and the remedy.
public struct ProfileError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case notAProfile, otherVersion, fileNotFound, unreadableFile, unwritableFile, untimable, invalidArgument
  }

  public var code: Code
  public var message: String
  /// The file; empty when none is to blame.
  public var place: String

  public init(_ code: Code, _ message: String, place: String = "") {
    self.code = code
    self.message = message
    self.place = place
  }

  public var description: String { (place.isEmpty ? "" : "\(place): ") + "\(code.rawValue): \(message)" }
}
