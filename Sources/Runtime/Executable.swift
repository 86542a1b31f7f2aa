public import Compiler
import InstructionSet
public import Machine
import Numerics
public import Profile
import Reference
public import Silicon
public import StableHLO
import Synchronization

/// A compiled module for one simulated NeuronCore: runs for values, on any number of machines, and tells the time.
public final class Executable: Sendable {
  /// What one run leaves behind besides its results.
  public struct Run: Sendable {
    /// The path that control flow took.
    public var control: ControlTrace
    /// How long the host took.
    public var hostTime: Duration
  }

  public let compiled: CompiledProgram
  public let core: NeuronCore
  public let memory: ProgramMemory
  /// The program's inputs, in order.
  public let arguments: [Capture.Argument]
  private let ops = GpSimdOps()
  private let callbacks: HostFunctions.CallbackUse
  /// The program on each machine that ran it.
  private let executions = Mutex<[Execution]>([])
  private let timelines = Mutex<[ControlTrace?: Timeline]>([:])
  private let lastNanoseconds = Atomic<Int>(.max)

  /// Compiles a verified module. Throws `RuntimeError` with the refusal.
  public convenience init(
    _ module: Module, core: NeuronCore, options: CompileOptions = CompileOptions()
  ) throws(RuntimeError) {
    let compiled: CompiledProgram
    do throws(CompileError) {
      compiled = try Compiler.compile(
        module, for: core, options: options, customCallTargets: CustomCallTargets.names)
    } catch {
      let separator = error.location.line > 0 ? ":" : ": "
      throw RuntimeError(error.code.runtime, module.fileName + separator + error.description)
    }
    try self.init(module, compiled: compiled, core: core)
  }

  /// Takes a module that was compiled before, for this core. Throws `resourceExhausted` when it does not fit.
  public init(_ module: Module, compiled: CompiledProgram, core: NeuronCore) throws(RuntimeError) {
    self.compiled = compiled
    self.core = core
    callbacks = HostFunctions.CallbackUse(module)
    arguments = ArgumentKinds.of(module)
    memory = ProgramMemory(
      of: compiled, donated: module.main?.argumentAttributes.map { $0["tf.aliasing_output"] != nil } ?? [])
    let stack = core.hbmStackBytes
    if memory.peak > stack {
      throw RuntimeError(
        .resourceExhausted,
        "the program needs \(memory.text), the core's stack has \(bytesText(stack)); use a smaller batch or model, or a "
          + "chip with more memory" + batchAdvice(capacity: stack))
    }
  }

  public var inputs: [TensorType] { compiled.inputs }
  public var outputs: [TensorType] { compiled.outputs }
  /// Whether it calls functions of this process's Python.
  public var callsPython: Bool { !callbacks.isEmpty }

  /// Whether the last run was so short that handing it to another thread would be noticed.
  var isShort: Bool { lastNanoseconds.load(ordering: .relaxed) < 50_000 }

  /// Runs once on `machine`, which must have this executable's core. Returns the results and the path that control flow
  /// took.
  public func run(_ arguments: [DeviceBuffer], on machine: Machine) throws(RuntimeError) -> (
    results: [DeviceBuffer], control: ControlTrace
  ) {
    var results: [DeviceBuffer] = []
    for output in outputs { results.append(try DeviceBuffer(uninitialized: output)) }
    return (results, try run(arguments, into: results, on: machine).control)
  }

  /// Runs once on `machine`, one call at a time on each, and fills `results`, which have the types of ``outputs``. With
  /// `roundingSeed` the engines round stochastically.
  public func run(
    _ arguments: [DeviceBuffer], into results: [DeviceBuffer], on machine: Machine, roundingSeed: UInt64? = nil
  ) throws(RuntimeError) -> Run {
    try check(arguments)
    let begin = ContinuousClock.now
    do {
      let control = try prepared(on: machine).run(
        inputs: arguments.map { UnsafeRawBufferPointer($0.bytes) }, outputs: results.map(\.bytes),
        roundingSeed: roundingSeed)
      let hostTime = ContinuousClock.now - begin
      lastNanoseconds.store(Int(hostTime / .nanoseconds(1)), ordering: .relaxed)
      return Run(control: control, hostTime: hostTime)
    } catch let error as RuntimeError {
      throw error
    } catch {
      throw RuntimeError(.execution, "\(error)")
    }
  }

  /// Throws `invalidArgument` unless these are tensors of the program's inputs' types.
  public func check(_ arguments: [DeviceBuffer]) throws(RuntimeError) {
    guard arguments.count == inputs.count else {
      throw RuntimeError(.invalidArgument, "the program takes \(inputs.count) inputs, \(arguments.count) were given")
    }
    for (index, (argument, type)) in zip(arguments, inputs).enumerated() where argument.type != type {
      throw RuntimeError(
        .invalidArgument, "input \(index) is \(argument.type.text), the program takes \(type.text)")
    }
  }

  private func prepared(on machine: Machine) throws -> Execution {
    try executions.withLock { executions in
      if let known = executions.first(where: { $0.machine === machine }) { return known }
      let made = try Execution(
        compiled.program, on: machine, customOps: ops, sharedBytes: memory.shared)
      executions.append(made)
      return made
    }
  }

  /// Simulated time. A program whose control flow depends on values needs the trace of a run.
  public func timeline(_ control: ControlTrace? = nil) throws(RuntimeError) -> Timeline {
    if let known = timelines.withLock({ $0[control] }) { return known }
    do {
      let timeline = try TimingModel(core: core).time(compiled.program, control: control)
      timelines.withLock { $0[control] = timeline }
      return timeline
    } catch {
      throw RuntimeError(.execution, "\(error)")
    }
  }
}

extension CompileError.Code {
  fileprivate var runtime: RuntimeError.Code {
    switch self {
    case .unsupportedOperation, .unsupportedType, .dynamicShape: .unsupported
    case .outOfMemory: .resourceExhausted
    case .invalidOption: .invalidArgument
    case .noEntryPoint: .invalidModule
    case .invalidProgram: .compilation
    }
  }
}

extension TensorType {
  /// As MLIR writes it.
  public var text: String { "tensor<" + shape.map { "\($0)x" }.joined() + element.rawValue + ">" }
}
