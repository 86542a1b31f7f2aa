#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Host threads that play a core's engines. Results do not depend on how many there are.
public enum HostThreads {
  public static let variable = "ROUNDHOUSE_THREADS"

  /// For work on the side that need not refuse a bad setting: what this process's variable says, else one per processor.
  package static var available: Int {
    let text = getenv(variable).map { String(cString: $0) }
    return (try? count(text)) ?? 1
  }

  /// The number that the variable's text asks for; one per processor where it is not set. Throws `arguments`.
  public static func count(_ text: String?) throws(MachineError) -> Int {
    guard let text else { return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
    guard let count = Int(text), 1...1024 ~= count else {
      throw MachineError(
        .arguments, "\(variable) is '\(text)'; set a number from 1 to 1024, or unset it for all processors", place: "")
    }
    return count
  }
}
