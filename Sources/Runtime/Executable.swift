public import Compiler
import InstructionSet
public import Machine
import Numerics
import Reference
public import Silicon
public import StableHLO

/// A compiled module on one simulated NeuronCore: runs for values, and tells the time.
public final class Executable: @unchecked Sendable {
  public let compiled: CompiledProgram
  public let core: NeuronCore
  private let ops = GpSimdOps()
  private let callbacks: HostFunctions.CallbackUse
  private var execution: Execution?
  private var timelines: [ControlTrace?: Timeline] = [:]

  /// Compiles a verified module. Throws `RuntimeError` with the refusal.
  public init(_ module: Module, core: NeuronCore, options: CompileOptions = CompileOptions()) throws(RuntimeError) {
    self.core = core
    callbacks = HostFunctions.CallbackUse(module)
    do throws(CompileError) {
      compiled = try Compiler.compile(
        module, for: core, options: options, customCallTargets: CustomCallTargets.names)
    } catch {
      let separator = error.location.line > 0 ? ":" : ": "
      throw RuntimeError(.compilation, module.fileName + separator + error.description)
    }
    let needed = hbmBytes
    let stack = core.hbmStackBytes
    if needed > stack {
      throw RuntimeError(
        .resourceExhausted,
        "the program needs \(bytesText(needed)) of HBM, the core's stack has \(bytesText(stack)); "
          + "use a smaller batch or model, or a chip with more memory")
    }
  }

  public var inputs: [TensorType] { compiled.inputs }
  public var outputs: [TensorType] { compiled.outputs }

  /// HBM that one execution holds: inputs, outputs, constants and intermediates.
  public var hbmBytes: Int { compiled.program.buffers.reduce(0) { $0 + ($1.space == .hbm ? $1.byteCount : 0) } }

  /// Runs once on `machine`, which must have this executable's core. Returns the results and the path that control flow
  /// took.
  public func run(_ arguments: [DeviceBuffer], on machine: Machine) throws(RuntimeError) -> (
    results: [DeviceBuffer], control: ControlTrace
  ) {
    guard arguments.count == inputs.count else {
      throw RuntimeError(.invalidArgument, "the program takes \(inputs.count) inputs, \(arguments.count) were given")
    }
    for (index, (argument, type)) in zip(arguments, inputs).enumerated() where argument.type != type {
      throw RuntimeError(
        .invalidArgument, "input \(index) is \(argument.type.text), the program takes \(type.text)")
    }
    let results = outputs.map { DeviceBuffer(uninitialized: $0) }
    do {
      let execution = try prepared(on: machine)
      let control = try execution.run(
        inputs: arguments.map { UnsafeRawBufferPointer($0.bytes) }, outputs: results.map(\.bytes))
      return (results, control)
    } catch let error as RuntimeError {
      throw error
    } catch {
      throw RuntimeError(.execution, "\(error)")
    }
  }

  private func prepared(on machine: Machine) throws -> Execution {
    if let execution, execution.machine === machine { return execution }
    let made = try Execution(compiled.program, on: machine, customOps: ops)
    execution = made
    return made
  }

  /// Simulated time. A program whose control flow depends on values needs the trace of a run.
  public func timeline(_ control: ControlTrace? = nil) throws(RuntimeError) -> Timeline {
    if let known = timelines[control] { return known }
    do {
      let timeline = try TimingModel(core: core).time(compiled.program, control: control)
      timelines[control] = timeline
      return timeline
    } catch {
      throw RuntimeError(.execution, "\(error)")
    }
  }
}

extension TensorType {
  /// As MLIR writes it.
  public var text: String { "tensor<" + shape.map { "\($0)x" }.joined() + element.rawValue + ">" }
}

/// Bytes with a binary unit: `1.5 GiB`.
public func bytesText(_ bytes: Int) -> String {
  var value = Double(bytes)
  for unit in ["B", "KiB", "MiB", "GiB"] {
    if value < 1024 { return unit == "B" ? "\(bytes) B" : decimal(value, 2) + " " + unit }
    value /= 1024
  }
  return decimal(value, 2) + " TiB"
}

func decimal(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let rounded = Int((abs(value) * scale).rounded())
  let whole = rounded / Int(scale)
  let sign = value < 0 && rounded != 0 ? "-" : ""
  if digits == 0 { return "\(sign)\(whole)" }
  let fraction = String(rounded % Int(scale))
  return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
