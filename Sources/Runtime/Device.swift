import Machine
import Numerics
public import Silicon
import StableHLO
import Synchronization

/// A logical NeuronCore: it runs programs in the order in which they come, and has HBM of its own.
///
/// Any thread may use it; devices work at the same time.
public final class Device: Sendable {
  public let core: NeuronCore
  public let memory: DeviceMemory
  /// Host threads that play the engines.
  private let threads: Int
  /// Nil where engines round to the nearest.
  private let roundingSeed: UInt64?
  private let runs = Atomic<UInt64>(0)
  private let queue = ExecutionQueue()
  /// Made by the first program.
  private let machine = Mutex<Machine?>(nil)

  /// With `roundingSeed` engines round stochastically: the same programs in the same order give the same values.
  public init(core: NeuronCore, hbmBytes: Int, threads: Int, roundingSeed: UInt64? = nil) {
    self.core = core
    self.threads = threads
    self.roundingSeed = roundingSeed
    memory = DeviceMemory(capacity: hbmBytes)
  }

  /// Runs `executable` after everything that waits already, and promises its results. A failure, of an argument too, is
  /// that of every result. A program that calls the host cannot be what launches another one on its own device.
  ///
  /// A program that is known to be short runs before this returns, if nothing else waits: passing it to a thread would
  /// take longer.
  /// - Returns: The results, and the event that they all wait for.
  public func launch(
    _ executable: Executable, _ arguments: [DeviceBuffer], observer: (any LaunchObserver)? = nil
  ) -> (results: [DeviceBuffer], ended: Event) {
    observer?.launched()
    let ended = Event()
    let results = executable.outputs.map { DeviceBuffer(promised: $0, ready: ended) }
    if queue.isRunByCaller {
      observer?.ended(nil)
      ended.finish(
        RuntimeError(
          .failedPrecondition,
          "a Python callback uses the device that waits for it; compute with NumPy there, or on another device"))
      return (results, ended)
    }
    let isShort = executable.isShort && arguments.allSatisfy(\.ready.isOver)
    if isShort, queue.runIfIdle({ run(executable, arguments, results, ended, observer) }) { return (results, ended) }
    queue.add { self.run(executable, arguments, results, ended, observer) }
    return (results, ended)
  }

  private func run(
    _ executable: Executable, _ arguments: [DeviceBuffer], _ results: [DeviceBuffer], _ ended: Event,
    _ observer: (any LaunchObserver)?
  ) {
    // An argument waits only for what was started earlier, somewhere: no circle of devices can form.
    for argument in arguments {
      if let failure = argument.ready.wait() {
        observer?.ended(nil)
        ended.finish(failure)
        return
      }
    }
    do {
      for result in results { try result.allocate() }
      let seed = roundingSeed.map {
        CounterGenerator.bits(seed: $0, index: runs.wrappingAdd(1, ordering: .relaxed).oldValue)
      }
      let run = try executable.run(arguments, into: results, on: try preparedMachine(), roundingSeed: seed)
      observer?.ended(run)
      ended.finish()
    } catch {
      observer?.ended(nil)
      ended.finish(error)
    }
  }

  private func preparedMachine() throws(RuntimeError) -> Machine {
    do throws(MachineError) {
      return try machine.withLock { machine throws(MachineError) in
        if let machine { return machine }
        let made = try Machine(core: core, workers: threads)
        machine = made
        return made
      }
    } catch {
      throw RuntimeError(.resourceExhausted, "\(error)")
    }
  }
}

/// Whoever keeps an account of a program's runs. Calls come from any thread.
public protocol LaunchObserver: Sendable {
  func launched()
  /// Nil when the run failed.
  func ended(_ run: Executable.Run?)
}
