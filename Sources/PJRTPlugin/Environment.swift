import Machine
import Runtime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process's environment says.
enum Environment {
  /// Nil where it is not set, or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A line for the user, on standard error.
  static func tell(_ line: String) {
    let bytes = Array("roundhouse: \(line)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Host threads that play a device's engines: `ROUNDHOUSE_THREADS`, else one per processor. Results do not depend on
  /// it.
  static func threads() throws -> Int {
    do throws(MachineError) { return try HostThreads.count(variable(HostThreads.variable)) } catch {
      throw RuntimeError(.invalidArgument, error.message)
    }
  }

  /// The seed of stochastic rounding, nil where engines round to the nearest: `NEURON_RT_STOCHASTIC_ROUNDING_EN` (0 or 1)
  /// and `NEURON_RT_STOCHASTIC_ROUNDING_SEED` (0), from "Neuron environment variables" of JAX NeuronX.
  static func roundingSeed() throws -> UInt64? {
    let switchName = "NEURON_RT_STOCHASTIC_ROUNDING_EN"
    let seedName = "NEURON_RT_STOCHASTIC_ROUNDING_SEED"
    let choice = variable(switchName) ?? "0"
    guard choice == "0" || choice == "1" else {
      throw RuntimeError(
        .invalidArgument, "\(switchName) is '\(choice)'; set 1 for stochastic rounding, 0 for the nearest")
    }
    let text = variable(seedName) ?? "0"
    guard let seed = UInt64(text) else {
      throw RuntimeError(.invalidArgument, "\(seedName) is '\(text)'; set a number from 0 to \(UInt64.max)")
    }
    return choice == "1" ? seed : nil
  }
}
