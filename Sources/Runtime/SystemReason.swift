internal import FoundationEssentials
internal import Glibc

extension Error {
  /// Why the system refused a file, in its words: `No such file or directory`.
  package var systemReason: String {
    guard let posix = (self as? CocoaError)?.underlying as? POSIXError else { return "\(self)" }
    return String(cString: strerror(posix.code.rawValue))
  }
}
